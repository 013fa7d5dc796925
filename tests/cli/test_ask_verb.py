"""`ask`: the interview line by line; answers are stored at once, also when somebody stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.cases import importing
from legal_assist.desk import samples

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Result


def new_case(cli: Callable[..., Result]) -> str:
    """The code name of an empty case."""
    return str(cli("case", "new", "--invented", "--json").json["code"])


def test_the_goals_are_listed_and_an_unknown_one_is_refused(cli: Callable[..., Result]) -> None:
    code = new_case(cli)
    assert "restitusi" in cli("ask", code).out
    refused = cli("ask", code, "--goal", "kekayaan")
    assert refused.code == 2
    assert "restitusi" in refused.err


def test_answers_are_stored_at_once_and_the_next_sitting_goes_on_after_them(
    cli: Callable[..., Result],
) -> None:
    code = new_case(cli)
    typed = "1\nya\nmungkin\ntidak\nbelum tahu\n-\n?\n!\n"
    first = cli("ask", code, "--goal", "restitusi", typed=typed)
    assert first.code == 0
    assert "mungkin" not in first.out
    questions = cli("ask", code, "--goal", "restitusi", "--json").json["groups"]
    asked = [one["path"] for group in questions for one in group["questions"]]
    safety = [path for path in asked if path.startswith("victims.K1.")]
    assert "victims" not in asked
    assert "victims.K1.safe_now" not in asked
    assert safety


def test_the_end_of_input_stops_and_loses_nothing(cli: Callable[..., Result]) -> None:
    code = new_case(cli)
    stopped = cli("ask", code, "--goal", "restitusi", typed="2\nya\n")
    assert stopped.code == 0
    assert "2" in stopped.out
    asked = cli("ask", code, "--goal", "restitusi", "--json").json["groups"][0]["questions"]
    assert "victims.K1.safe_now" not in [one["path"] for one in asked]


def test_the_review_shows_every_paper_with_its_answers_and_no_name(
    cli: Callable[..., Result], sample_a: str
) -> None:
    out = cli("ask", sample_a, "--goal", "restitusi", "--review").out
    assert "Permohonan Restitusi" in out
    assert "20 entri" in out
    assert "Orang tua atau wali" not in out
    case = importing.read(samples.sample("a").case_file.read_bytes())
    names = {one.name for one in case.victims if one.name}
    assert names
    assert not [name for name in names if name and name in out]
    assert "restitution" in cli("ask", sample_a, "--goal", "restitusi", "--review", "--lang", "en").out
