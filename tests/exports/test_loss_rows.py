"""What becomes of each row of a sheet of losses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from loss_cases import amount, case

from legal_assist import messages
from legal_assist.cases import editing
from legal_assist.desk import loss_import
from legal_assist.errors import CaseDataError

if TYPE_CHECKING:
    from legal_assist.desk.loss_import import LossImport

HEAD = "Korban;Kelompok kerugian;Kerugian apa;Jumlah menurut bukti"


def weigh(*rows: str, head: str = HEAD, into: object = None) -> LossImport:
    stored = case() if into is None else into
    return loss_import.weigh(stored, "\n".join([head, *rows]).encode())  # type: ignore[arg-type]


def only(found: LossImport) -> tuple[str, list[str], list[str]]:
    (row,) = found.rows
    return row.status, [one.path for one in row.problems], [one.key for one in row.problems]


def test_a_plain_row_becomes_a_line() -> None:
    found = weigh("K1;Perawatan medis atau psikologis;Obat;Rp1.250.000,-")

    assert [(row.row, row.code, row.status) for row in found.rows] == [(2, "L1", "new")]
    assert found.is_clean
    assert found.case == case(amount(basis={"kind": "amount", "amount": "1250000"}))


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("sekitar 3 juta", "money.number.approximate"),
        ("3.000.000-4.000.000", "money.number.approximate"),
        ("RM 1.500", "money.number.foreign"),
        ("3,650", "money.number.two_readings"),
        ("1500,5", "case.rupiah_whole"),
    ],
)
def test_what_a_person_has_to_decide_needs_an_answer(typed: str, key: str) -> None:
    found = weigh(f"K1;care;Obat;{typed}")

    assert only(found) == ("answer", ["amount"], [key])
    assert found.case.losses == ()


@pytest.mark.parametrize("typed", ["49.7000.000", "161304.000", "-5", "3jt", "tiga ratus", "1.5", "٣"])
def test_a_malformed_amount_is_refused(typed: str) -> None:
    assert only(weigh(f"K1;care;Obat;{typed}"))[0] == "refused"


def test_a_foreign_currency_without_a_rate_needs_an_answer() -> None:
    status, columns, keys = only(weigh("K1;care;Obat;1500;MYR", head=f"{HEAD};Mata uang"))

    assert status == "answer"
    assert set(columns) == {"idr_per_unit", "rate_on", "rate_source"}
    assert set(keys) == {"case.missing"}


def test_an_unexplained_estimate_needs_an_answer() -> None:
    head = f"{HEAD};Perkiraan;Cara memperkirakan"

    assert only(weigh("K1;care;Sewa;500000;ya;", head=head)) == (
        "answer",
        ["estimate_how"],
        ["case.estimate_unexplained"],
    )
    assert weigh("K1;care;Sewa;500000;ya;harga rata-rata", head=head).is_clean


@pytest.mark.parametrize(
    ("row", "column"), [("K9;care;Obat;5000;", "victim"), ("K1;care;Obat;5000;P-9", "evidence")]
)
def test_somebody_or_something_not_recorded_needs_an_answer(row: str, column: str) -> None:
    found = weigh(row, head=f"{HEAD};Alat bukti")

    assert only(found) == ("answer", [column], ["case.unknown_reference"])


def test_one_bad_row_does_not_take_the_others_with_it() -> None:
    found = weigh("K1;care;Obat;5000", "K1;salah;Obat;5000", "K2;care;Obat;;", "k2;care;Visum;7000")

    assert [row.status for row in found.rows] == ["new", "refused", "answer", "new"]
    assert not found.is_clean
    assert [line.id for line in found.case.losses] == ["L1", "L2"]


def test_the_same_sheet_twice_adds_nothing() -> None:
    rows = ("K1;care;Tiket;5000", "K1;care;Tiket;5000", "K2;care;Visum;7000")
    once = weigh(*rows)
    twice = weigh(*rows, into=once.case)

    assert [row.status for row in once.rows] == ["new"] * 3
    assert [row.status for row in twice.rows] == ["unchanged"] * 3
    assert twice.case is once.case


def test_a_third_ticket_is_a_loss_of_its_own_and_asked_about_when_it_could_be_an_old_one() -> None:
    stored = case(amount(what="Tiket", evidence=["P-1"]))
    found = weigh("K1;care;Tiket;250000", into=stored)

    assert only(found) == ("answer", ["code"], ["exchange.row.perhaps_same"])
    assert found.rows[0].problems[0].params == {"id": "L1"}
    assert weigh("L1;K1;care;Tiket;250000", head=f"Kode;{HEAD}", into=stored).rows[0].status == "unchanged"


def test_a_code_changes_its_line_and_an_empty_cell_erases_nothing() -> None:
    stored = case(amount(evidence=["P-1"], note="Catatan", deductions=[]))
    found = weigh("l1;;;Obat luka;;", head=f"Kode;{HEAD};Alat bukti", into=stored)

    assert [(row.code, row.status) for row in found.rows] == [("L1", "changed")]
    assert not found.is_clean
    assert found.case == case(amount(what="Obat luka", evidence=["P-1"], note="Catatan"))


def test_an_answer_mark_gives_way_to_the_value_that_is_now_known() -> None:
    stored = editing.set_mark(case(amount()), "losses.L1.period_from", "to_follow")
    found = weigh("L1;;;;;05-01-2026", head=f"Kode;{HEAD};Masa: sejak", into=stored)

    assert found.case.marks == {}
    assert str(found.case.losses[0].period_from) == "2026-01-05"


def test_one_code_twice_in_a_sheet_is_refused() -> None:
    found = weigh("L5;K1;care;Obat;5000", "L5;K1;care;Visum;6000", head=f"Kode;{HEAD}")

    assert [row.status for row in found.rows] == ["new", "refused"]
    assert found.rows[1].problems[0].key == "exchange.row.code_twice"


def test_a_new_row_never_takes_a_code_that_the_sheet_uses_further_down() -> None:
    found = weigh(";K1;care;Obat;5000", "L1;K1;care;Visum;6000", head=f"Kode;{HEAD}")

    assert sorted(row.code for row in found.rows) == ["L1", "L2"]
    assert {line.id: line.what for line in found.case.losses} == {"L1": "Visum", "L2": "Obat"}


def test_the_way_of_reckoning_is_taken_from_its_columns_only_where_it_is_certain() -> None:
    head = "Victim;Head of loss;What was lost;Amount by the evidence;Quantity;Unit;Price per unit"

    kinds = weigh("K1;care;a;;2,5;kali;1000", "K1;care;b;900;;;", head=head).case.losses
    assert [line.basis.kind for line in kinds] == ["quantity", "amount"]
    assert only(weigh("K1;care;a;900;2;kali;1000", head=head))[2] == ["exchange.cell.needs_kind"]
    assert only(weigh("K1;care;a;;;;", head=head))[0] == "answer"


def test_a_column_that_the_way_of_reckoning_does_not_use_is_not_dropped_silently() -> None:
    head = f"{HEAD};Cara menghitung;Banyaknya"

    assert only(weigh("K1;care;a;900;amount;3", head=head)) == (
        "refused",
        ["quantity"],
        ["exchange.cell.not_for_kind"],
    )


def test_unknown_columns_are_named_and_reckoned_ones_are_not_believed() -> None:
    found = weigh("K1;care;Obat;5000;999;apa", head=f"{HEAD};Rupiah (dihitung);Warna")

    assert found.ignored == ("Warna",)
    assert found.case.losses[0].basis.amount == 5000  # type: ignore[union-attr]


def test_titles_may_stand_below_a_letterhead_with_stars_and_other_capitals() -> None:
    found = loss_import.weigh(
        case(),
        b"Kantor Contoh\n\nKORBAN *;kelompok  kerugian;kerugian apa;basis.amount\nK1;care;x;5\n",
    )

    assert [(row.row, row.status) for row in found.rows] == [(4, "new")]


def test_a_sheet_without_titles_or_with_a_title_twice_is_refused_whole() -> None:
    with pytest.raises(CaseDataError, match=r"no_header"):
        weigh("a;b", head="x;y")
    with pytest.raises(CaseDataError, match=r"column_twice"):
        weigh("a", head=f"{HEAD};Korban")


def test_every_reason_has_a_sentence_in_both_languages() -> None:
    found = weigh(
        "K9;care;Obat;5000;P-9;ya;", "K1;salah;;sekitar 3 juta;;mungkin;32-13-2026",
        head=f"{HEAD};Alat bukti;Perkiraan;Masa: sejak",
    )  # fmt: skip
    for row in found.rows:
        assert row.problems
        for problem in row.problems:
            for lang in messages.LANGUAGES:
                assert messages.of_problem(problem, lang)
