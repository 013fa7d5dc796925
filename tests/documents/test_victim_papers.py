"""Papers of the victim: who signs them, what they must say, and what none of them may give away."""

from __future__ import annotations

import io
import re
import tomllib
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from papers import spoken

from legal_assist.errors import DocumentError
from legal_assist.reckoning import readiness
from legal_assist.workspace import templates_dir

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Press

    from legal_assist.documents.catalogue import Catalogue

    Presses = Callable[[str], Press]

DOCUMENTS = tuple(
    one["id"]
    for one in tomllib.loads(
        (templates_dir() / "catalogue" / "victim.toml").read_text(encoding="utf-8")
    )["document"]
)  # fmt: skip
SHEETS = ("hal-baik-diketahui", "good-to-know", "lembar-pertemuan")
ADVOCATE = ("penarikan-pernyataan", "permohonan-tidak-dipidana", "penolakan-tagihan")
#: What would betray her to whoever finds the sheet, in both languages; parts of words count.
BETRAYING = re.findall(
    r"\w+",
    "korban perdagangan tppo eksploitasi polisi penyidik jaksa penuntut hakim sidang pengadilan perkara "
    "pelaku terdakwa tersangka saksi lpsk restitusi lapor ancam kekerasan perlindungan pelindungan advokat "
    "hukum pasal undang pemeriksaan selamatkan "
    "victim traffick exploit police prosecut judge court case offender suspect witness restitution report "
    "threat violence lawyer advocate statute rescue shelter",
)


def applies(one: Press, entry_id: str) -> bool:
    entry = one.catalogue.entry(entry_id)
    return readiness.state(one.case, one.book, entry, one.as_of).applies is not False


def problems(one: Press, entry_id: str) -> list[str]:
    with pytest.raises(DocumentError) as caught:
        one.make(entry_id)
    return [problem.key for problem in caught.value.problems]


def pressed(one: Press) -> Press:
    """Every victim signed something under pressure."""
    for victim in one.plain["victims"]:
        victim["signed_under_pressure"] = True
    return one


def event(kind: str, day: str, **more: Any) -> dict[str, Any]:
    return {"id": "E900", "kind": kind, "date": day, **more}


@pytest.mark.parametrize("letter", "abc")
@pytest.mark.parametrize("entry_id", SHEETS)
def test_a_sheet_found_on_her_says_nothing_about_what_it_is_for(
    letter: str, entry_id: str, press: Presses
) -> None:
    one = press(letter)
    if not applies(one, entry_id):
        # Sample A: everybody was heard in court, so no sheet for a hearing; one of them is to be heard again.
        assert entry_id == "lembar-pertemuan"
        one.victim("K1")["heard_in_court"] = False
    for made in one.make(entry_id):
        with zipfile.ZipFile(io.BytesIO(made.data)) as package:
            everything = " ".join(
                package.read(name).decode("utf-8", "replace")
                for name in package.namelist()
                if name.startswith(("word/document", "word/header", "word/footer", "docProps"))
            )
        words = re.sub(r"<[^>]+>", " ", everything).casefold()
        assert [word for word in BETRAYING if word in words] == []
        assert [word for word in (*BETRAYING, one.case.code.casefold()) if word in made.file_name] == []
        for victim in one.case.victims:
            assert (victim.name or "?").split()[0].casefold() not in words


@pytest.mark.parametrize("entry_id", ["hal-baik-diketahui", "good-to-know"])
def test_the_sheet_of_rights_can_be_made_at_the_first_meeting_when_nothing_is_known(
    entry_id: str, press: Presses
) -> None:
    one = press("a")
    one.plain = {"code": "MELATI-01", "invented": True, "victims": [{"id": "K1"}]}
    (made,) = one.make(entry_id)
    assert made.gaps == ()
    assert made.file_name == f"{entry_id}.docx"


