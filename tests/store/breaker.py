"""Stops, full disks and processes of their own for the disaster tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import store_worker

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

TOP = Path(__file__).resolve().parents[2]
WATCHED = ("open", "write", "fsync", "replace", "unlink", "mkdir", "ftruncate")


def started(*words: object, worker: object = store_worker) -> subprocess.Popen[str]:
    """A process of its own that uses the store."""
    paths = os.pathsep.join([str(TOP), os.environ.get("PYTHONPATH", "")])
    return subprocess.Popen(
        [sys.executable, str(worker.__file__), *map(str, words)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": paths},
    )


def answer(process: subprocess.Popen[str]) -> dict[str, int]:
    """What the process found out."""
    said, _ = process.communicate(timeout=600)
    assert process.returncode == 0
    result: dict[str, int] = json.loads(said.splitlines()[-1])
    return result


class Stop(BaseException):
    """The power is gone: nothing after this call happens."""


class Breaker:
    """Counts calls to the system and stops (or fails) at one of them; afterwards no call works any more.

    Args:
        at: number of the call to stop at, from 1.
        half: whether a write that is stopped has written its first half.
        error: what is raised; after a `Stop` everything else stops too.
    """

    def __init__(self, at: int, *, half: bool = False, error: BaseException | None = None) -> None:
        self.at, self.half, self.error = at, half, error
        self.calls = 0

    def install(self, patch: pytest.MonkeyPatch, names: tuple[str, ...] = WATCHED) -> None:
        """Put the breaker into `os`."""
        for name in names:
            patch.setattr(os, name, self._wrapped(name, getattr(os, name)))

    def _wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            self.calls += 1
            if self.calls == self.at and name == "write" and self.half:
                real(args[0], bytes(args[1])[: len(args[1]) // 2])
            if self.calls == self.at or (self.calls > self.at and self.error is None):
                raise self.error if self.error is not None else Stop
            return real(*args, **options)

        return call
