"""What each command begins with: the clock, the store, an unlocked desk, and the mask for its output."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from legal_assist.clock import Clock, FixedClock, SystemClock
from legal_assist.errors import CaseDataError, UsageError

if TYPE_CHECKING:
    import argparse

    from legal_assist.cases.case import Case
    from legal_assist.desk import Desk, Opened
    from legal_assist.desk.masking import Mask
    from legal_assist.errors import Problem


def clock_of(arguments: argparse.Namespace) -> Clock:
    """The clock: the machine's, or standing still on `--as-of`.

    Raises:
        UsageError: the date can't be read.
    """
    if not arguments.as_of:
        return SystemClock()
    from legal_assist import tanggal

    try:
        return FixedClock(tanggal.parse(arguments.as_of))
    except CaseDataError as error:
        raise UsageError(error.key, **error.params) from None


def store_root(arguments: argparse.Namespace) -> Path | None:
    """The folder given by `--store`, or None for the usual place."""
    return Path(arguments.store) if arguments.store is not None else None


def desk_of(arguments: argparse.Namespace, *, warn: bool = True) -> Desk:
    """An unlocked desk on the store this command works with.

    Args:
        arguments: the command's.
        warn: whether to say on the error stream what was found wrong on opening.

    Raises:
        StoreError: the store can't be opened.
        UsageError: it is sealed and nobody can be asked for the passphrase.
    """
    desk = law_desk(arguments)
    if desk.needs_passphrase:
        from legal_assist.cli import passphrases

        desk.unlock(passphrases.of(arguments))
    else:
        desk.unlock()
    if arguments.reveal:
        # Here, once for every command, and before the first name can be shown.
        desk.audit_reveal(_code(arguments), arguments.verb, _field(arguments))
    if warn:
        from legal_assist.cli import output

        for alarm in desk.alarms:
            output.line_to_stderr(alarm.reason, arguments.lang, file=alarm.file)
            output.line_to_stderr(alarm.remedy, arguments.lang, file=alarm.file)
    return desk


def law_desk(arguments: argparse.Namespace) -> Desk:
    """A desk that stays locked: enough for the law book. Faults in its overlay go to the error stream."""
    from legal_assist import messages
    from legal_assist.cli import output
    from legal_assist.desk import Desk

    desk = Desk(store_root(arguments), clock_of(arguments), arguments.operator)

    def warn(problem: Problem) -> None:
        said = messages.of_problem(problem, arguments.lang)
        output.line_to_stderr("overlay.left_out", arguments.lang, place=problem.path, said=said)

    desk.warn = warn
    return desk


def _code(arguments: argparse.Namespace) -> str:
    """The code name a command was given; nothing when it has another form, since that may be a name."""
    from legal_assist.store.names import is_code

    typed = str(getattr(arguments, "case", None) or "").strip().upper()
    return typed if is_code(typed) else ""


def _field(arguments: argparse.Namespace) -> str:
    """The one fact a command was given; nothing when it names none, since it may be anything then."""
    from legal_assist.cases import vocabulary

    typed = str(getattr(arguments, "field", None) or "").strip()
    return typed if typed and vocabulary.find(typed) is not None else ""


def victim_of(arguments: argparse.Namespace, case: Case) -> str:
    """The code of the victim that `--victim` names; empty when it was not given.

    Raises:
        UsageError: the case has no such victim; the sentence names those it has.
    """
    wanted = str(arguments.victim).strip().upper()
    known = [victim.id for victim in case.victims]
    if wanted and wanted not in known:
        raise UsageError("cli.no_such_victim", name=wanted[:20], known=", ".join(known) or "-")
    return wanted


def mask_of(arguments: argparse.Namespace, opened: Opened) -> Mask | None:
    """The mask for this case's output; None when the user asked to reveal."""
    if arguments.reveal:
        return None
    from legal_assist.desk.masking import Mask

    return Mask(opened.case)
