from __future__ import annotations

import io
import zipfile
from datetime import date

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from papers import paper, part, with_part
from PIL import Image
from pydantic_core import PydanticCustomError

from legal_assist.cases import text as door
from legal_assist.documents import filling, preview
from legal_assist.errors import DocumentError

DAY = date(2026, 11, 24)
HOSTILE = [
    "PT A & B <x>", "<500 ribu> per hari", "a <b c> d", "{{ 7*7 }}", "{_{ x }_}", "{_% if %_}", "{% if %}",
    "]]>",
    "</w:t></w:r><w:r><w:t>INJ", "[/]", "<!-- x", "<![CDATA[", "\\n", "&amp;", "&#10;",
    "“kutip” ‘tunggal’ \"'",
    "{#x#}", "  tepi  kosong", "a\u00a0b", "{{r x }}", "{%p x %}", "<w:p >", "\n<w:p x",
]  # fmt: skip


def fill(template: bytes, **context: object) -> bytes:
    return filling.fill(template, dict(context), title="Judul", day=DAY)


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_text_appears_verbatim_in_body_header_and_table(value: str) -> None:
    template = paper("awal {{ x }} selesai", header="{{ x }}", table=(("{{ x }}",),))
    text = preview.text(fill(template, x=value))
    assert f"awal {value} selesai" in text
    assert text.count(value) >= 3


def test_line_breaks_and_tabs_of_a_value_are_kept() -> None:
    data = fill(paper("{{ x }}"), x="satu\ndua\n\n\ttiga")
    assert "satu\ndua\n\n\ttiga" in preview.text(data)
    assert part(data, "word/document.xml").count(b"<w:br/>") == 3


@pytest.mark.parametrize(
    ("template", "key"),
    [
        ("{{ tidak_ada }}", "documents.unknown_name"),
        ("{{ x.tidak_ada }}", "documents.unknown_name"),
        ("{{ kosong }}", "documents.not_plain"),
        ("{{ x.items }}", "documents.unknown_name"),
        ("{{ daftar }}", "documents.not_printable"),
        ("{% if x %}tanpa akhir", "documents.template_syntax"),
        ("{% if 1 == 1 %}{{ x.__class__ }}{% endif %}", "documents.template_forbidden"),
        ("{{ ''.__class__.__mro__ }}", "documents.template_forbidden"),
        ("{{ 'a' * 1000000000 }}", "documents.template_forbidden"),
        ("{{ cycler.__init__.__globals__ }}", "documents.template_forbidden"),
        ("{{ x.keys() }}", "documents.template_forbidden"),
        ("{% include '/etc/hostname' %}", "documents.template_forbidden"),
        ("{% set y = 1 %}", "documents.template_forbidden"),
        ("{% macro f() %}{% endmacro %}", "documents.template_forbidden"),
        ("{{ x|safe }}", "documents.template_forbidden"),
        ("{{ x|attr('y') }}", "documents.template_forbidden"),
        ("{{ 1/0 }}", "documents.template_forbidden"),
        ("{{ x[y] }}", "documents.template_forbidden"),
    ],
)
def test_a_template_that_does_more_than_read_is_refused(template: str, key: str) -> None:
    context: dict[str, object] = {"x": {"a": "b"}, "daftar": ["a"]}
    if "kosong" in template:
        context["kosong"] = None
    with pytest.raises(DocumentError) as caught:
        filling.fill(paper(template), context, title="", day=DAY)
    assert caught.value.key == key


def test_code_in_a_header_is_refused_too() -> None:
    with pytest.raises(DocumentError):
        fill(paper("aman", header="{{ cycler.__init__.__globals__.os.popen('id') }}"), x="")


def test_equal_input_gives_equal_bytes_and_nothing_of_the_tools_stays() -> None:
    template = paper("{{ x }}")
    first, second = fill(template, x="isi"), fill(template, x="isi")
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        names = package.namelist()
        core = package.read("docProps/core.xml").decode()
        assert {info.date_time[:3] for info in package.infolist()} == {(2026, 11, 24)}
    assert not [name for name in names if "thumbnail" in name or "app.xml" in name or "customXml" in name]
    assert "<dc:title>Judul</dc:title>" in core
    assert "creator" not in core
    assert b"python" not in first


def test_a_jpeg_letterhead_keeps_its_content_type() -> None:
    document = docx.Document()
    picture = io.BytesIO()
    Image.new("RGB", (4, 4)).save(picture, "JPEG")
    document.add_picture(picture)
    buffer = io.BytesIO()
    document.save(buffer)
    types = part(fill(buffer.getvalue()), "[Content_Types].xml")
    assert b'Extension="jp' in types
    assert b'Extension="jp' not in part(fill(paper("x")), "[Content_Types].xml")


def test_the_title_is_escaped_once() -> None:
    data = filling.fill(paper("a"), {}, title="A & B", day=DAY)
    assert "<dc:title>A &amp; B</dc:title>" in part(data, "docProps/core.xml").decode()


def test_a_cell_left_without_paragraph_is_refused() -> None:
    document = paper("x", table=(("isi",),))
    body = part(document, "word/document.xml").replace(
        b"<w:r><w:t>isi</w:t></w:r></w:p></w:tc>",
        b"<w:r><w:t>{%p if a %}</w:t></w:r></w:p><w:p><w:r><w:t>isi</w:t></w:r></w:p>"
        b"<w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p></w:tc>",
    )
    with pytest.raises(DocumentError) as caught:
        fill(with_part(document, "word/document.xml", body), a=False)
    assert caught.value.key == "documents.cell_empty"


def test_a_table_left_without_rows_is_refused() -> None:
    template = paper("x", table=(("{%tr for a in daftar %}",), ("{{ a }}",), ("{%tr endfor %}",)))
    with pytest.raises(DocumentError) as caught:
        fill(template, daftar=[])
    assert caught.value.key == "documents.table_empty"
    assert "baris satu" in preview.text(fill(template, daftar=["baris satu"]))


def test_a_gap_gets_its_own_run_and_style_and_keeps_the_words_around_it() -> None:
    gap = "[BELUM DIISI: nama]"
    data = filling.fill(paper("Nama {{ x }} benar"), {"x": gap}, title="", day=DAY, gaps=[gap])
    body = part(data, "word/document.xml").decode()
    assert f"Nama {gap} benar" in preview.text(data)
    assert '<w:rStyle w:val="BelumDiisi"/></w:rPr><w:t xml:space="preserve">[BELUM DIISI: nama]</w:t>' in body


def test_the_names_a_template_reads_are_listed() -> None:
    found = filling.template_names(
        paper("{{ korban.nama }}{% for b in baris %}{{ b.jumlah }}{% endfor %}", header="{{ h }}")
    )
    assert {"korban.nama", "baris", "b.jumlah", "h"} <= found


TEMPLATE = paper("awal {{ x }} selesai", header="{{ x }}")


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(st.characters(codec="utf-8") | st.sampled_from("{}%_#&<>]\"'\n\t [/]"), min_size=1, max_size=60)
)
def test_whatever_the_door_accepts_appears_verbatim(raw: str) -> None:
    try:
        value = door.clean(raw, lines=True)
    except PydanticCustomError:
        return
    assert f"awal {value} selesai" in preview.text(fill(TEMPLATE, x=value))
