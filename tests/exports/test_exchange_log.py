"""What leaves a sealed store stands in its log, without identities."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, calendar, exchange, packages, samples, sealing
from legal_assist.store import keys
from legal_assist.store.sealed_store import SealedCaseStore

if TYPE_CHECKING:
    from pathlib import Path


def test_tables_and_packages_that_leave_are_logged_and_revealing_is_said(tmp_path: Path) -> None:
    keys.allow_test_kdf()
    try:
        desk = Desk(tmp_path / "store", FixedClock(date(2026, 11, 24)), "pendamping")
        sealing.init(desk, "empat kata acak panjang", sealing.new_recovery_key())
        opened = desk.import_case(samples.sample("a").case_file.read_bytes())
        code = opened.case.code
        exchange.write_table(desk, opened, "losses", tmp_path / "a.csv", "id")
        exchange.write_table(desk, opened, "evidence", tmp_path / "b.xlsx", "id", reveal=True, confirmed=code)
        packages.write_case(desk, opened.case.code, tmp_path / "c.zip", confirmed=opened.case.code)
        packages.write_case(
            desk,
            opened.case.code,
            tmp_path / "d.tersegel",
            passphrase="frasa paket uji coba",  # noqa: S106
        )
        calendar.write(desk, (opened.case,), tmp_path / "e.ics", "id")
        store = desk.store
        assert isinstance(store, SealedCaseStore)
        log = [entry for entry in store.log() if str(entry["what"]).endswith("_exported")]
    finally:
        keys.allow_test_kdf(False)

    assert [(entry["what"], entry.get("table"), entry.get("revealed")) for entry in log] == [
        ("table_exported", "losses", False),
        ("table_exported", "evidence", True),
        ("package_exported", None, None),
        ("sealed_exported", None, None),
        ("calendar_exported", None, None),
    ]
    assert {entry["operator"] for entry in log} == {"pendamping"}
    assert "Sariwulan" not in str(log)
