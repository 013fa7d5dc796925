"""Pictures without what a camera or program wrote beside the pixels; the pixels are not touched."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

from legal_assist.documents import leak_pictures
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from legal_assist.documents.scrub import Log

#: Chunks of a PNG that change how it looks; everything else only describes it.
_LOOKS: Final = frozenset(
    {
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"sBIT",
        b"bKGD",
        b"pHYs",
        b"cICP",
    }
    | {b"acTL", b"fcTL", b"fdAT"}
)
_TAGS: Final = 8


def clean(data: bytes, log: Log) -> bytes:
    """A JPEG or PNG with nothing but its picture. The way up, where a camera wrote it, is kept.

    Raises:
        DocumentError: ``scan.scrub.broken``.
    """
    return _jpeg(data, log) if data.startswith(leak_pictures.JPEG) else _png(data, log)


def _png(data: bytes, log: Log) -> bytes:
    out = [leak_pictures.PNG]
    names = set()
    for name, blob in leak_pictures.chunks(data):
        names.add(name)
        if name in _LOOKS:
            out += [len(blob).to_bytes(4, "big"), name, blob, zlib.crc32(name + blob).to_bytes(4, "big")]
        else:
            log.remove("picture_data")
    if not {b"IHDR", b"IDAT", b"IEND"} <= names:
        raise DocumentError("scan.scrub.broken")
    return b"".join(out)


def _jpeg(data: bytes, log: Log) -> bytes:
    out = [b"\xff\xd8"]
    at, upright, ended = 2, b"", False
    while at + 2 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if mark == 0xFF:
            at += 1
            continue
        if mark == 0xD9:
            ended = True
            break
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        blob = data[at : at + 2 + size]
        at += 2 + size
        if mark == 0xDA:
            stop = leak_pictures.after_scan(data, at)
            out += [blob, data[at:stop]]
            at = stop
            continue
        kept = _kept(mark, blob)
        out.append(kept)
        if not kept:
            log.remove("picture_data")
            upright = upright or _orientation(blob)
    if not ended:
        raise DocumentError("scan.scrub.broken")
    if data[at + 2 :].strip(b"\x00"):
        log.remove("picture_data")
    if upright:
        out.insert(1, upright)
    return b"".join([*out, b"\xff\xd9"])


def _kept(mark: int, blob: bytes) -> bytes:
    """What of a segment stays: all that decides how the picture looks."""
    if mark == 0xE0 and blob[4:8] == b"JFIF":
        return b"\xff\xe0\x00\x10" + blob[4:16] + b"\x00\x00"  # without its small picture
    if mark == 0xEE or (mark == 0xE2 and blob[4:15] == b"ICC_PROFILE"):
        return blob  # how colours are meant
    return b"" if 0xE0 <= mark <= 0xEF or mark == 0xFE else blob


def _orientation(blob: bytes) -> bytes:
    """A fresh camera segment that says nothing but which way is up; empty when the old one didn't."""
    if blob[4:10] != b"Exif\x00\x00":
        return b""
    tiff = blob[10:]
    order = "little" if tiff[:2] == b"II" else "big"

    def number(start: int, size: int) -> int:
        return int.from_bytes(tiff[start : start + size], "little" if order == "little" else "big")

    first = number(4, 4)
    for entry in range(min(number(first, 2), 200)):
        start = first + 2 + entry * 12
        if number(start, 2) == 0x0112 and 1 < number(start + 8, 2) <= _TAGS:
            way = number(start + 8, 2).to_bytes(2, "big") + b"\x00\x00"
            body = b"MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01" + way + b"\x00" * 4
            return b"\xff\xe1" + (len(body) + 8).to_bytes(2, "big") + b"Exif\x00\x00" + body
    return b""
