"""What sources say beside what they show, taken out: camera data, traces of programs and of editing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from legal_assist.documents import scrub_pictures
from legal_assist.documents.scrub import Log
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from pypdf import PdfWriter

_TRACES: Final = (
    "/PieceInfo",
    "/Metadata",
    "/LastModified",
    "/OPI",
    "/StructParent",
    "/StructParents",
    "/ID",
)
_CAMERA: Final = ("/DCTDecode", ["/DCTDecode"])


def clean(writer: PdfWriter) -> None:
    """Clean every object of the bundle; pixels and drawings stay as they are.

    Words that a page hides (under a box, in white, outside its edges) are part of its drawing and stay: the
    leak scan finds and names them.
    """
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    for thing in writer._objects:  # noqa: SLF001  # pypdf has no other way to walk what will be written
        if not isinstance(thing, DictionaryObject):
            continue
        picture = isinstance(thing, StreamObject) and thing.get("/Subtype") == "/Image"
        for key in _TRACES if picture or thing.get("/Subtype") == "/Form" else _TRACES[:4]:
            thing.pop(NameObject(key), None)
        if isinstance(thing, StreamObject) and picture and thing.get("/Filter") in _CAMERA:
            try:
                log = Log()
                cleaned = scrub_pictures.clean(thing._data, log)  # noqa: SLF001
                if log.removed:
                    thing._data = cleaned  # noqa: SLF001
            except DocumentError:  # of an unusual make; the leak scan looks into it
                continue
