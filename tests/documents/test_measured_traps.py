"""Each trap that was measured in the libraries under us, and what stands against it here.

Traps of PDF files are tested with the bundle; hostile packages in `test_package_check` too.
"""

from __future__ import annotations

import io
import time
from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest
from papers import paper, part, spoken, with_part
from pydantic_core import PydanticCustomError
from test_template_check import checked, keys, said

from legal_assist.cases import text as door
from legal_assist.documents import filling, package, preview
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Press

DAY = date(2026, 11, 24)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def fill(template: bytes, **context: object) -> bytes:
    return filling.fill(template, dict(context), title="Judul", day=DAY)


def refused(template: bytes, **context: object) -> str:
    with pytest.raises(DocumentError) as caught:
        fill(template, **context)
    return caught.value.key


def with_body(data: bytes, inside: str) -> bytes:
    """The file with this XML at the beginning of its body."""
    body = part(data, "word/document.xml").replace(b"<w:body>", f"<w:body>{inside}".encode(), 1)
    return with_part(data, "word/document.xml", body)


def with_footnote(data: bytes, text: str) -> bytes:
    """The file with a footnotes part that Word would read."""
    blob = f"<w:footnotes {_W}><w:footnote w:id='1'><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>"
    declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    data = with_part(data, "word/footnotes.xml", f"{declared}{blob}</w:footnotes>".encode())
    relation = f'<Relationship Id="rId901" Type="{_KIND}" Target="footnotes.xml"/></Relationships>'
    data = with_part(data, _RELS, part(data, _RELS).replace(b"</Relationships>", relation.encode()))
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{_FOOTNOTES}"/></Types>'
    return with_part(data, _TYPES, part(data, _TYPES).replace(b"</Types>", override.encode()))


# --- values ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value", ["PT A & B", "<500 ribu> per hari", "a <b c> d", "kurang <lima juta", "A < B"]
)
def test_signs_of_xml_in_a_value_lose_no_word_in_body_header_or_footnote(value: str) -> None:
    data = fill(with_footnote(paper("{{ x }} selesai", header="{{ x }} selesai"), "{{ x }} selesai"), x=value)
    assert preview.text(data).count(f"{value} selesai") == 2
    assert f"{value} selesai" in preview.part_text(part(data, "word/footnotes.xml"))


def test_the_title_of_the_properties_is_escaped_once_and_never_a_template() -> None:
    data = filling.fill(paper("{{ x }}"), {"x": "isi"}, title="A & B {{ x }}", day=DAY)
    assert "<dc:title>A &amp; B {{ x }}</dc:title>" in part(data, "docProps/core.xml").decode()


@pytest.mark.parametrize("template", ["{{ tidak_ada }}", "{{ x.tidak_ada }}", "{{ x.tidak_ada.lagi }}"])
def test_an_unknown_name_is_never_a_blank(template: str) -> None:
    assert refused(paper(template), x={}) == "documents.unknown_name"


def test_nothing_is_never_the_word_none() -> None:
    assert refused(paper("{{ x }}"), x=None) == "documents.not_plain"


@pytest.mark.parametrize("value", ["{{ 7*7 }}", "{% if x %}", "{_{ x }_}", "{# x #}"])
def test_template_code_in_a_value_is_printed_and_not_run(value: str) -> None:
    assert value in preview.text(fill(paper("{{ x }}"), x=value))


@pytest.mark.parametrize(
    "raw", ["a\x00b", "a\x01b", "a\x0bb", "a\x0cb", "a\x07b", "a\ufffeb", "a\ud800b", "a\u202eb"]
)
def test_signs_that_word_cannot_hold_or_that_hide_text_stop_at_the_door(raw: str) -> None:
    try:
        value = door.clean(raw, lines=True)
    except PydanticCustomError:
        return
    assert value.isprintable()
    assert value in preview.text(fill(paper("{{ x }}"), x=value))


def test_a_line_end_of_windows_is_one_break() -> None:
    value = door.clean("satu\r\ndua", lines=True)
    data = fill(paper("{{ x }}"), x=value)
    assert part(data, "word/document.xml").count(b"<w:br/>") == 1


