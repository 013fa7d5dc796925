"""Keys: from a passphrase to the key that opens everything, and from that to one key per use.

passphrase -Argon2id-> slot key -wraps-> data key -HKDF-> one key per use. Only `cryptography` computes here.
"""

from __future__ import annotations

import hmac
import os
import time
import unicodedata
from dataclasses import dataclass
from typing import Any, Final

from legal_assist.errors import StoreError

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12
TAG_BYTES: Final = 16
SALT_BYTES: Final = 16
#: Shortest passphrase that is accepted, in characters.
SHORTEST: Final = 12
#: Longest, in bytes: nobody types more, and a wrong file would be read whole.
LONGEST: Final = 1024

_MIB: Final = 1024
_LEAST_MEMORY: Final = 19 * _MIB
_MOST_MEMORY: Final = 2 * 1024 * _MIB
_PASSES: Final = range(2, 17)
_LANES: Final = range(1, 17)
#: Seconds that opening the store may cost on the machine where it is made.
PATIENCE: Final = 0.5

ARGON2ID: Final = "argon2id"
TEST_ONLY: Final = "argon2id-for-tests-only"


class SealError(Exception):
    """Bytes that this key did not seal, or that were changed since."""


class Key:
    """Thirty-two secret bytes that never show themselves in a `repr`."""

    __slots__ = ("_raw",)

    def __init__(self, raw: bytes) -> None:
        self._raw = bytes(raw)

    def __repr__(self) -> str:
        return "<key>"

    def __reduce__(self) -> Any:
        raise TypeError

    @classmethod
    def fresh(cls) -> Key:
        """A random key."""
        return cls(os.urandom(KEY_BYTES))

    def forget(self) -> None:
        """Drop the bytes; every later use is refused. Python can't wipe memory."""
        self._raw = b""

    def derived(self, use: str, salt: bytes = b"") -> Key:
        """The key for one use (HKDF-SHA-256); without the data key nobody can compute it.

        Raises:
            StoreError: ``store.locked``, the key was dropped.
        """
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        info = b"legal-assist|" + use.encode("utf-8")
        return Key(HKDF(SHA256(), KEY_BYTES, salt or None, info).derive(self._bytes()))

    def seal(self, plain: bytes, bound_to: bytes) -> bytes:
        """Nonce, ciphertext and tag (AES-256-GCM).

        Args:
            plain: what shall be hidden.
            bound_to: what must stand beside it when it is opened (associated data).
        """
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = os.urandom(NONCE_BYTES)
        return nonce + AESGCM(self._bytes()).encrypt(nonce, plain, bound_to)

    def open(self, sealed: bytes, bound_to: bytes) -> bytes:
        """What was sealed.

        Raises:
            SealError: another key, other associated data, or changed bytes.
        """
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        if len(sealed) < NONCE_BYTES + TAG_BYTES:
            raise SealError
        try:
            return AESGCM(self._bytes()).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to)
        except InvalidTag:
            raise SealError from None

    def seal_at(self, nonce: bytes, plain: bytes, bound_to: bytes) -> bytes:
        """Ciphertext and tag under a nonce that the caller never gives this key twice."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(self._bytes()).encrypt(nonce, plain, bound_to)

    def open_at(self, nonce: bytes, sealed: bytes, bound_to: bytes) -> bytes:
        """What was sealed by `seal_at`.

        Raises:
            SealError: another key, nonce or associated data, or changed bytes.
        """
        return self.open(nonce + sealed, bound_to)

    def wrap(self, other: Key, bound_to: bytes) -> bytes:
        """Another key, sealed by this one."""
        return self.seal(other._bytes(), bound_to)

    def unwrap(self, wrapped: bytes, bound_to: bytes) -> Key:
        """The key that was wrapped.

        Raises:
            SealError: as `open`.
        """
        raw = self.open(wrapped, bound_to)
        if len(raw) != KEY_BYTES:
            raise SealError
        return Key(raw)

    def mac(self, data: bytes) -> bytes:
        """HMAC-SHA-256 of some bytes."""
        return hmac.digest(self._bytes(), data, "sha256")

    def _bytes(self) -> bytes:
        if not self._raw:
            raise StoreError("store.locked")
        return self._raw


def same(one: bytes, other: bytes) -> bool:
    """Whether two check values are equal, in a time that doesn't tell where they differ."""
    return hmac.compare_digest(one, other)


