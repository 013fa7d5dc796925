"""From rule files to `Rules`: every fault is collected with its file and key before one error is raised."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import ValidationError

from legal_assist.errors import LawBookError, Problem
from legal_assist.law.rule_terms import RuleModel, Term, walk
from legal_assist.law.rules import (
    Addition,
    ChecklistItem,
    DeadlineRule,
    Limits,
    LossHead,
    Regime,
    Rules,
    Subject,
    Undecided,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from legal_assist.law.completeness import Completeness, PieceRule
    from legal_assist.law.occasions import Occasion
    from legal_assist.law.rule_terms import Condition
    from legal_assist.law.rules import Anchor

M = TypeVar("M", bound=RuleModel)
_LINE: Final = re.compile(r"line (\d+)")
_KEYS: Final = {
    "missing": "reckoning_rules.fault.missing_key",
    "extra_forbidden": "reckoning_rules.fault.unknown_key",
}


@dataclass(frozen=True)
class Words:
    """The names a case knows; None: not checked.

    Event kinds, kinds of application, derived facts, paths of the fact vocabulary without entry ids, kinds of
    exhibit, rights that can be explained and decided.
    """

    events: frozenset[str] | None = None
    applications: frozenset[str] | None = None
    facts: frozenset[str] | None = None
    paths: frozenset[str] | None = None
    exhibits: frozenset[str] | None = None
    rights: frozenset[str] | None = None


def stop_if_any(problems: list[Problem]) -> None:
    """Raise one error with every fault.

    Raises:
        LawBookError: at least one fault was noted.
    """
    if problems:
        raise LawBookError(
            "reckoning_rules.fault.rules_faulty", problems=tuple(problems), count=len(problems)
        )


def read_limits(data_dir: Path) -> Limits:
    """Read only the figures facts are derived with.

    Raises:
        LawBookError: they are missing or faulty.
    """
    problems: list[Problem] = []
    data = _toml(data_dir / "regimes.toml", "regimes.toml", problems)
    found = _one(Limits, data.get("limits", {}), "regimes.toml", "limits", problems)
    stop_if_any(problems)
    assert found is not None  # noqa: S101  without faults there are limits
    return found


def one_table(data_dir: Path, name: str, key: str, model: type[M]) -> tuple[M, ...]:
    """The entries of a file that holds one table and nothing else.

    Raises:
        LawBookError: with one problem per fault, each with file and key.
    """
    found, problems = tables(data_dir / name, name, {key: model})
    stop_if_any(problems)
    return tuple(found[key])


def tables(
    path: Path, name: str, models: dict[str, type[RuleModel]], also: tuple[str, ...] = ()
) -> tuple[dict[str, list[Any]], list[Problem]]:
    """The tables of one file by key, each read with its model; ids may not stand twice under one key.

    Other keys than those of ``models`` and ``also`` are faults.
    """
    problems: list[Problem] = []
    data = _toml(path, name, problems)
    found = {key: list(_many(model, data, key, name, problems)) for key, model in models.items()}
    _only(data, {*models, *also}, name, problems)
    for entries in found.values():
        problems += _twice(name, [str(entry.model_dump(include={"id"})["id"]) for entry in entries])
    return found, problems


def read(data_dir: Path) -> tuple[Rules | None, list[Problem]]:
    """Read every rule file; None when a fault keeps the rules from being put together."""
    problems: list[Problem] = []
    regimes = _toml(data_dir / "regimes.toml", "regimes.toml", problems)
    deadlines = _toml(data_dir / "deadlines.toml", "deadlines.toml", problems)
    heads = _toml(data_dir / "loss_heads.toml", "loss_heads.toml", problems)
    limits = _one(Limits, regimes.get("limits", {}), "regimes.toml", "limits", problems)
    undecided = _one(Undecided, regimes.get("undecided", {}), "regimes.toml", "undecided", problems)
    items: list[ChecklistItem] = []
    for path in sorted((data_dir / "checklists").glob("*.toml")):
        name = f"checklists/{path.name}"
        data = _toml(path, name, problems)
        items += _many(ChecklistItem, data, "item", name, problems)
        _only(data, {"item"}, name, problems)
    tables = [("regimes.toml", regimes)]
    more = [(f"regimes/{path.name}", path) for path in sorted((data_dir / "regimes").glob("*.toml"))]
    tables += [(name, _toml(path, name, problems)) for name, path in more]
    for name, data in tables:
        known_keys = {"subject", "regime", "addition"}
        _only(data, known_keys | ({"limits", "undecided"} if data is regimes else set()), name, problems)
    _only(deadlines, {"deadline"}, "deadlines.toml", problems)
    _only(heads, {"loss_head"}, "loss_heads.toml", problems)
    subjects = tuple(one for name, data in tables for one in _many(Subject, data, "subject", name, problems))
    found_regimes = tuple(
        one for name, data in tables for one in _many(Regime, data, "regime", name, problems)
    )
    additions = tuple(
        one for name, data in tables for one in _many(Addition, data, "addition", name, problems)
    )
    rules = tuple(_many(DeadlineRule, deadlines, "deadline", "deadlines.toml", problems))
    loss_heads = tuple(_many(LossHead, heads, "loss_head", "loss_heads.toml", problems))
    for name, ids in (
        ("regimes.toml", [entry.id for entry in found_regimes] + [entry.id for entry in additions]),
        ("regimes.toml", [entry.id for entry in subjects]),
        ("deadlines.toml", [entry.id for entry in rules]),
        ("loss_heads.toml", [entry.id for entry in loss_heads]),
        ("checklists", [entry.id for entry in items]),
    ):
        problems += _twice(name, ids)
    named = [(f"deadlines.toml: {rule.id}.opens_after", rule.opens_after) for rule in rules]
    named += [(f"regimes.toml: {row.id}.deadlines", row.deadlines) for row in found_regimes]
    known = {rule.id for rule in rules}
    problems += [
        Problem(where, "reckoning_rules.fault.unknown_word", {"word": other})
        for where, names in named
        for other in names
        if other not in known
    ]
    if limits is None or undecided is None:
        return None, problems
    found = Rules(
        limits=limits,
        undecided=undecided,
        subjects=subjects,
        regimes=found_regimes,
        additions=additions,
        deadlines=rules,
        loss_heads=loss_heads,
        items=tuple(items),
    )
    return found, problems


def _twice(name: str, ids: Sequence[str]) -> list[Problem]:
    return [
        Problem(f"{name}: {entry_id}", "reckoning_rules.fault.twice", {"id": entry_id})
        for entry_id, count in Counter(ids).items()
        if count > 1
    ]


class _WordCheck:
    """Collects the names that no case knows."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.problems: list[Problem] = []

    def one(self, where: str, word: str | None, known: frozenset[str] | None) -> None:
        if word is not None and known is not None and word not in known:
            self.problems.append(Problem(where, "reckoning_rules.fault.unknown_word", {"word": word}))

    def conditions(self, conditions: Iterable[tuple[str, Condition]]) -> None:
        for where, condition in conditions:
            for term in walk(condition):
                self.term(where, term)

    def term(self, where: str, term: Term) -> None:
        words = self.words
        either = None if words.facts is None or words.paths is None else words.facts | words.paths
        for word, known in (
            (term.event, words.events),
            (term.application, words.applications),
            (term.filed, words.applications),
            (term.fact, either),
            (term.filled, words.paths),
            (term.exhibit, words.exhibits),
            (term.explained, words.rights),
            (term.decided, words.rights),
        ):
            self.one(where, word, known)

    def regime(self, regime: Regime) -> None:
        for name, known in (
            ("questions", self.words.events),
            ("asks", self.words.events),
            ("asks_facts", self.words.paths),
        ):
            for word in getattr(regime, name):
                self.one(f"regimes.toml: {regime.id}.{name}", word, known)

    def piece(self, piece: PieceRule) -> None:
        where = f"completeness.toml: {piece.id}"
        self.one(f"{where}.application", piece.application, self.words.applications)
        for options in piece.filled:
            for path in options.split("|"):
                self.one(f"{where}.filled", path, self.words.paths)
        for kind in piece.exhibits:
            self.one(f"{where}.exhibits", kind, self.words.exhibits)

    def item(self, item: ChecklistItem) -> None:
        where = f"checklists/{item.right}.toml: {item.id}"
        self.one(f"{where}.before_event", item.before_event, self.words.events)
        for need in item.needs:
            prefix, _, kind = need.partition(":")
            if prefix == "exhibit":
                self.one(f"{where}.needs", kind, self.words.exhibits)
            else:
                self.one(f"{where}.needs", need, self.words.paths)


