"""Which exhibits go into which set, and what the lists say of them: as the papers for the court cite them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from legal_assist.cases import vocabulary
from legal_assist.documents import making
from legal_assist.documents.bundle_parts import Line, Plan, Sheet
from legal_assist.documents.wording import Words
from legal_assist.errors import Problem
from legal_assist.reckoning import identity, readiness

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.losses import Exhibit
    from legal_assist.documents.catalogue import Catalogue
    from legal_assist.law.lawbook import LawBook

#: The paper whose list the bundle follows, so that both say the same.
LIST: Final = "daftar-alat-bukti"
_MARK: Final = re.compile(r"\bP-\d{1,4}\b")


def plan(
    case: Case,
    *,
    book: LawBook,
    catalogue: Catalogue,
    as_of: date,
    files: Mapping[str, int],
    sealed: frozenset[str] = frozenset(),
    without: frozenset[str] = frozenset(),
) -> tuple[Plan, tuple[Problem, ...]]:
    """What goes where, and what stands in the way.

    Args:
        case: the case.
        book: the law book.
        catalogue: the document catalogue; it says which kinds of exhibit carry an identity.
        as_of: the day the bundle bears.
        files: how many files each exhibit has.
        sealed: exhibits that go into the sealed set beside those that always do.
        without: exhibits whose files stay out on purpose.

    Returns:
        The plan, and its problems; it may be bound only without any.
    """
    words = Words(catalogue.words)
    (context,) = making.context(case, LIST, book=book, as_of=as_of, catalogue=catalogue)
    chosen = _Chosen(case, catalogue, as_of, words, files, sealed, without)
    rows: dict[str, Any] = {str(row["tanda"]): row for row in context["alat_bukti"]}
    joined = {one for line in case.losses for one in line.evidence}
    exhibits = [one for one in case.exhibits if one.id in rows or one.id in joined]
    served = [chosen.line(one, rows.get(one.id), words) for one in exhibits]
    marks = {one.id for one in exhibits}
    problems = [*chosen.problems(exhibits), *_unknown(case, marks, sealed | without)]
    serving, closed = _sheets(case, context, words, any(one.sealed and one.bound for one in served))
    gap = words("answer.gap", label="\0").partition("\0")[0]
    printed = (serving.called, *serving.addressed)
    problems += [Problem(LIST, "bundle.gap", {"text": text}) for text in printed if gap in text]
    raw = {one.id: one.title for one in exhibits}
    return (
        Plan(
            serving,
            closed,
            tuple(served),
            tuple(
                Line(one.mark, raw[one.mark], one.dated, one.proves, one.state, True, True, one.recorded)
                for one in served
                if one.sealed and one.bound
            ),
            tuple(sorted(set(files) - marks, key=_order)),
        ),
        tuple(problems),
    )


class _Chosen:
    """Judges single exhibits."""

    def __init__(
        self,
        case: Case,
        catalogue: Catalogue,
        as_of: date,
        words: Words,
        files: Mapping[str, int],
        sealed: frozenset[str],
        without: frozenset[str],
    ) -> None:
        self.case = case
        self.kinds = catalogue.sealed_kinds
        self.kept = {one.id for one in case.victims if identity.kept(case, as_of, one, frozenset())}
        self.words = words
        self.files = files
        self.sealed = sealed
        self.without = without

    def is_sealed(self, one: Exhibit) -> bool:
        """Whether it carries an identity that is kept, or was put there by hand."""
        about = self.kept if one.victim is None else self.kept & {one.victim}
        return one.id in self.sealed or (one.kind in self.kinds and bool(about))

    def line(self, one: Exhibit, row: dict[str, Any] | None, words: Words) -> Line:
        """As the list of evidence prints it; an exhibit of the joined claim alone in the same words."""
        from legal_assist import tanggal

        none = words("answer.none")
        bound = bool(self.files.get(one.id)) and one.id not in self.without
        sealed = self.is_sealed(one)
        title = str(row["uraian"]) if row else one.title
        if sealed and one.status == "in_hand" and title == one.title:
            title = words("annex.sealed", title=one.title)
        if row is None:
            state = words("annex.in_hand_certified" if one.certified else "annex.in_hand")
            state = words(f"annex.{one.status}") if one.status != "in_hand" else state
            dated = tanggal.format_long(one.dated) if one.dated else none
            return Line(one.id, title, dated, one.proves or none, state, sealed, bound, one.pages)
        return Line(
            one.id, title, str(row["tanggal"]), str(row["membuktikan"]), str(row["keterangan"]),
            sealed, bound, one.pages,
        )  # fmt: skip

    def problems(self, exhibits: list[Exhibit]) -> Iterator[Problem]:
        """Cited and not here, or here and said to be elsewhere."""
        for one in exhibits:
            if one.id in self.without:
                continue
            here = bool(self.files.get(one.id))
            if one.status == "in_hand" and not here:
                yield Problem(one.id, "bundle.cited_not_attached", {"mark": one.id})
            elif one.status != "in_hand" and here:
                yield Problem(one.id, "bundle.attached_not_in_hand", {"mark": one.id})


def _unknown(case: Case, marks: set[str], named: frozenset[str]) -> Iterator[Problem]:
    """Marks that a text or the command names and no exhibit bears."""
    known = {one.id for one in case.exhibits}
    for mark in sorted(named - known, key=_order):
        yield Problem(mark, "bundle.no_such_exhibit", {"mark": mark[:20]})
    seen: set[tuple[str, str]] = set()
    for path, _fact, value in vocabulary.values(case):
        if not isinstance(value, str) or (path.startswith("exhibits.") and path.endswith(".id")):
            continue
        for mark in map(str, _MARK.findall(value)):
            if mark not in known and mark not in marks and (mark, path) not in seen:
                seen.add((mark, path))
                labels = {"label": readiness.label(path, "id"), "label_en": readiness.label(path, "en")}
                yield Problem(path, "bundle.cited_unknown", {"mark": mark, **labels})


def _sheets(case: Case, context: dict[str, Any], words: Words, two: bool) -> tuple[Sheet, Sheet]:
    example = [words("page.example")] if case.invented else []
    called = str(context["perkara"]["sebutan"])
    addressed = tuple(str(name) for name in context["tujuan"]["nama"])
    notice = str(context["halaman"]["catatan"])
    place = f"{context['dokumen']['tempat']}, {context['dokumen']['tanggal']}"
    served = Sheet(
        heading=words("bundle.heading"),
        called=called,
        addressed=addressed,
        marks=" · ".join(example),
        notice=notice,
        place=place,
        note=words("bundle.note_served") if two else "",
    )
    sealed = Sheet(
        heading=words("bundle.heading_sealed"),
        called=called,
        addressed=addressed,
        marks=" · ".join([*example, words("page.sealed")]),
        notice=notice,
        place=place,
        note=words("bundle.note_sealed"),
    )
    return served, sealed


def _order(mark: str) -> tuple[int, str]:
    digits = mark.rpartition("-")[2]
    return (int(digits) if digits.isdigit() else 0, mark)
