"""What an evidence bundle is made of, and what binding it came to. Plain values; no file is touched here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from legal_assist.errors import Problem

    #: Told what is being done (the end of a message id of ``bundle.step``), how far, and out of how many.
    Step: TypeAlias = Callable[[str, int, int], None]
    #: Asked between steps; True ends the work.
    Stop: TypeAlias = Callable[[], bool]

Kind = Literal["pdf", "png", "jpeg", "docx"]
#: Which of the two sets: what is handed to everybody, and what lies in the sealed cover.
SetName = Literal["served", "sealed"]


@dataclass(frozen=True)
class File:
    """One file of an exhibit as it was attached.

    Args:
        exhibit: the exhibit's mark, e.g. ``P-1``.
        number: counts the files of the exhibit, from 1.
        kind: what it is, told by its content.
        data: its bytes.
        sha256: of these bytes.
    """

    exhibit: str
    number: int
    kind: Kind
    data: bytes = field(repr=False)
    sha256: str

    @property
    def place(self) -> str:
        """How messages name it: ``P-1``, or ``P-1/2`` for a second file."""
        return self.exhibit if self.number == 1 else f"{self.exhibit}/{self.number}"


@dataclass(frozen=True)
class Line:
    """One exhibit as the lists print it.

    Args:
        mark: ``P-1``.
        title: as the paper that lists the evidence prints it; in the sealed set as it was recorded.
        dated: its date, or a dash.
        proves: what it proves, or a dash.
        state: in hand, certified, follows, lies with somebody else.
        sealed: whether it lies in the sealed set.
        bound: whether its files are in one of the sets.
        recorded: pages as the case records them; None when it doesn't.
    """

    mark: str
    title: str
    dated: str
    proves: str
    state: str
    sealed: bool
    bound: bool
    recorded: int | None = None


@dataclass(frozen=True)
class Sheet:
    """What the drawn pages of one set say besides its exhibits.

    Args:
        heading: what the set is.
        called: the case, as papers name it.
        addressed: to whom it goes, one line each.
        marks: above every drawn page: an invented case, a sealed cover.
        notice: at the foot of every drawn page.
        place: where and when, for the cover.
        note: a sentence under the heading; empty for none.
    """

    heading: str
    called: str
    addressed: tuple[str, ...]
    marks: str
    notice: str
    place: str
    note: str = ""


@dataclass(frozen=True)
class Plan:
    """What goes where.

    Args:
        served: what the drawn pages of the served set say.
        sealed: the same of the sealed set.
        lines: every exhibit that the case's papers for the court cite, in their order.
        sealed_lines: those of the sealed set with their titles as recorded.
        left_out: exhibits with files that no paper for the court cites; they stay out, and are named.
    """

    served: Sheet
    sealed: Sheet
    lines: tuple[Line, ...]
    sealed_lines: tuple[Line, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Span:
    """Where an exhibit lies in a bound set; pages count from 1.

    Args:
        mark: ``P-1``.
        cover: page of its cover.
        first: first page of its files.
        last: last page of its files.
    """

    mark: str
    cover: int
    first: int
    last: int


@dataclass(frozen=True)
class Bound:
    """One finished set.

    Args:
        name: which of the two.
        data: the PDF.
        pages: how many it has.
        spans: where each exhibit lies.
        notes: what to know before it goes out, by exhibit.
        sha256: of the PDF.
    """

    name: SetName
    data: bytes = field(repr=False)
    pages: int
    spans: tuple[Span, ...]
    notes: tuple[Problem, ...]
    sha256: str
