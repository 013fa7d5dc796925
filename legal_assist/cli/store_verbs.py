"""`store init|status|passphrase|recovery-key|rotate|verify|rebuild|compact`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.cli import long_work, output, passphrases
from legal_assist.cli.session import clock_of, desk_of, store_root
from legal_assist.desk import Desk, sealing
from legal_assist.errors import Problem, StoreError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from legal_assist.store import Damage


def init(arguments: argparse.Namespace) -> None:
    """Seal the store: new, or with the invented cases it has."""
    desk = _locked(arguments)
    if desk.store_kind == "sealed":
        raise StoreError("store.already_sealed", place=str(desk.workspace.root))
    passphrase = passphrases.new(arguments, arguments.passphrase_file)
    key = sealing.new_recovery_key()
    passphrases.show_recovery_key(arguments, key)
    count = sealing.init(desk, passphrase, key)
    if arguments.json:
        output.data({"kind": "sealed", "sealed_cases": count, "recovery_key": key})
        return
    output.line(messages.text("cli.store_sealed", arguments.lang, place=str(desk.workspace.root)))
    if count:
        output.line(messages.text("cli.store_migrated", arguments.lang, n=count))


def status(arguments: argparse.Namespace) -> None:
    """Say what kind of store it is and how it stands."""
    from legal_assist.cli import keeping_verbs

    desk = desk_of(arguments)
    found = sealing.status(desk)
    if arguments.json:
        more = keeping_verbs.status_plain(desk, arguments.lang)
        output.data(asdict(found) | {"alarms": _listed(found.alarms)} | more)
        return
    lang = arguments.lang
    output.line(messages.text(f"cli.store_kind.{found.kind}", lang))
    output.line(messages.text("cli.store_cases", lang, n=found.cases))
    if found.kind == "sealed":
        output.line(
            messages.text(
                "cli.store_keys",
                lang,
                kdf=found.kdf,
                mib=found.memory_mib,
                passes=found.passes,
                lanes=found.lanes,
                number=found.key_number,
            )
        )
        output.line(messages.text("cli.store_log", lang, n=found.log_entries))
        output.line(messages.text(found.anchor, lang))
    keeping_verbs.status_lines(desk, arguments)


def passphrase(arguments: argparse.Namespace) -> None:
    """Change the passphrase."""
    desk = _sealed(arguments)
    sealing.change_passphrase(desk, passphrases.new(arguments, arguments.new_passphrase_file))
    _done(arguments, "passphrase_changed")


def recovery_key(arguments: argparse.Namespace) -> None:
    """Make a new recovery key; the old one ends."""
    desk = _sealed(arguments)
    key = sealing.new_recovery_key()
    passphrases.show_recovery_key(arguments, key)
    sealing.change_recovery_key(desk, key)
    _done(arguments, "recovery_key_changed", recovery_key=key)


def rotate(arguments: argparse.Namespace) -> None:
    """Seal everything anew under a new data key."""
    desk, secret = _opened(arguments)
    key = sealing.new_recovery_key()
    passphrases.show_recovery_key(arguments, key)
    with long_work.watched(arguments.lang) as step:
        sealing.rotate(desk, secret, key, step)
    _done(arguments, "store_rotated", recovery_key=key)


def verify(arguments: argparse.Namespace) -> None:
    """Read every byte; name what is wrong, each with its remedy."""
    desk = desk_of(arguments, warn=False)
    with long_work.watched(arguments.lang) as step:
        found = sealing.verify(desk, step)
    if not found:
        _done(arguments, "store_verified")
        return
    problems = []
    for damage in found:
        problems.append(Problem(damage.file, damage.reason, {"file": damage.file}))
        problems.append(Problem(damage.file, damage.remedy, {"file": damage.file}))
    raise StoreError("store.verify_found", problems=tuple(problems), count=len(found))


def rebuild(arguments: argparse.Namespace) -> None:
    """Write the list of cases anew from the case files, and say what was accepted."""
    desk = _locked(arguments)
    secret = passphrases.of(arguments) if desk.needs_passphrase else None
    with long_work.watched(arguments.lang) as step:
        found = sealing.rebuild(desk, secret, step)
    if found is None:
        _done(arguments, "store_rebuilt_open")
        return
    if arguments.json:
        output.data(asdict(found) | {"damaged": _listed(found.damaged)})
        return
    lang = arguments.lang
    output.line(messages.text("cli.store_rebuilt", lang, n=found.cases))
    for name in ("older", "lost", "brought_back"):
        codes = getattr(found, name)
        if codes:
            output.line(messages.text(f"cli.rebuilt.{name}", lang, codes=", ".join(codes)))
    for damage in found.damaged:
        output.line(messages.text(damage.reason, lang, file=damage.file))
    if found.log_restarted:
        output.line(messages.text("cli.rebuilt.log_restarted", lang))
    output.line(messages.text(f"store.anchor.{found.anchor}", lang))


def compact(arguments: argparse.Namespace) -> None:
    """Make the list of cases small again."""
    sealing.compact(_sealed(arguments))
    _done(arguments, "store_compacted")


def _locked(arguments: argparse.Namespace) -> Desk:
    return Desk(store_root(arguments), clock_of(arguments), arguments.operator)


def _opened(arguments: argparse.Namespace) -> tuple[Desk, str]:
    desk = _locked(arguments)
    if not desk.needs_passphrase:
        raise StoreError("store.not_sealed", place=str(desk.workspace.root))
    secret = passphrases.of(arguments)
    desk.unlock(secret)
    return desk, secret


def _sealed(arguments: argparse.Namespace) -> Desk:
    return _opened(arguments)[0]


def _done(arguments: argparse.Namespace, key: str, **values: Any) -> None:
    if arguments.json:
        output.data({"done": key} | values)
    else:
        output.line(messages.text(f"cli.{key}", arguments.lang))


def _listed(damages: Iterable[Damage]) -> list[dict[str, Any]]:
    return [asdict(damage) for damage in damages]
