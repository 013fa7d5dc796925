"""More of what was measured: values that broke other engines, sizes, packages at their limits, split tags."""

from __future__ import annotations

import io
import os
import time
import zipfile

import pytest
from lxml import etree
from papers import paper, part, with_part
from pydantic_core import PydanticCustomError
from test_measured_traps import DAY, fill, with_body, with_footnote
from test_template_check import checked

from legal_assist.cases import text as door
from legal_assist.documents import filling, package, package_check, preview
from legal_assist.errors import DocumentError

VALUES = {
    "ampersand": "P&L",
    "beginning of a tag": 'a <b c="',
    "comment": "a <!-- b",
    "raw text": "a <![CDATA[ b",
    "end of raw text": "a ]]> b",
    "our own markup": "</w:t></w:r><w:r><w:t>INJ",
    "a bracket before a number": "kurang <lima juta",
    "an entity": "A &amp; B &#10; C",
}
KEPT = {
    "right to left": "אבג دهـ",
    "no-break blank": "Rp\u00a0500.000",
    "joined sign": "👩\u200d👧",
    "emoji": "🙂",
    "combining": "e\u0301",
    "ideograph": "漢字",
}
DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize("name", VALUES)
def test_a_value_stands_whole_in_body_header_footnote_and_title(name: str) -> None:
    value = VALUES[name]
    template = with_footnote(paper("awal {{ x }} akhir", header="awal {{ x }} akhir"), "awal {{ x }} akhir")
    data = filling.fill(template, {"x": value}, title=value, day=DAY)
    assert preview.text(data).count(f"awal {value} akhir") == 2
    assert f"awal {value} akhir" in preview.part_text(part(data, "word/footnotes.xml"))
    core = docx_title(data)
    assert core == value


def docx_title(data: bytes) -> str:
    """The title as a program reads it from the properties."""
    import docx

    return docx.Document(io.BytesIO(data)).core_properties.title


@pytest.mark.parametrize("name", KEPT)
def test_signs_of_every_script_are_kept(name: str) -> None:
    value = door.clean(KEPT[name], lines=True)
    assert value in preview.text(fill(paper("{{ x }}"), x=value))


@pytest.mark.parametrize("sign", DIRECTIONS)
def test_a_sign_that_turns_text_around_stops_at_the_door(sign: str) -> None:
    with pytest.raises(PydanticCustomError):
        door.clean(f"Rp{sign}000.5", lines=True)


def test_twenty_thousand_line_breaks_and_ten_million_signs_are_filled_whole() -> None:
    started = time.process_time()
    broken = part(fill(paper("{{ x }}"), x="\n".join("a" * 20_001)), "word/document.xml")
    assert broken.count(b"<w:br/>") == 20_000
    long = part(fill(paper("{{ x }}"), x="k" * 10_000_000), "word/document.xml")
    assert long.count(b"k" * 10_000_000) == 1
    assert time.process_time() - started < 30


def test_no_relation_of_a_paper_leads_to_a_part_that_was_left_out() -> None:
    """Word keeps data of its own in a template; a relation left to it makes the paper a damaged file."""
    data = fill(with_footnote(paper("{{ x }}", header="{{ x }}"), "{{ x }}"), x="isi")
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        names = set(whole.namelist())
        lost = [
            (name, target)
            for name in names
            if name.endswith(".rels")
            for relation in etree.fromstring(whole.read(name))
            if (target := package.place_of(relation, name)) and target not in names
        ]
    assert lost == []


# --- packages at the limits ---------------------------------------------------------------------------

GOOD = paper("x")


def _stored(parts: dict[str, bytes]) -> bytes:
    """The file with more parts that are not packed, so that no ratio gives them away."""
    buffer = io.BytesIO(GOOD)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_STORED) as whole:
        for name, blob in parts.items():
            whole.writestr(name, blob)
    return buffer.getvalue()


def _dense() -> bytes:
    return with_part(GOOD, "word/media/image1.bmp", b"\0" * 5_000_000)


LIMITS = {
    "more parts than any letter has": lambda: _stored({f"word/media/{n}.png": b"x" for n in range(501)}),
    "one part too large": lambda: _stored({"word/media/a.bmp": os.urandom(64) * 140_000}),
    "all parts together too large": lambda: _stored(
        {f"word/media/{n}.bmp": b"x" * 7_900_000 for n in range(9)}
    ),
    "packed too densely": _dense,
}


@pytest.mark.parametrize("name", LIMITS)
def test_a_package_beyond_a_limit_is_refused_before_it_is_unpacked(name: str) -> None:
    data = LIMITS[name]()
    started = time.process_time()
    with pytest.raises(DocumentError) as caught:
        package_check.check(data)
    assert {problem.key for problem in caught.value.problems} <= {
        "documents.package.bomb", "documents.package.too_many", "documents.package.too_large",
    }  # fmt: skip
    assert time.process_time() - started < 3


def test_a_declaration_is_found_whatever_way_round_its_letters_stand() -> None:
    for code in ("utf-16-le", "utf-16-be"):
        for word in ("<!DOCTYPE a []>", '<!ENTITY b "c">'):
            blob = word.encode(code)
            with pytest.raises(DocumentError) as caught:
                package_check.check(with_part(GOOD, "word/extra.xml", blob))
            assert "documents.package.dtd" in [problem.key for problem in caught.value.problems]


# --- tags that an editor or a reviewer split ----------------------------------------------------------

_RUN = "<w:r><w:t>{}</w:t></w:r>"
_HEAD, _TAIL = _RUN.format("{{ tem"), _RUN.format("pat }}")
REVIEWED = {
    "in an insertion": f'<w:p><w:ins w:id="1" w:author="x">{_RUN.format("{{ tempat }}")}</w:ins></w:p>',
    "half in an insertion": f'<w:p>{_HEAD}<w:ins w:id="1" w:author="x">{_TAIL}</w:ins></w:p>',
    "around a deletion": (
        f'<w:p>{_HEAD}<w:del w:id="1" w:author="x"><w:r><w:delText>x</w:delText></w:r></w:del>{_TAIL}</w:p>'
    ),
}
COMMENTED = (
    f'<w:p>{_HEAD}<w:commentRangeStart w:id="1"/>{_TAIL}<w:commentRangeEnd w:id="1"/>'
    '<w:r><w:commentReference w:id="1"/></w:r></w:p>'
)


@pytest.mark.parametrize("how", REVIEWED)
def test_a_tag_inside_tracked_changes_is_refused(how: str) -> None:
    template = with_body(paper("x"), REVIEWED[how])
    assert not checked(template).passes
    with pytest.raises(DocumentError):
        fill(template, tempat="Batam")


def test_a_tag_split_by_the_range_of_a_comment_is_filled_or_refused() -> None:
    template = with_body(paper("sesudah"), COMMENTED)
    if checked(template).passes:
        assert "Batam" in preview.text(fill(template, tempat="Batam"))
    else:
        with pytest.raises(DocumentError):
            fill(template, tempat="Batam")
