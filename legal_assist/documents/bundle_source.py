"""Opening one source file of a bundle and judging it: what can't be bound whole is refused by name."""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from legal_assist.documents import bundle_page, bundle_whole
from legal_assist.errors import DocumentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

    from legal_assist.documents.bundle_parts import File

#: Pages of one file; a crafted file may claim as many as it likes.
MOST_PAGES: Final = 5_000
#: Bytes that all packed parts of one file may come to when each is unpacked for its check.
_MOST_UNPACKED: Final = 256 * 2**20
_NOTICE: Final = "bundle.note"


@dataclass(frozen=True)
class Opened:
    """A source that can be bound.

    Args:
        file: the file it came from.
        reader: its pages.
        notes: what a person has to know of it.
    """

    file: File
    reader: PdfReader = field(repr=False)
    notes: tuple[Problem, ...]

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.reader.pages)


class Watch(logging.Handler):
    """Counts what pypdf repairs while it reads; the words stay unread, they hold pieces of the file."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002  # only that there was one counts
        """Count one repair."""
        self.count += 1

    def __enter__(self) -> Watch:
        log = logging.getLogger("pypdf")
        log.addHandler(self)
        log.propagate = False
        return self

    def __exit__(self, *_error: object) -> None:
        logging.getLogger("pypdf").removeHandler(self)


def opened(file: File, pdf: bytes) -> Opened:
    """Open a source for binding.

    Args:
        file: the file as it was attached.
        pdf: its PDF: its own bytes, or what a picture or Word file was printed to.

    Raises:
        DocumentError: ``bundle.source.<why>`` with `place`: ``empty``, ``not_pdf``, ``password``,
            ``damaged``, ``no_pages``, ``too_many_pages``, ``too_large``, ``form_unreadable``,
            ``field_unseen``.
    """
    if not pdf:
        raise refused(file, "empty")
    if b"%PDF-" not in pdf[:1024]:
        raise refused(file, "not_pdf")
    with Watch() as watch:
        reader, notes = _read(file, pdf)
    if watch.count:
        notes.append(note(file, "repaired"))
    return Opened(file, reader, tuple(notes))


def refused(file: File, why: str, **params: Any) -> DocumentError:
    """The error that names a source that can't be bound."""
    return DocumentError(f"bundle.source.{why}", place=file.place, **params)


def note(file: File, what: str, **params: Any) -> Problem:
    """Something to know about a source that is bound all the same."""
    return Problem(file.place, f"{_NOTICE}.{what}", {"place": file.place, **params})


def _read(file: File, pdf: bytes) -> tuple[PdfReader, list[Problem]]:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

    notes: list[Problem] = []
    try:
        reader = PdfReader(io.BytesIO(pdf))
        if reader.is_encrypted:
            _unlock(file, reader)
            notes.append(note(file, "restricted"))
        count = _counted(file, reader)
        _whole(file, reader)
        notes += _judged(file, reader)
        without = bundle_whole.without_text(reader)
    except (FileNotDecryptedError, DependencyError):
        raise refused(file, "password") from None
    except LimitReachedError:
        raise refused(file, "too_large") from None
    except DocumentError:
        raise
    except Exception:  # noqa: BLE001  # whatever a broken file makes the reader do, it is broken
        raise refused(file, "damaged") from None
    if count < 1:
        raise refused(file, "no_pages")
    if without:
        notes.append(note(file, "pictures", count=without))
    return reader, notes


def _unlock(file: File, reader: PdfReader) -> None:
    """Files locked only against changes open by themselves, as in every reader."""
    if not reader.decrypt(""):
        raise refused(file, "password")


def _counted(file: File, reader: PdfReader) -> int:
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise refused(file, "too_many_pages", limit=MOST_PAGES)
    return count


def _whole(file: File, reader: PdfReader) -> None:
    """Refuse what readers show in part and say nothing of: lost pages, packed parts that broke."""
    root: Any = reader.root_object["/Pages"].get_object()
    if bundle_whole.leaves(root, 0) != len(reader.pages):
        raise refused(file, "damaged")
    left = _MOST_UNPACKED
    for data in bundle_whole.packed(reader):
        size = bundle_whole.unpacked(data, left)
        if size is None:
            raise refused(file, "damaged")
        left -= size
        if left < 0:
            raise refused(file, "too_large")


def _judged(file: File, reader: PdfReader) -> Iterator[Problem]:
    """What binding can't carry over, and a form that shows itself only in one maker's program."""
    root = reader.root_object
    form: Any = root.get("/AcroForm")
    form = form.get_object() if form is not None else {}
    if form.get("/XFA") is not None and root.get("/NeedsRendering"):
        raise refused(file, "form_unreadable")
    if any(map(_unseen, _marks(reader))):
        raise refused(file, "field_unseen")
    if reader.attachments or _kinds(reader) & {"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/3D"}:
        yield note(file, "carries_files")
    if int(form.get("/SigFlags", 0) or 0) & 1:
        yield note(file, "signed")
    if "/OCProperties" in root:
        yield note(file, "layers")
    comments = _comments(reader)
    if comments:
        yield note(file, "comments", count=comments)


def _marks(reader: PdfReader) -> Iterator[Any]:
    for page in reader.pages:
        marks: Any = page.get("/Annots")
        for mark in marks.get_object() if marks is not None else ():
            yield mark.get_object()


def _unseen(mark: Any) -> bool:
    """Whether it is a form field that was filled in and is not drawn: a reader makes it up on the screen."""
    if mark.get("/Subtype") != "/Widget" or int(mark.get("/F", 0) or 0) & bundle_page.HIDDEN:
        return False
    if _inherited(mark, "/FT") == "/Sig":  # many signatures show nothing, and say so with an empty place
        return False
    return _inherited(mark, "/V") not in (None, "", "/Off") and bundle_page.appearance(mark) is None


def _inherited(mark: Any, key: str) -> Any:
    for _ in range(20):
        if key in mark:
            return mark[key]
        parent = mark.get("/Parent")
        if parent is None:
            return None
        mark = parent.get_object()
    return None


def _kinds(reader: PdfReader) -> set[str]:
    return {str(mark.get("/Subtype")) for mark in _marks(reader)}


def _comments(reader: PdfReader) -> int:
    """Remarks whose words show only when somebody points at them."""
    kinds = ("/Text", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret", "/Ink", "/Stamp")
    return sum(bool(mark.get("/Contents")) and mark.get("/Subtype") in kinds for mark in _marks(reader))
