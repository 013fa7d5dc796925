"""What must not leave: every name, number and address by which a victim or her family can be found."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from legal_assist.cases import vocabulary
from legal_assist.documents import leak_folding as folding
from legal_assist.documents import leak_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from legal_assist.cases.case import Case
    from legal_assist.cases.people import Guardian, Heir, Relative, Victim

Kind = Literal["name", "nik", "phone", "passport", "address", "email", "birth_date"]

_TITLES: Final = leak_words.of("titles")
#: What joins a name to a father's, or stands inside names everywhere; never asked for.
_PARTICLES: Final = frozenset(
    ("bin", "binti", "bt", "bte", "binte", "al", "el", "de", "van", "der", "von", "dari")
)
_ALIAS: Final = re.compile(r"\b(?:alias|als|a\.?k\.?a)\b\.?|[()/;\"“”]", re.IGNORECASE)
#: `S.H.`, `M.Kn`, `SH`: at least one full stop inside, or nothing but capitals.
_DEGREE: Final = re.compile(r"(?:[A-Z][A-Za-z]{0,3}\.){1,4}[A-Za-z]{0,4}\.?|[A-Z]{2,4}")
_LAST_DEGREE: Final = re.compile(r"\s(?:[A-Z][A-Za-z]{0,3}\.){2,4}\s*$")
_RELATIONS: Final = leak_words.of("relations")
_CONTACT_NUMBER: Final = re.compile(r"\+?\d(?:[\s.()\-]{0,2}\d){7,14}")
_EMAIL: Final = re.compile(r"[\w.+\-]+@[\w\-]+\.[\w.\-]+")
_PUBLIC_NAMES: Final = frozenset({"name", "alias", "officer", "organisation"})


@dataclass(frozen=True)
class Protected:
    """One value that must not appear; `code` is the victim it belongs to. The value stays out of `repr`."""

    code: str
    kind: str
    value: str = field(repr=False)


def protected(case: Case, victims: Iterable[Victim]) -> tuple[Protected, ...]:
    """Every value of victims and their family that identifies or finds them.

    What is also a defendant's (a parent may be the suspect) has to be printed, and so has the address for
    service that the office lends; neither can be protected here.
    """
    printed = {tuple(folding.parts(one.name or "")) for one in case.defendants}
    printed |= {tuple(folding.parts(one.alias or "")) for one in case.defendants}
    served = {_plain(text) for text in _served(case)}
    found: dict[Protected, None] = {}
    for one in (one for victim in victims for one in _of(victim)):
        if one.kind == "name" and tuple(folding.parts(one.value)) in printed:
            continue
        if one.kind in ("address", "phone") and _plain(one.value) in served:
            continue
        found[one] = None
    return tuple(found)


def public_names(case: Case) -> tuple[str, ...]:
    """Names of people and offices that papers print: what resembles a victim's name in them is no leak."""
    return tuple(
        value
        for _path, fact, value in vocabulary.values(case)
        if fact.sensitivity == "public" and fact.name in _PUBLIC_NAMES and isinstance(value, str)
    )


def name_parts(name: str) -> tuple[str, ...]:
    """The words of a name that matter: without titles, degrees and particles, unless nothing else is left."""
    head, *rest = name.split(",")
    kept = [head, *(text for text in rest if not _DEGREE.fullmatch(text.strip()))]
    bare = [_LAST_DEGREE.sub("", text) for text in kept]
    found = [word for text in bare for word in folding.parts(text)]
    while len(found) > 1 and found[0] in _TITLES:
        found = found[1:]
    matter = [word for word in found if word not in _PARTICLES]
    if sum(len(word) > 1 for word in matter) > 1:
        matter = [word for word in matter if len(word) > 1]
    return tuple(matter or found)


def _served(case: Case) -> Iterator[str]:
    for one in case.defendants:
        yield one.address or ""
    for office in (case.own_office, case.investigator, case.prosecutor, case.court, case.social_agency):
        yield from (office.address or "", office.phone or "")
    for companion in case.companions:
        yield from (companion.address or "", companion.phone or "")


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", folding.lowered(folding.clean(text)))


def _of(victim: Victim) -> Iterator[Protected]:
    yield from _person(victim.id, victim)
    for text in (victim.nickname, *(one.name for one in victim.printed)):
        yield from _names(victim.id, text)
    for one in victim.printed:
        yield from _number(victim.id, one.number)
    for consent in victim.consents:
        if _is_name(consent.given_by):
            yield from _names(victim.id, consent.given_by)
    yield from _number(victim.id, victim.passport)
    if victim.birth_date is not None:
        yield Protected(victim.id, "birth_date", victim.birth_date.isoformat())
    contact = victim.safe_contact or ""
    for found in _CONTACT_NUMBER.findall(contact):
        yield Protected(victim.id, "phone", found)
    for found in _EMAIL.findall(contact):
        yield Protected(victim.id, "email", found)
    for close in (victim.guardian, victim.relative, *victim.heirs):
        if close is not None:
            yield from _person(victim.id, close)


def _person(code: str, person: Victim | Guardian | Heir | Relative) -> Iterator[Protected]:
    yield from _names(code, person.name)
    if person.nik:
        yield Protected(code, "nik", person.nik)
    if person.address:
        yield Protected(code, "address", person.address)
    phone = getattr(person, "phone", None)
    if phone:
        yield Protected(code, "phone", phone)


def _names(code: str, text: str | None) -> Iterator[Protected]:
    for name in _ALIAS.split(text or ""):
        found = name_parts(name)
        if found and max(map(len, found)) > 1 and not set(found) <= _RELATIONS:
            yield Protected(code, "name", name.strip(" ,.-"))


def _number(code: str, text: str | None) -> Iterator[Protected]:
    signs = re.sub(r"[\W_]+", "", text or "")
    if len(signs) == 16 and signs.isdigit():
        yield Protected(code, "nik", signs)
    elif len(signs) > 5 and any(sign.isdigit() for sign in signs):
        yield Protected(code, "passport", signs)


def _is_name(text: str | None) -> bool:
    found = (text or "").split()
    return len(found) > 1 and all(word[:1].isupper() for word in found)
