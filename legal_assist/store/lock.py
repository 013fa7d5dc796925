"""One writer at a time, on Windows too. A lock left by a dead process holds nobody up."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from legal_assist.durable_files import fault_of
from legal_assist.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK_NAME: Final = ".kunci"
#: Seconds to wait for another window; a save takes milliseconds.
PATIENCE: Final = 5.0
#: Seconds to wait while somebody is typing; the next pause tries again.
DRAFT_PATIENCE: Final = 1.0


@contextmanager
def writing(root: Path, *, timeout: float = PATIENCE) -> Iterator[None]:
    """Hold the store's lock.

    The system drops the lock when its process ends, however it ends.

    Args:
        root: the store's folder.
        timeout: seconds to wait.

    Raises:
        StoreError: ``store.busy``, or the folder doesn't let a lock be made.
    """
    import filelock

    lock = filelock.FileLock(root / LOCK_NAME, timeout=timeout, mode=0o600)
    try:
        lock.acquire(poll_interval=0.01)
    except filelock.Timeout:
        raise StoreError("store.busy") from None
    except OSError as error:
        raise StoreError(f"store.{fault_of(error)}", place=str(root)) from error
    except NotImplementedError as error:  # a file system without locks: two windows can't be kept apart there
        raise StoreError("store.no_locks", place=str(root)) from error
    try:
        yield
    finally:
        lock.release()
