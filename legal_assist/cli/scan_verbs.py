"""`scan CASE PATH...`: is a confidential identity in these files; `scrub FILE`: a cleaned copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.cli import output
from legal_assist.cli.session import desk_of
from legal_assist.desk import scanning
from legal_assist.errors import ExitCode

if TYPE_CHECKING:
    import argparse

    from legal_assist.desk.scanning import Looked, Result
    from legal_assist.documents.leak_pieces import Unread
    from legal_assist.documents.scanning import Hit


def scan(arguments: argparse.Namespace) -> int:
    """Look through files made anywhere; the exit code says whether all of them are clean."""
    desk = desk_of(arguments)
    opened = desk.open(arguments.case)
    result = scanning.scan(desk, opened.case, [Path(path) for path in arguments.paths])
    if arguments.json:
        output.data(_plain(result, arguments))
    else:
        _print(result, arguments)
    return int(ExitCode.DONE if result.clean else ExitCode.DOCUMENT)


def scrub(arguments: argparse.Namespace) -> None:
    """Write a cleaned copy and say what was removed and what can't be cleaned."""
    lang = arguments.lang
    out = Path(arguments.out)
    done = scanning.scrub(Path(arguments.file), out)
    removed = [f"{messages.text(f'scan.removed.{what}', lang)} ({count})" for what, count in done.removed]
    kept = [_kept(what, part, lang) for what, part in done.kept]
    if arguments.json:
        output.data(
            {"path": output.path_text(out), "removed": dict(done.removed), "not_cleaned": kept},
        )
        return
    output.line(messages.text("scan.scrub.done", lang, place=output.path_text(out)))
    if removed:
        output.line(messages.text("scan.scrub.removed", lang, what="; ".join(removed)))
    else:
        output.line(messages.text("scan.scrub.nothing", lang))
    if kept:
        output.line(messages.text("scan.scrub.kept", lang, what="; ".join(kept)))
    output.line(messages.text("scan.scrub.then", lang))


def _kept(what: str, part: str, lang: str) -> str:
    said = messages.text(f"scan.kept.{what}", lang)
    return f"{said} ({part})" if part else said


def _print(result: Result, arguments: argparse.Namespace) -> None:
    lang = arguments.lang
    if not result.searched:
        output.line(messages.text("scan.nobody", lang))
        return
    output.line(messages.text("scan.searched", lang, codes=", ".join(result.searched)))
    if result.open_by_choice:
        output.line(messages.text("scan.open_by_choice", lang, codes=", ".join(result.open_by_choice)))
    for file in result.files:
        _file(file, arguments)
    hits = [hit for file in result.files for hit in file.scan.blocking]
    closed = [one for file in result.files for one in file.scan.closed]
    if hits:
        guilty = sum(bool(file.scan.blocking) for file in result.files)
        output.line(messages.text("scan.result_hits", lang, count=len(hits), files=guilty))
    if closed:
        output.line(messages.text("scan.result_closed", lang, count=len(closed)))
    output.line(messages.text("scan.limits", lang))


def _file(file: Looked, arguments: argparse.Namespace) -> None:
    lang, name = arguments.lang, _name(file, arguments)
    for hit in file.scan.hits:
        key = "scan.look" if hit.noted else "scan.hit"
        output.line(
            "  " + messages.text(key, lang, file=name, part=hit.part or "-", **_words(hit, arguments))
        )
    for one in file.scan.unread:
        output.line("  " + messages.text("scan.limit_line", lang, file=name, part=one.part, **_why(one)))
    if file.scan.clean:
        output.line(messages.text("scan.clean", lang, file=name))


def _name(file: Looked, arguments: argparse.Namespace) -> str:
    """The path as shown: a file whose very name holds an identity is shown covered."""
    if arguments.reveal or not any(hit.place == "file_name" for hit in file.scan.hits):
        return output.path_text(file.path)
    return next(hit.excerpt for hit in file.scan.hits if hit.place == "file_name")


def _words(hit: Hit, arguments: argparse.Namespace) -> dict[str, str]:
    words = {
        group + ending: messages.text(f"scan.{group}.{value}", lang)
        for lang, ending in (("id", ""), ("en", "_en"))
        for group, value in (("kind", hit.kind), ("form", hit.form), ("place", hit.place))
    }
    return words | {"code": hit.code, "excerpt": hit.shown if arguments.reveal else hit.excerpt}


def _why(one: Unread) -> dict[str, str]:
    key = f"scan.unread.{one.why}"
    return {"why": messages.text(key, "id", **one.params), "why_en": messages.text(key, "en", **one.params)}


def _plain(result: Result, arguments: argparse.Namespace) -> dict[str, Any]:
    return {
        "clean": result.clean,
        "searched": list(result.searched),
        "open_by_choice": list(result.open_by_choice),
        "files": [
            {
                "path": _name(file, arguments),
                "clean": file.scan.clean,
                "hits": [
                    {
                        "victim": hit.code,
                        "kind": hit.kind,
                        "form": hit.form,
                        "place": hit.place,
                        "part": hit.part,
                        "excerpt": hit.shown if arguments.reveal else hit.excerpt,
                        "look_only": hit.noted,
                    }
                    for hit in file.scan.hits
                ],
                "unread": [
                    {"part": one.part, "why": one.why, "unjudged": one.closed} for one in file.scan.unread
                ],
            }
            for file in result.files
        ],
    }
