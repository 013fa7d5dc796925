"""What the leak scan costs: `python tests/benchmarks/leaks.py`. Prints, judges nothing.

A case of 5 victims with 30 loss lines each; every coded paper of it is made and scanned, part by part.
"""

from __future__ import annotations

import copy
import json
import statistics
import time
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from legal_assist.cases import importing
from legal_assist.desk import samples
from legal_assist.documents import catalogue as catalogues
from legal_assist.documents import making, scanning
from legal_assist.errors import DocumentError
from legal_assist.law import lawbook
from legal_assist.workspace import templates_dir

if TYPE_CHECKING:
    from collections.abc import Callable

    from legal_assist.cases.case import Case

VICTIMS, LINES = 5, 30


def case() -> tuple[Case, date]:
    """Sample (a), grown."""
    chosen = samples.sample("a")
    plain: dict[str, Any] = json.loads(chosen.case_file.read_text(encoding="utf-8"))
    expected = json.loads(chosen.case_file.with_name("expected.json").read_text(encoding="utf-8"))
    first = plain["victims"][0]
    for number in range(len(plain["victims"]) + 1, VICTIMS + 1):
        more = copy.deepcopy(first) | {
            "id": f"K{number}",
            "name": f"Pratiwangi Sulastrini{'abcdefgh'[number]}",
        }
        plain["victims"].append(
            more | {"nik": f"99010154039800{number:02}", "phone": f"0812-0000-09{number:02}"}
        )
    line = next(one for one in plain["losses"] if one["basis"]["kind"] == "amount")
    plain["losses"] = [
        {**line, "id": f"L{victim * LINES + n}", "victim": f"K{victim + 1}", "what": f"Pos kerugian {n}"}
        for victim in range(VICTIMS)
        for n in range(1, LINES + 1)
    ]
    return importing.from_plain(plain), date.fromisoformat(expected["as_of"])


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
    one, day = case()
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
