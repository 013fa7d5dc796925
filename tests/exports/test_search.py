"""A case is found again by what it holds; only its code name comes back."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, sealing
from legal_assist.desk.search import Hit, Summaries, _Name
from legal_assist.errors import StoreError, UsageError
from legal_assist.store import StoredSummary, keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CASES: dict[str, dict[str, Any]] = {
    "MELATI-01": {
        "victims": [
            {"id": "K1", "name": "Soetjipto Muhammad"},
            {"id": "K2", "name": "Ani", "guardian": {"name": "Juariah"}},
        ],
        "stage": "trial",
        "route": "Dari Nunukan lewat laut",
        "destination": "Tawau",
    },
    "JATI-22": {
        "victims": [
            {"id": "K1", "name": "Sariwulan", "printed": [{"id": "I1", "paper": "KTP", "name": "Zahra"}]}
        ],
        "notes": [{"id": "N1", "text": "Kakaknya dijemput di Nunukan"}],
        "defendants": [{"id": "T1", "name": "Bagaskoro"}],
    },
    "ULIN-33": {"modus": "sea_crew"},
}  # fmt: skip


@pytest.fixture(params=["open", "sealed"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    keys.allow_test_kdf()
    made = Desk(tmp_path / "store", FixedClock(date(2026, 11, 24)))
    if request.param == "sealed":
        sealing.init(made, "empat kata acak panjang", sealing.new_recovery_key())
    else:
        made.unlock()
    for code, facts in CASES.items():
        opened = made.new_case(invented=True, code=code)
        case = type(opened.case).model_validate({"code": code, "invented": True} | facts)
        made.keep(opened, case, "desk.why_record")
    yield made
    made.lock()
    keys.allow_test_kdf(False)


def found(hits: Iterator[Hit]) -> dict[tuple[str, str], tuple[str, ...]]:
    return {(hit.code, hit.kind): hit.paths for hit in hits}


@pytest.mark.parametrize(
    ("asked", "code", "path"),
    [
        ("sucipto", "MELATI-01", "victims.K1.name"),
        ("Sutjipto Mohamad", "MELATI-01", "victims.K1.name"),
        ("muhamad", "MELATI-01", "victims.K1.name"),
        ("Djuariyah", "MELATI-01", "victims.K2.guardian.name"),
        ("sari wulan", "JATI-22", "victims.K1.name"),
        ("sariwulann", "JATI-22", "victims.K1.name"),
        ("sahra", "JATI-22", "victims.K1.printed.I1.name"),
        ("bagas", "JATI-22", "defendants.T1.name"),
        ("Any", "MELATI-01", "victims.K2.name"),
    ],
)
def test_a_name_is_found_despite_its_spelling(desk: Desk, asked: str, code: str, path: str) -> None:
    assert found(desk.search(asked)) == {(code, "name"): (path,)}


@pytest.mark.parametrize("asked", ["Ina", "Budi", "Sukardi", "wul", "Kertapati", "nunukan"])
def test_another_name_is_not_found(desk: Desk, asked: str) -> None:
    assert found(desk.search(asked)) == {}


def test_every_text_is_searched_only_when_asked(desk: Desk) -> None:
    assert found(desk.search("NUNUKAN", all_text=True)) == {
        ("MELATI-01", "text"): ("route",),
        ("JATI-22", "text"): ("notes.N1.text",),
    }
    assert found(desk.search("nunukan tawau", all_text=True)) == {
        ("MELATI-01", "text"): ("route", "destination")
    }


def test_summaries_come_first_and_need_no_case_to_be_opened(desk: Desk) -> None:
    hits = desk.search("ulin", all_text=True)

    assert next(hits) == Hit("ULIN-33", "summary")
    assert found(desk.search("kapal")) == {("ULIN-33", "summary"): ()}


def test_progress_is_told_after_each_case_and_a_stop_is_obeyed(desk: Desk) -> None:
    told: list[tuple[int, int]] = []

    list(desk.search("sari", lambda done, total: told.append((done, total))))
    assert told == [(1, 3), (2, 3), (3, 3)]

    told.clear()
    list(desk.search("x1", lambda *step: told.append(step), stop=lambda: len(told) == 1))
    assert told == [(1, 3)]


def test_a_damaged_case_is_named_and_does_not_end_the_search(tmp_path: Path) -> None:
    made = Desk(tmp_path / "store", FixedClock(date(2026, 11, 24)))
    made.unlock()
    for code in ("JATI-22", "ULIN-33"):
        made.new_case(invented=True, code=code)
    (tmp_path / "store" / "cases" / "JATI-22.json").write_bytes(b"rusak")

    hits = list(made.search("tidak ada"))
    assert [(hit.code, hit.kind) for hit in hits] == [("JATI-22", "unreadable")]


@pytest.mark.parametrize("asked", ["", "  ", "a", "a b"])
def test_a_search_for_nothing_is_refused_at_once(desk: Desk, asked: str) -> None:
    with pytest.raises(UsageError, match=r"words_needed"):
        desk.search(asked)


def test_a_store_that_is_locked_meanwhile_ends_the_search(desk: Desk) -> None:
    hits = desk.search("xx", lambda _done, _total: desk.lock())

    with pytest.raises(StoreError, match=r"store\.locked"):
        list(hits)


def test_nothing_is_written_while_searching(desk: Desk, tmp_path: Path) -> None:
    def state() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    before = state()
    list(desk.search("nunukan", all_text=True))
    assert state() == before


def test_names_are_alike_in_both_directions_and_the_same_name_most_of_all() -> None:
    for one, other in (
        ("Soetjipto", "Sucipto"),
        ("Khadijah", "Chadijah"),
        ("Siti", "Sitti"),
        ("Fitri", "Vitri"),
    ):
        assert _Name(one).score(other) == _Name(other).score(one) == 100
    assert 0 < _Name("Sariwulan").score("Sariwulam") < 100


def test_the_list_of_cases_is_filtered_by_every_word_in_the_users_language() -> None:
    summaries = [
        StoredSummary(code, 1, "", {"stage": stage, "deadlines": [["2026-12-01", "r", "Ajukan", "File"]]})
        for code, stage in (("JATI-22", "trial"), ("ULIN-33", "investigation"))
    ]
    indonesian, english = Summaries(summaries, "id"), Summaries(summaries, "en")

    def codes(listed: Summaries, words: str) -> list[str]:
        return [one.code for one in listed.filter(words)]

    assert codes(indonesian, "") == ["JATI-22", "ULIN-33"]
    assert codes(indonesian, "penyidikan") == ["ULIN-33"]
    assert codes(indonesian, "AJUKAN jati") == ["JATI-22"]
    assert codes(english, "investigation file") == ["ULIN-33"]
    assert codes(english, "penyidikan") == []


def test_words_are_asked_only_of_the_fast_part(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """This test ensures that filtering per key press opens no case."""
    listed = Summaries(desk.summaries(), "id")
    refuse: Callable[..., Any] = lambda *_a: pytest.fail("a case was opened")  # noqa: E731
    monkeypatch.setattr(type(desk.store), "load", refuse)

    assert [one.code for one in listed.filter("ulin")] == ["ULIN-33"]


@pytest.fixture
def thousand(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A store that lists a thousand cases; what they hold is one and the same."""
    one = desk.summaries()[0]
    stored = desk.store.load(one.code)
    many = tuple(replace(one, code=f"MERANTI-{number}") for number in range(1000))
    monkeypatch.setattr(type(desk), "summaries", lambda _self: many)
    monkeypatch.setattr(type(desk.store), "load", lambda _self, code: replace(stored, code=code))
    return desk


