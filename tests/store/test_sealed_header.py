"""The key file: no field of it can be changed, lost or put back unnoticed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from sealed_world import CLOCK, RECOVERY, SECRET

from legal_assist.errors import StoreError
from legal_assist.store import header, keys, recovery
from legal_assist.store.envelope import encode
from legal_assist.store.keys import Key

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from legal_assist.store.sealed_store import SealedCaseStore


# the key file


def rewritten(root: Path, change: Callable[[dict[str, Any]], None], *, with_checksum: bool = True) -> None:
    """Edit the key file as somebody would who knows the format but no key."""
    path = root / "store.json"
    fields = json.loads(path.read_bytes())
    fields.pop("sha256")
    change(fields)
    checksum = header._checksum(fields) if with_checksum else "0" * 64
    path.write_bytes(encode(fields | {"sha256": checksum}) + b"\n")


def weaker(fields: dict[str, Any]) -> None:
    fields["slots"][0] |= {"kdf": "argon2id", "memory_kib": 19 * 1024, "passes": 2, "lanes": 1}


def tiny(fields: dict[str, Any]) -> None:
    fields["slots"][0] |= {"kdf": "argon2id", "memory_kib": 64}


def no_recovery(fields: dict[str, Any]) -> None:
    del fields["slots"][1]


def kind_open(fields: dict[str, Any]) -> None:
    fields["kind"] = "open"


def newer(fields: dict[str, Any]) -> None:
    fields["version"] = 2


def generation(fields: dict[str, Any]) -> None:
    fields["generation"] += 7


def migrating(fields: dict[str, Any]) -> None:
    fields["migrating"] = True


def previous(fields: dict[str, Any]) -> None:
    fields["previous"] = "00" * 60


def other_recovery(fields: dict[str, Any]) -> None:
    other, _key = header.fresh("lain sama sekali", recovery.new(), keys.TEST_KDF)
    fields["slots"][1] = other.fields()["slots"][1]


def lost_check(fields: dict[str, Any]) -> None:
    fields["slots"][1]["check"] = "00" * 32


ALTERATIONS = {
    weaker: "wrong_passphrase",
    tiny: "kdf_refused",
    no_recovery: "header_altered",
    kind_open: "downgraded",
    newer: "newer_store",
    generation: "header_altered",
    migrating: "header_altered",
    previous: "header_altered",
    other_recovery: "header_altered",
    lost_check: "header_altered",
}


@pytest.mark.parametrize(
    ("change", "key"), ALTERATIONS.items(), ids=lambda one: getattr(one, "__name__", one)
)
def test_no_field_of_the_key_file_can_be_changed(
    sealed: SealedCaseStore,
    again: Callable[..., SealedCaseStore],
    change: Callable[[dict[str, Any]], None],
    key: str,
) -> None:
    rewritten(sealed.root, change)
    with pytest.raises(StoreError) as caught:
        again()
    assert caught.value.key == f"store.{key}"


def test_without_its_mac_a_changed_key_file_is_caught(
    sealed: SealedCaseStore, again: Callable[..., SealedCaseStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    rewritten(sealed.root, other_recovery)
    monkeypatch.setattr(header, "_mac_of", lambda *_: header.read(sealed.root).mac)
    assert not again().is_locked


def test_an_edited_slot_stays_shut_even_without_the_mac(
    sealed: SealedCaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The slot's own parameters are bound to the wrapped key as well."""
    found = header.read(sealed.root)
    slot = header.passphrase_slot(found.store, 9, SECRET, keys.TEST_KDF, Key.fresh())
    monkeypatch.setattr(header, "_mac_of", lambda *_: found.mac)
    with pytest.raises(StoreError, match=r"store\.header_altered"):
        header.Header(found.store, 1, 1, (slot, found.slots[1]), mac=found.mac).unlock(SECRET)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\x00" * 900, b'{"format":"legal-assist"}'])
def test_a_broken_key_file_is_named_with_its_remedy(
    sealed: SealedCaseStore, again: Callable[..., SealedCaseStore], content: bytes
) -> None:
    (sealed.root / "store.json").write_bytes(content)
    (sealed.root / "store-copy.json").write_bytes(content)
    with pytest.raises(StoreError) as caught:
        again()
    assert caught.value.key == "store.header_damaged"
    assert caught.value.problems[0].key == "store.remedy.header"


