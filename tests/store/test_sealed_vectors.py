"""Stores and broken files that were written once and must go on being read, or refused, in the same way."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import second_reader
from cryptography.exceptions import InvalidTag
from make_vectors import BACKUP
from sealed_world import CLOCK, CODE, OTHER, WHO, case

from legal_assist.errors import StoreError
from legal_assist.store import keys, restoring
from legal_assist.store.sealed_store import SealedCaseStore

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).with_name("vectors")
VECTORS: dict[str, Any] = json.loads((FOLDER / "vectors.json").read_text(encoding="utf-8"))
GOOD = VECTORS["good"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the good store."""
    return Path(shutil.copytree(FOLDER / "good", tmp_path / "store"))


def opened(root: Path, secret: str = GOOD["passphrase"]) -> SealedCaseStore:
    store = SealedCaseStore(root, clock=CLOCK)
    store.unlock(secret)
    return store


@pytest.mark.parametrize("secret", ["passphrase", "recovery_key"])
def test_a_store_written_long_ago_is_read(root: Path, secret: str) -> None:
    store = opened(root, GOOD[secret])
    assert {line.code: line.summary for line in store.summaries()} == GOOD["summaries"]
    assert {code: store.load(code).document for code in GOOD["documents"]} == GOOD["documents"]
    assert store.at_revision(CODE, 1)["victims"] == [{"id": "K1", "age": 17}]
    assert [entry["what"] for entry in store.log()] == [*GOOD["log"], "unlocked"]
    assert (store.alarms, store.check()) == ((), ())


@pytest.mark.parametrize("name", VECTORS["malformed"])
def test_a_broken_file_is_refused_by_its_name(root: Path, name: str) -> None:
    vector = VECTORS["malformed"][name]
    shutil.copy(FOLDER / f"{name}.bin", root / vector["stands_for"])
    if vector["stands_for"] == "store.json":
        (root / "store-copy.json").unlink()
    with pytest.raises(StoreError) as caught:
        opened(root).load(CODE)
    assert caught.value.key == vector["error"]


def put_together(name: str) -> tuple[str, bytes, str]:
    """A broken form of a large file: which one, its bytes, and the error it must give."""
    vector = VECTORS["pieces"][name]
    source = FOLDER if vector["of"] == BACKUP else FOLDER / "good"
    good = (source / vector["of"]).read_bytes()
    parts = [bytes.fromhex(one) if isinstance(one, str) else good[slice(*one)] for one in vector["made_of"]]
    assert b"".join(parts) != good
    return vector["of"], b"".join(parts), vector["error"]


def refusal(root: Path, file: str) -> str:
    """What is said of a draft, an attachment or a backup."""
    if file == BACKUP:
        with pytest.raises(StoreError) as caught:
            restoring.rehearse(root.parent / file, GOOD["passphrase"])
        return caught.value.key
    store = opened(root)
    (found,) = store.check()
    assert found.file == file
    if file.startswith("drafts/"):
        assert store.drafts() == ()
        return found.reason
    with pytest.raises(StoreError) as caught:
        store.copy_attachment(CODE, store.attachments(CODE)[0], io.BytesIO())
    assert caught.value.key == found.reason
    return found.reason


@pytest.mark.parametrize("name", VECTORS["pieces"])
def test_a_broken_draft_attachment_or_backup_is_refused_by_its_name(root: Path, name: str) -> None:
    file, raw, error = put_together(name)
    ((root.parent if file == BACKUP else root) / file).write_bytes(raw)

    assert refusal(root, file) == error


@pytest.mark.parametrize("secret", ["passphrase", "recovery_key"])
def test_a_backup_written_long_ago_comes_back(tmp_path: Path, secret: str) -> None:
    report = restoring.restore(FOLDER / BACKUP, tmp_path / "new", GOOD[secret], clock=CLOCK, operator="x")

    assert (report.damage, report.held.damage, report.held.head) == ((), (), GOOD["backup_head"])
    store = opened(tmp_path / "new", GOOD[secret])
    assert {code: store.load(code).document for code in GOOD["documents"]} == GOOD["documents"]
    assert (tmp_path / "new" / "law-overlay.toml").read_bytes() == b"format = 1\n"
    assert (tmp_path / "new" / "receipts" / CODE / "surat.json").read_bytes() == b"{}"


def test_drafts_and_attachments_written_long_ago_are_read(root: Path) -> None:
    store = opened(root)
    (draft,) = store.drafts(CODE)
    into = io.BytesIO()

    store.copy_attachment(CODE, store.attachments(CODE)[0], into)

    assert hashlib.sha256(into.getvalue()).hexdigest() == GOOD["attachment_sha256"]
    assert {"form": draft.form, "texts": draft.texts, "revision": draft.revision} == GOOD["draft_says"]


