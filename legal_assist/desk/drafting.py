"""Text that is being typed: kept at each pause, sealed like the case, found again after a lock or a crash.

Whoever shows a form calls `keep` on each pause and before a lock, offers what `found` gives when the form is
opened, and calls `drop` when the text was saved or thrown away. A call may be made from a thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.store.lock import DRAFT_PATIENCE
from legal_assist.store.records import Draft

if TYPE_CHECKING:
    from collections.abc import Mapping

    from legal_assist.desk.desk import Desk

__all__ = ["Draft", "drop", "found", "keep", "waiting"]


def keep(
    desk: Desk,
    code: str,
    form: str,
    texts: Mapping[str, str],
    *,
    revision: int | None = None,
    patience: float = DRAFT_PATIENCE,
) -> None:
    """Keep what is being typed, in place of what was kept for this form before. No texts: no draft.

    Args:
        desk: its store is open.
        code: the case.
        form: short id of the form, e.g. ``victims.K1``; no identity in it.
        texts: what stands in each field, as typed.
        revision: the revision the form was opened at; the present one when left out.
        patience: seconds to wait for another window.

    Raises:
        StoreError: there is no such case, another window is at work (``store.busy``), or the system refused;
            what was kept before is untouched.
    """
    desk.store.keep_draft(code, form, texts, revision=revision, patience=patience)


def found(desk: Desk, code: str) -> tuple[Draft, ...]:
    """What was typed in a case and never saved, by form.

    Raises:
        StoreError: the store is locked or can't be read.
    """
    return desk.store.drafts(code)


def waiting(desk: Desk) -> tuple[str, ...]:
    """Code names of the cases in which unsaved text waits."""
    return tuple(dict.fromkeys(one.code for one in desk.store.drafts()))


def drop(desk: Desk, code: str, form: str) -> None:
    """Remove a draft for good: its text was saved, or thrown away. Nothing happens when there is none.

    Raises:
        StoreError: the system refused.
    """
    desk.store.drop_draft(code, form)
