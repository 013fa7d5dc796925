"""Passphrases, recovery keys, the key file: what opens a store, and what must not."""

from __future__ import annotations

import json
import pickle
import re
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sealed_world import CLOCK, RECOVERY, SECRET, made, opened

from legal_assist.errors import StoreError
from legal_assist.store import header, keys, migration, passphrases, recovery
from legal_assist.store.envelope import encode
from legal_assist.store.keys import Kdf, Key, SealError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from legal_assist.store.sealed_store import SealedCaseStore


# passphrases


def test_the_passphrase_and_the_recovery_key_open_the_store(
    sealed: SealedCaseStore, again: Callable[..., SealedCaseStore]
) -> None:
    for secret in (SECRET, RECOVERY, RECOVERY.lower().replace("-", " "), f"  {SECRET}\n"):
        assert not again(secret).is_locked


@pytest.mark.parametrize(
    "wrong", ["", "x", SECRET.upper(), SECRET + ".", "empat  kata acak panjang", "é" * 9]
)
def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(
    sealed: SealedCaseStore, again: Callable[..., SealedCaseStore], wrong: str
) -> None:
    before = {path: path.read_bytes() for path in sealed.root.rglob("*") if path.is_file()}
    with pytest.raises(StoreError) as caught:
        again(wrong)
    assert caught.value.key == "store.wrong_passphrase"
    assert {path: path.read_bytes() for path in sealed.root.rglob("*") if path.is_file()} == before


def test_without_a_passphrase_one_is_asked_for(sealed: SealedCaseStore) -> None:
    with pytest.raises(StoreError, match=r"store\.passphrase_needed"):
        sealed.unlock()


def test_letters_composed_in_another_way_are_the_same_passphrase(tmp_path: Path) -> None:
    secret = "kafé naïve ångström"  # noqa: S105
    made(tmp_path, unicodedata.normalize("NFC", secret))
    assert not opened(tmp_path, unicodedata.normalize("NFD", secret)).is_locked
    assert not opened(tmp_path, secret.replace("k", "ｋ")).is_locked


@pytest.mark.parametrize(
    ("bad", "key"),
    [("pendek", "short"), (" " * 40, "short"), ("\ud800" * 20, "unreadable"), ("x" * 2000, "unreadable")],
)
def test_a_poor_new_passphrase_is_refused_before_anything_is_written(
    tmp_path: Path, bad: str, key: str
) -> None:
    with pytest.raises(StoreError, match=f"passphrase_{key}"):
        migration.init(tmp_path / "new", bad, RECOVERY, clock=CLOCK)
    assert not (tmp_path / "new").exists()


def test_the_word_list_is_long_plain_and_without_twins() -> None:
    words = passphrases.words()
    assert len(words) == len(set(words)) >= 1024
    assert all(re.fullmatch(r"[a-z]{3,9}", word) for word in words)
    assert passphrases.entropy() >= 60
    suggested = {passphrases.suggested() for _ in range(50)}
    assert len(suggested) == 50
    assert all(len(one.split()) == 6 and set(one.split()) <= set(words) for one in suggested)
    keys.check_new(passphrases.suggested())


# recovery keys


