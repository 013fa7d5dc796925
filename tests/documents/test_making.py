from __future__ import annotations

import re
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from papers import part, read, spoken

from legal_assist import messages, rupiah, terbilang
from legal_assist.documents import catalogue as catalogues
from legal_assist.documents import leaks, package, preview
from legal_assist.errors import DocumentError
from legal_assist.reckoning import readiness
from legal_assist.workspace import templates_dir

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Press

SERVED = ("permohonan-restitusi", "rincian-kerugian", "daftar-alat-bukti", "permohonan-penggabungan",
          "permohonan-kerahasiaan")  # fmt: skip


@pytest.mark.parametrize("letter", "abcd")
def test_no_served_paper_holds_an_identity_and_the_sealed_sheet_holds_it(
    letter: str, press: Callable[[str], Press]
) -> None:
    one = press(letter)
    guarded = leaks.protected(one.case, [v for v in one.case.victims if v.confidential])
    assert guarded
    for entry_id in SERVED:
        if not readiness.state(one.case, one.book, one.catalogue.entry(entry_id), one.as_of).applies:
            continue
        for made in one.make(entry_id, draft=True):
            whole = b"".join(package.parts(made.data).values()).decode("utf-8", "replace")
            assert not [value.kind for value in guarded if leaks.appears(value, whole)]
    sheets = read(one.make("lembar-identitas", draft=True))
    for victim in one.case.victims:
        assert victim.name
        assert victim.name in sheets


def test_a_name_typed_into_the_story_stops_the_served_paper_and_the_error_keeps_it_secret(
    press: Callable[[str], Press],
) -> None:
    one = press("a")
    name = one.victim("K1")["name"]
    first, last = name.split()
    for typed in (name, name.upper(), f"{last}, {first}", f"{first}\n{last}", f"binti {last}  {first}"):
        one.plain["story_during"] = f"Kemudian {typed} dibawa pergi."
        with pytest.raises(DocumentError) as caught:
            one.make("permohonan-restitusi")
        assert caught.value.key == "documents.leak"
        said = [messages.of_problem(problem, "id") for problem in caught.value.problems]
        assert any("(nama K1, " in text and "muncul di isi surat: " in text for text in said)
        assert not any("word/" in text for text in said)
        assert any("Kronologi: selama kejadian" in text for text in said)
        assert not any(first.lower() in text.lower() or last.lower() in text.lower() for text in said)


@pytest.mark.parametrize("field", ["nik", "phone", "address"])
def test_a_number_or_address_in_an_exhibit_title_stops_the_served_paper(
    field: str, press: Callable[[str], Press]
) -> None:
    one = press("a")
    one.plain["exhibits"][0]["title"] = "Surat " + one.victim("K2")[field].replace("-", " ")
    with pytest.raises(DocumentError) as caught:
        one.make("daftar-alat-bukti")
    assert caught.value.key == "documents.leak"


def test_silence_about_confidentiality_is_coded_in_a_draft_and_refused_in_a_final(
    press: Callable[[str], Press],
) -> None:
    one = press("a")
    del one.victim("K3")["confidential"]
    with pytest.raises(DocumentError) as caught:
        one.make("permohonan-restitusi")
    assert [problem.path for problem in caught.value.problems] == ["victims.K3.confidential"]
    assert one.victim("K3")["name"] not in read(one.make("permohonan-restitusi", draft=True))


def test_a_victim_who_does_not_want_codes_is_named_in_full(press: Callable[[str], Press]) -> None:
    one = press("a")
    one.named_openly("K1", "K2", "K3", "K4")
    text = read(one.make("permohonan-restitusi"))
    for victim in one.plain["victims"]:
        assert victim["name"] in text
        assert victim["nik"] in text
    assert "sampul tertutup" not in text


def test_a_child_is_coded_whatever_is_ticked(press: Callable[[str], Press]) -> None:
    one = press("b")
    one.victim("K2")["confidential"] = False
    assert one.victim("K2")["name"] not in read(one.make("permohonan-restitusi", draft=True))


