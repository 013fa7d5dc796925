"""The form of a backup: a plain tar file of sealed files with a list of their hashes in front.

Any `tar` can take it apart, should this program be lost. Its bytes are fixed by its list: there is one way to
write each content, so a changed byte anywhere is noticed, in the headers between the files too.
"""

from __future__ import annotations

import hashlib
import json
import re
import tarfile
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from legal_assist.errors import StoreError
from legal_assist.store import attachments, audit, keys, marker, sealed_index
from legal_assist.store.audit import Position
from legal_assist.store.envelope import encode
from legal_assist.store.keeping import DRAFTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from legal_assist.store.keys import Key
    from legal_assist.store.steps import Steps

FORMAT: Final = "legal-assist backup"
VERSION: Final = 1
SUFFIX: Final = ".tar"
MANIFEST: Final = "manifest.json"
#: Sealed copy of the plain files that stand beside the store: receipts, the office's notes on the law.
BESIDE: Final = "beside.sealed"
BLOCK: Final = tarfile.BLOCKSIZE
PIECE: Final = 1024 * 1024
_END: Final = bytes(2 * BLOCK)
_LARGEST_LIST: Final = 256 * 1024 * 1024
_FIXED: Final = (marker.NAME, sealed_index.NAME, audit.NAME)
_NAME: Final = re.compile(rf"(?:cases|{attachments.FOLDER}|{DRAFTS})/[0-9a-f]{{32}}\.sealed|{BESIDE}")


@dataclass(frozen=True)
class Member:
    """One file in a backup: its name inside the store, size in bytes, SHA-256 (hex)."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """The list in front.

    Args:
        store: the store's id (hex).
        epoch: number of the data key.
        made_at: moment (ISO).
        audit: how far the activity log goes: the head to compare with.
        files: what follows, in order.
        mac: made with the data key; only whoever has it can make a backup that counts.
    """

    store: str
    epoch: int
    made_at: str
    audit: Position
    files: tuple[Member, ...]
    mac: str = ""

    def to_bytes(self) -> bytes:
        """As it stands in the file."""
        return encode(self._fields() | {"mac": self.mac}) + b"\n"

    def signed(self, data_key: Key) -> Manifest:
        """The same with its MAC."""
        return replace(self, mac=self._mac(data_key).hex())

    def is_true(self, data_key: Key) -> bool:
        """Whether whoever made it had this data key."""
        return keys.same(self._mac(data_key).hex().encode(), self.mac.encode())

    @property
    def head(self) -> str:
        """Short enough to be written on paper: tells this backup from every other."""
        return hashlib.sha256(self.to_bytes()).hexdigest()[:16]

    def _mac(self, data_key: Key) -> bytes:
        return data_key.derived("backup").mac(encode(self._fields()))

    def _fields(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "version": VERSION,
            "store": self.store,
            "epoch": self.epoch,
            "made_at": self.made_at,
            "audit": self.audit.to_plain(),
            "files": [[one.name, one.size, one.sha256] for one in self.files],
        }


def write(target: BinaryIO, manifest: Manifest, source: Callable[[str], BinaryIO], steps: Steps) -> None:
    """Write a whole backup.

    Args:
        target: an empty file.
        manifest: signed.
        source: opens a file of the store by its name.
        steps: counts bytes.

    Raises:
        StoppedError: somebody ended it.
        StoreError: ``keeping.backup.changed``: a file isn't what the list says of it.
        OSError: the system refused.
    """
    listed = manifest.to_bytes()
    target.write(_header(MANIFEST, len(listed)) + listed + _filling(len(listed)))
    for member in manifest.files:
        target.write(_header(member.name, member.size))
        digest, size = hashlib.sha256(), 0
        with source(member.name) as stream:
            while piece := stream.read(PIECE):
                digest.update(piece)
                size += len(piece)
                target.write(piece)
                steps.take(len(piece))
        if (size, digest.hexdigest()) != (member.size, member.sha256):
            raise StoreError("keeping.backup.changed")
        target.write(_filling(size))
    target.write(_END)


class Reader:
    """Takes a backup apart, front to back, and believes nothing.

    Args:
        stream: the open file, at its beginning.

    Raises:
        StoreError: ``keeping.backup.foreign``, ``cut``, ``damaged`` (param `part`), ``newer``.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.manifest = self._read_manifest()

    def members(self) -> Iterator[tuple[Member, Iterator[bytes]]]:
        """Every file with its pieces. What a piece says counts only when the next member is reached.

        Raises:
            StoreError: as above, naming the part that is damaged.
        """
        for member in self.manifest.files:
            if self._take(BLOCK) != _header(member.name, member.size):
                raise _damaged(member.name)
            pieces = self._pieces(member)
            yield member, pieces
            for _rest in pieces:  # whatever was not asked for is proven too
                pass
        if self._take(len(_END)) != _END or self._stream.read(1):
            raise _damaged(MANIFEST)

    def _pieces(self, member: Member) -> Iterator[bytes]:
        digest, missing = hashlib.sha256(), member.size
        while missing:
            piece = self._take(min(missing, PIECE))
            digest.update(piece)
            missing -= len(piece)
            yield piece
        if digest.hexdigest() != member.sha256 or any(self._take(-member.size % BLOCK)):
            raise _damaged(member.name)

    def _read_manifest(self) -> Manifest:
        block = self._stream.read(BLOCK)
        expected = _header(MANIFEST, 0)
        if len(block) < BLOCK:
            raise StoreError("keeping.backup.cut" if expected.startswith(block[:100]) else _FOREIGN)
        if not block.startswith(MANIFEST.encode() + b"\0"):
            raise StoreError(_FOREIGN)
        try:
            size = int(block[124:135], 8)
        except ValueError:
            raise _damaged(MANIFEST) from None
        if size > _LARGEST_LIST or block != _header(MANIFEST, size):
            raise _damaged(MANIFEST)
        raw = self._take(size)
        if any(self._take(-size % BLOCK)):
            raise _damaged(MANIFEST)
        return _parsed(raw)

    def _take(self, size: int) -> bytes:
        parts = []
        while size:
            part = self._stream.read(size)
            if not part:
                raise StoreError("keeping.backup.cut")
            parts.append(part)
            size -= len(part)
        return b"".join(parts)


