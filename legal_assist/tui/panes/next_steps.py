"""What to do now: one to three steps, each with its why, its article and the key that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from legal_assist.reckoning import next_safety, next_steps
from legal_assist.tui import commands
from legal_assist.tui.line_list import Row
from legal_assist.tui.panes import said
from legal_assist.tui.panes.cited import CitedPane
from legal_assist.tui.panes.explained import Explained
from legal_assist.tui.screens import case_questions as questions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from legal_assist.reckoning.next_steps import NextStep


_DEADLINE = "deadline-"
_SIGNS = "safety-signs"


def _way(step: NextStep) -> str:
    """Where a step is done: a document, a fact, a deadline, or the item of the checklist it came from."""
    if step.document:
        return "document"
    if step.path:
        return "fact"
    return "deadline" if step.id.startswith(_DEADLINE) else "checklist"


class NextStepsPane(Explained, CitedPane):
    """Langkah berikutnya."""

    HELP_TOPIC = "next_steps"
    DETAIL = False
    SCOPES: ClassVar = ("list", "cited", "explained")
    BINDINGS: ClassVar = commands.bindings("cited", "explained")

    def rows(self) -> Sequence[Row]:
        """The steps."""
        t, rows = self.sitting.t, []
        steps = self.sitting.desk.next_steps(self.session.case)
        if steps and steps[0].kind != "safety":
            rows += self._signs()
        for number, step in enumerate(steps, start=1):
            sign = "[!] " if step.kind == "safety" else ""
            lines = [f"{number}. {sign}{self._said(step)}"]
            lines.append(f"   {t('said.why')}: {said.say(self.sitting, step.why)}")
            if step.basis:
                basis = said.basis(self.sitting, step.basis, step.confidence)
                lines += [f"   {line}" for line in basis.split("\n")]
            lines.append(f"   {t(f'next.do.{_way(step)}')}")
            tone = "alarm" if step.kind == "safety" else ""
            words = self.session.show("\n".join(lines) + "\n")
            rows.append(Row(step.id, words, tone, hanging=3, data=step))
        return rows or [Row("none", t("next.none"), "muted")]

    def finding(self, row: Row) -> str:
        """The step."""
        return f"next.{row.data.id}" if row.data is not None and row.key != _SIGNS else ""

    def _said(self, step: NextStep) -> str:
        """What to do, with the code of the victim unless the sentence begins with it."""
        words = said.say(self.sitting, step.said)
        if step.parts or not step.victim or words.startswith(step.victim):
            return words
        return f"{step.victim}: {words}"

    def _signs(self) -> list[Row]:
        """What is open about safety and does not come first: always in sight all the same."""
        desk = self.sitting.desk
        signs = next_steps.safety_signs(self.session.case, desk.book, desk.today)
        if not signs:
            return []
        step = next_safety.grouped(signs)
        words = f"[!] {self.sitting.t('next.safety_too')} {said.say(self.sitting, step.said)}\n"
        return [Row(_SIGNS, self.session.show(words), "alarm", hanging=3, data=step)]

    def cited(self, row: Row) -> tuple[str, ...]:
        """The provisions of a step."""
        return row.data.basis if row.data is not None else ()

    def choose(self, row: Row) -> None:
        """Do the step: to the fact, or to the document."""
        step: NextStep | None = row.data
        if step is not None and len(step.parts) > 1:
            self.start(self._one_of(step))
        elif step is not None:
            self._do(step)

    async def _one_of(self, step: NextStep) -> None:
        """A step about several things leads to the one that is picked."""
        rows = [
            Row(str(number), self.session.show(self._said(part)), hanging=4)
            for number, part in enumerate(step.parts)
        ]
        picked = await questions.pick(self.place, self.sitting.t("next.which"), rows)
        if picked:
            self._do(step.parts[int(picked[0])])

    def _do(self, step: NextStep) -> None:
        way = _way(step)
        if way == "document" and step.document:
            self.host.go_to("documents", step.document)
        elif way == "deadline":
            self.host.go_to("deadlines", step.id.removeprefix(_DEADLINE))
        elif way == "checklist":
            self.host.go_to("checklist", f"{step.id.removesuffix(f'-{step.victim}')}/{step.victim or 'case'}")
        elif step.path:
            head, _, rest = step.path.partition(".")
            preset = {"kind": rest} if head == "events" and rest else {}
            if head == "exhibits" and step.victim:
                preset = {"victim": step.victim}
            self.start(self.host.jump(step.path, preset))
