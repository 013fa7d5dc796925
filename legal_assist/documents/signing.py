"""Who writes for the applicants, by which power, and who signs: nobody who asks goes unsigned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist import tanggal
from legal_assist.documents import annexes, parties
from legal_assist.reckoning import acting as who_acts
from legal_assist.reckoning import annex_rules, who_signs

if TYPE_CHECKING:
    from legal_assist.cases.losses import Exhibit
    from legal_assist.cases.people import Victim
    from legal_assist.documents.frame import Frame, Lines, Plain
    from legal_assist.documents.parties import Acting


def powers(frame: Frame, victim: Victim) -> list[Exhibit]:
    """The powers of attorney recorded for a victim, signed or to follow."""
    return [
        one
        for one in frame.case.exhibits
        if one.kind == "power_of_attorney" and one.status != "unavailable" and one.victim in (None, victim.id)
    ]


def represented(frame: Frame, who: Acting) -> bool:
    """Whether the one who signs does so for this applicant: an advocate, by power.

    Where the applicants act through the advocate, a power that is neither recorded nor made is a gap of its
    own. An institution is spoken for by its own people.
    """
    one = frame.companion
    if one is None or one.capacity != "advocate" or who.kind == "institution":
        return False
    signed = all(any(one.status == "in_hand" for one in powers(frame, victim)) for victim in who.victims)
    if frame.case.applicant == "advocate":
        # A child whose parent must not act gives no power that this program could ask for.
        children = (who_acts.kind(frame.case, frame.as_of, one) == "institution" for one in who.victims)
        return signed or who.kind != "victim" or not any(children)
    return frame.case.applicant == "institution" and signed


def counsel(frame: Frame) -> Plain:
    """The advocate or office that writes for the applicants, for whom, and by which power."""
    hand = who_signs.hand(frame.entry.signers)
    if hand == "advocate":
        return _advocate_alone(frame)
    one, kind = frame.companion, frame.case.applicant
    if hand != "applicant" or kind not in ("advocate", "institution"):
        return {"ada": False, "identitas": [], "kalimat": ""}
    if one is None or (kind == "advocate" and one.capacity != "advocate"):
        found = parties.line(frame, "name", frame.answers.lacking("signing_companion"))
        return {"ada": True, "identitas": found, "kalimat": ""}
    acting = parties.acting(frame)
    by_power = tuple(who for who in acting if represented(frame, who))
    alone = tuple(who for who in acting if who not in by_power and who.kind != "institution")
    if not by_power and who_acts.own_side_only(frame.entry.signers):
        return {"ada": False, "identitas": [], "kalimat": ""}
    words = frame.words
    sentences = []
    if by_power:
        called = _called(frame, by_power)
        sentences.append(words("counsel.advocate", power=_power(frame, by_power), applicants=called))
    for who in acting:
        if who.kind == "institution":
            office = frame.answers.require("own_office.name")
            codes = words.listed([victim.id for victim in who.victims])
            called = _called(frame, (who,))
            sentences.append(words("counsel.institution", office=office, applicant=called, codes=codes))
    if alone and not any(who.kind == "institution" for who in acting):
        office = one.organisation or one.name
        sentences.append(words("counsel.beside", office=office, applicants=_called(frame, alone)))
    if alone:
        called = _called(frame, alone)
        sentences.append(words("counsel.own_hand", applicants=called[:1].upper() + called[1:]))
    return {"ada": True, "identitas": parties.companion_lines(frame, one), "kalimat": " ".join(sentences)}


def _advocate_alone(frame: Frame) -> Plain:
    """The advocate of a paper that nobody else may sign, and the power."""
    one = who_signs.advocate(frame.case)
    if one is None:
        lacking = _no_advocate(frame)
        return {"ada": True, "identitas": parties.line(frame, "name", lacking), "kalimat": ""}
    victims = frame.words("party.victim_many" if len(frame.victims) > 1 else "party.victim_one")
    power = _power(frame, parties.acting(frame))
    sentence = frame.words("counsel.advocate", power=power, applicants=victims)
    return {"ada": True, "identitas": parties.companion_lines(frame, one), "kalimat": sentence}


def _no_advocate(frame: Frame) -> str:
    """The visible gap in the advocate's place; noted once where a hold says the same."""
    label = frame.words("power.receiver_gap")
    answers = frame.answers
    return answers.marked(label) if answers.needs("companions") else answers.lacking("companions", label)


