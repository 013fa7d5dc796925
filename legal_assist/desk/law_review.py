"""Looking after the law: the office's overlay, confirming by the official text, correcting, reviewing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from legal_assist.durable_files import read_file
from legal_assist.errors import CaseDataError, DocumentError, LawBookError, Problem, UsageError
from legal_assist.law import citations, lawbook, office, overlay
from legal_assist.output_files import write_atomic

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from legal_assist.desk.desk import Desk
    from legal_assist.documents.gazette import Found
    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.office import Mark
    from legal_assist.law.overlay import Confirmation, Overlay, Override
    from legal_assist.law.provisions import Provision
    from legal_assist.law.review import Review
    from legal_assist.workspace import Workspace

_SHOWN = 80
#: Written as the value of a day: the day is taken away.
NO_DAY = "-"


@dataclass(frozen=True)
class Proposal:
    """An article found in a PDF, to be compared with our summary by a person.

    `names_statute` is False when the title bears another number, None when no title could be read. `unread`
    names the pages that hold no text, so that nobody takes a part of the file for the whole.
    """

    provision: Provision
    file: str
    sha256: str
    found: tuple[Found, ...]
    names_statute: bool | None
    unread: str = ""


def overlay_path(workspace: Workspace) -> Path:
    """Where the office's overlay stands; it need not exist."""
    return workspace.root / overlay.FILE_NAME


def load_book(workspace: Workspace) -> LawBook:
    """The law book with the office's overlay; what is wrong in the overlay is named in ``office.problems``.

    Raises:
        LawBookError: the shipped data are faulty.
    """
    return lawbook.load(overlay=_read(workspace)[1])


def _read(workspace: Workspace) -> tuple[str, Overlay | None]:
    try:
        return _parsed(read_file(overlay_path(workspace)))
    except FileNotFoundError:
        return "", None
    except OSError:
        return _faulty("overlay.fault.unreadable")


def _parsed(raw: bytes | None) -> tuple[str, Overlay | None]:
    if raw is None:
        return "", None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _faulty("law.not_utf8")
    return text, overlay.read(text)


def _faulty(key: str) -> tuple[str, Overlay]:
    name = overlay.FILE_NAME
    return "", overlay.Overlay(problems=(Problem(name, key, {"file": name}),), digest="-")


def review(desk: Desk) -> Review:
    """The state of the law book on the desk's day, after all of the shipped data was held together.

    Raises:
        LawBookError: the shipped data are faulty; every fault is named.
    """
    from legal_assist.law import checking
    from legal_assist.law import review as reviewing
    from legal_assist.reckoning.rule_words import words

    checking.check(words=words())
    return reviewing.of(desk.book, desk.today)


def propose(desk: Desk, citation: str, pdf: Path) -> Proposal:
    """Look for a provision in an official PDF. Nothing is recorded.

    Args:
        desk: the desk.
        citation: as people write it; the provision must be recorded.
        pdf: the file.

    Raises:
        LawBookError: the citation is unreadable or not recorded.
        DocumentError: the file can't be read as a PDF with text, or does not hold the article.
    """
    from legal_assist.documents import gazette

    lookup = desk.book.find(citation, desk.today)
    entry = lookup.provision
    if entry is None:
        key = "overlay.name_the_part" if lookup.parts else "overlay.not_recorded"
        parts = ", ".join(citations.format(each.id, desk.book) for each in lookup.parts)
        raise LawBookError(key, asked=citation[:_SHOWN], parts=parts)
    if entry.confidence == "D":
        raise LawBookError("overlay.draft", citation=citations.format(entry.id, desk.book))
    text = gazette.read(_bytes(pdf, gazette.MAX_BYTES))
    found = gazette.find(text, entry.locator)
    cited = citations.format(entry.id, desk.book)
    if not found:
        key = "overlay.pdf.not_found_unread" if text.unread else "overlay.pdf.not_found"
        raise DocumentError(
            key,
            citation=cited,
            name=pdf.name[:_SHOWN],
            pages=text.pages,
            unread=gazette.page_list(text.unread),
        )
    instrument = desk.book.instrument(entry.instrument)
    return Proposal(
        entry,
        pdf.name,
        text.sha256,
        found,
        text.names(instrument.number.lstrip("0"), instrument.year),
        gazette.page_list(text.unread),
    )


def _bytes(path: Path, limit: int) -> bytes:
    name = path.name[:_SHOWN]
    try:
        if not path.is_file():
            raise DocumentError("overlay.pdf.missing", name=name)
        with path.open("rb") as file:
            return file.read(limit + 1)
    except (OSError, ValueError):
        raise DocumentError("overlay.pdf.missing", name=name) from None


