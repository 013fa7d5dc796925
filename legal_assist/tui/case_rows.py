"""How the list of cases is written: one line per case, cut to the width, and a few lines about one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from legal_assist import messages, tanggal
from legal_assist.desk import wording
from legal_assist.reckoning import progress
from legal_assist.tui.line_list import Row
from legal_assist.tui.plain import fit, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from legal_assist.desk.samples import Sample
    from legal_assist.store import StoredSummary
    from legal_assist.tui.sitting import Sitting

#: Widths of the columns code, mark, stage, victims, next deadline; the rest is progress and title.
_COLUMNS: Final = (13, 9, 22, 10, 14)
_SOON: Final = timedelta(days=7)
#: From this width on the title of the next deadline stands in the line.
_WIDE: Final = 98


class Listed:
    """The rows of the list, made once for a language, so that every key in the filter is answered at once.

    Args:
        sitting: for the words.
        cases: as the desk gives them.
    """

    def __init__(self, sitting: Sitting, cases: Sequence[StoredSummary]) -> None:
        said: dict[tuple[str, str], str] = {}

        def words(path: str, chosen: str) -> str:
            if (path, chosen) not in said:
                said[path, chosen] = wording.choice(path, chosen, sitting.lang)
            return said[path, chosen]

        self.cases, self.lang = cases, sitting.lang
        self._rows: list[tuple[str, Row]] = []
        for case in cases:
            modus = case.summary.get("modus")
            stage = case.summary.get("stage")
            parts = [
                case.code,
                f"{words('stage', stage)} {_stage(sitting, case)}" if stage else "",
                words("modus", modus) if modus else "",
            ]
            danger = bool(case.summary.get("safety", {}).get("alarms"))
            tone = "alarm" if case.damage or danger else ""
            self._rows.append((" ".join(parts).casefold(), Row(case.code, case.code, tone, data=case)))

    def holding(self, words: str) -> list[Row]:
        """The rows of the cases that hold every word."""
        asked = words.casefold().split()
        return [row for text, row in self._rows if all(word in text for word in asked)]


def header(sitting: Sitting, width: int) -> str:
    """The heads of the columns."""
    names = [sitting.t(f"column.{name}") for name in ("code", "mark", "stage", "victims", "next", "progress")]
    if width >= _WIDE:
        names.append(sitting.t("column.deadline"))
    return "  " + _columns(names)


def draw(sitting: Sitting, case: StoredSummary, width: int) -> str:
    """One case in one line."""
    if case.damage:
        return _columns([case.code, sitting.t("case_list.damaged_mark"), sitting.t("case_list.damaged")])
    nearest = most_urgent(sitting, case)
    counts = case.summary.get("progress", {}).values()
    cells = [
        case.code,
        sitting.t("case_list.invented_mark") if case.summary.get("invented") else "",
        _stage(sitting, case),
        " ".join((str(case.summary.get("victims", "")), safety_word(sitting, case))).strip(),
        in_days(sitting, nearest.day) if nearest else "-",
        f"{sum(pair[0] for pair in counts)}/{sum(pair[1] for pair in counts)}",
    ]
    if width >= _WIDE:
        cells.append(nearest.title if nearest else "")
    return _columns(cells)


def _columns(cells: list[str]) -> str:
    if len(cells) == 3:
        return f"{fit(cells[0], _COLUMNS[0])}{fit(cells[1], _COLUMNS[1])}{cells[2]}"
    line = "".join(fit(cell, size - 1) + " " for cell, size in zip(cells, _COLUMNS, strict=False))
    rest = cells[len(_COLUMNS) :]
    return line + fit(rest[0], 7) + (" " + rest[1] if len(rest) > 1 else "")


def stage_words(sitting: Sitting, stage: str) -> str:
    """What a stage is called."""
    return wording.choice("stage", stage, sitting.lang) if stage else ""


def _stage(sitting: Sitting, case: StoredSummary) -> str:
    """The stage in words that fit the column whole: cut ones would look alike."""
    stage = case.summary.get("stage")
    return sitting.t(f"stage_short.{stage}") if stage else ""


@dataclass(frozen=True)
class Due:
    """A deadline as the summary of a case keeps it."""

    day: date
    title: str
    state: str


#: The more urgent first; a day that passed since the last save counts as one still to be looked at.
_PAST: Final = ("passed_file_anyway", "passed_file_again", "passed_ask_advocate", "", "passed_report")


def any_until(case: StoredSummary, day: date) -> bool:
    """Whether any deadline of a case ends on this day or before; quick, for lists of thousands."""
    last = day.isoformat()
    return any(row[0] <= last for row in case.summary.get("deadlines", ()))


def deadlines(sitting: Sitting, case: StoredSummary) -> tuple[list[Due], list[Due]]:
    """What has passed and still asks for something, the most urgent first; and what is to come."""
    place = 3 if sitting.lang == "en" else 2
    found = [
        Due(date.fromisoformat(row[0]), row[place], row[4] if len(row) > 4 else "")
        for row in case.summary.get("deadlines", [])
    ]
    today = sitting.desk.today
    past = sorted((one for one in found if one.day < today), key=lambda one: one.day, reverse=True)
    past.sort(key=lambda one: _PAST.index(one.state if one.state in _PAST else ""))
    return past, sorted((one for one in found if one.day >= today), key=lambda one: one.day)


def most_urgent(sitting: Sitting, case: StoredSummary) -> Due | None:
    """What must be done first: file what passed, keep what ends soon, report what others have missed."""
    past, coming = deadlines(sitting, case)
    soon = sitting.desk.today + _SOON
    ours = [one for one in past if one.state != "passed_report"]
    near = [one for one in coming if one.day <= soon]
    return next(iter((*ours, *near, *past, *coming)), None)


def late(sitting: Sitting, one: Due) -> str:
    """`lewat 61 hari: Ajukan ... (tetap ajukan)`."""
    words = f"{in_days(sitting, one.day)}: {one.title}"
    if one.state.startswith("passed"):
        words += f" ({sitting.t(f'deadline.state.{one.state}')})"
    return words


def safety_word(sitting: Sitting, case: StoredSummary) -> str:
    """The word for a case with open alarms, or with questions about safety that nobody asked; else empty."""
    signs = case.summary.get("safety", {})
    if signs.get("alarms"):
        return sitting.t("case_list.danger")
    return sitting.t("case_list.unasked") if signs.get("questions") else ""


def in_days(sitting: Sitting, day: date) -> str:
    """`hari ini`, `besok`, `4 hari`."""
    left = (day - sitting.desk.today).days
    if left in (0, 1):
        return sitting.t("today" if left == 0 else "tomorrow")
    return sitting.t("days_left", n=left) if left > 0 else sitting.t("days_ago", n=-left)


def damage(sitting: Sitting, case: StoredSummary) -> str:
    """Why a case can't be opened."""
    reason = messages.text(case.damage, sitting.lang, file=f"{case.code}.json") if case.damage else ""
    return plain(f"{sitting.t('case_list.cannot_open', code=case.code)} {reason}")


