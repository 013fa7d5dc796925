"""What the command line may load, and how fast help must be: measured in fresh interpreters."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time

import pytest

HEAVY = (
    "textual",
    "rich",
    "docx",
    "docxtpl",
    "lxml",
    "jinja2",
    "pypdf",
    "pydantic",
    "tinydb",
    "babel",
    "holidays",
    "icalendar",
)


def loaded_after(code: str) -> set[str]:
    script = (
        f"import sys, json\n{code}\nprint('\\n' + json.dumps(sorted(m.split('.')[0] for m in sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(json.loads(result.stdout.splitlines()[-1]))


def test_help_loads_none_of_the_heavy_parts() -> None:
    code = "from legal_assist.__main__ import run\ntry:\n    run(['--help'])\nexcept SystemExit:\n    pass"

    assert loaded_after(code).isdisjoint(HEAVY)


@pytest.mark.parametrize("verb", ["list"])
def test_listing_cases_never_loads_textual_or_the_document_engine(verb: str, tmp_path: object) -> None:
    code = f"from legal_assist.__main__ import run\nrun(['case', {verb!r}, '--store', {str(tmp_path)!r}])"

    assert loaded_after(code).isdisjoint({"textual", "rich", "docx", "docxtpl", "lxml", "pypdf"})


def test_help_starts_within_five_times_a_bare_interpreter() -> None:
    def once(*arguments: str) -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - start

    # Interleaved and compared by their medians, so that a busy machine slows both alike.
    pairs = [(once("-m", "legal_assist", "--help"), once("-c", "pass")) for _ in range(15)]

    helped, bare = (statistics.median(column) for column in zip(*pairs, strict=True))
    assert helped <= 5 * bare, f"{helped * 1000:.0f} ms against {bare * 1000:.0f} ms"
