"""`bundle CASE --out FILE.pdf`: the evidence bound into a file to serve and, where needed, one to seal."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.cli import output
from legal_assist.cli.session import desk_of

if TYPE_CHECKING:
    import argparse

    from legal_assist.desk.bundle_order import Bundled, Written


def bundle(arguments: argparse.Namespace) -> None:
    """Bind the evidence; every exhibit that can't be bound is named, and nothing is written then."""
    from legal_assist.cli import passphrases
    from legal_assist.desk import bundling, papers

    password = passphrases.of_pdf(arguments)
    desk = desk_of(arguments)
    opened = desk.open(arguments.case)
    order = bundling.Order(
        out=Path(arguments.out),
        sealed=_marks(arguments.seal),
        without=_marks(arguments.without),
        accepted=frozenset(papers.acceptance(desk, opened, text) for text in arguments.accept),
        reason=arguments.reason,
        password=password,
        step=_progress(arguments),
    )
    done = bundling.make(desk, opened, order)
    if arguments.json:
        output.data(_plain(done, arguments.lang))
    else:
        _print(done, arguments.lang)


def _marks(names: list[str]) -> frozenset[str]:
    return frozenset(name.strip().upper() for name in names)


def _progress(arguments: argparse.Namespace) -> Any:
    if arguments.json or not sys.stderr.isatty():
        return None
    last: list[str] = []

    def show(what: str, done: int, whole: int) -> None:
        if last != [what]:  # one line for each kind of work, not for each exhibit
            last[:] = [what]
            output.line_to_stderr(f"bundle.step.{what}", arguments.lang, done=done, whole=whole)

    return show


def _print(done: Bundled, lang: str) -> None:
    _set(done.served, lang)
    if done.sealed is not None:
        _set(done.sealed, lang)
    if done.listed_only:
        output.line(messages.text("bundle.listed_only", lang, marks=", ".join(done.listed_only)))
    if done.left_out:
        output.line(messages.text("bundle.left_out", lang, marks=", ".join(done.left_out)))
    for note in dict.fromkeys(messages.of_problem(one, lang) for one in (*done.notes, *done.noted)):
        output.line(f"  - {note}")
    output.line(messages.text("bundle.look", lang))
    output.line(messages.text("cli.made_plain", lang))


def _set(one: Written, lang: str) -> None:
    bound = one.bound
    output.line(
        messages.text(
            f"bundle.made_{bound.name}",
            lang,
            place=output.path_text(one.path),
            exhibits=len(bound.spans),
            pages=bound.pages,
        )
    )
    rows = ", ".join(f"{span.mark}\u00a0{span.cover}–{span.last}" for span in bound.spans)
    for line in textwrap.wrap(messages.text("bundle.rows", lang, rows=rows), 76):
        output.line(f"  {line}")
    output.line("  " + messages.text("bundle.digest", lang, digest=bound.sha256))


def _plain(done: Bundled, lang: str) -> dict[str, Any]:
    return {
        "sets": [
            {
                "set": one.bound.name,
                "path": output.path_text(one.path),
                "pages": one.bound.pages,
                "sha256": one.bound.sha256,
                "exhibits": [
                    {"exhibit": span.mark, "cover": span.cover, "first": span.first, "last": span.last}
                    for span in one.bound.spans
                ],
            }
            for one in (done.served, done.sealed)
            if one is not None
        ],
        "listed_only": list(done.listed_only),
        "left_out": list(done.left_out),
        "notes": [
            {"exhibit": one.path, "note": one.key, "message": messages.of_problem(one, lang)}
            for one in (*done.notes, *done.noted)
        ],
    }
