"""The data of one person, for that person: everything that concerns her, nothing that identifies others."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from legal_assist import messages
from legal_assist.cases import typed, vocabulary
from legal_assist.desk import sealing, wording
from legal_assist.desk.masking import Mask
from legal_assist.errors import UsageError
from legal_assist.output_files import require_outside, write_new

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.cases.case import Case
    from legal_assist.desk.desk import Desk, Opened

#: Lists whose entries may concern one victim.
_LISTS: Final = ("events", "losses", "exhibits", "pasted_totals", "companions")
#: Acts by which data left the store.
_HANDED_OUT: Final = frozenset(
    {
        "documents_made",
        "exported",
        "table_exported",
        "package_exported",
        "sealed_exported",
        "attachment_extracted",
    }
)


def gather(desk: Desk, opened: Opened, victim: str, lang: str) -> dict[str, Any]:
    """All of it as plain data.

    Args:
        desk: the desk.
        opened: the case.
        victim: her id, e.g. ``K1``.
        lang: language of labels and choices.

    Raises:
        UsageError: nobody in the case has that id.
    """
    case = opened.case
    if victim not in {one.id for one in case.victims}:
        known = ", ".join(one.id for one in case.victims)
        raise UsageError("keeping.access.no_victim", code=case.code, known=known or "-")
    others = case.model_copy(update={"victims": tuple(one for one in case.victims if one.id != victim)})
    mask = Mask(others, exact=True)
    hers = _entries(case, victim)
    facts = []
    for path, fact, value in vocabulary.values(case):
        own = path.startswith(f"victims.{victim}.")
        if not own and ".".join(path.split(".")[:2]) not in hers:
            continue
        text = typed.show(value)
        if fact.kind == "choice":
            text = wording.choice(path, text, lang)
        text = text if own and fact.sensitivity != "public" else mask.text(text)
        facts.append({"path": path, "label": wording.label(path, lang), "value": text})
    marks = [
        {"path": path, "label": wording.label(path, lang), "mark": mark.kind}
        for path, mark in case.marks.items()
        if path.startswith(f"victims.{victim}.")
    ]
    return {
        "case": case.code,
        "person": victim,
        "as_of": desk.today.isoformat(),
        "facts": facts,
        "marks": marks,
    } | _from_the_store(desk, case, victim)


def write(desk: Desk, opened: Opened, victim: str, out: Path, lang: str) -> tuple[Path, Path]:
    """Write it as JSON and as a text to read; both lie open, for her hands only.

    Returns:
        The two files.

    Raises:
        UsageError: nobody has that id.
        StoreError: the log can't be written; then nothing is handed out.
        DocumentError: the folder can't be used.
    """
    require_outside(out)
    found = gather(desk, opened, victim, lang)
    desk.audit("access_exported", opened.case.code, victim=victim)
    stem = f"{opened.case.code}-{victim}-data"
    data = (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    first = write_new(out, stem, ".json", data)
    return first, write_new(out, stem, ".md", as_markdown(found, lang).encode("utf-8"))


def as_markdown(found: dict[str, Any], lang: str) -> str:
    """The same to read and to sign for."""

    def say(key: str, **values: Any) -> str:
        return messages.text(f"keeping.access.{key}", lang, **values)

    lines = [f"# {say('title', person=found['person'], code=found['case'])}", ""]
    lines += [say("as_of", day=wording.when(found["as_of"], lang)), "", f"## {say('facts')}", ""]
    lines += [f"- **{_plain(row['label'])}**: {_plain(row['value'])}" for row in found["facts"]]
    lines += [
        f"- **{_plain(row['label'])}**: [{messages.text('facts.marks.' + row['mark'], lang)}]"
        for row in found["marks"]
    ]
    if found["attachments"]:
        lines += ["", f"## {say('files')}", ""]
        lines += [
            f"- {row['exhibit']}: {row['kind']}, {row['size']} byte, SHA-256 {row['sha256']}"
            for row in found["attachments"]
        ]
    until = wording.when(found["kept_until"], lang) or "-"
    lines += ["", f"## {say('kept')}", "", say("kept_until", day=until), ""]
    lines += [f"## {say('handed_out')}", ""]
    lines += [
        f"- {wording.when(row['at'], lang)}: {messages.text('keeping.audit.' + row['what'], lang)}"
        for row in found["handed_out"]
    ] or [say("nothing_handed_out")]
    return "\n".join([*lines, "", say("rights"), ""])


def _entries(case: Case, victim: str) -> frozenset[str]:
    """Paths of the list entries that concern her; events without names concern everybody."""
    found = set()
    for name in _LISTS:
        for entry in getattr(case, name):
            concerns = getattr(entry, "concerns", None)
            if concerns is not None:
                # Codes of suspects stand there too; what names only them isn't about her.
                is_hers = not concerns or victim in concerns
            else:
                is_hers = getattr(entry, "victim", None) == victim
            if is_hers and getattr(entry, "id", None):
                found.add(f"{name}.{entry.id}")
    return frozenset(found)


def _from_the_store(desk: Desk, case: Case, victim: str) -> dict[str, Any]:
    if desk.store_kind != "sealed":
        return {"attachments": [], "kept_until": "", "handed_out": []}
    store = sealing.sealed(desk)
    exhibits = {one.id for one in case.exhibits if one.victim == victim}
    return {
        "attachments": [
            {"exhibit": one.exhibit, "kind": one.kind, "size": one.size, "sha256": one.sha256}
            for one in store.attachments(case.code)
            if one.exhibit in exhibits
        ],
        "kept_until": store.retention(case.code).until,
        "handed_out": [
            {"at": entry["at"], "what": entry["what"]}
            for entry in store.log()
            if entry.get("case") == case.code and entry["what"] in _HANDED_OUT
        ],
    }


def _plain(text: str) -> str:
    return "".join("\\" + sign if sign in "\\`*_[]<>#|" else sign for sign in " ".join(text.split()))
