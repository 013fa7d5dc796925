"""The verbs of the training room, with their help. Imports nothing heavy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.cli.grammar import filled

if TYPE_CHECKING:
    from legal_assist.cli.grammar import Grammar


def add(grammar: Grammar) -> None:
    """Add `train` and `lesson ...`."""
    words, verb = grammar.words, grammar.verb
    train = verb(grammar.verbs, "train", "training.cli.train", "train_verb", "train")
    train.add_argument(
        "lesson", metavar="LESSON", nargs="?", default="", help=words("training.cli.lesson_id")
    )
    how = train.add_mutually_exclusive_group()
    how.add_argument("--plain", action="store_true", help=words("training.cli.plain"))
    how.add_argument("--projector", action="store_true", help=words("training.cli.projector"))
    train.add_argument("--font-size", metavar="N", type=int, default=0, help=words("training.cli.font_size"))
    inner = grammar.group("lesson", "training.cli.all")
    verb(inner, "list", "training.cli.listed", "lesson_verb", "listed")
    check = verb(inner, "check", "training.cli.check", "lesson_verb", "check")
    check.add_argument("files", metavar="FILE", nargs="+", type=filled, help=words("training.cli.files"))
    copy = verb(inner, "copy", "training.cli.copied", "lesson_verb", "copied")
    copy.add_argument("lesson", metavar="LESSON", help=words("training.cli.lesson_id"))
    copy.add_argument(
        "--out", metavar="FILE", type=filled, required=True, help=words("training.cli.out_copy")
    )
    page = verb(inner, "handout", "training.cli.handout", "lesson_verb", "handout")
    page.add_argument("lesson", metavar="LESSON", help=words("training.cli.lesson_id"))
    page.add_argument("--out", metavar="FILE", type=filled, required=True, help=words("training.cli.out"))
    page.add_argument("--answers", action="store_true", help=words("training.cli.answers"))
