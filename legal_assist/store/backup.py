"""Making a backup: every sealed file of the store in one file that checks itself."""

from __future__ import annotations

import base64
import hashlib
import os
import secrets
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, TypeVar

from legal_assist.durable_files import TEMP_SUFFIX, ensure_folder, fault_of, remove_unfinished, sync_folder
from legal_assist.errors import StoreError
from legal_assist.output_files import free_path
from legal_assist.store import attachments, audit, backup_file, beside, draft_files, marker, sealed_index
from legal_assist.store.backup_file import BESIDE, PIECE, Manifest, Member
from legal_assist.store.envelope import encode
from legal_assist.store.keeping import DRAFTS
from legal_assist.store.sealed_storage import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from legal_assist.store.steps import Steps
    from legal_assist.store.vault import Vault

Proven = TypeVar("Proven")

#: What stands in the clear beside the store and belongs to it; sealed when it goes into a backup.
PLAIN_FOLDERS: Final = ("receipts", "templates")
PLAIN_FILES: Final = (beside.NAME,)
_LARGEST_BESIDE: Final = 64 * 1024 * 1024


def make(
    vault: Vault, folder: Path, made_at: str, prove: Callable[[Path], Proven], steps: Steps
) -> tuple[Path, Proven]:
    """Write one new backup; needs the store's lock. No earlier backup is touched.

    It gets its name only when it was proven: whatever ends this before leaves nothing behind.

    Args:
        vault: the open store, its log complete.
        folder: where the backup goes; made when missing.
        made_at: moment (ISO).
        prove: reads the written file back.
        steps: counts bytes: once to list, once to write; what is left is for `prove`.

    Returns:
        The file, and what `prove` found.

    Raises:
        StoppedError: somebody ended it; no unfinished backup is left.
        StoreError: ``keeping.backup.inside_store``, ``keeping.backup.*`` for what the system refused; no
            unfinished backup is left then.
    """
    root = vault.place.root
    if _is_inside(folder, root):
        raise StoreError("keeping.backup.inside_store", place=str(folder))
    beside = _beside(vault)

    def source(name: str) -> BinaryIO:
        return BytesIO(beside) if name == BESIDE else (root / name).open("rb")

    try:
        ensure_folder(folder)
        remove_unfinished(folder)
        names = [*_sealed_names(vault), *([BESIDE] if beside else [])]
        steps.expect(3 * sum(_size(root, name, beside) for name in names))
        manifest = Manifest(
            vault.store_id,
            vault.header.epoch,
            made_at,
            vault.audit.position,
            tuple(_member(name, source, steps) for name in names),
        ).signed(vault.data_key)
        return _written(folder, _stem(vault, made_at), manifest, source, prove, steps)
    except OSError as error:
        raise StoreError(f"keeping.backup.{_fault(error)}", place=str(folder)) from error


def _sealed_names(vault: Vault) -> Iterator[str]:
    yield from (marker.NAME, sealed_index.NAME, audit.NAME)
    yield from (f"cases/{file}{SUFFIX}" for file in sorted(vault.files()))
    finished, unfinished = attachments.names(vault.place.root)
    if unfinished:
        attachments.tidy(vault)  # a name that a case waits for must not be left out
        finished, _unfinished = attachments.names(vault.place.root)
    yield from (f"{attachments.FOLDER}/{name}{SUFFIX}" for name in sorted(finished))
    yield from (f"{DRAFTS}/{name}{SUFFIX}" for name in draft_files.names(vault.place.root))


def _size(root: Path, name: str, beside: bytes) -> int:
    return len(beside) if name == BESIDE else (root / name).stat().st_size


def _member(name: str, source: Callable[[str], BinaryIO], steps: Steps) -> Member:
    digest, size = hashlib.sha256(), 0
    with source(name) as stream:
        while piece := stream.read(PIECE):
            digest.update(piece)
            size += len(piece)
            steps.take(len(piece))
    return Member(name, size, digest.hexdigest())


def _written(
    folder: Path,
    stem: str,
    manifest: Manifest,
    source: Callable[[str], BinaryIO],
    prove: Callable[[Path], Proven],
    steps: Steps,
) -> tuple[Path, Proven]:
    temp = folder / f".{stem}.{secrets.token_hex(6)}{TEMP_SUFFIX}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    try:
        with os.fdopen(os.open(temp, flags, 0o600), "wb") as target:
            backup_file.write(target, manifest, source, steps)
            target.flush()
            os.fsync(target.fileno())
        found = prove(temp)
        while True:
            path = free_path(folder, stem, backup_file.SUFFIX)
            if _named(temp, path):
                break
        sync_folder(folder)
    finally:
        with suppress(OSError):
            temp.unlink(missing_ok=True)
    return path, found


def _named(temp: Path, path: Path) -> bool:
    """Give the finished file its name, never another backup's."""
    try:
        os.link(temp, path)
    except FileExistsError:
        return False
    except (OSError, NotImplementedError, AttributeError):  # no hard links here: a stick, a share
        if os.path.lexists(path):
            return False
        temp.rename(path)
    return True


def _stem(vault: Vault, made_at: str) -> str:
    digits = "".join(sign for sign in made_at[:19] if sign.isdigit())
    return f"cadangan-{vault.store_id[:8]}-{digits[:8]}-{digits[8:]}"


def _beside(vault: Vault) -> bytes:
    """The plain files that belong to the store, sealed; empty when there are none."""
    root = vault.place.root
    found = [root / name for name in PLAIN_FILES]
    for folder in PLAIN_FOLDERS:
        found += sorted((root / folder).rglob("*"))
    taken: dict[str, Any] = {}
    size = 0
    for path in found:
        if path.is_symlink() or not path.is_file() or path.name.startswith("."):
            continue
        size += path.stat().st_size
        if size > _LARGEST_BESIDE:
            raise StoreError("keeping.backup.beside_too_big", mib=_LARGEST_BESIDE // (1024 * 1024))
        taken[path.relative_to(root).as_posix()] = base64.b64encode(path.read_bytes()).decode("ascii")
    if not taken:
        return b""
    return vault.data_key.derived(f"backup {BESIDE}").seal(encode(taken), beside_bound(vault.store_id))


def beside_bound(store: str) -> bytes:
    """What the sealed copy of the plain files is bound to."""
    return b"beside|" + bytes.fromhex(store)


def _is_inside(folder: Path, root: Path) -> bool:
    try:
        return folder.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself; no folder is made of it either
        return False


def _fault(error: OSError) -> str:
    found = fault_of(error)
    return found if found in ("disk_full", "no_permission", "not_a_folder") else "write_failed"
