"""What the sealed store costs: `python tests/benchmarks/store.py [CASES]`.

Sizes are measured in turns within one loop, so that a busy machine slows all of them alike: compare ratios.
Figures with "cpu" are processor time of this process, the others the clock's.
"""

from __future__ import annotations

import json
import resource
import statistics
import sys
import tempfile
import time
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tinydb import TinyDB

from legal_assist.clock import FixedClock
from legal_assist.store import keys, migration, recovery
from legal_assist.store.case_files import Saving
from legal_assist.store.sealed_index import SealedEntry
from legal_assist.store.sealed_storage import tag_of
from legal_assist.store.sealed_store import SealedCaseStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECRET = "empat kata acak panjang"  # noqa: S105
CLOCK = FixedClock(date(2026, 3, 2))
WHO = {"operator": "pendamping", "why": "uji"}
PLACES = ("Bintan", "Batam", "Kupang", "Cilacap", "Nunukan", "Entikong", "Medan", "Indramayu")
SUMMARY = {
    "stage": "investigation",
    "invented": True,
    "victims": 2,
    "modus": "fishing_vessel",
    "deadlines": [["2026-04-02", "restitusi-diajukan", "Permohonan restitusi", "Restitution application"]]
    * 2,
    "progress": {"restitution": [3, 9], "protection": [1, 5], "counsel": [2, 4], "information": [0, 3]},
}


def document(number: int, revision: int = 1) -> dict[str, Any]:
    """About ten kilobytes of an invented case."""
    place = PLACES[number % len(PLACES)]
    events = [
        {"id": f"E{one}", "day": f"2025-0{one % 9 + 1}-11", "text": f"Ia dibawa dari {place} ke {one} " * 12}
        for one in range(16)
    ]
    people = [{"id": f"K{one}", "name": f"Rekaan {number}-{one}", "born": "2001-02-03"} for one in range(4)]
    return {"invented": True, "number": number, "revision": revision, "events": events, "victims": people}


def code(number: int) -> str:
    """A code name per number."""
    return f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[number // 1000]}ERANTI-{number % 1000 + 1000}"


def built(root: Path, count: int) -> SealedCaseStore:
    """A sealed store of so many cases, written without the ceremony of a save."""
    migration.init(root, SECRET, recovery.new(), clock=CLOCK, kdf=keys.TEST_KDF)
    store = opened(root)
    vault = store._open_vault()
    entries, log = [], []
    for number in range(count):
        file = vault.new_id()
        saving = Saving(1, "2026-03-02T12:00:00+07:00", "pendamping", "uji")
        raw = vault.case_file(file, code(number)).write(document(number), SUMMARY, saving)
        entries.append(SealedEntry(code(number), 1, saving.saved_at, SUMMARY, tag_of(raw), file))
        log.append(store._entry("created", "x", case=code(number), file=file, revision=1))
    vault.audit.append(log)
    vault.index.replace(entries, vault.audit.position, (), vault.header.generation)
    store.lock()
    return opened(root)


def opened(root: Path) -> SealedCaseStore:
    """The store, unlocked."""
    store = SealedCaseStore(root, clock=CLOCK)
    store.unlock(SECRET)
    return store


@contextmanager
def timed(into: list[tuple[float, float]]) -> Iterator[None]:
    """Processor and clock time of a block, in milliseconds."""
    cpu, wall = time.process_time(), time.perf_counter()
    yield
    into.append(((time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000))


def once(task: Callable[[], object], times: int = 1) -> str:
    """Median processor and clock time of a task."""
    found: list[tuple[float, float]] = []
    for _ in range(times):
        with timed(found):
            task()
    cpu, wall = (statistics.median(column) for column in zip(*found, strict=True))
    return f"{cpu:9.1f} ms cpu {wall:9.1f} ms"


def saves(stores: dict[int, SealedCaseStore], rounds: int = 120) -> dict[int, float]:
    """Save one case of each store in turns; prints medians, gives those of the processor."""
    found: dict[int, list[tuple[float, float]]] = {count: [] for count in stores}
    revisions = dict.fromkeys(stores, 1)
    for turn in range(rounds):
        for count, store in stores.items():
            changed = document(1, turn + 2)
            with timed(found[count]):
                store.save(code(1), changed, SUMMARY, expected_revision=revisions[count], **WHO)
            revisions[count] += 1
    medians = {}
    for count, times in found.items():
        cpu, wall = (statistics.median(column) for column in zip(*times, strict=True))
        medians[count] = cpu
        print(f"save, {count:6} cases, sealed       {cpu:9.2f} ms cpu {wall:9.2f} ms")
    return medians


def plain_saves(folder: Path, sizes: list[int]) -> dict[int, float]:
    """The same change in TinyDB's own JSONStorage, one file for all cases."""
    medians = {}
    for count in sizes:
        path = folder / f"plain-{count}.json"
        rows = {str(number + 1): document(number) for number in range(count)}
        path.write_text(json.dumps({"_default": rows}), encoding="utf-8")
        base = TinyDB(path)
        found: list[tuple[float, float]] = []
        for turn in range(5 if count < 5000 else 2):
            with timed(found):
                base.update({"revision": turn + 2}, doc_ids=[2])
        cpu, wall = (statistics.median(column) for column in zip(*found, strict=True))
        medians[count] = cpu
        print(f"save, {count:6} cases, JSONStorage  {cpu:9.2f} ms cpu {wall:9.2f} ms")
        base.close()
        path.unlink()
    return medians


def filtered(store: SealedCaseStore) -> Callable[[], int]:
    """One key press over the summaries that are in memory."""
    lines = [f"{one.code} {json.dumps(one.summary)}".casefold() for one in store.summaries()]
    return lambda: sum("4711" in line or "nunukan" in line for line in lines)


def full_text(store: SealedCaseStore) -> int:
    """Open every case and look for a word."""
    vault = store._open_vault()
    return sum(b"Nunukan" in vault.case_file(file).verify().body for file in vault.files())


def main(most: int) -> None:
    """Measure and print."""
    keys.allow_test_kdf()
    sizes = sorted({10, min(1000, most), most})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stores = {count: built(folder / str(count), count) for count in sizes}
        ours, theirs = saves(stores), plain_saves(folder, sizes)
        for words, medians in (("sealed", ours), ("JSONStorage", theirs)):
            print(f"ratio {most} : 10, {words:12}  {medians[most] / medians[10]:9.2f}")
        big, root = stores[most], folder / str(most)
        print(f"open and list {most}           {once(lambda: opened(root).summaries(), 5)}")
        print(f"list {most} again              {once(big.summaries, 5)}")
        print(f"filter on a key press           {once(filtered(big), 9)}")
        print(f"full text                       {once(lambda: full_text(big))}")
        print(f"full check                      {once(big.check)}")
        print(f"compact                         {once(big.compact)}")
        print(f"rotation                        {once(lambda: big.rotate(SECRET, recovery.new()))}")
        keys.allow_test_kdf(False)
        kdf = keys.calibrated()
        derived = once(lambda: kdf.derive(SECRET, bytes(16)), 3)
        print(f"Argon2id, {kdf.memory_kib // 1024:4} MiB x {kdf.passes}           {derived}")
        changed = once(lambda: big.change_passphrase("lima kata lain sekali"))
        print(f"change of passphrase            {changed}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at most                  {peak:9.0f} MiB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
