"""The panes of a case, and the ways between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from conftest import go_to_pane, open_first_case, open_form, row, running, sees, text_of, wait_for

from legal_assist.cases import importing
from legal_assist.desk import samples
from legal_assist.tui.panes import settling
from legal_assist.tui.screens.case_file import PANES, CaseFile
from legal_assist.tui.screens.case_place import OnePane
from legal_assist.tui.screens.dialogs import Pick
from legal_assist.tui.screens.form import Form
from legal_assist.tui.screens.jumping import Target, target
from legal_assist.tui.screens.law_reader import LawReader
from legal_assist.tui.sitting import Sitting

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from legal_assist.desk import Desk, Opened


def first(app: Any, part: str) -> str:
    """The key of the first row whose text holds these words."""
    return next(r.key for r in app.screen.pane.lines.rows if part in r.text and r.key)


async def choose(app: Any, pilot: Pilot[Any], part: str) -> None:
    """Put the cursor on a row and press Enter."""
    app.screen.pane.lines.focus()
    app.screen.pane.lines.go_to(first(app, part))
    await pilot.press("enter")


@pytest.mark.parametrize("sample", ["a", "b", "c", "d"])
@pytest.mark.parametrize("lang", ["id", "en"])
async def test_every_pane_of_every_sample_shows_something(desk: Desk, sample: str, lang: str) -> None:
    desk.import_case(samples.sample(sample).case_file.read_bytes())
    async with running(desk, lang=lang) as (app, pilot):
        await open_first_case(app, pilot)
        for name in PANES:
            await go_to_pane(app, pilot, name)
            for each in app.screen.pane.lines.rows:
                if each.key:
                    app.screen.pane._tell(each)
        assert not app._notifications


async def test_an_empty_case_shows_every_pane_too(desk: Desk, empty_case: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        for name in PANES:
            app.screen.go_to(name)
            await wait_for(pilot, lambda name=name: app.screen._shown == name)
        await go_to_pane(app, pilot, "losses")
        await sees(app, pilot, "Tekan a atau Enter untuk menambah")


async def test_a_case_opens_on_safety_first(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        assert app.screen.pane.lines.rows[0].text.startswith("1. [!] K4")
        await sees(app, pilot, "Mengapa:", "Dasar:")
        assert "Keyakinan:" in app.screen.pane.lines.rows[0].text


async def test_enter_on_a_step_opens_the_place_where_it_is_done(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        wanted = {"checklist": "safety-threatened/K4", "deadlines": "deadline", "documents": "permohonan"}
        for number, (pane, key) in enumerate(wanted.items()):
            await go_to_pane(app, pilot, "next_steps")
            app.screen.pane.lines.cursor = number
            await pilot.press("enter")
            if pane == "checklist":
                # The safety step holds several things: one is picked.
                await wait_for(pilot, lambda: isinstance(app.screen, Pick))
                await pilot.press("enter")
                await wait_for(pilot, lambda: isinstance(app.screen, CaseFile))
            await wait_for(pilot, lambda pane=pane: app.screen._shown == pane and app.screen.pane.lines.row)
            if pane != "deadlines":
                await wait_for(pilot, lambda key=key: app.screen.pane.lines.row.key.startswith(key))
            else:
                rule = "restitution-before-requisitoir/"
                await wait_for(pilot, lambda rule=rule: app.screen.pane.lines.row.key.startswith(rule))


async def test_esc_returns_to_the_pane_one_came_from(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        app.screen.pane.lines.cursor = 1
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.screen._shown == "deadlines" and app.screen.pane.lines.row)
        await pilot.press("escape")
        await wait_for(pilot, lambda: app.screen._shown == "next_steps")
        assert app.screen.pane.lines.cursor == 1
        await pilot.press("8")
        await wait_for(pilot, lambda: app.screen._shown == "deadlines")
        await pilot.press("escape")
        await wait_for(pilot, lambda: not isinstance(app.screen, CaseFile))


async def test_a_label_that_several_groups_share_names_its_group(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "court.name")
        assert row(app, "court.name").label == "Pengadilan: Nama kantor"


async def test_the_panes_by_number_by_arrow_and_by_mouse(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await pilot.press("8")
        await wait_for(pilot, lambda: app.screen._shown == "deadlines")
        await pilot.press("left", "down")
        await wait_for(pilot, lambda: app.screen._shown == "documents")
        await pilot.click("#nav", offset=(5, 3))
        await wait_for(pilot, lambda: app.screen._shown == "parties")
        await pilot.press("right")
        assert app.screen.pane.lines.has_focus


async def test_the_checklist_leads_to_the_fact_that_settles_an_item(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "checklist")
        state = next(r.data for r in app.screen.pane.lines.rows if r.key and len(r.data.gaps) == 1)
        app.screen.pane.lines.go_to(f"{state.item.id}/{state.subject}")
        app.screen.pane.lines.focus()
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Form | OnePane))


async def enter_on(app: Any, pilot: Pilot[Any], key: str) -> None:
    """Press Enter on a row of the checklist."""
    await go_to_pane(app, pilot, "checklist")
    app.screen.pane.lines.focus()
    assert app.screen.pane.lines.go_to(key)
    await pilot.press("enter")


async def test_the_row_about_a_threat_opens_the_form_at_that_field(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await enter_on(app, pilot, "safety-threatened/K4")
        await wait_for(pilot, lambda: isinstance(app.screen, Form) and app.screen.row)
        assert (app.screen.draft.entry_id, app.screen.row.field) == ("K4", "threatened")


async def test_a_row_settled_by_an_event_opens_a_new_one_that_begins_so(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await enter_on(app, pilot, "safety-police-protection/K4")
        await wait_for(pilot, lambda: isinstance(app.screen, Form) and app.screen.row)
        draft = app.screen.draft
        assert (draft.list_path, draft.is_new) == ("events", True)
        assert draft.texts == {
            "kind": "application_filed", "application": "protection", "addressee": "police", "concerns": "K4",
        }  # fmt: skip


async def test_a_row_settled_by_a_paper_opens_a_new_one_of_that_kind(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await enter_on(app, pilot, "restitution-power-of-attorney/K1")
        await wait_for(pilot, lambda: isinstance(app.screen, Form) and app.screen.row)
        assert app.screen.draft.list_path == "exhibits"
        assert app.screen.draft.texts == {"kind": "power_of_attorney", "victim": "K1"}


async def test_a_done_row_leads_to_what_is_recorded(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await enter_on(app, pilot, "safety-phone-watched/K1")
        await wait_for(pilot, lambda: isinstance(app.screen, Form) and app.screen.row)
        assert app.screen.row.field == "phone_watched"
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, CaseFile))
        await enter_on(app, pilot, "restitution-explained/K1")
        await sees(app, pilot, "Sudah selesai", "lihat daftar Hak yang sudah dijelaskan")


@pytest.mark.parametrize("sample", ["a", "b", "c", "d"])
def test_every_row_of_every_checklist_leads_somewhere(desk: Desk, sample: str) -> None:
    case = desk.import_case(samples.sample(sample).case_file.read_bytes()).case
    bare = importing.from_plain({"code": "MELATI-10", "invented": True, "victims": [{"id": "K1"}]})
    for each in (case, bare):
        for state in desk.checklist(each):
            ways = settling.ways(Sitting(desk, "id"), state)
            assert ways, state.item.id
            assert all(target(each, way.path) is not None for way in ways), state.item.id


async def test_the_recorded_answer_stands_beside_the_state(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "checklist")
        rows = {r.key: r.text for r in app.screen.pane.lines.rows}
        assert rows["safety-threatened/K4"].startswith("[!] SEGERA (jawaban: ya): K4")
        assert rows["safety-phone-watched/K1"].startswith("[x] selesai (jawaban: tidak): K1")
        assert "Mendapat tekanan: " in rows["safety-pressure/K4"]


def test_a_kind_of_event_leads_to_the_list_even_when_there_is_one_event(desk: Desk) -> None:
    event = {"id": "E1", "kind": "p21", "date": "2026-01-02"}
    case = importing.from_plain({"code": "MELATI-10", "invented": True, "events": [event]})
    assert target(case, "events.treatment_started") == Target("events")


async def test_only_what_is_open(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "checklist")
        many = len(app.screen.pane.lines.rows)
        await pilot.press("s")
        await wait_for(pilot, lambda: len(app.screen.pane.lines.rows) < many)
        assert not [r for r in app.screen.pane.lines.rows if "[x]" in r.text]


async def test_a_legal_basis_opens_in_the_law_book_and_esc_returns(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await pilot.press("k")
        await wait_for(pilot, lambda: isinstance(app.screen, LawReader))
        await sees(app, pilot, "berlaku", "Keyakinan:", "s.d.")
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, CaseFile))


async def test_the_law_book_is_searched_by_words_and_by_citation(desk: Desk) -> None:
    async with running(desk, (100, 30)) as (app, pilot):
        await pilot.press("f5")
        await wait_for(pilot, lambda: isinstance(app.screen, LawReader))
        app.screen.query_one("#law-search").value = "UU 21/2007 Pasal 48"
        await sees(app, pilot, "Pasal 48", "UU 21/2007")
        app.screen.query_one("#law-search").value = "zzzz tidak ada"
        await sees(app, pilot, "Tidak ada ketentuan yang memuat")
        await pilot.press("f5")
        await wait_for(pilot, lambda: not isinstance(app.screen, LawReader))


async def test_victims_are_added_and_removed_and_the_removal_undone(desk: Desk, empty_case: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        for number in (1, 2):
            await go_to_pane(app, pilot, "parties")
            await pilot.press("a")
            await sees(app, pilot, "Siapa yang ditambahkan?")
            await pilot.press("enter")
            await sees(app, pilot, f"Korban K{number}", "Keselamatan", "Hak yang sudah dijelaskan")
            await pilot.press("escape")
            await wait_for(pilot, lambda: isinstance(app.screen, CaseFile))
        await wait_for(pilot, lambda: any(r.key == "victims.K2" for r in app.screen.pane.lines.rows))
        app.screen.pane.lines.go_to("victims.K2")
        await pilot.press("x")
        await sees(app, pilot, "Hapus entri ini?")
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: len(desk.open("MELATI-10").case.victims) == 1)
        await pilot.press("f7")
        await wait_for(pilot, lambda: len(desk.open("MELATI-10").case.victims) == 2)


async def test_undoing_an_addition_closes_the_places_of_the_entry(desk: Desk, empty_case: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        app.screen.start(app.screen.add_entry("victims"))
        await sees(app, pilot, "Korban K1", "Keselamatan")
        await pilot.press("f7")
        await wait_for(pilot, lambda: isinstance(app.screen, CaseFile))
        app.screen.start(app.screen.add_entry("defendants"))
        await wait_for(pilot, lambda: isinstance(app.screen, Form) and app.screen.rows())
        await pilot.press("f7")
        await wait_for(pilot, lambda: isinstance(app.screen, CaseFile))
        assert desk.open("MELATI-10").case.victims == desk.open("MELATI-10").case.defendants == ()


async def test_what_something_refers_to_is_not_removed(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "parties")
        app.screen.pane.lines.go_to("victims.K1")
        app.screen.pane.lines.focus()
        await pilot.press("x")
        await sees(app, pilot, "Hapus entri ini?")
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: type(app.screen).__name__ == "Tell" or app._notifications)
        assert len(desk.open("MERANTI-26").case.victims) == 4


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("explained", {"right": "restitution", "on": "13 Juli 2026"}),
        ("decisions", {"right": "restitution", "decision": "wants", "on": "14-07-2026"}),
        ("consents", {"purpose": "filing", "given_on": "14/7/2026"}),
        ("printed", {"paper": "paspor"}),
        ("heirs", {"name": "Rekaan Ahli"}),
    ],
)
async def test_lists_inside_a_victim_take_entries(
    desk: Desk, empty_case: Opened, name: str, texts: dict[str, str]
) -> None:
    from conftest import fill

    desk.add(empty_case, "victims", {})
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        app.screen.start(app.screen.open_entry("victims", "K1"))
        await wait_for(pilot, lambda: isinstance(app.screen, OnePane) and app.screen.pane.lines.rows)
        app.screen.pane.lines.go_to(f"list.victims.K1.{name}")
        await pilot.press("enter")
        await sees(app, pilot, "Belum ada. Tekan a")
        await pilot.press("a")
        await wait_for(pilot, lambda: isinstance(app.screen, Form) and app.screen.rows())
        for field, text in texts.items():
            await fill(app, pilot, field, text)
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: len(getattr(desk.open("MELATI-10").case.victims[0], name)) == 1)


async def test_deductions_hang_on_a_loss_line(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "losses")
        app.screen.pane.lines.go_to("losses.L2")
        app.screen.pane.lines.focus()
        await pilot.press("p")
        await wait_for(pilot, lambda: isinstance(app.screen, OnePane))
        await sees(app, pilot, "L2 Potongan")


async def test_the_total_is_told_in_words(desk: Desk, sample_a: Opened) -> None:
    async with running(desk, (120, 40)) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "losses")
        app.screen.pane.lines.go_to("total")
        await sees(app, pilot, "JUMLAH SELURUHNYA", "rupiah")


async def test_counted_days_are_shown_on_a_key(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "deadlines")
        app.screen.pane.lines.go_to(
            next(r.key for r in app.screen.pane.lines.rows if len(r.data.counted) > 3)
        )
        app.screen.pane.lines.focus()
        await pilot.press("h")
        await sees(app, pilot, "  1. ", "  3. ")
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, CaseFile))


async def test_the_language_changes_at_run_time(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await pilot.press("f2")
        await sees(app, pilot, "Next steps", "INVENTED CASE", "Why:", "help")
        await open_form(app, pilot, "destination")
        await sees(app, pilot, "Destination")
        row(app, "destination").editor.value = "Pontian"
        await pilot.press("f2")
        await sees(app, pilot, "Tempat tujuan")
        assert row(app, "destination").editor.answer == "Pontian"


async def test_the_palette_gives_the_commands_of_the_place(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await pilot.press("ctrl+p")
        await sees(app, pilot, "Cari perintah", "dasar hukum")
        await pilot.press(*"kosong")
        await pilot.pause()
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, CaseFile))


async def test_help_explains_the_pane_and_every_key(desk: Desk, sample_a: Opened) -> None:
    async with running(desk, (100, 50)) as (app, pilot):
        await open_first_case(app, pilot)
        await pilot.press("f1")
        await sees(app, pilot, "Satu sampai tiga hal", "dasar hukum:", "bukan nasihat hukum")
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, CaseFile))


async def test_the_key_bar_can_be_clicked(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await sees(app, pilot, "F1 bantuan")
        row, words = next((n, one) for n, one in enumerate(text_of(app).splitlines()) if "F1 bantuan" in one)
        await pilot.click(offset=(words.index("F1"), row))
        await sees(app, pilot, "Esc kembali")


async def test_a_small_terminal_says_so(desk: Desk, sample_a: Opened) -> None:
    async with running(desk, (60, 18)) as (app, pilot):
        await sees(app, pilot, "Jendela terlalu kecil")
        await pilot.resize_terminal(100, 30)
        await sees(app, pilot, "MERANTI-26")


def test_paths_lead_to_entries_and_fields(sample_a: Opened) -> None:
    case = sample_a.case
    assert target(case, "court.name") == Target("", None, "court.name")
    assert target(case, "victims.K1.guardian.name") == Target("victims", "K1", "guardian.name")
    assert target(case, "victims.K1.explained") == Target("victims.K1.explained")
    assert target(case, "events.police_report") == Target("events")
    assert target(case, "events.E1") == Target("events", "E1")
    assert target(case, "victims.birth_date") == Target("victims")
    assert target(case, "exhibits") == Target("exhibits")
    assert target(case, "nothing.here") is None


async def test_a_missing_event_opens_a_form_with_its_kind(desk: Desk, empty_case: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "events.police_report", {"kind": "police_report"})
        assert row(app, "kind").editor.answer == "police_report"
        assert app.screen.query_one("#fields") is not None


async def test_the_history_hides_what_identifies(desk: Desk, sample_a: Opened) -> None:
    old = sample_a.case.victims[0].nickname or ""
    desk.record(sample_a, "victims.K1.nickname", "Ratih Rekaan")
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "history")
        await sees(app, pilot, "r2", "sebelumnya")
        assert old not in text_of(app)
        await pilot.press("f4")
        await sees(app, pilot, old)
