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
from legal_assist.law import lawbook
from legal_assist.workspace import templates_dir

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(legal_assist.__file__).parent
#: The kinds of statutes in both languages; what follows them as a number is a statute.
KINDS = (
    r"UU|PP|Perma|Perpres|Permen\w*|Perda|SEMA|Undang-Undang|Peraturan (?:Pemerintah|Presiden|Menteri|Daerah)"
    r"|Law|Act|Government Regulation|(?:Supreme Court|Presidential|Ministerial) Regulation"
)
#: A place in a statute, or a statute: an article, a paragraph, a numbered law, a code with a number after it.
PLACE = re.compile(
    r"\b(?i:pasal|psl\.?|ps\.?|articles?|arts?\.?|sections?|lampiran)\s*\d"
    r"|\b(?i:ayat|paragraph)\s*\((?!\{)"
    r"|\bhuruf [a-z]\b|\bletter [a-z]\b"
    rf"|\b(?:{KINDS})\s*(?:(?i:no\.?|nomor|number))?\s*\d"
    r"|\b(?:KUHAP|KUHP|TPKS|TPPO)\s*(?:lama|baru)?\s*\d"
    r"|\b(?:uu|pp|perma|perpres|perda|sema|permen[a-z]*)(?:-[a-z]+)*-\d+-\d{4}\b"
)
PROVISION = re.compile(r"[a-z]+(?:-[a-z]+)*-\d+-\d{4}(?:/[A-Za-z0-9-]+)*")
#: A period or an amount.
FIGURE = re.compile(
    r"\b\d+ (?:hari|bulan|tahun|jam)\b|\b\d+ (?:working )?(?:days?|months?|years?|hours?)\b|\bRp ?\d"
)
BOOK = lawbook.load()
#: Names of statutes without a number, as people write them, and every short name of the book.
NAMES = re.compile(
    r"\b(?:"
    + "|".join(
        re.escape(name)
        for name in sorted(
            {one.name for one in BOOK.preface.nicknames}
            | {name for one in BOOK.instruments.values() for name in (one.short, one.short_en)},
            key=len,
            reverse=True,
        )
    )
    + r")\b"
)
#: Examples that teach a form of writing, not law: what a person may type.
TAUGHT = (
    "UU 8/1981 Pasal 98",
    "Pasal 98 UU 8/1981",
    "Rp1.500.000",
    "Rp1.250.000",
    "Rp2.500.000",
    "Rp1.234.567",
    "uu-21-2007/48/1",
    "hitungan 24 jam",
    # A unit of time, whose length is its name.
    "hari dari 24 jam",
    "days of 24 hours",
)


def strings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every string of a module but the docstrings."""
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


def built(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every string with places for values, whole, with a 0 in each place: a citation put together."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "0" for part in node.values)
            yield node.lineno, "".join(map(str, parts))


def law_in_python(source: str) -> Iterator[tuple[int, str]]:
    """The line and the words of every statute, article, period or amount in a module."""
    tree = ast.parse(source)
    yield from ((line, hit) for line, text in strings(tree) if (hit := law_in(text)))
    yield from ((line, hit.group()) for line, text in built(tree) if (hit := PLACE.search(text)))


def law_in(text: str) -> str | None:
    for example in TAUGHT:
        text = text.replace(example, "")
    found = PLACE.search(text) or FIGURE.search(text) or NAMES.search(text)
    return found.group() if found else None


def leaves(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for value in node.values():
            yield from leaves(value)
    elif isinstance(node, list):
        for value in node:
            yield from leaves(value)
    elif isinstance(node, str):
        yield node


def test_no_string_in_python_names_a_statute_or_article() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: {hit}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for line, hit in law_in_python(path.read_text(encoding="utf-8"))
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


def test_no_word_of_the_papers_names_a_statute_or_article() -> None:
    """The words templates are filled with, and the catalogue but for the ids its findings are made of."""
    found = [
        f"{path.name}: {hit}"
        for path in sorted(templates_dir().rglob("*.toml"))
        for text in leaves(tomllib.loads(path.read_text(encoding="utf-8")))
        if not PROVISION.fullmatch(text) and (hit := law_in(text))
    ]

    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "Pasal 48 ayat (1)", "pasal 98", "ps. 98", "Ps 98", "Psl.98", "Art. 98", "Articles 98-101",
        "Section 5", "ayat (2)", "paragraph (2)", "huruf d", "letter d", "Lampiran 2",
        "UU 21/2007", "UU 21", "UU No. 21 Tahun 2007", "UU Nomor 21", "PP 43", "Perma 1/2022", "Perpres 49",
        "Permenkum 34/2025", "Perda 1", "Law 21/2007", "Law Number 21", "Government Regulation 43",
        "KUHAP 98", "KUHAP lama 98", "KUHP 455", "TPKS 33", "KUHAP", "UU TPPO", "uu-21-2007/50/1",
        "uu-3-2026", "dalam 14 hari", "within 14 days", "21 working days", "paling lama 3 bulan",
        "for 1 year", "meterai Rp10.000", "Rp 10.000",
    ],
)  # fmt: skip
def test_the_search_itself_finds_law(text: str) -> None:
    assert law_in(text)
    assert law_in(f"sebelum ({text}) sesudah")
    assert list(law_in_python(f"x = {text!r}")) == [(1, law_in(text))]
    assert list(law_in_python(f"def f() -> None:\n    g(a=[{{'k': {text!r}}}])"))


@pytest.mark.parametrize(
    "source",
    [
        'f"Pasal {n}"',
        'f"pasal {n} ayat ({m})"',
        'f"UU {n}/{year}"',
        'f"{a} ayat ({n})"',
        'f"KUHAP {n}"',
    ],
)
def test_a_citation_put_together_from_values_is_found_too(source: str) -> None:
    assert list(law_in_python(f"x = {source}"))


@pytest.mark.parametrize(
    "text",
    [
        "Tulis pasal, ayat, huruf, lalu nomor dan tahun undang-undangnya.", "Pasal {n}", "ayat ({n})",
        "huruf besar", "a letter to the court", "pasalnya", "keep 3 copies", "the law as of {day}", "lawbook",
        "3 dokumen", "uu", "angka 0 sampai 9",
    ],
)  # fmt: skip
def test_plain_words_are_no_law(text: str) -> None:
    assert law_in(text) is None
