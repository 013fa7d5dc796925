"""The evidence bundle of a case: what is attached, bound into one file to serve and one to seal."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from legal_assist.desk import bundle_state, bundle_writing, converting, evidence, sealing
from legal_assist.desk.bundle_order import Bundled, Order, Written, sealed_path, tell
from legal_assist.errors import DocumentError, Problem
from legal_assist.output_files import require_new

if TYPE_CHECKING:
    from collections.abc import Sequence

    from legal_assist.desk.desk import Desk, Opened
    from legal_assist.desk.evidence import Listed
    from legal_assist.documents.bundle_parts import Bound, File, Plan
    from legal_assist.documents.bundle_source import Opened as Source
    from legal_assist.documents.pdf import Converted

__all__ = ["Bundled", "Order", "Written", "make", "sealed_path"]

#: Bytes of all files of one bundle together; they lie in memory while it is bound.
MOST_BYTES: Final = 300 * 2**20


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
    plan, problems = bundle_state.planned(
        desk, opened.case, desk.today, listed, sealed=order.sealed, without=order.without
    )
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
    bundle_writing.log(desk, opened, served, sealed, overridden, order)
    bundled = Bundled(
        Written(order.out, served),
        Written(sealed_path(order.out), sealed) if sealed is not None else None,
        tuple(line.mark for line in plan.lines if not line.bound),
        plan.left_out,
        noted,
    )
    bundle_writing.write(bundled)
    bundle_writing.receipts(desk, opened, bundled, plan, sources, overridden, order)
    return bundled


def _refuse_early(order: Order) -> None:
    from legal_assist.documents import pdf_rewrite

    if order.out.suffix.casefold() != ".pdf":
        raise DocumentError("bundle.not_a_pdf_name")
    for path in (order.out, sealed_path(order.out)):
        require_new(path)
    if order.accepted and not order.reason.strip():
        raise DocumentError("bundle.needs_reason")
    if order.password is not None:
        pdf_rewrite.check_password(order.password)


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
        tell(order, "read", number, len(listed))
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

        tell(order, "print", 0, len(words))
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

    tell(order, "scan", 0, 1)
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
    typed = [hit for hit in blocking if hit.key == "documents.leak_fact"]
    problems = (*guilty, *typed) if guilty else blocking
    raise DocumentError("bundle.leak", problems=problems, count=len(problems))
