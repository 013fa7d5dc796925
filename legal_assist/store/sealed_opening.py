"""Opening and closing a sealed store: finish what was interrupted, compare files, index, log and anchor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from legal_assist.durable_files import ensure_folder, remove_file
from legal_assist.errors import StoreError
from legal_assist.store import (
    audit,
    faults,
    header,
    marker,
    migration,
    rebuilding,
    rotation,
    sealed_index,
)
from legal_assist.store.anchor import Verdict
from legal_assist.store.anchor import compare as compare_anchor
from legal_assist.store.comparison import Remembered, compare, remembered
from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.sealed_storage import SUFFIX
from legal_assist.store.steps import Steps, go_on
from legal_assist.store.vault import Vault

if TYPE_CHECKING:
    from legal_assist.store.header import Header
    from legal_assist.store.keys import Key
    from legal_assist.store.rebuilding import Rebuilt
    from legal_assist.store.records import Document
    from legal_assist.store.steps import Step

from legal_assist.store.records import Damage
from legal_assist.store.sealed_base import SealedBase, signature


@dataclass(frozen=True)
class Opening:
    """How a store is opened.

    Args:
        alone: whether this window holds the lock.
        rebuild: whether index and log are written anew.
        operator: label for the log.
        step: asked whether to go on.
    """

    alone: bool
    rebuild: bool
    operator: str
    step: Step


class SealedOpening(SealedBase):
    """The doors of the sealed store; see `SealedCaseStore`."""

    def unlock(
        self,
        passphrase: str | None = None,
        *,
        operator: str = "",
        rebuild: bool = False,
        step: Step = go_on,
    ) -> None:
        """Open the store, finish what was interrupted, compare files, index and log.

        A folder that can only be read is opened for reading.

        Args:
            passphrase: the passphrase, or the recovery key.
            operator: label for the log.
            rebuild: write index and log anew from the case files where they are missing or damaged.
            step: asked whether to go on with what takes long: rebuilding, and finishing what was cut short.

        Raises:
            StoppedError: it said no; nothing is open, and what was cut short is finished another time.
            StoreError: ``store.passphrase_needed``, ``store.wrong_passphrase``, a fault of the key file, or
                index or log are missing or damaged and `rebuild` is off. Nothing is open then.
        """
        if passphrase is None:
            raise StoreError("store.passphrase_needed")
        with self._guard:
            self._drop()
            found = header.read(self.root)
            data_key = found.unlock(passphrase)
            try:
                with self._speaking():
                    ensure_folder(self._place.cases)
                with self._lock_if_possible(needed=found.migrating or bool(found.previous)) as alone:
                    again = header.read(self.root)
                    if again != found:  # another window changed it while we derived the key
                        found, data_key = again, again.unlock(passphrase)
                    self._open(found, data_key, Opening(alone, rebuild, operator, step))
            except BaseException:
                self._drop()
                data_key.forget()
                raise

    def lock(self) -> None:
        """Drop the keys; the next call needs `unlock`."""
        with self._guard:
            if self._vault is not None and not self._is_rolled_back() and self._log_is_ours(self._vault):
                self._anchor.put(self._vault.store_id, self._vault.audit.position)
            self._drop()

    def anchored(self) -> Verdict:
        """What the record outside the folder says."""
        with self._guard:
            vault = self._open_vault()
            return compare_anchor(self._anchor, vault.store_id, vault.audit)

    def rebuild_index(self, operator: str = "") -> Rebuilt:
        """Accept the case files as they are: write the index anew, log it, renew the anchor.

        Raises:
            StoreError: what the system refused.
        """
        with self._guard, self._speaking(), self._writing():
            self._sync()
            return self._rebuild(self._open_vault(), operator)

    def _open(self, found: Header, data_key: Key, how: Opening) -> None:
        alone, operator, step = how.alone, how.operator, how.step
        with self._speaking():
            if alone:
                self._remove_unfinished()
            if found.migrating:
                entry, steps = self._entry("sealed", operator), Steps(step, "store.stopped.sealing")
                found = migration.finish(self._place, found, data_key, entry, steps)
            if found.previous:
                found = rotation.finish(self._place, found, data_key, Steps(step, "store.stopped.rotation"))
        vault = self._vault = Vault(self._place, found, data_key)
        self._seen = signature(self.root)
        if how.rebuild and alone:
            self._rebuild(vault, operator, step)
            return
        try:
            with self._about(sealed_index.NAME, "index_missing"):
                vault.index.refresh()
        except StoreError as error:
            if error.key == "store.keys_changed":  # we have just read the key file under the lock
                raise StoreError("store.header_older", problems=header.remedy()) from None
            raise
        position = vault.index.audit_position
        with self._about(audit.NAME, "audit_missing"):
            tail = vault.audit.refresh(max(0, position.count - 1))[1 if position.count else 0 :]
            cut = vault.audit.hash_at(position.count) != position.hash
        with self._speaking():
            self._compare_files(vault, remembered(tail), alone=alone)
        if alone:
            if header.fault(self.root, marker.NAME, found) is None:
                header.renew_copy(self.root, found)
            self._log_the_interrupted(vault, tail)
            vault.unlogged.append(self._entry("unlocked", operator))
            self._write_notes(vault)
        self._raise_alarms(vault, cut=cut)

    def _log_the_interrupted(self, vault: Vault, tail: list[Document]) -> None:
        """A save that was cut short between index and log, or before the index, is logged now."""
        logged = {(entry.get("file"), entry.get("revision")) for entry in tail}
        last = [entry for file in vault.index.unlogged if (entry := vault.index.of_file(file))]
        for entry in [*last, *vault.behind.values()]:
            if (entry.file, entry.revision) not in logged:
                details = {"case": entry.code, "file": entry.file, "revision": entry.revision}
                vault.unlogged.append(self._entry("saved", "", **details, interrupted=True))

    def _compare_files(self, vault: Vault, log: Remembered, *, alone: bool) -> None:
        found = compare(vault, log)
        if found.damage and not alone:  # another window may be in the middle of something
            vault.index.refresh()
            found = compare(vault, log)
        vault.behind |= {entry.file: entry for entry in found.behind}
        self._damage = found.damage
        if found.leftovers:
            gone = remembered(audit.AuditLog(vault.audit.journal.again()).refresh()).deleted
            for file in found.leftovers:
                # Logged: the deletion had been finished, so somebody put the file back.
                if file in gone:
                    found.damage[file] = "deleted_back"
                elif alone:
                    remove_file(vault.path(file))
                    vault.unlogged.append(self._entry("deleted", "", case="", file=file))
        self._alarms = found.damages()

    def _raise_alarms(self, vault: Vault, *, cut: bool) -> None:
        alarms = [*self._alarms]
        trouble = header.fault(self.root, marker.NAME, vault.header)
        if trouble is not None:
            alarms.append(Damage(marker.NAME, None, trouble, "store.remedy.key_copy"))
        if cut:
            alarms.append(faults.damage("audit_cut", audit.NAME, None))
        if vault.header.generation < vault.index.generation:
            alarms.append(faults.damage("older", marker.NAME, None))
        if compare_anchor(self._anchor, vault.store_id, vault.audit) == "rolled_back":
            alarms.append(faults.damage("rolled_back", marker.NAME, None))
        self._alarms = tuple(alarms)
        if not self._is_rolled_back():
            self._anchor.put(vault.store_id, vault.audit.position)

    def _log_is_ours(self, vault: Vault) -> bool:
        """Whether the log on disk still holds what this window last saw; another may have restarted it."""
        held = vault.audit.position
        try:
            return vault.audit.hash_at(held.count) == held.hash
        except (EnvelopeError, OSError):
            return False

    def _is_rolled_back(self) -> bool:
        return any(alarm.reason == "store.damage.rolled_back" for alarm in self._alarms)

    def _rebuild(self, vault: Vault, operator: str, step: Step = go_on) -> Rebuilt:
        verdict = compare_anchor(self._anchor, vault.store_id, vault.audit)
        entry, steps = self._entry("rebuilt", operator), Steps(step, "store.stopped.rebuild")
        with self._speaking():
            self.rebuilt = done = rebuilding.rebuild(vault, entry, verdict, steps)
        self._damage = {_id_of(one): one.reason.rpartition(".")[2] for one in done.damaged}
        if header.fault(self.root, marker.NAME, vault.header) is not None:
            header.write(self.root, vault.header)
            self._seen = signature(self.root)
        self._alarms = done.damaged
        self._anchor.put(vault.store_id, vault.audit.position)
        return done


def _id_of(damage: Damage) -> str:
    return damage.file.removeprefix("cases/").removesuffix(SUFFIX)
