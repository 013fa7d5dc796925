"""Windows, simulated: an open file can't be replaced, folders can't be synced. And the order of syncs."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from store_worker import case

from legal_assist import durable_files
from legal_assist.errors import StoreError

if TYPE_CHECKING:
    from legal_assist.store import CaseStore

WHO = {"operator": "pendamping", "why": "uji"}
CODE = "MERANTI-27"


def refuse_replace(patch: pytest.MonkeyPatch, times: int) -> list[str]:
    """Let the first `times` replaces fail as Windows does; returns the list of tries."""
    tries: list[str] = []
    real = os.replace

    def replace(source: Any, target: Any) -> None:
        tries.append(os.fspath(target))
        if len(tries) <= times:
            raise PermissionError(errno.EACCES, "Access is denied", os.fspath(target))
        real(source, target)

    patch.setattr(os, "replace", replace)
    patch.setattr(time, "sleep", lambda _: None)
    return tries


def test_a_file_that_is_open_for_a_moment_is_replaced_all_the_same(
    store: CaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.create(CODE, case(n=1), {}, **WHO)
    tries = refuse_replace(monkeypatch, 2)
    store.save(CODE, case(n=2), {}, expected_revision=1, **WHO)
    assert len([one for one in tries if one.endswith(f"{CODE}.json")]) == 3
    assert store.load(CODE).document == case(n=2)


def test_without_patience_the_open_file_is_caught(store: CaseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.create(CODE, case(n=1), {}, **WHO)
    monkeypatch.setattr(durable_files, "_PAUSES", ())
    refuse_replace(monkeypatch, 2)
    with pytest.raises(StoreError):
        store.save(CODE, case(n=2), {}, expected_revision=1, **WHO)


def test_a_file_that_stays_open_is_refused_with_a_sentence_and_nothing_changes(
    store: CaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.create(CODE, case(n=1), {}, **WHO)
    with monkeypatch.context() as patch:
        refuse_replace(patch, 1000)
        with pytest.raises(StoreError) as caught:
            store.save(CODE, case(n=2), {}, expected_revision=1, **WHO)
    assert caught.value.key == "store.no_permission"
    assert store.load(CODE).document == case(n=1)
    assert store.check() == ()


def no_folder_handles(patch: pytest.MonkeyPatch) -> None:
    """Opening a folder fails, as on Windows."""
    real = os.open

    def opened(path: Any, flags: int, *rest: Any, **options: Any) -> int:
        if os.path.isdir(path):  # noqa: PTH112  # may be bytes or a handle here
            raise PermissionError(errno.EACCES, "Permission denied", os.fspath(path))
        return real(path, flags, *rest, **options)

    patch.setattr(os, "open", opened)


def test_a_system_without_folder_sync_saves_all_the_same(
    store: CaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_folder_handles(monkeypatch)
    store.create(CODE, case(n=1), {}, **WHO)
    assert store.load(CODE).document == case(n=1)


def test_without_that_leniency_the_missing_folder_sync_is_caught(
    store: CaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable_files, "_NO_FOLDER_SYNC", frozenset())
    no_folder_handles(monkeypatch)
    with pytest.raises(StoreError):
        store.create(CODE, case(n=1), {}, **WHO)


def recorded(store: CaseStore) -> list[str]:
    """What one save asks of the system, in order, for the case file and its folder."""
    calls: list[str] = []
    names: dict[int, str] = {}
    with pytest.MonkeyPatch.context() as patch:
        opened, synced, replaced = os.open, os.fsync, os.replace

        def open_(path: Any, flags: int, *rest: Any, **options: Any) -> int:
            handle = opened(path, flags, *rest, **options)
            name = os.path.basename(os.fspath(path))  # noqa: PTH119
            names[handle] = "temp" if name.startswith(f".{CODE}") else name
            return handle

        def fsync(handle: int) -> None:
            calls.append(f"sync {names[handle]}")
            synced(handle)

        def replace(source: Any, target: Any) -> None:
            calls.append(f"replace {os.path.basename(os.fspath(target))}")  # noqa: PTH119
            replaced(source, target)

        patch.setattr(os, "open", open_)
        patch.setattr(os, "fsync", fsync)
        patch.setattr(os, "replace", replace)
        store.save(CODE, case(n=2), {}, expected_revision=1, **WHO)
    return calls[: calls.index("replace index.json")]


ORDER = ["sync temp", f"replace {CODE}.json", "sync cases"]


@pytest.mark.skipif(os.name == "nt", reason="no folder sync on Windows")
def test_content_is_synced_before_the_replace_and_the_folder_after_it(store: CaseStore) -> None:
    store.create(CODE, case(n=1), {}, **WHO)
    assert recorded(store)[:3] == ORDER


def test_a_forgotten_folder_sync_is_caught(store: CaseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.create(CODE, case(n=1), {}, **WHO)

    def forgetful(folder: Path) -> None:
        pass

    monkeypatch.setattr(durable_files, "sync_folder", forgetful)
    assert recorded(store)[:3] != ORDER


def test_a_file_that_cannot_be_read_for_a_moment_is_read_all_the_same(
    store: CaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.create(CODE, case(n=1), {}, **WHO)
    tries: list[int] = []
    real = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        tries.append(1)
        if len(tries) <= 2 or path.name == "KERUING-31.json":
            raise PermissionError(errno.EACCES, "Sharing violation")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    assert store.load(CODE).document == case(n=1)
    (store.root / "cases" / "KERUING-31.json").write_text("x")
    with pytest.raises(StoreError) as caught:
        store.load("KERUING-31")
    assert caught.value.key == "store.damage.no_access"
