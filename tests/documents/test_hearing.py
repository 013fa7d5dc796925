"""How a victim is heard: each request can be made alone, with its own basis, to whom it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import papers
import pytest
from moments import applies

from legal_assist.errors import DocumentError
from legal_assist.reckoning import readiness

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Press

EXAMINATION = "permohonan-tata-cara-pemeriksaan"
HEARING = "permohonan-tata-cara-sidang"
PLANNED = {"id": "E90", "kind": "police_examination", "date": "2026-12-01", "certainty": "planned"}

ROOM = "ruang pelayanan khusus"
WOMAN = "oleh petugas perempuan"
INTERPRETER = "penerjemah atau juru bahasa"
ALONE = "tanpa hadirnya terdakwa"
REMOTE = "dari jarak jauh melalui audio visual"
CLOSED = "tertutup untuk umum"
RECORDED = "perekaman"


WISHES = (
    "asks_service_room", "asks_woman_examiner", "asks_recording", "asks_without_accused", "asks_remote",
    "asks_closed",
)  # fmt: skip


def adult(press: Callable[[str], Press], **facts: Any) -> Press:
    """An adult, not exploited sexually, whose case is with the prosecutor and who is still to be examined.

    Asked about everything; wants only what the test says.
    """
    one = press("c")
    one.victim("K1").update({**dict.fromkeys(WISHES, False), **facts})
    one.plain["events"].append(PLANNED)
    return one


def made(one: Press, entry_id: str) -> str:
    return papers.spoken(one.make(entry_id))


@pytest.mark.parametrize(
    ("wish", "said"),
    [("asks_service_room", ROOM), ("asks_woman_examiner", WOMAN), ("interpreter", INTERPRETER)],
)
def test_each_request_to_the_investigator_stands_alone(
    wish: str, said: str, press: Callable[[str], Press]
) -> None:
    text = made(adult(press, **{wish: True}), EXAMINATION)
    assert said in text
    assert all(other not in text for other in {ROOM, WOMAN, INTERPRETER} - {said})


@pytest.mark.parametrize(
    ("wish", "said", "cited"),
    [
        ("asks_without_accused", ALONE, "Pasal 37 ayat (1) dan ayat (2) Undang-Undang Nomor 21 Tahun 2007"),
        ("asks_remote", REMOTE, "Pasal 34 Undang-Undang Nomor 21 Tahun 2007"),
        ("asks_closed", CLOSED, ""),
        ("interpreter", INTERPRETER, "Pasal 144 huruf d Undang-Undang Nomor 20 Tahun 2025"),
    ],
)
def test_each_request_for_the_hearing_stands_alone(
    wish: str, said: str, cited: str, press: Callable[[str], Press]
) -> None:
    text = made(adult(press, **{wish: True}), HEARING)
    assert said in text
    assert cited in text
    assert all(other not in text for other in {ALONE, REMOTE, CLOSED, INTERPRETER} - {said})


def test_nothing_is_asked_that_the_victim_did_not_choose(press: Callable[[str], Press]) -> None:
    one = adult(press)
    for entry_id in (EXAMINATION, HEARING):
        found = readiness.state(one.case, one.book, one.catalogue.entry(entry_id), one.as_of)
        assert found.applies is False
        assert found.why_not is not None


def test_a_victim_is_asked_about_each_request_before_the_letter_is_final(
    press: Callable[[str], Press],
) -> None:
    one = adult(press, asks_without_accused=True, asks_remote=None, asks_closed=None)
    found = readiness.state(one.case, one.book, one.catalogue.entry(HEARING), one.as_of)
    assert {gap.path for gap in found.gaps} == {"victims.K1.asks_remote", "victims.K1.asks_closed"}
    with pytest.raises(DocumentError):
        one.make(HEARING)
    unsure = {f"victims.K1.{wish}": {"kind": "unknown"} for wish in ("asks_remote", "asks_closed")}
    one.plain["marks"] = {**one.plain.get("marks", {}), **unsure}
    text = made(one, HEARING)
    assert ALONE in text
    assert REMOTE not in text
    assert CLOSED not in text


def test_a_request_declined_is_not_printed(press: Callable[[str], Press]) -> None:
    text = made(adult(press, asks_without_accused=True, asks_remote=False), HEARING)
    assert REMOTE not in text


def test_a_closed_hearing_of_an_adult_cites_no_article_outside_sexual_cases(
    press: Callable[[str], Press],
) -> None:
    text = made(adult(press, asks_closed=True), HEARING)
    assert f"{CLOSED};" in text
    text = made(adult(press, asks_closed=True, sexual_exploitation=True), HEARING)
    assert f"{CLOSED} berdasarkan Pasal 202 ayat (2)" in text
    assert "Pasal 58 Undang-Undang Nomor 12 Tahun 2022" in text


def test_the_hearing_of_a_sexual_case_is_closed_without_being_asked(press: Callable[[str], Press]) -> None:
    assert CLOSED in made(adult(press, sexual_exploitation=True), HEARING)


def older(one: Press) -> Press:
    """The act ended before the law on sexual violence."""
    for event in one.plain["events"]:
        if event["kind"] in ("act_from", "act_to"):
            event["date"] = {"act_from": "2021-03-01", "act_to": "2021-09-01"}[event["kind"]]
    return one


def test_for_an_older_act_only_what_does_not_rest_on_the_law_on_sexual_violence_is_asked(
    press: Callable[[str], Press],
) -> None:
    one = older(adult(press, sexual_exploitation=True, asks_recording=True))
    text = made(one, HEARING)
    assert CLOSED in text, "the new code closes hearings on morals"
    assert "Pasal 202 ayat (2)" in text
    assert RECORDED not in text
    assert "Nomor 12 Tahun 2022" not in text
    asked = {"sexual_exploitation": True, "asks_woman_examiner": True, "asks_recording": True}
    examined = made(older(adult(press, **asked)), EXAMINATION)
    assert WOMAN in examined
    assert ROOM not in examined, "the special room is asked for where she wants it"
    assert "direkam" not in examined
    assert ROOM in made(older(adult(press, sexual_exploitation=True, asks_service_room=True)), EXAMINATION)


def test_an_older_act_alone_makes_no_letter_of_requests_nobody_chose(press: Callable[[str], Press]) -> None:
    assert applies(older(adult(press, sexual_exploitation=True)), EXAMINATION) is False


def test_a_recording_is_asked_for_a_child_or_a_sexual_case_only(press: Callable[[str], Press]) -> None:
    text = made(adult(press, asks_recording=True, asks_remote=True), HEARING)
    assert RECORDED not in text
    text = made(adult(press, asks_recording=True, birth_date="2012-01-01"), HEARING)
    assert "Pasal 40 ayat (1) dan ayat (2) Undang-Undang Nomor 21 Tahun 2007" in text
    text = made(adult(press, asks_recording=True, sexual_exploitation=True), HEARING)
    assert "Pasal 48 ayat (1) Undang-Undang Nomor 12 Tahun 2022" in text


def test_a_child_is_heard_closed_and_without_the_accused_by_duty_and_not_by_request(
    press: Callable[[str], Press],
) -> None:
    text = made(adult(press, birth_date="2012-01-01", asks_without_accused=True), HEARING)
    assert "dalam sidang tertutup, tanpa hadirnya terdakwa" in text
    assert "Pasal 39 ayat (1), ayat (2), dan ayat (3) Undang-Undang Nomor 21 Tahun 2007" in text
    assert "Pasal 37" not in text
    assert "tanpa toga" in text


def test_the_law_on_child_offenders_is_cited_on_hearing_only_where_one_is_accused(
    press: Callable[[str], Press],
) -> None:
    one = adult(press, birth_date="2012-01-01", asks_remote=True)
    assert "Pasal 58 ayat (3)" not in made(one, HEARING)
    one.plain["defendants"][0]["child"] = True
    assert "Pasal 58 ayat (3) Undang-Undang Nomor 11 Tahun 2012" in made(one, HEARING)


def test_a_threatened_victim_cites_the_protection_law_of_the_day(press: Callable[[str], Press]) -> None:
    text = made(adult(press, asks_remote=True, threatened=True), HEARING)
    assert "Pasal 59 ayat (1) Undang-Undang Nomor 3 Tahun 2026" in text
    one = press("d")
    one.victim("K1").update(
        heard_in_court=False, asks_remote=True, threatened=True, asks_without_accused=True
    )
    text = papers.spoken(tuple(paper for paper in one.make(HEARING, draft=True) if paper.victim == "K1"))
    assert "Pasal 9 Undang-Undang Nomor 13 Tahun 2006" in text
    assert "Nomor 3 Tahun 2026" not in text
    # The trial of this case began under the former code.
    assert "Nomor 20 Tahun 2025" not in text


def test_trauma_is_a_reason_where_a_report_is_in_hand_and_the_report_stays_out(
    press: Callable[[str], Press],
) -> None:
    one = adult(press, asks_remote=True, sex="female")
    one.plain["exhibits"] = [one for one in one.plain["exhibits"] if "report" not in one["kind"]]
    assert "dokter atau psikolog" not in made(one, HEARING)
    report = {"id": "P-90", "title": "Keterangan psikolog rekaan", "kind": "psychologist_report"}
    one.plain["exhibits"].append({**report, "victim": "K1", "status": "in_hand"})
    text = made(one, HEARING)
    assert "Pasal 147 ayat (2) huruf d Undang-Undang Nomor 20 Tahun 2025" in text
    assert "Keterangan psikolog rekaan" not in text
    one.victim("K1")["threatened"] = True
    assert ", dan karena keadaannya menurut keterangan dokter" in made(one, HEARING)


def test_the_letter_goes_to_whoever_leads_the_case(press: Callable[[str], Press]) -> None:
    one = adult(press, asks_without_accused=True)
    text = made(one, HEARING)
    assert "Penuntut Umum pada Kejaksaan Negeri Batam" in text
    assert "menyampaikannya kepada hakim ketua sidang" in text
    one.plain["events"].append({"id": "E91", "kind": "transfer_to_court", "date": "2026-11-20"})
    one.plain |= {"stage": None, "court_case_number": "77/Pid.Sus/2026/PN Btm"}
    one.plain["court"] = {"name": "Pengadilan Negeri Batam", "place": "Batam"}
    text = made(one, HEARING)
    assert "Hakim Ketua Sidang Perkara Pidana Nomor 77/Pid.Sus/2026/PN Btm" in text
    assert "melalui Penuntut Umum pada Kejaksaan Negeri Batam" in text
    assert "menyampaikannya" not in text


def test_a_final_waits_for_the_language_of_the_interpreter(press: Callable[[str], Press]) -> None:
    one = adult(press, interpreter=True, language=None)
    with pytest.raises(DocumentError):
        one.make(HEARING)
    assert "[BELUM DIISI: " in papers.read(one.make(HEARING, draft=True))


def test_sexual_cases_are_examined_in_the_service_room_with_the_companion_asked_first(
    press: Callable[[str], Press],
) -> None:
    text = made(press("b"), EXAMINATION)
    assert "Pasal 53 ayat (1) Undang-Undang Nomor 12 Tahun 2022" in text
    assert "berkoordinasi dengan Pendamping" in text
    assert "26 November 2026" in text


def test_coded_letters_hold_no_identity_and_no_place(press: Callable[[str], Press]) -> None:
    one = press("b")
    one.victim("K1").update(asks_service_room=True, asks_recording=True, asks_woman_examiner=True)
    text = made(one, EXAMINATION)
    victim = one.victim("K1")
    for secret in (victim["name"], victim["name"].split()[0], victim["safe_contact"], "Rumah aman"):
        assert secret not in text


def test_nobody_is_asked_for_who_has_died(press: Callable[[str], Press]) -> None:
    one = adult(press, asks_remote=True, died_on="2026-11-01")
    assert readiness.concerned(one.case, one.catalogue.entry(HEARING), one.as_of) == ()
