"""Kills, stops, full disks, crowds. A companion removes each protection and must be caught."""

from __future__ import annotations

import errno
import os
import threading
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from breaker import Breaker, Stop, answer, started
from store_worker import InPlaceStore, case

from legal_assist.clock import FixedClock
from legal_assist.errors import ConflictError, StoreError
from legal_assist.store import CaseStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

WHO = {"operator": "pendamping", "why": "uji"}
CODE = "MERANTI-27"
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need fork")


# kill -9


@needs_fork
def test_no_kill_loses_an_acknowledged_save_or_leaves_a_file_unreadable(tmp_path: Path) -> None:
    found = answer(started("kills", tmp_path, "safe", 60, 27))
    assert found["saves"] > 60, "the child hardly saved; the kills proved nothing"
    assert found | {"saves": 0} == {"kills": 60, "saves": 0, "lost": 0, "unreadable": 0, "leftovers": 0}


@needs_fork
def test_without_the_atomic_replace_a_kill_is_caught(tmp_path: Path) -> None:
    found = answer(started("kills", tmp_path, "in_place", 40, 27))
    assert found["lost"] + found["unreadable"] > 0


# a stop at every call to the system


def stopped_everywhere(
    make: Callable[[int], tuple[CaseStore, Callable[[], object]]], *, half: bool
) -> Iterator[tuple[CaseStore, bool]]:
    """Run an action once per call it makes, stopped there; gives the store and whether it finished."""
    at = 0
    finished = False
    while not finished:
        at += 1
        store, action = make(at)
        with pytest.MonkeyPatch.context() as patch:
            Breaker(at, half=half).install(patch)
            try:
                action()
            except Stop:
                pass
            else:
                finished = True
        yield store, finished
    assert at > 8, "the breaker saw too few calls"


def revisions_after_each_stop(
    folder: Path, kind: type[CaseStore], action: str, *, half: bool
) -> list[tuple[int, bool]]:
    """Revision found after each stop (0: none, -1: damage) and whether the action was acknowledged."""

    def make(at: int) -> tuple[CaseStore, Callable[[], object]]:
        store = kind(folder / str(at), clock=FixedClock(date(2026, 3, 2)))
        store.unlock()
        store.create("KERUING-31", case(), {}, **WHO)
        if action == "create":
            return store, lambda: store.create(CODE, case(n=1), {"n": 1}, **WHO)
        store.create(CODE, case(n=1), {"n": 1}, **WHO)
        if action == "delete":
            return store, lambda: store.delete(CODE, expected_revision=1, operator="x")
        return store, lambda: store.save(CODE, case(n=2), {"n": 2}, expected_revision=1, **WHO)

    found = []
    for store, finished in stopped_everywhere(make, half=half):
        again = kind(store.root, clock=FixedClock(date(2026, 3, 2)))
        again.unlock()
        listed = {line.code: line for line in again.summaries()}
        revision = listed[CODE].revision if CODE in listed else 0
        if revision and listed[CODE].damage is None:
            assert again.load(CODE).document == case(n=revision)
            assert listed[CODE].summary == {"n": revision}
        found.append((-1 if again.check() else revision, finished))
    return found


@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize(("action", "old", "new"), [("save", 1, 2), ("create", 0, 1), ("delete", 1, 0)])
def test_a_stop_at_any_system_call_leaves_exactly_old_or_new(
    tmp_path: Path, action: str, old: int, new: int, half: bool
) -> None:
    found = revisions_after_each_stop(tmp_path, CaseStore, action, half=half)
    assert {revision for revision, _ in found} == {old, new}
    assert found[-1] == (new, True)


def test_without_the_atomic_replace_a_stop_is_caught(tmp_path: Path) -> None:
    class Plain(InPlaceStore.storage):  # type: ignore[name-defined,misc]
        def put(self, path: Path, data: bytes) -> None:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            try:
                os.write(handle, data)
                os.fsync(handle)
            finally:
                os.close(handle)

    class Unsafe(CaseStore):
        storage = Plain

    found = revisions_after_each_stop(tmp_path, Unsafe, "save", half=True)
    assert -1 in {revision for revision, _ in found}


# full disk, read-only folder