def check_words(rules: Rules, words: Words) -> list[Problem]:
    """Faults of names that no case knows: events, applications, facts, paths, exhibits, rights."""
    check = _WordCheck(words)
    check.conditions(rules.conditions())
    for where, anchor in _anchors(rules):
        for kind in anchor.event:
            check.one(where, kind, words.events)
        check.one(where, anchor.application, words.applications)
    for regime in rules.regimes:
        check.regime(regime)
    for rule in rules.deadlines:
        for name in ("limit_event", "still_open_until"):
            check.one(f"deadlines.toml: {rule.id}.{name}", getattr(rule, name), words.events)
    for item in rules.items:
        check.item(item)
    return check.problems


def check_list_words(lists: Completeness, words: Words) -> list[Problem]:
    """Faults of names that no case knows in the lists of what each addressee requires."""
    check = _WordCheck(words)
    check.conditions(lists.conditions())
    for piece in lists.pieces:
        check.piece(piece)
    return check.problems


def check_condition_words(conditions: Iterable[tuple[str, Condition]], words: Words) -> list[Problem]:
    """Faults of names that no case knows in conditions, each with its place."""
    check = _WordCheck(words)
    check.conditions(conditions)
    return check.problems


def check_occasion_words(occasions: Iterable[Occasion], words: Words) -> list[Problem]:
    """Faults of names that no case knows in examinations and hearings: events, and those in conditions."""
    check = _WordCheck(words)
    for occasion in occasions:
        check.conditions(occasion.conditions())
        for where, kind in occasion.named_events():
            check.one(where, kind, words.events)
    return check.problems


