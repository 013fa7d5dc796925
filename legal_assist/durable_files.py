"""Files that are there whole or not at all, also after a power cut; raises plain `OSError`.

For callers with sentences of their own (the store); `fault_of` tells which one fits. What a person receives
is written by `output_files`.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

#: Ending of files that are not finished; they start with a dot.
TEMP_SUFFIX: Final = ".tmp"

#: Seconds to wait before each new try when another program has the file open (Windows); 1.5 s in all.
_PAUSES: Final = (0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.4, 0.5)
#: Folders that can't be opened or synced: Windows, and some network and USB file systems.
_NO_FOLDER_SYNC: Final = frozenset(
    {errno.EACCES, errno.EPERM, errno.EISDIR, errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.ENOSYS}
)
#: Errors that mean "no hard links here" (FAT sticks, some shares).
_NO_LINKS: Final = frozenset(
    {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EINVAL}
)
_OWN_TEMP: Final = re.compile(r"\..{1,60}\.[0-9a-f]{12}\.tmp", re.DOTALL)
#: Seconds after which an unfinished file can't be anybody's any more.
_STALE: Final = 3600


def fault_of(error: OSError) -> str:
    """Which sentence fits a failed file operation: the end of a message id of `workspace` or `store`."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "disk_full"
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return "no_permission"
    if error.errno == errno.EEXIST:
        return "exists"
    if error.errno == errno.ENOTDIR:
        return "not_a_folder"
    if error.errno == errno.EISDIR:
        return "is_folder"
    if error.errno == errno.ENAMETOOLONG:
        return "name_too_long"
    return "write_failed"


def ensure_folder(folder: Path) -> None:
    """Create a folder and what is missing above it, owner-only where the system has that.

    Raises:
        OSError: it can't be created; ``ENOTDIR`` when something on the way is a file.
    """
    missing: list[Path] = []
    here = folder
    while not here.is_dir():
        if os.path.lexists(here):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(here))
        if here == here.parent:  # a drive that isn't there
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
        missing.append(here)
        here = here.parent
    for new in reversed(missing):
        with suppress(FileExistsError):  # another window made it first
            new.mkdir(mode=0o700)
        sync_folder(new.parent)


def replace_file(path: Path, data: bytes, *, overwrite: bool = True, sync_name: bool = True) -> None:
    """Put `data` at `path` so that a reader or a power cut sees the old file or the new one, nothing between.

    Temporary file beside it (owner-only), fsync, replace, fsync of the folder where the system has that.

    Args:
        path: where the file shall stand.
        data: the whole content.
        overwrite: whether an existing file may be replaced.
        sync_name: off when the caller replaces many files and calls `sync_folder` once at the end; until then
            a power cut may leave the old file.

    Raises:
        FileExistsError: `overwrite` is off and there is something at `path`.
        OSError: whatever the system refused; the old file is untouched, the temporary one removed.
    """
    if not overwrite and _written_nameless(path, data):
        sync_folder(path.parent)
        return
    temp = path.with_name(f".{path.name[:60]}.{secrets.token_hex(6)}{TEMP_SUFFIX}")
    try:
        _write_synced(temp, data)
        if overwrite:
            _patient_replace(temp, path)
        else:
            _place_new(temp, path)
    finally:
        with suppress(OSError):
            temp.unlink(missing_ok=True)
    if sync_name:
        sync_folder(path.parent)


def read_file(path: Path) -> bytes:
    """The whole file, with a little patience while Windows refuses because it is just being replaced.

    Raises:
        OSError: the file is missing, stays unreadable (after 0.15 s), or is no ordinary file: a pipe or a
            device that somebody put in its place may never end.
    """
    for pause in _PAUSES[:4]:
        try:
            return _whole(path)
        except PermissionError:
            time.sleep(pause)
    return _whole(path)


def _whole(path: Path) -> bytes:
    kind = path.stat().st_mode
    if not stat.S_ISREG(kind):
        code = errno.EISDIR if stat.S_ISDIR(kind) else errno.EINVAL
        raise OSError(code, os.strerror(code), str(path))
    return path.read_bytes()


def remove_file(path: Path) -> None:
    """Remove a file durably.

    Raises:
        OSError: the system refused.
    """
    path.unlink()
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename or a new name in this folder survive a power cut, where the system can do that.

    Raises:
        OSError: the disk failed; never merely because the system has no such call.
    """
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        if error.errno in _NO_FOLDER_SYNC:
            return
        raise
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)


def is_temp(name: str) -> bool:
    """Whether a file name is one of our unfinished temporary files."""
    return name.startswith(".") and name.endswith(TEMP_SUFFIX)


def remove_unfinished(folder: Path) -> None:
    """Remove what a killed program left half-written in a folder: our own temporary names, over an hour old.

    Younger ones may belong to another window that is writing now. What can't be removed stays.
    """
    with suppress(OSError):
        for path in folder.iterdir():
            if _OWN_TEMP.fullmatch(path.name) and time.time() - path.stat().st_mtime > _STALE:
                path.unlink()


def _write_synced(temp: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(temp, flags, 0o600)
    try:
        _fill(handle, data)
    finally:
        os.close(handle)


def _fill(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
    os.fsync(handle)


def _written_nameless(path: Path, data: bytes) -> bool:
    """Write a new file that gets its name only when it is whole: a kill leaves nothing behind (Linux).

    Returns:
        False where the system has no such files; nothing was done then.

    Raises:
        FileExistsError: there is something at `path`.
    """
    try:
        handle = os.open(path.parent, os.O_TMPFILE | os.O_WRONLY, 0o600)
    except (
        AttributeError,
        OSError,
    ):  # another system; a real fault comes again on the usual way
        return False
    try:
        _fill(handle, data)
        os.link(f"/proc/self/fd/{handle}", path, follow_symlinks=True)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        return False
    finally:
        os.close(handle)
    return True


def _patient_replace(temp: Path, path: Path) -> None:
    for pause in _PAUSES:
        try:
            temp.replace(path)
        except PermissionError:
            time.sleep(
                pause
            )  # Windows refuses while a reader, a virus scanner or a sync client holds the file
        else:
            return
    temp.replace(path)


def _place_new(temp: Path, path: Path) -> None:
    try:
        os.link(temp, path)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError, AttributeError) as error:
        if isinstance(error, OSError) and error.errno not in _NO_LINKS:
            raise
    else:
        return
    # Without hard links the name is taken by an empty file first, which nobody else can then take.
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        _patient_replace(temp, path)
    except BaseException:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise
