"""Companions: each takes one protection away, and a test of the disaster list must fail then.

A test that can't fail protects nobody. Disasters with a companion beside their test are not repeated here
(kills, stops, cut journals, power cuts, rollback, downgrade, two processes, attachments, backups, drafts).
"""

from __future__ import annotations

import errno
import inspect
import os
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
import test_sealed_crowds
import test_sealed_damage
import test_sealed_disasters
import test_sealed_keys
import test_sealed_systems
from sealed_world import CODE, OTHER, WHO, case
from test_sealed_disasters import in_place

from legal_assist.errors import StoreError
from legal_assist.store import (
    atomic_storage,
    keeping,
    keys,
    sealed_base,
    sealed_check,
    sealed_opening,
    sealed_storage,
)
from legal_assist.store.case_files import CaseFile
from legal_assist.store.keys import NONCE_BYTES, TAG_BYTES, Kdf, Key
from legal_assist.store.seal import CaseSeal, Head, read_head

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from legal_assist.store.sealed_store import SealedCaseStore

    Sabotage = Callable[[pytest.MonkeyPatch], None]


def without_proof(patch: pytest.MonkeyPatch) -> None:
    """Decrypt without looking at the tag: what every cipher did once."""

    def unproven(key: Key, sealed: bytes, _bound: bytes) -> bytes:
        from cryptography.hazmat.primitives.ciphers import Cipher
        from cryptography.hazmat.primitives.ciphers.algorithms import AES
        from cryptography.hazmat.primitives.ciphers.modes import CTR

        if len(sealed) < NONCE_BYTES + TAG_BYTES:
            raise keys.SealError
        counter = sealed[:NONCE_BYTES] + (2).to_bytes(4, "big")
        opening = Cipher(AES(key._bytes()), CTR(counter)).decryptor()
        return opening.update(sealed[NONCE_BYTES:-TAG_BYTES])

    patch.setattr(Key, "open", unproven)


def without_names(patch: pytest.MonkeyPatch) -> None:
    """Case files that don't say whose they are."""
    sealing, opening = Key.seal, Key.open
    patch.setattr(Key, "seal", lambda key, plain, _bound: sealing(key, plain, b""))
    patch.setattr(Key, "open", lambda key, sealed, _bound: opening(key, sealed, b""))

    def any_head(raw: bytes, store: bytes, _case: bytes, *rest: Any) -> Head:
        return read_head(raw, store, raw[24:40], *rest)

    patch.setattr("legal_assist.store.seal.read_head", any_head)
    patch.setattr("legal_assist.store.vault.read_head", any_head)


def without_padding_check(patch: pytest.MonkeyPatch) -> None:
    """A cut file is taken for a whole one: neither its length nor its proof is looked at."""
    without_proof(patch)
    real = CaseSeal._opened
    patch.setattr(
        CaseSeal, "_opened", lambda seal, raw, name: real(seal, raw + bytes(-len(raw) % 4096), name)
    )


def any_passphrase(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Kdf, "derive", lambda _kdf, _passphrase, salt: Key(salt * 2))


