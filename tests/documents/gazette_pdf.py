"""PDF files made by hand, for tests that read official texts: one font, one line of text after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF whose pages hold these lines, top to bottom."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        text = b"".join(b"(" + _escaped(line) + b") Tj T*\n" for line in lines)
        stream = b"BT /F1 11 Tf 14 TL 72 780 Td\n" + text + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        content = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % content
        )
        kids.append(len(objects))
    listed = b" ".join(b"%d 0 R" % number for number in kids)
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), listed)
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def _escaped(line: str) -> bytes:
    plain = line.encode("cp1252", "replace")
    return plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


#: An invented gazette with everything that makes reading hard; its words are not those of any law.
NOISY: list[list[str]] = [
    [
        "PRES1DEN",
        "REPUBLIK INDONESIA",
        "UNDANG-UNDANG REPUBLIK INDONESIA",
        "NOMOR 21 TAHUN 2007",
        "TENTANG",
        "KEBUN REKAAN",
        "Mengingat: Undang-Undang Nomor 8 Tahun 1981 tentang Taman Rekaan",
        "BAB I",
        "Pasal 1",
        "Dalam undang-undang ini yang dimaksud dengan:",
        "1. Kebun adalah tempat pohon.",
        "2. Pohon adalah tum-",
        "buhan berkayu.",
        "SK No 123456 A",
    ],
    [
        "PRESIDEN",
        "REPUBLIK INDONESIA",
        "- 2 -",
        "Pasal 4 7",
        "Ketentuan sebagaimana dimaksud dalam",
        "Pasal 48",
        "berlaku juga untuk kebun kecil.",
        "Pasa1 48",
        "(1) Setiap pemilik kebun berhak atas peng-",
        "gantian undang-",
        "undang bibit.",
        "(2) Penggantian sebagaimana dimaksud pada ayat",
        "(1) berupa:",
        "a. bibit;",
        "b. pupuk yang",
        "(3) Penggantian . . .",
    ],
    [
        "PRESIDEN",
        "REPUBLIK 1NDONESIA",
        "- 3 -",
        "cukup.",
        "(3) Penggantian dibayar sekaligus.",
        "Pasal l2",
        "Kebun dijaga.",
        "Pasal 49. . .",
    ],
    [
        "PRESIDEN",
        "REPUBLIK INDONESIA",
        "- 4 -",
        "Pasal 49",
        "(1) Cukup terang.",
        "PENJELASAN",
        "ATAS",
        "II. PASAL DEMI PASAL",
        "Pasal 48",
        "Ayat (1)",
        "Yang dimaksud dengan pemilik kebun adalah siapa pun.",
        "Ayat (2)",
        "Cukup jelas.",
    ],
]