@settings(max_examples=100)
@given(at=st.integers(0, 43), sign=st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_every_single_slip_of_the_pen_is_noticed(at: int, sign: str) -> None:
    if RECOVERY[at] in ("-", sign):
        return
    with pytest.raises(StoreError, match=r"store\.recovery_key_typo"):
        recovery.read(RECOVERY[:at] + sign + RECOVERY[at + 1 :])


def test_a_recovery_key_is_read_as_it_was_written_even_with_look_alike_letters() -> None:
    for _ in range(30):
        key = recovery.new()
        assert len(recovery.read(key)) == 20
        assert recovery.read(key.replace("0", "o").replace("1", "l").lower()) == recovery.read(key)


def test_the_recovery_key_of_another_store_and_a_mistyped_one_are_told_apart(
    sealed: SealedCaseStore, again: Callable[..., SealedCaseStore]
) -> None:
    with pytest.raises(StoreError, match=r"store\.wrong_recovery_key"):
        again(recovery.new())
    wrong = RECOVERY[:-1] + ("A" if RECOVERY[-1] != "A" else "B")
    with pytest.raises(StoreError, match=r"store\.recovery_key_typo"):
        again(wrong)


def test_the_recovery_key_stands_in_no_file(sealed: SealedCaseStore) -> None:
    for path in sealed.root.rglob("*"):
        if path.is_file():
            raw = path.read_bytes()
            assert recovery.read(RECOVERY) not in raw
            assert recovery.read(RECOVERY).hex().encode() not in raw
            assert RECOVERY.encode() not in raw


def test_a_recovery_key_is_never_taken_for_a_new_passphrase(
    sealed: SealedCaseStore, again: Callable[..., SealedCaseStore]
) -> None:
    before = (sealed.root / "store.json").read_bytes()
    for attempt in (
        lambda: sealed.change_passphrase(RECOVERY),
        lambda: sealed.rotate(RECOVERY, recovery.new()),
        lambda: migration.init(sealed.root / "new", recovery.new(), RECOVERY, clock=CLOCK),
    ):
        with pytest.raises(StoreError, match=r"store\.passphrase_is_recovery_key"):
            attempt()
    assert (sealed.root / "store.json").read_bytes() == before
    assert again().check() == ()


# key derivation


@pytest.mark.parametrize(
    "kdf",
    [
        Kdf("argon2id", 19 * 1024 - 1, 3, 4),
        Kdf("argon2id", 2 * 1024 * 1024 + 1, 3, 4),
        Kdf("argon2id", 64 * 1024, 1, 4),
        Kdf("argon2id", 64 * 1024, 17, 4),
        Kdf("argon2id", 64 * 1024, 3, 0),
        Kdf("argon2id", 64 * 1024, 3, 17),
        Kdf("pbkdf2", 64 * 1024, 3, 4),
        Kdf("argon2id-for-tests-only", 64, 1, 2),
    ],
)
def test_parameters_outside_the_bounds_are_refused(kdf: Kdf) -> None:
    with pytest.raises(StoreError, match=r"store\.kdf_refused"):
        kdf.derive(SECRET, bytes(16))


def test_the_bounds_themselves_are_accepted() -> None:
    Kdf("argon2id", 19 * 1024, 2, 1).check()
    Kdf("argon2id", 2 * 1024 * 1024, 16, 16).check()


def test_the_program_itself_refuses_the_test_profile(
    sealed: SealedCaseStore, again: Callable[..., SealedCaseStore]
) -> None:
    keys.allow_test_kdf(False)
    with pytest.raises(StoreError, match=r"store\.kdf_refused"):
        again()
    again(RECOVERY)  # the recovery key needs no derivation


def test_without_the_clamp_a_weak_profile_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Kdf, "check", lambda _: None)
    assert Kdf("argon2id", 64, 1, 1).derive(SECRET, bytes(16))


def test_calibration_stays_within_bounds_and_time() -> None:
    keys.allow_test_kdf(False)
    for limit in (0.5, 0.0):
        kdf = keys.calibrated(limit)
        kdf.check()
        assert kdf.name == "argon2id"
    assert (kdf.memory_kib, kdf.passes) == (19 * 1024, 2)


# keys


def test_a_key_never_shows_itself_and_is_useless_after_forgetting() -> None:
    key = Key(b"rahasia sekali" * 2 + b"1234")
    assert "rahasia" not in f"{key!r}{key}"
    with pytest.raises(TypeError):
        pickle.dumps(key)
    key.forget()
    for use in (lambda: key.seal(b"x", b""), lambda: key.mac(b"x"), lambda: key.derived("x")):
        with pytest.raises(StoreError, match=r"store\.locked"):
            use()


def test_what_one_key_sealed_opens_with_that_key_and_binding_only() -> None:
    key, other = Key.fresh(), Key.fresh()
    sealed = key.seal(b"isi", b"ini")
    assert key.open(sealed, b"ini") == b"isi"
    for attempt in (
        lambda: other.open(sealed, b"ini"),
        lambda: key.open(sealed, b"itu"),
        lambda: key.derived("a").open(sealed, b"ini"),
        lambda: key.open(sealed[:-1], b"ini"),
        lambda: key.open(b"", b"ini"),
    ):
        with pytest.raises(SealError):
            attempt()
    assert key.derived("a").mac(b"") != key.derived("b").mac(b"") != key.derived("a", b"salt").mac(b"")


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
