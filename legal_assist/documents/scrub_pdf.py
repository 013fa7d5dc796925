"""PDFs rebuilt from their pages alone: no properties, outline, annotations, attachments, old versions."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING, Any, Final

from legal_assist.documents import scrub_pictures
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from legal_assist.documents.scrub import Log

_ON_PAGES: Final = (
    "/PieceInfo",
    "/Metadata",
    "/AA",
    "/B",
    "/StructParents",
    "/Tabs",
    "/Thumb",
    "/LastModified",
)
_ON_OBJECTS: Final = ("/PieceInfo", "/Metadata", "/StructParent", "/StructParents", "/OPI", "/LastModified")


def clean(data: bytes, log: Log) -> bytes:
    """The pages in a new file.

    Raises:
        DocumentError: ``scan.scrub.encrypted`` (a password is needed), ``scan.scrub.broken``.
    """
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    logging.getLogger("pypdf").propagate = False
    from pypdf import PdfReader

    try:
        return _rebuilt(_opened(PdfReader(io.BytesIO(data))), data, log)
    except DocumentError:
        raise
    except Exception:  # noqa: BLE001  # whatever a broken file makes the reader do, it is broken
        raise DocumentError("scan.scrub.broken") from None


def _opened(reader: Any) -> Any:
    if reader.is_encrypted and not reader.decrypt(""):
        raise DocumentError("scan.scrub.encrypted")
    return reader


def _rebuilt(reader: Any, data: bytes, log: Log) -> bytes:
    from pypdf import PdfWriter
    from pypdf.generic import NameObject

    catalog = reader.trailer["/Root"]
    log.remove("properties", len(reader.metadata or {}) + ("/Metadata" in catalog))
    log.remove("outline", int("/Outlines" in catalog))
    log.remove("attachments", len(reader.attachments))
    log.remove("changes", max(0, data.count(b"%%EOF") - 1))
    writer = PdfWriter()
    for number, page in enumerate(reader.pages, 1):
        marks = page.get("/Annots")
        if marks is not None:
            marks = marks.get_object()
            fields = sum(one.get_object().get("/Subtype") == "/Widget" for one in marks)
            log.remove("annotations", len(marks))
            if fields:
                log.keep("form_fields", str(number))
            del page[NameObject("/Annots")]
        for key in _ON_PAGES:
            if key in page:
                del page[NameObject(key)]
        if page.cropbox != page.mediabox:
            log.keep("cropped", str(number))
        writer.add_page(page)
    for thing in writer._objects:  # noqa: SLF001  # pypdf has no other way to walk what will be written
        _object(thing, log)
    log.keep("covered_text")
    log.keep("pixels")
    writer.metadata = None
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _object(thing: Any, log: Log) -> None:
    from pypdf.generic import DictionaryObject, NameObject, StreamObject, TextStringObject

    if not isinstance(thing, DictionaryObject):
        return
    for key in _ON_OBJECTS:
        if key in thing:
            del thing[NameObject(key)]
            log.remove("properties")
    if thing.get("/Type") == "/OCG":
        thing[NameObject("/Name")] = TextStringObject("Lapisan")
        log.remove("layer_names")
    if isinstance(thing, StreamObject) and thing.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
        try:
            thing._data = scrub_pictures.clean(thing._data, log)  # noqa: SLF001
        except DocumentError:
            log.keep("picture")
