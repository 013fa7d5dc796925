"""Templates for lawyers: check one, list its fields, start from a shipped one, put one to use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from legal_assist.desk import office_templates
from legal_assist.durable_files import read_file
from legal_assist.errors import DocumentError, UsageError
from legal_assist.output_files import write_atomic, write_new

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from legal_assist.desk.findings import Findings
    from legal_assist.documents.template_check import Report
    from legal_assist.documents.vocabulary import Name

#: Folder for templates that are no longer used, inside the office's folder.
_DROPPED: Final = "dikeluarkan"
#: Names that mark a draft, a sample, or a confidential page.
_MARKS: Final = ("halaman.", "kekurangan")
#: By version of the law book and folder of the templates: both stand still while the program runs.
_KNOWN: Final[dict[tuple[str, Path], dict[str, Fields]]] = {}


@dataclass(frozen=True)
class Fields:
    """The names one document gives its template, and which of its lists may be empty."""

    names: tuple[Name, ...] = field(repr=False)
    empty: frozenset[str] = frozenset()


def fields(desk: Findings) -> dict[str, Fields]:
    """The fields of every document, by its id: what its catalogue entry names and the invented cases fill.

    Worked out once; takes up to a few seconds.
    """
    key = desk.book.version, desk.catalogue.folder
    if key not in _KNOWN:
        _KNOWN[key] = _fields(desk)
    return _KNOWN[key]


def _fields(desk: Findings) -> dict[str, Fields]:
    from legal_assist.cases import importing
    from legal_assist.desk import samples
    from legal_assist.documents import making, vocabulary
    from legal_assist.reckoning import readiness

    given: dict[str, list[dict[str, object]]] = {entry.id: [] for entry in desk.catalogue.entries}
    applying: dict[str, list[dict[str, object]]] = {entry.id: [] for entry in desk.catalogue.entries}
    for one in samples.all_samples():
        case = importing.read(one.case_file.read_bytes())
        for entry in desk.catalogue.entries:
            contexts = making.context(
                case, entry.id, book=desk.book, as_of=one.as_of, catalogue=desk.catalogue
            )
            given[entry.id] += contexts
            if contexts and readiness.state(case, desk.book, entry, one.as_of).applies:
                applying[entry.id] += contexts
    every = vocabulary.vocabulary(context for contexts in given.values() for context in contexts)
    found = {}
    for entry in desk.catalogue.entries:
        names = vocabulary.vocabulary(given[entry.id]) or every  # no invented case has what it needs
        own = Fields(names), Fields(vocabulary.declared(entry))
        empty = (one.name for one in vocabulary.vocabulary(applying[entry.id]) if one.may_be_empty)
        found[entry.id] = Fields(together(own), frozenset(empty))
    return found


def together(found: Iterable[Fields]) -> tuple[Name, ...]:
    """The names of several documents as one list."""
    names: dict[str, Name] = {}
    for one in found:
        for name in one.names:
            if name.name not in names or not names[name.name].example:
                names[name.name] = name
    return tuple(names[name] for name in sorted(names))


def name_of(desk: Findings, path: Path, document: str = "") -> str:
    """Which shipped template a file stands for: its own name, or the one of a document.

    Raises:
        DocumentError: there is no such document.
        UsageError: neither tells.
    """
    known = office_templates.names(desk.catalogue)
    if not document:
        if path.name in known:
            return path.name
        raise UsageError("templates.not_this_name", name=path.name)
    entry = desk.catalogue.entry(document)
    names = [name for name in (entry.template, *entry.templates.values()) if name]
    if path.name in names:
        return path.name
    if len(names) > 1:
        raise UsageError("templates.many_templates", id=entry.id, names=", ".join(names))
    return names[0]


def read(path: Path) -> bytes:
    """The bytes of a template.

    Raises:
        DocumentError: it can't be read.
    """
    try:
        return read_file(path)
    except OSError:
        raise DocumentError("templates.not_read", name=path.name) from None


def check(desk: Findings, path: Path, document: str = "") -> Report:
    """Check a template file.

    Args:
        desk: may be locked.
        path: the file.
        document: id of the document it is for, where its name does not tell.

    Raises:
        DocumentError: it can't be read, or there is no such document.
        UsageError: it can't be told which document it is for.
    """
    return check_bytes(desk, path.name, read(path), name_of(desk, path, document))


def check_bytes(desk: Findings, shown: str, data: bytes, name: str) -> Report:
    """Check the bytes of a template that stands for the shipped template `name`."""
    from legal_assist.documents import template_check
    from legal_assist.documents.template_check_names import Schema

    every = fields(desk)
    documents = office_templates.names(desk.catalogue)[name]
    mine = [every[one] for one in documents]
    elsewhere: dict[str, tuple[str, ...]] = {}
    for document, found in every.items():
        for one in found.names:
            elsewhere[one.name] = (*elsewhere.get(one.name, ()), document)
    empty = frozenset[str]().union(*(one.empty for one in mine))
    schema = Schema(together(mine), elsewhere, empty)
    usual = template_check.check(name, _shipped(desk, name), schema, desk.book).read
    required = [one for one in usual if one.startswith(_MARKS) and "[]" not in one]
    return template_check.check(shown, data, schema, desk.book, required=required, usual=usual)


def require(report: Report) -> None:
    """Refuse a template that does not pass.

    Raises:
        DocumentError: with every fault.
    """
    if not report.passes:
        key = "templates.unsafe" if report.unsafe else "templates.faulty"
        raise DocumentError(key, problems=report.problems, name=report.name, count=len(report.problems))


def new(desk: Findings, document: str, out: Path) -> tuple[Path, ...]:
    """Copy the shipped templates of a document into a folder; one per governing law where there are several.

    Raises:
        DocumentError: no such document; a file of that name is there; the folder can't be written.
    """
    entry = desk.catalogue.entry(document)
    made = []
    for name in filter(None, (entry.template, *entry.templates.values())):
        write_atomic(out / name, _shipped(desk, name))
        made.append(out / name)
    return tuple(made)


def use(desk: Findings, path: Path, document: str = "") -> Report:
    """Check a template and, when it passes, use it from now on in place of the shipped one.

    Raises:
        DocumentError: it does not pass (every fault is named), or can't be read or written.
        UsageError: it can't be told which document it is for.
        StoreError: the log of a sealed store could not be written.
    """
    data, name = read(path), name_of(desk, path, document)
    report = check_bytes(desk, path.name, data, name)
    require(report)
    office_templates.accept(desk, name, data)
    return report


def drop(desk: Findings, name: str) -> Path:
    """Stop using a template of the office; its file is kept in a folder beside.

    Returns:
        Where the file went.

    Raises:
        UsageError: there is none of that name.
        DocumentError: the folder can't be written.
    """
    known = {one.name: one for one in office_templates.own(desk)}
    one = known.get(name) or known.get(f"{name}.docx")
    if one is None:
        if not known:
            raise UsageError("templates.no_own_at_all")
        raise UsageError("templates.no_own", name=name[:60], known=", ".join(known))
    kept = write_new(one.path.parent / _DROPPED, one.path.stem, ".docx", read(one.path), kept=True)
    office_templates.forget(desk, one.name)
    try:
        one.path.unlink()
    except OSError:
        raise DocumentError("templates.not_read", name=one.name) from None
    return kept


def comments(path: Path, report: Report, out: Path, lang: str) -> Path:
    """Write a copy of a template with its faults as Word comments; nothing there is overwritten.

    Raises:
        DocumentError: the file is not safe, changed meanwhile, or the copy can't be written.
    """
    from legal_assist.documents import template_comments

    if report.unsafe:
        raise DocumentError("templates.comments_unsafe")
    write_atomic(out, template_comments.write(read(path), report, lang))
    return out


def _shipped(desk: Findings, name: str) -> bytes:
    catalogue = desk.catalogue
    if isinstance(catalogue, office_templates.OfficeCatalogue):
        return catalogue.shipped(name)
    return catalogue.template(name)
