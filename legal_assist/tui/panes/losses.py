"""The loss ledger: lines with their arithmetic, totals per victim and head, warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from legal_assist import messages, rupiah, terbilang
from legal_assist.tui import commands
from legal_assist.tui.forms import form_words
from legal_assist.tui.line_list import Row
from legal_assist.tui.panes import said
from legal_assist.tui.panes.entries import EntryPane
from legal_assist.tui.panes.explained import Explained
from legal_assist.tui.panes.tabled import Tabled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from legal_assist.reckoning.losses import Ledger, LedgerLine, VictimTotal


class LossesPane(Explained, Tabled, EntryPane):
    """Kerugian."""

    HELP_TOPIC = "losses"
    SCOPES: ClassVar = ("list", "entries", "losses", "explained", "tables")
    BINDINGS: ClassVar = commands.bindings("entries", "losses", "explained", "tables")
    TABLE = "losses"

    def rows(self) -> Sequence[Row]:
        """Per victim its lines; then totals, warnings, and what belongs to the ledger."""
        ledger = self.sitting.desk.losses(self.session.case).value
        rows: list[Row] = []
        for victim in ledger.victims:
            rows += self._victim(ledger, victim)
        if not self.session.case.losses:
            rows.append(Row("losses+", self.sitting.t("entries.none"), "muted"))
        rows += self._totals(ledger)
        rows += self._around()
        return rows

    def _victim(self, ledger: Ledger, victim: VictimTotal) -> Iterator[Row]:
        t = self.sitting.t
        words = f"{victim.victim}  {rupiah.format(victim.total)}"
        if victim.declined:
            words += f"  ({t('losses.declined')})"
        yield Row("", words, "heading")
        lines = [line for line in (*ledger.lines, *ledger.left_out) if line.victim == victim.victim]
        for line in lines:
            marks = [t("losses.estimated")] if line.estimated else []
            if line.channel == "joined_claim":
                marks.append(t("losses.joined"))
            if line.warnings:
                marks.append("!")
            tail = f" ({', '.join(marks)})" if marks else ""
            words = f"{line.id:<4} {rupiah.format(line.amount):>16}  {line.what}{tail}"
            yield Row(f"losses.{line.id}", self.session.show(words), hanging=23, data=line)
        if not lines:
            yield Row("", f"     {t('losses.no_line')}", "muted")

    def _totals(self, ledger: Ledger) -> Iterator[Row]:
        t, lang = self.sitting.t, self.sitting.lang
        yield Row("", t("losses.totals"), "heading")
        for head in ledger.heads:
            name = messages.text(f"facts.choices.loss_line.head.{head.head}", lang)
            yield Row("", f"{rupiah.format(head.total):>21}  {name}", hanging=23)
        yield Row("", f"{rupiah.format(ledger.restitution):>21}  {t('losses.restitution')}", hanging=23)
        yield Row("", f"{rupiah.format(ledger.joined):>21}  {t('losses.joined_total')}", hanging=23)
        words = f"{rupiah.format(ledger.total):>21}  {t('losses.total')}"
        yield Row("total", words, hanging=23)
        for share in ledger.shares:
            words = t("losses.share", who=share.defendant, amount=rupiah.format(share.amount))
            yield Row("", self.session.show(words), hanging=4)
        for warning in ledger.warnings:
            yield Row("", self.session.show(f"! {said.say(self.sitting, warning)}"), "alarm", hanging=2)

    def _around(self) -> Iterator[Row]:
        case = self.session.case
        yield Row("", self.sitting.t("hub.lists"), "heading")
        for name in ("shares", "pasted_totals"):
            title = form_words.list_title(self.sitting, name)
            yield Row(f"list.{name}", f"{title} ({len(getattr(case, name))})")
        yield Row("field.several_convicts_liability", self.sitting.t("losses.liability"))

    def finding(self, row: Row) -> str:
        """The line, or the total."""
        return row.key if row.data is not None else "losses"

    def detail(self, row: Row) -> str:
        """The steps of a line; for the total the sum in words."""
        if row.key == "total":
            finding = self.sitting.desk.losses(self.session.case)
            lines = [terbilang.rupiah_words(finding.value.total)]
            lines += [said.say(self.sitting, step) for step in finding.steps]
            if finding.citations:
                lines.append(said.basis(self.sitting, finding.citations, finding.confidence))
            return "\n".join(lines)
        line: LedgerLine | None = row.data
        if line is None:
            return ""
        t = self.sitting.t
        head = messages.text(f"facts.choices.loss_line.head.{line.head}", self.sitting.lang)
        proof = ", ".join(line.evidence) or t("losses.no_evidence")
        lines = [f"{head}. {t('losses.evidence')}: {proof}"]
        lines += [said.say(self.sitting, step) for step in line.steps]
        lines += [f"! {said.say(self.sitting, warning)}" for warning in line.warnings]
        return "\n".join(lines)

    def choose(self, row: Row) -> None:
        """Open a line, a list, or the field that decides who owes what."""
        kind, _, rest = row.key.partition(".")
        if kind == "list":
            self.start(self.case_place.open_list(rest))
        elif kind == "field":
            self.start(self.case_place.jump(rest))
        elif kind != "total":
            super().choose(row)

    def adds_to(self) -> str:
        """A loss line."""
        return "losses"

    def action_deductions(self) -> None:
        """What comes off the line under the cursor."""
        row = self.lines.row
        if row is not None and row.data is not None:
            self.start(self.case_place.open_list(f"{row.key}.deductions"))