def test_a_million_signs_are_filled_in_seconds() -> None:
    started = time.process_time()
    assert len(preview.text(fill(paper("{{ x }}"), x="kata " * 200_000))) > 999_000
    assert time.process_time() - started < 10


# --- tags --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", ["{%p if 4 % 2 == 0 %}", '{%p for a in [{"x":1}] %}'])
def test_a_percent_sign_or_brace_inside_a_paragraph_tag_is_told_with_its_place(tag: str) -> None:
    report = checked(paper("Awal", tag, "isi"))
    assert not report.passes
    assert "Isi surat, paragraf 2" in said(report)
    assert refused(paper("Awal", tag, "isi", "{%p endif %}")).startswith("documents.template")


def test_words_beside_a_paragraph_tag_would_vanish_and_are_refused_before() -> None:
    template = paper("Awal {%p if x %}", "isi", "{%p endif %} akhir")
    assert "not_alone_p" in keys(checked(template))


def test_a_paragraph_tag_leaves_no_blank_line_and_a_plain_one_is_noted() -> None:
    lines = ("satu", "{%p if x %}", "Dua", "{%p endif %}", "tiga")
    assert "satu\ntiga" in preview.text(fill(paper(*lines), x=False))
    assert "baris kosong" in said(checked(paper("{% if perkara.jamak %}Dua{% endif %}")))


def test_a_victim_without_losses_stays_in_the_tables(press: Callable[[str], Press]) -> None:
    one = press("a")
    one.plain["losses"] = [loss for loss in one.plain["losses"] if loss["victim"] != "K3"]
    text = spoken(one.make("permohonan-restitusi", draft=True))
    breakdown = spoken(one.make("rincian-kerugian", draft=True))
    assert "K3" in text[text.index("KERUGIAN") :]
    assert "K3" in breakdown


def test_a_table_without_rows_is_refused_and_noted_before() -> None:
    rows = (("{%tr for a in korban %}",), ("{{ a.nama }}",), ("{%tr endfor %}",))
    assert refused(paper("x", table=rows), korban=[]) == "documents.table_empty"
    assert "tabel tanpa baris" in said(checked(paper("x", table=rows)))


@pytest.mark.parametrize(
    ("lines", "paragraph"),
    [
        (("a", "{{ 1/0 }}"), 2),
        (("a", "b", "{{ perkara.nomor.lagi.lagi }}"), 3),
        (("a", "{% if perkara.jamak %} tanpa akhir", "c"), 2),
        (("{{ tempat", "b"), 1),
    ],
)
def test_a_fault_is_told_with_its_paragraph_and_its_text(lines: tuple[str, ...], paragraph: int) -> None:
    report = checked(paper(*lines))
    (one,) = report.problems
    assert f"paragraf {paragraph}" in one.params["where"]
    assert one.params["text"] in lines[paragraph - 1]


def test_a_branch_opened_in_the_body_and_closed_in_the_header_is_refused() -> None:
    report = checked(paper("{% if perkara.jamak %}", header="{% endif %}"))
    assert sorted(keys(report)) == ["end_alone", "not_closed"]


def test_a_field_with_a_default_or_in_the_properties_hides_nothing() -> None:
    assert "forbidden" in keys(checked(paper("{{ tidak_ada|default('x') }}")))


# --- parts -------------------------------------------------------------------------------------------

BOX = (
    "<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
    "<w:p><w:r><w:t>KOTAK {{ x }}</w:t></w:r></w:p></w:txbxContent>"
    "</v:textbox></v:shape></w:pict></w:r></w:p>"
)
CONTROL = "<w:sdt><w:sdtContent><w:p><w:r><w:t>KONTROL {{ x }}</w:t></w:r></w:p></w:sdtContent></w:sdt>"


def test_text_boxes_content_controls_headers_and_footnotes_are_filled() -> None:
    data = fill(
        with_body(with_footnote(paper("x", header="KEPALA {{ x }}"), "KAKI {{ x }}"), BOX + CONTROL), x="isi"
    )
    whole = "\n".join(
        preview.part_text(blob)
        for name, blob in package.parts(data).items()
        if name.startswith(("word/document", "word/header", "word/footnotes"))
    )
    assert [word for word in ("KOTAK", "KONTROL", "KEPALA", "KAKI") if f"{word} isi" not in whole] == []


