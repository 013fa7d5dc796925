"""Making papers from the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from conftest import fill, go_to_pane, open_first_case, running, sees, wait_for
from textual.widgets import Input

from legal_assist.tui.screens.case_file import CaseFile
from legal_assist.tui.screens.form import Form

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from legal_assist.desk import Desk, Opened

PAPER = "permohonan-restitusi"


async def ask_for(app: Any, pilot: Pilot[Any], key: str) -> None:
    """Press the key for a paper."""
    app.screen.pane.lines.go_to(PAPER)
    app.screen.pane.lines.focus()
    await pilot.press(key)


async def put_into(app: Any, pilot: Pilot[Any], folder: str) -> None:
    """Accept no citation, then name the folder."""
    await accept(app, pilot, "no")
    await sees(app, pilot, "Folder untuk dokumen jadi")
    app.screen.query_one(Input).value = folder
    await pilot.press("enter")


async def accept(app: Any, pilot: Pilot[Any], answer: str) -> None:
    """Answer the question about citations of lesser confidence, if it is asked."""
    await pilot.pause(0.2)
    if type(app.screen).__name__ == "Choice":
        app.screen.dismiss(answer)
        await pilot.pause()


async def test_a_final_is_made_and_its_place_is_shown(desk: Desk, sample_a: Opened, tmp_path: Path) -> None:
    out = tmp_path / "keluar"
    async with running(desk, (100, 30)) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "documents")
        await ask_for(app, pilot, "f")
        await put_into(app, pilot, str(out))
        await wait_for(pilot, lambda: out.is_dir() and list(out.glob("*.docx")), 30)
        await sees(app, pilot, "Baru dibuat, tersimpan di folder")
        (made,) = out.glob("*.docx")
        await sees(app, pilot, made.name[:30])


async def test_the_folder_is_proposed_and_esc_makes_nothing(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "documents")
        app.screen.pane.lines.focus()
        await pilot.press("f")
        await sees(app, pilot, "Folder untuk dokumen jadi")
        assert app.screen.query_one(Input).value == str(desk.workspace.output / "MERANTI-26")
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, CaseFile))
        assert not desk.workspace.output.exists()


async def test_a_final_with_gaps_is_refused_and_a_draft_is_made(
    desk: Desk, sample_a: Opened, tmp_path: Path
) -> None:
    desk.clear(sample_a, "victims.K1.birth_place")
    out = tmp_path / "keluar"
    async with running(desk, (100, 30)) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "documents")
        gaps = next(r.data.gaps for r in app.screen.pane.lines.rows if r.key == PAPER)
        assert gaps
        await ask_for(app, pilot, "f")
        await sees(app, pilot, "belum dijawab")
        assert not app.screen.query(Input)  # refused before anything was asked
        await go_back_to_case(app, pilot)
        await ask_for(app, pilot, "d")
        await put_into(app, pilot, str(out))
        await wait_for(pilot, lambda: out.is_dir() and list(out.glob("*.docx")), 30)


async def go_back_to_case(app: Any, pilot: Pilot[Any]) -> None:
    """Close what lies over the case file."""
    await pilot.pause(0.1)
    while not isinstance(app.screen, CaseFile):
        await pilot.press("escape")
        await pilot.pause()


async def test_a_gap_leads_to_the_fact_and_filling_it_makes_the_paper_ready(
    desk: Desk, sample_a: Opened
) -> None:
    desk.clear(sample_a, "court.name")
    async with running(desk, (100, 30)) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "documents")
        app.screen.pane.lines.go_to(PAPER)
        app.screen.pane.lines.focus()
        before = app.screen.pane.lines.row.data.gaps
        assert before
        await pilot.press("enter")
        await sees(app, pilot, "Pilih satu untuk mengisinya")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Form) and app.screen.row)
        assert app.screen.row.field == "court.name"
        await fill(app, pilot, "court.name", "Pengadilan Negeri Tanjungpinang")
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, CaseFile))
        await wait_for(pilot, lambda: len(app.screen.pane.lines.row.data.gaps) == len(before) - 1)


async def test_a_folder_that_is_a_file_gives_a_sentence(desk: Desk, sample_a: Opened, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x", encoding="utf-8")
    async with running(desk, (100, 30)) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "documents")
        await ask_for(app, pilot, "d")
        await put_into(app, pilot, str(tmp_path / "berkas"))
        await wait_for(pilot, lambda: any(note.severity == "error" for note in app._notifications), 30)
        assert (tmp_path / "berkas").read_text(encoding="utf-8") == "x"


async def test_accepting_a_citation_needs_a_reason(desk: Desk, sample_a: Opened, tmp_path: Path) -> None:
    from dataclasses import replace

    from legal_assist.tui.screens import making

    state = replace(desk.documents(sample_a.case)[0], unprintable=("perma-1-2022/8/2",))
    async with running(desk, (100, 30)) as (app, pilot):
        await open_first_case(app, pilot)
        answers: list[Any] = []

        async def ask() -> None:
            answers.append(await making._accept(app.screen, (state,)))

        for reason, accepted in (("  ", frozenset()), ("dicocokkan", frozenset({"perma-1-2022/8/2"}))):
            app.run_worker(ask(), exit_on_error=False)
            await sees(app, pilot, "belum cukup yakin")
            app.screen.dismiss("yes")
            await sees(app, pilot, "Alasan menerima")
            app.screen.query_one(Input).value = reason
            await pilot.press("enter")
            await wait_for(pilot, lambda: answers)
            assert answers.pop()[0] == accepted


async def test_many_gaps_are_put_together_and_counted(desk: Desk, empty_case: Opened) -> None:
    desk.add(empty_case, "victims", {"safe_now": "ya"})
    async with running(desk, (100, 36)) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "documents")
        app.screen.pane.lines.go_to("permohonan-restitusi")
        await pilot.press("enter")
        await sees(app, pilot, "Mulai dari yang paling ditunggu", "K1 Identitas: ", "ditunggu ")
        rows = app.screen.query_one("#pick").rows
        waiting = [int(row.text.rpartition("ditunggu ")[2].split()[0]) for row in rows]
        assert len(rows) < 12
        assert waiting == sorted(waiting, reverse=True)


def named_openly_in_danger(desk: Desk, opened: Opened) -> None:
    """K1 decided herself not to use confidentiality, and is threatened."""
    opened = desk.record(opened, "victims.K1.confidential", "tidak")
    opened = desk.record(opened, "victims.K1.threatened", "ya")
    decision = {"right": "confidentiality", "decision": "declines", "on": desk.today.isoformat()}
    desk.add(opened, "victims.K1.decisions", decision)


async def test_an_endangered_victim_is_named_only_with_a_reason_given_on_screen(
    desk: Desk, sample_a: Opened, tmp_path: Path
) -> None:
    named_openly_in_danger(desk, sample_a)
    out = tmp_path / "keluar"
    async with running(desk, (100, 30)) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "documents")
        await sees(app, pilot, "ada identitas yang perlu disetujui")
        await ask_for(app, pilot, "f")
        await sees(app, pilot, "Cetak identitasnya terbuka?")
        app.screen.dismiss("yes")
        await sees(app, pilot, "Alasan mencetak identitasnya terbuka")
        app.screen.query_one(Input).value = "Keputusan K1 sendiri, dibicarakan dua kali"
        await pilot.press("enter")
        await put_into(app, pilot, str(out))
        await wait_for(pilot, lambda: out.is_dir() and list(out.glob("*.docx")), 30)
    (receipt,) = desk.workspace.receipts.rglob("*.json")
    assert "open-identity:K1" in receipt.read_text(encoding="utf-8")
    assert "dibicarakan dua kali" in receipt.read_text(encoding="utf-8")


async def test_who_does_not_agree_keeps_her_identity_and_gets_no_final(
    desk: Desk, sample_a: Opened, tmp_path: Path
) -> None:
    named_openly_in_danger(desk, sample_a)
    out = tmp_path / "keluar"
    async with running(desk, (100, 30)) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "documents")
        await ask_for(app, pilot, "f")
        await sees(app, pilot, "Cetak identitasnya terbuka?")
        app.screen.dismiss("no")
        await accept(app, pilot, "no")
        await sees(app, pilot, "akan dicetak terbuka dalam")
    assert not out.exists()


async def test_the_folder_of_the_store_is_refused_at_once_and_says_where_to_go(
    desk: Desk, sample_a: Opened
) -> None:
    store = desk.workspace.root
    async with running(desk, (100, 30)) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "documents")
        await ask_for(app, pilot, "d")
        await put_into(app, pilot, str(store / "cases"))
        await sees(app, pilot, "Pilih folder di luarnya")
        await pilot.press("escape")
        await sees(app, pilot, "Folder untuk dokumen jadi")  # nothing that was answered is lost
    assert not list(store.rglob("*.docx"))


async def test_of_a_whole_package_each_paper_that_was_not_made_is_named_with_its_reason(
    desk: Desk, sample_a: Opened, tmp_path: Path
) -> None:
    name = sample_a.case.victims[0].name
    desk.record(sample_a, "losses.L1.what", f"biaya berobat {name}")
    out = tmp_path / "keluar"
    async with running(desk, (100, 30)) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "documents")
        app.screen.pane.lines.focus()
        await pilot.press("m")
        while not app.screen.query(Input):
            await wait_for(pilot, lambda: type(app.screen).__name__ == "Choice" or app.screen.query(Input))
            if not app.screen.query(Input):
                app.screen.dismiss("no")
                await pilot.pause()
        await put_into(app, pilot, str(out))
        await sees(app, pilot, "Tidak dibuat: Rincian Kerugian Korban")
        assert name not in app.screen._words
    files = [one.name for one in out.glob("*.docx")]
    assert not [one for one in files if one.startswith("rincian-kerugian")]
    assert len(files) > 30


async def test_the_pane_says_who_receives_a_copy_and_what_each_addressee_still_wants(
    desk: Desk, sample_a: Opened
) -> None:
    opened = desk.clear(sample_a, "victims.K1.birth_place")
    assert opened.revision > sample_a.revision
    async with running(desk, (110, 50)) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "documents")
        app.screen.pane.lines.focus()
        app.screen.pane.lines.go_to(PAPER)
        await sees(
            app, pilot, "Kepada: ketua pengadilan, melalui penuntut umum.", "Tembusan: LPSK, penyidik."
        )
        await pilot.press("l")
        await sees(app, pilot, "Ketua LPSK: ", "syarat belum ada")
        rows = app.screen.query_one("#pick").rows
        assert len(rows) == len(desk.book.completeness.addressees)
        app.screen.dismiss(("lpsk",))
        await sees(app, pilot, "Restitusi: isi", "[ada]")
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, CaseFile))
