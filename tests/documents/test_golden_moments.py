"""Papers that no sample needs on its day, at a moment that does: their text as it was read and approved.

After a wanted change run this file with ``UPDATE_GOLDEN=1``, then read the difference.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from moments import after_requisitoir, event, finished, unpaid
from test_aid import before_report
from test_district import abroad
from test_golden import DOCUMENTS, GOLDEN, papers, require_approved
from test_information import judged, reported

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Press

    Presses = Callable[[str], Press]


def _before_report(press: Presses) -> Press:
    """Nobody has reported anything yet."""
    one = before_report(press("c"))
    one.victim("K1")["coerced_offence"] = False
    return one


def _without_statement(press: Presses) -> Press:
    """She wants to go home and has not said so in writing."""
    one = press("a")
    one.plain["exhibits"] = [found for found in one.plain["exhibits"] if found["kind"] != "return_statement"]
    return one


def _before_hearing(press: Presses) -> Press:
    one = press("a")
    one.victim("K1")["heard_in_court"] = False
    return one


def _determined(press: Presses) -> Press:
    """Restitution by a determination through the agency, and nothing paid."""
    one = finished(press("a"), awarded=True)
    filed = {"application": "restitution", "addressee": "lpsk", "channel": "lpsk"}
    event(one, "application_filed", "2027-01-12", **filed)
    event(one, "determination_pronounced", "2027-02-15")
    one.as_of = date(2027, 5, 3)
    return one


def _without_assignment(press: Presses) -> Press:
    one = press("a")
    next(each for each in one.plain["companions"] if each["capacity"] == "paralegal").pop("assignment_letter")
    return one


def _asking_for_data(press: Presses) -> Press:
    one = press("c")
    event(one, "data_request", one.as_of.isoformat())
    return one


def _after_a_breach(press: Presses) -> Press:
    one = press("a")
    event(one, "data_breach_known", one.as_of.isoformat(), note="Daftar kontak terkirim ke alamat lain.")
    return one


def _signed_under_pressure(press: Presses) -> Press:
    one = press("b")
    one.victim("K2")["signed_under_pressure"] = True
    return one


MOMENTS: dict[str, Callable[[Presses], Press]] = {
    "permohonan-pelayanan-terpadu": _before_report,
    "pernyataan-kehendak-pulang": _without_statement,
    "permohonan-perwakilan": abroad,
    "permintaan-salinan-putusan": lambda press: judged(press("a")),
    "laporan-tidak-ditanggapi": lambda press: reported(press, as_of="2026-11-18"),
    "permintaan-identitas-tertulis": _before_hearing,
    "pemberitahuan-restitusi-tidak-dimuat": lambda press: after_requisitoir(press("a"), included=False),
    "permohonan-restitusi-sesudah-putusan": lambda press: finished(press("a"), awarded=False),
    "pemberitahuan-restitusi-tidak-dibayar": lambda press: unpaid(press("a")),
    "laporan-penetapan-tidak-dibayar": _determined,
    "surat-tugas-pendamping": _without_assignment,
    "penarikan-persetujuan": _asking_for_data,
    "pemberitahuan-data": _after_a_breach,
    "laporan-kegagalan-data": _after_a_breach,
    "penarikan-pernyataan": _signed_under_pressure,
}


@pytest.mark.parametrize("entry_id", MOMENTS)
def test_a_paper_of_a_later_or_earlier_moment_reads_as_approved(entry_id: str, press: Presses) -> None:
    made = papers(MOMENTS[entry_id](press), entry_id)
    assert made, "the moment does not need this paper"
    require_approved(GOLDEN / "moments", entry_id, made)


def test_every_document_has_an_approved_text() -> None:
    names = [path.stem for path in GOLDEN.rglob("*.txt")]
    assert [
        one for one in DOCUMENTS if not any(name == one or name.startswith(f"{one}-K") for name in names)
    ] == []
