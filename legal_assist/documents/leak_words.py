"""The word lists of the leak scan."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


def of(name: str) -> frozenset[str]:
    """One list of `leak_words.toml`; each says there what it is for."""
    return frozenset(_lists()[name].split())


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
