"""The fast way gives what docxtpl gives, refuses what it refuses, and leaves to it what needs it."""

from __future__ import annotations

import contextlib
import io
import threading
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from papers import paper, part
from word_parts import body, canonical, p, row, table, with_footnotes, with_sections, word_like, zipped

from legal_assist.documents import fast_template, fast_zip, filling, preview
from legal_assist.errors import DocumentError
from legal_assist.reckoning import readiness
from legal_assist.workspace import templates_dir

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Press

DAY = date(2026, 11, 24)
SHIPPED = sorted(path.name for path in templates_dir().glob("*.docx"))
TEXT = st.text(
    st.characters(codec="utf-8") | st.sampled_from("{}%_#&<>]\"'\n\t\r\a\f\x01\ufffe [/]"), max_size=30
)


def outcome(
    way: Callable[..., bytes], template: bytes, context: dict[str, Any], gaps: tuple[str, ...]
) -> Any:
    """The canonical parts, or the key of the refusal."""
    try:
        return canonical(way(template, context, title="Judul & nama", day=DAY, gaps=gaps))
    except DocumentError as error:
        return error.key


def same(template: bytes, context: dict[str, Any], *, gaps: tuple[str, ...] = (), fast: bool = True) -> Any:
    """Both ways must agree; what they agree on."""
    assert (fast_template.compiled(template) is not None) == fast
    quick = outcome(filling.fill, template, context, gaps)
    slow = outcome(filling.by_docxtpl, template, context, gaps)
    assert quick == slow
    if not isinstance(quick, str):
        assert list(quick) == list(slow)
    return quick


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_template_goes_the_fast_way(name: str) -> None:
    assert fast_template.compiled((templates_dir() / name).read_bytes()) is not None


