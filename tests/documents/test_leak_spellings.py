"""Ten thousand invented people: what is written in another way is found, and other people are left alone."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from identities import AROUND, FIRST, LAST, NIK_FORMS, PHONE_FORMS, SPELLINGS, Identity, identity

from legal_assist.documents import leak_folding, package, preview
from legal_assist.documents.leak_matcher import Matcher
from legal_assist.documents.leak_values import Protected, name_parts
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Press

#: All of them where real parts are required, as in CI; a fifth in between.
PEOPLE = 10_000 if os.environ.get("REQUIRE_REAL") else 2_000


def search(one: Identity) -> Matcher:
    return Matcher(
        [
            Protected("K1", "name", one.name),
            Protected("K1", "nik", one.nik),
            Protected("K1", "phone", one.phone),
            Protected("K1", "address", one.address),
        ]
    )


def missed(found: list[tuple[int, int]], text: str, lines: list[str]) -> list[int]:
    """Which lines of a text hold none of the places found."""
    cleaned = [leak_folding.clean(line) for line in lines]
    assert leak_folding.clean(text) == "\n\n".join(cleaned)
    out, at = [], 0
    for number, line in enumerate(cleaned):
        end = at + len(line)
        if not any(start < end and stop > at for start, stop in found):
            out.append(number)
        at = end + 2
    return out


def test_no_spelling_of_a_name_and_no_form_of_a_number_is_missed() -> None:
    chance = random.Random(20261124)  # noqa: S311
    kinds = [*SPELLINGS, *NIK_FORMS, *PHONE_FORMS]
    lost: dict[str, int] = {}
    for number in range(PEOPLE):
        one = identity(chance)
        forms = [form(one.name) for form in SPELLINGS.values()]
        forms += [form(one.nik) for form in NIK_FORMS.values()]
        forms += [form(one.phone) for form in PHONE_FORMS.values()]
        lines = [AROUND[(number + line) % len(AROUND)].format(text) for line, text in enumerate(forms)]
        text = "\n\n".join(lines)
        found = [(hit.start, hit.end) for hit in search(one).find(text) if not hit.noted]
        for line in missed(found, text, lines):
            lost[kinds[line]] = lost.get(kinds[line], 0) + 1
    assert lost == {}


def test_other_people_block_less_than_one_paper_in_a_thousand() -> None:
    chance = random.Random(24112026)  # noqa: S311
    people = [identity(chance) for _ in range(PEOPLE)]
    wrong = 0
    for one, other in zip(people, people[1:] + people[:1], strict=True):
        told = f"{other.name}, NIK {other.nik}, telepon {other.phone}, beralamat di {other.address}"
        text = "\n".join([*(line.format(other.name) for line in AROUND), told])
        wrong += any(not hit.noted for hit in search(one).find(text))
    assert wrong < PEOPLE / 1000


def hits(value: str, text: str, kind: str = "name") -> set[str]:
    return {hit.form for hit in Matcher([Protected("K1", kind, value)]).find(text)}


def test_one_part_of_a_name_is_only_worth_a_look() -> None:
    assert hits("Sekarayu Wiratmaja", "Kemudian Sekarayu pergi.") == {"part"}
    assert hits("Sekarayu Wiratmaja", "Kemudian mereka pergi.") == set()


def test_a_name_of_one_word_is_that_word_and_no_other() -> None:
    assert hits("Juariah", "Kemudian Juariah pergi.") == {"word"}
    assert hits("Juariah", "kemudian juariah pergi.") == {"word"}
    assert hits("Juariah", "Kemudian Juariahni pergi.") == set()
    assert hits("Indah", "pemandangan yang indah") == set()
    assert hits("Indah", "Kemudian Indah pergi.") == {"word"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Muhammad Rizal", "Moch. Rizal"),
        ("Siti Aminah Larasati", "Aminah Larasati"),
        ("Siti Aminah Larasati", "S.A. Larasati"),
        ("Siti Aminah Larasati", "Larasati, S. A."),
        ("Sekarayu Wiratmaja", "Sekarayu W."),
        ("Nur'aini Hasibuan", "NURAINI HASIBUAN"),
        ("Soepijah Djojodiredjo", "Supiyah Joyodirejo"),
    ],
)
def test_short_and_old_forms_are_found(name: str, text: str) -> None:
    assert hits(name, f"Hadir {text} bersama keluarga.") & {"full", "spelled", "initials", "partial", "glued"}


def test_initials_alone_as_served_papers_print_them_are_no_hit() -> None:
    assert hits("Sekarayu Wiratmaja", "S.W. (Korban K1)") == set()


@pytest.mark.parametrize(
    ("address", "text", "found"),
    [
        ("Jalan Melati Nomor 5, Kelurahan Sukamaju", "tinggal di Jl. Melati No.5", True),
        ("Jalan Melati Nomor 5, Kelurahan Sukamaju", "JLN MELATI NO 005 RT 1", True),
        ("Dusun Krajan RT 002 RW 001, Desa Sukasari", "Dsn. Krajan RT 2/RW 1 Ds. Sukasari", True),
        ("Jalan Melati Nomor 5, Kelurahan Sukamaju", "Jalan Melati Nomor 55", False),
        ("Jalan Melati Nomor 5, Kota Bandung 40123", "Pengadilan di Bandung 40123", False),
        ("Jalan Melati Nomor 5, Kelurahan Sukamaju", "tinggal di Melati 5", True),
        ("Jalan Melati Nomor 5, Kelurahan Sukamaju", "Gang Melati\nNo. 5", True),
        ("Jalan Melati Nomor 5, Kelurahan Sukamaju", "ia membeli melati. 5 orang menunggu", False),
        ("Jalan Melati Nomor 5, Kelurahan Sukamaju", "4) melati;\n5) mawar", False),
        ("Jalan Melati Nomor 5, Kelurahan Sukamaju", "menanam melati 5 tahun lamanya", False),
    ],
)
def test_an_address_is_found_however_it_is_shortened(address: str, text: str, found: bool) -> None:
    assert ("address" in hits(address, text, "address")) is found


def test_a_number_inside_a_longer_one_is_another_number() -> None:
    assert hits("9901015403980001", "no 19901015403980001", "nik") == set()
    assert hits("9901015403980001", "no 99010154039800012", "nik") == set()
    assert hits("0812-3456-7890", "no 908123456789012", "phone") == set()


def test_what_papers_print_anyway_covers_near_spellings_but_never_the_name_itself() -> None:
    guarded = [Protected("K1", "name", "Sri Wahyuni")]
    public = ("Sri Wahyudi", "Yayasan Sri Wahyuni Berkarya")
    assert not Matcher(guarded, public).find("Terdakwa Sri Wahyudi hadir.")
    assert Matcher(guarded).find("Terdakwa Sri Wahyudi hadir.")
    assert Matcher(guarded, public).find("Yayasan Sri Wahyuni Berkarya")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Hj. Siti Aminah, S.H.", ("siti", "aminah")),
        ("Aminah, Siti", ("aminah", "siti")),
        ("Siti Aminah binti Ahmad", ("siti", "aminah", "ahmad")),
        ("Budi S", ("budi", "s")),
        ("Ibu Sumiati", ("sumiati",)),
        ("dr. Ratna Dewi, M.Kes", ("ratna", "dewi")),
    ],
)
def test_titles_and_particles_are_no_part_of_a_name(name: str, parts: tuple[str, ...]) -> None:
    assert name_parts(name) == parts


NAMES = st.builds(
    lambda first, middle, last: " ".join((*first, *middle, last)),
    st.lists(st.sampled_from(FIRST), min_size=1, max_size=1),
    st.lists(st.sampled_from(FIRST), max_size=2),
    st.sampled_from(LAST),
)
PEOPLE_OF_A_CASE = st.lists(
    st.tuples(
        NAMES,
        st.integers(0, 10**14 - 1).map(lambda digits: f"99{digits:014}"),
        st.integers(0, 10**8 - 1).map(lambda digits: f"0812{digits:08}"),
        st.tuples(st.sampled_from(LAST), st.integers(1, 300)).map(
            lambda door: f"Jalan {door[0]} Nomor {door[1]}"
        ),
    ),
    min_size=4,
    max_size=4,
)
CODED = ("permohonan-restitusi", "rincian-kerugian", "daftar-alat-bukti", "permohonan-penggabungan",
         "permohonan-kerahasiaan")  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=PEOPLE_OF_A_CASE, typed=st.sampled_from((None, 0, 1, 2, 3)), document=st.sampled_from(CODED))
def test_no_coded_paper_of_any_case_holds_an_identity(
    people: list[tuple[str, str, str, str]],
    typed: int | None,
    document: str,
    press: Callable[[str], Press],
) -> None:
    """Looked up with nothing but capitals folded, so that the scan doesn't judge itself."""
    one = press("a")
    for victim, (name, nik, phone, address) in zip(one.plain["victims"], people, strict=True):
        victim |= {"name": name, "nik": nik, "phone": phone, "address": address}
        victim.pop("birth_date", None)
    if typed is not None:
        one.plain["story_during"] = f"Kemudian {people[typed][0]} ({people[typed][2]}) dibawa pergi."
        one.plain["exhibits"][0]["title"] = f"Surat untuk {people[typed][0].upper()}"
    made, refused = (), None
    try:
        made = one.make(document, draft=True)
    except DocumentError as error:
        refused = error.key
    # Where nothing was typed that doesn't belong there, nothing may be refused.
    assert refused in ((None,) if typed is None else (None, "documents.leak"))
    for paper in made:
        parts = package.parts(paper.data)
        whole = "\n".join(
            [*(blob.decode("utf-8", "replace") for blob in parts.values()), preview.text(paper.data)]
        )
        for values in people:
            assert not [value for value in values if value.casefold() in whole.casefold()]
