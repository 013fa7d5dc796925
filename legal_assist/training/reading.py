"""From a lesson file to a lesson: every fault is collected with its file and key."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from legal_assist.cases import importing
from legal_assist.errors import CaseDataError, LawBookError, Problem
from legal_assist.training.lesson import Lesson
from legal_assist.workspace import samples_dir

if TYPE_CHECKING:
    from collections.abc import Iterable

    from legal_assist.cases.case import Case

#: The lessons that ship with the program.
SHIPPED: Final = Path(__file__).resolve().parent / "data" / "lessons"
#: Bytes of one lesson file at most.
MAX_BYTES: Final = 1024 * 1024

_LINE: Final = re.compile(r"line (\d+)")
_SAMPLE: Final = re.compile(r"[a-z]-[a-z-]{1,40}")
_KEYS: Final = {"missing": "training.fault.missing_key", "extra_forbidden": "training.fault.unknown_key"}


def read(path: Path, name: str = "") -> tuple[Lesson | None, tuple[Problem, ...]]:
    """Read one lesson file.

    Args:
        path: the file.
        name: what to call it in faults; its file name when empty.

    Returns:
        The lesson (None when it has a fault) and every fault with file and key.
    """
    name = name or path.name
    data, problems = _table(path, name)
    if problems:
        return None, problems
    try:
        lesson = Lesson.model_validate(data)
    except ValidationError as error:
        return None, tuple(_faults(error, name, data))
    found = tuple(_case_faults(lesson, name))
    return (None if found else lesson), found


def read_all(folders: Iterable[Path]) -> tuple[tuple[Lesson, ...], tuple[Problem, ...]]:
    """Every lesson of some folders in order of number, and what is wrong with those that were left out.

    A lesson whose id or code name an earlier one bears is left out too.
    """
    lessons: list[Lesson] = []
    problems: list[Problem] = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
            lesson, found = read(path)
            problems += found
            if lesson is None:
                continue
            taken = [one for one in lessons if lesson.id == one.id or lesson.code == one.code]
            if taken:
                problems.append(Problem(f"{path.name}: id", "training.fault.taken", {"id": taken[0].id}))
            else:
                lessons.append(lesson)
    return tuple(sorted(lessons, key=lambda one: (one.number, one.id))), tuple(problems)


def source(folders: Iterable[Path], lesson: Lesson) -> bytes | None:
    """The file a lesson was read from, as it stands; None when it is gone."""
    for folder in folders:
        for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
            found, _problems = read(path)
            if found is not None and found.id == lesson.id:
                return path.read_bytes()
    return None


def case_of(lesson: Lesson) -> Case:
    """The invented case of a lesson, as it is at the beginning.

    Raises:
        CaseDataError: `problems` lists every fault with its path.
        LawBookError: there is no sample of that name.
    """
    plain = dict(lesson.case)
    sample = plain.pop("sample", None)
    if sample is not None:
        plain = _sample(str(sample)) | plain
    return importing.from_plain({**plain, "invented": True})


def _sample(name: str) -> dict[str, Any]:
    file = samples_dir() / name / "case.json"
    if not _SAMPLE.fullmatch(name) or not file.is_file():
        raise LawBookError("training.fault.no_sample", name=name[:40])
    found: dict[str, Any] = json.loads(file.read_bytes())
    return found


def _table(path: Path, name: str) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            return {}, (Problem(name, "training.fault.too_large"),)
        return tomllib.loads(data.decode("utf-8")), ()
    except UnicodeDecodeError:
        return {}, (Problem(name, "training.fault.not_utf8"),)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = _LINE.search(str(error))
        return {}, (Problem(name, "training.fault.not_toml", {"line": line[1] if line else "?"}),)
    except OSError:
        return {}, (Problem(name, "training.fault.unreadable"),)


def _case_faults(lesson: Lesson, name: str) -> Iterable[Problem]:
    if lesson.case.get("invented", True) is not True:
        yield Problem(f"{name}: case.invented", "training.fault.real_case")
    try:
        case_of(lesson)
    except CaseDataError as error:
        faults = error.problems or (Problem("", error.key, error.params),)
        yield from (Problem(f"{name}: case.{one.path}".rstrip("."), one.key, one.params) for one in faults)
    except LawBookError as error:
        yield Problem(f"{name}: case.sample", error.key, error.params)


def _faults(error: ValidationError, name: str, data: dict[str, Any]) -> Iterable[Problem]:
    for found in error.errors(include_url=False, include_input=False):
        path = f"{name}: {_path(found['loc'], data)}"
        context = found.get("ctx", {})
        if found["type"] == "legal_assist":
            yield Problem(path, context["key"], context["params"])
        elif found["type"] == "too_short":
            yield Problem(path, "training.fault.too_few", {"n": context.get("min_length", "")})
        else:
            yield Problem(path, _KEYS.get(found["type"], "training.fault.wrong_kind"))


def _path(loc: tuple[int | str, ...], data: Any) -> str:
    """`step.aman-dulu.wrong.text`: an entry by its id where it has one, else by its position from 1."""
    parts, node = [], data
    for place in loc:
        if isinstance(place, int):
            node = node[place] if isinstance(node, list) and place < len(node) else None
            label = node.get("id") if isinstance(node, dict) else None
            parts.append(str(label)[:60] if isinstance(label, str) else f"[{place + 1}]")
        else:
            parts.append(place[:60])
            node = node.get(place) if isinstance(node, dict) else None
    return ".".join(parts)
