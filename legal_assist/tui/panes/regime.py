"""Which law governs this case, why, and every other reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from legal_assist import messages
from legal_assist.desk import wording
from legal_assist.tui import commands
from legal_assist.tui.line_list import Row
from legal_assist.tui.panes import said
from legal_assist.tui.panes.cited import CitedPane
from legal_assist.tui.panes.explained import Explained

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from legal_assist.reckoning.finding import Finding, Gap
    from legal_assist.reckoning.regimes import Governing


class RegimePane(Explained, CitedPane):
    """Hukum yang berlaku."""

    HELP_TOPIC = "regime"
    DETAIL = False
    SCOPES: ClassVar = ("list", "cited", "explained")
    BINDINGS: ClassVar = commands.bindings("cited", "explained")

    def rows(self) -> Sequence[Row]:
        """Per subject: the law, the reason, other readings, questions."""
        rows: list[Row] = []
        silent: list[str] = []
        for subject, finding in self.sitting.desk.regime(self.session.case).items():
            label = messages.text(f"regimes.subject.{subject}", self.sitting.lang)
            if finding.value.applies is False:
                silent.append(label)
                continue
            who = ", ".join(finding.value.victims)
            rows.append(Row("", self.session.show(f"{label} ({who})" if who else label), "heading"))
            rows += self._subject(subject, finding)
        if silent:
            words = messages.text("regimes.heading.none", self.sitting.lang, subjects=", ".join(silent))
            rows.append(Row("", words, hanging=2))
        return rows

    def _subject(self, subject: str, finding: Finding[Governing]) -> Iterator[Row]:
        t, value = self.sitting.t, finding.value
        if value.governing is None:
            head = value.heading
            words = t("regime.undecided") if head is None else wording.say(head, self.sitting.lang)
        else:
            words = t("regime.governing", law=self.sitting.desk.book.instrument(value.governing).short)
        if not value.open:
            words = f"[-] {t('regime.closed')} {words}"
        if value.provisions:
            words += "\n" + said.basis(self.sitting, value.provisions, finding.confidence)
        words += f"\n{t('said.why')}: {value.reason.in_(self.sitting.lang)}"
        yield Row(f"{subject}.main", self.session.show(words), hanging=2, data=value.provisions)
        for number, other in enumerate(finding.readings or value.alternatives):
            inner = other.value
            if other.primary:
                continue
            ids = other.citations or getattr(inner, "provisions", ())
            words = f"{t('regime.alternative')}: {other.reason.in_(self.sitting.lang)}"
            words += "\n" + said.basis(self.sitting, ids, other.confidence)
            yield Row(f"{subject}.other.{number}", self.session.show(words), hanging=2, data=tuple(ids))
        for number, gap in enumerate(value.questions):
            words = f"[?] {said.gap(self.sitting, gap)}"
            yield Row(f"{subject}.ask.{number}", self.session.show(words), hanging=4, data=gap)

    def finding(self, row: Row) -> str:
        """The subject that the line is about."""
        subject = row.key.partition(".")[0]
        return f"regime.{subject}" if subject else ""

    def cited(self, row: Row) -> tuple[str, ...]:
        """The provisions of a reading."""
        return row.data if isinstance(row.data, tuple) else ()

    def choose(self, row: Row) -> None:
        """A question leads to its event; a reading to its provisions."""
        if isinstance(row.data, tuple):
            self.action_basis()
            return
        if row.data is None:
            return
        gap: Gap = row.data
        self.start(self.host.jump(gap.path, said.preset(gap)))
