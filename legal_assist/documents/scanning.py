"""The leak scan over finished bytes: which protected values a file holds, and what it keeps closed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, get_args

from legal_assist.documents import leak_reading, leak_values
from legal_assist.documents.leak_matcher import Matcher
from legal_assist.documents.leak_pieces import Piece, Unread
from legal_assist.documents.per_case import PerCase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from legal_assist.cases.case import Case
    from legal_assist.cases.people import Victim
    from legal_assist.documents.leak_values import Protected


#: What a protected value can be.
KINDS: Final[tuple[str, ...]] = get_args(leak_values.Kind)


@dataclass(frozen=True)
class Hit:
    """One protected value in a file.

    Args:
        code: the victim it belongs to or leads to.
        kind: name, nik, phone, passport, address, email, birth_date.
        form: how it stands there, a key of ``scan.form``.
        place: what the part is to a reader, a key of ``scan.place``.
        part: name of the part, with protected values covered.
        excerpt: the words around it, with protected values covered; may be shown and logged.
        shown: the same as it stands; only for a screen on which identities were revealed.
        noted: only worth a look: other people bear the name.
    """

    code: str
    kind: str
    form: str
    place: str
    part: str
    excerpt: str
    noted: bool
    shown: str = field(repr=False)


@dataclass(frozen=True)
class Scan:
    """What a scan found. `unread` is what could not be looked through, each with its reason."""

    hits: tuple[Hit, ...]
    unread: tuple[Unread, ...]

    @property
    def blocking(self) -> tuple[Hit, ...]:
        """Hits that are more than worth a look."""
        return tuple(one for one in self.hits if not one.noted)

    @property
    def closed(self) -> tuple[Unread, ...]:
        """What leaves the file unjudged: encrypted, broken, made to choke its reader."""
        return tuple(one for one in self.unread if one.closed)

    @property
    def clean(self) -> bool:
        """Whether nothing blocks and everything that can be read was read."""
        return not self.blocking and not self.closed


_SEARCHES: Final[PerCase[Matcher]] = PerCase()


def matcher(case: Case, victims: Iterable[Victim]) -> Matcher:
    """The search for every protected value of these victims of the case; built once for many files."""
    wanted = tuple(victims)
    own = tuple(one.id for one in case.victims if any(one is other for other in wanted))

    def build() -> Matcher:
        return Matcher(leak_values.protected(case, wanted), leak_values.public_names(case))

    return _SEARCHES.answer(case, own, build) if len(own) == len(wanted) else build()


def check_bytes(name: str, data: bytes, protected: Matcher | Iterable[Protected]) -> Scan:
    """Look for protected values in a file of any kind; nothing is written or changed.

    Args:
        name: file name under which it will leave; it is scanned too.
        data: the bytes.
        protected: the search (`matcher`), or plain values.

    Returns:
        Hits, most telling first, and what could not be read. Never raises for what a file holds.
    """
    search = protected if isinstance(protected, Matcher) else Matcher(protected)
    found: dict[tuple[str, str, str, str], Hit] = {}
    unread: dict[tuple[str, str], Unread] = {}
    for one in leak_reading.read(name, data):
        if isinstance(one, Piece):
            for hit in _hits(one, search):
                found.setdefault((hit.code, hit.kind, hit.place, hit.excerpt), hit)
        else:
            covered = Unread(search.covered(one.part), one.why, one.closed, one.params)
            unread.setdefault((covered.part, covered.why), covered)
    hits = sorted(found.values(), key=lambda hit: (hit.noted, hit.code))
    return Scan(tuple(hits), tuple(unread.values()))


def _hits(piece: Piece, search: Matcher) -> Iterable[Hit]:
    if not piece.text.strip():
        return
    for match, shown, covered in search.excerpts(piece.text):
        one = match.protected
        part = search.covered(piece.part)
        yield Hit(one.code, one.kind, match.form, piece.place, part, covered, match.noted, shown)
