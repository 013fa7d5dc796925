"""Titles of forms and of their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist import messages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from legal_assist.tui.forms.draft import Draft
    from legal_assist.tui.forms.pages import Page
    from legal_assist.tui.sitting import Sitting


def list_title(sitting: Sitting, bare: str) -> str:
    """What a list of entries is called."""
    return sitting.t(f"list.{bare.replace('.', '_')}") if bare else sitting.t("pane.facts")


def page_name(sitting: Sitting, page: Page) -> str:
    """What a page is called."""
    return sitting.t(f"page.{page.id}") if messages.has(f"tui.page.{page.id}") else page.id


def heading(draft: Draft) -> str:
    """Code name, invented mark, and which entry."""
    session = draft.session
    owner = [part for part in draft.list_path.split(".") if part[:1].isupper()]
    entry = draft.entry_id or (session.sitting.t("form.new_entry") if draft.is_new else "")
    where = (*owner, list_title(session.sitting, draft.bare), entry)
    return session.heading(" ".join(part for part in where if part))


def page_title(draft: Draft, pages: Sequence[Page], number: int) -> str:
    """Name of the page, its number, and how many of its fields are answered."""
    sitting = draft.session.sitting
    page = pages[number]
    done, count = filled(draft, page)
    words = f"{page_name(sitting, page)}  {sitting.t('form.filled', done=done, n=count)}"
    if len(pages) > 1:
        words += "  " + sitting.t("form.page", number=number + 1, n=len(pages))
    return words


def filled(draft: Draft, page: Page) -> tuple[int, int]:
    """How many fields of a page have an accepted answer, of how many."""
    names = [name for name in page.fields if draft.asked(name)]
    return sum(draft.is_answered(name) for name in names), len(names)
