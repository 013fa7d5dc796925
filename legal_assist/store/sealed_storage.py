"""A sealed case file as TinyDB sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.store.atomic_storage import AtomicStorage
from legal_assist.store.envelope import Envelope, EnvelopeError, encode
from legal_assist.store.keys import TAG_BYTES

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from legal_assist.store.envelope import Kind
    from legal_assist.store.seal import CaseSeal

SUFFIX = ".sealed"


class SealedStorage(AtomicStorage):
    """Like the atomic storage, but every byte is sealed, and bound to store, case and revision.

    Args:
        path: the file.
        kind: always ``case``.
        name: the case's random id, in hexadecimal.
        seal: what seals and opens.
    """

    def __init__(self, path: Path, kind: Kind, name: str, *, seal: CaseSeal) -> None:
        super().__init__(path, kind, name)
        self._seal = seal
        self._wrapped: bytes | None = None

    def _unpack(self, raw: bytes) -> Envelope:
        head, body = self._seal.unpack(raw, bytes.fromhex(self._name))
        self._wrapped = head.wrapped  # a case keeps its key from save to save
        return Envelope(self._kind, self._name, head.revision, tag_of(raw), body)

    def _pack(self, revision: int, data: dict[str, dict[str, Any]]) -> bytes:
        try:
            body = encode(data)
        except ValueError:
            raise EnvelopeError("altered") from None
        return self._seal.pack(bytes.fromhex(self._name), revision, body, self._wrapped)


def tag_of(raw: bytes) -> str:
    """What tells one sealed content of a case from every other."""
    return raw[-TAG_BYTES:].hex()
