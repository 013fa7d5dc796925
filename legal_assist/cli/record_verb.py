"""`record CASE FIELD`: a value from a prompt or standard input; an argument would show in `ps`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from legal_assist import messages
from legal_assist.cases import importing, vocabulary
from legal_assist.cli import inputs, output
from legal_assist.cli.session import desk_of
from legal_assist.desk import wording
from legal_assist.errors import CaseDataError, UsageError

if TYPE_CHECKING:
    import argparse

    from legal_assist.desk import Desk, Opened


def record(arguments: argparse.Namespace) -> None:
    """Set, mark or clear one fact; add or remove a list entry."""
    desk = desk_of(arguments)
    opened = desk.open(arguments.case)
    path = arguments.field
    fact = vocabulary.find(path)
    if fact is None and not arguments.remove:
        raise CaseDataError("case.unknown_path", path=path[:80])
    added: str | None = None
    if arguments.remove:
        after = desk.remove(opened, path)
    elif arguments.clear:
        after = desk.clear(opened, path)
    elif arguments.mark:
        after = desk.mark(opened, path, arguments.mark, _note())
    elif fact is not None and fact.kind == "list":
        if not arguments.add:
            raise UsageError("cli.list_needs_add", path=path)
        after, added = desk.add(opened, path, _entry_texts(path, arguments.lang))
    elif fact is not None and fact.kind == "group":
        after = desk.record_group(opened, path, _entry_texts(path, arguments.lang))
    elif arguments.add:
        raise UsageError("cli.add_needs_list", path=path)
    else:
        after = desk.record(opened, path, _value(path, arguments.lang))
    _report(arguments, desk, opened, after, path, added)


def _report(
    arguments: argparse.Namespace, desk: Desk, before: Opened, after: Opened, path: str, added: str | None
) -> None:
    del desk
    if arguments.json:
        output.data({"code": after.case.code, "revision": after.revision, "path": path, "added": added})
    elif after.revision == before.revision:
        output.line(messages.text("cli.unchanged", arguments.lang))
    else:
        shown = f"{path}.{added}" if added else path
        output.line(messages.text("cli.recorded", arguments.lang, path=shown, n=after.revision))


def _value(path: str, lang: str) -> str:
    if inputs.is_keyboard():
        fact = vocabulary.find(path)
        output.line_to_stderr("cli.prompt", lang, label=wording.label(path, lang))
        if fact is not None and messages.has(fact.help, lang):
            print(output.plain(messages.text(fact.help, lang)), file=sys.stderr)
        return inputs.line()
    return inputs.text().removesuffix("\n")


def _note() -> str:
    return "" if inputs.is_keyboard() else inputs.text().strip()


def _entry_texts(path: str, lang: str) -> dict[str, str]:
    """Field texts of an entry: asked one by one, or read as `field = value` lines or a JSON object.

    Raises:
        UsageError: nothing was filled in; an empty entry is never added and a group never emptied by it.
    """
    texts = _asked(path, lang) if inputs.is_keyboard() else _parse_entry(inputs.text())
    if not any(text.strip() for text in texts.values()):
        raise UsageError("cli.entry_empty")
    return texts


def _asked(path: str, lang: str) -> dict[str, str]:
    texts: dict[str, str] = {}
    bare = vocabulary.without_ids(path)
    for fact in vocabulary.facts().values():
        name = fact.path.removeprefix(f"{bare}.")
        inside = fact.path.startswith(f"{bare}.") and "." not in name
        if inside and fact.kind not in ("list", "group") and fact.name != "id":
            hint = f" ({', '.join(fact.choices)})" if fact.choices else ""
            star = " *" if fact.required else ""
            output.line_to_stderr("cli.prompt", lang, label=f"{messages.text(fact.label, lang)}{star}{hint}")
            texts[name] = inputs.line()
    for name in ("kind", "amount", "quantity", "unit", "price", "promised", "per", "received"):
        if f"{bare}.basis.{name}" in vocabulary.facts():
            output.line_to_stderr("cli.prompt", lang, label=f"basis.{name}")
            texts[f"basis.{name}"] = inputs.line()
    return texts


def _parse_entry(text: str) -> dict[str, str]:
    if text.lstrip().startswith("{"):
        plain = importing.parse(text.encode("utf-8", "surrogateescape"))
        if not all(isinstance(value, str) for value in plain.values()):
            raise UsageError("cli.entry_texts")
        return dict(plain)
    texts: dict[str, str] = {}
    for number, row in enumerate(text.splitlines(), start=1):
        if not row.strip():
            continue
        name, sign, value = row.partition("=")
        if not sign:
            raise UsageError("cli.entry_line", number=number)
        if name.strip() in texts:
            raise CaseDataError("case.file_key_twice", field=name.strip()[:40])
        texts[name.strip()] = value.strip()
    return texts
