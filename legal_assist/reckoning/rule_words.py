"""The names a case knows, for checking that the rules of the law book name nothing else."""

from __future__ import annotations

from functools import cache
from typing import get_args

from legal_assist.cases import vocabulary
from legal_assist.cases.people import Right
from legal_assist.law.rule_files import Words
from legal_assist.reckoning.derived import FACTS


@cache
def words() -> Words:
    """Events, applications, derived facts, paths, exhibits and rights, as conditions may name them."""
    facts = vocabulary.facts()
    return Words(
        events=frozenset(facts["events.kind"].choices),
        applications=frozenset(facts["events.application"].choices),
        facts=frozenset(FACTS),
        paths=frozenset(facts),
        exhibits=frozenset(facts["exhibits.kind"].choices),
        rights=frozenset(get_args(Right)),
    )
