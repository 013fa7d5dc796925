"""Every field there is on any screen or behind any of its keys, found on the way, takes hostile texts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from conftest import running, text_of, told
from routes import ROUTES, classes
from test_hostile import TEXTS, harmful
from textual.widget import Widget
from textual.widgets import Input, TextArea
from walking import Walker, in_sight

from legal_assist.desk import samples
from legal_assist.tui import commands
from legal_assist.tui.place import Place
from legal_assist.tui.screens.case_file import PANES
from legal_assist.tui.screens.dialogs import Dialog
from legal_assist.tui.screens.form import Form

if TYPE_CHECKING:
    from pathlib import Path

    from routes import Route

    from legal_assist.desk import Desk, Opened

#: One way to each screen and pane. The training room has no fields but those of the program.
WAYS = {one.target: one for one in ROUTES if not one.lessons and one.target != "LessonList"}
#: Walks of about the same length: what is dealt to each is attacked in one program.
GROUPS = tuple(tuple(WAYS)[start::8] for start in range(8))
#: Over a sealed store they ask for more: folders of backups, passphrases, recovery keys.
ALSO_SEALED = ("CaseList", "StoreCare", "Unlock")


def scopes_of(target: str) -> set[str]:
    """Where the commands of a screen or pane live."""
    name, _slash, pane = target.partition("/")
    found = set(getattr(classes()[name], "SCOPES", ()))
    return found | set(PANES[pane].SCOPES) if pane else found  # type: ignore[attr-defined]


def own_commands() -> dict[str, set[str]]:
    """Which commands are tried at which target: each at the first one that has it."""
    owner: dict[str, str] = {}
    for target in WAYS:
        for command in commands.in_scopes(tuple(scopes_of(target))):
            owner.setdefault(command.id, target)
    return {target: {one for one, at in owner.items() if at == target} for target in WAYS}


class Attacker:
    """Pastes into every field in sight.

    Args:
        walker: goes to the screens, and home again.
    """

    def __init__(self, walker: Walker) -> None:
        self.walker, self.app, self.pilot = walker, walker.app, walker.pilot
        self.fields: list[str] = []

    def _in_sight(self) -> list[Input | TextArea]:
        found = [one for one in self.app.screen.query(Widget) if isinstance(one, Input | TextArea)]
        return [one for one in found if one.focusable and in_sight(one)]

    async def every_field(self) -> bool:
        """All texts into each field of the present screen, the last handed in; whether there are any."""
        screen = self.app.screen
        for number, field in enumerate(self._in_sight()):
            if self.app.screen is not screen or not field.is_mounted:
                break  # a text that was handed in led on
            name = f"{type(screen).__name__} {field.id or getattr(field.parent, 'field', '')}"
            texts = TEXTS if not isinstance(screen, Form) else (TEXTS[len(self.fields) % len(TEXTS)],)
            for text in texts:
                await self._one(field, text, name)
            if not isinstance(screen, Form):
                await self._one(field, TEXTS[(number + len(self.fields)) % len(TEXTS)], name)
            self.fields.append(name)
        if self._in_sight() and self.app.screen is screen:
            await self.walker.press("enter")
            await self.walker.rest()
            self._look(f"after {type(screen).__name__}")
        return bool(self.fields)

    async def _one(self, field: Input | TextArea, text: str, name: str) -> None:
        field.focus()
        await self.pilot.pause()
        if isinstance(field, Input):
            field.value = ""
        else:
            field.text = ""
        await self.walker.paste(text)
        assert not harmful(field.value if isinstance(field, Input) else field.text), name
        self._look(name)

    def _look(self, name: str) -> None:
        assert not self.app.faults, (name, self.app.faults)
        assert not harmful(text_of(self.app) + told(self.app)), name

    async def behind_its_keys(self, route: Route, only: set[str]) -> None:
        """Commands of a place, and the fields of what they open."""
        here = self.app.screen
        assert isinstance(here, Place)
        now = {one.id: one.keys.split(",")[0] for one, _widget in here.commands_now() if one.keys}
        for key in [key for name, key in now.items() if name in only]:
            if self.app.screen is here and isinstance(self.app.focused, Input | TextArea):
                await self.walker.press("escape")  # the next key is no letter for a filter
            for _ in range(3):  # a box goes by Esc, and leaves one where one was
                if isinstance(self.app.screen, Dialog):
                    await self.walker.press("escape")
            if self.app.screen is not here:
                await self.walker.home()
                await self.walker.go(route, must=True)
                here = self.app.screen
            await self.walker.press(key)
            await self.walker.rest()
            if isinstance(self.app.screen, Dialog | Form) and self.app.screen is not here:
                await self.every_field()


async def attack(desk: Desk, targets: tuple[str, ...], tmp_path: Path) -> list[str]:
    """Walk to each target, and attack its fields and those behind the keys that are tried there."""
    plain = json.loads(samples.sample("a").case_file.read_bytes()) | {"region": "Batam"}
    (tmp_path / "lain.json").write_text(json.dumps(plain), encoding="utf-8")
    walker, tried = Walker(desk, 1, other_state=tmp_path / "lain.json"), own_commands()
    async with running(desk, (100, 36)) as (app, pilot):
        walker.sit(app, pilot, desk)
        attacker = Attacker(walker)
        for target in targets:
            await walker.go(WAYS[target], must=True)
            if isinstance(app.screen, Place) and tried[target]:
                await attacker.behind_its_keys(WAYS[target], tried[target])
                await walker.home()
                await walker.go(WAYS[target], must=True)
            await attacker.every_field()
            await walker.home()
    print(attacker.fields)
    return attacker.fields


@pytest.fixture(autouse=True)
def deep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is pasted as a place leads upwards; it lies in the folder of the test all the same."""
    folder = tmp_path / "satu" / "dua" / "tiga"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LEGAL_ASSIST_HOME", str(tmp_path / "home"))


def test_every_screen_is_gone_to_and_every_key_of_a_place_is_tried_somewhere() -> None:
    assert {name for name in classes() if not name.startswith("Lesson")} == {
        one.partition("/")[0] for group in GROUPS for one in group
    }
    tried = set().union(*own_commands().values())
    rooms = {"app", "lesson", "lessons"}
    assert {one.id for one in commands.TABLE if not set(one.scopes) <= rooms} <= tried


@pytest.mark.parametrize("group", range(len(GROUPS)))
async def test_every_field_on_the_way_survives_them(desk: Desk, group: int, tmp_path: Path) -> None:
    assert await attack(desk, GROUPS[group], tmp_path)


async def test_every_field_over_a_sealed_store_survives_them(
    sealed: Desk, sealed_case: Opened, tmp_path: Path
) -> None:
    fields = await attack(sealed, ALSO_SEALED, tmp_path)
    assert {"Unlock passphrase", "Ask answer"} <= set(fields)
