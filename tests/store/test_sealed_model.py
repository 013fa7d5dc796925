"""The sealed store against a plain model: any order of work, locks, keys, erasures, backups, restores."""

from __future__ import annotations

import copy
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sealed_world
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sealed_world import WHO, case
from tinydb import TinyDB, where
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from legal_assist.errors import ConflictError, StoreError
from legal_assist.store import backup, differences, draft_files, erasing, keys, recovery, restoring
from legal_assist.store.anchor import MemoryAnchor
from legal_assist.store.differences import same
from legal_assist.store.journal import Journal
from legal_assist.store.journal_table import JournalBase, JournalStorage
from legal_assist.store.keys import Key
from legal_assist.store.sealed_retention import Retention
from legal_assist.store.sealed_store import SealedCaseStore

if TYPE_CHECKING:
    from collections.abc import Callable

CODES = [f"MERANTI-{number}" for number in (27, 28, 29)]
FORMS = ["victims.K1", "court"]
SECRETS = ["empat kata acak panjang", "lima kata lain sekali", "ängström Ünïcode ﬁn 龍"]

facts = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=3),
    lambda parts: st.lists(parts, max_size=2) | st.dictionaries(st.sampled_from("ab"), parts, max_size=2),
    max_leaves=6,
)


@dataclass
class Model:
    """What the store must hold: every revision by code, drafts by code and form, retention by code."""

    cases: dict[str, list[dict[str, Any]]]
    drafts: dict[tuple[str, str], dict[str, str]]
    kept_until: dict[str, str]
    saves: int = 0

    def forget(self, code: str) -> int:
        """Take a case out; the revision it had."""
        self.drafts = {key: texts for key, texts in self.drafts.items() if key[0] != code}
        self.kept_until.pop(code, None)
        return len(self.cases.pop(code))


@dataclass
class Backup:
    """A backup with what it must bring back, and what opened the store then."""

    path: Path
    model: Model
    secret: str
    recovery: str


