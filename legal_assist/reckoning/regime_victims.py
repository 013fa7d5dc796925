"""One answer for the case out of the answers for its victims."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from legal_assist.law import confidence
from legal_assist.reckoning.finding import Finding, LawText, Reading, Said
from legal_assist.reckoning.governing import Governing, joined, unique, unique_gaps

if TYPE_CHECKING:
    from collections.abc import Sequence

Found = tuple[str, Finding[Governing]]


def together(each: Sequence[Found]) -> Finding[Governing]:
    """Tell the answers of all victims as one.

    Victims the question does not concern are left out, unless it concerns nobody. Where the answers are the
    same they are told once; where they differ, each is told with the codes of its victims, and a statute is
    named only when all answers name it.

    Args:
        each: code and answer of every victim, at least one.
    """
    concerned = [one for one in each if one[1].value.applies is not False] or list(each[:1])
    groups = _groups(concerned)
    first = concerned[0][1]
    whole = first.id.removesuffix(f".{concerned[0][0]}")
    if len(groups) == 1:
        codes = tuple(code for code, _found in concerned)
        victims = codes if first.value.applies is not False else ()
        gaps = unique_gaps(gap for _code, found in concerned for gap in found.gaps)
        value = replace(first.value, victims=victims, questions=gaps)
        steps = first.steps
        if len(each) > 1 and victims:
            steps = (Said("regimes.step.about", {"victims": ", ".join(codes)}), *steps)
        return replace(first, id=whole, value=value, steps=steps, gaps=gaps)
    return _several(whole, groups)


def _groups(each: Sequence[Found]) -> list[list[Found]]:
    groups: dict[object, list[Found]] = {}
    for code, found in each:
        value = found.value
        same = (value.governing, value.provisions, value.reason, value.row, value.applies)
        groups.setdefault(same, []).append((code, found))
    return list(groups.values())


def _several(whole: str, groups: Sequence[Sequence[Found]]) -> Finding[Governing]:
    heads: list[Found] = [(", ".join(code for code, _found in group), group[0][1]) for group in groups]
    every = [found for _code, found in heads]
    # A victim of whom it is only not known yet whether she is concerned takes nothing from the others.
    settled = [found for found in every if found.value.applies] or every
    statutes = {found.value.governing for found in settled}
    governing = statutes.pop() if len(statutes) == 1 else None
    reason = joined(*_of_all([(codes, found.value.reason) for codes, found in heads]))
    gaps = unique_gaps(gap for group in groups for _code, found in group for gap in found.gaps)
    provisions = unique(one for found in every for one in found.value.provisions)
    value = Governing(
        governing=governing,
        provisions=provisions if governing is not None else (),
        reason=reason,
        alternatives=_readings(heads, chosen=governing is not None),
        open=any(found.value.open for found in every),
        questions=gaps,
        row=", ".join(unique(row for found in every for row in found.value.row.split(", ") if row)),
        applies=True if any(found.value.applies for found in every) else None,
        heading=None if governing is not None else Said("regimes.heading.by_victim"),
        victims=tuple(code for group in groups for code, _found in group),
    )
    steps: list[Said | LawText] = []
    for codes, found in heads:
        steps += [Said("regimes.step.about", {"victims": codes}), *found.steps]
    return Finding(
        id=whole,
        value=value,
        as_of=every[0].as_of,
        steps=tuple(steps),
        citations=value.provisions,
        confidence=confidence.weakest([found.confidence for found in every if found.confidence]),
        gaps=gaps,
    )


def _readings(heads: Sequence[Found], *, chosen: bool) -> tuple[Reading[Governing], ...]:
    """The other readings; each answer too where they name different statutes. The same one is told once."""
    told: dict[tuple[object, ...], tuple[list[str], Reading[Governing]]] = {}
    for codes, found in heads:
        value = found.value
        own = Reading(value, found.citations, found.confidence, value.reason)
        mine = () if chosen or value.governing is None else (own,)
        for one in (*mine, *value.alternatives, *found.readings):
            key = (one.value.governing, one.confidence, one.reason)
            told.setdefault(key, ([], one))[0].append(codes)
    return tuple(replace(one, reason=_of(", ".join(codes), one.reason)) for codes, one in told.values())


def _of_all(texts: Sequence[tuple[str, LawText]]) -> list[LawText]:
    told: dict[LawText, list[str]] = {}
    for codes, text in texts:
        told.setdefault(text, []).append(codes)
    if len(told) == 1:
        return list(told)
    return [_of(", ".join(codes), text) for text, codes in told.items()]


def _of(codes: str, text: LawText) -> LawText:
    return LawText(f"{codes}: {text.id}", f"{codes}: {text.en}")
