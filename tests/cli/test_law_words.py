"""What `law show`, `law check` and `deadlines` print: days in words, each of a chain, what has no date."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from legal_assist.cli import entry

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

UNPAID = {
    "code": "TERATAI-01",
    "invented": True,
    "stage": "execution",
    "victims": [{"id": "K1", "birth_date": "1999-04-05"}],
    "events": [
        {"id": "E1", "kind": "application_filed", "date": "2026-02-02", "application": "restitution"},
        {"id": "E2", "kind": "lpsk_summons_missed", "date": "2026-03-13"},
        {"id": "E3", "kind": "verdict", "date": "2026-06-23", "verdict_kind": "convicted"},
        {"id": "E4", "kind": "final", "date": "2026-07-01"},
        {"id": "E5", "kind": "verdict_notified", "date": "2026-07-06"},
    ],
}


def _said(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    code = entry.main([*argv, "--as-of", "2026-11-24"])
    said, complaint = capsys.readouterr()
    assert code == 0, complaint
    return said


def test_days_in_force_are_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    said = _said(capsys, "law", "show", "Pasal 98 UU 8/1981")
    assert "31 Desember 1981 s.d. 1 Januari 2026" in said
    assert "s.d. sekarang" in _said(capsys, "law", "show", "Pasal 48 UU 21/2007")
    assert "20 May 2026" in _said(capsys, "law", "show", "Pasal 19 UU 3/2026", "--lang", "en")


def test_each_of_a_chain_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    asked = "Pasal 48 ayat (1) UU 21/2007 jo. Pasal 19 ayat (1) UU 3/2026"
    assert [line for line in _said(capsys, "law", "show", asked).splitlines() if line[0].isalpha()][:2] == [
        "Pasal 48 ayat (1) UU 21/2007",
        "Pasal 19 ayat (1) UU 3/2026",
    ]
    found = json.loads(_said(capsys, "law", "show", asked, "--json"))["provisions"]
    assert [one["id"] for one in found] == ["uu-21-2007/48/1", "uu-3-2026/19/1"]


def test_the_member_of_a_chain_that_is_not_recorded_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.main(["law", "show", "Pasal 48 jo. Pasal 999 UU 21/2007"]) == 4
    assert "Pasal 999 UU 21/2007" in capsys.readouterr().err


def test_one_open_question_makes_no_statute_a_question(capsys: pytest.CaptureFixture[str]) -> None:
    first, second, *parts = _said(capsys, "law", "show", "UU 21/2007").splitlines()
    assert first == "UU 21/2007"
    assert "ertanyaan terbuka" not in second
    assert any(" [X]: " in one for one in parts)
    assert any(" [V]: " in one for one in parts)


def test_a_limit_without_a_date_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "perkara.json").write_text(json.dumps(UNPAID), encoding="utf-8")
    store = ("--store", str(tmp_path / "simpanan"))
    _said(capsys, "case", "import", str(tmp_path / "perkara.json"), *store)
    said = _said(capsys, "deadlines", "TERATAI-01", *store)
    assert "terbuka sejak 21 Juli 2026, tanpa batas akhir  Beri tahu pengadilan" in said
    assert "belum bertanggal  Hadir pada panggilan LPSK" in said
    assert "Tidak hadir: 1 dari 3 kali." in said
    english = _said(capsys, "deadlines", "TERATAI-01", "--days", "--lang", "en", *store)
    assert "Monday, 20 July 2026  Restitution is paid" in english
    assert "Tuesday, 7 July 2026; " in english


def test_open_questions_say_what_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    said = _said(capsys, "law", "check")
    assert "  [N] Bagaimana dan kepada siapa kompensasi korban perdagangan orang diajukan?" in said
    listed = json.loads(_said(capsys, "law", "check", "--json", "--lang", "en"))["open_questions"]
    assert all(one["text"] for one in listed)
    assert "\n  2026 [S2] Keputusan Bersama" in said


def test_numbers_to_call_that_are_old_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    entry.main(["law", "check", "--as-of", "2028-01-02"])
    said = capsys.readouterr().out
    assert "! Polisi 110" in said
    assert "Cek lagi sebelum diberikan kepada korban" in said
    entry.main(["law", "check", "--as-of", "2028-01-02", "--json"])
    assert json.loads(capsys.readouterr().out)["old_services"]


def test_a_file_that_is_no_pdf_is_told_in_our_words_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bukan.pdf").write_text("nama rahasia", encoding="utf-8")
    ask = ["law", "confirm", "Pasal 48 ayat (1) UU 21/2007", "--pdf", str(tmp_path / "bukan.pdf")]
    assert entry.main([*ask, "--operator", "Rekaan", "--store", str(tmp_path / "simpanan")]) == 5
    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1
    assert "nama rahasia" not in complaint
