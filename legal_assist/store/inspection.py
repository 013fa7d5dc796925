"""The check of a whole store: every file read, every fault named with a remedy. Changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from legal_assist.durable_files import is_temp
from legal_assist.store import faults, marker
from legal_assist.store.case_files import CaseFile
from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.names import code_at_start, code_in

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.store.atomic_storage import AtomicStorage
    from legal_assist.store.index import Entry, Index
    from legal_assist.store.records import Damage
    from legal_assist.store.steps import Steps
    from legal_assist.workspace import Workspace

#: What systems leave in folders; harmless.
SYSTEM_FILES: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".directory"})


def check(
    place: Workspace, index: Index, storage: type[AtomicStorage], *, alone: bool, steps: Steps
) -> tuple[Damage, ...]:
    """Everything that is wrong, by file name.

    Args:
        place: the store's places.
        index: its index.
        storage: the TinyDB storage class to use.
        alone: whether the caller holds the lock; without it unfinished files may be another window's.
        steps: counts files.

    Raises:
        StoppedError: somebody ended it.
        OSError: the folder can't be read.
    """
    known = index.read()
    found: list[Damage] = []
    seen: set[str] = set()
    intact: set[str] = set()
    paths = list(place.cases.iterdir())
    steps.expect(len(paths))
    for path in paths:
        steps.take()
        code = code_in(path.name)
        if code is None:
            found += _stranger(path, alone=alone)
            continue
        seen.add(code)
        reason = _fault(CaseFile(path, code, storage), known.get(code) if known else None)
        if reason:
            found.append(faults.damage(reason, f"cases/{path.name}", code))
        else:
            intact.add(code)
    if known is None or intact - known.keys():
        found.append(faults.damage("index", place.index.name, None))
    for code in (known or {}).keys() - seen:
        found.append(faults.damage("missing", f"cases/{code}.json", code))
    if marker.is_damaged(place.root):
        found.append(faults.damage("marker", marker.NAME, None))
    return tuple(sorted(found, key=lambda one: (one.file, one.reason)))


def _fault(file: CaseFile, last: Entry | None) -> str | None:
    try:
        envelope = file.parse()
    except EnvelopeError as error:
        return error.reason
    except FileNotFoundError:
        return "missing"  # deleted while we were reading
    if last is None or last.sha256 == envelope.sha256:
        return None
    # A save writes the file first, so an index that knows a later revision means an older file was put back.
    return "older" if last.revision > envelope.revision else "index"


def _stranger(path: Path, *, alone: bool) -> list[Damage]:
    name = f"cases/{path.name}"
    if path.name in SYSTEM_FILES:
        return []
    if is_temp(path.name):
        return [faults.damage("unfinished", name, None)] if alone else []
    code = code_at_start(path.name)
    return [faults.damage("copy" if code else "stray", name, code)]
