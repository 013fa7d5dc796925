"""The office's own templates beside the shipped ones: used once they passed and were accepted, else refused.

They lie as ``templates/<name>.docx`` in the workspace, under the name of the shipped template they stand for.
What was accepted is known by its SHA-256, in ``templates/accepted.json`` and, in a sealed store, in its log.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Final, Literal

from legal_assist import __version__
from legal_assist.documents.catalogue import Catalogue
from legal_assist.durable_files import read_file
from legal_assist.errors import DocumentError
from legal_assist.output_files import write_atomic

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.desk.findings import Findings

FOLDER: Final = "templates"
RECORD: Final = "accepted.json"
State = Literal["used", "changed", "not_accepted", "unknown_name"]


@dataclass(frozen=True)
class Accepted:
    """One acceptance: which bytes, when, by whom, and under which version of the program they passed."""

    sha256: str
    day: str
    operator: str
    program: str


@dataclass(frozen=True)
class Own:
    """One template of the office."""

    name: str
    path: Path
    state: State
    documents: tuple[str, ...]
    accepted: Accepted | None


def folder(desk: Findings) -> Path:
    """Where the office's templates lie; it need not exist."""
    return desk.workspace.root / FOLDER


def names(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Every template name of the catalogue, with the documents made from it."""
    found: dict[str, list[str]] = {}
    for entry in catalogue.entries:
        for name in filter(None, (entry.template, *entry.templates.values())):
            found.setdefault(name, []).append(entry.id)
    return {name: tuple(ids) for name, ids in found.items()}


def own(desk: Findings) -> tuple[Own, ...]:
    """The office's templates, by name.

    Raises:
        DocumentError: ``templates.own_damaged``.
    """
    place = folder(desk)
    if not place.is_dir():
        return ()
    known, accepted = names(desk.catalogue), record(desk)
    found = []
    for path in sorted(place.glob("*.docx")):
        one = accepted.get(path.name)
        state: State = "unknown_name"
        if path.name in known:
            state = "not_accepted" if one is None else "changed"
            if one is not None and _sha(path) == one.sha256:
                state = "used"
        found.append(Own(path.name, path, state, known.get(path.name, ()), one))
    return tuple(found)


def record(desk: Findings) -> dict[str, Accepted]:
    """What was accepted, by template name; in a sealed store only what its log says too.

    Raises:
        DocumentError: ``templates.own_damaged``.
    """
    path = folder(desk) / RECORD
    try:
        plain = json.loads(read_file(path))
        found = {str(name): Accepted(**one) for name, one in plain.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError):
        raise DocumentError("templates.own_damaged", place=str(path)) from None
    logged = _logged(desk)
    if logged is None:
        return found
    return {name: one for name, one in found.items() if logged.get(name) == one.sha256}


def accept(desk: Findings, name: str, data: bytes) -> Accepted:
    """Keep a template that passed in the office's folder, and remember which bytes they were.

    Raises:
        DocumentError: the folder can't be written.
        StoreError: a sealed store's log could not be written; nothing is accepted then.
    """
    one = Accepted(
        hashlib.sha256(data).hexdigest(), desk.clock.now().date().isoformat(), desk.operator, __version__
    )
    desk.audit("template_accepted", name=name, sha256=one.sha256)
    _write(folder(desk) / name, data)
    kept = _kept(desk) | {name: asdict(one)}
    _write_record(desk, kept)
    return one


def forget(desk: Findings, name: str) -> None:
    """Take an acceptance back."""
    desk.audit("template_dropped", name=name)
    kept = _kept(desk)
    kept.pop(name, None)
    _write_record(desk, kept)


@dataclass(frozen=True)
class OfficeCatalogue(Catalogue):
    """The catalogue, with the office's accepted templates in place of the shipped ones."""

    desk: Findings = field(repr=False, compare=False)

    def template(self, name: str) -> bytes:
        """The bytes of a template: the office's own where there is one.

        Raises:
            DocumentError: the shipped file is missing; or the office has a template of this name that was
                not accepted (``templates.not_accepted``), was changed since (``templates.changed``), or
                no longer passes in this version of the program (``templates.fails_now``).
        """
        data = self._office(name)
        return super().template(name) if data is None else data

    def shipped(self, name: str) -> bytes:
        """The bytes of the shipped template."""
        return super().template(name)

    def _office(self, name: str) -> bytes | None:
        place = folder(self.desk)
        try:
            data = read_file(place / name)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError:
            raise DocumentError("templates.not_read", name=name) from None
        one = record(self.desk).get(name)
        if one is None:
            raise DocumentError("templates.not_accepted", name=name, folder=str(place))
        if hashlib.sha256(data).hexdigest() != one.sha256:
            raise DocumentError("templates.changed", name=name, day=one.day, folder=str(place))
        if one.program != __version__:
            self._again(name, data)
        return data

    def _again(self, name: str, data: bytes) -> None:
        """A new version of the program may know other names: what passed once is checked again."""
        from legal_assist.desk import templates

        report = templates.check_bytes(self.desk, name, data, name)
        if not report.passes:
            raise DocumentError(
                "templates.fails_now",
                problems=report.problems,
                name=name,
                count=len(report.problems),
                folder=str(folder(self.desk)),
            )


def catalogue(desk: Findings) -> OfficeCatalogue:
    """The documents the program can make, with the office's templates."""
    from legal_assist.documents import catalogue as catalogues
    from legal_assist.workspace import templates_dir

    found = catalogues.load(templates_dir())
    return OfficeCatalogue(**{one.name: getattr(found, one.name) for one in fields(found)}, desk=desk)


def is_own(desk: Findings, name: str, sha256: str) -> bool:
    """Whether these bytes are the office's accepted template of this name."""
    one = record(desk).get(name)
    return one is not None and one.sha256 == sha256


def _sha(path: Path) -> str:
    try:
        return hashlib.sha256(read_file(path)).hexdigest()
    except OSError:
        return ""


def _kept(desk: Findings) -> dict[str, object]:
    try:
        return {name: asdict(one) for name, one in record(desk).items()}
    except DocumentError:
        return {}  # accepting anew is the cure of a damaged record


def _write_record(desk: Findings, kept: dict[str, object]) -> None:
    data = json.dumps(kept, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    _write(folder(desk) / RECORD, data.encode("utf-8"))


def _write(path: Path, data: bytes) -> None:
    write_atomic(path, data, overwrite=True, kept=True)


def _logged(desk: Findings) -> dict[str, str] | None:
    """The hash the sealed log gives for each accepted template; None for a store without a log."""
    store = desk.store
    if store.kind != "sealed" or store.is_locked:
        return None
    from legal_assist.store.sealed_store import SealedCaseStore

    if not isinstance(store, SealedCaseStore):
        return None
    found: dict[str, str] = {}
    for entry in store.log():
        if entry["what"] == "template_accepted":
            found[str(entry.get("name"))] = str(entry.get("sha256"))
        elif entry["what"] == "template_dropped":
            found.pop(str(entry.get("name")), None)
    return found
