"""`law show` and `law search`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.cli import output
from legal_assist.cli.session import clock_of
from legal_assist.law import citations, lawbook

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.provisions import Provision


def _form(provision: Provision, book: LawBook, day: date, lang: str) -> dict[str, Any]:
    status = book.in_force(provision.id, day).status
    transitional = provision.transitional
    return {
        "id": provision.id,
        "citation": citations.format(provision.id, book, lang=lang),
        "in_force": status == "in_force",
        "status": status,
        "from": provision.start.isoformat() if provision.start else None,
        "until": provision.until.isoformat() if provision.until else None,
        "transitional": None if transitional is None else transitional.in_(lang),
        "successor": [citations.format(each, book, lang=lang) for each in provision.successor],
        "predecessor": [citations.format(each, book, lang=lang) for each in provision.predecessor],
        "summary": provision.summary_en if lang == "en" else provision.summary,
        "confidence": provision.confidence,
        "source": provision.source,
    }


def _print(form: dict[str, Any], lang: str) -> None:
    words = messages.text
    output.line(form["citation"])
    status = words(f"cli.law_status.{form['status']}", lang)
    since = words("cli.law_interval", lang, start=form["from"] or "?", until=form["until"] or "…")
    output.line(f"  {status}; {since}; {words('cli.confidence', lang)}: {form['confidence']}")
    output.line(f"  {form['summary']}")
    if form["transitional"]:
        output.line(f"  {words('cli.transitional', lang)}: {form['transitional']}")
    for name in ("predecessor", "successor"):
        if form[name]:
            output.line(f"  {words(f'cli.{name}', lang)}: {'; '.join(form[name])}")


def show(arguments: argparse.Namespace) -> None:
    """Print one provision: whether it is in force on the day, its summary, what came before and after."""
    book = lawbook.load()
    day = clock_of(arguments).today()
    lookup = book.find(" ".join(arguments.citation), day)
    form = _form(lookup.provision, book, day, arguments.lang)
    if arguments.json:
        output.data(form)
    else:
        _print(form, arguments.lang)
        output.line(messages.text("cli.law_notice", arguments.lang))


def search(arguments: argparse.Namespace) -> None:
    """Print the provisions that hold all words."""
    book = lawbook.load()
    day = clock_of(arguments).today()
    found = [_form(provision, book, day, arguments.lang) for provision in book.search(" ".join(arguments.words))]
    if arguments.json:
        output.data({"provisions": found})
        return
    if not found:
        output.line(messages.text("cli.law_nothing", arguments.lang))
    for form in found:
        _print(form, arguments.lang)
