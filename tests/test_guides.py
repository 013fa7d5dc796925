"""What the guides promise holds: their commands run, their pictures and links exist, their law files load."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from legal_assist.cli import parser
from legal_assist.errors import LawBookError, LegalAssistError
from legal_assist.law import checking, lawbook
from legal_assist.reckoning import rule_words

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])
GUIDES = ("panduan.md", "guide.md")


class Command(NamedTuple):
    """One line of a console block, and the lines of output that the page promises."""

    line: str
    promised: tuple[str, ...]


def consoles(page: Path) -> list[Command]:
    """Every command of every console block, in order."""
    found: list[Command] = []
    for block in re.findall(r"(?ms)^```console\n(.*?)^```", page.read_text(encoding="utf-8")):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append(Command(line[2:], ()))
            elif line.strip():
                found[-1] = Command(found[-1].line, (*found[-1].promised, line.strip()))
    return found


def inline(page: Path) -> list[str]:
    """Commands named in running text, between backquotes."""
    text = re.sub(r"(?ms)^```.*?^```", "", page.read_text(encoding="utf-8"))
    return [" ".join(one.split()) for one in re.findall(r"`(legal-assist(?:\s[^`]*)?)`", text)]


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, an empty store, and `legal-assist` on the path."""
    programs = tmp_path / "bin"
    programs.mkdir()
    command = programs / "legal-assist"
    command.write_text(
        f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -X utf8 -m legal_assist "$@"\n', encoding="utf-8"
    )
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    work = tmp_path / "work"
    work.mkdir()
    return work


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in PAGES if consoles(page)], ids=lambda page: page.name)
def test_every_command_of_a_page_runs_and_prints_what_the_page_shows(page: Path, shell: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is missing")
    for command in consoles(page):
        done = subprocess.run(
            [bash, "-o", "pipefail", "-c", command.line],
            cwd=shell,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{command.line}\n{done.stdout[-800:]}\n{done.stderr[-800:]}"
        at = 0
        for promised in command.promised:
            place = done.stdout.find(promised, at)
            assert place >= 0, f"{command.line}\nhas no {promised!r} in\n{done.stdout[:3000]}"
            at = place + len(promised)


def refusal(line: str) -> str | None:
    """What our parser has against a command; not that something is left out, as in "`law show`"."""
    # "[--out DIR]" may be there, "a|b" is a choice, "..." is more of the same.
    plain = re.sub(r"[\[\]]|\.\.\.", " ", line.replace("\\|", "|").replace("…", " "))
    words = [re.split(r"\|", word)[0] for word in shlex.split(plain)[1:]]
    try:
        parser.build("en").parse_args(words)
    except LegalAssistError as error:
        told = str(error.params.get("message", ""))
        return None if "required" in told or "wajib" in told else told
    except SystemExit as stop:
        return None if not stop.code else line
    return None


@pytest.mark.parametrize("page", [page for page in PAGES if inline(page)], ids=lambda page: page.name)
def test_every_command_named_in_a_page_is_one_the_program_knows(page: Path) -> None:
    for line in inline(page):
        fault = refusal(line)
        assert fault is None, f"{page.name}: {line}\n{fault}"


def test_a_page_that_names_an_unknown_command_would_be_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Try `legal-assist nosuch X` now.\n", encoding="utf-8")
    with pytest.raises(AssertionError):
        test_every_command_named_in_a_page_is_one_the_program_knows(page)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in target:
            continue
        name, _, heading = target.partition("#")
        file = (page.parent / name) if name else page
        assert file.exists(), f"{page.name}: {target}"
        if heading and file.suffix == ".md":
            titles = re.findall(r"(?m)^#+ (.*)$", file.read_text(encoding="utf-8"))
            anchors = {re.sub(r"[^\w\- ]", "", title.casefold()).replace(" ", "-") for title in titles}
            assert heading in anchors, f"{page.name}: {target}"


def test_pictures_are_small_enough_for_a_slow_link() -> None:
    sizes = [path.stat().st_size for path in (ROOT / "docs" / "images").glob("*.png")]
    assert max(sizes) < 120_000
    assert sum(sizes) < 1_800_000


def test_no_picture_lies_about_unused() -> None:
    used = {name for page in PAGES for name in re.findall(r"images/([\w-]+\.png)", page.read_text("utf-8"))}
    assert {path.name for path in (ROOT / "docs" / "images").glob("*.png")} == used


def test_both_guides_have_the_same_chapters_pictures_and_commands() -> None:
    indonesian, english = ((ROOT / "docs" / name) for name in GUIDES)
    shapes = []
    for page in (indonesian, english):
        text = page.read_text(encoding="utf-8")
        pictures = [re.sub(r"-(id|en)\.png", "", one) for one in re.findall(r"images/([\w-]+\.png)", text)]
        verbs = [re.search(r"legal-assist (\S+)", one.line) for one in consoles(page)]
        shapes.append((text.count("\n## "), pictures, [one.group(1) for one in verbs if one]))
    assert shapes[0] == shapes[1]


def laws(page: Path) -> list[tuple[str, str]]:
    """The example files of a page: the place named in the first line, and the text."""
    blocks = re.findall(r"(?ms)^```toml\n(.*?)^```", page.read_text(encoding="utf-8"))
    return [(block.splitlines()[0].removeprefix("# ").strip(), block) for block in blocks]


def _with_examples(folder: Path, left_out: str = "") -> Path:
    data = folder / "data"
    shutil.copytree(lawbook.DATA_DIR, data)
    for name, text in laws(ROOT / "docs" / "law-data.md"):
        if name == left_out:
            continue
        target = data / name
        before = target.read_text(encoding="utf-8") + "\n" if target.exists() else ""
        target.write_text(before + text, encoding="utf-8")
    return data


def test_the_law_examples_load_with_the_shipped_law(tmp_path: Path) -> None:
    examples = laws(ROOT / "docs" / "law-data.md")
    assert len(examples) >= 5

    book = checking.check(_with_examples(tmp_path), rule_words.words())

    assert book.provision("uu-999-2099/4/1").summary
    assert "contoh-lapor" in {rule.id for rule in book.rules.deadlines}
    for _name, text in examples:
        assert tomllib.loads(text)


def test_an_example_that_leans_on_a_provision_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LawBookError) as caught:
        checking.check(_with_examples(tmp_path, "instruments/uu-999-2099.toml"), rule_words.words())
    assert "uu-999-2099/4/1" in str([problem.params for problem in caught.value.problems])