def test_the_sheet_for_the_companion_follows_what_lies_ahead(press: Presses) -> None:
    examined = spoken(press("b").make("lembar-pertemuan"))
    heard = spoken(press("c").make("lembar-pertemuan"))
    assert "Ruang khusus yang tertutup diminta" in examined
    assert "petugas tanpa pakaian dinas" in examined
    assert "Hari: 26 November 2026" in examined
    assert "Ruang khusus" not in heard
    assert "orang tertentu keluar dari ruangan" in heard
    assert "jangan membahas atau melatih jawabannya" in heard


def test_in_court_the_companion_neither_objects_nor_speaks_up(press: Presses) -> None:
    examined = spoken(press("b").make("lembar-pertemuan"))
    heard = spoken(press("c").make("lembar-pertemuan"))
    assert "jangan menyela" in heard
    assert "minta diganti" not in heard
    assert "kepada petugas yang memanggilnya" in heard
    assert "minta diganti" in examined


def test_the_sheet_of_rights_says_that_some_requests_have_a_time_limit(press: Presses) -> None:
    assert "ada batas waktunya" in spoken(press("a").make("hal-baik-diketahui"))
    assert "have a time limit" in spoken(press("a").make("good-to-know"))


def test_rehabilitation_is_not_asked_for_a_victim_who_died(press: Presses) -> None:
    one = press("a")
    one.victim("K2")["died_on"] = "2026-11-01"
    assert {made.victim for made in one.make("permohonan-rehabilitasi", draft=True)} == {"K4"}


def test_the_companions_sheet_names_no_right_of_the_new_code_under_the_old_one(press: Presses) -> None:
    one = press("c")
    one.as_of = one.as_of.replace(year=2025)
    one.plain["events"] = [event("police_examination", "2025-12-01", certainty="planned")]
    one.plain["stage"] = "investigation"
    assert "memberatkan dirinya" not in spoken(one.make("lembar-pertemuan"))


def test_the_victim_appoints_her_companion_herself_though_an_advocate_applies(
    press: Presses,
) -> None:
    one = press("a")
    text = spoken(one.make("penunjukan-pendamping"))
    assert "Yang menyatakan," in text
    assert "Menerima penunjukan, Pendamping," in text
    assert "Andriyas Kertamanggala" not in text, "the advocate neither signs nor is appointed"
    assert "bukan kuasa hukum" in text
    assert "Pasal 35 Undang-Undang Nomor 21 Tahun 2007" in text


def test_an_appointment_never_shows_the_house_where_she_lives(press: Presses) -> None:
    one = press("a")
    text = spoken(one.make("penunjukan-pendamping"))
    social = next(each for each in one.plain["companions"] if each["capacity"] == "social_worker")
    assert social["name"] in text
    for field in ("organisation", "phone", "assignment_letter"):
        assert not social.get(field) or social[field] not in text


def test_a_childs_appointment_says_that_a_child_must_be_accompanied(press: Presses) -> None:
    text = spoken(press("b").make("penunjukan-pendamping"))
    assert "Korban masih anak dan wajib didampingi menurut Pasal 39 ayat (2)" in text
    assert "Jaelan" not in text, "the step-father is the suspect and signs nothing"


def test_the_old_code_gives_no_right_of_the_new_one(press: Presses) -> None:
    text = spoken(press("d").make("penunjukan-pendamping"))
    assert "Pasal 35 Undang-Undang Nomor 21 Tahun 2007" in text
    assert "Undang-Undang Nomor 20 Tahun 2025" not in text
    assert "Undang-Undang Nomor 3 Tahun 2026" not in text


def test_no_impact_statement_where_the_law_of_the_case_knows_none(press: Presses) -> None:
    assert not applies(press("d"), "pernyataan-dampak")


def test_an_impact_statement_holds_her_words_and_warns_that_they_are_read_out(press: Presses) -> None:
    one = press("a")
    one.victim("K1")["health"] = "Sedang berobat di klinik."
    made = one.make("pernyataan-dampak")
    text = spoken(made)
    assert one.victim("K1")["suffering"].split(".")[0] in text
    assert "klinik" not in text
    assert "Pasal 144 huruf x" in text
    notes = readiness.state(
        one.case, one.book, one.catalogue.entry("pernyataan-dampak"), one.as_of
    ).notes  # fmt: skip
    assert any(
        "terdakwa dan yang hadir akan mendengarnya" in str(said.params.get("text", "")) for said in notes
    )