def _anchors(rules: Rules) -> Iterator[tuple[str, Anchor]]:
    for rule in rules.deadlines:
        yield f"deadlines.toml: {rule.id}.anchor", rule.anchor
        for done in rule.done_by:
            yield f"deadlines.toml: {rule.id}.done_by", done
        for reading in rule.readings:
            if reading.anchor is not None:
                yield f"deadlines.toml: {rule.id}.{reading.id}.anchor", reading.anchor


def _toml(path: Path, name: str, problems: list[Problem]) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        params = {"line": line[1] if line else "?"}
        problems.append(Problem(name, "reckoning_rules.fault.not_toml", params))
    except UnicodeDecodeError:
        problems.append(Problem(name, "reckoning_rules.fault.not_utf8"))
    except FileNotFoundError:
        problems.append(Problem(name, "reckoning_rules.fault.missing_file"))
    return {}


def _only(data: dict[str, Any], known: set[str], name: str, problems: list[Problem]) -> None:
    problems += [
        Problem(f"{name}: {key}", "reckoning_rules.fault.unknown_key") for key in data if key not in known
    ]


def _many(model: type[M], data: dict[str, Any], key: str, name: str, problems: list[Problem]) -> Iterator[M]:
    tables = data.get(key, [])
    if not isinstance(tables, list):
        problems.append(Problem(f"{name}: {key}", "reckoning_rules.fault.wrong_kind"))
        return
    for number, table in enumerate(tables, start=1):
        label = table.get("id") if isinstance(table, dict) else None
        found = _one(model, table, name, str(label or f"{key}[{number}]"), problems)
        if found is not None:
            yield found


def _one(model: type[M], table: Any, name: str, where: str, problems: list[Problem]) -> M | None:
    try:
        return model.model_validate(table)
    except ValidationError as error:
        listed = error.errors(include_url=False, include_input=False)
        places = {found["loc"] for found in listed}
        for found in listed:
            # A list whose entries are at fault is also told to be too short; that says nothing new.
            if found["type"] == "too_short" and any(_inside(found["loc"], other) for other in places):
                continue
            place = ".".join(str(step) for step in found["loc"])
            path = f"{name}: {where}.{place}" if place else f"{name}: {where}"
            context = found.get("ctx", {})
            if found["type"] == "legal_assist":
                problems.append(Problem(path, context["key"], context["params"]))
            else:
                problems.append(Problem(path, _KEYS.get(found["type"], "reckoning_rules.fault.wrong_kind")))
        return None


def _inside(outer: tuple[int | str, ...], inner: tuple[int | str, ...]) -> bool:
    return len(inner) > len(outer) and inner[: len(outer)] == outer
