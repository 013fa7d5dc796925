"""Text being typed: kept without touching the case, there again after any end, gone when it should be."""

from __future__ import annotations

import os
import shutil
import time
from typing import TYPE_CHECKING

import breaker
import pytest
import sealed_world
from sealed_world import CLOCK, CODE, OTHER, RECOVERY, SECRET, WHO, case

from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, drafting
from legal_assist.errors import StoreError
from legal_assist.store import CaseStore, draft_files, erasing, migration, recovery, restoring

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from legal_assist.store.keeping import Keeping
    from legal_assist.store.sealed_store import SealedCaseStore

FORM = "victims.K1"
TEXTS = {"victims.K1.name": "Sri Rekaan 9901", "victims.K1.nik": "9901014101990001"}
MARK = b"Sri Rekaan"


@pytest.fixture(params=["open", "sealed"])
def any_store(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Keeping]:
    """Opens a store of either kind once more, as another window would."""
    root = tmp_path / "any"
    if request.param == "sealed":
        sealed_world.made(root)

    def opened() -> Keeping:
        if request.param == "sealed":
            return sealed_world.opened(root)
        store = CaseStore(root, clock=CLOCK)
        store.unlock()
        return store

    opened().create(CODE, {"invented": True}, {}, **WHO)
    opened().create(OTHER, {"invented": True}, {}, **WHO)
    return opened


@pytest.fixture
def typed(sealed: SealedCaseStore) -> SealedCaseStore:
    """A sealed store with a case in which somebody is typing."""
    sealed.create(CODE, case(), {}, **WHO)
    sealed.keep_draft(CODE, FORM, TEXTS)
    return sealed


def only(root: Path) -> Path:
    (found,) = (root / "drafts").iterdir()
    return found


def test_a_draft_is_found_again_by_another_window(any_store: Callable[[], Keeping]) -> None:
    any_store().keep_draft(CODE, FORM, TEXTS)

    (found,) = any_store().drafts(CODE)

    assert (found.code, found.form, found.texts, found.revision) == (CODE, FORM, TEXTS, 1)
    assert found.saved_at == CLOCK.now().isoformat()
    assert any_store().drafts(OTHER) == ()
    assert not any_store().check()


def test_the_next_pause_replaces_the_draft_of_the_same_form_only(any_store: Callable[[], Keeping]) -> None:
    store = any_store()
    store.keep_draft(CODE, FORM, TEXTS)
    store.keep_draft(CODE, "court", {"court.name": "PN Rekaan"}, revision=7)
    store.keep_draft(CODE, FORM, {"a": "b"})
    store.keep_draft(OTHER, FORM, {"c": "d"})

    assert [(one.form, one.texts, one.revision) for one in store.drafts(CODE)] == [
        ("court", {"court.name": "PN Rekaan"}, 7),
        (FORM, {"a": "b"}, 1),
    ]
    assert [one.code for one in store.drafts()] == [OTHER, CODE, CODE]


def test_a_dropped_or_emptied_draft_is_gone(any_store: Callable[[], Keeping]) -> None:
    store = any_store()
    store.keep_draft(CODE, FORM, TEXTS)
    store.keep_draft(CODE, "court", {"a": "b"})

    store.drop_draft(CODE, FORM)
    store.drop_draft(CODE, FORM)
    store.keep_draft(CODE, "court", {})

    assert any_store().drafts(CODE) == ()
    assert list((store.root / "drafts").iterdir()) == []


def test_a_draft_never_makes_the_case_grow(any_store: Callable[[], Keeping]) -> None:
    store = any_store()
    before = {path.name: path.read_bytes() for path in store.root.glob("cases/*")}

    for length in range(20):
        store.keep_draft(CODE, FORM, {"chronology": "kata " * length * 100})

    assert {path.name: path.read_bytes() for path in store.root.glob("cases/*")} == before
    assert store.load(CODE).revision == 1
    assert len(store.history(CODE)) == 1


def test_a_deleted_case_takes_its_drafts_along(any_store: Callable[[], Keeping]) -> None:
    store = any_store()
    store.keep_draft(CODE, FORM, TEXTS)
    store.keep_draft(OTHER, FORM, {"c": "d"})

    store.delete(CODE, expected_revision=1, operator="x")

    assert [one.code for one in any_store().drafts()] == [OTHER]
    assert len(list((store.root / "drafts").iterdir())) == 1


