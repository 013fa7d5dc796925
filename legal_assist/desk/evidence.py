"""Evidence files of a sealed case: attached, listed, looked at, handed out, removed."""

from __future__ import annotations

import hashlib
import stat
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from legal_assist.cases import editing, importing
from legal_assist.desk import private_view, sealing, summary
from legal_assist.errors import CaseDataError, StoreError
from legal_assist.exports.case_package import Enclosed
from legal_assist.output_files import require_outside, write_new
from legal_assist.store.attachment_types import SUFFIXES, look
from legal_assist.store.steps import Counted, Steps, go_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from legal_assist.cases.case import Case
    from legal_assist.desk.desk import Desk, Opened
    from legal_assist.store.attachments import Attachment
    from legal_assist.store.steps import Step


@dataclass(frozen=True)
class Listed:
    """One attachment in a list.

    Args:
        attachment: what is known of it.
        number: counts the attachments of its exhibit, from 1.
        known: whether the case still has that exhibit.
    """

    attachment: Attachment
    number: int
    known: bool


@dataclass(frozen=True)
class Attached:
    """What attaching did.

    Args:
        opened: the case afterwards.
        listed: the new attachment.
        pages: pages now recorded for the exhibit; None when they can't be known.
        pages_before: what had been recorded.
    """

    opened: Opened
    listed: Listed
    pages: int | None
    pages_before: int | None


def attach(desk: Desk, opened: Opened, exhibit: str, path: Path, step: Step = go_on) -> Attached:
    """Seal a file as evidence for an exhibit, and record its pages.

    Args:
        desk: its store is sealed and open.
        opened: the case as it was read.
        exhibit: id of the exhibit, e.g. ``P-1``.
        path: the user's own file; it stays where it is.
        step: told how many bytes are sealed of how many; says whether to go on.

    Raises:
        ConflictError: another window saved in between; nothing was added.
        StoppedError: `step` said no; nothing was added.
        StoreError: ``keeping.attach.*``: no such exhibit, not a file of the four kinds, too large, there
            already; or the store isn't sealed.
    """
    from legal_assist.documents import evidence

    store = sealing.sealed(desk)
    code = opened.case.code
    before = _exhibit(opened.case, exhibit)
    _require_file(path)
    try:
        with path.open("rb") as source:
            looked = look(source, evidence.page_count)
            here = [*_of(store.attachments(code), exhibit)]
            case = _with_pages(opened.case, exhibit, [one.pages for one in here] + [looked.pages])
            stored, added = store.attach(
                code,
                exhibit,
                Counted(source, Steps(step, "store.stopped.attach", path.stat().st_size)),
                looked,
                importing.to_plain(case),
                summary.of(desk, case),
                expected_revision=opened.revision,
                operator=desk.operator,
                why="keeping.why.attach",
            )
    except OSError:
        raise StoreError("keeping.attach.unreadable") from None
    after = type(opened)(case, stored.revision, stored.saved_at)
    listed = Listed(added, len(here) + 1, True)
    return Attached(after, listed, _exhibit(case, exhibit), before)


def listing(desk: Desk, code: str) -> tuple[Listed, ...]:
    """Every attachment of a case, by exhibit."""
    case = desk.open(code).case
    known = {one.id for one in case.exhibits}
    counts: dict[str, int] = {}
    found = []
    for one in sealing.sealed(desk).attachments(case.code):
        counts[one.exhibit] = counts.get(one.exhibit, 0) + 1
        found.append(Listed(one, counts[one.exhibit], one.exhibit in known))
    return tuple(sorted(found, key=lambda one: (one.attachment.exhibit, one.number)))


def chosen(desk: Desk, code: str, exhibit: str, number: int | None) -> Listed:
    """One attachment of an exhibit.

    Raises:
        StoreError: ``keeping.attach.none``, or ``keeping.attach.which`` when the number doesn't tell.
    """
    found = [one for one in listing(desk, code) if one.attachment.exhibit == exhibit]
    if not found:
        raise StoreError("keeping.attach.none", exhibit=exhibit)
    if number is None and len(found) == 1:
        return found[0]
    for one in found:
        if one.number == number:
            return one
    raise StoreError("keeping.attach.which", exhibit=exhibit, count=len(found))


@contextmanager
def viewing(desk: Desk, code: str, listed: Listed) -> Iterator[Path]:
    """A private copy to look at, read-only and under a neutral name; gone when the block ends.

    Raises:
        StoreError: the attachment is damaged (`keeping.damage.*`), or the log can't be written.
    """
    attachment = listed.attachment
    desk.audit("attachment_opened", code, exhibit=attachment.exhibit, number=listed.number)
    try:
        with private_view.folder() as place:
            path = place / f"dokumen{_suffix(attachment)}"
            with path.open("xb") as target:
                sealing.sealed(desk).copy_attachment(code, attachment, target)
            path.chmod(0o400)
            yield path
    except OSError:
        raise StoreError("keeping.attach.no_room") from None


