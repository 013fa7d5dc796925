"""PDFs of papers the program made, and of Word files from elsewhere: beside them, never over another file."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from legal_assist import messages
from legal_assist.desk import private_view
from legal_assist.durable_files import ensure_folder
from legal_assist.errors import DocumentError
from legal_assist.output_files import require_outside, write_new

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from legal_assist.desk.desk import Desk, Opened
    from legal_assist.desk.papers import MadeFile
    from legal_assist.documents.office_program import Program
    from legal_assist.documents.pdf import Converted
    from legal_assist.errors import Problem

#: Bytes of the largest Word file that is converted.
LARGEST: Final = 100 * 2**20


@dataclass(frozen=True)
class Pdf:
    """What became of one file.

    Args:
        source: the Word file.
        path: where the PDF went; None when there is none.
        pages: how many it has.
        fault: message id of why there is none.
        replaced: fonts that others of another width stand in for; page ends may have moved.
        problems: what was found in it, when that is the reason.
    """

    source: Path
    path: Path | None
    pages: int = 0
    fault: str | None = None
    replaced: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Wish:
    """How PDFs shall be.

    Args:
        archive: PDF/A-2b, for keeping; not with a password.
        password: locks them with AES-256.
        on_done: told how many files are done, and how many there are.
        stop: True ends the work.
    """

    archive: bool = False
    password: str | None = None
    on_done: Callable[[int, int], None] | None = None
    stop: Callable[[], bool] | None = None


def available() -> bool:
    """Whether this computer has a LibreOffice, without starting it."""
    from legal_assist.documents import office_program

    try:
        return office_program.find() is not None
    except DocumentError:
        return False


def check(wish: Wish) -> None:
    """Refuse what can't be made, before anything is.

    Raises:
        DocumentError: ``pdf.archive_locked``, ``pdf.password_short``, ``pdf.password_long``.
    """
    from legal_assist.documents import pdf_rewrite

    if wish.archive and wish.password is not None:
        raise DocumentError("pdf.archive_locked")
    if wish.password is not None:
        pdf_rewrite.check_password(wish.password)


def files(paths: Sequence[Path], out: Path | None, wish: Wish) -> tuple[Pdf, ...]:
    """Make PDFs of Word files from anywhere. Nothing is looked through for identities: `scan` does that.

    Args:
        paths: the Word files; they stay as they are.
        out: folder for the PDFs; None: beside each file.
        wish: how they shall be.

    Returns:
        One result for each file, in the order given.

    Raises:
        DocumentError: no LibreOffice, a file that can't be read, or the folder can't be written.
    """
    from legal_assist.documents import pdf

    check(wish)
    for folder in {out} if out is not None else {path.parent for path in paths}:
        require_outside(folder)
    title = messages.text("pdf.title", "id")
    sources = [pdf.Source(_readable(path), _bytes(path), title) for path in paths]
    with working() as (office, work):
        found = pdf.convert(sources, work, office, archive=wish.archive, on_done=wish.on_done, stop=wish.stop)
    return tuple(
        _written(path, one, (out or path.parent), path.stem, wish, title)
        for path, one in zip(paths, found, strict=True)
    )


def papers(
    desk: Desk,
    opened: Opened,
    made: Sequence[MadeFile],
    wish: Wish,
    *,
    accepted: frozenset[str] = frozenset(),
) -> tuple[Pdf, ...]:
    """PDFs of papers just made, beside them; each is looked through for identities as its paper was.

    Args:
        desk: the desk.
        opened: the case.
        made: what `desk.make` wrote.
        wish: how they shall be.
        accepted: what is accepted besides what was accepted when each paper was made.

    Returns:
        One result for each paper; the Word files stay whatever happens.

    Raises:
        DocumentError: no LibreOffice, or the folder can't be written.
    """
    from legal_assist.documents import office_program, pdf

    check(wish)
    sources = []
    for file in made:
        data = file.path.read_bytes()
        sources.append(pdf.Source(file.path.name, data, pdf.title_of(data)))
    with working() as (office, work):
        version = office_program.version(office, work)
        found = pdf.convert(sources, work, office, archive=wish.archive, on_done=wish.on_done, stop=wish.stop)
    results = []
    for file, source, one in zip(made, sources, found, strict=True):
        problems = _leaks(desk, opened, file, one, accepted | file.accepted) if one.data is not None else ()
        if problems:
            results.append(Pdf(file.path, None, fault="pdf.leak", problems=problems))
            continue
        done = _written(file.path, one, file.path.parent, file.path.stem, wish, source.title)
        results.append(done)
        if done.path is not None:
            _receipt(desk, opened, file, done, source.data, version, wish)
    return tuple(results)


@contextmanager
def working() -> Iterator[tuple[Program, Path]]:
    """LibreOffice and a private folder it can work in, wiped afterwards.

    Raises:
        DocumentError: ``pdf.no_program``, ``pdf.no_room``.
    """
    from legal_assist.documents import pdf

    office = pdf.program()
    base = office.work_base(Path.home())
    try:
        if base is None:
            with private_view.folder() as work:
                yield office, work
            return
        ensure_folder(base)
        work = base / f"legal-assist-{os.getpid()}-{secrets.token_hex(6)}"
        work.mkdir(mode=0o700)
        try:
            yield office, work
        finally:
            private_view.wipe(work)
    except OSError:
        raise DocumentError("pdf.no_room") from None


def _written(source: Path, one: Converted, folder: Path, stem: str, wish: Wish, title: str) -> Pdf:
    from legal_assist.documents import pdf_rewrite

    if one.data is None:
        return Pdf(source, None, fault=one.fault)
    data = one.data
    if wish.password is not None:
        data = pdf_rewrite.rewritten(data, title, password=wish.password)
    return Pdf(source, write_new(folder, stem, ".pdf", data), one.pages, None, one.replaced)


def _leaks(
    desk: Desk, opened: Opened, file: MadeFile, one: Converted, accepted: frozenset[str]
) -> tuple[Problem, ...]:
    from legal_assist.documents import leaks
    from legal_assist.reckoning import identity

    printed = desk.catalogue.entry(file.document).identity
    if printed == "open" or one.data is None:
        return ()
    case = opened.case
    hidden = [
        victim
        for victim in case.victims
        if printed == "none" or identity.kept(case, desk.today, victim, accepted)
    ]
    return leaks.judged(f"{file.path.stem}.pdf", one.data, hidden, case, accepted)[0]


def _receipt(
    desk: Desk, opened: Opened, file: MadeFile, done: Pdf, source: bytes, version: str, wish: Wish
) -> None:
    """Beside the case: which PDF was made from which paper, by what."""
    assert done.path is not None  # noqa: S101  # told to the type checker; `papers` asked
    kept = {
        "case": opened.case.code,
        "case_revision": opened.revision,
        "document": file.document,
        "victim": file.victim,
        "file": _readable(done.path),
        "folder": os.fsencode(done.path.absolute().parent).decode("utf-8", "replace"),
        "made_at": desk.clock.now().isoformat(timespec="seconds"),
        "operator": desk.operator,
        "converter": version,
        "source_sha256": hashlib.sha256(source).hexdigest(),
        "sha256": hashlib.sha256(done.path.read_bytes()).hexdigest(),
        "pages": done.pages,
        "replaced_fonts": list(done.replaced),
        "archive": wish.archive,
        "locked": wish.password is not None,
    }
    data = (json.dumps(kept, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    write_new(desk.workspace.receipts / opened.case.code, f"{done.path.stem}-pdf", ".json", data, kept=True)


def _bytes(path: Path) -> bytes:
    name = _readable(path)
    try:
        if not path.exists():
            raise DocumentError("pdf.file_missing", file=name)
        if not path.is_file():
            raise DocumentError("pdf.not_a_file", file=name)
        if path.stat().st_size > LARGEST:
            raise DocumentError("pdf.file_too_large", file=name, limit=LARGEST // 2**20)
        return path.read_bytes()
    except OSError:
        raise DocumentError("pdf.file_unreadable", file=name) from None


def _readable(path: Path) -> str:
    return os.fsencode(path.name).decode("utf-8", "replace")
