"""The verbs for whoever sits beside a victim: interview, rights, hearings, words; and completion of verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from legal_assist.cli.grammar import Grammar


def add(grammar: Grammar) -> None:
    """Add `preview`, `completion`, `glossary`, `rights`, `hearing`, `ask`."""
    words, verb, verbs = grammar.words, grammar.verb, grammar.verbs
    preview = verb(verbs, "preview", "cli.help.preview", "preview_verb", "preview")
    preview.add_argument("case", metavar="CASE", help=words("cli.arg.case"))
    preview.add_argument("document", metavar="DOCUMENT", help=words("cli.arg.document"))
    completion = verb(verbs, "completion", "cli.help.completion", "completion_verb", "completion")
    completion.add_argument("shell", choices=("bash", "zsh", "tcsh"), help=words("cli.arg.shell"))
    glossary = verb(verbs, "glossary", "cli.help.glossary", "glossary_verb", "glossary")
    glossary.add_argument("words", metavar="WORD", nargs="*", help=words("cli.arg.term"))
    rights = verb(verbs, "rights", "cli.help.rights", "rights_verb", "rights")
    rights.add_argument("case", metavar="CASE", help=words("cli.arg.case"))
    rights.add_argument("--victim", metavar="CODE", default="", help=words("cli.opt.victim_sheet"))
    rights.add_argument("--right", metavar="RIGHT", default="", help=words("cli.opt.right_aloud"))
    hearing = verb(verbs, "hearing", "cli.help.hearing", "hearing_verb", "hearing")
    hearing.add_argument("case", metavar="CASE", help=words("cli.arg.case"))
    hearing.add_argument("meeting", metavar="ID", nargs="?", default="", help=words("cli.arg.meeting"))
    hearing.add_argument("--victim", metavar="CODE", default="", help=words("cli.opt.victim_sheet"))
    hearing.add_argument("--large", action="store_true", help=words("cli.opt.large"))
    hearing.add_argument("--held", action="store_true", help=words("cli.opt.held"))
    ask = verb(verbs, "ask", "cli.help.ask", "ask_verb", "ask")
    ask.add_argument("case", metavar="CASE", help=words("cli.arg.case"))
    ask.add_argument("--goal", metavar="GOAL", default="", help=words("cli.opt.goal"))
    ask.add_argument("--victim", metavar="CODE", action="append", default=[], help=words("cli.opt.victim"))
    ask.add_argument("--review", action="store_true", help=words("cli.opt.review"))
