"""Each verb as a person or a script uses it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from legal_assist.cli import parser
from legal_assist.desk import samples

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Cli = Callable[..., Any]


def subparsers(
    node: argparse.ArgumentParser, name: str = ""
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in node._actions:
        if hasattr(action, "choices") and isinstance(action.choices, dict):
            for verb, child in action.choices.items():
                yield f"{name} {verb}".strip(), child
                yield from subparsers(child, f"{name} {verb}".strip())


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_verb_and_argument_has_help_in_both_languages(lang: str) -> None:
    verbs = dict(subparsers(parser.build(lang)))

    assert {"demo", "case import", "record", "make", "law show", "schema"} <= set(verbs)
    for name, verb in verbs.items():
        assert verb.description, name
        for action in verb._actions:
            assert action.help, (name, action.dest)


def test_a_new_case_gets_a_code_name_and_is_listed(cli: Cli) -> None:
    made = cli("case", "new", "--invented", "--json")
    listed = cli("case", "list", "--json")

    assert made.code == 0
    assert [row["code"] for row in listed.json["cases"]] == [made.json["code"]]


def test_until_the_store_is_sealed_only_invented_cases_are_kept(cli: Cli) -> None:
    result = cli("case", "new")

    assert result.code == 6
    assert cli("case", "list", "--json").json["cases"] == []
    assert "rekaan" in result.err


def test_a_fact_is_recorded_from_standard_input_and_shown(cli: Cli) -> None:
    code = cli("case", "new", "--invented", "--json").json["code"]

    assert cli("record", code, "court.name", typed="Pengadilan Negeri Contoh\n").code == 0
    shown = cli("case", "show", code, "--json").json
    assert {"path": "court.name", "value": "Pengadilan Negeri Contoh"}.items() <= {
        "path": shown["facts"][-1]["path"],
        "value": shown["facts"][-1]["value"],
    }.items()


def test_entries_are_added_marked_cleared_and_removed(cli: Cli) -> None:
    code = cli("case", "new", "--invented", "--json").json["code"]
    added = cli("record", code, "victims", "--add", "--json", typed="name = Rekaan Contoh\nsex = female\n")
    loss = "victim = K1\nhead = care\nwhat = Obat\nbasis.kind = amount\nbasis.amount = 250.000\n"

    assert added.json["added"] == "K1"
    assert cli("record", code, "losses", "--add", typed=loss).code == 0
    assert cli("record", code, "victims.K1.nik", "--mark", "unknown").code == 0
    assert cli("losses", code, "--json").json["total_idr"] == 250_000
    assert cli("record", code, "losses.L1", "--remove").code == 0
    assert cli("record", code, "victims.K1.sex", "--clear").code == 0
    assert cli("losses", code, "--json").json["total_idr"] == 0


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("victims.K1.birth_date", "31-02-2026"),
        ("victims.K1.birth_date", "05/31/2026"),
        ("victims.K1.nik", "12"),
        ("victims.K1.safe_now", "mungkin"),
        ("victims.K1.sex", "xx"),
        ("court_case_number", "satu"),
        ("colour", "red"),
        ("victims.K9.name", "x"),
        ("story_before", "a\x1b[31mb"),
        ("story_before", ""),
    ],
)
def test_a_typed_field_refuses_with_a_sentence_and_nothing_changes(cli: Cli, field: str, typed: str) -> None:
    code = cli("case", "new", "--invented", "--json").json["code"]
    cli("record", code, "victims", "--add", typed="sex = female\n")
    before = cli("case", "export", code).out

    result = cli("record", code, field, "--json", typed=typed)

    assert result.code == 3
    assert result.json["problems"][0]["message"]
    assert "Traceback" not in result.err
    assert cli("case", "export", code).out == before


def test_import_of_a_bad_file_lists_everything_and_stores_nothing(cli: Cli, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps({"code": "MERANTI-26", "invented": True, "x": 1, "stage": 2}), encoding="utf-8")

    result = cli("case", "import", str(bad), "--json")

    assert result.code == 3
    assert {p["path"] for p in result.json["problems"]} == {"x", "stage"}
    assert cli("case", "list", "--json").json["cases"] == []


def test_the_same_case_twice_changes_nothing_and_is_not_doubled(cli: Cli, sample_a: str) -> None:
    result = cli("case", "import", str(samples.sample("a").case_file), "--json")

    assert result.json["unchanged"]
    assert result.json["revision"] == 1
    assert len(cli("case", "list", "--json").json["cases"]) == 1


def test_export_gives_back_what_was_imported(cli: Cli, sample_a: str) -> None:
    assert cli("case", "export", sample_a).out.encode() == samples.sample("a").case_file.read_bytes()


def test_code_names_everywhere_until_a_deliberate_reveal(cli: Cli, sample_a: str) -> None:
    case = json.loads(samples.sample("a").case_file.read_text(encoding="utf-8"))
    secrets = [
        victim[key] for victim in case["victims"] for key in ("name", "nik", "birth_place") if key in victim
    ]
    verbs: list[tuple[str, ...]] = [
        ("case", "show"),
        ("next",),
        ("losses",),
        ("checklist",),
        ("deadlines",),
        ("documents",),
    ]

    for verb in verbs:
        for extra in ((), ("--json",)):
            out = cli(*verb, sample_a, *extra).out
            assert not [secret for secret in secrets if secret in out], verb
    assert case["victims"][0]["name"] in cli("case", "show", sample_a, "--reveal").out


def test_deleting_asks_for_the_code_name(cli: Cli, sample_a: str) -> None:
    assert cli("case", "delete", sample_a, typed="SALAH\n").code == 2
    assert cli("case", "delete", sample_a, typed=f"{sample_a}\n").code == 0
    assert cli("case", "list", "--json").json["cases"] == []


def test_an_unknown_case_gets_a_sentence(cli: Cli) -> None:
    result = cli("next", "MERANTI-99")

    assert result.code == 6
    assert result.err.strip()


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("case",),
        ("make", "X"),
        ("record",),
        ("checklist", "X", "--right"),
        ("law", "show"),
        ("case", "list", "--lang", "fr"),
    ],
)
def test_wrong_use_is_exit_code_two_and_one_sentence(cli: Cli, arguments: tuple[str, ...]) -> None:
    result = cli(*arguments)

    assert result.code == 2
    assert "Traceback" not in result.err
    assert result.err.strip()


def test_a_bad_as_of_date_is_wrong_use(cli: Cli) -> None:
    assert cli("deadlines", as_of="kemarin").code == 2


def test_a_bare_kuhap_article_is_refused_and_both_are_offered(cli: Cli) -> None:
    result = cli("law", "show", "Pasal 98 KUHAP")

    assert result.code == 4
    assert "UU 8/1981" in result.err
    assert "UU 20/2025" in result.err


def test_an_old_article_says_until_when_it_held_and_what_replaced_it(cli: Cli) -> None:
    form = cli("law", "show", "UU 8/1981 Pasal 98", "--json").json

    assert form["in_force"] is False
    assert form["until"] == "2026-01-01"
    assert form["transitional"]
    assert any("189" in each and "UU 20/2025" in each for each in form["successor"])
    assert set(form) >= {
        "citation",
        "in_force",
        "from",
        "until",
        "transitional",
        "successor",
        "summary",
        "confidence",
    }
    assert cli("law", "show", "UU 8/1981 Pasal 98", "--json", as_of="2025-12-31").json["in_force"] is True


def test_law_search_finds_by_words(cli: Cli) -> None:
    found = cli("law", "search", "restitusi", "tuntutan", "--json").json["provisions"]

    assert found
    assert all({"citation", "summary"} <= set(form) for form in found)


def test_the_schema_labels_every_property(cli: Cli) -> None:
    schema = cli("schema", "--lang", "en").json

    assert schema["properties"]["victims"]["title"]
    assert schema["$defs"]["Victim"]["properties"]["birth_date"]["description"]


def test_json_keys_of_findings_are_stable(cli: Cli, sample_a: str) -> None:
    losses = cli("losses", sample_a, "--json").json
    regime = cli("regime", sample_a, "--json").json
    deadlines = cli("deadlines", sample_a, "--json").json
    checklist = cli("checklist", sample_a, "--json").json
    documents = cli("documents", sample_a, "--json").json
    steps = cli("next", sample_a, "--json").json

    assert {"total_idr", "restitution_idr", "joined_idr", "heads", "victims", "lines"} <= set(losses)
    assert {"code", "total_idr", "total_words"} <= set(losses["victims"][0])
    for subject in ("joined_claim", "restitution"):
        assert {"governing", "provisions", "reason", "alternatives", "open"} <= set(regime[subject])
    keys = {"rule", "anchor", "date", "limit_event", "unit", "provision", "confidence", "reading", "state"}
    assert all(keys <= set(row) for row in deadlines)
    assert all(
        {"id", "right", "subject", "state", "why", "basis"} <= set(item) for item in checklist["items"]
    )
    assert all({"id", "applies", "gaps"} <= set(row) for row in documents)
    assert 1 <= len(steps["steps"]) <= 3


def test_making_all_documents_leaves_files_without_identity_in_their_names(
    cli: Cli, sample_a: str, tmp_path: Path
) -> None:
    made = cli("make", sample_a, "all", "--out", str(tmp_path / "out"), "--draft", "--json")

    assert made.code == 0, made.err
    files = made.json["files"]
    assert {"document", "path", "draft"} <= set(files[0])
    case = json.loads(samples.sample("a").case_file.read_text(encoding="utf-8"))
    for victim in case["victims"]:
        assert not [file for file in files if victim["name"].split()[0].lower() in file["path"].lower()]


def test_making_again_never_overwrites(cli: Cli, sample_a: str, tmp_path: Path) -> None:
    arguments = ("make", sample_a, "daftar-alat-bukti", "--out", str(tmp_path / "out"), "--draft", "--json")
    first, second = cli(*arguments).json["files"], cli(*arguments).json["files"]

    assert first[0]["path"] != second[0]["path"]


def test_the_demo_makes_the_package_and_leaves_no_store_behind(cli: Cli, tmp_path: Path) -> None:
    result = cli("demo", "--out", str(tmp_path / "out"), "--json")

    assert result.code == 0, result.err
    assert not [file for file in result.json["files"] if file["draft"]]
    assert len(list((tmp_path / "out").glob("*.docx"))) == len(result.json["files"]) >= 8


def test_a_paper_is_read_before_it_is_made(cli: Callable[..., Any], sample_a: str, tmp_path: Path) -> None:
    out = cli("preview", sample_a, "permohonan-restitusi").out
    assert "Permohonan Restitusi" in out or "PERMOHONAN RESTITUSI" in out.upper()
    assert not list(tmp_path.rglob("*.docx"))
    assert cli("preview", sample_a, "surat-cinta").code == 2
