"""The rights of each victim in words: what is read aloud, what was told and decided, what is due now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist import messages, tanggal
from legal_assist.desk import wording
from legal_assist.errors import UsageError
from legal_assist.reckoning import item_basis
from legal_assist.reckoning import rights as reckoned
from legal_assist.reckoning.progress import right_label_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from legal_assist.cases.case import Case
    from legal_assist.desk.desk import Desk
    from legal_assist.reckoning.rights import RightState


def states(desk: Desk, case: Case, victim: str | None = None) -> tuple[RightState, ...]:
    """Every right of every victim, see `reckoning.rights`."""
    return reckoned.states(case, desk.book, desk.today, victim)


def one(found: Sequence[RightState], victim: str, right: str) -> RightState:
    """How it stands with one right of one victim.

    Args:
        found: what `states` gave.
        victim: her code, as typed.
        right: the right, as typed.

    Raises:
        UsageError: there is no such right or victim; the sentence names those there are.
    """
    for each in found:
        if each.victim == victim.strip().upper() and each.right == right.strip().casefold():
            return each
    known = ", ".join(dict.fromkeys(each.right for each in found)) or "-"
    codes = ", ".join(dict.fromkeys(each.victim for each in found)) or "-"
    raise UsageError("rights.none_such", name=f"{victim} {right}"[:40], known=known, victims=codes)


def label(state: RightState, lang: str) -> str:
    """What the right is called."""
    return messages.text(right_label_key(state.right), lang)


def line(state: RightState, lang: str) -> str:
    """`Restitusi: dijelaskan 3 November 2026; ia mau (4 November 2026)`, and what is due."""
    parts = []
    if state.explained is not None:
        parts.append(messages.text("rights.told", lang, day=tanggal.format_long(state.explained.on, lang)))
    if state.decision is not None:
        choice = wording.choice("victims.decisions.decision", state.decision.decision, lang)
        day = tanggal.format_long(state.decision.on, lang)
        parts.append(messages.text("rights.decided", lang, choice=choice, day=day))
    parts.append(due(state, lang))
    return f"{label(state, lang)}: {'; '.join(parts)}"


def due(state: RightState, lang: str) -> str:
    """What is to be done now, and why."""
    words = messages.text(f"rights.due.{state.due}", lang)
    if state.due == "offer_again" and state.last is not None:
        return messages.text("rights.near", lang, words=words, day=tanggal.format_long(state.last, lang))
    if state.due == "offer_again" and state.since is not None:
        return messages.text(
            "rights.new_stage", lang, words=words, day=tanggal.format_long(state.since, lang)
        )
    return words


def aloud(desk: Desk, case: Case, state: RightState, lang: str) -> tuple[str, ...]:
    """The sheet of one right: how it stands, the words, the question, what the reader minds, the basis."""
    told = state.explanation
    code = item_basis.code_of(case, desk.book, desk.today)
    cited = item_basis.in_force(told.basis, desk.book, desk.today, code)
    basis = wording.basis(cited, desk.book, lang, not_law=told.not_law)
    lines = [line(state, lang), "", messages.text("rights.read_aloud", lang), "", told.text_in(lang), ""]
    lines += [messages.text("rights.then_ask", lang), "", told.ask_in(lang), ""]
    lines += [messages.text("rights.for_you", lang), told.careful_in(lang)]
    if state.due in ("offer_again", "pressed"):
        lines.append(messages.text(f"rights.how.{state.due}", lang))
    lines.append(messages.text("rights.never_waiver", lang))
    if basis:
        lines += ["", basis]
    return tuple(lines)
