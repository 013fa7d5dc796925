"""Which wheels one system needs: resolved for that system, not for the machine that builds.

pip answers environment markers (`sys_platform == "win32"`) for the interpreter it runs in, even when it is
told to look for another system's wheels. So its answer is walked again with the other system's markers, until
nothing is missing; what only this machine would need is left out.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

#: Versions of Python an archive serves, as far as every package has wheels for them.
PYTHONS: Final = ("3.11", "3.12", "3.13", "3.14")
#: The oldest C library is that of Debian 10 (2.28); every system with Python 3.11 has a newer one.
_LINUX: Final = (
    *(f"manylinux_2_{minor}_x86_64" for minor in range(28, 4, -1)),
    "manylinux2014_x86_64",
    "manylinux2010_x86_64",
    "manylinux1_x86_64",
    "linux_x86_64",
)


@dataclass(frozen=True)
class System:
    """One system an archive is made for.

    Args:
        name: as it stands in the archive's name.
        platforms: pip's names for it, best first.
        markers: what packages ask about it.
    """

    name: str
    platforms: tuple[str, ...]
    markers: tuple[tuple[str, str], ...]

    def environment(self, python: str) -> dict[str, str]:
        """Everything a marker may ask, for this system and a version such as `3.12`."""
        return {
            **dict(self.markers),
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "python_version": python,
            "python_full_version": f"{python}.0",
            "implementation_version": f"{python}.0",
            "platform_release": "",
            "platform_version": "",
        }


SYSTEMS: Final = (
    System(
        "linux-x86_64",
        _LINUX,
        (
            ("os_name", "posix"),
            ("sys_platform", "linux"),
            ("platform_system", "Linux"),
            ("platform_machine", "x86_64"),
        ),
    ),
    System(
        "windows-amd64",
        ("win_amd64",),
        (
            ("os_name", "nt"),
            ("sys_platform", "win32"),
            ("platform_system", "Windows"),
            ("platform_machine", "AMD64"),
        ),
    ),
)


@dataclass(frozen=True)
class Chosen:
    """One package that was chosen: its name, its version, what it asks for."""

    name: str
    version: str
    requires: tuple[str, ...]


class UnresolvedError(Exception):
    """pip found no set of wheels; its own words."""


def asked(
    requires: tuple[str, ...], environment: dict[str, str], extras: frozenset[str]
) -> list[Requirement]:
    """Those requirements that hold in an environment, with the extras that were asked for."""
    found = []
    for text in requires:
        requirement = Requirement(text)
        marker = requirement.marker
        if marker is None or any(marker.evaluate({**environment, "extra": extra}) for extra in extras | {""}):
            found.append(requirement)
    return found


def walk(
    roots: list[Requirement], chosen: dict[str, Chosen], environment: dict[str, str]
) -> tuple[dict[str, Chosen], list[str]]:
    """What is reached from the roots under these markers, and requirements nobody has chosen for yet."""
    reached: dict[str, Chosen] = {}
    missing: list[str] = []
    seen: set[tuple[str, frozenset[str]]] = set()
    queue = list(roots)
    while queue:
        one = queue.pop()
        name, extras = canonicalize_name(one.name), frozenset(one.extras)
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        if name not in chosen:
            missing.append(_bare(one))
            continue
        reached[name] = chosen[name]
        queue += asked(chosen[name].requires, environment, extras)
    return reached, missing


def resolve(requires: tuple[str, ...], extras: frozenset[str], system: System, python: str) -> list[Chosen]:
    """All packages that our requirements lead to on one system.

    Args:
        requires: requirement lines of our own wheel, with their markers.
        extras: which of our extras the archive holds.
        system: the system it is for.
        python: a version such as `3.12`.

    Raises:
        UnresolvedError: some package has no wheel for it.
    """
    environment = system.environment(python)
    roots = asked(requires, environment, extras)
    lines = [_bare(one) for one in roots]
    for _ in range(10):
        chosen = _report(lines, system, python)
        reached, missing = walk(roots, chosen, environment)
        if not missing:
            return [reached[name] for name in sorted(reached)]
        lines += missing
    raise UnresolvedError(f"{system.name}, Python {python}: {missing}")


def fetch(packages: list[str], system: System, python: str, folder: Path) -> None:
    """Put the wheels of pinned packages (`name==version`) into a folder."""
    _pip("download", "--no-deps", "--dest", str(folder), *_for(system, python), *packages)


def _bare(requirement: Requirement) -> str:
    copy = Requirement(str(requirement))
    copy.marker = None
    return str(copy)


def _for(system: System, python: str) -> list[str]:
    words = ["--only-binary=:all:", "--python-version", python, "--implementation", "cp"]
    for platform in system.platforms:
        words += ["--platform", platform]
    return words


def _report(lines: list[str], system: System, python: str) -> dict[str, Chosen]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        where = ("--target", str(Path(folder) / "nowhere"))
        _pip(
            "install", "--dry-run", "--ignore-installed", "--report", str(report), *where,
            *_for(system, python), *lines,
        )  # fmt: skip
        found = json.loads(report.read_text(encoding="utf-8"))
    chosen = {}
    for entry in found["install"]:
        about = entry["metadata"]
        name = canonicalize_name(about["name"])
        chosen[name] = Chosen(name, about["version"], tuple(about.get("requires_dist", ())))
    return chosen


def _pip(*words: str) -> None:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "pip", *words, "--quiet", "--disable-pip-version-check"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise UnresolvedError(done.stderr.strip()[-1500:])
