"""Drafts of the sealed store: kept at each pause of typing, found again after a lock, a kill, a power cut."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from legal_assist.errors import StoreError
from legal_assist.store import draft_files
from legal_assist.store.draft_files import Kept
from legal_assist.store.lock import DRAFT_PATIENCE
from legal_assist.store.names import checked_code, plain
from legal_assist.store.records import Draft
from legal_assist.store.sealed_log import SealedLog

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from legal_assist.store.case_files import CaseFile
    from legal_assist.store.header import Header
    from legal_assist.store.keys import Key
    from legal_assist.store.sealed_index import SealedEntry
    from legal_assist.store.sealed_opening import Opening
    from legal_assist.store.vault import Vault


class SealedDrafts(SealedLog):
    """What the sealed store does with text being typed; see `SealedCaseStore`."""

    def keep_draft(
        self,
        code: str,
        form: str,
        texts: Mapping[str, str],
        *,
        revision: int | None = None,
        patience: float = DRAFT_PATIENCE,
    ) -> None:
        """Keep what is being typed; see `Keeping.keep_draft`."""
        words = plain({"form": form, "texts": dict(texts)})
        with self._drafting(code, patience) as (vault, entry):
            now = self._clock.now().isoformat()
            kept = Kept(
                entry.file,
                words["form"],
                words["texts"],
                now,
                entry.revision if revision is None else revision,
            )
            name, *others = self._names(vault, entry, form) or [vault.new_id()]
            if texts:
                draft_files.write(vault, name, kept)
                draft_files.remove(self.root, others)
            else:
                draft_files.remove(self.root, [name, *others])

    def drafts(self, code: str | None = None) -> tuple[Draft, ...]:
        """What was typed and not saved; see `Keeping.drafts`."""
        with self._guard, self._speaking():
            vault = self._refreshed()
            codes = {entry.file: entry.code for entry in vault.index.entries()}
            codes |= {file: entry.code for file, entry in vault.behind.items()}
            found = [
                Draft(codes[kept.case], kept.form, kept.texts, kept.saved_at, kept.revision)
                for _name, kept in draft_files.readable(vault)
                if kept.case in codes and code in (None, codes[kept.case])
            ]
        return tuple(sorted(found, key=lambda one: (one.code, one.form)))

    def drop_draft(self, code: str, form: str) -> None:
        """Remove a draft; see `Keeping.drop_draft`."""
        with self._drafting(code, self._patience) as (vault, entry):
            draft_files.remove(self.root, self._names(vault, entry, form))

    @contextmanager
    def _drafting(self, code: str, patience: float) -> Iterator[tuple[Vault, SealedEntry]]:
        self._require_open()
        checked_code(code)
        with self._guard, self._speaking(), self._writing(patience):
            vault = self._refreshed()
            entry = vault.known(code)
            if entry is None:
                raise StoreError("store.unknown_case", code=code)
            yield vault, entry

    def _names(self, vault: Vault, entry: SealedEntry, form: str) -> list[str]:
        found = draft_files.readable(vault)
        return [name for name, kept in found if (kept.case, kept.form) == (entry.file, form)]

    def _open(self, found: Header, data_key: Key, how: Opening) -> None:
        super()._open(found, data_key, how)
        vault = self._open_vault()
        if how.alone:
            gone = vault.index.deleted()
            with suppress(OSError):  # nothing depends on it; the next opening tries again
                draft_files.remove(
                    self.root, [name for name, kept in draft_files.readable(vault) if kept.case in gone]
                )
        with self._speaking():
            self._alarms = (*self._alarms, *draft_files.check(vault, alone=False))

    def _remove(self, file: CaseFile, code: str, operator: str) -> None:
        super()._remove(file, code, operator)
        vault = self._open_vault()
        with suppress(OSError):  # the index knows the case as deleted: the next opening tries again
            draft_files.remove(
                self.root, [name for name, kept in draft_files.readable(vault) if kept.case == file.name]
            )
