"""The verbs for whoever sits beside a victim: interview, rights, hearings, words; and completion of verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def add(verbs: Any, verb: Callable[..., Any], words: Callable[[str], str]) -> None:
    """Add `preview`, `completion`, `glossary`, `rights`, `hearing`, `ask`.

    Args:
        verbs: the verbs of the program.
        verb: adds one verb.
        words: sentences of the topic `cli`.
    """
    preview = verb(verbs, "preview", "preview", "preview_verb", "preview")
    preview.add_argument("case", metavar="CASE", help=words("arg.case"))
    preview.add_argument("document", metavar="DOCUMENT", help=words("arg.document"))
    completion = verb(verbs, "completion", "completion", "completion_verb", "completion")
    completion.add_argument("shell", choices=("bash", "zsh", "tcsh"), help=words("arg.shell"))
    glossary = verb(verbs, "glossary", "glossary", "glossary_verb", "glossary")
    glossary.add_argument("words", metavar="WORD", nargs="*", help=words("arg.term"))
    rights = verb(verbs, "rights", "rights", "rights_verb", "rights")
    rights.add_argument("case", metavar="CASE", help=words("arg.case"))
    rights.add_argument("--victim", metavar="CODE", default="", help=words("opt.victim_sheet"))
    rights.add_argument("--right", metavar="RIGHT", default="", help=words("opt.right_aloud"))
    hearing = verb(verbs, "hearing", "hearing", "hearing_verb", "hearing")
    hearing.add_argument("case", metavar="CASE", help=words("arg.case"))
    hearing.add_argument("meeting", metavar="ID", nargs="?", default="", help=words("arg.meeting"))
    hearing.add_argument("--victim", metavar="CODE", default="", help=words("opt.victim_sheet"))
    hearing.add_argument("--large", action="store_true", help=words("opt.large"))
    hearing.add_argument("--held", action="store_true", help=words("opt.held"))
    ask = verb(verbs, "ask", "ask", "ask_verb", "ask")
    ask.add_argument("case", metavar="CASE", help=words("arg.case"))
    ask.add_argument("--goal", metavar="GOAL", default="", help=words("opt.goal"))
    ask.add_argument("--victim", metavar="CODE", action="append", default=[], help=words("opt.victim"))
    ask.add_argument("--review", action="store_true", help=words("opt.review"))
