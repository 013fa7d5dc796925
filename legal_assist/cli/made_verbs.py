"""`papers CASE`: documents that were made, whether they still fit, and wiping them together."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.cli import inputs, output
from legal_assist.cli.session import desk_of
from legal_assist.errors import ExitCode, UsageError

if TYPE_CHECKING:
    import argparse

    from legal_assist.desk import Desk, Opened
    from legal_assist.desk.made_papers import Listing, MadePaper, Wiped


def papers(arguments: argparse.Namespace) -> int:
    """List the made documents of a case; with --wipe, remove their files: then 5 if one could not be.

    Raises:
        UsageError: wiping was asked for, and the code name was not typed.
    """
    from legal_assist.desk import made_papers

    desk, lang = desk_of(arguments), arguments.lang
    opened = desk.open(arguments.case)
    if arguments.wipe:
        return _wipe(desk, opened, arguments)
    found = made_papers.listing(desk, opened)
    if arguments.json:
        output.data(
            {"papers": [_plain(one, desk, lang) for one in found.papers], "unreadable": found.unreadable}
        )
        return int(ExitCode.DONE)
    _tell(found, desk, opened.case.code, lang)
    return int(ExitCode.DONE)


def _plain(one: MadePaper, desk: Desk, lang: str) -> dict[str, Any]:
    from legal_assist.desk import made_papers

    return {
        "document": one.document,
        "path": output.path_text(one.path),
        "made_at": one.made_at,
        "revision": one.revision,
        "draft": one.draft,
        "victim": one.victim,
        "state": one.state,
        "stale": one.is_stale,
        "changes": [
            {"kind": change.kind, "what": change.what, "message": said}
            for change, said in zip(one.changes, made_papers.say(one, desk, lang), strict=True)
        ],
    }


def _tell(found: Listing, desk: Desk, code: str, lang: str) -> None:
    from legal_assist.desk import made_papers, wording

    if not found.papers and not found.unreadable:
        output.line(messages.text("made.nothing", lang, code=code))
        return
    stale = sum(one.is_stale for one in found.files)
    output.line(messages.text("made.heading", lang, code=code, there=len(found.files), stale=stale))
    for one in found.papers:
        draft = f" [{messages.text('made.draft', lang)}]" if one.draft else ""
        output.line(f"  {output.path_text(one.path)}{draft}")
        said = [
            messages.text("made.made_on", lang, when=wording.when(one.made_at, lang), revision=one.revision),
            messages.text(f"made.state.{one.state}", lang),
        ]
        if one.state in ("there", "edited"):
            said.append(messages.text("made.stale" if one.is_stale else "made.fits", lang))
        output.line(f"    {'; '.join(said)}")
        for change in made_papers.say(one, desk, lang):
            output.line(f"      - {change}")
    if found.unreadable:
        output.line(messages.text("made.unreadable", lang, names=", ".join(found.unreadable)))
    if found.files:
        output.line(messages.text("made.plain", lang))


def _wipe(desk: Desk, opened: Opened, arguments: argparse.Namespace) -> int:
    from legal_assist.desk import made_papers

    code, lang = opened.case.code, arguments.lang
    there = made_papers.files(desk, code)
    if not there:
        if arguments.json:
            output.data({"wiped": [], "kept_edited": [], "refused": []})
        else:
            output.line(messages.text("made.wipe_nothing", lang, code=code))
        return int(ExitCode.DONE)
    typed = arguments.yes_wipe
    if typed is None:
        for path in there:
            print(f"  {output.plain(output.path_text(path))}", file=sys.stderr)
        typed = inputs.confirmation("made.wipe_question", lang, code=code, n=len(there))
    if typed.strip().upper() != code:
        raise UsageError("made.wipe_refused", code=code)
    done = made_papers.wipe(desk, opened, also_edited=arguments.also_edited)
    _report(done, arguments)
    return int(ExitCode.DOCUMENT if done.refused else ExitCode.DONE)


def _report(done: Wiped, arguments: argparse.Namespace) -> None:
    lang = arguments.lang
    if arguments.json:
        lists = {"wiped": done.removed, "kept_edited": done.edited, "refused": done.refused}
        output.data({name: [output.path_text(one) for one in paths] for name, paths in lists.items()})
        return
    for path in done.removed:
        output.line(f"  {output.path_text(path)}")
    output.line(messages.text("made.wiped", lang, n=len(done.removed)))
    for path in done.edited:
        output.line(messages.text("made.kept_edited", lang, place=output.path_text(path)))
    for path in done.refused:
        output.line(messages.text("made.refused_file", lang, place=output.path_text(path)))
    output.line(messages.text("made.wipe_limits", lang))
