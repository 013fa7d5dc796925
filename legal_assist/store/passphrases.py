"""Passphrases of plain Indonesian words, drawn by chance: easy to keep in mind, hard to guess."""

from __future__ import annotations

import math
import secrets
from functools import cache
from pathlib import Path
from typing import Final

WORDS: Final = 6


@cache
def words() -> tuple[str, ...]:
    """The shipped list: plain lower-case words, each once."""
    path = Path(__file__).with_name("words.txt")
    return tuple(path.read_text(encoding="ascii").split())


def suggested(count: int = WORDS) -> str:
    """A new passphrase of so many words."""
    return " ".join(secrets.choice(words()) for _ in range(count))


def entropy(count: int = WORDS) -> int:
    """How many bits such a passphrase is worth, rounded down."""
    return math.floor(count * math.log2(len(words())))
