"""What a template does to tables, cells and paragraphs once it is filled, seen before it is filled."""

from __future__ import annotations

import pytest
from papers import paper, part, with_part
from test_template_check import checked, keys, said

ROWS = ("{%tr for k in korban %}", "{{ k.nama }}", "{%tr endfor %}")


def test_text_beside_a_paragraph_tag_would_vanish_and_is_refused() -> None:
    report = checked(paper("Awal {%p if perkara.jamak %}", "isi", "{%p endif %} akhir"))
    assert keys(report) == ["not_alone_p", "not_alone_p"]


def test_two_paragraph_tags_in_one_paragraph_are_refused() -> None:
    report = checked(paper("{%p for k in korban %}{%p if k.nama %}", "x", "{%p endif %}", "{%p endfor %}"))
    assert "not_alone_p" in keys(report)


def test_text_beside_a_row_tag_would_vanish_and_is_refused() -> None:
    rows = tuple((cell, "Rp" if "endfor" in cell else "") for cell in ROWS)
    assert keys(checked(paper("x", table=rows))) == ["not_alone_tr"]


def test_a_cell_whose_only_paragraphs_depend_on_a_branch_is_refused() -> None:
    data = paper("x", table=(("isi",),))
    body = part(data, "word/document.xml").replace(
        b"<w:r><w:t>isi</w:t></w:r></w:p></w:tc>",
        b"<w:r><w:t>{%p if perkara.jamak %}</w:t></w:r></w:p><w:p><w:r><w:t>isi</w:t></w:r></w:p>"
        b"<w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p></w:tc>",
    )
    assert keys(checked(with_part(data, "word/document.xml", body))) == ["cell_may_empty"]


def test_a_table_that_may_come_out_without_rows_is_noted() -> None:
    report = checked(paper("x", table=tuple((cell,) for cell in ROWS)))
    assert report.passes
    assert "tabel tanpa baris" in said(report)
    with_head = checked(paper("x", table=(("Nama",), *((cell,) for cell in ROWS))))
    assert said(with_head) == said(checked(paper("x")))


def test_a_victim_without_losses_would_vanish_from_nested_rows_and_is_refused() -> None:
    inner = ("{%tr for b in k.baris %}", "{{ b.uraian }}", "{%tr endfor %}")
    lost = (ROWS[0], *inner, ROWS[2])
    report = checked(paper("x", table=(("Uraian",), *((cell,) for cell in lost))))
    assert keys(report) == ["swallowed"]
    kept = (ROWS[0], ROWS[1], *inner, ROWS[2])
    assert checked(paper("x", table=(("Uraian",), *((cell,) for cell in kept)))).passes


def test_a_whole_paragraph_in_a_plain_branch_leaves_a_blank_line_and_is_noted() -> None:
    report = checked(paper("{% if perkara.jamak %}Dua{% endif %}"))
    assert report.passes
    assert "baris kosong" in said(report)
    assert "baris kosong" not in said(checked(paper("{% if perkara.jamak %}a{% else %}b{% endif %}")))


@pytest.mark.parametrize("name", ["word/endnotes.xml", "word/charts/chart1.xml"])
def test_a_tag_in_a_part_that_is_not_filled_is_refused(name: str) -> None:
    blob = b'<?xml version="1.0"?><a><b>{{ tempat }}</b></a>'
    report = checked(with_part(paper("x"), name, blob))
    assert keys(report) == ["not_filled"]
    assert said(report).startswith(name)


def test_a_misspelt_name_in_a_footnote_is_found() -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    run = "<w:r><w:t>{{ tempatt }}</w:t></w:r>"
    blob = f"<w:footnotes {w}><w:footnote><w:p>{run}</w:p></w:footnote></w:footnotes>"
    report = checked(with_part(paper("x"), "word/footnotes.xml", blob.encode()))
    assert keys(report) == ["unknown_near"]
    assert "Catatan kaki" in said(report)