def test_file_names_and_properties_carry_no_identity(press: Callable[[str], Press]) -> None:
    one = press("a")
    names = [made.file_name for made in one.make("surat-kuasa-khusus")]
    assert names == [f"surat-kuasa-khusus-{one.plain['code']}-r7-K{n}.docx" for n in (1, 2, 3, 4)]
    draft = one.make("permohonan-restitusi", draft=True)[0]
    assert draft.file_name == f"permohonan-restitusi-{one.plain['code']}-r7-DRAF.docx"
    core = part(one.make("lembar-identitas")[0].data, "docProps/core.xml").decode()
    assert "<dc:title>Lembar Identitas Korban</dc:title>" in core
    assert "creator" not in core


def test_the_same_case_gives_the_same_bytes(press: Callable[[str], Press]) -> None:
    first, second = press("a").make("permohonan-restitusi"), press("a").make("permohonan-restitusi")
    assert first[0].data == second[0].data


def test_a_final_refuses_an_unanswered_fact_and_a_draft_shows_it(press: Callable[[str], Press]) -> None:
    one = press("a")
    del one.plain["defendants"][0]["address"]
    with pytest.raises(DocumentError) as caught:
        one.make("permohonan-restitusi")
    assert caught.value.key == "documents.incomplete"
    assert [problem.path for problem in caught.value.problems] == ["defendants.T1.address"]
    assert "Alamat" in messages.of_problem(caught.value.problems[0], "id")
    assert "Address" in messages.of_problem(caught.value.problems[0], "en")
    made = one.make("permohonan-restitusi", draft=True)
    body = part(made[0].data, "word/document.xml").decode()
    assert re.search(r'<w:rStyle w:val="BelumDiisi"/></w:rPr><w:t [^>]*>\[BELUM DIISI: Alamat \(T1\)\]', body)
    assert "DAFTAR HAL YANG BELUM DIISI" in read(made)
    assert [gap.path for gap in made[0].gaps] == ["defendants.T1.address"]


@pytest.mark.parametrize(
    ("mark", "printed"),
    [
        ({"kind": "unknown"}, "tidak diketahui Pemohon"),
        ({"kind": "held_by_other", "note": "Penyidik"}, "dipegang pihak lain (Penyidik)"),
        ({"kind": "held_by_other"}, "dipegang pihak lain"),
        ({"kind": "to_follow"}, "menyusul"),
        ({"kind": "declined"}, "tidak disampaikan"),
    ],
)
def test_an_answer_that_is_not_a_value_is_accepted_and_printed(
    mark: dict[str, str], printed: str, press: Callable[[str], Press]
) -> None:
    one = press("a")
    del one.plain["defendants"][0]["address"]
    one.plain["marks"]["defendants.T1.address"] = mark
    assert f"Alamat | : | {printed}" in read(one.make("permohonan-restitusi"))


def test_a_required_annex_that_is_not_recorded_is_a_gap(press: Callable[[str], Press]) -> None:
    one = press("a")
    one.plain["exhibits"] = [e for e in one.plain["exhibits"] if e["kind"] != "police_letter"]
    with pytest.raises(DocumentError) as caught:
        one.make("permohonan-restitusi")
    assert [problem.key for problem in caught.value.problems] == ["documents.gap_exhibit"]


def test_an_annex_to_follow_is_no_gap_and_says_so(press: Callable[[str], Press]) -> None:
    one = press("a")
    letter = next(e for e in one.plain["exhibits"] if e["kind"] == "police_letter")
    letter["status"] = "to_follow"
    assert f"{letter['title']} | {letter['id']} | menyusul" in read(one.make("permohonan-restitusi"))


