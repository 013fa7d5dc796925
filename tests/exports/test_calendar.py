"""Calendar files: stable ids, code names only, reminders, no invented date, nothing overwritten."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, samples
from legal_assist.desk import calendar as exporting
from legal_assist.errors import DocumentError
from legal_assist.exports import calendar_file
from legal_assist.exports.calendar_file import Entry

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.cases.case import Case

STAMP = datetime(2026, 11, 24, 5, tzinfo=UTC)


def entry(**changes: Any) -> Entry:
    base: dict[str, Any] = {
        "case": "MELATI-10", "rule": "rule-one", "reading": "main", "victim": "K1", "event": "E1",
        "title": "Judul", "detail": "Rincian", "day": date(2026, 12, 1), "planned": None, "remind": True,
    }  # fmt: skip
    return Entry(**(base | changes))


def read(*entries: Entry) -> list[Any]:
    data = calendar_file.make(entries, name="Tenggat", stamp=STAMP)
    return [one for one in Calendar.from_ical(data).walk() if one.name in ("VEVENT", "VTODO")]


def test_a_dated_deadline_is_a_whole_day_with_reminders_a_week_and_a_day_before() -> None:
    (event,) = read(entry())

    assert event.name == "VEVENT"
    assert event.decoded("dtstart") == date(2026, 12, 1)
    assert event.decoded("dtend") == date(2026, 12, 2)
    assert str(event["summary"]) == "MELATI-10 K1: Judul"
    eight = datetime(2026, 12, 1) + timedelta(hours=8)  # noqa: DTZ001  a day has no zone
    rings = [datetime(2026, 12, 1) + alarm.decoded("trigger") for alarm in event.walk("VALARM")]  # noqa: DTZ001
    assert rings == [eight - timedelta(days=7), eight - timedelta(days=1)]


def test_a_limit_that_an_event_ends_is_a_to_do_without_a_date_or_reminder() -> None:
    (todo,) = read(entry(day=None))

    assert todo.name == "VTODO"
    assert not {"DTSTART", "DUE", "DTEND"} & set(todo)
    assert todo.walk("VALARM") == []


def test_a_planned_hearing_gives_reminders_but_still_no_date() -> None:
    (todo,) = read(entry(day=None, planned=date(2026, 12, 8)))

    assert not {"DTSTART", "DUE"} & set(todo)
    assert [alarm.decoded("trigger") for alarm in todo.walk("VALARM")] == [
        datetime(2026, 12, 1, 1, tzinfo=UTC),  # 8 in the morning, western Indonesian time
        datetime(2026, 12, 7, 1, tzinfo=UTC),
    ]


def test_a_line_that_may_not_remind_has_no_reminder() -> None:
    (event,) = read(entry(remind=False))
    assert event.walk("VALARM") == []


def test_the_id_depends_on_case_rule_reading_victim_and_event_and_on_nothing_else() -> None:
    first = entry().uid
    assert first == entry(title="Lain", detail="Lain", day=None, planned=date(2027, 1, 1)).uid
    for change in (
        {"case": "X-1"}, {"rule": "other"}, {"reading": "other"}, {"victim": ""}, {"victim": "K2"},
        {"event": "E2"},
    ):  # fmt: skip
        assert entry(**change).uid != first


@settings(max_examples=100, deadline=None)
@example(words="a\\Nb \\n c\\,d", day=date(2026, 11, 24))
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), st.dates(date(2000, 1, 1)))
def test_any_words_and_days_survive_the_format(words: str, day: date) -> None:
    if day > date(9999, 12, 30):
        return
    (event,) = read(entry(title=words, detail=f"{words}\n{words}", day=day))

    assert str(event["summary"]).split(": ", 1)[1].split() == words.replace("\\", "/").split()
    assert event.decoded("dtstart") == day


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    opened = Desk(tmp_path / "store", FixedClock(date(2026, 11, 24)))
    opened.unlock()
    return opened


def cases(desk: Desk) -> tuple[Case, ...]:
    return tuple(desk.import_case(each.case_file.read_bytes()).case for each in samples.all_samples())


def test_open_deadlines_of_all_samples_are_there_once_without_any_identity(
    desk: Desk, tmp_path: Path
) -> None:
    all_of_them = cases(desk)
    made = exporting.write(desk, all_of_them, tmp_path / "tenggat.ics", "id")
    data = made.path.read_text("utf-8").replace("\r\n ", "")

    found = [one for one in Calendar.from_ical(data).walk() if one.name in ("VEVENT", "VTODO")]
    assert len(found) == made.entries > 0
    uids = [str(one["uid"]) for one in found]
    assert len(set(uids)) == len(uids)
    for case in all_of_them:
        assert case.code.casefold() in data.casefold()
        for victim in case.victims:
            for value in (victim.name, victim.nik, victim.address, victim.phone):
                assert not value or str(value) not in data
    for one in found:
        if one.name == "VEVENT":
            assert one.decoded("dtstart") >= desk.today


def test_the_same_deadlines_keep_their_ids_in_the_next_export(desk: Desk, tmp_path: Path) -> None:
    all_of_them = cases(desk)
    texts = []
    for name in ("a.ics", "b.ics"):
        path = exporting.write(desk, all_of_them, tmp_path / name, "id").path
        texts.append(
            {str(one["uid"]) for one in Calendar.from_ical(path.read_bytes()).walk() if "uid" in one}
        )
    assert texts[0] == texts[1]


def test_a_planned_requisitoir_of_a_sample_reminds(desk: Desk, tmp_path: Path) -> None:
    """This test ensures that the note the planned day is read from keeps its name."""
    made = exporting.write(desk, cases(desk), tmp_path / "x.ics", "en")
    todos = Calendar.from_ical(made.path.read_bytes()).walk("VTODO")
    assert any(todo.walk("VALARM") for todo in todos)


def test_an_existing_file_is_not_overwritten(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "ada.ics"
    path.write_text("milik orang", "utf-8")

    with pytest.raises(DocumentError) as caught:
        exporting.write(desk, (), path, "id")
    assert caught.value.key == "workspace.exists"
    assert path.read_text("utf-8") == "milik orang"
