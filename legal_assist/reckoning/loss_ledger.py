"""What a loss ledger is made of. Frozen; all amounts are whole rupiah."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from legal_assist.reckoning.finding import Said
    from legal_assist.reckoning.liability import Liability, ShareOut

Channel = Literal["restitution", "joined_claim"]


@dataclass(frozen=True)
class LedgerLine:
    """One line in whole rupiah: `gross` - `deducted` = `amount`; `channel` is where it is asked."""

    id: str
    victim: str
    head: str
    what: str
    channel: Channel
    gross: int
    deducted: int
    amount: int
    steps: tuple[Said, ...]
    evidence: tuple[str, ...]
    estimated: bool
    incurred: bool | None
    warnings: tuple[Said, ...]


@dataclass(frozen=True)
class VictimTotal:
    """What one victim asks; `declined` when she does not ask for now, so that her lines don't count."""

    victim: str
    restitution: int
    joined: int
    total: int
    line_ids: tuple[str, ...]
    declined: bool = False


@dataclass(frozen=True)
class HeadTotal:
    """What is asked under one head of the law."""

    head: str
    restitution: int
    joined: int
    total: int


@dataclass(frozen=True)
class Comparison:
    """A total printed on another paper beside ours. `words_match` is None when the paper prints no words."""

    source: str
    victim: str | None
    stated: int
    computed: int
    words_match: bool | None

    @property
    def matches(self) -> bool:
        """Whether the figures agree."""
        return self.stated == self.computed


@dataclass(frozen=True)
class Ledger:
    """All loss lines of a case. `lines` re-add to `heads`, to `victims` and to `total`.

    `left_out` holds the lines of victims who don't ask for now; they count nowhere. With liability `joint`
    each payer owes all of `restitution`, which is shown once; with `shares` the `shares` re-add to it.
    In the joined claim several convicts always carry the sum pro rata (`joined_pro_rata`), never jointly.
    """

    lines: tuple[LedgerLine, ...]
    heads: tuple[HeadTotal, ...]
    victims: tuple[VictimTotal, ...]
    total: int
    restitution: int
    joined: int
    liability: Liability
    shares: tuple[ShareOut, ...]
    warnings: tuple[Said, ...]
    comparisons: tuple[Comparison, ...]
    left_out: tuple[LedgerLine, ...] = ()
    joined_pro_rata: bool = True

    def line(self, line_id: str) -> LedgerLine:
        """A line that counts, by its id.

        Raises:
            KeyError: there is none.
        """
        for found in self.lines:
            if found.id == line_id:
                return found
        raise KeyError(line_id)
