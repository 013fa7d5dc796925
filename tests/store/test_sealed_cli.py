"""`store ...` and every other command on a sealed store, as a person or a script uses them."""

from __future__ import annotations

import getpass
import io
import json
import re
import sys
from typing import TYPE_CHECKING, Any

import pytest

from legal_assist.__main__ import run
from legal_assist.clock import SystemClock
from legal_assist.desk import Desk, samples, sealing
from legal_assist.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Cli = Callable[..., tuple[int, str, str]]

SECRET = "empat kata acak panjang"  # noqa: S105
NEW = "lima kata lain sekali"


class _Input(io.TextIOWrapper):
    def isatty(self) -> bool:
        return False


@pytest.fixture
def cli(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Call `cli("store", "init")` on one store; the passphrase comes from a file unless told otherwise."""
    file = tmp_path / "sandi.txt"
    file.write_text(f"{SECRET}\n", encoding="utf-8")

    def call(*arguments: str, typed: str = "", secret: str | None = str(file)) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", _Input(io.BytesIO(typed.encode())))
        capfd.readouterr()
        extra = ["--passphrase-file", secret] if secret is not None else []
        try:
            code = run([*arguments, "--store", str(tmp_path / "store"), "--lang", "en", *extra])
        except SystemExit as stop:
            code = int(stop.code or 0)
        sys.stdout.flush()
        out, err = capfd.readouterr()
        return code, out, err

    return call


def words(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_store_is_sealed_used_and_looked_after(cli: Cli, tmp_path: Path) -> None:
    code, out, _ = cli("store", "init")
    assert code == 0
    key = re.search(r"(?:[0-9A-Z]{4}-){8}[0-9A-Z]{4}", out)
    assert key is not None
    code, out, _ = cli("case", "new", "--json")
    assert code == 0
    name = json.loads(out)["code"]
    assert name in cli("case", "list")[1]
    assert name in cli("case", "list", secret=words(tmp_path / "kunci", key.group()))[1]
    code, out, _ = cli("store", "status", "--json")
    found = json.loads(out)
    assert (code, found["kind"], found["cases"], found["alarms"]) == (0, "sealed", 1, [])
    assert cli("store", "verify")[0] == 0
    assert cli("store", "compact")[0] == 0
    new = words(tmp_path / "baru.txt", NEW)
    assert cli("store", "passphrase", "--new-passphrase-file", new)[0] == 0
    assert cli("case", "list")[0] == 6
    code, out, _ = cli("store", "rotate", "--json", secret=new)
    assert code == 0
    recovery = words(tmp_path / "kunci2", json.loads(out)["recovery_key"])
    code, out, _ = cli("store", "recovery-key", "--json", secret=recovery)
    assert code == 0
    assert cli("case", "list", secret=recovery)[0] == 6
    newest = words(tmp_path / "kunci3", json.loads(out)["recovery_key"])
    assert name in cli("case", "list", secret=newest)[1]
    code, _, err = cli("store", "rotate", secret=newest)
    assert (code, "passphrase" in err) == (6, True)
    assert cli("store", "verify", secret=new)[0] == 0
    assert cli("store", "rebuild", secret=new)[0] == 0


def test_verify_names_the_file_and_the_remedy_and_fails(cli: Cli, tmp_path: Path) -> None:
    cli("store", "init")
    cli("case", "new")
    path = next((tmp_path / "store" / "cases").iterdir())
    path.write_bytes(path.read_bytes()[:-1])
    code, _, err = cli("store", "verify")
    assert code == 6
    assert path.name in err
    assert "backup" in err
    code, out, err = cli("case", "list")  # the others can be used, and the alarm is heard
    assert (code, "DAMAGED" in out.upper()) == (0, True)


def test_a_missing_index_is_an_error_until_it_is_rebuilt(cli: Cli, tmp_path: Path) -> None:
    cli("store", "init")
    cli("case", "new")
    (tmp_path / "store" / "index.sealed").unlink()
    code, _, err = cli("case", "list")
    assert (code, "store rebuild" in err) == (6, True)
    code, out, _ = cli("store", "rebuild")
    assert (code, "Cases: 1" in out) == (0, True)
    assert cli("case", "list")[0] == 0


def test_the_passphrase_is_never_an_argument_and_never_guessed(cli: Cli, tmp_path: Path) -> None:
    cli("store", "init")
    code, _, err = cli("case", "list", secret=None, typed=f"{SECRET}\n")
    assert (code, "--passphrase-file" in err) == (2, True)
    assert cli("case", "list", secret=str(tmp_path / "missing"))[0] == 2
    assert cli("case", "list", secret=str(tmp_path))[0] == 2
    assert cli("case", "list", secret=words(tmp_path / "leer", ""))[0] == 6
    assert cli("case", "list", secret=words(tmp_path / "lang", "x" * 9000))[0] == 2
    code, out, err = cli("case", "list", f"--passphrase={SECRET}", secret=None)
    assert code == 2
    assert SECRET not in out + err


def test_commands_for_sealed_stores_say_so_on_an_open_one(cli: Cli) -> None:
    cli("case", "new", "--invented")
    for verb in ("passphrase", "recovery-key", "rotate", "compact"):
        code, _, err = cli("store", verb)
        assert (code, "store init" in err) == (6, True)
    for verb in ("status", "verify", "rebuild"):
        assert cli("store", verb)[0] == 0
    assert cli("store", "init")[0] == 0
    code, _, err = cli("store", "init")
    assert (code, "already" in err) == (6, True)


def test_a_newcomer_is_led_by_the_hand(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    answers = [NEW, NEW]
    monkeypatch.setattr(getpass, "getpass", lambda *_args, **_options: answers.pop(0))
    monkeypatch.setattr("legal_assist.cli.inputs.is_keyboard", lambda: True)
    monkeypatch.setattr("legal_assist.cli.inputs.line", lambda: "SALAH")
    code, _, err = cli("store", "init", secret=None)
    assert (code, "last group" in err) == (2, True)
    assert "bits" in err
    assert not (tmp_path / "store" / "audit.sealed").exists()
    shown: list[str] = []
    real = sealing.new_recovery_key

    def remembered() -> str:
        shown.append(real())
        return shown[-1]

    monkeypatch.setattr(sealing, "new_recovery_key", remembered)
    monkeypatch.setattr("legal_assist.cli.inputs.line", lambda: shown[-1][-4:].lower())  # noqa: PLW0108
    answers[:] = [NEW, "lain"]
    assert cli("store", "init", secret=None)[0] == 2
    answers[:] = ["pendek"]
    assert cli("store", "init", secret=None)[0] == 6
    answers[:] = [NEW, NEW]
    code, out, _ = cli("store", "init", secret=None)
    assert (code, shown[-1] in out) == (0, True)
    answers[:] = [NEW]
    assert cli("case", "list", secret=None)[0] == 0


def test_the_desk_says_what_kind_of_store_it_has(tmp_path: Path) -> None:
    desk = Desk(tmp_path, SystemClock(), "Rina")
    assert (desk.store_kind, desk.needs_passphrase) == ("open", False)
    desk.unlock()
    waiting = Desk(tmp_path, SystemClock())  # another window, opened before
    assert sealing.init(desk, SECRET, sealing.new_recovery_key()) == 0
    assert (desk.store_kind, desk.needs_passphrase, desk.is_locked) == ("sealed", True, False)
    assert desk.new_case(invented=False).revision == 1
    desk.lock()
    for one in (desk, waiting):
        assert one.needs_passphrase
        with pytest.raises(StoreError, match=r"store\.passphrase_needed"):
            one.unlock()
        one.unlock(SECRET)
        assert len(one.summaries()) == 1
    entries = desk.store.log()  # type: ignore[attr-defined]
    assert {entry["operator"] for entry in entries if entry["what"] == "created"} == {"Rina"}


def test_a_day_of_work_leaves_no_name_outside_the_sealed_files(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = "Zamrudina Rekaan"
    cli("store", "init")
    plain = json.loads(samples.sample("a").case_file.read_text(encoding="utf-8"))
    plain["victims"][0]["name"] = marker
    code, out, err = cli("case", "import", "-", "--json", typed=json.dumps(plain))
    assert code == 0, err
    name = json.loads(out)["code"]
    spoken = out + err
    for command in (
        ("case", "list"),
        ("case", "show", name),
        ("next", name),
        ("losses", name),
        ("deadlines", name),
        ("checklist", name, "--json"),
        ("documents", name),
        ("store", "status"),
        ("store", "verify"),
        ("store", "rotate"),
    ):
        code, out, err = cli(*command)
        assert code == 0, (command, err)
        spoken += out + err
    code, out, err = cli("record", name, "victims.K1.birth_date", typed=marker)
    assert code == 3
    spoken += out + err

    def broken(*_: Any, **__: Any) -> None:
        told = marker
        raise RuntimeError(told)

    monkeypatch.setattr("legal_assist.reckoning.next_steps.next_steps", broken)
    code, out, err = cli("next", name)
    assert code == 1
    spoken += out + err
    assert "Zamrudina" not in spoken
    for path in tmp_path.rglob("*"):
        assert "Zamrudina" not in path.name
        if path.is_file():
            assert b"Zamrudina" not in path.read_bytes(), path
