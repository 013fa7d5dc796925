"""Two windows, two processes, four threads on one sealed store; a dead holder of its lock."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest
import sealed_worker
from breaker import started
from sealed_world import CODE, OTHER, WHO, case, file_of, made, opened

from legal_assist.errors import ConflictError, StoreError
from legal_assist.store import sealed_base

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from legal_assist.store.sealed_store import SealedCaseStore

    Again = Callable[..., SealedCaseStore]

FULL = bool(os.environ.get("FULL_DISASTER"))
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need fork")
full_only = pytest.mark.skipif(not FULL, reason="the long form: set FULL_DISASTER=1")


# crowds


def crowd(folder: Path, kind: str, count: int) -> tuple[list[str], int]:
    """Two processes, so many edits each; the marks that were kept and the revision."""
    made(folder)
    opened(folder).create(CODE, case(marks=[]), {}, **WHO)
    processes = [started("edits", folder, kind, label, count, worker=sealed_worker) for label in ("a", "b")]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    faults = [process.communicate(timeout=600) and process.returncode for process in processes]
    assert faults == [0, 0]
    kept = opened(folder, rebuild=kind != "safe").load(CODE)
    return kept.document["marks"], kept.revision


def test_two_processes_keep_every_edit(tmp_path: Path) -> None:
    count = 200 if FULL else 60
    marks, revision = crowd(tmp_path, "safe", count)
    assert sorted(marks) == sorted(f"{label}-{number}" for label in "ab" for number in range(count))
    assert revision == 2 * count + 1
    store = opened(tmp_path)
    assert (store.alarms, store.check()) == ((), ())
    assert sum(entry["what"] == "saved" for entry in store.log()) == 2 * count


def test_without_lock_and_revision_check_lost_edits_are_caught(tmp_path: Path) -> None:
    try:
        marks, _ = crowd(tmp_path, "careless", 40)
    except (AssertionError, StoreError):
        return  # it didn't even survive
    assert len(marks) < 80


def test_four_threads_on_one_store_keep_every_edit(sealed: SealedCaseStore) -> None:
    sealed.create(CODE, case(marks=[]), {}, **WHO)
    faults: list[Exception] = []

    def edit(label: str) -> None:
        done = 0
        while done < 6:
            try:
                held = sealed.load(CODE)
                marks = [*held.document["marks"], f"{label}{done}"]
                sealed.save(CODE, case(marks=marks), {}, expected_revision=held.revision, **WHO)
                sealed.summaries()
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
    assert len(set(sealed.load(CODE).document["marks"])) == 24


def test_a_busy_store_says_so_and_a_dead_holder_holds_nobody_up(
    sealed: SealedCaseStore, again: Again
) -> None:
    sealed.create(CODE, case(n=1), {}, **WHO)
    window = again(patience=0.05)
    holder = started("hold", sealed.root, worker=sealed_worker)
    assert holder.stdout is not None
    try:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match=r"store\.busy"):
            window.save(CODE, case(n=2), {}, expected_revision=1, **WHO)
        assert window.load(CODE).revision == 1
        assert again(patience=0.05).summaries()[0].revision == 1
    finally:
        holder.kill()
        holder.communicate()
    assert window.save(CODE, case(n=2), {}, expected_revision=1, **WHO).revision == 2


def test_a_window_sees_what_another_compacted_renamed_keys_of_or_deleted(
    sealed: SealedCaseStore, again: Again
) -> None:
    other = again()
    sealed.create(CODE, case(n=1), {"n": 1}, **WHO)
    sealed.create(OTHER, case(n=2), {"n": 2}, **WHO)
    sealed.compact()
    assert [line.code for line in other.summaries()] == [OTHER, CODE]
    sealed.delete(OTHER, expected_revision=1, operator="x")
    sealed.change_passphrase("lima kata lain sekali")
    assert [line.code for line in other.summaries()] == [CODE]
    other.save(CODE, case(n=3), {"n": 3}, expected_revision=1, **WHO)
    assert sealed.load(CODE).document == case(n=3)
    assert file_of(sealed) == file_of(other)
    assert sealed_base.signature(sealed.root) == other._seen
