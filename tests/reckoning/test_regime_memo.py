"""Answers kept beside a case: as if worked out anew, of this case, book and day only, and gone with it."""

from __future__ import annotations

import gc
from datetime import date
from typing import TYPE_CHECKING

import pytest
from dated_cases import book, case

from legal_assist.law import lawbook
from legal_assist.reckoning import regime_memo, regimes

if TYPE_CHECKING:
    from legal_assist.cases.case import Case
    from legal_assist.law.rules import RegimeSubject

DAY = date(2026, 11, 24)


def _case(checked: str) -> Case:
    return case(
        ("act_from", "2025-05-01"), ("transfer_to_court", "2025-12-10"), ("identity_checked", checked)
    )


@pytest.mark.parametrize("subject", ["joined_claim", "restitution"])
def test_an_answer_is_that_of_the_rules_and_worked_out_once(
    subject: RegimeSubject, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = _case("2026-01-02")
    wanted = regimes.find(subject, found, book(), DAY).value
    assert regime_memo.governing(subject, found, book(), DAY) == wanted
    monkeypatch.setattr(regimes, "find", None)
    assert regime_memo.governing(subject, found, book(), DAY) == wanted


def test_another_case_day_or_book_has_an_answer_of_its_own() -> None:
    new, old = _case("2026-01-02"), _case("2025-12-29")
    for found in (new, old, new):
        for day in (date(2025, 12, 31), DAY):
            for law in (book(), lawbook.load()):
                wanted = regimes.joined_claim(found, law, day).value
                assert regime_memo.governing("joined_claim", found, law, day) == wanted
    answers = {regime_memo.governing("joined_claim", one, book(), DAY).governing for one in (new, old)}
    assert answers == {"uu-20-2025", "uu-8-1981"}


def test_nothing_of_a_case_outlives_it() -> None:
    found = _case("2026-01-02")
    before = len(regime_memo._KEPT)
    regime_memo.governing("restitution", found, book(), DAY)
    assert len(regime_memo._KEPT) == before + 1
    del found
    gc.collect()
    assert len(regime_memo._KEPT) == before
