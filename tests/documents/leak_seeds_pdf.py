# ruff: noqa: E501  # a piece of markup reads better on one line
"""PDFs that hold one name in one place each: everywhere an identity was found to hide in them."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from leak_seeds import DOCX, camera_jpeg

if TYPE_CHECKING:
    from collections.abc import Callable

_SAFE = "Surat tanpa nama siapa pun di dalamnya."


def _objects(*objects: str | bytes, info: str = "") -> bytes:
    """A PDF of one page from the bodies of its objects, numbered from 1; object 1 is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += (
            b"%d 0 obj\n" % number
            + (body if isinstance(body, bytes) else body.encode("latin-1"))
            + b"\nendobj\n"
        )
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {info} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _stream(data: bytes, more: str = "") -> bytes:
    packed = zlib.compress(data)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode {more} >>\nstream\n".encode()
    return head + packed + b"\nendstream"


_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def pdf(content: str = f"BT /F1 12 Tf 72 700 Td ({_SAFE}) Tj ET", *, root: str = "", page: str = "",
        more: tuple[str | bytes, ...] = (), info: str = "") -> bytes:  # fmt: skip
    """A one-page PDF; `more` are objects from number 6 on."""
    return _objects(
        f"<< /Type /Catalog /Pages 2 0 R {root} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        f"/Resources << /Font << /F1 5 0 R >> >> {page} >>",
        _stream(content.encode("latin-1")),
        _FONT,
        *more,
        info=info,
    )


def _shown(text: str, before: str = "", move: str = "72 700") -> str:
    return f"{before} BT /F1 12 Tf {move} Td ({text}) Tj ET"


def _revised(name: str) -> bytes:
    """A saved-over file: the first version holds the name, the second replaces the page's content."""
    first = pdf(_shown(name))
    packed = _stream(_shown(_SAFE).encode())
    at = len(first)
    body = b"4 0 obj\n" + packed + b"\nendobj\n"
    start = first.rindex(b"startxref\n") + 10
    old = int(first[start : first.index(b"\n", start)])
    table = b"xref\n4 1\n%010d 00000 n \n" % at
    tail = f"trailer\n<< /Size 6 /Root 1 0 R /Prev {old} >>\nstartxref\n{at + len(body)}\n%%EOF\n".encode()
    return first + body + table + tail


def _mapped(name: str) -> bytes:
    """A font that numbers its letters from 1 and says so only in its letter map."""
    letters = sorted(set(name))
    codes = {letter: number for number, letter in enumerate(letters, 1)}
    lines = "\n".join(f"<{code:04X}> <{ord(letter):04X}>" for letter, code in codes.items())
    cmap = f"/CIDInit /ProcSet findresource begin\nbegincmap\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{len(codes)} beginbfchar\n{lines}\nendbfchar\nendcmap"
    shown = "".join(f"{codes[letter]:04X}" for letter in name)
    return _objects(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        _stream(f"BT /F1 12 Tf 72 700 Td <{shown}> Tj ET".encode()),
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (A) /Ordering (I) /Supplement 0 >> >>",
        _stream(cmap.encode()),
    )


def _octal(name: str) -> str:
    return "".join(f"\\{ord(sign):03o}" for sign in name)


def _wide(name: str) -> str:
    return "<" + ("\ufeff" + name).encode("utf-16-be").hex() + ">"


def _attached(name: str) -> bytes:
    names = "/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>"
    spec = "<< /Type /Filespec /F (a.docx) /EF << /F 7 0 R >> >>"
    return pdf(root=names, more=(spec, _stream(DOCX["comment author"](name), "/Type /EmbeddedFile")))


def _xmp(name: str) -> bytes:
    text = (
        f"<?xpacket begin=''?><x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>{name}</dc:creator></x:xmpmeta>"
    )
    blob = text.encode()
    stream = (
        f"<< /Type /Metadata /Subtype /XML /Length {len(blob)} >>\nstream\n".encode() + blob + b"\nendstream"
    )
    return pdf(root="/Metadata 6 0 R", more=(stream,))


