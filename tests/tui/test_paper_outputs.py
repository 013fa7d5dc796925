"""Reading a paper before it is made, PDFs of what was made, the bundle: each says what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from conftest import go_to_pane, open_first_case, running, sees, settle, text_of, wait_for
from textual.widgets import Input

from legal_assist.desk import converting
from legal_assist.tui.screens.paper_outputs import PaperText

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from legal_assist.desk import Desk, Opened
    from legal_assist.tui.app import LegalAssist


async def on_paper(app: LegalAssist, pilot: Pilot[Any], document: str) -> None:
    await open_first_case(app, pilot)
    await go_to_pane(app, pilot, "documents")
    await on_row(app, pilot, document)


async def on_row(app: LegalAssist, pilot: Pilot[Any], key: str) -> None:
    await wait_for(pilot, lambda: app.screen.query("#pane") or type(app.screen).__name__ == "CaseFile")
    app.screen.pane.lines.go_to(key)
    await pilot.pause()


async def test_a_paper_is_read_masked_before_it_is_made_and_nothing_is_written(
    desk: Desk, sample_a: Opened
) -> None:
    async with running(desk) as (app, pilot):
        await on_paper(app, pilot, "permohonan-restitusi")
        await pilot.press("v")
        await wait_for(pilot, lambda: isinstance(app.screen, PaperText))
        await settle(app, pilot)
        words = str(app.screen.query_one("#paper-words").content)
        assert "Permohonan Restitusi" in words
        names = [one.name for one in sample_a.case.victims if one.name]
        assert not [name for name in names if name in words]
        await pilot.press("escape")
        await wait_for(pilot, lambda: not isinstance(app.screen, PaperText))
    assert not desk.workspace.output.exists() or not list(desk.workspace.output.rglob("*.docx"))


async def test_a_reveal_opens_the_sheet_of_identities_too(desk: Desk, sample_a: Opened) -> None:
    name = next(one.name for one in sample_a.case.victims if one.name)
    async with running(desk) as (app, pilot):
        await on_paper(app, pilot, "lembar-identitas")
        await pilot.press("v")
        await wait_for(pilot, lambda: isinstance(app.screen, PaperText))
        await settle(app, pilot)
        assert name not in str(app.screen.query_one("#paper-words").content)
        await pilot.press("f4")
        await sees(app, pilot, "IDENTITAS TAMPIL")
        assert name in str(app.screen.query_one("#paper-words").content)


async def test_without_a_paper_there_is_no_pdf_and_it_says_what_to_do(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await on_paper(app, pilot, "permohonan-restitusi")
        await pilot.press("o")
        await sees(app, pilot, "Buat dokumennya dulu")


async def test_pdfs_of_what_was_made_are_told_one_by_one(
    desk: Desk, sample_a: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stands_in(_desk: Any, _opened: Any, made: Any, _wish: Any, **_more: Any) -> Any:
        return tuple(converting.Pdf(one.path, one.path.with_suffix(".pdf"), 2) for one in made)

    monkeypatch.setattr(converting, "papers", stands_in)
    async with running(desk) as (app, pilot):
        await on_paper(app, pilot, "rincian-kerugian")
        await pilot.press("d")
        await wait_for(pilot, lambda: app.screen.query("#answer"))
        await pilot.press("enter")
        await wait_for(pilot, lambda: getattr(app.screen.query("#pane"), "nodes", None) is not None)
        await wait_for(pilot, lambda: list(desk.workspace.output.rglob("*.docx")))
        await settle(app, pilot)
        await pilot.press("p")
        await sees(app, pilot, ".pdf (2 halaman)")


async def test_a_pdf_is_made_of_the_chosen_paper_alone(
    desk: Desk, sample_a: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def stands_in(_desk: Any, _opened: Any, made: Any, _wish: Any, **_more: Any) -> Any:
        asked.append([one.path.name for one in made])
        return tuple(converting.Pdf(one.path, one.path.with_suffix(".pdf"), 2) for one in made)

    monkeypatch.setattr(converting, "papers", stands_in)
    made = desk.make(sample_a, ("rincian-kerugian", "daftar-alat-bukti"), tmp_path, draft=True)
    names = [one.path.name for one in made]
    async with running(desk, (100, 40)) as (app, pilot):
        await on_paper(app, pilot, "daftar-alat-bukti")
        await pilot.press("o")
        await sees(app, pilot, ".pdf (2 halaman)")
        await pilot.press("escape")
        await on_row(app, pilot, "rincian-kerugian")
        await pilot.press("o")
        await wait_for(pilot, lambda: len(asked) == 2)
        await sees(app, pilot, ".pdf (2 halaman)")
        await pilot.press("escape")
        row = next(one for one in app.screen.pane.lines.rows if "K2-DRAF.docx" in one.text)
        await on_row(app, pilot, row.key)
        await pilot.press("o")
        await wait_for(pilot, lambda: len(asked) == 3)
    assert asked == [names[-1:], names[:4], names[1:2]]


async def test_a_pdf_for_keeping_or_locked_is_another_key(
    desk: Desk, sample_a: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wishes: list[tuple[bool, str | None]] = []

    def stands_in(_desk: Any, _opened: Any, made: Any, wish: converting.Wish, **_more: Any) -> Any:
        wishes.append((wish.archive, wish.password))
        return tuple(converting.Pdf(one.path, one.path.with_suffix(".pdf"), 2) for one in made)

    async def type_in(words: str) -> None:
        await wait_for(pilot, lambda: app.screen.query("#answer"))
        app.screen.query_one("#answer", Input).value = words
        await pilot.press("enter")
        await settle(app, pilot)

    monkeypatch.setattr(converting, "papers", stands_in)
    desk.make(sample_a, ("daftar-alat-bukti",), tmp_path, draft=True)
    async with running(desk, (100, 40)) as (app, pilot):
        await on_paper(app, pilot, "daftar-alat-bukti")
        await pilot.press("u")
        await wait_for(pilot, lambda: app.screen.query("#archive"))
        await pilot.click("#archive")
        await sees(app, pilot, ".pdf (2 halaman)")
        await pilot.press("escape", "u")
        await wait_for(pilot, lambda: app.screen.query("#locked"))
        await pilot.click("#locked")
        await type_in("pendek")
        await sees(app, pilot, "! Sandi PDF terlalu pendek")
        await type_in("jendela kopi empat sungai")
        await sees(app, pilot, "sekali lagi")
        await type_in("jendela kopi empat gunung")
        await sees(app, pilot, "! Tidak sama dengan sandi yang pertama")
        await type_in("jendela kopi empat sungai")
        await sees(app, pilot, ".pdf (2 halaman)")
    assert wishes == [(True, None), (False, "jendela kopi empat sungai")]


async def test_a_bundle_of_a_practice_store_says_why_there_is_none(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await on_paper(app, pilot, "permohonan-restitusi")
        await pilot.press("b")
        await wait_for(pilot, lambda: app.screen.query("#answer"))
        await pilot.press("enter")
        await sees(app, pilot, "tersegel")
        assert "Traceback" not in text_of(app)
