"""The law book: everything the program knows about the law, loaded from `law/data` and checked as a whole."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from legal_assist.errors import LawBookError, Problem
from legal_assist.law import citations, confidence
from legal_assist.law.days_off import read_days_off
from legal_assist.law.instrument_files import read_on_demand, read_whole
from legal_assist.law.office import Office, lay
from legal_assist.law.preface import Preface, read_preface
from legal_assist.law.provisions import InForce, Lookup, Provision
from legal_assist.law.reading import Faults, read_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from legal_assist.law.completeness import Completeness
    from legal_assist.law.explanations import Explanation
    from legal_assist.law.glossary import Term
    from legal_assist.law.minimum_wages import MinimumWages
    from legal_assist.law.occasions import Occasion
    from legal_assist.law.overlay import Overlay
    from legal_assist.law.periods import Period
    from legal_assist.law.provisions import DayOff, DaysOff, Instrument, Status
    from legal_assist.law.rules import Rules
    from legal_assist.law.services import Service

DATA_DIR: Final = Path(__file__).parent / "data"


@dataclass(frozen=True)
class LawBook:
    """Instruments with their provisions, the days off, and what the book says about itself.

    ``entries`` are all provisions by id, in the order of the files. ``version`` changes whenever a data file
    or the office's overlay changes; receipts carry it. ``office`` holds what the office corrected, added or
    confirmed.
    """

    instruments: dict[str, Instrument] = field(repr=False)
    entries: Mapping[str, Provision] = field(repr=False)
    days_off: dict[int, DaysOff] = field(repr=False)
    preface: Preface = field(repr=False)
    version: str
    data_dir: Path
    office: Office = field(default_factory=Office, repr=False)

    def instrument(self, instrument_id: str) -> Instrument:
        """One instrument.

        Raises:
            LawBookError: the book does not hold it.
        """
        if instrument_id not in self.instruments:
            raise LawBookError("law.unknown_instrument", asked=instrument_id)
        return self.instruments[instrument_id]

    def provision(self, provision_id: str) -> Provision:
        """One provision.

        Raises:
            LawBookError: the book does not hold it.
        """
        if provision_id not in self.entries:
            raise LawBookError("law.unknown_provision", asked=provision_id)
        return self.entries[provision_id]

    def provisions(self, ids: Iterable[str]) -> tuple[Provision, ...]:
        """Several provisions, in the order asked.

        Raises:
            LawBookError: with every id that the book does not hold.
        """
        listed = tuple(ids)
        self.check_citations(("", item) for item in listed)
        return tuple(self.entries[item] for item in listed)

    def parts(self, provision_id: str) -> tuple[Provision, ...]:
        """The entries below this id: paragraphs, letters, points, elucidations."""
        prefix = provision_id + "/"
        return tuple(self.entries[each] for each in self.entries if each.startswith(prefix))

    def check_citations(self, ids: Iterable[tuple[str, str]]) -> None:
        """Check that each cited provision is in the book.

        Args:
            ids: pairs of where it is cited (a file and key, shown to whoever corrects the data) and its id.

        Raises:
            LawBookError: with one problem per id that leads nowhere.
        """
        problems = tuple(
            Problem(where or cited, "law.dangling_citation", {"where": where or "-", "value": cited})
            for where, cited in ids
            if cited not in self.entries and cited not in self.instruments
        )
        if problems:
            raise LawBookError("law.data_faulty", problems=problems, count=len(problems))

    def in_force(self, provision_id: str, day: date) -> InForce:
        """Whether a provision (or instrument) governs on a day; never raises, whatever the id or the day."""
        known = self._extent(provision_id)
        if known is None:
            return InForce(provision_id, day, "no_rule")
        instrument, entry = known
        start = entry.start if entry else instrument.in_force[0].start
        until = entry.until if entry else instrument.in_force[-1].until
        transitional = entry.transitional if entry else instrument.transitional
        successor = entry.successor if entry else ()
        answer = InForce(provision_id, day, "in_force", start, until, transitional, successor)
        if start is not None and day < start:
            return _with_status(answer, "not_yet")
        if until is not None and day > until:
            reaches = transitional is not None and not confidence.is_open_question(transitional.confidence)
            return _with_status(answer, "transitional" if reaches else "ended")
        if not any(interval.holds(day) for interval in instrument.in_force):
            return _with_status(answer, "ended")
        return answer

    at = in_force

    def _extent(self, provision_id: str) -> tuple[Instrument, Provision | None] | None:
        """The instrument, and the entry whose days count: its own, or that of parts that all agree."""
        if provision_id in self.instruments:
            return self.instruments[provision_id], None
        entry = self.entries.get(provision_id)
        if entry is None:
            parts = self.parts(provision_id)
            if not parts or len({(part.start, part.until, part.transitional) for part in parts}) != 1:
                return None
            entry = parts[0]
        return self.instruments[entry.instrument], entry

    def find(self, text: str, as_of: date) -> Lookup:
        """Read a typed citation and look it up.

        Args:
            text: a citation as people write it.
            as_of: the day for which ``in_force`` is answered.

        Raises:
            LawBookError: unreadable, without a statute number, unknown statute, or a statute of which no
                article may be cited.
        """
        found = citations.parse(text, self)
        instrument = self.instrument(found.partition("/")[0])
        if not instrument.citable and "/" in found:
            raise LawBookError("law.not_citable", instrument=instrument.short)
        found = self._in_amending(found, instrument)
        instrument = self.instrument(found.partition("/")[0])
        return Lookup(
            asked=text,
            id=found,
            instrument=instrument,
            provision=self.entries.get(found),
            parts=self.parts(found),
            nearest=self._nearest(found),
            in_force=self.in_force(found, as_of),
        )

    def _in_amending(self, provision_id: str, instrument: Instrument) -> str:
        """The same place in an amending instrument, when only that one is recorded."""
        if provision_id in self.entries or self.parts(provision_id):
            return provision_id
        path = provision_id.partition("/")[2]
        for other in self.instruments.values():
            moved = f"{other.id}/{path}"
            if other.amends == instrument.id and (moved in self.entries or self.parts(moved)):
                return moved
        return provision_id

    def _nearest(self, provision_id: str) -> Provision | None:
        path = provision_id
        while "/" in path:
            path = path.rpartition("/")[0]
            if path in self.entries:
                return self.entries[path]
        return None

    def search(self, words: str) -> tuple[Provision, ...]:
        """Provisions that hold every word, best first.

        Words are looked for in both summaries, the citation and the title, without regard to case; a whole
        word of the citation counts most.
        """
        asked = words.casefold().split()
        if not asked:
            return ()
        ranked: list[tuple[int, int, Provision]] = []
        for place, entry in enumerate(self.entries.values()):
            instrument = self.instruments[entry.instrument]
            cited = citations.format(entry.id, self).casefold()
            own = f"{entry.summary} {entry.summary_en}".casefold()
            title = f"{instrument.full} {instrument.title_en}".casefold()
            if all(word in cited or word in own or word in title for word in asked):
                exact = set(cited.replace("(", " ").replace(")", " ").split())
                score = sum(
                    9 * (word in exact) + 3 * (word in cited) + own.count(word) + (word in title)
                    for word in asked
                )
                ranked.append((-score, place, entry))
        return tuple(entry for _score, _place, entry in sorted(ranked, key=lambda item: item[:2]))

    def day_off(self, day: date) -> DayOff | None:
        """The day off on this date, None on other days; ask `knows_year` whether the year is recorded."""
        year = self.days_off.get(day.year)
        return next((found for found in year.days if found.date == day), None) if year else None

    def knows_year(self, year: int) -> bool:
        """Whether the days off of a year are recorded."""
        return year in self.days_off

    def review_due(self, as_of: date) -> bool:
        """Whether the book is past the day after which it must be reviewed again."""
        return as_of > self.preface.review_after

    @cached_property
    def rules(self) -> Rules:
        """Regimes, deadlines, checklists and loss heads, loaded on first use and checked against this book.

        Raises:
            LawBookError: the rules are faulty, or cite a provision that is not in the book.
        """
        from legal_assist.law import rules

        found = rules.load(self.data_dir)
        self.check_citations(found.citations())
        return found

    @cached_property
    def completeness(self) -> Completeness:
        """What each addressee requires of an application, loaded on first use and checked against this book.

        Raises:
            LawBookError: the lists are faulty, or cite a provision that is not in the book.
        """
        from legal_assist.law import completeness

        found = completeness.load(self.data_dir)
        self.check_citations(found.cited())
        return found

    @cached_property
    def services(self) -> tuple[Service, ...]:
        """Official national services that can be called, loaded on first use.

        Raises:
            LawBookError: they are faulty.
        """
        from legal_assist.law import services

        return services.load(self.data_dir)

    @cached_property
    def minimum_wages(self) -> MinimumWages:
        """The table of minimum wages, loaded on first use.

        Raises:
            LawBookError: it is faulty.
        """
        from legal_assist.law import minimum_wages

        return minimum_wages.load(self.data_dir)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """Periods that no event of a case starts, loaded on first use and checked against this book.

        Raises:
            LawBookError: they are faulty, or cite a provision that is not in the book.
        """
        from legal_assist.law import periods

        found = periods.load(self.data_dir)
        self.check_citations((f"periods.toml: {each.id}", each.provision) for each in found)
        return found

    @cached_property
    def explanations(self) -> tuple[Explanation, ...]:
        """What is read aloud to a victim about each right, loaded on first use and checked against this book.

        Raises:
            LawBookError: they are faulty, or cite a provision that is not in the book.
        """
        from legal_assist.law import explanations

        found = explanations.load(self.data_dir)
        self.check_citations((f"{explanations.FILE}: {each.id}", one) for each in found for one in each.basis)
        return found

    @cached_property
    def glossary(self) -> tuple[Term, ...]:
        """Legal words in plain language, loaded on first use.

        Raises:
            LawBookError: it is faulty.
        """
        from legal_assist.law import glossary

        return glossary.load(self.data_dir)

    @cached_property
    def occasions(self) -> tuple[Occasion, ...]:
        """Examinations and hearings as a companion meets them, loaded on first use and checked here.

        Raises:
            LawBookError: they are faulty, or cite a provision that is not in the book.
        """
        from legal_assist.law import occasions

        found = occasions.load(self.data_dir)
        self.check_citations(pair for each in found for pair in each.cited())
        return found


def _with_status(answer: InForce, status: Status) -> InForce:
    return InForce(
        answer.id, answer.day, status, answer.start, answer.until, answer.transitional, answer.successor
    )


def load(
    data_dir: Path | None = None, overlay: Overlay | None = None, *, whole: bool | None = None
) -> LawBook:
    """Load the law book.

    Args:
        data_dir: another data folder with the same layout; None for the one that is shipped.
        overlay: the office's corrections and confirmations; entries at fault are left out and named in
            ``office.problems``, so that they never stop the work.
        whole: read and check every instrument now; otherwise an instrument's provisions are read and checked
            when they are first asked for. Left open: now for a folder that was given, later for the shipped
            data, which `checking.check` holds together in the tests and in ``law check``.

    Raises:
        LawBookError: the data are faulty; ``problems`` lists every fault with file and key.
    """
    if data_dir is None and overlay is None and whole is None:
        return _shipped(DATA_DIR, _digest(DATA_DIR))
    return _read(data_dir or DATA_DIR, overlay, whole=data_dir is not None if whole is None else whole)


@lru_cache(maxsize=1)
def _shipped(root: Path, version: str) -> LawBook:
    """The shipped book, read once as long as its files stay as they are: a book is never changed."""
    del version  # what the cache goes by
    return _read(root, None, whole=False)


def _read(root: Path, overlay: Overlay | None, *, whole: bool) -> LawBook:
    faults = Faults()
    shelf = read_whole(root, faults) if whole else read_on_demand(root, faults)
    days_off: dict[int, DaysOff] = {}
    for path in sorted((root / "days_off").glob("*.toml")):
        table = read_file(path, faults, f"days_off/{path.name}")
        year = read_days_off(table) if table is not None else None
        if year is not None:
            days_off[year.year] = year
    book_file = root / "book.toml"
    table = read_file(book_file, faults, book_file.name)
    preface = read_preface(table) if table is not None else None
    if preface is not None:
        preface.check(set(shelf.instruments), faults)
    faults.stop_if_any()
    assert preface is not None  # noqa: S101  a missing preface is a fault, so it stopped above
    instruments, entries = shelf.instruments, shelf.entries
    version, office = _digest(root), Office()
    if overlay is not None:
        instruments, office = lay(instruments, overlay)
        entries = {entry.id: entry for found in instruments.values() for entry in found.provisions}
        version = f"{version}+{overlay.digest}"
    return LawBook(
        instruments=instruments,
        entries=entries,
        days_off=days_off,
        preface=preface,
        version=version,
        data_dir=root,
        office=office,
    )


def _digest(root: Path) -> str:
    """Twelve signs that change with the name or the content of any data file."""
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.toml")):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:12]
