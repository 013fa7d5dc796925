"""The last steps of a bundle: the log, both files or none, and the receipt beside the case."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from legal_assist.desk import bundle_state
from legal_assist.durable_files import remove_file
from legal_assist.errors import DocumentError
from legal_assist.output_files import write_atomic, write_new

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.desk.bundle_order import Bundled, Order, Written
    from legal_assist.desk.desk import Desk, Opened
    from legal_assist.documents.bundle_parts import Bound, Plan
    from legal_assist.documents.bundle_source import Opened as Source


def log(
    desk: Desk,
    opened: Opened,
    served: Bound,
    sealed: Bound | None,
    overridden: frozenset[str],
    order: Order,
) -> None:
    """Put the act into the activity log, before anything is written.

    Raises:
        StoreError: it could not be; then nothing may be written.
    """
    from legal_assist.documents import leaks

    case = opened.case
    digests = {one.name: one.sha256 for one in (served, sealed) if one is not None}
    why = (
        {"overridden": sorted(overridden), "reason": leaks.covered(order.reason, case.victims, case)}
        if overridden
        else {}
    )
    desk.audit("bundle_made", case.code, revision=opened.revision, sha256=digests, **why)


def write(bundled: Bundled) -> None:
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


def receipts(
    desk: Desk,
    opened: Opened,
    bundled: Bundled,
    plan: Plan,
    sources: dict[str, list[Source]],
    overridden: frozenset[str],
    order: Order,
) -> None:
    """Beside the case, one for each set: what was bound from what, so that each page leads to its source."""
    for one in (bundled.served, bundled.sealed):
        if one is None:
            continue
        spans = {span.mark: span for span in one.bound.spans}
        kept = {
            "case": opened.case.code,
            "case_revision": opened.revision,
            "document": bundle_state.DOCUMENT,
            "victim": None,
            "file": os.fsencode(one.path.name).decode("utf-8", "replace"),
            "folder": os.fsencode(one.path.absolute().parent).decode("utf-8", "replace"),
            "made_at": desk.clock.now().isoformat(timespec="seconds"),
            "as_of": desk.today.isoformat(),
            "operator": desk.operator,
            "law_version": desk.book.version,
            "draft": False,
            "sha256": one.bound.sha256,
            "set": one.bound.name,
            "locked": one.bound.name == "sealed" and order.password is not None,
            "pages": one.bound.pages,
            "exhibits": {
                mark: {"cover": span.cover, "first": span.first, "last": span.last}
                for mark, span in spans.items()
            },
            "sources": [
                {
                    "place": file.file.place,
                    "kind": file.file.kind,
                    "sha256": file.file.sha256,
                    "pages": file.pages,
                }
                for mark, found in sources.items()
                for file in (found if mark in spans else ())
            ],
            "notes": [{"place": note.path, "note": note.key} for note in one.bound.notes],
            "marks": bundle_state.marks(plan, one.bound.name),
            "sealed": sorted(order.sealed),
            "without": sorted(order.without),
            "left_out": list(bundled.left_out),
            "accepted": sorted(overridden),
            "reason": order.reason if overridden else "",
        }
        data = (json.dumps(kept, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
        write_new(desk.workspace.receipts / opened.case.code, one.path.stem, ".json", data, kept=True)
