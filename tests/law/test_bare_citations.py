"""A citation by a name that two codes bear is refused wherever one can be typed; both are offered."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from legal_assist import messages
from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, law_review, papers
from legal_assist.errors import CaseDataError, LawBookError
from legal_assist.law import bare_citations, lawbook

if TYPE_CHECKING:
    from pathlib import Path

BARE = ("Pasal 98 KUHAP", "Ps. 98 ayat (1) KUHAP", "pasal 98 kuhap", "Psl 98 KUHAP")


@cache
def book() -> lawbook.LawBook:
    return lawbook.load()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    from datetime import date

    opened = Desk(tmp_path, FixedClock(date(2026, 11, 24)), "Petugas")
    opened.unlock()
    return opened


def offers_both(error: Exception) -> bool:
    assert isinstance(error, (LawBookError, CaseDataError))
    said = " ".join(
        [messages.of_error(error, "id"), *(messages.of_problem(one, "id") for one in error.problems)]
    )
    return "Pasal 98" in said and "UU 8/1981" in said and "UU 20/2025" in said


@pytest.mark.parametrize("text", BARE)
def test_the_parser_and_running_text_refuse_it_and_offer_both(text: str) -> None:
    from datetime import date

    with pytest.raises(LawBookError) as caught:
        book().find(text, date(2026, 11, 24))
    assert offers_both(caught.value)
    (error,) = bare_citations.find(f"Didakwa Pasal 17 UU 21/2007 jo. {text}, dan seterusnya.", book())
    assert offers_both(error)


@pytest.mark.parametrize(
    "text",
    [
        "Pasal 98 UU 8/1981", "Pasal 98 KUHAP lama", "Pasal 189 KUHAP baru", "Pasal 98 UU 20/2025 (KUHAP)",
        "Pasal 98 KUHAP (UU 8/1981)", "Menurut KUHAP hal itu boleh.", "Pasal 455 KUHP",
        "Pasal 2 ayat (1) UU 21/2007 jo. Pasal 55 ayat (1) ke-1 KUHP",
    ],
)  # fmt: skip
def test_what_says_its_statute_or_names_no_article_is_left_alone(text: str) -> None:
    assert bare_citations.find(text, book()) == ()


@pytest.mark.parametrize("field", ["charged_articles", "proven_articles"])
def test_charged_and_proven_articles_refuse_it_and_nothing_is_stored(desk: Desk, field: str) -> None:
    opened = desk.new_case(invented=True, code="MELATI-10")
    for store in (
        lambda: desk.record(opened, field, "Pasal 98 KUHAP"),
        lambda: desk.record_many(opened, {field: "Pasal 98 KUHAP"}),
    ):
        with pytest.raises(CaseDataError) as caught:
            store()
        assert offers_both(caught.value)
        assert caught.value.problems[0].path == field
    assert desk.open("MELATI-10").revision == opened.revision
    assert desk.record(opened, field, "Pasal 98 UU 8/1981").revision == opened.revision + 1


def test_accepting_confirming_and_correcting_refuse_it(desk: Desk, tmp_path: Path) -> None:
    opened = desk.new_case(invented=True, code="MELATI-10")
    for ask in (
        lambda: papers.acceptance(desk, opened, "Pasal 98 KUHAP"),
        lambda: law_review.propose(desk, "Pasal 98 KUHAP", tmp_path / "lembaran.pdf"),
        lambda: law_review.override(desk, "Pasal 98 KUHAP", "summary", "Ringkasan.", "Diuji."),
    ):
        with pytest.raises(LawBookError) as caught:
            ask()
        assert offers_both(caught.value)
