"""All answers of a goal, by paper; changing one shows first what changes with it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, Final

from textual.widgets import Static

from legal_assist import messages
from legal_assist.cases import vocabulary
from legal_assist.desk import answer_words, effect_words, interviewing, wording
from legal_assist.errors import LegalAssistError
from legal_assist.tui import commands
from legal_assist.tui.forms import values
from legal_assist.tui.forms.question_draft import QuestionDraft, is_alone
from legal_assist.tui.line_list import LineList, Row
from legal_assist.tui.place import Place
from legal_assist.tui.screens.dialogs import Choice
from legal_assist.tui.screens.form import Form
from legal_assist.tui.screens.jumping import target

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from legal_assist.documents.goals import Goal
    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.screens.case_place import CasePlace

#: Of a long answer so many characters are shown; Enter shows all of it.
_LONG: Final = 150


class Review(Place[None]):
    """The answers of a goal, paper by paper; Enter changes one.

    Args:
        host: the case file the interview was begun from.
        goal: whose papers are shown.
    """

    SCOPES: ClassVar = ("review",)
    HELP_TOPIC = "interview"
    AUTO_FOCUS = "#answers"
    KEY_LINES = 2
    BINDINGS = commands.bindings("review")

    def __init__(self, host: CasePlace, goal: Goal) -> None:
        super().__init__(host.sitting)
        self.session = host.session
        self._host, self._goal = host, goal
        #: Revision of the case that was listed last.
        self._listed = -1

    def body(self) -> Iterable[Widget]:
        """What this is, and the list."""
        yield Static("", id="review-lead", markup=False)
        yield LineList(wrap_lines=True, id="answers")

    def heading(self) -> tuple[str, str]:
        """Code and goal."""
        lang = self.sitting.lang
        title = self._goal.title_en if lang == "en" else self._goal.title
        return self.session.heading(title), messages.text("interview.review", lang)

    def on_screen_resume(self) -> None:
        """Back from a change, unless nothing was changed."""
        if self._listed != self.session.opened.revision:
            self.retell()

    def retell(self) -> None:
        """Say everything anew."""
        super().retell()
        self._listed = self.session.opened.revision
        self.query_one("#review-lead", Static).update(
            messages.text("interview.review_lead", self.sitting.lang)
        )
        self.start(self._list(), group="load")

    async def _list(self) -> None:
        rows = await asyncio.to_thread(self._rows)
        if self.is_mounted:
            lines = self.query_one("#answers", LineList)
            here = lines.row
            lines.show(rows, key=here.key if here is not None else None)

    def _rows(self) -> list[Row]:
        lang, desk = self.sitting.lang, self.sitting.desk
        titles = desk.catalogue.titles(lang)
        rows: list[Row] = []
        for paper, paths in interviewing.reviewed(desk, self.session.case, self._goal).items():
            rows.append(Row("", titles[paper], "heading"))
            for path in paths:
                # Hidden before it is cut: half a name is not recognised any more.
                answer = self.session.show(self._answer(path))
                sign = "[x]" if answer else "[?]"
                words = " ".join(answer.split()) or messages.text("interview.not_answered", lang)
                words = words if len(words) <= _LONG else f"{words[:_LONG].rstrip()}…"
                text = f"{sign} {wording.label(path, lang)}: {words}"
                tone = "done" if answer else ""
                rows.append(Row(f"{paper}/{path}", self.session.show(text), tone, hanging=4, data=path))
        return rows

    def _answer(self, path: str) -> str:
        """Of a field what was answered, of a list how many entries it has; empty when there is nothing."""
        if _is_listed(path):
            return answer_words.told(self.session.case, path, self.sitting.lang)
        return values.answer(self.session, path)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Change the answer under the cursor, or go to the list it belongs to."""
        if event.row is not None and event.row.data:
            self.start(self._change(event.row.data))

    def action_choose(self) -> None:
        """What the key bar's Enter does."""
        self.query_one("#answers", LineList).action_choose()

    async def _change(self, path: str) -> None:
        if vocabulary.find(path) is not None and not _is_listed(path) and is_alone(path):
            await self.app.push_screen(Amend(self.session, path))
            return
        if target(self.session.case, path) is not None:
            await self._host.jump(path)

    def action_back(self) -> None:
        """Back to the questions."""
        self.dismiss(None)


def _is_listed(path: str) -> bool:
    fact = vocabulary.find(path)
    return fact is not None and fact.kind in ("list", "group")


class Amend(Form):
    """One answer, changed only after it was seen what changes with it.

    Args:
        session: the case.
        path: the fact.
    """

    HELP_TOPIC = "interview"

    def __init__(self, session: CaseSession, path: str) -> None:
        super().__init__(QuestionDraft(session, (path,)))
        self._asking = False

    def _next_field(self) -> None:
        """There is no other field: Enter stores this one."""
        self.put_away()

    async def _save(self, name: str) -> None:
        """Show which sums, dates and papers the answer changes, then store it."""
        if self._asking:
            return
        self._asking = True
        try:
            if not await self._is_wanted(name):
                for row in self.rows():
                    row.give_up()
                return
            await super()._save(name)
        finally:
            self._asking = False

    async def _is_wanted(self, name: str) -> bool:
        desk, lang = self.sitting.desk, self.sitting.lang
        opened, text = self.session.opened, self.draft.texts.get(name)
        if text is None:
            return True
        try:
            found = await asyncio.to_thread(interviewing.before_saving, desk, opened, name, text)
        except LegalAssistError:
            return True  # storing tells what is wrong with it
        said = effect_words.lines(desk, found, lang)
        if not said:
            return True
        words = "\n".join((messages.text("interview.effect.lead", lang), *(f"- {line}" for line in said)))
        buttons = [
            ("go", messages.text("interview.effect.store", lang)),
            ("stay", messages.text("interview.effect.keep_old", lang)),
        ]
        asked = Choice(self.sitting, self.session.show(words), buttons)
        return await self.app.push_screen_wait(asked) == "go"
