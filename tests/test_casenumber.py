"""Court case numbers in one normal form; police report numbers only looked at."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legal_assist import casenumber, messages
from legal_assist.errors import CaseDataError


def fault(text: str) -> str:
    with pytest.raises(CaseDataError) as caught:
        casenumber.parse(text)
    for lang in messages.LANGUAGES:
        assert messages.of_error(caught.value, lang)
    return caught.value.key.removeprefix("contacts.case_number.")


@pytest.mark.parametrize(
    "text",
    [
        "123/Pid.Sus/2026/PN Tpg",
        "Nomor 123/Pid.Sus/2026/PN Tpg",
        "Nomor : 123/Pid.Sus/2026/PN Tpg",
        "No. 0123 / PID.SUS / 2026 / PN.TPG",
        "Putusan No.123/pid.sus/2026/pn tpg",
        "Reg. Perkara No. 123/Pid Sus/2026/PN.Tpg",
        "123/Pid.Sus/2026/PN\u00a0Tpg.",
        "\uff11\uff12\uff13/Pid.Sus/2026/PN Tpg",
    ],
)
def test_variants_of_one_number_have_one_normal_form(text: str) -> None:
    number = casenumber.parse(text)
    assert number.normal == "123/Pid.Sus/2026/PN Tpg"
    assert (number.court_code, number.year, number.warnings) == ("PN Tpg", 2026, ())
    assert number.typed == text


@pytest.mark.parametrize(
    ("text", "normal", "court"),
    [
        ("12/Pid.Sus/2026/PN.Jkt.Pst", "12/Pid.Sus/2026/PN Jkt.Pst", "PN Jkt.Pst"),
        ("12/Pid.Sus/2026/PN Jkt Brt", "12/Pid.Sus/2026/PN Jkt.Brt", "PN Jkt.Brt"),
        ("5/Pid.Sus-Anak/2026/PN Btm", "5/Pid.Sus-Anak/2026/PN Btm", "PN Btm"),
        ("5/PID.SUS.ANAK/2026/PN BTM", "5/Pid.Sus-Anak/2026/PN Btm", "PN Btm"),
        ("3/Pid.Pra/2026/PN Tpg", "3/Pid.Pra/2026/PN Tpg", "PN Tpg"),
        ("9/Pdt.G/2026/PN Tpg", "9/Pdt.G/2026/PN Tpg", "PN Tpg"),
        ("9/Pdt.G.S/2026/PN Tpg", "9/Pdt.G.S/2026/PN Tpg", "PN Tpg"),
        ("9/Pdt.P/2026/PA.TPI", "9/Pdt.P/2026/PA Tpi", "PA Tpi"),
        ("4/JN/2026/MS Bna", "4/JN/2026/MS Bna", "MS Bna"),
        ("5/G/2026/PTUN.TPI", "5/G/2026/PTUN TPI", "PTUN TPI"),
        ("12/PID.SUS/2025/PT TPG", "12/Pid.Sus/2025/PT TPG", "PT TPG"),
        ("12/pid.sus/2025/pt dki", "12/Pid.Sus/2025/PT DKI", "PT DKI"),
        ("1234 K/Pid.Sus/2026", "1234 K/Pid.Sus/2026", None),
        ("1234K/PID.SUS/2026", "1234 K/Pid.Sus/2026", None),
        ("No. 12 PK / Pid / 2026", "12 PK/Pid/2026", None),
    ],
)
def test_courts_of_every_instance_are_known(text: str, normal: str, court: str | None) -> None:
    number = casenumber.parse(text)
    assert (number.normal, number.court_code, number.warnings) == (normal, court, ())


def test_an_unknown_type_or_court_is_a_warning_and_not_a_refusal() -> None:
    odd_type = casenumber.parse("5/Pid.Xyz/2026/PN Tpg")
    assert odd_type.normal == "5/Pid.Xyz/2026/PN Tpg"
    assert odd_type.warnings == ("contacts.case_number.unknown_type",)
    odd_court = casenumber.parse("5/Pid.B/2026/XX Tpg")
    assert odd_court.warnings == ("contacts.case_number.unknown_court",)
    full_name = casenumber.parse("5/Pid.B/2026/PN Tanjungpinang")
    assert full_name.warnings == ("contacts.case_number.unknown_court",)
    for warning in (*odd_type.warnings, *odd_court.warnings):
        assert all(messages.has(warning, lang) for lang in messages.LANGUAGES)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "empty"),
        ("123/Pid.Sus/2026", "no_court"),
        ("123/Pid.Sus/2026/", "no_court"),
        ("123/Pid.Sus/2026/PN", "no_court"),
        ("123/Pid.Sus/26/PN Tpg", "short_year"),
        ("1234 K/Pid.Sus/26", "short_year"),
        ("abc", "unreadable"),
        ("123", "unreadable"),
        ("123/2026/PN Tpg", "unreadable"),
        ("0/Pid.B/2026/PN Tpg", "unreadable"),
        ("/Pid.B/2026/PN Tpg", "unreadable"),
        ("123-Pid.B-2026-PN Tpg", "unreadable"),
        ("123/Pid.B/1026/PN Tpg", "unreadable"),
        ("12 K/Pid.Sus/2026/PN Tpg", "unreadable"),
        ("1/Pid.B/2026/PN Tpg jo. 2/PID/2026/PT TPG", "unreadable"),
        ("LP/B/24/VIII/2026/SPKT/POLRES BINTAN", "unreadable"),
        ("PDM-12/TPG/2026", "unreadable"),
        ("\u0663/Pid.B/2026/PN Tpg", "unreadable"),
        ("1" * 5000, "unreadable"),
    ],
)
def test_what_cannot_be_one_case_number_is_refused_with_its_reason(text: str, key: str) -> None:
    assert fault(text) == key


@given(
    st.integers(1, 999_999),
    st.sampled_from(["Pid.B", "Pid.Sus", "Pid.Sus-Anak", "Pdt.G", "Pid.Tak-Dikenal"]),
    st.integers(1945, 2199),
    st.sampled_from(["PN Tpg", "PN Jkt.Pst", "PT TPG", "PTUN JKT", "XX Yyy"]),
)
@settings(max_examples=100)
def test_the_normal_form_is_its_own_normal_form(serial: int, kind: str, year: int, court: str) -> None:
    number = casenumber.parse(f"{serial}/{kind}/{year}/{court}")
    again = casenumber.parse(number.normal)
    assert number.normal == f"{serial}/{kind}/{year}/{court}"
    assert (again.normal, again.court_code, again.year) == (number.normal, court, year)


@pytest.mark.parametrize(
    "text",
    [
        "LP/B/24/VIII/2026/SPKT/POLRES BINTAN",
        "LP / B/ 2232/IX/2022/SPKT/Polda Kepri",
        "LP/450/VIII/2026/Reskrim",
        "LP/A/3/I/2026",
        "LP-B/24/VIII/2026",
        "Nomor : LP/B/24/VIII/2026/SPKT",
        "lp/b/24/viii/2026/spkt",
    ],
)
def test_usual_police_report_numbers_pass_without_a_word(text: str) -> None:
    assert casenumber.police_report_warnings(text) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("STTLP/B/24/VIII/2026/SPKT", ("receipt",)),
        ("24/VIII/2026/SPKT", ("no_lp",)),
        ("LP/B/VIII/2026", ("no_number",)),
        ("LP/B/24/2026", ("no_month",)),
        ("LP/B/24/XIII/2026", ("no_month",)),
        ("LP/B/24/VIII/26", ("no_year",)),
        ("catatan", ("no_lp", "no_number", "no_month", "no_year")),
    ],
)
def test_unusual_police_report_numbers_only_warn(text: str, names: tuple[str, ...]) -> None:
    warnings = casenumber.police_report_warnings(text)
    assert warnings == tuple(f"contacts.police_report.{name}" for name in names)
    assert all(messages.text(warning, lang) for warning in warnings for lang in messages.LANGUAGES)