@dataclass(frozen=True)
class Kdf:
    """How a passphrase becomes a key: Argon2id with memory in KiB, passes and lanes."""

    name: str
    memory_kib: int
    passes: int
    lanes: int

    def check(self) -> None:
        """Refuse what is too weak, or so large that reading it would stop the machine.

        Raises:
            StoreError: ``store.kdf_refused``.
        """
        if self == TEST_KDF and _hooks["test_kdf"]:
            return
        if (
            self.name != ARGON2ID
            or not _LEAST_MEMORY <= self.memory_kib <= _MOST_MEMORY
            or self.passes not in _PASSES
            or self.lanes not in _LANES
        ):
            raise StoreError("store.kdf_refused")

    def derive(self, passphrase: str, salt: bytes) -> Key:
        """The slot key.

        Raises:
            StoreError: the parameters are refused, the passphrase can't be read, or memory is short.
        """
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

        self.check()
        secret = normalised(passphrase)
        try:
            return Key(
                Argon2id(
                    salt=salt,
                    length=KEY_BYTES,
                    iterations=self.passes,
                    lanes=self.lanes,
                    memory_cost=self.memory_kib,
                ).derive(secret)
            )
        except MemoryError:
            raise StoreError("store.kdf_memory", mib=self.memory_kib // _MIB) from None


#: Far too weak for anything but tests; refused unless a test has called `allow_test_kdf`.
TEST_KDF: Final = Kdf(TEST_ONLY, 64, 1, 1)
_START: Final = Kdf(ARGON2ID, 64 * _MIB, 3, 4)
_hooks: Final = {"test_kdf": False}


def allow_test_kdf(allowed: bool = True) -> None:
    """Let tests open stores in a millisecond. The program itself never calls this."""
    _hooks["test_kdf"] = allowed


def is_test_kdf_allowed() -> bool:
    """Whether a test has allowed the test profile."""
    return _hooks["test_kdf"]


def calibrated(limit: float = PATIENCE) -> Kdf:
    """The strongest parameters that this machine computes within `limit` seconds.

    From 64 MiB and three passes upwards by doubling memory, or downwards to 19 MiB and two passes.
    """
    if is_test_kdf_allowed():
        return TEST_KDF
    kdf = _START
    took = _seconds(kdf)
    while took <= limit / 2.2 and kdf.memory_kib * 2 <= _MOST_MEMORY:
        kdf = Kdf(kdf.name, kdf.memory_kib * 2, kdf.passes, kdf.lanes)
        took = _seconds(kdf)
    while took > limit and kdf.memory_kib > _LEAST_MEMORY:
        kdf = Kdf(kdf.name, max(kdf.memory_kib // 2, _LEAST_MEMORY), kdf.passes, kdf.lanes)
        took = _seconds(kdf)
    if took > limit:
        kdf = Kdf(kdf.name, kdf.memory_kib, _PASSES.start, kdf.lanes)
    return kdf


def _seconds(kdf: Kdf) -> float:
    start = time.perf_counter()
    try:
        kdf.derive("calibration only", bytes(SALT_BYTES))
    except StoreError:  # not enough memory for this one
        return float("inf")
    return time.perf_counter() - start


def normalised(passphrase: str) -> bytes:
    """The passphrase as bytes that are the same whatever keyboard composed its letters (NFKC).

    Raises:
        StoreError: ``store.passphrase_unreadable``.
    """
    try:
        secret = unicodedata.normalize("NFKC", passphrase).strip().encode("utf-8")
    except UnicodeEncodeError:
        raise StoreError("store.passphrase_unreadable") from None
    if len(secret) > LONGEST:
        raise StoreError("store.passphrase_unreadable")
    return secret


def check_new(passphrase: str) -> None:
    """Refuse a new passphrase that is too short to protect anybody.

    Raises:
        StoreError: ``store.passphrase_short``.
    """
    if len(normalised(passphrase).decode("utf-8")) < SHORTEST:
        raise StoreError("store.passphrase_short", least=SHORTEST)
