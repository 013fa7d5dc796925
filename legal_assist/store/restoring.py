"""Bringing a backup back: into a new place only, checked before a byte is written and again afterwards."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from legal_assist import store_folder
from legal_assist.durable_files import TEMP_SUFFIX, ensure_folder, fault_of, sync_folder
from legal_assist.errors import StoreError
from legal_assist.output_files import write_atomic
from legal_assist.store import header, marker, rehearsal
from legal_assist.store.anchor import NoAnchor
from legal_assist.store.backup import PLAIN_FILES, PLAIN_FOLDERS
from legal_assist.store.backup_file import BESIDE, Reader
from legal_assist.store.keeping import DRAFTS
from legal_assist.store.steps import Steps, go_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from legal_assist.clock import Clock
    from legal_assist.store.anchor import Anchor, Verdict
    from legal_assist.store.header import Header
    from legal_assist.store.keys import Key
    from legal_assist.store.records import Damage
    from legal_assist.store.rehearsal import Rehearsed
    from legal_assist.store.steps import Step


@dataclass(frozen=True)
class Restored:
    """What a restore found.

    Args:
        held: what the backup holds.
        damage: what the full check of the restored folder found.
        anchor: what the record outside the folder says of the restored state.
    """

    held: Rehearsed
    damage: tuple[Damage, ...]
    anchor: Verdict


def rehearse(path: Path, secret: str, step: Step = go_on) -> Rehearsed:
    """Read and open everything in a backup; nothing is written anywhere. Needs no store.

    Args:
        path: the backup.
        secret: passphrase or recovery key of that time.
        step: asked whether to go on.

    Raises:
        StoppedError: somebody ended it.
        StoreError: ``keeping.backup.*``, or the passphrase is wrong.
    """
    return _rehearse(path, secret, Steps(step, "store.stopped.rehearsal"))


def _rehearse(path: Path, secret: str, steps: Steps) -> Rehearsed:
    try:
        if path.exists() and not path.is_file():
            raise StoreError("keeping.backup.no_file", place=str(path))
        with path.open("rb") as stream:
            return rehearsal.rehearse(stream, lambda found: found.unlock(secret), path.parent, steps)
    except FileNotFoundError:
        raise StoreError("keeping.backup.missing") from None
    except OSError as error:
        raise _of_system(error, path.parent) from error


def restore(
    path: Path,
    into: Path,
    secret: str,
    *,
    clock: Clock,
    operator: str,
    anchor: Anchor | None = None,
    step: Step = go_on,
) -> Restored:
    """Bring a backup back into a folder that doesn't exist yet or is empty.

    The folder gets its name only when everything in it is written and checked.

    Args:
        path: the backup.
        into: the new store's folder.
        secret: passphrase or recovery key of that time.
        clock: for the log.
        operator: label for the log.
        anchor: the record outside the folder; it is read, never changed.
        step: asked whether to go on.

    Raises:
        StoppedError: somebody ended it; nothing is left behind.
        StoreError: ``keeping.restore.not_empty`` or ``inside_store``, ``keeping.backup.*``, or the passphrase
            is wrong; nothing is left behind then.
    """
    if os.path.lexists(into) and (not into.is_dir() or into.is_symlink() or any(into.iterdir())):
        raise StoreError("keeping.restore.not_empty", place=str(into))
    outer = store_folder.around(into)
    if outer is not None:
        raise StoreError("keeping.restore.inside_store", place=str(into), store=str(outer))
    steps = Steps(step, "store.stopped.restore")
    with suppress(OSError):
        steps.expect(3 * path.stat().st_size)
    held = _rehearse(path, secret, steps)
    temp = into.with_name(f".{into.name[:40]}.{secrets.token_hex(6)}{TEMP_SUFFIX}")
    try:
        ensure_folder(into.parent)
        temp.mkdir(mode=0o700)
        _unpack(path, temp, secret, steps)
        damage, verdict = _check(temp, secret, held, clock, operator, anchor, path, steps)
        if into.is_dir():
            into.rmdir()
        temp.rename(into)
        sync_folder(into.parent)
    except OSError as error:
        raise _of_system(error, into) from error
    finally:
        shutil.rmtree(temp, ignore_errors=True)
    return Restored(held, damage, verdict)


def _unpack(path: Path, root: Path, secret: str, steps: Steps) -> None:
    found: Header | None = None
    data_key: Key | None = None
    with path.open("rb") as stream:
        for member, pieces in Reader(stream).members():
            if member.name == BESIDE and found is not None and data_key is not None:
                for name, data in rehearsal.beside(b"".join(pieces), found, data_key).items():
                    _put_beside(root, name, data)
                continue
            target = root / member.name  # one of the few forms that the reader lets pass
            ensure_folder(target.parent)
            _fill(target, pieces)
            steps.take(member.size)
            if member.name == marker.NAME:
                found = header.read(root)
                data_key = found.unlock(secret)
    for folder in (root / "cases", root / "attachments", root / DRAFTS, root):
        if folder.is_dir():
            sync_folder(folder)


def _fill(target: Path, pieces: Iterator[bytes]) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(target, flags, 0o600), "wb") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())


def _put_beside(root: Path, name: str, data: bytes) -> None:
    parts = PurePosixPath(name).parts
    is_known = name in PLAIN_FILES or (len(parts) > 1 and parts[0] in PLAIN_FOLDERS)
    if not is_known or any(part in ("..", ".", "/") or "\\" in part or ":" in part for part in parts):
        raise StoreError("keeping.backup.damaged", part=BESIDE)
    write_atomic(root.joinpath(*parts), data, kept=True)


def _check(
    root: Path,
    secret: str,
    held: Rehearsed,
    clock: Clock,
    operator: str,
    anchor: Anchor | None,
    path: Path,
    steps: Steps,
) -> tuple[tuple[Damage, ...], Verdict]:
    from legal_assist.store.anchor import compare
    from legal_assist.store.sealed_store import SealedCaseStore

    store = SealedCaseStore(root, clock=clock, anchor=NoAnchor())
    store.unlock(secret, operator=operator)
    try:

        def step(_done: int, _total: int) -> bool:
            steps.take(0)
            return True

        damage = store.check(step)
        verdict = compare(anchor, held.store, store.audit_log()) if anchor is not None else "unavailable"
        store.note(
            "restored",
            operator=operator,
            made_at=held.made_at,
            name=path.name,
            place=str(path.parent.absolute()),
            head=held.head,
            good=not held.damage,
        )
    finally:
        store.lock()
    return damage, verdict


def _of_system(error: OSError, place: Path) -> StoreError:
    found = fault_of(error)
    known = (
        found if found in ("disk_full", "no_permission", "not_a_folder", "name_too_long") else "write_failed"
    )
    return StoreError(f"keeping.backup.{known}", place=str(place))