_FOREIGN: Final = "keeping.backup.foreign"


def _parsed(raw: bytes) -> Manifest:
    try:
        found = json.loads(raw)
        if found["format"] != FORMAT:
            raise StoreError(_FOREIGN)
        if type(found["version"]) is int and found["version"] > VERSION:
            raise StoreError("keeping.backup.newer")
        manifest = Manifest(
            found["store"],
            found["epoch"],
            found["made_at"],
            Position(*found["audit"]),
            tuple(Member(*one) for one in found["files"]),
            found["mac"],
        )
        same = manifest.to_bytes() == raw and _is_sound(manifest)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _damaged(MANIFEST) from None
    if not same:
        raise _damaged(MANIFEST)
    return manifest


def _is_sound(manifest: Manifest) -> bool:
    names = [one.name for one in manifest.files]
    return (
        tuple(names[: len(_FIXED)]) == _FIXED
        and len(set(names)) == len(names)
        and all(_NAME.fullmatch(name) for name in names[len(_FIXED) :])
        and all(type(one.size) is int and one.size >= 0 for one in manifest.files)
        and type(manifest.epoch) is int
        and re.fullmatch(r"[0-9a-f]{32}", manifest.store) is not None
    )


def _header(name: str, size: int) -> bytes:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info.tobuf(tarfile.USTAR_FORMAT, "utf-8", "strict")


def _filling(size: int) -> bytes:
    return bytes(-size % BLOCK)


def _damaged(part: str) -> StoreError:
    return StoreError("keeping.backup.damaged", part=part)
