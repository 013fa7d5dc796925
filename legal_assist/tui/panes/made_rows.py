"""The papers that were made, as lines: where each lies, whether it still fits, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist import messages
from legal_assist.desk import made_papers
from legal_assist.tui.line_list import Row
from legal_assist.tui.panes import said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from legal_assist.desk.made_papers import Listing, MadePaper
    from legal_assist.desk.papers import MadeFile
    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.sitting import Sitting


def rows(session: CaseSession, found: Listing, fresh: Sequence[MadeFile]) -> list[Row]:
    """The lines: what was made just now first, then what was made before, each under its folder.

    Args:
        session: the case; a folder may bear a name.
        found: the papers of the case.
        fresh: what was made just now on this screen.
    """
    sitting = session.sitting
    known = {one.path: one for one in found.files}
    new = {file.path: file for file in fresh if file.path in known}
    lines: list[Row] = []
    if new:
        lines.append(Row("", sitting.t("documents.made_here"), "heading"))
        lines += _under_folders(session, [known[path] for path in new], new, 0)
    before = [one for one in found.files if one.path not in new]
    if before:
        lines.append(Row("", _words(sitting, "pane_heading"), "heading"))
        lines += _under_folders(session, before, {}, len(new))
    away = len(found.papers) - len(found.files)
    if away:
        lines.append(Row("", _words(sitting, "pane_away", n=away), "muted", hanging=2))
    if found.unreadable:
        words = _words(sitting, "unreadable", names=", ".join(found.unreadable))
        lines.append(Row("", words, "todo", hanging=2))
    return lines


def detail(sitting: Sitting, paper: MadePaper, fresh: Sequence[MadeFile]) -> str:
    """Where a paper lies, from which state of the case it is, what changed since, what to look at."""
    made = {"when": sitting.moment(paper.made_at), "revision": paper.revision}
    lines = [f"- {one}" for one in made_papers.say(paper, sitting.desk, sitting.lang)]
    again = "pane_again" if is_of_catalogue(sitting, paper) else "pane_elsewhere"
    lines.append(_words(sitting, again if paper.is_stale else "pane_fits"))
    if paper.state == "edited":
        lines.append(_words(sitting, "pane_edited"))
    file = next((one for one in fresh if one.path == paper.path), None)
    if file is not None and file.noted:
        lines.append(_words(sitting, "pane_noted"))
        lines += [f"- {messages.of_problem(one, sitting.lang)}" for one in file.noted]
    lines += [_words(sitting, "pane_made_on", **made), str(paper.path)]
    return "\n".join(lines)


def is_of_catalogue(sitting: Sitting, paper: MadePaper) -> bool:
    """Whether it is one of the documents above; a bundle of evidence is not."""
    return any(entry.id == paper.document for entry in sitting.desk.catalogue.entries)


def _under_folders(
    session: CaseSession, papers: list[MadePaper], new: dict[Path, MadeFile], first: int
) -> list[Row]:
    folders = list(dict.fromkeys(one.path.parent for one in papers))
    number, lines = first, []
    for folder in folders:
        lines.append(Row("", session.show(f"  {folder}"), hanging=4))
        for paper in papers:
            if paper.path.parent == folder:
                lines += _lines(session.sitting, paper, new.get(paper.path), f"file.{number}")
                number += 1
    return lines


def _lines(sitting: Sitting, paper: MadePaper, file: MadeFile | None, key: str) -> list[Row]:
    t = sitting.t
    if file is not None and file.draft:
        draft = f" {t('documents.draft_mark', n=file.gaps)}"
    else:
        told = "DRAF" in paper.path.name or not paper.draft
        draft = "" if told else f" ({_words(sitting, 'draft')})"
    edited = f", {_words(sitting, 'edited')}" if paper.state == "edited" else ""
    sign, words, tone = "[x]", _words(sitting, "fits"), ""
    if paper.is_stale:
        sign, words, tone = "[!]", _words(sitting, "stale"), "todo"
    found = [Row(key, f"  {sign} {paper.path.name}{draft}: {words}{edited}", tone, 6, paper)]
    if file is not None and file.left_out:
        left = t("documents.left_out", what=said.cite(sitting, file.left_out))
        found.append(Row("", f"      {left}", "todo", hanging=6))
    if file is not None and file.noted:
        found.append(Row("", f"      {_words(sitting, 'pane_look', n=len(file.noted))}", "todo", hanging=6))
    return found


def _words(sitting: Sitting, key: str, **values: object) -> str:
    return messages.text(f"made.{key}", sitting.lang, **values)
