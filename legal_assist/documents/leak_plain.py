"""Text files of every kind, and the texts inside binary ones."""

from __future__ import annotations

import codecs
import html
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_RUN: Final = re.compile(rb"(?:[\x20-\x7e\t]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}){5,}")
_LATIN: Final = re.compile(rb"[\x20-\x7e\xa0-\xff]{5,}")
_WIDE: Final = re.compile(rb"(?:[\x20-\xff]\x00|[\x00-\xff][\x04\x1e\x20]){5,}")
_WIDE_BIG: Final = re.compile(rb"(?:\x00[\x20-\xff]|[\x04\x1e\x20][\x00-\xff]){5,}")
_UNICODE_ESCAPE: Final = re.compile(r"\\u\{?([0-9a-fA-F]{4})\}?")
_RTF_SIGN: Final = re.compile(
    r"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,6}) ?\??|\\(?:par|line|tab|cell)\b ?|\\[a-z]+-?\d* ?|[{}]"
)
_CHECKED: Final = 4096


def decoded(data: bytes) -> str | None:
    """The text of a text file; None when it is none."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    head = data[:_CHECKED]
    if head.count(0) > len(head) // 4:
        odd = head[1::2].count(0) > head[::2].count(0)
        wide = data.decode("utf-16-le" if odd else "utf-16-be", "replace")
        return wide if _is_text(wide[:_CHECKED]) else None
    if 0 in head:
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return text if _is_text(text[:_CHECKED]) else None


def _is_text(sample: str) -> bool:
    odd = sum(sign < " " and sign not in "\t\n\r\x0c\x1b" for sign in sample) + sample.count("\ufffd")
    return odd * 50 <= len(sample)


def readings(text: str) -> Iterator[str]:
    """A text as it stands and, where it may hide words from a reader of bytes, in its other readings."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    yield text
    if text.startswith("{\\rtf"):
        yield _RTF_SIGN.sub(_rtf, text)
    if "BEGIN:V" in text:
        # Calendars and cards break long lines anywhere, also inside a word, and put marks before commas.
        yield re.sub(
            r"\\([,;\\nN])", lambda hit: "\n" if hit[1] in "nN" else hit[1], re.sub(r"\n[ \t]", "", text)
        )
    if re.search(r"&#|&[a-z]{2,8};|</?[a-zA-Z]", text):
        yield html.unescape(
            re.sub(r"<(?:br|/?p|/?div|/?t[dr]|/?li|/?h\d)\b[^<>]*>", "\n", text, flags=re.IGNORECASE)
        )
        yield html.unescape(re.sub(r"<[^<>]*>", "", text))
    if re.search(r"%[0-9a-fA-F]{2}", text):
        yield unquote(text)
    if "\\u" in text and not text.startswith("{\\rtf"):
        yield _UNICODE_ESCAPE.sub(lambda hit: chr(int(hit[1], 16)), text).replace("\\n", "\n")
    if re.search(r"=[0-9A-F]{2}|=\n", text) and "\n" in text:
        yield _quoted(text)


def _rtf(hit: re.Match[str]) -> str:
    if hit[1]:
        return bytes.fromhex(hit[1]).decode("cp1252", "replace")
    if hit[2]:
        return chr(int(hit[2]) % 0x10000)
    return "\n" if re.match(r"\\(?:par|line|tab|cell)\b", hit[0]) else ""


def _quoted(text: str) -> str:
    import quopri

    return quopri.decodestring(text.encode("utf-8", "replace")).decode("utf-8", "replace")


def strings(data: bytes) -> str:
    """The runs of text inside binary data: UTF-8, Latin, and UTF-16 of both orders, one a line."""
    found: dict[str, None] = {}
    for run in _RUN.findall(data):
        found[run.decode("utf-8", "replace")] = None
    for run in _LATIN.findall(data):
        if any(byte > 0x7E for byte in run):
            found[run.decode("cp1252", "replace")] = None
    # A run may begin at an even or an odd place; both orders are tried where two-byte text can be at all.
    if (
        data.count(0) * 20 > len(data)
        or b"\x00 \x00" in data
        or re.search(rb"(?:[a-z]\x00){3}|(?:\x00[a-z]){3}", data)
    ):
        for pattern, code in ((_WIDE, "utf-16-le"), (_WIDE_BIG, "utf-16-be")):
            for hit in pattern.finditer(data):
                found[hit.group().decode(code, "replace")] = None
    return "\n".join(found)
