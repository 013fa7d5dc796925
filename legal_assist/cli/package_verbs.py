"""`case import|export`: case files, ZIPs and locked packages; merging with what is stored."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.cli import inputs, output, passphrases
from legal_assist.cli.session import desk_of
from legal_assist.desk import packages, wording
from legal_assist.desk.masking import Mask
from legal_assist.errors import CaseDataError, DocumentError, Problem, UsageError
from legal_assist.output_files import require_new

if TYPE_CHECKING:
    import argparse

    from legal_assist.desk import Desk, Opened
    from legal_assist.desk.merging import Difference
    from legal_assist.desk.packages import Given, Incoming, Taken


def import_case(arguments: argparse.Namespace) -> None:
    """Take a case file or package into the store; the same case again is compared, never doubled."""
    data = inputs.bounded_file(arguments.file, packages.MAX_INCOMING)
    desk = desk_of(arguments)
    passphrase = _passphrase_of(arguments) if packages.is_sealed(data) else None
    incoming = packages.read_incoming(desk, data, passphrase)
    code = incoming.case.code
    if incoming.stored is not None and incoming.differences and (arguments.merge or arguments.merge_take):
        _merge(arguments, desk, incoming, incoming.stored)
        return
    taken = packages.take(desk, incoming)
    if arguments.json:
        output.data(_plain(taken, unchanged=incoming.stored is not None and not taken.attached))
        return
    if incoming.stored is not None:
        output.line(_words(arguments, "merge.same", code=code))
    else:
        output.line(messages.text("cli.case_imported", arguments.lang, code=code))
    _about_attachments(arguments, taken)


def export_case(arguments: argparse.Namespace) -> None:
    """Hand out a case: locked from a sealed store, unless the code name is typed for an unlocked one."""
    if arguments.out is not None and arguments.package is not None:
        raise UsageError("exchange.package.needs_target")
    is_plain = arguments.plain or arguments.yes_plain is not None
    if is_plain and arguments.package_passphrase_file is not None:
        raise UsageError("exchange.sealed.plain_or_sealed")
    target = arguments.package or arguments.out
    if target is None and sys.stdout.isatty() and not (arguments.reveal and is_plain):
        raise DocumentError("cli.export_to_screen")
    if target is not None:
        require_new(Path(target))  # before a passphrase is asked for
    desk = desk_of(arguments)
    code = desk.open(arguments.case).case.code
    passphrase = None
    if arguments.package_passphrase_file is not None or (desk.store_kind == "sealed" and not is_plain):
        if target is not None:
            packages.check_sealed_name(Path(target))
        passphrase = _new_passphrase(arguments)
    confirmed = ""
    if passphrase is None:
        confirmed = inputs.plain_confirmation(arguments, desk, "exchange.package.confirm", code)
    zipped = arguments.package is not None
    if target is None:
        output.raw(packages.give(desk, code, passphrase=passphrase, confirmed=confirmed, zipped=False).data)
        return
    path = Path(target)
    given = packages.write_case(desk, code, path, zipped=zipped, passphrase=passphrase, confirmed=confirmed)
    _report(arguments, code, path, given, zipped=zipped)


def _report(arguments: argparse.Namespace, code: str, path: Path, given: Given, *, zipped: bool) -> None:
    shown = output.path_text(path)
    if arguments.json:
        output.data({"path": shown, "attachments": given.attachments, "sealed": given.is_sealed})
    elif given.is_sealed:
        output.line(_words(arguments, "sealed.written", code=code, path=shown, n=given.attachments))
    elif zipped:
        output.line(_words(arguments, "package.written", code=code, path=shown, n=given.attachments))
    else:
        output.line(messages.text("cli.case_exported", arguments.lang, path=shown))


def _passphrase_of(arguments: argparse.Namespace) -> str:
    """The passphrase of a package that came, by file or at the keyboard."""
    if arguments.package_passphrase_file is not None:
        return passphrases.from_file(arguments.package_passphrase_file)
    if not inputs.is_keyboard():
        raise CaseDataError("exchange.sealed.passphrase_needed")
    return passphrases.ask("exchange.sealed.ask", arguments.lang)


def _new_passphrase(arguments: argparse.Namespace) -> str:
    if arguments.package_passphrase_file is None:
        if not inputs.is_keyboard():
            raise UsageError("exchange.sealed.new_needed")
        output.line_to_stderr("exchange.sealed.about", arguments.lang)
    return passphrases.new(arguments, arguments.package_passphrase_file)


def _plain(taken: Taken, *, unchanged: bool) -> dict[str, Any]:
    return {
        "code": taken.opened.case.code,
        "revision": taken.opened.revision,
        "unchanged": unchanged,
        "attachments": taken.attached,
        "attachments_left": taken.left,
    }


def _about_attachments(arguments: argparse.Namespace, taken: Taken) -> None:
    if taken.attached:
        output.line(_words(arguments, "package.attachments_taken", n=taken.attached))
    if taken.left:
        output.line(_words(arguments, "package.attachments_left", n=taken.left))


def _merge(arguments: argparse.Namespace, desk: Desk, incoming: Incoming, stored: Opened) -> None:
    found = incoming.differences
    if not arguments.merge_take:
        _show_differences(arguments, incoming)
        return
    choices = _asked(arguments, found) if inputs.is_keyboard() else _sent(inputs.text())
    taken = packages.merge(desk, incoming, choices)
    after = taken.opened
    if arguments.json:
        output.data(_plain(taken, unchanged=after.revision == stored.revision))
        return
    if after.revision == stored.revision:
        output.line(_words(arguments, "merge.kept"))
    else:
        output.line(_words(arguments, "merge.done", code=after.case.code, n=after.revision))
    _about_attachments(arguments, taken)


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


def _words(arguments: argparse.Namespace, name: str, **params: Any) -> str:
    return messages.text(f"exchange.{name}", arguments.lang, **params)