def test_there_is_no_draft_without_a_case(any_store: Callable[[], Keeping]) -> None:
    with pytest.raises(StoreError, match=r"store\.unknown_case"):
        any_store().keep_draft("RASAMALA-44", FORM, TEXTS)


def test_a_locked_store_neither_keeps_nor_shows_drafts(any_store: Callable[[], Keeping]) -> None:
    store = any_store()
    store.keep_draft(CODE, FORM, TEXTS)
    store.lock()

    for act in (
        lambda: store.keep_draft(CODE, FORM, TEXTS),
        store.drafts,
        lambda: store.drop_draft(CODE, FORM),
    ):
        with pytest.raises(StoreError, match=r"store\.locked"):
            act()


def test_text_of_any_length_and_letters_comes_back_exactly(any_store: Callable[[], Keeping]) -> None:
    texts = {"a": "", "b": "x" * 300_000, "ç": "\u202e\n\t'\"\\ 😀 ꦱꦸꦫꦠ"}

    any_store().keep_draft(CODE, FORM, texts)

    assert any_store().drafts(CODE)[0].texts == texts


def test_what_cannot_be_kept_leaves_the_draft_before(any_store: Callable[[], Keeping]) -> None:
    store = any_store()
    store.keep_draft(CODE, FORM, TEXTS)

    with pytest.raises(StoreError, match=r"store\.not_plain"):
        store.keep_draft(CODE, FORM, {"a": "\ud800"})

    assert store.drafts(CODE)[0].texts == TEXTS


def test_a_pause_waits_only_a_moment_for_another_window(any_store: Callable[[], Keeping]) -> None:
    store, other = any_store(), any_store()

    with other._writing():
        start = time.monotonic()
        with pytest.raises(StoreError, match=r"store\.busy"):
            store.keep_draft(CODE, FORM, TEXTS, patience=0.05)
    assert time.monotonic() - start < 1

    store.keep_draft(CODE, FORM, TEXTS)


def test_the_folder_shows_neither_text_nor_case_nor_length(typed: SealedCaseStore) -> None:
    file = only(typed.root)
    size = file.stat().st_size
    raw = file.read_bytes()

    typed.keep_draft(CODE, FORM, {"a": "b"})

    assert size == only(typed.root).stat().st_size == 4096
    for secret in (MARK, CODE.encode(), FORM.encode(), sealed_world.file_of(typed).stem.encode()):
        assert secret not in raw
    assert CODE not in file.name


def test_the_plain_store_is_where_plain_text_shows(tmp_path: Path) -> None:
    """The companion of the test above: looking for the text does find it where nothing is sealed."""
    store = CaseStore(tmp_path / "x", clock=CLOCK)
    store.unlock()
    store.create(CODE, {"invented": True}, {}, **WHO)
    store.keep_draft(CODE, FORM, TEXTS)

    assert MARK in only(store.root).read_bytes()


def test_a_draft_survives_a_change_of_keys_and_its_old_bytes_dont_count(typed: SealedCaseStore) -> None:
    old = only(typed.root).read_bytes()
    typed.rotate(SECRET, recovery.new())

    assert typed.drafts(CODE)[0].texts == TEXTS
    assert not typed.check()

    only(typed.root).write_bytes(old)
    assert [one.reason for one in typed.check()] == ["drafting.damage.old_key"]
    assert typed.drafts(CODE) == ()


def test_an_erasure_takes_the_drafts_and_their_keys(
    typed: SealedCaseStore, again: Callable[..., SealedCaseStore]
) -> None:
    old = only(typed.root).read_bytes()
    typed.create(OTHER, case(), {}, **WHO)
    typed.keep_draft(OTHER, FORM, {"a": "b"})

    erasing.erase(typed, CODE, SECRET, recovery.new(), expected_revision=1, operator="x", reason="uji")

    store = again()
    assert [one.code for one in store.drafts()] == [OTHER]
    (store.root / "drafts" / f"{'0' * 32}.sealed").write_bytes(old)
    assert store.drafts(CODE) == ()


