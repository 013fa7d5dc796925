"""Kills, stops, power cuts, full disks, crowds on the sealed store. A companion removes each protection."""

from __future__ import annotations

import errno
import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest
import sealed_worker
import sealed_world
from breaker import Breaker, Stop, answer, started
from power import Recorder, laid_out, states
from sealed_world import CODE, OTHER, SECRET, WHO, case, made, opened

from legal_assist import durable_files
from legal_assist.errors import StoreError
from legal_assist.store import atomic_storage, journal, migration, recovery
from legal_assist.store.case_store import CaseStore
from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.sealed_store import SealedCaseStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Again = Callable[..., SealedCaseStore]

FULL = bool(os.environ.get("FULL_DISASTER"))
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need fork")
full_only = pytest.mark.skipif(not FULL, reason="the long form: set FULL_DISASTER=1")


# kill -9


def killed(root: Path, *words: object) -> dict[str, int]:
    made(root)
    return answer(started(words[0], root, *words[1:], worker=sealed_worker))


def nothing_lost(found: dict[str, int], count: int) -> None:
    assert found["saves"] > count, "the child hardly saved; the kills proved nothing"
    assert (found["kills"], found["lost"], found["alarms"]) == (count, 0, 0)


@needs_fork
def test_no_kill_loses_an_acknowledged_save_or_raises_an_alarm(tmp_path: Path) -> None:
    nothing_lost(killed(tmp_path, "kills", "safe", 40, 27), 40)


@needs_fork
@full_only
@pytest.mark.slow
def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    nothing_lost(killed(tmp_path, "kills", "safe", 200, 11), 200)


@needs_fork
def test_without_the_atomic_replace_a_kill_is_caught(tmp_path: Path) -> None:
    found = killed(tmp_path, "kills", "in_place", 30, 27)
    assert found["lost"] + found["alarms"] > 0


@needs_fork
def test_a_kill_while_keys_change_is_finished_on_the_next_opening(tmp_path: Path) -> None:
    found = killed(tmp_path, "rotations", 60 if FULL else 15, 27)
    assert found["faults"] == 0
    assert found["unfinished"] > 0, "no kill fell into a rotation; nothing was proven"
    assert found["epochs"] > 3


# a stop at every call to the system


ACTIONS: dict[str, Callable[[SealedCaseStore], object]] = {
    "create": lambda store: store.create(CODE, case(n=1), {"n": 1}, **WHO),
    "save": lambda store: store.save(CODE, case(n=2), {"n": 2}, expected_revision=1, **WHO),
    "delete": lambda store: store.delete(CODE, expected_revision=1, operator="x"),
    "rotate": lambda store: store.rotate(SECRET, recovery.new()),
    "compact": lambda store: store.compact(),
    "passphrase": lambda store: store.change_passphrase("lima kata lain sekali"),
}


def after_each_stop(folder: Path, action: str, *, half: bool) -> list[tuple[int, bool]]:
    """Revision found after each stop (0: none, -1: an alarm or a loss) and whether it was acknowledged."""
    found: list[tuple[int, bool]] = []
    template = folder / "template"
    made(template)
    store = opened(template)
    store.create(OTHER, case(), {}, **WHO)
    if action != "create":
        store.create(CODE, case(n=1), {"n": 1}, **WHO)
    at, finished = 0, False
    while not finished:
        at += 1
        shutil.copytree(template, folder / str(at))
        store = opened(folder / str(at))
        with pytest.MonkeyPatch.context() as patch:
            Breaker(at, half=half).install(patch)
            try:
                ACTIONS[action](store)
            except Stop:
                pass
            else:
                finished = True
        found.append((state_of(folder / str(at)), finished))
        shutil.rmtree(folder / str(at))
    assert at > 5, "the breaker saw too few calls"
    return found


def state_of(root: Path) -> int:
    """The revision of the case, or -1 when anything is wrong."""
    try:
        try:
            store = opened(root)
        except StoreError as error:
            if error.key != "store.wrong_passphrase":
                raise
            store = opened(root, "lima kata lain sekali")
        if store.alarms or store.check() or store.load(OTHER).document != case():
            return -1
        listed = {line.code: line for line in store.summaries()}
        if CODE not in listed:
            return 0
        revision = listed[CODE].revision
        whole = store.load(CODE).document == case(n=revision) and listed[CODE].summary == {"n": revision}
    except (StoreError, EnvelopeError):
        return -1
    return revision if whole else -1


