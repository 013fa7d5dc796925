"""The bytes of one sealed case or draft; docs/store-format.md says where each of them stands.

Each of them has a random key of its own, wrapped by the data key in the file's header. Without that header no
remnant of the file can be read, and without the data key no header helps.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import Final

from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.keys import NONCE_BYTES, TAG_BYTES, Key, SealError

MAGIC: Final = b"LASEAL"


@dataclass(frozen=True)
class Kind:
    """What a file is: the letter in its head, and the word that every key and proof is bound to."""

    letter: bytes
    word: bytes


CASE: Final = Kind(b"C", b"case")
DRAFT: Final = Kind(b"D", b"draft")
VERSION: Final = 1
#: Sealed files grow in steps, so that their size says little.
STEP: Final = 4096

_HEAD: Final = struct.Struct(">6scB16s16sIQ")
_WRAPPED: Final = NONCE_BYTES + 32 + TAG_BYTES
#: Bytes before the sealed body.
HEAD_BYTES: Final = _HEAD.size + _WRAPPED
_LENGTH: Final = struct.Struct(">I")
_LARGEST: Final = 256 * 1024 * 1024


@dataclass(frozen=True)
class Head:
    """What stands open at the start of a file; `case` is the id that is its name."""

    store: bytes
    case: bytes
    epoch: int
    revision: int
    wrapped: bytes
    kind: Kind = CASE

    def to_bytes(self) -> bytes:
        """As it stands in the file."""
        fixed = (MAGIC, self.kind.letter, VERSION, self.store, self.case, self.epoch, self.revision)
        return _HEAD.pack(*fixed) + self.wrapped


class CaseSeal:
    """Seals and opens the case files (or the drafts) of one store under one data key.

    Args:
        store: the store's id.
        epoch: number of the data key.
        data_key: the data key.
        kind: what it seals; a file of one kind never passes as the other.
    """

    def __init__(self, store: bytes, epoch: int, data_key: Key, kind: Kind = CASE) -> None:
        self.store = store
        self.epoch = epoch
        self.kind = kind
        self._wrapping = data_key.derived(f"{kind.word.decode('ascii')} keys")

    def pack(self, case: bytes, revision: int, body: bytes, wrapped: bytes | None = None) -> bytes:
        """The whole file.

        Args:
            case: the case's id (16 bytes).
            revision: its revision.
            body: what shall be hidden.
            wrapped: the case's wrapped key from its file so far; a new key when there is none.
        """
        if wrapped is None:
            key = Key.fresh()
            wrapped = self._wrapping.wrap(key, self._bound_key(case))
        else:
            key = self._case_key(case, wrapped)
        head = Head(self.store, case, self.epoch, revision, wrapped, self.kind).to_bytes()
        small = zlib.compress(body, 6)
        used = len(head) + NONCE_BYTES + _LENGTH.size + len(small) + TAG_BYTES
        padded = _LENGTH.pack(len(small)) + small + bytes(-used % STEP)
        return head + key.seal(padded, self._bound(head))

    def unpack(self, raw: bytes, case: bytes) -> tuple[Head, bytes]:
        """Head and body of an intact file.

        Raises:
            EnvelopeError: with the reason.
        """
        head, padded = self._opened(raw, case)
        (length,) = _LENGTH.unpack_from(padded)
        inflating = zlib.decompressobj()
        body = inflating.decompress(padded[_LENGTH.size : _LENGTH.size + length], _LARGEST)
        if not inflating.eof:
            raise EnvelopeError("altered")
        return head, body

    def resealed(self, raw: bytes, case: bytes, new: CaseSeal) -> bytes:
        """The same content under another data key, with a new key of its own.

        Raises:
            EnvelopeError: as `unpack`.
        """
        head, padded = self._opened(raw, case)
        key = Key.fresh()
        wrapped = new._wrapping.wrap(key, new._bound_key(case))
        start = Head(new.store, case, new.epoch, head.revision, wrapped, new.kind).to_bytes()
        return start + key.seal(padded, new._bound(start))

    def _opened(self, raw: bytes, case: bytes) -> tuple[Head, bytes]:
        head = read_head(raw, self.store, case, self.kind)
        if len(raw) % STEP:
            raise EnvelopeError("cut")
        if head.epoch != self.epoch:
            raise EnvelopeError("newer_key" if head.epoch > self.epoch else "old_key")
        try:
            key = self._case_key(case, head.wrapped)
            return head, key.open(raw[HEAD_BYTES:], self._bound(raw[:HEAD_BYTES]))
        except SealError:
            raise EnvelopeError("altered") from None

    def _case_key(self, case: bytes, wrapped: bytes) -> Key:
        try:
            return self._wrapping.unwrap(wrapped, self._bound_key(case))
        except SealError:
            raise EnvelopeError("altered") from None

    def _bound_key(self, case: bytes) -> bytes:
        return self.kind.word + b" key|" + self.store + case + self.epoch.to_bytes(4, "big")

    def _bound(self, head: bytes) -> bytes:
        return self.kind.word + b"|" + head


def read_head(raw: bytes, store: bytes, case: bytes, kind: Kind = CASE) -> Head:
    """The open start of a file: not yet proven to be true.

    Raises:
        EnvelopeError: empty, cut, foreign, newer, other_store, wrong_name (another case's file).
    """
    if not raw:
        raise EnvelopeError("empty")
    start = MAGIC + kind.letter
    if not raw.startswith(start):
        raise EnvelopeError("foreign" if not start.startswith(raw) else "cut")
    if len(raw) < HEAD_BYTES:
        raise EnvelopeError("cut")
    _magic, _kind, version, found_store, found_case, epoch, revision = _HEAD.unpack_from(raw)
    if version != VERSION:
        raise EnvelopeError("newer" if version > VERSION else "altered")
    if found_store != store:
        raise EnvelopeError("other_store")
    if found_case != case:
        raise EnvelopeError("wrong_name")
    return Head(found_store, found_case, epoch, revision, raw[_HEAD.size : HEAD_BYTES], kind)
