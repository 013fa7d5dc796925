"""What one addressee requires of the applications it receives, and what of it is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from legal_assist import messages
from legal_assist.desk import completeness_words
from legal_assist.tui import commands
from legal_assist.tui.line_list import Row
from legal_assist.tui.screens import case_questions as questions
from legal_assist.tui.screens.sheet import Sheet

if TYPE_CHECKING:
    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.panes.pane import Host
    from legal_assist.tui.place import Place


class AddresseeSheet(Sheet):
    """The list of one addressee: contents, annexes, form, each with its state and source.

    Args:
        session: the case.
        host: the screen it was opened from.
        addressee: who receives the applications.
    """

    SCOPES: ClassVar = ("addressee_sheet",)
    HELP_TOPIC = "documents"
    BINDINGS = commands.bindings("addressee_sheet")

    def __init__(self, session: CaseSession, host: Host, addressee: str) -> None:
        super().__init__(session, host)
        self._addressee = addressee

    def heading(self) -> tuple[str, str]:
        """Code and pane."""
        return self.session.heading(self.sitting.t("pane.documents")), ""

    def words(self) -> str:
        """Piece by piece."""
        sitting = self.sitting
        form = completeness_words.plain(sitting.desk, self.session.case, self._addressee, sitting.lang)
        return "\n".join(completeness_words.lines(form, sitting.lang))


async def show(place: Place[Any], session: CaseSession, host: Host) -> None:
    """Choose an addressee, each with how much is missing, and show its list."""
    sitting, rows = place.sitting, []
    for one in sitting.desk.book.completeness.addressees:
        pieces = sitting.desk.completeness(session.case, one.id)
        missing = sum(piece.state == "missing" for piece in pieces)
        title = one.title_en if sitting.lang == "en" else one.title
        state = "lacking" if missing else "ready" if pieces else "nothing"
        said = messages.text(f"paper_sheet.{state}", sitting.lang, n=missing, of=len(pieces))
        rows.append(Row(one.id, f"{title}: {said}", "todo" if missing else ""))
    picked = await questions.pick(place, messages.text("paper_sheet.which", sitting.lang), rows)
    if picked:
        await place.app.push_screen(AddresseeSheet(session, host, picked[0]))
