"""The sealed store: real cases, every byte encrypted, every change logged."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

from legal_assist.errors import StoreError
from legal_assist.store import (
    attachment_check,
    attachments,
    beside,
    draft_files,
    faults,
    header,
    recovery,
    rotation,
    sealed_check,
)
from legal_assist.store.anchor import compare as compare_anchor
from legal_assist.store.records import StoredSummary
from legal_assist.store.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from legal_assist.store.header import Header
    from legal_assist.store.records import Damage
    from legal_assist.store.sealed_index import SealedEntry
    from legal_assist.store.steps import Step

from legal_assist.store.sealed_base import signature
from legal_assist.store.sealed_retention import SealedRetention
from legal_assist.store.steps import Steps, StoppedError, go_on

#: What has to be copied in depth; asked ten thousand times per list.
_DEEP: Final = (dict, list)


class SealedCaseStore(SealedRetention):
    """The sealed store in one folder; `migration.init` makes one.

    Args:
        root: the store's folder.
        clock: says the moment of a save.
        patience: seconds to wait for another window's save.
        anchor: keeps, outside the folder, how far the store had come.
    """

    def summaries(self) -> tuple[StoredSummary, ...]:
        """All cases by code name; a damaged one is listed with its `damage` and never hides the others."""
        with self._guard, self._speaking():
            vault = self._refreshed()
            present = set(vault.files())
            self._take_in(vault, present)
            entries = {entry.file: entry for entry in vault.index.entries()} | vault.behind
            if not entries.keys() <= present:
                self._refreshed()  # another window may have deleted one in between
                entries = {entry.file: entry for entry in vault.index.entries()} | vault.behind
            lines = [self._line(entry, entry.file in present) for entry in entries.values()]
        return tuple(sorted(lines, key=lambda line: line.code))

    def check(self, step: Step = go_on) -> tuple[Damage, ...]:
        """Read every byte and name each file that is unreadable, foreign, lost or odd; changes nothing."""
        steps = Steps(step, "store.stopped.check")
        with self._guard, self._speaking(), self._lock_if_possible() as alone:
            self._sync()
            vault = self._open_vault()
            attached, _unfinished = attachments.names(self.root)
            steps.expect(2 * len(vault.files()) + len(attached))
            found = [
                *sealed_check.check(vault, alone=alone, steps=steps),
                *attachment_check.check(vault, alone=alone, steps=steps),
                *draft_files.check(vault, alone=alone),
            ]
            changed = beside.fault(vault)
            if changed is not None:
                found.append(changed)
            if compare_anchor(self._anchor, vault.store_id, vault.audit) == "rolled_back":
                found.append(faults.damage("rolled_back", "store.json", None))
            return tuple(sorted(found, key=lambda one: (one.file, one.reason)))

    @property
    def header(self) -> Header:
        """The key file, for showing its parameters."""
        return self._open_vault().header

    def change_passphrase(self, new: str, *, operator: str = "") -> None:
        """Give the store another passphrase: one small file is written, no case.

        Raises:
            StoreError: ``store.passphrase_short``, or what the system refused.
        """
        with self._changing_header() as vault:
            slot = rotation.new_passphrase_slot(vault.header, new, vault.data_key)
            self._put_header(vault, vault.header.with_slot(vault.data_key, slot))
            self._log(vault, "passphrase_changed", operator)

    def change_recovery_key(self, new: str, *, operator: str = "") -> None:
        """Put another recovery key (from `recovery.new`, already shown) in place of the old one."""
        with self._changing_header() as vault:
            slot = header.recovery_slot(vault.header.store, vault.header.epoch, new, vault.data_key)
            self._put_header(vault, vault.header.with_slot(vault.data_key, slot))
            self._log(vault, "recovery_key_changed", operator)

    def rotate(self, passphrase: str, recovery_key: str, *, operator: str = "", step: Step = go_on) -> None:
        """Make a new data key and seal everything anew; a kill in between is finished on the next `unlock`.

        Args:
            passphrase: the present passphrase.
            recovery_key: a new one from `recovery.new`, already shown: the old one ends here.
            operator: label for the log.
            step: asked whether to go on.

        Raises:
            StoppedError: ``store.stopped.before_rotation``: nothing was changed, the old recovery key counts.
                ``store.stopped.rotation``: the new keys count; the store is locked, and the next `unlock`
                seals the rest.
            StoreError: ``store.wrong_passphrase``, ``store.rotate_damaged`` (problems name the files).
        """
        with self._changing_header() as vault:
            steps = self._require_rotatable(vault, passphrase, step)
            new_header, data_key = header.rotated(vault.header, vault.data_key, passphrase, recovery_key)
            header.write(self.root, new_header)
            try:
                with self._speaking():
                    steps = steps.then("store.stopped.rotation")
                    new_header = rotation.finish(self._place, new_header, data_key, steps)
            except StoppedError:
                self._drop()
                raise
            vault.forget()
            self._vault = fresh = Vault(self._place, new_header, data_key)
            self._seen = signature(self.root)
            fresh.index.refresh()
            fresh.audit.refresh()
            self._log(fresh, "rotated", operator)
            self._anchor.put(fresh.store_id, fresh.audit.position)

    def require_rotatable(self, passphrase: str, step: Step = go_on) -> None:
        """Refuse what would stop `rotate`, before something else is done first.

        Raises:
            StoreError: as `rotate`.
        """
        with self._changing_header() as vault:
            self._require_rotatable(vault, passphrase, step)

    def compact(self) -> None:
        """Drop superseded records of the index."""
        with self._guard, self._speaking(), self._writing():
            self._refreshed().index.compact()

    def _require_rotatable(self, vault: Vault, passphrase: str, step: Step) -> Steps:
        if recovery.looks_like_one(passphrase):  # it opens the store, but can't be its next passphrase
            raise StoreError("store.passphrase_is_recovery_key")
        vault.header.unlock(passphrase)
        steps = Steps(step, "store.stopped.before_rotation")
        steps.expect(2 * len(vault.files()))  # checked, then sealed anew
        cases = sealed_check.check(vault, alone=True, steps=steps)
        rotation.refuse_if_damaged([*cases, *draft_files.check(vault, alone=True)])
        return steps

    def _line(self, entry: SealedEntry, is_there: bool) -> StoredSummary:
        reason = self._damage.get(entry.file) if is_there else "missing"
        return StoredSummary(
            entry.code,
            entry.revision,
            entry.saved_at,
            _copied(entry.summary),
            f"store.damage.{reason}" if reason else None,
        )

    def _log(self, vault: Vault, what: str, operator: str) -> None:
        vault.unlogged.append(self._entry(what, operator, generation=vault.header.generation))
        self._write_notes(vault)
        with suppress(OSError):
            vault.index.see_generation(vault.header.generation, vault.audit.position)

    def _put_header(self, vault: Vault, new: Header) -> None:
        header.write(self.root, new)
        vault.header = new
        self._seen = signature(self.root)

    @contextmanager
    def _changing_header(self) -> Iterator[Vault]:
        with self._guard, self._speaking(), self._writing():
            self._ready()
            yield self._open_vault()


def _copied(value: Any) -> Any:
    """A copy of plain JSON data."""
    if isinstance(value, dict):
        return {key: _copied(part) if type(part) in _DEEP else part for key, part in value.items()}
    if isinstance(value, list):
        return [_copied(part) if type(part) in _DEEP else part for part in value]
    return value
