"""What finding a case costs: `python tests/benchmarks/search.py [CASES]`. Prints, judges nothing.

The filter runs on every key press over summaries of the given number of cases (10,000 when none is named);
names and texts are measured on stored documents in memory, without the disk, which `store.py` measures.
"""

from __future__ import annotations

import statistics
import sys
import time
from typing import TYPE_CHECKING, Any

from legal_assist.desk import search
from legal_assist.store import StoredSummary

if TYPE_CHECKING:
    from collections.abc import Callable

STAGES = ("investigation", "prosecution", "trial", "verdict", "final")
MODI = ("pmi_agency", "sea_crew", "domestic", "online_scam", "child_sexual")
NAMES = ("Sariwulan Kertapati", "Soetjipto Muhammad", "Juariah", "Ani", "Dewi Lestariningsih", "Bagaskoro")
TYPED = (
    "p",
    "pe",
    "pen",
    "penuntutan",
    "merkuri",
    "restitusi anak",
    "meranti-77 pengadilan",
    "tidak ada ini",
)


def summary(number: int) -> StoredSummary:
    """One invented line of the list."""
    short: dict[str, Any] = {
        "stage": STAGES[number % len(STAGES)],
        "modus": MODI[number % len(MODI)],
        "victims": 2,
        "deadlines": [["2026-12-01", "r", "Permohonan restitusi", "Restitution application"]] * 4,
    }
    return StoredSummary(f"MERANTI-{number}", 1, "", short)


def document(number: int) -> dict[str, Any]:
    """About ten kilobytes of an invented case, as it is stored."""
    victims = [{"id": f"K{n}", "name": NAMES[(number + n) % len(NAMES)]} for n in range(1, 5)]
    notes = [{"id": f"N{n}", "text": f"Ia dibawa lewat laut pada malam ke-{n}. " * 12} for n in range(1, 17)]
    return {"code": f"MERANTI-{number}", "victims": victims, "notes": notes}


def milliseconds(act: Callable[[], object], times: int) -> tuple[float, float]:
    """Median and worst of several runs."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took), max(took)


def main(count: int) -> None:
    """Measure and print."""
    summaries = tuple(summary(number) for number in range(count))
    start = time.perf_counter()
    listed = search.Summaries(summaries, "id")
    print(f"{count} cases; list prepared once: {(time.perf_counter() - start) * 1000:.0f} ms")
    for words in TYPED:
        median, worst = milliseconds(lambda words=words: listed.filter(words), 15)  # type: ignore[misc]
        hits = len(listed.filter(words))
        print(f"  filter {words!r:<26} {median:6.2f} ms (worst {worst:.2f}), {hits} hits")
    documents = [document(number) for number in range(min(count, 1000))]
    for label, asked in (("names", None), ("names and every text", ["laut", "tidakada"])):
        name = search._Name("sari wulan")

        def look(asked: list[str] | None = asked, name: search._Name = name) -> None:
            for number, one in enumerate(documents):
                list(search._in_case(f"MERANTI-{number}", one, asked, name))

        median, worst = milliseconds(look, 5)
        print(f"  {label} in {len(documents)} open documents: {median:.0f} ms (worst {worst:.0f})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
