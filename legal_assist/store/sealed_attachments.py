"""Attachments of the sealed store: added, listed, opened, removed; each an act that the log names."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from legal_assist.errors import ConflictError, Problem, StoreError
from legal_assist.store import attachment_check, attachments
from legal_assist.store.attachment_types import LARGEST
from legal_assist.store.attachments import TABLE, Attachment
from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.keys import KEY_BYTES, Key
from legal_assist.store.records import Stored
from legal_assist.store.sealed_beside import SealedBeside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from legal_assist.store.attachment_types import Looked
    from legal_assist.store.case_files import CaseFile
    from legal_assist.store.header import Header
    from legal_assist.store.records import Document
    from legal_assist.store.sealed_opening import Opening
    from legal_assist.store.steps import Readable


class SealedAttachments(SealedBeside):
    """What the sealed store does with evidence files; see `SealedCaseStore`."""

    def attach(
        self,
        code: str,
        exhibit: str,
        source: Readable,
        looked: Looked,
        document: Document,
        summary: Document,
        *,
        expected_revision: int,
        operator: str,
        why: str,
    ) -> tuple[Stored, Attachment]:
        """Seal a file and save the case that names it, as one revision.

        Args:
            code: the case.
            exhibit: id of the exhibit in the case.
            source: the open file, at its beginning; read once, in pieces.
            looked: what it is (`attachment_types.look`).
            document: the whole new case (with the page count).
            summary: for the list of cases.
            expected_revision: the revision the caller has read.
            operator: label of who does it.
            why: reason, for the history.

        Raises:
            ConflictError: ``store.conflict``.
            StoreError: ``keeping.attach.*``, or as `save`; nothing was added then.
        """
        vault = self._open_vault()
        copies = self._checked(document, summary)
        raw_key, name = os.urandom(KEY_BYTES), vault.new_id()
        with self._speaking(), _about_source():
            content = attachments.write(
                self.root, name, source, Key(raw_key), vault.header.store, most=LARGEST
            )
        file: CaseFile | None = None
        stored: Stored | None = None
        try:
            with self._changing(code) as file:
                self._compare(file, expected_revision)
                saving = self._saving(expected_revision + 1, operator, why)
                added = Attachment(
                    name, exhibit, looked.kind, content.size, content.sha256,
                    looked.pages, looked.fault, saving.saved_at, saving.operator,
                )  # fmt: skip
                rows = _room_for(added, file.table(TABLE))
                raw = file.write(*copies, saving, tables={TABLE: [*rows, attachments.to_row(added, raw_key)]})
                stored = Stored(code, saving.revision, saving.saved_at, copies[0])
                with suppress(OSError):  # the case names it: the next opening gives it its name
                    attachments.settle(self.root, name)
                self._tell("attached", operator, code, added)
                self._note(file, code, copies[1], saving, raw)
        finally:
            if stored is None and (file is None or not _is_named(name, file)):
                attachments.discard(self.root, [name])
        return stored, added

    def attachments(self, code: str) -> tuple[Attachment, ...]:
        """What is attached to a case, in the order in which it was added."""
        with self._reading(code) as file:
            return tuple(attachments.from_row(row)[0] for row in file.table(TABLE))

    def copy_attachment(self, code: str, attachment: Attachment, target: BinaryIO) -> None:
        """Write the original into an open file. What was written counts only when this returns.

        Raises:
            StoreError: ``keeping.damage.*``, with the remedy as its problem.
        """
        with self._reading(code) as file:
            store, key = self._open_vault().header.store, _key_of(attachment, file)
        with _about(attachment), attachments.content(self.root, attachment, key, store) as pieces:
            target.writelines(pieces)

    def detach(
        self,
        code: str,
        attachment: Attachment,
        document: Document,
        summary: Document,
        *,
        expected_revision: int,
        operator: str,
        why: str,
    ) -> Stored:
        """Remove an attachment and its key for good, as one revision of the case."""
        copies = self._checked(document, summary)
        with self._changing(code) as file:
            self._compare(file, expected_revision)
            rows = file.table(TABLE)
            _key_of(attachment, file)
            saving = self._saving(expected_revision + 1, operator, why)
            attachments.set_aside(self.root, [attachment.id])
            raw = file.write(
                *copies, saving, tables={TABLE: [row for row in rows if row["id"] != attachment.id]}
            )
            attachments.discard(self.root, [attachment.id])
            self._tell("detached", operator, code, attachment)
            self._note(file, code, copies[1], saving, raw)
            return Stored(code, saving.revision, saving.saved_at, copies[0])

    # --- inside ----------------------------------------------------------------------------------

    def _tell(self, what: str, operator: str, code: str, attachment: Attachment) -> None:
        self._open_vault().unlogged.append(
            self._entry(what, operator, case=code, exhibit=attachment.exhibit, sha256=attachment.sha256)
        )

    def _open(self, found: Header, data_key: Key, how: Opening) -> None:
        super()._open(found, data_key, how)
        if how.alone:
            with suppress(OSError):  # nothing depends on it; the next opening tries again
                attachments.tidy(self._open_vault())

    def _remove(self, file: CaseFile, code: str, operator: str) -> None:
        names = [attachments.from_row(row)[0].id for row in file.table(TABLE)]
        attachments.set_aside(self.root, names)
        super()._remove(file, code, operator)
        attachments.discard(self.root, names)


@contextmanager
def _about_source() -> Iterator[None]:
    try:
        yield
    except EnvelopeError as error:
        raise StoreError(f"keeping.attach.{error.reason}", mib=LARGEST // (1024 * 1024)) from None


def _is_named(name: str, file: CaseFile) -> bool:
    """Whether the case names this attachment after a write that failed halfway; in doubt it does."""
    try:
        return any(row["id"] == name for row in file.table(TABLE))
    except (EnvelopeError, OSError, KeyError):
        return True


@contextmanager
def _about(attachment: Attachment) -> Iterator[None]:
    try:
        yield
    except EnvelopeError as error:
        found = attachment_check.damage(error.reason, attachment.id, None)
        remedy = Problem(found.file, found.remedy, {"file": found.file})
        raise StoreError(found.reason, problems=(remedy,), file=found.file) from None


def _key_of(attachment: Attachment, file: CaseFile) -> Key:
    for row in file.table(TABLE):
        found, key = attachments.from_row(row)
        if found.id == attachment.id:
            return key
    raise ConflictError("keeping.attach.gone", exhibit=attachment.exhibit)


def _room_for(added: Attachment, rows: list[Document]) -> list[Document]:
    if len(rows) >= attachments.MOST:
        raise StoreError("keeping.attach.too_many", most=attachments.MOST)
    for row in rows:
        if row["exhibit"] == added.exhibit and row["sha256"] == added.sha256:
            raise StoreError("keeping.attach.twice", exhibit=added.exhibit)
    return rows
