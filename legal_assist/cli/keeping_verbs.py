"""`backup`, `restore`, `erase`, `case retention`, `case access-export`, `store audit`."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from legal_assist import messages
from legal_assist.cli import faults, inputs, long_work, output, passphrases
from legal_assist.cli.session import clock_of, desk_of, store_root
from legal_assist.desk import Desk, access_export, backing_up, retaining, sealing, wording
from legal_assist.errors import DocumentError, Problem, StoreError, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from legal_assist.desk.retaining import Kept
    from legal_assist.store import Damage
    from legal_assist.store.rehearsal import Rehearsed

#: Log details that are shown behind an entry, in this order.
_DETAILS: Final = (
    "exhibit",
    "number",
    "victim",
    "documents",
    "overridden",
    "where",
    "field",
    "name",
    "why",
    "reason",
    "until",
)


def backup(arguments: argparse.Namespace) -> None:
    """Make a backup, or rehearse one that exists."""
    if (arguments.to is None) == (arguments.verify is None):
        raise UsageError("keeping.backup.one_of")
    lang = arguments.lang
    if arguments.verify is not None:
        secret = passphrases.of(arguments)
        with long_work.watched(lang) as step:
            held = backing_up.rehearse(Path(arguments.verify), secret, step)
        _report(arguments, held, {"verified": True}, "keeping.backup.verified")
        _require_good(held.damage, "keeping.backup.found_damage")
        return
    desk = desk_of(arguments)
    with long_work.watched(lang) as step:
        made = backing_up.make(desk, Path(arguments.to), step)
    place = output.path_text(made.path)
    _report(arguments, made.held, {"path": place, "same_disk": made.same_disk}, "keeping.backup.made", place)
    if made.same_disk:
        output.line_to_stderr("keeping.backup.same_disk", lang)
    _require_good(made.held.damage, "keeping.backup.found_damage")


def restore(arguments: argparse.Namespace) -> None:
    """Bring a backup back into a new folder and check it fully."""
    into = _absolute(arguments.into)
    lang, secret = arguments.lang, passphrases.of(arguments)
    with long_work.watched(lang) as step:
        done = backing_up.restore(
            Path(arguments.file),
            into,
            secret,
            clock=clock_of(arguments),
            operator=arguments.operator,
            step=step,
        )
    place = output.path_text(into)
    plain = {"path": place, "damage": [asdict(one) for one in done.damage], "anchor": done.anchor}
    _report(arguments, done.held, plain, "keeping.restore.done", place)
    if not arguments.json:
        if not done.damage:
            output.line(messages.text("keeping.restore.clean", lang))
        if done.anchor == "rolled_back":
            output.line(messages.text("keeping.restore.rolled_back", lang))
    _require_good(done.damage, "keeping.restore.found_damage", place=place)


def erase(arguments: argparse.Namespace) -> int:
    """Erase a case for good, change the data key, and write the record."""
    desk = Desk(store_root(arguments), clock_of(arguments), arguments.operator)
    if not desk.needs_passphrase:
        raise StoreError("store.not_sealed", place=str(desk.workspace.root))
    secret = passphrases.of(arguments)
    desk.unlock(secret)
    code, lang = arguments.case.strip().upper(), arguments.lang
    if code not in retaining.unfinished(desk) or any(line.code == code for line in desk.summaries()):
        found = retaining.kept(desk, desk.open(code))
        retaining.require_erasable(found, reason=arguments.reason, despite=arguments.despite)
    if arguments.out is not None and os.path.lexists(arguments.out):  # after the erasure it is too late
        raise DocumentError("workspace.exists", place=Path(arguments.out).name)
    if not arguments.yes:
        typed = inputs.confirmation("keeping.erase.confirm", lang, code=code)
        if typed != code:
            raise UsageError("keeping.erase.refused", code=code)
    key = sealing.new_recovery_key()
    passphrases.show_recovery_key(arguments, key)
    reason, despite = arguments.reason, arguments.despite
    with long_work.watched(lang) as step:
        record = retaining.erase(desk, code, secret, key, reason=reason, despite=despite, step=step)
    shown = retaining.as_markdown(record, lang)
    unwritten: DocumentError | None = None
    if arguments.out is not None:
        from legal_assist.output_files import write_atomic

        path = Path(arguments.out)
        as_json = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
        try:
            write_atomic(path, (as_json if path.suffix.casefold() == ".json" else shown).encode("utf-8"))
            record |= {"record": output.path_text(path)}
        except DocumentError as error:  # the case is gone: the record and the new key must be seen now
            unwritten = error
    if arguments.json:
        output.data(record | {"recovery_key": key})
    elif "record" in record:
        output.line(messages.text("keeping.erase.done", lang, code=code, place=record["record"]))
    else:
        output.line(shown)
    return faults.report(unwritten, lang, as_json=False) if unwritten is not None else 0


def retention(arguments: argparse.Namespace) -> None:
    """Show or decide how long a case is kept; without a case, list all."""
    desk = desk_of(arguments)
    if arguments.case is None:
        found = retaining.overview(desk)
    else:
        opened = desk.open(arguments.case)
        opened = retaining.decide(
            desk, opened, until=arguments.until, reason=arguments.reason, ended=arguments.ended
        )
        found = (retaining.kept(desk, opened),)
    if arguments.json:
        output.data({"retention": [_plain_kept(one, desk) for one in found]})
        return
    for one in found:
        _line_of(arguments, one, desk)


def access(arguments: argparse.Namespace) -> None:
    """Write a person's own data for that person."""
    desk = desk_of(arguments)
    opened = desk.open(arguments.case)
    victim = arguments.victim.strip().upper()
    paths = access_export.write(desk, opened, victim, Path(arguments.out), arguments.lang)
    if arguments.json:
        output.data({"files": [output.path_text(path) for path in paths]})
        return
    for path in paths:
        output.line(f"  {output.path_text(path)}")
    output.line(messages.text("keeping.access.done", arguments.lang))


