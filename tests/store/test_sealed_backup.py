"""Backups: whole, sealed, checking themselves, restorable elsewhere; any damage is named."""

from __future__ import annotations

import io
import os
import random
import shutil
import sys
import tarfile
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import breaker
import pytest
import sealed_worker
import sealed_world
from sealed_world import CLOCK, CODE, OTHER, RECOVERY, SECRET, WHO, case
from test_sealed_attachments import MARK, attach, picture, read

from legal_assist.errors import StoreError
from legal_assist.store import attachments, backup_file, recovery, restoring
from legal_assist.store.anchor import MemoryAnchor
from legal_assist.store.steps import Steps, go_on

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from legal_assist.store.restoring import Restored
    from legal_assist.store.sealed_store import SealedCaseStore

NAME = "Sri Rekaan 9901"


@pytest.fixture
def filled(sealed: SealedCaseStore) -> SealedCaseStore:
    sealed.create(CODE, case(name=NAME), {}, **WHO)
    sealed.create(OTHER, case(n=2), {"stage": "trial"}, **WHO)
    attach(sealed, picture(150_000))
    receipt = sealed.root / "receipts" / CODE / "surat.json"
    receipt.parent.mkdir(parents=True)
    receipt.write_text(f'{{"who": "{NAME}"}}', encoding="utf-8")
    return sealed


@pytest.fixture
def made(filled: SealedCaseStore, tmp_path: Path) -> Path:
    path, _found = filled.backup(tmp_path / "stick", operator="x")
    return path


def restored(path: Path, into: Path, secret: str = SECRET, **options: object) -> Restored:
    return restoring.restore(path, into, secret, clock=CLOCK, operator="x", **options)  # type: ignore[arg-type]


def test_a_backup_says_what_it_holds_and_is_rehearsed_at_once(
    filled: SealedCaseStore, tmp_path: Path
) -> None:
    position = filled.audit_log().position

    path, found = filled.backup(tmp_path / "stick", operator="x")

    assert (found.cases, found.attachments, found.damage) == (2, 1, ())
    assert (found.log_entries, found.log_hash) == (position.count, position.hash)
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert restoring.rehearse(path, SECRET) == found


def test_a_backup_is_sealed_and_names_nobody(made: Path) -> None:
    raw = made.read_bytes()

    for secret in (MARK, NAME.encode(), CODE.encode(), OTHER.encode(), b"receipts"):
        assert secret not in raw


def test_a_backup_is_a_plain_tar_that_any_tool_takes_apart(filled: SealedCaseStore, made: Path) -> None:
    with tarfile.open(made) as parts:
        names = parts.getnames()
        inside = parts.extractfile("store.json")
        assert inside is not None
        assert inside.read() == (filled.root / "store.json").read_bytes()

    assert names[:4] == ["manifest.json", "store.json", "index.sealed", "audit.sealed"]


@pytest.mark.parametrize("secret", [SECRET, RECOVERY], ids=["passphrase", "recovery key"])
def test_restored_elsewhere_everything_is_as_it_was(
    filled: SealedCaseStore, made: Path, tmp_path: Path, secret: str
) -> None:
    elsewhere = tmp_path / "another" / "store"
    carried = tmp_path / "carried.tar"
    shutil.copy(made, carried)
    shutil.rmtree(filled.root)

    report = restored(carried, elsewhere, secret)

    store = sealed_world.opened(elsewhere, secret)
    assert report.damage == ()
    assert not store.alarms
    assert not store.check()
    assert {line.code: line.summary for line in store.summaries()} == {CODE: {}, OTHER: {"stage": "trial"}}
    assert store.load(CODE).document == case(name=NAME)
    assert [change.revision for change in store.history(CODE)] == [1, 2]
    assert read(store, store.attachments(CODE)[0]) == picture(150_000)
    assert NAME in (elsewhere / "receipts" / CODE / "surat.json").read_text(encoding="utf-8")
    assert store.log()[-2]["what"] == "restored"
    store.save(CODE, case(n=3), {}, expected_revision=2, **WHO)


def test_a_backup_opens_with_the_passphrase_of_its_day(
    filled: SealedCaseStore, made: Path, tmp_path: Path
) -> None:
    filled.rotate(SECRET, recovery.new())
    filled.change_passphrase("frasa lain sama sekali")

    with pytest.raises(StoreError, match=r"store\.wrong_passphrase"):
        restored(made, tmp_path / "x", "frasa lain sama sekali")
    assert not (tmp_path / "x").exists()
    assert restored(made, tmp_path / "x").damage == ()