def test_an_impact_statement_waits_for_her_words(press: Presses) -> None:
    one = press("a")
    one.victim("K2").pop("suffering")
    assert "documents.gap" in problems(one, "pernyataan-dampak")


def test_a_letter_of_assignment_is_made_for_whom_the_office_sends_without_one(press: Presses) -> None:
    one = press("a")
    assert not applies(one, "surat-tugas-pendamping")
    paralegal = next(each for each in one.plain["companions"] if each["capacity"] == "paralegal")
    paralegal.pop("assignment_letter")
    text = spoken(one.make("surat-tugas-pendamping"))
    assert paralegal["name"] in text
    assert "dengan kode K1, K2, K3, K4" in text
    assert "tidak beracara di sidang" in text
    assert "Rumah Perlindungan" not in text
    assert "Pasal 4 Peraturan Menteri" not in text, "secondary sources print only after acceptance"
    accepted = spoken(one.make("surat-tugas-pendamping", accepted=("permenkum-34-2025/4",)))
    assert "bagi paralegal, " in accepted


@pytest.mark.parametrize("letter", "abcd")
def test_a_note_of_decisions_is_no_waiver_and_no_victim_signs_it(letter: str, press: Presses) -> None:
    one = press(letter)
    for made in one.make("catatan-keputusan"):
        text = spoken((made,))
        assert "bukan pelepasan hak" in text
        assert "HANYA UNTUK BERKAS KANTOR – TIDAK DISERAHKAN" in text
        assert "Yang menyatakan" not in text
        assert "Cap jempol" not in text


def test_a_note_of_decisions_leaves_out_the_reasons(press: Presses) -> None:
    one = press("a")
    notes = [each["note"] for each in one.victim("K1")["decisions"] if each.get("note")]
    assert notes
    text = spoken(one.make("catatan-keputusan"))
    assert not [note for note in notes if note in text]


@pytest.mark.parametrize("entry_id", ADVOCATE)
def test_what_only_an_advocate_sends_has_no_final_without_one(entry_id: str, press: Presses) -> None:
    one = pressed(press("c"))
    assert "documents.hold.advocate_only" in problems(one, entry_id)
    assert "DRAF" in one.make(entry_id, draft=True)[0].file_name


@pytest.mark.parametrize("entry_id", ADVOCATE)
def test_an_advocate_signs_alone_what_only_an_advocate_sends(entry_id: str, press: Presses) -> None:
    one = pressed(press("c"))
    one.plain["companions"].append({"id": "D2", "name": "Prameswari Adiguna", "capacity": "advocate"})
    text = spoken(one.make(entry_id))
    assert "Kuasa Hukum Korban, Prameswari Adiguna Advokat" in text.replace("| ", "").replace(" |", "")
    assert "Haswinda" not in text


def test_every_paper_for_advocates_only_is_held_without_one(catalogue: Catalogue) -> None:
    for entry in catalogue.entries:
        if entry.signers == ("advocate",):
            assert "advocate_only" in {hold.id for hold in entry.holds}
            assert entry.sender == "advocate"


def test_the_coerced_act_is_told_in_no_paper(press: Presses) -> None:
    one = pressed(press("c"))
    one.plain["companions"].append({"id": "D2", "name": "Prameswari Adiguna", "capacity": "advocate"})
    stories = [
        str(one.plain[name]) for name in ("story_before", "story_during", "story_after", "exploitation")
    ]
    for entry_id in ("permohonan-tidak-dipidana", "penolakan-tagihan", "penarikan-pernyataan"):
        text = spoken(one.make(entry_id))
        assert not [story for story in stories if " ".join(story.split()) in text]
    assert "bukan pengakuan atas perbuatan apa pun" in spoken(one.make("permohonan-tidak-dipidana"))


