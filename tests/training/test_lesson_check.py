"""`lesson check`: every fault at once, with file, key and a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from legal_assist import messages
from legal_assist.desk import classroom
from legal_assist.errors import LawBookError
from legal_assist.training import reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FIRST = "temu-pertama"


def faults(path: Path) -> dict[str, str]:
    with pytest.raises(LawBookError) as caught:
        classroom.check_files([path])
    for lang in messages.LANGUAGES:
        assert messages.of_error(caught.value, lang)
        assert all(messages.of_problem(one, lang) for one in caught.value.problems)
    return {one.path: one.key for one in caught.value.problems}


@pytest.mark.parametrize(
    ("old", "new", "where", "key"),
    [
        ('goal_en = "', 'goal_englisch = "', "goal_en", "training.fault.missing_key"),
        ('goal_en = "', 'goal_englisch = "', "goal_englisch", "training.fault.unknown_key"),
        ("minutes = 45", 'minutes = "lama"', "minutes", "training.fault.wrong_kind"),
        ('open = "victims.K1.safe_now"', 'open = "victims.K9.safe_now"', "open", "training.fault.place"),
        ('open = "victims.K1.safe_now"', 'open = "../../etc"', "aman-sekarang", "training.fault.place"),
        ('command = "next"', 'command = "erase"', "", "training.fault.command"),
        ('victim = "K1"', 'victim = "K7"', "victim", "training.fault.no_victim"),
        ('"uu-21-2007/47"', '"uu-21-2007/4711"', "basis", "training.fault.no_provision"),
        ('"uu-21-2007/47"', '"uu-21-2007/50/4"', "basis", "training.fault.open_question"),
        ('"uu-21-2007/47"', '"uu-31-2014/7A/1"', "basis", "training.fault.not_in_force"),
        ('"victims.safe_now" }', '"victims.aman" }', "done", "reckoning_rules.fault.unknown_word"),
        ("Semua langkah", "Menurut Pasal 47 semua langkah", "why", "training.fault.citation"),
        ("right = true", "right = false", "check", "training.fault.choices"),
        ('sex = "female"', 'nik = "2171014101010001"', "case.victims.K1.nik", "case.nik_must_be_invented"),
        ('stage = "before_report"', "invented = false", "case.invented", "training.fault.real_case"),
        ('stage = "before_report"', 'sample = "../x"', "case.sample", "training.fault.no_sample"),
        ('id = "kontak-aman"', 'id = "aman-sekarang"', "aman-sekarang", "training.fault.twice"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_place(
    old: str, new: str, where: str, key: str, changed: Callable[..., Path]
) -> None:
    found = faults(changed((old, new)))
    assert key in found.values()
    assert any(path.startswith("ubahan.toml") and where in path for path, one in found.items() if one == key)


def test_a_condition_that_holds_from_the_beginning_is_a_fault(changed: Callable[..., Path]) -> None:
    path = changed((
        'done = [{ filled = "victims.safe_contact" }]', 'done = [{ filled = "victims.name" }]'
    ))  # fmt: skip
    assert "training.fault.done_already" in faults(path).values()


def test_all_faults_of_several_files_come_at_once(changed: Callable[..., Path]) -> None:
    first = changed(("minutes = 45", "minutes = 1"), ('goal_en = "', 'goal_xx = "'), name="satu.toml")
    second = changed(('"uu-21-2007/47"', '"uu-21-2007/4711"'), name="dua.toml")
    with pytest.raises(LawBookError) as caught:
        classroom.check_files([first, second])
    assert {one.path.split(":")[0] for one in caught.value.problems} == {"satu.toml", "dua.toml"}
    assert len(caught.value.problems) >= 4


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"id = ", "not_toml"), (b"\xff\xfe", "not_utf8"), (b"x = " + b"[" * 100_000, "not_toml"),
        (b"#" * (reading.MAX_BYTES + 1), "too_large"),
    ],
)  # fmt: skip
def test_what_is_no_lesson_at_all_is_told_in_a_sentence(data: bytes, key: str, tmp_path: Path) -> None:
    path = tmp_path / "rusak.toml"
    path.write_bytes(data)
    assert faults(path) == {"rusak.toml": f"training.fault.{key}"}


def test_a_file_that_is_missing_or_a_folder_is_told_so(tmp_path: Path) -> None:
    for path in (tmp_path / "tidak-ada.toml", tmp_path):
        assert faults(path) == {path.name: "training.fault.unreadable"}


def test_a_lesson_of_one_s_own_is_listed_and_a_faulty_one_hides_no_other(
    room: classroom.Classroom, changed: Callable[..., Path]
) -> None:
    room.own.mkdir(parents=True)
    mine = changed(
        (f'id = "{FIRST}"', 'id = "punya-sendiri"'), ("number = 1", "number = 50"), ("SERUNI-01", "MELUR-50")
    )
    mine.rename(room.own / "punya.toml")
    (room.own / "rusak.toml").write_text("id = 3", encoding="utf-8")
    (room.own / "tiruan.toml").write_text(
        min(reading.SHIPPED.glob("*.toml")).read_text(encoding="utf-8"), encoding="utf-8"
    )
    again = classroom.Classroom(None)
    assert again.lesson("punya").title == again.lesson(FIRST).title
    assert len(again.lessons) == len(room.lessons) + 1
    assert {one.path.split(":")[0] for one in again.problems} == {"rusak.toml", "tiruan.toml"}
    assert "training.fault.taken" in {one.key for one in again.problems}
