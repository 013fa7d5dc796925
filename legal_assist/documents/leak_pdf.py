"""PDF files: every object of every revision, the pages' text whether it can be seen or not, attached files.

Two readings complete each other. The bytes are walked without any reader: each stream is unpacked and each
string taken, so that nothing is missed because no table points to it. Then pypdf reads pages, whose fonts may
give letters other numbers, and objects that are encrypted with the empty password.
"""

from __future__ import annotations

import io
import logging
import re
import zlib
from typing import TYPE_CHECKING, Any, Final

from legal_assist.documents import leak_pictures, leak_plain
from legal_assist.documents.leak_pieces import MOST_PART, Piece, Stop, Unread, stop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from legal_assist.documents.leak_office import Inner
    from legal_assist.documents.leak_pieces import Budget, Reading

_STREAM: Final = re.compile(rb"(?<!end)stream\r?\n")
#: The innermost pair; text of outer ones stands in the unpacked stream as a whole. One that never
#: closes is taken too, so that nothing is read twice.
_STRING: Final = re.compile(rb"\((?:[^()\\]|\\.)*+\)?", re.DOTALL)
_HEX: Final = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
_NAME: Final = re.compile(rb"/([^\s()<>\[\]{}/%]{3,})")
_NAME_SIGN: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_ARRAY: Final = re.compile(rb"\[((?:[^\[\]()]|\((?:[^()\\]|\\.)*+\))*+)\]\s*TJ", re.DOTALL)
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES: Final = {
    b"n": b"\n",
    b"r": b"\n",
    b"t": b"\t",
    b"b": b"",
    b"f": b"",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}
_END: Final = re.compile(rb"%%EOF\s*")
_MOST_REVISIONS: Final = 30
_FILES: Final = (
    b"PK\x03\x04",
    b"%PDF-",
    leak_pictures.PNG,
    leak_pictures.JPEG,
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
)


def read(name: str, data: bytes, budget: Budget, inner: Inner) -> Iterator[Reading]:
    """Everything a PDF says, in any of its revisions.

    Args:
        name: of the file.
        data: its bytes.
        budget: what may be unfolded.
        inner: reads an attached file or a picture.
    """
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    logging.getLogger("pypdf").propagate = False
    try:
        yield from _raw(name, data, budget, inner)
        yield from _parsed(name, data, budget, inner)
    except Stop as end:
        yield end.unread


def _raw(name: str, data: bytes, budget: Budget, inner: Inner) -> Iterator[Reading]:
    outside: list[bytes] = []
    strings: dict[str, None] = {}
    at = 0
    for start in _STREAM.finditer(data):
        if start.start() < at:
            continue
        end = data.find(b"endstream", start.end())
        if end < 0:
            break
        outside.append(data[at : start.start()])
        at = end
        blob = _unpacked(name, data[start.end() : end], budget)
        if blob.startswith(_FILES):
            yield from inner(f"{name}#{start.start()}", blob.rstrip(b"\r\n"), budget)
        elif b"<x:xmpmeta" in blob or b"<rdf:RDF" in blob or blob.lstrip().startswith(b"<?xpacket"):
            for text in leak_plain.readings(blob.decode("utf-8", "replace")):
                yield Piece(name, "xmp", text)
        else:
            strings |= dict.fromkeys(_strings(blob))
            plain = leak_plain.decoded(blob)
            if plain is not None:
                strings[plain] = None
    outside.append(data[at:])
    strings |= dict.fromkeys(_strings(b"\n".join(outside)))
    strings |= dict.fromkeys(leak_plain.strings(b"\n".join(outside)).splitlines())
    yield Piece(name, "pdf_objects", "\n".join(strings))


def _unpacked(name: str, blob: bytes, budget: Budget) -> bytes:
    """A stream unpacked where it is packed in the usual way; as it is otherwise."""
    if len(blob) < 6 or blob[0] & 0x0F != 8:
        return blob
    unpack = zlib.decompressobj()
    try:
        out = unpack.decompress(blob, min(MOST_PART, budget.left) + 1)
    except zlib.error:
        return _salvaged(blob)
    budget.take(name, len(out), len(blob))
    return out


def _salvaged(blob: bytes) -> bytes:
    """As much of a damaged stream as can be unpacked."""
    unpack, out = zlib.decompressobj(), bytearray()
    for at in range(0, len(blob), 64):
        try:
            out += unpack.decompress(blob[at : at + 64], 2**20)
        except zlib.error:
            break
        if len(out) > 2**24:
            break
    return bytes(out) or blob


def _strings(blob: bytes) -> Iterator[str]:
    for hit in _ARRAY.finditer(blob):
        pieces = [_literal(piece) for piece in _STRING.findall(hit[1])]
        pieces += [_hexed(piece) for piece in _HEX.findall(hit[1])]
        if pieces:
            yield _text(b"".join(pieces))
    for piece in _STRING.findall(blob):
        if len(piece) > 4:
            yield _text(_literal(piece))
    for piece in _HEX.findall(blob):
        yield _text(_hexed(piece))
    for piece in set(_NAME.findall(blob)):
        yield _text(_NAME_SIGN.sub(lambda hit: bytes.fromhex(hit[1].decode()), piece))


