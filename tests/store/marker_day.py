"""A day at an office, in processes of their own, a mark in every confidential field; the hunt for it.

As a program (`marker_day.py TASK ROOT ...`) it is what such a process runs: the command line with keys made
in a millisecond, or a worker that saves, attaches and types until it is killed.
"""

from __future__ import annotations

import base64
import io
import itertools
import os
import sys
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Stands in every text; its letters occur in no other word, in no language and no hash.
WORD: Final = "Zqxwmarka"
DIGITS: Final = "99779917"
PHONE: Final = "81277997799"
DAY: Final = "1987-10-23"
MARKS: Final = (WORD, DIGITS, PHONE, DAY)
SECRET: Final = "empat kata acak panjang"  # noqa: S105  # an invented one
_VALUES: Final = {"nik": DIGITS + "10870001", "phone": "0" + PHONE, "date": DAY}
_CONFIDENTIAL: Final = ("identity", "contact", "health")


def marked(case: dict[str, Any]) -> dict[str, Any]:
    """The case with a mark in every confidential field of every entry, of the fields it lacked too."""
    from legal_assist.cases import vocabulary

    for fact in vocabulary.facts().values():
        if fact.sensitivity not in _CONFIDENTIAL:
            continue
        if fact.kind in ("line", "passage"):
            value = f"{WORD} {fact.path}"
        elif fact.kind in _VALUES:
            value = _VALUES[fact.kind]
        else:
            continue  # yes or no says nothing that could be found
        *lists, field = fact.path.split(".")
        _put(case, lists, field, value)
    return case


def _put(node: dict[str, Any], path: list[str], field: str, value: str) -> None:
    if not path:
        node[field] = value
        return
    if path[0] in _GROUPS:
        _put(node.setdefault(path[0], {}), path[1:], field, value)
        return
    for entry in node.setdefault(path[0], [_NEW.get(path[0], {})]):
        _put(entry, path[1:], field, value)


#: Facts that hang on an entry as one group, not as a list.
_GROUPS: Final = ("guardian", "relative")
#: What an entry needs before it can hold a mark.
_NEW: Final[dict[str, dict[str, Any]]] = {
    "printed": {"id": "I1", "paper": "KTP"},
    "heirs": {"id": "W1"},
    "consents": {"id": "C1", "purpose": "referral"},
    "notes": {"id": "N1"},
}


# the hunt


def forms(mark: str) -> Iterator[bytes]:
    """How a mark may stand in a file: plain, as two bytes per letter, in base 64 at each offset, in hex."""
    plain = mark.encode()
    yield plain.lower()
    yield mark.encode("utf-16-le").lower()
    yield plain.hex().encode()
    for shift in range(3):
        whole = base64.b64encode(bytes(shift) + plain)
        start = (shift * 8 + 5) // 6
        yield whole[start : start + (len(plain) * 8 - 6) // 6].lower()


FORMS: Final = tuple(itertools.chain.from_iterable(map(forms, MARKS)))


def is_marked(raw: bytes) -> bool:
    """Whether a mark stands in these bytes, packed or not."""
    return any(form in layer for layer in _layers(raw) for form in FORMS)


def _layers(raw: bytes) -> Iterator[bytes]:
    yield raw.lower()
    with_zip = io.BytesIO(raw)
    if zipfile.is_zipfile(with_zip):
        with zipfile.ZipFile(with_zip) as parts:
            for name in parts.namelist():
                yield from _layers(parts.read(name))
        return
    for start in (b"\x78\x01", b"\x78\x9c", b"\x78\xda", b"\x1f\x8b"):  # zlib at three strengths, gzip
        at = raw.find(start)
        while at >= 0:
            inflating = zlib.decompressobj(wbits=47)
            try:
                plain = inflating.decompress(raw[at : at + 4_000_000], 4_000_000)
            except zlib.error:
                plain = b""
            if plain:
                yield plain.lower()
            at = raw.find(start, at + 1)


def found_in(*folders: Path) -> list[str]:
    """Every file below these folders that holds a mark in its content, its name or its attributes."""
    found = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            name = str(path.relative_to(folder))
            if is_marked(name.encode()) or (path.is_file() and is_marked(path.read_bytes())):
                found.append(name)
    return found


# what the processes run


def _cli(*arguments: str) -> int:
    from legal_assist.__main__ import run
    from legal_assist.reckoning import next_steps

    def broken(*_: Any, **__: Any) -> None:
        told = WORD
        raise RuntimeError(told)

    if os.environ.get("BREAK"):
        next_steps.next_steps = broken
    return run(list(arguments))


def _work(task: str, root: str, code: str) -> None:
    """Change the case without end: the day's power cut falls into this."""
    from datetime import date

    from legal_assist.clock import FixedClock
    from legal_assist.desk import Desk, drafting, evidence

    desk = Desk(Path(root), FixedClock(date(2026, 11, 24)), "Rina")
    desk.unlock(SECRET)
    opened = desk.open(code)
    print("ready", flush=True)
    for number in itertools.count():
        text = f"{WORD} {number} " * 300
        if task == "save":
            opened = desk.record(opened, "victims.K1.address", text)
        elif task == "type":
            drafting.keep(desk, code, "victims.K1", {"victims.K1.name": text})
        else:
            source = Path(root).parent / "source" / f"{WORD}-{task}.png"
            source.write_bytes(b"\x89PNG\r\n\x1a\n" + f"{WORD} {number} ".encode() * 40_000)
            opened = evidence.attach(desk, opened, "P-1", source).opened


if __name__ == "__main__":
    from legal_assist.store import keys

    keys.allow_test_kdf()
    if sys.argv[1] == "cli":
        sys.exit(_cli(*sys.argv[2:]))
    _work(*sys.argv[1:])
