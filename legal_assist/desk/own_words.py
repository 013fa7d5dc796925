"""Words in small letters that the program says by itself: a name that is one of them is no name there."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final

_SMALL: Final = re.compile(r"(?<!\w)[a-z]{2,}(?!\w)")


@cache
def own_words() -> frozenset[str]:
    """Every word in small letters of the catalogues and of the law data; read once, when first asked for.

    Raises:
        OSError: the files of the program can't be read.
    """
    found: set[str] = set()
    for path in Path(str(resources.files("legal_assist"))).rglob("*.toml"):
        # The words of the leak scan are names of people for the most part.
        if path.name != "leak_words.toml":
            found.update(_SMALL.findall(path.read_text(encoding="utf-8")))
    return frozenset(found)
