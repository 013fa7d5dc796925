"""A private folder for one look at an evidence file, or one demo: for its owner only, wiped afterwards.

Memory-backed where the system offers that. What a killed program left is wiped by the next one.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import stat
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME: Final = re.compile(r"legal-assist-([0-9]{1,10})-[0-9a-f]{12}")
_STALE: Final = 24 * 3600
_PIECE: Final = 1024 * 1024


@contextmanager
def folder() -> Iterator[Path]:
    """A new private folder; whatever is in it when the block ends is overwritten and removed.

    Raises:
        OSError: none can be made.
    """
    sweep()
    made = _base() / f"legal-assist-{os.getpid()}-{secrets.token_hex(6)}"
    made.mkdir(mode=0o700)
    try:
        yield made
    finally:
        wipe(made)


def sweep() -> None:
    """Wipe what programs that no longer run have left behind."""
    for base in {_base(), Path(tempfile.gettempdir())}:
        with suppress(OSError), os.scandir(base) as found:
            for entry in found:
                match = _NAME.fullmatch(entry.name)
                if match and entry.is_dir(follow_symlinks=False) and _is_left(entry, int(match.group(1))):
                    wipe(Path(entry.path))


def wipe(place: Path) -> None:
    """Overwrite and remove a folder of ours. On flash memory overwriting promises nothing."""
    for path in place.rglob("*"):
        if path.is_symlink() or not path.is_file():
            continue
        with suppress(OSError):
            path.chmod(0o600)
            with path.open("r+b", buffering=0) as file:
                rest = path.stat().st_size
                while rest > 0:
                    rest -= file.write(bytes(min(rest, _PIECE))) or 0
                os.fsync(file.fileno())
    shutil.rmtree(place, ignore_errors=True)


def _base() -> Path:
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime:
        with suppress(OSError):
            found = Path(runtime).stat()
            private = stat.S_ISDIR(found.st_mode) and not found.st_mode & 0o077
            if private and found.st_uid == os.getuid():
                return Path(runtime)
    return Path(tempfile.gettempdir())


def _is_left(entry: os.DirEntry[str], process: int) -> bool:
    found = entry.stat(follow_symlinks=False)
    if hasattr(os, "getuid") and found.st_uid != os.getuid():
        return False
    if os.name == "nt":  # there, asking whether a process lives would end it
        return abs(time.time() - found.st_mtime) > _STALE
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return abs(time.time() - found.st_mtime) > _STALE
