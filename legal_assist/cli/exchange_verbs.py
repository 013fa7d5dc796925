"""`export-table`, `import-losses` and `import-evidence`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.cli import inputs, output
from legal_assist.cli.session import desk_of
from legal_assist.desk import exchange, row_words, scanning
from legal_assist.errors import ExitCode, UsageError

if TYPE_CHECKING:
    import argparse

    from legal_assist.desk import Desk, Opened
    from legal_assist.desk.exchange import TableKind
    from legal_assist.desk.loss_import import LossImport


def export_table(arguments: argparse.Namespace) -> None:
    """Write the loss ledger or the evidence register, or an empty sheet of losses."""
    desk = desk_of(arguments)
    opened = desk.open(arguments.case)
    path = Path(arguments.out)
    lang = arguments.lang
    if arguments.template:
        if arguments.table != "losses":
            raise UsageError("exchange.template_only_losses")
        exchange.write_template(path, lang)
        _say(arguments, {"path": output.path_text(path)}, "template_written", path=output.path_text(path))
        return
    accepted = frozenset(scanning.acceptance(opened.case, text) for text in arguments.accept)
    rows = exchange.write_table(
        desk,
        opened,
        arguments.table,
        path,
        lang,
        reveal=arguments.reveal,
        confirmed=_confirmed(arguments, desk, opened.case.code),
        accepted=accepted,
        reason=arguments.reason,
    )
    kind = messages.text(f"exchange.table.{arguments.table}", lang)
    plain = {"path": output.path_text(path), "rows": rows, "revealed": arguments.reveal}
    _say(arguments, plain, "table_written", kind=kind, rows=rows, path=output.path_text(path))
    if not arguments.json:
        output.line(_words(arguments, "table_revealed" if arguments.reveal else "table_masked"))


def _confirmed(arguments: argparse.Namespace, desk: Desk, code: str) -> str:
    """What was typed to hand out names; nothing is asked where there are only codes or invented cases."""
    if not arguments.reveal:
        return ""
    return inputs.plain_confirmation(arguments, desk, "exchange.table_confirm", code)


def import_losses(arguments: argparse.Namespace) -> int:
    """Weigh a sheet of losses row by row; store it when nothing is in doubt, or with `--yes`."""
    return _import_rows(arguments, "losses")


def import_evidence(arguments: argparse.Namespace) -> int:
    """The same for an evidence register."""
    return _import_rows(arguments, "evidence")


def _import_rows(arguments: argparse.Namespace, kind: TableKind) -> int:
    data = inputs.bounded_file(arguments.file, exchange.MAX_SHEET)
    desk = desk_of(arguments)
    opened = desk.open(arguments.case)
    weigh = exchange.weigh_losses if kind == "losses" else exchange.weigh_evidence
    weighed = weigh(opened, data)
    after = opened
    if not arguments.dry_run and (weighed.is_clean or arguments.yes):
        after = exchange.store_rows(desk, opened, weighed, kind)
    stored = after.revision != opened.revision
    waiting = weighed.case != opened.case and not stored
    if arguments.json:
        output.data(_plain_report(arguments, weighed, after if stored else None))
    else:
        _report(arguments, weighed)
        if stored:
            output.line(_words(arguments, "rows_saved", n=after.revision))
        elif arguments.dry_run:
            output.line(_words(arguments, "rows_dry"))
        else:
            output.line(_words(arguments, "rows_confirm" if waiting else "rows_nothing"))
    doubtful = weighed.count("refused") + weighed.count("answer")
    left = waiting and not arguments.dry_run
    return int(ExitCode.CASE_DATA if left or (doubtful and not arguments.yes) else ExitCode.DONE)


def _report(arguments: argparse.Namespace, weighed: LossImport) -> None:
    for line in row_words.lines(weighed, arguments.lang):
        output.line(line)


def _plain_report(
    arguments: argparse.Namespace, weighed: LossImport, stored: Opened | None
) -> dict[str, Any]:
    rows = [
        {
            "row": row.row,
            "code": row.code,
            "status": row.status,
            "problems": [
                {"column": column, "message": sentence}
                for column, sentence in row_words.problems(row, arguments.lang)
            ],
        }
        for row in weighed.rows
    ]
    revision = stored.revision if stored is not None else None
    return {"stored_revision": revision, "rows": rows, "ignored_columns": list(weighed.ignored)}


def _words(arguments: argparse.Namespace, name: str, **params: Any) -> str:
    return messages.text(f"exchange.{name}", arguments.lang, **params)


def _say(arguments: argparse.Namespace, plain: dict[str, Any], name: str, **params: Any) -> None:
    if arguments.json:
        output.data(plain)
    else:
        output.line(_words(arguments, name, **params))
