"""Where things live, safe names, and output files that are whole or absent."""

from __future__ import annotations

import errno
import os
import stat
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legal_assist import output_files, workspace
from legal_assist.errors import DocumentError, StoreError
from legal_assist.file_names import is_reserved, safe_stem
from legal_assist.output_files import free_path, write_atomic, write_new
from legal_assist.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_environment_variable_moves_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LEGAL_ASSIST_HOME", str(tmp_path / "rumah"))
    assert workspace.default_root() == tmp_path / "rumah"
    assert Workspace.find().cases == tmp_path / "rumah" / "cases"
    assert Workspace.find(tmp_path / "lain").index == tmp_path / "lain" / "index.json"


def test_without_it_the_system_says_where_data_belong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEGAL_ASSIST_HOME", "  ")
    root = workspace.default_root()
    assert root.is_absolute()
    assert "legal-assist" in root.parts[-1]


def test_the_training_store_is_a_place_of_its_own(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    assert Workspace(place.training).cases != place.cases
    assert place.receipts.parent == tmp_path


def test_a_root_that_is_a_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x")
    with pytest.raises(StoreError) as caught:
        Workspace(tmp_path / "x" / "y").prepare()
    assert caught.value.key == "workspace.not_a_folder"
    Workspace(tmp_path / "a" / "b").prepare()
    assert (tmp_path / "a" / "b").is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_new_folders_and_files_are_their_owners_only(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        write_atomic(tmp_path / "a" / "b" / "x.docx", b"x")
    finally:
        os.umask(old)
    for path in (tmp_path / "a", tmp_path / "a" / "b", tmp_path / "a" / "b" / "x.docx"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_an_existing_file_is_never_overwritten_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "surat.docx"
    write_atomic(path, b"satu")
    with pytest.raises(DocumentError) as caught:
        write_atomic(path, b"dua")
    assert caught.value.key == "workspace.exists"
    assert path.read_bytes() == b"satu"
    write_atomic(path, b"tiga", overwrite=True)
    assert path.read_bytes() == b"tiga"
    assert names_in(tmp_path) == ["surat.docx"]


def test_a_second_paper_of_the_same_name_gets_a_number(tmp_path: Path) -> None:
    names = [write_new(tmp_path, "surat", ".docx", bytes([n])).name for n in range(3)]
    assert names == ["surat.docx", "surat-2.docx", "surat-3.docx"]
    assert free_path(tmp_path, "surat", ".docx").name == "surat-4.docx"
    assert (tmp_path / "surat.docx").read_bytes() == b"\x00"


def test_a_name_taken_at_the_last_moment_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = output_files.free_path
    asked: list[Path] = []

    def slow(folder: Path, stem: str, suffix: str) -> Path:
        path = real(folder, stem, suffix)
        if not asked:
            path.write_bytes(b"orang lain")
        asked.append(path)
        return path

    monkeypatch.setattr(output_files, "free_path", slow)
    assert write_new(tmp_path, "surat", ".docx", b"kita").name == "surat-2.docx"
    assert (tmp_path / "surat.docx").read_bytes() == b"orang lain"


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP])
def test_a_stick_without_hard_links_gets_its_file_and_keeps_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def no_link(*_: Any, **__: Any) -> None:
        raise OSError(number, "no links")

    monkeypatch.setattr(os, "link", no_link)
    write_atomic(tmp_path / "surat.docx", b"satu")
    with pytest.raises(DocumentError):
        write_atomic(tmp_path / "surat.docx", b"dua")
    assert (tmp_path / "surat.docx").read_bytes() == b"satu"
    assert names_in(tmp_path) == ["surat.docx"]


@pytest.mark.parametrize(
    ("overwrite", "call"),
    [
        (new, call)
        for new in (False, True)
        for call in ("open", "write", "fsync", "replace" if new else "link")
    ],
)
def test_whatever_fails_nothing_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, overwrite: bool
) -> None:
    if overwrite:
        (tmp_path / "surat.docx").write_bytes(b"lama")
    before = names_in(tmp_path)

    def failing(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, failing)
        with pytest.raises(DocumentError) as caught:
            write_atomic(tmp_path / "surat.docx", b"baru", overwrite=overwrite)
    assert caught.value.key == "workspace.disk_full"
    assert names_in(tmp_path) == before
    if overwrite:
        assert (tmp_path / "surat.docx").read_bytes() == b"lama"


def test_a_short_write_is_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data)[:3]))
    write_atomic(tmp_path / "x.bin", b"0123456789")
    assert (tmp_path / "x.bin").read_bytes() == b"0123456789"


def test_an_output_folder_that_cannot_be_used_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "berkas").write_text("x")
    with pytest.raises(DocumentError) as caught:
        write_new(tmp_path / "berkas", "surat", ".docx", b"x")
    assert caught.value.key == "workspace.not_a_folder"
    (tmp_path / "folder.docx").mkdir()
    with pytest.raises(DocumentError) as caught:
        write_atomic(tmp_path / "folder.docx", b"x", overwrite=True)
    assert caught.value.key == "workspace.is_folder"

    def refused(*_: Any, **__: Any) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(DocumentError) as caught:
        write_new(tmp_path, "surat", ".docx", b"x")
    assert (caught.value.key, caught.value.params) == ("workspace.no_permission", {"place": str(tmp_path)})


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("permohonan-restitusi", "permohonan-restitusi"),
        ("CON", "CON_"),
        ("nul.txt", "nul_.txt"),
        ("COM¹", "COM¹_"),
        ("LPT0", "LPT0_"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ('a/b\\c:d*e?f"g<h>i|j', "a-b-c-d-e-f-g-h-i-j"),
        ("surat. ", "surat"),
        ("", "berkas"),
        ("...", "berkas"),
        ("a\x00b\u202ec", "a-b-c"),
    ],
)
def test_names_are_made_safe_for_every_system(text: str, stem: str) -> None:
    assert safe_stem(text) == stem


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300) | st.sampled_from(["con", "AUX ", " prn.x", "com9.", "lpt²"]))
def test_any_text_gives_a_name_that_windows_and_linux_accept(text: str) -> None:
    stem = safe_stem(text)
    assert stem
    assert len(stem.encode()) <= 121
    assert not is_reserved(stem)
    assert stem == stem.strip(" .")
    assert not set(stem) & set('<>:"/\\|?*\x00\n')
    assert safe_stem(stem) == stem


def test_templates_and_samples_are_found_packaged_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "legal_assist"
    package.mkdir()
    monkeypatch.setattr(workspace, "_PACKAGE", package)
    with pytest.raises(DocumentError) as caught:
        workspace.templates_dir()
    assert caught.value.key == "workspace.part_missing"
    (tmp_path / "templates" / "legal").mkdir(parents=True)
    (tmp_path / "samples").mkdir()
    assert workspace.templates_dir() == tmp_path / "templates" / "legal"
    assert workspace.samples_dir() == tmp_path / "samples"
    (package / "_templates").mkdir()
    (package / "_samples").mkdir()
    assert workspace.templates_dir() == package / "_templates"
    assert workspace.samples_dir() == package / "_samples"
