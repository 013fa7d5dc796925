"""The evidence bundle of a case: what is attached, bound into one file to serve and one to seal."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from legal_assist.desk import converting, evidence, sealing
from legal_assist.errors import DocumentError, Problem
from legal_assist.workspace import remove_file, write_atomic, write_new

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from legal_assist.desk.desk import Desk, Opened
    from legal_assist.desk.evidence import Listed
    from legal_assist.documents.bundle_parts import Bound, File, Plan, Step, Stop
    from legal_assist.documents.bundle_source import Opened as Source
    from legal_assist.documents.pdf import Converted

#: Bytes of all files of one bundle together; they lie in memory while it is bound.
MOST_BYTES: Final = 300 * 2**20
#: What the name of the sealed set ends with.
SEALED_ENDING: Final = "-tertutup"


@dataclass(frozen=True)
class Order:
    """What a bundle shall be like.

    Args:
        out: the file to serve; the sealed set stands beside it, with `SEALED_ENDING` in its name.
        sealed: exhibits for the sealed set beside those whose kind always carries an identity.
        without: exhibits that stay out on purpose.
        accepted: findings of the leak scan that are somebody else's (``leak:K1:name``).
        reason: why; needed with `accepted`, kept in the log and the receipt.
        password: locks the sealed set with AES-256.
        step: told how far the work is.
        stop: True ends the work; nothing is written then.
    """

    out: Path
    sealed: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()
    reason: str = ""
    password: str | None = None
    step: Step | None = None
    stop: Stop | None = None


@dataclass(frozen=True)
class Written:
    """One set on disk."""

    path: Path
    bound: Bound


@dataclass(frozen=True)
class Bundled:
    """What was made.

    Args:
        served: the set to serve.
        sealed: the set for the sealed cover; None where no identity is kept.
        listed_only: exhibits that are listed and not bound: they follow, or lie with somebody else.
        left_out: exhibits with files that no paper for the court cites.
        noted: what the leak scan found worth a look.
    """

    served: Written
    sealed: Written | None
    listed_only: tuple[str, ...]
    left_out: tuple[str, ...]
    noted: tuple[Problem, ...]

    @property
    def notes(self) -> tuple[Problem, ...]:
        """What to know before it goes out, of both sets."""
        sets = (self.served, self.sealed)
        return tuple(one for found in sets if found is not None for one in found.bound.notes)


def sealed_path(out: Path) -> Path:
    """Where the sealed set goes."""
    return out.with_name(f"{out.stem}{SEALED_ENDING}{out.suffix}")


def make(desk: Desk, opened: Opened, order: Order) -> Bundled:
    """Bind the evidence of a case, look the served set through for identities, and write both sets.

    Args:
        desk: its store is sealed and open: only there are files attached.
        opened: the case.
        order: what it shall be like.

    Raises:
        StoreError: the store is not sealed, or an attachment is damaged.
        DocumentError: ``bundle.not_ready`` (each problem by exhibit), ``bundle.leak``, ``bundle.nothing``,
            ``bundle.needs_reason``, ``bundle.stopped``, ``bundle.wrong``; or the files can't be written.
            Nothing is written then.
    """
    _refuse_early(order)
    listed = [one for one in evidence.listing(desk, opened.case.code) if one.known]
    plan, problems = _planned(desk, opened, order, listed)
    marks = [line.mark for line in plan.lines if line.bound]
    # In the order of the list of evidence, which is that of the marks.
    wanted = sorted(
        (one for one in listed if one.attachment.exhibit in marks),
        key=lambda one: (marks.index(one.attachment.exhibit), one.number),
    )
    sources: dict[str, list[Source]] = {}
    try:
        sources = _opened(_files(desk, opened, wanted, order), order)
    except DocumentError as error:
        if error.key != "bundle.not_ready":
            raise
        problems = (*problems, *error.problems)
    if problems:
        raise DocumentError("bundle.not_ready", problems=problems, count=len(problems))
    if not marks:
        raise DocumentError("bundle.nothing")
    served, sealed = _bound(desk, plan, sources, order)
    noted, overridden = _scanned(desk, opened, served, sources, plan, order)
    _audit(desk, opened, served, sealed, overridden, order)
    bundled = Bundled(
        Written(order.out, served),
        Written(sealed_path(order.out), sealed) if sealed is not None else None,
        tuple(line.mark for line in plan.lines if not line.bound),
        plan.left_out,
        noted,
    )
    _write(bundled)
    _receipt(desk, opened, bundled, sources, overridden, order)
    return bundled


def _refuse_early(order: Order) -> None:
    from legal_assist.documents import pdf_rewrite

    if order.out.suffix.casefold() != ".pdf":
        raise DocumentError("bundle.not_a_pdf_name")
    for path in (order.out, sealed_path(order.out)):
        if os.path.lexists(path):
            raise DocumentError("workspace.exists", place=path.name)
    if order.accepted and not order.reason.strip():
        raise DocumentError("bundle.needs_reason")
    if order.password is not None:
        pdf_rewrite.check_password(order.password)


def _planned(
    desk: Desk, opened: Opened, order: Order, listed: Sequence[Listed]
) -> tuple[Plan, tuple[Problem, ...]]:
    from legal_assist.documents import bundle_plan

    counts: dict[str, int] = {}
    for one in listed:
        counts[one.attachment.exhibit] = counts.get(one.attachment.exhibit, 0) + 1
    return bundle_plan.plan(
        opened.case,
        book=desk.book,
        catalogue=desk.catalogue,
        as_of=desk.today,
        files=counts,
        sealed=order.sealed,
        without=order.without,
    )


def _files(desk: Desk, opened: Opened, listed: Sequence[Listed], order: Order) -> list[File]:
    """The files out of the store, proven to their end."""
    from legal_assist.documents.bundle_parts import File

    whole = sum(one.attachment.size for one in listed)
    if whole > MOST_BYTES:
        largest = max(listed, key=lambda one: one.attachment.size).attachment
        params: dict[str, Any] = {
            "limit": MOST_BYTES // 2**20,
            "mark": largest.exhibit,
            "size": largest.size // 2**20,
        }
        raise DocumentError("bundle.too_large", **params)
    store = sealing.sealed(desk)
    found = []
    for number, one in enumerate(listed):
        _tell(order, "read", number, len(listed))
        target = BytesIO()
        store.copy_attachment(opened.case.code, one.attachment, target)
        attachment: Any = one.attachment
        found.append(
            File(attachment.exhibit, one.number, attachment.kind, target.getvalue(), attachment.sha256)
        )
    return found


def _opened(files: Sequence[File], order: Order) -> dict[str, list[Source]]:
    from legal_assist.documents import bundle_open

    def printing(words: Sequence[File]) -> Sequence[Converted]:
        from legal_assist.documents import pdf

        _tell(order, "print", 0, len(words))
        with converting.working() as (office, work):
            found = [pdf.Source(one.place, one.data, one.place) for one in words]
            return pdf.convert(found, work, office, stop=order.stop)

    return bundle_open.open_all(files, printing, step=order.step, stop=order.stop)


def _bound(
    desk: Desk, plan: Plan, sources: dict[str, list[Source]], order: Order
) -> tuple[Bound, Bound | None]:
    from legal_assist.documents import bundle

    closed = {line.mark for line in plan.sealed_lines}
    tables = desk.catalogue.words
    sealed = None
    if closed:
        inside = {mark: found for mark, found in sources.items() if mark in closed}
        sealed = bundle.bind(
            "sealed", plan.sealed, plan.sealed_lines, inside, tables,
            password=order.password, step=order.step, stop=order.stop,
        )  # fmt: skip
    outside = {mark: found for mark, found in sources.items() if mark not in closed}
    served = bundle.bind("served", plan.served, plan.lines, outside, tables, step=order.step, stop=order.stop)
    return served, sealed


def _scanned(
    desk: Desk, opened: Opened, served: Bound, sources: dict[str, list[Source]], plan: Plan, order: Order
) -> tuple[tuple[Problem, ...], frozenset[str]]:
    """Refuse a served set in which a kept identity stands, with the exhibits that hold it."""
    from legal_assist.documents import leaks
    from legal_assist.reckoning import identity

    _tell(order, "scan", 0, 1)
    case = opened.case
    hidden = [one for one in case.victims if identity.kept(case, desk.today, one, frozenset())]
    blocking, noted, overridden = leaks.judged(order.out.name, served.data, hidden, case, order.accepted)
    if not blocking:
        return noted, overridden
    closed = {line.mark for line in plan.sealed_lines}
    guilty = []
    for mark, found in sources.items():
        for one in found if mark not in closed else ():
            inside = leaks.judged(one.file.place, one.file.data, hidden, case, order.accepted)[0]
            guilty += [
                Problem(one.file.place, hit.key, hit.params) for hit in inside if hit.key == "scan.leak_part"
            ]
    problems = tuple(guilty) or blocking
    raise DocumentError("bundle.leak", problems=problems, count=len(problems))


def _audit(
    desk: Desk,
    opened: Opened,
    served: Bound,
    sealed: Bound | None,
    overridden: frozenset[str],
    order: Order,
) -> None:
    from legal_assist.documents import leaks

    case = opened.case
    digests = {one.name: one.sha256 for one in (served, sealed) if one is not None}
    why = (
        {"overridden": sorted(overridden), "reason": leaks.covered(order.reason, case.victims, case)}
        if overridden
        else {}
    )
    desk.audit("bundle_made", case.code, revision=opened.revision, sha256=digests, **why)


def _write(bundled: Bundled) -> None:
    """Both sets or none; each is read back, since a disk may keep other bytes than it was given."""
    written: list[Path] = []
    try:
        for one in (bundled.sealed, bundled.served):
            if one is not None:
                write_atomic(one.path, one.bound.data)
                written.append(one.path)
                _require_same(one)
    except (OSError, DocumentError) as error:
        for path in written:
            with suppress(OSError):
                remove_file(path)
        if isinstance(error, DocumentError):
            raise
        raise DocumentError("workspace.write_failed", place=str(bundled.served.path.parent)) from None


def _require_same(one: Written) -> None:
    if hashlib.sha256(one.path.read_bytes()).hexdigest() != one.bound.sha256:
        raise DocumentError("bundle.wrong", page=0)


def _receipt(
    desk: Desk,
    opened: Opened,
    bundled: Bundled,
    sources: dict[str, list[Source]],
    overridden: frozenset[str],
    order: Order,
) -> None:
    """Beside the case: what was bound from what, so that each page can be traced to its source."""
    kept = {
        "case": opened.case.code,
        "case_revision": opened.revision,
        "as_of": desk.today.isoformat(),
        "made_at": desk.clock.now().isoformat(timespec="seconds"),
        "operator": desk.operator,
        "law_version": desk.book.version,
        "sets": [
            {
                "set": one.bound.name,
                "file": os.fsencode(one.path.name).decode("utf-8", "replace"),
                "folder": os.fsencode(one.path.absolute().parent).decode("utf-8", "replace"),
                "sha256": one.bound.sha256,
                "pages": one.bound.pages,
                "exhibits": {
                    span.mark: {"cover": span.cover, "first": span.first, "last": span.last}
                    for span in one.bound.spans
                },
                "notes": [{"place": note.path, "note": note.key} for note in one.bound.notes],
            }
            for one in (bundled.served, bundled.sealed)
            if one is not None
        ],
        "sources": [
            {"place": one.file.place, "kind": one.file.kind, "sha256": one.file.sha256, "pages": one.pages}
            for found in sources.values()
            for one in found
        ],
        "without": sorted(order.without),
        "left_out": list(bundled.left_out),
        "accepted": sorted(overridden),
        "reason": order.reason if overridden else "",
    }
    data = (json.dumps(kept, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    write_new(desk.workspace.receipts / opened.case.code, f"{order.out.stem}-bundle", ".json", data)


def _tell(order: Order, what: str, done: int, whole: int) -> None:
    if order.stop is not None and order.stop():
        raise DocumentError("bundle.stopped")
    if order.step is not None:
        order.step(what, done, whole)