def test_a_restore_never_touches_what_is_there(made: Path, tmp_path: Path, filled: SealedCaseStore) -> None:
    with pytest.raises(StoreError, match=r"keeping\.restore\.not_empty"):
        restored(made, filled.root)
    busy = tmp_path / "busy"
    busy.mkdir()
    (busy / "x").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match=r"keeping\.restore\.not_empty"):
        restored(made, busy)

    assert (busy / "x").read_text(encoding="utf-8") == "mine"
    empty = tmp_path / "empty"
    empty.mkdir()
    assert restored(made, empty).held.cases == 2


@pytest.mark.parametrize("inside", ["cases/baru", "baru", "receipts/a/b"])
def test_a_store_is_never_restored_into_another(made: Path, filled: SealedCaseStore, inside: str) -> None:
    before = sorted(filled.root.rglob("*"))
    with pytest.raises(StoreError, match=r"keeping\.restore\.inside_store"):
        restored(made, filled.root / inside)
    assert sorted(filled.root.rglob("*")) == before


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders there")
def test_what_is_no_ordinary_file_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa")
    for strange in (tmp_path / "pipa", tmp_path):
        with pytest.raises(StoreError, match=r"keeping\.backup\.no_file"):
            restored(strange, tmp_path / "baru")
    assert not (tmp_path / "baru").exists()


def test_a_restore_beside_a_newer_anchor_says_so(filled: SealedCaseStore, made: Path, tmp_path: Path) -> None:
    anchor = MemoryAnchor()
    assert restored(made, tmp_path / "a", anchor=anchor).anchor == "none"
    filled.save(CODE, case(n=3), {}, expected_revision=2, **WHO)
    anchor.put(filled.header.store.hex(), filled.audit_log().position)

    assert restored(made, tmp_path / "b", anchor=anchor).anchor == "rolled_back"


def test_every_backup_is_a_new_file(filled: SealedCaseStore, tmp_path: Path) -> None:
    paths = {filled.backup(tmp_path / "stick", operator="x")[0] for _ in range(3)}

    assert len(paths) == 3
    assert len(list((tmp_path / "stick").iterdir())) == 3


def test_inside_the_store_is_no_place_for_a_backup(filled: SealedCaseStore) -> None:
    with pytest.raises(StoreError, match=r"keeping\.backup\.inside_store"):
        filled.backup(filled.root / "cadangan", operator="x")


def fails(raw: bytes, path: Path) -> bool:
    path.write_bytes(raw)
    try:
        restoring.rehearse(path, SECRET)
    except StoreError:
        return True
    return False


def small(tmp_path: Path, sealed: SealedCaseStore) -> bytes:
    sealed.create(CODE, case(name=NAME), {}, **WHO)
    attach(sealed, picture(100))
    path, _found = sealed.backup(tmp_path / "stick", operator="x")
    return path.read_bytes()


def test_a_flipped_bit_anywhere_is_noticed(tmp_path: Path, sealed: SealedCaseStore) -> None:
    raw = small(tmp_path, sealed)
    chance = random.Random(11)  # noqa: S311
    # Every byte of the first headers and the list, then a spread over all, with the end.
    places = {*range(0, 2600, 7), *chance.sample(range(len(raw)), 600), *range(len(raw) - 12, len(raw))}

    for at in sorted(places):
        broken = bytearray(raw)
        broken[at] ^= 1 << chance.randrange(8)
        assert fails(bytes(broken), tmp_path / "broken.tar"), at


def test_a_backup_cut_anywhere_or_with_something_behind_is_noticed(
    tmp_path: Path, sealed: SealedCaseStore
) -> None:
    raw = small(tmp_path, sealed)

    for end in [*range(0, len(raw), 1531), len(raw) - 512, len(raw) - 1]:
        assert fails(raw[:end], tmp_path / "broken.tar"), end
    assert fails(raw + b"\0", tmp_path / "broken.tar")
    assert fails(raw + raw, tmp_path / "broken.tar")
    assert not fails(raw, tmp_path / "broken.tar")