def test_every_cut_and_every_turned_bit_of_the_key_file_is_noticed(sealed: SealedCaseStore) -> None:
    raw = (sealed.root / "store.json").read_bytes()
    broken = [raw[:length] for length in range(len(raw))]
    for place in range(0, len(raw), 3):
        changed = bytearray(raw)
        changed[place] ^= 1 << (place % 8)
        broken.append(bytes(changed))
    for one in broken:
        with pytest.raises(StoreError):
            header.parse(one, sealed.root)


def test_a_missing_key_file_does_not_make_a_new_store(
    sealed: SealedCaseStore, again: Callable[..., SealedCaseStore]
) -> None:
    from legal_assist.store import open_store

    (sealed.root / "store.json").unlink()
    (sealed.root / "store-copy.json").unlink()
    with pytest.raises(StoreError, match=r"store\.header_missing"):
        again()
    assert open_store(sealed.root, CLOCK).kind == "sealed"
    assert not (sealed.root / "store.json").exists()


@pytest.mark.parametrize("content", [None, b"", b"{"])
def test_a_lost_key_file_is_replaced_by_its_copy_and_named_until_it_is_written_anew(
    sealed: SealedCaseStore, again: Callable[..., SealedCaseStore], content: bytes | None
) -> None:
    path = sealed.root / "store.json"
    raw = path.read_bytes()
    path.unlink() if content is None else path.write_bytes(content)
    window = again()
    for found in (window.alarms, window.check()):
        assert [(one.file, one.remedy) for one in found] == [("store.json", "store.remedy.key_copy")]
    window.rebuild_index()
    assert path.read_bytes() == raw
    assert again().alarms == again().check() == ()


def test_a_lost_or_stale_copy_of_the_key_file_is_named_and_made_again(
    sealed: SealedCaseStore, again: Callable[..., SealedCaseStore]
) -> None:
    copy = sealed.root / "store-copy.json"
    old = copy.read_bytes()
    sealed.change_passphrase("lima kata lain sekali")
    assert copy.read_bytes() == (sealed.root / "store.json").read_bytes()
    copy.write_bytes(old)
    assert [one.file for one in sealed.check()] == ["store-copy.json"]
    again("lima kata lain sekali")
    assert copy.read_bytes() == (sealed.root / "store.json").read_bytes() != old
    assert sealed.check() == ()


def test_a_new_passphrase_replaces_the_old_and_touches_one_file(
    sealed: SealedCaseStore, again: Callable[..., SealedCaseStore]
) -> None:
    sealed.create("MERANTI-27", {"invented": False}, {}, operator="x", why="y")
    before = {path: path.read_bytes() for path in (sealed.root / "cases").iterdir()}
    sealed.change_passphrase("lima kata lain sekali", operator="x")
    assert {path: path.read_bytes() for path in (sealed.root / "cases").iterdir()} == before
    with pytest.raises(StoreError, match=r"store\.wrong_passphrase"):
        again()
    assert again("lima kata lain sekali").load("MERANTI-27").revision == 1
    assert again(RECOVERY).load("MERANTI-27").revision == 1
    with pytest.raises(StoreError, match=r"store\.passphrase_short"):
        sealed.change_passphrase("x")


def test_the_old_key_file_put_back_after_a_change_of_passphrase_is_named(
    sealed: SealedCaseStore, again: Callable[..., SealedCaseStore]
) -> None:
    old = (sealed.root / "store.json").read_bytes()
    sealed.change_passphrase("lima kata lain sekali", operator="x")
    (sealed.root / "store.json").write_bytes(old)
    found = again()
    assert [(one.file, one.reason) for one in found.alarms] == [("store.json", "store.damage.older")]
    assert [one.file for one in found.check()] == ["store.json"]


def test_a_new_recovery_key_ends_the_old_one(
    sealed: SealedCaseStore, again: Callable[..., SealedCaseStore]
) -> None:
    new = recovery.new()
    sealed.change_recovery_key(new, operator="x")
    with pytest.raises(StoreError, match=r"store\.wrong_recovery_key"):
        again(RECOVERY)
    assert not again(new).is_locked
    assert not again().is_locked
