"""The law book, the catalogue and the samples, read once."""

from __future__ import annotations

import copy
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from legal_assist.cases import importing
from legal_assist.documents import catalogue as catalogues
from legal_assist.documents import making
from legal_assist.law import lawbook
from legal_assist.workspace import templates_dir

if TYPE_CHECKING:
    from collections.abc import Callable

    from legal_assist.cases.case import Case
    from legal_assist.documents.catalogue import Catalogue
    from legal_assist.documents.making import Made
    from legal_assist.law.lawbook import LawBook

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="session")
def book() -> LawBook:
    return lawbook.load()


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return catalogues.load(templates_dir())


def sample(letter: str) -> tuple[dict[str, Any], date]:
    """The plain form of a sample case and its day."""
    folder = next(SAMPLES.glob(f"{letter}-*"))
    plain = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return copy.deepcopy(plain), date.fromisoformat(expected["as_of"])


class Press:
    """Makes papers from a sample, changed by a test."""

    def __init__(self, book: LawBook, catalogue: Catalogue, letter: str) -> None:
        self.book = book
        self.catalogue = catalogue
        self.plain, self.as_of = sample(letter)
        self._written = ""
        self._case: Case | None = None

    @property
    def case(self) -> Case:
        """The case as it stands now; as long as nothing is changed, the same object."""
        written = json.dumps(self.plain)
        if self._case is None or written != self._written:
            self._written, self._case = written, importing.from_plain(self.plain)
        return self._case

    def victim(self, code: str) -> dict[str, Any]:
        found: dict[str, Any] = next(one for one in self.plain["victims"] if one["id"] == code)
        return found

    def named_openly(self, *codes: str, safe: bool = True) -> None:
        """Victims who decided themselves not to use confidentiality; `safe`: with no danger recorded."""
        for code in codes:
            victim = self.victim(code)
            victim["confidential"] = False
            decision = {"id": "S99", "right": "confidentiality", "decision": "declines"}
            victim["decisions"] = [*victim.get("decisions", ()), {**decision, "on": self.as_of.isoformat()}]
            if safe:
                victim |= dict.fromkeys(
                    ("threatened", "pressured", "phone_watched", "family_threatened", "risk_at_home"), False
                )
                victim["safe_now"] = True
        if safe:
            for defendant in self.plain["defendants"]:
                defendant["known_to_victim_family"] = False

    def make(self, entry_id: str, *, draft: bool = False, accepted: tuple[str, ...] = ()) -> tuple[Made, ...]:
        return making.make(
            self.case,
            7,
            entry_id,
            book=self.book,
            as_of=self.as_of,
            draft=draft,
            accepted=frozenset(accepted),
            catalogue=self.catalogue,
        )


@pytest.fixture
def press(book: LawBook, catalogue: Catalogue) -> Callable[[str], Press]:
    return lambda letter: Press(book, catalogue, letter)
