"""Who asks, who is asked, who signs: identity blocks, in full or as initials and code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from legal_assist import tanggal
from legal_assist.reckoning import acting as who_acts

if TYPE_CHECKING:
    from legal_assist.cases.people import Companion, Heir, Victim
    from legal_assist.documents.frame import Frame, Lines, Plain


@dataclass(frozen=True)
class Acting:
    """Somebody who asks: the victim herself, or who may ask for her."""

    kind: who_acts.Kind
    victims: tuple[Victim, ...]
    heir: Heir | None = None


def acting(frame: Frame) -> tuple[Acting, ...]:
    """Who asks for each victim: heirs of the dead, guardian or institution for a child, else herself."""
    found: list[Acting] = []
    helpless: list[Victim] = []
    for victim in frame.victims:
        kind = who_acts.for_paper(frame.case, frame.as_of, victim, frame.entry.signers)
        if kind == "institution":
            helpless.append(victim)
        elif kind == "heir":
            # Without a known heir the missing name is asked for elsewhere.
            heirs = [Acting("heir", (victim,), heir) for heir in victim.heirs]
            found += heirs or [Acting("victim", (victim,))]
        else:
            found.append(Acting(kind, (victim,)))
    if helpless:
        found.append(Acting("institution", tuple(helpless)))
    return tuple(found)


def initials(name: str) -> str:
    """`Sariwulan Kertapati` → `S.K.`"""
    return "".join(f"{word[0].upper()}." for word in name.split() if word[0].isalpha())


def victim_name(frame: Frame, victim: Victim) -> str:
    """How this paper names a victim: name and code, initials and code, or the bare code."""
    if frame.nameless:
        return frame.words("party.victim", code=victim.id)
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


def office_name(frame: Frame) -> str:
    """The own office by name."""
    return frame.answers.require("own_office.name")


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
    if frame.nameless:
        return [
            *line(frame, "code", victim.id),
            *line(frame, "age", age(frame, victim)),
            *line(frame, "sex", sex),
            *line(frame, "address", office(frame)),
        ]
    contact = line(frame, "contact", frame.words("identity.contact_office", office=office(frame)))
    if frame.coded(victim) and not full:
        return [
            *line(frame, "name_coded", victim_name(frame, victim)),
            *line(frame, "age", age(frame, victim)),
            *shared,
            *line(frame, "address", office(frame)),
            *_sealed(frame),
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


def _sealed(frame: Frame) -> Lines:
    """Where the full identity is to be found, in a paper that has a sealed sheet beside it."""
    return [] if frame.nameless else line(frame, "sealed", frame.words("identity.sealed_where"))


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


def _standing(frame: Frame) -> str:
    """The provision by which an institution asks, where it may be printed."""
    cited = frame.cite("lembaga")
    return frame.words("party.institution_basis", basis=cited) if cited else ""


def guardian_lines(frame: Frame, victim: Victim) -> Lines:
    """Birth, sex, marital status and occupation of a child's parent or guardian."""
    path = f"victims.{victim.id}.guardian"
    guardian = victim.guardian
    sex = frame.answers.text(f"{path}.sex")
    if guardian is not None and guardian.sex is not None:
        sex = frame.words(f"sex.{guardian.sex}")
    return [
        *line(frame, "birth", birth(frame, path)),
        *line(frame, "sex", sex),
        *line(frame, "marital", frame.answers.text(f"{path}.marital_status")),
        *line(frame, "occupation", frame.answers.text(f"{path}.occupation")),
    ]


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
            *line(frame, "capacity", words("party.institution", code=codes, basis=_standing(frame))),
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
    elif who.kind == "family":
        base = f"{path}.relative"
        relation = text(f"{base}.relation")
        capacity = (
            words("party.family", relation=relation, code=victim.id)
            if relation
            else words("party.family_plain", code=victim.id)
        )
        hidden = words("party.family_name_coded", code=victim.id)
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
        *(guardian_lines(frame, victim) if who.kind == "guardian" else ()),
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
        return frame.words(f"party.{who.kind}_name_coded", code=victim.id)
    if who.kind == "heir" and who.heir is not None:
        return who.heir.name
    if who.kind == "family":
        return frame.answers.require(f"victims.{victim.id}.relative.name")
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
                party(frame, "respondent_numbered", number=str(number))
                if len(own) > 1
                else party(frame, "respondent_one")
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
                    *line(frame, "name", text(f"{path}.name") or frame.words("identity.not_known_yet")),
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
            "sebutan": party(frame, "respondent_one"),
            "identitas": line(
                frame,
                "name",
                frame.answers.text("defendants") or frame.words("identity.not_known_yet"),
            ),
        }
        blocks.insert(0, block)
    return blocks


