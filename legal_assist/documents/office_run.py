"""One call of LibreOffice over a batch of files: private, limited in time, stoppable, judged by output."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from legal_assist.documents import office_profile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from legal_assist.documents.office_program import Program

#: Seconds for starting, and for each file on top.
START_TIME: Final = 60.0
FILE_TIME: Final = 30.0
_LOOK: Final = 0.1
#: Of the environment, what a program needs to run; the rest may point it at the user's own settings.
_KEPT: Final = (
    "PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "TMP", "TEMP", "SYSTEMROOT", "SYSTEMDRIVE",
    "WINDIR", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "PROGRAMFILES", "PROGRAMW6432",
    "PROGRAMFILES(X86)", "COMSPEC", "PATHEXT", "XDG_RUNTIME_DIR", "XDG_DATA_DIRS", "XDG_DATA_HOME",
    "DBUS_SESSION_BUS_ADDRESS", "FONTCONFIG_PATH", "FONTCONFIG_FILE",
)  # fmt: skip


def run(
    program: Program,
    work: Path,
    sources: Sequence[Path],
    target: str,
    *,
    limit: float | None = None,
    stop: Callable[[], bool] | None = None,
) -> bool:
    """Convert files in one call. Which became a PDF shows in `work`/out, not in what the program says.

    Args:
        program: LibreOffice.
        work: a private folder; the profile and the folder ``out`` are made in it, anew for each call.
        sources: the files.
        target: what to convert to, with options, as ``--convert-to`` takes it.
        limit: seconds; by the number of files when None.
        stop: asked ten times a second; True ends the call.

    Returns:
        Whether it ended by itself in time.

    Raises:
        OSError: it can't be started.
    """
    profile = work / f"profile-{time.monotonic_ns()}"
    office_profile.write(profile)
    command = program.command(
        work,
        "--headless", "--nologo", "--nodefault", "--norestore", "--nolockcheck", "--nofirststartwizard",
        f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to", target, "--outdir", str(work / "out"),
        *(str(path) for path in sources),
    )  # fmt: skip
    process = _started(command, work)
    end = time.monotonic() + (limit if limit is not None else START_TIME + FILE_TIME * len(sources))
    try:
        while process.poll() is None:
            if time.monotonic() > end or (stop is not None and stop()):
                return False
            time.sleep(_LOOK)
        return True
    finally:
        _end(process)


def _started(command: list[str], work: Path) -> subprocess.Popen[bytes]:
    (work / "out").mkdir(exist_ok=True, mode=0o700)
    environment = {name: value for name in _KEPT if (value := os.environ.get(name)) is not None}
    # Programs that read a proxy from here end at the same closed door as the profile's.
    if sys.platform == "linux":  # its own plain copies lie in the private folder too, and go with it
        (work / "tmp").mkdir(exist_ok=True, mode=0o700)
        environment["TMPDIR"] = str(work / "tmp")
    environment |= dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), "http://127.0.0.1:9")
    # A group of its own, so that the program behind the starter ends with it.
    windows = sys.platform == "win32"
    group = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) if windows else 0
    return subprocess.Popen(  # noqa: S603  # the program found, fixed options, paths of our own making
        command,
        cwd=work,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=not windows,
        creationflags=group,
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the call and whatever it started."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(  # noqa: S603
                ["taskkill", "/T", "/F", "/PID", str(process.pid)],  # noqa: S607
                capture_output=True,
                check=False,
            )
    else:
        with suppress(ProcessLookupError, PermissionError):
            # The group has the number of the process that was started, and outlives it.
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