def lock_by_a_file_that_is_there(patch: pytest.MonkeyPatch) -> None:
    """The classic mistake: whoever dies leaves the lock behind."""

    @contextmanager
    def writing(root: Path, *, timeout: float = 0) -> Iterator[None]:
        try:
            os.close(os.open(root / ".kunci", os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            raise StoreError("store.busy") from None
        try:
            yield
        finally:
            (root / ".kunci").unlink()

    patch.setattr(keeping, "writing", writing)
    patch.setattr(sealed_base, "writing", writing)


def order_by_the_clock(patch: pytest.MonkeyPatch) -> None:
    real = CaseFile._lines
    patch.setattr(CaseFile, "_lines", lambda file: sorted(real(file), key=lambda line: line["saved_at"]))


def tidy_up_or_die(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(sealed_base, "_READING_IS_ENOUGH", frozenset())


def strangers_unseen(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(sealed_check, "_strangers", lambda *_vault, **_alone: iter(()))


def strangers_swept_away(patch: pytest.MonkeyPatch) -> None:
    real = sealed_opening.SealedOpening._open

    def sweeping(store: Any, *args: Any, **options: Any) -> None:
        for path in [*(store.root / "cases").iterdir()]:
            if path.suffix != sealed_storage.SUFFIX:
                path.unlink()
        real(store, *args, **options)

    patch.setattr(sealed_opening.SealedOpening, "_open", sweeping)


def written_in_place(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(atomic_storage, "replace_file", lambda path, data, **_options: in_place(path, data))


def patched_over_when_refused(patch: pytest.MonkeyPatch) -> None:
    """A replacement that is refused is made good by writing over the open file, half of it."""
    real = atomic_storage.replace_file

    def stubborn(path: Path, data: bytes, **options: Any) -> None:
        try:
            real(path, data, **options)
        except PermissionError as error:
            with path.open("r+b") as file:
                file.write(data[: len(data) // 2])
            raise PermissionError(errno.EACCES, "refused") from error

    patch.setattr(atomic_storage, "replace_file", stubborn)


def cuts_are_noticed(filled: SealedCaseStore) -> None:
    raw = test_sealed_damage.file_of(filled).read_bytes()
    cut = (raw[:length] for length in range(len(raw) - 60, len(raw)))
    assert test_sealed_damage.accepted(filled, raw, cut) == 0


PAIRS: dict[str, tuple[Callable[..., None], Sabotage]] = {
    "turned bits": (
        test_sealed_damage.test_every_turned_bit_and_every_cut_of_a_case_file_is_noticed,
        without_proof,
    ),
    "damage named": (
        test_sealed_damage.test_a_damaged_case_is_named_with_a_remedy_and_hides_no_other,
        without_proof,
    ),
    "cut short": (cuts_are_noticed, without_padding_check),
    "swapped": (test_sealed_damage.test_a_swapped_case_file_is_named, without_names),
    "swapped, head edited": (
        test_sealed_damage.test_a_swap_with_an_edited_head_is_no_better,
        without_names,
    ),
    "wrong passphrase": (
        test_sealed_keys.test_a_wrong_passphrase_opens_nothing_and_changes_nothing,
        any_passphrase,
    ),
    "stale lock": (
        test_sealed_crowds.test_a_busy_store_says_so_and_a_dead_holder_holds_nobody_up,
        lock_by_a_file_that_is_there,
    ),
    "clock set back": (
        test_sealed_systems.test_a_clock_that_was_set_back_does_no_harm,
        order_by_the_clock,
    ),
    "read-only folder": (
        test_sealed_systems.test_a_folder_that_can_only_be_read_can_be_read,
        tidy_up_or_die,
    ),
    "foreign files named": (
        test_sealed_damage.test_foreign_files_are_left_alone_and_named,
        strangers_unseen,
    ),
    "foreign files kept": (
        test_sealed_damage.test_foreign_files_are_left_alone_and_named,
        strangers_swept_away,
    ),
    "full disk": (
        test_sealed_disasters.test_a_full_disk_at_any_write_keeps_the_old_or_the_acknowledged_new,
        written_in_place,
    ),
    "replacement refused": (
        test_sealed_systems.test_a_file_that_stays_open_elsewhere_is_refused_and_nothing_changes,
        patched_over_when_refused,
    ),
}


def given(
    test: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    sealed: SealedCaseStore,
    again: Callable[..., SealedCaseStore],
) -> dict[str, Any]:
    """What a test asks for."""
    wanted = inspect.signature(test).parameters
    if "filled" in wanted:
        sealed.create(CODE, case(n=1), {"n": 1}, **WHO)
        sealed.save(CODE, case(n=2), {"n": 2}, expected_revision=1, **WHO)
        sealed.create(OTHER, case(n=3), {"n": 3}, **WHO)
    offered = {
        "filled": sealed,
        "sealed": sealed,
        "again": again,
        "tmp_path": tmp_path,
        "monkeypatch": monkeypatch,
        "place": "middle",
        "wrong": "frasa lain sama sekali",
    }
    return {name: offered[name] for name in wanted}


@pytest.mark.parametrize("disaster", PAIRS)
def test_without_its_protection_the_test_of_a_disaster_fails(
    disaster: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    sealed: SealedCaseStore,
    again: Callable[..., SealedCaseStore],
) -> None:
    test, sabotage = PAIRS[disaster]
    sabotage(monkeypatch)
    if disaster in ("wrong passphrase", "swapped", "swapped, head edited"):
        # What was made with the protection doesn't open without it.
        tmp_path = tmp_path / "unprotected"
        test_sealed_damage.made(tmp_path)
        sealed = test_sealed_damage.opened(tmp_path)

        def again(*secret: str, **options: Any) -> SealedCaseStore:
            return test_sealed_damage.opened(tmp_path, *secret, **options)

    arguments = given(test, monkeypatch, tmp_path, sealed, again)
    with pytest.raises((AssertionError, StoreError, pytest.fail.Exception, OSError, zlib.error)):
        test(**arguments)


@pytest.mark.parametrize("disaster", PAIRS)
def test_with_its_protection_it_passes(
    disaster: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    sealed: SealedCaseStore,
    again: Callable[..., SealedCaseStore],
) -> None:
    """Otherwise the test above would prove nothing."""
    test, _sabotage = PAIRS[disaster]
    test(**given(test, monkeypatch, tmp_path, sealed, again))
