"""Where a store should not stand: synchronised folders and network drives; and copies that betray them."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from legal_assist.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Parts of a path, and the program that synchronises what is below it.
_CLOUDS: Final = (
    (re.compile(r"onedrive(?: ?- .*)?", re.IGNORECASE), "OneDrive"),
    (re.compile(r"dropbox(?: \(.*\))?", re.IGNORECASE), "Dropbox"),
    (
        re.compile(r"google ?drive.*|googledrive-.*|my drive|drive saya|drivefs", re.IGNORECASE),
        "Google Drive",
    ),
    (re.compile(r"icloud ?drive|mobile documents|com~apple~clouddocs", re.IGNORECASE), "iCloud"),
    (re.compile(r"nextcloud|owncloud", re.IGNORECASE), "Nextcloud"),
    (re.compile(r"mega(?:sync)?(?: uploads)?|pcloud ?drive|box sync|syncthing", re.IGNORECASE), "sync"),
)
#: Files that such a program leaves in a folder it looks after.
_TRACES: Final = {
    ".stfolder": "Syncthing",
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".sync": "Resilio Sync",
    ".owncloudsync.log": "Nextcloud",
    ".tmp.drivedownload": "Google Drive",
}
#: What these programs make of a file that was changed in two places.
_CONFLICT: Final = re.compile(
    r"conflicted copy|\.sync-conflict-|case conflict|konflik|salinan bentrok|\(conflict|-conflict-|"
    r"\(\d{1,3}\)\.(?:sealed|json)$|-[\w-]{1,32}'s [\w ]+\.(?:sealed|json)$",
    re.IGNORECASE,
)
_NETWORK: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "9p", "davfs", "ncpfs", "lustre"}
)
_NETWORK_FUSE: Final = ("fuse.sshfs", "fuse.rclone", "fuse.gvfsd", "fuse.davfs", "fuse.s3fs", "fuse.onedrive")
_DRIVE_REMOTE: Final = 4
_LOOKED_AT: Final = 20_000


def warnings(root: Path, mounts: str | None = None) -> tuple[Problem, ...]:
    """What about this place endangers a store; empty when nothing was noticed.

    Args:
        root: the store's folder.
        mounts: the system's list of mounts (Linux form); read from the system when left out.
    """
    found = [*_cloud(root), *_network(root, mounts)]
    copies = conflict_copies(root)
    if copies:
        found.append(Problem(copies[0], "keeping.place.conflict", {"count": len(copies), "file": copies[0]}))
    return tuple(found)


def conflict_copies(root: Path) -> tuple[str, ...]:
    """Names inside the store that look like a sync program's conflict copies."""
    found: list[str] = []
    for folder in ("", "cases", "attachments"):
        try:
            with os.scandir(root / folder) as entries:
                names = sorted(entry.name for _n, entry in zip(range(_LOOKED_AT), entries, strict=False))
        except OSError:
            continue
        found += [f"{folder}/{name}".lstrip("/") for name in names if _CONFLICT.search(name)]
    return tuple(found)


def _cloud(root: Path) -> Iterator[Problem]:
    here = _resolved(root)
    for part in here.parts:
        for pattern, program in _CLOUDS:
            if pattern.fullmatch(part):
                yield Problem(part, "keeping.place.cloud", {"program": program})
                return
    for folder in (here, *here.parents):
        for name, program in _TRACES.items():
            if os.path.lexists(folder / name):
                yield Problem(name, "keeping.place.cloud", {"program": program})
                return


def _network(root: Path, mounts: str | None) -> Iterator[Problem]:
    here = _resolved(root)
    if str(root).startswith(("\\\\", "//")) or _is_remote_drive(here):
        yield Problem(here.anchor, "keeping.place.network", {})
        return
    kind = _file_system(here, _mounts() if mounts is None else mounts)
    if kind in _NETWORK or kind.startswith(_NETWORK_FUSE):
        yield Problem(kind, "keeping.place.network", {})


def _resolved(root: Path) -> Path:
    try:
        return root.resolve()
    except (OSError, RuntimeError):
        return root.absolute()


def _mounts() -> str:
    try:
        return Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _file_system(here: Path, mounts: str) -> str:
    """The kind of file system, from the longest mount point above."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code.group(1), 8)), fields[1])
        if len(point) >= best and _is_below(here, point):
            best, kind = len(point), fields[2]
    return kind


def _is_below(here: Path, point: str) -> bool:
    return here == Path(point) or Path(point) in here.parents


def _is_remote_drive(here: Path) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.GetDriveTypeW(here.anchor) == _DRIVE_REMOTE)


def same_disk(one: Path, other: Path) -> bool:
    """Whether two existing places are on the same disk, as far as the system says."""
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False
