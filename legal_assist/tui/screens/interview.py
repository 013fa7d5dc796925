"""The guided interview on the screen: one group of at most twelve questions at a time, for one goal."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Button, Static

from legal_assist import messages
from legal_assist.cases import editing
from legal_assist.desk import interviewing
from legal_assist.tui import commands
from legal_assist.tui.forms.field_row import FieldRow
from legal_assist.tui.forms.question_draft import QuestionDraft, is_alone
from legal_assist.tui.line_list import Row
from legal_assist.tui.plain import plain
from legal_assist.tui.screens import case_questions as questions
from legal_assist.tui.screens.form import Form
from legal_assist.tui.screens.review import Review

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.screen import Screen
    from textual.widget import Widget

    from legal_assist.desk import Opened
    from legal_assist.documents.goals import Goal
    from legal_assist.reckoning.interview import Group, Question
    from legal_assist.tui.screens.case_place import CasePlace

#: What stands first in the key bar.
_FIRST = ("next_group", "other_answer", "review", "back", "clear_field")
#: Most victims begun in one answer.
_MOST = 50


class QuestionRow(Vertical):
    """A question that no single field answers: what is asked, and a button that leads to the place.

    Args:
        question: the question.
        words: what is asked.
        button: what the button says.
    """

    def __init__(self, question: Question, words: str, button: str) -> None:
        super().__init__(classes="question")
        self.question = question
        self._words, self._button = words, button

    def compose(self) -> ComposeResult:
        """The words, the button."""
        yield Static(plain(self._words), markup=False)
        yield Button(self._button, compact=True)


class Interview(Form):
    """Asks what a goal still needs. Everything answered is stored at once; Esc stops, at any moment.

    Args:
        host: the case file it was begun from; it knows the way to lists and entries.
        goal: what is wanted.
        victims: codes it is wanted for; empty for all.
    """

    SCOPES: ClassVar[tuple[str, ...]] = ("form", "interview")
    HELP_TOPIC = "interview"
    NEAR: ClassVar = {}
    # From the last question of a group Tab goes on to the next group, from a passage too.
    BINDINGS: ClassVar = [*commands.bindings("interview"), Binding("tab", "onward", show=False)]

    def __init__(self, host: CasePlace, goal: Goal, victims: tuple[str, ...] = ()) -> None:
        super().__init__(QuestionDraft(host.session))
        self.host = host
        self.goal = goal
        self.victims = victims
        #: What is left to ask; None until it was looked for the first time.
        self._groups: tuple[Group, ...] | None = None
        #: What was left out for now, group by group: going back asks it again.
        self._left: list[frozenset[str]] = []
        self._away = False

    # --- what is asked ---------------------------------------------------------------------------

    @property
    def group(self) -> Group | None:
        """The group in sight; None when nothing is left to ask."""
        return self._groups[0] if self._groups else None

    def _find(self) -> tuple[Group, ...]:
        left = frozenset().union(*self._left)
        return interviewing.groups(
            self.sitting.desk, self.session.case, self.goal, victims=self.victims, left=left
        )

    def say(self, key: str, /, **params: Any) -> str:
        """A sentence of the interview."""
        return messages.text(f"interview.{key}", self.sitting.lang, **params)

    async def _show_page(self, number: int, field: str = "") -> None:
        del number
        async with self._turning:
            self._groups = await asyncio.to_thread(self._find)
            if not self.is_running:
                return
            group = self.group
            asked = group.questions if group is not None else ()
            names = [one.path for one in asked if _is_field(one)]
            self._keep_only(names)
            scroll = self.query_one("#fields", VerticalScroll)
            with self.app.batch_update():
                await scroll.remove_children()
                await scroll.mount_all([self._row_for(one) for one in asked])
                if group is None:
                    await scroll.mount(Static(plain(self._end_words()), classes="question", markup=False))
                    for name in ("papers", "review"):
                        await scroll.mount(Button(self.say(f"to_{name}"), id=f"to-{name}", compact=True))
                self.retell()
            self._focus_on(field)
            scroll.scroll_home(animate=False)

    def _keep_only(self, names: list[str]) -> None:
        """What was typed and could not be stored stays, with its fault, until it is stored or dropped."""
        open_texts, faults = dict(self.draft.texts), dict(self.draft.faults)
        self.draft = QuestionDraft(self.session, dict.fromkeys((*names, *open_texts)))
        self.draft.texts.update(open_texts)
        self.draft.faults.update(faults)
        self.pages = self.draft.pages()
        self.page = 0

    def _row_for(self, one: Question) -> FieldRow | QuestionRow:
        if _is_field(one):
            return FieldRow(self.draft, one.path)
        lang = self.sitting.lang
        words = self.say("no_victims") if one.path == "victims" else interviewing.asked(one, lang)
        return QuestionRow(one, self.session.show(words), self.say("add" if one.how == "entry" else "open"))

    def _focus_on(self, field: str) -> None:
        rows = self.rows()
        wanted = next((row for row in rows if row.field == field), None)
        first = wanted or next((row for row in rows if row.display), None)
        if first is not None:
            first.editor.focus()
        else:
            buttons = list(self.query("#fields Button").results(Button))
            if buttons:
                buttons[0].focus()

    def _end_words(self) -> str:
        skipped = len(frozenset().union(*self._left))
        return self.say("end_left", n=skipped) if skipped else self.say("end")

    def commands_now(self) -> list[tuple[commands.Command, Widget | Screen[Any]]]:
        """Going on comes first, then what the answer may be; the rest is in the palette."""
        found = {pair[0].id: pair for pair in super().commands_now() if pair[0].id != "next_page"}
        first = [found.pop(name) for name in _FIRST if name in found]
        return [*first, *found.values()]

    # --- words -----------------------------------------------------------------------------------

    def heading(self) -> tuple[str, str]:
        """Code, goal, and whether everything is stored."""
        title = self.goal.title_en if self.sitting.lang == "en" else self.goal.title
        return self.session.heading(title), self._state()

    def _title(self) -> str:
        group = self.group
        if self._groups is None:
            return self.say("looking")
        if group is None:
            return self.say("nothing_left")
        theme = self.say(f"theme.{group.theme}")
        left = sum(len(one.questions) for one in self._groups or ())
        who = f" – {group.victim}" if group.victim else ""
        return f"{theme}{who}  {self.say('count', n=len(group.questions), left=left)}"

    def _tell_help(self) -> None:
        """What the field means, who will read the answer, which papers wait; gently where it may hurt."""
        super()._tell_help()
        one = self._question()
        if one is None:
            return
        panel = self.query_one("#field-help", Static)
        lines = [self.row.help()] if self.row is not None else []
        if one.sensitivity == "health":
            lines.append(self.say("gently"))
        if one.readers:
            readers = ", ".join(self.say(f"reader.{each}") for each in one.readers)
            lines.append(f"{self.say('read_by', readers=readers).strip()}.")
        if one.documents:
            lines.append(self.say("waits", n=len(one.documents), papers=self._papers(one)))
        panel.update(plain(" ".join(line for line in lines if line)))

    def _papers(self, one: Question) -> str:
        titles = self.sitting.desk.catalogue.titles(self.sitting.lang)
        return "; ".join(titles.get(each, each) for each in one.documents[:3])

    def _question(self) -> Question | None:
        """The question with the focus."""
        asked = self.group.questions if self.group is not None else ()
        if self.row is not None:
            return next((one for one in asked if one.path == self.row.field), None)
        node: Any = self.focused
        while node is not None and node is not self:
            if isinstance(node, QuestionRow):
                return node.question
            node = node.parent
        return None

    # --- going on --------------------------------------------------------------------------------

    def _next_field(self) -> None:
        """To the next question; from the last one to the next group."""
        rows = list(self.query("#fields > *").results())
        here = next(
            (n for n, row in enumerate(rows) if self.focused in row.walk_children(with_self=True)), -1
        )
        for row in rows[here + 1 :]:
            if isinstance(row, FieldRow) and row.display:
                row.editor.focus()
                return
            if isinstance(row, QuestionRow):
                row.query_one(Button).focus()
                return
        self.action_next_page()

    def action_onward(self) -> None:
        """Tab: to the next question, from the last one to the next group."""
        self._next_field()

    def _turn(self, step: int) -> None:
        self.leave_page()
        self.start(self._on(step))

    async def _on(self, step: int) -> None:
        """To the next group, leaving open questions for later; or back to the group before."""
        await self._idle.wait()
        if step > 0:
            asked = self.group.questions if self.group is not None else ()
            if self.draft.texts:
                self.app.notify(self.say("not_stored"), severity="warning")
                return
            if asked:
                still = {one.id for each in await asyncio.to_thread(self._find) for one in each.questions}
                self._left.append(frozenset(one.id for one in asked if one.id in still))
        elif self._left:
            self._left.pop()
        else:
            return
        await self._show_page(0)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        row = event.button.parent
        if event.button.id == "to-review":
            self.action_review()
        elif event.button.id == "to-papers":
            self.start(self._to_papers())
        elif isinstance(row, QuestionRow):
            self.start(self._answer_elsewhere(row.question))

    async def _answer_elsewhere(self, one: Question) -> None:
        if one.path == "victims":
            await self._how_many()
            return
        self._away = True
        if one.how == "entry" and not editing.entries_at(self.session.case, one.path):
            await self.host.add_entry(one.path, dict(one.preset) or None)  # no empty list in between
            return
        await self.host.jump(one.gap.path if one.how == "decide" else one.path, dict(one.preset) or None)

    def action_other_answer(self) -> None:
        """Not known, held by another, to follow: of a field. A list that is asked for can only be left."""
        if self.row is None and self.group is not None:
            self.app.notify(self.say("only_left"), severity="warning")
        else:
            super().action_other_answer()

    async def _how_many(self) -> None:
        """Begin a file for each victim; who they are is asked later."""

        def number_in(typed: str) -> int:
            return int(typed) if typed.strip().isascii() and typed.strip().isdigit() else 0

        def refuse(typed: str) -> str:
            return "" if 1 <= number_in(typed) <= _MOST else self.say("how_many_refused", most=_MOST)

        typed = await questions.ask(self, self.say("how_many", most=_MOST), refuse=refuse)
        if typed is None:
            return
        number = number_in(typed)

        def add(opened: Opened) -> Opened:
            for _ in range(number):
                opened, _entry = self.sitting.desk.add(opened, "victims", {})
            return opened

        await self.host.save(add)
        await self._show_page(0)

    def on_screen_resume(self) -> None:
        """Back from the place where something was added: ask what is left."""
        if self._away:
            self._away = False
            self.start(self._show_page(0))

    async def _to_papers(self) -> None:
        """Where the papers are made."""
        if await self.leave() and self.is_current:
            self.dismiss(None)
            self.host.go_to("documents")

    def action_review(self) -> None:
        """All answers, by paper."""
        self.start(self._review())

    async def _review(self) -> None:
        self.put_away()
        await self._idle.wait()
        self._away = True
        await self.app.push_screen(Review(self.host, self.goal))


def _is_field(one: Question) -> bool:
    return one.how == "field" and is_alone(one.path)


async def begin(host: CasePlace) -> None:
    """Choose a goal, and for whom where there are several victims; then ask."""
    sitting, case = host.sitting, host.session.case
    english = sitting.lang == "en"
    found = interviewing.goals(sitting.desk)
    rows = [
        Row(one.id, f"{one.title_en}. {one.about_en}" if english else f"{one.title}. {one.about}", hanging=4)
        for one in found
    ]
    picked = await questions.pick(host, messages.text("interview.which_goal", sitting.lang), rows)
    if not picked:
        return
    goal = next(one for one in found if one.id == picked[0])
    victims: tuple[str, ...] = ()
    codes = [victim.id for victim in case.victims]
    if len(codes) > 1:
        chosen = await questions.pick(
            host,
            messages.text("interview.for_whom", sitting.lang),
            [Row(code, code) for code in codes],
            ", ".join(codes),
            several=True,
        )
        if not chosen:
            return
        victims = chosen if len(chosen) < len(codes) else ()
    await host.app.push_screen(Interview(host, goal, victims))
