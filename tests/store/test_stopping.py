"""What takes long can be ended at each of its steps, leaves nothing half, and says what state that is."""

from __future__ import annotations

import shutil
import signal
from typing import TYPE_CHECKING, Any

import pytest
import sealed_world
from sealed_world import CLOCK, CODE, OTHER, RECOVERY, SECRET, WHO, case
from test_sealed_attachments import attach, picture

from legal_assist.cli import long_work
from legal_assist.errors import ExitCode, StoreError
from legal_assist.store import CaseStore, backup, erasing, migration, recovery, restoring
from legal_assist.store.steps import StoppedError, go_on

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from legal_assist.store.sealed_store import SealedCaseStore
    from legal_assist.store.steps import Step

    Again = Callable[..., SealedCaseStore]

THIRD = "ULIN-33"


@pytest.fixture
def filled(sealed: SealedCaseStore) -> SealedCaseStore:
    for number, code in enumerate((CODE, OTHER, THIRD)):
        sealed.create(code, case(n=number), {}, **WHO)
    attach(sealed, picture(100_000))
    return sealed


def asked(act: Callable[[Step], Any]) -> int:
    """How often an act asks whether to go on, when nobody ends it."""
    seen: list[tuple[int, int]] = []

    def look(done: int, total: int) -> bool:
        seen.append((done, total))
        return True

    act(look)
    assert seen
    assert all(done <= total for done, total in seen)
    assert [done for done, _total in seen] == sorted(done for done, _total in seen)
    assert seen[-1][0] == seen[-1][1]
    return len(seen)