def test_a_debt_is_refused_without_admitting_it_and_never_straight_to_the_creditor(press: Presses) -> None:
    one = press("a")
    text = spoken(one.make("penolakan-tagihan"))
    assert "tanpa mengakui adanya utang" in text
    assert "Pasal 27 Undang-Undang Nomor 21 Tahun 2007" in text
    assert "Hakim Ketua Sidang" in text
    assert "tidak diperhitungkan sebagai pengurang Restitusi" in text
    assert "tidak mengurangi Restitusi" not in text, "no provision says so"
    state = readiness.state(one.case, one.book, one.catalogue.entry("penolakan-tagihan"), one.as_of)
    assert any(str(said.params.get("text", "")).startswith("PERINGATAN") for said in state.notes)


def test_a_statement_is_retracted_only_for_her_who_signed_one_under_pressure(press: Presses) -> None:
    one = press("b")
    for victim in one.plain["victims"]:
        victim |= {"pressured": True, "settlement_offered": True}
    assert not applies(one, "penarikan-pernyataan"), "pressure alone is no signed statement"
    one.victim("K2")["signed_under_pressure"] = True
    assert [made.victim for made in one.make("penarikan-pernyataan", draft=True)] == ["K2"]


def test_legal_aid_is_asked_without_telling_the_story(press: Presses) -> None:
    one = press("c")
    text = spoken(one.make("permohonan-bantuan-hukum"))
    assert "Pasal 14 ayat (1) Undang-Undang Nomor 16 Tahun 2011" in text
    assert "Uraian peristiwa disampaikan langsung kepada advokat" in text
    assert " ".join(one.plain["story_during"].split()) not in text
    asked = spoken(one.make("permintaan-penunjukan-bantuan-hukum"))
    assert "Pasal 154 ayat (2) Undang-Undang Nomor 20 Tahun 2025" in asked
    assert one.victim("K1")["name"] not in asked


def test_a_certificate_of_poverty_is_annexed_and_never_waited_for(press: Presses) -> None:
    one = press("c")
    assert "Surat keterangan miskin (K1)" not in spoken(one.make("permohonan-bantuan-hukum"))
    paper = {"id": "P-80", "title": "Surat keterangan dari kelurahan", "kind": "poverty_certificate"}
    one.plain["exhibits"].append({**paper, "victim": "K1"})
    assert "Surat keterangan dari kelurahan | P-80" in spoken(one.make("permohonan-bantuan-hukum"))


def test_legal_aid_is_not_offered_beside_an_advocate_or_against_her_will(press: Presses) -> None:
    assert not applies(press("a"), "permohonan-bantuan-hukum")
    one = press("c")
    decision = {"id": "S90", "right": "legal_aid", "decision": "declines", "on": one.as_of.isoformat()}
    one.victim("K1")["decisions"].append(decision)
    assert not applies(one, "permohonan-bantuan-hukum")
    assert not applies(one, "permintaan-penunjukan-bantuan-hukum")


def test_a_referral_needs_her_consent_and_carries_no_name(press: Presses) -> None:
    one = press("a")
    assert {made.victim for made in one.make("surat-rujukan")} == {"K2", "K4"}
    text = spoken(one.make("surat-rujukan"))
    assert not [each for each in one.plain["victims"] if each["name"] in text]
    assert "N.P." not in text
    one.victim("K2")["consents"][-1]["withdrawn_on"] = one.as_of.isoformat()
    assert {made.victim for made in one.make("surat-rujukan")} == {"K4"}


def test_consent_is_asked_for_each_purpose_with_the_way_back(press: Presses) -> None:
    one = press("b")
    text = spoken(one.make("persetujuan-data"))
    assert text.count("☐ | ☐") == 6
    assert "Bantuan tidak bergantung pada jawaban Anda" in text
    assert "LEMBAR PENARIKAN PERSETUJUAN" in text
    assert "Pasal 25 ayat (2) Undang-Undang Nomor 27 Tahun 2022" in text
    assert not applies(press("d"), "persetujuan-data")


def test_a_withdrawal_lists_only_what_she_had_agreed_to(press: Presses) -> None:
    one = press("c")
    assert not applies(one, "penarikan-persetujuan")
    one.plain["events"].append(event("data_request", one.as_of.isoformat()))
    text = spoken(one.make("penarikan-persetujuan"))
    assert "Menyimpan data saya" in text
    assert "foto" not in text, "that consent was withdrawn before"
    assert "Pasal 40 Undang-Undang Nomor 27 Tahun 2022" in text


