"""LibreOffice, where this computer has it: found on any platform, and how a call of it begins.

Snap and Flatpak packages see only part of the disk, so each kind also says where its work may lie.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

#: Environment variable that names the program where it isn't found by itself.
VARIABLE: Final = "LEGAL_ASSIST_SOFFICE"
_NAMES: Final = ("soffice", "libreoffice", "loffice")
_FLATPAK: Final = "org.libreoffice.LibreOffice"
#: Seconds a program may take to say its version.
_VERSION_TIME: Final = 30

Kind = Literal["plain", "snap", "flatpak"]


@dataclass(frozen=True)
class Program:
    """An installed LibreOffice.

    Args:
        path: the program file.
        kind: how it is packaged.
    """

    path: Path
    kind: Kind = "plain"

    def command(self, work: Path, *arguments: str) -> list[str]:
        """A call of it that may read and write below `work`."""
        if self.kind == "flatpak":
            # The exported starter takes no options for the sandbox; `flatpak run` does. No network is given.
            start = ["flatpak", "run", "--unshare=network", f"--filesystem={work}", _FLATPAK]
            return [*start, *arguments]
        return [str(self.path), *arguments]

    def work_base(self, home: Path) -> Path | None:
        """Where its work has to lie because it sees nothing else; None: anywhere."""
        if self.kind == "snap":
            return home / "snap" / "libreoffice" / "common"
        return home / ".var" / "app" / _FLATPAK / "cache" if self.kind == "flatpak" else None


def find(
    environment: Mapping[str, str] | None = None,
    platform: str = sys.platform,
    home: Path | None = None,
    exists: Callable[[Path], bool] = Path.is_file,
) -> Program | None:
    """The LibreOffice of this computer.

    Args:
        environment: the environment variables; the process's own when None.
        platform: as `sys.platform` names it.
        home: the user's folder; asked from the system when None.
        exists: whether a program stands at a path.

    Returns:
        The program; None when there is none.

    Raises:
        DocumentError: ``pdf.program_wrong``: the variable names something that isn't there.
    """
    found = os.environ if environment is None else environment
    named = found.get(VARIABLE, "").strip()
    if named:
        try:
            path = Path(named).expanduser()
        except RuntimeError:  # the home of somebody who doesn't exist
            raise DocumentError("pdf.program_wrong", variable=VARIABLE) from None
        if not exists(path):
            raise DocumentError("pdf.program_wrong", variable=VARIABLE)
        return Program(path, _kind(path))
    place = home if home is not None else _home()
    for path in _candidates(found, platform, place):
        if exists(path):
            return Program(path, _kind(path))
    return None


def version(program: Program, work: Path) -> str:
    """What the program calls itself, for the receipt; empty when it doesn't say."""
    try:
        said = subprocess.run(  # noqa: S603  # the program found above, with fixed arguments
            program.command(work, "--version"),
            capture_output=True,
            timeout=_VERSION_TIME,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    lines = said.stdout.decode("utf-8", "replace").split("\n")
    return " ".join(lines[0].split()[:2])[:60]


def _candidates(environment: Mapping[str, str], platform: str, home: Path) -> Iterator[Path]:
    for name in _NAMES:
        ending = ".exe" if platform == "win32" else ""
        seen = shutil.which(name + ending, path=environment.get("PATH", ""))
        if seen:
            yield Path(seen)
    if platform == "win32":
        yield from _windows(environment)
    elif platform == "darwin":
        for base in (Path("/Applications"), home / "Applications"):
            yield base / "LibreOffice.app" / "Contents" / "MacOS" / "soffice"
    else:
        yield from _linux(home)


def _windows(environment: Mapping[str, str]) -> Iterator[Path]:
    for name in ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        base = environment.get(name, "")
        for folder in ("LibreOffice", "LibreOffice 5", "Programs/LibreOffice") if base else ():
            # The .com file waits until the work is done; the .exe starts another process and returns.
            for file in ("soffice.com", "soffice.exe"):
                yield Path(base) / folder / "program" / file


def _linux(home: Path) -> Iterator[Path]:
    for base in ("/usr/lib/libreoffice", "/usr/lib64/libreoffice", "/opt/libreoffice"):
        yield Path(base) / "program" / "soffice"
    for folder in sorted(Path("/opt").glob("libreoffice*"), reverse=True):
        yield folder / "program" / "soffice"
    yield Path("/snap/bin/libreoffice")
    for exported in (Path("/var/lib/flatpak"), home / ".local" / "share" / "flatpak"):
        yield exported / "exports" / "bin" / _FLATPAK


def _kind(path: Path) -> Kind:
    if path.name == _FLATPAK:
        return "flatpak"
    return "snap" if "snap" in path.parts else "plain"


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:  # no such user on this system
        return Path()
