"""Commands are defined once; words exist in both languages."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding

import legal_assist.tui
from legal_assist import messages
from legal_assist.cli import parser
from legal_assist.tui import commands
from legal_assist.tui.forms import pages
from legal_assist.tui.screens.case_file import PANES

CODE = "\n".join(path.read_text("utf-8") for path in Path(legal_assist.tui.__path__[0]).rglob("*.py"))


def flat(node: dict[str, Any], path: str = "") -> dict[str, str]:
    """Every sentence by its dotted key."""
    found: dict[str, str] = {}
    for key, value in node.items():
        found |= flat(value, f"{path}{key}.") if isinstance(value, dict) else {f"{path}{key}": value}
    return found


INDONESIAN, ENGLISH = (flat(messages.topic("tui", lang)) for lang in messages.LANGUAGES)


def test_both_languages_have_the_same_sentences_with_the_same_values() -> None:
    assert INDONESIAN.keys() == ENGLISH.keys()
    for key, words in INDONESIAN.items():
        assert set(re.findall(r"\{(\w+)\}", words)) == set(re.findall(r"\{(\w+)\}", ENGLISH[key])), key


def test_every_sentence_that_the_code_names_exists() -> None:
    named = set(re.findall(r"\bt\(\s*\"([a-z_.0-9]+)\"", CODE)) | set(
        re.findall(r"sitting\.t\(\"([\w.]+)\"", CODE)
    )
    assert named
    assert not {key for key in named if key not in INDONESIAN}


def test_every_sentence_is_used() -> None:
    prefixes = set(re.findall(r"f[\"'](?:tui\.)?([a-z_]+(?:\.[a-z_]+)*\.)\{", CODE))
    words = set(re.findall(r"[\"'](?:tui\.)?([a-zA-Z0-9_.]+)[\"']", CODE))
    unused = [
        key
        for key in INDONESIAN
        if key not in words and not any(key.startswith(prefix) for prefix in prefixes)
    ]
    assert unused == []


def test_every_sentence_about_the_store_exists_and_is_used() -> None:
    """The catalogue `tui_store` is read by `s(...)`, as `tui` is by `t(...)`."""
    known = flat(messages.topic("tui_store", "id"))
    named = set(re.findall(r"\bs\(\s*\"([a-z_.0-9]+)\"", CODE))
    assert named
    assert not named - known.keys()
    prefixes = set(re.findall(r"f[\"']([a-z_]+(?:\.[a-z_]+)*\.(?:[a-z]+_)?)\{", CODE))
    words = set(re.findall(r"[\"'](?:tui_store\.)?([a-z_.]+)[\"']", CODE)) | {"idle.bad"}
    unused = [
        key for key in known if key not in words and not any(key.startswith(prefix) for prefix in prefixes)
    ]
    assert unused == []


def test_every_command_has_a_word_and_a_sentence() -> None:
    assert len({command.id for command in commands.TABLE}) == len(commands.TABLE)
    for command in commands.TABLE:
        for kind in ("command", "tip"):
            assert f"{kind}.{command.id}" in INDONESIAN


def _verbs(parser: argparse.ArgumentParser, before: str = "") -> set[str]:
    """Every plain command with the words before it."""
    groups = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    if not groups:
        return {before.strip()}
    return {
        verb
        for group in groups
        for name, sub in group.choices.items()
        for verb in _verbs(sub, f"{before}{name} ")
    }


#: Moving about, showing and hiding: a line of text has nothing to do there.
ON_SCREEN_ALONE = {
    "choose",
    "filter",
    "reveal_field",
    "point",
    "next_field",
    "new_line",
    "next_page",
    "previous_page",
    "take_mine",
    "take_theirs",
    "back",
    "stop_search",
    "palette",
    "language",
    "reveal",
    "quick_exit",
    "lock",
    "theme",
    "companion_view",
    "quit",
    "open_place",
}


def test_every_command_that_does_something_names_its_plain_verb() -> None:
    verbs = _verbs(parser.build("id"))
    for command in commands.TABLE:
        assert bool(command.verb) != (command.id in ON_SCREEN_ALONE), command.id
        assert not {verb for verb in command.verb.split(", ") if verb} - verbs, command.id


@pytest.mark.parametrize("scopes", [("app", "case_list"), ("app", "case_file", "list", "entries", "losses")])
def test_no_key_means_two_things_in_one_place(scopes: tuple[str, ...]) -> None:
    keys = [key for command in commands.in_scopes(scopes) for key in command.keys.split(",") if key]
    assert len(keys) == len(set(keys))


def test_bindings_carry_ids_and_tooltips() -> None:
    for binding in commands.bindings("form"):
        assert isinstance(binding, Binding)
        assert binding.id
        assert binding.tooltip


def test_every_pane_page_and_list_is_named_in_both_languages() -> None:
    wanted = {f"pane.{name}" for name in PANES}
    wanted |= {f"page.{page.id}" for name in pages.HEADLINES for page in pages.pages_of(name)}
    wanted |= {f"page.{page.id}" for name in pages.PAGES for page in pages.pages_of(name)}
    wanted |= {f"list.{name.replace('.', '_')}" for name in pages.HEADLINES}
    assert not wanted - INDONESIAN.keys()
