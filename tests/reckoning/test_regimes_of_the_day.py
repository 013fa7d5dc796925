"""Regimes cite the law of the day: what was repealed is not told beside what took its place."""

from __future__ import annotations

from datetime import date

import pytest
from dated_cases import book, case, child

from legal_assist.reckoning import regimes


@pytest.mark.parametrize(
    ("as_of", "cited", "not_cited"),
    [("2026-05-19", "uu-31-2014/29A", "uu-3-2026/54/2"), ("2026-05-20", "uu-3-2026/54/2", "uu-31-2014/29A")],
)
def test_a_guardian_who_may_not_act_is_told_by_the_law_on_protection_of_the_day(
    as_of: str, cited: str, not_cited: str
) -> None:
    young = child("K1", guardian={"fit": False, "unfit_reason": "suspect"})
    found = case(("act_from", "2026-03-01"), victims=[young])
    value = regimes.find("children", found, book(), date.fromisoformat(as_of), found.victims[0]).value
    assert cited in value.provisions
    assert not_cited not in value.provisions
