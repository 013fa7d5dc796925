"""What a victim may know: information and copies, the verdict, a release; a report that nobody answered."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import papers
import pytest

from legal_assist.errors import DocumentError
from legal_assist.reckoning import readiness

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Press

INFORMATION = "permintaan-informasi"
VERDICT = "permintaan-salinan-putusan"
RELEASE = "permintaan-pemberitahuan-pembebasan"
UNANSWERED = "laporan-tidak-ditanggapi"


def applies(one: Press, entry_id: str) -> bool | None:
    return readiness.state(one.case, one.book, one.catalogue.entry(entry_id), one.as_of).applies


def with_events(one: Press, *events: dict[str, Any]) -> Press:
    one.plain["events"] += [{"id": f"E{90 + n}", **event} for n, event in enumerate(events)]
    return one


def judged(one: Press, kind: str = "convicted", *, final: bool = False) -> Press:
    """The case after a verdict."""
    one.plain["stage"] = None
    one.plain["events"] = [e for e in one.plain["events"] if e.get("certainty") != "planned"]
    events: list[dict[str, Any]] = [{"kind": "verdict", "date": "2026-11-20", "verdict_kind": kind}]
    if final:
        events.append({"kind": "final", "date": "2026-11-23"})
    return with_events(one, *events)


def reported(press: Callable[[str], Press], *, day: str = "2026-11-03", as_of: str = "2026-11-24") -> Press:
    """A case of which nothing is recorded after the report to the police."""
    one = press("c")
    one.plain |= {"stage": None, "charged_articles": None}
    one.plain["events"] = [
        {"id": "E1", "kind": "act_from", "date": "2026-10-06"},
        {"id": "E2", "kind": "police_report", "date": day},
    ]
    one.as_of = date.fromisoformat(as_of)
    return one


def test_information_is_asked_according_to_the_stage(press: Callable[[str], Press]) -> None:
    police, prosecutor, trial = (papers.spoken(press(one).make(INFORMATION)) for one in "bca")
    assert "dalam penyidikan" in police
    assert "surat dakwaan" not in police
    assert "rencana pelimpahan perkara" in prosecutor
    assert "rencana pembacaan tuntutan" in trial
    assert "surat tuntutan, segera sesudah dibacakan" in trial


def test_the_paragraph_not_read_in_full_prints_only_when_accepted(press: Callable[[str], Press]) -> None:
    one = press("c")
    assert "Pasal 36 ayat (2)" in papers.spoken(one.make(INFORMATION))
    assert "Pasal 36 ayat (1)" not in papers.spoken(one.make(INFORMATION))
    accepted = papers.spoken(one.make(INFORMATION, accepted=("uu-21-2007/36/1",)))
    assert "Pasal 36 ayat (1) dan ayat (2) Undang-Undang Nomor 21 Tahun 2007" in accepted


def test_a_trial_under_the_former_code_cites_none_of_the_new(press: Callable[[str], Press]) -> None:
    one = press("d")
    for entry_id in (INFORMATION, RELEASE):
        text = papers.spoken(one.make(entry_id))
        assert "Nomor 20 Tahun 2025" not in text
        assert "Nomor 3 Tahun 2026" not in text
        assert "Undang-Undang Nomor 31 Tahun 2014" in text


def test_the_verdict_is_asked_for_once_it_is_given_and_until_a_copy_is_there(
    press: Callable[[str], Press],
) -> None:
    one = press("a")
    assert applies(one, VERDICT) is False
    judged(one)
    assert applies(one, VERDICT) is True
    assert applies(one, INFORMATION) is False
    text = papers.spoken(one.make(VERDICT))
    assert "Ketua Pengadilan Negeri Tanjungpinang melalui Kepaniteraan Pidana" in text
    assert "20 November 2026" in text
    assert "telah diputus oleh Pengadilan Negeri Tanjungpinang" in text
    assert "sedang diperiksa" not in text
    assert "Pasal 342" not in text
    with_events(one, {"kind": "copy_received_by_victim", "date": "2026-11-24", "id": "E99"})
    assert applies(one, VERDICT) is False


def test_the_duty_to_send_a_final_verdict_is_cited_once_it_is_final(press: Callable[[str], Press]) -> None:
    text = papers.spoken(judged(press("a"), final=True).make(VERDICT))
    assert "Pasal 342 ayat (2) Undang-Undang Nomor 20 Tahun 2025" in text


def test_whoever_is_detained_or_convicted_is_not_released_unannounced(press: Callable[[str], Press]) -> None:
    before = papers.spoken(press("a").make(RELEASE))
    assert "sebelum penahanan para Terdakwa berakhir" in before
    assert "kemudian dipidana" in before
    after = papers.spoken(judged(press("a"), final=True).make(RELEASE))
    assert "penahanan" not in after.partition("meminta:")[2].partition("rumah tahanan")[0]
    assert "dipidana" not in after
    assert "sebelum para Terpidana dibebaskan" in after
    assert "Kepala Kejaksaan Negeri Bintan" in after
    assert "Ketua Lembaga Perlindungan Saksi dan Korban" in after


def test_after_an_acquittal_or_a_release_nothing_is_left_to_announce(press: Callable[[str], Press]) -> None:
    assert applies(judged(press("a"), "acquitted"), RELEASE) is False
    one = with_events(press("a"), {"kind": "released", "date": "2026-11-20"})
    assert applies(one, RELEASE) is False


def test_a_report_is_called_unanswered_only_after_its_time_has_passed(press: Callable[[str], Press]) -> None:
    early = reported(press, as_of="2026-11-17")
    assert applies(early, UNANSWERED) is True
    with pytest.raises(DocumentError):
        early.make(UNANSWERED)
    assert "17 November 2026" in papers.read(early.make(UNANSWERED, draft=True))
    late = papers.spoken(reported(press, as_of="2026-11-18").make(UNANSWERED))
    assert "berakhir pada tanggal 17 November 2026" in late
    assert "Pasal 23 ayat (6) Undang-Undang Nomor 20 Tahun 2025" in late
    assert "Atasan Penyidik pada" in late
    assert "sedang dalam penyidikan" not in late


@pytest.mark.parametrize("kind", ["investigation_started", "spdp", "police_examination", "sp3"])
def test_a_report_that_was_answered_is_not_complained_about(kind: str, press: Callable[[str], Press]) -> None:
    one = reported(press)
    one.plain["events"].append({"id": "E3", "kind": kind, "date": "2026-11-10"})
    assert applies(one, UNANSWERED) is False


def test_a_report_of_the_time_of_the_former_code_has_no_such_period(press: Callable[[str], Press]) -> None:
    one = reported(press, day="2025-12-01")
    one.plain["events"][0]["date"] = "2025-10-06"
    assert applies(one, UNANSWERED) is False


def test_what_a_paper_waits_for_is_a_deadline_of_the_law_book(press: Callable[[str], Press]) -> None:
    one = press("a")
    rules = {rule.id for rule in one.book.rules.deadlines}
    assert {entry.after_deadline for entry in one.catalogue.entries} - {None} <= rules


@pytest.mark.parametrize("entry_id", [INFORMATION, RELEASE])
def test_coded_requests_hold_no_identity(entry_id: str, press: Callable[[str], Press]) -> None:
    one = press("a")
    text = papers.spoken(one.make(entry_id))
    for victim in one.plain["victims"]:
        assert victim["name"] not in text
        assert victim["home_district"] not in text
        assert victim["phone"] not in text
    assert "Rumah Perlindungan" not in text


def test_no_paper_names_a_police_form_the_reference_does_not_know(press: Callable[[str], Press]) -> None:
    for letter in "abcd":
        assert "SP2HP" not in papers.read(press(letter).make(INFORMATION, draft=True))
