"""`guide [WORDS]` and `sample [ID]`: what a first hour needs, without a network and without a checkout."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from legal_assist import messages, tanggal
from legal_assist.cli import output
from legal_assist.cli.session import desk_of
from legal_assist.errors import DocumentError, UsageError
from legal_assist.workspace import guides_dir

if TYPE_CHECKING:
    import argparse

#: The guide of each language, as it lies in `docs`.
FILES = {"id": "panduan.md", "en": "guide.md"}


def guide(arguments: argparse.Namespace) -> None:
    """Print the guide, or those of its chapters whose title holds all the words.

    Raises:
        UsageError: no chapter is called so.
        DocumentError: the guide is missing from the installation.
    """
    path = guides_dir() / FILES[arguments.lang]
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        raise DocumentError("workspace.part_missing", place=FILES[arguments.lang]) from None
    chapters = re.split(r"(?m)^(?=## )", _without_pictures(text))
    asked = [word.casefold() for word in arguments.words]
    found = [one for one in chapters if all(word in _title(one) for word in asked)]
    if not found:
        titles = "; ".join(one.splitlines()[0].removeprefix("## ") for one in chapters[1:])
        raise UsageError("guide.no_chapter", titles=titles)
    if arguments.json:
        output.data({"path": output.path_text(path), "text": "".join(found)})
        return
    output.line("".join(found).rstrip())
    output.line(f"\n{messages.text('guide.where', arguments.lang, path=output.path_text(path))}")


def sample(arguments: argparse.Namespace) -> None:
    """Put one invented sample case into the store, or list those there are with their days."""
    from legal_assist.desk import samples

    lang = arguments.lang
    if not arguments.sample:
        for one in samples.all_samples():
            about = messages.text("guide.sample", lang, day=tanggal.format_long(one.as_of, lang))
            output.line(f"{one.id.split('-')[0]}  {one.id}  {about}")
        return
    chosen = samples.sample(arguments.sample)
    opened = desk_of(arguments).import_case(chosen.case_file.read_bytes())
    day = tanggal.format_short(chosen.as_of)
    if arguments.json:
        output.data({"code": opened.case.code, "as_of": chosen.as_of.isoformat()})
        return
    output.line(messages.text("cli.case_imported", lang, code=opened.case.code))
    output.line(messages.text("guide.sample_day", lang, day=day))


def _without_pictures(text: str) -> str:
    kept = re.sub(r"(?m)^ *!\[[^\n]*\n+", "", text)
    return re.sub(r"\n{3,}", "\n\n", kept)


def _title(chapter: str) -> str:
    return chapter.splitlines()[0].casefold()