class SealedAsDictionary(RuleBasedStateMachine):
    """The store holds what a dictionary would, is always intact, and the log tells of every save."""

    codes = Bundle("codes")
    backups = Bundle("backups")

    @property
    def model(self) -> dict[str, list[dict[str, Any]]]:
        return self.state.cases

    @initialize(target=codes)
    def start(self) -> str:
        keys.allow_test_kdf()
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name) / "store"
        self.secret, self.recovery = SECRETS[0], sealed_world.RECOVERY
        self.anchor = MemoryAnchor()
        self.state = Model({}, {}, {})
        self.restores = 0
        sealed_world.made(self.root)
        self.store = self.other = self.opened()
        self.create(CODES[0], 1)
        self.type_a_text(CODES[0], FORMS[0], "a")
        return CODES[0]

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
            self.state.saves += 1
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
            self.state.saves += 1

    @rule(code=consumes(codes))
    def delete(self, code: str) -> None:
        if code in self.model:
            self.store.delete(code, expected_revision=self.state.forget(code), operator="x")

    @rule(code=codes, form=st.sampled_from(FORMS), text=st.text(max_size=3))
    def type_a_text(self, code: str, form: str, text: str) -> None:
        if code in self.model:
            self.store.keep_draft(code, form, {"a": text})
            self.state.drafts[code, form] = {"a": text}

    @rule(code=codes, form=st.sampled_from(FORMS))
    def drop_a_draft(self, code: str, form: str) -> None:
        if code in self.model:
            self.store.drop_draft(code, form)
            self.state.drafts.pop((code, form), None)

    @rule(code=codes, day=st.sampled_from(["2031-01-01", "2036-12-31"]))
    def keep_until(self, code: str, day: str) -> None:
        if code in self.model:
            self.store.set_retention(
                code, Retention(until=day), expected_revision=len(self.model[code]), **WHO
            )
            self.model[code].append(self.model[code][-1])
            self.state.kept_until[code] = day
            self.state.saves += 1

    @rule(code=consumes(codes))
    def erase(self, code: str) -> None:
        if code not in self.model:
            return
        file = sealed_world.file_of(self.store, code)
        before, self.recovery = self.store.header.epoch, recovery.new()
        done = erasing.erase(
            self.store,
            code,
            self.secret,
            self.recovery,
            expected_revision=self.state.forget(code),
            operator="x",
            reason="uji",
        )
        assert done.key_after == before + 1
        assert not file.exists()
        self._other_window_notices()

    @rule(target=backups)
    def back_up(self) -> Backup:
        path, held = self.store.backup(self.root.parent / "stick", operator="x")
        assert (held.cases, held.damage) == (len(self.model), ())
        assert self.store.last_good_backup is not None
        return Backup(path, copy.deepcopy(self.state), self.secret, self.recovery)

    @rule(backup=backups, by_recovery=st.booleans())
    def restore(self, backup: Backup, by_recovery: bool) -> None:
        self.restores += 1
        self.root = self.root.parent / f"restored-{self.restores}"
        secret = backup.recovery if by_recovery else backup.secret
        report = restoring.restore(backup.path, self.root, secret, clock=sealed_world.CLOCK, operator="x")
        assert report.damage == ()
        self.state, self.anchor = copy.deepcopy(backup.model), MemoryAnchor()
        self.secret, self.recovery = backup.secret, backup.recovery
        self.store = self.other = self.opened()
        assert self.store.alarms == ()

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
        self._other_window_notices()

    def _other_window_notices(self) -> None:
        if self.other is not self.store and not self.other.is_locked:
            with pytest.raises(StoreError, match=r"store\.keys_changed"):
                self.other.summaries()
            self.other = self.opened()

    @rule(secret=st.sampled_from([*SECRETS, sealed_world.RECOVERY]))
    def try_a_wrong_secret(self, secret: str) -> None:
        if secret not in (self.secret, self.recovery):
            with pytest.raises(StoreError, match=r"store\.wrong_"):
                self.opened(secret)

    @rule(name=st.sampled_from(["index.sealed", "audit.sealed"]))
    def lose_index_or_log(self, name: str) -> None:
        self.store.lock()
        (self.root / name).unlink()
        with pytest.raises(StoreError, match=r"store\.damage\..*_missing"):
            self.opened()
        self.store = self.opened(rebuild=True)
        assert (self.store.rebuilt.lost, self.store.rebuilt.older) == ((), ())
        if name == "audit.sealed":
            self.state.saves = 0
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
            assert same(self.store.at_revision(code, 1), revisions[0])
            assert self.store.retention(code).until == self.state.kept_until.get(code, "")
        assert {(one.code, one.form): one.texts for one in self.store.drafts()} == self.state.drafts
        assert self.store.check() == ()
        assert sum(entry["what"] in ("created", "saved") for entry in self.store.log()) == self.state.saves

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()


TestSealedAsDictionary = SealedAsDictionary.TestCase
TestSealedAsDictionary.settings = settings(
    max_examples=150 if os.environ.get("FULL_DISASTER") else 25, stateful_step_count=20, deadline=None
)


def forget_drafts_on_rotation(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(draft_files, "reseal", lambda *_args: None)


def leave_a_case_out_of_backups(patch: pytest.MonkeyPatch) -> None:
    real = backup._sealed_names
    patch.setattr(backup, "_sealed_names", lambda vault: [*real(vault)][:4])


def keep_the_old_key_on_erasure(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(SealedCaseStore, "rotate", lambda *_args, **_options: None)


def save_without_history(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(differences, "reverse_steps", lambda *_args: [])


@pytest.mark.parametrize(
    "fault",
    [
        forget_drafts_on_rotation,
        leave_a_case_out_of_backups,
        keep_the_old_key_on_erasure,
        save_without_history,
    ],
)
def test_a_store_with_a_fault_is_caught_by_the_machine(
    fault: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The companion: the machine above is able to fail."""
    fault(monkeypatch)
    many = settings(
        max_examples=60,
        stateful_step_count=20,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    with pytest.raises((AssertionError, StoreError, BaseExceptionGroup)):
        run_state_machine_as_test(SealedAsDictionary, settings=many)


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
