"""A look at a finished paper: no protected name, number or address in one that speaks in codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from legal_assist import messages
from legal_assist.cases import vocabulary
from legal_assist.documents import scanning
from legal_assist.documents.leak_matcher import Matcher
from legal_assist.documents.leak_values import Protected, protected
from legal_assist.errors import DocumentError, Problem
from legal_assist.reckoning import readiness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from legal_assist.cases.case import Case
    from legal_assist.cases.people import Victim
    from legal_assist.documents.scanning import Hit

__all__ = ["Checked", "Protected", "appears", "check", "find_override", "override", "protected", "together"]

#: Begins what a person accepts, with a reason, when a hit is somebody else's name or a public number.
OVERRIDE: Final = "leak:"


@dataclass(frozen=True)
class Checked:
    """What a check that let a paper pass still has to say.

    Args:
        noted: things to look at: one part of a name, a one-word name that is a word of the template.
        overridden: acceptances that were needed, as `override` writes them.
    """

    noted: tuple[Problem, ...] = ()
    overridden: frozenset[str] = frozenset()


def override(code: str, kind: str) -> str:
    """What has to be accepted before a paper with such a hit is made: ``leak:K1:name``."""
    return f"{OVERRIDE}{code}:{kind}"


def find_override(text: str, case: Case) -> str | None:
    """The acceptance a person typed, in its one spelling; None when it is none for this case."""
    wanted = text.strip().casefold()
    known = (override(victim.id, kind) for victim in case.victims for kind in scanning.KINDS)
    return next((one for one in known if one.casefold() == wanted), None)


def check(
    name: str,
    data: bytes,
    hidden: Iterable[Victim],
    case: Case,
    *,
    accepted: frozenset[str] = frozenset(),
    title: str,
    title_en: str,
) -> Checked:
    """Refuse a paper in which a protected value appears, in any of its parts or in its name.

    A name of one word blocks where a person typed it, and is only noted where it is a word of the template.

    Args:
        name: file name of the paper.
        data: its bytes.
        hidden: the victims whose identity it must not show.
        case: to say in which facts a value was typed.
        accepted: what was accepted with a reason; `override` names what counts here.
        title: of the document, for the sentence.
        title_en: the same in English.

    Raises:
        DocumentError: ``documents.leak``; the problems say where each value stands, with the words around it
            and everything protected covered, and in which facts it was typed.
    """
    blocking, noted, overridden = judged(name, data, hidden, case, accepted)
    if blocking:
        raise DocumentError(
            "documents.leak", problems=blocking, count=len(blocking), title=title, title_en=title_en
        )
    return Checked(noted, overridden)


def judged(
    name: str, data: bytes, hidden: Iterable[Victim], case: Case, accepted: frozenset[str]
) -> tuple[tuple[Problem, ...], tuple[Problem, ...], frozenset[str]]:
    """What of a file blocks it, what is only worth a look, and which acceptances were needed. As `check`."""
    search = scanning.matcher(case, hidden)
    found = scanning.check_bytes(name, data, search).hits
    typed = list(_typed(case, search)) if found else []
    words = {(one.code, one.kind) for one, _path in typed if one.form == "word"}
    noted: list[Problem] = []
    blocking: dict[tuple[str, str, str], Hit] = {}
    overridden: set[str] = set()
    for hit in found:
        if hit.noted or (hit.form == "word" and (hit.code, hit.kind) not in words):
            noted.append(_problem("scan.noted", hit))
        elif override(hit.code, hit.kind) in accepted:
            overridden.add(override(hit.code, hit.kind))
        else:
            blocking.setdefault((hit.code, hit.kind, hit.place), hit)
    about = {(hit.code, hit.kind) for hit in blocking.values()}
    problems = [_problem("scan.leak_part", hit) for hit in blocking.values()]
    problems += [_in_fact(one, path) for one, path in typed if (one.code, one.kind) in about]
    return tuple(problems), tuple(noted), frozenset(overridden)


def covered(text: str, hidden: Iterable[Victim], case: Case) -> str:
    """A text with protected values covered, for a sentence or a log."""
    return scanning.matcher(case, hidden).covered(text)


def together(errors: Sequence[DocumentError]) -> DocumentError:
    """The leaks of several papers of one document as one error, each place once."""
    seen: dict[tuple[str, str, str], Problem] = {}
    for problem in (problem for error in errors for problem in error.problems):
        seen.setdefault((problem.path, problem.key, repr(sorted(problem.params.items()))), problem)
    titles = {name: errors[0].params[name] for name in ("title", "title_en")}
    return DocumentError("documents.leak", problems=tuple(seen.values()), count=len(seen), **titles)


def appears(one: Protected, text: str) -> bool:
    """Whether a value stands in a text, whatever its case, spacing, spelling or order of names."""
    return any(not match.noted for match in Matcher((one,)).find(text))


@dataclass(frozen=True)
class _About:
    """A hit in a fact, by what the sentence needs of it."""

    code: str
    kind: str
    form: str


def _typed(case: Case, search: Matcher) -> Iterator[tuple[_About, str]]:
    """Facts in which somebody typed a protected value, other than the fields made for it."""
    for path, fact, value in vocabulary.values(case):
        if fact.sensitivity in ("identity", "contact") or not isinstance(value, str):
            continue
        found = (match for match in search.find(value) if not match.noted)
        for about in sorted({(one.protected.code, one.protected.kind, one.form) for one in found}):
            yield _About(*about), path


def _in_fact(one: _About, path: str) -> Problem:
    labels = {lang: readiness.label(path, lang) for lang in messages.LANGUAGES}
    params = _kind(one.code, one.kind) | {"label": labels["id"], "label_en": labels["en"]}
    return Problem(path, "documents.leak_fact", params)


def _problem(key: str, hit: Hit) -> Problem:
    words = {
        name + ending: messages.text(f"scan.{group}.{value}", lang)
        for lang, ending in (("id", ""), ("en", "_en"))
        for name, group, value in (("place", "place", hit.place), ("form", "form", hit.form))
    }
    params = _kind(hit.code, hit.kind) | words
    params |= {"excerpt": hit.excerpt, "mark": override(hit.code, hit.kind)}
    return Problem(f"victims.{hit.code}", key, params)


def _kind(code: str, kind: str) -> dict[str, str]:
    kinds = {lang: messages.text(f"scan.kind.{kind}", lang) for lang in messages.LANGUAGES}
    return {"code": code, "kind": kinds["id"], "kind_en": kinds["en"]}
