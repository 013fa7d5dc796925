"""A full check of a sealed store: every byte opened, every case held against index and log."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from legal_assist.durable_files import is_temp
from legal_assist.store import audit, faults, header, marker, sealed_index
from legal_assist.store.audit import AuditLog
from legal_assist.store.comparison import Remembered, compare, remembered
from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.inspection import SYSTEM_FILES
from legal_assist.store.records import Damage
from legal_assist.store.sealed_storage import SUFFIX
from legal_assist.store.vault import id_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from legal_assist.store.steps import Steps
    from legal_assist.store.vault import Vault

_OURS: Final = frozenset({marker.NAME, header.COPY, sealed_index.NAME, audit.NAME})
#: What sync programs make of our names: ``store (1).json``, ``index-conflict.sealed``.
_COPY: Final = re.compile(r"(?:store|index|audit).*\.(?:json|sealed)")
_ID_COPY: Final = re.compile(r"([0-9a-f]{32}).+")


def check(vault: Vault, *, alone: bool, steps: Steps) -> Iterator[Damage]:
    """Everything that is wrong, by file name. Changes nothing.

    Args:
        vault: the open store.
        alone: whether the caller holds the lock; without it unfinished files may be another window's.
        steps: counts cases.

    Raises:
        StoppedError: somebody ended it.
        OSError: the folder can't be read.
    """
    yield from _key_file(vault)
    log, trouble = _log(vault)
    yield from trouble
    try:
        vault.index.refresh()
    except FileNotFoundError:
        yield faults.damage("index_missing", sealed_index.NAME, None)
        return
    except EnvelopeError as error:
        yield faults.damage_of_index(error.reason, sealed_index.NAME)
        return
    if vault.header.generation < vault.index.generation:
        yield faults.damage("older", marker.NAME, None)
    position = vault.index.audit_position
    try:
        if not trouble and vault.audit.hash_at(position.count) != position.hash:
            yield faults.damage("audit_cut", audit.NAME, None)
    except (EnvelopeError, FileNotFoundError):
        yield faults.damage("audit_cut", audit.NAME, None)
    yield from _cases(vault, log, steps)
    yield from _strangers(vault, alone=alone)


def _key_file(vault: Vault) -> Iterator[Damage]:
    root = vault.place.root
    main = header.fault(root, marker.NAME, vault.header)
    if main is not None:
        yield Damage(marker.NAME, None, main, "store.remedy.key_copy")
    copy = header.fault(root, header.COPY, vault.header)
    if copy is not None:
        yield faults.damage("key_copy", header.COPY, None)


def _log(vault: Vault) -> tuple[Remembered, list[Damage]]:
    try:
        return remembered(AuditLog(vault.audit.journal.again()).refresh()), []
    except FileNotFoundError:
        found = faults.damage("audit_missing", audit.NAME, None)
    except EnvelopeError as error:
        found = faults.damage_of_index(error.reason, audit.NAME)
    return Remembered({}, {}, frozenset()), [found]


def _cases(vault: Vault, log: Remembered, steps: Steps) -> Iterator[Damage]:
    found = compare(vault, log)
    found.damage |= dict.fromkeys(found.leftovers, "deleted_back")
    behind = {entry.file for entry in found.behind} - vault.behind.keys()
    for file in vault.files():
        steps.take()
        if file in found.damage:
            continue
        entry = vault.behind.get(file) or vault.index.of_file(file)
        case = vault.case_file(file)
        try:
            envelope = case.parse()
        except EnvelopeError as error:
            found.damage[file] = error.reason
        except FileNotFoundError:
            continue
        else:
            if file in behind:
                found.damage[file] = "index"
            elif (
                entry is not None and envelope.revision == entry.revision and envelope.sha256 != entry.sha256
            ):
                found.damage[file] = "older"
    yield from found.damages()


def _strangers(vault: Vault, *, alone: bool) -> Iterator[Damage]:
    for path in vault.place.cases.iterdir():
        name = f"cases/{path.name}"
        if id_in(path.name) or path.name in SYSTEM_FILES:
            continue
        if is_temp(path.name):
            if alone:
                yield faults.damage("unfinished", name, None)
            continue
        copied = _ID_COPY.fullmatch(path.name)
        entry = vault.index.of_file(copied.group(1)) if copied else None
        yield faults.damage("copy" if copied else "stray", name, entry.code if entry else None)
    for path in vault.place.root.iterdir():
        if path.name in _OURS or not path.is_file():
            continue
        if is_temp(path.name):
            if alone:
                yield faults.damage("unfinished", path.name, None)
        elif _COPY.fullmatch(path.name) or path.suffix == SUFFIX:
            yield faults.damage("copy", path.name, None)
