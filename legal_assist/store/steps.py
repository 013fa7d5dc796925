"""How far a long act is, and whether somebody wants it to end: asked between its steps, never inside one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeAlias

from legal_assist.errors import ExitCode, StoreError

if TYPE_CHECKING:
    from typing import BinaryIO


class Readable(Protocol):
    """Something that is read to its end."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, at most so many; none at the end."""
        raise NotImplementedError


#: Told how much is done of how much; says whether to go on.
Step: TypeAlias = Callable[[int, int], bool]


class StoppedError(StoreError):
    """Somebody ended a long act; the sentence says in which state that leaves the store."""

    exit_code: ClassVar[ExitCode] = ExitCode.INTERRUPTED


def go_on(done: int, total: int) -> bool:
    """Nobody looks on, nobody ends it."""
    del done, total
    return True


class Steps:
    """Counts the steps of one act.

    Args:
        step: asked at each.
        key: message id of what it means to be ended here.
        total: how much there is to do, as far as that is known.
    """

    def __init__(self, step: Step, key: str, total: int = 0) -> None:
        self._step = step
        self.key = key
        self._done = 0
        self._total = total

    def then(self, key: str) -> Steps:
        """Goes on counting; from here on an end means something else."""
        following = Steps(self._step, key, self._total)
        following._done = self._done
        return following

    def expect(self, amount: int) -> None:
        """So much is still to come, at least."""
        self._total = max(self._total, self._done + amount)

    def take(self, amount: int = 1) -> None:
        """So much more is done.

        Raises:
            StoppedError: it is to end here.
        """
        self._done += amount
        if not self._step(min(self._done, self._total), self._total):
            raise StoppedError(self.key)


class Counted:
    """A stream whose every reading is a step: what reads it to its end can be watched, and ended.

    Args:
        source: the stream.
        steps: counts its bytes.
    """

    def __init__(self, source: BinaryIO, steps: Steps) -> None:
        self._source = source
        self._steps = steps

    def read(self, size: int = -1) -> bytes:
        """The next bytes.

        Raises:
            StoppedError: it is to end here.
        """
        data = self._source.read(size)
        self._steps.take(len(data))
        return data
