"""Build what a person without a network installs: one archive per system. `make release`.

Each archive holds our wheel, every wheel it needs for several versions of Python, a list of them with their
hashes per version, one install script, and a page that says what to do. Nothing in it is run from elsewhere.
"""

from __future__ import annotations

import argparse
import email
import hashlib
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parent))

import wheels

ROOT: Final = Path(__file__).resolve().parent.parent
#: What stands beside the wheels.
COMMON: Final = ("install.py", "words.toml", "BACA-SAYA.txt", "README.txt")
SCRIPTS: Final = {"linux-x86_64": ("install.sh",), "windows-amd64": ("install.cmd", "install.ps1")}
#: Extras that are worth their size in a place without a network: the lessons on a projector.
EXTRAS: Final = frozenset({"projector"})
#: One moment for every file in an archive, so that the same files give the same archive.
_MOMENT: Final = (2026, 1, 1, 0, 0, 0)


def main(argv: list[str] | None = None) -> int:
    """Build the archives that were asked for; without arguments all of them."""
    known = [system.name for system in wheels.SYSTEMS]
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--out", type=Path, default=ROOT / "dist", help="folder for the archives")
    words.add_argument("--system", action="append", choices=known, help="only this system (may be repeated)")
    words.add_argument("--python", action="append", help="only this version (may be repeated)")
    chosen = words.parse_args(argv)
    chosen.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        ours = build_wheel(Path(folder))
        for system in wheels.SYSTEMS:
            if system.name in (chosen.system or known):
                pythons = tuple(chosen.python or wheels.PYTHONS)
                archive = build_archive(ours, system, pythons, chosen.out, whole=chosen.python is not None)
                _tell(f"{archive}  {archive.stat().st_size / 1e6:.1f} MB  sha256 {_hash(archive)}")
    return 0


def build_wheel(folder: Path) -> Path:
    """Our own wheel from the sources of this checkout."""
    subprocess.run(  # noqa: S603
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    (wheel,) = folder.glob("legal_assist-*.whl")
    return wheel


def build_archive(
    ours: Path, system: wheels.System, pythons: tuple[str, ...], out: Path, *, whole: bool = False
) -> Path:
    """One archive.

    Args:
        ours: our wheel.
        system: the system it is for.
        pythons: versions of Python to serve.
        out: folder that takes the archive.
        whole: fail when a version can't be served, instead of leaving it out.

    Raises:
        wheels.UnresolvedError: no version, or with `whole` not every version, can be served.
    """
    name, version, requires = _about(ours)
    title = f"legal-assist-{version}-{system.name}"
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "wheels"
        store.mkdir()
        (store / ours.name).write_bytes(ours.read_bytes())
        wheels.fetch(["pip"], system, pythons[0], store)
        served = []
        for python in pythons:
            try:
                got = _gather(requires, system, python, store)
            except wheels.UnresolvedError as error:
                if whole:
                    raise
                _tell(f"{system.name}: Python {python} left out: {str(error).splitlines()[-1]}")
                continue
            lines = [f"{name}=={version} --hash=sha256:{_hash(ours)}", *map(_line, got)]
            (store / f"requirements-{python}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
            served.append(python)
        if not served:
            raise wheels.UnresolvedError(f"{system.name}: no version of Python can be served")
        files = {f"wheels/{path.name}": path.read_bytes() for path in store.iterdir()}
    here = Path(__file__).parent / "archive"
    for script in (*COMMON, *SCRIPTS[system.name]):
        files[script] = _ended((here / script).read_bytes(), system)
    files["LICENSE.txt"] = _ended((ROOT / "LICENSE").read_bytes(), system)
    files["VERSION"] = f"{version}\n".encode()
    listed = "".join(f"{hashlib.sha256(files[key]).hexdigest()}  {key}\n" for key in sorted(files))
    files["SHA256SUMS"] = listed.encode()
    return _zip(title, files, out)


def _gather(requires: tuple[str, ...], system: wheels.System, python: str, store: Path) -> list[Path]:
    """Everything one version of Python needs, added to the store; all of it or nothing."""
    packages = wheels.resolve(requires, EXTRAS, system, python)
    with tempfile.TemporaryDirectory() as fresh:
        wheels.fetch([f"{one.name}=={one.version}" for one in packages], system, python, Path(fresh))
        names = sorted(path.name for path in Path(fresh).iterdir())
        for name in names:
            (store / name).write_bytes((Path(fresh) / name).read_bytes())
    return [store / name for name in names]


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _about(wheel: Path) -> tuple[str, str, tuple[str, ...]]:
    with zipfile.ZipFile(wheel) as packed:
        (inside,) = (entry for entry in packed.namelist() if entry.endswith(".dist-info/METADATA"))
        told = email.message_from_bytes(packed.read(inside))
    return told["Name"], told["Version"], tuple(told.get_all("Requires-Dist") or ())


def _line(wheel: Path) -> str:
    name, version = wheel.name.split("-")[:2]
    return f"{name.replace('_', '-')}=={version} --hash=sha256:{_hash(wheel)}"


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _ended(text: bytes, system: wheels.System) -> bytes:
    """Windows' own editor and command interpreter want both characters at the end of a line."""
    return text.replace(b"\n", b"\r\n") if system.name.startswith("windows") else text


def _zip(title: str, files: dict[str, bytes], out: Path) -> Path:
    target = out / f"{title}.zip"
    with zipfile.ZipFile(target, "w") as packed:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{title}/{name}", _MOMENT)
            stored = name.endswith(".whl")
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = (0o755 if name.endswith(".sh") else 0o644) << 16
            packed.writestr(entry, files[name])
    return target


if __name__ == "__main__":
    sys.exit(main())