@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize(
    ("action", "old", "new"),
    [
        ("save", 1, 2),
        ("create", 0, 1),
        ("delete", 1, 0),
        ("rotate", 1, 1),
        ("compact", 1, 1),
        ("passphrase", 1, 1),
    ],
)
def test_a_stop_at_any_system_call_leaves_exactly_old_or_new(
    tmp_path: Path, action: str, old: int, new: int, half: bool
) -> None:
    found = after_each_stop(tmp_path, action, half=half)
    assert {revision for revision, _ in found} == {old, new}
    assert found[-1] == (new, True)


def in_place(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.write(handle, data)
        os.fsync(handle)
    finally:
        os.close(handle)


def test_without_the_atomic_replace_a_stop_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_storage, "replace_file", in_place)
    assert -1 in {revision for revision, _ in after_each_stop(tmp_path, "save", half=True)}


def test_with_the_index_before_the_case_file_a_stop_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = SealedCaseStore._put

    def hasty(self: Any, file: Any, code: str, copies: Any, saving: Any) -> Any:
        self._note(file, code, copies[1], saving, bytes(16))
        return real(self, file, code, copies, saving)

    monkeypatch.setattr(SealedCaseStore, "_put", hasty)
    assert -1 in {revision for revision, _ in after_each_stop(tmp_path, "save", half=False)}


def test_a_stop_while_an_unsealed_store_is_sealed_loses_nothing(tmp_path: Path) -> None:
    plain = CaseStore(tmp_path / "plain", clock=sealed_world.CLOCK)
    plain.unlock()
    for number, code in enumerate([CODE, OTHER]):
        plain.create(code, {"invented": True, "n": number}, {"n": number}, **WHO)
    migration.init(tmp_path / "plain", SECRET, sealed_world.RECOVERY, clock=sealed_world.CLOCK)
    at, finished = 0, False
    while not finished:
        at += 1
        root = tmp_path / str(at)
        shutil.copytree(tmp_path / "plain", root)
        with pytest.MonkeyPatch.context() as patch:
            Breaker(at, half=at % 2 == 0).install(patch)
            try:
                opened(root)
            except Stop:
                pass
            else:
                finished = True
        store = opened(root)
        assert {line.code: line.summary for line in store.summaries()} == {CODE: {"n": 0}, OTHER: {"n": 1}}
        assert store.load(OTHER).document == {"invented": True, "n": 1}
        assert (store.check(), store.alarms) == ((), ())
        assert not [*root.glob("cases/*.json")]
        shutil.rmtree(root)
    assert at > 20


# the journal, cut at every byte of its last record


@pytest.mark.parametrize("name", ["index.sealed", "audit.sealed"])
def test_a_journal_cut_at_any_byte_of_its_last_record_loses_nothing(
    sealed: SealedCaseStore, again: Again, name: str
) -> None:
    path = sealed.root / name
    sealed.create(CODE, case(n=1), {"n": 1}, **WHO)
    short = path.stat().st_size
    sealed.save(CODE, case(n=2), {"n": 2}, expected_revision=1, **WHO)
    files = {one: one.read_bytes() for one in sealed.root.rglob("*") if one.is_file()}
    whole = files[path]
    step = 1 if FULL else 5
    for length in [*range(short, len(whole), step), len(whole) - 1]:
        for tail in (b"", bytes(len(whole) - length)):  # cut, or grown without content
            for one, content in files.items():
                one.write_bytes(content)
            path.write_bytes(whole[:length] + tail)
            store = again()
            assert store.load(CODE).document == case(n=2)
            assert store.summaries()[0].summary == {"n": 2}
            assert (store.alarms, store.check()) == ((), ())
            store.save(CODE, case(n=3), {"n": 3}, expected_revision=2, **WHO)
            assert again().load(CODE).revision == 3


