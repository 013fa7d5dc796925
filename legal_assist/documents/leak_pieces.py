"""What reading a file for the leak scan gives: texts with their places, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, NoReturn

#: Bytes that one file may unfold to, in all.
MOST_BYTES: Final = 512 * 2**20
#: Bytes of a single part; a larger one is named and not read.
MOST_PART: Final = 128 * 2**20
#: A part this much larger than it is packed, and large, is made to choke its reader.
MOST_RATIO: Final = 200
RATIO_FROM: Final = 4 * 2**20
MOST_PARTS: Final = 10_000
MOST_DEPTH: Final = 5


@dataclass(frozen=True)
class Piece:
    """A text of a file.

    Args:
        part: the part it stands in, as the file names it; may itself hold a name.
        place: what that is to a reader, a key of ``scan.place``.
        text: the text; lines are lines of the file where it has such.
    """

    part: str
    place: str
    text: str = field(repr=False)


@dataclass(frozen=True)
class Unread:
    """Something that could not be looked through.

    Args:
        part: as in `Piece`.
        why: a key of ``scan.unread``.
        closed: whether this leaves the file unjudged (encrypted, broken, a bomb), as against a known limit of
            every text scan (words inside a picture).
    """

    part: str
    why: str
    closed: bool = True
    params: dict[str, Any] = field(default_factory=dict)


class Stop(Exception):  # noqa: N818  # never shown: it ends the reading of one part
    """Reading a part ends here; `unread` says why."""

    def __init__(self, unread: Unread) -> None:
        super().__init__(unread.why)
        self.unread = unread


@dataclass
class Budget:
    """What is left to unfold, so that a small file can't fill the memory."""

    left: int = MOST_BYTES
    depth: int = 0

    def take(self, part: str, size: int, packed: int) -> None:
        """Account for a part before it is unfolded.

        Raises:
            Stop: it is too large, or a bomb.
        """
        if size > RATIO_FROM and size > MOST_RATIO * max(packed, 1):
            stop(part, "bomb")
        if size > MOST_PART or size > self.left:
            stop(part, "too_large", limit=MOST_PART // 2**20)
        self.left -= size


def stop(part: str, why: str, **params: Any) -> NoReturn:
    """End the reading of one part.

    Raises:
        Stop: always.
    """
    raise Stop(Unread(part, why, params=params))


Reading = Piece | Unread
