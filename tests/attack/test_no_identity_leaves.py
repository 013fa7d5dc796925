"""A marked identity is looked for in everything that any command prints, names or keeps beside the case."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from legal_assist.desk import samples

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.attack.conftest import Outcome

    Cli = Callable[..., Outcome]

MARKED = re.compile(
    r"zq\w*|marlovik|\beva\b|1987-10-2[34]|2[34][-/.]10[-/.]1987|2[34] (?:oktober|october) 1987"
    r"|9977[\s.\-]?6655|7777.?9911|7777.?9922",
    re.IGNORECASE,
)


@pytest.fixture
def marked_case(cli: Cli, tmp_path: Path) -> Path:
    case: dict[str, Any] = json.loads(samples.sample("a").case_file.read_text(encoding="utf-8"))
    case |= {"code": "JATI-55", "marks": {}}
    victim = case["victims"][0]
    victim |= {
        "name": "Eva Zquenta Marlovik",
        "nickname": "Zqeni",
        "birth_place": "Zqvilleburg",
        "birth_date": "1987-10-23",
        "nik": "9977665544332211",
        "passport": "ZQ7788123",
        "address": "Jalan Zqstreetnama 9",
        "home_district": "Kabupaten Zqdistrik",
        "phone": "0812-7777-9911",
        "safe_contact": "Zqsafecontact lewat kakak",
        "printed": [{"id": "I1", "paper": "KTP", "name": "Zqprintnama Satu", "birth_date": "1987-10-24"}],
        "guardian": {"name": "Zqwali Tua", "nik": "9977665544330000", "phone": "0812-7777-9922"},
        "heirs": [{"id": "W1", "name": "Zqahli Waris", "address": "Jalan Zqheirstreet"}],
    }
    case["notes"] = [{"id": "N1", "text": "Zqnotes tentang Zquenta"}]
    file = tmp_path / "berkas.json"
    file.write_text(json.dumps(case), encoding="utf-8")
    assert cli("case", "import", str(file)).code == 0
    return file


@pytest.mark.parametrize(("lang", "form"), [("id", ()), ("en", ("--json",))], ids=["id-plain", "en-json"])
def test_no_command_says_an_identity_without_reveal(
    cli: Cli, marked_case: Path, tmp_path: Path, lang: str, form: tuple[str, ...]
) -> None:
    code, out = "JATI-55", str(tmp_path / "out")
    commands: tuple[tuple[tuple[str, ...], str], ...] = (
        (("case", "list"), ""),
        (("case", "show", code), ""),
        (("checklist", code), ""),
        (("next", code), ""),
        (("losses", code), ""),
        (("regime", code), ""),
        (("deadlines", "--days"), ""),
        (("documents", code), ""),
        (("make", code, "permohonan-restitusi", "--draft", "--out", out), ""),
        (("make", code, "all", "--out", str(marked_case)), ""),
        (("case", "import", str(marked_case)), ""),
        (("case", "delete", code), "Zq"),
        (("record", code, "victims.K1.nik"), "99776655443322119"),
        (("record", code, "victims.K1.birth_date"), "1987-10-23 Zq"),
        (("record", code, "victims.K1.phone"), "0812-7777-9911 Zq"),
        (("record", code, "victims.K1.name"), "Zq\x1bmarka"),
        (("record", code, "victims.K1.heirs", "--add"), "nama = Zqheir"),
        (("record", code, "victims.K1", "--remove"), ""),
        (("record", code, "victims.K1.name", "--mark", "unknown"), ""),
    )
    for command, typed in commands:
        result = cli(*command, *form, "--lang", lang, typed=typed)
        assert result.code != 1, result.err
        assert MARKED.findall(result.said) == [], command


def test_receipts_names_and_lists_hold_no_identity(cli: Cli, marked_case: Path, store: Path) -> None:
    assert cli("make", "JATI-55", "lembar-identitas", "--draft", "--out", str(store.parent / "out")).code == 0
    assert list((store / "receipts").rglob("*.json"))
    for path in (*store.rglob("*"), *(store.parent / "out").iterdir()):
        assert not MARKED.search(path.name)
        if path.is_file() and path.parent.name not in ("cases", "out"):
            assert not MARKED.search(path.read_text(encoding="utf-8")), path.name


def test_free_text_that_repeats_an_identity_is_masked(cli: Cli, marked_case: Path) -> None:
    for text in (
        "upah Eva Zquenta Marlovik dan zqeni",
        "telepon 0812 7777 9911 atau +62 812-7777-9911",
        "NIK 9977 6655 4433 2211, juga 99.77665544332211",
        "lahir 23 Oktober 1987 (23/10/1987)",
    ):
        assert cli("record", "JATI-55", "losses.L1.note", typed=text).code == 0
        shown = cli("case", "show", "JATI-55", "--json").json["facts"]
        note = next(fact["value"] for fact in shown if fact["path"] == "losses.L1.note")
        assert "K1" in note
        assert MARKED.findall(note) == []


def test_amounts_and_ordinary_words_are_not_masked(cli: Cli, marked_case: Path) -> None:
    text = "Rp12.345.678.901 dibayar 25-10-1987, evaluasi"
    assert cli("record", "JATI-55", "losses.L1.note", typed=text).code == 0
    shown = cli("case", "show", "JATI-55", "--json").json["facts"]
    note = next(fact["value"] for fact in shown if fact["path"] == "losses.L1.note")
    assert note == text
