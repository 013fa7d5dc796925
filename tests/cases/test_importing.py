"""A case file is taken whole or refused with every fault named."""

from __future__ import annotations

import json
from typing import Any

import pytest

from legal_assist import messages
from legal_assist.cases import importing, text
from legal_assist.errors import CaseDataError


def plain(**more: Any) -> dict[str, Any]:
    return {"code": "MERANTI-26", "invented": True, **more}


def data(**more: Any) -> bytes:
    return json.dumps(plain(**more)).encode()


def faults(raw: bytes) -> CaseDataError:
    with pytest.raises(CaseDataError) as caught:
        importing.read(raw)
    return caught.value


def test_the_smallest_case_is_accepted_and_comes_back_the_same() -> None:
    case = importing.read(data())

    assert importing.read(importing.write(case)) == case


def test_every_fault_is_listed_with_its_path() -> None:
    error = faults(
        data(
            stage="besok",
            colour="red",
            victims=[{"id": "K1", "birth_date": "31-02-2026", "name": 7}, {"id": "K2", "nik": "123"}],
        )
    )

    assert {p.path for p in error.problems} == {
        "stage",
        "colour",
        "victims.K1.birth_date",
        "victims.K1.name",
        "victims.K2.nik",
    }
    for problem in error.problems:
        for lang in messages.LANGUAGES:
            assert messages.of_problem(problem, lang)


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        (b"", "case.file_empty"),
        (b"   \n", "case.file_empty"),
        (b'{"code": "MERANTI-26", "inv', "case.file_not_json"),
        (b"\xff\xfe\x00", "case.file_not_utf8"),
        (b"[1, 2]", "case.file_not_object"),
        (b'"text"', "case.file_not_object"),
        (b'{"code": "MERANTI-26", "code": "JATI-11"}', "case.file_key_twice"),
        (b'{"a": NaN}', "case.file_odd_number"),
        (b'{"a": ' + b"9" * 6000 + b"}", "case.file_odd_number"),
        (b"[" * 500 + b"]" * 500, "case.file_too_deep"),
        (b'{"a":' * 100_000, "case.file_too_deep"),
        (b" " * (importing.MAX_BYTES + 1), "case.file_too_large"),
        (b'{"schema_version": 99, "code": "MERANTI-26", "invented": true}', "case.file_newer"),
    ],
)
def test_a_bad_file_of_any_kind_gets_its_own_sentence(raw: bytes, key: str) -> None:
    error = faults(raw)

    assert error.key == key
    assert all(messages.of_error(error, lang) for lang in messages.LANGUAGES)


@pytest.mark.parametrize(
    "text", ["a\x00b", "a\x1b[31mb", "a\u202eb", "a\ud800b", "a\ufffeb", "a\u200bb", "   "]
)
def test_text_that_could_deceive_or_break_is_refused_at_the_door(text: str) -> None:
    raw = json.dumps(plain(story_before=text)).encode("utf-8")

    error = faults(raw)

    assert [p.path for p in error.problems] == ["story_before"]


@pytest.mark.parametrize(
    "text", ["[/]", "{{ 7*7 }}", "{_{ x }_}", "A & B <x>", "]]>", "{% if %}", "naïve “kutip” — 😀"]
)
def test_odd_but_honest_text_is_kept_to_the_letter(text: str) -> None:
    case = importing.read(data(story_before=text))

    assert case.story_before == text


def test_every_sign_that_is_refused_is_seen_also_where_only_printable_text_is_passed_over() -> None:
    for sign in map(chr, range(0x110000)):
        if sign.isprintable():
            text._check(sign, lines=False)  # raises for what the quick look would let in


def test_amounts_are_whole_rupiah_and_never_guessed() -> None:
    for amount in (1500000.5, "1.500.000", True, -1, "abc", [1]):
        error = faults(
            data(
                victims=[{"id": "K1"}],
                losses=[
                    {
                        "id": "L1",
                        "victim": "K1",
                        "head": "care",
                        "what": "obat",
                        "basis": {"kind": "amount", "amount": amount},
                        "deductions": [{"id": "R1", "what": "x", "amount": amount, "stated_by": "K1"}],
                    }
                ],
            )
        )
        assert "losses.L1.deductions.R1.amount" in {p.path for p in error.problems}, amount


def test_a_foreign_rate_allows_cents_and_rupiah_does_not() -> None:
    line = {
        "id": "L1",
        "victim": "K1",
        "head": "wealth_income",
        "what": "upah",
        "basis": {"kind": "amount", "amount": "10.5"},
    }
    rate = {"currency": "MYR", "idr_per_unit": "3650.25", "on": "2026-07-01", "source": "rekaan"}

    assert [p.key for p in faults(data(victims=[{"id": "K1"}], losses=[line])).problems] == [
        "case.rupiah_whole"
    ]
    assert importing.read(data(victims=[{"id": "K1"}], losses=[line | {"rate": rate}]))


def test_references_must_exist_and_ids_be_unique() -> None:
    error = faults(
        data(
            victims=[{"id": "K1"}, {"id": "K1"}],
            events=[{"id": "E1", "kind": "threat", "date": "2026-07-01", "concerns": ["K9"]}],
            signing_companion="D3",
        )
    )

    assert {(p.path, p.key) for p in error.problems} == {
        ("victims.K1", "case.duplicate_id"),
        ("events.E1.concerns", "case.unknown_reference"),
        ("signing_companion", "case.unknown_reference"),
    }


def test_invented_numbers_belong_to_invented_cases_only() -> None:
    invented = {"id": "K1", "nik": "9901014101900001"}
    lifelike = {"id": "K1", "nik": "2172014101900001"}

    assert importing.read(data(victims=[invented]))
    assert [p.key for p in faults(data(victims=[lifelike])).problems] == ["case.nik_must_be_invented"]
    real = json.dumps({"code": "MERANTI-26", "invented": False, "victims": [invented]}).encode()
    assert [p.key for p in faults(real).problems] == ["case.nik_invented_only"]


def test_no_error_repeats_what_was_typed_into_an_identity_field() -> None:
    secret = "Sri Penanda Rahasia"  # noqa: S105 - a marker, not a password
    error = faults(
        data(victims=[{"id": "K1", "nik": secret, "birth_date": secret, "sex": secret, secret: 1}])
    )
    said = " ".join(messages.of_problem(p, lang) for p in error.problems for lang in messages.LANGUAGES)

    assert secret not in said
    assert secret not in str(error)


def test_a_repr_shows_no_identity() -> None:
    case = importing.read(data(victims=[{"id": "K1", "name": "Sri Penanda", "phone": "0812-3456-7890"}]))

    assert "Sri" not in repr(case)
    assert "0812" not in repr(case)
