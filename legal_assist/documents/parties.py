"""Who asks, who is asked, who signs: identity blocks, in full or as initials and code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from legal_assist import tanggal

if TYPE_CHECKING:
    from legal_assist.cases.people import Companion, Heir, Victim
    from legal_assist.documents.frame import Frame, Lines, Plain


@dataclass(frozen=True)
class Acting:
    """Somebody who asks: the victim herself, or who may ask for her."""

    kind: Literal["victim", "guardian", "heir", "institution"]
    victims: tuple[Victim, ...]
    heir: Heir | None = None


def acting(frame: Frame) -> tuple[Acting, ...]:
    """Who asks for each victim: heirs of the dead, guardian or institution for a child, else herself."""
    found: list[Acting] = []
    helpless: list[Victim] = []
    for victim in frame.victims:
        if victim.died_on is not None:
            found += [Acting("heir", (victim,), heir) for heir in victim.heirs] or [
                Acting("victim", (victim,))
            ]
        elif frame.fact("victim_is_child_now", victim) is True:
            if frame.fact("guardian_unfit", victim) is True:
                helpless.append(victim)
            else:
                found.append(Acting("guardian", (victim,)))
        else:
            found.append(Acting("victim", (victim,)))
    if helpless:
        found.append(Acting("institution", tuple(helpless)))
    return tuple(found)


def initials(name: str) -> str:
    """`Sariwulan Kertapati` → `S.K.`"""
    return "".join(f"{word[0].upper()}." for word in name.split() if word[0].isalpha())


def victim_name(frame: Frame, victim: Victim) -> str:
    """How this paper names a victim: name and code, or initials and code."""
    if frame.coded(victim):
        if not victim.name or not initials(victim.name):
            return frame.words("party.coded_nameless", code=victim.id)
        return frame.words("party.coded", initials=initials(victim.name), code=victim.id)
    name = frame.answers.require(f"victims.{victim.id}.name")
    return frame.words("party.victim_named", name=name, code=victim.id)


def office(frame: Frame) -> str:
    """The own office with its address: where letters for the victims go."""
    parts = (frame.answers.text("own_office.name"), frame.answers.text("own_office.address"))
    return ", ".join(part for part in parts if part) or frame.answers.require("own_office.name")


def line(frame: Frame, label: str, text: str) -> Lines:
    """One identity line; nothing when there is nothing to say."""
    return [{"label": frame.words(f"identity.{label}"), "isi": text}] if text else []


def victim_lines(frame: Frame, victim: Victim, *, full: bool = False) -> Lines:
    """The identity lines of a victim.

    Args:
        frame: the document.
        victim: whose lines.
        full: everything, as the sealed sheet and the power of attorney need it.
    """
    path = f"victims.{victim.id}"
    text = frame.answers.text
    sex = frame.words(f"sex.{victim.sex}") if victim.sex else text(f"{path}.sex")
    shared = [
        *line(frame, "sex", sex),
        *line(frame, "nationality", text(f"{path}.nationality")),
        *line(frame, "occupation", text(f"{path}.occupation")),
    ]
    contact = line(frame, "contact", frame.words("identity.contact_office", office=office(frame)))
    if frame.coded(victim) and not full:
        return [
            *line(frame, "name_coded", victim_name(frame, victim)),
            *line(frame, "age", age(frame, victim)),
            *shared,
            *line(frame, "address", office(frame)),
            *line(frame, "sealed", frame.words("identity.sealed_where")),
        ]
    return [
        *line(frame, "name", frame.answers.require(f"{path}.name")),
        *numbers(frame, path),
        *line(frame, "birth", birth(frame, path)),
        *line(frame, "age", age(frame, victim)),
        *shared[:1],
        *shared[1:2],
        *line(frame, "marital", text(f"{path}.marital_status")),
        *shared[2:],
        *line(frame, "address", text(f"{path}.address")),
        *contact,
    ]


def numbers(frame: Frame, path: str) -> Lines:
    """NIK and passport; an unanswered passport is no gap when there is a NIK."""
    nik = frame.answers.text(f"{path}.nik")
    known = frame.answers.value(f"{path}.passport")
    passport = frame.answers.text(f"{path}.passport") if known or not nik else ""
    return [*line(frame, "nik", nik), *line(frame, "passport", passport)]


def birth(frame: Frame, path: str) -> str:
    """Place and date of birth in one line."""
    found = (frame.answers.text(f"{path}.birth_place"), frame.answers.text(f"{path}.birth_date"))
    return ", ".join(part for part in found if part)


def age(frame: Frame, victim: Victim) -> str:
    """Age on the day of the paper."""
    if victim.birth_date is None or victim.birth_date > frame.as_of:
        return ""
    return frame.words("identity.age_years", years=str(tanggal.age(victim.birth_date, frame.as_of)))


def applicant_lines(frame: Frame, who: Acting) -> Lines:
    """The identity lines of somebody who asks."""
    victim = who.victims[0]
    path = f"victims.{victim.id}"
    words, text = frame.words, frame.answers.text
    if who.kind == "victim":
        return victim_lines(frame, victim)
    if who.kind == "institution":
        codes = ", ".join(one.id for one in who.victims)
        return [
            *line(frame, "name", frame.answers.require("own_office.name")),
            *line(frame, "address", text("own_office.address")),
            *line(frame, "capacity", words("party.institution", code=codes)),
        ]
    coded = frame.coded(victim)
    if who.kind == "heir" and who.heir is not None:
        base = f"{path}.heirs.{who.heir.id}"
        relation = who.heir.relation
        capacity = (
            words("party.heir", relation=relation, code=victim.id)
            if relation
            else words("party.heir_plain", code=victim.id)
        )
        hidden = words("party.heir_name_coded", code=victim.id)
    else:
        base = f"{path}.guardian"
        relation = text(f"{base}.relation")
        capacity = (
            words("party.guardian", relation=relation, code=victim.id)
            if relation
            else words("party.guardian_plain", code=victim.id)
        )
        hidden = words("party.guardian_name_coded", code=victim.id)
    if coded:
        return [
            *line(frame, "name_coded", hidden),
            *line(frame, "capacity", capacity),
            *line(frame, "address", office(frame)),
            *line(frame, "sealed", words("identity.sealed_where")),
        ]
    return [
        *line(frame, "name", frame.answers.require(f"{base}.name")),
        *line(frame, "nik", text(f"{base}.nik")),
        *line(frame, "address", text(f"{base}.address")),
        *line(frame, "capacity", capacity),
        *line(frame, "contact", words("identity.contact_office", office=office(frame))),
    ]


def applicant_name(frame: Frame, who: Acting) -> str:
    """The name under the signature of somebody who asks."""
    victim = who.victims[0]
    if who.kind == "victim":
        named = frame.coded(victim)
        return victim_name(frame, victim) if named else frame.answers.require(f"victims.{victim.id}.name")
    if who.kind == "institution":
        return frame.answers.require("own_office.name")
    if frame.coded(victim):
        key = "party.heir_name_coded" if who.kind == "heir" else "party.guardian_name_coded"
        return frame.words(key, code=victim.id)
    if who.kind == "heir" and who.heir is not None:
        return who.heir.name
    return frame.answers.require(f"victims.{victim.id}.guardian.name")


def companion_lines(frame: Frame, one: Companion) -> Lines:
    """The identity lines of a companion or advocate."""
    return [
        *line(frame, "name", one.name),
        *line(frame, "occupation", frame.words(f"capacity.{one.capacity}")),
        *line(frame, "office", one.organisation or ""),
        *line(frame, "address", one.address or ""),
        *line(frame, "card", one.card_number or ""),
        *line(frame, "oath", one.oath_record or ""),
        *line(frame, "assignment", one.assignment_letter or ""),
        *line(frame, "phone", one.phone or ""),
    ]


def respondents(frame: Frame) -> Lines:
    """One block per defendant and third party."""
    own = [one for one in frame.case.defendants if one.role == "defendant"]
    blocks: Lines = []
    for number, one in enumerate((*own, *(d for d in frame.case.defendants if d.role != "defendant")), 1):
        path = f"defendants.{one.id}"
        text = frame.answers.text
        if one.role == "defendant":
            called = (
                frame.words("party.respondent_numbered", number=str(number))
                if len(own) > 1
                else frame.words("party.respondent_one")
            )
            status = defendant_status(frame)
            if one.detained:
                status = frame.words("identity.detained", status=status)
        else:
            called = status = frame.words("party.third_party")
        blocks.append(
            {
                "sebutan": called,
                "identitas": [
                    *line(frame, "name", frame.answers.require(f"{path}.name")),
                    *line(frame, "alias", text(f"{path}.alias")),
                    *line(frame, "birth_date", text(f"{path}.birth_date")),
                    *line(frame, "occupation", text(f"{path}.occupation")),
                    *line(frame, "address", frame.answers.text(f"{path}.address")),
                    *line(frame, "status", status),
                ],
            }
        )
    if not own:
        block: Plain = {
            "sebutan": frame.words("party.respondent_one"),
            "identitas": line(frame, "name", frame.answers.require("defendants")),
        }
        blocks.insert(0, block)
    return blocks


def defendant_status(frame: Frame) -> str:
    """What the defendant is called at this stage."""
    stages = {"investigation": "investigation", "prosecution": "prosecution", "trial": "trial"}
    stages |= {"verdict": "trial", "final": "final", "execution": "final"}
    return frame.words(f"status.{stages.get(frame.stage, 'before')}")


def titles(frame: Frame) -> dict[str, object]:
    """What the parties are called, singular or plural."""
    words = frame.words
    many_applicants = len(acting(frame)) > 1
    many_victims = len(frame.victims) > 1
    many_defendants = sum(one.role == "defendant" for one in frame.case.defendants) > 1
    status = defendant_status(frame)
    return {
        "pemohon": words("party.applicant_many" if many_applicants else "party.applicant_one"),
        "awal_pemohon": words("party.applicant_many_start" if many_applicants else "party.applicant_one"),
        "besar_pemohon": words("party.applicant_loud_many" if many_applicants else "party.applicant_loud"),
        "korban": words("party.victim_many" if many_victims else "party.victim_one"),
        "termohon": words("party.respondent_many" if many_defendants else "party.respondent_one"),
        "besar_termohon": words("party.respondent_loud_many" if many_defendants else "party.respondent_loud"),
        "terdakwa": words("status.many", status=status) if many_defendants else status,
    }
