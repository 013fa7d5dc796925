"""Every period of the reference is data: its row is the alias of a deadline or of a recorded period."""

from __future__ import annotations

from functools import cache

import pytest

from legal_assist.law import confidence, lawbook
from legal_assist.workspace import templates_dir

#: The D and P tables of the reference, as they stand there.
ROWS = [
    *(f"D{number:02}" for number in range(1, 45)), "D08L",
    *(f"P{number:02}" for number in range(1, 21)), "P14a",
]  # fmt: skip
#: The one payment table, row by row: the provision that sets the time, and the row of the D or P table.
PAYMENT = [
    (None, "D44"),
    ("uu-21-2007/48/6", "D20"),
    ("uu-20-2025/181/1", "D36"),
    ("uu-20-2025/181/5", "D37"),
    ("uu-3-2026/21/2", "D22"),
    ("pp-7-2018/32/1", "D22"),
    ("perma-1-2022/30/5", "D21"),
    ("uu-12-2022/33/1", "D42"),
    ("uu-12-2022/33/5", "D43"),
    ("pp-43-2017/21", "P16"),
]
#: Provisions of the article tables that set a time, with the length as printed there.
ARTICLES = [
    ("pp-7-2018/22/1", 7), ("pp-7-2018/22/3", 14), ("pp-7-2018/25", 3), ("pp-7-2018/30/2", 7),
    ("pp-7-2018/30/4", 7), ("pp-7-2018/31/2", 7), ("pp-7-2018/31/3", 7), ("pp-7-2018/32/1", 30),
    ("pp-7-2018/33/2", 14), ("pp-7-2018/34/2", 14), ("pp-7-2018/39", 7), ("uu-13-2006/35", 7),
    ("uu-31-2014/29/1/c", 7), ("uu-3-2026/51/1/d", 21), ("uu-3-2026/21/2", 30), ("uu-3-2026/21/3", 7),
    ("uu-3-2026/21/6", 30), ("pp-43-2017/10", 3), ("pp-43-2017/11/1", 7), ("pp-43-2017/11/3", 3),
    ("pp-43-2017/12/3", 7), ("pp-43-2017/15", 3), ("pp-43-2017/16", 3), ("pp-43-2017/17", 7),
    ("pp-43-2017/20", 7), ("pp-43-2017/21", 30), ("perma-1-2022/12/2", 90), ("perma-1-2022/14/1", 2),
    ("perma-1-2022/14/4", 3), ("perma-1-2022/14/9", 21), ("perma-1-2022/15/1", 7), ("perma-1-2022/30/5", 30),
    ("perma-1-2022/30/9", 14), ("perma-1-2022/30/11", 14), ("perma-1-2022/25", 2), ("perma-1-2022/25", 3),
    ("perma-1-2022/25", 21), ("uu-21-2007/31/2", 1), ("uu-21-2007/48/6", 14), ("uu-21-2007/50/3", 14),
    ("uu-21-2007/52/1", 7), ("uu-21-2007/53", 7), ("pp-9-2008/14/5", 24), ("uu-12-2022/33/1", 30),
    ("uu-12-2022/33/2", 7), ("uu-12-2022/33/5", 30), ("uu-12-2022/41/3", 72), ("uu-12-2022/42/1", 24),
    ("uu-12-2022/42/2", 14), ("uu-12-2022/43/1", 24), ("uu-12-2022/45/2", 6), ("uu-12-2022/45/3", 7),
    ("uu-12-2022/49/3", 3), ("uu-12-2022/59/4", 14), ("uu-12-2022/59/5", 1), ("pp-29-2025/10/2", 30),
    ("pp-29-2025/14/4", 30), ("uu-20-2025/23/6", 14), ("uu-20-2025/24/4", 1), ("uu-20-2025/140/4", 2),
    ("uu-20-2025/140/6", 1), ("uu-20-2025/140/9", 48), ("uu-20-2025/140/10", 48), ("uu-20-2025/140/12", 3),
    ("uu-20-2025/140/13", 3), ("uu-20-2025/181/1", 30), ("uu-20-2025/181/2", 7), ("uu-20-2025/181/5", 30),
    ("uu-20-2025/185/1", 30), ("uu-20-2025/185/2", 7), ("uu-20-2025/340/2", 1), ("uu-20-2025/345/1", 1),
    ("uu-20-2025/345/4", 3), ("uu-20-2025/346/1", 6), ("uu-20-2025/347/2", 1), ("uu-1-2023/136/1/d", 18),
    ("pp-42-2013/11/1", 1), ("uu-16-2011/15/2", 3), ("uu-27-2022/46/1", 72), ("uu-27-2022/32", 72),
    ("uu-20-2025/340/3", 1), ("uu-20-2025/345/2", 1), ("uu-20-2025/345/5", 1), ("perma-13-2016/32", 1),
    ("pp-9-2008/22", 6),
]  # fmt: skip
#: Periods whose article says how long and not from when; the data must not invent a start.
WITHOUT_A_START = [
    "uu-12-2022/45/2", "uu-20-2025/140/6", "uu-20-2025/140/12", "uu-20-2025/140/13", "uu-20-2025/345/1",
    "uu-20-2025/345/4",
]  # fmt: skip


