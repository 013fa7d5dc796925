"""How an item of a checklist is settled: which field is filled in, which event, paper or record is added."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, get_args

from legal_assist.cases import people, vocabulary
from legal_assist.desk import wording
from legal_assist.reckoning.derived import FACTS, NEEDS
from legal_assist.tui.forms import form_words
from legal_assist.tui.panes import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from legal_assist.law.rule_terms import Term
    from legal_assist.reckoning.finding import Gap
    from legal_assist.reckoning.progress import ItemState
    from legal_assist.tui.sitting import Sitting


@dataclass(frozen=True)
class Way:
    """One way to record what settles an item: where, and what a new entry begins with."""

    words: str
    path: str
    preset: Mapping[str, str] = field(default_factory=dict)


def _filed(application: str, addressee: str = "") -> tuple[str, dict[str, str]]:
    preset = {"kind": "application_filed", "application": application}
    return "events", preset | ({"addressee": addressee} if addressee else {})


#: What is recorded so that a derived fact holds: list and texts of the new entry, or a field.
_RECORDED: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = {
    "protection_asked_police": _filed("protection", "police"),
    "protection_asked_lpsk": _filed("protection", "lpsk"),
    "confidentiality_asked_court": _filed("confidentiality", "court"),
    "information_asked": _filed("information"),
    "restitution_filed": _filed("restitution"),
    "has_advocate": ("companions", {"capacity": "advocate"}),
    "has_companion": ("companions", {"capacity": "paralegal"}),
    "child_protection_companion": ("companions", {"capacity": "social_worker"}),
    "adult_for_child": ("companions", {"capacity": "social_worker"}),
    "examination_day_known": ("events", {"kind": "police_examination", "certainty": "planned"}),
    "hearing_day_known": ("events", {"kind": "hearing", "certainty": "planned"}),
    "payer_got_copy": ("events", {"kind": "copy_received_by_payer"}),
    "nonpayment_told_court": ("events", {"kind": "nonpayment_reported", "addressee": "court"}),
    "nonpayment_told_prosecutor": ("events", {"kind": "nonpayment_reported", "addressee": "prosecutor"}),
    "code_dates_known": ("events", {"kind": "act_from"}),
    "convicted": ("events", {"kind": "verdict"}),
    "other_offence_proven": ("events", {"kind": "verdict", "verdict_kind": "other_offence"}),
    "identity_copy_certified": ("exhibits", {"kind": "identity_copy", "certified": "ya"}),
    "has_losses": ("losses", {}),
    "loss_asked_twice": ("losses", {}),
    "has_defendant_named": ("defendants", {}),
    "assets_known": ("defendants", {}),
    "may_be_pregnant": ("victims.sex", {}),
}
_EXPLAINABLE: Final = frozenset(get_args(people.Right))


def ways(sitting: Sitting, state: ItemState) -> tuple[Way, ...]:
    """Every way to record what settles an item, the nearest first; never empty.

    First what the item lacks, then the facts it asks for (also answered ones, which may be corrected), then
    what its condition reads, and last the record that it was explained. Of a done item the fields and lists
    in which it is recorded come before what would be added to them.
    """
    victim = None if state.subject == "case" else state.subject
    found = [
        *(_of_gap(sitting, gap, victim) for gap in state.gaps),
        *_needed(sitting, state, victim),
        *_of_terms(sitting, state.item.met, victim),
    ]
    if not found:
        found = list(_told(sitting, state, victim))
    if state.state == "done":  # what is recorded is looked at before anything is added to it
        found = [*_lists(sitting, found), *found]
    once: dict[tuple[str, tuple[tuple[str, str], ...]], Way] = {}
    for way in found:
        once.setdefault((way.path, tuple(sorted(way.preset.items()))), way)
    return tuple(once.values())


def _lists(sitting: Sitting, found: Iterable[Way]) -> Iterator[Way]:
    """What is recorded already: the fields, and the lists to which the others would add."""
    for way in found:
        fact = vocabulary.find(way.path)
        if fact is not None and fact.kind == "list":
            title = form_words.list_title(sitting, vocabulary.without_ids(way.path))
            yield Way(sitting.t("settle.list", list=title), way.path)
        else:
            yield way


def _of_gap(sitting: Sitting, gap: Gap, victim: str | None) -> Way:
    head, _, kind = gap.path.partition(".")
    path = head if head == "events" and kind and not vocabulary.is_entry_id(kind) else gap.path
    return Way(said.gap(sitting, gap), path, _about(path, said.preset(gap, victim), victim))


def _about(path: str, preset: Mapping[str, str], victim: str | None) -> Mapping[str, str]:
    """A new event or paper about one victim says so."""
    head = path.partition(".")[0]
    if victim is None or head not in ("events", "exhibits", "losses"):
        return preset
    return dict(preset) | ({"concerns": victim} if head == "events" else {"victim": victim})


def _needed(sitting: Sitting, state: ItemState, victim: str | None) -> Iterator[Way]:
    for need in state.item.needs:
        prefix, _, kind = need.partition(":")
        if prefix == "exhibit":
            yield _entry(sitting, "exhibits", {"kind": kind}, victim)
        else:
            yield _field(sitting, need, victim)


def _of_terms(sitting: Sitting, terms: Iterable[Term], victim: str | None) -> Iterator[Way]:
    for term in terms:
        if term.any is not None:
            yield from _of_terms(sitting, term.any, victim)
        elif term.event is not None:
            preset = {"kind": term.event}
            yield _entry(sitting, "events", preset | _kept(term, "application", "addressee"), victim)
        elif term.filed is not None:
            path, filed = _filed(term.filed)
            yield _entry(sitting, path, filed, victim)
        elif term.exhibit is not None:
            yield _entry(sitting, "exhibits", {"kind": term.exhibit}, victim)
        elif term.explained is not None:
            yield from _record(sitting, "explained", {"right": term.explained}, victim)
        elif term.decided is not None:
            decision = _kept(term, "decision") if term.equals else {}
            yield from _record(sitting, "decisions", {"right": term.decided} | decision, victim)
        elif term.consented is not None:
            yield from _record(sitting, "consents", {"purpose": term.consented}, victim)
        else:
            yield from _of_fact(sitting, term.filled or term.fact or "", victim)


def _kept(term: Term, *names: str) -> dict[str, str]:
    return {name: str(value) for name in names if (value := getattr(term, name, None))}


def _of_fact(sitting: Sitting, fact: str, victim: str | None) -> Iterator[Way]:
    if fact in _RECORDED:
        path, preset = _RECORDED[fact]
        known = vocabulary.find(path)
        if known is not None and known.kind == "list":
            yield _entry(sitting, path, preset, victim)
        else:
            yield _field(sitting, path, victim)
    for need in NEEDS.get(fact, ()) if fact in FACTS else (fact,):
        head, _, kind = need.partition(".")
        if head == "events" and kind:
            yield _entry(sitting, "events", {"kind": kind}, victim)
        elif vocabulary.find(need) is not None:
            yield _field(sitting, need, victim)


def _record(sitting: Sitting, name: str, preset: Mapping[str, str], victim: str | None) -> Iterator[Way]:
    if victim is not None:
        yield _entry(sitting, f"victims.{victim}.{name}", preset, victim)


def _field(sitting: Sitting, need: str, victim: str | None) -> Way:
    """A single field; of a victim's own when the item is about her."""
    head, _, rest = need.partition(".")
    path = f"victims.{victim}.{rest}" if head == "victims" and rest and victim is not None else need
    return Way(sitting.t("settle.field", field=wording.label(path, sitting.lang)), path)


def _entry(sitting: Sitting, list_path: str, preset: Mapping[str, str], victim: str | None) -> Way:
    """A new entry, named by its list and by the choices it begins with."""
    bare = vocabulary.without_ids(list_path)
    chosen = [
        wording.choice(f"{bare}.{name}", code, sitting.lang)
        for name, code in preset.items()
        if (fact := vocabulary.find(f"{bare}.{name}")) is not None and fact.kind == "choice"
    ]
    words = sitting.t("settle.entry", list=form_words.list_title(sitting, bare), what=", ".join(chosen))
    return Way(words.rstrip(" :"), list_path, _about(list_path, preset, victim))


def _told(sitting: Sitting, state: ItemState, victim: str | None) -> Iterator[Way]:
    """Nothing settles the item: that it was explained can be recorded, and a note can be kept."""
    right = state.item.right if state.item.right in _EXPLAINABLE else "information"
    yield from _record(sitting, "explained", {"right": right}, victim)
    yield _entry(sitting, "notes", {}, None)
