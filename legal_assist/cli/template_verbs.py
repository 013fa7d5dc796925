"""`template check|vocabulary|new|use|list|drop`: templates of the office, for whoever edits them in Word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.cli import output
from legal_assist.cli.session import desk_of, law_desk
from legal_assist.errors import ExitCode, UsageError

if TYPE_CHECKING:
    import argparse

    from legal_assist.documents.template_check import Report

_EXAMPLE = 60


def check(arguments: argparse.Namespace) -> int:
    """Check template files, or those of the office's folder. The exit code says whether all pass."""
    from legal_assist.desk import office_templates, templates

    desk, lang = law_desk(arguments), arguments.lang
    files = [Path(one) for one in arguments.files]
    if not files:
        place = office_templates.folder(desk)
        files = sorted(place.glob("*.docx")) if place.is_dir() else []
        if not files:
            raise UsageError("templates.no_own_at_all")
    if arguments.comments is not None and len(files) != 1:
        raise UsageError("templates.one_for_comments")
    reports = [templates.check(desk, one, arguments.document) for one in files]
    copy = ""
    if arguments.comments is not None:
        out = Path(arguments.comments)
        copy = output.path_text(templates.comments(files[0], reports[0], out, lang))
    if arguments.json:
        output.data({"templates": [_plain(one, lang) for one in reports], "copy": copy})
    else:
        for report in reports:
            _tell(report, lang)
        if copy:
            output.line(messages.text("templates.comments_made", lang, place=copy))
    return int(ExitCode.DONE if all(one.passes for one in reports) else ExitCode.DOCUMENT)


def _plain(report: Report, lang: str) -> dict[str, Any]:
    def said(problems: Any) -> list[dict[str, str]]:
        return [{"fault": p.key, "message": messages.of_problem(p, lang)} for p in problems]

    return {
        "name": report.name,
        "sha256": report.sha256,
        "passes": report.passes,
        "fields": len(report.read),
        "faults": said(report.problems),
        "notes": said(report.hints),
    }


def _tell(report: Report, lang: str) -> None:
    numbers = {"fields": len(report.read), "hints": len(report.hints), "count": len(report.problems)}
    key = "templates.passes" if report.passes else "templates.fails"
    output.line(messages.text(key, lang, name=report.name, **numbers))
    for problem in report.problems:
        output.line(f"  - {messages.of_problem(problem, lang)}")
    mark = messages.text("templates.hint_mark", lang)
    for problem in report.hints:
        output.line(f"  - ({mark}) {messages.of_problem(problem, lang)}")


def vocabulary(arguments: argparse.Namespace) -> None:
    """Every field with its kind, meaning and an example."""
    from legal_assist.desk import template_words, templates

    desk, lang = law_desk(arguments), arguments.lang
    every = templates.fields(desk)
    if arguments.document is not None:
        desk.catalogue.entry(arguments.document)  # says so when there is none
        names = every[arguments.document].names
    else:
        names = templates.together(every.values())
    lines = [
        {
            "field": one.name,
            "kind": one.kind,
            "meaning": template_words.meaning(one.name, desk.catalogue, lang),
            "example": one.example,
        }
        for one in names
    ]
    if arguments.json:
        output.data({"document": arguments.document or "", "fields": lines})
        return
    head = "templates.vocabulary_head" if arguments.document else "templates.vocabulary_head_all"
    params = {"id": arguments.document or "", "count": len(lines), "example": "{{ dokumen.tanggal }}"}
    output.line(messages.text(head, lang, **params))
    output.line(messages.text("templates.vocabulary_more", lang))
    for line in lines:
        kind = messages.text(f"templates.kind.{line['kind']}", lang)
        output.line(f"{line['field']}  ({kind})")
        output.line(f"    {line['meaning']}")
        if line["example"]:
            short = " ".join(line["example"].split())
            short = short if len(short) <= _EXAMPLE else f"{short[: _EXAMPLE - 2]} …"
            output.line(f"    {messages.text('templates.example', lang, text=short)}")


def new(arguments: argparse.Namespace) -> None:
    """Copy the shipped template of a document, to be changed in Word."""
    from legal_assist.desk import templates

    made = templates.new(law_desk(arguments), arguments.document, Path(arguments.out))
    if arguments.json:
        output.data({"files": [output.path_text(one) for one in made]})
        return
    for one in made:
        output.line(messages.text("templates.made_new", arguments.lang, place=output.path_text(one)))


def use(arguments: argparse.Namespace) -> None:
    """Check a template and use it from now on in place of the shipped one."""
    from legal_assist.desk import office_templates, templates

    desk, lang = desk_of(arguments), arguments.lang
    path = Path(arguments.file)
    report = templates.use(desk, path, arguments.document)
    name = templates.name_of(desk, path, arguments.document)
    documents = office_templates.names(desk.catalogue)[name]
    if arguments.json:
        output.data(_plain(report, lang) | {"template": name, "documents": documents})
        return
    _tell(report, lang)
    output.line(messages.text("templates.used", lang, name=name, documents=", ".join(documents)))


def listed(arguments: argparse.Namespace) -> None:
    """The office's templates, and whether each is in use."""
    from legal_assist.desk import office_templates

    desk, lang = desk_of(arguments), arguments.lang
    found = office_templates.own(desk)
    place = output.path_text(office_templates.folder(desk))
    if arguments.json:
        plain = [
            {
                "name": one.name,
                "state": one.state,
                "documents": one.documents,
                "sha256": one.accepted.sha256 if one.accepted else "",
                "accepted_on": one.accepted.day if one.accepted else "",
                "accepted_by": one.accepted.operator if one.accepted else "",
            }
            for one in found
        ]
        output.data({"folder": place, "templates": plain})
        return
    if not found:
        output.line(messages.text("templates.no_own_at_all", lang))
        return
    output.line(messages.text("templates.own_head", lang, folder=place))
    for one in found:
        output.line(f"  {one.name}: {messages.text(f'templates.state.{one.state}', lang)}")
        if one.documents:
            output.line(f"    {messages.text('templates.note', lang, documents=', '.join(one.documents))}")


def drop(arguments: argparse.Namespace) -> None:
    """Use the shipped template again in place of one of the office's."""
    from legal_assist.desk import templates

    desk = desk_of(arguments)
    kept = output.path_text(templates.drop(desk, arguments.name))
    if arguments.json:
        output.data({"kept": kept})
        return
    output.line(messages.text("templates.dropped", arguments.lang, name=arguments.name, place=kept))
