"""Layers of sources: one that was switched off in its source stays off in the bundle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pypdf import PdfReader, PdfWriter

_NAME: Final = "Lapisan"


def carry(writer: PdfWriter, reader: PdfReader) -> None:
    """Take over the state of every layer that came along with the pages of a source.

    Args:
        writer: the bundle, with the source's pages.
        reader: the source's.
    """
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

    found = reader.root_object.get("/OCProperties")
    if found is None:
        return
    found = found.get_object()
    settings = _plain(found.get("/D"))
    off = _numbers(settings.get("/OFF"))
    on = _numbers(settings.get("/ON"))
    dark = settings.get("/BaseState") == "/OFF"
    root = writer.root_object
    if "/OCProperties" not in root:
        root[NameObject("/OCProperties")] = DictionaryObject(
            {
                NameObject("/OCGs"): ArrayObject(),
                NameObject("/D"): DictionaryObject({NameObject("/OFF"): ArrayObject()}),
            }
        )
    own: Any = root["/OCProperties"]
    copies = writer._id_translated.get(id(reader), {})  # noqa: SLF001  # which object became which
    for layer in _plain_list(found.get("/OCGs")):
        number = layer.get_object().indirect_reference.idnum
        if number not in copies:  # no page uses it
            continue
        copy: Any = writer.get_object(copies[number])
        reference = copy.indirect_reference
        copy[NameObject("/Name")] = TextStringObject(_NAME)
        for key in ("/Usage", "/Intent"):
            copy.pop(NameObject(key), None)
        if reference in own["/OCGs"]:
            continue
        own["/OCGs"].append(reference)
        if number in off or (dark and number not in on):
            own["/D"]["/OFF"].append(reference)


def _plain(thing: Any) -> Any:
    return thing.get_object() if thing is not None else {}


def _plain_list(thing: Any) -> Any:
    return thing.get_object() if thing is not None else ()


def _numbers(thing: Any) -> set[int]:
    return {one.get_object().indirect_reference.idnum for one in _plain_list(thing)}
