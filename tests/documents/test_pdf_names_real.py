"""The real LibreOffice copies properties of a Word file into its PDF; ours carry none of them."""

from __future__ import annotations

import io
import shutil
from typing import TYPE_CHECKING

import pytest
from leak_seeds import DOCX, NAME
from pypdf import PdfReader

from legal_assist.documents import office_program, pdf, scanning
from legal_assist.documents.leak_matcher import Matcher
from legal_assist.documents.leak_values import Protected

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.real,
    pytest.mark.slow,
    pytest.mark.skipif(not (shutil.which("soffice") or shutil.which("libreoffice")), reason="no LibreOffice"),
]
#: Every place of a Word file that says who made it, for whom, or with what.
ABOUT = (
    "dc:creator", "cp:lastModifiedBy", "dc:title", "dc:subject", "cp:keywords", "dc:description", "Company",
    "Manager", "template path", "hyperlink base", "custom property", "custom property name", "person",
    "person's account", "bound data", "name of a part", "part nobody links", "archive comment",
)  # fmt: skip


def test_no_property_of_any_kind_reaches_the_pdf(tmp_path: Path) -> None:
    program = office_program.find()
    assert program is not None
    sources = [pdf.Source(f"berkas-{n}", DOCX[place](NAME), "Judul") for n, place in enumerate(ABOUT)]
    made = pdf.convert(sources, tmp_path, program)
    search = Matcher([Protected("K1", "name", NAME)])
    converted = [(place, one.data) for place, one in zip(ABOUT, made, strict=True) if one.data is not None]
    assert [place for place, _ in converted][:8] == list(ABOUT[:8])
    for place, data in converted:
        assert dict(PdfReader(io.BytesIO(data)).metadata or {}) == {"/Title": "Judul"}, place
        assert not scanning.check_bytes("surat.pdf", data, search).hits, place
