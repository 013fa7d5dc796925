"""The papers: which apply, what each lacks, making them, and where they went."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from legal_assist import messages
from legal_assist.desk import made_papers, paper_sheet
from legal_assist.desk.made_papers import MadePaper
from legal_assist.tui import commands
from legal_assist.tui.line_list import Row
from legal_assist.tui.panes import gap_groups, made_rows, said
from legal_assist.tui.panes.pane import Pane
from legal_assist.tui.screens import addressee_sheet, making, paper_outputs, template_checking, wiping
from legal_assist.tui.screens import case_questions as questions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from legal_assist.desk.papers import MadeFile
    from legal_assist.reckoning.readiness import DocumentState
    from legal_assist.tui.sitting import Sitting


class DocumentsPane(Pane):
    """Dokumen."""

    HELP_TOPIC = "documents"
    SCOPES: ClassVar = ("list", "documents")
    BINDINGS: ClassVar = commands.bindings("documents")

    _made: tuple[MadeFile, ...] = ()

    def rows(self) -> Sequence[Row]:
        """One row per document; below, the papers that were made, with those that no longer fit marked."""
        rows = []
        for state in self.sitting.desk.documents(self.session.case):
            sign, words, tone = _state(self.sitting, state)
            rows.append(Row(state.id, f"{sign} {title(self.sitting, state.id)}: {words}", tone, 4, state))
        papers = made_papers.listing(self.sitting.desk, self.session.opened)
        rows += made_rows.rows(self.session, papers, self._made)
        return rows

    def detail(self, row: Row) -> str:
        """Who signs, to whom, who gets a copy, and each gap; of a made paper where it is and what changed."""
        if isinstance(row.data, MadePaper):
            return made_rows.detail(self.sitting, row.data, self._made)
        state: DocumentState | None = row.data
        if state is None:
            return ""
        sitting, t = self.sitting, self.sitting.t
        lines = []
        if state.why_not is not None and not state.applies:
            lines.append(said.say(sitting, state.why_not))
        sheet = paper_sheet.of(sitting.desk, self.session.case, state.id)
        lines += paper_sheet.way(sheet, sitting.lang)
        if not state.identities:  # else the notes say who is named how
            lines.append(messages.text(f"paper_sheet.identity.{sheet.identity}", sitting.lang))
        lines += [said.say(sitting, note) for note in state.notes]
        if state.acceptances:
            codes = ", ".join(str(gap.said.params["code"]) for gap in state.acceptances)
            lines.append(messages.text("made.until_accepted", sitting.lang, codes=codes))
        if state.applies is not False:
            lines += self._lacking(state)
            if state.unprintable:
                lines.append(t("documents.to_accept", what=said.cite(sitting, state.unprintable)))
            lines += paper_sheet.rest(sheet, sitting.desk, sitting.lang)
        return "\n".join(lines)

    def choose(self, row: Row) -> None:
        """A document with gaps leads to them; a complete one is made; a paper that no longer fits, anew."""
        if isinstance(row.data, MadePaper):
            self._choose_paper(row.data)
            return
        state: DocumentState | None = row.data
        if state is None:
            return
        if state.applies is False:
            self.app.notify(self.sitting.t("documents.not_applicable"), severity="warning")
        elif state.unanswered:
            self.start(self._to_gap(state))
        else:
            self.start(self._make((state,), draft=False))

    def _choose_paper(self, paper: MadePaper) -> None:
        state = self._state_of(paper)
        if not paper.is_stale:
            self.app.notify(messages.text("made.pane_fits", self.sitting.lang))
        elif not made_rows.is_of_catalogue(self.sitting, paper):
            self.app.notify(messages.text("made.pane_elsewhere", self.sitting.lang), severity="warning")
        elif state is None or state.applies is False:
            self.app.notify(self.sitting.t("documents.not_applicable"), severity="warning")
        else:
            self.start(self._make((state,), draft=paper.draft or bool(state.unanswered)))

    def _state_of(self, paper: MadePaper) -> DocumentState | None:
        states = self.sitting.desk.documents(self.session.case)
        return next((one for one in states if one.id == paper.document), None)

    def _lacking(self, state: DocumentState) -> list[str]:
        """A few gaps one by one; many put together."""
        if len(state.gaps) <= gap_groups.FEW:
            return [f"- {said.gap(self.sitting, gap)}" for gap in state.gaps]
        documents = self.sitting.desk.documents(self.session.case)
        found = gap_groups.groups(self.sitting, state.gaps, documents)
        return [f"- {gap_groups.line(self.sitting, group)}" for group in found]

    async def _to_gap(self, state: DocumentState) -> None:
        gaps, t = state.unanswered, self.sitting.t
        words = t("documents.which_gap", n=len(gaps))
        if len(gaps) > gap_groups.FEW:
            found = gap_groups.groups(self.sitting, gaps, self.sitting.desk.documents(self.session.case))
            rows = [Row(str(n), gap_groups.line(self.sitting, one)) for n, one in enumerate(found)]
            picked = await questions.pick(self.place, t("documents.which_group", n=len(gaps)), rows)
            if not picked:
                return
            group = found[int(picked[0])]
            gaps, words = group.gaps, t("documents.which_gap", n=len(group.gaps))
        rows = [Row(str(n), self.session.show(said.gap(self.sitting, one))) for n, one in enumerate(gaps)]
        picked = await questions.pick(self.place, words, rows)
        if picked:
            gap = gaps[int(picked[0])]
            await self.host.jump(gap.path, said.preset(gap))

    def action_addressee(self) -> None:
        """What one addressee requires of the applications to it."""
        self.start(addressee_sheet.show(self.place, self.session, self.host))

    # --- making ----------------------------------------------------------------------------------

    def _chosen(self) -> DocumentState | None:
        state = self._chosen_any()
        if state is not None and state.applies is False:
            self.app.notify(self.sitting.t("documents.not_applicable"), severity="warning")
            return None
        return state

    def action_final(self) -> None:
        """Make the document under the cursor as a final."""
        state = self._chosen()
        if state is not None:
            self.start(self._make((state,), draft=False))

    def action_draft(self) -> None:
        """Make it as a draft."""
        state = self._chosen()
        if state is not None:
            self.start(self._make((state,), draft=True))

    def action_all_drafts(self) -> None:
        """Make everything that applies: complete papers as finals, the others as drafts."""
        self.start(self._make_all())

    def action_wipe_papers(self) -> None:
        """Remove the files of all made papers of this case, after its code name was typed."""
        self.start(self._wipe())

    async def _wipe(self) -> None:
        if await wiping.wipe(self.place, self.session):
            self._list_anew()

    def action_template_check(self) -> None:
        """Check a template by its path."""
        self.start(self._check_template())

    async def _check_template(self) -> None:
        state = self._chosen_any()
        if await template_checking.check(self.place, state.id if state is not None else ""):
            self._list_anew()

    def action_preview_paper(self) -> None:
        """Read the words of the document under the cursor before it is made."""
        state = self._chosen()
        if state is not None:
            name = title(self.sitting, state.id)
            self.start(paper_outputs.preview(self.place, self.session, state.id, name))

    def action_pdf(self) -> None:
        """PDFs of the paper under the cursor; of a document, of its newest files."""
        if files := self._word_files():
            self.start(paper_outputs.pdfs(self.place, self.session, files))

    def action_other_pdf(self) -> None:
        """The same for keeping, or locked."""
        if files := self._word_files():
            self.start(paper_outputs.pdfs_of_another_kind(self.place, self.session, files))

    def _word_files(self) -> tuple[MadeFile, ...]:
        """Those of the line under the cursor; none, and it says so."""
        row = self.lines.row
        data = row.data if row is not None else None
        if isinstance(data, MadePaper):
            found: tuple[MadePaper, ...] = (data,) if made_papers.is_word(data) else ()
        else:
            papers = made_papers.listing(self.sitting.desk, self.session.opened).papers
            found = made_papers.newest(papers, data.id) if data is not None else ()
        if not found:
            key = "outputs.no_word" if isinstance(data, MadePaper) else "outputs.make_first"
            self.app.notify(self.sitting.t(key), severity="warning")
        return tuple(made_papers.as_file(one) for one in found)

    def action_all_pdfs(self) -> None:
        """PDFs of all papers made just now."""
        if not self._made:
            self.app.notify(self.sitting.t("outputs.make_all_first"), severity="warning")
            return
        self.start(paper_outputs.pdfs(self.place, self.session, self._made))

    def action_bundle(self) -> None:
        """Bind the evidence."""
        self.start(paper_outputs.bundle(self.place, self.session))

    def _chosen_any(self) -> DocumentState | None:
        row = self.lines.row
        data = row.data if row is not None else None
        return self._state_of(data) if isinstance(data, MadePaper) else data

    def _list_anew(self) -> None:
        self._stamp = None
        self.freshen()

    async def _make_all(self) -> None:
        states = tuple(s for s in self.sitting.desk.documents(self.session.case) if s.applies)
        if not states:
            self.app.notify(self.sitting.t("documents.nothing_applies"), severity="warning")
            return
        await self._make(states, draft=None)

    async def _make(self, states: tuple[DocumentState, ...], *, draft: bool | None) -> None:
        made = await making.make(self.place, self.session, states, draft=draft)
        if made:
            self._made = made
            self._list_anew()
            self.want("file.0")


def title(sitting: Sitting, document: str) -> str:
    """What a document is called."""
    return sitting.desk.catalogue.titles(sitting.lang).get(document, document)


def _state(sitting: Sitting, state: DocumentState) -> tuple[str, str, str]:
    if state.applies is False:
        return "[-]", sitting.t("documents.state.not_applicable"), "muted"
    if state.unanswered:
        return "[ ]", sitting.t("documents.state.gaps", n=len(state.gaps)), ""
    if state.acceptances:
        return "[!]", sitting.t("documents.state.to_agree"), "todo"
    if state.unprintable:
        return "[?]", sitting.t("documents.state.to_accept"), "todo"
    return "[x]", sitting.t("documents.state.ready"), "done"
