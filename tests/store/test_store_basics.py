"""What the store promises on a quiet day."""

from __future__ import annotations

import stat
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest
from store_worker import case

from legal_assist.clock import FixedClock
from legal_assist.errors import ConflictError, StoreError
from legal_assist.store import CaseStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WHO = {"operator": "pendamping", "why": "uji"}


def test_a_new_case_can_be_loaded_and_listed(store: CaseStore) -> None:
    made = store.create("MERANTI-27", case(place="Bintan"), {"stage": "penyidikan"}, **WHO)
    assert made.revision == 1
    assert store.load("MERANTI-27") == made
    (line,) = store.summaries()
    assert (line.code, line.revision, line.summary, line.damage) == (
        "MERANTI-27",
        1,
        {"stage": "penyidikan"},
        None,
    )
    assert line.saved_at == "2026-03-02T12:00:00+07:00"
    assert store.check() == ()


def test_what_is_stored_shares_nothing_with_what_was_given_or_returned(store: CaseStore) -> None:
    given = case(victims=[{"id": "K1"}])
    made = store.create("MERANTI-27", given, {}, **WHO)
    given["victims"].append({"id": "K2"})
    made.document["victims"].clear()
    store.load("MERANTI-27").document["victims"].clear()
    assert store.load("MERANTI-27").document == case(victims=[{"id": "K1"}])


def test_a_locked_store_refuses_everything(store: CaseStore) -> None:
    store.create("MERANTI-27", case(), {}, **WHO)
    store.lock()
    assert store.is_locked
    for attempt in (
        store.summaries,
        store.check,
        store.rebuild_index,
        lambda: store.load("MERANTI-27"),
        lambda: store.history("MERANTI-27"),
        lambda: store.create("KERUING-31", case(), {}, **WHO),
        lambda: store.save("MERANTI-27", case(), {}, expected_revision=1, **WHO),
        lambda: store.delete("MERANTI-27", expected_revision=1, operator="x"),
    ):
        with pytest.raises(StoreError) as caught:
            attempt()
        assert caught.value.key == "store.locked"
    store.unlock()
    assert store.load("MERANTI-27").revision == 1


def test_nothing_is_touched_before_unlock(tmp_path: Path) -> None:
    CaseStore(tmp_path / "store", clock=FixedClock(date(2026, 1, 1)))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("document", [{}, {"invented": False}, {"invented": 1}, {"invented": "true"}])
def test_only_invented_cases_are_stored(store: CaseStore, document: dict[str, object]) -> None:
    with pytest.raises(StoreError) as caught:
        store.create("MERANTI-27", document, {}, **WHO)
    assert caught.value.key == "store.only_invented"
    store.create("MERANTI-27", case(), {}, **WHO)
    with pytest.raises(StoreError):
        store.save("MERANTI-27", document, {}, expected_revision=1, **WHO)
    assert store.load("MERANTI-27").revision == 1


@pytest.mark.parametrize(
    "code", ["", "../x", "Siti", "meranti-27", "AB-1", "CON-27", "NUL-12", "MERANTI-27\n", "MERANTI-٢٧"]
)
def test_other_names_than_code_names_are_refused_without_repeating_them(store: CaseStore, code: str) -> None:
    for attempt in (lambda: store.create(code, case(), {}, **WHO), lambda: store.load(code)):
        with pytest.raises(StoreError) as caught:
            attempt()
        reserved = code[:3] in ("CON", "NUL", "PRN", "AUX")
        assert caught.value.key == ("store.reserved_code" if reserved else "store.bad_code")
        assert caught.value.params == {}


@pytest.mark.parametrize("bad", [float("nan"), {1: "x"}, "\ud800", object(), b"x", {"a": {2, 3}}])
def test_what_is_not_plain_data_is_refused_and_nothing_stored(store: CaseStore, bad: object) -> None:
    with pytest.raises(StoreError) as caught:
        store.create("MERANTI-27", case(fact=bad), {}, **WHO)
    assert caught.value.key == "store.not_plain"
    assert store.summaries() == ()


def test_endless_nesting_is_refused_with_a_sentence(store: CaseStore) -> None:
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(StoreError, match=r"store\.not_plain"):
        store.create("MERANTI-27", case(fact=deep), {}, **WHO)


def test_hostile_text_comes_back_letter_for_letter(store: CaseStore) -> None:
    hostile = "[/] {{ 7*7 }} {_{ x }_} A & B <x> \x1b[31m ü 日本 \u202e \x00 \n\r\t \\ \" '"
    store.create("MERANTI-27", case(text=hostile), {"text": hostile}, **WHO)
    assert store.load("MERANTI-27").document["text"] == hostile
    assert store.summaries()[0].summary["text"] == hostile


def test_a_code_that_any_file_has_is_not_given_again(store: CaseStore) -> None:
    store.create("MERANTI-27", case(), {}, **WHO)
    (store.root / "cases" / "KERUING-31.json").write_bytes(b"broken")
    for code in ("MERANTI-27", "KERUING-31"):
        with pytest.raises(StoreError) as caught:
            store.create(code, case(), {}, **WHO)
        assert caught.value.key == "store.code_taken"
    assert (store.root / "cases" / "KERUING-31.json").read_bytes() == b"broken"


