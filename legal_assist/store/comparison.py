"""What the case files say against what the index and the log remember.

A file that is newer than the index is the trace of an interrupted save. A file that is older, or gone, is an
alarm: nothing the program does ends like that.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from legal_assist.store import faults
from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.sealed_storage import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterable

    from legal_assist.store.records import Damage, Document
    from legal_assist.store.sealed_index import SealedEntry
    from legal_assist.store.vault import Vault


@dataclass(frozen=True)
class Remembered:
    """What log entries say: the last revision and code name per file, and which files were deleted."""

    revisions: dict[str, int]
    codes: dict[str, str]
    deleted: frozenset[str]


@dataclass
class Comparison:
    """The outcome.

    Args:
        behind: entries that the index lacks or has in an older form.
        damage: reason by file id.
        codes: code name by file id, where known.
        leftovers: files of cases the index knows as deleted.
    """

    behind: list[SealedEntry] = field(default_factory=list)
    damage: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    leftovers: list[str] = field(default_factory=list)

    def damages(self) -> tuple[Damage, ...]:
        """As a check names them."""
        return tuple(
            faults.damage(reason, f"cases/{file}{SUFFIX}", self.codes.get(file))
            for file, reason in sorted(self.damage.items())
        )


def remembered(entries: Iterable[Document]) -> Remembered:
    """Replay log entries, oldest first."""
    revisions: dict[str, int] = {}
    codes: dict[str, str] = {}
    deleted: set[str] = set()
    for entry in entries:
        if entry["what"] == "rebuilt":
            revisions |= entry["accepted"]
            deleted -= entry["accepted"].keys()
            for file in entry["lost"]:
                revisions.pop(file, None)
        file = entry.get("file")
        if file is None:
            continue
        if entry["case"]:
            codes[file] = entry["case"]
        if entry["what"] == "deleted":
            deleted.add(file)
            revisions.pop(file, None)
        else:
            revisions[file] = entry["revision"]
    return Remembered(revisions, codes, frozenset(deleted))


def compare(vault: Vault, log: Remembered) -> Comparison:
    """Look at the head of every case file; read whole only those the index doesn't know as they are.

    Args:
        vault: the open store, its index just refreshed.
        log: what the log says beyond the index.

    Raises:
        OSError: the folder can't be read.
    """
    found = Comparison(codes=dict(log.codes))
    known = vault.index.short() | {file: (entry.revision, entry.code) for file, entry in vault.behind.items()}
    found.codes |= {file: code for file, (_revision, code) in known.items()}
    deleted = vault.index.deleted() | log.deleted
    present = vault.files()
    for file in present:
        if file in deleted:
            found.leftovers.append(file)
            continue
        try:
            _look_at(vault, file, known.get(file, (0, ""))[0], log.revisions.get(file, 0), found)
        except EnvelopeError as error:
            found.damage[file] = error.reason
        except FileNotFoundError:
            continue  # deleted since the folder was read; the caller looks again
    gone = (known.keys() | log.revisions.keys()) - set(present) - deleted
    found.damage |= dict.fromkeys(gone, "missing")
    _same_code_twice(known, found)
    return found


def _look_at(vault: Vault, file: str, last: int, logged: int, found: Comparison) -> None:
    head = vault.head(file)
    if head.epoch != vault.header.epoch:
        raise EnvelopeError("newer_key" if head.epoch > vault.header.epoch else "old_key")
    if head.revision < max(last, logged):
        found.damage[file] = "older"
    elif head.revision > last:
        entry = vault.entry_of(file)
        found.behind.append(entry)
        found.codes[file] = entry.code


def _same_code_twice(known: dict[str, tuple[int, str]], found: Comparison) -> None:
    """Two files with one code name: the one the index knew stays, the other is named."""
    if not found.behind:
        return
    owner = {code: file for file, (_revision, code) in known.items()}
    for entry in list(found.behind):
        if owner.setdefault(entry.code, entry.file) != entry.file:
            found.behind.remove(entry)
            found.damage[entry.file] = "copy"
