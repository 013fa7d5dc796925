"""The scenarios of this folder, derived by hand from the legal reference, against what the program answers.

Each scenario is one test. What it expects is compared part by part, and everything that differs is told at
once, in the words of the scenario. Its `note` says why the derivation came out as it did.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import next_steps_told
import pytest

from legal_assist.cases import importing
from legal_assist.clock import FixedClock
from legal_assist.desk import Desk
from legal_assist.reckoning.derived import child_victim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from legal_assist.cases.case import Case
    from legal_assist.reckoning.deadlines import DeadlineLine
    from legal_assist.reckoning.finding import Finding
    from legal_assist.reckoning.regimes import Governing

Plain = dict[str, Any]

FILES: Final = {
    path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(Path(__file__).parent.glob("*.toml"))
}
SCENARIOS: Final[list[tuple[str, Plain]]] = [
    (stem, each) for stem, data in FILES.items() for each in data["scenario"]
]
PARAMS: Final = [pytest.param(each, id=f"{stem}: {each['name']}") for stem, each in SCENARIOS]

#: The status words of the reference, and what the program calls them.
STATES: Final = {
    "berjalan": {"running", "due_today"},
    "terbuka": {"open_until_event"},
    "tertutup": {"closed"},
    "lewat, tetap ajukan": {"passed_file_anyway"},
    "lewat, ajukan lagi": {"passed_file_again"},
    "lewat, tanyakan advokat": {"passed_ask_advocate"},
    "lewat, lapor": {"passed_report"},
    "tanpa tenggat": {"running", "open_until_event"},
    "terpenuhi": {"met"},
}
ITEM_STATES: Final = {
    "berlaku": {"todo", "alarm", "ask", "standing"},
    "selesai": {"done"},
    "tidak berlaku": {"not_applicable"},
}
PAYMENT: Final = {"D44", "D20", "D21", "D22", "D36", "D42", "P16"}
#: Every row of the tables of the reference, one a line, kept beside the scenarios.
ROWS: Final = tuple(
    line
    for line in (Path(__file__).parent / "reference_rows.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
)
#: Subjects that stand in `expect` by themselves; every subject may stand in `expect.regime`.
_SUBJECTS: Final = {"joined_claim", "restitution", "charge"}
_CITATION: Final = re.compile(
    r"Pasal (?P<first>\d+[A-Z]?)(?:-(?P<last>\d+[A-Z]?))?(?: ayat \((?P<paragraph>\d+)\))?"
    r"(?: huruf (?P<letter>[a-z]))? (?P<kind>UU|PP|Perma) (?P<number>\d+)/(?P<year>\d{4})"
)


def provisions(text: str) -> tuple[str, ...]:
    """The ids a citation stands for; a span of articles stands for its first and its last."""
    found = _CITATION.fullmatch(text)
    assert found is not None, f"unreadable citation in a scenario: {text}"
    tail = "".join(f"/{part}" for part in (found["paragraph"], found["letter"]) if part)
    instrument = f"{found['kind'].lower()}-{found['number']}-{found['year']}"
    return tuple(f"{instrument}/{article}{tail}" for article in (found["first"], found["last"]) if article)


def cited(text: str, ids: Iterable[str]) -> bool:
    """Whether all that a citation stands for is among the ids, whole or by one of its parts."""
    known = tuple(ids)
    return all(any(f"{one}/".startswith(f"{wanted}/") for one in known) for wanted in provisions(text))


def weigh(scenario: Plain) -> tuple[Desk, Case]:
    """The case of a scenario, on its day. Without victims of its own it has one grown-up."""
    facts = {"victims": [{"id": "K1", "birth_date": date(1990, 1, 1)}], **scenario["facts"]}
    facts = next_steps_told.calmed(facts, scenario.get("calm", ()))
    facts["events"] = [{"id": f"E{number}"} | event for number, event in enumerate(facts["events"], start=50)]
    case = importing.from_plain({"code": "SKENARIO-01", "invented": True, **_plain(facts)})
    return Desk(None, FixedClock(scenario["as_of"])), case


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


# --- Which law governs ------------------------------------------------------------------------------------


def _plainly(found: Governing, finding: Finding[Governing], key: str) -> Any:
    """The value of a key in the words a scenario uses: ``applies`` that is not known is "unknown"."""
    if key == "confidence":
        return finding.confidence
    return "unknown" if found.applies is None else found.applies


def _regime(subject: str, finding: Finding[Governing], wanted: Plain) -> Iterator[str]:
    found = finding.value
    if "open" in wanted and found.open is not wanted["open"]:
        yield f"{subject}: open is {found.open}"
    if "row" in wanted and wanted["row"] not in found.row.split(", "):
        yield f"{subject}: row {found.row!r}, wanted {wanted['row']}"
    if wanted.get("governing") == [] and found.governing is not None:
        yield f"{subject}: {found.governing} chosen where nothing decides"
    if "decided" in wanted and (found.governing is not None) is not wanted["decided"]:
        yield f"{subject}: {found.governing} leads, decided should be {wanted['decided']}"
    for key in ("applies", "confidence"):
        if key in wanted and _plainly(found, finding, key) != wanted[key]:
            yield f"{subject}: {key} is {_plainly(found, finding, key)}, wanted {wanted[key]}"
    if wanted.get("victims", list(found.victims)) != list(found.victims):
        yield f"{subject}: about {found.victims}, wanted {wanted['victims']}"
    if "leads" in wanted and str(wanted["leads"]) not in (found.heading.id if found.heading else ""):
        yield f"{subject}: leads with {found.heading}, wanted {wanted['leads']}"
    for fault in (*_citations(found, wanted), *_questions(found, wanted)):
        yield f"{subject}: {fault}"


def _citations(found: Governing, wanted: Plain) -> Iterator[str]:
    main = found.provisions
    beside = [one for each in found.alternatives for one in each.value.provisions]
    for key, ids, shown in (
        ("governing", main, True),
        ("not_governing", main, False),
        ("any_of", (*main, *beside), True),
        ("alternatives", beside, True),
        ("not_any_of", (*main, *beside), False),
    ):
        for text in wanted.get(key, []):
            if cited(text, ids) is not shown:
                yield f"{key} {text}: governing {main}, beside it {beside}"


def _questions(found: Governing, wanted: Plain) -> Iterator[str]:
    asked = {gap.path.removeprefix("events.") for gap in found.questions}
    if not set(wanted.get("asks", [])) <= asked:
        yield f"asks {sorted(asked)}, wanted {wanted['asks']}"
    if wanted.get("asks") == [] and asked:
        yield f"asks {sorted(asked)} without need"
    if "asks_any" in wanted and not set(wanted["asks_any"]) & asked:
        yield f"asks {sorted(asked)}, wanted one of {wanted['asks_any']}"


# --- Deadlines --------------------------------------------------------------------------------------------


def _fits(line: DeadlineLine, wanted: Plain) -> bool:
    same = {
        "date": line.date, "limit_event": line.limit_event, "counted": list(line.counted),
        "working_day_before": line.day_before, "reminder": line.reminder, "confidence": line.confidence,
    }  # fmt: skip
    return (
        wanted["row"] in line.alias
        and all(wanted.get(key, value) == value for key, value in same.items())
        and wanted.get("victim", line.victim) in (line.victim, None)
        and ("state" not in wanted or line.state in STATES[wanted["state"]])
    )


def _shown(line: DeadlineLine) -> str:
    counted = f" counted {[str(day) for day in line.counted]}" if 0 < len(line.counted) <= 25 else ""
    return (
        f"{line.rule}/{line.reading} {line.date or line.limit_event} {line.state} {line.victim or ''}"
        f" before={line.day_before} reminder={line.reminder} {line.confidence}{counted}"
    )


def _says(line: DeadlineLine, note: str, value: object = None) -> bool:
    key = f"reckoning_rules.note.{note}"
    return any(
        getattr(one, "key", None) == key and (value is None or str(value) in map(str, one.params.values()))
        for one in line.notes
    )


def _deadline(lines: tuple[DeadlineLine, ...], wanted: Plain, asked: set[str]) -> Iterator[str]:
    row = wanted["row"]
    own = [line for line in lines if row in line.alias]
    if wanted.get("state") == "menunggu":
        yield from (f"{row}: counted without its event: {_shown(line)}" for line in own if line.date)
        yield from (
            f"{row}: {kind} is asked nowhere" for kind in wanted["asks"] if f"events.{kind}" not in asked
        )
        return
    found = [line for line in own if _fits(line, wanted)]
    if not found:
        described = {key: str(value) for key, value in wanted.items()}
        yield f"{row}: wanted {described}; found {[_shown(line) for line in own]}"
    if any(line.victim == wanted.get("not_victim", "nobody") for line in own):
        yield f"{row}: also for {wanted['not_victim']}"
    said = [("year_unknown", year) for year in wanted.get("calendar_missing", [])]
    said += [("planned_for", wanted["expected_on"])] if "expected_on" in wanted else []
    said += [("anchor_estimated", None)] if wanted.get("estimated") else []
    for note, value in said:
        yield from (f"{row}: does not say {note} {value}" for line in found if not _says(line, note, value))


def _every_line(lines: tuple[DeadlineLine, ...], expect: Plain) -> Iterator[str]:
    for row in expect.get("absent", []):
        yield from (f"{row}: shown: {_shown(line)}" for line in lines if row in line.alias)
    for row in (*expect.get("no_date", []), *expect.get("not_running", [])):
        yield from (f"{row}: dated: {_shown(line)}" for line in lines if row in line.alias and line.date)
    for row in expect.get("not_passed", []):
        late = [line for line in lines if row in line.alias and line.state.startswith("passed")]
        yield from (f"{row}: passed: {_shown(line)}" for line in late)
    for text in expect.get("not_cited", []):
        yield from (f"{text}: {_shown(line)}" for line in lines if cited(text, (line.provision or "",)))
    if row := expect.get("one_reminder"):
        reminding = [line for line in lines if line.reminder and line.date and PAYMENT & set(line.alias)]
        if [row in line.alias for line in reminding] != [True]:
            yield f"one reminder, of {row}: {[_shown(line) for line in reminding]}"


# --- People and checklists --------------------------------------------------------------------------------


def _children(case: Case, as_of: date, expect: Plain) -> Iterator[str]:
    wanted = dict.fromkeys(expect.get("children", []), True) | dict.fromkeys(
        expect.get("children_unknown", [])
    )
    for victim in case.victims:
        found = child_victim(case, as_of, victim)
        if found is not wanted.get(victim.id, False):
            yield f"{victim.id}: child is {found}"


def _checklist(desk: Desk, case: Case, wanted: Plain) -> Iterator[str]:
    found = [
        (state.item.id, state.subject, state.state)
        for state in desk.checklist(case)
        if cited(wanted["cites"], state.item.basis)
        and state.subject in (wanted.get("victim", state.subject), "case")
    ]
    fits = [state in ITEM_STATES[wanted["state"]] for _item, _subject, state in found]
    if not (all(fits) if wanted["state"] == "tidak berlaku" else any(fits)):
        yield f"{wanted['cites']}: wanted {wanted['state']}, found {found}"


def _next(desk: Desk, case: Case, wanted: list[Plain]) -> Iterator[str]:
    """Each wanted step is among the one to three things to do now, or is not (``shown = false``)."""
    found = [(step.id, each.basis) for step in desk.next_steps(case) for each in (step, *step.parts)]
    for one in wanted:
        hit = any(cited(one["cites"], basis) for _id, basis in found)
        if hit is not one.get("shown", True):
            yield f"next {one['cites']}: {found}"


@pytest.mark.parametrize("scenario", PARAMS)
def test_the_program_answers_as_the_reference_does(scenario: Plain) -> None:
    desk, case = weigh(scenario)
    expect = scenario["expect"]
    regimes, lines, items = desk.regime(case), desk.deadlines(case), desk.checklist(case)
    asked = {gap.path for state in items for gap in state.gaps}
    asked |= {gap.path for found in regimes.values() for gap in found.value.questions}
    unwritten = [
        wanted["cites"]
        for wanted in expect.get("checklist", [])
        if not any(cited(wanted["cites"], state.item.basis) for state in items)
    ]
    if unwritten:
        pytest.skip(f"nothing is computed yet for: {', '.join(unwritten)}")

    wrong = [f"{path} is asked nowhere" for path in expect.get("asks_somewhere", []) if path not in asked]
    told = expect.get("regime", {}) | {one: each for one, each in expect.items() if one in _SUBJECTS}
    for subject, wanted in told.items():
        wrong += _regime(subject, regimes[subject], wanted)
    if "next" in expect:
        wrong += _next(desk, case, expect["next"])
    for wanted in expect.get("deadline", []):
        wrong += _deadline(lines, wanted, asked)
    wrong += _every_line(lines, expect)
    if {"children", "children_unknown"} & set(expect):
        wrong += _children(case, scenario["as_of"], expect)
    for wanted in expect.get("checklist", []):
        wrong += _checklist(desk, case, wanted)
    wrong += next_steps_told.wrong(desk, case, expect, cited)
    for change in scenario.get("then", []):
        desk, case = next_steps_told.after(desk, case, change)
        wrong += [f"afterwards: {one}" for one in next_steps_told.wrong(desk, case, change, cited)]
    assert wrong == []


@pytest.mark.parametrize("row", ROWS)
def test_every_row_of_the_tables_of_the_reference_has_a_scenario(row: str) -> None:
    covered = {each for _stem, scenario in SCENARIOS for each in scenario["rows"]}
    for _stem, scenario in SCENARIOS:
        expect = scenario["expect"]
        covered |= {wanted["row"] for wanted in expect.get("deadline", [])}
    assert row in covered


def test_every_scenario_has_a_name_of_its_own_a_source_and_something_to_expect() -> None:
    names = [each["name"] for _stem, each in SCENARIOS]
    assert len(names) == len(set(names)) >= 90
    assert [each["name"] for _stem, each in SCENARIOS if not (each["source"] and each["expect"])] == []


def test_the_days_on_which_the_law_changes_are_all_tried() -> None:
    days = {each["as_of"] for _stem, each in SCENARIOS}
    days |= {event["date"] for _stem, each in SCENARIOS for event in each["facts"]["events"]}
    wanted = {date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 3)}
    assert wanted | {date(2026, 5, day) for day in (18, 19, 20, 21)} <= days