def test_unknown_cases_and_revisions_are_named(store: CaseStore) -> None:
    for attempt in (
        lambda: store.load("MERANTI-27"),
        lambda: store.save("MERANTI-27", case(), {}, expected_revision=1, **WHO),
        lambda: store.delete("MERANTI-27", expected_revision=1, operator="x"),
    ):
        with pytest.raises(StoreError) as caught:
            attempt()
        assert caught.value.key == "store.unknown_case"
    store.create("MERANTI-27", case(), {}, **WHO)
    with pytest.raises(StoreError) as caught:
        store.at_revision("MERANTI-27", 2)
    assert caught.value.key == "store.unknown_revision"


def test_the_history_tells_who_why_and_what_stood_there_before(store: CaseStore) -> None:
    store.create("MERANTI-27", case(court=None, victims=[{"id": "K1", "age": 17}]), {}, **WHO)
    second = case(court="PN Tpg", victims=[{"id": "K1", "age": 16}, {"id": "K2"}])
    store.save("MERANTI-27", second, {}, expected_revision=1, operator="lain", why="koreksi umur")
    store.save("MERANTI-27", case(victims=[{"id": "K2"}]), {}, expected_revision=2, **WHO)
    first, middle, last = store.history("MERANTI-27")
    assert first.changes == ()
    assert (middle.operator, middle.why, middle.revision) == ("lain", "koreksi umur", 2)
    assert set(middle.changes) == {("court", None), ("victims.K1.age", 17), ("victims.K2", None)}
    assert ("court", "PN Tpg") in last.changes
    assert ("victims.K1", {"id": "K1", "age": 16}) in last.changes
    assert store.at_revision("MERANTI-27", 1) == case(court=None, victims=[{"id": "K1", "age": 17}])
    assert store.at_revision("MERANTI-27", 2) == second


def test_going_back_is_a_new_revision_and_erases_nothing(store: CaseStore) -> None:
    store.create("MERANTI-27", case(note="asli"), {}, **WHO)
    store.save("MERANTI-27", case(), {}, expected_revision=1, **WHO)
    old = store.at_revision("MERANTI-27", 1)
    store.save("MERANTI-27", old, {}, expected_revision=2, operator="x", why="urungkan")
    assert store.load("MERANTI-27").document == case(note="asli")
    assert [line.revision for line in store.history("MERANTI-27")] == [1, 2, 3]
    assert store.at_revision("MERANTI-27", 2) == case()


def test_two_windows_never_overwrite_each_other(open_store: Callable[..., CaseStore]) -> None:
    one, two = open_store(), open_store()
    one.create("MERANTI-27", case(n=1), {}, **WHO)
    one.save("MERANTI-27", case(n=2), {}, expected_revision=1, **WHO)
    with pytest.raises(ConflictError) as caught:
        two.save("MERANTI-27", case(n=3), {}, expected_revision=1, **WHO)
    assert caught.value.key == "store.conflict"
    assert caught.value.params == {"found": 2, "held": 1}
    with pytest.raises(ConflictError):
        two.delete("MERANTI-27", expected_revision=1, operator="x")
    assert two.load("MERANTI-27").document == case(n=2)


def test_without_the_revision_check_the_first_window_would_lose(open_store: Callable[..., CaseStore]) -> None:
    class Forgetful(CaseStore):
        def _compare(self, file: object, expected_revision: int) -> None:
            pass

    one, two = open_store(Forgetful), open_store(Forgetful)
    one.create("MERANTI-27", case(n=1), {}, **WHO)
    one.save("MERANTI-27", case(n=2), {}, expected_revision=1, **WHO)
    two.save("MERANTI-27", case(n=3), {}, expected_revision=1, **WHO)
    assert two.load("MERANTI-27").document != case(n=2)


def test_a_deleted_case_is_gone_from_folder_and_list(open_store: Callable[..., CaseStore]) -> None:
    store = open_store()
    store.create("MERANTI-27", case(), {}, **WHO)
    store.create("KERUING-31", case(), {}, **WHO)
    store.delete("MERANTI-27", expected_revision=1, operator="x")
    assert [line.code for line in store.summaries()] == ["KERUING-31"]
    assert [line.code for line in open_store().summaries()] == ["KERUING-31"]
    assert store.check() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_everything_is_readable_by_its_owner_only(store: CaseStore) -> None:
    store.create("MERANTI-27", case(), {}, **WHO)
    for path in [store.root, *store.root.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_no_fact_stands_in_a_file_name_or_an_error(store: CaseStore) -> None:
    store.create("MERANTI-27", case(name="Melati Rekaan"), {"name": "Melati Rekaan"}, **WHO)
    assert not [path for path in store.root.rglob("*") if "Melati" in path.name]
    path = store.root / "cases" / "MERANTI-27.json"
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(StoreError) as caught:
        store.load("MERANTI-27")
    assert "Melati" not in f"{caught.value!r}{caught.value.params}{caught.value.problems}"
    with pytest.raises(StoreError) as caught:
        store.create("KERUING-31", case(name="Melati \ud800"), {}, **WHO)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
