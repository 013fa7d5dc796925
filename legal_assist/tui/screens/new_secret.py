"""A new secret is typed twice: one for a package, one for a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.tui.screens.dialogs import Ask, refusing

if TYPE_CHECKING:
    from collections.abc import Callable

    from legal_assist.tui.place import Place


async def typed_twice(
    place: Place[Any], words: str, check: Callable[[str], object], *, again: str, differ: str
) -> str | None:
    """Ask for a secret, weigh it, and ask once more.

    Args:
        place: the screen that asks.
        words: what is asked, with a suggestion.
        check: raises a `LegalAssistError` when it protects nobody.
        again: message id of the second question.
        differ: message id of what is said when both are not the same.

    Returns:
        The secret; None when it was given up. One that protects nobody, or is typed differently the second
        time, is refused in the box itself.
    """
    sitting, app = place.sitting, place.app

    def other(typed: str) -> str:
        return "" if typed == first else messages.text(differ, sitting.lang)

    first = await app.push_screen_wait(Ask(sitting, words, secret=True, refuse=refusing(sitting, check)))
    if not first:
        return None
    return await app.push_screen_wait(
        Ask(sitting, messages.text(again, sitting.lang), secret=True, refuse=other)
    )