def test_totals_add_up_and_the_words_are_those_of_the_figure(press: Callable[[str], Press]) -> None:
    one = press("a")
    made = one.make("permohonan-restitusi")
    text = read(made)
    rows = re.findall(r"^JUMLAH \S+ \(Korban K\d\) \| ([\d.]+)$", text, flags=re.MULTILINE)
    total = sum(rupiah.parse(amount) for amount in rows)
    assert len(rows) == 4
    assert f"JUMLAH SELURUHNYA | {rupiah.number(total)}" in text
    assert f"{rupiah.format(total)} ({terbilang.rupiah_words(total)})" in spoken(made)
    annexes = read(one.make("rincian-kerugian"))
    for amount in rows:
        assert f"Rp{amount}" in annexes


def test_a_victim_without_losses_stays_visible(press: Callable[[str], Press]) -> None:
    one = press("a")
    one.plain["losses"] = [line for line in one.plain["losses"] if line["victim"] != "K2"]
    text = read(one.make("permohonan-restitusi", draft=True))
    assert "Belum ada kerugian yang dimintakan untuk Korban ini." in text
    assert "JUMLAH N.P. (Korban K2) | 0" in text


@pytest.mark.parametrize("count", [1, 2, 17])
def test_any_number_of_lines_gives_a_sound_table(count: int, press: Callable[[str], Press]) -> None:
    one = press("a")
    template = next(line for line in one.plain["losses"] if line["basis"]["kind"] == "amount")
    one.plain["losses"] = [{**template, "id": f"L{n}", "what": f"Pos {n}"} for n in range(1, count + 1)]
    text = read(one.make("rincian-kerugian", draft=True)[:1])
    assert [f"{n}. | Pos {n}" in text for n in range(1, count + 1)] == [True] * count


def test_a_victim_who_does_not_ask_for_now_is_left_out(press: Callable[[str], Press]) -> None:
    one = press("a")
    one.victim("K4")["decisions"].append(
        {"id": "S99", "right": "restitution", "decision": "not_now", "on": one.as_of.isoformat()}
    )
    made = one.make("permohonan-restitusi")
    assert "(Korban K4)" not in read(made)
    assert [paper.victim for paper in one.make("rincian-kerugian")] == ["K1", "K2", "K3"]


def test_joint_liability_is_said_and_shares_are_listed(press: Callable[[str], Press]) -> None:
    one = press("a")
    assert "secara tanggung renteng" in read(one.make("permohonan-restitusi"))
    one.plain["several_convicts_liability"] = "shares"
    one.plain["shares"] = [
        {"id": "B1", "defendant": "T1", "parts": 2},
        {"id": "B2", "defendant": "T2", "parts": 1},
    ]
    text = read(one.make("permohonan-restitusi"))
    assert "tanggung renteng" not in text
    names = [one.plain["defendants"][n]["name"] for n in (0, 1)]
    amounts = [re.search(rf"{re.escape(name)} \| ([\d.]+) \|", text) for name in names]
    total = re.search(r"JUMLAH SELURUHNYA \| ([\d.]+)", text)
    assert total
    assert sum(rupiah.parse(found[1]) for found in amounts if found) == rupiah.parse(total[1])


def test_the_joined_claim_speaks_the_words_of_its_code(press: Callable[[str], Press]) -> None:
    new, old = (
        read(press("a").make("permohonan-penggabungan")),
        read(press("d").make("permohonan-penggabungan")),
    )
    assert "ganti rugi" in new
    assert "ganti kerugian" not in new.lower()
    assert "Pasal 189" in new
    assert "Nomor 8 Tahun 1981" not in new
    assert "ganti kerugian" in old
    assert "ganti rugi" not in old.lower()
    assert "Pasal 98" in old
    for text in (new, old):
        assert "bersama-sama secara berimbang" in text
        assert "tanggung renteng" not in text


def test_the_joined_claim_holds_only_its_own_lines(press: Callable[[str], Press]) -> None:
    one = press("a")
    text = read(one.make("permohonan-penggabungan"))
    for line in one.plain["losses"]:
        assert (line["what"] in text) == (line.get("channel") == "joined_claim")


