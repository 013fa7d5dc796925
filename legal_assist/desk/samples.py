"""The invented sample cases that ship with the program."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from legal_assist.errors import CaseDataError
from legal_assist.workspace import samples_dir

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Sample:
    """One sample: its folder name, its case file and the day it is looked at."""

    id: str
    case_file: Path
    as_of: date


def all_samples() -> tuple[Sample, ...]:
    """Every shipped sample, in order of its folder name."""
    found = []
    for folder in sorted(samples_dir().iterdir()):
        case_file, expected = folder / "case.json", folder / "expected.json"
        if case_file.is_file() and expected.is_file():
            as_of = date.fromisoformat(json.loads(expected.read_text(encoding="utf-8"))["as_of"])
            found.append(Sample(folder.name, case_file, as_of))
    return tuple(found)


def sample(name: str) -> Sample:
    """The sample whose folder name starts with `name`.

    Raises:
        CaseDataError: there is none.
    """
    for entry in all_samples():
        if entry.id == name or entry.id.startswith(f"{name}-"):
            return entry
    raise CaseDataError("desk.no_such_sample", name=name[:40])
