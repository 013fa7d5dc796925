"""`law show`, `law search`, `law list` and `law wages`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from legal_assist import messages, tanggal
from legal_assist.cli import output, plain_forms
from legal_assist.cli.session import desk_of, law_desk
from legal_assist.desk import law_reading, law_review
from legal_assist.errors import LawBookError, UsageError
from legal_assist.law import citations, confidence
from legal_assist.law.provisions import read_locator

if TYPE_CHECKING:
    import argparse

    from legal_assist.desk import Desk
    from legal_assist.desk.minimum_wages import Offer
    from legal_assist.law.provisions import Lookup

#: No citation is longer; the sentence about one that can't be read repeats it.
_LONGEST: Final = 200


def _form(lookup: Lookup, desk: Desk, lang: str) -> dict[str, Any]:
    """One answer; `until` is the last day in force."""
    book = desk.book
    state = lookup.in_force
    shown = [lookup.provision] if lookup.provision else list(lookup.parts)
    english = lang == "en"

    def cite(ids: tuple[str, ...]) -> list[str]:
        return [citations.format(each, book, lang=lang) for each in ids]

    summaries = [each.summary_en if english else each.summary for each in shown]
    if lookup.provision is None:
        summaries = [
            f"{cite((each.id,))[0]} [{each.confidence}]: {words}"
            for each, words in zip(shown, summaries, strict=True)
        ]
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
        "codes": [code for code in confidence.CODES if code in {each.confidence for each in shown}],
        "source": [each.source for each in shown],
        "office": book.office.receipt(each.id for each in shown),
        "office_text": [
            law_review.mark_words(book.office.marks[each.id], lang)
            for each in shown
            if each.id in book.office.marks
        ],
        "used_by": [line for each in shown for line in law_reading.use_lines(desk, each.id, lang)],
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
    codes = form["codes"]
    # One part in doubt does not make a whole statute a question: each part then bears its own sign.
    known = "open_question" if all(map(confidence.is_open_question, codes)) else form["status"]
    status = words(f"cli.law_status.{known}", lang)
    start = _day(form["from"], lang) if form["from"] else "?"
    until = _day(form["until"], lang) if form["until"] else words("explain.no_end", lang)
    since = words("cli.law_interval", lang, start=start, until=until)
    if len(codes) == 1:
        told = f"{codes[0]}, {words(f'law.confidence.{codes[0]}', lang)}"
    else:
        told = words("law_verbs.each_part", lang, codes=", ".join(codes))
    output.line(f"  {status}; {since}; {words('cli.confidence', lang)}: {told}")
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


def _day(iso: str, lang: str) -> str:
    return tanggal.format_long(date.fromisoformat(iso), lang)


def show(arguments: argparse.Namespace) -> None:
    """Print a provision, or each of a chain: whether it is in force on the day, and what it says.

    As JSON a chain is ``{"provisions": [...]}``, a single one stands by itself.
    """
    desk = law_desk(arguments)
    asked = " ".join(arguments.citation)
    if len(asked) > _LONGEST:
        raise UsageError("cli.citation_long", limit=_LONGEST)
    forms = [_form(one, desk, arguments.lang) for one in _lookups(asked, desk)]
    if arguments.json:
        output.data(forms[0] if len(forms) == 1 else {"provisions": forms})
        return
    for form in forms:
        _print(form, arguments.lang)
        if form["used_by"]:
            output.line(f"  {messages.text('law_reader.used_by', arguments.lang)}:")
        for row in form["used_by"]:
            output.line(f"    {row}")
    output.line(messages.text("cli.law_notice", arguments.lang))


def _lookups(asked: str, desk: Desk) -> list[Lookup]:
    """What a citation, or each of a chain of citations, leads to.

    Raises:
        LawBookError: unreadable, or one of them is not recorded.
    """
    book, day = desk.book, desk.today
    chain = citations.parse_chain(asked, book) if citations.is_chain(asked) else (asked,)
    found = [book.find(one, day) for one in chain]
    for one in found:
        if one.provision is None and not one.parts:
            raise LawBookError("cli.law_not_recorded", citation=_named(one, asked, desk))
    return found


def _named(lookup: Lookup, asked: str, desk: Desk) -> str:
    """A member of a chain in words; what was asked by itself as it was typed."""
    place = read_locator(lookup.id.partition("/")[2])
    if not citations.is_chain(asked) or place is None:
        return asked
    return citations.format_place(place, lookup.instrument.id, desk.book)


def search(arguments: argparse.Namespace) -> None:
    """Print the provisions that hold all words."""
    desk = law_desk(arguments)
    book, day = desk.book, desk.today
    hits = book.search(" ".join(arguments.words))
    found = [_form(book.find(citations.format(hit.id, book), day), desk, arguments.lang) for hit in hits]
    if arguments.json:
        output.data({"provisions": found})
        return
    if not found:
        output.line(messages.text("cli.law_nothing", arguments.lang))
    for form in found:
        _print(form, arguments.lang)


def listed(arguments: argparse.Namespace) -> None:
    """Print provisions by right or by instrument, or the rights and instruments there are."""
    desk, lang = law_desk(arguments), arguments.lang
    day = desk.today if arguments.in_force else None
    if arguments.right:
        plain_forms.check_right(desk, arguments.right)
        found = law_reading.by_right(desk, arguments.right, day)
    elif arguments.instrument:
        found = law_reading.by_instrument(desk, " ".join(arguments.instrument), day)
    else:
        _print_places(desk, arguments)
        return
    forms = [_short_form(one.id, desk, lang) for one in found]
    if arguments.json:
        output.data({"day": desk.today.isoformat(), "provisions": forms})
        return
    for form in forms:
        status = messages.text(f"cli.law_status.{form['status']}", lang)
        output.line(f"[{form['sure']}] {form['confidence']:<2} {form['citation']}  ({status})")
    if not forms:
        said = tanggal.format_long(desk.today, lang)
        output.line(messages.text("law_reader.nothing_that_day", lang, day=said))


def _short_form(provision_id: str, desk: Desk, lang: str) -> dict[str, Any]:
    entry = desk.book.provision(provision_id)
    return {
        "id": provision_id,
        "citation": citations.format(provision_id, desk.book, lang=lang),
        "status": desk.book.in_force(provision_id, desk.today).status,
        "confidence": entry.confidence,
        "sure": law_reading.sure_bar(entry.confidence),
    }


def _print_places(desk: Desk, arguments: argparse.Namespace) -> None:
    lang = arguments.lang
    rights = {right: law_reading.right_name(right, lang) for right in law_reading.rights(desk)}
    instruments = {
        one.id: (one.short_en if lang == "en" else one.short) for one in desk.book.instruments.values()
    }
    if arguments.json:
        output.data({"rights": rights, "instruments": instruments})
        return
    for title, rows in (("rights", rights), ("instruments", instruments)):
        output.line(messages.text(f"law_reader.{title}", lang))
        for key, name in rows.items():
            output.line(f"  {key:<24} {name}")


def wages(arguments: argparse.Namespace) -> None:
    """Print minimum wages with their sources, or put a chosen one into a loss line."""
    from legal_assist.desk import minimum_wages

    lang = arguments.lang
    if (arguments.case is None) != (arguments.loss is None):
        raise UsageError("law_reader.wage.case_and_loss")
    desk = law_desk(arguments) if arguments.case is None else desk_of(arguments)
    found = minimum_wages.offers(desk, lang, arguments.area, arguments.year)
    chosen = arguments.yes and arguments.case is not None
    if not chosen:
        _print_wages(found, arguments)
    if arguments.case is None:
        return
    if not arguments.yes:
        output.line_to_stderr("law_reader.wage.confirm", lang)
        return
    if len(found) != 1:
        raise UsageError("law_reader.wage.choose_one")
    minimum_wages.take(desk, desk.open(arguments.case), arguments.loss, found[0].wage.id, lang)
    if arguments.json:
        output.data({"loss": arguments.loss, "wage": found[0].wage.id})
    else:
        output.line(messages.text("law_reader.wage.taken", lang, line=arguments.loss))


def _print_wages(found: tuple[Offer, ...], arguments: argparse.Namespace) -> None:
    lang = arguments.lang
    if arguments.json:
        rows = [
            {
                "id": one.wage.id, "area": one.wage.area, "year": one.wage.year,
                "amount_idr": one.wage.amount, "confidence": one.wage.confidence,
                "source": one.wage.source, "caution": one.caution,
            }
            for one in found
        ]  # fmt: skip
        output.data({"wages": rows})
        return
    output.line(messages.text("law_reader.wage.title" if found else "law_reader.wage.none", lang))
    for one in found:
        row = {"year": one.wage.year, "area": one.area, "amount": one.amount, "code": one.wage.confidence}
        output.line(messages.text("law_reader.wage.row", lang, **row))
        output.line("    " + messages.text("law_reader.wage.source", lang, source=one.wage.source))
    for caution in dict.fromkeys(one.caution for one in found):
        output.line(f"! {caution}")
