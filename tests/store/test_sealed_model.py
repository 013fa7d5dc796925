"""The sealed store against a plain dictionary: any order of work, locks, changes of keys and lost indexes."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
import sealed_world
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule
from sealed_world import WHO, case
from tinydb import TinyDB, where
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from legal_assist.errors import ConflictError, StoreError
from legal_assist.store import keys, recovery
from legal_assist.store.anchor import MemoryAnchor
from legal_assist.store.differences import same
from legal_assist.store.journal import Journal
from legal_assist.store.journal_table import JournalBase, JournalStorage
from legal_assist.store.keys import Key

CODES = [f"MERANTI-{number}" for number in (27, 28, 29)]
SECRETS = ["empat kata acak panjang", "lima kata lain sekali", "ängström Ünïcode ﬁn 龍"]

facts = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=3),
    lambda parts: st.lists(parts, max_size=2) | st.dictionaries(st.sampled_from("ab"), parts, max_size=2),
    max_leaves=6,
)


class SealedAsDictionary(RuleBasedStateMachine):
    """The store holds what a dictionary would, is always intact, and the log tells of every save."""

    codes = Bundle("codes")

    @initialize()
    def start(self) -> None:
        keys.allow_test_kdf()
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name) / "store"
        self.secret, self.recovery = SECRETS[0], sealed_world.RECOVERY
        self.anchor = MemoryAnchor()
        self.model: dict[str, list[dict[str, Any]]] = {}
        self.saves = 0
        sealed_world.made(self.root)
        self.store = self.other = self.opened()

    def opened(self, secret: str = "", **options: Any) -> Any:
        return sealed_world.opened(self.root, secret or self.secret, anchor=self.anchor, **options)

    @rule(by_recovery=st.booleans())
    def reopen(self, by_recovery: bool) -> None:
        self.store.lock()
        with pytest.raises(StoreError, match=r"store\.locked"):
            self.store.summaries()
        self.store = self.opened(self.recovery if by_recovery else self.secret)
        assert self.store.alarms == ()

    @rule()
    def change_windows(self) -> None:
        self.store, self.other = self.other, self.store
        if self.store.is_locked:
            self.store = self.opened()

    @rule(target=codes, code=st.sampled_from(CODES), fact=facts)
    def create(self, code: str, fact: Any) -> str:
        if code in self.model:
            with pytest.raises(StoreError, match=r"store\.code_taken"):
                self.store.create(code, case(fact=fact), {}, **WHO)
        else:
            self.store.create(code, case(fact=fact), {"last": fact}, **WHO)
            self.model[code] = [case(fact=fact)]
            self.saves += 1
        return code

    @rule(code=codes, fact=facts, behind=st.sampled_from([0, 0, 0, 1]))
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
            self.saves += 1

    @rule(code=consumes(codes))
    def delete(self, code: str) -> None:
        if code in self.model:
            self.store.delete(code, expected_revision=len(self.model.pop(code)), operator="x")

    @rule(code=st.sampled_from(CODES))
    def note(self, code: str) -> None:
        self.store.note("revealed", operator="x", code=code)

    @rule()
    def compact(self) -> None:
        self.store.compact()

    @rule(secret=st.sampled_from(SECRETS))
    def change_passphrase(self, secret: str) -> None:
        self.store.change_passphrase(secret)
        self.secret = secret

    @rule()
    def rotate(self) -> None:
        self.recovery = recovery.new()
        self.store.rotate(self.secret, self.recovery)
        if self.other is not self.store and not self.other.is_locked:
            with pytest.raises(StoreError, match=r"store\.keys_changed"):
                self.other.summaries()
            self.other = self.opened()

    @rule(name=st.sampled_from(["index.sealed", "audit.sealed"]))
    def lose_index_or_log(self, name: str) -> None:
        self.store.lock()
        (self.root / name).unlink()
        with pytest.raises(StoreError, match=r"store\.damage\..*_missing"):
            self.opened()
        self.store = self.opened(rebuild=True)
        assert (self.store.rebuilt.lost, self.store.rebuilt.older) == ((), ())
        if name == "audit.sealed":
            self.saves = 0
        if self.other.is_locked:
            self.other = self.store

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
        assert self.store.check() == ()
        assert sum(entry["what"] in ("created", "saved") for entry in self.store.log()) == self.saves

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()


TestSealedAsDictionary = SealedAsDictionary.TestCase
TestSealedAsDictionary.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)


# the journal keeps TinyDB's query interface

changes = st.lists(
    st.tuples(st.sampled_from("iuxrmtc"), st.integers(1, 5), st.integers(0, 3)), min_size=1, max_size=12
)


def act_on(table: Any, act: str, number: int, value: int) -> None:
    """One change as TinyDB offers it."""
    acts: dict[str, Any] = {
        "i": lambda: table.insert({"n": number, "v": value}),
        "u": lambda: table.update({"v": value}, where("n") == number),
        "x": lambda: table.upsert(Document({"n": number, "x": value}, doc_id=number)),
        "r": lambda: table.remove(where("n") == number),
        "m": lambda: table.update(lambda row: row.update(v=9), where("v") == value),
        "t": lambda: table.truncate() if value == 3 else None,
        "c": lambda: None,
    }
    acts[act]()


def answers(base: TinyDB) -> list[Any]:
    """What a table says to every kind of question."""
    table = base.table("t")
    return [
        sorted(map(repr, table.all())),
        [table.get(doc_id=number) for number in range(1, 6)],
        [table.count(where("n") == number) for number in range(1, 6)],
        sorted(map(repr, table.search((where("v") > 0) | where("x").exists()))),
        len(table),
    ]


@settings(max_examples=60, deadline=None)
@given(changes=changes)
def test_a_journal_table_answers_like_a_tinydb_table(changes: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        key = Key.fresh()

        def base() -> JournalBase:
            return JournalBase(Journal(Path(folder) / "j", b"I", bytes(16), 1, key), storage=JournalStorage)

        ours, theirs = base(), TinyDB(storage=MemoryStorage)
        ours.storage.replace({})
        for act, number, value in changes:
            for one in (ours, theirs):
                act_on(one.table("t"), act, number, value)
            if act == "c":
                ours.storage.compact()
            again = base()
            again.storage.refresh()
            assert answers(ours) == answers(again) == answers(theirs)
