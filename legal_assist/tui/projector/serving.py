"""Placeholder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def serve(root: Path, *, lang: str, lesson: str, font_size: int, tell: Callable[[str], None]) -> int:
    """Serve."""
    del root, lang, lesson, font_size, tell
    raise UsageError("training.projector.not_installed")
