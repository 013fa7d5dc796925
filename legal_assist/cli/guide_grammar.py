"""The verbs of a first hour, with their help. Imports nothing heavy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legal_assist import messages

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable


def add(verbs: Any, shared: argparse.ArgumentParser, lang: str, lazily: Callable[[str, str], Any]) -> None:
    """Add `guide` and `sample`; the arguments are those of `template_grammar.add`."""

    def words(key: str) -> str:
        return messages.text(f"guide.cli.{key}", lang).replace("%", "%%")

    def verb(name: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = verbs.add_parser(
            name, help=words(name), description=words(name), parents=[shared]
        )
        made.set_defaults(run=lazily("guide_verb", name))
        return made

    verb("guide").add_argument("words", metavar="WORDS", nargs="*", help=words("part"))
    verb("sample").add_argument("sample", metavar="ID", nargs="?", default="", help=words("which"))
