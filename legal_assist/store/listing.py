"""The list of cases, always true: from the index where it fits the case files, else from the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.store.case_files import CaseFile
from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.index import Entry
from legal_assist.store.names import CASE_SUFFIX, code_in
from legal_assist.store.records import StoredSummary

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.store.atomic_storage import AtomicStorage
    from legal_assist.store.index import Index


class Listing:
    """Compares the folder of case files with the index. Writes nothing.

    Args:
        cases: folder of the case files.
        index: the index file.
        storage: the TinyDB storage class to use.
    """

    def __init__(self, cases: Path, index: Index, storage: type[AtomicStorage]) -> None:
        self._cases = cases
        self._index = index
        self._storage = storage

    def entry(self, code: str) -> Entry:
        """What the index should say of one case.

        Raises:
            EnvelopeError, OSError: the file can't be read.
        """
        file = CaseFile(self._cases / f"{code}{CASE_SUFFIX}", code, self._storage)
        envelope, stored = file.verify(), file.read()
        return Entry(code, stored.revision, stored.saved_at, file.summary(), envelope.sha256)

    def summaries(self) -> tuple[StoredSummary, ...]:
        """All cases by code; those in the index whose file is gone are listed as damaged.

        Raises:
            OSError: the folder can't be read.
        """
        known = self._known()
        entries, damage = self._compare(known)
        gone = known.keys() - entries.keys() - damage.keys()
        if gone:
            # Another window may have deleted one in between; it takes the entry away before the file.
            still_known = self._known()
            damage |= dict.fromkeys((code for code in gone if code in still_known), "missing")
        lines = [StoredSummary(one.code, one.revision, one.saved_at, one.summary) for one in entries.values()]
        for code, reason in damage.items():
            last = known.get(code) or Entry(code, 0, "", {}, "")
            lines.append(
                StoredSummary(code, last.revision, last.saved_at, last.summary, f"store.damage.{reason}")
            )
        return tuple(sorted(lines, key=lambda line: line.code))

    def entries(self, *, keep_missing: bool) -> dict[str, Entry]:
        """What the index should hold, by code.

        Args:
            keep_missing: keep the entry of a case whose file is gone, so that its loss stays visible.

        Raises:
            OSError: the folder can't be read.
        """
        known = self._known()
        entries, damage = self._compare(known)
        for code, last in known.items():
            if code in damage or (keep_missing and code not in entries):
                entries[code] = last
        return dict(sorted(entries.items()))

    def _known(self) -> dict[str, Entry]:
        return self._index.read() or {}  # without it the case files say the same

    def _compare(self, known: dict[str, Entry]) -> tuple[dict[str, Entry], dict[str, str]]:
        entries: dict[str, Entry] = {}
        damage: dict[str, str] = {}
        for path in self._cases.iterdir():
            code = code_in(path.name)
            if code is None:
                continue
            try:
                entries[code] = self._current(code, known.get(code))
            except EnvelopeError as error:
                damage[code] = error.reason
            except FileNotFoundError:
                continue  # deleted since the folder was read
        return entries, damage

    def _current(self, code: str, last: Entry | None) -> Entry:
        envelope = CaseFile(self._cases / f"{code}{CASE_SUFFIX}", code, self._storage).verify()
        if last is not None and (last.revision, last.sha256) == (envelope.revision, envelope.sha256):
            return last
        return self.entry(code)
