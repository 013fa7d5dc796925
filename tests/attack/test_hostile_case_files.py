"""No case file, however made, is read wrongly, repeated aloud, or allowed to take the machine."""

from __future__ import annotations

import copy
import json
import os
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from legal_assist import messages
from legal_assist.cases import importing
from legal_assist.desk import samples
from legal_assist.desk.schema import json_schema
from legal_assist.errors import CaseDataError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.attack.conftest import Outcome

    Cli = Callable[..., Outcome]
    Snapshot = Callable[[], dict[str, bytes]]

MARKER = "Zqmarka"
HOSTILE = (
    None,
    12345678901234567890,
    -1,
    1.5,
    "",
    f"\x1b[31m{MARKER}",
    f"\u202e{MARKER}",
    "x" * 30_000,
    [MARKER],
    {"kind": MARKER},
    "99١٢٣٤٥٦٧٨٩٠١٢٣٤",
    "2026-W01-1",
    "09:30:00.5",
    "-0",
    "\ud800",
)


def small_case(**fields: Any) -> dict[str, Any]:
    return {"code": "JATI-77", "invented": True, "victims": [{"id": "K1"}], **fields}


def fault(plain: dict[str, Any]) -> CaseDataError:
    with pytest.raises(CaseDataError) as caught:
        importing.read(json.dumps(plain).encode())
    return caught.value


def keys(plain: dict[str, Any]) -> set[tuple[str, str]]:
    return {(problem.path, problem.key) for problem in fault(plain).problems}


