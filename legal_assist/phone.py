"""Phone numbers as people in Indonesia write them, and the short numbers that have no other form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Literal

from legal_assist.errors import CaseDataError

SHORT_NUMBERS: Final = frozenset({"110", "112", "119", "129", "148"})
"""As dialled: police, general emergency, ambulance, SAPA for women and children, LPSK."""

# Call centres of offices: 1500xxx and 14xxx. phonenumbers knows only some of them.
_CALL_CENTRE = re.compile(r"1500[0-9]{3}|14[0-9]{3}")
_SIGNS = re.compile(r"\+?[0-9 ()\-.\u00a0\u2010\u2011\u2013]+")
_LONGEST: Final = 30


@dataclass(frozen=True)
class PhoneNumber:
    """One phone number. The number itself stays out of `repr`: it leads to a person."""

    typed: str = field(repr=False)
    """As it was typed, without spaces around it."""
    e164: str | None = field(repr=False)
    """International form, `+62812...`; None for a short number."""
    kind: Literal["regular", "short"]
    """`short`: an emergency number or a call centre, only dialled inside Indonesia."""


def parse(text: str) -> PhoneNumber:
    """Read one phone number; without `+` it is an Indonesian one.

    Raises:
        CaseDataError: `contacts.phone.*`: empty, letters, more than one number, or no number that exists.
    """
    import phonenumbers

    typed = text.strip()
    digits = re.sub(r"[^0-9]", "", typed)
    _refuse_other_than_one_number(typed)
    if "+" not in typed and (digits in SHORT_NUMBERS or _CALL_CENTRE.fullmatch(digits)):
        return PhoneNumber(typed, None, "short")
    try:
        number = phonenumbers.parse(typed, "ID")
    except phonenumbers.NumberParseException:
        raise CaseDataError("contacts.phone.unknown") from None
    if not phonenumbers.is_valid_number(number):
        raise CaseDataError("contacts.phone.unknown")
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return PhoneNumber(typed, e164, "regular")


def format(number: PhoneNumber) -> str:  # noqa: A001 - read as `phone.format`, like the other formatters
    """Write a number as it is dialled: `0812-3456-7890`, and foreign ones with `+` and country code."""
    import phonenumbers

    if number.e164 is None:
        return re.sub(r"[^0-9]", "", number.typed)
    parsed = phonenumbers.parse(number.e164, None)
    forms = phonenumbers.PhoneNumberFormat
    form = forms.NATIONAL if parsed.country_code == 62 else forms.INTERNATIONAL
    return phonenumbers.format_number(parsed, form)


def _refuse_other_than_one_number(typed: str) -> None:
    if not typed:
        raise CaseDataError("contacts.phone.empty")
    # phonenumbers reads letters as keypad digits: "021 500 xxx" would become somebody's number.
    if any(sign.isalpha() for sign in typed):
        raise CaseDataError("contacts.phone.letters")
    if re.search("[/,;]", typed) or typed.count("+") > 1:
        raise CaseDataError("contacts.phone.several")
    if len(typed) > _LONGEST or not _SIGNS.fullmatch(typed):
        raise CaseDataError("contacts.phone.signs")
