"""Evidence, backups, retention, erasure and the log, as a person or a script uses them."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfWriter

from legal_assist.__main__ import run
from legal_assist.cli import evidence_verbs, inputs
from legal_assist.clock import SystemClock
from legal_assist.desk import Desk, private_view, sealing
from legal_assist.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Cli = Callable[..., tuple[int, str, str]]

SECRET = "empat kata acak panjang"  # noqa: S105
MARK = "Zubaidah"
#: A date as programs write it; people read `2 November 2026`.
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CODE, EXHIBIT = "MERANTI-27", "P-1"


class _Input(io.TextIOWrapper):
    def isatty(self) -> bool:
        return False


@pytest.fixture
def cli(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """A sealed store with one case that has an exhibit; call `cli("attachments", CODE)`."""
    file = tmp_path / "sandi.txt"
    file.write_text(f"{SECRET}\n", encoding="utf-8")
    monkeypatch.setenv("LEGAL_ASSIST_NO_KEYRING", "1")

    def call(
        *arguments: str, typed: str = "", store: str = "store", language: str = "en"
    ) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", _Input(io.BytesIO(typed.encode())))
        capfd.readouterr()
        extra = ["--store", str(tmp_path / store), "--lang", language, "--passphrase-file", str(file)]
        try:
            code = run([*arguments, *extra])
        except SystemExit as stop:
            code = int(stop.code or 0)
        sys.stdout.flush()
        out, err = capfd.readouterr()
        return code, out, err

    desk = Desk(tmp_path / "store", SystemClock())
    sealing.init(desk, SECRET, sealing.new_recovery_key())
    facts: dict[str, Any] = {
        "code": CODE,
        "invented": True,
        "victims": [{"id": "K1", "name": f"{MARK} Rekaan"}],
    }
    facts["victims"].append({"id": "K2", "name": "Wulandari Rekaan"})
    facts["exhibits"] = [{"id": EXHIBIT, "title": "Surat", "kind": "photo", "victim": "K1"}]
    facts["losses"] = []
    facts["stage"] = "trial"
    facts["story_during"] = f"{MARK} bekerja bersama Wulandari."
    desk.import_case(json.dumps(facts).encode())
    desk.lock()
    return call


def pdf(path: Path, pages: int, password: str | None = None) -> str:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=200, height=200)
    writer.add_metadata({"/Author": MARK})
    if password:
        writer.encrypt(password, algorithm="AES-256")
    with path.open("wb") as target:
        writer.write(target)
    return str(path)


def data(out: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(out)
    return found


def log(cli: Cli) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = data(cli("store", "audit", "--json")[1])["entries"]
    return entries


def test_a_pdf_is_attached_its_pages_filled_in_and_it_comes_back_on_purpose(cli: Cli, tmp_path: Path) -> None:
    source = pdf(tmp_path / f"{MARK}.pdf", 3)

    code, out, _ = cli("attach", CODE, EXHIBIT, source)
    assert code == 0
    assert "Pages of the exhibit recorded: 3." in out
    assert MARK not in out
    shown = data(cli("case", "show", CODE, "--json")[1])
    assert {row["path"]: row["value"] for row in shown["facts"]}[f"exhibits.{EXHIBIT}.pages"] == "3"
    assert data(cli("attachments", CODE, "--json")[1])["attachments"][0]["pages"] == 3

    code, out, _ = cli("attachment-open", CODE, EXHIBIT, "--out", str(tmp_path / "keluar"))
    (path,) = (tmp_path / "keluar").iterdir()
    assert path.name == f"{CODE}-{EXHIBIT}.pdf"
    assert path.read_bytes() == (tmp_path / f"{MARK}.pdf").read_bytes()
    assert [entry["what"] for entry in log(cli)][-3:] == ["unlocked", "attachment_extracted", "unlocked"]


def test_pages_of_several_files_add_up_and_follow_what_is_removed(cli: Cli, tmp_path: Path) -> None:
    cli("attach", CODE, EXHIBIT, pdf(tmp_path / "a.pdf", 3))
    _, out, _ = cli("attach", CODE, EXHIBIT, pdf(tmp_path / "b.pdf", 2))
    assert "from 3 to 5" in out

    code, _, err = cli("attachment-remove", CODE, EXHIBIT, "--yes")
    assert code == 6
    assert "--number" in err
    assert cli("attachment-remove", CODE, EXHIBIT, "--number", "1", typed="nein\n")[0] == 2
    assert cli("attachment-remove", CODE, EXHIBIT, "--number", "1", typed=f"{EXHIBIT}\n")[0] == 0

    found = data(cli("attachments", CODE, "--json")[1])["attachments"]
    assert [(one["number"], one["pages"]) for one in found] == [(1, 2)]


@pytest.mark.parametrize("kind", ["encrypted", "damaged"])
def test_a_pdf_that_can_not_be_read_is_named_at_once_and_kept(cli: Cli, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.pdf"
    if kind == "encrypted":
        pdf(path, 2, password="kunci lain")  # noqa: S106
    else:
        path.write_bytes(b"%PDF-1.7\nbroken")

    code, out, _ = cli("attach", CODE, EXHIBIT, str(path))

    assert code == 0
    assert ("locked with a password" if kind == "encrypted" else "damaged or cut short") in out
    assert "The original file is kept as it is." in out
    cli("attachment-open", CODE, EXHIBIT, "--out", str(tmp_path / "keluar"))
    assert next((tmp_path / "keluar").iterdir()).read_bytes() == path.read_bytes()


def test_wrong_files_and_exhibits_are_refused_with_a_sentence(cli: Cli, tmp_path: Path) -> None:
    good = pdf(tmp_path / "a.pdf", 1)
    (tmp_path / "x.pdf").write_bytes(b"MZ program")
    os.mkfifo(tmp_path / "pipa")

    for arguments, sentence in (
        (("P-9", good), "has no exhibit P-9"),
        ((EXHIBIT, str(tmp_path / "x.pdf")), "no PDF, PNG, JPEG or DOCX"),
        ((EXHIBIT, str(tmp_path / "gone.pdf")), "no such file"),
        ((EXHIBIT, str(tmp_path)), "no ordinary file"),
        ((EXHIBIT, str(tmp_path / "pipa")), "no ordinary file"),
    ):
        code, _, err = cli("attach", CODE, *arguments)
        assert code == 6
        assert sentence in err
    assert not data(cli("attachments", CODE, "--json")[1])["attachments"]


def test_looking_needs_a_person_and_leaves_nothing_behind(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("attach", CODE, EXHIBIT, pdf(tmp_path / f"{MARK}.pdf", 1))
    assert cli("attachment-open", CODE, EXHIBIT)[0] == 2
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    (tmp_path / "run").mkdir(mode=0o700)
    seen: list[tuple[str, int, bytes]] = []

    def show(path: Path) -> None:
        seen.append((path.name, path.stat().st_mode & 0o777, path.read_bytes()[:5]))
        assert path.parent.stat().st_mode & 0o777 == 0o700
        assert path.parent.parent == tmp_path / "run"

    monkeypatch.setattr(evidence_verbs, "show", show)
    monkeypatch.setattr(inputs, "is_keyboard", lambda: True)
    monkeypatch.setattr(inputs, "line", lambda: "")

    code, out, err = cli("attachment-open", CODE, EXHIBIT)

    assert code == 0
    assert seen == [("dokumen.pdf", 0o400, b"%PDF-")]
    assert not list((tmp_path / "run").iterdir())
    assert MARK not in out + err
    assert log(cli)[-2]["what"] == "attachment_opened"


def test_what_a_killed_viewer_left_is_wiped_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    tmp_path.chmod(0o700)
    child = os.fork()
    if child == 0:  # pragma: no cover  # dies at once
        os._exit(0)
    os.waitpid(child, 0)
    left = tmp_path / f"legal-assist-{child}-{'a' * 12}"
    running = tmp_path / f"legal-assist-{os.getpid()}-{'b' * 12}"
    other = tmp_path / "legal-assist-notes"
    for folder in (left, running, other):
        folder.mkdir()
        (folder / "dokumen.pdf").write_bytes(b"x")

    with private_view.folder() as place:
        assert place.is_dir()

    assert not left.exists()
    assert running.exists()
    assert other.exists()


def test_a_backup_is_made_rehearsed_and_restored_elsewhere(cli: Cli, tmp_path: Path) -> None:
    cli("attach", CODE, EXHIBIT, pdf(tmp_path / "a.pdf", 3))
    assert "There is no good backup yet" in cli("store", "status")[1]

    code, out, err = cli("backup", "--to", str(tmp_path / "stick"))
    assert code == 0
    assert "1 cases, 1 attachments" in out
    assert "log entry number" in out
    assert "same disk" in err
    assert "Last good backup: today." in cli("store", "status")[1]
    (path,) = (tmp_path / "stick").iterdir()

    assert cli("backup", "--verify", str(path), store="nowhere")[0] == 0
    code, out, _ = cli("restore", str(path), "--into", str(tmp_path / "baru"), "--json")
    assert code == 0
    assert data(out)["damage"] == []
    assert data(cli("case", "list", "--json", store="baru")[1])["cases"][0]["code"] == CODE
    assert cli("restore", str(path), "--into", str(tmp_path / "baru"))[0] == 6
    said = "".join(
        (
            cli("restore", str(path), "--into", str(tmp_path / "lagi"))[1],
            cli("store", "audit")[1],
            cli("case", "history", CODE)[1],
            cli("attachments", CODE)[1],
        )
    )
    assert not ISO.search(said), said
    assert cli("backup")[0] == 2

    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)
    code, _, err = cli("backup", "--verify", str(path))
    assert code == 6
    assert "damaged in its part" in err


def test_retention_is_decided_with_a_reason_and_listed(cli: Cli) -> None:
    assert "nobody has decided" in cli("case", "retention", CODE)[1]
    assert cli("case", "retention", CODE, "--until", "31-12-2030")[0] == 2

    code, out, _ = cli("case", "retention", CODE, "--until", "31-12-2030", "--reason", "aturan kantor")
    assert code == 0
    assert "kept until 31 December 2030. Reason: aturan kantor" in out
    assert "31 Desember 2030" in cli("case", "retention", CODE, language="id")[1]
    refused = cli("erase", CODE, "--reason", "diminta korban")[2]
    assert "31-12-2030" in refused, refused
    assert "2030-12-31" not in refused
    (row,) = data(cli("case", "retention", "--json")[1])["retention"]
    assert (row["until"], row["blocks"], row["due"]) == ("2030-12-31", ["proceedings", "retention"], False)
    (row,) = data(cli("case", "retention", "--json", "--as-of", "1-1-2031")[1])["retention"]
    assert (row["blocks"], row["due"]) == (["proceedings"], True)
    cli("case", "retention", CODE, "--ended", "1-2-2026")
    (row,) = data(cli("case", "retention", "--json", "--as-of", "1-1-2031")[1])["retention"]
    assert row["blocks"] == []


def test_an_erasure_is_held_back_confirmed_recorded_and_final(cli: Cli, tmp_path: Path) -> None:
    cli("attach", CODE, EXHIBIT, pdf(tmp_path / "a.pdf", 1))
    cli("backup", "--to", str(tmp_path / "stick"))
    (backup,) = (tmp_path / "stick").iterdir()
    receipt = tmp_path / "store" / "receipts" / CODE / "s.json"
    receipt.parent.mkdir(parents=True)
    receipt.write_text(json.dumps({"folder": "/x", "file": f"{CODE}-surat.docx"}), encoding="utf-8")

    assert cli("erase", CODE)[0] == 2
    code, _, err = cli("erase", CODE, "--reason", "diminta korban")
    assert code == 6
    assert "recorded as running" in err
    code, _, _ = cli("erase", CODE, "--reason", "diminta korban", "--despite", typed="nein\n")
    assert code == 2
    record = tmp_path / "acara.md"
    code, out, _ = cli(
        "erase", CODE, "--reason", "diminta korban", "--despite", "--out", str(record), typed=f"{CODE}\n"
    )

    assert code == 0
    assert "Case MERANTI-27 was erased" in out
    text = record.read_text(encoding="utf-8")
    assert "diminta korban" in text
    assert not ISO.search(text.replace(backup.name, "")), text
    assert backup.name.replace("_", r"\_") in text
    assert f"/x/{CODE}-surat.docx" in text
    assert "although its proceedings" in text
    assert not receipt.parent.exists()
    assert data(cli("case", "list", "--json")[1])["cases"] == []
    assert data(cli("store", "status", "--json")[1])["unfinished_erasures"] == []
    assert cli("store", "verify")[0] == 0


def test_a_persons_own_data_go_to_her_without_the_others(cli: Cli, tmp_path: Path) -> None:
    cli("attach", CODE, EXHIBIT, pdf(tmp_path / "a.pdf", 1))
    assert cli("case", "access-export", CODE, "K9", "--out", str(tmp_path / "out"))[0] == 2

    code, out, _ = cli("case", "access-export", CODE, "K1", "--out", str(tmp_path / "out"))

    assert code == 0
    assert MARK not in out
    texts = {path.suffix: path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir()}
    assert set(texts) == {".json", ".md"}
    for text in texts.values():
        assert MARK in text
        assert "Wulandari" not in text
        assert EXHIBIT in text
    assert not ISO.search(texts[".md"])
    assert ISO.search(texts[".json"])
    assert log(cli)[-2]["what"] == "access_exported"


def test_reveals_exports_and_papers_stand_in_the_log_by_code_name_only(cli: Cli, tmp_path: Path) -> None:
    assert MARK in cli("case", "show", CODE, "--reveal")[1]
    cli("case", "export", CODE, "--out", str(tmp_path / "x.json"), "--yes-plain", CODE)

    acts = {entry["what"]: entry for entry in log(cli)}
    assert acts["revealed"]["case"] == acts["exported"]["case"] == CODE
    _, out, _ = cli("store", "audit")
    assert "identities shown" in out
    assert "case file exported" in out
    assert MARK not in out


def test_one_field_is_revealed_alone_and_logged_by_its_place(cli: Cli) -> None:
    assert MARK not in cli("case", "show", CODE, "victims.K1.name")[1]
    code, out, _ = cli("case", "show", CODE, "victims.K1.name", "--reveal")
    assert (code, f"{MARK} Rekaan" in out, "Wulandari" in out) == (0, True, False)
    assert "K2" not in cli("case", "show", CODE, "victims.K1", "--reveal")[1]
    assert cli("case", "show", CODE, f"victims.K9.{MARK}", "--reveal")[0] != 0

    fields = [entry.get("field") for entry in log(cli) if entry["what"] == "revealed"]
    assert fields == ["victims.K1.name", "victims.K1", None]
    assert MARK not in cli("store", "audit", "--json")[1]


def test_nothing_is_revealed_when_the_log_can_not_be_written(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_arguments: object, **_options: object) -> None:
        raise StoreError("store.disk_full", place="x")

    monkeypatch.setattr("legal_assist.store.sealed_store.SealedCaseStore.note", refused)

    code, out, _ = cli("case", "show", CODE, "--reveal")

    assert code == 6
    assert MARK not in out


def test_an_unsealed_store_takes_no_evidence_and_says_what_to_do(cli: Cli, tmp_path: Path) -> None:
    cli("case", "new", "--invented", store="latihan")
    code = data(cli("case", "list", "--json", store="latihan")[1])["cases"][0]["code"]

    found = cli("attachments", code, store="latihan")

    assert found[0] == 6
    assert "store init" in found[2]


def test_after_a_days_work_a_victims_name_stands_in_no_file_beside_what_was_handed_out(
    cli: Cli, tmp_path: Path
) -> None:
    """This test ensures that evidence, backups, log, restore and erasure keep her name inside the seal."""
    cli("attach", CODE, EXHIBIT, pdf(tmp_path / "a.pdf", 1))
    cli("case", "retention", CODE, "--until", "31-12-2030", "--reason", "aturan kantor")
    cli("backup", "--to", str(tmp_path / "stick"))
    (backup,) = (tmp_path / "stick").iterdir()
    cli("restore", str(backup), "--into", str(tmp_path / "baru"))
    cli("store", "rotate")
    cli("erase", CODE, "--reason", "diminta", "--despite", "--yes", "--out", str(tmp_path / "acara.json"))

    (tmp_path / "a.pdf").unlink()
    for path in tmp_path.rglob("*"):
        assert MARK not in path.name
        assert not path.is_file() or MARK.encode() not in path.read_bytes(), path
