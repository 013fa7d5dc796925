"""The end of a case: key, file and attachments gone, then a new data key for all that stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from legal_assist.errors import ConflictError, StoreError
from legal_assist.store.sealed_backup import BACKUPS
from legal_assist.store.steps import StoppedError, go_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from legal_assist.store.records import Document
    from legal_assist.store.sealed_backup import KnownBackup
    from legal_assist.store.sealed_store import SealedCaseStore
    from legal_assist.store.steps import Step


@dataclass(frozen=True)
class Erased:
    """What an erasure did.

    Args:
        code: code name of the case.
        at: moment (ISO).
        reason: why.
        revisions: how many saved revisions went.
        attachments: how many attachments went.
        key_before: number of the data key under which it stood.
        key_after: number of the new one.
        backups: those that still hold the case.
        log_entries: how far the log goes.
        log_hash: hash of its last entry.
    """

    code: str
    at: str
    reason: str
    revisions: int
    attachments: int
    key_before: int
    key_after: int
    backups: tuple[KnownBackup, ...]
    log_entries: int
    log_hash: str


def erase(
    store: SealedCaseStore,
    code: str,
    passphrase: str,
    recovery_key: str,
    *,
    expected_revision: int | None,
    operator: str,
    reason: str,
    also: Callable[[], object] = lambda: None,
    step: Step = go_on,
) -> Erased:
    """Erase a case for good, then change the data key. An erasure that was cut short goes on.

    Args:
        store: the open store.
        code: the case; it may be gone already when `unfinished` names it.
        passphrase: the present passphrase.
        recovery_key: a new one from `recovery.new`, already shown: the old one ends here.
        expected_revision: the revision the caller has read; None only to go on with an unfinished one.
        operator: label of who does it.
        reason: why; it stands in the log.
        also: removes what else there is of the case, outside the sealed files.
        step: asked whether to go on.

    Raises:
        StoppedError: ``store.stopped.before_rotation``: nothing was erased. ``store.stopped.erasing_old``,
            ``erasing_new``: the case is gone, the keys are not changed yet, or not everywhere; call again.
        ConflictError: ``store.conflict``; nothing was erased.
        StoreError: ``store.wrong_passphrase``, ``store.rotate_damaged``; nothing was erased. What the
            system refuses later leaves an unfinished erasure, to be called again.
    """
    store.require_rotatable(passphrase, step)
    if expected_revision is not None:
        begun = _begin(store, code, expected_revision, operator, reason)
        also()
        store.delete(code, expected_revision=expected_revision, operator=operator)
    else:
        found = next((entry for entry in _unfinished(store) if entry["case"] == code), None)
        if found is None:
            raise StoreError("store.unknown_case", code=code)
        begun = found
        also()
    try:
        store.rotate(passphrase, recovery_key, operator=operator, step=step)
    except StoppedError as error:
        which = "old" if error.key == "store.stopped.before_rotation" else "new"
        raise StoppedError(f"store.stopped.erasing_{which}", code=code) from None
    after = store.header.epoch
    store.note("erased", operator=operator, code=code, key_before=begun["key"], key_after=after)
    position = store.audit_log().position
    holding = set(begun["backups"])
    return Erased(
        code,
        store.log()[-1]["at"],
        begun["reason"],
        begun["revisions"],
        begun["attachments"],
        begun["key"],
        after,
        tuple(one for one in store.backups() if one.name in holding),
        position.count,
        position.hash,
    )


def unfinished(store: SealedCaseStore) -> tuple[str, ...]:
    """Code names of cases whose erasure was cut short and has to be called again."""
    return tuple(entry["case"] for entry in _unfinished(store))


def _unfinished(store: SealedCaseStore) -> list[Document]:
    begun: dict[str, Document] = {}
    for entry in store.log():
        if entry["what"] == "erasing":
            begun[entry["case"]] = entry
        elif entry["what"] == "erased":
            begun.pop(entry["case"], None)
    return list(begun.values())


def _begin(store: SealedCaseStore, code: str, expected_revision: int, operator: str, reason: str) -> Document:
    """Log what is about to happen, with all that can't be known afterwards."""
    history = store.history(code)
    if history[-1].revision != expected_revision:
        raise ConflictError("store.conflict", found=history[-1].revision, held=expected_revision)
    details = {
        "reason": reason,
        "revisions": len(history),
        "attachments": len(store.attachments(code)),
        "key": store.header.epoch,
        "backups": list(_holding(store, code)),
    }
    store.note("erasing", operator=operator, code=code, **details)
    return details


def _holding(store: SealedCaseStore, code: str) -> Iterator[str]:
    """The backups made since the log first names this case; all of them when it never does.

    A code name may have been used before: then backups of that time are named too, rather too many than
    too few.
    """
    log = store.log()
    first = next((place for place, entry in enumerate(log) if entry.get("case") == code), 0)
    known = {one.name for one in store.backups()}
    for entry in log[first:]:
        name = entry.get("name")
        if entry["what"] in BACKUPS and name in known:
            yield name
