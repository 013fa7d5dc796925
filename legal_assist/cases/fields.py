"""How one field of a model is declared: its kind and sensitivity ride on the field itself."""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from legal_assist.cases.text import refuse

Sensitivity = Literal["public", "identity", "contact", "health"]
Kind = Literal[
    "line", "passage", "date", "time", "rupiah", "decimal", "integer", "yes_no", "choice", "choices",
    "nik", "phone", "court_number", "ref", "refs", "list", "group",
]  # fmt: skip

#: The largest amount the program takes, in rupiah.
MAX_RUPIAH: Final = 10**15
#: The largest number of pages, parts or days: beyond it a count of days leaves the calendar.
MAX_COUNT: Final = 10_000


_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: Minutes are what people type and what is shown; seconds would be lost without a word.
_MOMENT: Final = re.compile(r"[0-9]{2}:[0-9]{2}(?::00)?")
# Decimal() also reads other scripts' digits, exponents, underscores and NaN.
_NUMBER: Final = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,10})?")


class Model(BaseModel):
    """Base of all case models: frozen, no unknown fields, input never repeated in errors."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, hide_input_in_errors=True, validate_default=False
    )


def _iso_date(value: object) -> object:
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise refuse("case.not_a_date")
    # The standard library also reads week dates (2026-W01-1); a case file has one form only.
    if not _DAY.fullmatch(value):
        raise refuse("case.not_a_date")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise refuse("case.not_a_date") from None
    if not 1900 <= day.year <= 2200:
        raise refuse("case.not_a_date")
    return day


def _clock_time(value: object) -> object:
    if isinstance(value, time):
        return value
    if not isinstance(value, str):
        raise refuse("case.not_a_time")
    if not _MOMENT.fullmatch(value):
        raise refuse("case.not_a_time")
    try:
        return time.fromisoformat(value)
    except ValueError:
        raise refuse("case.not_a_time") from None


def exactly_whole(value: object) -> object:
    """Let integers through and nothing else: no booleans, no 1.0.

    Raises:
        PydanticCustomError: ``case.not_whole``.
    """
    if isinstance(value, bool) or not isinstance(value, int):
        raise refuse("case.not_whole")
    return value


def _count(value: object) -> object:
    exactly_whole(value)
    if not isinstance(value, int) or not 0 <= value <= MAX_COUNT:
        raise refuse("case.whole_range", limit=MAX_COUNT)
    return value


def _rupiah(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int):
        raise refuse("case.not_rupiah")
    if not 0 <= value <= MAX_RUPIAH:
        raise refuse("case.rupiah_range")
    return value


def _decimal(value: object) -> object:
    # JSON numbers with a fraction are binary and would arrive changed, so decimals travel as text.
    if isinstance(value, Decimal):
        number = value
    elif (isinstance(value, str) and _NUMBER.fullmatch(value)) or type(value) is int:
        number = Decimal(value)
    else:
        raise refuse("case.not_decimal")
    if not number.is_finite() or not 0 <= number <= MAX_RUPIAH or -int(number.as_tuple().exponent) > 6:
        raise refuse("case.not_decimal")
    return number


def _yes_no(value: object) -> object:
    if not isinstance(value, bool):
        raise refuse("case.not_yes_no")
    return value


# The schema says what the door refuses: `format` alone is only a remark to most checkers.
Day = Annotated[
    date,
    BeforeValidator(_iso_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": f"^{_DAY.pattern}$"}),
]
Moment = Annotated[
    time, BeforeValidator(_clock_time), WithJsonSchema({"type": "string", "pattern": f"^{_MOMENT.pattern}$"})
]
Rupiah = Annotated[
    int,
    BeforeValidator(_rupiah),
    WithJsonSchema({"type": "integer", "minimum": 0, "maximum": MAX_RUPIAH}),
]
Whole = Annotated[
    int, BeforeValidator(_count), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": MAX_COUNT})
]
Number = Annotated[
    Decimal,
    BeforeValidator(_decimal),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 0, "maximum": MAX_RUPIAH},
                {"type": "string", "pattern": "^[0-9]{1,20}(?:\\.[0-9]{1,6})?$"},
            ]
        }
    ),
]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]


def fact(
    kind: Kind,
    *,
    sensitivity: Sensitivity = "public",
    default: Any = None,
    required: bool = False,
    to: str = "",
) -> Any:
    """Declare a field.

    Args:
        kind: how it is typed, shown and asked.
        sensitivity: identity and contact values stay out of served papers; health values are asked late.
        default: value when nothing is known (`None`: not asked yet).
        required: whether an entry can't exist without it.
        to: for `ref`/`refs`: the list the id points into.
    """
    extra: dict[str, Any] = {"kind": kind, "sensitivity": sensitivity}
    if to:
        extra["to"] = to
    shown = sensitivity == "public"
    if required:
        return Field(json_schema_extra=extra, repr=shown)
    return Field(default=default, json_schema_extra=extra, repr=shown)
