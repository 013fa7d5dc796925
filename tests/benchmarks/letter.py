"""The letter of the document benchmark: three pages, thirty loss lines; two templates, two tag languages."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from PIL import Image

LINES, EXHIBITS = 30, 12
_IDENTITY = ("nama", "kode", "pekerjaan", "alamat", "telepon", "kuasa")
_WORDS = (
    "Bahwa Pemohon dijanjikan pekerjaan dengan upah yang layak oleh Termohon, tetapi setibanya di tempat "
    "tujuan dokumen Pemohon ditahan dan Pemohon bekerja tanpa upah sebagaimana diuraikan oleh {0} dalam {1}."
)


class Tags:
    """One tag language: a value, a loop over paragraphs, a loop over rows."""

    def __init__(self, *, jinja: bool) -> None:
        self.jinja = jinja

    def value(self, name: str) -> str:
        """A value; in a loop, a field of its entry."""
        return f"{{{{ {name} }}}}" if self.jinja else f"{{{name.rpartition('.')[2]}}}"

    def loop(self, name: str, kind: str) -> tuple[str, str]:
        """Begin and end of a loop whose entry is `b`."""
        if self.jinja:
            return f"{{%{kind} for b in {name} %}}", f"{{%{kind} endfor %}}"
        return f"{{#{name}}}", f"{{/{name}}}"


def template(*, jinja: bool, word_like: bool) -> bytes:
    """The letter as a template.

    Args:
        jinja: docxtpl's tags; docxtemplater's otherwise.
        word_like: as Word saves it (slim styles, revision numbers, tags split over runs), not as python-docx.
    """
    tags = Tags(jinja=jinja)
    document = docx.Document()
    _head(document, tags)
    for name in _IDENTITY:
        document.add_paragraph(f"{name.capitalize()}\t: {tags.value(name)}")
    for number in range(8):
        document.add_paragraph(
            f"{number + 1}. " + _WORDS.format(tags.value("nama"), tags.value(f"alasan{number}"))
        )
    _table(document, tags)
    for number in range(4):
        document.add_paragraph(f"{number + 9}. " + _WORDS.format(tags.value("kode"), tags.value("jumlah")))
    start, end = tags.loop("bukti", "p")
    document.add_paragraph(start)
    document.add_paragraph(f"{tags.value('b.tanda')}: {tags.value('b.judul')}")
    document.add_paragraph(end)
    document.add_paragraph(f"{tags.value('kota')}, {tags.value('tanggal')}")
    document.add_paragraph(f"Hormat kami,\n\n\n{tags.value('kuasa')}")
    buffer = io.BytesIO()
    document.save(buffer)
    return _word_like(buffer.getvalue()) if word_like else buffer.getvalue()


def values(number: int) -> dict[str, Any]:
    """What goes into one letter; every letter differs."""
    simple = {name: f"{name.capitalize()} & rekan {number}" for name in _IDENTITY}
    simple |= {f"alasan{one}": f'Keterangan <{one}> "{number}"' for one in range(8)}
    simple |= {
        "jumlah": f"Rp{number}.750.000",
        "kota": "Bintan",
        "tanggal": "24 November 2026",
        "nomor": str(number),
    }
    rows = [
        {
            "no": str(one),
            "pos": f"Upah bulan {one}",
            "dasar": f"{one} bulan x Rp2.500.000",
            "bukti": f"P-{one}",
            "nilai": f"Rp{one}.{number:03}.000",
        }
        for one in range(1, LINES + 1)
    ]
    exhibits = [
        {"tanda": f"P-{one}", "judul": f"Salinan surat {one}/{number}"} for one in range(1, EXHIBITS + 1)
    ]
    return simple | {"kerugian": rows, "bukti": exhibits}


def _head(document: Any, tags: Tags) -> None:
    logo = io.BytesIO()
    Image.new("RGB", (60, 60), "navy").save(logo, "PNG")
    document.add_picture(logo, Cm(2))
    document.add_paragraph("PERMOHONAN RESTITUSI")
    section = document.sections[0]
    section.header.paragraphs[0].text = f"Perkara {tags.value('kode')}"
    footer = section.footer.paragraphs[0]
    footer.text = f"Nomor {tags.value('nomor')}, halaman "
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    footer._p.append(field)


def _table(document: Any, tags: Tags) -> None:
    columns = ("no", "pos", "dasar", "bukti", "nilai")
    grid = document.add_table(1, len(columns), style="Table Grid")
    for cell, name in zip(grid.rows[0].cells, columns, strict=True):
        cell.text = name.capitalize()
    start, end = tags.loop("kerugian", "tr")
    cells = [tags.value(f"b.{name}") for name in columns]
    if not tags.jinja:
        cells = [start + cells[0], *cells[1:-1], cells[-1] + end]
    wanted = [[start, *[""] * 4], cells, [end, *[""] * 4]] if tags.jinja else [cells]
    for texts in wanted:
        for cell, text in zip(grid.add_row().cells, texts, strict=True):
            cell.text = text


def _word_like(data: bytes) -> bytes:
    """The file as Word would have saved it after spell checking."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            blob = old.read(info)
            if info.filename == "word/document.xml":
                blob = _split(blob.decode()).encode()
            elif info.filename == "word/styles.xml":
                blob = _slim(blob.decode()).encode()
            elif info.filename == "word/stylesWithEffects.xml":
                continue
            elif info.filename in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
                blob = re.sub(rb"<(Override|Relationship) [^<>]*stylesWithEffects[^<>]*/>", b"", blob)
            new.writestr(info.filename, blob)
    return buffer.getvalue()


def _split(xml: str) -> str:
    """Runs split inside the tags, revision numbers and language marks on every run."""
    about = '<w:r w:rsidR="00A1B2C3" w:rsidRPr="00C1D2E3"><w:rPr><w:lang w:val="id-ID"/></w:rPr>'
    marks = ('<w:proofErr w:type="spellStart"/>', '<w:proofErr w:type="spellEnd"/>')

    def runs(found: re.Match[str]) -> str:
        pieces = re.split(
            r"(?<=\{)(?=[{%#/a-z])|(?<=[{%] )(?=[a-z])|(?= [%}]\})|(?<=[a-z.] )(?=[A-Z])", found[1]
        )
        made = [f'{about}<w:t xml:space="preserve">{piece}</w:t></w:r>' for piece in pieces]
        return "".join(run + marks[number % 2] for number, run in enumerate(made))

    xml = re.sub(r"<w:r><w:t(?: [^>]*)?>([^<]*)</w:t></w:r>", runs, xml)
    return re.sub(r"<w:p>", '<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3" w:rsidP="00D4E5F6">', xml)


def _slim(xml: str) -> str:
    """Styles without the hundred table styles that nothing uses."""
    return re.sub(
        r'<w:style w:type="table"(?:(?!</w:style>).)*</w:style>',
        lambda found: found[0] if re.search('w:styleId="Table(Grid|Normal)"', found[0]) else "",
        xml,
        flags=re.DOTALL,
    )
