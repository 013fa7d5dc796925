"""Writing index and log anew from the case files: an explicit act that says what it accepted."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from legal_assist.store import faults
from legal_assist.store.audit import AuditLog
from legal_assist.store.comparison import Remembered, remembered
from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.sealed_storage import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Mapping

    from legal_assist.store.anchor import Verdict
    from legal_assist.store.records import Damage, Document
    from legal_assist.store.sealed_index import SealedEntry
    from legal_assist.store.steps import Steps
    from legal_assist.store.vault import Vault


@dataclass(frozen=True)
class Rebuilt:
    """What a rebuilding found and accepted.

    Args:
        cases: how many cases the new index has.
        older: code names of cases whose file is older than index or log remember.
        lost: code names (or file ids) of cases whose file is gone.
        brought_back: code names of cases that had been deleted and whose file is there again.
        damaged: files that can't be read; they are kept.
        log_restarted: whether the log was missing or damaged and a new one was begun.
        anchor: what the record outside the folder said before.
    """

    cases: int
    older: tuple[str, ...]
    lost: tuple[str, ...]
    brought_back: tuple[str, ...]
    damaged: tuple[Damage, ...]
    log_restarted: bool
    anchor: Verdict


def rebuild(vault: Vault, entry: Document, verdict: Verdict, steps: Steps) -> Rebuilt:
    """Accept the case files as they are. Needs the store's lock.

    Args:
        vault: the open store; index and log may be missing or damaged.
        entry: log entry of the rebuilding.
        verdict: what the anchor said.
        steps: counts cases.

    Raises:
        StoppedError: somebody ended it; nothing was written.
        OSError: the system refused; a repeated call finishes.
    """
    log, restarted = _log(vault)
    known, deleted = _index(vault)
    present = vault.files()
    entries, damaged = _entries(vault, present, known, log, steps)
    revisions = {file: one.revision for file, one in known.items()} | {
        file: max(revision, known[file].revision if file in known else 0)
        for file, revision in log.revisions.items()
    }
    codes = log.codes | {file: one.code for file, one in known.items()}
    lost = sorted(set(revisions) - set(present) - log.deleted)
    older = sorted(one.code for one in entries.values() if one.revision < revisions.get(one.file, 0))
    back = (deleted | log.deleted) & entries.keys()
    if restarted:
        _begin_log(vault, entry)
    vault.index.replace(
        entries.values(),
        vault.audit.position,
        sorted((deleted | log.deleted) - set(present)),
        vault.header.generation,
    )
    vault.behind.clear()
    vault.audit.append(
        [
            *vault.unlogged,
            entry
            | {
                "accepted": {one.file: one.revision for one in entries.values()},
                "lost": lost,
                "anchor": verdict,
            },
        ]
    )
    vault.unlogged.clear()
    return Rebuilt(
        len(entries),
        tuple(older),
        tuple(codes.get(file, file) for file in lost),
        tuple(sorted(entries[file].code for file in back)),
        damaged,
        restarted,
        verdict,
    )


def _log(vault: Vault) -> tuple[Remembered, bool]:
    try:
        vault.audit = AuditLog(vault.audit.journal.again())
        return remembered(vault.audit.refresh()), False
    except (FileNotFoundError, EnvelopeError):
        return Remembered({}, {}, frozenset()), True


def _index(vault: Vault) -> tuple[dict[str, SealedEntry], frozenset[str]]:
    try:
        vault.index.refresh()
        return {entry.file: entry for entry in vault.index.entries()}, vault.index.deleted()
    except (FileNotFoundError, EnvelopeError):
        return {}, frozenset()


def _entries(
    vault: Vault, present: list[str], known: Mapping[str, SealedEntry], log: Remembered, steps: Steps
) -> tuple[dict[str, SealedEntry], tuple[Damage, ...]]:
    entries: dict[str, SealedEntry] = {}
    damaged: list[Damage] = []
    owner: dict[str, str] = {one.code: file for file, one in known.items()}
    steps.expect(len(present))
    for file in sorted(present):
        steps.take()
        code = known[file].code if file in known else log.codes.get(file)
        try:
            entry = vault.entry_of(file)
        except EnvelopeError as error:
            damaged.append(faults.damage(error.reason, f"cases/{file}{SUFFIX}", code))
            if file in known:
                entries[file] = known[file]
            continue
        if owner.setdefault(entry.code, file) == file:
            entries[file] = entry
        else:
            damaged.append(faults.damage("copy", f"cases/{file}{SUFFIX}", entry.code))
    return entries, tuple(damaged)


def _begin_log(vault: Vault, entry: Document) -> None:
    path = vault.audit.journal.path
    if path.exists():
        # Kept for whoever looks into it; never read again.
        path.replace(path.with_name(f"audit.damaged-{os.urandom(4).hex()}"))
    vault.audit = AuditLog(vault.audit.journal.again())
    vault.audit.start([entry | {"what": "log_restarted"}])