@pytest.mark.parametrize(
    ("letter", "draft"), [("a", True), ("b", True), ("c", True), ("d", True), ("a", False)]
)
def test_every_paper_of_every_sample_is_what_docxtpl_makes(
    letter: str, draft: bool, press: Callable[[str], Press], monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = []
    fill = filling.fill

    def both(template: bytes, context: dict[str, Any], **about: Any) -> bytes:
        quick = fill(template, context, **about)
        assert canonical(quick) == canonical(filling.by_docxtpl(template, context, **about))
        compared.append(quick)
        return quick

    monkeypatch.setattr(filling, "fill", both)
    one = press(letter)
    for entry in one.catalogue.entries:
        if readiness.state(one.case, one.book, entry, one.as_of).applies:
            with contextlib.suppress(DocumentError):  # a final with gaps
                one.make(entry.id, draft=draft)
    assert len(compared) > (20 if draft else 3)


RICH = with_footnotes(
    body(
        p("Kepada {{ x }}, di {{ y }}", run="<w:rPr><w:b/></w:rPr>", inner="<w:pPr><w:keepNext/></w:pPr>"),
        p("dua paragraf {% if b %}{{ x }}"), p("atau satu{% endif %} {{ y }}"),
        p("{% if b %}ya {{ x }}{% else %}tidak{% endif %} selesai"),
        p("{%p if b %}"), p("hanya bila {{ x|upper }}"), p("{%p endif %}"),
        p("{%p for a in daftar %}"), p("{{ loop.index }}. {{ a.t }}"), p("{%p endfor %}"),
        table(
            2,
            row(p("Pos"), p("Jumlah")),
            row(p("{%tr for a in daftar %}"), p("")),
            row(p("{{ a.t }}"), p("{{ a.n }}{% if a.n == 1 %} satu{% endif %}")),
            row(p("{%tr endfor %}"), p("")),
            row(p("Jumlah {{ y }}"), span=2),
        ),
        "<w:p/>", '<w:p w:rsidR="00A1B2C3"/>',
    ),
    "{{ x }}",
)  # fmt: skip
BOXED = body(
    p(
        "luar {{ x }}",
        inner="<w:r><w:rPr><w:i/></w:rPr><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
        f"<w:txbxContent>{p('dalam {{ y }}')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
    )
)
SECTIONS = with_sections("satu {{ x }}", "dua {{ y }}{% if b %} benar{% endif %}")
BLANK = paper("{{ x }}", header="{{ x }}")
TEMPLATES = {
    "rich": RICH,
    "boxed": BOXED,
    "sections": SECTIONS,
    "blank": BLANK,
    "word-like": word_like(RICH),
    "word-like sections": word_like(SECTIONS),
}
LINES = st.lists(st.fixed_dictionaries({"t": TEXT, "n": st.integers(0, 3)}), max_size=3)


@settings(max_examples=90, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    name=st.sampled_from(sorted(TEMPLATES)),
    context=st.fixed_dictionaries({"x": TEXT, "y": TEXT, "b": st.booleans(), "daftar": LINES}),
)
def test_any_values_give_the_same_document_or_the_same_refusal(name: str, context: dict[str, Any]) -> None:
    same(TEMPLATES[name], context)


@pytest.mark.parametrize("name", sorted(TEMPLATES))
@pytest.mark.parametrize(
    "value",
    ["", " ", "  ", "\n", "\t", "a\n\nb\tc", "satu\r\ndua", "\a", "a\fb", "\x00", "x\x01y", "\ufffe",
     "\ud800", "\u202e", "{{ x }}", "{_{ x }_}", "</w:t></w:r><w:r><w:t>INJ", "]]>", "&#10;",
     "[BELUM DIISI: x]"],
)  # fmt: skip
def test_strange_values_give_the_same_document_or_the_same_refusal(name: str, value: str) -> None:
    context = {"x": value, "y": f"y{value}", "b": True, "daftar": [{"t": value, "n": 1}]}
    found = same(TEMPLATES[name], context, gaps=("[BELUM DIISI: x]",))
    if value in ("\x00", "\ud800", "\a", "x\x01y"):
        assert isinstance(found, str)


LEFT = {
    "cells in a loop": table(1, row(p("{%tc for a in daftar %}"), p("{{ a.t }}"), p("{%tc endfor %}"))),
    "rows of unequal width": table(2, row(p("{{ x }}")), row(p("a"), p("b"))),
    "a value that would bring its own runs": p("{{r x }}"),
    "a value that would bring its own paragraphs": p("{{p x }}"),
    "a value in an attribute": '<w:p><w:pPr><w:jc w:val="{{ x }}"/></w:pPr></w:p>',
    "a span that is a value": table(1, row(p("{% colspan n %}{{ x }}"), span=2)),
    "a colour that is a value": table(1, row(p("{% cellbg x %}{{ x }}"), span=2)),
    "a choice over two cells": table(2, row(p("a{% if b %}"), p("{% endif %}c"))),
    "a choice that leaves a paragraph open": p("a{% if b %}") + table(1, row(p("{% endif %}c"))),
    "a comment in the XML": p("x<!-- kata -->{{ x }}"),
}


@pytest.mark.parametrize("kind", LEFT)
def test_what_needs_docxtpl_is_left_to_it(kind: str) -> None:
    template = body(LEFT[kind])
    context = {"x": "left", "b": True, "n": 1, "daftar": [{"t": "satu"}, {"t": "dua"}]}
    same(template, context, fast=False)
    same(template, context | {"b": False, "daftar": [{"t": "satu"}]}, fast=False)


def test_a_drawing_in_a_loop_is_left_to_docxtpl_and_others_are_numbered_as_it_does() -> None:
    drawing = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><wp:docPr id="7" name="Gambar"/></wp:inline></w:drawing></w:r>'
    )
    looped = body(p("{%p for a in daftar %}"), p("{{ a.t }}", inner=drawing), p("{%p endfor %}"))
    context = {"x": "isi", "daftar": [{"t": "satu"}, {"t": "dua"}]}
    same(looped, context, fast=False)
    found = same(body(p("{{ x }}", inner=drawing), p("b", inner=drawing)), context)
    assert b'id="1001"' in found["word/document.xml"]
    assert b'id="1002"' in found["word/document.xml"]


def test_columns_that_a_loop_adds_are_counted_into_the_grid() -> None:
    cells = row(p("{%tc for a in daftar %}"), p("{{ a.t }}"), p("{%tc endfor %}"))
    data = filling.fill(body(table(1, cells)), {"daftar": [{"t": "satu"}, {"t": "dua"}]}, title="", day=DAY)
    assert part(data, "word/document.xml").count(b"<w:gridCol ") == 2


