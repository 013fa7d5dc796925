"""What the law book costs: `python tests/benchmarks/law.py`.

Each figure is taken in a fresh interpreter, in turns with a bare one, so that a busy machine slows both:
compare the ratios. Times are processor time in milliseconds; memory is what Python allocated at its highest.
The limits are those of reading and checking the data; loading the program's own modules is told apart.

"rules of one case" opens the book in a fresh interpreter and weighs a sample case: which law governs,
deadlines, checklists, and every provision they cite. "weighed again" is the weighing alone. "whole book"
reads and checks every file of the law data and looks through it.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys

ROUNDS = 7
#: What is allowed: milliseconds of processor time, megabytes.
LIMITS = {"rules of one case": 150.0, "whole book": 500.0, "memory": 30.0}

_IMPORTS = "from legal_assist.law import lawbook, checking, review, rule_files"
#: A case of the samples, and the provisions that everything computed about it cites.
_CASE = """
import json, pathlib
from legal_assist.cases import importing
from legal_assist.reckoning import deadlines, progress, regimes
case = importing.read(pathlib.Path("samples/c-kompleks-daring/case.json").read_bytes())
day = date(2026, 11, 24)
def weigh(book):
    found = [one for each in regimes.every(case, book, day).values() for one in each.citations]
    found += [line.provision for line in deadlines.deadlines(case, book, day) if line.provision]
    found += [one for state in progress.checklist(case, book, day) for one in state.basis]
    return [book.entries[each] for each in found if "/" in each]
"""
_RULES = "weigh(lawbook.load())"
_WHOLE = (
    "book = checking.check(); review.of(book, date(2026, 11, 24)); book.search('restitusi');"
    " [book.in_force(each, date(2026, 11, 24)) for each in book.entries]"
)


def _timed(before: str, work: str) -> str:
    return (
        f"import time\nfrom datetime import date\n{before}\nbegun = time.process_time()\n{work}\n"
        "print((time.process_time() - begun) * 1000)"
    )


#: In turns: name, program.
PROGRAMS = {
    "bare interpreter": "import time; print(time.process_time() * 1000)",
    "modules": _timed("", _IMPORTS),
    "rules of one case": _timed(f"{_IMPORTS}\n{_CASE}", _RULES),
    "weighed again": _timed(f"{_IMPORTS}\n{_CASE}\nbook = lawbook.load(); weigh(book)", "weigh(book)"),
    "whole book": _timed(_IMPORTS, _WHOLE),
}
_MEMORY = (
    f"import tracemalloc\nfrom datetime import date\n{_IMPORTS}\ntracemalloc.start()\n{_WHOLE}\n"
    "print(tracemalloc.get_traced_memory()[1] / 1e6)"
)


def _run(code: str) -> float:
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(json.loads(result.stdout.splitlines()[-1]))


def measure(rounds: int = ROUNDS) -> dict[str, float]:
    """Medians in milliseconds by name, and ``memory`` in megabytes."""
    found: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _round in range(rounds):
        for name, code in PROGRAMS.items():
            found[name].append(_run(code))
    return {name: statistics.median(values) for name, values in found.items()} | {"memory": _run(_MEMORY)}


def main() -> int:
    """Print the figures; 1 when a limit is passed."""
    figures = measure()
    late = 0
    for name, value in figures.items():
        unit = "MB" if name == "memory" else "ms"
        limit = f"  (limit {LIMITS[name]:.0f} {unit})" if name in LIMITS else ""
        ratio = (
            "" if name == "memory" else f"{value / figures['bare interpreter']:6.1f} times a bare interpreter"
        )
        late += value > LIMITS.get(name, float("inf"))
        print(f"{name:<18} {value:7.1f} {unit} {ratio}{limit}")
    return int(late > 0)


if __name__ == "__main__":
    sys.exit(main())
