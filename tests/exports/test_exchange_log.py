"""What leaves a sealed store stands in its log, without identities."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, exchange, samples, sealing
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
        exchange.write_table(desk, opened, "losses", tmp_path / "a.csv", "id")
        exchange.write_table(desk, opened, "evidence", tmp_path / "b.xlsx", "id", reveal=True)
        exchange.write_package(desk, opened.case.code, tmp_path / "c.zip")
        store = desk.store
        assert isinstance(store, SealedCaseStore)
        log = [entry for entry in store.log() if str(entry["what"]).endswith("_exported")]
    finally:
        keys.allow_test_kdf(False)

    assert [(entry["what"], entry.get("table"), entry.get("revealed")) for entry in log] == [
        ("table_exported", "losses", False),
        ("table_exported", "evidence", True),
        ("package_exported", None, None),
    ]
    assert {entry["operator"] for entry in log} == {"pendamping"}
    assert "Sariwulan" not in str(log)


def test_attachments_go_through_a_package_by_content(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "store", FixedClock(date(2026, 11, 24)))
    desk.unlock()
    code = desk.import_case(samples.sample("a").case_file.read_bytes()).case.code
    out = tmp_path / "paket.zip"
    assert exchange.write_package(desk, code, out, lambda _code: [b"satu", b"dua"]) == 2

    other = Desk(tmp_path / "lain", FixedClock(date(2026, 11, 24)))
    other.unlock()
    kept: dict[str, bytes] = {}
    incoming = exchange.read_incoming(other, out.read_bytes())
    exchange.take(other, incoming, lambda _code, sha256, data: kept.setdefault(sha256, data))

    assert sorted(kept.values()) == [b"dua", b"satu"]
    assert kept == incoming.attachments
    assert other.export_case(code) == desk.export_case(code)
