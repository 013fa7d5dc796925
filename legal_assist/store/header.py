"""The sealed store's key file `store.json`: which store this is, how its data key is wrapped, and for whom.

Each slot wraps the data key with its own parameters as associated data; a MAC under the data key covers the
whole file, so that no slot, parameter or kind can be changed or taken away. A change of passphrase needs the
data key only, never the other slots' secrets.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from legal_assist.durable_files import read_file, replace_file
from legal_assist.errors import Problem, StoreError
from legal_assist.store import keys, marker, recovery
from legal_assist.store.envelope import FORMAT, encode
from legal_assist.store.faults import of_system
from legal_assist.store.keys import Kdf, Key, SealError

if TYPE_CHECKING:
    from pathlib import Path

VERSION: Final = 1
#: Second copy of the key file: one bad block must not cost every case.
COPY: Final = "store-copy.json"
_COPY_HELPS: Final = frozenset({"store.header_missing", "store.header_damaged"})
KIND: Final = "sealed"
PASSPHRASE: Final = "passphrase"  # noqa: S105  # a kind of slot
RECOVERY: Final = "recovery"
_RECOVERY_KDF: Final = Kdf("hkdf-sha256", 0, 0, 0)
_LARGEST: Final = 64 * 1024


@dataclass(frozen=True)
class Slot:
    """One way in: for whom, how the slot key is made, and the data key wrapped by it."""

    kind: str
    kdf: Kdf
    salt: bytes
    check: bytes
    wrapped: bytes


@dataclass(frozen=True)
class Header:
    """The key file.

    Args:
        store: random id of the store (16 bytes).
        generation: counts every rewriting of this file.
        epoch: counts the data keys; each rotation is a new one.
        slots: the ways in, passphrase first.
        previous: the last data key, wrapped by the present one, while a rotation is unfinished.
        migrating: whether plain case files of an unsealed store still wait to be sealed.
        mac: covers everything else.
    """

    store: bytes
    generation: int
    epoch: int
    slots: tuple[Slot, ...]
    previous: bytes = b""
    migrating: bool = False
    mac: bytes = b""

    def fields(self) -> dict[str, Any]:
        """Everything but the MAC, as it stands in the file."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "kind": KIND,
            "store": self.store.hex(),
            "generation": self.generation,
            "epoch": self.epoch,
            "slots": [
                _slot_fields(slot) | {"check": slot.check.hex(), "wrapped": slot.wrapped.hex()}
                for slot in self.slots
            ],
            "previous": self.previous.hex(),
            "migrating": self.migrating,
        }

    def to_bytes(self) -> bytes:
        """The whole file; the checksum at its end tells damage from a wrong passphrase."""
        fields = self.fields() | {"mac": self.mac.hex()}
        return encode(fields | {"sha256": _checksum(fields)}) + b"\n"

    def signed(self, data_key: Key) -> Header:
        """The same with its MAC."""
        return replace(self, mac=_mac_of(self, data_key))

    def unlock(self, secret: str) -> Key:
        """The data key, from a passphrase or a recovery key.

        Raises:
            StoreError: ``store.wrong_passphrase``, ``store.wrong_recovery_key``, ``store.header_altered``,
                ``store.kdf_refused``.
        """
        for slot in self.slots:
            slot_key = _slot_key(slot, secret)
            if slot_key is not None and keys.same(_check_of(slot_key), slot.check):
                try:
                    data_key = slot_key.unwrap(slot.wrapped, _bound(self.store, self.epoch, slot))
                except SealError:
                    raise altered() from None
                if not keys.same(_mac_of(self, data_key), self.mac):
                    raise altered()
                return data_key
        if recovery.looks_like_one(secret):
            recovery.read(secret)
            raise StoreError("store.wrong_recovery_key")
        raise StoreError("store.wrong_passphrase")

    def previous_key(self, data_key: Key) -> Key | None:
        """The data key before this one, while a rotation is unfinished.

        Raises:
            StoreError: ``store.header_altered``.
        """
        if not self.previous:
            return None
        try:
            return data_key.unwrap(self.previous, _bound_previous(self.store, self.epoch))
        except SealError:
            raise altered() from None

    def slot(self, kind: str) -> Slot:
        """The slot of a kind."""
        return next(slot for slot in self.slots if slot.kind == kind)

    def with_slot(self, data_key: Key, slot: Slot) -> Header:
        """The next generation, with one slot replaced; nothing else changes."""
        slots = tuple(slot if one.kind == slot.kind else one for one in self.slots)
        return replace(self, slots=slots, generation=self.generation + 1).signed(data_key)


