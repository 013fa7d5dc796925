"""What the leak scan costs: `python tests/benchmarks/leaks.py`. Prints, judges nothing.

A case of 5 victims with 30 loss lines each; every coded paper of it is made and scanned, part by part.
"""

from __future__ import annotations

import statistics
import time
from functools import partial
from typing import TYPE_CHECKING

import grown_case

from legal_assist.documents import catalogue as catalogues
from legal_assist.documents import making, scanning
from legal_assist.errors import DocumentError
from legal_assist.law import lawbook
from legal_assist.workspace import templates_dir

if TYPE_CHECKING:
    from collections.abc import Callable


def milliseconds(act: Callable[[], object], times: int = 15) -> float:
    """Median of several runs, in processor time."""
    took = []
    for _ in range(times):
        start = time.process_time()
        act()
        took.append((time.process_time() - start) * 1000)
    return statistics.median(took)


def main() -> None:
    """Measure and print."""
    one, day = grown_case.case()
    book, catalogue = lawbook.load(), catalogues.load(templates_dir())
    print(f"search built: {milliseconds(lambda: scanning.matcher(one, one.victims)):.1f} ms")
    search = scanning.matcher(one, one.victims)
    made, start, spent = [], time.process_time(), 0.0
    for entry in catalogue.entries:
        try:
            made += making.make(one, 1, entry.id, book=book, as_of=day, draft=True, catalogue=catalogue)
        except DocumentError:
            continue  # does not apply to this case
    whole = time.process_time() - start
    for paper in made:
        took = milliseconds(partial(scanning.check_bytes, paper.file_name, paper.data, search), 7)
        spent += took
        print(f"  scan {paper.file_name:<52} {len(paper.data) / 1024:6.1f} KB {took:7.1f} ms")
    print(f"{len(made)} papers made with their checks in {whole:.2f} s; scanning all once {spent:.0f} ms")


if __name__ == "__main__":
    main()
