"""Install legal_assist from this folder, without a network, for whoever runs it. Standard library only.

`install.sh` and `install.cmd` look for a suitable Python and start this. Each installation gets a folder of
its own below `legal-assist-program`; the launcher is pointed to it when it has proved that it runs, and only
then does the one before it go. The folder with the cases is another one and is never opened.
"""

from __future__ import annotations

import hashlib
import os
import platform
import secrets
import shlex
import shutil
import subprocess
import sys
import tomllib
import venv
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
WINDOWS = os.name == "nt"
PROGRAM = "legal-assist-program"
#: Stands in every file we write outside our own folder; what doesn't bear it is somebody else's.
MARK = "legal-assist-program: made by install.py"


class RefusedError(Exception):
    """Something that the person has to know or do; a key of words.toml and what it names."""

    def __init__(self, key: str, **params: str) -> None:
        super().__init__(key)
        self.key, self.params = key, params


@dataclass(frozen=True)
class Places:
    """Where things go for one person.

    Args:
        base: our own folder, with one folder per installation.
        launcher: the command.
        entry: the entry of the desktop's menu; None on Windows, where install.ps1 makes it.
        cases: where the cases are kept; only named, never touched.
    """

    base: Path
    launcher: Path
    entry: Path | None
    cases: Path


def places() -> Places:
    """The places of the person who runs this."""
    home = Path.home()
    if WINDOWS:
        local = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
        base = local / PROGRAM
        return Places(base, base / "legal-assist.cmd", None, local / "legal-assist")
    named = os.environ.get("XDG_DATA_HOME", "")
    data = Path(named) if named.startswith("/") else home / ".local" / "share"
    return Places(
        data / PROGRAM,
        home / ".local" / "bin" / "legal-assist",
        data / "applications" / "legal-assist.desktop",
        data / "legal-assist",
    )


def say(key: str, **params: str) -> None:
    """One sentence of words.toml in Indonesian, and below it in English."""
    told = WORDS[key]
    with suppress(BrokenPipeError):  # nobody reads any more; the work goes on
        sys.stdout.write(told["id"].format(**params) + "\n  (" + told["en"].format(**params) + ")\n")
        sys.stdout.flush()


def check_person() -> None:
    """Not as another person: the program would land in a home that isn't yours."""
    if not WINDOWS and os.geteuid() == 0 and os.environ.get("SUDO_USER"):
        raise RefusedError("sudo")


