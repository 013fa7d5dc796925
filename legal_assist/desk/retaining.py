"""How long a case is kept, what forbids its erasure for now, and the erasure with its printable record."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from legal_assist import messages, tanggal
from legal_assist.desk import sealing, wording
from legal_assist.desk.made_papers import WIPED
from legal_assist.errors import StoreError, UsageError
from legal_assist.store import erasing
from legal_assist.store.sealed_retention import Retention
from legal_assist.store.steps import go_on

if TYPE_CHECKING:
    from legal_assist.cases.case import Case
    from legal_assist.desk.desk import Desk, Opened
    from legal_assist.store.steps import Step

_SHORTEST_REASON: Final = 5


@dataclass(frozen=True)
class Kept:
    """How long a case is kept, and what forbids its erasure today.

    Args:
        code: code name.
        retention: what was decided.
        blocks: message ids of what stands against an erasure; empty when nothing does.
    """

    code: str
    retention: Retention
    blocks: tuple[str, ...]


def kept(desk: Desk, opened: Opened) -> Kept:
    """How long a case is kept."""
    found = sealing.sealed(desk).retention(opened.case.code)
    return Kept(opened.case.code, found, _blocks(opened.case, found, desk.today))


def overview(desk: Desk) -> tuple[Kept, ...]:
    """The same for every case that can be read, those whose day has passed first."""
    found = [
        Kept(code, retention, _blocks(desk.open(code).case, retention, desk.today))
        for code, retention in sealing.sealed(desk).retentions()
    ]
    return tuple(sorted(found, key=lambda one: (one.retention.until or "9999", one.code)))


def decide(desk: Desk, opened: Opened, *, until: str | None, reason: str | None, ended: str | None) -> Opened:
    """Record how long a case is kept; what is None stays as it was.

    Args:
        desk: its store is sealed and open.
        opened: the case as it was read.
        until: last day, as a person types it.
        reason: why; needed with a new day.
        ended: day on which the last proceeding ended, as a person types it; empty takes it away.

    Raises:
        UsageError: a day without a reason.
        CaseDataError: a date can't be read.
        ConflictError: another window saved in between.
    """
    store, now = sealing.sealed(desk), sealing.sealed(desk).retention(opened.case.code)
    if until and not (reason or "").strip():
        raise UsageError("keeping.retention.needs_reason")
    new = Retention(
        now.until if until is None else _day(until),
        now.reason if reason is None else " ".join(reason.split()),
        now.ended if ended is None else _day(ended),
    )
    if new == now:
        return opened
    stored = store.set_retention(
        opened.case.code,
        new,
        expected_revision=opened.revision,
        operator=desk.operator,
        why="keeping.why.retention",
    )
    return type(opened)(opened.case, stored.revision, stored.saved_at)


def unfinished(desk: Desk) -> tuple[str, ...]:
    """Code names of cases whose erasure was cut short."""
    return erasing.unfinished(sealing.sealed(desk)) if desk.store_kind == "sealed" else ()


def require_erasable(found: Kept, *, reason: str, despite: bool) -> None:
    """Refuse what stands against an erasure, before a new recovery key is shown.

    Raises:
        UsageError: no reason given.
        StoreError: ``keeping.erase.blocked``; problems name what stands against it.
    """
    if len(reason.strip()) < _SHORTEST_REASON:
        raise UsageError("keeping.erase.needs_reason")
    if found.blocks and not despite:
        from legal_assist.errors import Problem

        until = found.retention.until
        said = {"until": tanggal.format_short(date.fromisoformat(until)) if until else ""}
        problems = tuple(Problem(found.code, key, said) for key in found.blocks)
        raise StoreError("keeping.erase.blocked", problems=problems, code=found.code)


def erase(
    desk: Desk,
    code: str,
    passphrase: str,
    recovery_key: str,
    *,
    reason: str,
    despite: bool = False,
    step: Step = go_on,
) -> dict[str, Any]:
    """Erase a case for good: key, file, attachments, receipts; then the data key is changed.

    An erasure that was cut short goes on, with the reason given then.

    Args:
        desk: its store is sealed and open.
        code: the case.
        passphrase: the present one.
        recovery_key: a new one, already shown.
        reason: why.
        despite: whether it is erased although proceedings run or its day hasn't come.
        step: told how far it is; says whether to go on.

    Returns:
        The record, as plain data.

    Raises:
        StoppedError: `step` said no; see `erasing.erase`.
        StoreError: something stands against it, or the keys can't be changed; nothing was erased.
    """
    store = sealing.sealed(desk)
    there = any(line.code == code for line in store.summaries())
    retention, revision = Retention(), None
    blocks: tuple[str, ...] = ()
    if there:
        opened = desk.open(code)
        found = kept(desk, opened)
        require_erasable(found, reason=reason, despite=despite)
        retention, blocks, revision = found.retention, found.blocks, opened.revision
    receipts = desk.workspace.receipts / code
    papers = _papers(desk, code)
    done = erasing.erase(
        store,
        code,
        passphrase,
        recovery_key,
        expected_revision=revision,
        operator=desk.operator,
        reason=reason,
        also=lambda: shutil.rmtree(receipts) if receipts.is_dir() else None,
        step=step,
    )
    return {
        "case": done.code,
        "erased_at": done.at,
        "operator": desk.operator,
        "reason": done.reason,
        "retention": asdict(retention),
        "despite": [key.rpartition(".")[2] for key in blocks],
        "revisions": done.revisions,
        "attachments": done.attachments,
        "papers_outside": papers,
        "key_before": done.key_before,
        "key_after": done.key_after,
        "backups": [asdict(one) for one in done.backups],
        "store": store.header.store.hex(),
        "log_entries": done.log_entries,
        "log_hash": done.log_hash,
    }


def as_markdown(record: dict[str, Any], lang: str) -> str:
    """The record to print and sign."""

    def say(key: str, **values: Any) -> str:
        return messages.text(f"keeping.record.{key}", lang, **values)

    lines = [f"# {say('title', code=record['case'])}", ""]
    lines.append(f"- {say('erased_at', value=wording.when(record['erased_at'], lang) or '-')}")
    lines += [f"- {say(name, value=record[name] or '-')}" for name in ("operator", "reason")]
    lines.append(f"- {say('retention', value=wording.when(record['retention']['until'], lang) or '-')}")
    lines += [f"- {say(f'despite_{name}')}" for name in record["despite"]]
    lines.append(f"- {say('what', revisions=record['revisions'], attachments=record['attachments'])}")
    lines.append(f"- {say('keys', before=record['key_before'], after=record['key_after'])}")
    lines.append(f"- {say('log', n=record['log_entries'], hash=record['log_hash'])}")
    lines += ["", f"## {say('backups')}", ""]
    for one in record["backups"]:
        name, place = _plain(one["name"]), _plain(one["place"])
        lines.append(
            f"- [ ] {say('backup', name=name, made=wording.when(one['made_at'], lang), place=place)}"
        )
    if not record["backups"]:
        lines.append(say("no_backups"))
    lines += ["", f"## {say('papers')}", ""]
    lines += [f"- [ ] {_plain(one)}" for one in record["papers_outside"]] or [say("no_papers")]
    lines += ["", say("limits"), "", say("signature"), ""]
    return "\n".join(lines)


def _blocks(case: Case, retention: Retention, today: date) -> tuple[str, ...]:
    from legal_assist.reckoning import stage

    found = []
    over = bool(retention.ended) and date.fromisoformat(retention.ended) <= today
    if stage.current(case, today) != "before_report" and not over:
        found.append("keeping.erase.block.proceedings")
    if retention.until and date.fromisoformat(retention.until) >= today:
        found.append("keeping.erase.block.retention")
    return tuple(found)


def _day(text: str) -> str:
    return tanggal.parse(text).isoformat() if text.strip() else ""


def _papers(desk: Desk, code: str) -> list[str]:
    """Where finished papers of the case were written, as their receipts say, but for those wiped since."""
    found = []
    for path in sorted((desk.workspace.receipts / code).glob("*.json")):
        try:
            receipt = json.loads(path.read_bytes())
            if receipt.get(WIPED):
                continue
            found.append(f"{receipt['folder']}/{receipt['file']}")
        except (OSError, ValueError, KeyError, TypeError):
            found.append(path.stem)
    return found


def _plain(text: str) -> str:
    """One line without marks that a Markdown reader would act on."""
    return "".join("\\" + sign if sign in "\\`*_[]<>#|" else sign for sign in " ".join(text.split()))
