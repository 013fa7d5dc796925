"""What in the law data relies on a provision, and which provisions a right rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.provisions import Provision
    from legal_assist.law.rules import Rules

Kind = Literal[
    "regime",
    "deadline",
    "period",
    "checklist",
    "loss_head",
    "completeness",
    "explanation",
    "occasion",
    "limit",
]


@dataclass(frozen=True, slots=True)
class Use:
    """One place that relies on a provision.

    ``id`` is what `why` or `law page` asks for; ``text`` says what it is in both languages. ``count`` and
    ``unit`` tell the length of a deadline or period, ``since`` and ``since_en`` from when; ``right`` is the
    right it belongs to.
    """

    kind: Kind
    id: str
    text: str
    text_en: str
    right: str = ""
    count: int | None = None
    unit: str = "none"
    since: str = ""
    since_en: str = ""


def of(book: LawBook, provision_id: str) -> tuple[Use, ...]:
    """Everything that cites the provision itself, or the instrument as a whole when that is asked.

    Args:
        book: the law book.
        provision_id: a provision or instrument id; an unknown one has no uses.
    """
    return tuple(dict.fromkeys(use for cited, use in _all(book) if cited == provision_id))


def of_right(book: LawBook, right: str) -> tuple[Provision, ...]:
    """The provisions that a right's checklist, deadlines and regimes rest on, in the order of the book."""
    wanted = {cited for cited, use in _all(book) if use.right == right}
    return tuple(entry for entry in book.entries.values() if entry.id in wanted)


def rights(book: LawBook) -> tuple[str, ...]:
    """The rights and lists that rest on some provision, in the order of the data."""
    return tuple(dict.fromkeys(use.right for _cited, use in _all(book) if use.right))


def _all(book: LawBook) -> Iterator[tuple[str, Use]]:
    rules = book.rules
    yield from _of_regimes(rules)
    for item in rules.items:
        use = Use("checklist", item.id, item.question, item.question_en, item.right)
        yield from ((cited, use) for cited in item.basis)
    for rule in rules.deadlines:
        for reading in rule.readings:
            if reading.provision:
                unit = reading.unit if reading.count else "none"
                yield (
                    reading.provision,
                    Use("deadline", rule.id, rule.title, rule.title_en, rule.right, reading.count, unit),
                )
    for period in book.periods:
        yield (
            period.provision,
            Use(
                "period", period.id, period.title, period.title_en, "", period.count, period.unit,
                period.since, period.since_en,
            ),
        )  # fmt: skip
    yield from _of_words(book)
    for head in rules.loss_heads:
        use = Use("loss_head", head.id, head.label, head.label_en, "restitution")
        yield from ((cited, use) for cited in head.provisions)
    for piece in book.completeness.pieces:
        use = Use("completeness", piece.id, piece.what, piece.what_en)
        for cited in (*piece.sources, *(one for source in piece.also for one in source.ids)):
            yield cited, use


def _of_words(book: LawBook) -> Iterator[tuple[str, Use]]:
    for told in book.explanations:
        use = Use("explanation", told.id, told.text, told.text_en, told.id)
        yield from ((cited, use) for cited in told.basis)
    for occasion in book.occasions:
        use = Use("occasion", occasion.id, occasion.title, occasion.title_en)
        yield from ((cited, use) for _where, cited in occasion.cited())


def _of_regimes(rules: Rules) -> Iterator[tuple[str, Use]]:
    for regime in rules.regimes:
        use = Use("regime", regime.id, regime.reason, regime.reason_en, regime.subject)
        yield from ((cited, use) for cited in regime.provisions)
        if regime.governing:
            yield regime.governing, use
        for other in regime.alternatives:
            own = Use("regime", f"{regime.id}.{other.id}", other.reason, other.reason_en, regime.subject)
            yield from ((cited, own) for cited in (other.governing, *other.provisions))
    for addition in rules.additions:
        own = Use("regime", addition.id, addition.reason, addition.reason_en, addition.subject)
        yield from ((cited, own) for cited in addition.provisions)


__all__ = ["Kind", "Use", "of", "of_right", "rights"]
