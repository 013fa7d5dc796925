"""One fixture for every fault that loading the law data can report, told alone and with its place."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import faulty_data
import pytest

import legal_assist.law
from legal_assist import messages
from legal_assist.errors import LawBookError
from legal_assist.law import checking, lawbook, overlay
from legal_assist.reckoning.rule_words import words

if TYPE_CHECKING:
    from legal_assist.errors import Problem

PARTS = faulty_data.fixtures("parts")
OVERLAYS = faulty_data.fixtures("overlay")
OLDER = {
    f"law.{path.read_text('utf-8').split()[2]}" for path in (faulty_data.HERE / "bad_data").glob("*.toml")
}
#: Faults of a file as such, which no text can show: tested below with bytes, and with no file at all.
FILES = {
    "law.not_utf8": ("instruments/uu-2-2010.toml", b'id = "\xff"'),
    "law.missing_file": ("book.toml", None),
    "reckoning_rules.fault.not_utf8": ("deadlines.toml", b'x = "\xff"'),
    "reckoning_rules.fault.missing_file": ("services.toml", None),
}
TOO_LARGE = "law.overlay_too_large"


def _told(problem: Problem) -> None:
    for lang in messages.LANGUAGES:
        assert messages.of_problem(problem, lang)


def test_the_sound_book_has_no_fault() -> None:
    assert checking.check(faulty_data.GOOD, words()).version


@pytest.mark.parametrize("fixture", PARTS, ids=lambda one: one.name)
def test_a_fault_is_told_alone_with_its_place(fixture: faulty_data.Fixture, tmp_path: Path) -> None:
    with pytest.raises(LawBookError) as caught:
        checking.check(fixture.spoil(tmp_path / "data"), words())
    assert [(one.key, one.path) for one in caught.value.problems] == [(fixture.key, fixture.where)]
    _told(caught.value.problems[0])


@pytest.mark.parametrize("fixture", OVERLAYS, ids=lambda one: one.name)
def test_a_fault_of_the_overlay_is_told_and_never_stops_the_work(fixture: faulty_data.Fixture) -> None:
    book = lawbook.load(faulty_data.GOOD, overlay.read(fixture.text))
    found = (*book.office.problems, *book.office.conflicts)
    assert [(one.key, one.path) for one in found] == [(fixture.key, fixture.where)]
    _told(found[0])


@pytest.mark.parametrize("key", FILES)
def test_a_file_that_is_no_text_or_not_there_is_named(key: str, tmp_path: Path) -> None:
    name, content = FILES[key]
    fixture = faulty_data.Fixture("sound", "", "book.toml", "", None, instead=False, text="")
    path = fixture.spoil(tmp_path / "data") / name
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LawBookError) as caught:
        checking.check(tmp_path / "data")
    assert (key, name) in [(one.key, one.path) for one in caught.value.problems]


def test_an_overlay_that_is_too_large_is_named() -> None:
    found = overlay.read("#" * (overlay.MAX_CHARACTERS + 1))
    assert [one.key for one in found.problems] == [TOO_LARGE]


def test_every_fault_the_loaders_can_report_has_a_fixture() -> None:
    keys, hidden = faulty_data.keys_in_code(Path(legal_assist.law.__file__).parent)
    # Two helpers hand a key on that their callers write out.
    assert hidden == ["office._fault", "reading.add"]
    assert len(keys) > 40
    known = {one.key for one in (*PARTS, *OVERLAYS)} | OLDER | set(FILES) | {TOO_LARGE}
    assert keys - known == set()
    assert known - keys == set()


def test_every_part_the_book_reads_late_is_held_together_with_the_rest() -> None:
    late = {name for name, one in vars(lawbook.LawBook).items() if isinstance(one, cached_property)}
    assert set(checking.PARTS) == late


def test_faults_of_different_parts_are_told_at_once(tmp_path: Path) -> None:
    by_name = {one.name: one for one in PARTS}
    folder = by_name["day_twice"].spoil(tmp_path / "data")
    for name in ("regime_unsettled_governs", "service_confidence", "item_without_basis", "wage_of_nothing"):
        path = folder / by_name[name].file
        path.write_text(path.read_text("utf-8") + by_name[name].text, encoding="utf-8")
    with pytest.raises(LawBookError) as caught:
        checking.check(folder, words())
    assert {one.path.partition(":")[0] for one in caught.value.problems} == {
        "days_off/2026.toml", "regimes.toml", "services.toml", "checklists/restitution.toml",
        "minimum_wages.toml",
    }  # fmt: skip
