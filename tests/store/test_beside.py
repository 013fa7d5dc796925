"""The office's notes on the law beside the store: written under the lock, logged, foreign changes named."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import breaker
import pytest
import sealed_world
from sealed_world import CLOCK, CODE, OTHER, RECOVERY, SECRET, WHO, case

from legal_assist.desk import Desk, law_review
from legal_assist.errors import StoreError
from legal_assist.store import CaseStore, beside, erasing, migration, recovery, restoring

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from legal_assist.store.sealed_store import SealedCaseStore

    Again = Callable[..., SealedCaseStore]

NAMED = [("law-overlay.toml", "store.damage.overlay")]


def noted(store: SealedCaseStore, text: bytes = b"format = 1\n") -> bytes:
    store.change_beside(lambda raw: (raw or b"") + text, operator="Rina")
    return (store.root / beside.NAME).read_bytes()


def named(store: SealedCaseStore) -> list[tuple[str, str]]:
    return [(one.file, one.reason) for one in store.check()]


def test_a_change_by_the_program_is_logged_with_its_hash(sealed: SealedCaseStore, again: Again) -> None:
    noted(sealed)
    raw = noted(sealed, b"# more\n")

    entry = sealed.log()[-1]
    assert raw == b"format = 1\n# more\n"
    assert (entry["what"], entry["operator"]) == ("overlay_changed", "Rina")
    assert entry["sha256"] == hashlib.sha256(raw).hexdigest()
    store = again()
    assert (store.alarms, store.check()) == ((), ())


@pytest.mark.parametrize("how", ["edited", "removed", "older", "appeared"])
def test_a_change_made_otherwise_is_named_until_it_is_accepted(
    sealed: SealedCaseStore, again: Again, how: str
) -> None:
    path = sealed.root / beside.NAME
    if how == "appeared":
        path.write_bytes(b"format = 1\n")
    else:
        older = noted(sealed)
        raw = noted(sealed, b"# more\n")
        if how == "removed":
            path.unlink()
        else:
            path.write_bytes(older if how == "older" else raw + b" ")

    assert named(sealed) == NAMED
    assert [(one.file, one.reason) for one in again().alarms] == NAMED
    with pytest.raises(StoreError, match=r"store\.damage\.overlay") as caught:
        noted(sealed)
    assert [one.key for one in caught.value.problems] == ["store.remedy.overlay"]

    accepted = again(rebuild=True)
    assert accepted.log()[-1]["what"] == "overlay_changed"
    assert (again().alarms, again().check()) == ((), ())
    noted(again())


def test_without_the_hash_a_foreign_change_goes_unseen(
    sealed: SealedCaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The companion: it shows that the test above bites."""
    noted(sealed)
    (sealed.root / beside.NAME).write_bytes(b"x")
    monkeypatch.setattr(beside, "mark_of", lambda _raw: "")
    monkeypatch.setattr(type(sealed._open_vault().index), "beside", lambda _self: ("",))

    assert named(sealed) == []


def test_it_stays_known_through_compacting_keys_erasure_lost_index_and_backup(
    sealed: SealedCaseStore, again: Again, tmp_path: Path
) -> None:
    sealed.create(CODE, case(), {}, **WHO)
    sealed.create(OTHER, case(), {}, **WHO)
    noted(sealed)
    sealed.compact()
    sealed.rotate(SECRET, recovery.new())
    erasing.erase(sealed, CODE, SECRET, recovery.new(), expected_revision=1, operator="x", reason="uji")
    assert (again().alarms, again().check()) == ((), ())

    path, _held = sealed.backup(tmp_path / "stick", operator="x")
    assert not restoring.restore(path, tmp_path / "new", SECRET, clock=CLOCK, operator="x").damage
    assert not sealed_world.opened(tmp_path / "new").alarms

    (sealed.root / "index.sealed").unlink()
    again(rebuild=True)
    assert (again().alarms, again().check()) == ((), ())


def test_a_store_that_is_sealed_takes_what_is_there_as_known(tmp_path: Path) -> None:
    plain = CaseStore(tmp_path / "x", clock=CLOCK)
    plain.unlock()
    plain.change_beside(lambda _raw: b"format = 1\n", operator="x")
    migration.init(plain.root, SECRET, RECOVERY, clock=CLOCK)

    store = sealed_world.opened(plain.root)

    assert (store.alarms, store.check()) == ((), ())
    (store.root / beside.NAME).write_bytes(b"x")
    assert named(store) == NAMED


def test_a_refused_change_writes_nothing(sealed: SealedCaseStore) -> None:
    raw = noted(sealed)

    def refuse(_raw: bytes | None) -> bytes:
        raise KeyError

    with pytest.raises(KeyError):
        sealed.change_beside(refuse, operator="x")
    assert (sealed.root / beside.NAME).read_bytes() == raw
    assert sealed.check() == ()


@pytest.mark.parametrize("kind", ["open", "sealed"])
def test_two_windows_never_write_at_once(tmp_path: Path, kind: str) -> None:
    root = tmp_path / "x"
    if kind == "sealed":
        sealed_world.made(root)
        store: SealedCaseStore | CaseStore = sealed_world.opened(root, patience=0.05)
    else:
        store = CaseStore(root, clock=CLOCK, patience=0.05)
        store.unlock()

    from legal_assist.store.lock import writing

    with writing(root), pytest.raises(StoreError, match=r"store\.busy"):
        store.change_beside(lambda _raw: b"x", operator="x")
    assert not (root / beside.NAME).exists()


def test_a_locked_sealed_store_takes_no_change(sealed: SealedCaseStore) -> None:
    sealed.lock()
    with pytest.raises(StoreError, match=r"store\.locked"):
        noted(sealed)


def test_a_stop_at_any_call_is_never_taken_for_a_foreign_change(
    sealed: SealedCaseStore, again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted(sealed)
    for at in range(1, 60):
        store = again()
        with monkeypatch.context() as patch:
            breaker.Breaker(at).install(patch)
            try:
                noted(store, b"#%d\n" % at)
            except breaker.Stop:
                pass
            else:
                break
        assert (again().alarms, again().check()) == ((), ())
    else:
        pytest.fail("it never came to its end")
    assert at > 8


def test_the_desk_logs_a_correction_of_the_law(tmp_path: Path) -> None:
    sealed_world.made(tmp_path / "x")
    desk = Desk(tmp_path / "x", CLOCK, "Rina")
    desk.unlock(SECRET)

    law_review.override(desk, "uu-21-2007/48/1", "summary", "Ringkasan kantor.", "diuji")

    log = desk.store.log()  # type: ignore[attr-defined]
    raw = (tmp_path / "x" / beside.NAME).read_bytes()
    assert (log[-1]["what"], log[-1]["sha256"]) == ("overlay_changed", hashlib.sha256(raw).hexdigest())
    assert not desk.store.check()
    desk.lock()
    with pytest.raises(StoreError, match=r"store\.locked"):
        law_review.override(desk, "uu-21-2007/48/1", "summary", "Lagi.", "diuji")
