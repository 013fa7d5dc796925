"""Attachments from the evidence pane: added by path, their pages and faults shown, opened for reading."""

from __future__ import annotations

import os
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from conftest import go_to_pane, open_first_case, running, sees, told, wait_for
from pypdf import PdfWriter
from textual.widgets import Input

from legal_assist.desk import viewer
from legal_assist.tui.screens.dialogs import Ask, Tell

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.desk import Desk, Opened


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
    from legal_assist.desk import evidence

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
