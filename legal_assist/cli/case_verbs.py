"""`case list|show|new|export|delete` and `schema`; import and packages: `exchange_verbs`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.cli import inputs, output
from legal_assist.cli.session import desk_of, mask_of
from legal_assist.errors import DocumentError, UsageError

if TYPE_CHECKING:
    import argparse


def list_cases(arguments: argparse.Namespace) -> None:
    """Print every case by code name."""
    desk = desk_of(arguments)
    rows: list[dict[str, Any]] = []
    for entry in desk.summaries():
        coming = [row for row in entry.summary.get("deadlines", []) if row[0] >= desk.today.isoformat()]
        rows.append(
            {
                "code": entry.code,
                "stage": entry.summary.get("stage"),
                "victims": entry.summary.get("victims"),
                "invented": entry.summary.get("invented"),
                "next_deadline": {"date": coming[0][0], "rule": coming[0][1]} if coming else None,
                "revision": entry.revision,
                "saved_at": entry.saved_at,
                "damaged": entry.damage,
            }
        )
    if arguments.json:
        output.data({"cases": rows})
        return
    if not rows:
        output.line(messages.text("cli.no_cases", arguments.lang))
        return
    from legal_assist.desk import wording

    for row in rows:
        if row["damaged"]:
            output.line(f"{row['code']:<16} {messages.text('cli.case_damaged', arguments.lang)}")
            continue
        deadline = row["next_deadline"]["date"] if row["next_deadline"] else "-"
        victims = messages.text("cli.victim_count", arguments.lang, n=row["victims"])
        stage = wording.choice("stage", row["stage"], arguments.lang)
        output.line(f"{row['code']:<16} {stage:<34} {victims:<12} {deadline}")


def show(arguments: argparse.Namespace) -> None:
    """Print what is known in one case, or of one fact or entry; identities stay hidden unless revealed."""
    from legal_assist.cases import editing, typed, vocabulary
    from legal_assist.desk import wording

    desk = desk_of(arguments)
    opened = desk.open(arguments.case)
    wanted = arguments.field.strip() if arguments.field else ""
    if wanted:
        editing.get(opened.case, wanted)  # says what is wrong with a place that isn't there
    mask = mask_of(arguments, opened)

    def asked(path: str) -> bool:
        return not wanted or f"{path}.".startswith(f"{wanted}.")

    facts: list[dict[str, str]] = []
    for path, fact, value in vocabulary.values(opened.case):
        if not asked(path):
            continue
        text = typed.show(value)
        if fact.kind == "choice":
            text = wording.choice(path, text, arguments.lang)
        if mask is not None:
            text = mask.value(path, text)
        facts.append({"path": path, "label": wording.label(path, arguments.lang), "value": text})
    marks = [
        {"path": path, "label": wording.label(path, arguments.lang), "mark": mark.kind}
        for path, mark in opened.case.marks.items()
        if asked(path)
    ]
    if arguments.json:
        output.data({"code": opened.case.code, "revision": opened.revision, "facts": facts, "marks": marks})
        return
    output.line(messages.text("cli.case_heading", arguments.lang, code=opened.case.code, n=opened.revision))
    for row in facts:
        output.line(f"  {row['label']}: {row['value']}")
    for row in marks:
        words = messages.text(f"facts.marks.{row['mark']}", arguments.lang)
        output.line(f"  {row['label']}: [{words}]")


def new(arguments: argparse.Namespace) -> None:
    """Start an empty case."""
    desk = desk_of(arguments)
    opened = desk.new_case(invented=arguments.invented)
    if arguments.json:
        output.data({"code": opened.case.code, "revision": opened.revision})
    else:
        output.line(messages.text("cli.case_new", arguments.lang, code=opened.case.code))


def export(arguments: argparse.Namespace) -> None:
    """Write the case file: to a file, or to another program; to a screen only when revealed."""
    desk = desk_of(arguments)
    data = desk.export_case(arguments.case)
    if arguments.out is not None:
        from legal_assist.output_files import write_atomic

        path = Path(arguments.out)
        write_atomic(path, data)
        if arguments.json:
            output.data({"path": output.path_text(path)})
        else:
            output.line(messages.text("cli.case_exported", arguments.lang, path=output.path_text(path)))
        return
    if sys.stdout.isatty() and not arguments.reveal:
        raise DocumentError("cli.export_to_screen")
    output.raw(data)


def delete(arguments: argparse.Namespace) -> None:
    """Delete a case after its code name was typed again, or with `--yes`."""
    desk = desk_of(arguments)
    opened = desk.open(arguments.case)
    code = opened.case.code
    if not arguments.yes:
        typed = inputs.confirmation("cli.delete_confirm", arguments.lang, code=code)
        if typed != code:
            raise UsageError("cli.delete_refused", code=code)
    desk.delete_case(code, expected_revision=opened.revision)
    if arguments.json:
        output.data({"deleted": code})
    else:
        output.line(messages.text("cli.case_deleted", arguments.lang, code=code))


def schema(arguments: argparse.Namespace) -> None:
    """Print the JSON Schema of the case file."""
    from legal_assist.desk.schema import json_schema

    output.data(json_schema(arguments.lang))
