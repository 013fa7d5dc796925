"""What relies on a provision, and what a right rests on."""

from __future__ import annotations

from functools import cache

from legal_assist.law import lawbook, uses


@cache
def book() -> lawbook.LawBook:
    return lawbook.load()


def test_a_provision_names_the_deadline_and_the_checklist_that_rely_on_it() -> None:
    found = {(use.kind, use.id, use.count) for use in uses.of(book(), "uu-21-2007/48/6")}
    assert ("deadline", "payment-after-notice-of-final-verdict", 14) in found
    assert any(kind == "checklist" for kind, _id, _count in found)


def test_a_period_that_no_event_starts_is_a_use_with_its_length_and_beginning() -> None:
    (found,) = uses.of(book(), "pp-7-2018/30/4")
    assert (found.kind, found.count, found.unit) == ("period", 7, "working")
    assert found.since
    assert found.since_en


def test_what_nothing_relies_on_and_what_is_not_recorded_have_no_uses() -> None:
    assert uses.of(book(), "uu-1-1900/1") == ()


def test_every_provision_the_rules_cite_has_a_use() -> None:
    limits = {book().rules.limits.child_age_provision}
    cited = {cited for where, cited in book().rules.cited() if not where.startswith("regimes.toml: limits")}
    assert [one for one in sorted(cited - limits) if not uses.of(book(), one)] == []


def test_a_right_rests_on_the_provisions_of_its_checklist_and_deadlines() -> None:
    found = {entry.id for entry in uses.of_right(book(), "protection")}
    assert {"uu-21-2007/47", "uu-3-2026/51/1/d"} <= found
    assert "uu-20-2025/189/2" in {entry.id for entry in uses.of_right(book(), "joined_claim")}
    assert uses.of_right(book(), "no-such-right") == ()
    assert {"restitution", "children", "office_duties"} <= set(uses.rights(book()))


def test_what_happens_in_a_hearing_relies_on_its_provisions_too() -> None:
    cited = {cited for one in book().occasions for _where, cited in one.cited()}
    assert cited
    for one in cited:
        assert "occasion" in {use.kind for use in uses.of(book(), one)}
