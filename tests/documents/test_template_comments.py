"""The copy of a template with its faults as Word comments."""

from __future__ import annotations

import io

import docx
from lxml import etree
from papers import paper, part
from test_template_check import checked, keys

from legal_assist.documents import template_comments
from legal_assist.documents.package_check import W

DATA = paper("Surat", "{{ tempatt }}", "{{ entah }}", header="{tempat}", table=(("{{ k.x }}",),))


def test_each_fault_is_a_comment_at_its_paragraph() -> None:
    report = checked(DATA)
    copy = template_comments.write(DATA, report, "id")
    comments = etree.fromstring(part(copy, "word/comments.xml"))
    texts = ["".join(one.itertext()) for one in comments]
    assert len(texts) == len(report.faults)
    body = etree.fromstring(part(copy, "word/document.xml"))
    marked = {
        start.get(f"{W}id"): "".join(start.getparent().itertext())
        for start in body.iter(f"{W}commentRangeStart")
    }
    for number, text in enumerate(texts):
        if "tempatt" in text:
            assert marked[str(number)] == "{{ tempatt }}"
        if "Kepala halaman" in text:
            assert marked[str(number)] == "Surat"  # Word has no comments in headers


def test_the_copy_opens_and_bears_no_name_and_no_time() -> None:
    copy = template_comments.write(DATA, checked(DATA), "en")
    assert docx.Document(io.BytesIO(copy)).paragraphs[1].text == "{{ tempatt }}"
    comments = part(copy, "word/comments.xml").decode()
    assert 'w:author="legal-assist"' in comments
    assert "w:date" not in comments
    assert "there is no field" in comments


def test_the_copy_is_refused_as_a_template() -> None:
    copy = template_comments.write(DATA, checked(DATA), "id")
    assert keys(checked(copy)) == ["comments"]