def about(sitting: Sitting, case: StoredSummary) -> str:
    """A few lines about one case: next deadline, progress per right, last change."""
    if case.damage:
        return damage(sitting, case)
    past, coming = deadlines(sitting, case)
    parts = []
    signs = case.summary.get("safety", {})
    if safety_word(sitting, case):
        parts.append(
            sitting.t("case_list.safety", alarms=signs.get("alarms", 0), questions=signs.get("questions", 0))
        )
    if past:
        parts.append(" · ".join(late(sitting, one) for one in past[:3]))
    if coming:
        day = tanggal.format_full(coming[0].day, sitting.lang)
        parts.append(f"{day} ({in_days(sitting, coming[0].day)}): {coming[0].title}")
    elif not past:
        parts.append(sitting.t("case_list.no_deadline"))
    parts.append(" · ".join(_progress(sitting, case.summary.get("progress", {}))))
    parts.append(sitting.t("case_list.saved", n=case.revision, at=sitting.moment(case.saved_at)))
    return plain("\n".join(parts))


def _progress(sitting: Sitting, counts: dict[str, Any]) -> list[str]:
    found = []
    for right, (done, applicable) in counts.items():
        key = progress.right_label_key(right)
        name = messages.text(key, sitting.lang) if messages.has(key, sitting.lang) else right
        found.append(f"{name} {done}/{applicable}")
    return found


def sample_rows(sitting: Sitting, found: Sequence[Sample]) -> list[Row]:
    """The sample cases with the day each is looked at."""
    built = []
    for sample in found:
        key = f"tui.sample.{sample.id}"
        words = messages.text(key, sitting.lang) if messages.has(key, sitting.lang) else sample.id
        day = tanggal.format_long(sample.as_of, sitting.lang)
        built.append(Row(sample.id, f"{words} ({sitting.t('sample_day', day=day)})"))
    return built