def test_a_thousand_cases_tell_every_step_and_give_every_hit(thousand: Desk) -> None:
    told: list[tuple[int, int]] = []
    hits = list(thousand.search("sariwulan", lambda *step: told.append(step), all_text=True))

    assert told == [(number, 1000) for number in range(1, 1001)]
    assert {hit.code for hit in hits} == {f"MERANTI-{number}" for number in range(1000)}


def test_a_stop_from_another_thread_ends_a_search_through_a_thousand_cases(thousand: Desk) -> None:
    stop, reached = threading.Event(), threading.Event()
    told: list[int] = []

    def progress(done: int, _total: int) -> None:
        told.append(done)
        if done == 10:
            reached.set()
            stop.wait(10)

    worker = threading.Thread(
        target=lambda: list(thousand.search("sariwulan", progress, all_text=True, stop=stop.is_set))
    )
    worker.start()
    assert reached.wait(10)
    stop.set()
    worker.join(10)

    assert not worker.is_alive()
    assert told == list(range(1, 11))


def test_the_first_hit_comes_before_all_cases_are_opened(thousand: Desk) -> None:
    told: list[int] = []
    hits = thousand.search("sariwulan", lambda done, _total: told.append(done))

    next(hits)
    assert len(told) <= 1
    hits.close()  # type: ignore[attr-defined]
    assert len(told) <= 1
