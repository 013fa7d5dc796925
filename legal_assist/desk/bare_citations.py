"""Articles that a paper charges or a verdict proves always carry the number of their statute."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from legal_assist.errors import CaseDataError, Problem

if TYPE_CHECKING:
    from legal_assist.cases.case import Case
    from legal_assist.desk.holding import Holding

#: Facts that hold citations.
FIELDS: Final = ("charged_articles", "proven_articles")
_ARTICLE: Final = re.compile(r"\b(?:pasal|psl|ps|art)", re.IGNORECASE)


def refuse(before: Case, after: Case, desk: Holding) -> None:
    """Refuse a newly typed citation whose statute is named by a nickname that two statutes bear.

    Args:
        before: the case as it stood; what stood there already is left alone.
        after: the case as it would be stored.
        desk: for the law book, which is loaded only when such a field changed.

    Raises:
        CaseDataError: with one problem per citation: where it stands and which statutes it could mean.
    """
    problems: list[Problem] = []
    for field in FIELDS:
        text = getattr(after, field)
        if text is None or text == getattr(before, field) or not _ARTICLE.search(text):
            continue
        from legal_assist.desk import law_review
        from legal_assist.desk.findings import Findings
        from legal_assist.law import bare_citations

        book = desk.book if isinstance(desk, Findings) else law_review.load_book(desk.workspace)
        found = bare_citations.find(text, book)
        problems += [Problem(field, error.key, error.params) for error in found]
    if problems:
        raise CaseDataError("case.file_faults", problems=tuple(problems), count=len(problems))
