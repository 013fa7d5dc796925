"""`checklist`, `next`, `losses`, `regime`, `deadlines`, `documents`: print findings, plain or as JSON."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from legal_assist import messages, rupiah, tanggal
from legal_assist.cli import completeness_verb, output, plain_forms
from legal_assist.cli.session import desk_of, mask_of
from legal_assist.desk import paper_sheet, papers, wording
from legal_assist.errors import StoreError, UsageError
from legal_assist.reckoning.progress import MAIN, right_label_key

if TYPE_CHECKING:
    import argparse

    from legal_assist.desk import Desk, Opened
    from legal_assist.desk.masking import Mask


def _begin(arguments: argparse.Namespace) -> tuple[Desk, Opened, Mask | None]:
    desk = desk_of(arguments)
    opened = desk.open(arguments.case)
    return desk, opened, mask_of(arguments, opened)


def _data(value: Any, mask: Mask | None) -> None:
    output.data(mask.deep(value) if mask is not None else value)


def _line(text: str, mask: Mask | None) -> None:
    output.line(mask.text(text) if mask is not None else text)


def _citation(provisions: tuple[str, ...] | list[str], desk: Desk, lang: str) -> str:
    return wording.cite(tuple(provisions), desk.book, lang)


def checklist(arguments: argparse.Namespace) -> None:
    """Print the checklist items with state, why and basis."""
    desk, opened, mask = _begin(arguments)
    plain_forms.check_right(desk, arguments.right)
    form = plain_forms.checklist(desk, opened.case, arguments.right, arguments.lang)
    if arguments.json:
        _data(form, mask)
        return
    right = None
    for item in form["items"]:
        # Of the lists beside the main ones only what applies, unless one of them was asked for.
        brief = arguments.right is None and item["right"] not in MAIN
        if brief and item["state"] == "not_applicable":
            continue
        if item["right"] != right:
            right = item["right"]
            _line(f"\n{messages.text(right_label_key(right), arguments.lang)}", mask)
        state = messages.text(f"cli.state.{item['state']}", arguments.lang)
        who = "" if item["subject"] == "case" else f" [{item['subject']}]"
        _line(f"  {state:<12}{who} {item['question']}  [{item['finding']}]", mask)
        if item["state"] in ("todo", "alarm", "ask", "standing"):
            basis = messages.text("law.not_law", arguments.lang) if item["not_law"] else item["citation"]
            _line(f"               {item['why']}" + (f"  ({basis})" if basis else ""), mask)


def next_steps(arguments: argparse.Namespace) -> None:
    """Print one to three things to do now."""
    desk, opened, mask = _begin(arguments)
    form = plain_forms.next_steps(desk, opened.case, arguments.lang)
    if arguments.json:
        _data(form, mask)
        return
    for number, step in enumerate(form["steps"], start=1):
        _line(f"{number}. {step['text']}", mask)
        _line(f"   {step['why']}" + (f"  ({step['citation']})" if step["citation"] else ""), mask)


def losses(arguments: argparse.Namespace) -> None:
    """Print the ledger: each line with its arithmetic, totals per victim and head, warnings."""
    desk, opened, mask = _begin(arguments)
    form = plain_forms.losses(desk, opened.case, arguments.lang)
    if arguments.json:
        _data(form, mask)
        return
    words = messages.text
    for victim in form["victims"]:
        _line(f"\n{victim['code']}", mask)
        for row in form["lines"]:
            if row["victim"] != victim["code"]:
                continue
            _line(f"  {row['id']:<4} {row['what']:<48} {row['amount']:>16}", mask)
            for step in row["steps"]:
                _line(f"       {step}", mask)
        total = words("cli.victim_total", arguments.lang, amount=rupiah.format(victim["total_idr"]))
        _line(f"  {total} ({victim['total_words']})", mask)
    _line("", mask)
    for name in ("restitution_idr", "joined_idr", "total_idr"):
        _line(words(f"cli.{name}", arguments.lang, amount=rupiah.format(form[name])), mask)
    for warning in form["warnings"]:
        _line(f"! {warning}", mask)


def regime(arguments: argparse.Namespace) -> None:
    """Print which code governs, why, and the competing readings."""
    desk, opened, mask = _begin(arguments)
    form = plain_forms.regime(desk, opened.case, arguments.lang)
    if arguments.json:
        _data(form, mask)
        return
    lang = arguments.lang
    silent = [subject for subject, entry in form.items() if entry["applies"] is False]
    for subject, entry in form.items():
        if subject not in silent:
            _regime(subject, entry, desk, mask, lang)
    if silent:
        named = ", ".join(messages.text(f"regimes.subject.{subject}", lang) for subject in silent)
        _line(f"\n{messages.text('regimes.heading.none', lang, subjects=named)}", mask)


def _regime(subject: str, entry: dict[str, Any], desk: Desk, mask: Mask | None, lang: str) -> None:
    who = f" ({', '.join(entry['victims'])})" if entry["victims"] else ""
    _line(f"\n{messages.text(f'regimes.subject.{subject}', lang)}{who}  [{entry['finding']}]", mask)
    governing = entry["governing_short"] or entry["heading"] or messages.text("cli.undecided", lang)
    _line(f"  {messages.text('cli.governing', lang)}: {governing}", mask)
    if entry["governing_short"] and entry["heading"]:
        _line(f"  {entry['heading']}", mask)
    code = f"{messages.text('cli.confidence', lang)}: {entry['confidence']}"
    _line(f"  {_citation(entry['provisions'], desk, lang)} ({code})".replace("   (", "  ("), mask)
    _line(f"  {entry['reason']}", mask)
    for other in entry["alternatives"]:
        code = f"{messages.text('cli.confidence', lang)}: {other['confidence']}"
        _line(f"  {messages.text('cli.alternative', lang)}: {other['citation']} ({code})", mask)
        _line(f"    {other['reason']}", mask)
    for question in entry["questions"]:
        _line(f"  ? {question['text']}", mask)
    if not entry["open"]:
        _line(f"  {messages.text('cli.door_closed', lang)}", mask)


def _opened(desk: Desk, arguments: argparse.Namespace) -> tuple[list[Opened], int]:
    """The case asked for, or all of them; with them the exit code for those that can't be read."""
    if arguments.case:
        return [desk.open(arguments.case)], 0
    found: list[Opened] = []
    unreadable = 0
    for entry in desk.summaries():
        try:
            found.append(desk.open(entry.code))
        except StoreError as error:
            said = messages.of_error(error, arguments.lang)
            output.line_to_stderr("exports.case_unreadable", arguments.lang, code=entry.code, said=said)
            unreadable = int(error.exit_code)
    return found, unreadable


