"""Before there is a charge, a court or a named suspect, an application can be final without them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from papers import read, spoken

from legal_assist.errors import DocumentError
from legal_assist.reckoning import readiness

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Press

FILED = ("permohonan-restitusi", "rincian-kerugian", "daftar-alat-bukti", "surat-kuasa-khusus",
         "permohonan-kerahasiaan", "lembar-identitas", "permohonan-rehabilitasi")  # fmt: skip


def investigated(one: Press) -> Press:
    """The case as it was while the police investigated: no charge, no court, no suspect yet."""
    known = {"act_from", "act_to", "police_report", "investigation_started"}
    one.plain["events"] = [event for event in one.plain["events"] if event["kind"] in known]
    one.plain["stage"] = "investigation"
    one.plain["filing_channel"] = "investigator"
    for path in ("charged_articles", "court_case_number", "court", "defendants", "shares",
                 "several_convicts_liability"):  # fmt: skip
        one.plain.pop(path, None)
        one.plain["marks"] = {k: v for k, v in one.plain["marks"].items() if not k.startswith(path)}
    return one


@pytest.mark.parametrize("entry_id", FILED)
def test_a_paper_of_the_investigation_can_be_final(entry_id: str, press: Callable[[str], Press]) -> None:
    one = investigated(press("a"))
    text = read(one.make(entry_id))
    assert "BELUM DIISI" not in text


def test_the_application_says_that_there_is_no_charge_yet(press: Callable[[str], Press]) -> None:
    one = investigated(press("a"))
    text = spoken(one.make("permohonan-restitusi"))
    assert "Ketua Pengadilan Negeri yang berwenang melalui Penyidik pada" in text
    assert "Belum ada surat dakwaan; pasal yang disangkakan belum diketahui." in text
    assert "Termohon Nama lengkap | : | belum diketahui" in text
    one.plain["charged_articles"] = "Pasal 2"
    assert "Belum ada surat dakwaan. Sangkaan penyidik: Pasal 2" in spoken(one.make("permohonan-restitusi"))


@pytest.mark.parametrize("stage", ["prosecution", "trial"])
def test_from_the_prosecution_on_charge_court_and_defendant_are_needed(
    stage: str, press: Callable[[str], Press]
) -> None:
    one = investigated(press("a"))
    one.plain["stage"] = stage
    with pytest.raises(DocumentError) as caught:
        one.make("permohonan-restitusi")
    assert {"charged_articles", "court.name", "court.place", "defendants"} <= {
        problem.path for problem in caught.value.problems
    }


def test_a_suspect_who_is_recorded_is_asked_for_name_and_address(press: Callable[[str], Press]) -> None:
    one = investigated(press("a"))
    one.plain["defendants"] = [{"id": "T1"}]
    with pytest.raises(DocumentError) as caught:
        one.make("permohonan-restitusi")
    paths = [problem.path for problem in caught.value.problems]
    assert paths == ["defendants.T1.name", "defendants.T1.address"]


@pytest.mark.parametrize("letter", "abcd")
@pytest.mark.parametrize("stage", ["before_report", "investigation", "prosecution", "trial"])
@pytest.mark.parametrize(
    "dropped", [(), ("investigator",), ("prosecutor", "court"), ("defendants", "own_office")]
)
def test_what_the_screen_calls_complete_can_be_made(
    letter: str, stage: str, dropped: tuple[str, ...], press: Callable[[str], Press]
) -> None:
    one = press(letter)
    kept: list[dict[str, Any]] = [e for e in one.plain["events"] if e["kind"] in ("act_from", "act_to")]
    one.plain |= {"stage": stage, "events": kept}
    for path in dropped:
        one.plain.pop(path, None)
    if "defendants" in dropped:
        one.plain.pop("shares", None)
    one.plain["marks"] = {
        path: mark for path, mark in one.plain.get("marks", {}).items() if path.split(".")[0] not in dropped
    }
    accepted = tuple(one.book.entries)
    for entry in one.catalogue.entries:
        state = readiness.state(one.case, one.book, entry, one.as_of)
        if state.applies is False:
            continue
        if state.gaps:
            with pytest.raises(DocumentError) as caught:
                one.make(entry.id, accepted=accepted)
            assert caught.value.key == "documents.incomplete"
        else:
            assert one.make(entry.id, accepted=accepted)
