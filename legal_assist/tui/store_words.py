"""What is said about the store: its backups, what was found wrong with it, where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from legal_assist import messages
from legal_assist.desk import drafting
from legal_assist.tui.plain import plain

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.desk import Desk
    from legal_assist.desk.backing_up import BackedUp
    from legal_assist.errors import Problem
    from legal_assist.store import Damage
    from legal_assist.store.rebuilding import Rebuilt
    from legal_assist.store.rehearsal import Rehearsed
    from legal_assist.store.restoring import Restored
    from legal_assist.tui.sitting import Sitting

#: Days after which a backup counts as old.
OLD: Final = 7
#: Code names that stand in one line.
_FEW: Final = 5
#: Remedies that a rebuild of the list is.
_REBUILDS: Final = frozenset(
    f"store.remedy.{name}"
    for name in ("rebuild_sealed", "deleted_back", "audit_cut", "rolled_back", "key_copy", "older", "missing")
)


@dataclass(frozen=True)
class StoreState:
    """What the start screen knows of the store; read off the screen's thread."""

    sealed: bool
    backup_age: int | None
    alarms: tuple[Damage, ...]
    warnings: tuple[Problem, ...]
    waiting: tuple[str, ...] = ()


def state_of(desk: Desk) -> StoreState:
    """How the open store stands now."""
    sealed = desk.store_kind == "sealed"
    return StoreState(sealed, desk.backup_age, desk.alarms, desk.place_warnings, drafting.waiting(desk))


def backup_short(sitting: Sitting, state: StoreState) -> str:
    """`cadangan 3 hari lalu`, for the top line; empty for a store that keeps only invented cases."""
    if not state.sealed:
        return ""
    if state.backup_age is None:
        return sitting.s("backup.short_never")
    return sitting.s("backup.short_today") if not state.backup_age else _days(sitting, state)


def _days(sitting: Sitting, state: StoreState) -> str:
    return sitting.s("backup.short_days", n=state.backup_age)


def notes(sitting: Sitting, state: StoreState, cases: int) -> list[str]:
    """The lines above the list of so many cases, the most serious first; none when all is well."""
    lines = []
    if state.alarms:
        lines.append(f"! {sitting.s('notes.alarms', n=len(state.alarms))}")
    if state.warnings:
        lines.append(f"! {sitting.s('notes.place', n=len(state.warnings))}")
    if state.sealed and state.backup_age is None and cases:
        lines.append(f"! {sitting.s('notes.never_backed_up')}")
    elif state.backup_age is not None and state.backup_age >= OLD:
        lines.append(f"! {sitting.s('notes.old_backup', n=state.backup_age)}")
    if state.waiting:
        lines.append(f"~ {sitting.s('notes.drafts', codes=', '.join(state.waiting[:_FEW]))}")
    return lines


def damage(sitting: Sitting, found: Damage) -> tuple[str, str]:
    """What is wrong and what to do about it."""
    lang = sitting.lang
    return (
        plain(messages.text(found.reason, lang, file=found.file)),
        plain(messages.text(found.remedy, lang, file=found.file)),
    )


def rebuild_helps(key: str) -> bool:
    """Whether the remedy of this message id may be to write the list of cases anew."""
    return key in _REBUILDS


def backed_up(sitting: Sitting, made: BackedUp) -> str:
    """What is told after a backup: where it is, what it holds, what to write down."""
    lang = sitting.lang
    lines = [messages.text("keeping.backup.made", lang, place=made.path), *_holds(sitting, made.held)]
    if made.same_disk:
        lines.insert(3, messages.text("keeping.backup.same_disk", lang))
    return plain("\n\n".join(lines))


def rehearsed(sitting: Sitting, held: Rehearsed) -> str:
    """What is told after a rehearsal: whether the backup is whole, what it holds, its marks."""
    lang = sitting.lang
    whole = [] if held.damage else [messages.text("keeping.backup.verified", lang)]
    lines = [*whole, *_holds(sitting, held)]
    lines += [" ".join(damage(sitting, one)) for one in held.damage]
    return plain("\n\n".join(lines))


def restored(sitting: Sitting, done: Restored, place: Path, *, elsewhere: bool) -> str:
    """What is told after a restore: where it stands, what it holds, what the full check found.

    Args:
        sitting: the sitting.
        done: what the restore found.
        place: the folder.
        elsewhere: whether it has to be opened by a call of its own.
    """
    lang = sitting.lang
    first = [sitting.s("restore.here", place=place)]
    if elsewhere:
        first = [messages.text("keeping.restore.done", lang, place=place)]
        first.append(sitting.s("restore.how", command=f'legal-assist --store "{place}"'))
    lines = [*first, *_holds(sitting, done.held)]
    if done.damage:
        lines.append(messages.text("keeping.restore.found_damage", lang, place=place, count=len(done.damage)))
        lines += [" ".join(damage(sitting, one)) for one in done.damage]
    else:
        lines.append(messages.text("keeping.restore.clean", lang))
    if done.anchor == "rolled_back":
        lines.append(messages.text("keeping.restore.rolled_back", lang))
    return plain("\n\n".join(lines))


def _holds(sitting: Sitting, held: Rehearsed) -> list[str]:
    """What is in a backup, and what to write down about it."""
    values: dict[str, dict[str, Any]] = {
        "holds": {
            "cases": held.cases,
            "attachments": held.attachments,
            "made_at": sitting.moment(held.made_at),
        },
        "head": {
            "store": held.store[:8],
            "head": held.head,
            "log": held.log_entries,
            "log_hash": held.log_hash[:16],
        },
    }
    lines = [messages.text(f"keeping.backup.{key}", sitting.lang, **given) for key, given in values.items()]
    if held.damage:
        lines.append(messages.text("keeping.backup.found_damage", sitting.lang, count=len(held.damage)))
    return lines


def rebuilt(sitting: Sitting, found: Rebuilt) -> str:
    """What a rebuilding accepted."""
    s = sitting.s
    lines = [s("rebuild.done", n=found.cases)]
    for name in ("older", "lost", "brought_back"):
        codes = getattr(found, name)
        if codes:
            lines.append(s(f"rebuild.{name}", codes=", ".join(codes)))
    lines += [damage(sitting, one)[0] for one in found.damaged]
    if found.log_restarted:
        lines.append(s("rebuild.log_restarted"))
    lines.append(messages.text(f"store.anchor.{found.anchor}", sitting.lang))
    return plain("\n".join(lines))
