"""The checklists of the rights: each item with its state, why it is asked and on which basis."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from legal_assist import messages
from legal_assist.cases import vocabulary
from legal_assist.desk import wording
from legal_assist.reckoning import explaining, progress
from legal_assist.tui import commands
from legal_assist.tui.forms import values
from legal_assist.tui.line_list import Row
from legal_assist.tui.panes import said, settling
from legal_assist.tui.panes.cited import CitedPane
from legal_assist.tui.panes.explained import Explained
from legal_assist.tui.screens import case_questions as questions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from legal_assist.reckoning.progress import ItemState
    from legal_assist.tui.sitting import Sitting

SIGNS: Final = {
    "alarm": "[!]", "todo": "[ ]", "ask": "[?]", "done": "[x]", "standing": "[i]",
    "not_applicable": "[-]", "open_question": "[~]",
}  # fmt: skip
#: The most urgent first; within one state as the checklist has them.
_ORDER: Final = {
    "alarm": 0, "todo": 1, "ask": 1, "standing": 2, "open_question": 2, "done": 3, "not_applicable": 4,
}  # fmt: skip
_TONES: Final = {"alarm": "alarm", "done": "done", "not_applicable": "muted", "open_question": "muted"}


class ChecklistPane(Explained, CitedPane):
    """Daftar periksa, grouped by right."""

    HELP_TOPIC = "checklist"
    SCOPES: ClassVar = ("list", "cited", "explained", "checklist")
    BINDINGS: ClassVar = commands.bindings("cited", "explained", "checklist")
    _only_open = False

    def rows(self) -> Sequence[Row]:
        """Headings with the progress, then the items."""
        t, lang = self.sitting.t, self.sitting.lang
        states = self.sitting.desk.checklist(self.session.case)
        rows: list[Row] = []
        for right in dict.fromkeys(state.item.right for state in states):
            own = [state for state in states if state.item.right == right]
            if right not in progress.MAIN:  # of these only what applies to this case
                own = [state for state in own if state.state != "not_applicable"]
            if not own:
                continue
            counted = [state for state in own if state.counts]
            done = sum(state.state == "done" for state in counted)
            name = messages.text(progress.right_label_key(right), lang)
            rows.append(Row("", f"{name}  {done}/{len(counted)}", "heading"))
            for state in sorted(own, key=lambda one: _ORDER[one.state]):
                if self._only_open and state.state not in ("alarm", "todo", "ask"):
                    continue
                question = state.item.question_en if lang == "en" else state.item.question
                who = "" if state.subject == "case" else f"{state.subject} "
                answer = self._answer(state)
                said_so = f" ({t('checklist.answer', answer=answer)})" if answer else ""
                words = f"{SIGNS[state.state]} {t(f'state.{state.state}')}{said_so}: {who}{question}"
                key = f"{state.item.id}/{state.subject}"
                rows.append(Row(key, self.session.show(words), _TONES.get(state.state, ""), 4, state))
        return rows

    def _answer(self, state: ItemState) -> str:
        """What is recorded for the yes/no fields an item asks for: `ya`, or each with its label."""
        lang, found = self.sitting.lang, []
        names = [
            need for need in state.item.needs if (fact := vocabulary.find(need)) and fact.kind == "yes_no"
        ]
        for need in names:
            head, _, rest = need.partition(".")
            path = f"{head}.{state.subject}.{rest}" if head == "victims" and state.subject != "case" else need
            value = values.answer(self.session, path)
            if value and len(names) > 1:
                value = f"{wording.label(need, lang)}: {value}"
            if value:
                found.append(value)
        return ", ".join(found)

    def detail(self, row: Row) -> str:
        """Why, basis, what is missing, and what to do when it is refused."""
        state: ItemState = row.data
        sitting, item = self.sitting, state.item
        t, english = sitting.t, sitting.lang == "en"
        lines = [f"{t('said.why')}: {said.say(sitting, state.why)}"]
        if item.not_law:
            lines.append(t("said.not_law"))
        elif state.basis:
            lines.append(said.basis(sitting, state.basis, item.confidence or _weakest(sitting, state)))
        lines += [f"- {said.gap(sitting, one)}" for one in state.gaps]
        if state.state != "not_applicable":
            ways = "; ".join(way.words for way in settling.ways(sitting, state))
            lines.append(f"{t('checklist.ways')}: {ways}")
        refused = item.refused_en if english else item.refused
        consequence = item.consequence_en if english else item.consequence
        if consequence:
            lines.append(f"{t('checklist.consequence')}: {consequence}")
        if refused:
            lines.append(f"{t('checklist.refused')}: {refused}")
        return "\n".join(lines)

    def finding(self, row: Row) -> str:
        """The item."""
        return explaining.item_id(row.data) if row.data is not None else ""

    def cited(self, row: Row) -> tuple[str, ...]:
        """The provisions of an item."""
        state: ItemState = row.data
        return state.basis

    def choose(self, row: Row) -> None:
        """To the fact that settles the item."""
        self.start(self._settle(row.data))

    async def _settle(self, state: ItemState) -> None:
        ways = settling.ways(self.sitting, state)
        way = ways[0]
        # A row that lacks one thing, or is about one field, leads straight there; the detail names the rest.
        about_one = _is_field(way) and sum(_is_field(each) for each in ways) == 1
        straight = len(state.gaps) == 1 or (not state.gaps and about_one)
        if len(ways) > 1 and not straight:
            rows = [Row(str(n), self.session.show(each.words)) for n, each in enumerate(ways)]
            key = "done_which" if state.state == "done" else "which"
            picked = await questions.pick(self.place, self.sitting.t(f"checklist.{key}"), rows)
            if not picked:
                return
            way = ways[int(picked[0])]
        await self.host.jump(way.path, way.preset)

    def action_only_open(self) -> None:
        """Show everything, or only what is still open."""
        self._only_open = not self._only_open
        self._stamp = None
        self.freshen()


def _is_field(way: settling.Way) -> bool:
    fact = vocabulary.find(way.path)
    return fact is not None and fact.kind != "list"


def _weakest(sitting: Sitting, state: ItemState) -> str:
    from legal_assist.law import confidence

    book = sitting.desk.book
    return confidence.weakest([book.provision(each).confidence for each in state.basis])
