"""TinyDB's storage, made safe: whole files, checked on reading, replaced in one step on writing.

TinyDB's own JSONStorage writes over the live file: a cut at the wrong moment loses old and new together.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tinydb.storages import Storage

from legal_assist.durable_files import read_file, replace_file
from legal_assist.store.envelope import Envelope, EnvelopeError, Kind, pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class AtomicStorage(Storage):
    """One file of the store as TinyDB sees it.

    Every `read` parses the file anew, so what TinyDB hands out shares nothing with what is stored.

    Args:
        path: the file; it need not exist.
        kind: what the file is.
        name: what its header must say (the case code, or ``index``).
    """

    def __init__(self, path: Path, kind: Kind, name: str) -> None:
        self._path = path
        self._kind: Kind = kind
        self._name = name
        self._pending: dict[str, dict[str, Any]] | None = None
        self._holding = False
        #: The bytes last put in place through this object.
        self.written = b""

    def envelope(self) -> Envelope | None:
        """The checked file with its body unparsed; None when there is no file.

        Raises:
            EnvelopeError: the file is damaged, not ours, or the system doesn't let us read it.
        """
        try:
            raw = read_file(self._path)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise EnvelopeError("no_access") from error
        return self._unpack(raw)

    def read(self) -> dict[str, dict[str, Any]] | None:
        """All tables, or None when there is no file yet.

        Raises:
            EnvelopeError: as `envelope`.
        """
        if self._pending is not None:
            return self._pending
        envelope = self.envelope()
        return envelope.tables() if envelope is not None else None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Keep the tables for the end of `one_write`, or write them at once as the next revision.

        Raises:
            OSError: the system refused; the file is as before.
        """
        if self._holding:
            self._pending = data
            return
        envelope = self.envelope()
        self._flush(data, envelope.revision + 1 if envelope is not None else 1)

    @contextmanager
    def one_write(self, revision: int | None = None) -> Iterator[None]:
        """Several table operations inside become one replacement of the file; none at all if one fails.

        Args:
            revision: number of the new file; the next one when left out.

        Raises:
            OSError: the system refused; the file is as before.
        """
        if revision is None:
            envelope = self.envelope()
            revision = envelope.revision + 1 if envelope is not None else 1
        self._holding = True
        try:
            yield
            pending = self._pending
        finally:
            self._holding, self._pending = False, None
        if pending is not None:
            self._flush(pending, revision)

    def _flush(self, data: dict[str, dict[str, Any]], revision: int) -> None:
        packed = self._pack(revision, data)
        self.put(self._path, packed)
        self.written = packed

    def _unpack(self, raw: bytes) -> Envelope:
        """From the file's bytes to its content; a sealed file differs here."""
        return unpack(raw, self._kind, self._name)

    def _pack(self, revision: int, data: dict[str, dict[str, Any]]) -> bytes:
        return pack(self._kind, self._name, revision, data)

    def put(self, path: Path, data: bytes) -> None:
        """The one place where a file of the store is written."""
        replace_file(path, data)
