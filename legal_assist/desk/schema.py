"""The case file described as JSON Schema, with the label and help of every fact."""

from __future__ import annotations

from typing import Any

from legal_assist import messages
from legal_assist.cases import vocabulary
from legal_assist.cases.case import Case


def json_schema(lang: str) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of the case file in one language."""
    schema = Case.model_json_schema(mode="validation")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = messages.text("desk.schema_title", lang)
    owners = {entry.owner for entry in vocabulary.facts().values()}
    by_owner = {(entry.owner, entry.name): entry for entry in vocabulary.facts().values()}
    definitions = {"case": schema} | {
        vocabulary.owner_name_of(name): part for name, part in schema.get("$defs", {}).items()
    }
    for owner, definition in definitions.items():
        if owner not in owners:
            continue
        for name, prop in definition.get("properties", {}).items():
            entry = by_owner.get((owner, name))
            if entry is not None:
                prop["title"] = messages.text(entry.label, lang)
                prop["description"] = messages.text(entry.help, lang)
    return schema
