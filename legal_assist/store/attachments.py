"""Evidence files of a case: where they stand, and what the sealed case says of them.

A file gets its final name only after the case names it, so a kill never leaves a file without a case under a
final name, nor a case whose file is gone: what is unfinished is finished or removed on the next opening.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from legal_assist.durable_files import TEMP_SUFFIX, ensure_folder, sync_folder
from legal_assist.store import attachment_seal
from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.keys import Key
from legal_assist.store.sealed_storage import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from legal_assist.store.attachment_seal import Content
    from legal_assist.store.steps import Readable
    from legal_assist.store.vault import Vault

FOLDER: Final = "attachments"
TABLE: Final = "attachments"
#: Most attachments one case takes.
MOST: Final = 500
#: Seconds after which an unfinished file can't be another window's work any more.
_STALE: Final = 3600
_NAME: Final = re.compile(r"([0-9a-f]{32})\.sealed")
_UNFINISHED: Final = re.compile(r"\.([0-9a-f]{32})\.sealed\.tmp")


@dataclass(frozen=True)
class Attachment:
    """What is known of one attachment.

    Args:
        id: random; also its file's name.
        exhibit: id of the exhibit it belongs to.
        kind: ``pdf``, ``png``, ``jpeg`` or ``docx``.
        size: bytes of the original.
        sha256: of the original.
        pages: how many pages it has; None when that can't be known.
        fault: message id of why a PDF can't be read, when it can't; the original is kept all the same.
        added_at: moment (ISO).
        operator: label of who added it.
    """

    id: str
    exhibit: str
    kind: str
    size: int
    sha256: str
    pages: int | None
    fault: str | None
    added_at: str
    operator: str


def to_row(attachment: Attachment, key: bytes) -> dict[str, Any]:
    """As it stands in the sealed case, with its key."""
    return asdict(attachment) | {"key": key.hex()}


def from_row(row: dict[str, Any]) -> tuple[Attachment, Key]:
    """Attachment and key from the sealed case.

    Raises:
        EnvelopeError: another program wrote it.
    """
    try:
        found = Attachment(**{field.name: row[field.name] for field in fields(Attachment)})
        if not _NAME.fullmatch(found.id + SUFFIX) or type(found.size) is not int or found.size < 1:
            raise EnvelopeError("altered")
        return found, Key(bytes.fromhex(row["key"]))
    except (KeyError, TypeError, ValueError):
        raise EnvelopeError("altered") from None


def folder(root: Path) -> Path:
    """Where the sealed files stand."""
    return root / FOLDER


def path_of(root: Path, name: str) -> Path:
    """Where an attachment stands; under its unfinished name when a kill kept it from getting its own."""
    path = folder(root) / f"{name}{SUFFIX}"
    unfinished = _unfinished(root, name)
    return unfinished if not path.exists() and unfinished.exists() else path


def write(root: Path, name: str, source: Readable, key: Key, store: bytes, *, most: int) -> Content:
    """Seal a stream into an unfinished file, durably; `settle` gives it its name.

    Raises:
        EnvelopeError: ``empty``, ``too_big``.
        OSError: the system refused. What reading the source raises comes through. Nothing is left behind
            either way.
    """
    ensure_folder(folder(root))
    path = _unfinished(root, name)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(path, flags, 0o600)
    try:
        try:
            content = attachment_seal.seal(source, handle, key, store, bytes.fromhex(name), most=most)
            os.fsync(handle)
        finally:
            os.close(handle)
        sync_folder(path.parent)
    except BaseException:  # somebody ended it too
        discard(root, [name])
        raise
    return content


def settle(root: Path, name: str) -> None:
    """Give a finished file its name.

    Raises:
        OSError: the system refused; the next opening tries again.
    """
    os.replace(_unfinished(root, name), folder(root) / f"{name}{SUFFIX}")  # noqa: PTH105
    sync_folder(folder(root))


def set_aside(root: Path, names: list[str]) -> None:
    """Take files out of their places before the case stops naming them; `discard` removes them then.

    A kill in between brings them back on the next opening, as long as the case still names them.

    Raises:
        OSError: the system refused.
    """
    for name in names:
        with suppress(FileNotFoundError):
            os.replace(folder(root) / f"{name}{SUFFIX}", _unfinished(root, name))  # noqa: PTH105
    if names:
        sync_folder(folder(root))


def discard(root: Path, names: list[str]) -> None:
    """Remove unfinished files; what the system refuses is removed on a later opening."""
    for name in names:
        with suppress(OSError):
            _unfinished(root, name).unlink()
    if names:
        with suppress(OSError):
            sync_folder(folder(root))


@contextmanager
def content(root: Path, attachment: Attachment, key: Key, store: bytes) -> Iterator[Iterator[bytes]]:
    """The pieces of an attachment, each proven; whoever took all of them has the whole original.

    Raises:
        EnvelopeError: missing, no_access, or as `attachment_seal.opened`.
    """
    path = path_of(root, attachment.id)
    try:
        with path.open("rb") as stream:
            length = os.fstat(stream.fileno()).st_size
            yield _proven(stream, length, attachment, key, store)
    except FileNotFoundError:
        raise EnvelopeError("missing") from None
    except PermissionError:
        raise EnvelopeError("no_access") from None


def _proven(stream: BinaryIO, length: int, attachment: Attachment, key: Key, store: bytes) -> Iterator[bytes]:
    digest = hashlib.sha256()
    name = bytes.fromhex(attachment.id)
    for piece in attachment_seal.opened(stream, length, key, store, name, attachment.size):
        digest.update(piece)
        yield piece
    if digest.hexdigest() != attachment.sha256:
        raise EnvelopeError("altered")


def verify(stream: BinaryIO, length: int, attachment: Attachment, key: Key, store: bytes) -> None:
    """Read a whole sealed file from a stream and prove it.

    Raises:
        EnvelopeError: what is wrong with it.
    """
    for _piece in _proven(stream, length, attachment, key, store):
        pass


def names(root: Path) -> tuple[set[str], set[str]]:
    """The ids of the finished and of the unfinished files in the folder."""
    finished: set[str] = set()
    unfinished: set[str] = set()
    with suppress(FileNotFoundError), os.scandir(folder(root)) as found:
        for entry in found:
            if whole := _NAME.fullmatch(entry.name):
                finished.add(whole.group(1))
            elif part := _UNFINISHED.fullmatch(entry.name):
                unfinished.add(part.group(1))
    return finished, unfinished


def is_ours(file_name: str) -> bool:
    """Whether a name in the folder is one the program gives."""
    return bool(_NAME.fullmatch(file_name) or _UNFINISHED.fullmatch(file_name))


def tidy(vault: Vault) -> None:
    """Finish what a kill left: name the files that a case has, remove old ones that none has.

    Reads the cases only when there is something unfinished. Needs the store's lock.

    Raises:
        OSError: the system refused.
    """
    root = vault.place.root
    _finished, unfinished = names(root)
    if not unfinished:
        return
    wanted, all_read = owned(vault)
    for name in unfinished:
        if name in wanted:
            settle(root, name)
        elif all_read and _is_stale(_unfinished(root, name)):
            discard(root, [name])


def owned(vault: Vault) -> tuple[dict[str, str], bool]:
    """Case file by attachment id, over all cases, and whether every case could be read."""
    wanted: dict[str, str] = {}
    all_read = True
    for file in vault.files():
        try:
            wanted |= {from_row(row)[0].id: file for row in vault.case_file(file).table(TABLE)}
        except (EnvelopeError, FileNotFoundError):
            all_read = False
    return wanted, all_read


def _is_stale(path: Path) -> bool:
    try:
        return abs(time.time() - path.stat().st_mtime) > _STALE
    except OSError:
        return False


def _unfinished(root: Path, name: str) -> Path:
    return folder(root) / f".{name}{SUFFIX}{TEMP_SUFFIX}"