def fresh(passphrase: str, recovery_key: str, kdf: Kdf, *, migrating: bool = False) -> tuple[Header, Key]:
    """The key file of a new store, and its data key.

    Args:
        passphrase: checked by the caller (`keys.check_new`).
        recovery_key: from `recovery.new`; shown to the user before this is called.
        kdf: parameters for the passphrase slot.
        migrating: see `Header`.
    """
    store, data_key = os.urandom(16), Key.fresh()
    slots = (
        passphrase_slot(store, 1, passphrase, kdf, data_key),
        recovery_slot(store, 1, recovery_key, data_key),
    )
    return Header(store, 1, 1, slots, migrating=migrating).signed(data_key), data_key


def rotated(header: Header, old: Key, passphrase: str, recovery_key: str) -> tuple[Header, Key]:
    """The key file with a new data key in new slots, the old one kept wrapped until all is sealed anew."""
    data_key, epoch = Key.fresh(), header.epoch + 1
    slots = (
        passphrase_slot(header.store, epoch, passphrase, header.slot(PASSPHRASE).kdf, data_key),
        recovery_slot(header.store, epoch, recovery_key, data_key),
    )
    wrapped = data_key.wrap(old, _bound_previous(header.store, epoch))
    new = Header(header.store, header.generation + 1, epoch, slots, previous=wrapped)
    return new.signed(data_key), data_key


def passphrase_slot(store: bytes, epoch: int, passphrase: str, kdf: Kdf, data_key: Key) -> Slot:
    """A slot that a passphrase opens.

    Raises:
        StoreError: ``store.passphrase_is_recovery_key``: what has that form is only ever read as one.
    """
    if recovery.looks_like_one(passphrase):
        raise StoreError("store.passphrase_is_recovery_key")
    salt = os.urandom(keys.SALT_BYTES)
    return _filled(
        store, epoch, Slot(PASSPHRASE, kdf, salt, b"", b""), kdf.derive(passphrase, salt), data_key
    )


def recovery_slot(store: bytes, epoch: int, recovery_key: str, data_key: Key) -> Slot:
    """A slot that a written-down recovery key opens."""
    salt = os.urandom(keys.SALT_BYTES)
    slot = Slot(RECOVERY, _RECOVERY_KDF, salt, b"", b"")
    return _filled(store, epoch, slot, recovery.slot_key(recovery_key, salt), data_key)


def settled(header: Header, data_key: Key) -> Header:
    """The next generation without traces of a rotation or a migration."""
    return replace(header, generation=header.generation + 1, previous=b"", migrating=False).signed(data_key)


def read(root: Path) -> Header:
    """The key file of a folder; its copy where the file itself is lost or damaged.

    Raises:
        StoreError: ``store.header_missing``, ``store.header_damaged``, ``store.header_altered``,
            ``store.downgraded`` (it says it is unsealed), ``store.newer_store``, or the system refused.
    """
    try:
        return read_one(root, marker.NAME)
    except StoreError as error:
        if error.key not in _COPY_HELPS:
            raise
        try:
            return read_one(root, COPY)
        except StoreError:
            raise error from None


def read_one(root: Path, name: str) -> Header:
    """The key file, or its copy, and no other.

    Raises:
        StoreError: as `read`.
    """
    try:
        raw = read_file(root / name)
    except FileNotFoundError:
        raise StoreError("store.header_missing", problems=remedy()) from None
    except OSError as error:
        raise of_system(error, root) from error
    return parse(raw, root)


def fault(root: Path, name: str, expected: Header) -> str | None:
    """Message id of what is wrong with the key file or its copy; None when it is what was expected."""
    try:
        return None if read_one(root, name) == expected else "store.header_altered"
    except StoreError as error:
        return error.key


def write(root: Path, header: Header) -> None:
    """Put a key file in place, durably, and its copy after it.

    Raises:
        StoreError: what the system refused; the old file is as before.
    """
    try:
        replace_file(root / marker.NAME, header.to_bytes())
    except OSError as error:
        raise of_system(error, root) from error
    renew_copy(root, header)


def renew_copy(root: Path, header: Header) -> None:
    """Make the copy what the key file is; what the system refuses now is done on the next opening."""
    if fault(root, COPY, header) is not None:
        with suppress(OSError):
            replace_file(root / COPY, header.to_bytes())


