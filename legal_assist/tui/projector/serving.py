"""`train --projector`: find a free loopback port, print the link, serve until Ctrl+C."""

from __future__ import annotations

import importlib.util
import os
import shlex
import socket
import subprocess
import sys
from typing import TYPE_CHECKING, Final

from legal_assist import messages
from legal_assist.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: Pixels; readable at the back of a room on a projector with 1280 to 1920 columns of pixels.
USUAL_FONT: Final = 24
LEAST_FONT: Final = 10
MOST_FONT: Final = 60


def serve(
    store: Path | None, *, lang: str, lesson: str, font_size: int, tell: Callable[[str], object]
) -> int:
    """Serve the training room to browsers on this machine, until it is stopped.

    Args:
        store: what `--store` named; the served process gets the same.
        lang: ``id`` or ``en``.
        lesson: id of the lesson to open at once; empty: the list.
        font_size: pixels; 0 for the usual size.
        tell: prints a line for the user.

    Returns:
        An exit code.

    Raises:
        UsageError: the extra `projector` is not installed, or the font size is out of range.
    """
    if importlib.util.find_spec("textual_serve") is None:
        raise UsageError("training.projector.not_installed")
    size = font_size or USUAL_FONT
    if not LEAST_FONT <= size <= MOST_FONT:
        raise UsageError("training.projector.font_range", least=LEAST_FONT, most=MOST_FONT)
    from legal_assist.tui.projector.server import ProjectorServer

    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as free:
        free.bind(("127.0.0.1", 0))
        server = ProjectorServer(command(store, lang, lesson), free.getsockname()[1], lang)
        tell(messages.text("training.projector.serving", lang))
        tell(server.guard.link(size))
        tell(messages.text("training.projector.font", lang, n=size))
        sys.stdout.flush()
        server.serve_on(free)
    return 0


def command(store: Path | None, lang: str, lesson: str) -> str:
    """The command line that opens the training room, as the system's shell takes it."""
    words = [sys.executable, "-X", "utf8", "-m", "legal_assist", "train"]
    words += [lesson] if lesson else []
    words += ["--lang", lang]
    words += ["--store", str(store.absolute())] if store is not None else []
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)
