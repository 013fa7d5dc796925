"""How the list of cases is written: one line per case, cut to the width, and a few lines about one."""

from __future__ import annotations

from datetime import date
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
_COLUMNS: Final = (15, 9, 22, 8, 11)
#: From this width on the title of the next deadline stands in the line.
_WIDE: Final = 98


def rows(sitting: Sitting, cases: Sequence[StoredSummary], words: str) -> list[Row]:
    """The cases that hold every word, as rows."""
    asked = words.casefold().split()
    found = []
    for case in cases:
        if asked:
            stage = _stage(sitting, case)
            modus = case.summary.get("modus")
            pattern = wording.choice("modus", modus, sitting.lang) if modus else ""
            text = f"{case.code} {stage} {pattern}".casefold()
            if not all(word in text for word in asked):
                continue
        tone = "alarm" if case.damage else ""
        found.append(Row(case.code, case.code, tone, data=case))
    return found


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
    coming = _coming(sitting, case)
    counts = case.summary.get("progress", {}).values()
    cells = [
        case.code,
        sitting.t("case_list.invented_mark") if case.summary.get("invented") else "",
        _stage(sitting, case),
        str(case.summary.get("victims", "")),
        in_days(sitting, coming[0]) if coming else "-",
        f"{sum(pair[0] for pair in counts)}/{sum(pair[1] for pair in counts)}",
    ]
    if width >= _WIDE:
        cells.append(coming[1] if coming else "")
    return _columns(cells)


def _columns(cells: list[str]) -> str:
    if len(cells) == 3:
        return f"{fit(cells[0], _COLUMNS[0])}{fit(cells[1], _COLUMNS[1])}{cells[2]}"
    line = "".join(fit(cell, size - 1) + " " for cell, size in zip(cells, _COLUMNS, strict=False))
    rest = cells[len(_COLUMNS) :]
    return line + fit(rest[0], 8) + (" " + rest[1] if len(rest) > 1 else "")


def stage_words(sitting: Sitting, stage: str) -> str:
    """What a stage is called."""
    return wording.choice("stage", stage, sitting.lang) if stage else ""


def _stage(sitting: Sitting, case: StoredSummary) -> str:
    stage = case.summary.get("stage")
    return wording.choice("stage", stage, sitting.lang) if stage else ""


def _coming(sitting: Sitting, case: StoredSummary) -> tuple[date, str] | None:
    today = sitting.desk.today.isoformat()
    for entry in case.summary.get("deadlines", []):
        if entry[0] >= today:
            return date.fromisoformat(entry[0]), entry[3 if sitting.lang == "en" else 2]
    return None


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
    coming = _coming(sitting, case)
    parts = []
    if coming:
        day = tanggal.format_full(coming[0], sitting.lang)
        parts.append(f"{day} ({in_days(sitting, coming[0])}): {coming[1]}")
    else:
        parts.append(sitting.t("case_list.no_deadline"))
    parts.append(" · ".join(_progress(sitting, case.summary.get("progress", {}))))
    parts.append(sitting.t("case_list.saved", n=case.revision, at=case.saved_at[:16].replace("T", " ")))
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
