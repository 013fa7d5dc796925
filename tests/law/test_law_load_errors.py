"""Wrong law data: every fault is reported, at once, with file, key and a sentence that says what is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from legal_assist import messages
from legal_assist.errors import LawBookError
from legal_assist.law import lawbook

BAD = Path(__file__).parent / "bad_data"
FIXTURES = sorted(BAD.glob("*.toml"))
BOOK = """
reviewed = 2026-11-24
review_after = 2026-12-17
review_reason = "x"
review_reason_en = "x"
notice = "x"
notice_en = "x"

[[kind]]
id = "uu"
names = ["UU"]
"""


def folder(root: Path, *fixtures: Path, book: str = BOOK) -> Path:
    """A law data folder with these instrument files, each named by the id it carries."""
    (root / "instruments").mkdir(parents=True)
    (root / "book.toml").write_text(book, encoding="utf-8")
    for fixture in fixtures:
        shutil.copy(fixture, root / "instruments" / "uu-1-1999.toml")
    return root


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_a_fault_is_named_with_file_key_and_value(fixture: Path, tmp_path: Path) -> None:
    key, *words = fixture.read_text(encoding="utf-8").splitlines()[0].removeprefix("# expect: ").split()
    with pytest.raises(LawBookError) as caught:
        lawbook.load(folder(tmp_path / "data", fixture))
    found = [problem for problem in caught.value.problems if problem.key == f"law.{key}"]
    assert len(found) == 1, [problem.key for problem in caught.value.problems]
    for lang in messages.LANGUAGES:
        sentence = messages.of_problem(found[0], lang)
        assert "uu-1-1999.toml" in sentence
        for word in words:
            assert word in f"{found[0].path} {sentence}"
    assert found[0].path.startswith("instruments/uu-1-1999.toml")
    assert messages.of_error(caught.value, "id")


def test_the_fixtures_differ_from_a_good_file_by_one_fault_each(tmp_path: Path) -> None:
    for fixture in FIXTURES:
        with pytest.raises(LawBookError) as caught:
            lawbook.load(folder(tmp_path / fixture.stem, fixture))
        assert len(caught.value.problems) == 1, (fixture.stem, caught.value.problems)


def test_all_faults_of_all_files_are_reported_at_once(tmp_path: Path) -> None:
    root = folder(tmp_path / "data", BAD / "unknown_key.toml")
    bad = (BAD / "missing_summary_en.toml").read_text(encoding="utf-8").replace("uu-1-1999", "uu-2-1999")
    (root / "instruments" / "uu-2-1999.toml").write_text(bad, encoding="utf-8")
    (root / "days_off").mkdir()
    (root / "days_off" / "2026.toml").write_text(
        'decree = "x"\ndecree_date = 2025-01-01\nconfidence = "S2"\nsource = "x"\n'
        '[[day]]\ndate = 2027-01-01\nname = "x"\nname_en = "x"\nkind = "libur"\n',
        encoding="utf-8",
    )
    with pytest.raises(LawBookError) as caught:
        lawbook.load(root)
    keys = {problem.key for problem in caught.value.problems}
    assert {"law.unknown_key", "law.missing_key", "law.wrong_year", "law.wrong_kind"} <= keys
    assert caught.value.params["count"] == len(caught.value.problems)


def test_a_file_must_bear_the_name_of_its_instrument(tmp_path: Path) -> None:
    root = folder(tmp_path / "data")
    good = "\n".join((BAD / "unknown_key.toml").read_text(encoding="utf-8").splitlines()[:-1])
    (root / "instruments" / "uu-7-1999.toml").write_text(good, encoding="utf-8")
    with pytest.raises(LawBookError) as caught:
        lawbook.load(root)
    assert [problem.key for problem in caught.value.problems] == ["law.file_name"]


def test_a_nickname_must_mean_an_instrument_of_the_book(tmp_path: Path) -> None:
    book = BOOK + '\n[[nickname]]\nname = "UU Contoh"\ninstruments = ["uu-9-1999"]\n'
    with pytest.raises(LawBookError) as caught:
        lawbook.load(folder(tmp_path / "data", book=book))
    assert "uu-9-1999" in messages.of_problem(caught.value.problems[0], "en")


def test_a_missing_book_file_and_a_text_that_is_not_utf8_are_told_apart(tmp_path: Path) -> None:
    root = tmp_path / "data"
    (root / "instruments").mkdir(parents=True)
    (root / "instruments" / "uu-1-1999.toml").write_bytes(b'id = "\xff"')
    with pytest.raises(LawBookError) as caught:
        lawbook.load(root)
    assert {problem.key for problem in caught.value.problems} == {"law.not_utf8", "law.missing_file"}


def test_an_empty_folder_with_a_good_book_file_loads(tmp_path: Path) -> None:
    assert lawbook.load(folder(tmp_path / "data")).entries == {}
