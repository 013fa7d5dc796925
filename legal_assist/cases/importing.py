"""The JSON case file: read with every fault listed, written in one fixed form.

No path inside a case file is ever opened; nothing in it is executed or looked up.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

from pydantic import ValidationError

from legal_assist.cases import migrations, vocabulary
from legal_assist.cases.case import SCHEMA_VERSION, Case
from legal_assist.errors import CaseDataError, Problem

MAX_BYTES: Final = 8 * 1024 * 1024
MAX_DEPTH: Final = 40
#: Values in one file; the largest real case stays far below, and beyond it the list of faults takes minutes.
MAX_VALUES: Final = 100_000
MAX_PROBLEMS: Final = 200

_STRING_OR_SIGN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},]', re.DOTALL)

_TYPES: Final = {
    "missing": "case.missing",
    "extra_forbidden": "case.unknown_field",
    "string_pattern_mismatch": "case.wrong_form",
    "literal_error": "case.not_a_choice",
    "union_tag_invalid": "case.not_a_choice",
    "union_tag_not_found": "case.missing_kind",
    "tuple_type": "case.not_a_list",
    "dict_type": "case.not_a_group",
    "model_type": "case.not_a_group",
    "model_attributes_type": "case.not_a_group",
    "string_type": "case.not_text",
}


def read(data: bytes) -> Case:
    """Read a case file.

    Args:
        data: the bytes of a JSON case file.

    Raises:
        CaseDataError: too large, not UTF-8, not JSON, cut off, nested too deep, a key twice, a newer schema,
            unknown fields or bad values; `problems` lists every fault with its path.
    """
    return from_plain(parse(data))


def parse(data: bytes) -> dict[str, Any]:
    """Return the JSON object in the bytes, without checking the facts.

    Raises:
        CaseDataError: as for `read`, as far as the JSON itself is concerned.
    """
    if len(data) > MAX_BYTES:
        raise CaseDataError("case.file_too_large", limit_mb=MAX_BYTES // (1024 * 1024))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CaseDataError("case.file_not_utf8") from None
    if not text.strip():
        raise CaseDataError("case.file_empty")
    _check_shape(text)
    try:
        plain = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise CaseDataError("case.file_not_json", line=error.lineno, column=error.colno) from None
    except (RecursionError, ValueError):
        raise CaseDataError("case.file_odd_number") from None
    if not isinstance(plain, dict):
        raise CaseDataError("case.file_not_object")
    return plain


def from_plain(plain: dict[str, Any]) -> Case:
    """Build a case from plain data, of the present form or an older one.

    Raises:
        CaseDataError: with every fault listed.
    """
    plain = migrations.migrate(plain, SCHEMA_VERSION)
    try:
        return Case.model_validate(plain)
    except ValidationError as error:
        raise as_case_error(error, plain) from None


def as_case_error(error: ValidationError, plain: dict[str, Any] | None = None) -> CaseDataError:
    """Translate pydantic's report into ours: message ids instead of English, ids instead of positions."""
    problems: list[Problem] = []
    for fault in error.errors(include_url=False, include_input=False):
        context = fault.get("ctx", {})
        path = _path(fault["loc"], plain)
        if fault["type"] == "legal_assist_many":
            problems.extend(context["problems"])
        elif fault["type"] == "legal_assist":
            problems.append(Problem(path, context["key"], context["params"]))
        else:
            key = _TYPES.get(fault["type"], "case.not_acceptable")
            params = {"expected": str(context.get("expected", context.get("expected_tags", "")))}
            problems.append(Problem(path, key, params if key == "case.not_a_choice" else {}))
    problems.sort(key=lambda problem: problem.path)
    return CaseDataError("case.file_faults", problems=tuple(problems[:MAX_PROBLEMS]), count=len(problems))


def to_plain(case: Case) -> dict[str, Any]:
    """The case as plain JSON data, without fields that hold nothing."""
    return case.model_dump(mode="json", exclude_defaults=True) | {
        "schema_version": SCHEMA_VERSION,
        "invented": case.invented,
    }


def write(case: Case) -> bytes:
    """The case as a case file: UTF-8 JSON, indented, keys in the order of the model."""
    return (json.dumps(to_plain(case), ensure_ascii=False, indent=2) + "\n").encode("utf-8")


_BASIS_TAGS: Final = ("amount", "quantity", "wage_gap")


def _path(loc: tuple[int | str, ...], plain: Any) -> str:
    parts: list[str] = []
    node = plain
    for before, step in zip(("", *loc), loc, strict=False):
        if isinstance(step, int):
            entry = node[step] if isinstance(node, list) and step < len(node) else None
            entry_id = entry.get("id") if isinstance(entry, dict) else None
            is_id = isinstance(entry_id, str) and vocabulary.is_entry_id(entry_id)
            parts.append(str(entry_id) if is_id else f"[{step + 1}]")
            node = entry
        elif before == "basis" and step in _BASIS_TAGS:
            continue  # pydantic puts the kind of basis here; the file has no such level
        else:
            parts.append(_plain_name(step))
            node = node.get(step) if isinstance(node, dict) else None
    return ".".join(parts)


def _plain_name(step: str) -> str:
    """A field name as it may be shown: an unknown one may hold anything, so it is shortened and cleaned."""
    shown = "".join(sign for sign in step[:40] if sign.isprintable())
    return shown if len(step) <= 40 else shown + "…"


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for typed, value in pairs:
        key = typed.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate can't be shown or compared
        if key in table:
            raise CaseDataError("case.file_key_twice", field=_plain_name(key))
        table[key] = value
    return table


def _no_constant(_name: str) -> Any:
    raise CaseDataError("case.file_odd_number")


def _check_shape(text: str) -> None:
    """Refuse what would take minutes or all memory to read, before anything is built from it."""
    depth = values = 0
    for found in _STRING_OR_SIGN.finditer(text):
        sign = found.group()
        if sign in ("[", "{"):
            depth += 1
            if depth > MAX_DEPTH:
                raise CaseDataError("case.file_too_deep")
        elif sign in ("]", "}"):
            depth -= 1
        elif sign == ",":
            values += 1
            if values > MAX_VALUES:
                raise CaseDataError("case.file_too_many", limit=MAX_VALUES)
