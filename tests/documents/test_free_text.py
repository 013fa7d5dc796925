"""Whatever the door accepts in a free-text field stands word for word in the paper that prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from legal_assist.cases import importing, vocabulary
from legal_assist.documents import preview
from legal_assist.errors import CaseDataError
from legal_assist.reckoning import readiness

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Press

HOSTILE = [
    "[/]", "{{ 7*7 }}", "{_{ x }_}", "A & B <x>", "{% if %}", "]]>", "</w:t>", "{%p endif %}",
    "{%tr for a in b %}", "{# x #}", "&lt;b&gt;", "Pasal [5] ayat (1) [huruf a]", "“kutip” 'satu'",
    "[BELUM DIISI: x]",
]  # fmt: skip

#: Field → the paper that prints it.
FIELDS = {
    "story_before": "permohonan-restitusi",
    "story_during": "permohonan-restitusi",
    "story_after": "permohonan-restitusi",
    "element_means": "permohonan-restitusi",
    "charged_articles": "permohonan-restitusi",
    "police_report_number": "permohonan-restitusi",
    "court.name": "permohonan-restitusi",
    "prosecutor.name": "permohonan-restitusi",
    "own_office.address": "permohonan-restitusi",
    "defendants.T1.name": "permohonan-restitusi",
    "defendants.T1.alias": "permohonan-restitusi",
    "defendants.T1.address": "permohonan-restitusi",
    "defendants.T1.occupation": "permohonan-restitusi",
    "victims.K1.name": "permohonan-restitusi",
    "victims.K1.address": "permohonan-restitusi",
    "victims.K1.occupation": "permohonan-restitusi",
    "companions.D1.name": "surat-kuasa-khusus",
    "companions.D1.organisation": "surat-kuasa-khusus",
    "losses.L2.what": "rincian-kerugian",
    "losses.L10.estimate_how": "rincian-kerugian",
    "losses.L1.rate.source": "rincian-kerugian",
    "losses.L15.deductions.R1.what": "rincian-kerugian",
    "victims.K1.suffering": "rincian-kerugian",
    "exhibits.P-5.title": "daftar-alat-bukti",
    "exhibits.P-5.proves": "daftar-alat-bukti",
    "exhibits.P-21.held_by": "daftar-alat-bukti",
    "victims.K2.home_district": "permohonan-rehabilitasi",
    "victims.K4.health": "permohonan-rehabilitasi",
    "social_agency.name": "permohonan-rehabilitasi",
    "victims.K1.birth_place": "lembar-identitas",
    "victims.K1.passport": "lembar-identitas",
}


def put(plain: dict[str, Any], path: str, value: str) -> None:
    """Set a field of the plain form by its path."""
    node: Any = plain
    *parts, last = path.split(".")
    for part in parts:
        node = next(one for one in node if one["id"] == part) if isinstance(node, list) else node[part]
    node[last] = value


def check(one: Press, path: str, raw: str) -> None:
    """Put a text into a field; if the door takes it, look for each of its lines in the paper."""
    if FIELDS[path] != "lembar-identitas":
        one.named_openly(*(victim["id"] for victim in one.plain["victims"]))
    put(one.plain, path, raw)
    try:
        case = one.case
    except CaseDataError:
        assume(False)
        return
    value = readiness.value_at(case, path)
    text = "\n".join(preview.text(made.data) for made in one.make(FIELDS[path], draft=True))
    assert [line for line in value.split("\n") if line.strip() and line not in text] == []


@pytest.mark.parametrize("path", FIELDS)
def test_hostile_strings_stand_word_for_word(path: str, press: Callable[[str], Press]) -> None:
    check(press("a"), path, " ".join(HOSTILE)[:190])


@settings(
    max_examples=70,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    path=st.sampled_from(sorted(FIELDS)),
    raw=st.text(
        st.characters(codec="utf-8") | st.sampled_from("{}%_#&<>]\"'\t [/]"), min_size=1, max_size=60
    ),
)
def test_any_text_the_door_takes_stands_word_for_word(
    path: str, raw: str, press: Callable[[str], Press]
) -> None:
    check(press("a"), path, raw)


def test_the_fields_are_free_text_of_the_vocabulary() -> None:
    for path in FIELDS:
        fact = vocabulary.find(path)
        assert fact is not None
        assert fact.kind in ("line", "passage")


def test_the_sample_survives_the_door_unchanged(press: Callable[[str], Press]) -> None:
    one = press("a")
    again = importing.from_plain(importing.to_plain(one.case))
    assert again == one.case