def _literal(piece: bytes) -> bytes:
    def sign(hit: re.Match[bytes]) -> bytes:
        code = hit[1]
        if code[:1].isdigit() and code[:1] < b"8":
            return bytes([int(code, 8) & 0xFF])
        return _ESCAPES.get(code, code)

    return _ESCAPE.sub(sign, piece[1:].removesuffix(b")"))


def _hexed(piece: bytes) -> bytes:
    digits = re.sub(rb"\s", b"", piece)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def _text(value: bytes) -> str:
    if value.startswith((b"\xfe\xff", b"\xff\xfe")):
        return value.decode("utf-16", "replace")
    if value.count(0) * 3 > len(value):
        return value.decode("utf-16-be", "replace")
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")


def _parsed(name: str, data: bytes, budget: Budget, inner: Inner) -> Iterator[Reading]:
    """Pages and objects by pypdf: the newest revision, then each older one whose pages differ."""
    ends = [hit.end() for hit in _END.finditer(data)] or [len(data)]
    cuts = list(dict.fromkeys([len(data), *reversed(ends[:-1])]))
    if len(cuts) > _MOST_REVISIONS:
        yield Unread(name, "revisions", params={"limit": _MOST_REVISIONS})
    told: set[str] = set()
    for number, cut in enumerate(cuts[:_MOST_REVISIONS]):
        newest = number == 0
        try:
            reader = _opened(name, data[:cut])
            yield from _pages(name, reader, told, newest)
            if newest:
                yield from _objects(name, reader, budget, inner)
        except Stop:
            if newest:
                raise
        except Exception:  # noqa: BLE001  # whatever a broken file makes the reader do, it is broken
            if newest:
                stop(name, "broken")


def _opened(name: str, data: bytes) -> Any:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            stop(name, "encrypted")
        len(reader.pages)
    except (FileNotDecryptedError, DependencyError):
        stop(name, "encrypted")
    return reader


def _pages(name: str, reader: Any, told: set[str], newest: bool) -> Iterator[Reading]:
    place = "page" if newest else "older_revision"
    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text()
        for annotation in page.get("/Annots") or ():
            text += "\n" + _drawn(page, annotation.get_object())
        if text.strip() and text not in told:
            told.add(text)
            yield Piece(f"{name}, {number}", place, text)
        if newest and not text.strip():
            yield Unread(f"{name}, {number}", "no_text", closed=False)
        if newest and _unmapped(page):
            yield Unread(f"{name}, {number}", "fonts", closed=False)


def _drawn(page: Any, annotation: Any) -> str:
    """What the picture of a comment or form field shows."""
    shown = (annotation.get("/AP") or {}).get("/N")
    shown = shown.get_object() if shown is not None else None
    if shown is None or not hasattr(shown, "get_data"):
        return ""
    try:
        return str(page.extract_xform_text(shown, (0, 90, 180, 270), 200.0))
    except Exception:  # noqa: BLE001  # its strings are read with the other objects
        return ""


def _unmapped(page: Any) -> bool:
    """Whether a font of the page numbers its letters without saying which they are."""
    fonts: Any = (page.get("/Resources") or {}).get("/Font")
    for font in fonts.get_object().values() if fonts is not None else ():
        font = font.get_object()
        if font.get("/Subtype") == "/Type0" and "/ToUnicode" not in font:
            return True
    return False


def _objects(name: str, reader: Any, budget: Budget, inner: Inner) -> Iterator[Reading]:
    """Strings of every object, and streams that the walk over bytes can't unpack or decrypt."""
    from pypdf.generic import IndirectObject, StreamObject

    found: dict[str, None] = {}
    numbers = {(n, g) for g, table in reader.xref.items() for n in table}
    numbers |= {(n, 0) for n in reader.xref_objStm}
    for number, generation in sorted(numbers):
        try:
            thing = reader.get_object(IndirectObject(number, generation, reader))
        except Exception:  # noqa: BLE001, S112  # free and damaged entries; their bytes were walked
            continue
        _walk(thing, found, 0)
        if not isinstance(thing, StreamObject):
            continue
        usual = thing.get("/Filter") in (None, "/FlateDecode") and not reader.is_encrypted
        if usual and "/DecodeParms" not in thing:
            continue
        try:
            blob = thing.get_data()
        except Exception:  # noqa: BLE001
            yield Unread(f"{name}#{number}", "broken")
            continue
        budget.take(f"{name}#{number}", len(blob), len(blob))
        if blob.startswith(_FILES):
            yield from inner(f"{name}#{number}", blob, budget)
        else:
            found |= dict.fromkeys(_strings(blob))
            found[leak_plain.decoded(blob) or leak_plain.strings(blob)] = None
    if found:
        yield Piece(name, "pdf_objects", "\n".join(found))


def _walk(thing: Any, found: dict[str, None], depth: int) -> None:
    if depth > 60:
        return
    if isinstance(thing, dict):
        for key, value in thing.items():
            found[str(key)] = None
            _walk(value, found, depth + 1)
    elif isinstance(thing, list | tuple):
        for value in thing:
            _walk(value, found, depth + 1)
    elif isinstance(thing, bytes):
        found[_text(thing)] = None
    elif isinstance(thing, str):
        found[str(thing)] = None
