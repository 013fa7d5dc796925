"""Cases and tables leave and come in from the screen: asked before anything goes out unlocked, and logged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from conftest import SECRET, answer, go_to_pane, open_first_case, running, sees, told, wait_for
from textual.widgets import Input

from legal_assist import messages
from legal_assist.desk import packages, sealing
from legal_assist.tui.screens.dialogs import Choice, Tell

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from legal_assist.desk import Desk, Opened
    from legal_assist.tui.app import LegalAssist

LOCKED = "sungai bambu kelapa merah tua"


async def choose(app: LegalAssist, pilot: Pilot[Any], name: str) -> None:
    """Press a button of the next box."""
    await wait_for(pilot, lambda: isinstance(app.screen, Choice) and app.screen.query(f"#{name}"))
    box = app.screen
    box.query_one(f"#{name}").press()  # type: ignore[attr-defined]
    await wait_for(pilot, lambda: app.screen is not box)


def logged(desk: Desk) -> list[str]:
    return [entry["what"] for entry in sealing.sealed(desk).log()]


async def test_a_case_leaves_locked_and_the_same_package_comes_in(
    sealed: Desk, sealed_case: Opened, tmp_path: Path
) -> None:
    out = tmp_path / "kasus.tersegel"
    async with running(sealed) as (app, pilot):
        await sees(app, pilot, sealed_case.case.code, "ekspor")
        await pilot.press("e")
        await choose(app, pilot, "sealed")
        await answer(app, pilot, str(out))
        await answer(app, pilot, LOCKED)
        await answer(app, pilot, LOCKED)
        await wait_for(pilot, lambda: isinstance(app.screen, Tell))
        await sees(app, pilot, "Paket tersegel", "jalan lain")
        await pilot.press("escape", "i")
        await answer(app, pilot, str(out))
        await answer(app, pilot, LOCKED)
        await wait_for(pilot, lambda: "isi yang sama" in told(app))
    assert packages.is_sealed(out.read_bytes())
    assert "sealed_exported" in logged(sealed)


async def test_the_passphrase_of_the_store_and_one_typed_differently_lock_no_package(
    sealed: Desk, sealed_case: Opened, tmp_path: Path
) -> None:
    out = tmp_path / "kasus.tersegel"
    async with running(sealed) as (app, pilot):
        await sees(app, pilot, sealed_case.case.code)
        await pilot.press("e")
        await choose(app, pilot, "sealed")
        await answer(app, pilot, str(out))
        await answer(app, pilot, SECRET)
        await sees(app, pilot, "sekali lagi")
        app.screen.query_one("#answer", Input).value = LOCKED
        await pilot.press("enter")
        await sees(app, pilot, "! Tidak sama dengan frasa sandi yang pertama")
        await answer(app, pilot, SECRET)
        await wait_for(pilot, lambda: "penyimpanan Anda sendiri" in told(app))
    assert not out.exists()


async def test_an_unlocked_case_of_a_sealed_store_asks_for_its_code(
    sealed: Desk, sealed_case: Opened, tmp_path: Path
) -> None:
    out, code = tmp_path / "kasus.zip", sealed_case.case.code
    async with running(sealed) as (app, pilot):
        await sees(app, pilot, code)
        await pilot.press("e")
        await choose(app, pilot, "zip")
        await answer(app, pilot, "BUKAN-01")
        await answer(app, pilot, str(out))
        await wait_for(pilot, lambda: "tidak sama" in told(app))
        assert not out.exists()
        assert "package_exported" not in logged(sealed)
        await pilot.press("e")
        await choose(app, pilot, "zip")
        await answer(app, pilot, code)
        await answer(app, pilot, str(out))
        await sees(app, pilot, "tidak terkunci")
    assert out.read_bytes().startswith(b"PK")
    assert "package_exported" in logged(sealed)


async def test_losses_leave_as_a_table_with_codes_and_come_in_after_a_look(
    sealed: Desk, sealed_case: Opened, tmp_path: Path
) -> None:
    out, other = tmp_path / "kerugian.csv", tmp_path / "baru.csv"
    async with running(sealed, (100, 34)) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "losses")
        await pilot.press("e")
        await choose(app, pilot, "masked")
        await answer(app, pilot, str(out))
        await sees(app, pilot, "diganti kode")
        await pilot.press("escape")
        assert "table_exported" in logged(sealed)
        sheet = "Korban;Kelompok kerugian;Kerugian apa;Cara menghitung;Jumlah menurut bukti"
        head = messages.text("facts.choices.loss_line.head.wealth_income", "id")
        other.write_text(f"{sheet}\nK1;{head};Ongkos ojek ke Polres;;150.000\nK9;{head};x;;1\n", "utf-8")
        lines, revision = len(sealed_case.case.losses), sealed_case.revision
        await pilot.press("i")
        await answer(app, pilot, str(other))
        await sees(app, pilot, "Baris 3")
        await pilot.press("escape")
        await choose(app, pilot, "stay")
        assert sealed.open(sealed_case.case.code).revision == revision
        await pilot.press("i")
        await answer(app, pilot, str(other))
        await wait_for(pilot, lambda: isinstance(app.screen, Tell))
        await pilot.press("escape")
        await choose(app, pilot, "go")
        await sees(app, pilot, "Ongkos ojek")
    assert len(sealed.open(sealed_case.case.code).case.losses) == lines + 1


async def test_names_in_a_table_ask_for_the_code_and_the_evidence_register_goes_both_ways(
    sealed: Desk, sealed_case: Opened, tmp_path: Path
) -> None:
    out = tmp_path / "bukti.xlsx"
    async with running(sealed, (100, 34)) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "exhibits")
        await pilot.press("e")
        await choose(app, pilot, "names")
        await answer(app, pilot, "salah")
        await answer(app, pilot, str(out))
        await wait_for(pilot, lambda: "tidak sama" in told(app))
        assert not out.exists()
        await pilot.press("e")
        await choose(app, pilot, "names")
        await answer(app, pilot, sealed_case.case.code)
        await answer(app, pilot, str(out))
        await sees(app, pilot, "apa adanya")
        await pilot.press("escape", "i")
        await answer(app, pilot, str(out))
        await sees(app, pilot, "Tidak ada yang perlu disimpan")


async def test_deadlines_leave_as_a_calendar_of_codes_that_is_logged(
    sealed: Desk, sealed_case: Opened, tmp_path: Path
) -> None:
    out = tmp_path / "tenggat.ics"
    async with running(sealed) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "deadlines")
        await pilot.press("e")
        await answer(app, pilot, str(out))
        await wait_for(pilot, lambda: isinstance(app.screen, Tell))
        await sees(app, pilot, "Kalender ditulis ke", "kode samaran")
        await pilot.press("escape", "e")
        await answer(app, pilot, str(out))
        await sees(app, pilot, "sudah ada")
    words = out.read_text("utf-8").replace("\r\n ", "")
    assert "BEGIN:VEVENT" in words
    assert sealed_case.case.code in words
    assert not [one.name for one in sealed_case.case.victims if one.name and one.name in words]
    assert logged(sealed).count("calendar_exported") == 1
