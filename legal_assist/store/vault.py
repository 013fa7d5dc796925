"""Everything that exists only while a sealed store is open: keys, index, log. Dropped on locking."""

from __future__ import annotations

import os
import re
from functools import partial
from typing import TYPE_CHECKING, Final

from legal_assist.store import audit, sealed_index
from legal_assist.store.audit import AuditLog
from legal_assist.store.case_files import CaseFile
from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.journal import Journal
from legal_assist.store.keys import TAG_BYTES
from legal_assist.store.seal import DRAFT, HEAD_BYTES, STEP, CaseSeal, Head, read_head
from legal_assist.store.sealed_index import SealedEntry, SealedIndex
from legal_assist.store.sealed_storage import SUFFIX, SealedStorage, tag_of

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.store.header import Header
    from legal_assist.store.keys import Key
    from legal_assist.store.records import Document
    from legal_assist.workspace import Workspace

_ID: Final = re.compile(r"[0-9a-f]{32}")


class Vault:
    """One open sealed store.

    Args:
        place: its folders.
        header: its key file.
        data_key: what the key file gave.
    """

    def __init__(self, place: Workspace, header: Header, data_key: Key) -> None:
        self.place = place
        self._folder = os.path.join(place.cases, "")  # noqa: PTH118  # ten thousand heads are read on opening
        self.header = header
        self.data_key = data_key
        self.seal = CaseSeal(header.store, header.epoch, data_key)
        self.draft_seal = CaseSeal(header.store, header.epoch, data_key, DRAFT)
        self.index = SealedIndex(
            Journal(place.root / sealed_index.NAME, sealed_index.KIND, header.store, header.epoch, data_key)
        )
        self.audit = AuditLog(
            Journal(place.root / audit.NAME, audit.KIND, header.store, header.epoch, data_key)
        )
        #: Entries that the index file lacks because the system refused to write them; the next change does.
        self.behind: dict[str, SealedEntry] = {}
        #: Log entries likewise.
        self.unlogged: list[Document] = []

    @property
    def store_id(self) -> str:
        """The store's random id."""
        return self.header.store.hex()

    def forget(self) -> None:
        """Drop the data key. What was derived from it goes with this object."""
        self.data_key.forget()

    def new_id(self) -> str:
        """A random id for a new case."""
        return os.urandom(16).hex()

    def path(self, file: str) -> Path:
        """Where a case file stands."""
        return self.place.cases / f"{file}{SUFFIX}"

    def case_file(self, file: str, code: str | None = None) -> CaseFile:
        """A case file by its id."""
        return CaseFile(self.path(file), file, partial(SealedStorage, seal=self.seal), code)

    def files(self) -> list[str]:
        """The ids of all case files in the folder."""
        with os.scandir(self.place.cases) as found:
            return [one for one in (id_in(entry.name) for entry in found) if one]

    def head(self, file: str) -> Head:
        """The open start of a case file.

        Raises:
            EnvelopeError, FileNotFoundError: what is wrong with it.
        """
        try:
            handle = os.open(self._folder + file + SUFFIX, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            try:
                raw = os.read(handle, HEAD_BYTES)
                size = os.fstat(handle).st_size
            finally:
                os.close(handle)
        except FileNotFoundError:
            raise
        except OSError:
            raise EnvelopeError("no_access") from None
        head = read_head(raw, self.header.store, bytes.fromhex(file))
        if size % STEP:
            raise EnvelopeError("cut")
        return head

    def head_and_tag(self, file: str) -> tuple[Head, str]:
        """The open start and the tag at the end; neither is proven to be true.

        Raises:
            EnvelopeError, FileNotFoundError: what is wrong with it.
        """
        try:
            with self.path(file).open("rb", buffering=0) as stream:
                raw = stream.read(HEAD_BYTES)
                head = read_head(raw, self.header.store, bytes.fromhex(file))
                stream.seek(-TAG_BYTES, os.SEEK_END)
                return head, tag_of(stream.read(TAG_BYTES))
        except FileNotFoundError:
            raise
        except OSError:
            raise EnvelopeError("no_access") from None

    def entry_of(self, file: str) -> SealedEntry:
        """What the index should say of a case file; reads and proves all of it.

        Raises:
            EnvelopeError, OSError: it can't be read.
        """
        case = self.case_file(file)
        envelope, row = case.verify(), case.row()
        if envelope.revision != row["revision"] or not isinstance(row.get("code"), str):
            raise EnvelopeError("altered")
        return SealedEntry(
            row["code"], row["revision"], row["saved_at"], row["summary"], envelope.sha256, file
        )

    def known(self, code: str) -> SealedEntry | None:
        """The entry of a case, whether the index file has it already or not."""
        for entry in self.behind.values():
            if entry.code == code:
                return entry
        return self.index.get(code)


def id_in(name: str) -> str | None:
    """The case id in a file name, or None for other files."""
    stem = name.removesuffix(SUFFIX)
    return stem if stem != name and _ID.fullmatch(stem) else None
