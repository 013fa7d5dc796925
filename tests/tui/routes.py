"""Ways to every screen and pane of the program, key by key: from the list of cases, as a user goes."""

from __future__ import annotations

import pkgutil
import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from textual.screen import Screen

import legal_assist.tui
from legal_assist.tui.screens.case_file import PANES

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A key and where it leads; an empty place: it stays where it was. A key that begins with `>` is pasted.
Step = tuple[str, str]
#: Pasted as the place of a file with another state of the first sample case.
OTHER_STATE: Final = ">other-state"
#: Pasted into the palette: the door of the training room in both languages.
TRAINING: Final = ">latihan"


@dataclass(frozen=True)
class Route:
    """The way to one screen, from the list of cases or of lessons.

    Args:
        target: name of the screen; for a pane `CaseFile/` and its name.
        steps: the keys, each with where it leads.
        lessons: whether it begins at the list of lessons.
    """

    target: str
    steps: tuple[Step, ...]
    lessons: bool = False


#: The first sample case as it was shipped; the second one has an examination ahead.
_CASE: Final[tuple[Step, ...]] = (("c", "Pick"), ("enter", "CaseFile"))
_CHILDREN: Final[tuple[Step, ...]] = (("c", "Pick"), ("down", ""), ("enter", "CaseFile"))
_NUMBERED: Final = tuple(PANES)[:10]


def _pane(name: str, case: tuple[Step, ...] = _CASE) -> tuple[Step, ...]:
    """Into a pane: by its number, or from the end of the list of panes."""
    place = f"CaseFile/{name}"
    if name in _NUMBERED:
        return (*case, (str((_NUMBERED.index(name) + 1) % 10), place))
    last = list(reversed(PANES)).index(name)
    ups = tuple(("up", f"CaseFile/{list(PANES)[-2 - number]}") for number in range(last))
    return (*case, ("left", ""), ("end", f"CaseFile/{list(PANES)[-1]}"), *ups, ("enter", place))


_NEW_QUESTIONS: Final = (("n", "CaseFile"), ("g", "Pick"), ("enter", "Interview"))
_QUESTIONS: Final = (*_CASE, ("g", "Pick"), ("enter", "Pick"), ("ctrl+s", "Interview"))
_REVIEW: Final = (*_QUESTIONS, ("ctrl+t", "Review"))
_MEETING: Final = (*_pane("hearing", _CHILDREN), ("enter", "Pick"), ("enter", "MeetingSheet"))

ROUTES: Final = (
    *(Route(f"CaseFile/{name}", _pane(name)) for name in PANES),
    Route("CaseList", (("r", "CaseList"),)),
    Route("Search", (("ctrl+f", "Search"),)),
    Route("LawReader", (("f5", "LawReader"),)),
    Route("StoreCare", (("p", "StoreCare"),)),
    Route("FirstStart", (("p", "StoreCare"), ("s", "FirstStart"))),
    Route("Help", (("f1", "Help"),)),
    Route("Palette", (("ctrl+p", "Palette"),)),
    Route("Blank", (("f9", "Blank"),)),
    Route("Unlock", (("ctrl+l", "Unlock"),)),
    Route("Ask", (("i", "Ask"),)),
    Route("Pick", (("c", "Pick"),)),
    Route(
        "Comparing", (*_CASE, ("escape", "CaseList"), ("i", "Ask"), (OTHER_STATE, ""), ("enter", "Comparing"))
    ),
    Route("Form", (*_pane("facts"), ("enter", "Form"))),
    *(Route("Form", (*_pane(name), ("enter", "Form"))) for name in ("losses", "exhibits")),
    Route("Form", (*_pane("parties"), ("enter", "OnePane"), ("down", ""), ("enter", "Form"))),
    Route("OnePane", (*_pane("facts"), ("end", ""), ("enter", "OnePane"))),
    Route("Choice", (*_pane("exhibits"), ("x", "Choice"))),
    Route("Why", (*_pane("losses"), ("w", "Why"))),
    Route("Tell", (*_pane("deadlines"), ("h", "Tell"))),
    Route("MonthView", (*_pane("deadlines"), ("m", "MonthView"))),
    Route("Working", (*_pane("documents"), ("v", "PaperText"))),
    Route("PaperText", (*_pane("documents"), ("down", ""), ("v", "PaperText"))),
    Route("RightSheet", (*_pane("rights"), ("enter", "RightSheet"))),
    Route("MeetingSheet", _MEETING),
    Route("LargeType", (*_MEETING, ("b", "LargeType"))),
    Route("Interview", _NEW_QUESTIONS),
    Route("Review", _REVIEW),
    Route("Amend", (*_REVIEW, ("enter", "Amend"))),
    Route("LessonList", (("ctrl+p", "Palette"), (TRAINING, ""), ("enter", "LessonList"))),
    Route("AddresseeSheet", (*_pane("documents"), ("l", "Pick"), ("enter", "AddresseeSheet"))),
    Route("LessonScreen", (("enter", "LessonScreen"),), lessons=True),
)


@cache
def classes() -> dict[str, type[Screen[Any]]]:
    """Every screen of the program by its name: what is a screen, and is made somewhere in it."""
    package = Path(legal_assist.tui.__file__).parent
    source = "\n".join(path.read_text(encoding="utf-8") for path in sorted(package.rglob("*.py")))
    for module in pkgutil.walk_packages([str(package)], "legal_assist.tui."):
        import_module(module.name)
    found = {one.__name__: one for one in _below(Screen) if one.__module__.startswith("legal_assist.")}
    return {name: found[name] for name in sorted(found) if re.search(rf"(?<!class )\b{name}\(", source)}


def _below(kind: type[Screen[Any]]) -> Iterator[type[Screen[Any]]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)
