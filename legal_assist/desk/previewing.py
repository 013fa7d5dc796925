"""The words of a paper as it would be made now, as a draft, in memory only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.desk.papers import require_known

if TYPE_CHECKING:
    from legal_assist.desk.desk import Desk, Opened


def papers(desk: Desk, opened: Opened, document: str) -> tuple[tuple[str | None, str], ...]:
    """The text of each paper of a document, with the victim it is about (None: all of them).

    Args:
        desk: the desk.
        opened: the case.
        document: id of the catalogue.

    Raises:
        UsageError: there is no such document; the sentence names those there are.
        DocumentError: it does not apply to this case, or its template is faulty.
    """
    from legal_assist.documents import making, preview

    require_known(desk, (document,))
    made = making.make(
        opened.case,
        opened.revision,
        document,
        book=desk.book,
        catalogue=desk.catalogue,
        as_of=desk.today,
        draft=True,
    )
    return tuple((one.victim, preview.text(one.data)) for one in made)
