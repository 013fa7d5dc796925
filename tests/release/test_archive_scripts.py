"""The scripts of the archives: as much of them as can be checked without the system they are for."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
ARCHIVE = ROOT / "release" / "archive"


def module(path: Path) -> Any:
    """One of the scripts, loaded without running it."""
    spec = importlib.util.spec_from_file_location(f"release_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = loaded
    spec.loader.exec_module(loaded)
    return loaded


@pytest.fixture(scope="module")
def wheels() -> Any:
    return module(ROOT / "release" / "wheels.py")


@pytest.fixture
def installer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    loaded = module(ARCHIVE / "install.py")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    return loaded


def test_every_sentence_stands_in_both_languages_and_is_said_somewhere() -> None:
    words = tomllib.loads((ARCHIVE / "words.toml").read_text(encoding="utf-8"))
    code = (ARCHIVE / "install.py").read_text(encoding="utf-8")
    for key, told in words.items():
        assert set(told) == {"id", "en"}, key
        assert set(re.findall(r"{\w+}", told["id"])) == set(re.findall(r"{\w+}", told["en"])), key
        assert f'"{key}"' in code, f"nobody says {key}"
    said = re.findall(r'(?:say|RefusedError)\(\s*"(\w+)"', code)
    said += re.findall(r', target, "(\w+)"\)', code)
    assert set(said) <= set(words)


def test_what_a_marker_asks_is_answered_for_the_other_system(wheels: Any) -> None:
    linux, windows = wheels.SYSTEMS
    lines = ('colorama; sys_platform == "win32"', 'uvloop; sys_platform == "linux"', "x", 'y; extra == "p"')
    assert [one.name for one in wheels.asked(lines, windows.environment("3.12"), frozenset())] == [
        "colorama",
        "x",
    ]
    assert [one.name for one in wheels.asked(lines, linux.environment("3.12"), frozenset({"p"}))] == [
        "uvloop",
        "x",
        "y",
    ]


def test_what_only_the_building_machine_needs_is_left_out_and_what_it_lacks_is_named(wheels: Any) -> None:
    windows = wheels.SYSTEMS[1]
    chosen = {
        "a": wheels.Chosen("a", "1", ("b", 'c; sys_platform == "win32"', "d[z]")),
        "b": wheels.Chosen("b", "1", ()),
        "d": wheels.Chosen("d", "1", ('e; extra == "z"',)),
        "posix-only": wheels.Chosen("posix-only", "1", ()),
    }
    environment = windows.environment("3.12")

    reached, missing = wheels.walk(wheels.asked(("a",), environment, frozenset()), chosen, environment)

    assert set(reached) == {"a", "b", "d"}
    assert sorted(missing) == ["c", "e"]


def test_the_shell_script_is_plain_sh() -> None:
    subprocess.run(["sh", "-n", str(ARCHIVE / "install.sh")], check=True)
    check = shutil.which("shellcheck")
    if check:
        subprocess.run([check, str(ARCHIVE / "install.sh")], check=True)


@pytest.mark.parametrize("name", ["install.cmd", "install.ps1"])
def test_windows_scripts_are_plain_ascii(name: str) -> None:
    (ARCHIVE / name).read_text(encoding="ascii")


def test_every_jump_of_the_command_file_has_its_place() -> None:
    text = (ARCHIVE / "install.cmd").read_text(encoding="ascii")
    assert set(re.findall(r"goto (\w+)", text)) == set(re.findall(r"^:(\w+)", text, re.MULTILINE))
    assert "-ExecutionPolicy Bypass -File" in text
    assert "Set-ExecutionPolicy" not in text


@pytest.mark.real
def test_the_powershell_script_parses() -> None:
    tree_sitter = pytest.importorskip("tree_sitter")
    grammar = pytest.importorskip("tree_sitter_powershell")
    parser = tree_sitter.Parser(tree_sitter.Language(grammar.language()))
    assert parser.parse(b"if ($a { }").root_node.has_error, "the grammar must be able to refuse"

    tree = parser.parse((ARCHIVE / "install.ps1").read_bytes())

    assert not tree.root_node.has_error


def test_on_windows_the_launchers_name_no_absolute_path_of_the_installation(
    installer: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installer, "WINDOWS", True)
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Ibu Sari" / "Local"))
    where = installer.places()
    target = where.base / "0.1.0-abcdef"
    installer.point(where, target, target / "Scripts" / "python.exe")

    launcher = (where.base / "legal-assist.cmd").read_bytes()

    assert b'"%~dp00.1.0-abcdef\\Scripts\\python.exe" -I -X utf8 -m legal_assist %*\r\n' in launcher
    assert b"\n" not in launcher.replace(b"\r\n", b"")
    assert str(tmp_path).encode() not in launcher
    assert installer.ours(where.base / "legal-assist-copot.cmd")
    assert (where.base / "installer" / "words.toml").is_file()
    assert where.cases != where.base
    assert not where.cases.exists()


@pytest.mark.parametrize("odd", ["100%", 'a"b', "a$b", "a\\b", "a`b"])
def test_the_entry_of_the_menu_quotes_odd_paths(installer: Any, odd: str) -> None:
    text = installer._desktop(Path("/home") / odd / "legal-assist")
    (line,) = (one for one in text.splitlines() if one.startswith("Exec="))
    value = line.removeprefix("Exec=").replace("\\\\", "\0").replace("%%", "%")
    # Undo the string escape, then the quoting of an argument, as a desktop does.
    argument = re.sub(r'\\(["`$\\])', r"\1", value.replace("\0", "\\").strip('"'))
    assert argument == f"/home/{odd}/legal-assist"