def _called(frame: Frame, some: tuple[Acting, ...]) -> str:
    """Some of the applicants by what the paper calls them; all of them in one word."""
    acting = parties.acting(frame)
    if len(some) == len(acting):
        return str(parties.titles(frame)["pemohon"])
    names = dict(zip(acting, parties.numbered(frame, acting), strict=True))
    return frame.words.listed([names[who] for who in some])


def _power(frame: Frame, by_power: tuple[Acting, ...]) -> str:
    """The powers recorded, with day and exhibit; else the one made with this package."""
    words = frame.words
    victims = [victim for who in by_power for victim in who.victims]
    found: list[str] = []
    for paper in dict.fromkeys(paper for victim in victims for paper in powers(frame, victim)):
        text = words("counsel.power")
        if paper.dated:
            text = words("counsel.power_dated", power=text, date=tanggal.format_long(paper.dated))
        found.append(words("counsel.power_exhibit", power=text, exhibit=annexes.marks((paper.id,))))
    if not all(powers(frame, victim) for victim in victims):
        made = any(
            annex_rules.made_with_package(frame.case, rule, frame.as_of, victim)
            for rule in frame.entry.exhibits
            for victim in victims
        )
        found.append(words("counsel.power_made" if made else "counsel.power"))
    return words.listed(found)


def signers(frame: Frame, *, dated: bool = False) -> list[Plain]:
    """Who signs, in order; the first one signs over the stamp where stamp duty is due."""
    hand = who_signs.hand(frame.entry.signers)
    if hand != "applicant":
        found = _by_hand(frame, hand)
    elif frame.case.applicant is None:
        found = [signer("", frame.answers.lacking("applicant"), "")]
    elif "companion" in frame.entry.signers and frame.case.applicant in ("advocate", "institution"):
        found = [_for_service(frame)]
    else:
        found = _for_filing(frame, dated=dated)
    if found and frame.entry.stamp:
        found[0]["meterai"] = True
    return found


def _by_hand(frame: Frame, hand: who_signs.Hand) -> list[Plain]:
    """The signatures of a paper whose signer does not depend on who applies in the case."""
    words = frame.words
    if hand == "own":
        found = [_own_hand(frame, who) for who in parties.acting(frame)]
        if "appointed" in frame.entry.signers:
            title = words("signer.appointed")
            found += [
                signer(title, one.name, words(f"capacity.{one.capacity}"))
                for one in who_signs.appointed(frame.case)
            ]
        return found
    if hand == "office":
        head = words("signer.office_head", office=frame.answers.require("own_office.name"))
        return [signer(head, words("signer.blank"), "")]
    if hand == "nobody":
        return []
    one = who_signs.advocate(frame.case) if hand == "advocate" else who_signs.writer(frame.case)
    if one is None:
        lacking = _no_advocate(frame) if hand == "advocate" else frame.answers.lacking("companions")
        return [signer("", lacking, "")]
    key = "signer.advocate" if one.capacity == "advocate" else "signer.companion"
    title = words(key, **({"applicants": words("party.victim_one")} if one.capacity == "advocate" else {}))
    if hand == "companion":
        title = words("signer.beside", office=one.organisation) if one.organisation else title
    return [signer(title, one.name, words(f"capacity.{one.capacity}"))]