def deadlines(arguments: argparse.Namespace) -> int:
    """Print the deadlines of one case or of all, or write them into a calendar file.

    Returns:
        The exit code of the store when a case could not be read; the deadlines of the others are given.
    """
    if arguments.case and arguments.all:
        raise UsageError("exports.case_or_all")
    desk = desk_of(arguments)
    found, unreadable = _opened(desk, arguments)
    if arguments.ics:
        from legal_assist.cli import calendar_verb

        calendar_verb.write(desk, tuple(opened.case for opened in found), arguments)
        return unreadable
    listed: list[dict[str, Any]] = []
    for opened in found:
        mask = mask_of(arguments, opened)
        rows = plain_forms.deadlines(desk, opened.case, arguments.lang)
        listed += mask.deep(rows) if mask is not None else rows
    if not arguments.case:
        listed.sort(key=lambda row: row["date"] or "9999")
    if arguments.json:
        output.data(listed)
        return unreadable
    if not listed:
        output.line(messages.text("cli.no_deadlines", arguments.lang))
    for row in listed:
        _deadline(row, arguments)
    return unreadable


def _deadline(row: dict[str, Any], arguments: argparse.Namespace) -> None:
    who = f" {row['victim']}" if row["victim"] else ""
    output.line(f"{row['case']}{who}  {_when(row, arguments.lang)}  {row['title']}")
    state = messages.text(f"cli.deadline_state.{row['state']}", arguments.lang)
    if row["done_on"]:
        day = tanggal.format_long(date.fromisoformat(row["done_on"]), arguments.lang)
        state = messages.text("cli.deadline_done_on", arguments.lang, day=day)
    output.line(f"    {state}; {row['citation']} [{row['confidence']}]  [{row['finding']}]")
    for note in row["notes"]:
        output.line(f"    {note}")
    if arguments.days and row["counted_days"]:
        days = (tanggal.format_full(date.fromisoformat(day), arguments.lang) for day in row["counted_days"])
        output.line("    " + "; ".join(days))


def _when(row: dict[str, Any], lang: str) -> str:
    """The last day, the event that ends the time, since when it is open, or that there is no date."""
    if row["date"]:
        return tanggal.format_full(date.fromisoformat(row["date"]), lang)
    if row["limit_event"]:
        return messages.text("cli.until_event", lang, event=row["limit_event_text"])
    if row["opens"]:
        day = tanggal.format_long(date.fromisoformat(row["opens"]), lang)
        return messages.text("law_verbs.open_since", lang, day=day)
    return messages.text("law_verbs.no_date", lang)


def documents(arguments: argparse.Namespace) -> None:
    """Print which documents apply and what each needs, one of them in full, or what an addressee requires."""
    if arguments.addressee:
        if arguments.document:
            raise UsageError("cli.document_or_addressee")
        completeness_verb.show(arguments)
        return
    desk, opened, mask = _begin(arguments)
    if arguments.document:
        papers.require_known(desk, (arguments.document,))
    form = plain_forms.documents(desk, opened.case, arguments.lang)
    form = [row for row in form if arguments.document in (None, row["id"])]
    if arguments.json:
        _data(form, mask)
        return
    for row in form:
        _document(row, arguments, mask)
        if row["applies"] is not False or arguments.document:
            sheet = paper_sheet.of(desk, opened.case, row["id"])
            said = [" ".join(paper_sheet.way(sheet, arguments.lang))]
            if arguments.document:
                said = [
                    *paper_sheet.way(sheet, arguments.lang),
                    *paper_sheet.rest(sheet, desk, arguments.lang),
                ]
            for line in said:
                _line(f"    {line}", mask)


def _document(row: dict[str, Any], arguments: argparse.Namespace, mask: Mask | None) -> None:
    if row["applies"] is False:
        state = messages.text("cli.document_not_applicable", arguments.lang)
    elif row["gaps"]:
        state = messages.text("cli.document_gaps", arguments.lang, n=len(row["gaps"]))
    else:
        state = messages.text("cli.document_ready", arguments.lang)
    _line(f"{row['id']:<32} {state}  {row['title']}", mask)
    if row["applies"] is False:
        _line(f"    {row['why_not']}", mask)
        return
    for gap in row["gaps"]:
        _line(f"    - {gap['text']}", mask)
    for note in row["notes"]:
        _line(f"    {note}", mask)
