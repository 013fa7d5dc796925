"""Argparse's own words in the user's language (it asks `gettext` through two module names)."""

from __future__ import annotations

import argparse
from typing import Final

from legal_assist import messages

_WORDS: Final = {
    "usage: ": "usage",
    "options": "options",
    "positional arguments": "positional",
    "show this help message and exit": "show_help",
    "subcommands": "subcommands",
    "the following arguments are required: %s": "required",
    "unrecognized arguments: %s": "unrecognized",
    "expected one argument": "one_argument",
    "expected at least one argument": "at_least_one",
    "invalid choice: %(value)r (choose from %(choices)s)": "invalid_choice",
    "invalid %(type)s value: %(value)r": "invalid_value",
    "ambiguous option: %(option)s could match %(matches)s": "ambiguous",
    "argument %(argument_name)s: %(message)s": "argument",
    "%(prog)s: error: %(message)s\n": "error",
    "not allowed with argument %s": "not_allowed_with",
    "one of the arguments %s is required": "one_required",
    "empty value": "empty_value",
}


_EMPTY_VALUE = "empty value"


def empty_value() -> str:
    """The words for an argument that is there but empty."""
    return str(vars(argparse)["_"](_EMPTY_VALUE))


def translate(lang: str) -> None:
    """Have argparse speak this language from now on."""

    def word(text: str) -> str:
        name = _WORDS.get(text)
        return messages.text(f"cli.argparse.{name}", lang) if name else text

    def counted(one: str, many: str, count: int) -> str:
        return word(one if count == 1 else many)

    # argparse offers no other hook: it looks these two names up in its own module at every use.
    vars(argparse)["_"] = word
    vars(argparse)["ngettext"] = counted
