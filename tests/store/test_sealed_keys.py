"""Passphrases, recovery keys, the key file: what opens a store, and what must not."""

from __future__ import annotations

import pickle
import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sealed_world import CLOCK, RECOVERY, SECRET, made, opened

from legal_assist.errors import StoreError
from legal_assist.store import keys, migration, passphrases, recovery
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