def leaves(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, child in children:
        yield from leaves(child, (*path, step))


def test_every_leaf_of_a_case_takes_any_value_or_refuses_it_with_sentences() -> None:
    base = json.loads(samples.sample("b").case_file.read_text(encoding="utf-8"))
    seen: set[tuple[str, ...]] = set()
    for path in leaves(base):
        kind = tuple(step for step in path if isinstance(step, str))
        if not path or kind in seen:
            continue
        seen.add(kind)
        for value in HOSTILE[len(seen) % 2 :: 2]:  # half of them at each leaf, in turn
            plain = copy.deepcopy(base)
            node = plain
            for step in path[:-1]:
                node = node[step]
            node[path[-1]] = value
            try:
                case = importing.read(json.dumps(plain).encode())
            except CaseDataError as error:
                for lang in messages.LANGUAGES:
                    said = [messages.of_error(error, lang)]
                    said += [f"{p.path} {messages.of_problem(p, lang)}" for p in error.problems]
                    assert not any(MARKER in sentence for sentence in said), (path, value)
            else:
                assert importing.read(importing.write(case)) == case, (path, value)
    assert len(seen) > 100


def test_digits_of_other_scripts_are_no_digits_here() -> None:
    assert ("victims.K1.nik", "case.wrong_form") in keys(
        small_case(victims=[{"id": "K1", "nik": "99" + "١" * 14}])
    )
    assert ("code", "case.wrong_form") in keys(small_case(code="JATI-٧٧"))
    assert ("victims.[1].id", "case.wrong_form") in keys(small_case(victims=[{"id": "K١"}]))
    for amount in ("١٢", "-0", "1e3", "+1", "1_0", " 1", "NaN", "1."):
        line = {"id": "L1", "victim": "K1", "head": "care", "what": "x"}
        line["basis"] = {"kind": "amount", "amount": amount}  # type: ignore[assignment]
        assert ("losses.L1.basis.amount", "case.not_decimal") in keys(small_case(losses=[line])), amount


@pytest.mark.parametrize("version", [True, 1.0, "1", 0, -1])
def test_only_the_number_one_is_version_one(version: Any) -> None:
    assert {path for path, _ in keys(small_case(schema_version=version))} == {"schema_version"}


def test_a_giant_version_does_not_bury_the_sentence() -> None:
    error = fault(small_case(schema_version=10**4000))
    assert error.key == "case.file_newer"
    assert len(messages.of_error(error, "id")) < 300


def test_a_name_in_the_place_of_an_id_is_not_repeated() -> None:
    assert keys(small_case(victims=[{"id": "Sari"}])) == {("victims.[1].id", "case.wrong_form")}


def test_a_count_stays_within_the_calendar() -> None:
    event = {"id": "E1", "kind": "verdict", "date": "2026-01-01", "term_days": 999_999_999}
    assert keys(small_case(events=[event])) == {("events.E1.term_days", "case.whole_range")}


def test_marks_stand_only_where_a_fact_of_this_case_is_unanswered() -> None:
    victims = [{"id": "K1", "name": "Ani"}]
    for path, key in {
        "victims.K99.name": "case.no_such_entry",
        "victims.name": "case.no_such_entry",
        "K1.court.name": "case.unknown_path",
        "victims": "case.unknown_path",
        "marks": "case.unknown_path",
        "victims.K1.name": "case.mark_over_value",
    }.items():
        assert {
            found for _, found in keys(small_case(victims=victims, marks={path: {"kind": "unknown"}}))
        } == {key}, path


def test_a_long_mark_path_is_shown_short() -> None:
    error = fault(small_case(marks={"k\n" * 50_000: {"kind": "unknown"}}))
    assert all(len(problem.path) < 80 and "\n" not in problem.path for problem in error.problems)


def test_a_field_name_with_a_lone_surrogate_is_named_as_far_as_it_can_be() -> None:
    error = fault(json.loads('{"code": "JATI-77", "invented": true, "cou\\ud800rt": 1}'))
    assert [(p.path, p.key) for p in error.problems] == [("cou?rt", "case.unknown_field")]


@pytest.mark.parametrize(
    "data",
    [
        b'{"victims":[' + b",".join([b"{}"] * 200_000) + b"]}",
        b"{" + b",".join(b'"k%d":1' % n for n in range(200_000)) + b"}",
    ],
    ids=["entries", "fields"],
)
def test_a_file_with_too_many_values_is_refused_before_anything_is_built(data: bytes) -> None:
    start = time.perf_counter()
    with pytest.raises(CaseDataError) as caught:
        importing.read(data)
    assert caught.value.key == "case.file_too_many"
    assert time.perf_counter() - start < 5


def test_commas_and_brackets_inside_text_are_not_counted() -> None:
    text = ('[{,"\\' * 3_000)[: 20_000 - 10]
    assert importing.read(json.dumps(small_case(route=text)).encode()).route == text


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes or devices with names there")
def test_pipes_and_devices_are_refused_at_once(cli: Cli, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in (str(tmp_path / "pipe"), "/dev/zero", str(tmp_path)):
        result = cli("case", "import", name)
        assert result.code == 2, result.err


def test_endless_standard_input_is_cut_off(cli: Cli, sample_a: str, snapshot: Snapshot) -> None:
    before = snapshot()
    assert cli("case", "import", "-", typed=b" " * (9 * 1024 * 1024)).code == 3
    assert cli("record", sample_a, "region", typed=b"x" * 1_100_000).code == 2
    assert snapshot() == before


def test_the_schema_refuses_the_forms_that_the_door_refuses() -> None:
    schema = json_schema("id")
    victim = schema["$defs"]["Victim"]["properties"]["birth_date"]
    assert "[0-9]{4}-[0-9]{2}-[0-9]{2}" in json.dumps(victim)
    amount = json.dumps(schema["$defs"]["AmountBasis"]["properties"]["amount"])
    assert '"number"' not in amount
    assert '"integer"' in amount


@pytest.mark.parametrize("sample", ["a", "b", "c", "d"])
def test_what_is_exported_can_be_imported_and_is_the_same(cli: Cli, sample: str) -> None:
    file = samples.sample(sample).case_file
    code = cli("case", "import", str(file), "--json").json["code"]
    first = cli("case", "export", code).out
    assert json.loads(first) == json.loads(file.read_text(encoding="utf-8"))
    assert "sama" in cli("case", "import", "-", typed=first).out
    assert cli("case", "delete", code, "--yes").code == 0
    assert cli("case", "import", "-", typed=first).code == 0
    assert cli("case", "export", code).out == first