def audit(arguments: argparse.Namespace) -> None:
    """Print the activity log: code names only."""
    entries = sealing.sealed(desk_of(arguments)).log()
    if arguments.json:
        output.data({"entries": [{k: v for k, v in entry.items() if k != "prev"} for entry in entries]})
        return
    for entry in entries:
        what = f"keeping.audit.{entry['what']}"
        said = messages.text(what, arguments.lang) if messages.has(what, arguments.lang) else entry["what"]
        details = [_detail(entry[name], arguments.lang) for name in _DETAILS if entry.get(name)]
        who = entry["operator"] or "-"
        words = [wording.when(entry["at"], arguments.lang), who, entry.get("case") or "-", said, *details]
        output.line("  ".join(words))


def status_lines(desk: Desk, arguments: argparse.Namespace) -> None:
    """What `store status` says beyond the keys: backups, the place, erasures that were cut short."""
    lang = arguments.lang
    if desk.store_kind == "sealed":
        age = desk.backup_age
        key = "age_none" if age is None else "age_days" if age else "age_today"
        output.line(messages.text(f"keeping.backup.{key}", lang, days=age))
        for code in retaining.unfinished(desk):
            output.line(messages.text("keeping.erase.unfinished", lang, code=code))
    for warning in desk.place_warnings:
        output.line(messages.of_problem(warning, lang))


def status_plain(desk: Desk, lang: str) -> dict[str, Any]:
    """The same as data."""
    return {
        "backup_age_days": desk.backup_age,
        "unfinished_erasures": list(retaining.unfinished(desk)),
        "place": [{"id": one.key, "message": messages.of_problem(one, lang)} for one in desk.place_warnings],
    }


def _absolute(place: str) -> Path:
    try:
        return Path(place).absolute()
    except OSError:  # the folder we stand in is gone
        raise StoreError("workspace.no_such_place", place=place) from None


def _report(
    arguments: argparse.Namespace, held: Rehearsed, plain: dict[str, Any], key: str, place: str = ""
) -> None:
    if arguments.json:
        output.data(plain | {"held": asdict(held)})
        return
    lang = arguments.lang
    output.line(messages.text(key, lang, place=place))
    made_at = wording.when(held.made_at, lang)
    output.line(
        messages.text(
            "keeping.backup.holds", lang, cases=held.cases, attachments=held.attachments, made_at=made_at
        )
    )
    output.line(
        messages.text(
            "keeping.backup.head",
            lang,
            store=held.store[:8],
            head=held.head,
            log=held.log_entries,
            log_hash=held.log_hash[:16],
        )
    )


def _require_good(damage: Iterable[Damage], key: str, **params: Any) -> None:
    problems: list[Problem] = []
    files = 0
    for one in damage:
        files += 1
        problems.append(Problem(one.file, one.reason, {"file": one.file}))
        problems.append(Problem(one.file, one.remedy, {"file": one.file}))
    if problems:
        raise StoreError(key, problems=tuple(problems), count=files, **params)


def _plain_kept(one: Kept, desk: Desk) -> dict[str, Any]:
    until = one.retention.until
    return (
        {"case": one.code}
        | asdict(one.retention)
        | {
            "blocks": [key.rpartition(".")[2] for key in one.blocks],
            "due": bool(until) and until < desk.today.isoformat(),
        }
    )


def _line_of(arguments: argparse.Namespace, one: Kept, desk: Desk) -> None:
    lang, until = arguments.lang, one.retention.until
    key = "undecided" if not until else "due" if until < desk.today.isoformat() else "until"
    day = wording.when(until, lang)
    output.line(
        messages.text(f"keeping.retention.{key}", lang, code=one.code, day=day, reason=one.retention.reason)
    )
    for block in one.blocks:
        output.line("  " + messages.text(block, lang, until=day))


def _detail(value: Any, lang: str) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return messages.text(text, lang) if "." in text and messages.has(text, lang) else text
