"""A file over a stored case: compared place by place, chosen on screen, one revision or none."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, Any

from conftest import running, sees, text_of, told, wait_for
from pypdf import PdfWriter
from textual.widgets import Input

from legal_assist.cases import importing
from legal_assist.desk import evidence, packages, sealing
from legal_assist.tui.screens.case_list import CaseList
from legal_assist.tui.screens.comparing import Comparing
from legal_assist.tui.screens.dialogs import Ask

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from legal_assist.desk import Desk, Opened
    from legal_assist.tui.app import LegalAssist

CODE = "MERANTI-26"
THEIR_NAME = "Zulaikha Rekaansari"
PARCEL = "frasa paket uji coba"


def written(opened: Opened, path: Path, **changes: Any) -> Path:
    """The case as a file in which somebody else changed something."""
    plain = json.loads(importing.write(opened.case)) | changes
    path.write_text(json.dumps(plain), encoding="utf-8")
    return path


def changed(opened: Opened, path: Path) -> Path:
    """Another region, another name of a victim, one note more, one exhibit less."""
    plain = json.loads(importing.write(opened.case))
    plain["victims"][0]["name"] = THEIR_NAME
    notes = [*plain.get("notes", []), {"id": "C77", "text": "catatan dari kantor lain"}]
    return written(opened, path, region="Batam", victims=plain["victims"], notes=notes)


async def bring(app: LegalAssist, pilot: Pilot[Any], path: Path, passphrase: str = "") -> None:
    """Type the place of a file, and what opens it."""
    await wait_for(pilot, lambda: isinstance(app.screen, CaseList) and app.screen.query_one("#cases").rows)
    await pilot.press("i")
    await wait_for(pilot, lambda: isinstance(app.screen, Ask))
    app.screen.query_one(Input).value = str(path)
    await pilot.press("enter")
    if passphrase:
        await sees(app, pilot, "Paket ini terkunci")
        app.screen.query_one(Input).value = passphrase
        await pilot.press("enter")


def choose(app: LegalAssist, path: str, side: str) -> None:
    """One side for one place."""
    app.screen.query_one("#compared").go_to(path)
    app.screen._choose(side)


async def test_each_place_is_chosen_and_stored_as_one_revision(
    desk: Desk, sample_a: Opened, tmp_path: Path
) -> None:
    ours = sample_a.case.victims[0].name or ""
    path = changed(sample_a, tmp_path / "kiriman.json")
    async with running(desk, (110, 36)) as (app, pilot):
        await bring(app, pilot, path)
        await wait_for(pilot, lambda: isinstance(app.screen, Comparing))
        await sees(
            app, pilot, "tersimpan dan berkas, pilih isinya", "2 berkas: Batam", "3 tempat belum dipilih"
        )
        assert THEIR_NAME not in text_of(app)
        assert ours not in text_of(app)
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: "belum dipilih" in told(app))
        assert isinstance(app.screen, Comparing)
        choose(app, "region", "theirs")
        choose(app, "victims.K1.name", "mine")
        choose(app, "notes.C77", "theirs")
        await sees(app, pilot, "semua dipilih")
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: f"Perkara {CODE} digabung (revisi 2)" in told(app))
    case = desk.open(CODE).case
    assert (case.region, case.victims[0].name) == ("Batam", ours)
    assert "catatan dari kantor lain" in [note.text for note in case.notes]
    assert len(desk.summaries()) == 1


async def test_names_in_the_comparison_show_only_after_a_logged_reveal(
    sealed: Desk, sealed_case: Opened, tmp_path: Path
) -> None:
    path = changed(sealed_case, tmp_path / "kiriman.json")
    async with running(sealed, (110, 36)) as (app, pilot):
        await bring(app, pilot, path)
        await wait_for(pilot, lambda: isinstance(app.screen, Comparing))
        assert THEIR_NAME not in text_of(app)
        await pilot.press("f4")
        await sees(app, pilot, THEIR_NAME)
        acts = [one for one in sealing.sealed(sealed).log() if one["what"] == "revealed"]
        assert [(one["case"], one["where"]) for one in acts] == [(CODE, "Comparing")]
        await pilot.press("f4")
        await wait_for(pilot, lambda: THEIR_NAME not in text_of(app))
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, CaseList))


async def test_esc_changes_nothing_and_says_so(desk: Desk, sample_a: Opened, tmp_path: Path) -> None:
    async with running(desk) as (app, pilot):
        await bring(app, pilot, changed(sample_a, tmp_path / "kiriman.json"))
        await wait_for(pilot, lambda: isinstance(app.screen, Comparing))
        await pilot.press("2", "escape")
        await wait_for(pilot, lambda: "Tidak ada yang diubah" in told(app))
    assert desk.open(CODE).revision == 1


async def test_the_same_file_twice_changes_nothing(desk: Desk, sample_a: Opened, tmp_path: Path) -> None:
    path = written(sample_a, tmp_path / "sama.json")
    async with running(desk) as (app, pilot):
        for _ in range(2):
            await bring(app, pilot, path)
            await wait_for(pilot, lambda: "isi yang sama" in told(app))
            app.clear_notifications()
    assert [(one.code, one.revision) for one in desk.summaries()] == [(CODE, 1)]


async def test_parts_that_do_not_fit_together_are_refused_in_words(
    desk: Desk, sample_a: Opened, tmp_path: Path
) -> None:
    plain = json.loads(importing.write(sample_a.case))
    line = next(one for one in plain["losses"] if one.get("evidence"))
    gone = line["evidence"][0]
    exhibits = [one for one in plain["exhibits"] if one["id"] != gone]
    losses = [
        one | {"evidence": [each for each in one.get("evidence", []) if each != gone]}
        for one in plain["losses"]
    ]
    path = written(sample_a, tmp_path / "kiriman.json", exhibits=exhibits, losses=losses)
    async with running(desk) as (app, pilot):
        await bring(app, pilot, path)
        await wait_for(pilot, lambda: isinstance(app.screen, Comparing))
        for row in app.screen.query_one("#compared").rows:
            choose(app, row.key, "theirs" if row.key == f"exhibits.{gone}" else "mine")
        await pilot.press("ctrl+s")
        await sees(app, pilot, gone)
        await wait_for(pilot, lambda: not isinstance(app.screen, Comparing))
    assert desk.open(CODE).revision == 1
    assert any(one.id == gone for one in desk.open(CODE).case.exhibits)


async def test_what_another_window_saved_while_one_was_choosing_is_not_written_over(
    desk: Desk, sample_a: Opened, tmp_path: Path
) -> None:
    path = written(sample_a, tmp_path / "kiriman.json", region="Batam")
    async with running(desk) as (app, pilot):
        await bring(app, pilot, path)
        await wait_for(pilot, lambda: isinstance(app.screen, Comparing))
        desk.record(sample_a, "destination", "dari jendela lain")
        await pilot.press("2", "ctrl+s")
        await wait_for(pilot, lambda: "jendela lain" in told(app) or "jendela lain" in text_of(app))
    case = desk.open(CODE).case
    assert (case.destination, case.region) == ("dari jendela lain", sample_a.case.region)


async def test_a_locked_package_over_a_stored_case_brings_its_attachments_once(
    sealed: Desk, sealed_case: Opened, tmp_path: Path
) -> None:
    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(out)
    (tmp_path / "pindaian.pdf").write_bytes(out.getvalue())
    exhibit = sealed_case.case.exhibits[0].id
    opened = evidence.attach(sealed, sealed_case, exhibit, tmp_path / "pindaian.pdf").opened
    path = tmp_path / "paket.tersegel"
    packages.write_case(sealed, CODE, path, passphrase=PARCEL)
    opened = evidence.remove(sealed, opened, evidence.listing(sealed, CODE)[0])
    async with running(sealed) as (app, pilot):
        await bring(app, pilot, path, "bukan frasa paketnya")
        await wait_for(pilot, lambda: "tidak membuka paket" in told(app) and isinstance(app.screen, CaseList))
        app.clear_notifications()
        for _ in range(2):
            await bring(app, pilot, path, PARCEL)
            await wait_for(pilot, lambda: isinstance(app.screen, Comparing) or "isi yang sama" in told(app))
            if isinstance(app.screen, Comparing):
                for row in app.screen.query_one("#compared").rows:
                    choose(app, row.key, "theirs")
                await pilot.press("ctrl+s")
                await wait_for(pilot, lambda: "digabung" in told(app))
            app.clear_notifications()
    found = evidence.listing(sealed, CODE)
    assert [(one.attachment.exhibit, one.attachment.pages) for one in found] == [(exhibit, 1)]
    assert sealing.verify(sealed) == ()
