"""The rehearsal of a restore: every byte of a backup read, everything in it opened, in memory only."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, cast

from legal_assist.errors import StoreError
from legal_assist.store import (
    attachment_check,
    attachments,
    audit,
    draft_files,
    faults,
    header,
    marker,
    sealed_index,
)
from legal_assist.store.audit import AuditLog
from legal_assist.store.backup import beside_bound
from legal_assist.store.backup_file import BESIDE, Reader
from legal_assist.store.case_files import CaseFile
from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.journal import Journal
from legal_assist.store.keeping import DRAFTS
from legal_assist.store.keys import Key, SealError
from legal_assist.store.seal import DRAFT, CaseSeal
from legal_assist.store.sealed_index import SealedIndex
from legal_assist.store.sealed_storage import SUFFIX, SealedStorage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from legal_assist.store.attachments import Attachment
    from legal_assist.store.backup_file import Manifest, Member
    from legal_assist.store.envelope import Envelope
    from legal_assist.store.header import Header
    from legal_assist.store.records import Damage
    from legal_assist.store.steps import Steps

_LARGEST: Final = 512 * 1024 * 1024


@dataclass(frozen=True)
class Rehearsed:
    """What a backup holds.

    Args:
        made_at: moment (ISO).
        store: the store's id (hex).
        head: short mark that tells this backup from every other.
        cases: how many cases it holds.
        attachments: how many attachments.
        log_entries: how many entries the activity log has.
        log_hash: hash of the last of them.
        damage: what was damaged in the store already when the backup was made.
    """

    made_at: str
    store: str
    head: str
    cases: int
    attachments: int
    log_entries: int
    log_hash: str
    damage: tuple[Damage, ...]


def rehearse(stream: BinaryIO, open_with: Callable[[Header], Key], root: Path, steps: Steps) -> Rehearsed:
    """Read a backup front to back and open everything in it; nothing is written anywhere.

    Args:
        stream: the open backup, at its beginning.
        open_with: gives the data key for its key file (from a passphrase, or known already).
        root: named in errors about the key file.
        steps: counts bytes.

    Raises:
        StoppedError: somebody ended it.
        StoreError: ``keeping.backup.*``: it is no whole backup; or the key doesn't fit.
    """
    reader = Reader(stream)
    steps.expect(sum(member.size for member in reader.manifest.files))
    looking: _Looking | None = None
    for member, unseen in reader.members():
        pieces = _Counted(unseen, member.size, steps)
        if looking is None:  # the key file always comes first
            found = header.parse(_whole(member, pieces), root)
            data_key = open_with(found)
            _require_true(reader.manifest, found, data_key)
            looking = _Looking(reader.manifest, found, data_key)
        else:
            looking.take(member, pieces)
        pieces.end()
    if looking is None:
        raise StoreError("keeping.backup.damaged", part=marker.NAME)
    return looking.result()


class _Counted:
    """The pieces of one member; what nobody asks for counts in the end."""

    def __init__(self, pieces: Iterator[bytes], size: int, steps: Steps) -> None:
        self._pieces, self._left, self._steps = pieces, size, steps

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        piece = next(self._pieces)
        self._left -= len(piece)
        self._steps.take(len(piece))
        return piece

    def end(self) -> None:
        """All of it was read."""
        self._steps.take(self._left)


def _require_true(manifest: Manifest, found: Header, data_key: Key) -> None:
    if (
        not manifest.is_true(data_key)
        or manifest.store != found.store.hex()
        or manifest.epoch != found.epoch
        or found.previous
        or found.migrating
    ):
        raise StoreError("keeping.backup.altered")


class _Looking:
    """What has been seen so far."""

    def __init__(self, manifest: Manifest, found: Header, data_key: Key) -> None:
        self._manifest, self._header, self._data_key = manifest, found, data_key
        self._seal = CaseSeal(found.store, found.epoch, data_key)
        self._draft_seal = CaseSeal(found.store, found.epoch, data_key, DRAFT)
        self._journals: dict[str, Journal] = {}
        self._wanted: dict[str, tuple[Attachment, Key]] = {}
        self._cases: dict[str, tuple[int, str]] = {}
        self._damage: dict[str, Damage] = {}
        self._attachments = 0

    def take(self, member: Member, pieces: Iterator[bytes]) -> None:
        """Open one file."""
        folder, _, name = member.name.rpartition("/")
        if member.name == BESIDE:
            beside(_whole(member, pieces), self._header, self._data_key)
        elif not folder:
            kind = sealed_index.KIND if member.name == sealed_index.NAME else audit.KIND
            path = cast("Path", _InMemory(_whole(member, pieces)))
            self._journals[member.name] = Journal(
                path, kind, self._header.store, self._header.epoch, self._data_key
            )
        elif folder == attachments.FOLDER:
            self._attachment(member, name.removesuffix(SUFFIX), pieces)
        elif folder == DRAFTS:
            self._draft(member, name.removesuffix(SUFFIX), _whole(member, pieces))
        else:
            self._case(member, name.removesuffix(SUFFIX), _whole(member, pieces))

    def result(self) -> Rehearsed:
        """Hold the parts against each other.

        Raises:
            StoreError: ``keeping.backup.altered``: list of cases and log aren't those of the manifest.
        """
        log = AuditLog(self._journals[audit.NAME])
        index = SealedIndex(self._journals[sealed_index.NAME])
        try:
            log.refresh()
            index.refresh()
            agree = log.position == self._manifest.audit
            agree = agree and log.hash_at(index.audit_position.count) == index.audit_position.hash
            entries = {entry.file: entry for entry in index.entries()}
        except EnvelopeError:
            agree = False
        if not agree:
            raise StoreError("keeping.backup.altered")
        for file, entry in entries.items():
            name = f"cases/{file}{SUFFIX}"
            seen = self._cases.get(file)
            if seen is None and name not in self._damage:
                self._damage[name] = faults.damage("missing", name, entry.code)
            elif seen is not None and seen != (entry.revision, entry.sha256):
                self._damage[name] = faults.damage("older", name, entry.code)
        for one in self._wanted:
            self._blame("missing", one)
        return Rehearsed(
            self._manifest.made_at,
            self._manifest.store,
            self._manifest.head,
            len(self._cases),
            self._attachments,
            self._manifest.audit.count,
            self._manifest.audit.hash,
            tuple(self._damage[name] for name in sorted(self._damage)),
        )

    def _case(self, member: Member, file: str, raw: bytes) -> None:
        def storage(path: Path, kind: Any, name: str) -> SealedStorage:
            return _FromBytes(path, kind, name, seal=self._seal, raw=raw)

        case = CaseFile(cast("Path", None), file, storage)
        try:
            envelope = case.parse()
            rows = [attachments.from_row(row) for row in case.table(attachments.TABLE)]
        except EnvelopeError as error:
            self._damage[member.name] = faults.damage(error.reason, member.name, None)
            return
        self._cases[file] = (envelope.revision, envelope.sha256)
        self._wanted |= {one.id: (one, key) for one, key in rows}

    def _draft(self, member: Member, name: str, raw: bytes) -> None:
        try:
            draft_files.opened(raw, name, self._draft_seal)
        except EnvelopeError as error:
            self._damage[member.name] = draft_files.damage(error.reason, name)

    def _attachment(self, member: Member, name: str, pieces: Iterator[bytes]) -> None:
        self._attachments += 1
        found = self._wanted.pop(name, None)
        if found is None:
            self._blame("orphan", name)
            return
        try:
            stream = cast("BinaryIO", _Stream(pieces))
            attachments.verify(stream, member.size, *found, self._header.store)
        except EnvelopeError as error:
            self._blame(error.reason, name)

    def _blame(self, reason: str, name: str) -> None:
        found = attachment_check.damage(reason, name, None)
        self._damage[found.file] = found


def beside(raw: bytes, found: Header, data_key: Key) -> dict[str, bytes]:
    """The plain files that stood beside the store, by their names.

    Raises:
        StoreError: ``keeping.backup.damaged``.
    """
    try:
        plain = data_key.derived(f"backup {BESIDE}").open(raw, beside_bound(found.store.hex()))
        return {name: base64.b64decode(text, validate=True) for name, text in json.loads(plain).items()}
    except (SealError, ValueError, AttributeError, TypeError):
        raise StoreError("keeping.backup.damaged", part=BESIDE) from None


def _whole(member: Member, pieces: Iterator[bytes]) -> bytes:
    """A member in memory, proven."""
    if member.size > _LARGEST:
        raise StoreError("keeping.backup.damaged", part=member.name)
    raw = b"".join(pieces)
    if hashlib.sha256(raw).hexdigest() != member.sha256:
        raise StoreError("keeping.backup.damaged", part=member.name)
    return raw


class _InMemory:
    """What a journal needs of a path."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw

    def open(self, _mode: str) -> BytesIO:
        return BytesIO(self._raw)


class _FromBytes(SealedStorage):
    """A sealed case that stands in no folder."""

    def __init__(self, path: Path, kind: Any, name: str, *, seal: CaseSeal, raw: bytes) -> None:
        super().__init__(path, kind, name, seal=seal)
        self._raw = raw

    def envelope(self) -> Envelope:
        return self._unpack(self._raw)


class _Stream:
    """Pieces of any size, read as a stream."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._held = pieces, b""

    def read(self, size: int) -> bytes:
        while len(self._held) < size:
            piece = next(self._pieces, b"")
            if not piece:
                break
            self._held += piece
        taken, self._held = self._held[:size], self._held[size:]
        return taken