def defendant_status(frame: Frame) -> str:
    """What the defendant is called at this stage."""
    stages = {"investigation": "investigation", "prosecution": "prosecution", "trial": "trial"}
    stages |= {"verdict": "trial", "final": "final", "execution": "final"}
    return frame.words(f"status.{stages.get(frame.stage, 'before')}")


def party(frame: Frame, key: str, **values: str) -> str:
    """What a party is called: in a joined claim by the words of a claim, else of an application."""
    own = f"claim_party.{key}"
    claim = frame.entry.about == "joined_claim" and frame.words.has(own)
    return frame.words(own if claim else f"party.{key}", **values)


def numbered(frame: Frame, found: tuple[Acting, ...]) -> list[str]:
    """What each applicant is called: numbered when there are several."""
    if len(found) == 1:
        return [party(frame, "applicant_one")]
    return [party(frame, "applicant_numbered", number=str(number)) for number in range(1, len(found) + 1)]


def titles(frame: Frame) -> dict[str, object]:
    """What the parties are called, singular or plural, and for whom the applicants speak."""
    words = frame.words
    found = acting(frame)
    victims = len(frame.victims) > 1
    defendants = sum(one.role == "defendant" for one in frame.case.defendants) > 1
    status = defendant_status(frame)

    def called(key: str, *, many: bool) -> str:
        return party(frame, f"{key}_many" if many else f"{key}_one")

    return {
        "pemohon": called("applicant", many=len(found) > 1),
        "awal_pemohon": party(frame, "applicant_many_start")
        if len(found) > 1
        else party(frame, "applicant_one"),
        "besar_pemohon": party(frame, "applicant_loud_many" if len(found) > 1 else "applicant_loud"),
        "korban": called("victim", many=victims),
        "korban_disamarkan": _coded_ones(frame, called("victim", many=victims)),
        "besar_korban": words("party.victim_loud_many" if victims else "party.victim_loud"),
        "termohon": called("respondent", many=defendants),
        "besar_termohon": party(frame, "respondent_loud_many" if defendants else "respondent_loud"),
        "terdakwa": words("status.many", status=status) if defendants else status,
        **_spoken_for(frame, found),
    }


def _coded_ones(frame: Frame, everybody: str) -> str:
    """Whose identity this paper keeps: all of them in one word, or some by their codes; nobody: empty."""
    kept = [one.id for one in frame.victims if frame.coded(one)]
    if len(kept) == len(frame.victims):
        return everybody if kept else ""
    return frame.words.listed([frame.words("party.victim", code=code) for code in kept])


def _spoken_for(frame: Frame, found: tuple[Acting, ...]) -> dict[str, object]:
    """How a letter opens: victims ask as such, others for the victims, named as this paper names them."""
    words = frame.words
    if all(who.kind == "victim" for who in found):
        return {"memohon_sebagai": words("party.asks_self"), "kedudukan": words("party.is_victim")}
    children = all(frame.fact("victim_is_child_now", victim) is True for victim in frame.victims)
    suffix = "_children" if children else ""
    victims = words("party.victim_many" if len(frame.victims) > 1 else "party.victim_one")
    names = words.listed([_short(frame, victim) for victim in frame.victims])
    return {
        "memohon_sebagai": words(f"party.asks_for{suffix}", victims=victims),
        "kedudukan": words(f"party.stands_for{suffix}", names=names),
    }


def _short(frame: Frame, victim: Victim) -> str:
    if frame.nameless:
        return victim.id
    if not frame.coded(victim):
        name = frame.answers.require(f"victims.{victim.id}.name")
        return frame.words("party.short", initials=name, code=victim.id)
    known = initials(victim.name) if victim.name else ""
    return frame.words("party.short", initials=known, code=victim.id) if known else victim.id