def test_a_breach_is_told_to_her_and_to_the_authority_and_names_nobody(press: Presses) -> None:
    one = press("a")
    assert not applies(one, "pemberitahuan-data")
    breach = event("data_breach_known", one.as_of.isoformat(), note="Daftar kontak terkirim ke alamat lain.")
    one.plain["events"].append(breach)
    hers, theirs = one.make("pemberitahuan-data"), one.make("laporan-kegagalan-data")
    assert len(hers) == 4
    for text in (spoken(hers), spoken(theirs)):
        assert "Daftar kontak terkirim ke alamat lain." in text
        assert "Pasal 46 ayat (1)" in text
        assert not [each for each in one.plain["victims"] if each["name"] in text]
    assert "K1" not in spoken(theirs)
    assert "korban" not in spoken(hers).casefold()
    assert hers[0].file_name == "pemberitahuan-data-1.docx"


def test_a_breach_notice_waits_for_what_happened_and_refuses_a_name(press: Presses) -> None:
    one = press("a")
    one.plain["events"].append(event("data_breach_known", one.as_of.isoformat()))
    assert problems(one, "laporan-kegagalan-data") == ["documents.gap"]
    one.plain["events"][-1]["note"] = "Berkas Sariwulan Kertapati terkirim ke alamat lain."
    with pytest.raises(DocumentError) as caught:
        one.make("laporan-kegagalan-data")
    assert caught.value.key == "documents.leak"


def test_state_compensation_is_a_right_without_a_form(press: Presses) -> None:
    one = press("a")
    text = spoken(one.make("informasi-kompensasi"))
    assert "Pasal 23 ayat (1) Undang-Undang Nomor 3 Tahun 2026" in text
    assert "surat ini bukan permohonan" in text
    assert not applies(press("d"), "informasi-kompensasi"), "the law was not in force on that day"


def test_the_way_for_sexual_cases_is_told_where_that_law_reaches_the_act(press: Presses) -> None:
    one = press("a")
    one.victim("K1")["sexual_exploitation"] = True
    (paper,) = [made for made in one.make("informasi-kompensasi") if made.victim == "K1"]
    assert "Undang-Undang Nomor 12 Tahun 2022" in spoken((paper,))
    for event in one.plain["events"]:
        if event["kind"] in ("act_from", "act_to"):
            event["date"] = "2021-03-01"
    (paper,) = [made for made in one.make("informasi-kompensasi") if made.victim == "K1"]
    assert "Nomor 12 Tahun 2022" not in spoken((paper,))
    assert "Eksploitasi seksual" not in spoken((paper,))


def test_an_office_is_warned_before_it_consents_to_its_own_use_of_a_childs_data(press: Presses) -> None:
    from moments import notes

    assert "bukan kantor ini yang menyetujui" in notes(press("b"), "persetujuan-data")
    assert "bukan kantor ini yang menyetujui" not in notes(press("a"), "persetujuan-data")


@pytest.mark.parametrize("letter", "abcd")
def test_no_coded_or_nameless_paper_holds_an_identity(letter: str, press: Presses) -> None:
    one = press(letter)
    for entry_id in DOCUMENTS:
        entry = one.catalogue.entry(entry_id)
        if entry.identity == "open" or not applies(one, entry_id):
            continue
        text = spoken(one.make(entry_id, draft=True)).casefold()
        for victim in one.plain["victims"]:
            for field in ("name", "nik", "phone", "address", "passport"):
                value = victim.get(field)
                assert not value or " ".join(value.split()).casefold() not in text, (entry_id, field)


@pytest.mark.parametrize("entry_id", DOCUMENTS)
def test_each_paper_says_in_both_languages_why_it_is_not_made(entry_id: str, catalogue: Catalogue) -> None:
    entry = catalogue.entry(entry_id)
    assert entry.why_not
    assert entry.why_not_en
    assert all(note.text and note.text_en for note in entry.notes)
