"""`record CASE FIELD`: a value from a prompt or standard input; an argument would show in `ps`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from legal_assist import messages
from legal_assist.cases import editing, importing, vocabulary
from legal_assist.cli import inputs, output
from legal_assist.cli.session import desk_of
from legal_assist.desk import conflict, wording
from legal_assist.errors import CaseDataError, ConflictError, Problem, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from legal_assist.cases.case import Case
    from legal_assist.desk import Desk, Opened
    from legal_assist.desk.conflict import Conflict


def record(arguments: argparse.Namespace) -> None:
    """Set, mark or clear one fact; add or remove a list entry."""
    desk = desk_of(arguments)
    opened = desk.open(arguments.case)
    path = arguments.field
    try:
        after, added = _changed(arguments, desk, opened)
    except ConflictError as error:
        if error.mine is None:
            raise
        found = conflict.compare(desk, opened, error.mine, lang=arguments.lang, masked=True)
        if found.fields:
            raise _to_be_chosen(found) from None
        after = conflict.resolve(desk, found, {})
        added = _added(opened, error.mine, path, dict(found.renamed))
        output.line_to_stderr("conflict.merged", arguments.lang, found=found.theirs.revision)
        for old, new in found.renamed:
            output.line_to_stderr("conflict.renamed", arguments.lang, old=old.rpartition(".")[2], new=new)
    _report(arguments, opened, after, path, added)


def _changed(arguments: argparse.Namespace, desk: Desk, opened: Opened) -> tuple[Opened, str | None]:
    """The case afterwards, and the id of the entry that was added."""
    path = arguments.field
    fact = vocabulary.find(path)
    if arguments.remove:
        return desk.remove(opened, path), None
    if fact is None:
        raise CaseDataError("case.unknown_path", path=path[:80])
    if arguments.clear:
        return desk.clear(opened, path), None
    if arguments.mark:
        return desk.mark(opened, path, arguments.mark, _note()), None
    if fact.kind == "list":
        if not arguments.add:
            raise UsageError("cli.list_needs_add", path=path)
        return desk.add(opened, path, _entry_texts(path, arguments.lang))
    if fact.kind == "group":
        return desk.record_group(opened, path, _entry_texts(path, arguments.lang)), None
    if arguments.add:
        raise UsageError("cli.add_needs_list", path=path)
    return desk.record(opened, path, _value(path, arguments.lang)), None


def _to_be_chosen(found: Conflict) -> ConflictError:
    """Each place that both windows changed, and what to do about it."""
    problems = tuple(
        Problem(one.path, "conflict.place", {"theirs": one.theirs, "mine": one.mine, "base": one.base})
        for one in found.fields
    )
    numbers = {"base": found.base.revision, "found": found.theirs.revision, "count": len(problems)}
    return ConflictError("conflict.differs", problems=problems, code=found.code, **numbers)


def _added(before: Opened, mine: Case, path: str, renamed: Mapping[str, str]) -> str | None:
    """The id of the entry that was added, as it is called after merging."""
    fact = vocabulary.find(path)
    if fact is None or fact.kind != "list":
        return None
    known = {entry.id for entry in editing.entries_at(before.case, path)}
    fresh = [str(entry.id) for entry in editing.entries_at(mine, path) if entry.id not in known]
    return renamed.get(f"{path}.{fresh[0]}", fresh[0]) if fresh else None


def _report(
    arguments: argparse.Namespace, before: Opened, after: Opened, path: str, added: str | None
) -> None:
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
