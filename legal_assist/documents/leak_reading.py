"""Any file as texts for the leak scan: what it is is told by its content, never by its name."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from legal_assist.documents import leak_office, leak_pdf, leak_pictures, leak_plain
from legal_assist.documents.leak_pieces import MOST_DEPTH, MOST_PART, Budget, Piece, Stop, Unread, stop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from legal_assist.documents.leak_pieces import Reading

_CLOSED: Final = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07")
_PACKED: Final[dict[bytes, Callable[..., Any]]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ": lzma.open,
}
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD: Final = 1024


def read(name: str, data: bytes, budget: Budget | None = None) -> Iterator[Reading]:
    """The texts of a file, of the files inside it, and whatever could not be read, by name.

    Args:
        name: of the file or part.
        data: its bytes.
        budget: what may be unfolded; a fresh one for a file of its own.
    """
    outer = budget is None
    budget = Budget() if budget is None else budget
    if outer:
        yield Piece(name, "file_name", name)
    if not data:
        return
    if budget.depth >= MOST_DEPTH:
        yield Unread(name, "too_deep", params={"limit": MOST_DEPTH})
        return
    if outer and len(data) > MOST_PART:
        yield Unread(name, "too_large", params={"limit": MOST_PART // 2**20})
        return
    try:
        yield from _by_content(name, data, budget)
    except Stop as end:
        yield end.unread


def _inner(name: str, data: bytes, budget: Budget) -> Iterator[Reading]:
    """A part that is a file of its own: one level deeper, from the same budget."""
    deeper = replace(budget, depth=budget.depth + 1)
    yield from read(name, data, deeper)
    budget.left = deeper.left


def _by_content(name: str, data: bytes, budget: Budget) -> Iterator[Reading]:
    picture = leak_pictures.kind(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        yield from leak_office.read(name, data, budget, _inner)
    elif b"%PDF-" in data[:_HEAD]:
        yield from leak_pdf.read(name, data, budget, _inner)
    elif picture is not None:
        yield from leak_pictures.read(name, data, picture)
    elif data.startswith(_OLE):
        yield from _ole(name, data)
    elif data.startswith(_CLOSED):
        yield Unread(name, "archive")
    elif data.startswith(tuple(_PACKED)):
        yield from _inner(f"{name}/…", _unpacked(name, data, budget), budget)
    elif data[257:262] == b"ustar":
        yield from _tar(name, data, budget)
    else:
        yield from _other(name, data, budget)


def _other(name: str, data: bytes, budget: Budget) -> Iterator[Reading]:
    text = leak_plain.decoded(data)
    if text is None:
        yield Piece(name, "raw", leak_plain.strings(data))
        yield Unread(name, "binary", closed=False)
    elif text.lstrip()[:5] == "<?xml" or text.lstrip()[:4] == "<svg":
        yield from leak_office.read_xml(name, data, "body")
    else:
        for reading in leak_plain.readings(text):
            yield Piece(name, "text", reading)
        if "\nContent-Type:" in text[:20_000] or text.startswith("Content-Type:"):
            yield from _mail(name, data, budget)
        if "ENCODING=BASE64" in text.upper() or ";BASE64," in text.upper():
            yield Unread(name, "inline", closed=False)


def _ole(name: str, data: bytes) -> Iterator[Reading]:
    """Old Office files; new ones with a password are wrapped in one."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        yield Unread(name, "encrypted")
        return
    yield Piece(name, "raw", leak_plain.strings(data))
    yield Unread(name, "old_format", closed=False)


def _unpacked(name: str, data: bytes, budget: Budget) -> bytes:
    opener = next(opener for mark, opener in _PACKED.items() if data.startswith(mark))
    try:
        with opener(io.BytesIO(data)) as packed:
            blob = packed.read(min(MOST_PART, budget.left) + 1)
    except (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError):
        stop(name, "broken")
    budget.take(name, len(blob), len(data))
    return bytes(blob)


def _tar(name: str, data: bytes, budget: Budget) -> Iterator[Reading]:
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            for member in archive:
                yield Piece(
                    name, "part_names", f"{member.name}\n{member.linkname}\n{member.uname}\n{member.gname}"
                )
                if not member.isfile():
                    continue
                budget.take(member.name, member.size, member.size)
                source = archive.extractfile(member)
                yield from _inner(f"{name}/{member.name}", source.read() if source else b"", budget)
    except (tarfile.TarError, EOFError, ValueError):
        yield Unread(name, "broken")


def _mail(name: str, data: bytes, budget: Budget) -> Iterator[Reading]:
    """A saved message: its headers decoded, and each of its parts."""
    import email
    import email.policy

    message = email.message_from_bytes(data, policy=email.policy.default)
    try:
        yield Piece(name, "properties", "\n".join(str(value) for value in message.values()))
        for number, part in enumerate(message.walk()):
            if part.is_multipart():
                continue
            blob = part.get_payload(decode=True)
            if isinstance(blob, bytes):
                title = part.get_filename() or str(number)
                yield Piece(name, "part_names", title)
                yield from _inner(f"{name}/{title}", blob, budget)
    except (ValueError, LookupError, AttributeError, TypeError, IndexError):
        yield Unread(name, "broken")
