"""The evidence register out and in again: the same comes back, and every row is told what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loss_cases import _DAYS, _LINES, _PASSAGES, NAME, amount, case

from legal_assist.cases.losses import Exhibit
from legal_assist.desk import exhibit_import, loss_table
from legal_assist.desk.masking import Mask
from legal_assist.errors import CaseDataError
from legal_assist.exports import csv_files, xlsx_files

if TYPE_CHECKING:
    from legal_assist.cases.case import Case
    from legal_assist.desk.loss_import import LossImport

KINDS = get_args(Exhibit.model_fields["kind"].annotation)
HEAD = "Kode;Judul bukti;Jenis bukti;Korban;Tanggal bukti;Dipegang oleh;Banyak halaman\n"


@st.composite
def registers(draw: st.DrawFn) -> Case:
    """A case with up to four exhibits of any kind."""
    exhibits = []
    for number in draw(st.lists(st.integers(1, 40), unique=True, max_size=4)):
        one: dict[str, Any] = {
            "id": f"P-{number}",
            "title": draw(_LINES),
            "kind": draw(st.sampled_from(KINDS)),
        }
        for name, values in (
            ("victim", st.sampled_from(["K1", "K2"])),
            ("dated", _DAYS.map(str)),
            ("proves", _PASSAGES),
            ("status", st.sampled_from(["in_hand", "to_follow", "held_by_other", "unavailable"])),
            ("held_by", _LINES),
            ("certified", st.booleans()),
            ("pages", st.integers(0, 10_000)),
        ):
            if draw(st.booleans()):
                one[name] = draw(values)
        exhibits.append(one)
    return case(exhibits=exhibits)


def written(one: Case, lang: str, suffix: str, mask: Mask | None) -> bytes:
    table = loss_table.evidence(one, lang, mask)
    return csv_files.write(table) if suffix == "csv" else xlsx_files.write([table])


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@settings(max_examples=60, deadline=None)
@given(one=registers(), lang=st.sampled_from(["id", "en"]))
def test_a_register_that_goes_out_whole_comes_back_the_same(suffix: str, one: Case, lang: str) -> None:
    data = written(one, lang, suffix, None)
    again = exhibit_import.weigh(one, data)
    fresh = exhibit_import.weigh(case(exhibits=[]), data)

    assert [row.status for row in again.rows] == ["unchanged"] * len(one.exhibits)
    assert again.case is one
    assert fresh.case.exhibits == one.exhibits
    assert again.ignored == fresh.ignored == ()


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_masked_register_changes_nothing_and_gives_no_name(suffix: str) -> None:
    exhibits = [{"id": "P-1", "title": f"KTP {NAME}", "kind": "identity_copy", "held_by": NAME}]
    one = case(exhibits=exhibits)
    data = written(one, "id", suffix, Mask(one))

    assert NAME.encode() not in data
    assert exhibit_import.weigh(one, data).case is one


def weigh(*rows: str, one: Case | None = None) -> LossImport:
    return exhibit_import.weigh(one or case(amount(evidence=["P-1"])), (HEAD + "\n".join(rows)).encode())


def told(weighed: LossImport) -> list[tuple[str, str, list[str]]]:
    return [(row.code, row.status, [f"{one.path} {one.key}" for one in row.problems]) for row in weighed.rows]


def test_every_row_is_told_what_becomes_of_it() -> None:
    weighed = weigh(
        "P-1;Kuitansi klinik;;;;;",
        "P-2;;;;;;3",
        ";Foto kamar;photo;K2;24-11-2026;;",
        "p-9;Visum;other;K9;;;",
        ";Kuitansi;receipt;;;;",
        "P-7;Surat;apa saja;;;;",
        "P-8;Surat;other;;31-02-2026;;banyak",
        "P-2;Surat;;;;;",
        "X-1;Surat;other;;;;",
        "P-6;;other;;;;",
    )
    assert told(weighed) == [
        ("P-1", "changed", []),
        ("P-2", "changed", []),
        ("P-10", "new", []),
        ("P-9", "answer", ["victim case.unknown_reference"]),
        ("P-11", "new", []),
        ("P-7", "refused", ["exhibit_kind case.not_a_choice"]),
        ("P-8", "refused", ["dated dates.impossible", "pages case.not_whole"]),
        ("P-2", "refused", ["code exchange.row.code_twice"]),
        ("X-1", "refused", ["code case.wrong_form"]),
        ("P-6", "answer", ["title case.missing"]),
    ]
    after = {one.id: one for one in weighed.case.exhibits}
    assert (after["P-1"].title, after["P-2"].pages, after["P-10"].victim) == ("Kuitansi klinik", 3, "K2")
    assert weighed.case.losses[0].evidence == ("P-1",)
    assert (
        told(weighed)[6][2] == ["dated dates.no_such_day", "pages case.not_whole"]
        or len(told(weighed)[6][2]) == 2
    )


def test_a_row_like_a_stored_exhibit_waits_and_the_same_one_is_known() -> None:
    assert told(weigh(";Kuitansi;receipt;;;;")) == [("P-1", "unchanged", [])]
    assert told(weigh(";Kuitansi;receipt;;;;5")) == [
        ("", "answer", ["code exchange.row.perhaps_same_exhibit"])
    ]


def test_an_empty_cell_erases_nothing() -> None:
    exhibits = [{"id": "P-1", "title": "Surat", "kind": "other", "pages": 4, "held_by": "LPSK"}]
    weighed = weigh("P-1;Surat;other;;;;", one=case(exhibits=exhibits))
    assert [row.status for row in weighed.rows] == ["unchanged"]


def test_a_sheet_without_the_titles_is_refused() -> None:
    with pytest.raises(CaseDataError, match="no_header_evidence"):
        exhibit_import.weigh(case(), b"a;b\n1;2\n")


def test_the_command_stores_clean_rows_at_once_and_doubtful_ones_on_request(cli: Any) -> None:
    code = cli("case", "new", "--invented", "--json").json["code"]
    clean = f"{HEAD};Foto;photo;;;;\n"
    assert cli("import-evidence", code, "-", typed=clean).code == 0

    doubtful = f"{HEAD};Surat;other;;;;\nP-7;Surat;apa saja;;;;\n"
    assert cli("import-evidence", code, "-", typed=doubtful).code == 3
    result = cli("import-evidence", code, "-", "--yes", "--json", typed=doubtful).json
    assert [row["status"] for row in result["rows"]] == ["new", "refused"]
    assert result["stored_revision"] == 3
