"""A ZIP package whose unchanged members are deflated once: what `zipfile` would write, without its work."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_LOCAL: Final = struct.Struct("<4s2B4HL2L2H")
_CENTRAL: Final = struct.Struct("<4s4B4HL2L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_VERSION: Final = 20
_UTF8: Final = 0x800
#: A file that its owner may read and write.
_ATTRIBUTES: Final = 0o600 << 16
_LEVEL: Final = 6

Time = tuple[int, int, int, int, int, int]


@dataclass(frozen=True)
class Member:
    """One member, packed."""

    name: str
    packed: bytes
    crc: int
    size: int


def member(name: str, data: bytes) -> Member:
    """Pack one member."""
    deflater = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Member(name, deflater.compress(data) + deflater.flush(), zlib.crc32(data), len(data))


def members(package: bytes) -> tuple[Member, ...]:
    """The members of a package that our own writer made, as they lie in it."""
    found = []
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        for info in opened.infolist():
            names = struct.unpack_from("<2H", package, info.header_offset + 26)
            start = info.header_offset + _LOCAL.size + sum(names)
            packed = package[start : start + info.compress_size]
            found.append(Member(info.filename, packed, info.CRC, info.file_size))
    return tuple(found)


def pack(parts: Iterable[Member], stamp: Time) -> bytes:
    """Write a package.

    Args:
        parts: in their order.
        stamp: year (1980 to 2107), month, day, hour, minute, second of every member.
    """
    day = (stamp[0] - 1980) << 9 | stamp[1] << 5 | stamp[2]
    clock = stamp[3] << 11 | stamp[4] << 5 | stamp[5] // 2
    out: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for one in parts:
        name = one.name.encode()
        flags = 0 if one.name.isascii() else _UTF8
        about = (flags, zipfile.ZIP_DEFLATED, clock, day, one.crc, len(one.packed), one.size, len(name), 0)
        out += (_LOCAL.pack(b"PK\x03\x04", _VERSION, 0, *about), name, one.packed)
        directory.append(
            _CENTRAL.pack(b"PK\x01\x02", _VERSION, 0, _VERSION, 0, *about, 0, 0, 0, _ATTRIBUTES, at) + name
        )
        at += _LOCAL.size + len(name) + len(one.packed)
    listed = b"".join(directory)
    count = len(directory)
    out += (listed, _END.pack(b"PK\x05\x06", 0, 0, count, count, len(listed), at, 0))
    return b"".join(out)
