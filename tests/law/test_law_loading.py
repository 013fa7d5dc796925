"""Loading the law book as far as it is needed: the same book either way, its version tells of any change."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from legal_assist.errors import LawBookError
from legal_assist.law import lawbook, overlay
from legal_assist.law.instrument_files import Entries

GOOD = Path(__file__).parent / "good_data"
FILES = sorted(path.relative_to(GOOD).as_posix() for path in GOOD.rglob("*.toml"))


def _read(book: lawbook.LawBook) -> set[str]:
    """The instruments whose provisions were read so far."""
    return {one.id for one in book.instruments.values() if "provisions" in one.__dict__}


def test_the_shipped_book_is_the_same_whole_and_on_demand() -> None:
    lazy, whole = lawbook.load(whole=False), lawbook.load(whole=True)
    assert isinstance(lazy.entries, Entries)
    assert lazy.instruments == whole.instruments
    assert list(lazy.entries) == list(whole.entries)
    assert dict(lazy.entries) == whole.entries
    assert lazy.version == whole.version


def test_nothing_is_read_before_it_is_asked_for_and_then_only_its_instrument() -> None:
    book = lawbook.load(whole=False)
    assert "uu-21-2007/48/1" in book.entries
    assert "uu-21-2007/999" not in book.entries
    assert len(book.entries) > 900
    assert book.rules.deadlines
    book.check_citations(book.rules.cited())
    assert _read(book) == set()
    assert book.in_force("uu-21-2007/48/1", date(2026, 11, 24)).status == "in_force"
    assert _read(book) == {"uu-21-2007"}


def test_the_shipped_book_is_read_once_as_long_as_its_files_stay_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lawbook.load() is lawbook.load()
    assert lawbook.load(overlay=overlay.Overlay(digest="x")) is not lawbook.load()
    copy = shutil.copytree(lawbook.DATA_DIR, tmp_path / "data")
    monkeypatch.setattr(lawbook, "DATA_DIR", copy)
    before = lawbook.load()
    assert before.data_dir == copy
    with (copy / "book.toml").open("a", encoding="utf-8") as file:
        file.write("# another state\n")
    assert lawbook.load() is not before
    assert lawbook.load().version != before.version


def test_a_relation_is_told_from_both_ends_though_it_is_written_in_another_file() -> None:
    entry = lawbook.load(GOOD, whole=False).provision("uu-2-2010/1")
    assert entry.predecessor == ("uu-1-1999/1",)


@pytest.mark.parametrize(
    "written",
    [
        'successor = [\n  "uu-2-2010/1",\n]',
        'successor = ["uu-2-2010/1"] # yang baru',
        "successor = ['uu-2-2010/1']",
        'successor=["uu-2-2010/1"]',
        '  "successor" = [ "uu-2-2010/1" ]',
        'note = """\nid = "x"\n"""\nnote_en = "x"\nsuccessor = ["uu-2-2010/1"]',
    ],
)
def test_a_relation_counts_however_it_is_written(tmp_path: Path, written: str) -> None:
    folder = shutil.copytree(GOOD, tmp_path / "data")
    path = folder / "instruments" / "uu-1-1999.toml"
    text = path.read_text("utf-8").replace('successor = ["uu-2-2010/1"]', written)
    path.write_text(text, encoding="utf-8")
    lazy, whole = lawbook.load(folder, whole=False), lawbook.load(folder)
    assert dict(lazy.entries) == dict(whole.entries)
    assert lazy.provision("uu-2-2010/1").predecessor == ("uu-1-1999/1",)


def test_a_fault_of_a_provision_is_told_when_its_instrument_is_read(tmp_path: Path) -> None:
    folder = shutil.copytree(GOOD, tmp_path / "data")
    path = folder / "instruments" / "uu-2-2010.toml"
    path.write_text(path.read_text("utf-8").replace('confidence = "S"', 'confidence = "pasti"'), "utf-8")
    book = lawbook.load(folder, whole=False)
    assert book.provision("uu-1-1999/1").confidence == "V"
    with pytest.raises(LawBookError) as caught:
        book.provision("uu-2-2010/1")
    assert [one.path for one in caught.value.problems] == [
        "instruments/uu-2-2010.toml: provision[2] uu-2-2010/2.confidence"
    ]


def test_an_overlay_is_laid_over_the_same_book() -> None:
    book = lawbook.load(overlay=overlay.read("format = 1"))
    assert dict(book.entries) == dict(lawbook.load().entries)


@pytest.mark.parametrize("name", FILES)
def test_the_version_tells_of_a_change_in_any_file(name: str, tmp_path: Path) -> None:
    before = lawbook.load(GOOD).version
    folder = shutil.copytree(GOOD, tmp_path / "data")
    assert lawbook.load(folder).version == before
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write("# satu catatan\n")
    assert lawbook.load(folder).version != before


def test_the_version_tells_of_a_file_that_is_gone_or_renamed(tmp_path: Path) -> None:
    before = lawbook.load(GOOD).version
    folder = shutil.copytree(GOOD, tmp_path / "data")
    (folder / "checklists" / "restitution.toml").rename(folder / "checklists" / "restitution_2.toml")
    renamed = lawbook.load(folder).version
    (folder / "checklists" / "restitution_2.toml").unlink()
    assert len({before, renamed, lawbook.load(folder).version}) == 3
