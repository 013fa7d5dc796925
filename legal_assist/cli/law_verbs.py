"""`law show` and `law search`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from legal_assist import messages
from legal_assist.cli import output
from legal_assist.cli.session import law_desk
from legal_assist.desk import law_review
from legal_assist.errors import LawBookError, UsageError
from legal_assist.law import citations, confidence

if TYPE_CHECKING:
    import argparse

    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.provisions import Lookup

#: No citation is longer; the sentence about one that can't be read repeats it.
_LONGEST: Final = 200


def _form(lookup: Lookup, book: LawBook, lang: str) -> dict[str, Any]:
    """One answer; `until` is the last day in force."""
    state = lookup.in_force
    shown = [lookup.provision] if lookup.provision else list(lookup.parts)
    english = lang == "en"

    def cite(ids: tuple[str, ...]) -> list[str]:
        return [citations.format(each, book, lang=lang) for each in ids]

    summaries = [each.summary_en if english else each.summary for each in shown]
    if lookup.provision is None:
        summaries = [f"{cite((each.id,))[0]}: {words}" for each, words in zip(shown, summaries, strict=True)]
    passing = state.transitional
    return {
        "id": lookup.id,
        "citation": citations.format(lookup.id, book, lang=lang),
        "in_force": state.status == "in_force",
        "status": state.status,
        "from": state.start.isoformat() if state.start else None,
        "until": state.until.isoformat() if state.until else None,
        "transitional": None if passing is None else (passing.text_en if english else passing.text),
        "successor": cite(state.successor),
        "predecessor": cite(tuple(dict.fromkeys(p for each in shown for p in each.predecessor))),
        "summary": "\n".join(summaries),
        "confidence": confidence.weakest(each.confidence for each in shown),
        "source": [each.source for each in shown],
        "office": book.office.receipt(each.id for each in shown),
        "office_text": [
            law_review.mark_words(book.office.marks[each.id], lang)
            for each in shown
            if each.id in book.office.marks
        ],
        "note": "\n".join(n for each in shown if (n := each.note_en if english else each.note)),
        "parts": [
            {
                "citation": cite((each.id,))[0],
                "summary": each.summary_en if english else each.summary,
                "note": each.note_en if english else each.note,
                "confidence": each.confidence,
            }
            for each in (lookup.parts if lookup.provision else ())
        ],
    }


def _print(form: dict[str, Any], lang: str) -> None:
    words = messages.text
    output.line(form["citation"])
    code = form["confidence"]
    known = "open_question" if confidence.is_open_question(code) else form["status"]
    status = words(f"cli.law_status.{known}", lang)
    since = words("cli.law_interval", lang, start=form["from"] or "?", until=form["until"] or "…")
    sure = f"{words('cli.confidence', lang)}: {code}, {words(f'law.confidence.{code}', lang)}"
    output.line(f"  {status}; {since}; {sure}")
    for row in form["office_text"]:
        output.line(f"  * {row}")
    for row in form["summary"].splitlines():
        output.line(f"  {row}")
    for row in form["note"].splitlines():
        output.line(f"  ! {row}")
    for part in form["parts"]:
        output.line(f"  - {part['citation']} [{part['confidence']}]: {part['summary']}")
        if part["note"]:
            output.line(f"    ! {part['note']}")
    if form["transitional"]:
        output.line(f"  {words('cli.transitional', lang)}: {form['transitional']}")
    for name in ("predecessor", "successor"):
        if form[name]:
            output.line(f"  {words(f'cli.{name}', lang)}: {'; '.join(form[name])}")


def show(arguments: argparse.Namespace) -> None:
    """Print one provision: whether it is in force on the day, its summary, what came before and after."""
    desk = law_desk(arguments)
    book, day = desk.book, desk.today
    asked = " ".join(arguments.citation)
    if len(asked) > _LONGEST:
        raise UsageError("cli.citation_long", limit=_LONGEST)
    lookup = book.find(asked, day)
    if lookup.provision is None and not lookup.parts:
        raise LawBookError("cli.law_not_recorded", citation=asked)
    form = _form(lookup, book, arguments.lang)
    if arguments.json:
        output.data(form)
    else:
        _print(form, arguments.lang)
        output.line(messages.text("cli.law_notice", arguments.lang))


def search(arguments: argparse.Namespace) -> None:
    """Print the provisions that hold all words."""
    desk = law_desk(arguments)
    book, day = desk.book, desk.today
    hits = book.search(" ".join(arguments.words))
    found = [_form(book.find(citations.format(hit.id, book), day), book, arguments.lang) for hit in hits]
    if arguments.json:
        output.data({"provisions": found})
        return
    if not found:
        output.line(messages.text("cli.law_nothing", arguments.lang))
    for form in found:
        _print(form, arguments.lang)
