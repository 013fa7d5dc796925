"""What the system can be asked to do so that keys and names don't end in a crash file. Best effort."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Final

_PR_SET_DUMPABLE: Final = 4


def no_dumps() -> bool:
    """Forbid core files, and on Linux reading this process's memory by others of the same user.

    Returns:
        Whether core files are off now.
    """
    done = False
    with suppress(ImportError, OSError, ValueError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        done = True
    if sys.platform.startswith("linux"):
        with suppress(ImportError, OSError, AttributeError):
            import ctypes

            ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    return done
