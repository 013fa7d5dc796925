"""The verbs about templates, and about papers that were made, with their help. Imports nothing heavy."""

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
    """Add `template ...` and `papers`.

    Args:
        verbs: the verbs of the program.
        shared: options that every verb has.
        lang: language of the help.
        lazily: gives the function that runs a verb, by module and name.
        filled: takes the name of a place, which may not be empty.
    """

    def words(key: str) -> str:
        return messages.text(key, lang).replace("%", "%%")

    def verb(parent: Any, name: str, topic: str, module: str, function: str) -> argparse.ArgumentParser:
        said = words(f"{topic}.cli.{function}")
        made: argparse.ArgumentParser = parent.add_parser(name, help=said, description=said, parents=[shared])
        made.set_defaults(run=lazily(module, function))
        return made

    said = words("templates.cli.all")
    group = verbs.add_parser("template", help=said, description=said, parents=[shared])
    inner = group.add_subparsers(
        dest="template_verb",
        metavar=words("cli.verb"),
        title=words("cli.verbs"),
        help=words("cli.verb_help"),
        required=True,
    )
    check = verb(inner, "check", "templates", "template_verbs", "check")
    check.add_argument("files", metavar="FILE", nargs="*", type=filled, help=words("templates.cli.files"))
    check.add_argument("--for", dest="document", metavar="ID", default="", help=words("templates.cli.for"))
    check.add_argument("--comments", metavar="COPY", type=filled, help=words("templates.cli.comments"))
    listing = verb(inner, "vocabulary", "templates", "template_verbs", "vocabulary")
    listing.add_argument("document", metavar="ID", nargs="?", help=words("templates.cli.document"))
    new = verb(inner, "new", "templates", "template_verbs", "new")
    new.add_argument("document", metavar="ID", help=words("templates.cli.document"))
    new.add_argument("--out", metavar="DIR", type=filled, required=True, help=words("templates.cli.out"))
    use = verb(inner, "use", "templates", "template_verbs", "use")
    use.add_argument("file", metavar="FILE", type=filled, help=words("templates.cli.file"))
    use.add_argument("--for", dest="document", metavar="ID", default="", help=words("templates.cli.for"))
    verb(inner, "list", "templates", "template_verbs", "listed")
    drop = verb(inner, "drop", "templates", "template_verbs", "drop")
    drop.add_argument("name", metavar="NAME", help=words("templates.cli.name"))
    papers = verb(verbs, "papers", "made", "made_verbs", "papers")
    papers.add_argument("case", metavar="CASE", help=words("cli.arg.case"))
    papers.add_argument("--wipe", action="store_true", help=words("made.cli.wipe"))
    papers.add_argument("--also-edited", action="store_true", help=words("made.cli.also_edited"))
    papers.add_argument("--yes-wipe", metavar="CODE", help=words("made.cli.yes_wipe"))
