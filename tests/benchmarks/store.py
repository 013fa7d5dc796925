"""What the sealed store costs: `python tests/benchmarks/store.py [CASES]`.

Sizes are measured in turns within one loop, so that a busy machine slows all of them alike: compare ratios.
Figures with "cpu" are processor time of this process, the others the clock's.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
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


def opened(root: Path, secret: str = SECRET) -> SealedCaseStore:
    """The store, unlocked."""
    store = SealedCaseStore(root, clock=CLOCK)
    store.unlock(secret)
    return store


@contextmanager
def timed(into: list[tuple[float, float]]) -> Iterator[None]:
    """Processor and clock time of a block, in milliseconds."""
    cpu, wall = time.process_time(), time.perf_counter()
    yield
    into.append(((time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000))


def once(task: Callable[[], object], times: int = 1) -> str:
    """Median processor and clock time of a task, in words."""
    cpu, wall = clocked(task, times)
    return f"{cpu:9.1f} ms cpu {wall:9.1f} ms"


def saves(folder: Path, stores: dict[int, SealedCaseStore], rounds: int = 120) -> dict[str, dict[int, float]]:
    """Save one case of each store in turns, ours and TinyDB's own JSONStorage (one file for all cases).

    The larger JSONStorage files take seconds per save and come in fewer of the turns.

    Returns:
        Median processor time by kind and number of cases; the medians are printed too.
    """
    plain = {count: plain_base(folder, count) for count in stores}
    found: dict[tuple[str, int], list[tuple[float, float]]] = {}
    revisions = dict.fromkeys(stores, 1)
    for turn in range(rounds):
        for count, store in stores.items():
            changed = document(1, turn + 2)
            with timed(found.setdefault(("sealed", count), [])):
                store.save(code(1), changed, SUMMARY, expected_revision=revisions[count], **WHO)
            revisions[count] += 1
            if turn % max(1, count // 250) == 0:
                with timed(found.setdefault(("JSONStorage", count), [])):
                    plain[count].update({"revision": turn + 2}, doc_ids=[2])
    medians: dict[str, dict[int, float]] = {}
    for (kind, count), times in sorted(found.items(), key=lambda one: (one[0][0] != "sealed", one[0][1])):
        cpu, wall = (statistics.median(column) for column in zip(*times, strict=True))
        medians.setdefault(kind, {})[count] = cpu
        print(f"save, {count:6} cases, {kind:12} {cpu:9.2f} ms cpu {wall:9.2f} ms   {len(times):3} turns")
    for base in plain.values():
        base.close()
    return medians


def plain_base(folder: Path, count: int) -> TinyDB:
    """So many cases in TinyDB's own form."""
    path = folder / f"plain-{count}.json"
    rows = {str(number + 1): document(number) for number in range(count)}
    path.write_text(json.dumps({"_default": rows}), encoding="utf-8")
    return TinyDB(path)


def gate(words: str, found: tuple[float, float], most: float) -> None:
    """Processor and clock time beside the limit of the clock; a busy machine shows in the first of them."""
    cpu, wall = found
    says = "ok" if wall <= most else "ok on a quiet machine" if cpu <= most else "TOO MUCH"
    print(f"{words:30} {cpu:10.1f} ms cpu {wall:9.1f} ms   at most {most:g}: {says}")


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
        memory = resident()
        medians = saves(folder, stores)
        big, root = stores[most], folder / str(most)
        plain = medians["JSONStorage"]
        print(f"ratio {most} : 10, JSONStorage    {plain[most] / plain[10]:9.2f}")
        ratio = medians["sealed"][most] / medians["sealed"][10]
        print(
            f"ratio {most} : 10, sealed         {ratio:9.2f}   at most 1.3: {'ok' if ratio <= 1.3 else 'NO'}"
        )
        gate(f"open and list {most}", clocked(lambda: opened(root).summaries(), 5), 500)
        gate("filter on a key press", clocked(filtered(big), 9), 16)
        gate("full text", clocked(lambda: full_text(big)), 3000)
        print(f"list again                      {once(big.summaries, 5)}")
        texts = {"chronology": "Ia dibawa ke pelabuhan pada malam hari. " * 250}
        print(f"draft on a pause of typing      {once(lambda: big.keep_draft(code(1), 'court', texts), 20)}")
        print(f"full check                      {once(big.check)}")
        print(f"compact                         {once(big.compact)}")
        print(f"backup, rehearsed               {once(lambda: big.backup(folder / 'stick', operator='x'))}")
        print(f"rotation                        {once(lambda: big.rotate(SECRET, recovery.new()))}")
        alone = in_a_process_of_its_own(root)
        keys.allow_test_kdf(False)
        kdf = keys.calibrated()
        derived = once(lambda: kdf.derive(SECRET, bytes(16)), 3)
        print(f"Argon2id, {kdf.memory_kib // 1024:4} MiB x {kdf.passes}           {derived}")
        changed = once(lambda: big.change_passphrase("lima kata lain sekali"))
        print(f"change of passphrase            {changed}   (calibration included)")
        print(
            f"memory, {most} cases open and listed, a process of its own {alone:5.0f} MiB (Argon2id besides)"
        )
        print(f"memory of this process, all stores open                 {memory:5.0f} MiB")


def resident() -> float:
    """The most memory this process has used, in MiB."""
    status = Path("/proc/self/status")
    if status.is_file():  # the other figure begins, in a child, with its parent's
        words = status.read_text(encoding="utf-8").split()
        return int(words[words.index("VmHWM:") + 1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def clocked(task: Callable[[], object], times: int = 1) -> tuple[float, float]:
    """Median processor and clock time of a task, in milliseconds."""
    found: list[tuple[float, float]] = []
    for _ in range(times):
        with timed(found):
            task()
    cpu, wall = (statistics.median(column) for column in zip(*found, strict=True))
    return cpu, wall


def in_a_process_of_its_own(root: Path) -> float:
    """Memory of a process that opens the store and lists it."""
    script = (
        "import sys, store; store.keys.allow_test_kdf();"
        "from pathlib import Path; held = store.opened(Path(sys.argv[1]), sys.argv[2]);"
        "listed = held.summaries(); print(store.resident())"
    )
    paths = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parents[2])])
    words = [sys.executable, "-c", script, str(root), SECRET]
    done = subprocess.run(
        words, capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": paths}
    )
    return float(done.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
