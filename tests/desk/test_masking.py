"""Codes stand for people in whatever is shown, and nothing else in the sentence changes."""

from __future__ import annotations

from legal_assist.cases import importing
from legal_assist.desk.masking import HIDDEN, Mask

CASE = importing.from_plain(
    {
        "code": "MERANTI-26",
        "invented": True,
        "victims": [
            {
                "id": "K1",
                "name": "Putri Rekaanwati",
                "nickname": "Mawar",
                "nik": "9901014101900001",
                "phone": "0812-3456-7890",
                "guardian": {"name": "Suparjo Contoh"},
                "consents": [
                    {
                        "id": "C1",
                        "purpose": "filing",
                        "given_on": "2026-07-01",
                        "given_by": "Anak Korban, disaksikan pekerja sosial",
                    }
                ],
            }
        ],
    }
)


def test_names_numbers_and_phones_give_way_to_the_code_in_any_spelling() -> None:
    mask = Mask(CASE)

    for said in (
        "Putri Rekaanwati",
        "PUTRI REKAANWATI",
        "putri  rekaanwati",
        "Rekaanwati",
        "Mawar",
        "SUPARJO",
    ):
        assert mask.text(f"tanya {said} besok") == "tanya K1 besok", said
    assert (
        mask.text("NIK 9901014101900001, telepon 0812-3456-7890 atau 081234567890")
        == "NIK K1, telepon K1 atau K1"
    )


def test_ordinary_words_of_a_sentence_stay() -> None:
    mask = Mask(CASE)
    sentence = "Anak Korban didampingi pekerja sosial; contoh bunga mawar dan putri raja."

    assert mask.text(sentence) == sentence


def test_a_sensitive_field_is_hidden_whole_and_always_alike() -> None:
    mask = Mask(CASE)

    assert mask.value("victims.K1.name", "Putri Rekaanwati") == HIDDEN
    assert mask.value("victims.K1.health", "x") == HIDDEN
    assert mask.value("route", "bersama rekaanwati dan mawar ke Bintan") == "bersama K1 dan K1 ke Bintan"


def test_nested_data_is_masked_and_keys_stay() -> None:
    assert Mask(CASE).deep({"Mawar": ["Mawar", {"n": 1}]}) == {"Mawar": ["K1", {"n": 1}]}
