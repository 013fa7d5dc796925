"""Passphrases come from a person at the keyboard, unseen, or from a file; never as an argument."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from legal_assist import messages
from legal_assist.cli import inputs, output
from legal_assist.errors import UsageError

if TYPE_CHECKING:
    import argparse

_LONGEST: Final = 4096


def of(arguments: argparse.Namespace) -> str:
    """The passphrase that opens the store.

    Raises:
        UsageError: nobody can be asked, or the file can't be read.
    """
    if arguments.passphrase_file is not None:
        return from_file(arguments.passphrase_file)
    return ask("cli.ask_passphrase", arguments.lang)


def new(arguments: argparse.Namespace, file: str | None) -> str:
    """A passphrase to be set: from a file, or typed twice.

    Raises:
        UsageError: as `of`, or the two are not the same.
    """
    from legal_assist.desk import sealing

    if file is not None:
        passphrase = from_file(file)
        sealing.check_passphrase(passphrase)
        return passphrase
    words, bits = sealing.suggested_passphrase()
    if inputs.is_keyboard():
        output.line_to_stderr("cli.suggest_passphrase", arguments.lang, words=words, bits=bits)
    passphrase = ask("cli.ask_new_passphrase", arguments.lang)
    sealing.check_passphrase(passphrase)
    if ask("cli.ask_again", arguments.lang) != passphrase:
        raise UsageError("cli.passphrases_differ")
    return passphrase


def ask(key: str, lang: str) -> str:
    """What a person types, unseen.

    Raises:
        UsageError: there is no keyboard.
        KeyboardInterrupt: the person ended the input.
    """
    if not inputs.is_keyboard():
        raise UsageError("cli.passphrase_needed")
    try:
        return getpass.getpass(messages.text(key, lang) + " ", stream=sys.stderr)
    except EOFError:
        raise KeyboardInterrupt from None


def of_pdf(arguments: argparse.Namespace) -> str | None:
    """The password that PDFs shall open with; None when none was asked for.

    Raises:
        UsageError: the file can't be read, or holds nothing.
    """
    if arguments.pdf_password_file is None:
        return None
    password = from_file(arguments.pdf_password_file)
    if not password:
        raise UsageError("cli.passphrase_file_unreadable")
    return password


def from_file(name: str) -> str:
    """The first line of a file. Its name isn't repeated in errors: it may be a passphrase in the wrong place.

    Raises:
        UsageError: it is missing, unreadable or far too long.
    """
    path = Path(name)
    try:
        with path.open("rb") as file:
            raw = file.read(_LONGEST + 1)
        if len(raw) > _LONGEST:
            raise UsageError("cli.passphrase_file_unreadable")
        lines = raw.decode("utf-8-sig").splitlines()
    except FileNotFoundError:
        raise UsageError("cli.passphrase_file_missing") from None
    except (OSError, ValueError):
        raise UsageError("cli.passphrase_file_unreadable") from None
    return lines[0] if lines else ""


def show_recovery_key(arguments: argparse.Namespace, key: str) -> None:
    """Show a recovery key once, and go on only when it was written down.

    Raises:
        UsageError: the group that was asked for isn't right; the key counts for nothing then.
    """
    lang = arguments.lang
    if not arguments.json:
        output.line(messages.text("cli.recovery_key", lang, recovery=key))
    if inputs.is_keyboard():
        if arguments.json:
            output.line_to_stderr("cli.recovery_key", lang, recovery=key)
        output.line_to_stderr("cli.recovery_confirm", lang)
        if inputs.line().strip().upper() != key.rpartition("-")[2]:
            raise UsageError("cli.recovery_not_confirmed")
