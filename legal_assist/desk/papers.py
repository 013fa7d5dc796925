"""Making papers: ask `documents` for the bytes, write them atomically, leave a private receipt."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from legal_assist.durable_files import remove_unfinished
from legal_assist.errors import DocumentError, Problem, UsageError
from legal_assist.output_files import require_outside, write_new

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from legal_assist.desk.desk import Desk, Opened
    from legal_assist.documents.making import Made
    from legal_assist.store.steps import Step

#: Refusals that say what of the case stands in the way, and so are told for all documents at once.
_OF_THE_CASE: Final = ("documents.incomplete", "documents.leak", "documents.not_applicable")


@dataclass(frozen=True)
class MadeFile:
    """One written document."""

    document: str
    path: Path
    draft: bool
    victim: str | None
    gaps: int
    #: Provisions left out of print because nobody accepted them.
    left_out: tuple[str, ...] = ()
    #: What was accepted and had no use in this paper.
    unused: tuple[str, ...] = ()
    #: What to look at before it goes out: parts of names that may be somebody else's.
    noted: tuple[Problem, ...] = ()
    #: What was accepted with a reason and had a use in it; it holds for the PDF of the same paper.
    accepted: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Refused:
    """A document that was not made, and why."""

    document: str
    error: DocumentError


@dataclass(frozen=True)
class Prepared:
    """A package in memory: what can be written, and what was refused."""

    rendered: tuple[Made, ...]
    refused: tuple[Refused, ...]
    draft: bool
    reason: str

    def require_whole(self) -> None:
        """Refuse the package where one of its documents can't be made.

        Raises:
            DocumentError: what stands in the way, of all documents at once.
        """
        for one in self.refused:
            if one.error.key not in _OF_THE_CASE:
                raise one.error
        problems = tuple(
            Problem(_place(one.document, problem.path), problem.key, problem.params)
            for one in self.refused
            for problem in one.error.problems
        )
        if problems:
            found = {one.error.key for one in self.refused}
            raise DocumentError(_refusal(found), problems=problems, count=len(problems))


def acceptance(desk: Desk, opened: Opened, text: str) -> str:
    """What a person names as accepted: a citation, that an identity is printed (``open-identity:K1``), or
    that what the leak scan found is somebody else's (``leak:K1:name``).

    Raises:
        UsageError: it names no provision of the law book and no victim of the case.
    """
    from legal_assist.reckoning import identity

    wanted = text.strip()
    for victim in opened.case.victims:
        if wanted.casefold() == identity.acceptance(victim.id).casefold():
            return identity.acceptance(victim.id)
    from legal_assist.documents import leaks

    override = leaks.find_override(wanted, opened.case)
    if override is not None:
        return override
    found = desk.book.find(wanted, desk.today)
    if found.provision is None:
        raise UsageError("cli.accept_exact", citation=wanted[:80])
    return found.provision.id


def never_used(made: Sequence[MadeFile]) -> tuple[str, ...]:
    """Acceptances that no paper of a batch had a use for."""
    found = [set(one.unused) for one in made]
    return tuple(sorted(set.intersection(*found))) if found else ()


def require_known(desk: Desk, document_ids: Iterable[str]) -> None:
    """Refuse names that no document has.

    Raises:
        UsageError: there is no such document; the sentence names those there are.
    """
    known = [entry.id for entry in desk.catalogue.entries]
    for name in document_ids:
        if name not in known:
            raise UsageError("desk.no_such_document", name=name[:60], known=", ".join(known))


def applying(desk: Desk, opened: Opened) -> tuple[str, ...]:
    """The documents that apply to this case now."""
    return tuple(state.id for state in desk.documents(opened.case) if state.applies)


def make(
    desk: Desk,
    opened: Opened,
    document_ids: tuple[str, ...],
    out: Path,
    *,
    draft: bool,
    accepted: frozenset[str],
    reason: str,
    step: Step | None,
) -> tuple[MadeFile, ...]:
    """Make and write documents; all of them are rendered before the first is written.

    Raises:
        DocumentError: unknown document, gaps in a final, a leak, or the folder can't be written.
        StoppedError: `step` ended it; nothing was written.
    """
    require_outside(out)
    package = prepare(desk, opened, document_ids, draft=draft, accepted=accepted, reason=reason, step=step)
    package.require_whole()
    return write(desk, opened, package, out)


def prepare(
    desk: Desk,
    opened: Opened,
    document_ids: tuple[str, ...],
    *,
    draft: bool,
    accepted: frozenset[str],
    reason: str,
    step: Step | None = None,
) -> Prepared:
    """Render documents in memory, so that what can't be made is known before a folder is asked for.

    Raises:
        DocumentError: something is accepted without a reason.
        StoppedError: `step` ended it.
    """
    from legal_assist.documents import making
    from legal_assist.store.steps import Steps, go_on

    if accepted and not reason.strip():
        raise DocumentError("desk.acceptance_needs_reason")
    rendered: list[Made] = []
    refused: list[Refused] = []
    steps = Steps(step or go_on, "documents.stopped", len(document_ids))
    for document_id in document_ids:
        try:
            rendered += making.make(
                opened.case,
                opened.revision,
                document_id,
                book=desk.book,
                catalogue=desk.catalogue,
                as_of=desk.today,
                draft=draft,
                accepted=accepted,
            )
        except DocumentError as error:
            refused.append(Refused(document_id, error))
        steps.take()
    return Prepared(tuple(rendered), tuple(refused), draft, reason)


def write(desk: Desk, opened: Opened, package: Prepared, out: Path) -> tuple[MadeFile, ...]:
    """Write the papers of a package with their receipts: all of them or none.

    Raises:
        DocumentError: the folder can't be written.
    """
    from legal_assist.documents import leaks, watermarks

    require_outside(out)
    if not package.rendered:
        return ()
    rendered, reason = list(package.rendered), package.reason
    if desk.page_mark:
        rendered = [watermarks.on(item, desk.page_mark) for item in rendered]
    overridden = sorted(
        {one for item in rendered for one in item.receipt["accepted"] if one.startswith("leak:")}
    )
    why = (
        {"overridden": overridden, "reason": leaks.covered(reason, opened.case.victims, opened.case)}
        if overridden
        else {}
    )
    desk.audit(
        "documents_made",
        opened.case.code,
        documents=list(dict.fromkeys(item.document for item in rendered)),
        draft=package.draft,
        **why,
    )
    remove_unfinished(out)
    made: list[MadeFile] = []
    written: list[Path] = []
    try:
        for item in rendered:
            stem, _, suffix = item.file_name.rpartition(".")
            path = write_new(out, stem, f".{suffix}", item.data)
            written.append(path)
            file = MadeFile(
                item.document,
                path,
                item.draft,
                item.victim,
                len(item.gaps),
                item.left_out,
                item.unused,
                item.noted,
                frozenset(item.receipt["accepted"]),
            )
            written.append(_receipt(desk, opened, item, path, reason))
            made.append(file)
    except BaseException:
        # All or none: a paper without its receipt would lie somewhere that nobody is told of.
        for path in written:
            with suppress(OSError):
                path.unlink()
        raise
    return tuple(made)


def _place(document_id: str, path: str) -> str:
    """Where a problem lies: the document, and the fact within the case where it is one."""
    return document_id if path in ("", document_id) else f"{document_id}: {path}"


def _refusal(found: set[str]) -> str:
    """The sentence above all problems of a batch; the gravest one, where they differ."""
    if "documents.leak" in found:
        return "desk.papers_leak"
    only_unused = found == {"documents.not_applicable"}
    return "desk.papers_not_applicable" if only_unused else "desk.final_has_gaps"


def _receipt(desk: Desk, opened: Opened, item: Made, path: Path, reason: str) -> Path:
    """Keep, beside the case and never beside the paper, what the paper was made from."""
    from legal_assist.desk import paper_changes

    receipt = dict(item.receipt) | {"victim": item.victim}
    receipt |= {
        "template_source": paper_changes.source_of(desk, receipt),
        "cited": paper_changes.cited(desk, opened, item.document, receipt),
        "case": opened.case.code,
        "document": item.document,
        "file": _readable(path.name),
        "folder": _readable(path.absolute().parent),
        "made_at": desk.clock.now().isoformat(timespec="seconds"),
        "operator": desk.operator,
        "draft": item.draft,
        "reason": reason,
    }
    data = (json.dumps(receipt, ensure_ascii=False, indent=2, default=str) + "\n").encode("utf-8")
    return write_new(desk.workspace.receipts / opened.case.code, path.stem, ".json", data, kept=True)


def _readable(path: Path | str) -> str:
    """A path as text that JSON can hold: on a system without UTF-8 it may carry undecoded bytes."""
    return os.fsencode(path).decode("utf-8", "replace")
