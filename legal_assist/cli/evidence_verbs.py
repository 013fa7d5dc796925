"""`attach`, `attachments`, `attachment-open`, `attachment-remove`: evidence files of a case."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.cli import inputs, long_work, output
from legal_assist.cli.session import desk_of
from legal_assist.desk import evidence, wording
from legal_assist.desk.viewer import show
from legal_assist.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from legal_assist.desk.evidence import Listed


def attach(arguments: argparse.Namespace) -> None:
    """Seal a file as evidence for an exhibit; say at once when a PDF can't be read."""
    desk = desk_of(arguments)
    opened = desk.open(arguments.case)
    with long_work.watched(arguments.lang) as step:
        done = evidence.attach(desk, opened, arguments.exhibit.strip().upper(), Path(arguments.file), step)
    if arguments.json:
        output.data(_plain(done.listed) | {"revision": done.opened.revision, "exhibit_pages": done.pages})
        return
    one = done.listed.attachment
    _say(arguments, "attached", exhibit=one.exhibit, number=done.listed.number, kind=one.kind, size=one.size)
    if one.fault:
        output.line(messages.text(one.fault, arguments.lang))
        output.line(messages.text("keeping.evidence.kept", arguments.lang))
    elif done.pages != done.pages_before:
        key = "pages_changed" if done.pages_before is not None else "pages_filled"
        _say(arguments, key, pages=done.pages, before=done.pages_before)
    _say(arguments, "original_stays")


def attachments(arguments: argparse.Namespace) -> None:
    """List what is attached to a case."""
    desk = desk_of(arguments)
    found = evidence.listing(desk, arguments.case.strip().upper())
    if arguments.json:
        output.data({"attachments": [_plain(one) for one in found]})
        return
    if not found:
        _say(arguments, "no_attachments")
    for one in found:
        pages = one.attachment.pages if one.attachment.pages is not None else "?"
        _say(
            arguments,
            "attachment_line",
            exhibit=one.attachment.exhibit,
            number=one.number,
            kind=one.attachment.kind,
            pages=pages,
            size=one.attachment.size,
            added=wording.when(one.attachment.added_at, arguments.lang),
        )
        if one.attachment.fault:
            output.line("    " + messages.text(one.attachment.fault, arguments.lang))
        if not one.known:
            _say(arguments, "exhibit_gone")


def attachment_open(arguments: argparse.Namespace) -> None:
    """Look at an attachment through a private folder that is wiped, or extract it on purpose."""
    desk = desk_of(arguments)
    code = desk.open(arguments.case).case.code
    listed = evidence.chosen(desk, code, arguments.exhibit.strip().upper(), arguments.number)
    if arguments.out is not None:
        path = evidence.extract(desk, code, listed, Path(arguments.out))
        if arguments.json:
            output.data({"path": output.path_text(path)})
        else:
            _say(arguments, "extracted", place=output.path_text(path))
        return
    if not inputs.is_keyboard():
        raise UsageError("keeping.attach.no_keyboard")
    with evidence.viewing(desk, code, listed) as path:
        show(path)
        output.line_to_stderr("keeping.attach.close_it", arguments.lang)
        inputs.line()
    output.line_to_stderr("keeping.attach.wiped", arguments.lang)


def attachment_remove(arguments: argparse.Namespace) -> None:
    """Remove an attachment with its key, after the exhibit's id was typed again or with `--yes`."""
    desk = desk_of(arguments)
    opened = desk.open(arguments.case)
    listed = evidence.chosen(desk, opened.case.code, arguments.exhibit.strip().upper(), arguments.number)
    exhibit = listed.attachment.exhibit
    if not arguments.yes:
        typed = inputs.confirmation("keeping.attach.remove_confirm", arguments.lang, exhibit=exhibit)
        if typed != exhibit:
            raise UsageError("keeping.attach.remove_refused", exhibit=exhibit)
    after = evidence.remove(desk, opened, listed)
    if arguments.json:
        output.data({"removed": exhibit, "revision": after.revision})
    else:
        _say(arguments, "removed", exhibit=exhibit)


def _plain(one: Listed) -> dict[str, Any]:
    return asdict(one.attachment) | {"number": one.number, "exhibit_in_case": one.known}


def _say(arguments: argparse.Namespace, key: str, **values: Any) -> None:
    output.line(messages.text(f"keeping.attach.{key}", arguments.lang, **values))
