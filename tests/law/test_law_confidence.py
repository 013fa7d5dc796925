"""What each confidence code allows: the table of the legal reference, row by row."""

from __future__ import annotations

import pytest

from legal_assist import messages
from legal_assist.errors import LawBookError
from legal_assist.law import confidence

PRINTS = {
    "V2": (True, True),
    "V": (True, True),
    "Vp": (False, True),
    "S2": (False, True),
    "S": (False, True),
    "S1": (False, True),
    "I": (False, True),
    "D": (False, False),
    "N": (False, False),
    "X": (False, False),
}


@pytest.mark.parametrize("code", confidence.CODES)
def test_printing_follows_the_code_and_the_acceptance(code: str) -> None:
    without, accepted = PRINTS[code]
    assert confidence.may_print(code, accepted=False) is without
    assert confidence.may_print(code, accepted=True) is accepted
    assert confidence.needs_acceptance(code) is (accepted and not without)
    assert confidence.never_prints(code) is not accepted


def test_the_table_covers_every_code_and_every_code_has_a_sentence() -> None:
    assert set(PRINTS) == set(confidence.CODES)
    for lang in messages.LANGUAGES:
        assert all(messages.has(f"law.confidence.{code}", lang) for code in confidence.CODES)


def test_only_unverified_codes_are_open_questions() -> None:
    assert [code for code in confidence.CODES if confidence.is_open_question(code)] == ["N", "X"]


def test_a_statement_is_worth_its_weakest_basis() -> None:
    assert confidence.weakest(["V2", "Vp", "V"]) == "Vp"
    assert confidence.weakest(["V", "I", "S1"]) == "I"
    assert confidence.weakest(["X"]) == "X"


def test_an_unknown_code_is_refused() -> None:
    for ask in (confidence.is_open_question, confidence.needs_acceptance, confidence.never_prints):
        with pytest.raises(LawBookError):
            ask("VV")
    with pytest.raises(LawBookError):
        confidence.may_print("v", accepted=True)
    with pytest.raises(LawBookError):
        confidence.weakest(["V", "?"])
