"""What else is done with papers on the screen: read one before it is made, PDFs, the bundle of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from legal_assist import messages
from legal_assist.desk import bundling, converting, previewing
from legal_assist.errors import LegalAssistError
from legal_assist.tui.place import Place
from legal_assist.tui.screens import typed_files
from legal_assist.tui.screens.dialogs import Choice, Tell
from legal_assist.tui.screens.new_secret import typed_twice
from legal_assist.tui.screens.working import Parted, while_stoppable, while_working

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from legal_assist.desk.papers import MadeFile
    from legal_assist.store.steps import Step
    from legal_assist.tui.case_session import CaseSession


class PaperText(Place[None]):
    """The words of a paper, with code names until a reveal.

    Args:
        session: the case.
        title: what the paper is called.
        words: its text.
    """

    HELP_TOPIC = "documents"
    AUTO_FOCUS = "#paper"
    BINDINGS = [Binding("escape,q,v", "close", show=False)]  # noqa: RUF012 - as Textual has it

    def __init__(self, session: CaseSession, title: str, words: str) -> None:
        super().__init__(session.sitting)
        self.session = session
        self._title, self._words = title, words

    def body(self) -> Iterable[Widget]:
        """One scrolling text."""
        with VerticalScroll(id="paper"):
            yield Static("", id="paper-words", markup=False)

    def heading(self) -> tuple[str, str]:
        """Code and paper."""
        return f"{self.session.case.code} · {self._title}", self.sitting.t("help.back")

    def retell(self) -> None:
        """Masked or not, as it is now."""
        super().retell()
        self.query_one("#paper-words", Static).update(self.session.show(self._words))

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)


async def preview(place: Place[Any], session: CaseSession, document: str, title: str) -> None:
    """Show the words of a document as it would be made now."""
    desk, opened = place.sitting.desk, session.opened
    words = place.sitting.t("outputs.reading")
    found = await while_working(place, words, lambda: previewing.papers(desk, opened, document))
    text = "\n\n".join(f"== {victim}\n{words}" if victim else words for victim, words in found)
    await place.app.push_screen(PaperText(session, title, text))


async def pdfs(
    place: Place[Any],
    session: CaseSession,
    made: Sequence[MadeFile],
    *,
    archive: bool = False,
    password: str | None = None,
) -> None:
    """PDFs of papers that were made, beside them.

    Args:
        place: the screen that asks.
        session: the case.
        made: the papers.
        archive: PDF/A, for keeping.
        password: locks them.
    """
    t, lang, desk = place.sitting.t, place.sitting.lang, place.sitting.desk

    def job(step: Step) -> tuple[converting.Pdf, ...]:
        parted = Parted(step)
        wish = converting.Wish(archive, password, on_done=parted.tell, stop=parted.is_to_end)
        return converting.papers(desk, session.opened, made, wish)

    found = await while_stoppable(place, t("outputs.pdf"), job)
    lines = []
    for one in found:
        if one.path is not None:
            lines.append(messages.text("pdf.made", lang, place=one.path.name, pages=one.pages))
        else:
            why = messages.text(one.fault or "pdf.not_made", lang)
            lines.append(messages.text("pdf.none", lang, file=one.source.name, why=why))
        if one.replaced:
            lines.append(messages.text("pdf.fonts_replaced", lang, fonts=", ".join(one.replaced)))
        lines += [f"- {place.sitting.problem(problem)}" for problem in one.problems]
    await place.app.push_screen_wait(Tell(place.sitting, "\n".join(lines)))


async def pdfs_of_another_kind(place: Place[Any], session: CaseSession, made: Sequence[MadeFile]) -> None:
    """PDFs for keeping (PDF/A), or locked with a password that is typed twice."""
    t = place.sitting.t
    buttons = [(kind, t(f"outputs.kind.{kind}")) for kind in ("archive", "locked", "stay")]
    kind = await place.app.push_screen_wait(Choice(place.sitting, t("outputs.which"), buttons))
    if kind == "archive":
        await pdfs(place, session, made, archive=True)
    elif kind == "locked":
        password = await typed_twice(
            place,
            t("outputs.password"),
            check_password,
            again="tui.outputs.again",
            differ="tui.outputs.differ",
        )
        if password is not None:
            await pdfs(place, session, made, password=password)


def check_password(password: str) -> None:
    """Refuse a password that protects nobody, before it is asked once more.

    Raises:
        DocumentError: ``pdf.password_short``, ``pdf.password_long``.
    """
    converting.check(converting.Wish(password=password))


async def bundle(place: Place[Any], session: CaseSession) -> None:
    """The evidence of a case as numbered PDFs: one to serve, one for the sealed cover."""
    t, lang, desk = place.sitting.t, place.sitting.lang, place.sitting.desk
    folder = desk.workspace.output / session.case.code
    name = messages.text("bundle.file_name", lang)
    out = await typed_files.ask(place, t("outputs.bundle_where"), str(folder / name))
    if out is None:
        return

    def job(step: Step) -> bundling.Bundled:
        parted = Parted(step)
        order = bundling.Order(
            out=out, step=lambda _what, done, whole: parted.tell(done, whole), stop=parted.is_to_end
        )
        return bundling.make(desk, session.opened, order)

    try:
        done = await while_stoppable(place, t("outputs.bundling"), job)
    except LegalAssistError as error:
        await place.app.push_screen_wait(Tell(place.sitting, place.sitting.fault(error)))
        return
    lines = []
    for one in (done.served, done.sealed):
        if one is not None:
            made = messages.text(
                f"bundle.made_{one.bound.name}", lang, place=str(one.path),
                exhibits=len(one.bound.spans), pages=one.bound.pages,
            )  # fmt: skip
            lines.append(made)
    if done.listed_only:
        lines.append(messages.text("bundle.listed_only", lang, marks=", ".join(done.listed_only)))
    if done.left_out:
        lines.append(messages.text("bundle.left_out", lang, marks=", ".join(done.left_out)))
    lines += [f"- {place.sitting.problem(note)}" for note in dict.fromkeys((*done.notes, *done.noted))]
    lines.append(messages.text("bundle.look", lang))
    await place.app.push_screen_wait(Tell(place.sitting, session.show("\n\n".join(lines))))
