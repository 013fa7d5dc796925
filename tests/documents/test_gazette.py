"""Finding an article in a PDF: headers, catchwords, hyphens, misread digits, damaged files."""

from __future__ import annotations

import pytest
from gazette_pdf import NOISY, pdf
from hypothesis import given, settings
from hypothesis import strategies as st

from legal_assist.documents import gazette
from legal_assist.documents.gazette_words import joined
from legal_assist.errors import DocumentError
from legal_assist.law.provisions import Locator, read_locator


def place(path: str) -> Locator:
    found = read_locator(path)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def noisy() -> gazette.Gazette:
    return gazette.read(pdf(NOISY))


def test_the_title_is_the_first_statute_named(noisy: gazette.Gazette) -> None:
    assert noisy.names("21", "2007") is True
    assert noisy.names("8", "1981") is False
    assert gazette.read(pdf([["tanpa judul"]])).names("21", "2007") is None


def test_an_article_is_found_although_its_heading_was_misread(noisy: gazette.Gazette) -> None:
    (found,) = gazette.find(noisy, place("48/1"))

    assert (found.page, found.last_page, found.sure) == (2, 3, True)
    assert found.part == "(1) Setiap pemilik kebun berhak atas penggantian undang-undang bibit."


def test_page_headers_and_catchwords_are_not_part_of_the_text(noisy: gazette.Gazette) -> None:
    (found,) = gazette.find(noisy, place("48"))

    assert "PRESIDEN" not in found.text.upper()
    assert ". . ." not in found.text
    assert "- 3 -" not in found.text
    assert "b. pupuk yang cukup." in found.text
    assert found.text.endswith("(3) Penggantian dibayar sekaligus.")


@pytest.mark.parametrize(
    ("path", "part", "page"),
    [
        ("48/2/a", "a. bibit;", 2),
        ("48/2/b", "b. pupuk yang cukup.", 2),
        ("48/3", "(3) Penggantian dibayar sekaligus.", 3),
        ("1/angka-2", "2. Pohon adalah tumbuhan berkayu.", 1),
        ("48/1/penjelasan", "Ayat (1) Yang dimaksud dengan pemilik kebun adalah siapa pun.", 4),
    ],
)
def test_paragraph_letter_point_and_elucidation_are_told_apart(
    noisy: gazette.Gazette, path: str, part: str, page: int
) -> None:
    (found,) = gazette.find(noisy, place(path))

    assert found.part == part
    assert found.part_page == page


def test_a_reference_inside_a_paragraph_does_not_begin_the_next(noisy: gazette.Gazette) -> None:
    (found,) = gazette.find(noisy, place("48/2"))

    assert found.part.startswith("(2) Penggantian sebagaimana dimaksud pada ayat (1) berupa:")
    assert "b. pupuk" in found.part


def test_a_broken_line_that_names_an_article_is_no_heading(noisy: gazette.Gazette) -> None:
    (found,) = gazette.find(noisy, place("47"))

    assert found.text.endswith("Pasal 48 berlaku juga untuk kebun kecil.")


def test_letters_read_for_digits_are_said_to_be_a_guess(noisy: gazette.Gazette) -> None:
    (found,) = gazette.find(noisy, place("12"))

    assert found.sure is False
    assert found.text == "Kebun dijaga."


def test_a_part_that_cannot_be_found_leaves_the_whole_article(noisy: gazette.Gazette) -> None:
    (found,) = gazette.find(noisy, place("48/9"))

    assert found.part == ""
    assert found.text


def test_what_is_not_there_is_not_found(noisy: gazette.Gazette) -> None:
    assert gazette.find(noisy, place("480")) == ()
    assert gazette.find(noisy, place("49/penjelasan")) == ()


def test_heading_and_first_paragraph_may_share_a_line() -> None:
    text = gazette.read(pdf([["Pasal 7A (1) Bibit dibagi.", "(2) Pupuk dibagi.", "Pasal 8", "Selesai."]]))

    (found,) = gazette.find(text, place("7A/2"))
    assert found.part == "(2) Pupuk dibagi."
    assert gazette.find(text, place("7")) == ()