def test_without_cutting_off_the_unfinished_record_the_next_save_is_caught(
    sealed: SealedCaseStore, again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed.create(CODE, case(n=1), {"n": 1}, **WHO)
    path = sealed.root / "index.sealed"
    path.write_bytes(path.read_bytes() + b"\x00\x00\x01")

    def forgetful(self: journal.Journal, records: Any) -> None:
        data = b"".join([self._frame(record) for record in records])
        with self.path.open("ab") as file:
            file.write(data)

    monkeypatch.setattr(journal.Journal, "append", forgetful)
    store = again()
    store.save(CODE, case(n=2), {"n": 2}, expected_revision=1, **WHO)
    with pytest.raises(StoreError, match=r"store\.damage\."):
        again()


# power cuts


def after_power_cuts(folder: Path, action: str = "save") -> tuple[int, set[int], set[int]]:
    """Number of states, what was found after a cut in between, and after an acknowledged save."""
    root = folder / "store"
    made(root)
    store = opened(root)
    store.create(OTHER, case(), {}, **WHO)
    store.create(CODE, case(n=1), {"n": 1}, **WHO)
    shutil.copytree(root, folder / "before")
    with pytest.MonkeyPatch.context() as patch:
        recorder = Recorder(root)
        recorder.install(patch)
        if action == "save":
            store.save(CODE, case(n=2), {"n": 2}, expected_revision=1, **WHO)
        elif action == "rotate":
            store.rotate(SECRET, recovery.new())
        else:
            store.compact()
    seen: dict[tuple[tuple[str, bytes], ...], bool] = {}
    for count in range(len(recorder.calls) + 1):
        acknowledged = count == len(recorder.calls)
        for state in states(folder / "before", recorder.calls[:count]):
            key = tuple(sorted(state.items()))
            seen[key] = seen.get(key, False) or acknowledged
    between, after = set(), set()
    for number, (key, acknowledged) in enumerate(seen.items()):
        laid_out(dict(key), folder / str(number))
        (after if acknowledged else between).add(state_of(folder / str(number)))
        shutil.rmtree(folder / str(number))
    return len(seen), between, after


def test_after_a_power_cut_stands_old_or_new_and_after_an_acknowledged_save_new(tmp_path: Path) -> None:
    count, between, after = after_power_cuts(tmp_path)
    assert count >= 9
    assert between <= {1, 2}
    assert after == {2}


def test_after_a_power_cut_while_compacting_nothing_is_missing(tmp_path: Path) -> None:
    _count, between, after = after_power_cuts(tmp_path, "compact")
    assert between | after == {1}


def test_after_a_power_cut_while_keys_change_everything_opens(tmp_path: Path) -> None:
    count, between, after = after_power_cuts(tmp_path, "rotate")
    assert count >= 20
    assert between | after == {1}


def test_with_files_named_before_they_are_safe_a_power_cut_while_keys_change_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_sync(monkeypatch, of_folder=False)
    _count, between, after = after_power_cuts(tmp_path, "rotate")
    assert -1 in between | after


def without_sync(patch: pytest.MonkeyPatch, *, of_folder: bool) -> None:
    if of_folder:
        patch.setattr(durable_files, "sync_folder", lambda _: None)
    else:
        patch.setattr(durable_files, "_fill", os.write)


@pytest.mark.parametrize("of_folder", [False, True])
def test_a_forgotten_sync_is_caught_by_the_power_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, of_folder: bool
) -> None:
    without_sync(monkeypatch, of_folder=of_folder)
    _count, between, after = after_power_cuts(tmp_path)
    assert -1 in between | after or 1 in after


# full disk, read-only folder, clock


def test_a_full_disk_at_any_write_keeps_the_old_or_the_acknowledged_new(tmp_path: Path) -> None:
    made(tmp_path / "store")
    store = opened(tmp_path / "store")
    store.create(OTHER, case(), {}, **WHO)
    store.create(CODE, case(n=1), {"n": 1}, **WHO)
    revision, refused = 1, 0
    for at in range(1, 8):
        for half in (False, True):
            with pytest.MonkeyPatch.context() as patch:
                full = OSError(errno.ENOSPC, "No space left on device")
                Breaker(at, half=half, error=full).install(patch, ("write",))
                try:
                    document = case(n=revision + 1)
                    store.save(CODE, document, {"n": revision + 1}, expected_revision=revision, **WHO)
                except StoreError as error:
                    assert error.key == "store.disk_full"  # noqa: PT017
                    refused += 1
                else:
                    revision += 1
            assert store.load(CODE).document == case(n=revision)
            assert store.summaries()[1].summary == {"n": revision}
            assert state_of(store.root) == revision
    assert refused > 0


def test_a_full_disk_while_the_index_is_written_is_made_good_by_the_next_save(
    sealed: SealedCaseStore, again: Again
) -> None:
    sealed.create(CODE, case(n=1), {"n": 1}, **WHO)
    with pytest.MonkeyPatch.context() as patch:
        real = journal._write_all

        def full(handle: int, data: bytes) -> None:
            real(handle, data[:9])
            raise OSError(errno.ENOSPC, "full")

        patch.setattr(journal, "_write_all", full)
        sealed.create(OTHER, case(n=2), {"n": 2}, **WHO)
        assert sealed.load(OTHER).document == case(n=2)
    sealed.save(CODE, case(n=3), {"n": 3}, expected_revision=1, **WHO)
    assert (sealed.check(), again().check()) == ((), ())
    assert [entry["what"] for entry in sealed.log()][-4:-1] == ["created", "created", "saved"]
