"""`demo`: the main job on an invented case, in a store that is thrown away; the documents stay."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from legal_assist import messages, rupiah, terbilang
from legal_assist.cli import output, paper_verbs
from legal_assist.cli.session import clock_of
from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, papers, private_view, samples, wording
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    import argparse

    from legal_assist.desk import Opened
    from legal_assist.desk.papers import MadeFile


def demo(arguments: argparse.Namespace) -> None:
    """Import a sample, show its next steps, law, losses and deadlines, and make its whole package."""
    chosen = samples.sample(arguments.sample)
    clock = clock_of(arguments) if arguments.as_of else FixedClock(chosen.as_of)
    out = Path(arguments.out) if arguments.out else Path("demo-output")
    # What a killed demo leaves behind is wiped by the next one.
    with private_view.folder() as folder:
        desk = Desk(folder, clock, "demo")
        desk.unlock()
        opened = desk.import_case(chosen.case_file.read_bytes())
        if not arguments.json:
            _tell(desk, opened, arguments.lang)
        made: list[MadeFile] = []
        for document in papers.applying(desk, opened):
            try:
                made += desk.make(opened, (document,), out)
            except DocumentError as error:
                if error.key != "desk.final_has_gaps":
                    raise
                made += desk.make(opened, (document,), out, draft=True)
    paper_verbs.report(desk, tuple(made), arguments)


def _tell(desk: Desk, opened: Opened, lang: str) -> None:
    words = messages.text
    case = opened.case
    output.line(words("cli.demo.intro", lang, code=case.code, day=wording.value("day_of", desk.today, lang)))
    output.line(f"\n{words('cli.demo.steps', lang)}")
    for number, step in enumerate(desk.next_steps(case), start=1):
        citation = wording.cite(tuple(step.basis), desk.book, lang)
        output.line(f"  {number}. {wording.say(step.said, lang)}" + (f"  ({citation})" if citation else ""))
    output.line(f"\n{words('cli.demo.law', lang)}")
    for subject, finding in desk.regime(case).items():
        citation = wording.cite(finding.value.provisions, desk.book, lang)
        if citation:
            output.line(f"  {words(f'regimes.subject.{subject}', lang)}: {citation}")
    ledger = desk.losses(case).value
    output.line(f"\n{words('cli.demo.losses', lang)}")
    for victim in ledger.victims:
        output.line(f"  {victim.victim}: {rupiah.format(victim.total)}")
    total = f"{rupiah.format(ledger.total)} ({terbilang.rupiah_words(ledger.total)})"
    output.line(f"  {words('cli.demo.total', lang, amount=total)}")
    output.line(f"  {words('cli.restitution_idr', lang, amount=rupiah.format(ledger.restitution))}")
    if ledger.joined:
        output.line(f"  {words('cli.joined_idr', lang, amount=rupiah.format(ledger.joined))}")
    output.line(f"\n{words('cli.demo.deadlines', lang)}")
    open_lines = [line for line in desk.deadlines(case) if line.state not in ("met", "closed")]
    for line in open_lines[:5]:
        day = wording.value("date", line.date, lang) if line.date else words("cli.demo.event_bound", lang)
        state = words(f"cli.deadline_state.{line.state}", lang)
        output.line(f"  {day}: {wording.say(line.title, lang)} ({state})")
    output.line(f"\n{words('cli.demo.documents', lang)}")