def test_the_same_article_twice_gives_two_places() -> None:
    text = gazette.read(pdf([["Pasal 5", "Satu."], ["Pasal 6", "Dua."], ["Pasal 5", "Tiga."]]))

    assert [one.page for one in gazette.find(text, place("5"))] == [1, 3]


def test_a_header_of_its_own_on_every_page_is_left_out() -> None:
    pages = [[f"Salinan Kebun Rekaan, {n}", f"Pasal {n}", "Isi pertama", "isi kedua."] for n in range(1, 6)]
    text = gazette.read(pdf(pages))

    for number in range(1, 6):
        (found,) = gazette.find(text, place(str(number)))
        assert "Salinan" not in found.text


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "overlay.pdf.unreadable"),
        (b"bukan pdf", "overlay.pdf.unreadable"),
        (pdf([["Pasal 1"]])[:200], "overlay.pdf.unreadable"),
        (pdf([[]]), "overlay.pdf.no_text"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(data: bytes, key: str) -> None:
    with pytest.raises(DocumentError) as caught:
        gazette.read(data)
    assert caught.value.key == key


def test_a_locked_file_says_so() -> None:
    import io

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([["Pasal 1", "Isi."]]))))
    writer.encrypt("rahasia rekaan", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)

    with pytest.raises(DocumentError) as caught:
        gazette.read(out.getvalue())
    assert caught.value.key == "overlay.pdf.locked"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(1, 900), min_size=2, max_size=8, unique=True),
    st.lists(st.text("abcdefghij ", min_size=3, max_size=30).map(str.strip), min_size=1, max_size=4),
)
def test_every_article_of_a_clean_text_is_found_with_its_own_words(
    numbers: list[int], words: list[str]
) -> None:
    body = [f"Isi {word or 'x'}" for word in words]
    pages = [["NOMOR 9 TAHUN 1999"], *([f"Pasal {n}", *body, f"Akhir {n} selesai."] for n in numbers)]
    text = gazette.read(pdf(pages))
    for number in numbers:
        (found,) = gazette.find(text, place(str(number)))
        assert found.sure
        assert f"Akhir {number} selesai." in found.text
        assert found.text.count("Akhir") == 1


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["per-", "kara"], "perkara"),
        (["hak-", "hak korban"], "hak-hak korban"),
        (["anak-", "Anak"], "anak- Anak"),
        (["satu", "dua"], "satu dua"),
        (["satu", "(2) dua"], "satu\n(2) dua"),
        ([], ""),
    ],
)
def test_words_cut_at_the_end_of_a_line_are_made_whole(lines: list[str], text: str) -> None:
    assert joined(lines) == text


def test_scanned_pages_among_pages_with_text_are_named_and_the_rest_is_searched() -> None:
    pages = [["UNDANG-UNDANG NOMOR 21 TAHUN 2007", "Pasal 1", "Satu."], [], [], ["Pasal 2", "Dua."], []]
    text = gazette.read(pdf(pages))
    assert text.unread == (2, 3, 5)
    assert gazette.page_list(text.unread) == "2-3, 5"
    (found,) = gazette.find(text, place("2"))
    assert (found.page, found.text) == (4, "Dua.")
    assert gazette.page_list(()) == ""


@pytest.mark.parametrize(
    "header",
    [
        "PRESIDEN REPUBLIK INDONESIA", "PRES I DEN REPUBLIK INDONESIA", "PRESIDEN  REPUBLlK  INDONESlA",
        "2007, No.58                    - 12 -", "LEMBARAN NEGARA RI         No. 58, 2007",
    ],
)  # fmt: skip
def test_a_page_header_in_two_columns_never_enters_the_text(header: str) -> None:
    pages = [
        ["UNDANG-UNDANG NOMOR 21 TAHUN 2007"],
        *(
            [header, f"Pasal {n}", "Restitusi diberikan dalam jangka wak-", "tu yang ditentukan."]
            for n in range(1, 9)
        ),
    ]
    text = gazette.read(pdf(pages))
    for number in range(1, 9):
        (found,) = gazette.find(text, place(str(number)))
        assert found.text.endswith("dalam jangka waktu yang ditentukan.")
        assert "PRES" not in found.text
        assert "58" not in found.text