@cache
def book() -> lawbook.LawBook:
    return lawbook.load()


@pytest.mark.parametrize("row", ROWS)
def test_each_row_of_the_deadline_tables_is_an_alias(row: str) -> None:
    rules = [rule.id for rule in book().rules.deadlines if row in rule.alias]
    periods = [period.id for period in book().periods if row in period.alias]
    assert rules or periods
    assert not (rules and periods)


@pytest.mark.parametrize(("provision", "row"), PAYMENT)
def test_each_row_of_the_payment_table_is_a_reading_of_its_rule(provision: str | None, row: str) -> None:
    rules = [rule for rule in book().rules.deadlines if row in rule.alias]
    assert provision in {reading.provision for rule in rules for reading in rule.readings}


@pytest.mark.parametrize(("provision", "count"), ARTICLES)
def test_each_period_of_the_article_tables_is_recorded_with_its_length(provision: str, count: int) -> None:
    counted = {reading.count for rule in book().rules.deadlines for reading in rule.readings
               if reading.provision == provision}  # fmt: skip
    recorded = {period.count for period in book().periods if period.provision == provision}
    assert count in counted | recorded


def test_rights_without_a_period_say_so_and_name_no_number() -> None:
    unnumbered = [period for period in book().periods if period.reason == "no_number"]
    assert {"uu-21-2007/36/1", "uu-21-2007/47", "uu-21-2007/54/1", "pp-9-2008/17", "pp-9-2008/19/1"} <= {
        period.provision for period in unnumbered
    }
    assert [period.id for period in unnumbered if period.count is not None] == []


def test_a_recorded_period_is_never_surer_than_its_provision() -> None:
    for period in book().periods:
        code = book().provision(period.provision).confidence
        assert confidence.CODES.index(period.confidence) >= confidence.CODES.index(code), period.id


@pytest.mark.parametrize("provision", WITHOUT_A_START)
def test_a_start_that_the_text_does_not_state_is_said_to_be_missing(provision: str) -> None:
    (found,) = [period for period in book().periods if period.provision == provision]
    assert "naskah tidak menyebut sejak kapan" in found.since
    assert "doesn't say from when" in found.since_en


def test_the_request_to_freeze_is_examined_from_its_filing_and_not_from_its_receipt() -> None:
    (found,) = [period for period in book().periods if period.provision == "uu-20-2025/140/4"]
    assert "diajukan" in found.since
    assert "diterima" not in found.since


def test_a_copy_for_lpsk_that_is_no_longer_counted_says_that_this_is_inferred() -> None:
    (rule,) = [rule for rule in book().rules.deadlines if rule.id == "prosecutor-sends-copy"]
    (reading,) = [reading for reading in rule.readings if reading.until is not None]
    assert (reading.provision, reading.confidence) == ("pp-7-2018/30/2", "I")
    assert reading.note is not None
    assert "tetap berlaku sepanjang tidak bertentangan" in reading.note


@pytest.mark.parametrize("word", ["segera melapor", "report at once", "to the police at once"])
def test_where_the_text_says_24_hours_nothing_says_at_once(word: str) -> None:
    for folder in (lawbook.DATA_DIR, templates_dir()):
        for path in sorted(folder.rglob("*.toml")):
            assert word not in path.read_text(encoding="utf-8"), path.name