def _own_hand(frame: Frame, who: Acting) -> Plain:
    words = frame.words
    if who.kind == "institution":
        return _companion(frame, words("signer.institution", office=frame.answers.require("own_office.name")))
    declares = words("signer.declares")
    title = words(f"signer.{who.kind}", applicant=declares) if who.kind != "victim" else f"{declares},"
    return signer(title, parties.applicant_name(frame, who), "")


def _for_service(frame: Frame) -> Plain:
    """A letter to a service may come from whoever stands beside the victim; only a power makes it more."""
    one, words = frame.companion, frame.words
    if one is None:
        return signer("", frame.answers.lacking("signing_companion"), "")
    if all(represented(frame, who) for who in parties.acting(frame)):
        title = words("signer.advocate", applicants=words("party.victim_one"))
    elif one.organisation:
        title = words("signer.beside", office=one.organisation)
    else:
        title = words("signer.companion")
    return signer(title, one.name, words(f"capacity.{one.capacity}"))


def _for_filing(frame: Frame, *, dated: bool) -> list[Plain]:
    one, words, kind = frame.companion, frame.words, frame.case.applicant
    acting = parties.acting(frame)
    lacks_advocate = kind == "advocate" and (one is None or one.capacity != "advocate")
    by_power = tuple(who for who in acting if represented(frame, who))
    found: list[Plain] = []
    if lacks_advocate:
        found.append(signer("", frame.answers.lacking("signing_companion"), ""))
    elif by_power and one is not None:
        title = words("signer.advocate", applicants=_called(frame, by_power))
        found.append(signer(title, one.name, words(f"capacity.{one.capacity}")))
    for who, called in zip(acting, parties.numbered(frame, acting), strict=True):
        if who.kind == "institution":
            title = words("signer.institution", office=frame.answers.require("own_office.name"))
            found.append(_companion(frame, title))
        elif who not in by_power and not lacks_advocate:
            plain = "applicant_dated" if dated or len(acting) > 1 else "applicant"
            key = who.kind if who.kind in ("guardian", "heir", "family") else plain
            title = words(f"signer.{key}", applicant=called)
            found.append(signer(title, parties.applicant_name(frame, who), ""))
    beside = kind == "institution" and not by_power and not who_acts.own_side_only(frame.entry.signers)
    if beside and all(who.kind != "institution" for who in acting):
        office = (one.organisation or one.name) if one else frame.answers.require("own_office.name")
        found.append(_companion(frame, words("signer.beside", office=office)))
    return found


def _companion(frame: Frame, title: str) -> Plain:
    one = frame.companion
    if one is None:
        return signer(title, frame.answers.lacking("signing_companion"), "")
    return signer(title, one.name, frame.words(f"capacity.{one.capacity}"))


def signer(title: str, name: str, note: str) -> Plain:
    """One signature."""
    return {"sebutan": title, "nama": name, "keterangan": note, "meterai": False}


def pairs(found: list[Plain]) -> Lines:
    """Two signatures to a row; a single one stands at the right."""
    empty = signer("", "", "")
    if not found:
        return []
    if len(found) == 1:
        return [{"kiri": empty, "kanan": found[0]}]
    rows = [found[place : place + 2] for place in range(0, len(found), 2)]
    return [{"kiri": row[0], "kanan": row[1] if len(row) > 1 else empty} for row in rows]


def thumbprint(frame: Frame) -> bool:
    """Whether room for a thumbprint and two witnesses is printed: where somebody of the victim's side signs
    by own hand, on papers that bind."""
    if who_signs.hand(frame.entry.signers) == "own":
        return any(who.kind != "institution" for who in parties.acting(frame))
    if not frame.entry.stamp or frame.entry.about == "power":
        return frame.entry.stamp
    acting = parties.acting(frame)
    own_hand = any(who.kind != "institution" and not represented(frame, who) for who in acting)
    return own_hand and frame.case.applicant not in (None, "advocate")
