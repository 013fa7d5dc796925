"""The bytes of one sealed evidence file: chunks of one size, each bound to its place and to being the last.

docs/store-format.md says where each byte stands. The key is random, used for this one file, and stands only
inside the sealed case: a nonce can therefore count.
"""

from __future__ import annotations

import hashlib
import os
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.keys import TAG_BYTES, Key, SealError
from legal_assist.store.seal import MAGIC

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from legal_assist.store.steps import Readable

KIND: Final = b"T"
VERSION: Final = 1
#: Bytes of content per chunk; the last one is filled up with zeros, so that the size says little.
CHUNK: Final = 64 * 1024
STEP: Final = CHUNK + TAG_BYTES

_HEAD: Final = struct.Struct(">6scB16s16s")
HEAD_BYTES: Final = _HEAD.size


@dataclass(frozen=True)
class Content:
    """What was sealed: its true size in bytes and its SHA-256 (hex)."""

    size: int
    sha256: str


def seal(source: Readable, handle: int, key: Key, store: bytes, name: bytes, *, most: int) -> Content:
    """Seal a stream into an open file, chunk by chunk.

    Args:
        source: what is read to its end.
        handle: file descriptor to write to.
        key: a fresh key that seals nothing else.
        store: the store's id.
        name: the attachment's id (16 bytes).
        most: bytes at which to stop.

    Raises:
        EnvelopeError: ``empty``, or ``too_big``; what was written so far is of no use.
        OSError: the system refused.
    """
    head = _HEAD.pack(MAGIC, KIND, VERSION, store, name)
    _write_all(handle, head)
    digest, size, number = hashlib.sha256(), 0, 0
    chunk = _filled(source)
    if not chunk:
        raise EnvelopeError("empty")
    while chunk:
        size += len(chunk)
        if size > most:
            raise EnvelopeError("too_big")
        digest.update(chunk)
        following = _filled(source) if len(chunk) == CHUNK else b""
        padded = chunk + bytes(CHUNK - len(chunk))
        _write_all(handle, key.seal_at(nonce(number, last=not following), padded, b"attachment|" + head))
        chunk, number = following, number + 1
    return Content(size, digest.hexdigest())


def opened(stream: BinaryIO, length: int, key: Key, store: bytes, name: bytes, size: int) -> Iterator[bytes]:
    """The content, each piece proven before it is handed out; the end is proven with the last piece.

    Args:
        stream: stands at the first byte of the sealed file.
        length: how many bytes the sealed file has.
        key: its key.
        store: the store's id.
        name: the attachment's id.
        size: the content's true size.

    Raises:
        EnvelopeError: empty, cut, foreign, newer, other_store, wrong_name, altered.
    """
    head = stream.read(HEAD_BYTES)
    _check_head(head, store, name)
    chunks, rest = divmod(length - HEAD_BYTES, STEP)
    if rest or chunks != -(-size // CHUNK):
        raise EnvelopeError("cut" if length < HEAD_BYTES + -(-size // CHUNK) * STEP else "altered")
    for number in range(chunks):
        sealed = stream.read(STEP)
        if len(sealed) != STEP:
            raise EnvelopeError("cut")
        try:
            plain = key.open_at(nonce(number, last=number == chunks - 1), sealed, b"attachment|" + head)
        except SealError:
            raise EnvelopeError("altered") from None
        yield plain[: size - number * CHUNK]


def sealed_length(size: int) -> int:
    """Bytes of the sealed file of a content of this size."""
    return HEAD_BYTES + -(-size // CHUNK) * STEP


def _check_head(head: bytes, store: bytes, name: bytes) -> None:
    if not head:
        raise EnvelopeError("empty")
    if not head.startswith(MAGIC + KIND):
        raise EnvelopeError("foreign" if not (MAGIC + KIND).startswith(head) else "cut")
    if len(head) < HEAD_BYTES:
        raise EnvelopeError("cut")
    _magic, _kind, version, found_store, found_name = _HEAD.unpack(head)
    if version != VERSION:
        raise EnvelopeError("newer" if version > VERSION else "altered")
    if found_store != store:
        raise EnvelopeError("other_store")
    if found_name != name:
        raise EnvelopeError("wrong_name")


def nonce(number: int, *, last: bool) -> bytes:
    """The nonce of one chunk; a key of its own for each file lets it count."""
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _filled(source: Readable) -> bytes:
    """A whole chunk unless the stream ends; pipes and sticks hand out less at a time."""
    parts, missing = [], CHUNK
    while missing:
        part = source.read(missing)
        if not part:
            break
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def _write_all(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
