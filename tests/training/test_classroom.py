"""The training room: its own store, real ones refused, a clock that stands still, progress, reset, sheets."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, classroom, lesson_words, sealing
from legal_assist.errors import DocumentError, StoreError, UsageError
from legal_assist.store import keys

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from legal_assist.desk import Opened
    from legal_assist.desk.classroom import Classroom


@pytest.fixture
def sealed(tmp_path: Path) -> Iterator[Path]:
    """A sealed store."""
    keys.allow_test_kdf()
    root = tmp_path / "tersegel"
    desk = Desk(root, FixedClock(date(2026, 11, 24)))
    sealing.init(desk, "bakau jati meranti ulin", sealing.new_recovery_key())
    desk.lock()
    yield root
    keys.allow_test_kdf(False)


def tree(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_store_of_real_cases_is_refused_and_stays_as_it_was(sealed: Path) -> None:
    before = tree(sealed)
    with pytest.raises(StoreError) as caught:
        classroom.Classroom(sealed)
    assert caught.value.key == "training.real_store"
    assert tree(sealed) == before


def test_training_beside_a_sealed_store_at_the_usual_place_touches_nothing_of_it(
    sealed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEGAL_ASSIST_HOME", str(sealed))
    before = tree(sealed)
    room = classroom.Classroom(None)
    room.begin(room.lessons[0])
    after = tree(sealed)
    assert {name: data for name, data in after.items() if not name.startswith("training/")} == before
    assert any(name.startswith("training/") for name in after)


def test_a_training_folder_that_leads_to_a_real_store_is_refused(sealed: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "training").symlink_to(sealed, target_is_directory=True)
    with pytest.raises(StoreError) as caught:
        classroom.Classroom(None)
    assert caught.value.key == "training.sealed"
    (home / "training").unlink()
    (home / "training").symlink_to(home, target_is_directory=True)
    with pytest.raises(StoreError):
        classroom.Classroom(None)


def test_a_training_store_that_was_sealed_meanwhile_is_not_opened(room: Classroom) -> None:
    keys.allow_test_kdf()
    room.enter()
    room.desk.lock()
    other = Desk(room.desk.workspace.root, room.clock)
    other.unlock()
    sealing.init(other, "bakau jati meranti ulin", sealing.new_recovery_key())
    other.lock()
    with pytest.raises(StoreError) as caught:
        room.enter()
    assert caught.value.key == "training.sealed"
    keys.allow_test_kdf(False)


def test_a_real_case_can_not_be_taken_into_the_training_store(room: Classroom) -> None:
    room.begin(room.lessons[0])
    with pytest.raises(StoreError) as caught:
        room.desk.import_case(json.dumps({"code": "NYATA-01", "invented": False}).encode())
    assert caught.value.key == "store.only_invented"


def test_the_day_of_the_lesson_stands_still_also_in_what_is_saved(room: Classroom) -> None:
    for lesson in room.lessons[:2]:
        opened = room.begin(lesson)
        assert room.desk.today == lesson.day
        assert opened.saved_at.startswith(lesson.day.isoformat())


def test_what_is_done_in_the_case_shows_in_the_step(room: Classroom) -> None:
    lesson = room.lesson("temu-pertama")
    opened = room.begin(lesson)
    assert room.states(lesson)[0].achieved is False
    for field in ("safe_now", "threatened", "phone_watched"):
        opened = room.desk.record(opened, f"victims.K1.{field}", "ya")
    assert [state.achieved for state in room.states(lesson)][:2] == [True, False]


def test_reset_brings_back_case_and_progress_and_drops_half_typed_text(room: Classroom) -> None:
    from legal_assist.desk import drafting

    lesson = room.lesson("temu-pertama")
    opened = room.begin(lesson)
    begun = opened.case
    room.desk.record(opened, "victims.K1.safe_now", "ya")
    drafting.keep(room.desk, lesson.code, "victims.K1", {"safe_contact": "lewat"}, revision=2)
    room.stand(lesson, lesson.steps[3])
    assert room.reset(lesson).case == begun
    assert room.progress(lesson) == classroom.Progress()
    assert drafting.found(room.desk, lesson.code) == ()


@pytest.mark.parametrize(
    "damage", [b"", b"[]", b"{", b'{"temu-pertama": 3}', b'{"temu-pertama": {"at": "x", "seen": [1, "y"]}}']
)
def test_a_damaged_progress_file_means_the_beginning(room: Classroom, damage: bytes) -> None:
    lesson = room.lesson("temu-pertama")
    room.begin(lesson)
    (room.desk.workspace.root / classroom.PROGRESS).write_bytes(damage)
    assert room.progress(lesson) == classroom.Progress()
    room.stand(lesson, lesson.steps[1])
    assert room.progress(lesson).at == lesson.steps[1].id


def test_a_lesson_is_found_by_number_id_or_its_beginning_and_never_by_chance(room: Classroom) -> None:
    first = room.lessons[0]
    for name in (first.id, str(first.number), first.id[:6], first.id.upper()):
        assert room.lesson(name) == first
    for name in ("", "tidak-ada", "99"):
        with pytest.raises(UsageError):
            room.lesson(name)


def words(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml").decode()


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_hand_out_holds_no_answer_and_the_trainer_s_sheet_all_of_them(
    room: Classroom, tmp_path: Path, lang: str
) -> None:
    from html import escape

    lesson = room.lessons[0]
    for answers in (False, True):
        path = tmp_path / f"{answers}.docx"
        lesson_words.write_handout(room, lesson, path, lang, answers=answers)
        text = words(path)
        for step in lesson.steps:
            said: list[Any] = [step.check.words("answer", lang), step.wrong.words("consequence", lang)]
            for one in said:
                assert (escape(one, quote=False) in text) is answers
            assert escape(step.check.words("question", lang), quote=False) in text


def test_every_page_bears_the_watermark_and_no_author(room: Classroom, tmp_path: Path) -> None:
    path = tmp_path / "lembar.docx"
    lesson_words.write_handout(room, room.lessons[0], path, "en")
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        headers = [package.read(name).decode() for name in names if name.startswith("word/header")]
        core = package.read("docProps/core.xml").decode()
        assert "titlePg" not in package.read("word/document.xml").decode()
    assert len(headers) == 1
    assert headers[0].count("LATIHAN") == 2
    assert "creator" not in core


def test_a_sheet_is_never_written_over_and_only_as_a_word_file(room: Classroom, tmp_path: Path) -> None:
    path = tmp_path / "lembar.docx"
    lesson_words.write_handout(room, room.lessons[0], path, "id")
    with pytest.raises(DocumentError):
        lesson_words.write_handout(room, room.lessons[0], path, "id")
    with pytest.raises(UsageError):
        lesson_words.write_handout(room, room.lessons[0], tmp_path / "lembar.pdf", "id")


@pytest.mark.parametrize("draft", [True, False])
def test_every_page_of_a_paper_made_in_the_training_room_bears_the_word(
    room: Classroom, tmp_path: Path, draft: bool
) -> None:
    from legal_assist.desk import made_papers

    lesson = room.lesson("restitusi-tidak-dibayar")
    opened = room.begin(lesson)
    document = "pemberitahuan-kerahasiaan" if draft else _ready(room, opened)
    made = room.desk.make(opened, (document,), tmp_path, draft=draft)
    for one in made:
        with zipfile.ZipFile(one.path) as package:
            assert package.testzip() is None
            headers = [package.read(name).decode() for name in package.namelist() if "word/header" in name]
        assert headers
        assert all("LATIHAN</" in header for header in headers)
        assert all('string="' in header for header in headers)
    found = made_papers.listing(room.desk, opened).papers
    assert [(one.state, one.changes) for one in found] == [("there", ())] * len(made)


def _ready(room: Classroom, opened: Opened) -> str:
    return next(one.id for one in room.desk.documents(opened.case) if one.applies and not one.gaps)


def test_papers_of_other_stores_bear_no_such_word(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "lain", FixedClock(date(2026, 11, 24)))
    assert desk.page_mark == ""
