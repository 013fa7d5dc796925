"""The shipped samples: readable, invented from end to end, and true to the day they stand on."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from legal_assist import nik
from legal_assist.cases import importing, vocabulary

if TYPE_CHECKING:
    from legal_assist.cases.case import Case

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
FOLDERS = ("a-empat-perempuan", "b-dua-anak", "c-kompleks-daring", "d-perkara-lama")
#: Office addresses name places too, so a place of birth or a home district is no secret word by itself.
PLACES = ("victims.birth_place", "victims.home_district")


def data(folder: str) -> bytes:
    return (SAMPLES / folder / "case.json").read_bytes()


def case(folder: str) -> Case:
    return importing.read(data(folder))


def as_of(folder: str) -> date:
    found = re.search(
        r"^- As of: (\d{4}-\d{2}-\d{2})$", (SAMPLES / folder / "README.md").read_text("utf-8"), re.MULTILINE
    )
    assert found is not None, "the README must state the day the sample stands on"
    return date.fromisoformat(found[1])


def events(folder: str, kind: str) -> list[date]:
    return [event.date for event in case(folder).events if event.kind == kind]


def test_there_are_these_samples_and_no_others() -> None:
    assert tuple(sorted(path.parent.name for path in SAMPLES.glob("*/case.json"))) == FOLDERS


def test_code_names_are_unique() -> None:
    assert len({case(folder).code for folder in FOLDERS}) == len(FOLDERS)


@pytest.mark.parametrize("folder", FOLDERS)
class TestEachSample:
    def test_survives_writing_and_reading(self, folder: str) -> None:
        assert importing.read(importing.write(case(folder))) == case(folder)

    def test_is_kept_in_the_form_the_program_writes(self, folder: str) -> None:
        assert importing.write(case(folder)) == data(folder)

    def test_is_marked_invented_and_every_nik_starts_with_99(self, folder: str) -> None:
        numbers = [value for _, fact, value in vocabulary.values(case(folder)) if fact.kind == "nik"]
        assert case(folder).invented
        assert numbers
        assert all(number.startswith("99") for number in numbers)

    def test_niks_have_no_warnings_and_agree_with_birth_date_and_sex(self, folder: str) -> None:
        for victim in case(folder).victims:
            if victim.nik is not None:
                checked = nik.check(victim.nik)
                assert checked.warnings == ()
                assert victim.birth_date in checked.birth_dates
                assert victim.sex == checked.sex

    def test_nothing_certain_happens_after_the_day_it_stands_on(self, folder: str) -> None:
        for event in case(folder).events:
            assert (event.date > as_of(folder)) == (event.certainty == "planned"), event.id

    def test_no_paper_talk_or_consent_is_dated_after_the_day_it_stands_on(self, folder: str) -> None:
        sample, day = case(folder), as_of(folder)
        dated = [value for _, _, value in vocabulary.values(sample) if isinstance(value, date)]
        planned = {event.date for event in sample.events if event.certainty == "planned"}
        assert all(value <= day or value in planned for value in dated)

    def test_no_identity_stands_in_text_that_is_not_sealed(self, folder: str) -> None:
        facts = list(vocabulary.values(case(folder)))
        secrets = {
            str(value).casefold()
            for _, fact, value in facts
            if fact.sensitivity in ("identity", "contact") and fact.path not in PLACES and fact.kind != "date"
        }
        accused = {defendant.name.casefold() for defendant in case(folder).defendants if defendant.name}
        for path, fact, value in facts:
            if fact.sensitivity == "public" and isinstance(value, str):
                found = {secret for secret in secrets if secret in value.casefold()}
                # A guardian who is a suspect is named as such; nothing else may carry that name.
                if not path.startswith("defendants."):
                    assert not found, path
                assert found <= accused, path

    def test_exhibits_are_numbered_without_a_gap(self, folder: str) -> None:
        numbers = [int(exhibit.id.removeprefix("P-")) for exhibit in case(folder).exhibits]
        assert numbers == list(range(1, len(numbers) + 1))

    def test_its_story_does_not_name_its_people(self, folder: str) -> None:
        story = (SAMPLES / folder / "README.md").read_text("utf-8")
        sample = case(folder)
        names = [victim.name for victim in sample.victims]
        names += [defendant.name for defendant in sample.defendants]
        names += [companion.name for companion in sample.companions]
        assert not [name for name in names if name and name in story]


def test_a_lies_wholly_after_the_change_of_code_and_is_before_the_requisitoir() -> None:
    assert min(events("a-empat-perempuan", "act_from")) >= date(2026, 1, 2)
    assert events("a-empat-perempuan", "identity_checked")
    assert not events("a-empat-perempuan", "requisitoir_read")
    assert len(case("a-empat-perempuan").victims) == 4


def test_b_has_one_unfit_guardian_one_fit_and_both_victims_are_children() -> None:
    sample = case("b-dua-anak")
    assert [v.guardian.fit for v in sample.victims if v.guardian] == [False, True]
    assert all(v.birth_date and v.birth_date > date(2008, 11, 24) for v in sample.victims)


def test_c_straddles_the_change_of_code_and_uses_several_rates() -> None:
    assert events("c-kompleks-daring", "act_from")[0] < date(2026, 1, 2)
    assert date(2026, 1, 2) <= events("c-kompleks-daring", "act_to")[0]
    rates = {(line.rate.currency, line.rate.on) for line in case("c-kompleks-daring").losses if line.rate}
    assert len(rates) >= 4
    assert {currency for currency, _ in rates} == {"USD", "THB"}


def test_d_had_its_identity_session_before_the_change_of_code() -> None:
    assert events("d-perkara-lama", "identity_checked")[0] < date(2026, 1, 2)
    joined = [line for line in case("d-perkara-lama").losses if line.channel == "joined_claim"]
    assert joined
    assert all(line.cost_incurred and line.evidence for line in joined)
    assert not [line for line in joined if line.head in ("wealth_income", "suffering")]
