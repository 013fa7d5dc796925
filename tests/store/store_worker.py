"""Processes for the store's tests: `store_worker.py edits|kills|hold ROOT ...`, result as JSON."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legal_assist.clock import SystemClock
from legal_assist.errors import ConflictError, StoreError
from legal_assist.store import CaseStore
from legal_assist.store.atomic_storage import AtomicStorage

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE = "MERANTI-27"


def case(**facts: Any) -> dict[str, Any]:
    """An invented case document."""
    return {"invented": True, **facts}


class InPlaceStorage(AtomicStorage):
    """What TinyDB does by default: writes over the live file, here with the pause a busy disk makes."""

    def put(self, path: Path, data: bytes) -> None:
        with path.open("wb", buffering=0) as file:
            file.write(data[: len(data) // 2])
            time.sleep(0.002)
            file.write(data[len(data) // 2 :])


class InPlaceStore(CaseStore):
    """A store without the atomic replace."""

    storage = InPlaceStorage


class CarelessStore(CaseStore):
    """A store without lock and without revision check."""

    def _compare(self, file: Any, expected_revision: int) -> None:
        time.sleep(0.002)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        yield


STORES = {"safe": CaseStore, "in_place": InPlaceStore, "careless": CarelessStore}


def opened(kind: str, root: Path) -> CaseStore:
    store = STORES[kind](root, clock=SystemClock())
    store.unlock()
    return store


def edits(root: Path, kind: str, label: str, count: int) -> dict[str, int]:
    """Append `count` marks to the case, one save each; a conflict is read again and retried."""
    store = opened(kind, root)
    print("ready", flush=True)
    sys.stdin.readline()  # both start at once
    conflicts = done = 0
    while done < count:
        held = store.load(CODE)
        document = held.document | {"marks": [*held.document["marks"], f"{label}-{done}"]}
        try:
            store.save(CODE, document, {}, expected_revision=held.revision, operator=label, why="uji")
        except ConflictError:
            conflicts += 1
        else:
            done += 1
    return {"conflicts": conflicts}


def kills(root: Path, kind: str, count: int, seed: int) -> dict[str, int]:
    """Kill a saving child `count` times; count lost acknowledged saves and unreadable files."""
    chance = random.Random(seed)  # noqa: S311  # moments, not secrets
    store = opened(kind, root)
    store.create(CODE, _document(1), {"n": 1}, operator="uji", why="uji")
    found = {"kills": 0, "saves": 0, "lost": 0, "unreadable": 0, "leftovers": 0}
    for _ in range(count):
        # On a busy machine a moment alone would fall before the first save.
        saves, seconds = chance.randrange(5), chance.uniform(0, 0.01)
        acknowledged = _killed_child(root, kind, seconds, saves)
        found["kills"] += 1
        try:
            store = opened(kind, root)
            stored = store.load(CODE)
            lines = store.history(CODE)
        except StoreError:
            found["unreadable"] += 1
            break
        found["saves"] = stored.revision
        whole = stored.document == _document(stored.revision) and len(lines) == stored.revision
        listed = store.summaries()[0]
        found["lost"] += stored.revision < acknowledged or not whole or listed.revision != stored.revision
        found["leftovers"] += len(store.check())
    return found


def _document(number: int) -> dict[str, Any]:
    return {"invented": True, "n": number, "chronology": "Ia berangkat dari Bintan. " * 400}


def _killed_child(root: Path, kind: str, seconds: float, saves: int) -> int:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover  # ends by being killed
        os.close(reading)
        store = opened(kind, root)
        number = store.load(CODE).revision
        os.write(writing, b"ready\n")
        while True:
            number += 1
            store.save(
                CODE,
                _document(number),
                {"n": number},
                expected_revision=number - 1,
                operator="uji",
                why="uji",
            )
            os.write(writing, b"%d\n" % number)
    os.close(writing)
    with os.fdopen(reading, "rb") as answers:
        first = [answers.readline() for _ in range(1 + saves)]  # "ready", then what was saved
        if first[-1]:
            time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        said = [int(line) for line in [*first[1:], *answers.read().splitlines()] if line.strip()]
    return max(said, default=0)


def hold(root: Path) -> dict[str, int]:
    """Take the lock, say so, and keep it until killed."""
    from legal_assist.store.lock import writing

    with writing(root):
        print("held", flush=True)
        time.sleep(60)
    return {}


def main(task: str, root: str, *rest: str) -> None:
    place = Path(root)
    match task:
        case "edits":
            result = edits(place, rest[0], rest[1], int(rest[2]))
        case "kills":
            result = kills(place, rest[0], int(rest[1]), int(rest[2]))
        case _:
            result = hold(place)
    print(json.dumps(result))


if __name__ == "__main__":
    main(*sys.argv[1:])
