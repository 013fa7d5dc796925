"""Whether a PDF is whole: every page of its tree there, every packed part unpacking; and if it has text."""

from __future__ import annotations

import base64
import re
import zlib
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

_PIECE: Final = 2**20
#: Packed parts beyond this size are pictures; unpacking each of them costs more than it tells.
_LARGE: Final = 4 * 2**20
_DEEPEST: Final = 60
_SHOWS_TEXT: Final = re.compile(rb"(?:\bT[jJ]|['\"])\s")
_SPACE: Final = re.compile(rb"[\x00\t\n\f\r ]+")


def leaves(node: Any, depth: int) -> int:
    """The pages below a node of the page tree, each of them there and its number as the node says.

    Raises:
        ValueError: a branch is missing, is no page, or holds another number than it says.
    """
    kids = node.get("/Kids")
    if depth > _DEEPEST or kids is None:
        raise ValueError("no branch")
    found = 0
    for kid in kids.get_object():
        one = kid.get_object()
        if not isinstance(one, dict):
            raise ValueError("missing")  # noqa: TRY004  # a fault of the file, not of the caller
        if "/Kids" in one:
            found += leaves(one, depth + 1)
        elif one.get("/Type", "/Page") == "/Page":
            found += 1
        else:
            raise ValueError("no page")
    if int(node.get("/Count", -1)) != found:
        raise ValueError("count")
    return found


def packed(reader: PdfReader) -> Iterator[bytes | None]:
    """Every packed part of a file, freed of what is wrapped around it; None for one that can't be freed."""
    from pypdf.generic import IndirectObject, StreamObject

    numbers = {(number, generation) for generation, table in reader.xref.items() for number in table}
    for number, generation in sorted(numbers):
        if generation == 65535 or number == 0:
            continue
        thing = reader.get_object(IndirectObject(number, generation, reader))
        if not isinstance(thing, StreamObject) or thing.get("/Type") in ("/XRef", "/ObjStm"):
            continue
        filters: Any = thing.get("/Filter")
        filters = filters.get_object() if filters is not None else []
        names = list(filters) if isinstance(filters, list) else [filters]
        data = bytes(thing._data)  # noqa: SLF001  # as it lies in the file
        if names and names[-1] == "/FlateDecode" and 0 < len(data) <= _LARGE:
            yield _freed(data, names[:-1])


def unpacked(data: bytes | None, most: int) -> int | None:
    """How many bytes a packed part unpacks to; None when it breaks off or its checksum is wrong.

    Args:
        data: the part.
        most: bytes after which it is enough; the size is larger than this then.
    """
    if data is None:
        return None
    unpack = zlib.decompressobj()
    size = 0
    try:
        while not unpack.eof and size <= most:
            out = unpack.decompress(data, _PIECE)
            data = unpack.unconsumed_tail
            size += len(out)
            if not out and not data:
                return None
    except zlib.error:
        return None
    return size


def without_text(reader: PdfReader) -> int:
    """How many pages show only pictures, whose words no program here can read."""
    seen: dict[int, bool] = {}
    return sum(not _shows_text(page, seen) for page in reader.pages)


def _shows_text(page: Any, seen: dict[int, bool]) -> bool:
    contents = page.get_contents()
    if contents is not None and _SHOWS_TEXT.search(contents.get_data()):
        return True
    return any(_form_shows_text(form, seen, 0) for form in _forms(page))


def _form_shows_text(form: Any, seen: dict[int, bool], depth: int) -> bool:
    """Each form is looked into once, however many pages and forms draw it."""
    number = form.indirect_reference.idnum if form.indirect_reference is not None else id(form)
    if number not in seen:
        seen[number] = False  # while it is looked into, should it draw itself
        shows = bool(_SHOWS_TEXT.search(form.get_data()))
        inner = depth < _DEEPEST and any(_form_shows_text(one, seen, depth + 1) for one in _forms(form))
        seen[number] = shows or inner
    return seen[number]


def _forms(thing: Any) -> Iterator[Any]:
    resources = thing.get("/Resources")
    drawn = (resources.get_object() if resources is not None else {}).get("/XObject")
    for one in drawn.get_object().values() if drawn is not None else ():
        form = one.get_object()
        if form.get("/Subtype") == "/Form":
            yield form


def _freed(data: bytes, names: list[Any]) -> bytes | None:
    try:
        for name in names:
            if name == "/ASCII85Decode":
                data = base64.a85decode(_SPACE.sub(b"", data).removeprefix(b"<~").removesuffix(b"~>"))
            elif name == "/ASCIIHexDecode":
                data = bytes.fromhex(_SPACE.sub(b"", data).removesuffix(b">").decode("ascii"))
            else:
                return zlib.compress(b"")  # wrapped in a way that is seldom seen: nothing to say about it
    except ValueError:
        return None
    return data