def _picture(name: str) -> bytes:
    blob = camera_jpeg(name)
    head = f"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /Filter /DCTDecode /Length {len(blob)} >>\nstream\n"
    return pdf(more=(head.encode() + blob + b"\nendstream",))


def _objstm(name: str) -> bytes:
    """An object inside a packed stream of objects, which no plain search of the file sees."""
    inner = f"9 0 << /Author ({name}) >>".encode()
    return pdf(more=(_stream(inner, "/Type /ObjStm /N 1 /First 4"),))


PDF: dict[str, Callable[[str], bytes]] = {
    "page": lambda name: pdf(_shown(name)),
    "letters set apart": lambda name: pdf(f"BT /F1 12 Tf 72 700 Td [{' -20 '.join(f'({sign})' for sign in name)}] TJ ET"),
    "letters by number": _mapped,
    "author": lambda name: pdf(more=(f"<< /Author ({name}) >>",), info="/Info 6 0 R"),
    "title in two bytes": lambda name: pdf(more=(f"<< /Title {_wide(name)} >>",), info="/Info 6 0 R"),
    "own key": lambda name: pdf(more=(f"<< /Klien ({name}) >>",), info="/Info 6 0 R"),
    "XMP": _xmp,
    "outline": lambda name: pdf(root="/Outlines 6 0 R", more=("<< /First 7 0 R /Last 7 0 R /Count 1 >>", f"<< /Title ({name}) /Parent 6 0 R >>")),
    "comment": lambda name: pdf(page="/Annots [6 0 R]", more=(f"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents ({name}) >>",)),
    "comment's author": lambda name: pdf(page="/Annots [6 0 R]", more=(f"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /T ({name}) >>",)),
    "link": lambda name: pdf(page="/Annots [6 0 R]", more=(f"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (mailto:{name.replace(' ', '.')}@x) >> >>",)),
    "form value": lambda name: pdf(root="/AcroForm << /Fields [6 0 R] >>", more=(f"<< /FT /Tx /T (n) /V ({name}) >>",)),
    "attached file": _attached,
    "name of an attached file": lambda name: pdf(more=(f"<< /Type /Filespec /F ({name.replace(' ', '_')}.pdf) >>",)),
    "script": lambda name: pdf(root="/OpenAction 6 0 R", more=(f"<< /S /JavaScript /JS (app.alert\\('{name}'\\)) >>",)),
    "page label": lambda name: pdf(root=f"/PageLabels << /Nums [0 << /P ({name}) >>] >>"),
    "alternative text": lambda name: pdf(more=(f"<< /Type /StructElem /S /Figure /Alt ({name}) >>",)),
    "actual text": lambda name: pdf(f"/Span << /ActualText ({name}) >> BDC {_shown('x')} EMC"),
    "layer": lambda name: pdf(root="/OCProperties << /OCGs [6 0 R] >>", more=(f"<< /Type /OCG /Name ({name}) >>",)),
    "program's own data": lambda name: pdf(page=f"/PieceInfo << /X << /Private ({name}) >> >>"),
    "named destination": lambda name: pdf(root=f"/Dests << /{name.replace(' ', '#20')} [3 0 R /Fit] >>"),
    "camera data": _picture,
    "earlier version": _revised,
    "invisible text": lambda name: pdf(_shown(name, "3 Tr")),
    "text under a black box": lambda name: pdf(_shown(name) + " 0 g 60 690 400 30 re f"),
    "white text": lambda name: pdf(_shown(name, "1 g")),
    "outside the visible page": lambda name: pdf(_shown(name, move="72 30"), page="/CropBox [0 100 595 842]"),
    "packed object": _objstm,
    "object nobody links": lambda name: pdf(more=(f"({name})",)),
    "octal signs": lambda name: pdf(more=(f"<< /Subject ({_octal(name)}) >>",)),
}  # fmt: skip