def test_the_second_reader_reads_drafts_attachments_and_backups(root: Path) -> None:
    key_file = (root / "store.json").read_bytes()
    _found, key = second_reader.data_key(key_file, "passphrase", GOOD["passphrase"])
    case_file = (root / "cases" / GOOD["file"]).read_bytes()
    tables = second_reader.body(case_file, key, "C", b"case")
    (row,) = tables["attachments"].values()

    content = second_reader.attachment((root / "attachments" / GOOD["attachment"]).read_bytes(), row)
    draft = second_reader.draft((root / "drafts" / GOOD["draft"]).read_bytes(), key)
    tar = (FOLDER / BACKUP).read_bytes()
    manifest, files = second_reader.backup(
        tar, lambda raw: second_reader.data_key(raw, "recovery", GOOD["recovery_key"])[1]
    )

    assert hashlib.sha256(content).hexdigest() == GOOD["attachment_sha256"]
    assert {name: draft[name] for name in GOOD["draft_says"]} == GOOD["draft_says"]
    assert (draft["case"], draft["saved_at"]) == (GOOD["file"][:32], CLOCK.now().isoformat())
    assert manifest["epoch"] == 1
    assert hashlib.sha256(files_of(tar)["manifest.json"]).hexdigest()[:16] == GOOD["backup_head"]
    assert files[f"cases/{GOOD['file']}"] == case_file
    assert set(files) == {
        *("store.json", "index.sealed", "audit.sealed", "beside.sealed"),
        *(f"{one.parent.name}/{one.name}" for one in root.rglob("*/*.sealed")),
    }
    said = second_reader.beside(files["beside.sealed"], manifest["store"], key)
    assert said == {"law-overlay.toml": b"format = 1\n", f"receipts/{CODE}/surat.json": b"{}"}
    (known,) = second_reader.index((root / "index.sealed").read_bytes(), key)["beside"].values()
    assert known["sha256"] == [hashlib.sha256(b"format = 1\n").hexdigest()]


def files_of(tar: bytes) -> dict[str, bytes]:
    """The first file of a tar: the list."""
    size = int(tar[124:135], 8)
    return {tar[:100].rstrip(b"\0").decode(): tar[512 : 512 + size]}


def test_the_second_reader_does_not_read_what_is_broken(root: Path) -> None:
    """It proves what it reads: a broken form never passes as the good one."""
    _found, key = second_reader.data_key((root / "store.json").read_bytes(), "passphrase", GOOD["passphrase"])
    tables = second_reader.body((root / "cases" / GOOD["file"]).read_bytes(), key, "C", b"case")
    (row,) = tables["attachments"].values()
    readers = {
        "draft": lambda raw: second_reader.draft(raw, key),
        "attachment": lambda raw: second_reader.attachment(raw, row),
        "backup": lambda raw: second_reader.backup(raw, lambda _raw: key),
    }
    for name in VECTORS["pieces"]:
        _file, raw, _error = put_together(name)
        with pytest.raises((AssertionError, InvalidTag, ValueError, tarfile.TarError, KeyError)):
            readers[name.partition("-")[0]](raw)


def files_and_key(root: Path, kind: str, secret: str) -> tuple[bytes, Iterator[Path]]:
    _found, key = second_reader.data_key((root / "store.json").read_bytes(), kind, secret)
    return key, (root / "cases").glob("*.sealed")


@pytest.mark.parametrize(("kind", "secret"), [("passphrase", "passphrase"), ("recovery", "recovery_key")])
def test_a_second_reader_written_from_the_description_reads_the_same(kind: str, secret: str) -> None:
    root = FOLDER / "good"
    key, files = files_and_key(root, kind, GOOD[secret])
    assert key.hex() == GOOD["data_key"]
    rows = {file.stem: second_reader.case(file.read_bytes(), key) for file in files}
    assert {row["code"]: row["document"] for row in rows.values()} == GOOD["documents"]
    tables = second_reader.index((root / "index.sealed").read_bytes(), key)
    assert {row["file"]: row["summary"] for row in tables["cases"].values()} == {
        file: row["summary"] for file, row in rows.items()
    }
    assert len(tables["deleted"]) == 1
    entries = second_reader.log((root / "audit.sealed").read_bytes(), key)
    assert [entry["what"] for entry in entries] == GOOD["log"]


def test_the_second_reader_reads_what_is_written_today(tmp_path: Path, sealed: SealedCaseStore) -> None:
    from sealed_world import SECRET

    sealed.create(CODE, case(n=1), {"n": 1}, **WHO)
    sealed.create(OTHER, case(n=2), {"n": 2}, **WHO)
    sealed.compact()
    sealed.save(CODE, case(n=3), {"n": 3}, expected_revision=1, **WHO)
    key, files = files_and_key(sealed.root, "passphrase", SECRET)
    codes = {row["code"]: row["document"] for row in (second_reader.case(f.read_bytes(), key) for f in files)}
    assert codes == {CODE: case(n=3), OTHER: case(n=2)}
    tables = second_reader.index((sealed.root / "index.sealed").read_bytes(), key)
    assert sorted(row["revision"] for row in tables["cases"].values()) == [1, 2]


def test_the_profile_of_these_files_is_refused_outside_tests(root: Path) -> None:
    keys.allow_test_kdf(False)
    with pytest.raises(StoreError, match=r"store\.kdf_refused"):
        opened(root)
