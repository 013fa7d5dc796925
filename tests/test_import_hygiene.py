"""What the command line may load, seen in fresh interpreters. How fast: tests/benchmarks/startup.py."""

from __future__ import annotations

import json
import subprocess
import sys

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
    "openpyxl",
    "rapidfuzz",
    "icalendar",
    "reportlab",
    "PIL",
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

    assert loaded_after(code).isdisjoint(
        {"textual", "rich", "docx", "docxtpl", "lxml", "pypdf", "reportlab", "PIL"}
    )
