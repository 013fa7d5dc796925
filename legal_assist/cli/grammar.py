"""What the grammar of every verb is made with: its help, the options all verbs have, what runs it."""

from __future__ import annotations

import argparse
import importlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.cli import argparse_words

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Grammar:
    """Adds verbs.

    Args:
        verbs: the verbs of the program.
        shared: options that every verb has.
        lang: language of the help.
    """

    verbs: Any
    shared: argparse.ArgumentParser
    lang: str

    def words(self, key: str) -> str:
        """A sentence as help; `argparse` would read a percent sign as the name of a value."""
        return messages.text(key, self.lang).replace("%", "%%")

    def verb(self, parent: Any, name: str, key: str, module: str, function: str) -> argparse.ArgumentParser:
        """Add one verb.

        Args:
            parent: `verbs`, or what `group` gave.
            name: what is typed.
            key: message id of its help.
            module: name of the module of this package that holds the function.
            function: runs the verb; its module is imported only then.
        """
        made = self._added(parent, name, key)
        made.set_defaults(run=_lazily(module, function))
        return made

    def group(self, name: str, key: str) -> Any:
        """Add a verb that has verbs of its own; the help of each of them is a message of its own."""
        return self._added(self.verbs, name, key).add_subparsers(
            dest=f"{name}_verb",
            metavar=self.words("cli.verb"),
            title=self.words("cli.verbs"),
            help=self.words("cli.verb_help"),
            required=True,
        )

    def _added(self, parent: Any, name: str, key: str) -> argparse.ArgumentParser:
        said = self.words(key)
        made: argparse.ArgumentParser = parent.add_parser(
            name, help=said, description=said, parents=[self.shared]
        )
        return made


def said(text: str) -> str:
    """Words from the command line as they were typed, also where the system's own encoding isn't UTF-8."""
    return os.fsencode(text).decode("utf-8", "replace")


def filled(text: str) -> str:
    """A place on disk that is named: an empty one comes from a script whose variable isn't set."""
    if not text.strip():
        raise argparse.ArgumentTypeError(argparse_words.empty_value())
    # Shells leave the home sign alone in `--out=~/x`; a folder really named "~" invites `rm -r ~`.
    return os.path.expanduser(text) if text.startswith(("~/", "~\\")) else text  # noqa: PTH111


def _lazily(module: str, function: str) -> Callable[[argparse.Namespace], Any]:
    def run(arguments: argparse.Namespace) -> Any:
        return getattr(importlib.import_module(f"legal_assist.cli.{module}"), function)(arguments)

    return run
