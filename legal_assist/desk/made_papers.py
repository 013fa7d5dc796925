"""The papers that were made: where each lies, whether it still fits the case, and wiping them together."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from legal_assist.desk import paper_changes
from legal_assist.durable_files import read_file, remove_file, replace_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from legal_assist.desk.desk import Desk, Opened
    from legal_assist.desk.paper_changes import Change
    from legal_assist.desk.papers import MadeFile

State = Literal["there", "edited", "gone", "wiped"]
#: When and by whom a paper's file was wiped, in its receipt.
WIPED: Final = "wiped_at"


@dataclass(frozen=True)
class MadePaper:
    """One paper that was made.

    Args:
        document: id in the catalogue.
        path: where it was written.
        made_at: moment (ISO).
        revision: stored revision of the case it was made from.
        draft: whether it is a draft.
        victim: id of the victim it is for, where it is for one.
        state: ``there`` as it was made, ``edited`` by hand since, ``gone``, or ``wiped`` by us.
        changes: why it would come out otherwise today; empty: it still fits.
        receipt: its private receipt.
    """

    document: str
    path: Path
    made_at: str
    revision: int
    draft: bool
    victim: str | None
    state: State
    changes: tuple[Change, ...]
    receipt: Path = field(repr=False)

    @property
    def is_stale(self) -> bool:
        """Whether it is older than its facts, its law or its template."""
        return bool(self.changes)


@dataclass(frozen=True)
class Listing:
    """The papers of a case, the newest first, and names of receipts that can't be read."""

    papers: tuple[MadePaper, ...]
    unreadable: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[MadePaper, ...]:
        """Those whose plain file is still there."""
        return tuple(one for one in self.papers if one.state in ("there", "edited"))


@dataclass(frozen=True)
class Wiped:
    """What wiping did: removed, kept because somebody edited it, and refused by the system."""

    removed: tuple[Path, ...]
    edited: tuple[Path, ...]
    refused: tuple[Path, ...]


def listing(desk: Desk, opened: Opened, on_progress: Callable[[int, int], object] | None = None) -> Listing:
    """Every paper of a case that left a receipt, the newest first. Reads the files and compares.

    Args:
        desk: the desk.
        opened: the case as it is now.
        on_progress: called with how many of how many were looked at.
    """
    found, unreadable = _receipts(desk, opened.case.code)
    by_sha = {str(one.get("sha256")): one for _path, one in found}
    then = paper_changes.Then(desk, opened)
    papers = []
    for number, (path, receipt) in enumerate(found, start=1):
        state = _state(receipt)
        # A PDF is as old as the paper it was made from.
        source = by_sha.get(str(receipt.get("source_sha256", "")), receipt)
        changes = () if state in ("gone", "wiped") else then.changes(source)
        papers.append(_paper(path, receipt, source, state, changes))
        if on_progress is not None:
            on_progress(number, len(found))
    papers.sort(key=lambda one: (one.made_at, one.path.name), reverse=True)
    return Listing(tuple(papers), unreadable)


def files(desk: Desk, code: str) -> tuple[Path, ...]:
    """Where the plain files of a case's papers lie, those edited by hand too."""
    found, _unreadable = _receipts(desk, code)
    return tuple(_place(one) for _path, one in found if _state(one) in ("there", "edited"))


def wipe(desk: Desk, opened: Opened, *, also_edited: bool = False) -> Wiped:
    """Remove the plain files of a case's papers; the receipts stay, and say so. Copies elsewhere stay too.

    Args:
        desk: the desk.
        opened: the case.
        also_edited: remove files that were edited by hand since, too; they are somebody's work.

    Raises:
        StoreError: a sealed store's log could not be written; nothing is removed then.
    """
    found, _unreadable = _receipts(desk, opened.case.code)
    wanted = [(path, one) for path, one in found if _state(one) in ("there", "edited")]
    desk.audit("papers_wiped", opened.case.code, number=len(wanted))
    removed, edited, refused = [], [], []
    for path, receipt in wanted:
        file = _place(receipt)
        if _state(receipt) == "edited" and not also_edited:
            edited.append(file)
            continue
        try:
            remove_file(file)
        except FileNotFoundError:
            pass
        except OSError:
            refused.append(file)
            continue
        removed.append(file)
        _note_wiped(desk, path, receipt)
    return Wiped(tuple(removed), tuple(edited), tuple(refused))


def newest(papers: Iterable[MadePaper], document: str) -> tuple[MadePaper, ...]:
    """The newest Word file of a document that is still there, one for each victim it is made for.

    Args:
        papers: the papers of a case, the newest first.
        document: id in the catalogue.
    """
    found: dict[str | None, MadePaper] = {}
    for one in papers:
        if one.document == document and is_word(one):
            found.setdefault(one.victim, one)
    return tuple(found[victim] for victim in sorted(found, key=lambda code: code or ""))


def is_word(paper: MadePaper) -> bool:
    """Whether it is a Word file that is still there; PDFs and bundles are none."""
    return paper.state in ("there", "edited") and paper.path.suffix == ".docx"


def as_file(paper: MadePaper) -> MadeFile:
    """A paper made earlier as `converting` takes it; what was accepted for it still holds."""
    from legal_assist.desk.papers import MadeFile

    receipt = json.loads(read_file(paper.receipt))
    accepted = frozenset(str(one) for one in receipt.get("accepted", ()))
    return MadeFile(paper.document, paper.path, paper.draft, paper.victim, 0, accepted=accepted)


def say(paper: MadePaper, desk: Desk, lang: str) -> Iterable[str]:
    """Why a paper would come out otherwise today, one sentence for each reason."""
    return (paper_changes.say(one, desk, lang) for one in paper.changes)


def _receipts(desk: Desk, code: str) -> tuple[list[tuple[Path, dict[str, Any]]], tuple[str, ...]]:
    folder = desk.workspace.receipts / code
    found, unreadable = [], []
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        try:
            receipt = json.loads(read_file(path))
            _place(receipt)
            date.fromisoformat(str(receipt["made_at"])[:10])
            found.append((path, receipt))
        except (OSError, ValueError, KeyError, TypeError):
            unreadable.append(path.name)
    return found, tuple(unreadable)


def _place(receipt: dict[str, Any]) -> Path:
    return Path(str(receipt["folder"])) / str(receipt["file"])


def _state(receipt: dict[str, Any]) -> State:
    path = _place(receipt)
    try:
        data = None if path.is_symlink() else read_file(path)
    except OSError:
        data = None
    if data is None:
        return "wiped" if receipt.get(WIPED) else "gone"
    return "there" if hashlib.sha256(data).hexdigest() == receipt.get("sha256") else "edited"


def _paper(
    path: Path, receipt: dict[str, Any], source: dict[str, Any], state: State, changes: tuple[Change, ...]
) -> MadePaper:
    revision = source.get("case_revision")
    return MadePaper(
        document=str(receipt.get("document", "")),
        path=_place(receipt),
        made_at=str(receipt["made_at"]),
        revision=revision if isinstance(revision, int) else 0,
        draft=bool(source.get("draft")),
        victim=receipt.get("victim") or None,
        state=state,
        changes=changes,
        receipt=path,
    )


def _note_wiped(desk: Desk, path: Path, receipt: dict[str, Any]) -> None:
    kept = receipt | {WIPED: desk.clock.now().isoformat(timespec="seconds"), "wiped_by": desk.operator}
    data = json.dumps(kept, ensure_ascii=False, indent=2, default=str) + "\n"
    try:
        replace_file(path, data.encode("utf-8"))
    except OSError:
        return  # the file is gone all the same, and the list says that much
