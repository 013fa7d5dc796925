"""Tables and calendars of code names are looked through before they leave; names need a typed word."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, calendar, exchange, masking, samples, sealing
from legal_assist.errors import DocumentError, UsageError
from legal_assist.store import keys

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from legal_assist.desk import Opened

DAY = date(2026, 11, 2)
#: Two spellings of one invented name: the mask looks for what is written alike, the scan for both.
NAME, SPELLED = "Soetjipto Djojorekso", "SUCIPTO JOYOREKSO"


@pytest.fixture
def sealed(tmp_path: Path) -> Iterator[Desk]:
    keys.allow_test_kdf()
    desk = Desk(tmp_path / "store", FixedClock(DAY), "pendamping")
    sealing.init(desk, "empat kata acak panjang", sealing.new_recovery_key())
    yield desk
    keys.allow_test_kdf(False)


@pytest.fixture
def opened(sealed: Desk) -> Opened:
    """A case whose loss was typed with her name in the old spelling."""
    case = sealed.import_case(samples.sample("a").case_file.read_bytes())
    case = sealed.record(case, "victims.K1.name", NAME)
    first = case.case.losses[0].id
    return sealed.record(case, f"losses.{first}.what", f"ongkos yang dipotong dari {SPELLED}")


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_table_of_codes_that_names_somebody_is_not_written(
    sealed: Desk, opened: Opened, tmp_path: Path, suffix: str
) -> None:
    out = tmp_path / f"tabel{suffix}"
    with pytest.raises(DocumentError, match=r"scan\.blocked") as refused:
        exchange.write_table(sealed, opened, "losses", out, "id")
    assert not out.exists()
    assert any("losses" in problem.path for problem in refused.value.problems)
    assert not any(SPELLED in str(problem.params) for problem in refused.value.problems)
    assert "table_exported" not in [entry["what"] for entry in sealing.sealed(sealed).log()]


def test_what_is_somebody_else_s_leaves_with_a_reason_that_is_logged(
    sealed: Desk, opened: Opened, tmp_path: Path
) -> None:
    out = tmp_path / "tabel.csv"
    accepted = frozenset({"leak:K1:name"})
    with pytest.raises(DocumentError, match=r"scan\.needs_reason"):
        exchange.write_table(sealed, opened, "losses", out, "id", accepted=accepted)
    exchange.write_table(sealed, opened, "losses", out, "id", accepted=accepted, reason="nama agen")
    log = sealing.sealed(sealed).log()
    assert [(one["overridden"], one["reason"]) for one in log if one["what"] == "leak_overridden"] == [
        (["leak:K1:name"], "nama agen")
    ]


def test_a_table_with_names_leaves_a_sealed_store_only_after_its_code_was_typed(
    sealed: Desk, opened: Opened, tmp_path: Path
) -> None:
    out = tmp_path / "tabel.csv"
    for typed in ("", "ya", "K1"):
        with pytest.raises(UsageError, match="table_not_confirmed"):
            exchange.write_table(sealed, opened, "losses", out, "id", reveal=True, confirmed=typed)
    assert not out.exists()
    code = opened.case.code
    exchange.write_table(sealed, opened, "losses", out, "id", reveal=True, confirmed=f" {code.lower()}\n")
    assert SPELLED in out.read_text(encoding="utf-8-sig")
    last = sealing.sealed(sealed).log()[-1]
    assert (last["what"], last["case"], last["revealed"]) == ("table_exported", code, True)


def test_a_calendar_that_names_somebody_is_not_written(
    sealed: Desk, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calendar.write(sealed, (opened.case,), tmp_path / "baik.ics", "id")

    def slips(_self: object, words: str) -> str:
        return f"{words} {SPELLED}"

    monkeypatch.setattr(masking.Mask, "text", slips)
    with pytest.raises(DocumentError, match=r"scan\.blocked"):
        calendar.write(sealed, (opened.case,), tmp_path / "bocor.ics", "id")
    assert not (tmp_path / "bocor.ics").exists()
    told: dict[str, Any] = {"accepted": frozenset({"leak:K1:name"}), "reason": "uji"}
    calendar.write(sealed, (opened.case,), tmp_path / "bocor.ics", "id", **told)


def test_without_the_look_the_name_would_have_left(
    sealed: Desk, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("legal_assist.desk.scanning.guard", lambda *_, **__: ())
    with pytest.raises(pytest.fail.Exception):
        test_a_table_of_codes_that_names_somebody_is_not_written(sealed, opened, tmp_path, ".csv")


def test_a_paper_that_leaves_with_a_reason_is_logged_with_it(
    sealed: Desk, opened: Opened, tmp_path: Path
) -> None:
    accepted = frozenset({"leak:K1:name"})
    with pytest.raises(DocumentError, match=r"desk\.papers_leak"):
        sealed.make(opened, ("rincian-kerugian",), tmp_path, draft=True)
    assert "documents_made" not in [entry["what"] for entry in sealing.sealed(sealed).log()]
    order = {"draft": True, "accepted": accepted, "reason": f"nama agen, bukan {NAME}"}
    sealed.make(opened, ("rincian-kerugian",), tmp_path, **order)  # type: ignore[arg-type]
    (one,) = (entry for entry in sealing.sealed(sealed).log() if entry["what"] == "documents_made")
    assert one["overridden"] == ["leak:K1:name"]
    assert one["reason"].startswith("nama agen, bukan ")
    assert NAME not in one["reason"]
