"""A sealed file that only grows: each record is bound to its number and to the record before it.

Nothing inside can be changed, dropped, repeated or reordered unnoticed. A cut-off tail can only be what
an interrupted write left, or a deliberate cut: whoever reads compares with other sources.
"""

from __future__ import annotations

import os
import struct
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from legal_assist.durable_files import replace_file
from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.keys import NONCE_BYTES, TAG_BYTES, Key, SealError
from legal_assist.store.seal import MAGIC

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

VERSION: Final = 1
#: Records are padded to steps, so that their size says little.
STEP: Final = 256
LARGEST: Final = 64 * 1024 * 1024

_HEAD: Final = struct.Struct(">6scB16sI32s4x")
HEAD_BYTES: Final = _HEAD.size
_LENGTH: Final = struct.Struct(">I")
_MAC: Final = 12
#: Bytes of a record before its nonce: length and its proof.
FRAME: Final = _LENGTH.size + _MAC
_START: Final = bytes(TAG_BYTES)


@dataclass(frozen=True)
class News:
    """What reading brought: whether the file is another than before, and the records not seen yet."""

    restarted: bool
    records: list[bytes]


class Journal:
    """One sealed journal file. Holds no records, only where it stands.

    All methods raise `EnvelopeError` for damage and `OSError` for what the system refuses.

    Args:
        path: the file.
        kind: one letter, ``I`` or ``A``; a journal of one kind never passes as the other.
        store: the store's id.
        epoch: number of the data key.
        data_key: the data key; each file takes a fresh key derived from it.
    """

    def __init__(self, path: Path, kind: bytes, store: bytes, epoch: int, data_key: Key) -> None:
        self.path = path
        self._kind = kind
        self._store = store
        self._epoch = epoch
        self._data_key = data_key
        self._head = b""
        self._end, self._count, self._tag, self._torn = 0, 0, _START, False

    @property
    def is_begun(self) -> bool:
        """Whether the file has been read or written."""
        return bool(self._head)

    def again(self) -> Journal:
        """The same file, not read yet."""
        return Journal(self.path, self._kind, self._store, self._epoch, self._data_key)

    @property
    def count(self) -> int:
        """Records read so far."""
        return self._count

    @property
    def torn(self) -> bool:
        """Whether an unfinished record stood at the end when the file was last read."""
        return self._torn

    def refresh(self, since: int = 0) -> News:
        """Read what is new; everything when the file was replaced meanwhile.

        Args:
            since: records with a smaller number are walked over but not opened.

        Raises:
            FileNotFoundError: there is no such file.
        """
        with self.path.open("rb") as file:
            head = file.read(HEAD_BYTES)
            restarted = not self._head or head != self._head
            if restarted:
                self._begin(head)
            file.seek(self._end)
            raw = file.read()
            if not raw and file.seek(0, os.SEEK_END) < self._end:
                self._head = b""
                raise EnvelopeError("cut")
        try:
            return News(restarted, self._take(raw, since))
        except EnvelopeError:
            self._head = b""  # whoever tries again reads everything
            raise

    def append(self, records: Iterable[bytes]) -> None:
        """Add records durably, all or none. Only under the store's lock and right after `refresh`."""
        state = (self._end, self._count, self._tag)
        data = b"".join([self._frame(record) for record in records])
        handle = os.open(self.path, os.O_WRONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0))
        try:
            if os.fstat(handle).st_size != state[0] and not self._torn:
                raise RuntimeError("journal written to without being read")  # would overwrite others' records
            if self._torn:
                os.ftruncate(handle, state[0])
            os.lseek(handle, state[0], os.SEEK_SET)
            _write_all(handle, data)
            os.fsync(handle)
        except OSError:
            self._end, self._count, self._tag = state
            self._torn = True
            with suppress(OSError):
                os.ftruncate(handle, state[0])
                self._torn = False
            raise
        finally:
            os.close(handle)
        self._torn = False

    def replace(self, records: Iterable[bytes]) -> None:
        """Put a new file with just these records in place, under a fresh key; old or new, never between."""
        state = (self._head, self._end, self._count, self._tag, self._torn) if self._head else None
        self._begin(
            _HEAD.pack(MAGIC, self._kind, VERSION, self._store, self._epoch, os.urandom(32)), fresh=True
        )
        data = self._head + b"".join([self._frame(record) for record in records])
        try:
            replace_file(self.path, data)
        except OSError:
            if state is None:
                self._head = b""
            else:
                self._begin(state[0])
                self._end, self._count, self._tag, self._torn = state[1:]
            raise

    def _begin(self, head: bytes, *, fresh: bool = False) -> None:
        if not fresh:
            self._check_head(head)
        self._head = head
        key = self._data_key.derived(f"journal {self._kind.decode()}", head)
        self._key, self._lengths = key.derived("records"), key.derived("lengths")
        self._end, self._count, self._tag, self._torn = HEAD_BYTES, 0, _START, False

    def _check_head(self, head: bytes) -> None:
        if not head:
            raise EnvelopeError("empty")
        if not head.startswith(MAGIC + self._kind):
            raise EnvelopeError("foreign" if len(head) > len(MAGIC) else "cut")
        if len(head) < HEAD_BYTES:
            raise EnvelopeError("cut")
        _magic, _kind, version, store, epoch, _salt = _HEAD.unpack(head)
        if version != VERSION:
            raise EnvelopeError("newer" if version > VERSION else "altered")
        if store != self._store:
            raise EnvelopeError("other_store")
        if epoch != self._epoch:
            raise EnvelopeError("newer_key" if epoch > self._epoch else "old_key")

    def _frame(self, record: bytes) -> bytes:
        plain = _LENGTH.pack(len(record)) + record
        plain += bytes(-len(plain) % STEP)
        length = len(plain) + TAG_BYTES
        sealed = self._key.seal(plain, self._bound())
        frame = _LENGTH.pack(length) + self._proof(length) + sealed
        self._end, self._count, self._tag = self._end + len(frame), self._count + 1, frame[-TAG_BYTES:]
        return frame

    def _take(self, raw: bytes, since: int) -> list[bytes]:
        """Walk over new bytes; an unfinished record at the end is left and remembered."""
        records: list[bytes] = []
        at, self._torn = 0, False
        while at < len(raw):
            rest = len(raw) - at
            length = _LENGTH.unpack_from(raw, at)[0] if rest >= FRAME else 0
            if rest < FRAME or not (
                length <= LARGEST and self._proof(length) == raw[at + _LENGTH.size : at + FRAME]
            ):
                if any(raw[at + FRAME :]):
                    raise EnvelopeError("altered")  # more than an interrupted write can leave
                self._torn = True
                break
            size = FRAME + NONCE_BYTES + length
            if rest < size:
                self._torn = True
                break
            if self._count >= since:
                try:
                    plain = self._key.open(raw[at + FRAME : at + size], self._bound())
                except SealError:
                    if rest > size:
                        raise EnvelopeError("altered") from None
                    self._torn = True  # the length reached the disk, the content didn't
                    break
                records.append(plain[_LENGTH.size : _LENGTH.size + _LENGTH.unpack_from(plain)[0]])
            at += size
            self._end, self._count = self._end + size, self._count + 1
            self._tag = raw[at - TAG_BYTES : at]
        return records

    def _bound(self) -> bytes:
        return b"record|" + self._head + self._count.to_bytes(8, "big") + self._tag

    def _proof(self, length: int) -> bytes:
        """Shows that a record really has this length, so that a turned bit never looks like a cut tail."""
        return self._lengths.mac(self._count.to_bytes(8, "big") + _LENGTH.pack(length) + self._tag)[:_MAC]


def _write_all(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