def ended_at(number: int) -> Step:
    """Ends an act the `number`-th time it asks."""
    left = [number]

    def step(_done: int, _total: int) -> bool:
        left[0] -= 1
        return left[0] > 0

    return step


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_backup_that_is_ended_leaves_no_file_and_no_word_in_the_log(
    filled: SealedCaseStore, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    times = asked(lambda step: filled.backup(stick, operator="x", step=step))
    earlier = files(stick)
    known = filled.backups()

    for number in range(1, times + 1):
        with pytest.raises(StoppedError, match=r"store\.stopped\.backup"):
            filled.backup(stick, operator="x", step=ended_at(number))
        assert files(stick) == earlier
        assert filled.backups() == known

    assert filled.backup(stick, operator="x")[0].name not in earlier


def test_a_backup_that_took_its_name_before_it_was_proven_would_be_caught(
    filled: SealedCaseStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = backup._written

    def hasty(folder: Path, stem: str, *rest: Any) -> Any:
        *others, prove, steps = rest

        def name_first(temp: Path) -> Any:
            shutil.copy(temp, folder / f"{stem}.tar")
            return prove(temp)

        return written(folder, stem, *others, name_first, steps)

    monkeypatch.setattr(backup, "_written", hasty)
    with pytest.raises(AssertionError):
        test_a_backup_that_is_ended_leaves_no_file_and_no_word_in_the_log(filled, tmp_path)


def test_a_backup_that_fails_its_rehearsal_gets_no_name(
    filled: SealedCaseStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bad(*_: object) -> None:
        raise StoreError("keeping.backup.damaged", part="x")

    monkeypatch.setattr("legal_assist.store.rehearsal.rehearse", bad)
    with pytest.raises(StoreError, match="damaged"):
        filled.backup(tmp_path / "stick", operator="x")
    assert not files(tmp_path / "stick")


def test_a_rehearsal_and_a_restore_that_are_ended_leave_nothing(
    filled: SealedCaseStore, tmp_path: Path
) -> None:
    path, _found = filled.backup(tmp_path / "stick", operator="x")
    before = files(tmp_path)
    for number in range(1, asked(lambda step: restoring.rehearse(path, SECRET, step)) + 1):
        with pytest.raises(StoppedError, match=r"store\.stopped\.rehearsal"):
            restoring.rehearse(path, SECRET, ended_at(number))
    into = tmp_path / "new"

    def restore(step: Step) -> None:
        restoring.restore(path, into, SECRET, clock=CLOCK, operator="x", step=step)

    seen: list[int] = []
    restore(lambda done, _total: seen.append(done) or True)  # type: ignore[func-returns-value]
    shutil.rmtree(into)
    for number in range(1, len(seen) + 1):
        with pytest.raises(StoppedError, match=r"store\.stopped\.restore"):
            restore(ended_at(number))
        assert files(tmp_path) == before
        assert not into.exists()


def test_a_check_that_is_ended_changes_nothing(filled: SealedCaseStore) -> None:
    before = files(filled.root)
    for number in range(1, asked(filled.check) + 1):
        with pytest.raises(StoppedError, match=r"store\.stopped\.check"):
            filled.check(ended_at(number))
    assert files(filled.root) == before
    assert filled.check() == ()


def test_a_check_of_an_open_store_can_be_ended_too(store: CaseStore) -> None:
    store.create(CODE, {"invented": True}, {}, **WHO)
    for number in range(1, asked(store.check) + 1):
        with pytest.raises(StoppedError, match=r"store\.stopped\.check"):
            store.check(ended_at(number))


def test_a_rotation_that_is_ended_says_which_recovery_key_counts_and_loses_nothing(
    filled: SealedCaseStore, again: Again, tmp_path: Path
) -> None:
    filled.lock()
    shutil.copytree(tmp_path / "sealed", tmp_path / "as-it-was")
    new = recovery.new()
    times = asked(lambda step: again().rotate(SECRET, new, step=step))
    outcomes = set()
    for number in range(1, times + 1):
        shutil.rmtree(tmp_path / "sealed")
        shutil.copytree(tmp_path / "as-it-was", tmp_path / "sealed")
        store = again()
        with pytest.raises(StoppedError) as stopped:
            store.rotate(SECRET, new, step=ended_at(number))
        outcomes.add(stopped.value.key)
        begun = stopped.value.key == "store.stopped.rotation"
        assert store.is_locked is begun
        good, bad = (new, RECOVERY) if begun else (RECOVERY, new)
        with pytest.raises(StoreError, match="wrong_recovery_key"):
            again(bad)
        after = again(good)
        assert not after.header.previous
        assert after.check() == ()
        assert after.alarms == ()
        assert [after.load(code).document["n"] for code in (CODE, OTHER, THIRD)] == [0, 1, 2]
    assert outcomes == {"store.stopped.before_rotation", "store.stopped.rotation"}


def test_finishing_a_rotation_can_be_ended_again_and_again(filled: SealedCaseStore, tmp_path: Path) -> None:
    new = recovery.new()
    with pytest.raises(StoppedError):
        filled.rotate(SECRET, new, step=ended_at(4))
    store = sealed_world.SealedCaseStore(tmp_path / "sealed", clock=CLOCK)
    for _ in range(2):
        with pytest.raises(StoppedError, match=r"store\.stopped\.rotation"):
            store.unlock(SECRET, step=ended_at(2))
        assert store.is_locked
    store.unlock(SECRET)
    assert store.check() == ()


def test_a_rebuild_that_is_ended_leaves_list_and_log_as_they_were(
    filled: SealedCaseStore, tmp_path: Path
) -> None:
    filled.lock()
    (tmp_path / "sealed" / "index.sealed").unlink()
    before = files(tmp_path / "sealed")
    store = sealed_world.SealedCaseStore(tmp_path / "sealed", clock=CLOCK)
    for number in (1, 2, 3):
        with pytest.raises(StoppedError, match=r"store\.stopped\.rebuild"):
            store.unlock(SECRET, rebuild=True, step=ended_at(number))
        assert store.is_locked
        assert files(tmp_path / "sealed") == before
    store.unlock(SECRET, rebuild=True)
    assert len(store.summaries()) == 3


def test_sealing_that_is_ended_goes_on_at_the_next_opening(store: CaseStore, tmp_path: Path) -> None:
    for number, code in enumerate((CODE, OTHER, THIRD)):
        store.create(code, {"invented": True, "n": number}, {}, **WHO)
    migration.init(tmp_path / "store", SECRET, RECOVERY, clock=CLOCK)
    sealed = sealed_world.SealedCaseStore(tmp_path / "store", clock=CLOCK)
    for number in (1, 2, 3):
        with pytest.raises(StoppedError, match=r"store\.stopped\.sealing"):
            sealed.unlock(SECRET, step=ended_at(number))
    sealed.unlock(SECRET)
    assert [sealed.load(code).document["n"] for code in (CODE, OTHER, THIRD)] == [0, 1, 2]
    assert not list((tmp_path / "store" / "cases").glob("*.json"))


def test_an_erasure_that_is_ended_says_how_far_it_came_and_is_finished_by_calling_it_again(
    filled: SealedCaseStore, again: Again, tmp_path: Path
) -> None:
    filled.lock()
    shutil.copytree(tmp_path / "sealed", tmp_path / "as-it-was")
    new, newer = recovery.new(), recovery.new()

    def erase(store: SealedCaseStore, key: str, revision: int | None, step: Step = go_on) -> None:
        told = {"expected_revision": revision, "operator": "x", "reason": "selesai"}
        erasing.erase(store, CODE, SECRET, key, step=step, **told)  # type: ignore[arg-type]

    outcomes = []
    for number in range(1, 30):
        shutil.rmtree(tmp_path / "sealed")
        shutil.copytree(tmp_path / "as-it-was", tmp_path / "sealed")
        store = again()
        try:
            erase(store, new, 2, ended_at(number))
        except StoppedError as error:
            outcomes.append(error.key.rpartition(".")[2])
        else:
            break
        after = again()
        there = CODE in [line.code for line in after.summaries()]
        assert there is (outcomes[-1] == "before_rotation")
        assert erasing.unfinished(after) == (() if there else (CODE,))
        after.lock()
        good, bad = (new, RECOVERY) if outcomes[-1] == "erasing_new" else (RECOVERY, new)
        again(good).lock()
        with pytest.raises(StoreError, match="wrong_recovery_key"):
            again(bad)
        after = again()
        erase(after, newer, 2 if there else None)
        assert erasing.unfinished(after) == ()
        assert after.check() == ()
    else:
        raise AssertionError("never came to its end")
    assert list(dict.fromkeys(outcomes)) == ["before_rotation", "erasing_old", "erasing_new"]


def test_ctrl_c_ends_at_the_next_step_and_a_second_one_at_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_work, "QUIET", 0)
    before = signal.getsignal(signal.SIGINT)
    with long_work.watched("en") as step:
        assert step(1, 4)
        signal.raise_signal(signal.SIGINT)
        assert not step(2, 4)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before
    said = capsys.readouterr().err
    assert "25 per cent done" in said
    assert "Stopping at the next step" in said
    assert "50 per cent" not in said


def test_on_the_command_line_a_backup_that_is_ended_tells_so(
    filled: SealedCaseStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from legal_assist.__main__ import run

    filled.lock()
    (tmp_path / "sandi.txt").write_text(SECRET, encoding="utf-8")
    made = backup._member

    def interrupted(*arguments: Any) -> Any:
        signal.raise_signal(signal.SIGINT)
        return made(*arguments)

    monkeypatch.setattr(backup, "_member", interrupted)
    code = run(
        [
            "backup",
            "--to",
            str(tmp_path / "stick"),
            "--store",
            str(filled.root),
            "--passphrase-file",
            str(tmp_path / "sandi.txt"),
        ]
    )
    assert code == ExitCode.INTERRUPTED
    assert "Tidak ada cadangan setengah jadi" in capsys.readouterr().err
    assert not files(tmp_path / "stick")


def test_nobody_who_looks_on_ends_nothing() -> None:
    assert go_on(1, 2)