def test_the_joined_claim_is_closed_once_the_requisitoir_was_read(press: Callable[[str], Press]) -> None:
    one = press("a")
    one.plain["events"].append({"id": "E99", "kind": "requisitoir_read", "date": one.as_of.isoformat()})
    with pytest.raises(DocumentError) as caught:
        one.make("permohonan-penggabungan", draft=True)
    assert caught.value.key == "documents.not_applicable"
    assert caught.value.problems[0].key == "documents.why_not.permohonan_penggabungan"


@pytest.mark.parametrize("letter", "abc")
def test_repealed_law_is_not_printed_in_a_new_case(letter: str, press: Callable[[str], Press]) -> None:
    one = press(letter)
    for entry in one.catalogue.entries:
        state = readiness.state(one.case, one.book, entry, one.as_of)
        if state.applies:
            text = read(one.make(entry.id, draft=True))
            assert "Nomor 31 Tahun 2014" not in text
            assert "Nomor 13 Tahun 2006" not in text
            assert "Nomor 8 Tahun 1981" not in text


def test_restitution_is_asked_also_when_another_offence_is_proven(press: Callable[[str], Press]) -> None:
    text = spoken(press("a").make("permohonan-restitusi"))
    assert "apabila yang terbukti adalah tindak pidana lain berdasarkan Pasal 19 ayat (1)" in text


@pytest.mark.parametrize("letter", "abcd")
def test_no_paper_prints_a_penalty_or_a_substitute_term(letter: str, press: Callable[[str], Press]) -> None:
    one = press(letter)
    for entry in one.catalogue.entries:
        if readiness.state(one.case, one.book, entry, one.as_of).applies:
            text = read(one.make(entry.id, draft=True)).lower()
            for word in ("kurungan", "penjara", "pidana pengganti", "denda paling"):
                assert word not in text


def test_a_citation_that_needs_acceptance_is_left_out_until_it_is_accepted(
    press: Callable[[str], Press],
) -> None:
    one = press("a")
    provision = "uu-21-2007/52/1"
    plain = one.make("permohonan-rehabilitasi")
    assert "Pasal 52" not in read(plain)
    assert provision in plain[0].receipt["left_out"]
    accepted = one.make("permohonan-rehabilitasi", accepted=(provision,))
    assert "Pasal 52 ayat (1)" in read(accepted)
    assert accepted[0].receipt["accepted"] == [provision]


def test_the_receipt_says_from_what_the_paper_was_made(press: Callable[[str], Press]) -> None:
    one = press("a")
    receipt = one.make("permohonan-restitusi")[0].receipt
    assert receipt["case_revision"] == 7
    assert receipt["law_version"] == one.book.version
    assert receipt["law_reviewed"] == one.book.preface.reviewed.isoformat()
    assert receipt["catalogue_version"] == one.catalogue.version
    assert len(receipt["template_sha256"]) == 64


def test_the_version_of_the_catalogue_tells_of_a_change_in_any_of_its_files(tmp_path: Path) -> None:
    folder = tmp_path / "legal"
    folder.mkdir()
    for name in ("catalogue", "words"):
        shutil.copytree(templates_dir() / name, folder / name)
        shutil.copy(templates_dir() / f"{name}.toml", folder)
    before = catalogues.load(folder).version
    assert before == catalogues.load(templates_dir()).version
    for path in sorted(folder.rglob("*.toml")):
        text = path.read_text("utf-8")
        path.write_text(f"{text}\n# satu catatan\n", encoding="utf-8")
        assert catalogues.load(folder).version != before, path
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("draft", [False, True])
def test_an_invented_case_and_a_draft_are_marked_on_every_page(
    draft: bool, press: Callable[[str], Press]
) -> None:
    data = press("a").make("permohonan-restitusi", draft=draft)[0].data
    header = part(data, "word/header1.xml").decode()
    assert "CONTOH – PERKARA REKAAN" in header
    assert ('string="DRAF"' in header) == draft
    assert ("BELUM UNTUK DIAJUKAN" in header) == draft
    assert "Identitas korban wajib dirahasiakan" in part(data, "word/footer1.xml").decode()


