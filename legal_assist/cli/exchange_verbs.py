"""`export-table`, `import-losses`, and `case import|export` with packages and merging."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from legal_assist import messages
from legal_assist.cli import inputs, output
from legal_assist.cli.session import desk_of
from legal_assist.desk import exchange, wording
from legal_assist.desk.loss_import import Status
from legal_assist.desk.masking import Mask
from legal_assist.errors import CaseDataError, ExitCode, Problem, UsageError

if TYPE_CHECKING:
    import argparse

    from legal_assist.desk import Desk, Opened
    from legal_assist.desk.exchange import Incoming
    from legal_assist.desk.loss_import import LossImport, RowReport
    from legal_assist.desk.merging import Difference


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
    rows = exchange.write_table(desk, opened, arguments.table, path, lang, reveal=arguments.reveal)
    kind = messages.text(f"exchange.table.{arguments.table}", lang)
    plain = {"path": output.path_text(path), "rows": rows, "revealed": arguments.reveal}
    _say(arguments, plain, "table_written", kind=kind, rows=rows, path=output.path_text(path))
    if not arguments.json:
        output.line(_words(arguments, "table_revealed" if arguments.reveal else "table_masked"))


def import_losses(arguments: argparse.Namespace) -> int:
    """Weigh a sheet of losses row by row; store it when nothing is in doubt, or with `--yes`."""
    data = inputs.bounded_file(arguments.file, exchange.MAX_SHEET)
    desk = desk_of(arguments)
    opened = desk.open(arguments.case)
    weighed = exchange.weigh_losses(opened, data)
    after = opened
    if not arguments.dry_run and (weighed.is_clean or arguments.yes):
        after = exchange.store_losses(desk, opened, weighed)
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


def import_case(arguments: argparse.Namespace) -> None:
    """Take a case file or package into the store; the same case again is compared, never doubled."""
    data = inputs.bounded_file(arguments.file, exchange.MAX_INCOMING)
    desk = desk_of(arguments)
    incoming = exchange.read_incoming(desk, data)
    code = incoming.case.code
    if incoming.stored is not None and incoming.differences and (arguments.merge or arguments.merge_take):
        _merge(arguments, desk, incoming, incoming.stored)
        return
    opened = exchange.take(desk, incoming)
    left = len(incoming.attachments)
    if arguments.json:
        same = incoming.stored is not None
        plain = {"code": code, "revision": opened.revision, "unchanged": same, "attachments_left": left}
        output.data(plain)
        return
    if incoming.stored is not None:
        output.line(_words(arguments, "merge.same", code=code))
    else:
        output.line(messages.text("cli.case_imported", arguments.lang, code=code))
    if left:
        output.line(_words(arguments, "package.attachments_left", n=left))


def export_case(arguments: argparse.Namespace) -> None:
    """Write the case file, or with `--package` the case and its attachments as one ZIP."""
    if arguments.package is None:
        from legal_assist.cli import case_verbs

        case_verbs.export(arguments)
        return
    if arguments.out is not None:
        raise UsageError("exchange.package.needs_target")
    desk = desk_of(arguments)
    case = desk.open(arguments.case).case
    if not case.invented and not arguments.yes:
        output.line_to_stderr("exchange.package.confirm", arguments.lang, code=case.code)
        if sys.stdin.readline(200).strip().upper() != case.code:
            raise UsageError("exchange.package.not_confirmed", code=case.code)
    path = Path(arguments.package)
    count = exchange.write_package(desk, case.code, path)
    shown = output.path_text(path)
    _say(
        arguments,
        {"path": shown, "attachments": count},
        "package.written",
        code=case.code,
        path=shown,
        n=count,
    )


def _merge(arguments: argparse.Namespace, desk: Desk, incoming: Incoming, stored: Opened) -> None:
    found = incoming.differences
    if not arguments.merge_take:
        _show_differences(arguments, incoming)
        return
    choices = _asked(arguments, found) if inputs.is_keyboard() else _sent(inputs.text())
    after = exchange.merge(desk, incoming, choices)
    plain = {"code": after.case.code, "revision": after.revision}
    if after.revision == stored.revision:
        _say(arguments, plain, "merge.kept")
    else:
        _say(arguments, plain, "merge.done", code=after.case.code, n=after.revision)


def _show_differences(arguments: argparse.Namespace, incoming: Incoming) -> None:
    stored = incoming.stored.case if incoming.stored is not None else incoming.case
    masks = None if arguments.reveal else (Mask(stored), Mask(incoming.case))
    rows = []
    for one in incoming.differences:
        values = (one.mine, one.theirs)
        if masks is not None:
            values = (masks[0].value(one.path, one.mine), masks[1].value(one.path, one.theirs))
        mine, theirs = (
            shown if raw else "" for shown, raw in zip(values, (one.mine, one.theirs), strict=True)
        )
        rows.append({"path": one.path, "kind": one.kind, "mine": mine, "theirs": theirs})
    if arguments.json:
        output.data({"code": incoming.case.code, "differences": rows})
        return
    output.line(_words(arguments, "merge.heading", code=incoming.case.code, count=len(rows)))
    for row in rows:
        kind = _words(arguments, f"merge.{row['kind']}")
        output.line(f"  {row['path']}  ({wording.label(row['path'], arguments.lang)}): {kind}")
        for name in ("mine", "theirs"):
            if row[name]:
                output.line(f"      {name}: {row[name]}")
    output.line(_words(arguments, "merge.how"))


def _asked(arguments: argparse.Namespace, found: tuple[Difference, ...]) -> dict[str, str]:
    choices = {}
    for one in found:
        kind = _words(arguments, f"merge.{one.kind}")
        output.line_to_stderr("exchange.merge.ask", arguments.lang, path=one.path, kind=kind)
        choices[one.path] = inputs.line().strip().casefold()
    return choices


def _sent(text: str) -> dict[str, str]:
    """Choices from another program: `PLACE = mine|theirs`, a line each."""
    choices: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        path, _sign, chosen = (part.strip() for part in line.rpartition("="))
        if not path or chosen.casefold() not in ("mine", "theirs"):
            raise UsageError("exchange.merge.bad_line", number=number)
        if path in choices:
            problem = Problem(path[:80], "exchange.merge.place_twice")
            raise CaseDataError("exchange.merge.incomplete", problems=(problem,), count=1)
        choices[path] = chosen.casefold()
    return choices


def _report(arguments: argparse.Namespace, weighed: LossImport) -> None:
    for row in weighed.rows:
        if row.status in ("unchanged", "new"):
            continue
        code = f" ({row.code})" if row.code else ""
        status = _words(arguments, f"status.{row.status}")
        output.line(_words(arguments, "row_line", row=row.row, code=code, status=status))
        for column, sentence in _problems(row, arguments.lang):
            output.line(_words(arguments, "row_problem", column=column, sentence=sentence))
    if weighed.ignored:
        output.line(_words(arguments, "rows_ignored", columns=", ".join(weighed.ignored)))
    counts: dict[str, Any] = {status: weighed.count(status) for status in get_args(Status)}
    output.line(_words(arguments, "rows_done", **counts))


def _plain_report(
    arguments: argparse.Namespace, weighed: LossImport, stored: Opened | None
) -> dict[str, Any]:
    rows = [
        {
            "row": row.row,
            "code": row.code,
            "status": row.status,
            "problems": [
                {"column": column, "message": sentence} for column, sentence in _problems(row, arguments.lang)
            ],
        }
        for row in weighed.rows
    ]
    revision = stored.revision if stored is not None else None
    return {"stored_revision": revision, "rows": rows, "ignored_columns": list(weighed.ignored)}


def _problems(row: RowReport, lang: str) -> list[tuple[str, str]]:
    return [(_column(one.path, lang), messages.of_problem(one, lang)) for one in row.problems]


def _column(path: str, lang: str) -> str:
    """The title of a column, or what a fact is called that has none."""
    name, _, n = path.partition(".")
    key = f"exchange.column.{name}"
    return messages.text(key, lang, n=n) if messages.has(key, lang) else wording.label(path, lang)


def _words(arguments: argparse.Namespace, name: str, **params: Any) -> str:
    return messages.text(f"exchange.{name}", arguments.lang, **params)


def _say(arguments: argparse.Namespace, plain: dict[str, Any], name: str, **params: Any) -> None:
    if arguments.json:
        output.data(plain)
    else:
        output.line(_words(arguments, name, **params))
