"""A table of losses out and in again gives the same losses, whatever stands in them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from loss_cases import amount, case, cases

from legal_assist.cases import importing
from legal_assist.desk import loss_import, loss_table
from legal_assist.desk.masking import HIDDEN, Mask
from legal_assist.exports import csv_files, xlsx_files
from legal_assist.law import lawbook
from legal_assist.reckoning import losses
from legal_assist.tanggal import parse

if TYPE_CHECKING:
    from legal_assist.cases.case import Case
    from legal_assist.law.lawbook import LawBook

book = cache(lawbook.load)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FORMS = st.sampled_from(["csv", "xlsx"])
LANGS = st.sampled_from(["id", "en"])


def written(case: Case, form: str, lang: str, *, masked: bool) -> bytes:
    law: LawBook = book()
    ledger = losses.ledger(case, law, parse("24-11-2026")).value
    lines, totals = loss_table.losses(case, ledger, lang, Mask(case) if masked else None)
    if form == "csv":
        return csv_files.write(loss_table.with_totals(lines, totals, lang))
    return xlsx_files.write([lines, totals])


def without_losses(case: Case) -> Case:
    return importing.from_plain(importing.to_plain(case) | {"losses": []})


@SLOW
@given(cases(), FORMS, LANGS)
def test_a_table_comes_back_into_an_empty_case_as_the_same_losses(case: Case, form: str, lang: str) -> None:
    found = loss_import.weigh(without_losses(case), written(case, form, lang, masked=False))

    assert [row.problems for row in found.rows if row.problems] == []
    assert found.case.losses == case.losses
    assert found.ignored == ()


@SLOW
@given(cases(), FORMS, LANGS, st.booleans())
def test_a_table_brought_back_into_its_own_case_changes_nothing(
    case: Case, form: str, lang: str, masked: bool
) -> None:
    found = loss_import.weigh(case, written(case, form, lang, masked=masked))

    assert {row.status for row in found.rows} <= {"unchanged"}
    assert len(found.rows) == len(case.losses)
    assert found.case is case


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_masked_table_holds_no_name_and_does_not_overwrite_one(form: str) -> None:
    with_name = case(amount(what="Obat untuk Sariwulan Kertapati", note="Sariwulan takut"))
    table = written(with_name, form, "id", masked=True)
    rows = (xlsx_files.read(table)[0] if form == "xlsx" else csv_files.read(table))[1:]

    assert "Sariwulan" not in str(rows)
    assert "takut" not in str(rows)
    assert "Obat untuk K1" in str(rows)
    assert loss_import.weigh(with_name, table).case.losses == with_name.losses


def test_what_stands_for_a_hidden_value_is_never_taken_for_the_value() -> None:
    sheet = f"Korban;Kelompok kerugian;Kerugian apa;Jumlah menurut bukti\nK1;care;Obat {HIDDEN};5000\n"
    found = loss_import.weigh(case(), sheet.encode())

    assert [(row.status, row.problems[0].key) for row in found.rows] == [("refused", "exchange.cell.hidden")]