def test_the_mandatory_contents_of_the_application_are_there(press: Callable[[str], Press]) -> None:
    one = press("a")
    made = one.make("permohonan-restitusi")
    text = read(made)
    headings = (
        "IDENTITAS PEMOHON", "IDENTITAS TERMOHON", "DASAR HUKUM", "URAIAN TINDAK PIDANA", "URAIAN KERUGIAN",
        "BESARAN DAN BENTUK RESTITUSI", "PERMINTAAN", "DAFTAR LAMPIRAN",
    )  # fmt: skip
    for heading in headings:
        assert heading in text
    assert one.plain["police_report_number"] in text
    assert "dalam bentuk pembayaran sejumlah uang" in spoken(made)
    assert f"Ketua {one.plain['court']['name']}" in text
    assert f"melalui Penuntut Umum pada {one.plain['prosecutor']['name']}" in text


def test_an_unfit_parent_neither_asks_nor_signs_nor_gives_power(press: Callable[[str], Press]) -> None:
    one = press("b")
    assert [made.victim for made in one.make("surat-kuasa-khusus", draft=True)] == ["K2"]
    text = read(one.make("permohonan-restitusi", draft=True))
    assert "Lembaga yang mengajukan bagi Korban anak K1" in text
    assert "Orang tua/wali Korban K1" not in text


def test_the_power_goes_to_an_advocate_and_never_to_a_paralegal(press: Callable[[str], Press]) -> None:
    one = press("a")
    paralegal = next(c for c in one.plain["companions"] if c["capacity"] == "paralegal")
    assert paralegal["name"] not in read(one.make("surat-kuasa-khusus"))
    one.plain["companions"] = [paralegal]
    one.plain["signing_companion"] = paralegal["id"]
    with pytest.raises(DocumentError) as caught:
        one.make("surat-kuasa-khusus")
    assert [problem.path for problem in caught.value.problems] == ["companions"]


def test_a_statement_of_wanting_to_return_is_made_only_for_an_adult_who_wants_it(
    press: Callable[[str], Press],
) -> None:
    one = press("a")
    one.plain["exhibits"] = [e for e in one.plain["exhibits"] if e["kind"] != "return_statement"]
    assert "Pernyataan Kehendak Pulang" in read(one.make("permohonan-rehabilitasi")[:1])
    assert [made.victim for made in one.make("pernyataan-kehendak-pulang")] == ["K2"]
    one.victim("K2")["wants_return"] = False
    text = read(one.make("permohonan-rehabilitasi")[:1])
    assert "Pernyataan Kehendak Pulang" not in text
    assert "Pemulangan tidak dimohonkan sekarang." in text


def test_an_unknown_document_is_named(press: Callable[[str], Press]) -> None:
    with pytest.raises(DocumentError) as caught:
        press("a").make("permohonan-apa-saja")
    assert caught.value.key == "documents.unknown"


@pytest.mark.parametrize("lang", messages.LANGUAGES)
@pytest.mark.parametrize("entry_id", ["permohonan-restitusi", "rincian-kerugian", "permohonan-penggabungan"])
def test_every_sentence_of_a_refusal_can_be_said(
    lang: str, entry_id: str, press: Callable[[str], Press]
) -> None:
    one = press("b")
    one.plain["marks"].pop("victims.K1.suffering")
    one.plain.pop("several_convicts_liability", None)
    one.plain["exhibits"] = [e for e in one.plain["exhibits"] if e["kind"] != "identity_copy"]
    with pytest.raises(DocumentError) as caught:
        one.make(entry_id)
    assert messages.of_error(caught.value, lang)
    assert all(messages.of_problem(problem, lang) for problem in caught.value.problems)


BAREST = {"code": "MELATI-01", "invented": True, "victims": [{"id": "K1"}]}


