"""The bytes of a sealed parcel: something that leaves the office, locked by a passphrase of its own.

It belongs to no store: whoever has the file and its passphrase can open it. Chunks of one size, each bound to
its place and to being the last, as evidence files have them. docs/exchange.md says where each byte stands.
"""

from __future__ import annotations

import hashlib
import os
import struct
from typing import TYPE_CHECKING, Final

from legal_assist.errors import CaseDataError
from legal_assist.store import keys
from legal_assist.store.attachment_seal import CHUNK, STEP, nonce
from legal_assist.store.keys import ARGON2ID, SALT_BYTES, TEST_KDF, Kdf, SealError
from legal_assist.store.seal import MAGIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from legal_assist.store.keys import Key

KIND: Final = b"P"
VERSION: Final = 1
#: The same on every machine: who opens it may have a weaker one than who sealed it.
KDF: Final = Kdf(ARGON2ID, 64 * 1024, 3, 4)
#: Costlier ones are refused on reading: a stranger's file must not stop the machine.
_MOST_MEMORY: Final = 512 * 1024
_MOST_PASSES: Final = 8
_MOST_LANES: Final = 16

#: Magic, kind, version, kind of derivation, memory in KiB, passes, lanes, salt.
_OPEN: Final = struct.Struct(f">6scBBIBB{SALT_BYTES}s")
_CHECK: Final = 16
_SUM: Final = 8
HEAD_BYTES: Final = _OPEN.size + _CHECK + _SUM
_SIZE: Final = struct.Struct(">Q")
_NAMES: Final = {1: ARGON2ID, 255: keys.TEST_ONLY}
_BOUND: Final = b"parcel|"


def is_one(data: bytes) -> bool:
    """Whether this is a sealed parcel, whole or not."""
    return data.startswith(MAGIC + KIND)


def seal(content: bytes, passphrase: str) -> bytes:
    """Lock something up. The same content gives other bytes each time.

    Args:
        content: what shall be hidden; its size is told only in steps of 64 KiB.
        passphrase: a new one, for this parcel only.

    Raises:
        StoreError: ``store.passphrase_short``, ``store.passphrase_unreadable``, ``store.kdf_memory``.
    """
    keys.check_new(passphrase)
    kdf = TEST_KDF if keys.is_test_kdf_allowed() else KDF
    salt = os.urandom(SALT_BYTES)
    number = next(number for number, name in _NAMES.items() if name == kdf.name)
    start = _OPEN.pack(MAGIC, KIND, VERSION, number, kdf.memory_kib, kdf.passes, kdf.lanes, salt)
    secret = kdf.derive(passphrase, salt)
    head = start + _check(secret, start)
    head += _sum(head)
    key = secret.derived("parcel")
    plain = _SIZE.pack(len(content)) + content
    plain += bytes(-len(plain) % CHUNK)
    count = len(plain) // CHUNK
    sealed = [
        key.seal_at(nonce(n, last=n == count - 1), plain[n * CHUNK : (n + 1) * CHUNK], _BOUND + head)
        for n in range(count)
    ]
    return b"".join((head, *sealed))


def unseal(data: bytes, passphrase: str) -> bytes:
    """What was locked up, proven to its end.

    Args:
        data: the whole parcel.
        passphrase: its passphrase.

    Raises:
        CaseDataError: ``exchange.sealed.*``: cut, damaged, newer, refused (its derivation costs too much or
            too little), wrong_passphrase.
        StoreError: ``store.passphrase_unreadable``, ``store.kdf_memory``.
    """
    if len(data) < HEAD_BYTES:
        raise CaseDataError("exchange.sealed.cut")
    head, start = data[:HEAD_BYTES], data[: _OPEN.size]
    _magic, _kind, version, number, memory, passes, lanes, salt = _OPEN.unpack(start)
    if not is_one(data) or head[-_SUM:] != _sum(head[:-_SUM]):
        raise CaseDataError("exchange.sealed.damaged")
    if version > VERSION:
        raise CaseDataError("exchange.sealed.newer")
    kdf = Kdf(_NAMES.get(number, ""), memory, passes, lanes)
    if version != VERSION or not _is_bearable(kdf):
        raise CaseDataError("exchange.sealed.refused")
    secret = kdf.derive(passphrase, salt)
    if not keys.same(_check(secret, start), head[_OPEN.size : -_SUM]):
        raise CaseDataError("exchange.sealed.wrong_passphrase")
    body = memoryview(data)[HEAD_BYTES:]
    if not body or len(body) % STEP:
        raise CaseDataError("exchange.sealed.cut")
    plain = b"".join(_opened(secret.derived("parcel"), body, _BOUND + head))
    (size,) = _SIZE.unpack_from(plain)
    if size > len(plain) - _SIZE.size:
        raise CaseDataError("exchange.sealed.damaged")
    return plain[_SIZE.size :][:size]


def _opened(key: Key, body: memoryview, bound_to: bytes) -> Iterator[bytes]:
    count = len(body) // STEP
    for place in range(count):
        chunk = bytes(body[place * STEP : (place + 1) * STEP])
        try:
            yield key.open_at(nonce(place, last=place == count - 1), chunk, bound_to)
        except SealError:
            raise CaseDataError("exchange.sealed.damaged") from None


def _is_bearable(kdf: Kdf) -> bool:
    if kdf == TEST_KDF:
        return keys.is_test_kdf_allowed()
    return (
        kdf.name == ARGON2ID
        and KDF.memory_kib <= kdf.memory_kib <= _MOST_MEMORY
        and KDF.passes <= kdf.passes <= _MOST_PASSES
        and 1 <= kdf.lanes <= _MOST_LANES
    )


def _check(secret: Key, start: bytes) -> bytes:
    return secret.derived("parcel check").mac(start)[:_CHECK]


def _sum(head: bytes) -> bytes:
    """Tells damage from a wrong passphrase; proves nothing."""
    return hashlib.sha256(head).digest()[:_SUM]
