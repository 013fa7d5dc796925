"""Forms: stored field by field, nothing lost, nothing erased by accident, nothing shown that identifies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from conftest import fill, go_to_pane, open_first_case, open_form, row, running, sees, text_of, told, wait_for
from textual import events
from textual.widgets import Input

from legal_assist.cases import vocabulary
from legal_assist.tui.forms import pages
from legal_assist.tui.forms.draft import Draft
from legal_assist.tui.line_list import LineList
from legal_assist.tui.screens.form import Form

if TYPE_CHECKING:
    from legal_assist.desk import Desk, Opened

HOSTILE = [
    "[/]",
    "[@click=app.quit]klik[/]",
    "{{ 7*7 }} {x} %s",
    "A & B <x> &amp;",
    "\x1b[31mmerah\x1b[0m \x1b]0;judul\x07",
    "kiri\u202ekanan\u2066",
    "x" * 10_000,
    "baris satu\nbaris dua\r\nbaris tiga",
    "  ",
    "Pasal [5] ayat (1) [huruf a]",
]


def test_every_fact_is_on_exactly_one_page_of_at_most_twelve() -> None:
    lists = ["", *(path for path, fact in vocabulary.facts().items() if fact.kind == "list")]
    for name in lists:
        own = [field for page in pages.pages_of(name) for field in page.fields]
        assert sorted(own) == sorted(pages.own_fields(name)), name
        assert all(0 < pages.together(page) <= pages.MOST for page in pages.pages_of(name)), name
    nested = {f"{owner}.{name}".lstrip(".") for owner, names in pages.NESTED.items() for name in names}
    top = {"victims", "defendants", "companions", "events", "losses", "exhibits", "shares", "pasted_totals"}
    assert nested | top == set(lists) - {""}


async def test_a_field_is_stored_when_it_is_left(desk: Desk, empty_case: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "destination")
        row(app, "destination").editor.focus()
        await pilot.press("J", "o", "h", "o", "r", "tab")
        await sees(app, pilot, "tersimpan r2")
        assert desk.open("MELATI-10").case.destination == "Johor"


async def test_a_bad_value_gives_a_sentence_below_and_is_kept_for_correction(
    desk: Desk, sample_a: Opened
) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "events.E3.date")
        await fill(app, pilot, "date", "31-02-2026")
        await sees(app, pilot, "! Tanggal", "31-02-2026", "kalender")
        assert desk.open("MERANTI-26").revision == 1
        await pilot.press("escape")
        await sees(app, pilot, "Kembali mengisi")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Form))
        assert row(app, "date").editor.answer == "31-02-2026"
        await fill(app, pilot, "date", "5 juli 2026")
        await pilot.press("escape")
        await wait_for(pilot, lambda: not isinstance(app.screen, Form))
        assert next(e for e in desk.open("MERANTI-26").case.events if e.id == "E3").date.day == 5


async def test_what_was_typed_survives_turning_the_page(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "victims.K1.birth_date")
        await fill(app, pilot, "birth_date", "kemarin")
        await pilot.press("pagedown")
        await wait_for(pilot, lambda: [r for r in app.screen.rows() if r.field == "phone"])
        await sees(app, pilot, "1 belum tersimpan")
        await pilot.press("pageup")
        await wait_for(pilot, lambda: [r for r in app.screen.rows() if r.field == "birth_date"])
        assert row(app, "birth_date").editor.answer == "kemarin"


async def test_a_blank_field_never_erases_but_the_clear_key_does(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "destination")
        await fill(app, pilot, "destination", "")
        await sees(app, pilot, "kolom kosong tidak menghapus")
        assert row(app, "destination").editor.answer == "Johor, Malaysia"
        assert desk.open("MERANTI-26").case.destination == "Johor, Malaysia"
        row(app, "destination").editor.focus()
        await pilot.press("f8")
        await wait_for(pilot, lambda: desk.open("MERANTI-26").case.destination is None)
        await sees(app, pilot, "tersimpan r2")
        assert row(app, "destination").editor.answer == ""
        await pilot.press("f7")
        await wait_for(pilot, lambda: desk.open("MERANTI-26").case.destination == "Johor, Malaysia")
        await wait_for(pilot, lambda: row(app, "destination").editor.answer == "Johor, Malaysia")


async def test_an_answer_that_is_not_a_value(desk: Desk, empty_case: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "police_report_number")
        await pilot.press("f3")
        await sees(app, pilot, "dipegang pihak lain", "tidak mau menjawab")
        app.screen.query_one(LineList).go_to("held_by_other")
        app.screen.query_one(LineList).action_choose()
        await sees(app, pilot, "Dipegang siapa?")
        app.screen.query_one(Input).value = "keluarga [/]"
        await pilot.press("enter")
        await sees(app, pilot, "dipegang pihak lain: keluarga [/]")
        mark = desk.open("MELATI-10").case.marks["police_report_number"]
        assert (mark.kind, mark.note) == ("held_by_other", "keluarga [/]")
        await fill(app, pilot, "police_report_number", "LP/1/2026")
        assert desk.open("MELATI-10").case.marks == {}


async def test_another_answer_ends_what_could_not_be_read(desk: Desk, empty_case: Opened) -> None:
    async with running(desk) as (app, pilot):
        desk.add(empty_case, "victims", {})
        await open_first_case(app, pilot)
        await open_form(app, pilot, "victims.K1.birth_date")
        await fill(app, pilot, "birth_date", "31-2-1999")
        await wait_for(pilot, lambda: app.screen.draft.faults)
        row(app, "birth_date").editor.focus()
        await pilot.press("f3")
        await sees(app, pilot, "belum diketahui")
        await pilot.press("enter")
        await wait_for(pilot, lambda: "victims.K1.birth_date" in desk.open("MELATI-10").case.marks)
        await wait_for(pilot, lambda: not app.screen.draft.is_open)
        await pilot.press("escape")
        await wait_for(pilot, lambda: type(app.screen).__name__ != "Form")


def safe_now(desk: Desk) -> bool | None:
    return desk.open("MERANTI-26").case.victims[0].safe_now


async def test_pointing_at_an_answer_stores_nothing_until_enter(desk: Desk, empty_case: Opened) -> None:
    desk.add(empty_case, "victims", {})
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "victims.K1.safe_now")
        editor = row(app, "safe_now").editor
        for keys in (["right"], ["left"], ["space"], ["t"], ["y"]):
            await pilot.press(*keys)
            assert editor.pointed is not None, keys
            await sees(app, pilot, "Enter: terima")
        await pilot.press("tab", "shift+tab")
        assert editor.pointed is None
        assert desk.open("MELATI-10").revision == 2
        await pilot.press("t", "enter")
        await wait_for(pilot, lambda: desk.open("MELATI-10").case.victims[0].safe_now is False)
        assert app.screen.row.field == "alone_now"
        await pilot.press("enter")
        assert app.screen.row.field == "threatened"
        assert desk.open("MELATI-10").revision == 3


async def test_esc_restores_what_stood_there_and_only_then_leaves(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "victims.K1.safe_now")
        await pilot.press("t", "escape")
        assert isinstance(app.screen, Form)
        assert row(app, "safe_now").editor.pointed is None
        await pilot.press("escape")
        await wait_for(pilot, lambda: not isinstance(app.screen, Form))
        assert desk.open("MERANTI-26").revision == 1


async def test_a_recorded_answer_about_safety_changes_only_after_a_question_in_words(
    desk: Desk, sample_a: Opened
) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "victims.K1.safe_now")
        await pilot.press("t", "enter")
        await sees(app, pilot, "K1: Aman sekarang", "sekarang: ya", "menjadi: tidak", "Tetap: ya")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Form))
        assert safe_now(desk) is True
        assert row(app, "safe_now").editor.answer == "ya"
        await pilot.press("t", "enter")
        await sees(app, pilot, "Ubah menjadi: tidak")
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: safe_now(desk) is False)
        await pilot.press("shift+tab", "f8")
        await sees(app, pilot, "sekarang: tidak", "(belum dijawab)")
        await pilot.press("escape")
        assert safe_now(desk) is False


async def test_a_click_points_and_a_second_click_accepts(desk: Desk, empty_case: Opened) -> None:
    desk.add(empty_case, "victims", {})
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "victims.K1.threatened")
        await pilot.click(row(app, "threatened").editor, offset=(2, 0))
        assert desk.open("MELATI-10").case.victims[0].threatened is None
        await pilot.click(row(app, "threatened").editor, offset=(2, 0))
        await wait_for(pilot, lambda: desk.open("MELATI-10").case.victims[0].threatened is True)


async def test_a_choice_opens_a_list_that_narrows(desk: Desk, empty_case: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "modus")
        await pilot.press("space")
        await sees(app, pilot, "ketik untuk mempersempit")
        await pilot.press("a", "g", "e", "n", "s", "i", "enter")
        await wait_for(pilot, lambda: desk.open("MELATI-10").case.modus == "pmi_agency")


async def test_a_choice_by_arrow_and_by_first_letters(desk: Desk, empty_case: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "stage")
        await pilot.press("right", "right")
        await pilot.pause()
        assert desk.open("MELATI-10").case.stage is None
        await pilot.press("left", "enter")
        await wait_for(pilot, lambda: desk.open("MELATI-10").case.stage == "before_report")
        assert app.screen.row.field == "modus"
        await pilot.press("shift+tab", "p", "u", "t", "enter")
        await wait_for(pilot, lambda: desk.open("MELATI-10").case.stage == "verdict")


async def test_the_key_bar_of_a_form_names_what_works_in_it(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "victims.K1.safe_now")
        lines = text_of(app).splitlines()[-2:]
        for words in ("←→ pilih", "Enter terima", "Tab lewati", "F3 jawaban lain", "F8 kosongkan",
                      "F4 identitas", "Esc kembali", "F1 bantuan"):  # fmt: skip
            assert any(words in line for line in lines), words


async def test_a_new_event_needs_its_date_and_says_so(desk: Desk, empty_case: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "events", {"kind": "police_report"})
        await pilot.press("ctrl+s")
        await sees(app, pilot, "! Tanggal", "Wajib diisi")
        assert desk.open("MELATI-10").case.events == ()
        await fill(app, pilot, "date", "6/7/2026")
        await pilot.press("ctrl+s")
        await sees(app, pilot, "E1 tersimpan", "tersimpan r2")
        assert desk.open("MELATI-10").case.events[0].kind == "police_report"
        await fill(app, pilot, "source", "tanda terima")
        assert desk.open("MELATI-10").case.events[0].source == "tanda terima"


async def test_leaving_a_new_entry_asks_and_can_save(desk: Desk, empty_case: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "companions", {"capacity": "paralegal"})
        await fill(app, pilot, "name", "Raisa Rekaan")
        await pilot.press("escape")
        await sees(app, pilot, "belum disimpan", "Buang")
        await pilot.press("enter")
        await wait_for(pilot, lambda: not isinstance(app.screen, Form))
        assert desk.open("MELATI-10").case.companions[0].name == "Raisa Rekaan"


async def test_a_loss_shows_its_arithmetic_while_it_is_typed(desk: Desk, sample_a: Opened) -> None:
    async with running(desk, (100, 30)) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "losses", {"victim": "K2", "head": "wealth_income"})
        await sees(app, pilot, "Hitungan tampil setelah")
        await fill(app, pilot, "what", "Selisih upah")
        await fill(app, pilot, "basis.kind", "wage_gap")
        await fill(app, pilot, "basis.promised", "3.000.000")
        await fill(app, pilot, "basis.per", "month")
        await fill(app, pilot, "basis.quantity", "5,5")
        row(app, "basis.received").editor.value = "500.000"
        await sees(app, pilot, "= Rp16.000.000")
        before = len(desk.open("MERANTI-26").case.losses)
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: len(desk.open("MERANTI-26").case.losses) == before + 1)
        await fill(app, pilot, "basis.received", "600.000")
        await sees(app, pilot, "= Rp15.900.000", "tersimpan r3")
        line = desk.open("MERANTI-26").case.losses[-1]
        assert str(line.basis.received) == "600000"


async def test_another_basis_is_kept_back_until_it_is_complete(desk: Desk, sample_a: Opened) -> None:
    async with running(desk, (100, 30)) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "losses.L2.basis.kind")
        await fill(app, pilot, "basis.kind", "quantity")
        await sees(app, pilot, "Belum tersimpan: isi juga")
        assert desk.open("MERANTI-26").case.losses[1].basis.kind == "amount"
        await fill(app, pilot, "basis.quantity", "3")
        await fill(app, pilot, "basis.unit", "trip")
        await fill(app, pilot, "basis.price", "Rp 1.500.000")
        await wait_for(pilot, lambda: desk.open("MERANTI-26").case.losses[1].basis.kind == "quantity")
        await sees(app, pilot, "= Rp4.500.000")
        assert not app.screen.draft.texts


async def test_facts_that_need_each_other_are_stored_in_any_order(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "losses.L2.estimated")
        await fill(app, pilot, "estimated", "ya")
        await sees(app, pilot, "1 belum tersimpan")
        await fill(app, pilot, "estimate_how", "Menurut harga tiket saat itu.")
        await wait_for(pilot, lambda: desk.open("MERANTI-26").case.losses[1].estimated)
        assert not app.screen.draft.texts


async def test_identity_is_hidden_until_it_is_revealed(desk: Desk, sample_a: Opened) -> None:
    victim = sample_a.case.victims[0]
    assert victim.name
    assert victim.nik
    async with running(desk, (100, 40)) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "victims.K1.name")
        assert victim.name not in text_of(app)
        assert victim.nik not in text_of(app)
        await pilot.press("f4")
        await sees(app, pilot, "IDENTITAS TAMPIL", victim.name, victim.nik)
        await pilot.press("f4")
        await wait_for(pilot, lambda: victim.name not in text_of(app))
        await pilot.press("pagedown")
        await wait_for(pilot, lambda: [r for r in app.screen.rows() if r.field == "address"])
        assert "Lombok" not in text_of(app)


async def test_a_hidden_text_is_never_edited_blind(desk: Desk, sample_a: Opened) -> None:
    name = sample_a.case.victims[0].name or ""
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "victims.K1.name")
        await pilot.press("x", "backspace", "ctrl+u")
        await sees(app, pilot, "tekan ^R untuk membuka")
        assert row(app, "name").editor.answer == name
        await pilot.press("f4", "end", "x", "tab")
        await wait_for(pilot, lambda: desk.open("MERANTI-26").case.victims[0].name == f"{name}x")


async def test_a_hidden_passage_is_never_edited_blind(desk: Desk, sample_a: Opened) -> None:
    before = sample_a.case.victims[0].address
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "victims.K1.address")
        await pilot.press("x", "enter", "backspace")
        await sees(app, pilot, "tekan ^R untuk membuka")
        assert row(app, "address").editor.answer == before


async def test_what_is_typed_into_an_empty_identity_field_is_seen_until_one_leaves(
    desk: Desk, empty_case: Opened
) -> None:
    desk.add(empty_case, "victims", {})
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "victims.K1.name")
        await pilot.press("S", "a", "r", "i")
        await sees(app, pilot, "Sari")
        await pilot.press("tab")
        await wait_for(pilot, lambda: desk.open("MELATI-10").case.victims[0].name == "Sari")
        await wait_for(pilot, lambda: "Sari" not in text_of(app))
        await pilot.press("shift+tab", "x")
        await sees(app, pilot, "tekan ^R untuk membuka")
        assert desk.open("MELATI-10").case.victims[0].name == "Sari"


async def test_a_name_inside_a_public_passage_is_hidden_too(desk: Desk, sample_a: Opened) -> None:
    name = sample_a.case.victims[0].name or ""
    desk.record(sample_a, "story_after", f"{name} pulang pada bulan Juni.")
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "story_after")
        assert row(app, "story_after").hidden
        await sees(app, pilot, "K1 pulang pada bulan Juni")
        assert not [part for part in name.split() if part in text_of(app)]
        await pilot.press("f4")
        await sees(app, pilot, "pulang pada bulan Juni")


FIELDS = [
    "victims.K1.name",
    "exploitation",
    "victims.K1.birth_date",
    "court_case_number",
    "losses.L2.basis.amount",
    "losses.L2.what",
    "pasted_totals.J1.amount",
]


@pytest.mark.parametrize("path", FIELDS)
async def test_hostile_texts_are_stored_as_they_are_or_refused_with_a_sentence(
    desk: Desk, sample_a: Opened, path: str
) -> None:
    opened = sample_a
    if path.startswith("pasted_totals") and not opened.case.pasted_totals:
        opened, _ = desk.add(opened, "pasted_totals", {"source": "surat", "amount": "Rp1.000"})
    async with running(desk, (100, 40)) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, path)
        name = app.screen.row.field
        await pilot.press("f4")
        for text in HOSTILE:
            await fill(app, pilot, name, text)
            shown = text_of(app)
            assert "\x1b" not in shown
            assert "\u202e" not in shown
            draft = app.screen.draft
            if name in draft.texts:
                assert draft.faults[name], text[:30]
        draft.texts.clear()
        draft.faults.clear()


async def test_what_the_door_accepts_stands_there_letter_by_letter(desk: Desk, sample_a: Opened) -> None:
    text = "PT [A] & <B> {{ x }} [/] [huruf a]"
    async with running(desk, (120, 40)) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "destination")
        await fill(app, pilot, "destination", text)
        assert desk.open("MERANTI-26").case.destination == text
        await sees(app, pilot, text)
        await open_form_of_event(app, pilot, text)
        await sees(app, pilot, text)


async def open_form_of_event(app: Any, pilot: Any, text: str) -> None:
    """Put the text into a list as well: titles of exhibits stand in lines."""
    await pilot.press("escape")
    await wait_for(pilot, lambda: not isinstance(app.screen, Form))
    await open_form(app, pilot, "exhibits.P-1.title")
    await fill(app, pilot, "title", text)
    await pilot.press("escape")
    await wait_for(pilot, lambda: not isinstance(app.screen, Form))
    app.screen.go_to("exhibits")


async def test_pasted_lines_become_one_line_and_signs_of_control_are_taken_out(
    desk: Desk, empty_case: Opened
) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "destination")
        app.screen.post_message(events.Paste("Johor\nMalaysia \x1b[31mmerah"))
        await wait_for(pilot, lambda: "Malaysia" in row(app, "destination").editor.answer)
        assert row(app, "destination").editor.answer == "Johor Malaysia [31mmerah"
        assert "Karakter kendali" in told(app)


async def test_undo_takes_back_and_a_second_undo_brings_back(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "region")
        await fill(app, pilot, "region", "Batam")
        for region in (sample_a.case.region, "Batam"):
            await pilot.press("f7")
            await wait_for(pilot, lambda region=region: desk.open("MERANTI-26").case.region == region)
            await wait_for(pilot, lambda region=region: row(app, "region").editor.answer == region)


async def test_quitting_stores_the_field_one_stands_in(desk: Desk, empty_case: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "destination")
        row(app, "destination").editor.value = "Pontian"
        await pilot.press("ctrl+q")
        await wait_for(pilot, lambda: desk.open("MELATI-10").case.destination == "Pontian")


async def test_references_are_chosen_from_the_case(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "losses.L2.evidence")
        await pilot.press("space")
        await sees(app, pilot, "[x] P-", "Pakai pilihan")
        lines = app.screen.query_one(LineList)
        lines.go_to("P-1")
        lines.action_choose()
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: "P-1" in desk.open("MERANTI-26").case.losses[1].evidence)


def test_a_draft_of_a_new_entry_is_closed_until_something_is_typed(desk: Desk, empty_case: Opened) -> None:
    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.sitting import Sitting

    draft = Draft(CaseSession(Sitting(desk, "id"), empty_case), "events", None, {"kind": "p21"})
    assert not draft.is_open
    draft.put("note", "x")
    assert draft.is_open


async def test_a_birth_date_after_today_is_refused_with_a_sentence(desk: Desk, empty_case: Opened) -> None:
    desk.add(empty_case, "victims", {})
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "victims.K1.birth_date")
        await fill(app, pilot, "birth_date", "3-11-2026")
        await sees(app, pilot, "sesudah hari ini")
        assert desk.open("MELATI-10").case.victims[0].birth_date is None
        await fill(app, pilot, "birth_date", "2-11-2026")
        await wait_for(pilot, lambda: desk.open("MELATI-10").case.victims[0].birth_date is not None)


async def test_a_certain_event_that_lies_ahead_is_asked_about_in_the_form_and_in_the_list(
    desk: Desk, empty_case: Opened
) -> None:
    opened, _ = desk.add(empty_case, "events", {"kind": "verdict", "date": "2-11-2027"})
    desk.add(opened, "events", {"kind": "hearing", "date": "5-11-2027"})
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "events.E1.date")
        await sees(app, pilot, "tandai direncanakan", "F6 direncanakan")
        await pilot.press("f6")
        await wait_for(pilot, lambda: desk.open("MELATI-10").case.events[0].certainty == "planned")
        await wait_for(pilot, lambda: "F6" not in text_of(app))
        await pilot.press("escape")
        await wait_for(pilot, lambda: not isinstance(app.screen, Form))
        await go_to_pane(app, pilot, "events")
        rows = {r.key: r.text for r in app.screen.pane.lines.rows}
        assert "!" not in rows["events.E1"]
        assert "tandai direncanakan?" in rows["events.E2"]
        app.screen.pane.lines.go_to("events.E2")
        await pilot.press("r")
        await wait_for(pilot, lambda: desk.open("MELATI-10").case.events[1].certainty == "planned")


async def test_a_loss_in_another_currency_asks_for_the_rate_and_reckons_in_that_currency(
    desk: Desk, sample_a: Opened
) -> None:
    async with running(desk, (100, 36)) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "losses", {"victim": "K2", "head": "wealth_income", "what": "Upah"})
        assert app.screen.row.field == "rate.currency"
        await sees(app, pilot, "IDR · rupiah")
        assert not row(app, "rate.idr_per_unit").display
        await pilot.press("r", "m", "enter")
        assert row(app, "rate.currency").editor.answer == "MYR"
        assert row(app, "rate.idr_per_unit").display
        assert app.screen.row.field == "victim"
        await fill(app, pilot, "basis.kind", "quantity")
        await fill(app, pilot, "basis.quantity", "4")
        await fill(app, pilot, "basis.unit", "month")
        await fill(app, pilot, "basis.price", "1.500")
        await sees(app, pilot, "MYR 6.000", "isi kurs")
        before = len(sample_a.case.losses)
        await pilot.press("ctrl+s")
        await sees(app, pilot, "Wajib diisi")
        assert len(desk.open("MERANTI-26").case.losses) == before
        await fill(app, pilot, "rate.idr_per_unit", "3.500")
        await fill(app, pilot, "rate.on", "1-10-2026")
        await fill(app, pilot, "rate.source", "Bank Indonesia")
        await sees(app, pilot, "= Rp21.000.000")
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: len(desk.open("MERANTI-26").case.losses) == before + 1)
        assert desk.open("MERANTI-26").case.losses[-1].rate.currency == "MYR"
        row(app, "rate.currency").editor.focus()
        await pilot.press("i", "d", "r", "enter")
        await wait_for(pilot, lambda: desk.open("MERANTI-26").case.losses[-1].rate is None)


async def test_a_currency_that_is_not_listed_is_typed(desk: Desk, sample_a: Opened) -> None:
    async with running(desk, (100, 36)) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "losses", {"victim": "K2"})
        for typed, code in (("inr", "INR"), ("ringgit", "MYR")):
            row(app, "rate.currency").editor.focus()
            await pilot.press("left") if code == "INR" else await pilot.press("l", "a", "i", "n")
            await pilot.press("enter")
            await wait_for(pilot, lambda: app.screen.query("#answer"))
            app.screen.query_one(Input).value = typed
            await pilot.press("enter")
            await wait_for(pilot, lambda: isinstance(app.screen, Form))
            await wait_for(pilot, lambda code=code: row(app, "rate.currency").editor.answer == code)
        app.screen.draft.forget()


async def test_an_adult_has_no_page_for_a_guardian_and_a_child_has(desk: Desk, empty_case: Opened) -> None:
    opened, _ = desk.add(empty_case, "victims", {"birth_date": "1-1-1999"})
    desk.add(opened, "victims", {"birth_date": "1-1-2012"})
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        for victim, has in (("K1", False), ("K2", True)):
            await open_form(app, pilot, f"victims.{victim}.safe_now")
            assert ("guardian" in [page.id for page in app.screen.pages]) is has
            await pilot.press("escape")
            await wait_for(pilot, lambda: not isinstance(app.screen, Form))


def test_only_what_was_accepted_counts_as_filled(desk: Desk, empty_case: Opened) -> None:
    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.forms import form_words
    from legal_assist.tui.sitting import Sitting

    opened, _ = desk.add(empty_case, "victims", {})
    draft = Draft(CaseSession(Sitting(desk, "id"), opened), "victims", "K1")
    page = pages.pages_of("victims")[1]
    before = form_words.filled(draft, page)
    draft.put("birth_date", "kemarin")
    assert form_words.filled(draft, page) == before
