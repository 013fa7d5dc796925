"""The verbs of the training room, with their help. Imports nothing heavy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legal_assist import messages

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable


def add(
    verbs: Any,
    shared: argparse.ArgumentParser,
    lang: str,
    lazily: Callable[[str, str], Any],
    filled: Callable[[str], str],
) -> None:
    """Add `train` and `lesson ...`; the arguments are those of `template_grammar.add`."""

    def words(key: str) -> str:
        return messages.text(key, lang).replace("%", "%%")

    def verb(parent: Any, name: str, module: str, function: str) -> argparse.ArgumentParser:
        said = words(f"training.cli.{function}")
        made: argparse.ArgumentParser = parent.add_parser(name, help=said, description=said, parents=[shared])
        made.set_defaults(run=lazily(module, function))
        return made

    train = verb(verbs, "train", "train_verb", "train")
    train.add_argument(
        "lesson", metavar="LESSON", nargs="?", default="", help=words("training.cli.lesson_id")
    )
    how = train.add_mutually_exclusive_group()
    how.add_argument("--plain", action="store_true", help=words("training.cli.plain"))
    how.add_argument("--projector", action="store_true", help=words("training.cli.projector"))
    train.add_argument("--font-size", metavar="N", type=int, default=0, help=words("training.cli.font_size"))
    said = words("training.cli.all")
    group = verbs.add_parser("lesson", help=said, description=said, parents=[shared])
    inner = group.add_subparsers(
        dest="lesson_verb",
        metavar=words("cli.verb"),
        title=words("cli.verbs"),
        help=words("cli.verb_help"),
        required=True,
    )
    verb(inner, "list", "lesson_verb", "listed")
    check = verb(inner, "check", "lesson_verb", "check")
    check.add_argument("files", metavar="FILE", nargs="+", type=filled, help=words("training.cli.files"))
    copy = verb(inner, "copy", "lesson_verb", "copied")
    copy.add_argument("lesson", metavar="LESSON", help=words("training.cli.lesson_id"))
    copy.add_argument(
        "--out", metavar="FILE", type=filled, required=True, help=words("training.cli.out_copy")
    )
    page = verb(inner, "handout", "lesson_verb", "handout")
    page.add_argument("lesson", metavar="LESSON", help=words("training.cli.lesson_id"))
    page.add_argument("--out", metavar="FILE", type=filled, required=True, help=words("training.cli.out"))
    page.add_argument("--answers", action="store_true", help=words("training.cli.answers"))
