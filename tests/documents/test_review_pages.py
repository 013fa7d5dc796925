"""The page a trainer reviews holds every question with every basis and confidence, in both forms."""

from __future__ import annotations

import io
import time
from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest

from legal_assist import messages
from legal_assist.documents import package_check, review_pages
from legal_assist.law import citations, lawbook, office, overlay

if TYPE_CHECKING:
    from legal_assist.law.lawbook import LawBook

DAY = date(2026, 11, 24)
RIGHTS = sorted({item.right for item in lawbook.load().rules.items})


def plain(data: bytes) -> str:
    return data.decode("utf-8").replace("\\", "")


def words(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


@pytest.mark.parametrize("lang", messages.LANGUAGES)
@pytest.mark.parametrize("right", RIGHTS)
def test_nothing_of_a_checklist_is_left_out(book: LawBook, right: str, lang: str) -> None:
    content = review_pages.lines(book, right, DAY, lang)
    english = lang == "en"
    for text in (plain(review_pages.markdown(content)), words(review_pages.docx(content, DAY))):
        for item in (one for one in book.rules.items if one.right == right):
            said = [item.question_en, item.why_en, item.refused_en, item.consequence_en]
            own = said if english else [item.question, item.why, item.refused, item.consequence]
            assert item.id in text
            assert all(one in text for one in own if one), item.id
            for who in item.ask:
                assert messages.text(f"reckoning_case.ask.{who}", lang) in text
            for basis in item.basis:
                entry = book.provision(basis)
                cited = f"{citations.format(basis, book, lang=lang)} [{entry.confidence}, "
                assert cited in text
        assert book.version in text


def test_what_the_office_did_stands_on_the_page() -> None:
    book = lawbook.load()
    item = next(one for one in book.rules.items if one.basis)
    provision = book.provision(item.basis[0])
    note = overlay.Confirmation(provision.id, "R", DAY, "l.pdf", "a" * 64, 1, office.fingerprint(provision))
    book = lawbook.load(overlay=overlay.read(overlay.added("", note)))

    text = plain(review_pages.markdown(review_pages.lines(book, item.right, DAY, "id")))
    assert "dikonfirmasi kantor]" in text


def test_the_word_file_is_sound_and_names_nobody(book: LawBook) -> None:
    data = review_pages.docx(review_pages.lines(book, RIGHTS[0], DAY, "id"), DAY)

    package_check.check(data)
    core = docx.Document(io.BytesIO(data)).core_properties
    assert (core.author, core.last_modified_by, core.comments) == ("", "", "")
    time.sleep(2.1)  # a ZIP file tells time in steps of two seconds
    assert data == review_pages.docx(review_pages.lines(book, RIGHTS[0], DAY, "id"), DAY)


def test_signs_of_markdown_in_a_text_stay_text() -> None:
    line = review_pages.Line("point", "# *a* [b](c) <d> | _e_", "x*")
    assert plain(review_pages.markdown((line,))) == "- **x*:** # *a* [b](c) <d> | _e_\n"
    assert b"\\*a\\*" in review_pages.markdown((line,))
