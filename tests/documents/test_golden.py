"""The text of every paper of every sample, compared with what a person has read and approved.

After a wanted change: ``UPDATE_GOLDEN=1 pytest tests/documents/test_golden.py``, then read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from legal_assist.documents import catalogue as catalogues
from legal_assist.documents import preview
from legal_assist.errors import DocumentError
from legal_assist.reckoning import readiness
from legal_assist.workspace import templates_dir

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Press

    from legal_assist.documents.making import Made

GOLDEN = Path(__file__).parents[1] / "golden"
DOCUMENTS = tuple(entry.id for entry in catalogues.load(templates_dir()).entries)


def papers(one: Press, entry_id: str) -> tuple[Made, ...]:
    """The final where the sample allows it, else the draft with its gaps; nothing where it does not apply."""
    if readiness.state(one.case, one.book, one.catalogue.entry(entry_id), one.as_of).applies is False:
        return ()
    try:
        return one.make(entry_id)
    except DocumentError:
        return one.make(entry_id, draft=True)


def require_approved(folder: Path, entry_id: str, made: tuple[Made, ...]) -> None:
    """Hold the papers of one document against their approved texts, or write those anew."""
    texts = {f"{entry_id}-{one.victim}" if one.victim else entry_id: preview.text(one.data) for one in made}
    if os.environ.get("UPDATE_GOLDEN"):
        folder.mkdir(parents=True, exist_ok=True)
        for old in (*folder.glob(f"{entry_id}.txt"), *folder.glob(f"{entry_id}-K*.txt")):
            old.unlink()
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="\n")
    approved = {
        path.stem: path.read_text(encoding="utf-8")
        for path in (*folder.glob(f"{entry_id}.txt"), *folder.glob(f"{entry_id}-K*.txt"))
    }
    assert texts == approved


@pytest.mark.parametrize("letter", "abcd")
@pytest.mark.parametrize("entry_id", DOCUMENTS)
def test_a_paper_reads_as_approved(letter: str, entry_id: str, press: Callable[[str], Press]) -> None:
    require_approved(GOLDEN / letter, entry_id, papers(press(letter), entry_id))
