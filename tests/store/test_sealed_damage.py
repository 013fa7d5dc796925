"""Broken, swapped, older, foreign and missing files: each is noticed and named, and hides no other."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from sealed_world import CODE, OTHER, SECRET, WHO, case, file_of, made, opened

from legal_assist.errors import StoreError
from legal_assist.store import recovery, seal, sealed_base, sealed_opening
from legal_assist.store.anchor import MemoryAnchor
from legal_assist.store.comparison import Comparison
from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.keys import Key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from legal_assist.store.sealed_store import SealedCaseStore

    Again = Callable[..., SealedCaseStore]

EVERY = 1 if os.environ.get("FULL_DISASTER") else 7


@pytest.fixture
def filled(sealed: SealedCaseStore) -> SealedCaseStore:
    """Two cases, one saved twice."""
    sealed.create(CODE, case(n=1), {"n": 1}, **WHO)
    sealed.save(CODE, case(n=2), {"n": 2}, expected_revision=1, **WHO)
    sealed.create(OTHER, case(n=3), {"n": 3}, **WHO)
    return sealed


def flipped(raw: bytes, step: int = EVERY) -> Iterator[bytes]:
    for place in range(0, len(raw), step):
        broken = bytearray(raw)
        broken[place] ^= 1 << (place // step % 8)
        yield bytes(broken)


def accepted(store: SealedCaseStore, raw: bytes, variants: Iterator[bytes]) -> int:
    """How many broken variants of a case file pass as intact."""
    passed, name = 0, bytes.fromhex(file_of(store).stem)
    for broken in variants:
        try:
            passed += bool(store._open_vault().seal.unpack(broken, name)) and broken != raw
        except EnvelopeError:
            continue
    return passed


# one case file


def test_every_turned_bit_and_every_cut_of_a_case_file_is_noticed(filled: SealedCaseStore) -> None:
    raw = file_of(filled).read_bytes()
    assert accepted(filled, raw, flipped(raw)) == 0
    assert accepted(filled, raw, (raw[:length] for length in range(0, len(raw), EVERY))) == 0


def test_without_the_binding_a_changed_revision_is_caught(
    filled: SealedCaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealing, opening = Key.seal, Key.open
    monkeypatch.setattr(Key, "seal", lambda key, plain, _bound: sealing(key, plain, b""))
    monkeypatch.setattr(Key, "open", lambda key, sealed, _bound: opening(key, sealed, b""))
    name = bytes.fromhex(file_of(filled).stem)
    raw = filled._open_vault().seal.pack(name, 2, b"{}")
    assert accepted(filled, raw, flipped(raw, 1)) > 0


@pytest.mark.parametrize("place", ["start", "head", "key", "middle", "end", "cut", "empty", "zeros", "alien"])
def test_a_damaged_case_is_named_with_a_remedy_and_hides_no_other(
    filled: SealedCaseStore, again: Again, place: str
) -> None:
    path = file_of(filled)
    raw = path.read_bytes()
    spots = {"start": 1, "head": 50, "key": 80, "middle": 2000, "end": len(raw) - 1}
    if place in spots:
        spot = spots[place]
        broken = raw[:spot] + bytes([raw[spot] ^ 4]) + raw[spot + 1 :]
    else:
        broken = {"cut": raw[:-30], "empty": b"", "zeros": bytes(4096), "alien": b'{"a":1}' * 90}[place]
    path.write_bytes(broken)
    for window in (filled, again()):
        with pytest.raises(StoreError, match=r"store\.damage\.") as caught:
            window.load(CODE)
        assert caught.value.problems[0].key.startswith("store.remedy.")
        with pytest.raises(StoreError, match=r"store\.damage\."):
            window.save(CODE, case(), {}, expected_revision=2, **WHO)
        assert [(one.file, one.code) for one in window.check()] == [(f"cases/{path.name}", CODE)]
        assert window.load(OTHER).document == case(n=3)
        assert {line.code: line.summary for line in window.summaries()} == {CODE: {"n": 2}, OTHER: {"n": 3}}
    assert path.read_bytes() == broken


def test_a_swapped_case_file_is_named(filled: SealedCaseStore, again: Again) -> None:
    one, other = file_of(filled), file_of(filled, OTHER)
    one.write_bytes(other.read_bytes())
    for window in (filled, again()):
        with pytest.raises(StoreError, match=r"store\.damage\.wrong_name"):
            window.load(CODE)
        assert [one.reason for one in window.check()] == ["store.damage.wrong_name"]


def test_a_swap_with_an_edited_head_is_no_better(filled: SealedCaseStore) -> None:
    one, other = file_of(filled), file_of(filled, OTHER)
    raw = other.read_bytes()
    one.write_bytes(raw[:24] + bytes.fromhex(one.stem) + raw[40:])
    with pytest.raises(StoreError, match=r"store\.damage\.altered"):
        filled.load(CODE)


def test_a_file_of_another_store_or_of_a_newer_program_is_named(
    filled: SealedCaseStore, tmp_path: Path
) -> None:
    made(tmp_path / "second")
    second = opened(tmp_path / "second")
    second.create(CODE, case(), {}, **WHO)
    shutil.copy(file_of(second), file_of(filled))
    with pytest.raises(StoreError, match=r"store\.damage\.other_store"):
        filled.load(CODE)
    raw = file_of(filled, OTHER).read_bytes()
    file_of(filled, OTHER).write_bytes(raw[:7] + bytes([seal.VERSION + 1]) + raw[8:])
    with pytest.raises(StoreError, match=r"store\.damage\.newer"):
        filled.load(OTHER)


def test_a_file_from_before_a_change_of_keys_is_named(filled: SealedCaseStore, again: Again) -> None:
    old = file_of(filled).read_bytes()
    filled.rotate(SECRET, recovery.new())
    file_of(filled).write_bytes(old)
    for window in (filled, again()):
        with pytest.raises(StoreError, match=r"store\.damage\.old_key"):
            window.load(CODE)
        assert [one.reason for one in window.check()] == ["store.damage.old_key"]


# older copies


def test_an_older_case_file_is_an_alarm_until_it_is_accepted(filled: SealedCaseStore, again: Again) -> None:
    old = file_of(filled).read_bytes()
    filled.save(CODE, case(n=9), {"n": 9}, expected_revision=2, **WHO)
    file_of(filled).write_bytes(old)
    window = again()
    assert [(one.code, one.reason) for one in window.alarms] == [(CODE, "store.damage.older")]
    for one in (filled, window):
        with pytest.raises(StoreError, match=r"store\.damage\.older"):
            one.load(CODE)
        with pytest.raises(StoreError, match=r"store\.damage\.older"):
            one.save(CODE, case(), {}, expected_revision=2, **WHO)
        assert [one.reason for one in one.check()] == ["store.damage.older"]
    done = window.rebuild_index("x")
    assert done.older == (CODE,)
    assert window.load(CODE).document == case(n=2)
    assert again().alarms == ()
    assert again().check() == ()


def test_an_older_case_file_with_the_older_index_is_found_by_the_log(
    filled: SealedCaseStore, again: Again
) -> None:
    index = filled.root / "index.sealed"
    old, old_index = file_of(filled).read_bytes(), index.read_bytes()
    filled.save(CODE, case(n=9), {"n": 9}, expected_revision=2, **WHO)
    file_of(filled).write_bytes(old)
    index.write_bytes(old_index)
    window = again()
    assert [(one.code, one.reason) for one in window.alarms] == [(CODE, "store.damage.older")]
    assert [one.reason for one in window.check()] == ["store.damage.older"]


def test_without_the_comparison_the_older_file_is_caught(
    filled: SealedCaseStore, again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = file_of(filled).read_bytes()
    filled.save(CODE, case(n=9), {"n": 9}, expected_revision=2, **WHO)
    file_of(filled).write_bytes(old)
    monkeypatch.setattr(sealed_base.SealedBase, "_require_not_older", lambda *_: None)
    monkeypatch.setattr(sealed_opening, "compare", lambda *_: Comparison())
    assert again().load(CODE).document == case(n=2)


def test_an_older_copy_of_the_whole_store_is_found_by_the_anchor_only(
    filled: SealedCaseStore, again: Again, tmp_path: Path
) -> None:
    anchor = MemoryAnchor()
    shutil.copytree(filled.root, tmp_path / "copy")
    window = again(anchor=anchor)
    window.save(CODE, case(n=9), {"n": 9}, expected_revision=2, **WHO)
    window.lock()
    shutil.rmtree(filled.root)
    shutil.copytree(tmp_path / "copy", filled.root)
    assert again().alarms == ()
    window = again(anchor=anchor)
    assert [one.reason for one in window.alarms] == ["store.damage.rolled_back"]
    assert window.anchored() == "rolled_back"
    window.lock()  # nobody has accepted it: the anchor stays
    window = again(anchor=anchor)
    assert [one.reason for one in window.check()] == ["store.damage.rolled_back"]
    assert window.rebuild_index("x").anchor == "rolled_back"
    window.lock()
    assert again(anchor=anchor).alarms == ()


def test_an_older_copy_that_went_another_way_is_found_too(
    filled: SealedCaseStore, again: Again, tmp_path: Path
) -> None:
    anchor = MemoryAnchor()
    shutil.copytree(filled.root, tmp_path / "copy")
    window = again(anchor=anchor)
    window.note("revealed", operator="x", code=CODE)
    window.lock()
    shutil.rmtree(filled.root)
    shutil.copytree(tmp_path / "copy", filled.root)
    for number in range(2, 6):
        again().save(CODE, case(n=number), {}, expected_revision=number, **WHO)
    assert [one.reason for one in again(anchor=anchor).alarms] == ["store.damage.rolled_back"]


# lost and found


def test_a_lost_case_file_is_an_alarm_until_it_is_accepted(filled: SealedCaseStore, again: Again) -> None:
    file_of(filled).unlink()
    for window in (filled, again()):
        lost = next(line for line in window.summaries() if line.code == CODE)
        assert (lost.damage, lost.revision) == ("store.damage.missing", 2)
        assert [(one.code, one.reason) for one in window.check()] == [(CODE, "store.damage.missing")]
        with pytest.raises(StoreError, match=r"store\.damage\.missing"):
            window.load(CODE)
    window = again()
    assert [one.code for one in window.alarms] == [CODE]
    assert window.rebuild_index("x").lost == (CODE,)
    assert [line.code for line in window.summaries()] == [OTHER]
    assert again().alarms == ()
    assert again().check() == ()


def test_a_deleted_case_that_comes_back_is_not_taken_for_a_new_one(
    filled: SealedCaseStore, again: Again
) -> None:
    path = file_of(filled)
    raw = path.read_bytes()
    filled.delete(CODE, expected_revision=2, operator="x")
    path.write_bytes(raw)
    window = again()
    assert [one.reason for one in window.alarms] == ["store.damage.deleted_back"]
    assert [line.code for line in window.summaries()] == [OTHER]
    assert path.exists()
    assert window.rebuild_index("x").brought_back == (CODE,)
    assert again().load(CODE).document == case(n=2)
    assert again().check() == ()


def test_foreign_files_are_left_alone_and_named(filled: SealedCaseStore, again: Again) -> None:
    folder = filled.root / "cases"
    stem = file_of(filled).stem
    strangers = {
        "cases/catatan.txt": "stray",
        f"cases/{stem} (1).sealed": "copy",
        f"cases/{CODE}.json": "stray",
        "store (1).json": "copy",
        "index-konflik.sealed": "copy",
    }
    for name in strangers:
        (filled.root / name).write_bytes(b"x")
    (folder / "Thumbs.db").write_bytes(b"x")
    for window in (filled, again()):
        found = {one.file: one.reason.rpartition(".")[2] for one in window.check()}
        assert found == strangers
    assert all((filled.root / name).read_bytes() == b"x" for name in strangers)


def test_a_copy_under_a_new_id_is_named_and_not_listed_twice(filled: SealedCaseStore, again: Again) -> None:
    file_of(filled).with_name(f"{'ab' * 16}.sealed").write_bytes(file_of(filled).read_bytes())
    window = again()
    assert [one.reason for one in window.check()] == ["store.damage.wrong_name"]
    assert [line.code for line in window.summaries()] == [OTHER, CODE]
