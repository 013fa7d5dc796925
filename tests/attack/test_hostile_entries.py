"""What is typed or piped into one field: kept word for word, or refused with a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from legal_assist.desk import wording
from legal_assist.reckoning import next_safety
from legal_assist.reckoning.finding import Said

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.attack.conftest import Outcome

    Cli = Callable[..., Outcome]
    Snapshot = Callable[[], dict[str, bytes]]

FREE_TEXT = (
    "[/]",
    "[bold]x[/]",
    "{{ 7*7 }}",
    "{_{ x }_}",
    "{% raw %}",
    "A & B <x>",
    "$(rm -rf /) %s {key} \\n",
    "\"dikutip\" 'begini'",
    "𝕏😀 é",
)
HOSTILE_TEXT = ("\x1b[31mmerah", "\x9b31m", "\u202eabc", "a\u200bb", "x" * 30_000, "   ", "", "\udcff\udcfe")


def value_of(cli: Cli, code: str, path: str) -> str:
    facts = cli("case", "show", code, "--reveal", "--json").json["facts"]
    return next((fact["value"] for fact in facts if fact["path"] == path), "")


@pytest.mark.parametrize("path", ["region", "victims.K1.suffering"])
def test_free_text_comes_back_word_for_word(cli: Cli, sample_a: str, path: str) -> None:
    for text in (*FREE_TEXT, "x" * 200):
        assert cli("record", sample_a, path, typed=text).code == 0, text
        assert value_of(cli, sample_a, path) == text
        assert text in cli("case", "export", sample_a).out.replace('\\"', '"').replace("\\\\", "\\")


def test_unclean_text_is_refused_and_changes_nothing(cli: Cli, sample_a: str, snapshot: Snapshot) -> None:
    before = snapshot()
    for text in HOSTILE_TEXT:
        result = cli("record", sample_a, "story_before", "--json", typed=text)
        assert result.code == 3, text
        assert "\x1b" not in result.said
        assert result.json["problems"][0]["path"] == "story_before"
    assert snapshot() == before


MALFORMED = ("161304.000", "110.00.00,00", "40.334,300,00", "103.400.000,00,-", "49.7000.000", "3,650", "±5")


def test_amounts_from_published_decisions_are_never_read_silently(
    cli: Cli, sample_a: str, snapshot: Snapshot
) -> None:
    before = snapshot()
    for amount in MALFORMED:
        assert cli("record", sample_a, "losses.L1.basis.received", typed=amount).code == 3
        entry = f"source = koran\namount = {amount}"
        assert cli("record", sample_a, "pasted_totals", "--add", typed=entry).code == 3
    assert snapshot() == before


MISUSE = (
    ("", ("victims", "--add")),
    ("name =\n\n", ("victims", "--add")),
    ("", ("court",)),
    ("", ("losses.L1.basis",)),
    ("guardian = x\nguardian.name = y", ("victims", "--add")),
    ("name = Satu\nname = Dua", ("victims", "--add")),
    ('{"name": "Satu", "name": "Dua"}', ("victims", "--add")),
    ('{"name": 1}', ("victims", "--add")),
    ('{"a":' * 3000, ("victims", "--add")),
    ('{"a": ' + "1" * 5000 + "}", ("victims", "--add")),
    ("id = K77\nname = Satu", ("victims", "--add")),
    ("tanpa tanda", ("victims", "--add")),
    ("victim = K1\nhead = care", ("losses", "--add")),
    ("name = Satu", ("victims.K1", "--add")),
    ("amount", ("losses.L1.basis.kind",)),
    ("x", ("victims.K1.passport", "--add")),
    ("x", ("code",)),
    ("false", ("invented",)),
    ("2", ("schema_version",)),
    ("x", ("court.name.K1",)),
    ("x", ("K1.court.name",)),
    ("x", ("__class__",)),
    ("", ("victims", "--remove")),
    ("", ("victims.K1", "--remove")),
    ("", ("", "--remove")),
    ("", ("marks", "--clear")),
    ("", ("victims.K1", "--clear")),
    ("", ("victims.K1.name", "--mark", "unknown")),
    ("", ("victims.name", "--mark", "unknown")),
    ("", ("victims.K99.name", "--mark", "unknown")),
    ("", ("nonsense", "--mark", "unknown")),
)


def test_misuse_is_refused_with_a_sentence_and_changes_nothing(
    cli: Cli, sample_a: str, snapshot: Snapshot
) -> None:
    before = snapshot()
    for number, (typed, arguments) in enumerate(MISUSE):
        result = cli("record", sample_a, *arguments, "--lang", ("id", "en")[number % 2], typed=typed)
        assert result.code in (2, 3), (typed[:40], arguments, result.said)
        assert result.err.strip()
    assert snapshot() == before


def test_each_faulty_field_of_an_entry_is_named(cli: Cli, sample_a: str) -> None:
    typed = "name = Satu\nbirth_date = kemarin\nnik = 12\nnama = Dua"
    problems = cli("record", sample_a, "victims", "--add", "--json", typed=typed).json["problems"]
    assert {problem["path"] for problem in problems} == {"victims.birth_date", "victims.nik", "victims.nama"}


def test_a_faulty_basis_is_named_by_its_own_field(cli: Cli, sample_a: str) -> None:
    typed = "kind = amount\namount = 5\npromised = 6"
    problems = cli("record", sample_a, "losses.L1.basis", "--json", typed=typed).json["problems"]
    assert [problem["path"] for problem in problems] == ["losses.L1.basis.promised"]


def test_an_answer_mark_can_be_taken_back(cli: Cli, sample_a: str) -> None:
    assert cli("record", sample_a, "victims.K1.health", "--mark", "unknown").code == 0
    assert cli("record", sample_a, "victims.K1.health", "--clear").code == 0
    marks = cli("case", "show", sample_a, "--json").json["marks"]
    assert "victims.K1.health" not in {mark["path"] for mark in marks}


def test_a_date_that_does_not_exist_is_not_repeated(cli: Cli, sample_a: str) -> None:
    for lang in ("id", "en"):
        result = cli("record", sample_a, "victims.K1.birth_date", "--lang", lang, typed="29-02-1999")
        assert result.code == 3
        assert "1999" not in result.said


def test_odd_citations_and_search_words_are_answered(cli: Cli) -> None:
    for asked in ("Pasal 98 KUHAP", "KUHP Pasal 455", "Pasal 98", "(", "[a-", "\x1b[31m", "UU " * 3000, "٩٨"):
        result = cli("law", "show", "--", asked)
        assert result.code in (2, 4), asked[:20]
        assert len(result.said) < 1000
    for words in ("(", "[a-", "*", "\\", "a|b", ".*", "", "x" * 5000):
        assert cli("law", "search", "--", words).code == 0


def test_a_provision_that_is_not_recorded_is_named_as_it_was_asked(cli: Cli) -> None:
    result = cli("law", "show", "UU 8/1981 Pasal 99999")
    assert result.code == 4
    assert "UU 8/1981 Pasal 99999" in result.err
    assert "uu-8-1981" not in result.err


def test_a_name_that_no_system_takes_is_told_in_words(cli: Cli, sample_a: str) -> None:
    result = cli("scan", sample_a, "x" * 10_000)

    assert result.code == 5, result.err


def test_what_hundreds_of_victims_need_is_read_out_in_order() -> None:
    sentences = [Said("next_steps.and_then", {"first": str(n), "then": ";"}) for n in range(2000)]
    whole = next_safety._one_after_the_other(sentences, "and_then")

    assert wording.say(whole, "id") == " ".join(f"{n} ;" for n in range(2000))