def test_a_full_disk_keeps_the_old_data_and_says_so(
    store: CaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.create(CODE, case(n=1), {"n": 1}, **WHO)
    before = {path: path.read_bytes() for path in store.root.rglob("*") if path.is_file()}
    for half in (False, True):
        with monkeypatch.context() as patch:
            full = OSError(errno.ENOSPC, "No space left on device")
            Breaker(1, half=half, error=full).install(patch, ("write",))
            with pytest.raises(StoreError) as caught:
                store.save(CODE, case(n=2), {"n": 2}, expected_revision=1, **WHO)
        assert caught.value.key == "store.disk_full"
        assert {path: path.read_bytes() for path in store.root.rglob("*") if path.is_file()} == before


def test_a_full_disk_while_the_index_is_written_keeps_the_save(
    store: CaseStore, open_store: Callable[..., CaseStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    store.create(CODE, case(n=1), {"n": 1}, **WHO)
    with monkeypatch.context() as patch:
        Breaker(2, error=OSError(errno.ENOSPC, "No space left on device")).install(patch, ("write",))
        assert store.save(CODE, case(n=2), {"n": 2}, expected_revision=1, **WHO).revision == 2
    assert store.summaries()[0].summary == {"n": 2}
    assert [one.reason for one in store.check()] == ["store.damage.index"]
    assert open_store().check() == ()


def test_without_the_atomic_replace_a_full_disk_is_caught(
    open_store: Callable[..., CaseStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    def put(self: object, path: Path, data: bytes) -> None:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            os.write(handle, data)
        finally:
            os.close(handle)

    store = open_store(InPlaceStore)
    store.create(CODE, case(n=1), {}, **WHO)
    with monkeypatch.context() as patch:
        patch.setattr(InPlaceStore.storage, "put", put)
        Breaker(1, half=True, error=OSError(errno.ENOSPC, "full")).install(patch, ("write",))
        with pytest.raises(StoreError):
            store.save(CODE, case(n=2), {}, expected_revision=1, **WHO)
    with pytest.raises(StoreError, match=r"store\.damage\."):
        store.load(CODE)


def test_a_folder_that_can_only_be_read_can_be_read(
    store: CaseStore, open_store: Callable[..., CaseStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    store.create(CODE, case(n=1), {"n": 1}, **WHO)
    (store.root / "index.json").unlink()
    real = os.open

    def refusing(path: Any, flags: int, *rest: Any, **options: Any) -> int:
        if flags & (os.O_CREAT | os.O_WRONLY | os.O_RDWR):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, flags, *rest, **options)

    monkeypatch.setattr(os, "open", refusing)
    again = open_store()
    assert again.summaries()[0].summary == {"n": 1}
    assert again.load(CODE).document == case(n=1)
    again.check()
    with pytest.raises(StoreError) as caught:
        again.save(CODE, case(n=2), {}, expected_revision=1, **WHO)
    assert caught.value.key == "store.no_permission"
    assert again.load(CODE).revision == 1


def test_a_store_below_a_plain_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError) as caught:
        CaseStore(tmp_path / "file" / "store", clock=FixedClock(date(2026, 3, 2))).unlock()
    assert caught.value.key == "store.not_a_folder"


# crowds


def crowd(folder: Path, kind: str) -> tuple[list[str], int]:
    """Two processes, fifty edits each; the marks that were kept and the revision."""
    store = CaseStore(folder, clock=FixedClock(date(2026, 3, 2)))
    store.unlock()
    store.create(CODE, case(marks=[]), {}, **WHO)
    processes = [started("edits", folder, kind, label, 50) for label in ("a", "b")]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        answer(process)
    kept = store.load(CODE)
    return kept.document["marks"], kept.revision


def test_two_processes_keep_every_edit(tmp_path: Path) -> None:
    marks, revision = crowd(tmp_path, "safe")
    assert sorted(marks) == sorted(f"{label}-{number}" for label in "ab" for number in range(50))
    assert revision == 101


def test_without_lock_and_revision_check_lost_edits_are_caught(tmp_path: Path) -> None:
    marks, _ = crowd(tmp_path, "careless")
    assert len(marks) < 100


def test_four_threads_on_one_store_keep_every_edit(store: CaseStore) -> None:
    store.create(CODE, case(marks=[]), {}, **WHO)
    faults: list[Exception] = []

    def edit(label: str) -> None:
        done = 0
        while done < 8:
            held = store.load(CODE)
            marks = [*held.document["marks"], f"{label}{done}"]
            try:
                store.save(CODE, case(marks=marks), {}, expected_revision=held.revision, **WHO)
                done += 1
            except ConflictError:
                continue
            except Exception as fault:  # noqa: BLE001  # reported below; a thread would swallow it
                faults.append(fault)
                return

    threads = [threading.Thread(target=edit, args=(label,)) for label in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert len(set(store.load(CODE).document["marks"])) == 32


def test_a_busy_store_says_so_and_a_dead_holder_holds_nobody_up(
    tmp_path: Path, open_store: Callable[..., CaseStore]
) -> None:
    store = open_store(patience=0.05)
    store.create(CODE, case(n=1), {}, **WHO)
    holder = started("hold", store.root)
    assert holder.stdout is not None
    try:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreError) as caught:
            store.save(CODE, case(n=2), {}, expected_revision=1, **WHO)
        assert caught.value.key == "store.busy"
        assert store.load(CODE).revision == 1
        assert open_store(patience=0.05).summaries()[0].revision == 1
    finally:
        holder.kill()
        holder.communicate()
    assert (store.root / ".kunci").exists()
    assert store.save(CODE, case(n=2), {}, expected_revision=1, **WHO).revision == 2
