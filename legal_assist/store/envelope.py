"""The outer form of every file of the store: one header line with revision and checksum, then the tables.

The file stays one readable JSON object. Its bytes are canonical: there is exactly one way to write a content,
so any changed byte, white space included, is noticed. The form is kept by later versions, so that an older
program can tell "newer" from "broken".
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Final, Literal

FORMAT: Final = "legal-assist"
VERSION: Final = 1

Kind = Literal["case", "index", "store", "draft"]

_HEAD: Final = b'{"header":'
_MIDDLE: Final = b',\n"tables":'
_TAIL: Final = b"}\n"


class EnvelopeError(Exception):
    """The bytes are not an intact file of ours.

    `reason` ends a message id ``store.damage.*``: empty, cut, foreign, altered, newer, wrong_name, no_access.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Envelope:
    """An intact file: who it says it is, and its body still as bytes."""

    kind: Kind
    name: str
    revision: int
    sha256: str
    body: bytes

    def tables(self) -> dict[str, Any]:
        """The body as TinyDB's tables.

        Raises:
            EnvelopeError: the checksum is right but the content is no table (made by another program).
        """
        return decode(self.body)


def encode(value: Any) -> bytes:
    """Compact JSON in UTF-8.

    Raises:
        ValueError, TypeError, RecursionError: not plain JSON data (NaN, lone surrogates, objects, too deep).
    """
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8")


def decode(raw: bytes) -> dict[str, Any]:
    """The JSON object in these bytes.

    Raises:
        EnvelopeError: ``altered``: they hold something else (made by another program).
    """
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        raise EnvelopeError("altered") from None
    if not isinstance(found, dict):
        raise EnvelopeError("altered")
    return found


def pack(kind: Kind, name: str, revision: int, tables: dict[str, Any]) -> bytes:
    """The bytes of a whole file."""
    return _assemble(_header(kind, name, revision, VERSION), encode(tables))


def unpack(raw: bytes, kind: Kind, name: str) -> Envelope:
    """Check the bytes of a file and take them apart; the body is not parsed yet.

    Args:
        raw: the whole file.
        kind: what it must be.
        name: what it must call itself (the case code, or ``index``).

    Raises:
        EnvelopeError: with the reason.
    """
    if not raw:
        raise EnvelopeError("empty")
    if not raw.startswith(_HEAD):
        raise EnvelopeError("foreign")
    if not raw.endswith(_TAIL):
        raise EnvelopeError("cut")
    head, found, rest = raw[len(_HEAD) :].partition(_MIDDLE)
    if not found:
        raise EnvelopeError("altered")
    header, body = decode(head), rest[: -len(_TAIL)]
    bare = {key: value for key, value in header.items() if key != "sha256"}
    if _assemble(bare, body) != raw:
        raise EnvelopeError("altered")
    if header.get("format") != FORMAT:
        raise EnvelopeError("foreign")
    if type(header.get("version")) is not int or header["version"] > VERSION:
        raise EnvelopeError("newer")
    if header.get("kind") != kind or header.get("name") != name:
        raise EnvelopeError("wrong_name")
    revision = header.get("revision")
    if type(revision) is not int or revision < 1:
        raise EnvelopeError("altered")
    return Envelope(kind, name, revision, header["sha256"], body)


def _header(kind: Kind, name: str, revision: int, version: int) -> dict[str, Any]:
    return {"format": FORMAT, "version": version, "kind": kind, "name": name, "revision": revision}


def checksum(header: dict[str, Any], body: bytes) -> str:
    """SHA-256 over the header (without its checksum) and the body: finds damage, proves no authorship."""
    return hashlib.sha256(encode(header) + b"\n" + body).hexdigest()


def _assemble(header: dict[str, Any], body: bytes) -> bytes:
    try:
        sealed = header | {"sha256": checksum(header, body)}
        return _HEAD + encode(sealed) + _MIDDLE + body + _TAIL
    except ValueError:
        raise EnvelopeError("altered") from None
