"""`make CASE DOCUMENT...`: finished documents into a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from legal_assist import messages
from legal_assist.cli import long_work, output
from legal_assist.cli.session import desk_of
from legal_assist.errors import DocumentError, ExitCode
from legal_assist.output_files import require_outside

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable
    from typing import Any

    from legal_assist.desk import Desk, Opened
    from legal_assist.desk.converting import Pdf
    from legal_assist.desk.papers import MadeFile, Refused

#: In place of names: every document that applies.
_ALL: Final = "all"


def make(arguments: argparse.Namespace) -> int:
    """Make documents; `all` makes every one that applies and can be made, and tells why the others can't.

    Returns:
        0, or the exit code of documents when one of the package, or a PDF, is missing.
    """
    from legal_assist.cli import pdf_verb
    from legal_assist.desk import papers

    pdfs = pdf_verb.wanted(arguments)
    if pdfs:
        pdf_verb.wish_of(arguments)  # what can't be made is refused before anything is
    desk = desk_of(arguments)
    opened = desk.open(arguments.case)
    wanted = _wanted(desk, opened, arguments.documents)
    accepted = frozenset(papers.acceptance(desk, opened, text) for text in arguments.accept)
    out = Path(arguments.out)
    require_outside(out)  # before the work
    with long_work.watched(arguments.lang) as step:
        package = papers.prepare(
            desk, opened, wanted, draft=arguments.draft, accepted=accepted, reason=arguments.reason, step=step
        )
        if _ALL not in arguments.documents:
            package.require_whole()
        made = papers.write(desk, opened, package, out)
    found = pdf_verb.of_papers(desk, opened, made, arguments, accepted) if pdfs and made else ()
    report(desk, made, arguments, found, package.refused)
    return int(ExitCode.DOCUMENT) if package.refused else pdf_verb.exit_code(found)


def _wanted(desk: Desk, opened: Opened, names: list[str]) -> tuple[str, ...]:
    from legal_assist.desk import papers

    if _ALL in names:
        wanted = papers.applying(desk, opened)
        if not wanted:
            raise DocumentError("cli.nothing_applies")
        return wanted
    papers.require_known(desk, names)
    return tuple(dict.fromkeys(names))


def report(
    desk: Desk,
    made: tuple[MadeFile, ...],
    arguments: argparse.Namespace,
    pdfs: tuple[Pdf, ...] = (),
    refused: tuple[Refused, ...] = (),
) -> None:
    """Print where each document went, what it leaves out, what was accepted in vain, what was not made."""
    from legal_assist.cli import pdf_verb
    from legal_assist.desk import papers, wording

    def cited(ids: Iterable[str]) -> list[str]:
        known = desk.book.entries
        return [wording.cite((one,), desk.book, arguments.lang) if one in known else one for one in ids]

    unused = cited(papers.never_used(made))
    left_out = cited(dict.fromkeys(one for file in made for one in file.left_out))
    if arguments.json:
        files = [
            {
                "document": f.document,
                "path": output.path_text(f.path),
                "draft": f.draft,
                "victim": f.victim,
                "gaps": f.gaps,
                "left_out": cited(f.left_out),
                "look_at": [messages.of_problem(one, arguments.lang) for one in f.noted],
            }
            for f in made
        ]
        more: dict[str, Any] = {"pdf": pdf_verb.plain(pdfs, arguments.lang)} if pdfs else {}
        if refused:
            more["not_made"] = [_not_made(one, arguments.lang) for one in refused]
        output.data({"files": files, "unused_acceptances": unused} | more)
        return
    for file in made:
        mark = messages.text("cli.draft_mark", arguments.lang, n=file.gaps) if file.draft else ""
        output.line(f"  {output.path_text(file.path)} {mark}".rstrip())
    pdf_verb.report(pdfs, arguments.lang)
    output.line(messages.text("cli.made", arguments.lang, n=len(made)))
    if made:
        output.line(messages.text("cli.made_plain", arguments.lang))
    for said in dict.fromkeys(messages.of_problem(one, arguments.lang) for f in made for one in f.noted):
        output.line(f"  {said}")
    if left_out:
        output.line(messages.text("cli.made_left_out", arguments.lang, what="; ".join(left_out)))
    if unused:
        output.line(messages.text("cli.made_unused", arguments.lang, what="; ".join(unused)))
    if refused:
        _tell_refused(refused, arguments.lang)


def _not_made(one: Refused, lang: str) -> dict[str, Any]:
    return {
        "document": one.document,
        "error": one.error.key,
        "message": messages.of_error(one.error, lang),
        "problems": [{"path": p.path, "message": messages.of_problem(p, lang)} for p in one.error.problems],
    }


def _tell_refused(refused: tuple[Refused, ...], lang: str) -> None:
    """Each document that was not made, with everything that stands in its way."""
    output.line(messages.text("cli.not_made", lang, n=len(refused)))
    for one in refused:
        output.line(f"  {one.document}: {messages.of_error(one.error, lang)}")
        for said in dict.fromkeys(messages.of_problem(problem, lang) for problem in one.error.problems):
            output.line(f"    - {said}")
