"""The path of a newcomer: from an empty store to the papers of an invented victim, by what the screen says.

Every key that is pressed stands on the screen at that moment, or is an arrow, Tab, Enter or a letter that is
typed. Every line that comes into sight is read, once; the reckoning is words ÷ 180 a minute and 0.3 s a key.
As a program: ``python tests/tui/newcomer.py FOLDER`` walks it in both languages and sizes, leaves pictures.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from conftest import DAY, running, settle, text_of, wait_for
from textual.widgets import Button

from legal_assist import messages
from legal_assist.clock import FixedClock
from legal_assist.desk import Desk
from legal_assist.tui.forms.choosing import ChoiceEditor, YesNoEditor
from legal_assist.tui.line_list import LineList
from legal_assist.tui.screens.case_file import CaseFile
from legal_assist.tui.screens.case_list import CaseList
from legal_assist.tui.screens.dialogs import Dialog
from legal_assist.tui.screens.form import Form
from legal_assist.tui.screens.interview import Interview, QuestionRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.pilot import Pilot

    from legal_assist.tui.app import LegalAssist
    from legal_assist.tui.forms.field_row import FieldRow

WORDS_A_MINUTE: Final = 180
SECONDS_A_KEY: Final = 0.3
#: So many letters of a line tell a field from the others.
_LABEL: Final = 18
_WORD: Final = re.compile(r"[^\W_][\w.,'’/-]*")

#: What an invented victim tells; a path without its victim. What is missing here is not known yet.
ANSWERS: Final[dict[str, str]] = {
    "victims.safe_now": "ya",
    "victims.alone_now": "ya",
    "victims.threatened": "tidak",
    "victims.family_threatened": "tidak",
    "victims.urgent_care": "tidak",
    "victims.hurt": "tidak",
    "victims.pregnant": "tidak",
    "victims.phone_watched": "tidak",
    "victims.safe_contact": "lewat kantor kami, siang hari",
    "victims.pressured": "tidak",
    "victims.confidential": "ya",
    "police_report_number": "LP/B/99/XI/2026",
    "filing_place": "Kupang",
    "filing_channel": "1",
    "applicant": "1",
    "own_office.name": "Kantor Bantuan Rekaan",
    "own_office.address": "Jalan Contoh 1, Kupang",
    "investigator.name": "Polres Rekaan",
    "investigator.place": "Kupang",
    "victims.birth_date": "5 Mei 2000",
    "victims.nationality": "Indonesia",
    "victims.name": "Melati Wahyuningtyas",
    "victims.nik": "9901014505000001",
    "victims.birth_place": "Soe",
    "victims.sex": "1",
    "victims.marital_status": "belum kawin",
    "victims.occupation": "penjahit",
    "victims.address": "Jalan Rekaan 2, Soe",
    "victims.wants_return": "tidak",
    "exhibits.certified": "ya",
    "story_before": "Ia dijanjikan kerja di kedai.",
    "story_during": "Ia dikurung dan tidak dibayar.",
    "story_after": "Ia lari dan melapor.",
    "victims.coerced_offence": "tidak",
    "victims.settlement_offered": "tidak",
    "victims.debt_claimed": "tidak",
}
#: New entries; a choice is how often the arrow is pressed.
ENTRIES: Final[dict[str, dict[str, str]]] = {
    "companions": {"name": "Raisa Rekaan, S.H.", "capacity": "1", "address": "Jalan Contoh 1, Kupang"},
    "losses": {
        "victim": "1",
        "head": "1",
        "what": "upah tiga bulan",
        "basis.kind": "1",
        "basis.amount": "9000000",
    },
    "exhibits police_letter": {"title": "Surat keterangan polisi"},
    "exhibits identity_copy": {"title": "Fotokopi identitas K1"},
    "exhibits loss_proof": {"title": "Slip upah K1"},
    "exhibits": {"title": "Catatan upah K1", "kind": "1"},
}


class Newcomer:
    """Reads the screen, presses what it names, and counts.

    Args:
        app: the program.
        pilot: its keys.
        pictures: where pictures are left; None for no pictures.
    """

    def __init__(self, app: LegalAssist, pilot: Pilot[Any], pictures: Path | None = None) -> None:
        self.app, self.pilot, self.pictures = app, pilot, pictures
        self.words = self.again = self.keys = self._shots = 0
        self._read: set[str] = set()
        self._before: set[str] = set()
        self.unanswered: list[str] = []
        self.made: list[Path] = []

    @property
    def minutes(self) -> float:
        """How long it took by the reckoning."""
        return self.words / WORDS_A_MINUTE + self.keys * SECONDS_A_KEY / 60

    def __str__(self) -> str:
        slowly = self.minutes + self.again / WORDS_A_MINUTE
        return (
            f"{self.words} words, {self.keys} keys: {self.minutes:.1f} minutes "
            f"({slowly:.1f} when {self.again} words that come back are read again)"
        )

    # --- eyes ------------------------------------------------------------------------------------

    async def read(self) -> None:
        """Read what has come into sight; a line that was read before on the way is known again."""
        await settle(self.app, self.pilot)
        lines = {" ".join(line.replace("│", " ").split()) for line in text_of(self.app).splitlines()}
        lines |= {" ".join(note.message.split()) for note in self.app._notifications}
        # A field's line in which only the answer is another one was read before.
        known = {line[:_LABEL] for line in self._before}
        fresh = [line for line in lines - self._before if line[:_LABEL] not in known]
        self.again += sum(len(_WORD.findall(line)) for line in fresh if line in self._read)
        self.words += sum(len(_WORD.findall(line)) for line in fresh if line not in self._read)
        self._read |= lines
        self._before = lines

    def picture(self, name: str) -> None:
        """Leave a picture of what is in sight."""
        if self.pictures is not None:
            self._shots += 1
            self.app.clear_notifications()
            (self.pictures / f"{self._shots:02}-{name}.svg").write_text(
                self.app.export_screenshot(title="legal_assist"), encoding="utf-8"
            )

    def named(self, key: str, words: str) -> None:
        """A key must stand on the screen with what it does, before it may be pressed."""
        shown = " ".join(text_of(self.app).split())
        assert f"{key} {words}" in shown, f"{key} {words} does not stand on\n{text_of(self.app)}"

    # --- hands -----------------------------------------------------------------------------------

    async def press(self, *keys: str) -> None:
        """Press keys and read what comes."""
        for key in keys:
            self.keys += 1
            await self.pilot.press(key)
        await self.read()

    async def turn(self, key: str) -> None:
        """Press a key that leads elsewhere, and read when it has."""
        before = text_of(self.app)
        self.keys += 1
        await self.pilot.press(key)
        await wait_for(self.pilot, lambda: text_of(self.app) != before and self.app.focused is not None)
        # A button takes no second press while it still looks pressed.
        await wait_for(self.pilot, lambda: not self.app.screen.query("Button.-active"))
        await self.read()

    async def command(self, name: str, key: str, shown: str = "") -> None:
        """Press the key of a command, which the key bar must name."""
        self.named(shown or key, self._words(name))
        await self.press(key)

    async def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        for sign in text:
            self.keys += 1
            await self.pilot.press(*(_KEYS.get(sign, sign),))

    async def until(self, kind: type[Any]) -> None:
        """Wait until a screen is there, then read it."""
        await wait_for(self.pilot, lambda: isinstance(self.app.screen, kind))
        await self.read()

    # --- the path --------------------------------------------------------------------------------

    async def whole(self) -> None:
        """All of it."""
        await self.begin()
        await self.ask_for("restitusi", victims=1)
        await self.answer_everything()
        await self.make_papers()

    async def begin(self) -> None:
        """A practice store, and a case in it."""
        await wait_for(self.pilot, lambda: self.app.screen.query("#practice"))
        await self.read()
        self.picture("begin")
        assert self.app.focused is not None
        assert self.app.focused.id == "practice"
        for _ in range(3):
            assert isinstance(self.app.focused, Button)
            await self.turn("enter")
        await self.until(CaseList)
        await wait_for(self.pilot, lambda: self._words("new_case") in text_of(self.app))
        self.picture("empty-list")
        await self.command("new_case", "n")
        await self.until(CaseFile)
        await wait_for(self.pilot, lambda: self.app.screen.pane and self.app.screen.pane.lines.rows)
        await self.read()
        self.picture("new-case")

    def _words(self, command: str) -> str:
        return messages.text(f"tui.command.{command}", self.app.sitting.lang)

    async def ask_for(self, goal: str, victims: int) -> None:
        """The interview for a goal."""
        await self.command("interview", "g")
        await wait_for(self.pilot, lambda: self.app.screen.query("#pick"))
        await self.read()
        self.picture("goals")
        lines = self.app.screen.query_one("#pick", LineList)
        for _ in range(10):
            if lines.row is not None and lines.row.key == goal:
                break
            await self.press("down")
        await self.press("enter")
        await self.until(Interview)
        await self._asked()
        await self.press("enter")
        await wait_for(self.pilot, lambda: self.app.screen.query("#answer"))
        await self.read()
        await self.type(str(victims))
        await self.press("enter")
        await self._asked()

    async def _asked(self) -> None:
        """The questions are there."""
        await wait_for(
            self.pilot, lambda: isinstance(self.app.screen, Interview) and self.app.screen.group is not None
        )
        await settle(self.app, self.pilot)
        await self.read()

    async def answer_everything(self) -> None:
        """Question by question until none is left."""
        seen: set[str] = set()
        for _ in range(300):
            screen = self.app.screen
            assert isinstance(screen, Interview), f"lost at {type(screen).__name__}\n{text_of(self.app)}"
            group = screen.group
            if group is None:
                break
            if group.theme not in seen:
                seen.add(group.theme)
                self.picture(f"asked-{group.theme}")
            await self._one_question(screen)
        await self.read()
        self.picture("all-asked")

    async def _one_question(self, screen: Interview) -> None:
        row = screen.row
        if row is not None:
            await self._field(row, f"{row.path}")
            return
        asked = next(
            (one for one in screen.query(QuestionRow) if self.app.focused in one.walk_children()), None
        )
        assert asked is not None, f"nothing has the focus\n{text_of(self.app)}"
        await self._elsewhere(asked.question.path, dict(asked.question.preset).get("kind", ""))

    async def _field(self, row: FieldRow, path: str) -> None:
        bare = re.sub(r"\.[A-Z]+-?\d+", "", path)
        answer = ANSWERS.get(bare, "")
        if not answer:
            self.unanswered.append(path)
            await self._not_known()
        else:
            await self._answer(row, answer)
        await settle(self.app, self.pilot)

    async def _answer(self, row: FieldRow, answer: str) -> None:
        if isinstance(row.editor, YesNoEditor):
            await self.press("y" if answer == "ya" else "t", "enter")
        elif isinstance(row.editor, ChoiceEditor):
            await self.press(*("right",) * int(answer), "enter")
        else:
            await self.type(answer)
            await self.press("tab" if row.fact.kind == "passage" else "enter")

    async def _not_known(self) -> None:
        await self.command("other_answer", "f3", "F3")
        await wait_for(self.pilot, lambda: self.app.screen.query("#pick"))
        await self.read()
        await self.press("enter")
        await self.press("enter")

    async def _elsewhere(self, path: str, kind: str) -> None:
        """A new entry: Enter on the button opens its form; then back to the questions."""
        wanted = ENTRIES[" ".join(filter(None, (path, kind)))]
        await self.press("enter")
        await self.until(Form)
        await wait_for(self.pilot, lambda: bool(self.app.screen.rows()))
        form = self.app.screen
        await self.read()
        self.picture(f"entry-{path}")
        await self._page(form, wanted)
        await self.command("save", "ctrl+s", "^S")
        await wait_for(self.pilot, lambda: not form.draft.is_new)
        await settle(self.app, self.pilot)
        await self.read()
        await self.command("back", "escape", "Esc")
        await self._back_to_questions()

    async def _page(self, form: Form, wanted: Mapping[str, str]) -> None:
        """Fill in the fields of a page, one after the other; what needs no answer is passed."""
        done: set[str] = set()
        while wanted.keys() - done:
            row = form.row
            if row is None or row.field in done:
                raise AssertionError(f"never came to {wanted.keys() - done}\n{text_of(self.app)}")
            done.add(row.field)
            if row.field in wanted:
                await self._answer(row, wanted[row.field])
            else:
                await self.press("tab")
            await settle(self.app, self.pilot)

    async def _back_to_questions(self) -> None:
        await wait_for(self.pilot, lambda: isinstance(self.app.screen, Interview))
        await wait_for(self.pilot, lambda: not self.app.screen._away)
        await settle(self.app, self.pilot)
        await wait_for(self.pilot, lambda: not self.app.screen._turning.locked())
        await self.read()

    async def make_papers(self) -> None:
        """From the end of the questions to the papers; all drafts into the folder that is offered."""
        assert isinstance(self.app.focused, Button)
        assert self.app.focused.id == "to-papers"
        await self.press("enter")
        await self.until(CaseFile)
        await wait_for(self.pilot, lambda: self.app.screen._shown == "documents")
        pane = self.app.screen.pane
        await wait_for(self.pilot, lambda: pane.lines.rows)
        await self.read()
        self.picture("documents")
        await self.command("all_drafts", "m")
        for _ in range(4):  # the folder, then what is asked about; Enter takes what is offered
            await wait_for(self.pilot, lambda: isinstance(self.app.screen, Dialog) or self.papers())
            if self.papers():
                break
            await self.read()
            self.picture("making")
            await self.turn("enter")
        await wait_for(self.pilot, self.papers, 120)
        await settle(self.app, self.pilot)
        await self.read()
        self.picture("made")
        self.made = self.papers()

    def papers(self) -> list[Path]:
        """The papers that were made."""
        return sorted(self.app.sitting.desk.workspace.output.rglob("*.docx"))


_KEYS: Final = {" ": "space"}


async def walk(root: Path, size: tuple[int, int], lang: str, pictures: Path | None = None) -> Newcomer:
    """The whole path over an empty place for a store; says what it took."""
    desk = Desk(root, FixedClock(DAY))
    async with running(desk, size, lang) as (app, pilot):
        newcomer = Newcomer(app, pilot, pictures)
        await newcomer.whole()
    return newcomer


def main(folder: Path) -> None:
    """Walk in both languages and sizes, leave pictures in a folder each, print the reckoning."""
    os.environ |= {"TEXTUAL_ANIMATIONS": "none", "LEGAL_ASSIST_NO_KEYRING": "1"}
    for lang in ("id", "en"):
        for width, height in ((80, 24), (120, 40)):
            own = folder / f"{lang}-{width}x{height}"
            shutil.rmtree(own, ignore_errors=True)
            own.mkdir(parents=True)
            with tempfile.TemporaryDirectory() as home:
                found = asyncio.run(walk(Path(home) / "contoh", (width, height), lang, own))
            print(f"{own.name}: {found}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