@pytest.mark.parametrize("birth", [None, "1990-01-01", "2015-01-01"])
@pytest.mark.parametrize("stage", [None, "before_report", "investigation", "prosecution", "trial"])
def test_even_the_barest_case_gives_drafts_with_visible_gaps(
    birth: str | None, stage: str | None, press: Callable[[str], Press]
) -> None:
    one = press("a")
    victim = {"id": "K1"} | ({"birth_date": birth} if birth else {})
    one.plain = {**BAREST, "victims": [victim]} | ({"stage": stage} if stage else {})
    for entry in one.catalogue.entries:
        if readiness.state(one.case, one.book, entry, one.as_of).applies is False:
            continue
        # A sheet without any fact has no gap either.
        if entry.templates or entry.builder == "leaflet":
            continue
        made = one.make(entry.id, draft=True)
        assert all("[BELUM DIISI: " in preview.text(paper.data) for paper in made)
        with pytest.raises(DocumentError):
            one.make(entry.id)


def test_the_heirs_of_a_dead_victim_ask_and_are_coded(press: Callable[[str], Press]) -> None:
    one = press("a")
    one.victim("K1")["died_on"] = one.as_of.isoformat()
    one.victim("K1")["heirs"] = [
        {"id": "W1", "name": "Sumirah Kertapati", "relation": "ibu", "nik": "9901014101700001"}
    ]
    one.plain["exhibits"] += [
        {"id": "P-90", "kind": "death_certificate", "title": "Surat kematian", "victim": "K1"},
        {"id": "P-91", "kind": "family_relation", "title": "Surat hubungan keluarga", "victim": "K1"},
    ]
    text = read(one.make("permohonan-restitusi"))
    assert "Ahli waris (ibu) dari Korban K1" in text
    assert "IDENTITAS KORBAN" in text
    assert "Sumirah" not in text
    assert "Sumirah Kertapati" in read(one.make("lembar-identitas"))
    assert "Sumirah Kertapati" in read(one.make("surat-kuasa-khusus"))


@pytest.mark.parametrize("applicant", ["victim", "guardian", "heir", "institution", "advocate"])
def test_whoever_signs_stands_under_the_paper(applicant: str, press: Callable[[str], Press]) -> None:
    one = press("a")
    one.plain["applicant"] = applicant
    signer = next(c for c in one.plain["companions"] if c["id"] == one.plain["signing_companion"])
    text = read(one.make("permohonan-restitusi"))
    assert (signer["name"] in text) == (applicant in ("institution", "advocate"))
    assert text.count("METERAI") == 1


def test_an_application_signed_by_somebody_who_is_no_advocate_is_refused(
    press: Callable[[str], Press],
) -> None:
    one = press("a")
    one.plain["signing_companion"] = "D2"
    with pytest.raises(DocumentError) as caught:
        one.make("permohonan-restitusi")
    assert [problem.path for problem in caught.value.problems] == ["signing_companion"]


def test_where_either_code_may_govern_both_are_cited_the_second_in_the_second_place(
    press: Callable[[str], Press],
) -> None:
    one = press("a")
    dates = {"act_from": "2025-06-01", "act_to": "2025-11-30", "police_report": "2025-12-05",
             "investigation_started": "2025-12-08"}  # fmt: skip
    for event in one.plain["events"]:
        if event["kind"] in dates:
            event["date"] = dates[event["kind"]]
    text = spoken(one.make("permohonan-penggabungan", draft=True))
    assert re.search(
        r"Nomor 20 Tahun 2025\. Subsider, .* didasarkan pada Pasal 98[^;]* Nomor 8 Tahun 1981", text
    )


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2200, 12, 31)])
def test_a_paper_of_any_day_the_program_takes_can_be_packed(press: Callable[[str], Press], day: date) -> None:
    one = press("a")
    one.as_of = day
    assert one.make("surat-kuasa-khusus", draft=True)
