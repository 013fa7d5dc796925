"""The index only repeats the case files; the check names everything that doesn't belong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from store_worker import case

from legal_assist import messages
from legal_assist.durable_files import fault_of
from legal_assist.errors import StoreError
from legal_assist.store import CaseStore, envelope, faults

if TYPE_CHECKING:
    from collections.abc import Callable

WHO = {"operator": "pendamping", "why": "uji"}
CODE = "MERANTI-27"


@pytest.fixture
def filled(store: CaseStore) -> CaseStore:
    """A store with two cases, one of them saved twice."""
    store.create(CODE, case(n=1), {"n": 1}, **WHO)
    store.save(CODE, case(n=2), {"n": 2}, expected_revision=1, **WHO)
    store.create("KERUING-31", case(n=3), {"n": 3}, **WHO)
    return store


def listed(store: CaseStore) -> dict[str, object]:
    return {line.code: line.summary.get("n") for line in store.summaries()}


@pytest.mark.parametrize("content", [None, b"", b"{}", b"\x00" * 300])
def test_a_lost_or_broken_index_is_made_again_on_opening(
    filled: CaseStore, open_store: Callable[..., CaseStore], content: bytes | None
) -> None:
    path = filled.root / "index.json"
    good = {line.code: line for line in filled.summaries()}
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    assert [one.reason for one in filled.check()] == ["store.damage.index"]
    assert {line.code: line for line in filled.summaries()} == good
    again = open_store()
    assert again.check() == ()
    assert path.read_bytes() not in (content, b"")
    assert {line.code: line for line in again.summaries()} == good


def test_a_save_onto_a_broken_index_keeps_the_other_cases_in_it(
    filled: CaseStore, open_store: Callable[..., CaseStore]
) -> None:
    (filled.root / "index.json").write_bytes(b"broken")
    filled.save(CODE, case(n=5), {"n": 5}, expected_revision=2, **WHO)
    assert filled.check() == ()
    (filled.root / "index.json").write_bytes(b"broken")
    filled.delete(CODE, expected_revision=3, operator="x")
    assert filled.check() == ()
    assert listed(open_store()) == {"KERUING-31": 3}


def test_an_index_that_is_behind_is_brought_up_to_date(
    filled: CaseStore, open_store: Callable[..., CaseStore]
) -> None:
    path = filled.root / "index.json"
    old = path.read_bytes()
    filled.save(CODE, case(n=7), {"n": 7}, expected_revision=2, **WHO)
    path.write_bytes(old)
    assert listed(filled) == {CODE: 7, "KERUING-31": 3}
    assert [one.reason for one in filled.check()] == ["store.damage.index"]
    assert open_store().check() == ()


def test_without_the_repair_an_index_that_is_behind_is_caught(
    filled: CaseStore, open_store: Callable[..., CaseStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    (filled.root / "index.json").unlink()
    monkeypatch.setattr(CaseStore, "_repair_index", lambda _: None)
    assert open_store().check() != ()


def test_a_lost_case_file_is_an_alarm_until_it_is_accepted(
    filled: CaseStore, open_store: Callable[..., CaseStore]
) -> None:
    (filled.root / "cases" / f"{CODE}.json").unlink()
    again = open_store()
    lost = next(line for line in again.summaries() if line.code == CODE)
    assert (lost.damage, lost.revision, lost.summary) == ("store.damage.missing", 2, {"n": 2})
    assert [(one.code, one.remedy) for one in again.check()] == [(CODE, "store.remedy.missing")]
    again.rebuild_index()
    assert listed(again) == {"KERUING-31": 3}
    assert again.check() == ()


def test_rebuilding_keeps_what_was_last_known_of_a_damaged_case(filled: CaseStore) -> None:
    path = filled.root / "cases" / f"{CODE}.json"
    path.write_bytes(path.read_bytes()[:-9])
    filled.rebuild_index()
    assert listed(filled) == {CODE: 2, "KERUING-31": 3}
    assert [one.code for one in filled.check()] == [CODE]


def test_an_older_file_put_back_is_named_until_it_is_accepted(filled: CaseStore) -> None:
    path = filled.root / "cases" / f"{CODE}.json"
    old = path.read_bytes()
    filled.save(CODE, case(n=7), {"n": 7}, expected_revision=2, **WHO)
    path.write_bytes(old)
    assert [one.reason for one in filled.check()] == ["store.damage.older"]
    filled.rebuild_index()
    assert filled.check() == ()
    assert filled.load(CODE).revision == 2


def test_a_case_file_under_another_code_is_refused(filled: CaseStore) -> None:
    folder = filled.root / "cases"
    (folder / "RENGAS-11.json").write_bytes((folder / f"{CODE}.json").read_bytes())
    with pytest.raises(StoreError) as caught:
        filled.load("RENGAS-11")
    assert caught.value.key == "store.damage.wrong_name"


def test_a_file_or_store_of_a_newer_program_is_refused_unchanged(
    filled: CaseStore, open_store: Callable[..., CaseStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled.root / "cases" / f"{CODE}.json"
    with monkeypatch.context() as patch:
        patch.setattr(envelope, "VERSION", envelope.VERSION + 1)
        path.write_bytes(envelope.pack("case", CODE, 9, {"new": {}}))
    newer = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        filled.save(CODE, case(), {}, expected_revision=9, **WHO)
    assert caught.value.key == "store.damage.newer"
    assert path.read_bytes() == newer
    marker = filled.root / "store.json"
    for change, key in (({"version": 2}, "store.newer_store"), ({"kind": "sealed"}, "store.other_kind")):
        marker.write_text(json.dumps({"format": "legal-assist", "version": 1, "kind": "open"} | change))
        with pytest.raises(StoreError) as caught:
            open_store()
        assert caught.value.key == key
    assert path.read_bytes() == newer


def test_a_broken_marker_is_named_and_made_again(
    filled: CaseStore, open_store: Callable[..., CaseStore]
) -> None:
    (filled.root / "store.json").write_bytes(b"\x00\x00")
    assert [one.file for one in filled.check()] == ["store.json"]
    assert open_store().check() == ()


def test_foreign_files_are_left_alone_and_named(
    filled: CaseStore, open_store: Callable[..., CaseStore]
) -> None:
    folder = filled.root / "cases"
    strangers = {
        "catatan.txt": "store.damage.stray",
        f"{CODE} (1).json": "store.damage.copy",
        f"{CODE} (konflik).json": "store.damage.copy",
    }
    for name in strangers:
        (folder / name).write_bytes(b"x")
    (folder / "Thumbs.db").write_bytes(b"x")
    (folder / "RENGAS-11.json").mkdir()
    again = open_store()
    found = {one.file.removeprefix("cases/"): one.reason for one in again.check()}
    assert found == strangers | {"RENGAS-11.json": "store.damage.no_access"}
    assert {line.code: line.damage for line in again.summaries()} == {
        "KERUING-31": None,
        CODE: None,
        "RENGAS-11": "store.damage.no_access",
    }
    assert all((folder / name).read_bytes() == b"x" for name in strangers)


def test_unfinished_files_of_a_killed_program_are_removed_on_opening(
    filled: CaseStore, open_store: Callable[..., CaseStore]
) -> None:
    left = filled.root / "cases" / f".{CODE}.json.0123456789ab.tmp"
    left.write_bytes(b"half")
    assert [one.reason for one in filled.check()] == ["store.damage.unfinished"]
    assert open_store().check() == ()
    assert not left.exists()


@pytest.mark.parametrize("lang", messages.LANGUAGES)
def test_every_fault_has_a_sentence_and_a_remedy_in_both_languages(lang: str) -> None:
    for reason in faults._REMEDIES:
        named = faults.damage(reason, "cases/X", None)
        assert messages.text(named.reason, lang, file="cases/X-ONE")
        assert messages.text(named.remedy, lang, file="cases/X-ONE")
    for number in range(1, 134):
        for topic in ("store", "workspace"):
            key = f"{topic}.{fault_of(OSError(number, 'x'))}"
            assert "/tempat" in messages.text(key, lang, place="/tempat")


@pytest.mark.parametrize("topic", ["store", "workspace"])
def test_both_languages_have_the_same_keys(topic: str) -> None:
    def keys(table: dict[str, object], path: str = "") -> set[str]:
        return {
            found
            for key, value in table.items()
            for found in (keys(value, f"{path}{key}.") if isinstance(value, dict) else {f"{path}{key}"})
        }

    assert keys(messages.topic(topic, "id")) == keys(messages.topic(topic, "en"))