def parse(raw: bytes, root: Path) -> Header:
    """The key file from its bytes; there is exactly one way to write each content.

    Raises:
        StoreError: as `read`.
    """
    try:
        found = json.loads(raw[: _LARGEST + 1])
        if found["format"] != FORMAT:
            raise damaged()
        if type(found["version"]) is int and found["version"] > VERSION:
            raise StoreError("store.newer_store", place=str(root))
        if found["kind"] == "open":
            raise StoreError("store.downgraded", problems=remedy())
        header = _from_fields(found)
    except (ValueError, KeyError, TypeError, RecursionError, AttributeError):
        raise damaged() from None
    if header.to_bytes() != raw:
        raise damaged()
    return header


def damaged() -> StoreError:
    """The error for a key file that can't be understood."""
    return StoreError("store.header_damaged", problems=remedy())


def altered() -> StoreError:
    """The error for a key file that was changed outside the program."""
    return StoreError("store.header_altered", problems=remedy())


def remedy() -> tuple[Problem, ...]:
    """What to do about a key file that can't be used."""
    return (Problem(marker.NAME, "store.remedy.header", {"file": marker.NAME}),)


def _from_fields(found: dict[str, Any]) -> Header:
    if [slot["kind"] for slot in found["slots"]] != [PASSPHRASE, RECOVERY] or found["kind"] != KIND:
        raise altered()
    numbers = [found["generation"], found["epoch"]]
    for slot in found["slots"]:
        numbers += [slot["memory_kib"], slot["passes"], slot["lanes"]]
    if any(type(number) is not int or number < 0 for number in numbers):
        raise damaged()
    return Header(
        bytes.fromhex(found["store"]),
        found["generation"],
        found["epoch"],
        tuple(_slot_from(slot) for slot in found["slots"]),
        bytes.fromhex(found["previous"]),
        found["migrating"] is True,
        bytes.fromhex(found["mac"]),
    )


def _slot_from(found: dict[str, Any]) -> Slot:
    kdf = Kdf(found["kdf"], found["memory_kib"], found["passes"], found["lanes"])
    salt, check, wrapped = (bytes.fromhex(found[name]) for name in ("salt", "check", "wrapped"))
    return Slot(found["kind"], kdf, salt, check, wrapped)


def _slot_fields(slot: Slot) -> dict[str, Any]:
    return {
        "kind": slot.kind,
        "kdf": slot.kdf.name,
        "memory_kib": slot.kdf.memory_kib,
        "passes": slot.kdf.passes,
        "lanes": slot.kdf.lanes,
        "salt": slot.salt.hex(),
    }


def _slot_key(slot: Slot, secret: str) -> Key | None:
    """The key for one slot; None when the secret can't be meant for it."""
    if slot.kind == PASSPHRASE:
        # Whoever types a recovery key must not wait for a derivation that can't fit.
        return None if recovery.looks_like_one(secret) else slot.kdf.derive(secret, slot.salt)
    if slot.kdf != _RECOVERY_KDF:
        raise altered()
    return recovery.slot_key(secret, slot.salt) if recovery.looks_like_one(secret) else None


def _filled(store: bytes, epoch: int, slot: Slot, slot_key: Key, data_key: Key) -> Slot:
    return replace(
        slot, check=_check_of(slot_key), wrapped=slot_key.wrap(data_key, _bound(store, epoch, slot))
    )


def _check_of(slot_key: Key) -> bytes:
    # AES-GCM doesn't commit to its key; this value does.
    return slot_key.derived("check").mac(b"check")


def _bound(store: bytes, epoch: int, slot: Slot) -> bytes:
    fixed = {"format": FORMAT, "version": VERSION, "kind": KIND, "store": store.hex(), "epoch": epoch}
    return encode(fixed | {"slot": _slot_fields(slot)})


def _bound_previous(store: bytes, epoch: int) -> bytes:
    return encode(
        {"format": FORMAT, "version": VERSION, "store": store.hex(), "epoch": epoch, "previous": True}
    )


def _mac_of(header: Header, data_key: Key) -> bytes:
    return data_key.derived("header").mac(encode(header.fields()))


def _checksum(fields: dict[str, Any]) -> str:
    return hashlib.sha256(encode(fields)).hexdigest()


def verify(header: Header, data_key: Key) -> None:
    """Prove that a key file was written by someone who has the data key.

    Raises:
        StoreError: ``store.header_altered``.
    """
    if not keys.same(_mac_of(header, data_key), header.mac):
        raise altered()
