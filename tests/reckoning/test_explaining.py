"""Every finding of every sample explains itself."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, get_args

import pytest

from legal_assist import messages
from legal_assist.cases import importing
from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, explaining, samples
from legal_assist.errors import UsageError
from legal_assist.law.rules import DeadlineReading
from legal_assist.reckoning import deadline_line, progress
from legal_assist.reckoning import explaining as reckoned

if TYPE_CHECKING:
    from legal_assist.cases.case import Case
    from legal_assist.reckoning.explaining import Explanation

SAMPLES = [sample.id for sample in samples.all_samples()]


@cache
def looked(name: str) -> tuple[Desk, Case]:
    sample = samples.sample(name)
    return Desk(None, FixedClock(sample.as_of)), importing.read(sample.case_file.read_bytes())


@cache
def known(name: str) -> tuple[str, ...]:
    desk, case = looked(name)
    return reckoned.ids(case, desk.book, desk.today, desk.catalogue.entries)


def explained(name: str, finding: str) -> tuple[Explanation, ...]:
    desk, case = looked(name)
    return reckoned.explain(case, desk.book, desk.today, finding, desk.catalogue.entries)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_id_there_is_explains_itself_with_basis_confidence_and_day(name: str) -> None:
    desk, _case = looked(name)
    ids = known(name)
    heads = {each.partition(".")[0] for each in ids}
    assert heads == {"losses", "regime", "deadlines", "checklist", "next", "documents"}
    for finding in (*(one for one in ids if "checklist" not in one), *ids[:: max(len(ids) // 25, 1)]):
        found = explained(name, finding)
        assert found, finding
        for one in found:
            assert one.value
            assert one.as_of == desk.today
            assert bool(one.citations) <= bool(one.confidence), finding
            assert all(each in desk.book.entries for each in one.citations)


@pytest.mark.parametrize("lang", messages.LANGUAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_kind_of_finding_has_words_in_both_languages(name: str, lang: str) -> None:
    desk, case = looked(name)
    ids = known(name)
    for head in ("losses", "regime", "deadlines", "checklist", "next", "documents"):
        for finding in [one for one in ids if one.startswith(head)][:6]:
            lines = list(explaining.lines(desk.why(case, finding, lang), lang))
            assert len(lines) > 2
            assert all(isinstance(line, str) for line in lines)
            assert f"[{finding}]" in "\n".join(lines)


def test_the_loss_total_and_a_line_say_the_figures_of_the_ledger() -> None:
    desk, case = looked("a")
    ledger = desk.losses(case).value
    (total,) = explained("a", "losses")
    assert total.value[0].params["amount"] == ledger.total  # type: ignore[union-attr]
    line = ledger.lines[2]
    (one,) = explained("a", f"losses.{line.id}")
    assert one.value[0].params["amount"] == line.amount  # type: ignore[union-attr]
    assert one.about == line.victim
    assert all(step in one.steps for step in line.steps)


def test_a_regime_shows_its_other_readings_and_what_to_ask() -> None:
    desk, case = looked("d")
    for subject, finding in desk.regime(case).items():
        (one,) = explained("d", f"regime.{subject}")
        assert len(one.alternatives) == len(finding.value.alternatives)
        assert {gap.path for gap in finding.value.questions} <= {gap.path for gap in one.gaps}


def test_a_rule_without_its_reading_gives_all_readings_and_a_reading_only_its_own() -> None:
    desk, case = looked("a")
    for line in desk.deadlines(case):
        same = [one for one in desk.deadlines(case) if one.rule == line.rule]
        assert len(explained("a", f"deadlines.{line.rule}")) == len(same)
        narrow = explained("a", reckoned.deadline_id(line))
        assert {one.id for one in narrow} == {reckoned.deadline_id(line)}


def test_a_deadline_names_its_days_and_readings_of_the_same_event_as_alternatives() -> None:
    desk, case = looked("a")
    lines = [line for line in desk.deadlines(case) if line.counted]
    assert lines
    for line in lines:
        one = next(one for one in explained("a", reckoned.deadline_id(line)) if one.days == line.counted)
        assert one.confidence == line.confidence


def test_an_item_is_explained_for_one_victim_or_for_all() -> None:
    desk, case = looked("a")
    state = next(one for one in desk.checklist(case) if one.subject != "case")
    everybody = explained("a", f"checklist.{state.item.id}")
    assert len(everybody) == len(case.victims)
    (one,) = explained("a", f"checklist.{state.item.id}.{case.victims[1].id}")
    assert one.about == case.victims[1].id


def test_advice_of_practice_is_never_given_a_confidence_of_law() -> None:
    desk, case = looked("a")
    advice = next(one for one in desk.checklist(case) if one.item.not_law)
    assert all(one.confidence == "" for one in explained("a", f"checklist.{advice.item.id}"))


@pytest.mark.parametrize(
    "asked", ["", "x", "losses.L99", "regime", "regime.x", "deadlines", "checklist", "next.0", "next.99",
              "documents", "documents.x", "deadlines.x.y.z"],
)  # fmt: skip
def test_an_unknown_id_gives_nothing(asked: str) -> None:
    assert explained("a", asked) == ()


def test_an_unknown_id_names_what_is_near_and_how_to_see_them_all() -> None:
    desk, case = looked("a")
    with pytest.raises(UsageError) as caught:
        desk.why(case, "losses.L33")
    said = messages.of_error(caught.value, "id")
    assert "losses.L3" in said
    assert f"why {case.code}" in said
    assert explaining.ids(desk, case) == known("a")


@pytest.mark.parametrize("lang", messages.LANGUAGES)
def test_every_state_and_unit_has_words(lang: str) -> None:
    units = get_args(DeadlineReading.model_fields["unit"].annotation)
    for table, names in (
        ("item", get_args(progress.State)),
        ("state", get_args(deadline_line.State)),
        ("unit", (*units, "event")),
    ):
        assert names
        for name in names:
            assert messages.has(f"explain.{table}.{name}", lang), name


def test_plain_data_hold_no_objects() -> None:
    import json

    desk, case = looked("a")
    plain = desk.why(case, known("a")[30]).plain()
    assert json.loads(json.dumps(plain)) == plain
    assert {"value", "steps", "citations", "as_of", "confidence", "alternatives", "gaps"} <= set(
        plain["findings"][0]
    )
