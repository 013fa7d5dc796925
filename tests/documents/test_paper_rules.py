"""Rules that hold for every paper at once: contacts, penalties, tables over two pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from papers import part

from legal_assist.workspace import templates_dir

if TYPE_CHECKING:
    from legal_assist.law.lawbook import LawBook

GOLDEN = sorted((Path(__file__).parents[1] / "golden").rglob("*.txt"))
TEMPLATES = sorted(templates_dir().glob("*.docx"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PENALTIES = re.compile(
    r"pidana (?:penjara|kurungan|denda|tambahan|pengganti)|(?:kurungan|hukuman) pengganti|subsider\w* \d",
    re.IGNORECASE,
)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def test_no_paper_prints_the_number_of_a_service_that_may_have_changed(book: LawBook) -> None:
    """Numbers of services stand on the screen with the day of their source; on paper they would grow old."""
    lines = [line.split("|")[-1].strip() for path in GOLDEN for line in path.read_text("utf-8").splitlines()]
    numbers = {one.number for one in book.services}
    assert numbers
    for number in numbers:
        alone = re.compile(rf"(?<![\d/.-]){re.escape(number)}(?![\d/.-])")
        told = [
            line for line in lines if alone.search(line) and re.search(r"telepon|hubungi|hotline|WA", line)
        ]
        assert told == []


def test_no_paper_prints_a_penalty_or_a_substitute_term_at_any_moment() -> None:
    found = [
        (path.name, match.group(0))
        for path in GOLDEN
        for match in PENALTIES.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_the_heading_of_a_table_that_grows_is_repeated_on_each_page(template: Path) -> None:
    root = etree.fromstring(part(template.read_bytes(), "word/document.xml"))
    for table in root.iter(f"{W}tbl"):
        rows = [("".join(row.itertext()), row) for row in table.iterfind(f"{W}tr")]
        first, row = rows[0]
        if any("{%tr for" in text for text, _ in rows) and "{" not in first:
            assert row.find(f"{W}trPr/{W}tblHeader") is not None, first
