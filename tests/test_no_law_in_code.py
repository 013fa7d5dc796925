"""No statute, article or period stands in code, templates or message catalogues: law is data."""

from __future__ import annotations

import ast
import re
import tomllib
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import legal_assist
from legal_assist.workspace import templates_dir

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(legal_assist.__file__).parent
LAW = re.compile(
    r"\bPasal \d|\bayat \(\d"
    r"|\b(?:UU|PP|Perma|Perpres|Permen\w*|Perda|SEMA) (?:No\.? ?|Nomor )?\d+(?:/| Tahun )\d{4}"
    r"|\bArt(?:icle|s?\.)? ?\d|\b\d+ hari\b|\b\d+ (?:working )?days\b|\bRp ?\d"
)
#: Examples that teach a form of writing, not law: what a person may type.
TAUGHT = (
    "UU 8/1981 Pasal 98",
    "Pasal 98 UU 8/1981",
    "Rp1.500.000",
    "Rp1.250.000",
    "Rp2.500.000",
    "Rp1.234.567",
)


def strings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    documented = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
        and isinstance(node.body[0].value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented:
            yield node.lineno, node.value


def law_in(text: str) -> str | None:
    for example in TAUGHT:
        text = text.replace(example, "")
    found = LAW.search(text)
    return found.group() if found else None


def leaves(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for value in node.values():
            yield from leaves(value)
    elif isinstance(node, str):
        yield node


def test_no_string_in_python_names_a_statute_or_article() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: {hit}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for line, text in strings(ast.parse(path.read_text(encoding="utf-8")))
        if (hit := law_in(text))
    ]

    assert found == []


def test_no_sentence_in_the_catalogues_names_a_statute_or_article() -> None:
    found = [
        f"{path.parent.name}/{path.name}: {hit}"
        for path in sorted((PACKAGE / "messages").rglob("*.toml"))
        for text in leaves(tomllib.loads(path.read_text(encoding="utf-8")))
        if (hit := law_in(text))
    ]

    assert found == []


def test_no_part_of_a_shipped_template_names_a_statute_or_article() -> None:
    templates = sorted(templates_dir().glob("*.docx"))
    assert templates
    found = []
    for path in templates:
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                if name.endswith((".xml", ".rels")):
                    text = re.sub(r"<[^>]+>", "", package.read(name).decode("utf-8"))
                    if hit := law_in(text):
                        found.append(f"{path.name}/{name}: {hit}")

    assert found == []


@pytest.mark.parametrize(
    "text", ["Pasal 48 ayat (1)", "UU 21/2007", "Art. 98", "dalam 14 hari", "meterai Rp10.000"]
)
def test_the_search_itself_finds_law(text: str) -> None:
    assert law_in(text)
