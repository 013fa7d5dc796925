"""The check of all attachments: every byte opened, every lost or ownerless file named. Changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from legal_assist.store import attachments, faults
from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.inspection import SYSTEM_FILES
from legal_assist.store.records import Damage
from legal_assist.store.sealed_storage import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from legal_assist.store.attachments import Attachment
    from legal_assist.store.keys import Key
    from legal_assist.store.steps import Steps
    from legal_assist.store.vault import Vault

_NAMED: Final = frozenset({"missing", "no_access", "newer", "orphan"})


def check(vault: Vault, *, alone: bool, steps: Steps) -> Iterator[Damage]:
    """Everything that is wrong, by file name.

    Args:
        vault: the open store.
        alone: whether the caller holds the lock; without it files may come and go.
        steps: counts cases and attachments.

    Raises:
        StoppedError: somebody ended it.
    """
    wanted: set[str] = set()
    all_read = True
    for file in vault.files():
        steps.take()
        try:
            rows = [attachments.from_row(row) for row in vault.case_file(file).table(attachments.TABLE)]
        except (EnvelopeError, FileNotFoundError):
            all_read = False  # named by the check of the cases
            continue
        entry = vault.index.of_file(file)
        for attachment, key in rows:
            wanted.add(attachment.id)
            steps.take()
            reason = _fault(vault, attachment, key, steps)
            if reason:
                yield damage(reason, attachment.id, entry.code if entry else None)
    if alone and all_read:
        finished, _unfinished = attachments.names(vault.place.root)
        for name in sorted(finished - wanted):
            yield damage("orphan", name, None)
    yield from _strangers(vault)


def damage(reason: str, name: str, code: str | None) -> Damage:
    """One entry of a check about an attachment."""
    found = reason if reason in _NAMED else "altered"
    file = f"{attachments.FOLDER}/{name}{SUFFIX}"
    return Damage(file, code, f"keeping.damage.{found}", f"keeping.remedy.{found}")


def _fault(vault: Vault, attachment: Attachment, key: Key, steps: Steps) -> str | None:
    try:
        with attachments.content(vault.place.root, attachment, key, vault.header.store) as pieces:
            for _piece in pieces:
                steps.take(0)
    except EnvelopeError as error:
        return error.reason
    return None


def _strangers(vault: Vault) -> Iterator[Damage]:
    folder = attachments.folder(vault.place.root)
    for path in folder.iterdir() if folder.is_dir() else ():
        if not attachments.is_ours(path.name) and path.name not in SYSTEM_FILES:
            yield faults.damage("stray", f"{attachments.FOLDER}/{path.name}", None)
