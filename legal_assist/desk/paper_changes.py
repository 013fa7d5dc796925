"""What changed since a paper was made: facts it prints, law it rests on, its template, or the day itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal

from legal_assist import messages
from legal_assist.desk import bundle_state, office_templates, paper_variants, spread, template_words, wording
from legal_assist.errors import LegalAssistError

if TYPE_CHECKING:
    from legal_assist.cases.case import Case
    from legal_assist.desk.desk import Desk, Opened
    from legal_assist.documents.catalogue import Entry

#: facts of the case; text of a cited provision; which provisions are cited; template; entry is no more.
Kind = Literal["facts", "law", "basis", "template", "unknown"]
_SHOWN: Final = 5
#: Up to so many changed facts are tried one by one.
_TRIED: Final = 8


@dataclass(frozen=True)
class Change:
    """One reason why a paper would come out otherwise today.

    Args:
        kind: what changed.
        what: paths of facts, ids of provisions; empty where it can't be told.
        fields: names of printed fields that differ.
    """

    kind: Kind
    what: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


class Then:
    """Looks from a case as it is now back to what its papers were made from.

    Args:
        desk: the desk.
        opened: the case now.
    """

    def __init__(self, desk: Desk, opened: Opened) -> None:
        self._desk = desk
        self._opened = opened
        self._cases: dict[int, Case | None] = {opened.revision: opened.case}
        self._variants: dict[int, dict[str, Case | None]] = {}

    def changes(self, receipt: dict[str, Any]) -> tuple[Change, ...]:
        """What changed since the paper of a receipt was made."""
        if receipt.get("document") == bundle_state.DOCUMENT:
            return bundle_state.changes(self._desk, self._opened, receipt)
        entries = {entry.id: entry for entry in self._desk.catalogue.entries}
        entry = entries.get(str(receipt.get("document", "")))
        if entry is None or "template" not in receipt:
            return (Change("unknown"),)
        found = (self._facts(entry, receipt), *self._law(entry, receipt), self._template(receipt))
        return tuple(one for one in found if one is not None)

    def _facts(self, entry: Entry, receipt: dict[str, Any]) -> Change | None:
        revision = receipt.get("case_revision")
        if revision == self._opened.revision:
            return None
        old = self._case(revision)
        if old is None:
            return Change("facts")
        from legal_assist.documents import stale

        def fields(before: Case) -> tuple[str, ...]:
            return stale.differing(
                before,
                self._opened.case,
                entry,
                receipt.get("victim"),
                book=self._desk.book,
                catalogue=self._desk.catalogue,
                as_of=_day(receipt, self._desk.today),
            )

        found = fields(old)
        if not found:
            return None
        without = self._without(int(receipt["case_revision"]), old)
        if len(without) > _TRIED:
            return Change("facts", tuple(without), found)
        # What this paper would not miss is not why it differs; several may do it only together.
        why = tuple(name for name, case in without.items() if case is None or fields(case))
        return Change("facts", why or tuple(without), found)

    def _law(self, entry: Entry, receipt: dict[str, Any]) -> list[Change]:
        from legal_assist.documents import stale

        book, kept = self._desk.book, receipt.get("cited")
        if not isinstance(kept, dict):
            return [Change("law")] if receipt.get("law_version") != book.version else []
        found = []
        other = tuple(one for one, mark in kept.items() if stale.mark(book, one) != mark)
        if other:
            found.append(Change("law", other))
        accepted = frozenset(map(str, receipt.get("accepted", ())))
        now = stale.cited(self._opened.case, book, entry, self._desk.today, accepted, receipt.get("victim"))
        moved = tuple(sorted(kept.keys() ^ now.keys()))
        if moved:
            found.append(Change("basis", moved))
        return found

    def _template(self, receipt: dict[str, Any]) -> Change | None:
        name = str(receipt["template"])
        try:
            data = self._desk.catalogue.template(name)
        except LegalAssistError:
            return Change("template")
        same = hashlib.sha256(data).hexdigest() == receipt.get("template_sha256")
        return None if same else Change("template")

    def _without(self, revision: int, old: Case) -> dict[str, Case | None]:
        """Each changed fact or entry, with the case now but for this change; None where that can't be."""
        if revision not in self._variants:
            names = _changed(old, self._opened.case)
            few = len(names) <= _TRIED
            self._variants[revision] = {
                name: paper_variants.with_earlier(self._opened.case, old, name) if few else None
                for name in names
            }
        return self._variants[revision]

    def _case(self, revision: Any) -> Case | None:
        """The case as it was; None when it can't be had any more."""
        if not isinstance(revision, int):
            return None
        if revision not in self._cases:
            try:
                self._cases[revision] = self._desk.earlier(self._opened.case.code, revision)
            except LegalAssistError:
                self._cases[revision] = None
        return self._cases[revision]


def cited(desk: Desk, opened: Opened, document: str, receipt: dict[str, Any]) -> dict[str, str]:
    """What a receipt keeps of the provisions a paper prints; see `stale.cited`."""
    from legal_assist.documents import stale

    return stale.cited(
        opened.case,
        desk.book,
        desk.catalogue.entry(document),
        desk.today,
        frozenset(receipt.get("accepted", ())),
        receipt.get("victim"),
    )


def source_of(desk: Desk, receipt: dict[str, Any]) -> str:
    """Whose template a paper was made from: ``office`` or ``shipped``."""
    own = office_templates.is_own(desk, str(receipt["template"]), str(receipt["template_sha256"]))
    return "office" if own else "shipped"


def say(change: Change, desk: Desk, lang: str) -> str:
    """One reason in a sentence. Names facts and provisions, never their values."""
    if change.kind == "facts" and change.what:
        named = [wording.label(one, lang) for one in change.what[:_SHOWN]]
    elif change.kind == "facts" and change.fields not in ((), ("*",)):
        shown = change.fields[:_SHOWN]
        named = [template_words.meaning(one, desk.catalogue, lang) for one in shown]
    else:
        known = [one for one in change.what if one in desk.book.entries]
        named = [wording.cite((one,), desk.book, lang) for one in known[:_SHOWN]]
    if not named:
        return messages.text(f"made.change.{change.kind}", lang)
    more = len(change.what or change.fields) - len(named)
    words = ", ".join(named) + (f" (+{more})" if more > 0 else "")
    return messages.text(f"made.change.{change.kind}_named", lang, what=words)


def _changed(old: Case, new: Case) -> tuple[str, ...]:
    """Paths of the facts that differ; of an entry that came or went only the entry itself."""
    before, after = spread.of(old), spread.of(new)
    came_or_went = {".".join(path) for path in before.entries.keys() ^ after.entries.keys()}
    # Of an entry with entries of its own the outer one is enough.
    moved = {one for one in came_or_went if not _inside(one, came_or_went)}
    found = sorted(moved)
    for path in dict.fromkeys((*before.facts, *after.facts)):
        if before.facts.get(path) != after.facts.get(path) and not _inside(name := ".".join(path), moved):
            found.append(name)
    return tuple(found)


def _inside(name: str, entries: set[str]) -> bool:
    return any(name.startswith(f"{one}.") for one in entries)


def _day(receipt: dict[str, Any], today: date) -> date:
    try:
        return date.fromisoformat(str(receipt["as_of"]))
    except (KeyError, ValueError):
        return today
