"""Places where a store is in danger are noticed; ordinary ones raise no alarm."""

from __future__ import annotations

from pathlib import Path

import pytest

from legal_assist.store import places

MOUNTS = """/dev/vda / ext4 rw 0 0
server:/data /mnt/bersama nfs4 rw 0 0
//nas/berkas /mnt/berkas\\040kantor cifs rw 0 0
teman@pc: /home/a/jauh fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("part", "program"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - LBH Rekaan", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Dropbox (LBH)", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("My Drive", "Google Drive"),
        ("GoogleDrive-kantor@contoh.id", "Google Drive"),
        ("Mobile Documents", "iCloud"),
        ("Nextcloud", "Nextcloud"),
    ],
)
def test_a_synchronised_folder_is_named_with_its_program(part: str, program: str) -> None:
    found = places.warnings(Path("/home/a") / part / "legal-assist", "")

    assert [(one.key, one.params) for one in found] == [("keeping.place.cloud", {"program": program})]


def test_a_folder_that_a_sync_program_marked_is_named(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()

    found = places.warnings(tmp_path / "deep" / "store", "")

    assert [one.params.get("program") for one in found] == ["Syncthing"]


@pytest.mark.parametrize(
    "root", ["/mnt/bersama/store", "/mnt/berkas kantor/x", "/home/a/jauh", "//server/share/store"]
)
def test_a_network_drive_is_named(root: str) -> None:
    assert [one.key for one in places.warnings(Path(root), MOUNTS)] == ["keeping.place.network"]


@pytest.mark.parametrize("root", ["/home/a/legal-assist", "/mnt/bersamaan/store", "/home/a/mailbox/x"])
def test_an_ordinary_place_raises_no_alarm(root: str) -> None:
    assert places.warnings(Path(root), MOUNTS) == ()


@pytest.mark.parametrize(
    "name",
    [
        "store (1).json",
        "index (Budi's conflicted copy 2026-03-02).sealed",
        "audit.sync-conflict-20260302-101010-ABCDEFG.sealed",
        "cases/00112233445566778899aabbccddeeff (2).sealed",
        "cases/x (Case Conflict).sealed",
        "store-DESKTOP's copy.json",
    ],
)
def test_conflict_copies_are_named(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"")

    assert places.conflict_copies(tmp_path) == (name,)
    assert places.warnings(tmp_path, "")[-1].key == "keeping.place.conflict"


def test_our_own_files_are_no_conflict_copies(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    for name in ("store.json", "index.sealed", "audit.sealed", f"cases/{'a' * 32}.sealed", ".kunci"):
        (tmp_path / name).write_bytes(b"")

    assert places.warnings(tmp_path, "") == ()