@pytest.mark.parametrize("name", ["word/endnotes.xml", "word/glossary/document.xml"])
def test_a_tag_that_would_stay_as_it_is_is_refused(name: str) -> None:
    blob = f"<w:x {_W}><w:p><w:r><w:t>{{{{ tempat }}}}</w:t></w:r></w:p></w:x>".encode()
    assert "not_filled" in keys(checked(with_part(paper("x"), name, blob)))


def test_names_in_hidden_or_deleted_text_and_comments_are_refused() -> None:
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Nama Asli</w:t></w:r></w:p>"
    deleted = '<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>Nama</w:delText></w:r></w:del></w:p>'
    assert keys(checked(with_body(paper("x"), hidden))) == ["hidden_text"]
    assert keys(checked(with_body(paper("x"), deleted))) == ["tracked"]
    assert keys(checked(with_part(paper("x"), "word/comments.xml", b"<a/>"))) == ["comments"]


def test_properties_of_the_template_name_nobody_in_the_paper() -> None:
    document = docx.Document(io.BytesIO(paper("x")))
    core = document.core_properties
    core.author = core.last_modified_by = core.keywords = core.category = "Nama Asli"
    core.comments = core.subject = core.identifier = core.content_status = "Nama Asli"
    buffer = io.BytesIO()
    document.save(buffer)
    custom = b"<Properties><property name='a'>Nama Asli</property></Properties>"
    data = fill(with_part(buffer.getvalue(), "docProps/custom.xml", custom))
    assert not [name for name, blob in package.parts(data).items() if b"Nama Asli" in blob]


def test_a_name_that_only_a_footnote_reads_is_seen() -> None:
    template = with_footnote(paper("x"), "{{ tempatt }}")
    assert keys(checked(template)) == ["unknown_near"]
    assert refused(template) == "documents.unknown_name"


# --- code --------------------------------------------------------------------------------------------

CODE = [
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ lipsum.__globals__['os'].environ }}",
    "{{ x.delete() }}",
    "{{ x.append('b') }}",
    "{% for i in range(10000000) %}a{% endfor %}",
    "{{ 'a'*10**9|int }}",
    "{{ 10**10**10 }}",
    "{% include '/etc/hostname' %}",
    "{% import 'x' as y %}",
    "{% extends 'x' %}",
    "{{ x|attr('delete') }}",
    "{{ x|tojson }}",
    "{{ x|map('upper') }}",
    "{{ '%s'|format(x) }}",
    "{{ x['__class__'] }}",
    "{{ x[y] }}",
    "{{ self }}",
    "{{ loop.cycle('a') }}",
]


@pytest.mark.parametrize("code", CODE)
@pytest.mark.parametrize("where", ["body", "header", "footnote"])
def test_code_in_a_template_is_refused_by_the_check_and_never_run(code: str, where: str) -> None:
    template = {
        "body": lambda: paper(code),
        "header": lambda: paper("x", header=code),
        "footnote": lambda: with_footnote(paper("x"), code.replace("'", "&apos;")),
    }[where]()
    started = time.process_time()
    assert not checked(template).passes
    assert refused(template, x=["a"]).startswith(("documents.template", "documents.unknown", "documents.not"))
    assert time.process_time() - started < 3


@pytest.mark.parametrize("token", ["{{", "{%", "{% vm", "{{r", "-%}", "{%tr"])
def test_thousands_of_tags_that_never_end_are_refused_at_once(token: str) -> None:
    started = time.process_time()
    assert not checked(paper((token + " ") * 4000)).passes
    assert time.process_time() - started < 3


def test_two_thousand_rows_lose_none_and_take_seconds() -> None:
    rows = (
        ("Nomor",) * 5,
        ("{%tr for a in daftar %}",) + ("",) * 4,
        ("{{ a }}",) * 5,
        ("{%tr endfor %}",) + ("",) * 4,
    )
    started = time.process_time()
    text = preview.text(fill(paper("x", table=rows), daftar=[f"n{n}" for n in range(2000)]))
    assert text.count("n1999") == 5
    assert len([line for line in text.splitlines() if " | " in line]) == 2001
    assert time.process_time() - started < 20