@pytest.mark.parametrize(
    ("tag", "context", "key"),
    [
        ("{{ tidak_ada }}", {}, "documents.unknown_name"),
        ("{{ x.tidak_ada }}", {"x": {}}, "documents.unknown_name"),
        ("{{ x }}", {"x": None}, "documents.not_plain"),
        ("{{ x }}", {"x": 1.5}, "documents.not_plain"),
        ("{{ x }}", {"x": []}, "documents.not_printable"),
        ("{{ x }}", {"x": True}, "documents.not_printable"),
        ("{{ x|safe }}", {"x": "a"}, "documents.template_forbidden"),
        ("{% if x %}", {"x": "a"}, "documents.template_syntax"),
        ("{{ x.__class__ }}", {"x": "a"}, "documents.template_forbidden"),
    ],
)
@pytest.mark.parametrize("place", ["body", "header", "footnote"])
def test_both_ways_refuse_the_same(tag: str, context: dict[str, Any], key: str, place: str) -> None:
    template = paper("aman" if place != "body" else tag, header=tag if place == "header" else "")
    if place == "footnote":
        template = with_footnotes(template, tag)
    for way in (filling.fill, filling.by_docxtpl):
        assert outcome(way, template, context, ()) == key


def test_an_unsafe_package_is_refused_before_it_is_compiled() -> None:
    with pytest.raises(DocumentError) as caught:
        filling.prepare(zipped({"word/document.xml": b"<!DOCTYPE a><a/>"}))
    assert caught.value.key == "documents.package_unsafe"


def test_a_value_in_a_footnote_is_never_read_as_a_tag_whatever_the_number_of_sections() -> None:
    template = with_footnotes(with_sections("satu", "dua", "tiga"), "{{ x }}")
    for way in (filling.fill, filling.by_docxtpl):
        data = way(template, {"x": "{{ rahasia }}", "rahasia": "bocor"}, title="", day=DAY)
        assert b"catatan {{ rahasia }} kaki" in part(data, "word/footnotes.xml")


def test_a_text_lost_on_the_way_is_noticed_even_when_it_stands_elsewhere_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    template = paper("{{ x }} dan {{ y }} dan {{ x }}")
    values = {"x": "Melati", "y": "Mawar"}
    filling.fill(template, values, title="", day=DAY)
    whole = fast_template.docxtpl_engine.encoded
    monkeypatch.setattr(
        fast_template.docxtpl_engine, "encoded", lambda xml: whole(xml.replace("Melati", "", 1))
    )
    with pytest.raises(DocumentError) as caught:
        filling.fill(template, values, title="", day=DAY)
    assert caught.value.key == "documents.text_lost"


def test_a_gap_is_marked_wherever_it_stands() -> None:
    gap = "[BELUM DIISI: nama]"
    found = same(SECTIONS, {"x": gap, "y": f"{gap} {gap}", "b": False}, gaps=(gap,))
    marked = b"".join(found.values()).count(b'<w:rStyle w:val="BelumDiisi">')
    assert marked == 3 * 3


def test_a_template_is_compiled_once_for_equal_bytes() -> None:
    assert fast_template.compiled(bytes(bytearray(RICH))) is fast_template.compiled(RICH)


def test_all_shipped_templates_stay_compiled() -> None:
    assert fast_template.compiled.cache_info().maxsize >= 2 * len(SHIPPED)


def test_many_threads_may_fill_one_template() -> None:
    template = paper("{{ x }}", header="{{ x }}", table=(("{{ x }}",),))
    wrong: list[str] = []

    def work(name: str) -> None:
        for number in range(30):
            value = f"{name}-{number}"
            text = preview.text(filling.fill(template, {"x": value}, title="", day=DAY))
            if text.count(value) != 3:
                wrong.append(value)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcdef"]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert wrong == []


def test_a_package_is_written_byte_by_byte_as_the_standard_library_writes_it() -> None:
    parts = {"a.xml": b"<a/>" * 500, "kosong.xml": b"", "gambar/ñ.png": bytes(range(256)) * 9}
    packed = fast_zip.pack(
        (fast_zip.member(name, blob) for name, blob in parts.items()), (2026, 11, 24, 13, 5, 8)
    )
    assert packed == zipped(parts)
    assert fast_zip.members(packed) == tuple(fast_zip.member(name, blob) for name, blob in parts.items())
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        assert opened.testzip() is None
