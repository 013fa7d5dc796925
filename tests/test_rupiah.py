"""Money typed by people: what is exact is read exactly, everything else is refused with its reason."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from legal_assist import messages, rupiah
from legal_assist.errors import CaseDataError

AMOUNTS = st.integers(min_value=0, max_value=rupiah.MAXIMUM)


def amount_fault(text: str) -> str:
    with pytest.raises(CaseDataError) as caught:
        rupiah.parse(text)
    for lang in messages.LANGUAGES:
        assert messages.of_error(caught.value, lang)
    return caught.value.key.removeprefix("money.amount.")


def number_fault(text: str) -> str:
    with pytest.raises(CaseDataError) as caught:
        rupiah.parse_decimal(text)
    for lang in messages.LANGUAGES:
        assert messages.of_error(caught.value, lang)
    return caught.value.key.removeprefix("money.number.")


@pytest.mark.parametrize(
    "text",
    [
        "1500000",
        "1.500.000",
        "Rp1.500.000",
        "Rp 1.500.000,-",
        "Rp1.500.000,00",
        "Rp. 1.500.000,-",
        "rp 1500000",
        "  1.500.000 ",
        "Rp\u00a01.500.000",
        "1500000,00",
    ],
)
def test_usual_ways_of_writing_one_amount_are_read(text: str) -> None:
    assert rupiah.parse(text) == 1_500_000


@pytest.mark.parametrize(
    "text",
    ["161304.000", "110.00.00,00", "40.334,300,00", "103.400.000,00,-", "49.7000.000"],
)
def test_amounts_misprinted_in_published_papers_are_never_read(text: str) -> None:
    assert amount_fault(text) == "malformed"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("3-5,2 jt", "approximate"),
        ("±500.000", "approximate"),
        ("~500.000", "approximate"),
        ("+/- 500.000", "approximate"),
        ("sekitar 500.000", "approximate"),
        ("kurang lebih Rp500.000", "approximate"),
        ("500.000 s.d. 700.000", "approximate"),
        ("500.000 s/d 700.000", "approximate"),
        ("Rp500.000 - Rp700.000", "approximate"),
        ("3 jutaan", "approximate"),
        ("500.000?", "approximate"),
        ("1,500,000", "english_groups"),
        ("1,500", "english_groups"),
        ("1,500,000.00", "english_groups"),
        ("1.5", "english_point"),
        ("1.23", "english_point"),
        ("1500000.00", "english_point"),
        ("1,5 juta", "scale_word"),
        ("5jt", "scale_word"),
        ("500 rb", "scale_word"),
        ("lima ratus ribu", "scale_word"),
        ("1.500.000,50", "sen"),
        ("1,5", "sen"),
        ("-500.000", "negative"),
        ("Rp-500.000", "negative"),
        ("-Rp500.000", "negative"),
        ("(500.000)", "negative"),
        ("", "empty"),
        ("   ", "empty"),
        ("Rp", "empty"),
        ("Rp.", "empty"),
        ("1.5OO.OOO", "letters"),
        ("1.500.000 tunai", "letters"),
        ("RM500", "foreign"),
        ("$500", "foreign"),
        ("SGD 500", "foreign"),
        ("\uff11\uff15\uff10\uff10", "unusual_digits"),
        ("\u0661\u0665\u0660\u0660", "unusual_digits"),
        ("10.000.000.000.000.000", "too_large"),
        ("9" * 5000, "too_long"),
        ("0500.000", "malformed"),
        ("007", "malformed"),
        ("000.000", "malformed"),
        ("1 500 000", "malformed"),
        ("1.500.000.", "malformed"),
        (".500.000", "malformed"),
        ("1..500.000", "malformed"),
        ("1.500.000,", "malformed"),
        ("1.500.000,0", "malformed"),
        ("1.500.000-", "malformed"),
        ("Rp\n500.000\n700.000", "malformed"),
        ("1.500.000\u200b", "malformed"),
    ],
)
def test_what_is_not_one_exact_amount_is_refused_with_its_own_reason(text: str, fault: str) -> None:
    assert amount_fault(text) == fault


def test_approximate_malformed_and_sen_are_told_apart_in_both_languages() -> None:
    for lang in messages.LANGUAGES:
        sentences = {
            messages.text(f"money.amount.{key}", lang) for key in ("approximate", "malformed", "sen")
        }
        assert len(sentences) == 3


def test_the_largest_amount_is_read_and_one_more_is_not() -> None:
    assert rupiah.parse("1.000.000.000.000.000") == 10**15
    assert amount_fault("1.000.000.000.000.001") == "too_large"


@given(AMOUNTS)
@settings(max_examples=150)
def test_every_written_amount_reads_back_as_itself(amount: int) -> None:
    assert rupiah.parse(rupiah.format(amount)) == amount
    assert rupiah.parse(f"Rp {rupiah.number(amount)},-") == amount
    assert rupiah.parse(str(amount)) == amount


@given(st.lists(st.text("0123456789", min_size=1, max_size=5), min_size=2, max_size=5))
@settings(max_examples=200)
def test_groups_of_the_wrong_length_are_never_read(groups: list[str]) -> None:
    assume(len(groups[0]) > 3 or groups[0].startswith("0") or any(len(group) != 3 for group in groups[1:]))
    with pytest.raises(CaseDataError):
        rupiah.parse(".".join(groups))


@given(st.text("0123456789.,-Rp jt", max_size=16))
@settings(max_examples=200)
def test_whatever_is_read_is_the_figure_that_stands_there(text: str) -> None:
    try:
        amount = rupiah.parse(text)
    except CaseDataError:
        return
    bare = re.sub(r"^rp\.?", "", text.strip(), flags=re.IGNORECASE).strip()
    bare = re.sub(r",(-|00)$", "", bare)
    assert bare in (str(amount), rupiah.number(amount))


def test_amounts_are_written_with_dots_and_the_minus_before_the_sign() -> None:
    assert rupiah.format(1_234_567) == "Rp1.234.567"
    assert rupiah.format(-1_234_567) == "-Rp1.234.567"
    assert rupiah.format(0) == "Rp0"
    assert rupiah.number(1_234_567) == "1.234.567"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"),
        ("2,5", "2.5"),
        ("0,125", "0.125"),
        ("3.650", "3650"),
        ("3.650,25", "3650.25"),
        ("3650,25", "3650.25"),
        ("0", "0"),
        ("2,50", "2.50"),
        ("3,655", "3.655"),
    ],
)
def test_quantities_and_rates_are_read_with_comma_as_decimal_sign(text: str, value: str) -> None:
    assert rupiah.parse_decimal(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("1.5", "english_point"),
        ("3650.25", "english_point"),
        ("1.2345", "english_point"),
        ("3,650.25", "english_groups"),
        ("1,500,000", "english_groups"),
        ("3,650", "two_readings"),
        ("", "empty"),
        ("-2", "negative"),
        ("2 hari", "letters"),
        ("Rp3.650", "letters"),
        ("2 juta", "scale_word"),
        ("2-3", "approximate"),
        ("sekitar 2", "approximate"),
        ("SGD 2", "foreign"),
        ("\uff12", "unusual_digits"),
        ("½", "unusual_digits"),
        ("2,", "malformed"),
        (",5", "malformed"),
        ("2,5,0", "malformed"),
        ("02,5", "malformed"),
        ("12.00", "english_point"),
        ("1.23.456", "malformed"),
        ("1,12345678901", "malformed"),
        ("2.000.000.000.000.000", "too_large"),
    ],
)
def test_numbers_that_could_be_misread_are_refused_with_their_reason(text: str, fault: str) -> None:
    assert number_fault(text) == fault


def test_the_refusal_of_a_decimal_point_says_to_use_a_comma() -> None:
    assert "koma" in messages.text("money.number.english_point", "id")
    assert "comma" in messages.text("money.number.english_point", "en")


@given(st.decimals(min_value=0, max_value=10**12, allow_nan=False, allow_infinity=False, places=4))
@settings(max_examples=150)
def test_every_written_number_reads_back_as_itself(value: Decimal) -> None:
    assert rupiah.parse_decimal(rupiah.format_decimal(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("3650.2500", "3.650,25"),
        ("12.0", "12"),
        ("0.5", "0,5"),
        ("1E+3", "1.000"),
        ("-2.5", "-2,5"),
        ("0.000", "0"),
        ("12345678901234567890123456789012.5", "12.345.678.901.234.567.890.123.456.789.012,5"),
    ],
)
def test_numbers_are_written_exactly_and_without_trailing_zeros(value: str, text: str) -> None:
    assert rupiah.format_decimal(Decimal(value)) == text


def test_a_number_that_is_not_finite_is_a_fault_of_the_caller() -> None:
    with pytest.raises(ValueError, match="finite"):
        rupiah.format_decimal(Decimal("NaN"))


def test_half_a_rupiah_is_rounded_away_from_zero() -> None:
    rounded = [rupiah.round_half_up(Decimal(value)) for value in ("0.5", "1.5", "2.5", "2.4999", "-2.5")]
    assert rounded == [1, 2, 3, 2, -3]


@pytest.mark.parametrize(
    ("value", "text"), [("862.5", "862,50"), ("25", "25,00"), ("3650.255", "3.650,255"), ("-0.1", "-0,10")]
)
def test_a_sum_with_cents_has_at_least_two_decimals(value: str, text: str) -> None:
    assert rupiah.format_cents(Decimal(value)) == text
