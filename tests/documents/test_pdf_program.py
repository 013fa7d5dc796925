"""LibreOffice is found where each system keeps it, and told to fetch, run and remember nothing."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pytest

from legal_assist.documents import office_profile, office_program
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable

HOME = Path("/home/pendamping")


def having(*paths: str) -> Callable[[Path], bool]:
    """A disk on which only these files stand; separators don't matter."""
    wanted = {one.replace("\\", "/") for one in paths}
    return lambda path: str(path).replace("\\", "/") in wanted


@pytest.mark.parametrize(
    ("platform", "path", "kind"),
    [
        ("linux", "/usr/lib/libreoffice/program/soffice", "plain"),
        ("linux", "/opt/libreoffice/program/soffice", "plain"),
        ("linux", "/snap/bin/libreoffice", "snap"),
        ("linux", "/var/lib/flatpak/exports/bin/org.libreoffice.LibreOffice", "flatpak"),
        ("linux", f"{HOME}/.local/share/flatpak/exports/bin/org.libreoffice.LibreOffice", "flatpak"),
        ("darwin", "/Applications/LibreOffice.app/Contents/MacOS/soffice", "plain"),
        ("darwin", f"{HOME}/Applications/LibreOffice.app/Contents/MacOS/soffice", "plain"),
        ("win32", "C:/Program Files/LibreOffice/program/soffice.com", "plain"),
        ("win32", "C:/Program Files/LibreOffice/program/soffice.exe", "plain"),
        ("win32", "C:/Program Files (x86)/LibreOffice/program/soffice.com", "plain"),
        ("win32", "C:/Users/p/AppData/Local/Programs/LibreOffice/program/soffice.com", "plain"),
    ],
)
def test_it_is_found_in_the_usual_places_of_each_system(platform: str, path: str, kind: str) -> None:
    environment = {
        "PATH": "",
        "PROGRAMFILES": "C:/Program Files",
        "PROGRAMFILES(X86)": "C:/Program Files (x86)",
        "LOCALAPPDATA": "C:/Users/p/AppData/Local",
    }
    found = office_program.find(environment, platform, HOME, having(path))
    assert found is not None
    assert PurePosixPath(str(found.path).replace("\\", "/")) == PurePosixPath(path)
    assert found.kind == kind


def test_on_the_path_comes_first_and_the_variable_before_everything(tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    other = tmp_path / "lain"
    other.write_text("", encoding="utf-8")
    environment = {"PATH": str(tmp_path)}
    found = office_program.find(environment, "linux", HOME)
    assert found is not None
    assert found.path == program
    found = office_program.find(environment | {office_program.VARIABLE: str(other)}, "linux", HOME)
    assert found is not None
    assert found.path == other


@pytest.mark.parametrize("named", ["/tidak/ada", "~nobody-of-this-name/soffice"])
def test_nothing_found_is_none_and_a_wrong_variable_is_an_error(named: str) -> None:
    assert office_program.find({"PATH": ""}, "linux", HOME, having()) is None
    with pytest.raises(DocumentError) as caught:
        office_program.find({office_program.VARIABLE: named}, "linux", HOME, having())
    assert caught.value.key == "pdf.program_wrong"


def test_packages_that_see_only_part_of_the_disk_work_where_they_can() -> None:
    flatpak = office_program.Program(Path("/var/lib/flatpak/exports/bin/x"), "flatpak")
    work = Path("/kerja")
    command = flatpak.command(work, "--headless")
    assert command[:2] == ["flatpak", "run"]
    assert "--unshare=network" in command
    assert command[-1] == "--headless"
    for kind in ("snap", "flatpak"):
        base = office_program.Program(Path("x"), kind).work_base(HOME)  # type: ignore[arg-type]
        assert base is not None
        assert base.is_relative_to(HOME)
    assert office_program.Program(Path("x")).work_base(HOME) is None


def test_a_program_that_does_not_answer_has_no_version(tmp_path: Path) -> None:
    assert office_program.version(office_program.Program(tmp_path / "tidak-ada"), tmp_path) == ""


def test_the_profile_closes_every_door(tmp_path: Path) -> None:
    office_profile.write(tmp_path / "p")
    path = tmp_path / "p" / "user" / "registrymodifications.xcu"
    name = "{http://openoffice.org/2001/registry}name"
    found = {
        prop.get(name): (prop.findtext("value") or "")
        for prop in ET.parse(path).getroot().iter("prop")  # noqa: S314  # written here
    }
    for closed in (
        "BlockUntrustedRefererLinks", "DisableMacrosExecution", "DisableActiveContent",
        "DisablePythonRuntime",
    ):  # fmt: skip
        assert found[closed] == "true"
    assert found["MacroSecurityLevel"] == "3"
    assert found["Link"] == "0"
    assert found["ooInetProxyType"] == "2"
    assert (found["ooInetHTTPProxyName"], found["ooInetHTTPProxyPort"]) == ("127.0.0.1", "9")
