"""Cases that leave this store for another office, and come in from one: locked packages, ZIPs, case files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from legal_assist.cases import importing
from legal_assist.desk import evidence, merging, sealing
from legal_assist.errors import CaseDataError, Problem, StoreError, UsageError
from legal_assist.exports import case_package
from legal_assist.exports.case_package import Enclosed
from legal_assist.output_files import require_new, write_atomic
from legal_assist.store import parcel

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from legal_assist.cases.case import Case
    from legal_assist.desk.desk import Desk, Opened

_ZIP: Final = b"PK"
#: Bytes a front end needs to read at most; one more than that is refused here with a sentence.
MAX_INCOMING: Final = case_package.MAX_TOTAL + 1024 * 1024
#: How a locked package is called; told by its content all the same.
SEALED_SUFFIX: Final = ".tersegel"
_OTHERS: Final = frozenset({".json", ".zip", ".txt", ".csv", ".xlsx", ".pdf", ".docx"})


@dataclass(frozen=True)
class Incoming:
    """A case file or package that was read, and the same case in the store, if it is there.

    Args:
        case: the case that came.
        attachments: what came with it, each with its exhibit (empty where nothing says which).
        stored: the case of that code name in the store.
        differences: places where the two differ; empty when they are the same or there is only one.
    """

    case: Case
    attachments: tuple[Enclosed, ...]
    stored: Opened | None
    differences: tuple[merging.Difference, ...]


@dataclass(frozen=True)
class Given:
    """A case as it leaves: its bytes, how many attachments are in it, and whether it is locked."""

    data: bytes
    attachments: int
    is_sealed: bool


@dataclass(frozen=True)
class Taken:
    """What importing did.

    Args:
        opened: the case as stored.
        attached: how many attachments were stored with it.
        left: how many were not: the store keeps none, or their exhibit isn't in the case as it is now.
    """

    opened: Opened
    attached: int
    left: int


def give(
    desk: Desk, code: str, *, zipped: bool = True, passphrase: str | None = None, confirmed: str = ""
) -> Given:
    """A case as it leaves this store. The log knows of it before anybody has the bytes.

    Args:
        desk: the desk.
        code: the case.
        zipped: with its attachments as a package; else the bare case file. A locked one is always a package.
        passphrase: locks it; a new one for this package only.
        confirmed: what a person typed to hand out an unlocked case of a sealed store: its code name.

    Raises:
        UsageError: ``exchange.package.not_confirmed``.
        CaseDataError: it would be too large.
        StoreError: the passphrase is too short or the store's own; an attachment is damaged; the log can't
            be written.
    """
    opened = desk.open(code)
    code = opened.case.code
    if passphrase is None and desk.store_kind == "sealed" and confirmed.strip().upper() != code:
        raise UsageError("exchange.package.not_confirmed", code=code)
    if passphrase is None and not zipped:
        return Given(desk.export_case(code), 0, False)
    if passphrase is not None:
        _refuse_own(desk, passphrase)
    contents = tuple(evidence.contents(desk, code))
    data = case_package.write(importing.write(opened.case), contents)
    if passphrase is not None:
        data = parcel.seal(data, passphrase)
    what = "package_exported" if passphrase is None else "sealed_exported"
    desk.audit(what, code, attachments=len(contents))
    return Given(data, len(contents), passphrase is not None)


def write_case(
    desk: Desk,
    code: str,
    path: Path,
    *,
    zipped: bool = True,
    passphrase: str | None = None,
    confirmed: str = "",
) -> Given:
    """Write what `give` gives into a file.

    Raises:
        UsageError, CaseDataError, StoreError: as `give`; ``exchange.sealed.suffix``: a locked package under
            the name of another kind of file.
        DocumentError: there is a file of that name, or it can't be written.
    """
    if passphrase is not None:
        check_sealed_name(path)
    require_new(path)
    given = give(desk, code, zipped=zipped, passphrase=passphrase, confirmed=confirmed)
    write_atomic(path, given.data)
    return given


def check_sealed_name(path: Path) -> None:
    """Refuse a name that would make other programs try to open a locked package.

    Raises:
        UsageError: ``exchange.sealed.suffix``.
    """
    if path.suffix.casefold() in _OTHERS:
        raise UsageError("exchange.sealed.suffix", suffix=SEALED_SUFFIX)


def is_sealed(data: bytes) -> bool:
    """Whether reading it needs a passphrase."""
    return parcel.is_one(data)


def read_incoming(desk: Desk, data: bytes, passphrase: str | None = None) -> Incoming:
    """Read a case file or package and hold it against the store. Nothing is stored.

    Args:
        desk: the desk.
        data: JSON, ZIP or locked package; told by the content.
        passphrase: of a locked package.

    Raises:
        CaseDataError: it is not acceptable; `problems` lists every fault. ``exchange.sealed.*``: it is locked
            and the passphrase is missing or wrong, or it is damaged.
    """
    if len(data) > MAX_INCOMING:
        raise case_package.too_large()
    if is_sealed(data):
        if passphrase is None:
            raise CaseDataError("exchange.sealed.passphrase_needed")
        data = parcel.unseal(data, passphrase)
    package = case_package.read(data) if data.startswith(_ZIP) else case_package.Package(data, {})
    case = importing.read(package.case)
    placed = {name for name, _exhibit in package.belongs}
    enclosed = [Enclosed(exhibit, package.attachments[name]) for name, exhibit in package.belongs]
    enclosed += [Enclosed("", content) for name, content in package.attachments.items() if name not in placed]
    try:
        stored = desk.open(case.code)
    except StoreError as error:
        if error.key != "store.unknown_case":
            raise
        return Incoming(case, tuple(enclosed), None, ())
    return Incoming(case, tuple(enclosed), stored, merging.compare(stored.case, case))


def take(desk: Desk, incoming: Incoming) -> Taken:
    """Store a case that came with its attachments, if it isn't there yet; the same again changes nothing.

    An import that was cut short is finished by importing once more.

    Raises:
        CaseDataError: ``exchange.package.bad_attachments``: one can't be evidence; nothing was stored.
        StoreError: ``exchange.merge.differs``: it is there and differs; nothing was changed.
    """
    if incoming.differences:
        count = len(incoming.differences)
        raise StoreError("exchange.merge.differs", code=incoming.case.code, count=count)
    _check_attachments(desk, incoming)
    opened = incoming.stored
    if opened is None:
        opened = desk.import_case(importing.write(incoming.case))
    return _attach(desk, opened, incoming)


def merge(desk: Desk, incoming: Incoming, choices: Mapping[str, str]) -> Taken:
    """Store what was chosen for every place where the two differ, as one revision; then the attachments.

    Raises:
        CaseDataError: a place has no answer, or the parts chosen don't fit together; or as `take`.
        ConflictError: another window saved in between.
    """
    if incoming.stored is None:
        raise CaseDataError("exchange.merge.incomplete", count=0)
    merged = merging.merge(incoming.stored.case, incoming.case, choices)
    _check_attachments(desk, incoming)
    return _attach(desk, desk.keep(incoming.stored, merged, "exchange.why_merge"), incoming)


def _check_attachments(desk: Desk, incoming: Incoming) -> None:
    if desk.store_kind != "sealed":
        return
    problems = []
    for one in incoming.attachments:
        try:
            evidence.check(one.content)
        except StoreError as error:
            problems.append(Problem(f"exhibits.{one.exhibit}".rstrip("."), error.key, error.params))
    if problems:
        raise CaseDataError("exchange.package.bad_attachments", problems=tuple(problems), count=len(problems))


def _attach(desk: Desk, opened: Opened, incoming: Incoming) -> Taken:
    """Attach what isn't there yet, to exhibits that are the same paper in both."""
    theirs = {one.id: (one.title, one.kind) for one in incoming.case.exhibits}
    ours = {one.id: (one.title, one.kind) for one in opened.case.exhibits}
    attached = left = 0
    for one in incoming.attachments:
        same = one.exhibit in ours and ours[one.exhibit] == theirs.get(one.exhibit)
        if desk.store_kind != "sealed" or not same:
            left += 1
            continue
        after = evidence.put_back(desk, opened, one)
        attached += after.revision != opened.revision
        opened = after
    return Taken(opened, attached, left)


def _refuse_own(desk: Desk, passphrase: str) -> None:
    """A package locked with the store's own passphrase would hand out the key to every case."""
    if desk.store_kind != "sealed":
        return
    try:
        sealing.sealed(desk).header.unlock(passphrase)
    except StoreError:
        return
    raise StoreError("exchange.sealed.own_passphrase")
