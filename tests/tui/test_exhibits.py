"""Attachments from the evidence pane: added by path, their pages and faults shown, opened for reading."""

from __future__ import annotations

import os
import time
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from conftest import go_to_pane, open_first_case, running, sees, text_of, told, wait_for
from pypdf import PdfWriter
from textual.widgets import Input

from legal_assist.desk import evidence, sealing, viewer
from legal_assist.store.steps import Counted
from legal_assist.tui.screens import working
from legal_assist.tui.screens.dialogs import Ask, Pick, Tell

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from legal_assist.desk import Desk, Opened
    from legal_assist.tui.app import LegalAssist


def pdf(pages: int) -> bytes:
    writer, out = PdfWriter(), BytesIO()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "said"), [(pdf(3), "3 halaman"), (b"%PDF-1.7\n" + b"rusak" * 200, "rusak atau terpotong")]
)
async def test_a_file_is_attached_with_its_pages_or_its_fault(
    sealed: Desk, sealed_case: Opened, tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "pindaian.pdf").write_bytes(content)
    async with running(sealed, (110, 36)) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "exhibits")
        await pilot.press("l")
        await wait_for(pilot, lambda: isinstance(app.screen, Ask))
        app.screen.query_one(Input).value = str(tmp_path / "pindaian.pdf")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Tell))
        await sees(app, pilot, "Berkas asal tetap di tempatnya")
        await pilot.press("escape")
        await sees(app, pilot, "Lampiran 1: PDF", said)


async def test_an_attachment_is_opened_for_reading_and_its_copy_goes(
    sealed: Desk, sealed_case: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []
    monkeypatch.setattr(viewer, "show", seen.append)
    (tmp_path / "pindaian.pdf").write_bytes(pdf(1))
    exhibit = sealed_case.case.exhibits[0].id
    evidence.attach(sealed, sealed_case, exhibit, tmp_path / "pindaian.pdf")
    async with running(sealed, (110, 36)) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "exhibits")
        app.screen.pane.lines.go_to(f"exhibits.{exhibit}")
        await pilot.press("o")
        await wait_for(pilot, lambda: isinstance(app.screen, Tell))
        assert seen[0].read_bytes() == pdf(1)
        assert seen[0].name == "dokumen.pdf"
        assert os.name == "nt" or not seen[0].stat().st_mode & 0o222
        await pilot.press("escape")
        await wait_for(pilot, lambda: not seen[0].exists())


async def test_a_practice_store_says_why_it_keeps_no_attachments(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "exhibits")
        await pilot.press("l")
        await wait_for(pilot, lambda: "hanya disimpan di penyimpanan tersegel" in told(app))


async def test_an_attachment_goes_only_after_its_exhibit_was_typed(
    sealed: Desk, sealed_case: Opened, tmp_path: Path
) -> None:
    exhibit, code = sealed_case.case.exhibits[0].id, sealed_case.case.code
    opened = sealed_case
    for number, name in enumerate(("satu.pdf", "dua.pdf"), start=1):
        (tmp_path / name).write_bytes(pdf(number))
        opened = evidence.attach(sealed, opened, exhibit, tmp_path / name).opened

    async def remove(app: LegalAssist, pilot: Pilot[Any], typed: str) -> None:
        await pilot.press("h")
        await wait_for(pilot, lambda: isinstance(app.screen, Pick | Ask))
        if isinstance(app.screen, Pick):
            app.screen.query_one("#pick").go_to("1")
            app.screen.query_one("#pick").action_choose()
            await wait_for(pilot, lambda: isinstance(app.screen, Ask))
        await sees(app, pilot, "Lampiran 1: PDF", f"Ketik {exhibit}")
        app.screen.query_one(Input).value = typed
        await pilot.press("enter")

    async with running(sealed, (110, 36)) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "exhibits")
        app.screen.pane.lines.go_to(f"exhibits.{exhibit}")
        await remove(app, pilot, "ya")
        await wait_for(pilot, lambda: "tidak dihapus" in told(app))
        assert len(evidence.listing(sealed, code)) == 2
        await remove(app, pilot, exhibit.lower())
        await wait_for(pilot, lambda: f"Lampiran bukti {exhibit} dihapus" in told(app))
        assert [one.attachment.pages for one in evidence.listing(sealed, code)] == [2]
        await wait_for(pilot, lambda: "Lampiran 2" not in text_of(app) and "Lampiran 1" in text_of(app))
    acts = [one for one in sealing.sealed(sealed).log() if one["what"] == "detached"]
    assert [(one["case"], one["exhibit"]) for one in acts] == [(code, exhibit)]
    assert next(one for one in sealed.open(code).case.exhibits if one.id == exhibit).pages == 2


async def test_a_large_file_shows_how_far_it_is_and_esc_leaves_nothing_of_it(
    sealed: Desk, sealed_case: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pindaian.pdf").write_bytes(pdf(1) + b"%" * 3_000_000)
    exhibit = sealed_case.case.exhibits[0].id
    monkeypatch.setattr(working, "_LOOK", 0.01)
    read = Counted.read

    def slowly(self: Counted, size: int = -1) -> bytes:
        time.sleep(0.05)
        return read(self, size)

    monkeypatch.setattr(Counted, "read", slowly)
    async with running(sealed, (110, 36)) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "exhibits")
        app.screen.pane.lines.go_to(f"exhibits.{exhibit}")
        await pilot.press("l")
        await wait_for(pilot, lambda: isinstance(app.screen, Ask))
        app.screen.query_one(Input).value = str(tmp_path / "pindaian.pdf")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, working.Working))
        await sees(app, pilot, "Menyegel berkas")
        await wait_for(pilot, lambda: app.screen._done[0] > 0)
        await pilot.press("escape")
        await sees(app, pilot, "Dihentikan. Lampiran itu tidak disimpan")
    assert evidence.listing(sealed, sealed_case.case.code) == ()
    assert not list((sealed.workspace.root / "attachments").iterdir())
    assert sealed.open(sealed_case.case.code).revision == sealed_case.revision
