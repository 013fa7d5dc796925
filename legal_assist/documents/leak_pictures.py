"""What pictures carry beside the picture: camera data, comments, names, places. The pixels stay unread."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Final

from legal_assist.documents import leak_plain
from legal_assist.documents.leak_pieces import MOST_PART, Piece, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from legal_assist.documents.leak_pieces import Reading

PNG: Final = b"\x89PNG\r\n\x1a\n"
JPEG: Final = b"\xff\xd8\xff"
#: Chunks of a PNG that hold its pixels.
PIXELS: Final = frozenset({b"IDAT", b"fdAT", b"PLTE"})
_TIFF: Final = (b"II*\x00", b"MM\x00*")
_HEIC: Final = re.compile(rb".{4}ftyp(?:heic|heix|heif|mif1|avif|msf1)", re.DOTALL)
_GPS: Final = (b"\x25\x88\x04\x00\x01\x00\x00\x00", b"\x88\x25\x00\x04\x00\x00\x00\x01")


def kind(data: bytes) -> str | None:
    """Which kind of picture this is, by its content; None when it is none."""
    if data.startswith(JPEG):
        return "jpeg"
    if data.startswith(PNG):
        return "png"
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data.startswith(_TIFF):
        return "tiff"
    if data.startswith(b"BM") and len(data) > 26 and int.from_bytes(data[2:6], "little") == len(data):
        return "bmp"
    if _HEIC.match(data[:16]):
        return "heic"
    if data[40:44] == b" EMF" or data.startswith(b"\xd7\xcd\xc6\x9a"):
        return "metafile"
    return None


def read(part: str, data: bytes, what: str) -> Iterator[Reading]:
    """The texts beside the pixels, and the limit that words inside a picture can't be read.

    Args:
        part: name of the picture.
        data: its bytes.
        what: its `kind`.
    """
    blobs: list[bytes]
    if what == "jpeg":
        blobs = [blob for _mark, blob in segments(data)]
    elif what == "png":
        blobs = [_unfolded(name, blob) for name, blob in chunks(data) if name not in PIXELS]
    elif what == "webp":
        blobs = [blob for name, blob in _riff(data) if name not in (b"VP8 ", b"VP8L", b"ALPH", b"ANMF")]
    elif what == "gif":
        blobs = [_gif_texts(data)]
    else:
        blobs = [data]
    held = b"\n\n".join(blobs)
    text = leak_plain.strings(held)
    if text:
        for reading in leak_plain.readings(text):
            yield Piece(part, "picture", reading)
    if any(mark in held for mark in _GPS):
        yield Unread(part, "gps", closed=False)
    if what != "metafile":
        yield Unread(part, "pixels", closed=False)


def segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The marked segments of a JPEG without its compressed picture; what follows its end comes as mark 0."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if mark == 0xFF:
            at += 1
            continue
        if mark == 0xD9:
            break
        if mark == 0x01 or 0xD0 <= mark <= 0xD8:
            at += 2
            continue
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        yield mark, data[at + 4 : at + 2 + size]
        at += 2 + size
        if mark == 0xDA:  # the picture itself, up to the next mark that is none of its own
            at = after_scan(data, at)
    if data[at : at + 2] == b"\xff\xd9":
        at += 2
    if at < len(data):
        yield 0, data[at:]


def after_scan(data: bytes, at: int) -> int:
    """Where the compressed picture that begins at `at` ends: at the next mark that is none of its own."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return len(data)
        if data[at + 1] == 0 or 0xD0 <= data[at + 1] <= 0xD7 or data[at + 1] == 0xFF:
            at += 1 if data[at + 1] == 0xFF else 2
            continue
        return at


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of the chunks of a PNG; what follows its end comes under an empty name."""
    at = len(PNG)
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        name = data[at + 4 : at + 8]
        yield name, data[at + 8 : at + 8 + size]
        at += 12 + size
        if name == b"IEND":
            break
    if at < len(data):
        yield b"", data[at:]


def _unfolded(name: bytes, blob: bytes) -> bytes:
    """A chunk with its packed text unpacked; keys and plain text stay before it."""
    packed = {b"zTXt": 2, b"iCCP": 2, b"iTXt": 3}.get(name)
    if packed is None:
        return blob
    key, _, rest = blob.partition(b"\x00")
    if name == b"iTXt" and rest[:1] == b"\x01":
        head, _, text = rest[2:].partition(b"\x00")
        more, _, text = text.partition(b"\x00")
        return b"\n".join((key, head, more, _inflated(text)))
    if name in (b"zTXt", b"iCCP"):
        return key + b"\n" + _inflated(rest[1:])
    return blob


def _inflated(blob: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(blob, MOST_PART)
    except zlib.error:
        return blob


def _riff(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        yield data[at : at + 4], data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    yield b"", data[at:]


def _gif_texts(data: bytes) -> bytes:
    """Comments and application data, whose blocks of 255 bytes are joined."""
    out: list[bytes] = []
    at = data.find(b"\x21", 13)
    while at >= 0:
        if data[at + 1 : at + 2] in (b"\xfe", b"\xff", b"\x01"):
            at += 2
            while at < len(data) and data[at]:
                out.append(data[at + 1 : at + 1 + data[at]])
                at += 1 + data[at]
            out.append(b"\n\n")
        at = data.find(b"\x21", at + 1)
    return b"".join(out)