# --- tags that Word splits ---------------------------------------------------------------------------


def _runs(*texts: str, between: str = "", properties: str = "") -> str:
    runs = (f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts)
    return "<w:p>" + between.join(runs) + "</w:p>"


_LINK = "<w:hyperlink w:anchor='a'><w:r><w:t>{}</w:t></w:r></w:hyperlink>"
_RUN = "<w:r><w:t>{}</w:t></w:r>"
_HELD = f"<w:sdt><w:sdtContent>{_RUN}</w:sdtContent></w:sdt>"
_WHOLE = _RUN.format("{{ tempat }}")
_BOOKMARK = '<w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/>'
SPLIT = {
    "in the name": _runs("{{ temp", "at }}"),
    "between the braces": _runs("{", "{ tempat }", "}"),
    "at every sign": _runs(*"{{ tempat }}"),
    "by a format": _runs("{{ tem", "pat }}", properties="<w:rPr><w:b/></w:rPr>"),
    "by the spelling check": _runs("{{ tem", "pat }}", between='<w:proofErr w:type="spellStart"/>'),
    "by a bookmark": _runs("{{ tem", "pat }}", between=_BOOKMARK),
    "by a place of last editing": _runs("{{ tem", "pat }}", between="<w:permStart w:id='2'/>"),
    "by a tab": "<w:p><w:r><w:t>{{</w:t><w:tab/><w:t>tempat }}</w:t></w:r></w:p>",
    "by a line break": "<w:p><w:r><w:t>{{</w:t><w:br/><w:t>tempat }}</w:t></w:r></w:p>",
    "by a hyphen": "<w:p><w:r><w:t>{{ tem</w:t><w:noBreakHyphen/><w:t>pat }}</w:t></w:r></w:p>",
    "with a hard blank": _runs("{{\u00a0tempat\u00a0}}"),
    "with a zero-width blank": _runs("{{ tem\u200bpat }}"),
    "inside a link": f"<w:p>{_LINK.format('{{ tempat }}')}</w:p>",
    "half in a link": f"<w:p>{_RUN.format('{{ tem')}{_LINK.format('pat }}')}</w:p>",
    "over two paragraphs": _runs("{{ tem") + _runs("pat }}"),
    "in a content control": f"<w:sdt><w:sdtContent>{_runs('{{ tempat }}')}</w:sdtContent></w:sdt>",
    "half in a content control": f"<w:p>{_RUN.format('{{ tem')}{_HELD.format('pat }}')}</w:p>",
    "in a text box": BOX.replace("{{ x }}", "{{ tempat }}"),
    "in a field result": f"<w:p><w:fldSimple w:instr=' PAGE '>{_WHOLE}</w:fldSimple></w:p>",
    "with a prefix for a name": _runs("{{r }}"),
    "with curly quotation marks": _runs("{% if tempat == “Batam” %}Batam{% endif %}"),
    "with straight apostrophes": _runs("{% if tempat == 'Batam' %}Batam{% endif %}"),
    "with a no-wrap mark": _runs("{{- tempat -}}"),
}  # fmt: skip


@pytest.mark.parametrize("how", SPLIT)
def test_a_split_tag_is_filled_or_refused_and_never_lost(how: str) -> None:
    template = with_body(paper("sesudah"), SPLIT[how])
    report = checked(template)
    if not report.passes:
        assert said(report)
        return
    data = fill(template, tempat="Batam")
    assert "Batam" in preview.part_text(part(data, "word/document.xml"))
    assert "sesudah" in preview.text(data)


MUST_FILL = [
    "in the name", "between the braces", "at every sign", "by a format", "by the spelling check",
    "by a bookmark", "inside a link", "in a content control", "in a text box", "with curly quotation marks",
]  # fmt: skip


@pytest.mark.parametrize("how", MUST_FILL)
def test_a_tag_that_word_split_by_itself_passes(how: str) -> None:
    assert checked(with_body(paper("x"), SPLIT[how])).passes
