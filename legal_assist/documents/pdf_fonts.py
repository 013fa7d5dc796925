"""Fonts: which a Word file asks for, which its PDF got, and where page ends may have moved for it."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from legal_assist.documents.package_check import W, parser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Stand-ins of the same widths: lines and pages break where they did.
SAME_WIDTH: Final = {
    "timesnewroman": ("liberationserif", "tinos", "thorndaleamt"),
    "arial": ("liberationsans", "arimo", "albanyamt", "helvetica", "nimbussans"),
    "helvetica": ("liberationsans", "arimo", "nimbussans", "arial"),
    "couriernew": ("liberationmono", "cousine", "cumberlandamt"),
    "calibri": ("carlito",),
    "cambria": ("caladea",),
    "georgia": ("gelasio",),
}
_TEXT_PARTS: Final = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_STYLE_MARKS: Final = ("pStyle", "rStyle", "tblStyle")
#: What a font program adds to the family's name.
_ENDINGS: Final = re.compile(r"(?:psmt|mt|ps)?(?:-.*)?$")


def asked(data: bytes) -> tuple[str, ...]:
    """The fonts the text of a Word file is set in, as it names them, in alphabetical order.

    Args:
        data: the bytes of a .docx file that `office_input.check` let pass.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        texts = [_parsed(package.read(name)) for name in names if _TEXT_PARTS.fullmatch(name)]
        styles = _parsed(package.read("word/styles.xml")) if "word/styles.xml" in names else None
        theme = next((_parsed(package.read(n)) for n in names if n.startswith("word/theme/theme")), None)
    found: set[str] = set()
    used: set[str] = set()
    for text in texts:
        found.update(_named(text, theme))
        used.update(str(one.get(f"{W}val")) for mark in _STYLE_MARKS for one in text.iter(f"{W}{mark}"))
    if styles is not None:
        found.update(_of_styles(styles, used, theme))
    return tuple(sorted(found))


def used(reader: Any) -> tuple[str, ...]:
    """The fonts in a PDF, without the marks of a subset, in alphabetical order."""
    found: set[str] = set()
    for page in reader.pages:
        fonts = (page.get("/Resources") or {}).get("/Font")
        for font in fonts.get_object().values() if fonts is not None else ():
            name = str(font.get_object().get("/BaseFont", ""))
            found.add(re.sub(r"^/?(?:[A-Z]{6}\+)?", "", name))
    return tuple(sorted(one for one in found if one))


def replaced(wanted: Iterable[str], got: Iterable[str]) -> tuple[str, ...]:
    """The fonts that others of other widths stand in for: page ends may lie elsewhere than in Word."""
    have = {_key(one) for one in got}
    return tuple(
        one
        for one in wanted
        if _key(one) not in have and not have.intersection(SAME_WIDTH.get(_key(one), ()))
    )


def _key(name: str) -> str:
    """Font names in one spelling: `TimesNewRomanPS-BoldMT` and `Times New Roman` are one font."""
    return _ENDINGS.sub("", re.sub(r"[\s,_]", "", name).casefold())


def _parsed(blob: bytes) -> etree._Element:
    return etree.fromstring(blob, parser())


def _of_styles(styles: etree._Element, used: set[str], theme: etree._Element | None) -> Iterator[str]:
    """Fonts of the defaults and of the styles that are in use, with those they build on."""
    known = {str(one.get(f"{W}styleId")): one for one in styles.iter(f"{W}style")}
    waiting = [name for name in used if name in known]
    waiting += [name for name, one in known.items() if one.get(f"{W}default") in ("1", "true")]
    seen: set[str] = set()
    own_font = False
    while waiting:
        name = waiting.pop()
        if name in seen or name not in known:
            continue
        seen.add(name)
        fonts = list(_named(known[name], theme))
        own_font = own_font or (bool(fonts) and known[name].get(f"{W}default") is not None)
        yield from fonts
        waiting += [str(one.get(f"{W}val")) for one in known[name].iter(f"{W}basedOn")]
    if not own_font:  # the default style sets no font of its own: then that of the whole document counts
        for defaults in styles.iter(f"{W}docDefaults"):
            yield from _named(defaults, theme)


def _named(root: etree._Element, theme: etree._Element | None) -> Iterator[str]:
    for fonts in root.iter(f"{W}rFonts"):
        for key in ("ascii", "hAnsi"):
            themed = fonts.get(f"{W}{key}Theme")
            name = _of_theme(theme, themed) if themed else fonts.get(f"{W}{key}")
            if name:
                yield name


def _of_theme(theme: etree._Element | None, place: str) -> str:
    if theme is None:
        return ""
    which = "majorFont" if place.startswith("major") else "minorFont"
    for font in theme.iter(f"{_A}{which}"):
        latin = font.find(f"{_A}latin")
        return str(latin.get("typeface", "")) if latin is not None else ""
    return ""
