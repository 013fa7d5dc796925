"""The verbs about templates, and about papers that were made, with their help. Imports nothing heavy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.cli.grammar import filled

if TYPE_CHECKING:
    from legal_assist.cli.grammar import Grammar


def add(grammar: Grammar) -> None:
    """Add `template ...` and `papers`."""
    words, verb = grammar.words, grammar.verb
    inner = grammar.group("template", "templates.cli.all")
    check = verb(inner, "check", "templates.cli.check", "template_verbs", "check")
    check.add_argument("files", metavar="FILE", nargs="*", type=filled, help=words("templates.cli.files"))
    check.add_argument("--for", dest="document", metavar="ID", default="", help=words("templates.cli.for"))
    check.add_argument("--comments", metavar="COPY", type=filled, help=words("templates.cli.comments"))
    listing = verb(inner, "vocabulary", "templates.cli.vocabulary", "template_verbs", "vocabulary")
    listing.add_argument("document", metavar="ID", nargs="?", help=words("templates.cli.document"))
    new = verb(inner, "new", "templates.cli.new", "template_verbs", "new")
    new.add_argument("document", metavar="ID", help=words("templates.cli.document"))
    new.add_argument("--out", metavar="DIR", type=filled, required=True, help=words("templates.cli.out"))
    use = verb(inner, "use", "templates.cli.use", "template_verbs", "use")
    use.add_argument("file", metavar="FILE", type=filled, help=words("templates.cli.file"))
    use.add_argument("--for", dest="document", metavar="ID", default="", help=words("templates.cli.for"))
    verb(inner, "list", "templates.cli.listed", "template_verbs", "listed")
    drop = verb(inner, "drop", "templates.cli.drop", "template_verbs", "drop")
    drop.add_argument("name", metavar="NAME", help=words("templates.cli.name"))
    papers = verb(grammar.verbs, "papers", "made.cli.papers", "made_verbs", "papers")
    papers.add_argument("case", metavar="CASE", help=words("cli.arg.case"))
    papers.add_argument("--wipe", action="store_true", help=words("made.cli.wipe"))
    papers.add_argument("--also-edited", action="store_true", help=words("made.cli.also_edited"))
    papers.add_argument("--yes-wipe", metavar="CODE", help=words("made.cli.yes_wipe"))
