"""Citations: tolerant in, canonical out, never without the number of the statute."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legal_assist import messages
from legal_assist.errors import LawBookError
from legal_assist.law import citations, lawbook
from legal_assist.law.provisions import Locator

TODAY = date(2026, 11, 24)


@cache
def book() -> lawbook.LawBook:
    return lawbook.load()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("UU 8/1981 Pasal 98", "uu-8-1981/98"),
        ("Pasal 48 ayat (2) huruf d UU 21/2007", "uu-21-2007/48/2/d"),
        ("Ps 98 ayat 1 UU No. 8 Tahun 1981", "uu-8-1981/98/1"),
        ("Perma 1/2022 Pasal 12 ayat (2)", "perma-1-2022/12/2"),
        ("penjelasan Pasal 48 ayat (1) UU 21/2007", "uu-21-2007/48/1/penjelasan"),
        ("Pasal 48 ayat (1) UU 21/2007 (penjelasan)", "uu-21-2007/48/1/penjelasan"),
        ("UU 21/2007 48(2)d", "uu-21-2007/48/2/d"),
        ("uu nomor 21 tahun 2007 ps. 50 ayat ( 3 )", "uu-21-2007/50/3"),
        ("PASAL 48 AYAT (2) HURUF D UU NOMOR 21 TAHUN 2007.", "uu-21-2007/48/2/d"),
        ("Pasal 1 angka 56 UU 20/2025", "uu-20-2025/1/angka-56"),
        ("Pasal 144 huruf q UU 20/2025", "uu-20-2025/144/q"),
        ("Pasal 7A ayat (4) UU 31/2014", "uu-31-2014/7A/4"),
        ("Pasal VII angka 40 UU 1/2026", "uu-1-2026/VII/angka-40"),
        ("Lampiran I nomor 48 UU 1/2026", "uu-1-2026/lampiran-I/nomor-48"),
        ("Pasal 98 KUHAP lama", "uu-8-1981/98"),
        ("KUHAP baru Pasal 189 ayat (2)", "uu-20-2025/189/2"),
        ("Pasal 98 KUHAP (UU 8/1981)", "uu-8-1981/98"),
        ("UU TPPO Pasal 48", "uu-21-2007/48"),
        ("Undang-Undang Nomor 21 Tahun 2007 tentang Pemberantasan TPPO Pasal 47", "uu-21-2007/47"),
        ("UU 21/2007", "uu-21-2007"),
        ("uu-21-2007/48/1", "uu-21-2007/48/1"),
        ("Pasal\u00a048 UU\u00a021/2007", "uu-21-2007/48"),
    ],
)
def test_people_write_citations_in_many_ways(written: str, meant: str) -> None:
    assert citations.parse(written, book()) == meant


@pytest.mark.parametrize(
    ("provision_id", "short"),
    [
        ("uu-21-2007/48/2/d", "Pasal 48 ayat (2) huruf d UU 21/2007"),
        ("uu-20-2025/1/angka-56", "Pasal 1 angka 56 UU 20/2025"),
        ("uu-21-2007/48/1/penjelasan", "penjelasan Pasal 48 ayat (1) UU 21/2007"),
        ("uu-20-2025/144/q", "Pasal 144 huruf q UU 20/2025"),
        ("uu-1-2026/lampiran-I/nomor-48", "Lampiran I nomor 48 UU 1/2026"),
        ("perma-1-2022", "Perma 1/2022"),
    ],
)
def test_the_program_prints_one_form(provision_id: str, short: str) -> None:
    assert citations.format(provision_id, book()) == short


def test_the_long_form_names_the_statute_in_full_and_english_is_complete() -> None:
    long = citations.format("uu-21-2007/50/3", book(), "long")
    assert long == (
        "Pasal 50 ayat (3) Undang-Undang Nomor 21 Tahun 2007 tentang "
        "Pemberantasan Tindak Pidana Perdagangan Orang"
    )
    english = citations.format("uu-21-2007/48/1/penjelasan", book(), lang="en")
    assert english == "the elucidation of Article 48 paragraph (1) of Law 21/2007"


@pytest.mark.parametrize("style", ["short", "long"])
def test_every_provision_and_instrument_survives_the_round_trip(style: citations.Style) -> None:
    for item in (*book().entries, *book().instruments):
        assert citations.parse(citations.format(item, book(), style), book()) == item


PLACES = st.builds(
    Locator,
    article=st.one_of(
        st.integers(1, 700).map(str), st.builds("{}{}".format, st.integers(1, 99), st.sampled_from("ABZ"))
    ),
    paragraph=st.one_of(st.none(), st.integers(1, 30).map(str), st.sampled_from(["2a", "10b"])),
    letter=st.one_of(st.none(), st.sampled_from("abcjz")),
    point=st.one_of(st.none(), st.integers(1, 200).map(str)),
    elucidation=st.booleans(),
)


@given(PLACES, st.sampled_from(sorted(book().instruments)), st.sampled_from(["short", "long"]))
@settings(max_examples=200)
def test_any_place_survives_the_round_trip_also_one_that_is_not_recorded(
    place: Locator, instrument: str, style: citations.Style
) -> None:
    written = citations.format_place(place, instrument, book(), style)
    assert citations.parse(written, book()) == f"{instrument}/{place.path()}"


@given(
    st.lists(st.sampled_from(sorted(book().entries)), min_size=1, max_size=4),
    st.sampled_from(["jo.", "jo", ";"]),
)
@settings(max_examples=100)
def test_a_chain_of_provisions_survives_the_round_trip(ids: list[str], between: str) -> None:
    written = f" {between} ".join(citations.format(one, book()) for one in ids)
    assert citations.parse_chain(written, book()) == tuple(ids)


@given(st.sampled_from(sorted(book().entries)), st.sampled_from(["upper", "lower", "spaces"]))
@settings(max_examples=200)
def test_case_and_spaces_do_not_matter_where_they_carry_no_meaning(item: str, change: str) -> None:
    written = citations.format(item, book())
    if change == "spaces":
        written = written.replace(" ", "  \u00a0")
    elif book().provision(item).article.isdigit():
        written = written.upper() if change == "upper" else written.lower()
    assert citations.parse(written, book()) == item


@given(st.text(max_size=40))
@settings(max_examples=200)
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    try:
        said = [book().find(text, TODAY).in_force.status]
    except LawBookError as error:
        said = [messages.of_error(error, lang) for lang in messages.LANGUAGES]
    assert all(said)


@pytest.mark.parametrize("written", ["Pasal 98 KUHAP", "KUHAP Pasal 98", "ps 98 ayat (1) kuhap"])
def test_the_bare_code_is_refused_and_both_statutes_are_offered(written: str) -> None:
    with pytest.raises(LawBookError) as caught:
        book().find(written, TODAY)
    assert caught.value.key == "law.which_statute"
    for lang in messages.LANGUAGES:
        sentence = messages.of_error(caught.value, lang)
        assert "8/1981" in sentence
        assert "20/2025" in sentence
    with pytest.raises(LawBookError):
        citations.parse_chain(f"{written} jo. Pasal 361 huruf c UU 20/2025", book())


def test_the_offer_says_what_each_statute_has_under_that_number() -> None:
    with pytest.raises(LawBookError) as caught:
        book().find("Pasal 98 KUHAP", TODAY)
    sentence = messages.of_error(caught.value, "id")
    assert "Penggabungan perkara" in sentence
    assert "Penangkapan hakim" in sentence


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Pasal 98", "no_statute"),
        ("48 ayat (2)", "no_statute"),
        ("UU 99/2099 Pasal 1", "unknown_instrument"),
        ("Pasal 48 UU 21/2007 dan UU 3/2026", "two_statutes"),
        ("Pasal 98 KUHAP baru UU 8/1981", "two_statutes"),
        ("Pasal 455 KUHP", "which_statute"),
        ("Pasal satu UU 21/2007", "citation_unreadable"),
        ("restitusi", "citation_unreadable"),
        ("", "citation_unreadable"),
        ("Pasal 5 Perda Kota Tanjungpinang 1/2013", "not_citable"),
    ],
)
def test_a_citation_that_can_not_be_resolved_is_refused(written: str, key: str) -> None:
    with pytest.raises(LawBookError) as caught:
        book().find(written, TODAY)
    assert caught.value.key == f"law.{key}"
    assert messages.of_error(caught.value, "id")


def test_a_title_only_instrument_may_be_named_but_not_cited() -> None:
    found = book().find("Perda Kota Tanjungpinang 1/2013", TODAY)
    assert found.provision is None
    assert not found.instrument.citable


def test_what_the_book_does_not_hold_is_answered_with_no_rule_and_the_nearest_entry() -> None:
    found = book().find("Pasal 48 ayat (9) UU 21/2007", TODAY)
    assert found.provision is None
    assert found.in_force.status == "no_rule"
    assert found.nearest is not None
    assert found.nearest.id == "uu-21-2007/48"


def test_an_article_of_an_amending_law_is_found_under_the_amended_law_too() -> None:
    assert book().find("Pasal 71D UU 23/2002", TODAY).id == "uu-35-2014/71D"
    assert book().find("Pasal 7A UU 13/2006", TODAY).id == "uu-31-2014/7A"


def test_a_lookup_lists_the_parts_below() -> None:
    found = book().find("UU 8/1981 Pasal 98", TODAY)
    assert found.provision is not None
    assert [part.id for part in found.parts][:2] == ["uu-8-1981/98/1", "uu-8-1981/98/1/penjelasan"]
    assert found.in_force.status == "transitional"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Pasal 2 jo. Pasal 17 UU 21/2007", ("uu-21-2007/2", "uu-21-2007/17")),
        (
            "Pasal 48 ayat (2) huruf d UU 21/2007 jo. Pasal 19 ayat (1) UU 3/2026",
            ("uu-21-2007/48/2/d", "uu-3-2026/19/1"),
        ),
        ("UU 8/1981 Pasal 98 juncto Pasal 99", ("uu-8-1981/98", "uu-8-1981/99")),
        ("Pasal 71D UU 23/2002 jo. UU 35/2014", ("uu-35-2014/71D",)),
        ("Pasal 44 UU 21/2007", ("uu-21-2007/44",)),
    ],
)
def test_chains_are_read_member_by_member(written: str, meant: tuple[str, ...]) -> None:
    assert citations.parse_chain(written, book()) == meant


def test_a_group_is_said_once_per_statute_and_article() -> None:
    assert (
        citations.format_group(
            ["uu-21-2007/48", "uu-21-2007/49", "uu-21-2007/50", "uu-3-2026/19/1", "uu-3-2026/19/2"], book()
        )
        == "Pasal 48, Pasal 49, dan Pasal 50 UU 21/2007; Pasal 19 ayat (1) dan ayat (2) UU 3/2026"
    )
    assert (
        citations.format_group(["uu-21-2007/48/2/a", "uu-21-2007/48/2/d", "uu-21-2007/48/2/a"], book())
        == "Pasal 48 ayat (2) huruf a dan huruf d UU 21/2007"
    )
    assert (
        citations.format_group(["uu-20-2025/144/l", "perma-1-2022", "uu-20-2025/144/q"], book(), lang="en")
        == "Article 144 letter l and letter q of Law 20/2025; Supreme Court Regulation 1/2022"
    )
    assert citations.format_group([], book()) == ""


@given(st.lists(st.sampled_from(sorted(book().entries)), max_size=8))
@settings(max_examples=100)
def test_a_group_names_every_statute_exactly_once(ids: list[str]) -> None:
    phrase = citations.format_group(ids, book())
    instruments = {item.partition("/")[0] for item in ids}
    assert len([part for part in phrase.split("; ") if part]) == len(instruments)


def test_only_what_the_book_holds_is_formatted() -> None:
    with pytest.raises(LawBookError):
        citations.format("uu-21-2007/999", book())
