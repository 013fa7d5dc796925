"""Handing a file to the program that the system opens such files with."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from legal_assist.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path


def show(path: Path) -> None:
    """Open a private copy of ours in another program.

    Raises:
        StoreError: ``keeping.attach.no_viewer``.
    """
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606  # our own private copy, of a kind told by its content
        else:
            opener = "open" if sys.platform == "darwin" else "xdg-open"
            subprocess.Popen(  # noqa: S603
                [opener, os.fspath(path)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
    except OSError:
        raise StoreError("keeping.attach.no_viewer") from None
