"""Contexts of powers, letters and the sealed sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.documents import addressing, annexes, parties, people, plain_letters, signing
from legal_assist.reckoning import acting as who_acts

if TYPE_CHECKING:
    from legal_assist.cases.people import Victim
    from legal_assist.documents.frame import Frame, Lines, Plain


def power(frame: Frame, _shared: Plain) -> Plain:
    """Special power of attorney."""
    victim = people.the_victim(frame)
    who = parties.acting(frame)[0]
    words = frame.words
    advocates = [one for one in frame.case.companions if one.capacity == "advocate"]
    if who.kind == "guardian":
        relation = frame.answers.require(f"victims.{victim.id}.guardian.relation")
        name = frame.answers.require(f"victims.{victim.id}.name")
        sentence = words("power.guardian", relation=relation, name=name, code=victim.id)
    elif who.kind == "heir":
        name = frame.answers.require(f"victims.{victim.id}.name")
        sentence = words("power.heir", name=name, code=victim.id)
    else:
        sentence = words("power.self")
    lines = parties.applicant_lines(frame, who)
    if who.kind == "victim":
        lines = parties.victim_lines(frame, victim, full=True)
    giver = signing.signer(words("signer.giver"), parties.applicant_name(frame, who), "")
    giver["meterai"] = True
    receivers = [
        signing.signer(words("signer.advocate_plain"), one.name, words("capacity.advocate"))
        for one in advocates
    ] or [signing.signer(words("signer.advocate_plain"), _no_advocate(frame), "")]
    empty = signing.signer("", "", "")
    rows: Lines = [{"kiri": receivers[0], "kanan": giver}]
    rows += [{"kiri": one, "kanan": empty} for one in receivers[1:]]
    claim = "permintaan" if frame.governing is None else ""
    open_claim = frame.governing is not None and frame.fact("requisitoir_done") is not True and not claim
    key = f"claim.{(frame.governing or '').replace('-', '_')}"
    return {
        "pemberi": {"identitas": lines, "kalimat": sentence},
        "penerima": [{"identitas": parties.companion_lines(frame, one)} for one in advocates]
        or [{"identitas": parties.line(frame, "name", _no_advocate(frame))}],
        "penerima_kalimat": words("power.receiver_many" if len(advocates) > 1 else "power.receiver_one"),
        "penggabungan": {"istilah": words(key) if open_claim and words.has(key) else ""},
        "tanda_tangan": rows,
    }


def _no_advocate(frame: Frame) -> str:
    return frame.answers.lacking("companions", frame.words("power.receiver_gap"))


def rehabilitation(frame: Frame, shared: Plain) -> Plain:
    """Rehabilitation, return and reintegration of one victim."""
    victim = people.the_victim(frame)
    words, text = frame.words, frame.answers.text
    path = f"victims.{victim.id}"
    listed, shared["dokumen"]["lampiran"] = annexes.annexes(frame)  # type: ignore[index]
    # What a victim who was forced to break the law tells of it is for an advocate first.
    untold = plain_letters.flag(frame, "tanpa_uraian")
    condition = [
        words(f"care.{key}", text=text(f"{path}.{field}"))
        for key, field in (
            ("health_line", "health"),
            ("suffering_line", "suffering"),
            ("needs_line", "disability_needs"),
        )
        if text(f"{path}.{field}") and not (untold and field == "suffering")
    ]
    if untold and text(f"{path}.suffering"):
        condition.append(words("care.state_told"))
    if text(f"{path}.language"):
        interpreter = words("care.interpreter") if victim.interpreter else ""
        condition.append(words("care.language_line", text=text(f"{path}.language"), interpreter=interpreter))
    services = [words("care.health"), words("care.social")]
    if victim.wants_return:
        services.append(words("care.return"))
    services.append(words("care.reintegration"))
    return {
        "pengaju": plain_letters.sender(frame),
        "korban_ini": {**people.victim_block(frame, victim), "nama": frame.answers.require(f"{path}.name")},
        "laporan": {"lampiran": annexes.report_receipt(frame)},
        "keadaan": condition or [words("care.state_later")],
        "layanan": annexes.closed(services),
        "mendesak": victim.urgent_care is True,
        "pulang": _return(frame, victim),
        "lampiran": listed,
    }


def _return(frame: Frame, victim: Victim) -> Plain:
    words = frame.words
    home = frame.answers.text(f"victims.{victim.id}.home_district")
    adult = frame.fact("victim_is_child_now", victim) is False
    risk = {True: "risk", False: "safe", None: "unknown"}[victim.risk_at_home]
    if victim.wants_return is None:
        sentence = frame.answers.text(f"victims.{victim.id}.wants_return")
    elif not victim.wants_return:
        sentence = words("care.no_return")
    else:
        wish = words("care.return_wish" if adult else "care.return_wish_child", home=home)
        agency = frame.answers.require("social_agency.name")
        asked = words(f"care.return_{risk}", office=parties.office_name(frame), agency=agency)
        sentence = f"{wish} {asked}"
    return {"kalimat": sentence}


def confidentiality(frame: Frame, shared: Plain) -> Plain:
    """Identity to be kept confidential."""
    listed, shared["dokumen"]["lampiran"] = annexes.annexes(frame)  # type: ignore[index]
    return {
        "lampiran": listed,
        "keluarga_terancam": any(victim.family_threatened is True for victim in frame.victims),
        "ada_anak": any(frame.fact("child_victim", victim) is True for victim in frame.victims),
    }


def sheet(frame: Frame, _shared: Plain) -> Plain:
    """Sealed identity sheet."""
    victim = people.the_victim(frame)
    path = f"victims.{victim.id}"
    coded = parties.initials(victim.name) if victim.name else ""
    shown = (
        frame.words("party.coded", initials=coded, code=victim.id)
        if coded
        else frame.words("party.coded_nameless", code=victim.id)
    )
    guardian = victim.guardian
    lines: Lines = []
    if guardian is not None and frame.fact("victim_is_child_now", victim) is not False:
        text = frame.answers.text
        lines = [
            *parties.line(frame, "name", text(f"{path}.guardian.name")),
            *parties.line(frame, "relation", text(f"{path}.guardian.relation")),
            *parties.line(frame, "nik", text(f"{path}.guardian.nik")),
            *parties.guardian_lines(frame, victim),
            *parties.line(frame, "address", text(f"{path}.guardian.address")),
        ]
        if frame.fact("guardian_unfit", victim) is True:
            lines += parties.line(frame, "capacity", frame.words("party.guardian_unfit"))
    heirs: Lines = []
    if victim.died_on is not None:
        heirs = [
            {
                "sebutan": frame.words("party.heir_plain", code=victim.id),
                "identitas": parties.applicant_lines(frame, parties.Acting("heir", (victim,), heir)),
            }
            for heir in victim.heirs
        ]
    if who_acts.for_paper(frame.case, frame.as_of, victim, frame.entry.signers) == "family":
        heirs.append(
            {
                "sebutan": frame.words("party.family_plain", code=victim.id),
                "identitas": parties.applicant_lines(frame, parties.Acting("family", (victim,))),
            }
        )
    return {
        "korban_ini": {**people.victim_block(frame, victim, full=True), "samaran": shown},
        "pembaca": addressing.sealed_for(frame, victim),
        "wali": {"ada": bool(lines), "identitas": lines},
        "ahli_waris": heirs,
        "tercetak": annexes.printed_identities(frame, victim),
        "pemegang_bukti": annexes.holders(frame, victim),
    }
