"""Plain papers are never written into a store, whichever verb writes; its folder for papers is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from legal_assist import output_files
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Result

PAPER = "kronologi"


def files(store: Path) -> set[str]:
    return {one.relative_to(store).as_posix() for one in store.rglob("*") if one.is_file()}


@pytest.mark.parametrize(
    "verb",
    [
        ("make", "CASE", PAPER, "--draft", "--out", "STORE"),
        ("make", "CASE", PAPER, "--draft", "--out", "STORE/cases"),
        ("make", "CASE", PAPER, "--draft", "--out", "STORE/receipts/baru"),
        ("pdf", "WORD", "--out", "STORE/attachments"),
        ("bundle", "CASE", "--out", "STORE/bukti.pdf"),
        ("case", "export", "CASE", "--out", "STORE/perkara.json"),
        ("case", "export", "CASE", "--package", "STORE/cases/perkara.zip"),
        ("export-table", "CASE", "losses", "--out", "STORE/rugi.csv"),
        ("deadlines", "CASE", "--ics", "STORE/tenggat.ics"),
        ("case", "access-export", "CASE", "K1", "--out", "STORE/templates"),
        ("law", "page", "restitution", "--out", "STORE/hukum.docx"),
        ("template", "new", "permohonan-restitusi", "--out", "STORE"),
    ],
    ids=lambda verb: " ".join(verb[:2]) + " " + verb[-1].replace("/", "-"),
)
def test_no_verb_writes_among_the_cases_of_a_store(
    cli: Callable[..., Result], sample_a: str, tmp_path: Path, verb: tuple[str, ...]
) -> None:
    word = tmp_path / "surat.docx"
    word.write_bytes(b"PK")
    store = tmp_path / "store"
    before = files(store)
    given = [
        part.replace("STORE", str(store)).replace("CASE", sample_a).replace("WORD", str(word))
        for part in verb
    ]
    result = cli(*given)
    assert result.code == 5, result.err
    assert "folder penyimpanan perkara" in result.err, result.err
    assert "Pilih folder di luarnya" in result.err
    assert files(store) == before


def test_the_folder_for_papers_in_the_data_folder_stays_open(
    cli: Callable[..., Result], sample_a: str, tmp_path: Path
) -> None:
    out = tmp_path / "store" / "dokumen" / sample_a
    assert cli("make", sample_a, PAPER, "--draft", "--out", str(out)).code == 0
    assert list(out.glob("*.docx"))


def test_a_link_into_the_store_does_not_get_around_it(
    cli: Callable[..., Result], sample_a: str, tmp_path: Path
) -> None:
    (tmp_path / "luar").symlink_to(tmp_path / "store" / "cases")
    with pytest.raises(DocumentError) as refused:
        output_files.write_atomic(tmp_path / "luar" / "surat.txt", b"x")
    assert refused.value.key == "workspace.inside_store"


def test_a_folder_that_only_shares_a_name_with_a_store_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    output_files.write_atomic(tmp_path / "cases" / "surat.txt", b"x")
    assert (tmp_path / "cases" / "surat.txt").read_bytes() == b"x"
