"""Writes `vectors/` anew: `python tests/store/make_vectors.py`. Only when the format changes."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sealed_world
from sealed_world import CODE, OTHER, SECRET, WHO, case, file_of
from test_sealed_attachments import attach, picture
from test_sealed_header import kind_open, other_recovery, rewritten, tiny, weaker

from legal_assist.store import keys

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).with_name("vectors")
BACKUP = "good-backup.tar"
#: Content of the attachment: two chunks, the last one not full.
SIZE = 70_000
_HEAD, _CHUNK = 40, 65_552


def good() -> dict[str, Any]:
    """A small store with everything in it; what it must say."""
    root = FOLDER / "good"
    sealed_world.made(root)
    store = sealed_world.opened(root)
    store.create(CODE, case(name="Rekaan Satu", victims=[{"id": "K1", "age": 17}]), {"n": 1}, **WHO)
    store.save(CODE, case(name="Rekaan Satu", victims=[]), {"n": 2}, expected_revision=1, **WHO)
    store.create(OTHER, case(text="ü 日本 ' \\ \n"), {"n": 3}, **WHO)
    store.create("RENGAS-11", case(), {}, **WHO)
    store.delete("RENGAS-11", expected_revision=1, operator="x")
    added = attach(store, picture(SIZE))
    store.keep_draft(CODE, "victims.K1", {"name": "Rekaan Dua", "note": "ü 日本 \n"}, revision=2)
    store.change_beside(lambda _raw: b"format = 1\n", operator="x")
    receipt = root / "receipts" / CODE / "surat.json"
    receipt.parent.mkdir(parents=True)
    receipt.write_text("{}", encoding="utf-8")
    path, held = store.backup(FOLDER, operator="x")
    path.rename(FOLDER / BACKUP)
    (draft,) = (root / "drafts").iterdir()
    key = store._open_vault().data_key._bytes().hex()
    said = {
        "passphrase": SECRET,
        "recovery_key": sealed_world.RECOVERY,
        "data_key": key,
        "documents": {line.code: store.load(line.code).document for line in store.summaries()},
        "summaries": {line.code: line.summary for line in store.summaries()},
        "log": [entry["what"] for entry in store.log()],
        "file": file_of(store).name,
        "other_file": file_of(store, OTHER).name,
        "draft": draft.name,
        "draft_says": {
            "form": "victims.K1",
            "texts": {"name": "Rekaan Dua", "note": "ü 日本 \n"},
            "revision": 2,
        },
        "attachment": f"{added.id}.sealed",
        "attachment_sha256": added.sha256,
        "backup_head": held.head,
    }
    store.lock()
    (root / ".kunci").unlink(missing_ok=True)
    return said


def pieces(said: dict[str, Any]) -> dict[str, Any]:
    """Broken forms of large files: what they are made of, as ranges of the good file and bytes in hex."""
    draft, attachment = f"drafts/{said['draft']}", f"attachments/{said['attachment']}"
    whole = (FOLDER / "good" / attachment).read_bytes()
    tar = (FOLDER / BACKUP).read_bytes()
    first, end = [_HEAD, _HEAD + _CHUNK], len(whole)
    second = [_HEAD + _CHUNK, end]
    listed = 512 + -(-int(tar[124:135], 8) // 512) * 512

    def turned(raw: bytes, at: int) -> list[Any]:
        at %= len(raw)
        return [[0, at], bytes([raw[at] ^ 1]).hex(), [at + 1, len(raw)]]

    text = (FOLDER / "good" / draft).read_bytes()
    case_file = (FOLDER / "good" / "cases" / said["file"]).read_bytes()
    made: dict[str, tuple[str, list[Any], str]] = {
        "draft-empty": (draft, [], "drafting.damage.altered"),
        "draft-cut": (draft, [[0, len(text) - 1]], "drafting.damage.altered"),
        "draft-newer": (draft, [[0, 7], "02", [8, len(text)]], "drafting.damage.newer"),
        "draft-kind": (draft, [[0, 6], b"C".hex(), [7, len(text)]], "drafting.damage.altered"),
        "draft-is-a-case": (draft, [case_file.hex()], "drafting.damage.altered"),
        "draft-epoch": (draft, [[0, 43], "00", [44, len(text)]], "drafting.damage.old_key"),
        "draft-revision": (draft, turned(text, 51), "drafting.damage.altered"),
        "draft-key": (draft, turned(text, 80), "drafting.damage.altered"),
        "draft-body": (draft, turned(text, 900), "drafting.damage.altered"),
        "attachment-empty": (attachment, [], "keeping.damage.altered"),
        "attachment-cut": (attachment, [[0, end - 1]], "keeping.damage.altered"),
        "attachment-without-its-end": (attachment, [[0, _HEAD], first], "keeping.damage.altered"),
        "attachment-swapped": (attachment, [[0, _HEAD], second, first], "keeping.damage.altered"),
        "attachment-repeated": (attachment, [[0, _HEAD], first, first], "keeping.damage.altered"),
        "attachment-longer": (attachment, [[0, end], second], "keeping.damage.altered"),
        "attachment-newer": (attachment, [[0, 7], "02", [8, end]], "keeping.damage.newer"),
        "attachment-store": (attachment, turned(whole, 10), "keeping.damage.altered"),
        "attachment-name": (attachment, turned(whole, 30), "keeping.damage.altered"),
        "attachment-first": (attachment, turned(whole, 1000), "keeping.damage.altered"),
        "attachment-filling": (attachment, turned(whole, -30), "keeping.damage.altered"),
        "backup-empty": (BACKUP, [], "keeping.backup.cut"),
        "backup-foreign": (BACKUP, [(b"PK\x03\x04" * 300).hex()], "keeping.backup.foreign"),
        "backup-cut": (BACKUP, [[0, len(tar) - 512]], "keeping.backup.cut"),
        "backup-longer": (BACKUP, [[0, len(tar)], bytes(512).hex()], "keeping.backup.damaged"),
        "backup-header": (BACKUP, turned(tar, listed + 100), "keeping.backup.damaged"),
        "backup-list": (BACKUP, turned(tar, 600), "keeping.backup.damaged"),
        "backup-key-file": (BACKUP, turned(tar, listed + 520), "keeping.backup.damaged"),
        "backup-inside": (BACKUP, turned(tar, -20_000), "keeping.backup.damaged"),
        "backup-mac": (BACKUP, _other_mac(tar), "keeping.backup.altered"),
    }
    return {name: {"of": of, "made_of": parts, "error": error} for name, (of, parts, error) in made.items()}


def _other_mac(tar: bytes) -> list[Any]:
    at = tar.index(b'"mac":"') + 7
    return [[0, at], (b"0" * 64).hex(), [at + 64, len(tar)]]


def changed(at: int, value: bytes | None = None) -> Callable[[bytes], bytes]:
    """One byte turned, or some bytes replaced."""

    def change(raw: bytes) -> bytes:
        new = bytes([raw[at] ^ 1]) if value is None else value
        return raw[:at] + new + raw[at + len(new) :]

    return change


def main() -> None:
    """Write everything."""
    keys.allow_test_kdf()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    said = good()
    case_name = f"cases/{said['file']}"
    other = (FOLDER / "good" / "cases" / said["other_file"]).read_bytes()
    bad: dict[str, tuple[str, Callable[[bytes], bytes], str]] = {
        "case-empty": (case_name, lambda _: b"", "store.damage.empty"),
        "case-cut": (case_name, lambda raw: raw[:-1], "store.damage.cut"),
        "case-cut-head": (case_name, lambda raw: raw[:60], "store.damage.cut"),
        "case-foreign": (case_name, lambda _: b"PK\x03\x04" * 9, "store.damage.foreign"),
        "case-newer": (case_name, changed(7, b"\x02"), "store.damage.newer"),
        "case-other-store": (case_name, changed(8), "store.damage.other_store"),
        "case-swapped": (case_name, lambda _: other, "store.damage.wrong_name"),
        "case-epoch": (case_name, changed(43, b"\x02"), "store.damage.newer_key"),
        "case-revision": (case_name, changed(51), "store.damage.altered"),
        "case-key": (case_name, changed(70), "store.damage.altered"),
        "case-body": (case_name, changed(500), "store.damage.altered"),
        "case-tag": (case_name, changed(-1 % 4096), "store.damage.altered"),
        "index-empty": ("index.sealed", lambda _: b"", "store.damage.empty"),
        "index-kind": ("index.sealed", changed(6, b"A"), "store.damage.foreign"),
        "index-salt": ("index.sealed", changed(30), "store.damage.altered"),
        "index-length": ("index.sealed", changed(67), "store.damage.altered"),
        "index-record": ("index.sealed", changed(110), "store.damage.altered"),
        "log-epoch": ("audit.sealed", changed(27, b"\x00"), "store.damage.old_key"),
        "log-length": ("audit.sealed", changed(66), "store.damage.altered"),
        "log-cut-head": ("audit.sealed", lambda raw: raw[:20], "store.damage.cut"),
        "keys-cut": ("store.json", lambda raw: raw[:-1], "store.header_damaged"),
        "keys-blank": ("store.json", lambda raw: raw.replace(b":", b": ", 1), "store.header_damaged"),
        "keys-empty": ("store.json", lambda _: b"", "store.header_damaged"),
    }
    for function, error in (
        (weaker, "store.wrong_passphrase"),
        (tiny, "store.kdf_refused"),
        (kind_open, "store.downgraded"),
        (other_recovery, "store.header_altered"),
    ):
        bad[f"keys-{function.__name__}"] = ("store.json", _edited(function), error)
    listed = {}
    for name, (file, change, error) in bad.items():
        raw = (FOLDER / "good" / file).read_bytes()
        (FOLDER / f"{name}.bin").write_bytes(change(raw))
        listed[name] = {"stands_for": file, "error": error}
    everything = {"good": said, "malformed": listed, "pieces": pieces(said)}
    words = json.dumps(everything, ensure_ascii=False, indent=1)
    (FOLDER / "vectors.json").write_text(words + "\n", encoding="utf-8")


def _edited(change: Callable[[dict[str, Any]], None]) -> Callable[[bytes], bytes]:
    def edit(raw: bytes) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "store.json").write_bytes(raw)
            rewritten(Path(folder), change)
            return (Path(folder) / "store.json").read_bytes()

    return edit


if __name__ == "__main__":
    main()
