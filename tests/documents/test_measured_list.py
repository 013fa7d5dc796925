"""Each row of what was measured has a test: the list of rows names tests that exist."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest
from identities import NIK_FORMS, PHONE_FORMS, SPELLINGS
from leak_seeds import DOCX
from leak_seeds_pdf import PDF

HERE = Path(__file__).parent
LIST = tomllib.loads((HERE / "measured.toml").read_text(encoding="utf-8"))
ROWS = {f"{of}: {row}": tests for of, rows in LIST.items() for row, tests in rows.items()}


def names_in(module: str) -> set[str]:
    """The names of the tests in a file of ours."""
    (path,) = HERE.parent.rglob(f"{module}.py")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in ast.walk(tree) if isinstance(node, kinds)}


@pytest.mark.parametrize("row", ROWS)
def test_a_row_is_held_by_tests_that_exist(row: str) -> None:
    assert ROWS[row]
    for name in ROWS[row]:
        module, _, test = name.partition(".")
        assert test in names_in(module), name


def test_every_trap_has_its_row() -> None:
    assert list(LIST["traps"]) == [f"M{number}" for number in range(1, 19)]


def test_no_place_and_no_class_of_spelling_was_taken_out() -> None:
    assert len(DOCX) >= 41
    assert len(PDF) >= 26
    assert len(SPELLINGS) >= 15
    assert len(NIK_FORMS) >= 8
    assert len(PHONE_FORMS) >= 9
