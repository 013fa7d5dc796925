"""Looking through files for identities that are kept confidential, and cleaning copies of files."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from legal_assist.errors import DocumentError, Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from legal_assist.cases.case import Case
    from legal_assist.desk.desk import Desk
    from legal_assist.documents.scanning import Scan
    from legal_assist.documents.scrub import Scrubbed

#: Bytes of the largest file that is read.
LARGEST: Final = 128 * 2**20


@dataclass(frozen=True)
class Looked:
    """One file that was looked through: its path and what was found in it."""

    path: Path
    scan: Scan


@dataclass(frozen=True)
class Result:
    """A scan of several files.

    Args:
        files: each with its findings, in the order they were named.
        searched: codes of the victims who were looked for.
        open_by_choice: codes of those who by their own decision are named openly, and were not.
    """

    files: tuple[Looked, ...]
    searched: tuple[str, ...]
    open_by_choice: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """Whether every file was read and none holds a protected value."""
        return all(one.scan.clean for one in self.files)


def scan(
    desk: Desk, case: Case, paths: Iterable[Path], on_file: Callable[[Looked], None] | None = None
) -> Result:
    """Look for every protected value of a case in files made anywhere; nothing is changed.

    Args:
        desk: the desk; its day decides who is kept confidential.
        case: whose identities are looked for.
        paths: files, or folders with all files in them.
        on_file: called after each file.

    Raises:
        DocumentError: ``scan.missing``, ``scan.not_a_file``, ``scan.unreadable``, ``scan.too_large_file``.
    """
    from legal_assist.documents import scanning
    from legal_assist.reckoning import identity

    hidden = [one for one in case.victims if identity.coded(case, desk.today, one)]
    search = scanning.matcher(case, hidden)
    found: list[Looked] = []
    for path in _files(paths):
        looked = Looked(path, scanning.check_bytes(path.name, _bytes(path), search))
        found.append(looked)
        if on_file is not None:
            on_file(looked)
    searched = tuple(one.id for one in hidden)
    return Result(tuple(found), searched, tuple(one.id for one in case.victims if one not in hidden))


def guard(
    desk: Desk,
    case: Case,
    name: str,
    data: bytes,
    *,
    accepted: frozenset[str] = frozenset(),
    reason: str = "",
) -> tuple[Problem, ...]:
    """Refuse to hand out an exported file that holds a confidential identity; call it before writing.

    Args:
        desk: the desk.
        case: whose identities must not be in it.
        name: file name under which it will leave.
        data: its bytes.
        accepted: findings that are somebody else's, as `documents.leaks.override` writes them.
        reason: why; needed with `accepted`, and put into the activity log.

    Returns:
        What is only worth a look.

    Raises:
        DocumentError: ``scan.blocked`` with a problem per finding; ``scan.needs_reason``.
    """
    from legal_assist.documents import leaks
    from legal_assist.reckoning import identity

    if accepted and not reason.strip():
        raise DocumentError("scan.needs_reason")
    hidden = [one for one in case.victims if identity.coded(case, desk.today, one)]
    blocking, noted, overridden = leaks.judged(name, data, hidden, case, accepted)
    if blocking:
        safe = leaks.covered(name, hidden, case)
        raise DocumentError("scan.blocked", problems=blocking, count=len(blocking), file=safe)
    if overridden:
        said = leaks.covered(reason, case.victims, case)
        desk.audit("leak_overridden", case.code, overridden=sorted(overridden), reason=said)
    return noted


def acceptance(case: Case, text: str) -> str:
    """What a person accepts as somebody else's, in its one spelling: ``leak:K1:name``.

    Raises:
        UsageError: ``scan.no_acceptance``: no victim of the case has that code, or the kind is unknown.
    """
    from legal_assist.documents import leaks

    found = leaks.find_override(text, case)
    if found is None:
        raise UsageError("scan.no_acceptance", typed=text[:40])
    return found


def scrub(path: Path, out: Path) -> Scrubbed:
    """Write a copy of a file without its metadata, comments and earlier versions; the file stays as it is.

    Args:
        path: the file.
        out: where the copy shall stand; nothing there is overwritten.

    Returns:
        What was removed, and what can't be cleaned.

    Raises:
        DocumentError: the file can't be read, is of a kind that can't be cleaned, or is damaged; or the copy
            can't be written.
    """
    from legal_assist.documents import scrub as cleaning
    from legal_assist.output_files import write_atomic

    cleaned = cleaning.scrub(_bytes(path))
    write_atomic(out, cleaned.data)
    return cleaned


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112  # false, not an error, for a name that no system takes
            for folder, folders, names in os.walk(path):
                folders.sort()
                yield from (Path(folder) / name for name in sorted(names))
        else:
            yield path


def _bytes(path: Path) -> bytes:
    name = os.fsencode(path.name).decode("utf-8", "replace")
    try:
        if not path.exists():
            raise DocumentError("scan.missing", file=name)
        if not path.is_file():
            raise DocumentError("scan.not_a_file", file=name)
        if path.stat().st_size > LARGEST:
            raise DocumentError("scan.too_large_file", file=name, limit=LARGEST // 2**20)
        return path.read_bytes()
    except OSError:
        raise DocumentError("scan.unreadable", file=name) from None
