"""A model of a power cut: what of the calls of one save may be on the disk, and what may not.

Written bytes are safe after their file was synced; names (new, replaced, removed) after their folder was.
What isn't safe may be lost, half there or there; names go in the order of their change, up to any point.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pytest

Call = tuple[Any, ...]


@dataclass
class Recorder:
    """The calls of one save, in order, with everything needed to replay them."""

    root: Path
    calls: list[Call] = field(default_factory=list)
    _names: dict[int, str] = field(default_factory=dict)
    _at: dict[int, int] = field(default_factory=dict)

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Listen to `os`."""
        for name in ("open", "write", "fsync", "replace", "unlink", "ftruncate", "lseek"):
            patch.setattr(os, name, getattr(self, f"_{name}")(getattr(os, name)))

    def _name(self, path: Any) -> str:
        return os.path.relpath(os.fspath(path), self.root)

    def _open(self, real: Callable[..., int]) -> Callable[..., int]:
        def call(path: Any, flags: int, *rest: Any, **options: Any) -> int:
            is_new = not os.path.lexists(path)
            handle = real(path, flags, *rest, **options)
            self._names[handle], self._at[handle] = self._name(path), 0
            if is_new:
                self.calls.append(("new", self._name(path)))
            return handle

        return call

    def _write(self, real: Callable[..., int]) -> Callable[..., int]:
        def call(handle: int, data: Any) -> int:
            count = real(handle, data)
            if handle in self._names:
                written = bytes(data)[:count]
                self.calls.append(("write", self._names[handle], self._at[handle], written))
                self._at[handle] += count
            return count

        return call

    def _lseek(self, real: Callable[..., int]) -> Callable[..., int]:
        def call(handle: int, place: int, how: int) -> int:
            self._at[handle] = real(handle, place, how)
            return self._at[handle]

        return call

    def _ftruncate(self, real: Callable[..., None]) -> Callable[..., None]:
        def call(handle: int, length: int) -> None:
            real(handle, length)
            self.calls.append(("cut", self._names[handle], length))

        return call

    def _fsync(self, real: Callable[..., None]) -> Callable[..., None]:
        def call(handle: int) -> None:
            real(handle)
            self.calls.append(("sync", self._names[handle]))

        return call

    def _replace(self, real: Callable[..., None]) -> Callable[..., None]:
        def call(source: Any, target: Any, **options: Any) -> None:
            real(source, target, **options)
            self.calls.append(("rename", self._name(source), self._name(target)))

        return call

    def _unlink(self, real: Callable[..., None]) -> Callable[..., None]:
        def call(path: Any, **options: Any) -> None:
            real(path, **options)
            self.calls.append(("gone", self._name(path)))

        return call


class _File:
    """The bytes of a file on the disk, and those that may or may not be there yet."""

    def __init__(self, safe: bytes) -> None:
        self.safe = safe
        self.written = safe

    def variant(self, how: str) -> bytes:
        if how == "lost" or self.safe == self.written:
            return self.safe
        if how == "there":
            return self.written
        kept = len(self.safe) if self.written.startswith(self.safe) else 0
        return self.written[: kept + (len(self.written) - kept) // 2]


def states(before: Path, calls: list[Call]) -> Iterator[dict[str, bytes]]:  # noqa: C901  # one case per call
    """Every folder that a cut after all these calls may leave, as relative name to bytes."""
    files = {
        str(path.relative_to(before)): _File(path.read_bytes())
        for path in before.rglob("*")
        if path.is_file()
    }
    safe, live = dict(files), dict(files)
    pending: list[tuple[str, Call, _File | None]] = []
    for call in calls:
        match call:
            case ("new", name):
                live[name] = _File(b"")
                pending.append((os.path.dirname(name), call, live[name]))  # noqa: PTH120
            case ("write", name, at, data):
                old = live[name].written
                live[name].written = old[:at].ljust(at, b"\0") + data + old[at + len(data) :]
            case ("cut", name, length):
                live[name].written = live[name].written[:length]
            case ("rename", source, target):
                live[target] = live.pop(source)
                pending.append((os.path.dirname(target), call, live[target]))  # noqa: PTH120
            case ("gone", name):
                live.pop(name, None)
                pending.append((os.path.dirname(name), call, None))  # noqa: PTH120
            case ("sync", name) if name in live:
                live[name].safe = live[name].written
            case ("sync", name):
                folder = "" if name == "." else name
                for _place, done, file in [one for one in pending if one[0] == folder]:
                    _apply(safe, done, file)
                pending = [one for one in pending if one[0] != folder]
    for count in range(len(pending) + 1):
        names = dict(safe)
        for _folder, done, file in pending[:count]:
            _apply(names, done, file)
        for how in ("lost", "half", "there"):
            yield {name: file.variant(how) for name, file in names.items()}


def _apply(names: dict[str, _File], call: Call, file: _File | None) -> None:
    if call[0] == "rename":
        names.pop(call[1], None)
    if file is None:
        names.pop(call[1], None)
    else:
        names[call[-1]] = file


def laid_out(state: dict[str, bytes], folder: Path) -> None:
    """Make a folder look like a state."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "cases").mkdir(parents=True)
    for name, content in state.items():
        (folder / name).write_bytes(content)
