"""Odd systems: a folder that can only be read, a clock set back, a file that another program holds."""

from __future__ import annotations

import errno
import os
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sealed_world import CODE, SECRET, WHO, case

from legal_assist import durable_files
from legal_assist.clock import FixedClock
from legal_assist.errors import StoreError
from legal_assist.store.sealed_store import SealedCaseStore

if TYPE_CHECKING:
    from collections.abc import Callable

    Again = Callable[..., SealedCaseStore]

FULL = bool(os.environ.get("FULL_DISASTER"))
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need fork")
full_only = pytest.mark.skipif(not FULL, reason="the long form: set FULL_DISASTER=1")


def test_a_folder_that_can_only_be_read_can_be_read(
    sealed: SealedCaseStore, again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed.create(CODE, case(n=1), {"n": 1}, **WHO)
    real = os.open

    def refusing(path: Any, flags: int, *rest: Any, **options: Any) -> int:
        if flags & (os.O_CREAT | os.O_WRONLY | os.O_RDWR):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, flags, *rest, **options)

    monkeypatch.setattr(os, "open", refusing)
    window = again()
    assert window.summaries()[0].summary == {"n": 1}
    assert window.load(CODE).document == case(n=1)
    assert window.check() == ()
    with pytest.raises(StoreError, match=r"store\.no_permission"):
        window.save(CODE, case(n=2), {}, expected_revision=1, **WHO)
    with pytest.raises(StoreError, match=r"store\.no_permission"):
        window.change_passphrase("lima kata lain sekali")
    assert window.load(CODE).revision == 1


def test_a_clock_that_was_set_back_does_no_harm(sealed: SealedCaseStore, again: Again) -> None:
    sealed.create(CODE, case(n=1), {"n": 1}, **WHO)
    past = SealedCaseStore(sealed.root, clock=FixedClock(date(1999, 1, 1)))
    past.unlock(SECRET)
    past.save(CODE, case(n=2), {"n": 2}, expected_revision=1, **WHO)
    window = again()
    assert window.load(CODE).document == case(n=2)
    assert (window.alarms, window.check()) == ((), ())
    assert [line.revision for line in window.history(CODE)] == [1, 2]


def test_a_file_that_stays_open_elsewhere_is_refused_and_nothing_changes(
    sealed: SealedCaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed.create(CODE, case(n=1), {}, **WHO)
    real = os.replace

    def replace(source: Any, target: Any) -> None:
        raise PermissionError(errno.EACCES, "Access is denied", os.fspath(target))

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replace)
        patch.setattr(durable_files, "_PAUSES", (0, 0))
        with pytest.raises(StoreError, match=r"store\.no_permission"):
            sealed.save(CODE, case(n=2), {}, expected_revision=1, **WHO)
    assert os.replace is real
    assert sealed.load(CODE).document == case(n=1)
    assert sealed.check() == ()
