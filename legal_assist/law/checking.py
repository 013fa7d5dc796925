"""The whole law data held together: every part read, every fault of every part told at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from legal_assist.errors import LawBookError, Problem
from legal_assist.law import (
    completeness,
    explanations,
    glossary,
    lawbook,
    minimum_wages,
    occasions,
    periods,
    rule_files,
    rules,
    services,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from legal_assist.law.lawbook import LawBook

#: Every part that the book reads when it is first asked for, by its name there.
PARTS: Final = {
    "rules": rules,
    "completeness": completeness,
    "periods": periods,
    "explanations": explanations,
    "glossary": glossary,
    "occasions": occasions,
    "services": services,
    "minimum_wages": minimum_wages,
}


def check(data_dir: Path | None = None, words: rule_files.Words | None = None) -> LawBook:
    """Read and check instruments, days off, rules, lists, periods, services and wages.

    Args:
        data_dir: another data folder with the same layout; None for the one that is shipped.
        words: the names a case knows, against which conditions are held; None: not checked.

    Returns:
        The book, with every part loaded.

    Raises:
        LawBookError: with every fault of every part, each with file and key.
    """
    problems: list[Problem] = []
    try:
        book = lawbook.load(data_dir, whole=True)
    except LawBookError as error:
        root = data_dir or lawbook.DATA_DIR
        problems += error.problems
        for part in PARTS.values():
            problems += _faults(partial(part.load, root))
        raise LawBookError("law.data_faulty", problems=tuple(problems), count=len(problems)) from None
    for name in PARTS:
        problems += _faults(partial(getattr, book, name))
    if words is not None and not problems:
        problems += rule_files.check_words(book.rules, words)
        problems += rule_files.check_list_words(book.completeness, words)
        problems += occasions.faults_of_items(book.occasions, {item.id for item in book.rules.items})
        problems += rule_files.check_occasion_words(book.occasions, words)
    if problems:
        raise LawBookError("law.data_faulty", problems=tuple(problems), count=len(problems))
    return book


def _faults(read: Callable[[], object]) -> tuple[Problem, ...]:
    try:
        read()
    except LawBookError as error:
        return error.problems
    return ()