def confirm(desk: Desk, proposal: Proposal, chosen: Found) -> Confirmation:
    """Record that a person compared our summary with the official text.

    Raises:
        UsageError: nobody is named.
        LawBookError: the overlay is faulty; it is left as it is.
        StoreError: the store is sealed and locked, or the file was changed otherwise and not accepted yet, or
            it can't be written.
    """
    entry = overlay.Confirmation(
        provision=proposal.provision.id,
        by=_operator(desk),
        on=desk.today,
        file=_one_line(proposal.file),
        sha256=proposal.sha256,
        page=chosen.part_page if chosen.part else chosen.page,
        text=office.fingerprint(proposal.provision),
    )
    _add(desk, entry)
    return entry


def override(desk: Desk, asked: str, field: str, value: str, reason: str) -> Override:
    """Correct a field of a provision, or add a provision that is not recorded.

    Args:
        desk: the desk; its operator answers for it.
        asked: an id or a citation.
        field: one of `overlay.FIELDS`.
        value: the new value as typed; for a day ``-`` takes it away.
        reason: why.

    Raises:
        UsageError: no operator, no reason, nothing changes.
        LawBookError: the citation is unreadable, the value impossible, or the overlay faulty.
        StoreError: the store is sealed and locked, or the file was changed otherwise and not accepted yet, or
            it can't be written.
    """
    provision_id = citations.parse(asked, desk.book)
    if "/" not in provision_id:
        raise LawBookError("overlay.whole_statute", asked=asked[:_SHOWN])
    if not reason.strip():
        raise UsageError("overlay.reason_needed")
    shipped = lawbook.load().entries.get(provision_id)
    value = _one_line(value)
    if field in ("from", "until"):
        value = "" if value in ("", NO_DAY) else _day(value).isoformat()
    if value == office.text_of(desk.book.entries.get(provision_id), field):
        raise UsageError("overlay.unchanged")
    entry = overlay.Override(
        provision=provision_id,
        field=field,
        value=value,
        was=office.text_of(shipped, field),
        reason=_one_line(reason),
        by=_operator(desk),
        on=desk.today,
    )
    _add(desk, entry)
    return entry


def _day(value: str) -> date:
    from legal_assist import tanggal

    try:
        return tanggal.parse(value)
    except CaseDataError as error:
        raise UsageError(error.key, **error.params) from None


def _operator(desk: Desk) -> str:
    if not desk.operator.strip():
        raise UsageError("overlay.operator_needed")
    return _one_line(desk.operator)


def _one_line(text: str) -> str:
    return overlay.printable(" ".join(text.split()))


def _add(desk: Desk, entry: Confirmation | Override) -> None:
    """Write the entry under the store's lock, unless the file is faulty or the entry would not hold.

    A sealed store logs the SHA-256 of what was written, so it has to be open.
    """
    desk.store.change_beside(lambda raw: _with(raw, entry), operator=desk.operator)
    desk.forget_book()


def _with(raw: bytes | None, entry: Confirmation | Override) -> bytes:
    text, before = _parsed(raw)
    if before is not None and before.problems:
        raise LawBookError("overlay.mend_first", problems=before.problems, file=overlay.FILE_NAME)
    known = set(_keys(lawbook.load(overlay=before).office.problems))
    text = overlay.added(text, entry)
    book = lawbook.load(overlay=overlay.read(text))
    problems = tuple(each for each in book.office.problems if (each.path, each.key) not in known)
    if problems:
        raise LawBookError("overlay.refused", problems=problems)
    return text.encode("utf-8")


def _keys(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(each.path, each.key) for each in problems]


def write_page(desk: Desk, right: str, lang: str, path: Path) -> Path:
    """Write the review page of one checklist; the ending of the name says in which form.

    Raises:
        UsageError: another ending.
        DocumentError: there is a file of that name, or it can't be written.
    """
    from legal_assist.documents import review_pages

    kind = path.suffix.casefold()
    if kind not in review_pages.FORMATS:
        raise UsageError("exports.page_format")
    content = review_pages.lines(desk.book, right, desk.today, lang)
    markdown = kind == ".md"
    data = review_pages.markdown(content) if markdown else review_pages.docx(content, desk.today)
    write_atomic(path, data)
    return path


def mark_words(mark: Mark, lang: str) -> str:
    """What the office did with a provision, by whom and when, as one line."""
    from legal_assist import messages, tanggal
    from legal_assist.desk import wording

    said = [
        messages.text(
            "overlay.corrected_by",
            lang,
            field=messages.text(f"overlay.field.{one.field}", lang),
            by=one.by,
            day=tanggal.format_long(one.on, lang),
            reason=one.reason,
        )
        for one in mark.overrides
    ]
    if mark.confirmation is not None:
        one = mark.confirmation
        said.append(
            messages.text(
                "overlay.confirmed_by",
                lang,
                by=one.by,
                day=tanggal.format_long(one.on, lang),
                file=one.file,
                page=one.page,
            )
        )
    return f"{wording.marks(mark, lang)}: {' '.join(said)}"
