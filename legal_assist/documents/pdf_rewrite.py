"""The last hand on a PDF that a converter made: no maker, no dates, no author; for an archive, or locked."""

from __future__ import annotations

import hashlib
import io
import logging
import unicodedata
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from pypdf import PdfReader, PdfWriter

#: Only this: the library's own default is a cipher that is broken.
CIPHER: Final = "AES-256"
#: Locked files and archive files need no less.
HEADER: Final = "%PDF-1.7"
#: Bytes that a PDF password can have.
LONGEST_PASSWORD: Final = 127
SHORTEST_PASSWORD: Final = 12
_XMP: Final = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
    "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>"
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
    "</rdf:Description></rdf:RDF></x:xmpmeta>\n"
    '<?xpacket end="w"?>'
)


def quiet() -> None:
    """Keep pypdf from writing what it repairs, with pieces of the file, to any log."""
    log = logging.getLogger("pypdf")
    if not log.handlers:
        log.addHandler(logging.NullHandler())
    log.propagate = False


def opened(data: bytes) -> PdfReader:
    """A reader of a PDF made here a moment ago.

    Raises:
        DocumentError: ``pdf.no_output``: it isn't one, or has no page.
    """
    from pypdf import PdfReader

    quiet()
    try:
        reader = PdfReader(io.BytesIO(data))
        if len(reader.pages) > 0:
            return reader
    except Exception:  # noqa: BLE001, S110  # whatever is wrong with it, it is no PDF to hand out
        pass
    raise DocumentError("pdf.no_output")


def rewritten(data: bytes, title: str, *, archive: bool = False, password: str | None = None) -> bytes:
    """The same pages with a title as the only property; equal input gives equal bytes unless locked.

    Args:
        data: a PDF.
        title: what a reader shows for the file; no identity.
        archive: keep it as PDF/A-2b (the converter made it so).
        password: lock it with AES-256; None leaves it open.

    Raises:
        DocumentError: ``pdf.no_output``, or a password that can't be used (`check_password`).
    """
    from pypdf import PdfWriter
    from pypdf.generic import NameObject

    if password is not None:
        check_password(password)
    writer = PdfWriter(clone_from=opened(data))
    root = writer.root_object
    for key in ("/Metadata", "/PieceInfo", "/OpenAction", "/AA"):
        if key in root:
            del root[NameObject(key)]
    for key in ("/EmbeddedFiles", "/JavaScript"):
        root.get("/Names", {}).pop(NameObject(key), None)
    bare(writer, title, hashlib.sha256(data).digest()[:16])
    if archive:
        _describe(writer, title)
    writer.pdf_header = HEADER
    if password is not None:
        lock(writer, password)
    return written(writer)


def bare(writer: PdfWriter, title: str, name: bytes) -> None:
    """Give a file its title and its id, and nothing else that describes it."""
    from pypdf.generic import ArrayObject, ByteStringObject

    writer.metadata = None
    writer.add_metadata({"/Title": title})
    info: Any = writer._info  # noqa: SLF001  # pypdf adds its own name and has no other way to leave it out
    if info is not None:
        info.get_object().pop("/Producer", None)
    ident = ByteStringObject(name)
    writer._ID = ArrayObject((ident, ident))  # noqa: SLF001  # else it is made from the time


def lock(writer: PdfWriter, password: str) -> None:
    """Lock with AES-256; nothing weaker is ever taken instead."""
    writer.encrypt(user_password=unicodedata.normalize("NFKC", password), algorithm=CIPHER)


def check_password(password: str) -> None:
    """Refuse a password that readers would cut off or that is soon guessed.

    Raises:
        DocumentError: ``pdf.password_short``, ``pdf.password_long``.
    """
    folded = unicodedata.normalize("NFKC", password)
    if len(folded) < SHORTEST_PASSWORD:
        raise DocumentError("pdf.password_short", shortest=SHORTEST_PASSWORD)
    if len(folded.encode("utf-8")) > LONGEST_PASSWORD:
        raise DocumentError("pdf.password_long", longest=LONGEST_PASSWORD)


def written(writer: PdfWriter) -> bytes:
    """The bytes of a finished file."""
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _describe(writer: PdfWriter, title: str) -> None:
    """The description an archive file must carry, and no more than that."""
    from pypdf.generic import DecodedStreamObject, NameObject

    packet = DecodedStreamObject()
    packet.set_data(_XMP.format(title=escape(title)).encode("utf-8"))
    packet[NameObject("/Type")] = NameObject("/Metadata")
    packet[NameObject("/Subtype")] = NameObject("/XML")
    writer.root_object[NameObject("/Metadata")] = writer._add_object(packet)  # noqa: SLF001  # no public way
