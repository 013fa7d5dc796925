"""Processes for the sealed store's tests: `edits|kills|rotations|hold ROOT ...`, result as JSON."""

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

import sealed_world
from sealed_world import CODE, OTHER, WHO, case

from legal_assist.errors import ConflictError, StoreError
from legal_assist.store import atomic_storage, header, keys, recovery
from legal_assist.store.sealed_store import SealedCaseStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def in_place(path: Path, data: bytes) -> None:
    """Write over the live file, with the pause a busy disk makes."""
    with path.open("wb", buffering=0) as file:
        file.write(data[: len(data) // 2])
        time.sleep(0.002)
        file.write(data[len(data) // 2 :])


class CarelessStore(SealedCaseStore):
    """A store without lock and without revision check."""

    def _compare(self, file: Any, expected_revision: int) -> None:
        time.sleep(0.002)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        yield


KINDS = {"safe": SealedCaseStore, "careless": CarelessStore}


def edits(root: Path, kind: str, label: str, count: int) -> dict[str, int]:
    """Append `count` marks to the case, one save each; a conflict is read again and retried."""
    store = sealed_world.opened(root, kind=KINDS[kind])
    print("ready", flush=True)
    sys.stdin.readline()  # both start at once
    conflicts = done = 0
    while done < count:
        try:
            held = store.load(CODE)
            marks = [*held.document["marks"], f"{label}-{done}"]
            store.save(
                CODE, case(marks=marks), {}, expected_revision=held.revision, operator=label, why="uji"
            )
        except ConflictError:
            conflicts += 1
        except Exception:
            if kind == "safe":
                raise
            done += 1  # without its protections anything may happen
        else:
            done += 1
    return {"conflicts": conflicts}


def document(number: int) -> dict[str, Any]:
    return case(n=number, chronology="Ia berangkat dari Bintan. " * 400)


def kills(root: Path, count: int, seed: int) -> dict[str, int]:
    """Kill a saving child `count` times; count lost acknowledged saves and stores that raise an alarm."""
    chance = random.Random(seed)  # noqa: S311  # moments, not secrets
    store = sealed_world.opened(root)
    store.create(CODE, document(1), {"n": 1}, **WHO)
    found = {"kills": 0, "saves": 0, "lost": 0, "alarms": 0, "behind": 0}
    for _ in range(count):
        # On a busy machine a moment alone would fall before the first save.
        saves, seconds = chance.randrange(1, 6), chance.uniform(0, 0.01)
        acknowledged = killed(lambda say: _save_forever(root, say), seconds, saves)
        found["kills"] += 1
        try:
            store = sealed_world.opened(root)
            stored = store.load(CODE)
            lines = store.history(CODE)
        except StoreError:
            found["alarms"] += 1
            break
        found["saves"] = stored.revision
        whole = stored.document == document(stored.revision) and len(lines) == stored.revision
        listed = store.summaries()[0]
        found["lost"] += stored.revision < acknowledged or not whole or listed.revision != stored.revision
        found["behind"] += any(entry.get("interrupted") for entry in store.log()[-2:])
        found["alarms"] += bool(store.alarms or store.check())
    return found


def _save_forever(root: Path, say: Callable[[int], None]) -> None:
    store = sealed_world.opened(root)
    number = store.load(CODE).revision
    say(number)
    while True:
        number += 1
        store.save(CODE, document(number), {"n": number}, expected_revision=number - 1, **WHO)
        say(number)


def rotations(root: Path, count: int, seed: int) -> dict[str, int]:
    """Kill a child that changes keys, compacts, deletes and creates; the store must open whole every time."""
    chance = random.Random(seed)  # noqa: S311
    store = sealed_world.opened(root)
    for number in range(12):
        store.create(f"MERANTI-{number + 10}", document(number), {"n": number}, **WHO)
    store.create(OTHER, case(), {}, **WHO)
    found = {"kills": 0, "faults": 0, "epochs": 0, "unfinished": 0}
    for _ in range(count):
        killed(lambda say: _turn_forever(root, say), chance.uniform(0.001, 0.12))
        found["kills"] += 1
        found["unfinished"] += bool(header.read(root).previous)
        store = sealed_world.opened(root)
        found["epochs"] = store.header.epoch
        codes = {line.code: line.summary for line in store.summaries() if line.code != OTHER}
        whole = codes == {f"MERANTI-{number + 10}": {"n": number} for number in range(12)}
        whole = whole and all(store.load(f"MERANTI-{n + 10}").document == document(n) for n in range(12))
        found["faults"] += not whole or bool(store.alarms) or bool(store.check())
    return found


def _turn_forever(root: Path, say: Callable[[int], None]) -> None:
    store = sealed_world.opened(root)
    say(0)
    while True:
        store.rotate(sealed_world.SECRET, recovery.new())
        store.compact()
        if any(line.code == OTHER for line in store.summaries()):
            store.delete(OTHER, expected_revision=1, operator="x")
        else:
            store.create(OTHER, case(), {}, **WHO)


def killed(task: Callable[[Callable[[int], None]], None], seconds: float, words: int = 1) -> int:
    """Run a task in a child, kill it that long after so many words; the last number it said."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover  # ends by being killed
        os.close(reading)
        try:
            task(lambda number: os.write(writing, b"%d\n" % number) and None)
        finally:
            os._exit(3)
    os.close(writing)
    with os.fdopen(reading, "rb") as answers:
        first = [answers.readline() for _ in range(words)]
        if first[-1]:
            time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        said = [int(line) for line in [*first, *answers.read().splitlines()] if line.strip()]
    return max(said, default=0)


def hold(root: Path) -> dict[str, int]:
    """Take the lock, say so, and keep it until killed."""
    from legal_assist.store.lock import writing

    with writing(root):
        print("held", flush=True)
        time.sleep(60)
    return {}


def main(task: str, root: str, *rest: str) -> None:
    keys.allow_test_kdf()
    place = Path(root)
    if rest[:1] == ("in_place",):
        atomic_storage.replace_file = in_place  # type: ignore[assignment]
    tasks: dict[str, Callable[[], dict[str, int]]] = {
        "edits": lambda: edits(place, rest[0], rest[1], int(rest[2])),
        "kills": lambda: kills(place, int(rest[1]), int(rest[2])),
        "rotations": lambda: rotations(place, int(rest[0]), int(rest[1])),
        "hold": lambda: hold(place),
    }
    result = tasks[task]()
    print(json.dumps(result))


if __name__ == "__main__":
    main(*sys.argv[1:])
