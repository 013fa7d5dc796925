"""Law data with one fault each: a small sound book (`good_data`), and what each fixture does to it.

A fixture begins with `# expect:` (the key of the fault), `# file:` (which file of the book it spoils) and
`# where:` (the place that must be named); `# edit: old -> new` changes the file, `# instead: yes` takes the
place of the file; what follows is put at its end.
"""

from __future__ import annotations

import ast
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE: Final = Path(__file__).parent
GOOD: Final = HERE / "good_data"
_KEY: Final = re.compile(r"(?:reckoning_rules\.fault|law|overlay\.(?:fault|conflict))\.\w+")

#: Which argument of a call is the key of a fault.
_PLACES: Final = {"fault": 0, "add": 2, "_fault": 1, "_bad": 1}


@dataclass(frozen=True)
class Fixture:
    """One fault: its key, the file it is in, the place that must be named, and how the file is spoiled."""

    name: str
    key: str
    file: str
    where: str
    edit: tuple[str, str] | None
    instead: bool
    text: str

    def spoil(self, folder: Path) -> Path:
        """Copy the sound book to a folder, with this fault in it."""
        shutil.copytree(GOOD, folder)
        path = folder / self.file
        text = "" if self.instead else path.read_text("utf-8")
        if self.edit is not None:
            old, new = self.edit
            assert old in text, f"{self.name}: {old!r} is not in {self.file}"
            text = text.replace(old, new, 1)
        path.write_text(f"{text}\n{self.text}", encoding="utf-8")
        return folder


def fixtures(folder: str) -> list[Fixture]:
    """The fixtures of a folder beside this file."""
    return [_fixture(path) for path in sorted((HERE / "bad_data" / folder).glob("*.toml"))]


def _fixture(path: Path) -> Fixture:
    text = path.read_text("utf-8")
    head = dict(re.findall(r"^# (expect|file|where|edit|instead): (.*)$", text, re.MULTILINE))
    old, arrow, new = head.get("edit", "").replace("\\n", "\n").partition(" ->")
    return Fixture(
        name=path.stem,
        key=head["expect"],
        file=head["file"],
        where=head["where"],
        edit=(old, new.removeprefix(" ")) if arrow else None,
        instead="instead" in head,
        text="\n".join(line for line in text.splitlines() if not line.startswith("# ")) + "\n",
    )


def keys_in_code(package: Path) -> tuple[set[str], list[str]]:
    """The keys of all faults that modules of a folder can report, and the calls whose key is not written out.

    Read are `Table.fault`, `Faults.add`, the overlay's `_fault` and `_bad`, and every key written in full;
    not what is raised by itself, such as a citation that can't be read.
    """
    keys: set[str] = set()
    hidden: list[str] = []
    for path in sorted(package.glob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        raised = {id(one.args[0]) for one in calls if _name(one.func) == "LawBookError" and one.args}
        keys |= {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and id(node) not in raised and _KEY.fullmatch(str(node.value))
        }
        for call in calls:
            place = _PLACES.get(_name(call.func))
            if place is None or not isinstance(call.func, ast.Attribute) or len(call.args) <= place:
                continue
            prefix = "overlay.fault." if _name(call.func).startswith("_") else "law."
            named = list(_named(call.args[place]))
            keys |= {prefix + one for one in named}
            if not named:
                hidden.append(f"{path.stem}.{_name(call.func)}")
    return keys, hidden


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _named(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _named(node.body)
        yield from _named(node.orelse)