def test_without_the_check_of_each_part_damage_would_go_unseen(
    tmp_path: Path, sealed: SealedCaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The companion: filling between two parts is noticed by nothing but the strict reader."""
    raw = bytearray(small(tmp_path, sealed))
    at = raw.index(b"ustar", 600) + 245  # behind the header's own fields, inside its block
    raw[at] ^= 1
    assert fails(bytes(raw), tmp_path / "broken.tar")
    real = backup_file._header
    monkeypatch.setattr(backup_file, "_header", lambda name, size: _Any(real(name, size)))

    assert not fails(bytes(raw), tmp_path / "broken.tar")


class _Any(bytes):
    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False

    __hash__ = bytes.__hash__


def rebuilt(path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """Take a backup apart and put it together again, list and all, without having the key."""
    with path.open("rb") as stream:
        reader = backup_file.Reader(stream)
        parts = {member.name: b"".join(pieces) for member, pieces in reader.members()}
    change(parts)
    import dataclasses
    import hashlib

    files = tuple(
        backup_file.Member(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in parts.items()
    )
    manifest = dataclasses.replace(reader.manifest, files=files)
    with path.open("wb") as target:
        backup_file.write(
            target, manifest, lambda name: io.BytesIO(parts[name]), Steps(go_on, "store.stopped.backup")
        )


def test_a_case_left_out_by_somebody_without_the_key_is_noticed(made: Path) -> None:
    rebuilt(made, lambda parts: parts.pop(next(name for name in parts if name.startswith("cases/"))) and None)

    with pytest.raises(StoreError, match=r"keeping\.backup\.altered"):
        restoring.rehearse(made, SECRET)


@pytest.mark.parametrize(
    "name", ["../evil.sealed", "/etc/evil", "cases/../../evil.sealed", "cases/x.sealed", "evil.json"]
)
def test_a_name_that_leads_elsewhere_is_refused(made: Path, tmp_path: Path, name: str) -> None:
    rebuilt(made, lambda parts: parts.update({name: b"x"}))

    with pytest.raises(StoreError, match=r"keeping\.backup\.damaged"):
        restored(made, tmp_path / "into")
    assert not (tmp_path / "into").exists()


@pytest.mark.parametrize("data", [b"", b"hello", b"\x89PNG" * 1000, b"manifest.json\0" + bytes(1000)])
def test_a_file_that_is_no_backup_is_named(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.tar"
    path.write_bytes(data)

    with pytest.raises(StoreError, match=r"keeping\.backup\.(foreign|cut|damaged)"):
        restoring.rehearse(path, SECRET)


def test_a_backup_of_a_damaged_store_is_made_named_and_not_good(
    filled: SealedCaseStore, tmp_path: Path
) -> None:
    added = filled.attachments(CODE)[0]
    attachments.path_of(filled.root, added.id).unlink()
    sealed_world.file_of(filled, OTHER).write_bytes(b"LASEALC")

    path, found = filled.backup(tmp_path / "stick", operator="x")

    assert {one.reason for one in found.damage} == {"keeping.damage.missing", "store.damage.cut"}
    assert filled.last_good_backup is None
    assert restored(path, tmp_path / "new").damage
    assert sealed_world.opened(tmp_path / "new").load(CODE).document == case(name=NAME)


def test_the_last_good_backup_is_remembered_and_comes_along_when_restored(
    filled: SealedCaseStore, made: Path, tmp_path: Path, again: Callable[..., SealedCaseStore]
) -> None:
    moment = datetime.fromisoformat(again().backups()[-1].made_at)
    assert again().last_good_backup == filled.last_good_backup == moment
    assert [one.name for one in filled.backups()] == [made.name]

    restored(made, tmp_path / "new")

    held = sealed_world.opened(tmp_path / "new").last_good_backup
    assert held is not None
    assert abs(held - moment) < timedelta(seconds=1)


def test_a_full_disk_leaves_no_half_backup_and_the_old_one_whole(
    filled: SealedCaseStore, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = made.read_bytes()
    calls = {"n": 0}
    real = backup_file._filling

    def full(size: int) -> bytes:
        calls["n"] += 1
        if calls["n"] == 3:
            raise OSError(28, "full")
        return real(size)

    with monkeypatch.context() as patch:
        patch.setattr(backup_file, "_filling", full)
        with pytest.raises(StoreError, match=r"keeping\.backup\.disk_full"):
            filled.backup(made.parent, operator="x")

    assert [one.name for one in made.parent.iterdir()] == [made.name]
    assert made.read_bytes() == before
    assert not filled.check()


def test_killed_while_backing_up_no_file_under_a_final_name_is_broken(
    filled: SealedCaseStore, tmp_path: Path
) -> None:
    stick, chance = tmp_path / "stick", random.Random(4)  # noqa: S311

    def forever(say: Callable[[int], None]) -> None:
        store = sealed_world.opened(filled.root)
        say(0)
        while True:
            store.backup(stick, operator="x")

    for _ in range(8):
        sealed_worker.killed(forever, chance.uniform(0.003, 0.05))
    finished = list(stick.glob("*.tar")) if stick.exists() else []

    for path in finished:
        assert not restoring.rehearse(path, SECRET).damage
    assert not sealed_world.opened(filled.root).check()


def test_a_stop_at_any_system_call_of_a_restore_leaves_the_place_free(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for at in (1, 3, 6, 10, 15):
        into = tmp_path / f"into{at}"
        with monkeypatch.context() as patch:
            breaker.Breaker(at, error=OSError(28, "full")).install(patch, ("open", "fsync"))
            with pytest.raises(StoreError):
                restored(made, into)
        assert not into.exists()
        assert not list(tmp_path.glob(".into*"))
