"""`why`, `law check|confirm|override|page` and `deadlines --ics`, as a shell sees them."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from legal_assist.cli import parser
from legal_assist.law import lawbook, overlay

sys.path.append(str(Path(__file__).parents[1] / "documents"))
from gazette_pdf import NOISY, pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    Cli = Callable[..., Any]

ME = ("--operator", "Rekaan")
CITED = "Pasal 48 ayat (1) UU 21/2007"


@pytest.fixture
def gazette(tmp_path: Path) -> Path:
    path = tmp_path / "lembaran.pdf"
    path.write_bytes(pdf(NOISY))
    return path


def store(tmp_path: Path) -> Path:
    return tmp_path / "store" / overlay.FILE_NAME


def test_the_fields_offered_are_those_of_the_overlay() -> None:
    assert parser._OVERRIDE_FIELDS == overlay.FIELDS


@pytest.mark.parametrize("lang", ["id", "en"])
def test_law_check_says_how_sure_the_book_is_and_what_is_open(cli: Cli, lang: str) -> None:
    book = lawbook.load()
    result = cli("law", "check", "--lang", lang)
    data = cli("law", "check", "--json").json

    assert result.code == 0
    for code, count in data["counts"].items():
        assert any(line.split()[:2] == [code, str(count)] for line in result.out.splitlines()), code
    assert sum(data["counts"].values()) == len(book.entries)
    assert data["review_due"] is False
    assert [year["year"] for year in data["days_off"]] == sorted(book.days_off)
    assert data["office"] == {}


def test_law_check_past_the_review_date_warns_and_still_ends_well(cli: Cli) -> None:
    result = cli("law", "check", as_of="2027-03-01")

    assert result.code == 0
    assert "LEWAT" in result.out


def test_a_provision_is_confirmed_after_both_texts_were_shown(
    cli: Cli, gazette: Path, tmp_path: Path
) -> None:
    result = cli("law", "confirm", CITED, "--pdf", str(gazette), *ME, typed="cocok\n")

    assert result.code == 0, result.err
    assert lawbook.load().provision("uu-21-2007/48/1").summary in result.out
    assert "Setiap pemilik kebun berhak atas penggantian undang-undang bibit." in result.out
    (entry,) = overlay.read(store(tmp_path).read_text("utf-8")).confirmations
    assert (entry.by, entry.on.isoformat(), entry.page) == ("Rekaan", "2026-11-24", 2)
    assert entry.sha256 == hashlib.sha256(gazette.read_bytes()).hexdigest()
    assert entry.file == "lembaran.pdf"
    shown = cli("law", "show", CITED)
    assert "dikonfirmasi kantor" in shown.out
    assert "Rekaan" in shown.out
    assert "confirmed by the office" in cli("law", "show", CITED, "--lang", "en").out
    assert "uu-21-2007/48/1" in cli("law", "check", "--json").json["office"]


@pytest.mark.parametrize("typed", ["tidak\n", "\n", "Cocok sekali\n"])
def test_without_the_word_nothing_is_recorded(cli: Cli, gazette: Path, tmp_path: Path, typed: str) -> None:
    result = cli("law", "confirm", CITED, "--pdf", str(gazette), *ME, typed=typed)

    assert result.code == 2
    assert not store(tmp_path).exists()


def test_an_ended_input_records_nothing(cli: Cli, gazette: Path, tmp_path: Path) -> None:
    assert cli("law", "confirm", CITED, "--pdf", str(gazette), *ME).code == 130
    assert not store(tmp_path).exists()


def test_yes_confirms_a_sure_finding_for_scripts(cli: Cli, gazette: Path) -> None:
    result = cli("law", "confirm", CITED, "--pdf", str(gazette), *ME, "--yes", "--json")

    assert result.code == 0, result.err
    assert result.json["page"] == 2


@pytest.mark.parametrize(
    ("citation", "pages", "words"),
    [
        ("UU 20/2025 Pasal 189 ayat (2)", [["NOMOR 21 TAHUN 2007", "Pasal 189", "(2) Isi."]], "bukan UU"),
        (CITED, [["Pasal 48", "(1) Isi."]], "Judul peraturan tidak terbaca"),
        (CITED, [["NOMOR 21 TAHUN 2007", "Pasal 48", "a"], ["Pasal 48", "b"]], "beberapa halaman: 1, 2"),
        ("UU 21/2007 Pasal 51 ayat (1)", [["NOMOR 21 TAHUN 2007", "Pasal 5l", "(1) Isi."]], "menebak huruf"),
    ],
)
def test_yes_never_confirms_what_is_in_doubt(
    cli: Cli, tmp_path: Path, citation: str, pages: list[list[str]], words: str
) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf(pages))
    result = cli("law", "confirm", citation, "--pdf", str(path), *ME, "--yes")

    assert result.code == 2
    assert words in result.err
    assert not store(tmp_path).exists()


def test_one_of_several_places_is_chosen_by_its_page(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf([["NOMOR 21 TAHUN 2007", "Pasal 48", "(1) Lama."], ["Pasal 48", "(1) Baru."]]))
    wrong = cli("law", "confirm", CITED, "--pdf", str(path), *ME, "--page", "9", typed="cocok\n")
    right = cli("law", "confirm", CITED, "--pdf", str(path), *ME, "--page", "2", typed="agree\n")

    assert wrong.code == 2
    assert "1, 2" in wrong.err
    assert right.code == 0
    assert "Baru." in right.out
    assert "Lama." not in right.out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((CITED, "--pdf", "tidak-ada.pdf", *ME), 5),
        ((CITED, "--pdf", ".", *ME), 5),
        (("Pasal 98 KUHAP", "--pdf", "x.pdf", *ME), 4),
        (("UU 21/2007", "--pdf", "x.pdf", *ME), 4),
        ((CITED, "--pdf", "x.pdf"), 2),
    ],
)
def test_what_cannot_be_confirmed_says_why(cli: Cli, arguments: tuple[str, ...], code: int) -> None:
    result = cli("law", "confirm", *arguments)

    assert result.code == code
    assert "Traceback" not in result.err
    assert result.err.strip()


def test_an_article_that_is_not_in_the_file_is_an_error_of_the_file(cli: Cli, gazette: Path) -> None:
    result = cli("law", "confirm", "UU 21/2007 Pasal 50 ayat (1)", "--pdf", str(gazette), *ME)

    assert result.code == 5
    assert "lembaran.pdf" in result.err


def test_a_correction_is_shown_wherever_the_provision_is(cli: Cli, sample_a: str, tmp_path: Path) -> None:
    result = cli(
        "law", "override", "uu-21-2007/48/1", "--field", "summary", "--reason", "salah ketik", *ME,
        typed="Ringkasan kantor kami.\n",
    )  # fmt: skip

    assert result.code == 0, result.err
    shown = cli("law", "show", CITED)
    assert "Ringkasan kantor kami." in shown.out
    assert "dikoreksi kantor" in shown.out
    assert "salah ketik" in shown.out
    assert "dikoreksi kantor" in cli("why", sample_a, "regime.restitution").out
    assert "dikoreksi kantor" in cli("regime", sample_a).out
    out = tmp_path / "dokumen"
    made = cli("make", sample_a, "all", "--out", str(out), "--draft")
    assert made.code == 0, made.err
    receipts = [json.loads(p.read_text("utf-8")) for p in (tmp_path / "store" / "receipts").rglob("*.json")]
    named = [receipt["office"]["uu-21-2007/48/1"] for receipt in receipts if receipt["office"]]
    assert named
    assert all(one["overrides"][0]["by"] == "Rekaan" for one in named)
    assert all("+" in receipt["law_version"] for receipt in receipts)


def test_a_correction_needs_a_name_a_reason_and_a_change(cli: Cli, tmp_path: Path) -> None:
    ask = ("law", "override", "uu-21-2007/48/1", "--field")
    own = lawbook.load().provision("uu-21-2007/48/1").summary
    for arguments, typed in (
        ((*ask, "summary", "--reason", "r"), "Lain."),
        ((*ask, "summary", *ME), "Lain."),
        ((*ask, "summary", "--reason", "r", *ME), own),
        ((*ask, "until", "--reason", "r", *ME), "kapan-kapan"),
    ):
        assert cli(*arguments, typed=typed).code == 2
    assert cli(*ask, "confidence", "--reason", "r", *ME, typed="ZZ").code == 4
    assert (
        cli("law", "override", "Pasal 98 KUHAP", "--field", "note", "--reason", "r", *ME, typed="x").code == 4
    )
    assert not store(tmp_path).exists()


def test_signs_nobody_sees_are_dropped_from_what_is_typed(cli: Cli) -> None:
    ask = ("law", "override", "uu-21-2007/48/1", "--field", "note", "--reason", "a\x1bb", *ME)
    assert cli(*ask, typed="Ingat\u00ad\u202e\x1b[31m ini\nya\n").code == 0
    assert "Ingat[31m ini ya" in cli("law", "show", CITED).out


def test_a_day_is_typed_as_people_write_days(cli: Cli) -> None:
    ask = ("law", "override", "uu-21-2007/48/1", "--field", "until", "--reason", "r", *ME)
    assert cli(*ask, typed="31 Desember 2026").code == 0
    assert cli("law", "show", CITED, "--json").json["until"] == "2026-12-31"
    assert cli(*ask, typed="-").code == 0
    assert cli("law", "show", CITED, "--json").json["until"] is None


def test_an_added_provision_can_be_looked_up_as_an_open_question(cli: Cli) -> None:
    new = ("law", "override", "UU 21/2007 Pasal 66 ayat (9)", "--reason", "r", *ME)
    assert cli(*new, "--field", "note", typed="x").code == 4  # a summary comes first
    assert cli(*new, "--field", "summary", typed="Ayat rekaan.").code == 0
    shown = cli("law", "show", "UU 21/2007 Pasal 66 ayat (9)")
    assert "Ayat rekaan." in shown.out
    assert "ditambahkan kantor" in shown.out
    assert "Pertanyaan terbuka" in shown.out


def test_a_malformed_overlay_is_warned_about_and_stops_no_command(
    cli: Cli, sample_a: str, tmp_path: Path
) -> None:
    store(tmp_path).write_bytes(b"[[override]]\nprovision = 1\n\xff")
    for arguments in (("regime", sample_a), ("law", "show", CITED), ("law", "check"), ("next", sample_a)):
        result = cli(*arguments)
        assert result.code == 0
        assert "Peringatan" in result.err
        assert overlay.FILE_NAME in result.err
    kept = store(tmp_path).read_bytes()
    refused = cli("law", "override", "uu-21-2007/48/1", "--field", "note", "--reason", "r", *ME, typed="x")
    assert refused.code == 4
    assert store(tmp_path).read_bytes() == kept


@pytest.mark.parametrize("lang", ["id", "en"])
def test_why_explains_what_the_other_verbs_print(cli: Cli, sample_a: str, lang: str) -> None:
    listed = cli("deadlines", sample_a, "--json").json
    items = cli("checklist", sample_a, "--json").json["items"]
    steps = cli("next", sample_a, "--json").json["steps"]
    for finding in (
        "losses", "losses.L1", "regime.joined_claim", listed[0]["finding"], items[0]["finding"],
        steps[0]["finding"], f"documents.{cli('documents', sample_a, '--json').json[0]['id']}",
    ):  # fmt: skip
        result = cli("why", sample_a, finding, "--lang", lang)
        data = cli("why", sample_a, finding, "--json").json
        assert result.code == 0, finding
        assert f"[{finding}]" in result.out
        assert data["findings"][0]["as_of"] == "2026-11-24"
    assert f"[{listed[0]['finding']}]" in cli("deadlines", sample_a).out
    assert f"[{items[0]['finding']}]" in cli("checklist", sample_a).out


def test_why_names_near_ids_and_hides_identities(cli: Cli, sample_a: str) -> None:
    result = cli("why", sample_a, "losses.L1x")
    assert result.code == 2
    assert "losses.L1," in result.err
    name = "Sulastri Rekaan"
    cli("record", sample_a, "victims.K1.name", typed=name)
    cli("record", sample_a, "losses.L1.what", typed=f"Upah {name}")
    assert name not in cli("why", sample_a, "losses.L1").out
    assert name not in cli("why", sample_a, "losses.L1", "--json").out
    assert name in cli("why", sample_a, "losses.L1", "--reveal").out


def test_deadlines_of_all_cases_go_into_a_calendar_once(cli: Cli, sample_a: str, tmp_path: Path) -> None:
    path = tmp_path / "tenggat.ics"
    first = cli("deadlines", "--all", "--ics", str(path), "--json")
    again = cli("deadlines", sample_a, "--ics", str(path))

    assert first.code == 0, first.err
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert first.json["entries"] >= first.json["dated"]
    assert again.code == 5
    assert cli("deadlines", sample_a, "--all").code == 2


def test_a_case_that_cannot_be_read_does_not_hide_the_deadlines_of_the_others(
    cli: Cli, sample_a: str, tmp_path: Path
) -> None:
    broken = cli("case", "new", "--invented", "--json").json["code"]
    (tmp_path / "store" / "cases" / f"{broken}.json").write_text("{", "utf-8")
    result = cli("deadlines", "--all", "--json")

    assert result.code == 6
    assert broken in result.err
    assert {row["case"] for row in json.loads(result.out)} == {sample_a}


@pytest.mark.parametrize("name", ["tinjauan.md", "tinjauan.docx", "TINJAUAN.MD"])
def test_a_review_page_is_written_and_never_over_another(cli: Cli, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert cli("law", "page", "restitution", "--out", str(path)).code == 0
    before = path.read_bytes()
    assert cli("law", "page", "restitution", "--out", str(path)).code == 5
    assert path.read_bytes() == before


@pytest.mark.parametrize("arguments", [("tidak-ada", "--out", "x.md"), ("restitution", "--out", "x.pdf")])
def test_a_review_page_that_cannot_be_made_says_why(cli: Cli, arguments: tuple[str, ...]) -> None:
    result = cli("law", "page", *arguments)
    assert result.code == 2
    assert result.err.strip()