def check_archive() -> Path:
    """Every file is whole; gives the list of packages for this Python."""
    try:
        lines = (HERE / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    except OSError:
        raise RefusedError("incomplete", file="SHA256SUMS") from None
    for line in lines:
        told, name = line.split("  ", 1)
        try:
            found = hashlib.sha256((HERE / name).read_bytes()).hexdigest()
        except OSError:
            raise RefusedError("incomplete", file=name) from None
        if found != told:
            raise RefusedError("damaged", file=name)
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    machine = platform.machine().lower()
    if machine not in ("x86_64", "amd64") or sys.maxsize < 2**32:
        raise RefusedError("machine", machine=machine)
    listed = HERE / "wheels" / f"requirements-{version}.txt"
    if not listed.is_file():
        raise RefusedError("python", version=version)
    return listed


def own_environment(target: Path) -> dict[str, str]:
    """The surroundings without anything that would steer Python or pip elsewhere."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "PIP_"))}
    return kept | {"PIP_CONFIG_FILE": os.devnull, "LEGAL_ASSIST_HOME": str(target / "proof")}


def make(target: Path, listed: Path) -> Path:
    """A clean environment with exactly the listed packages; gives its interpreter, proved to run."""
    # pip comes from the archive: Debian's python3 has venv, but not always ensurepip.
    venv.EnvBuilder(with_pip=False, symlinks=not WINDOWS).create(target)
    python = target / ("Scripts/python.exe" if WINDOWS else "bin/python")
    (pip,) = (HERE / "wheels").glob("pip-*.whl")
    quiet = ("--isolated", "--disable-pip-version-check", "--no-cache-dir", "--quiet", "--no-input")
    only = ("--no-index", "--find-links", str(HERE / "wheels"), "--only-binary=:all:", "--require-hashes")
    run([python, "-I", "-X", "utf8", pip / "pip", "install", *quiet, *only, "-r", listed], target, "packages")
    run([python, "-I", "-X", "utf8", "-m", "legal_assist", "glossary", "restitusi"], target, "proof")
    shutil.rmtree(target / "proof", ignore_errors=True)
    return python


def run(words: list[object], target: Path, fault: str) -> None:
    """One step in the new environment; when it fails, its last words are told."""
    done = subprocess.run(  # noqa: S603
        [str(word) for word in words],
        env=own_environment(target),
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        told = (done.stderr.strip() or done.stdout.strip() or str(done.returncode)).splitlines()
        raise RefusedError(fault, told=told[-1][:300])


def ours(path: Path) -> bool:
    """Whether a file is absent, or was written by us."""
    try:
        return MARK in path.read_text(encoding="utf-8", errors="replace")[:2000]
    except FileNotFoundError:
        return not path.is_symlink()
    except OSError:
        return False


def write(path: Path, text: str, *, runs: bool) -> None:
    """A whole file or none; a file of somebody else is left alone."""
    if not ours(path):
        raise RefusedError("other_file", file=str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    fresh.write_text(text, encoding="utf-8", newline="\r\n" if WINDOWS else "\n")
    fresh.chmod(0o755 if runs else 0o644)
    fresh.replace(path)


def point(where: Places, target: Path, python: Path) -> None:
    """The command, the menu, and the way out, all pointing to one installation."""
    keep = where.base / "installer"
    keep.mkdir(parents=True, exist_ok=True)
    for name in ("install.py", "words.toml"):
        if keep != HERE:
            shutil.copyfile(HERE / name, keep / name)
    if WINDOWS:
        # Relative to the file itself: cmd.exe would misread a user's name with letters beyond ASCII.
        start = f'"%~dp0{target.name}\\Scripts\\python.exe" -I -X utf8'
        head = f"@rem {MARK}\r\n@echo off\r\n".replace("\r\n", "\n")
        write(where.launcher, f"{head}{start} -m legal_assist %*\n", runs=True)
        write(
            where.base / "legal-assist-perintah.cmd",
            f'{head}set "PATH=%~dp0;%PATH%"\ncd /d "%USERPROFILE%"\nlegal-assist --help\ncmd /k\n',
            runs=True,
        )
        # A copy of the interpreter's path outside what is being removed: the base Python itself.
        outside = Path(getattr(sys, "_base_executable", sys.executable))
        # All on one line: cmd.exe reads the file line by line, and this one is about to be removed.
        away = f'"{outside}" -I -X utf8 "%~dp0installer\\install.py" --uninstall & pause'
        write(where.base / "legal-assist-copot.cmd", f"{head}{away}\n", runs=True)
        return
    command = f'exec {shlex.quote(str(python))} -I -X utf8 -m legal_assist "$@"'
    write(where.launcher, f"#!/bin/sh\n# {MARK}\n{command}\n", runs=True)
    if where.entry is not None:
        write(where.entry, _desktop(where.launcher), runs=False)


def _desktop(launcher: Path) -> str:
    # The freedesktop rules: quoted as an argument, then escaped once more as a value, and % doubled.
    quoted = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in str(launcher))
    escaped = quoted.replace("\\", "\\\\").replace("%", "%%")
    told = WORDS["menu"]
    return (
        f"[Desktop Entry]\n# {MARK}\nType=Application\nName=legal-assist\nName[en]=legal-assist\n"
        f'Comment={told["id"]}\nComment[en]={told["en"]}\nExec="{escaped}"\nTerminal=true\nCategories=Office;\n'
    )


def install() -> None:
    """Make an installation, point the command to it, and remove the one before."""
    check_person()
    where = places()
    for path in (where.launcher, where.entry):
        if path is not None and not ours(path):
            raise RefusedError("other_file", file=str(path))
    say("checking")
    listed = check_archive()
    version = (HERE / "VERSION").read_text(encoding="utf-8").strip()
    target = where.base / f"{version}-{secrets.token_hex(3)}"
    say("installing", folder=str(where.base))
    try:
        where.base.mkdir(parents=True, exist_ok=True)
        python = make(target, listed)
        point(where, target, python)
    except (OSError, subprocess.SubprocessError) as error:
        shutil.rmtree(target, ignore_errors=True)
        told = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
        raise RefusedError("folder", folder=str(where.base), told=told) from None
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    for old in where.base.iterdir():
        if old.is_dir() and old.name != "installer" and old != target:
            shutil.rmtree(old, ignore_errors=True)  # one that is running on Windows goes next time
    say("installed", version=version)
    if WINDOWS:
        say("open_windows", launcher=str(where.launcher))
    elif str(where.launcher.parent) in os.environ.get("PATH", "").split(os.pathsep):
        say("open", command="legal-assist")
    else:
        say("open", command=shlex.quote(str(where.launcher)))
        say("path", folder=str(where.launcher.parent))
    say("cases", folder=str(where.cases))
    say("remove", command="install.cmd --uninstall" if WINDOWS else "sh install.sh --uninstall")


def uninstall() -> None:
    """Remove the program and what points to it; the cases stay."""
    check_person()
    where = places()
    if not where.base.is_dir():
        raise RefusedError("not_there", folder=str(where.base))
    for path in (where.launcher, where.entry):
        if path is not None and path.exists() and ours(path):
            path.unlink()
    shutil.rmtree(where.base, ignore_errors=True)
    # On Windows the command file that called us may stay until it ends; a program that is open may not.
    if any(path.suffix.lower() in (".exe", ".pyd", ".dll", ".so") for path in where.base.rglob("*")):
        raise RefusedError("still_open", folder=str(where.base))
    say("removed")
    say("cases_stay", folder=str(where.cases))


def main(words: list[str]) -> int:
    """Install or remove; 0 when it was done, 1 when a person has to do something first, 2 for other words."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    if words not in ([], ["--uninstall"]):
        say("usage")
        return 2
    try:
        uninstall() if words else install()
    except RefusedError as refused:
        say(refused.key, **refused.params)
        return 1
    except OSError as error:
        say("folder", folder=str(error.filename or ""), told=error.strerror or type(error).__name__)
        return 1
    except KeyboardInterrupt:
        say("stopped")
        return 130
    return 0


WORDS = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