def extract(desk: Desk, code: str, listed: Listed, out: Path) -> Path:
    """Write a plain copy into a folder, on purpose; nothing there is overwritten.

    Raises:
        StoreError: the attachment is damaged, or the log can't be written; no copy is made.
        DocumentError: the folder can't be used.
    """
    attachment = listed.attachment
    require_outside(out)
    target = BytesIO()  # proven to its end before anything is written
    sealing.sealed(desk).copy_attachment(code, attachment, target)
    desk.audit("attachment_extracted", code, exhibit=attachment.exhibit, number=listed.number)
    stem = f"{code}-{attachment.exhibit}" + (f"-{listed.number}" if listed.number > 1 else "")
    return write_new(out, stem, _suffix(attachment), target.getvalue())


def remove(desk: Desk, opened: Opened, listed: Listed) -> Opened:
    """Remove an attachment with its key; the exhibit stays, its pages follow what is left."""
    store, code, exhibit = sealing.sealed(desk), opened.case.code, listed.attachment.exhibit
    left = [one.pages for one in _of(store.attachments(code), exhibit) if one.id != listed.attachment.id]
    case = _with_pages(opened.case, exhibit, left) if listed.known and left else opened.case
    stored = store.detach(
        code,
        listed.attachment,
        importing.to_plain(case),
        summary.of(desk, case),
        expected_revision=opened.revision,
        operator=desk.operator,
        why="keeping.why.detach",
    )
    return type(opened)(case, stored.revision, stored.saved_at)


def contents(desk: Desk, code: str) -> Iterator[Enclosed]:
    """Every attachment of a case with its exhibit; none for an open store. Whoever calls logs the act.

    Raises:
        StoreError: one of them is damaged.
    """
    if desk.store_kind != "sealed":
        return
    store = sealing.sealed(desk)
    for attachment in store.attachments(code):
        target = BytesIO()
        store.copy_attachment(code, attachment, target)
        yield Enclosed(attachment.exhibit, target.getvalue())


def check(content: bytes) -> None:
    """Refuse what can't be evidence, before anything is stored.

    Raises:
        StoreError: ``keeping.attach.empty``, ``too_big``, ``type``.
    """
    from legal_assist.documents import evidence

    look(BytesIO(content), evidence.page_count)


def put_back(desk: Desk, opened: Opened, enclosed: Enclosed) -> Opened:
    """Attach what came with a case from elsewhere; what its exhibit has already changes nothing.

    Args:
        desk: its store is sealed and open.
        opened: the case; no fact of it changes.
        enclosed: the exhibit and the content.

    Raises:
        ConflictError: another window saved in between.
        StoreError: as `attach`.
    """
    from legal_assist.documents import evidence

    store, code = sealing.sealed(desk), opened.case.code
    digest = hashlib.sha256(enclosed.content).hexdigest()
    if any((one.exhibit, one.sha256) == (enclosed.exhibit, digest) for one in store.attachments(code)):
        return opened
    source = BytesIO(enclosed.content)
    stored, _added = store.attach(
        code,
        enclosed.exhibit,
        source,
        look(source, evidence.page_count),
        importing.to_plain(opened.case),
        summary.of(desk, opened.case),
        expected_revision=opened.revision,
        operator=desk.operator,
        why="exchange.why_attachment",
    )
    return type(opened)(opened.case, stored.revision, stored.saved_at)


def _of(found: Iterable[Attachment], exhibit: str) -> Iterator[Attachment]:
    return (one for one in found if one.exhibit == exhibit)


def _suffix(attachment: Attachment) -> str:
    return next((suffix for kind, suffix in SUFFIXES.items() if kind == attachment.kind), ".bin")


def _exhibit(case: Case, exhibit: str) -> int | None:
    for one in case.exhibits:
        if one.id == exhibit:
            return one.pages
    raise StoreError("keeping.attach.no_exhibit", code=case.code, exhibit=exhibit[:20])


def _with_pages(case: Case, exhibit: str, pages: list[int | None]) -> Case:
    """The case with the sum of pages; as it was when one of them can't be known."""
    known = [count for count in pages if count is not None]
    if len(known) != len(pages):
        return case
    path = f"exhibits.{exhibit}.pages"
    if path in case.marks:
        case = editing.set_mark(case, path, None)
    try:
        return editing.set_value(case, path, sum(known))
    except CaseDataError:  # more than the field takes: then the person decides what to write
        return case


def _require_file(path: Path) -> None:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise StoreError("keeping.attach.not_a_file")
    except FileNotFoundError:
        raise StoreError("keeping.attach.missing") from None
    except OSError:
        raise StoreError("keeping.attach.unreadable") from None
