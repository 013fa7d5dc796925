"""Phone numbers: the usual Indonesian forms, foreign ones, short ones, and nobody else's by accident."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legal_assist import messages, phone
from legal_assist.errors import CaseDataError


def fault(text: str) -> str:
    with pytest.raises(CaseDataError) as caught:
        phone.parse(text)
    for lang in messages.LANGUAGES:
        assert messages.of_error(caught.value, lang)
    return caught.value.key.removeprefix("contacts.phone.")


@pytest.mark.parametrize(
    "text",
    [
        "0812-3456-7890",
        "081234567890",
        "+62 812 3456 7890",
        "62812-3456-7890",
        "+62 0812 3456 7890",
        " 0812.3456.7890 ",
        "0812\u20113456\u20117890",
    ],
)
def test_all_usual_forms_are_one_number(text: str) -> None:
    number = phone.parse(text)
    assert (number.e164, number.kind) == ("+6281234567890", "regular")
    assert number.typed == text.strip()
    assert phone.format(number) == "0812-3456-7890"


def test_a_landline_keeps_its_area_code() -> None:
    assert phone.format(phone.parse("(0771) 21234")) == "(0771) 21234"


def test_a_foreign_number_is_written_with_its_country() -> None:
    number = phone.parse("+60 12-345 6789")
    assert number.e164 == "+60123456789"
    assert phone.format(number) == "+60 12-345 6789"


@pytest.mark.parametrize(
    ("text", "dialled"),
    [
        ("110", "110"),
        ("112", "112"),
        ("119", "119"),
        ("129", "129"),
        ("148", "148"),
        ("1500-771", "1500771"),
        ("14045", "14045"),
    ],
)
def test_short_numbers_are_accepted_as_they_are_dialled(text: str, dialled: str) -> None:
    number = phone.parse(text)
    assert (number.e164, number.kind) == (None, "short")
    assert phone.format(number) == dialled


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "empty"),
        ("021 500 xxx", "letters"),
        ("0812-FLOWERS", "letters"),
        ("0812-3456-7890 (WA)", "letters"),
        ("0812-3456-7890 / 0813-3456-7890", "several"),
        ("0812-3456-7890, 0813-3456-7890", "several"),
        ("+6281234567890 +6281334567890", "several"),
        ("0812345", "unknown"),
        ("7001234", "unknown"),
        ("999", "unknown"),
        ("+62", "unknown"),
        ("+62110", "unknown"),
        ("+1 555", "unknown"),
        ("()", "unknown"),
        ("9901010101010001", "unknown"),
        ("\uff10\uff18\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19\uff10", "signs"),
        ("0812*3456", "signs"),
        ("\u202a0812-3456-7890\u202c", "signs"),
        ("0" * 5000, "signs"),
    ],
)
def test_what_is_not_one_existing_number_is_refused_with_its_reason(text: str, key: str) -> None:
    assert fault(text) == key


def test_the_number_is_not_in_the_representation() -> None:
    shown = repr(phone.parse("0812-3456-7890"))
    assert "3456" not in shown


@given(st.from_regex(r"08[1-9][0-9]{7,10}", fullmatch=True))
@settings(max_examples=100)
def test_a_written_number_reads_back_as_the_same_number(text: str) -> None:
    try:
        number = phone.parse(text)
    except CaseDataError:
        return
    assert phone.parse(phone.format(number)).e164 == number.e164
