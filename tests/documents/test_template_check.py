"""The check of templates for lawyers: each fault by its place, its tag and the name that was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from papers import paper, part, with_part

from legal_assist import messages
from legal_assist.documents import fast_template, language, template_check, vocabulary
from legal_assist.documents.template_check_names import Schema
from legal_assist.errors import DocumentError
from legal_assist.law import lawbook

if TYPE_CHECKING:
    from legal_assist.documents.template_check import Report

BOOK = lawbook.load()
CONTEXT = {
    "korban": [{"nama": "N", "kode": "K1", "baris": [{"uraian": "u", "jumlah": "1"}]}],
    "perkara": {"nomor": "1", "jamak": False},
    "halaman": {"tanda": "DRAF"},
    "tempat": "Batam",
}
SCHEMA = Schema(vocabulary.vocabulary([CONTEXT]), {"harta": ("permohonan-pemblokiran",)}, empty=["korban"])


def checked(data: bytes, **options: list[str]) -> Report:
    return template_check.check("surat.docx", data, SCHEMA, BOOK, **options)


def keys(report: Report) -> list[str]:
    return [one.key.rpartition(".")[2] for one in report.problems]


def said(report: Report, lang: str = "id") -> str:
    return "\n".join(messages.of_problem(one, lang) for one in (*report.problems, *report.hints))


def test_a_good_template_passes_with_the_names_it_reads() -> None:
    report = checked(
        paper(
            "{{ tempat }}, {{ perkara.nomor|upper }}",
            "{%p for k in korban %}",
            "{{ k.nama }}: {{ k.baris|length }} {{ loop.index }}",
            "{% if perkara.jamak %}a{% else %}b{% endif %}",
            "{%p endfor %}",
            header="{{ halaman.tanda }}",
        )
    )
    assert report.passes
    assert report.read >= {"korban", "korban[].nama", "perkara.jamak", "halaman.tanda", "tempat"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("{{ tempatt }}", "unknown_near"),
        ("{{ entah }}", "unknown_name"),
        ("{{ perkara.nomr }}", "unknown_near"),
        ("{{ harta.uraian }}", "other_document"),
        ("Halo {tempat}", "single_braces"),
        ("{{ tempat", "unclosed"),
        ("tempat }}", "unopened"),
        ("{{ tempat {{ perkara.nomor }}", "unclosed"),
        ("{{ }}", "empty"),
        ("{{ tempat + }}", "syntax"),
        ("{{ tempat|safe }}", "forbidden"),
        ("{{ tempat ** 9 }}", "forbidden"),
        ("{{ tempat.upper() }}", "forbidden"),
        ("{{ tempat.__class__ }}", "forbidden"),
        ("{{ ''.__class__ }}", "forbidden"),
        ("{% set x = 1 %}", "forbidden"),
        ("{% include 'x' %}", "forbidden"),
        ("{{ cycler }}", "unknown_name"),
        ("{{ korban }}", "print_list"),
        ("{{ perkara }}", "print_group"),
        ("{{ perkara.jamak }}", "print_yes_no"),
        ("{{ tempat if perkara.jamak }}", "no_else"),
        ("{% for x in tempat %}{% endfor %}", "not_list"),
        ("{{r tempat }}", "print_prefix"),
        ("{{p }}", "print_prefix"),
        ("{% p if perkara.jamak %}", "space_before_prefix"),
        ("{% if perkara.jamak %}", "not_closed"),
        ("{% endif %}", "end_alone"),
        ("{% else %}", "middle_alone"),
        ("{%tr if perkara.jamak %}", "no_table"),
        ("{{ tem\u200bpat }}", "invisible"),
        ("{%p if tempat == '50%' %}", "percent"),
    ],
)
def test_each_fault_is_named(text: str, key: str) -> None:
    report = checked(paper("Pembuka", text))
    assert key in keys(report)
    assert not report.passes
    where, *rest = [one for one in report.problems if one.key.endswith(f".{key}")]
    assert not rest
    assert messages.of_problem(where, "id").startswith("Isi surat, paragraf 2:")
    assert messages.of_problem(where, "en").startswith("Body, paragraph 2:")


def test_every_fault_is_told_at_once_with_table_row_and_column() -> None:
    report = checked(
        paper(
            "{{ satu }} {{ dua }}",
            header="{tempat}",
            table=(("Nama", "Jumlah"), ("{%tr for k in korban %}", ""), ("{{ k.nma }}", "{{ k.jumlah }}")),
        )
    )
    assert sorted(keys(report)) == [
        "not_closed", "single_braces", "unknown_name", "unknown_name", "unknown_near", "unknown_near",
    ]  # fmt: skip
    text = said(report)
    assert 'Isi surat, tabel 1, baris 3, kolom 1, paragraf 1: isian "k.nma"' in text
    assert 'maksudnya "k.nama"?' in text
    assert 'maksudnya "k.baris.jumlah"?' in text
    assert "Kepala halaman, paragraf 1: {tempat}" in text


def test_loop_variables_end_with_their_loop() -> None:
    report = checked(paper("{%p for k in korban %}", "{{ k.nama }}", "{%p endfor %}", "{{ k.nama }}"))
    assert keys(report) == ["unknown_name"]
    assert "paragraf 4" in said(report)


def test_an_inner_loop_knows_the_entries_of_the_outer_one() -> None:
    lines = ["{%p for k in korban %}", "{%p for b in k.baris %}", "{{ b.uraiam }}"]
    report = checked(paper(*lines, "{%p endfor %}", "{%p endfor %}"))
    assert 'maksudnya "b.uraian"?' in said(report)


@pytest.mark.parametrize(
    ("first", "last"),
    [("{%p if perkara.jamak %}", "{% endif %}"), ("{% if perkara.jamak %}", "{%p endif %}")],
)
def test_a_beginning_and_an_end_of_different_kinds_are_refused(first: str, last: str) -> None:
    assert "other_prefix" in keys(checked(paper(first, "isi", last)))


def test_a_branch_that_ends_in_another_cell_is_refused() -> None:
    report = checked(paper("x", table=(("{%p if perkara.jamak %}", "{%p endif %}"),)))
    assert "other_place" in keys(report)


def test_a_tag_split_over_a_link_is_refused() -> None:
    data = paper("{{ tempat }}")
    body = part(data, "word/document.xml").replace(
        b"<w:r><w:t>{{ tempat }}</w:t></w:r>",
        b"<w:r><w:t>{{ tem</w:t></w:r><w:hyperlink><w:r><w:t>pat }}</w:t></w:r></w:hyperlink>",
    )
    assert "straddles" in keys(checked(with_part(data, "word/document.xml", body)))


def test_a_tag_split_over_runs_as_word_does_is_read_whole() -> None:
    data = paper("{{ tempat }} {{ entah }}")
    body = part(data, "word/document.xml").replace(
        b"<w:r><w:t>{{ tempat }} {{ entah }}</w:t></w:r>",
        b'<w:r><w:t>{</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>{ tem</w:t>'
        b"</w:r><w:r><w:t>pat }</w:t></w:r><w:r><w:t>} {{ en</w:t></w:r><w:r><w:t>tah }}</w:t></w:r>",
    )
    report = checked(with_part(data, "word/document.xml", body))
    assert keys(report) == ["unknown_name"]


def test_curly_quotation_marks_in_a_tag_are_read_as_straight_ones() -> None:
    assert checked(paper("{% if tempat == “Batam” %}a{% endif %}b")).passes


def test_braces_that_face_each_other_over_the_end_of_a_paragraph_are_refused() -> None:
    assert keys(checked(paper("satu {", "{{ tempat }}"))) == ["facing"]
    assert checked(paper("satu {", "dua {{ tempat }}")).passes


def test_tags_about_cells_are_for_cells_in_a_loop_and_need_no_number() -> None:
    assert keys(checked(paper("{% vm %}"))) == ["no_table"]
    assert keys(checked(paper("x", table=(("{% vm %}",),)))) == ["middle_alone"]
    for tag in ("{% colspan tempat %}", "{% cellbg tempat %}", "{% hm %}"):
        assert keys(checked(paper("x", table=((tag,),)))) == ["forbidden"]


def test_hidden_text_is_refused() -> None:
    data = paper("tampak")
    body = part(data, "word/document.xml").replace(
        b"<w:r><w:t>tampak", b"<w:r><w:rPr><w:vanish/></w:rPr><w:t>Nama asli</w:t></w:r><w:r><w:t>tampak"
    )
    assert keys(checked(with_part(data, "word/document.xml", body))) == ["hidden_text"]


def test_a_statute_named_by_a_name_that_two_of_them_bear_is_refused() -> None:
    nickname = next(one.name for one in BOOK.preface.nicknames if len(one.instruments) > 1)
    article = 98
    report = checked(paper(f"menurut Pasal {article} {nickname}"))
    assert keys(report) == ["bare_citation"]


def test_law_written_into_a_template_is_a_note() -> None:
    number = 48
    report = checked(paper(f"berdasarkan Pasal {number} undang-undang itu"))
    assert report.passes
    assert "tidak mengikuti tanggal perkara" in said(report)


def test_a_template_without_the_mark_of_a_draft_is_refused() -> None:
    report = checked(paper("{{ tempat }}"), required=["halaman.tanda"])
    assert keys(report) == ["must_print"]


def test_what_the_shipped_template_prints_and_this_one_does_not_is_a_note() -> None:
    report = checked(paper("{{ tempat }}"), usual=["tempat", "perkara.nomor"])
    assert report.passes
    assert "perkara.nomor" in said(report)


def test_what_is_no_word_file_is_told_by_its_name() -> None:
    assert said(checked(b"%PDF-1.7")).startswith("surat.docx: bukan berkas Word")


def test_an_unsafe_package_is_not_looked_into() -> None:
    report = checked(with_part(paper("{{ entah }}"), "word/vbaProject.bin", b"x"))
    assert [one.key for one in report.problems] == ["documents.package.active_content"]
    assert not report.passes


@pytest.mark.parametrize(
    "deep",
    ["(" * 5000 + "tempat" + ")" * 5000, "not " * 5000 + "tempat", "tempat" + ".a" * 5000, "-" * 5000 + "1"],
    ids=["brackets", "not", "dots", "signs"],
)
def test_a_tag_without_end_in_itself_is_a_fault_like_others(deep: str) -> None:
    data = paper("{{ " + deep + " }}")
    assert not checked(data).passes
    with pytest.raises(DocumentError):
        fast_template.compiled(data)


def test_what_nests_more_deeply_than_python_compiles_is_told_before() -> None:
    for start, end in (("{% for k in korban %}", "{% endfor %}"), ("{% if perkara.jamak %}", "{% endif %}")):
        for nests in (language.MAX_NESTS, language.MAX_NESTS + 1, 120):
            data = paper(start * nests + "x" + end * nests)
            assert (keys(checked(data)) == ["too_deep"]) == (nests > language.MAX_NESTS)
            if nests > language.MAX_NESTS:
                with pytest.raises(DocumentError, match="template_syntax"):
                    fast_template.compiled(data)
            else:
                fast_template.compiled(data)
    branches = "{% if perkara.jamak %}a" + "{% elif perkara.jamak %}b" * 40 + "{% endif %}"
    assert checked(paper(branches)).passes
    fast_template.compiled(paper(branches))


@pytest.mark.parametrize(
    "beside",
    [
        "<!-- {{ tempat }} -->",
        "<?x {{ tempat }}?>",
        '<w:p><w:bookmarkStart w:id="1" w:name="{{ tempat }}"/></w:p>',
        "{{",
    ],
    ids=["comment", "instruction", "attribute", "between"],
)
def test_a_tag_that_nobody_sees_in_word_is_named(beside: str) -> None:
    body = part(paper("{{ tempat }}"), "word/document.xml").replace(b"<w:body>", f"<w:body>{beside}".encode())
    report = checked(with_part(paper("{{ tempat }}"), "word/document.xml", body))
    assert keys(report) == ["no_text"]
    assert "{{" in said(report)
