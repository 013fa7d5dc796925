"""What the sealed store promises on a quiet day, and that nothing readable leaves it."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sealed_world import CLOCK, CODE, OTHER, RECOVERY, SECRET, WHO, case, file_of, made, opened

from legal_assist.errors import ConflictError, StoreError
from legal_assist.store import CaseStore, migration, open_store, recovery
from legal_assist.store.anchor import KeyringAnchor, MemoryAnchor

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from legal_assist.store.sealed_store import SealedCaseStore

    Again = Callable[..., SealedCaseStore]


def test_a_real_case_can_be_stored_loaded_and_listed(sealed: SealedCaseStore, again: Again) -> None:
    made_case = sealed.create(CODE, case(place="Bintan"), {"stage": "x"}, **WHO)
    for window in (sealed, again()):
        assert window.load(CODE) == made_case
        (line,) = window.summaries()
        assert (line.code, line.revision, line.summary, line.damage) == (
            CODE,
            1,
            {"stage": "x"},
            None,
        )
        assert window.check() == ()
        assert window.alarms == ()


def test_what_is_stored_shares_nothing_with_what_was_given_or_returned(sealed: SealedCaseStore) -> None:
    given = case(victims=[{"id": "K1"}])
    done = sealed.create(CODE, given, {"list": [1]}, **WHO)
    given["victims"].append({"id": "K2"})
    done.document["victims"].clear()
    sealed.summaries()[0].summary["list"].append(2)
    sealed.load(CODE).document["victims"].clear()
    assert sealed.load(CODE).document == case(victims=[{"id": "K1"}])
    assert sealed.summaries()[0].summary == {"list": [1]}


def test_a_locked_store_refuses_everything(sealed: SealedCaseStore) -> None:
    sealed.create(CODE, case(), {}, **WHO)
    key = sealed._open_vault().data_key
    sealed.lock()
    assert sealed.is_locked
    for attempt in (
        sealed.summaries,
        sealed.check,
        sealed.rebuild_index,
        sealed.log,
        sealed.compact,
        lambda: sealed.load(CODE),
        lambda: sealed.history(CODE),
        lambda: sealed.create(OTHER, case(), {}, **WHO),
        lambda: sealed.save(CODE, case(), {}, expected_revision=1, **WHO),
        lambda: sealed.delete(CODE, expected_revision=1, operator="x"),
        lambda: sealed.change_passphrase("lima kata lain sekali"),
        lambda: sealed.rotate(SECRET, RECOVERY),
        lambda: sealed.note("revealed", operator="x"),
        lambda: key.derived("anything"),
    ):
        with pytest.raises(StoreError) as caught:
            attempt()
        assert caught.value.key == "store.locked"
    sealed.unlock(SECRET)
    assert sealed.load(CODE).revision == 1


def test_history_and_earlier_revisions_are_kept(sealed: SealedCaseStore, again: Again) -> None:
    sealed.create(CODE, case(court=None, victims=[{"id": "K1", "age": 17}]), {}, **WHO)
    sealed.save(CODE, case(court="PN Tpg"), {}, expected_revision=1, operator="lain", why="koreksi")
    window = again()
    assert window.history(CODE)[1].operator == "lain"
    assert ("court", None) in window.history(CODE)[1].changes
    assert window.at_revision(CODE, 1) == case(court=None, victims=[{"id": "K1", "age": 17}])
    with pytest.raises(StoreError, match=r"store\.unknown_revision"):
        window.at_revision(CODE, 3)


def test_two_windows_never_overwrite_each_other(sealed: SealedCaseStore, again: Again) -> None:
    other = again()
    sealed.create(CODE, case(n=1), {}, **WHO)
    sealed.save(CODE, case(n=2), {}, expected_revision=1, **WHO)
    with pytest.raises(ConflictError) as caught:
        other.save(CODE, case(n=3), {}, expected_revision=1, **WHO)
    assert caught.value.params == {"found": 2, "held": 1}
    with pytest.raises(ConflictError):
        other.delete(CODE, expected_revision=1, operator="x")
    assert other.load(CODE).document == case(n=2)
    with pytest.raises(StoreError, match=r"store\.code_taken"):
        other.create(CODE, case(), {}, **WHO)


def test_a_deleted_case_is_gone_and_its_code_is_free(sealed: SealedCaseStore, again: Again) -> None:
    sealed.create(CODE, case(), {}, **WHO)
    sealed.create(OTHER, case(), {}, **WHO)
    path = file_of(sealed)
    sealed.delete(CODE, expected_revision=1, operator="x")
    assert not path.exists()
    for window in (sealed, again()):
        assert [line.code for line in window.summaries()] == [OTHER]
        with pytest.raises(StoreError, match=r"store\.unknown_case"):
            window.load(CODE)
        assert window.check() == ()
    sealed.create(CODE, case(n=2), {}, **WHO)
    assert again().load(CODE).revision == 1


def test_every_act_is_logged_with_who_and_when(sealed: SealedCaseStore, again: Again) -> None:
    sealed.create(CODE, case(), {}, operator="Rina", why="baru")
    sealed.save(CODE, case(n=1), {}, expected_revision=1, operator="Rina", why="koreksi")
    sealed.note("revealed", operator="Tono", code=CODE, field="victims.K1.name")
    sealed.delete(CODE, expected_revision=2, operator="Rina")
    acts = [(entry["what"], entry["operator"], entry.get("case")) for entry in again().log()]
    assert acts[-5:-1] == [
        ("created", "Rina", CODE),
        ("saved", "Rina", CODE),
        ("revealed", "Tono", CODE),
        ("deleted", "Rina", CODE),
    ]
    assert acts[-1][0] == "unlocked"
    assert all(entry["at"].startswith("2026-03-02T12:00:00") for entry in sealed.log())


def test_two_windows_write_one_log(sealed: SealedCaseStore, again: Again) -> None:
    other = again()
    for number in range(3):
        sealed.note("revealed", operator=f"a{number}")
        other.note("exported", operator=f"b{number}")
    told = [entry["operator"] for entry in sealed.log() if entry["operator"]]
    assert told == ["a0", "b0", "a1", "b1", "a2", "b2"]
    assert sealed.check() == ()


def test_writing_a_journal_that_was_not_read_is_refused(sealed: SealedCaseStore, again: Again) -> None:
    other = again()
    sealed.note("revealed", operator="x")
    with pytest.raises(RuntimeError):
        other._open_vault().audit.append([{"what": "x"}])
    assert sealed.check() == ()


def test_a_check_in_another_window_knows_the_changed_key_file(sealed: SealedCaseStore, again: Again) -> None:
    other = again()
    sealed.change_passphrase("lima kata lain sekali")
    assert other.check() == ()


def test_nothing_readable_stands_in_any_file_or_file_name(sealed: SealedCaseStore, again: Again) -> None:
    marker = "Melati Rekaan"
    sealed.create(CODE, case(name=marker), {"name": marker}, operator=marker, why=marker)
    sealed.save(
        CODE, case(name=marker, n=1), {"name": marker}, expected_revision=1, operator=marker, why=marker
    )
    sealed.note("exported", operator=marker, code=CODE, to=marker)
    sealed.compact()
    sealed.rotate(SECRET, recovery.new(), operator=marker)
    sealed.lock()
    for path in sealed.root.rglob("*"):
        assert CODE not in path.name
        if path.is_file():
            raw = path.read_bytes()
            for word in (marker, "Melati", CODE, "MERANTI", SECRET, "pendamping"):
                assert word.encode() not in raw, path.name


def test_sizes_and_names_say_little(sealed: SealedCaseStore) -> None:
    sealed.create(CODE, case(), {}, **WHO)
    sealed.create(OTHER, case(text="Ia berangkat dari Bintan. " * 90), {}, **WHO)
    assert {path.stat().st_size for path in (sealed.root / "cases").iterdir()} == {4096}
    assert all(len(path.stem) == 32 for path in (sealed.root / "cases").iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_everything_is_readable_by_its_owner_only(sealed: SealedCaseStore) -> None:
    sealed.create(CODE, case(), {}, **WHO)
    for path in [sealed.root, *sealed.root.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_no_fact_stands_in_an_error_or_its_trace(sealed: SealedCaseStore) -> None:
    import traceback

    sealed.create(CODE, case(name="Melati Rekaan"), {"name": "Melati Rekaan"}, **WHO)
    file_of(sealed).write_bytes(file_of(sealed).read_bytes()[:-40])
    for attempt in (
        lambda: sealed.load(CODE),
        lambda: sealed.create(OTHER, case(name="Melati \ud800"), {}, **WHO),
        lambda: sealed.unlock("Melati bukan sandinya"),
    ):
        with pytest.raises(StoreError) as caught:
            attempt()
        told = f"{caught.value!r}{caught.value.params}{caught.value.problems}"
        told += "".join(traceback.TracebackException.from_exception(caught.value).format(chain=True))
        assert "Melati Rekaan" not in told
        assert CODE not in told.replace("MERANTI-27.json", "")


@pytest.mark.skipif(sys.platform != "linux", reason="checked where the system can be asked")
def test_opening_forbids_core_files_and_reading_by_other_programs(sealed: SealedCaseStore) -> None:
    import ctypes
    import resource

    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
    assert ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="checked where the system can be asked")
def test_core_files_are_forbidden_before_the_passphrase_is_asked_for(tmp_path: Path) -> None:
    """And the names of the process stay those the system gave it."""
    made(tmp_path / "new")
    script = (
        "import ctypes, resource, sys; from pathlib import Path; from legal_assist.clock import SystemClock;"
        "from legal_assist.desk import Desk; ask = ctypes.CDLL(None).prctl; before = ask(3, 0, 0, 0, 0);"
        "desk = Desk(Path(sys.argv[1]), SystemClock(), 'x'); assert desk.is_locked;"
        "name = open('/proc/self/comm').read().strip();"
        "print(before, resource.getrlimit(resource.RLIMIT_CORE), ask(3, 0, 0, 0, 0), name)"
    )
    words = [sys.executable, "-c", script, str(tmp_path / "new")]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stdout

    assert said.startswith("1 (0, 0) 0 python")


# which kind


def test_the_folder_says_which_kind_of_store_it_holds(tmp_path: Path) -> None:
    assert open_store(tmp_path / "new", CLOCK).kind == "open"
    made(tmp_path / "new")
    found = open_store(tmp_path / "new", CLOCK)
    assert (found.kind, found.needs_passphrase) == ("sealed", True)
    with pytest.raises(StoreError, match=r"store\.other_kind"):
        CaseStore(tmp_path / "new", clock=CLOCK).unlock()
    with pytest.raises(StoreError, match=r"store\.already_sealed"):
        made(tmp_path / "new")


# from an unsealed store


def unsealed(root: Path) -> CaseStore:
    store = CaseStore(root, clock=CLOCK)
    store.unlock()
    store.create(CODE, {"invented": True, "n": 1}, {"n": 1}, **WHO)
    store.save(CODE, {"invented": True, "n": 2}, {"n": 2}, expected_revision=1, **WHO)
    store.create(OTHER, {"invented": True, "n": 3}, {"n": 3}, **WHO)
    return store


def test_an_unsealed_store_is_sealed_with_its_history_and_leaves_no_plain_file(tmp_path: Path) -> None:
    plain = unsealed(tmp_path)
    assert migration.init(tmp_path, SECRET, RECOVERY, clock=CLOCK) == 2
    store = opened(tmp_path)
    assert store.load(CODE).document == {"invented": True, "n": 2}
    assert [line.revision for line in store.history(CODE)] == [1, 2]
    assert store.at_revision(CODE, 1) == {"invented": True, "n": 1}
    assert {line.code: line.summary for line in store.summaries()} == {CODE: {"n": 2}, OTHER: {"n": 3}}
    assert not [*tmp_path.glob("cases/*.json"), *tmp_path.glob("index.json")]
    assert store.check() == ()
    with pytest.raises(StoreError, match=r"store\.other_kind"):  # the window that was open meanwhile
        plain.save(CODE, {"invented": True}, {}, expected_revision=2, **WHO)


def test_a_damaged_unsealed_store_is_not_touched(tmp_path: Path) -> None:
    unsealed(tmp_path)
    (tmp_path / "cases" / f"{CODE}.json").write_bytes(b"x")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(StoreError, match=r"store\.init_damaged") as caught:
        migration.init(tmp_path, SECRET, RECOVERY, clock=CLOCK)
    assert [one.path for one in caught.value.problems] == [f"cases/{CODE}.json"]
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_sealed_copy_that_differs_keeps_the_plain_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unsealed(tmp_path)
    migration.init(tmp_path, SECRET, RECOVERY, clock=CLOCK)
    real = migration._seal

    def lossy(vault: object, plain: object, file: str, code: str) -> None:
        real(vault, plain, file, code)  # type: ignore[arg-type]
        if code == CODE:
            storage = migration.SealedStorage(vault.path(file), "case", file, seal=vault.seal)  # type: ignore[attr-defined]
            tables = storage.read()
            assert tables is not None
            next(iter(tables["case"].values()))["document"]["n"] = 99
            with storage.one_write(2):
                storage.write(tables)

    monkeypatch.setattr(migration, "_seal", lossy)
    with pytest.raises(StoreError, match=r"store\.migration_differs"):
        opened(tmp_path)
    assert len([*tmp_path.glob("cases/*.json")]) == 2


# rotation


def test_rotation_seals_everything_anew(sealed: SealedCaseStore, again: Again) -> None:
    sealed.create(CODE, case(n=1), {"n": 1}, **WHO)
    sealed.create(OTHER, case(n=2), {"n": 2}, **WHO)
    sealed.delete(OTHER, expected_revision=1, operator="x")
    old_key, old = sealed._open_vault().seal, file_of(sealed).read_bytes()
    other_window, new_recovery = again(), recovery.new()
    sealed.rotate(SECRET, new_recovery, operator="x")
    assert file_of(sealed).read_bytes()[52:112] != old[52:112]  # the case has another key of its own
    assert old_key.unpack(old, bytes.fromhex(file_of(sealed).stem))
    with pytest.raises(StoreError, match=r"store\.keys_changed"):
        other_window.save(CODE, case(n=5), {}, expected_revision=1, **WHO)
    with pytest.raises(StoreError, match=r"store\.wrong_recovery_key"):
        again(RECOVERY)
    for secret in (SECRET, new_recovery):
        window = again(secret)
        assert window.load(CODE).document == case(n=1)
        assert window.check() == ()
        assert window.alarms == ()
    with pytest.raises(StoreError, match=r"store\.wrong_passphrase"):
        sealed.rotate("bukan frasa sandinya", recovery.new())


def test_a_damaged_store_is_not_rotated(sealed: SealedCaseStore) -> None:
    sealed.create(CODE, case(), {}, **WHO)
    file_of(sealed).write_bytes(b"x")
    key_file = (sealed.root / "store.json").read_bytes()
    with pytest.raises(StoreError, match=r"store\.rotate_damaged"):
        sealed.rotate(SECRET, recovery.new())
    assert (sealed.root / "store.json").read_bytes() == key_file


# the anchor


def test_the_anchor_follows_and_agrees(sealed: SealedCaseStore, again: Again) -> None:
    anchor = MemoryAnchor()
    window = again(anchor=anchor)
    window.create(CODE, case(), {}, **WHO)
    window.lock()
    window = again(anchor=anchor)
    assert window.anchored() == "agrees"
    window.rotate(SECRET, recovery.new())
    assert window.anchored() == "agrees"
    window.lock()
    assert again(anchor=anchor).alarms == ()
    assert again().anchored() == "unavailable"
    assert again(anchor=MemoryAnchor()).alarms == ()


class FakeKeyring:
    """A keyring module with a backend of a given priority."""

    def __init__(self, priority: float, *, broken: bool = False) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.priority = priority
        self.broken = broken

    def get_keyring(self) -> FakeKeyring:
        return self

    def get_password(self, service: str, name: str) -> str | None:
        if self.broken:
            raise OSError("locked")
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, value: str) -> None:
        if self.broken:
            raise OSError("locked")
        self.kept[service, name] = value


def test_the_system_keyring_keeps_the_anchor_and_no_secret(
    sealed: SealedCaseStore, again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring = FakeKeyring(5)
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    window = again(anchor=KeyringAnchor())
    window.create(CODE, case(), {}, **WHO)
    window.lock()
    assert again(anchor=KeyringAnchor()).anchored() == "agrees"
    (value,) = keyring.kept.values()
    count, last = json.loads(value)
    assert (type(count), len(last)) == (int, 64)


@pytest.mark.parametrize("keyring", [FakeKeyring(0), FakeKeyring(5, broken=True), None])
def test_without_a_working_keyring_everything_else_works(
    sealed: SealedCaseStore, again: Again, monkeypatch: pytest.MonkeyPatch, keyring: FakeKeyring | None
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    window = again(anchor=KeyringAnchor())
    window.create(CODE, case(), {}, **WHO)
    assert window.anchored() in ("unavailable", "none")
    window.lock()
    assert again(anchor=KeyringAnchor()).alarms == ()
