"""Stores and broken files that were written once and must go on being read, or refused, in the same way."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import second_reader
from sealed_world import CLOCK, CODE, OTHER, WHO, case

from legal_assist.errors import StoreError
from legal_assist.store import keys
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


def files_and_key(root: Path, kind: str, secret: str) -> tuple[bytes, Iterator[Path]]:
    _found, key = second_reader.data_key(root, kind, secret)
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
