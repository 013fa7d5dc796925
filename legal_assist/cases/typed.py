"""From what a person types to a fact, and back to the text a form shows."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from legal_assist import casenumber, messages, nik, phone, rupiah, tanggal
from legal_assist.errors import CaseDataError

if TYPE_CHECKING:
    from collections.abc import Callable

    from legal_assist.cases.vocabulary import FactType

_YES = frozenset({"ya", "y", "iya", "yes", "true", "benar"})
_NO = frozenset({"tidak", "t", "no", "n", "false", "bukan", "tdk"})


def read(fact: FactType, text: str) -> Any:
    """Read typed text as one kind of fact.

    Returns:
        str, int, bool, date, time, Decimal or a tuple of ids.

    Raises:
        CaseDataError: with a sentence that says what is wrong and what to write instead.
    """
    stripped = text.strip()
    if not stripped:
        raise CaseDataError("case.text_empty")
    if fact.kind == "choice":
        return _choice(fact, stripped)
    reader = _READERS.get(fact.kind)
    return text if reader is None else reader(stripped)


def show(value: Any) -> str:
    """The text a form shows for a stored value; `read` of it gives the value back."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, date):
        return tanggal.format_short(value)
    if isinstance(value, time):
        return tanggal.format_time(value)
    if isinstance(value, Decimal):
        return rupiah.format_decimal(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)
    return str(value)


def to_plain(value: Any) -> Any:
    """The JSON form of a fact."""
    if isinstance(value, bool | int | str):
        return value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, tuple | list):
        return [to_plain(part) for part in value]
    raise CaseDataError("case.not_acceptable")


def _amount(text: str) -> Decimal:
    if text.lower().startswith("rp"):
        return Decimal(rupiah.parse(text))
    return rupiah.parse_decimal(text)


def _yes_no(text: str) -> bool:
    word = text.casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise CaseDataError("case.not_yes_no")


def _choice(fact: FactType, text: str) -> str:
    if text in fact.choices:
        return text
    wanted = text.casefold()
    for value in fact.choices:
        labels = {messages.text(fact.choice_label(value), lang).casefold() for lang in messages.LANGUAGES}
        if wanted in labels:
            return value
    raise CaseDataError("case.not_a_choice", expected=", ".join(fact.choices))


def _integer(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise CaseDataError("case.not_whole")
    return int(text)


def _kept_as_typed(check: Callable[[str], object]) -> Callable[[str], str]:
    def read_checked(text: str) -> str:
        check(text)
        return text

    return read_checked


_READERS: Final[dict[str, Callable[[str], Any]]] = {
    "date": tanggal.parse,
    "time": tanggal.parse_time,
    "rupiah": rupiah.parse,
    "decimal": _amount,
    "integer": _integer,
    "yes_no": _yes_no,
    "refs": lambda text: tuple(part for part in text.replace(",", " ").split() if part),
    "nik": lambda text: nik.check(text).digits,
    "phone": _kept_as_typed(phone.parse),
    "court_number": _kept_as_typed(casenumber.parse),
}
