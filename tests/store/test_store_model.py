"""The store against a plain dictionary, and the reverse diff against any two documents."""

from __future__ import annotations

import copy
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule
from store_worker import case

from legal_assist.clock import FixedClock
from legal_assist.errors import ConflictError, StoreError
from legal_assist.store import CaseStore
from legal_assist.store.differences import described, reverse_steps, revert, same

CODES = [f"MERANTI-{number}" for number in (27, 28, 29)]
WHO = {"operator": "pendamping", "why": "uji"}

leaves = (
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.floats(allow_nan=False, allow_infinity=False, width=16)
    | st.text(max_size=3)
)
ids = st.sampled_from(["K1", "K2", "K3", "K4"])


def nested(children: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    entries = st.lists(st.dictionaries(st.sampled_from("ab"), children, max_size=2), max_size=4).flatmap(
        lambda parts: st.permutations(["K1", "K2", "K3", "K4"]).map(
            lambda order: [part | {"id": key} for part, key in zip(parts, order, strict=False)]
        )
    )
    plain = st.lists(children | ids.map(lambda key: {"id": key}), max_size=3)
    return (
        entries | plain | st.dictionaries(st.sampled_from(["a", "b", "victims", "x.y"]), children, max_size=3)
    )


documents = st.recursive(leaves, nested, max_leaves=12)


@settings(max_examples=200, deadline=None)
@given(new=documents, old=documents)
def test_reverting_gives_exactly_the_document_before(new: Any, old: Any) -> None:
    steps = reverse_steps(new, old)
    assert same(revert(copy.deepcopy(new), copy.deepcopy(steps)), old)
    assert (steps == []) == same(new, old)
    assert len(described(steps)) == len(steps)


def test_true_and_one_are_not_the_same() -> None:
    assert reverse_steps({"n": 1}, {"n": True}) != []
    assert reverse_steps({"n": 1}, {"n": 1.0}) != []


def test_moving_an_entry_is_a_change_of_order_and_nothing_else() -> None:
    one, two = {"id": "K1", "n": 1}, {"id": "K2", "n": 2}
    assert described(reverse_steps({"v": [two, one]}, {"v": [one, two]})) == (("v", ["K1", "K2"]),)


class StoreAsDictionary(RuleBasedStateMachine):
    """Create, save, delete, reopen, lose the index in any order: the store holds what a dictionary would."""

    codes = Bundle("codes")

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.model: dict[str, list[dict[str, Any]]] = {}
        self.reopen()

    @rule()
    def reopen(self) -> None:
        self.store = CaseStore(Path(self.folder.name) / "store", clock=FixedClock(date(2026, 3, 2)))
        self.store.unlock()

    @rule(target=codes, code=st.sampled_from(CODES), fact=documents)
    def create(self, code: str, fact: Any) -> str:
        if code in self.model:
            with pytest.raises(StoreError, match=r"store\.code_taken"):
                self.store.create(code, case(fact=fact), {}, **WHO)
        else:
            self.store.create(code, case(fact=fact), {"last": fact}, **WHO)
            self.model[code] = [case(fact=fact)]
        return code

    @rule(code=codes, fact=documents, behind=st.sampled_from([0, 0, 0, 1, -1]))
    def save(self, code: str, fact: Any, behind: int) -> None:
        if code not in self.model:
            return
        held = len(self.model[code]) - behind
        if behind:
            with pytest.raises(ConflictError):
                self.store.save(code, case(), {}, expected_revision=held, **WHO)
        else:
            self.store.save(code, case(fact=fact), {"last": fact}, expected_revision=held, **WHO)
            self.model[code].append(case(fact=fact))

    @rule(code=consumes(codes))
    def delete(self, code: str) -> None:
        if code in self.model:
            self.store.delete(code, expected_revision=len(self.model.pop(code)), operator="x")

    @rule()
    def lose_the_index(self) -> None:
        (self.store.root / "index.json").unlink(missing_ok=True)

    @rule(code=codes, data=st.data())
    def look_back(self, code: str, data: st.DataObject) -> None:
        if code in self.model:
            revision = data.draw(st.integers(1, len(self.model[code])))
            assert same(self.store.at_revision(code, revision), self.model[code][revision - 1])

    @invariant()
    def holds_what_the_dictionary_holds(self) -> None:
        if not hasattr(self, "store"):
            return
        listed = {line.code: line for line in self.store.summaries()}
        assert listed.keys() == self.model.keys()
        for code, revisions in self.model.items():
            stored = self.store.load(code)
            assert (stored.revision, listed[code].revision) == (len(revisions), len(revisions))
            assert same(stored.document, revisions[-1])
            assert same(listed[code].summary, {"last": revisions[-1]["fact"]})
            assert len(self.store.history(code)) == len(revisions)

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()


TestStoreAsDictionary = StoreAsDictionary.TestCase
TestStoreAsDictionary.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)
