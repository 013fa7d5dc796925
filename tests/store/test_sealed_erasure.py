"""Retention and erasure: decided, refused in time, final, and finished after a kill."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import breaker
import pytest
import sealed_worker
import sealed_world
from sealed_world import CODE, OTHER, RECOVERY, SECRET, WHO, case
from test_sealed_attachments import attach, picture, read

from legal_assist.errors import ConflictError, StoreError
from legal_assist.store import attachments, erasing, header, recovery, restoring
from legal_assist.store.attachments import FOLDER
from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.keys import Key
from legal_assist.store.sealed_retention import Retention
from legal_assist.store.vault import Vault
from legal_assist.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from legal_assist.store.erasing import Erased
    from legal_assist.store.sealed_store import SealedCaseStore

KEPT = Retention("2030-12-31", "sepuluh tahun sesudah selesai", "2026-01-15")


@pytest.fixture
def filled(sealed: SealedCaseStore) -> SealedCaseStore:
    sealed.create(CODE, case(name="Sri Rekaan"), {}, **WHO)
    sealed.create(OTHER, case(n=2), {}, **WHO)
    attach(sealed, picture(70_000))
    return sealed


def erase(store: SealedCaseStore, revision: int | None = 2, **options: object) -> Erased:
    return erasing.erase(
        store, CODE, SECRET, recovery.new(),
        expected_revision=revision, operator="x", reason="diminta", **options,  # type: ignore[arg-type]
    )  # fmt: skip


def test_retention_is_kept_sealed_with_the_case_and_is_no_part_of_it(
    filled: SealedCaseStore, again: Callable[..., SealedCaseStore]
) -> None:
    assert filled.retention(CODE) == Retention()

    filled.set_retention(CODE, KEPT, expected_revision=2, **WHO)

    assert again().retention(CODE) == KEPT
    assert again().load(CODE).document == case(name="Sri Rekaan")
    assert again().history(CODE)[-1].changes == ()
    assert dict(again().retentions()) == {CODE: KEPT, OTHER: Retention()}
    filled.rotate(SECRET, recovery.new())
    filled.save(CODE, case(n=9), {}, expected_revision=3, **WHO)
    assert filled.retention(CODE) == KEPT
    assert len(filled.attachments(CODE)) == 1


def test_retention_is_not_overwritten_by_an_older_window(filled: SealedCaseStore) -> None:
    with pytest.raises(ConflictError):
        filled.set_retention(CODE, KEPT, expected_revision=1, **WHO)

    assert filled.retention(CODE) == Retention()


def test_an_erased_case_is_gone_and_the_others_stand_under_a_new_key(
    filled: SealedCaseStore, again: Callable[..., SealedCaseStore]
) -> None:
    done = erase(filled)

    assert (done.revisions, done.attachments, done.key_before, done.key_after) == (2, 1, 1, 2)
    assert [line.code for line in again().summaries()] == [OTHER]
    assert again().load(OTHER).document == case(n=2)
    assert not list((filled.root / FOLDER).iterdir())
    assert not again().check()
    assert not again().alarms
    assert erasing.unfinished(again()) == ()


def test_with_the_old_data_key_and_the_same_folder_nothing_of_the_case_is_found(
    filled: SealedCaseStore,
) -> None:
    """This test ensures that erasing does not depend on a disk that really overwrites."""
    vault = filled._open_vault()
    raw_key, file = vault.data_key._raw, sealed_world.file_of(filled)
    wrapped = vault.seal.pack(b"x" * 16, 1, b"")[52:112]  # how long a wrapped key is
    own = file.read_bytes()[52 : 52 + len(wrapped)]
    before = vault.header

    erase(filled)

    old = Vault(Workspace(filled.root), before, Key(raw_key))
    for name in old.files():
        with pytest.raises(EnvelopeError):
            old.case_file(name).read()
    for journal in (old.index.journal, old.audit.journal):
        with pytest.raises(EnvelopeError):
            journal.refresh()
    assert header.read(filled.root).previous == b""
    for path in filled.root.rglob("*"):
        assert not path.is_file() or own not in path.read_bytes()


def test_without_the_change_of_keys_a_copy_of_the_file_would_still_open(filled: SealedCaseStore) -> None:
    """The companion: a deletion alone leaves the key that opens a remnant."""
    file, raw_key = sealed_world.file_of(filled), filled._open_vault().data_key._raw
    remnant, before = file.read_bytes(), filled.header

    filled.delete(CODE, expected_revision=2, operator="x")
    file.write_bytes(remnant)
    now = filled._open_vault().data_key._raw

    assert now == raw_key
    old = Vault(Workspace(filled.root), before, Key(now))
    assert old.case_file(file.stem).read().document == case(name="Sri Rekaan")


def test_the_log_tells_of_the_erasure_by_code_name_and_keeps_the_reason(filled: SealedCaseStore) -> None:
    erase(filled)

    told = {entry["what"]: entry for entry in filled.log()}
    assert told["erasing"]["reason"] == "diminta"
    assert (told["erased"]["case"], told["erased"]["key_after"]) == (CODE, 2)
    assert "Sri Rekaan" not in str(filled.log())


def test_backups_that_still_hold_the_case_are_named_and_no_others(
    sealed: SealedCaseStore, tmp_path: Path
) -> None:
    before, _found = sealed.backup(tmp_path / "stick", operator="x")
    sealed.create(CODE, case(), {}, **WHO)
    inside, found = sealed.backup(tmp_path / "stick", operator="x")

    done = erase(sealed, 1)

    assert [(one.name, one.head) for one in done.backups] == [(inside.name, found.head)]
    assert done.backups[0].place == str(tmp_path / "stick")
    assert before.name != inside.name


def test_a_store_that_came_from_a_backup_names_that_backup(filled: SealedCaseStore, tmp_path: Path) -> None:
    path, _found = filled.backup(tmp_path / "stick", operator="x")
    restoring.restore(path, tmp_path / "new", SECRET, clock=sealed_world.CLOCK, operator="x")

    done = erase(sealed_world.opened(tmp_path / "new"))

    assert [one.name for one in done.backups] == [path.name]


@pytest.mark.parametrize("secret", ["sandi yang salah sama sekali", RECOVERY], ids=["wrong", "recovery"])
def test_nothing_is_erased_when_the_keys_can_not_be_changed_afterwards(
    filled: SealedCaseStore, secret: str
) -> None:
    with pytest.raises(StoreError):
        erasing.erase(filled, CODE, secret, recovery.new(), expected_revision=2, operator="x", reason="y")
    sealed_world.file_of(filled, OTHER).write_bytes(b"broken")
    with pytest.raises(StoreError, match=r"store\.rotate_damaged"):
        erase(filled)

    assert filled.load(CODE).revision == 2
    assert erasing.unfinished(filled) == ()


def test_an_older_view_erases_nothing(filled: SealedCaseStore) -> None:
    with pytest.raises(ConflictError):
        erase(filled, 1)

    assert filled.load(CODE).revision == 2
    assert erasing.unfinished(filled) == ()


def test_what_else_there_is_goes_along(filled: SealedCaseStore) -> None:
    gone: list[str] = []

    erase(filled, also=lambda: gone.append("receipts"))

    assert gone == ["receipts"]


def test_stopped_at_any_system_call_an_erasure_is_either_not_begun_or_can_be_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished = 0
    for at in range(1, 90, 3):
        root = tmp_path / f"s{at}"
        sealed_world.made(root)
        store = sealed_world.opened(root)
        store.create(CODE, case(), {}, **WHO)
        store.create(OTHER, case(n=2), {}, **WHO)
        attach(store, picture(300))
        with monkeypatch.context() as patch:
            breaker.Breaker(at).install(patch)
            try:
                erase(store)
                done = True
            except breaker.Stop:
                done = False
        store = sealed_world.opened(root)
        assert not store.alarms
        if not done and CODE in erasing.unfinished(store):
            there = any(line.code == CODE for line in store.summaries())
            erase(store, 2 if there else None)
            finished += 1
        codes = {line.code for line in store.summaries()}
        assert codes in ({OTHER}, {CODE, OTHER})
        if codes == {OTHER}:
            assert store.header.epoch >= 2
            assert not attachments.names(root)[0]
        else:
            assert read(store, store.attachments(CODE)[0]) == picture(300)
        assert [one for one in store.check() if "unfinished" not in one.reason] == []
        if done:
            break
    assert finished > 5


def test_killed_while_erasing_the_rest_is_whole(tmp_path: Path) -> None:
    root, chance = tmp_path / "sealed", random.Random(8)  # noqa: S311
    sealed_world.made(root)
    sealed_world.opened(root).create(OTHER, case(n=2), {}, **WHO)

    def forever(say: Callable[[int], None]) -> None:
        store = sealed_world.opened(root)
        say(0)
        while True:
            there = {line.code: line.revision for line in store.summaries()}
            if CODE not in there:
                store.create(CODE, case(), {}, **WHO)
                attach(store, picture(500))
            erase(store, 2)

    for _ in range(10):
        sealed_worker.killed(forever, chance.uniform(0.005, 0.06))
        store = sealed_world.opened(root)
        assert store.load(OTHER).document == case(n=2)
        assert not store.alarms
        assert not store.check()
        there = {line.code: line.revision for line in store.summaries()}
        if CODE in erasing.unfinished(store) or there.get(CODE) == 1:
            erase(store, there.get(CODE))
