"""Made papers on the screen: marked when they no longer fit, wiped together; leaks and templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import docx
from conftest import go_to_pane, open_first_case, running, sees, wait_for
from textual.widgets import Input

from legal_assist import messages
from legal_assist.desk import office_templates, templates
from legal_assist.desk.made_papers import MadePaper
from legal_assist.tui.screens.case_file import CaseFile

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from legal_assist.desk import Desk, Opened

PAPER = "rincian-kerugian"


async def show_documents(app: Any, pilot: Pilot[Any], key: str = "") -> None:
    """The documents of the first case, the cursor on a line."""
    await open_first_case(app, pilot)
    await go_to_pane(app, pilot, "documents")
    app.screen.pane.lines.focus()
    if key:
        app.screen.pane.lines.go_to(key)
    await pilot.pause()


async def write(app: Any, pilot: Pilot[Any], text: str) -> None:
    """Answer a question with a line of text."""
    app.screen.query_one(Input).value = text
    await pilot.press("enter")
    await pilot.pause()


def papers(app: Any) -> list[Any]:
    """The lines of made papers in sight."""
    return [row for row in app.screen.pane.lines.rows if isinstance(row.data, MadePaper)]


async def test_a_paper_that_no_longer_fits_says_what_changed_and_enter_makes_it_anew(
    desk: Desk, sample_a: Opened, tmp_path: Path
) -> None:
    desk.make(sample_a, (PAPER,), tmp_path, draft=True)
    desk.remove(sample_a, "losses.L2")
    async with running(desk, (100, 40)) as (app, pilot):
        await show_documents(app, pilot)
        stale = [row for row in papers(app) if row.data.is_stale]
        assert [row.data.victim for row in stale] == ["K1"]
        assert "TIDAK SESUAI LAGI" in stale[0].text
        app.screen.pane.lines.go_to(stale[0].key)
        await sees(app, pilot, "karena fakta berubah: L2", str(tmp_path)[:40])
        await pilot.press("enter")
        await sees(app, pilot, "Folder untuk dokumen jadi")
        await write(app, pilot, str(tmp_path / "baru"))
        await wait_for(pilot, lambda: list((tmp_path / "baru").glob("*K1-DRAF.docx")), 30)


async def test_the_papers_are_wiped_only_when_the_code_name_is_typed(
    desk: Desk, sample_a: Opened, tmp_path: Path
) -> None:
    desk.make(sample_a, (PAPER,), tmp_path, draft=True)
    async with running(desk, (100, 40)) as (app, pilot):
        await show_documents(app, pilot)
        for typed, left in (("MERANTI", 4), ("meranti-26", 0)):
            await pilot.press("x")
            await sees(app, pilot, "Tulis MERANTI-26 untuk menghapus 4 berkas", str(tmp_path)[:30])
            await write(app, pilot, typed)
            await wait_for(pilot, lambda: isinstance(app.screen, CaseFile))
            await wait_for(pilot, lambda left=left: len(list(tmp_path.glob("*.docx"))) == left)
        await wait_for(pilot, lambda: papers(app) == [])
        assert any("4 dokumen lain sudah dihapus" in row.text for row in app.screen.pane.lines.rows)


async def test_a_paper_edited_by_hand_is_kept_unless_asked_for(
    desk: Desk, sample_a: Opened, tmp_path: Path
) -> None:
    made = desk.make(sample_a, (PAPER,), tmp_path, draft=True)
    made[0].path.write_bytes(b"diubah")
    async with running(desk, (100, 40)) as (app, pilot):
        await show_documents(app, pilot)
        assert "diubah dengan tangan" in " ".join(row.text for row in papers(app))
        await pilot.press("x")
        await sees(app, pilot, "Hapus juga?")
        app.screen.dismiss("keep")
        await sees(app, pilot, "menghapus 3 berkas")
        await write(app, pilot, "MERANTI-26")
        await wait_for(pilot, lambda: list(tmp_path.glob("*.docx")) == [made[0].path])


async def test_what_the_leak_scan_holds_back_is_made_only_with_a_reason(
    desk: Desk, sample_a: Opened, tmp_path: Path
) -> None:
    name = sample_a.case.victims[0].name
    desk.record(sample_a, "story_before", f"Seorang tetangga, {name}, menelepon.")
    async with running(desk, (100, 40)) as (app, pilot):
        await show_documents(app, pilot, "permohonan-restitusi")
        for answer, reason, made in (("no", "", 0), ("yes", "  ", 0), ("yes", "Nama orang lain", 1)):
            app.screen.pane.lines.go_to("permohonan-restitusi")
            await pilot.press("d")
            await sees(app, pilot, "identitas yang dirahasiakan")
            while type(app.screen).__name__ == "Choice" and "dirahasiakan" not in app.screen._words:
                app.screen.dismiss("no")
                await pilot.pause()
            await wait_for(pilot, lambda: type(app.screen).__name__ == "Choice")
            assert name not in app.screen._words
            app.screen.dismiss(answer)
            if reason:
                await sees(app, pilot, "bukan identitas K1")
                await write(app, pilot, reason)
            if made:
                await sees(app, pilot, "Folder untuk dokumen jadi")
                await write(app, pilot, str(tmp_path))
            await pilot.pause(0.3)
            while not isinstance(app.screen, CaseFile):
                await pilot.press("escape")
                await pilot.pause()
            await wait_for(pilot, lambda made=made: len(list(tmp_path.glob("*.docx"))) == made, 30)
    (receipt,) = desk.workspace.receipts.rglob("*.json")
    text = receipt.read_text(encoding="utf-8")
    assert "leak:K1:name" in text
    assert "Nama orang lain" in text


async def test_a_faulty_template_is_told_and_a_copy_with_comments_offered(
    desk: Desk, sample_a: Opened, tmp_path: Path
) -> None:
    (path,) = templates.new(desk, PAPER, tmp_path)
    document = docx.Document(str(path))
    document.add_paragraph("{{ korban_ini.nma }}")
    document.save(str(path))
    async with running(desk, (100, 40)) as (app, pilot):
        await show_documents(app, pilot)
        await pilot.press("t")
        await sees(app, pilot, "Templat Word yang akan diperiksa")
        await write(app, pilot, str(path))
        await sees(app, pilot, 'maksudnya "korban_ini.nama"?')
        await pilot.press("escape")
        await sees(app, pilot, "Buat salinan dengan kesalahan")
        app.screen.dismiss("yes")
        await wait_for(pilot, (tmp_path / "rincian-kerugian-komentar.docx").exists)
    assert office_templates.own(desk) == ()


async def test_a_template_that_passes_is_used_and_earlier_papers_are_marked(
    desk: Desk, sample_a: Opened, tmp_path: Path
) -> None:
    desk.make(sample_a, (PAPER,), tmp_path / "lama", draft=True)
    (path,) = templates.new(desk, PAPER, tmp_path)
    document = docx.Document(str(path))
    document.add_paragraph("Kantor Contoh (rekaan)")
    other = tmp_path / "versi kami.docx"
    document.save(str(other))
    async with running(desk, (100, 40)) as (app, pilot):
        await show_documents(app, pilot, PAPER)
        await pilot.press("t")
        await sees(app, pilot, "Templat Word yang akan diperiksa")
        await write(app, pilot, str(other))
        await sees(app, pilot, "lulus. Pakai mulai sekarang")
        app.screen.dismiss("yes")
        await wait_for(pilot, lambda: papers(app) and all(row.data.is_stale for row in papers(app)))
    assert [one.state for one in office_templates.own(desk)] == ["used"]


async def test_the_line_about_identity_never_contradicts_how_she_is_named(
    desk: Desk, sample_a: Opened
) -> None:
    opened = desk.record(sample_a, "victims.K1.confidential", "tidak")
    opened = desk.record(opened, "victims.K1.threatened", "ya")
    decision = {"right": "confidentiality", "decision": "declines", "on": desk.today.isoformat()}
    desk.add(opened, "victims.K1.decisions", decision)
    async with running(desk, (100, 40)) as (app, pilot):
        await show_documents(app, pilot)
        fixed = [messages.text(f"paper_sheet.identity.{kind}", "id") for kind in ("coded", "open")]
        for row in app.screen.pane.lines.rows:
            if row.data is None:
                continue
            words = app.screen.pane.detail(row)
            if row.data.identities:
                assert not [one for one in fixed if one in words], row.key
            if row.data.acceptances:
                assert "draf memakai kode untuk K1" in words


async def test_what_to_look_at_before_a_paper_goes_out_stands_under_it(
    desk: Desk, sample_a: Opened, tmp_path: Path
) -> None:
    part = sample_a.case.victims[0].name.split()[-1]
    desk.record(sample_a, "story_before", f"Di dekat warung {part} ada terminal.")
    async with running(desk, (100, 40)) as (app, pilot):
        await show_documents(app, pilot, "permohonan-restitusi")
        await pilot.press("d")
        await sees(app, pilot, "Folder untuk dokumen jadi")
        await write(app, pilot, str(tmp_path))
        await pilot.pause(0.3)
        while type(app.screen).__name__ == "Choice":
            app.screen.dismiss("no")
            await pilot.pause()
        await wait_for(pilot, lambda: papers(app), 30)
        app.screen.pane.lines.go_to("file.0")
        await sees(app, pilot, "Periksa sebelum keluar: ", "Periksa sebelum keluar:")
        assert "K1" in app.screen.pane.detail(papers(app)[0]).partition("Periksa sebelum keluar:")[2]
