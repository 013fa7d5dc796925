"""The office's notes on the law beside a sealed store: each change by this program is logged by its hash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.store import beside, faults
from legal_assist.store.sealed_drafts import SealedDrafts
from legal_assist.store.steps import go_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from legal_assist.store.header import Header
    from legal_assist.store.keys import Key
    from legal_assist.store.rebuilding import Rebuilt
    from legal_assist.store.sealed_opening import Opening
    from legal_assist.store.steps import Step
    from legal_assist.store.vault import Vault


class SealedBeside(SealedDrafts):
    """What the sealed store does about the plain file beside it; see `SealedCaseStore`."""

    def change_beside(self, change: Callable[[bytes | None], bytes], *, operator: str) -> None:
        """Change the file; see `Keeping.change_beside`.

        Raises:
            StoreError: ``store.damage.overlay``: somebody else changed it; it must be accepted first.
        """
        self._require_open()
        with self._guard, self._speaking(), self._writing():
            self._ready()
            vault = self._open_vault()
            if beside.fault(vault) is not None:
                raise faults.of_damage("overlay", beside.NAME)
            old, new = beside.changed(self.root, change)
            marks = [beside.mark_of(old), beside.mark_of(new)]
            # Both count until the file is in place: a kill in between is no foreign change.
            vault.index.know_beside(marks, vault.audit.position)
            beside.write(self.root, new)
            self._accept(vault, marks[1], operator)

    def _accept(self, vault: Vault, mark: str, operator: str, *, rebuilt: bool = False) -> None:
        details = {"rebuilt": True} if rebuilt else {}
        vault.unlogged.append(self._entry("overlay_changed", operator, sha256=mark, **details))
        self._write_notes(vault)
        vault.index.know_beside([mark], vault.audit.position)

    def _open(self, found: Header, data_key: Key, how: Opening) -> None:
        super()._open(found, data_key, how)
        trouble = beside.fault(self._open_vault())
        if trouble is not None:
            self._alarms = (*self._alarms, trouble)

    def _rebuild(self, vault: Vault, operator: str, step: Step = go_on) -> Rebuilt:
        done = super()._rebuild(vault, operator, step)
        with self._speaking():
            if vault.index.beside() is None or beside.fault(vault) is not None:
                mark = beside.mark_of(beside.read(self.root))
                if mark or vault.index.beside():
                    self._accept(vault, mark, operator, rebuilt=True)
                    self._anchor.put(vault.store_id, vault.audit.position)
        return done
