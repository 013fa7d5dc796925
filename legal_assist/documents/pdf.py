"""PDF from Word files, by LibreOffice: a batch in one call, each judged by what came out."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml import etree

from legal_assist.documents import office_input, office_program, office_run, pdf_fonts, pdf_rewrite
from legal_assist.documents.package_check import parser
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from legal_assist.documents.office_program import Program

_PLAIN: Final = "pdf:writer_pdf_Export"
#: PDF/A-2b.
_ARCHIVE: Final = (
    'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"}}'
)
#: Files of one call: a file that makes the program fail costs only its batch a second try.
_BATCH: Final = 20


@dataclass(frozen=True)
class Source:
    """A Word file to be converted.

    Args:
        name: what it is called in messages; no identity.
        data: its bytes.
        title: the property a reader shows; no identity.
    """

    name: str
    data: bytes = field(repr=False)
    title: str


@dataclass(frozen=True)
class Converted:
    """What became of one file: a PDF, or the reason why there is none.

    Args:
        name: as in `Source`.
        data: the PDF; None when there is none.
        pages: how many it has.
        fault: message id of the reason; None when there is a PDF.
        replaced: fonts that others of another width stand in for.
        sha256: of the PDF.
    """

    name: str
    data: bytes | None = field(repr=False)
    pages: int = 0
    fault: str | None = None
    replaced: tuple[str, ...] = ()
    sha256: str = ""


def program() -> Program:
    """The LibreOffice of this computer.

    Raises:
        DocumentError: ``pdf.no_program`` (the sentence says how to get PDF all the same), ``program_wrong``.
    """
    found = office_program.find()
    if found is None:
        raise DocumentError("pdf.no_program", variable=office_program.VARIABLE)
    return found


def convert(
    sources: Sequence[Source],
    work: Path,
    office: Program,
    *,
    archive: bool = False,
    password: str | None = None,
    limit: float | None = None,
    on_done: Callable[[int, int], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> tuple[Converted, ...]:
    """Make PDFs of Word files. None is ever left out silently: each has a result, in the order given.

    Args:
        sources: the files.
        work: an empty private folder, wiped by whoever made it.
        office: LibreOffice (`program`).
        archive: PDF/A-2b.
        password: lock them with AES-256; not together with `archive`.
        limit: seconds for one call of the program; by the number of files when None.
        on_done: told after each call how many files are done, and how many there are.
        stop: True ends the work; what isn't done yet says ``pdf.stopped``.

    Raises:
        DocumentError: ``pdf.archive_locked``; ``pdf.password_*``; ``pdf.no_start``.
    """
    if archive and password is not None:
        raise DocumentError("pdf.archive_locked")
    if password is not None:
        pdf_rewrite.check_password(password)
    results: dict[int, Converted] = {}
    ready: list[int] = []
    for place, source in enumerate(sources):
        try:
            office_input.check(source.data)
            ready.append(place)
        except DocumentError as error:
            results[place] = Converted(source.name, None, fault=error.key)
    order = _Order(sources, work, office, archive, password, limit, stop)
    for start in range(0, len(ready), _BATCH):
        batch = ready[start : start + _BATCH]
        results |= order.batch(batch)
        if on_done is not None:
            on_done(len(results), len(sources))
    return tuple(results[place] for place in range(len(sources)))


@dataclass(frozen=True)
class _Order:
    sources: Sequence[Source]
    work: Path
    office: Program
    archive: bool
    password: str | None
    limit: float | None
    stop: Callable[[], bool] | None

    def batch(self, places: list[int]) -> dict[int, Converted]:
        found, in_time = self._call(places)
        missing = [place for place in places if place not in found]
        for place in missing if len(places) > 1 else ():
            again, in_time = self._call([place])  # alone, so that a bad neighbour can't hold it back
            found |= again
        for place in places:
            if place not in found:
                why = "pdf.no_output" if in_time or len(places) > 1 else "pdf.too_slow"
                if self._stopped():
                    why = "pdf.stopped"
                found[place] = Converted(self.sources[place].name, None, fault=why)
        return found

    def _stopped(self) -> bool:
        return self.stop is not None and self.stop()

    def _call(self, places: list[int]) -> tuple[dict[int, Converted], bool]:
        if self._stopped():
            return {}, True
        paths = {}
        for place in places:
            # Names of our own: what the program writes anywhere holds none of the user's.
            path = self.work / f"d{place:04}.docx"
            path.write_bytes(self.sources[place].data)
            paths[place] = path
        target = _ARCHIVE if self.archive else _PLAIN
        try:
            in_time = office_run.run(
                self.office, self.work, list(paths.values()), target, limit=self.limit, stop=self.stop
            )
        except OSError:
            raise DocumentError("pdf.no_start") from None
        finally:
            for path in paths.values():
                path.unlink(missing_ok=True)
        found = {}
        for place in places:
            made = self._taken(place)
            if made is not None:
                found[place] = made
        return found, in_time

    def _taken(self, place: int) -> Converted | None:
        """The PDF of one file, if there is a whole one."""
        path = self.work / "out" / f"d{place:04}.pdf"
        source = self.sources[place]
        try:
            raw = path.read_bytes()
            path.unlink()
            reader = pdf_rewrite.opened(raw)
            got = pdf_fonts.used(reader)
            pages = len(reader.pages)
            data = pdf_rewrite.rewritten(raw, source.title, archive=self.archive, password=self.password)
        except (OSError, DocumentError):
            return None
        replaced = pdf_fonts.replaced(pdf_fonts.asked(source.data), got)
        digest = hashlib.sha256(data).hexdigest()
        return Converted(source.name, data, pages, None, replaced, digest)


def title_of(data: bytes) -> str:
    """The title in the properties of a Word file that this program made; empty where there is none."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if "docProps/core.xml" not in package.namelist():
            return ""
        root = etree.fromstring(package.read("docProps/core.xml"), parser())
    return root.findtext("{http://purl.org/dc/elements/1.1/}title") or ""