def test_drafts_of_a_case_that_a_kill_left_deleted_go_on_opening(
    typed: SealedCaseStore, again: Callable[..., SealedCaseStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(draft_files, "remove", lambda *_args: None)
        typed.delete(CODE, expected_revision=1, operator="x")
    assert only(typed.root)

    again()

    assert list((typed.root / "drafts").iterdir()) == []


def test_a_backup_carries_drafts_along(typed: SealedCaseStore, tmp_path: Path) -> None:
    path, held = typed.backup(tmp_path / "stick", operator="x")
    assert not held.damage
    assert MARK not in path.read_bytes()

    report = restoring.restore(path, tmp_path / "new", SECRET, clock=CLOCK, operator="x")

    assert report.damage == ()
    assert sealed_world.opened(tmp_path / "new").drafts(CODE)[0].texts == TEXTS


def test_a_damaged_draft_in_a_backup_is_named(typed: SealedCaseStore, tmp_path: Path) -> None:
    file = only(typed.root)
    file.write_bytes(file.read_bytes()[:-1] + b"x")

    _path, held = typed.backup(tmp_path / "stick", operator="x")

    assert [(one.file, one.reason) for one in held.damage] == [
        (f"drafts/{file.name}", "drafting.damage.altered")
    ]


def test_sealing_a_store_seals_what_is_being_typed(tmp_path: Path) -> None:
    plain = CaseStore(tmp_path / "x", clock=CLOCK)
    plain.unlock()
    plain.create(CODE, {"invented": True}, {}, **WHO)
    plain.keep_draft(CODE, FORM, TEXTS)

    migration.init(plain.root, SECRET, RECOVERY, clock=CLOCK)
    store = sealed_world.opened(plain.root)

    assert store.drafts(CODE)[0].texts == TEXTS
    assert only(store.root).suffix == ".sealed"
    assert not store.check()


def test_a_bit_turned_anywhere_in_a_draft_is_named(typed: SealedCaseStore) -> None:
    file = only(typed.root)
    raw = file.read_bytes()
    accepted = []
    for place in range(0, len(raw), 7):
        file.write_bytes(raw[:place] + bytes([raw[place] ^ 1 << place % 8]) + raw[place + 1 :])
        if typed.drafts(CODE) or [one.file for one in typed.check()] != [f"drafts/{file.name}"]:
            accepted.append(place)

    assert accepted == []


def test_a_draft_under_another_name_or_from_a_case_file_never_opens(typed: SealedCaseStore) -> None:
    typed.create(OTHER, case(), {}, **WHO)
    file = only(typed.root)
    file.rename(file.with_name(f"{'0' * 32}.sealed"))
    stray = file.with_name(sealed_world.file_of(typed, OTHER).name)
    shutil.copy(sealed_world.file_of(typed, OTHER), stray)

    assert typed.drafts() == ()
    assert {one.reason for one in typed.check()} == {"drafting.damage.altered"}


def test_strangers_among_the_drafts_are_named(typed: SealedCaseStore) -> None:
    (typed.root / "drafts" / "catatan.txt").write_text("x", encoding="utf-8")
    (typed.root / "drafts" / ".x.tmp").write_text("x", encoding="utf-8")

    assert [(one.file, one.reason) for one in typed.check()] == [
        ("drafts/.x.tmp", "store.damage.unfinished"),
        ("drafts/catatan.txt", "store.damage.stray"),
    ]


def test_a_draft_without_its_case_is_named(typed: SealedCaseStore) -> None:
    vault = typed._open_vault()
    kept = draft_files.Kept("0" * 32, FORM, {"a": "b"}, "", 1)
    draft_files.write(vault, "1" * 32, kept)

    assert [one.reason for one in typed.check()] == ["drafting.damage.orphan"]


def test_a_damaged_draft_is_an_alarm_on_opening(
    typed: SealedCaseStore, again: Callable[..., SealedCaseStore]
) -> None:
    file = only(typed.root)
    file.write_bytes(file.read_bytes()[:-4096])

    assert [one.reason for one in again().alarms] == ["drafting.damage.altered"]


def test_keys_are_not_changed_while_a_draft_is_damaged(typed: SealedCaseStore) -> None:
    """Otherwise nothing could ever open it again."""
    only(typed.root).write_bytes(b"x")

    with pytest.raises(StoreError, match=r"store\.rotate_damaged"):
        typed.rotate(SECRET, recovery.new())


def stopped(store: SealedCaseStore, at: int, patch: pytest.MonkeyPatch, *, half: bool) -> bool:
    """Whether a pause of typing was stopped at this call."""
    with patch.context() as inner:
        breaker.Breaker(at, half=half).install(inner)
        try:
            store.keep_draft(CODE, FORM, {"a": "new"})
        except breaker.Stop:
            return True
    return False


@pytest.mark.parametrize("half", [False, True], ids=["whole", "half a write"])
def test_a_stop_at_every_call_of_a_pause_leaves_the_old_or_the_new_text(
    typed: SealedCaseStore,
    again: Callable[..., SealedCaseStore],
    monkeypatch: pytest.MonkeyPatch,
    half: bool,
) -> None:
    start = typed.root.with_name("start")
    shutil.copytree(typed.root, start)
    for at in range(1, 60):
        shutil.rmtree(typed.root)
        shutil.copytree(start, typed.root)
        if not stopped(again(), at, monkeypatch, half=half):
            break
        store = again()
        assert store.drafts(CODE)[0].texts in (TEXTS, {"a": "new"})
        assert not store.check()
        assert len(list((store.root / "drafts").iterdir())) == 1
    else:
        pytest.fail("it never came to its end")
    assert at > 5


def test_writing_in_place_would_be_caught(
    typed: SealedCaseStore, again: Callable[..., SealedCaseStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The companion: without the replacement in one step the test above finds a lost text."""

    def in_place(path: Path, data: bytes, **_options: object) -> None:
        handle = os.open(path, os.O_WRONLY | os.O_TRUNC | os.O_CREAT)
        os.write(handle, data)
        os.fsync(handle)
        os.close(handle)

    monkeypatch.setattr(draft_files, "replace_file", in_place)
    start = typed.root.with_name("start")
    shutil.copytree(typed.root, start)
    lost = 0
    for at in range(1, 60):
        shutil.rmtree(typed.root)
        shutil.copytree(start, typed.root)
        if not stopped(again(), at, monkeypatch, half=True):
            break
        lost += not again().drafts(CODE)

    assert lost


def test_a_killed_change_of_keys_keeps_every_draft(
    typed: SealedCaseStore, again: Callable[..., SealedCaseStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed.keep_draft(CODE, "court", {"c": "d"})
    start = typed.root.with_name("start")
    shutil.copytree(typed.root, start)
    key = recovery.new()
    for at in range(1, 400, 3):
        shutil.rmtree(typed.root)
        shutil.copytree(start, typed.root)
        store = again()
        with monkeypatch.context() as patch:
            breaker.Breaker(at).install(patch)
            try:
                store.rotate(SECRET, key)
            except breaker.Stop:
                pass
            else:
                break
        store = again()
        assert {one.form for one in store.drafts(CODE)} == {FORM, "court"}
        assert not store.check()
    else:
        pytest.fail("it never came to its end")


def test_a_pause_of_typing_costs_little(typed: SealedCaseStore) -> None:
    texts = {"chronology": "Pada hari itu korban dibawa ke pelabuhan. " * 500}
    for number in range(10):
        typed.keep_draft(CODE, f"form.{number}", texts)
    start = time.process_time()
    for _turn in range(20):
        typed.keep_draft(CODE, FORM, texts)

    assert (time.process_time() - start) / 20 < 0.05


def test_the_desk_keeps_finds_and_drops(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "x", FixedClock(CLOCK.today()), "pendamping")
    desk.unlock()
    opened = desk.new_case(invented=True)
    code = opened.case.code

    drafting.keep(desk, code, FORM, TEXTS, revision=opened.revision)

    assert drafting.waiting(desk) == (code,)
    assert [one.texts for one in drafting.found(desk, code)] == [TEXTS]
    drafting.drop(desk, code, FORM)
    assert drafting.found(desk, code) == ()
