"""Write the shipped templates: ``python -m templates.drafting [FOLDER]``.

Each module of the kit lists its own templates in ``TEMPLATES``: file name and the function that draws it.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from templates import drafting

if TYPE_CHECKING:
    from collections.abc import Callable


def _all() -> dict[str, Callable[[], bytes]]:
    found: dict[str, Callable[[], bytes]] = {}
    for info in pkgutil.iter_modules(drafting.__path__):
        if not info.name.startswith("_"):
            module = importlib.import_module(f"templates.drafting.{info.name}")
            found |= getattr(module, "TEMPLATES", {})
    return found


TEMPLATES: Final[dict[str, Callable[[], bytes]]] = _all()


def draw(folder: Path) -> None:
    """Write all templates into a folder."""
    for name, make in TEMPLATES.items():
        (folder / name).write_bytes(make())


if __name__ == "__main__":
    draw(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "legal")
