"""From one case to the plain values a template reads. Names are Indonesian; every value is a final text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist import rupiah, tanggal
from legal_assist.documents import amounts, annexes, parties, signing
from legal_assist.documents import frame as frames

if TYPE_CHECKING:
    from collections.abc import Callable

    from legal_assist.cases.people import Victim
    from legal_assist.documents.frame import Frame, Lines, Plain

#: Documents that carry place and date above the signature instead of at the top.
_DATED = frozenset({"rincian-kerugian", "daftar-alat-bukti", "surat-kuasa-khusus", "lembar-identitas"})


def build(frame: Frame) -> Plain:
    """The whole context of one document.

    Args:
        frame: the document.

    Returns:
        Plain dicts, lists, texts and truth values; the names are those of `vocabulary`.
    """
    context = _shared(frame)
    context |= _BUILDERS[frame.entry.id](frame, context)
    context["kekurangan"] = _gap_lines(frame) if frame.draft else []
    return context


def _shared(frame: Frame) -> Plain:
    case = annexes.plain_case(frame)
    applicants = parties.acting(frame)
    called = parties.titles(frame)
    letters = iter("BCDEFGHIJ")
    separate = any(who.kind != "victim" for who in applicants)
    if separate:
        next(letters)
    return {
        "dokumen": {
            "tempat": frame.answers.require("filing_place"),
            "tanggal": tanggal.format_long(frame.as_of),
            "nomor": frame.words("page.number"),
            "lampiran": frame.words("answer.none"),
            "perihal": _subject(frame, str(case["perihal"])),
        },
        "halaman": _page(frame),
        "meterai": {"nilai": rupiah.format(frame.catalogue.stamp_duty.idr)},
        "kantor": {"sebutan": parties.office(frame)},
        "perkara": case,
        "pihak": called,
        "tujuan": _addressee(frame),
        "tembusan": _copies(frame),
        "dasar": {rule.use: frame.cite(rule.use) for rule in frame.entry.basis},
        "pemohon": _applicants(frame, applicants),
        "korban": [_victim(frame, victim) for victim in frame.victims],
        "korban_terpisah": separate,
        "termohon": parties.respondents(frame),
        "kuasa": signing.counsel(frame),
        "identitas_tertutup": any(frame.coded(victim) for victim in frame.victims),
        "tanda_tangan": signing.pairs(signing.signers(frame, dated=frame.entry.id in _DATED)),
        "cap_jempol": signing.thumbprint(frame),
        "bagian": {
            name: next(letters)
            for name in ("termohon", "dasar", "uraian", "kerugian", "besaran", "permintaan")
        },
    }


def _page(frame: Frame) -> Plain:
    words = frame.words
    marks = []
    if frame.case.invented:
        marks.append(words("page.example"))
    if frame.draft:
        marks.append(words("page.draft"))
    if frame.entry.sealed:
        marks.append(words("page.sealed"))
    cited = frames.footer_phrase(frame.case, frame.book, frame.catalogue, frame.as_of)
    notice = words("page.notice", basis=cited) if cited else words("page.notice_plain")
    return {"tanda": " · ".join(marks), "draf": frame.draft, "catatan": notice}


def _subject(frame: Frame, case: str) -> str:
    key = f"subject.{frame.entry.id.replace('-', '_')}"
    if frame.entry.templates and frame.governing:
        key = f"subject.{frame.governing.replace('-', '_')}"
    return frame.words(key, case=case) if frame.words.has(key) else frame.entry.title


def _addressee(frame: Frame) -> Plain:
    words, require = frame.words, frame.answers.require
    kind: str = frame.entry.addressee
    if kind == "stage":
        stages = {
            "before_report": "investigator",
            "investigation": "investigator",
            "prosecution": "prosecutor",
        }
        kind = stages.get(frame.stage, "presiding_judge")
        if kind == "presiding_judge" and not frame.answers.text("court_case_number"):
            kind = "court_chief"
    through: list[str] = []
    if kind == "none":
        return {"nama": [], "melalui": [], "di": "", "sebutan": ""}
    if kind == "court_chief":
        names = [words("addressee.court_chief", court=require("court.name"))]
        place = require("court.place")
        through = _through(frame) if frame.entry.channel else []
    elif kind == "presiding_judge":
        court = require("court.name")
        names = [
            words("addressee.presiding_judge", number=require("court_case_number")),
            words("addressee.presiding_judge_where", court=court),
        ]
        place = require("court.place")
        if frame.entry.channel == "registry":
            through = [words("addressee.through_registry", court=court)]
    else:
        field = kind
        names = [words(f"addressee.{kind}", office=require(f"{field}.name"))]
        place = require(f"{field}.place")
    return {"nama": names, "melalui": through, "di": place, "sebutan": " ".join(names)}


def _through(frame: Frame) -> list[str]:
    channel = frame.case.filing_channel
    if channel is None:
        asked = frame.answers.text("filing_channel")
        return [asked] if asked else []
    if channel == "direct":
        return []
    if channel == "lpsk":
        return [frame.words("addressee.through_lpsk")]
    office = frame.answers.require(f"{channel}.name")
    return [frame.words(f"addressee.through_{channel}", office=office)]


def _copies(frame: Frame) -> list[str]:
    found = []
    for who in frame.entry.copies:
        if who in ("lpsk", "uptd_ppa"):
            if who != frame.case.filing_channel:
                found.append(frame.words(f"addressee.{who}"))
            continue
        name = frame.answers.text(f"{who}.name")
        passed = frame.entry.channel == "filing_channel" and who == frame.case.filing_channel
        addressed = (
            frame.entry.addressee == "stage" and frame.words.has(f"addressee.{who}") and _is_stage(frame, who)
        )
        if name and not passed and not addressed:
            found.append(frame.words(f"addressee.{who}", office=name))
    return found


def _is_stage(frame: Frame, who: str) -> bool:
    if who == "investigator":
        return frame.stage in ("before_report", "investigation")
    return who == "prosecutor" and frame.stage == "prosecution"


def _applicants(frame: Frame, applicants: tuple[parties.Acting, ...]) -> Lines:
    many = len(applicants) > 1
    return [
        {
            "sebutan": frame.words("party.applicant_numbered", number=str(number))
            if many
            else frame.words("party.applicant_one"),
            "identitas": parties.applicant_lines(frame, who),
        }
        for number, who in enumerate(applicants, start=1)
    ]


def _victim(frame: Frame, victim: Victim, *, full: bool = False) -> Plain:
    return {
        "kode": victim.id,
        "sebutan": frame.words("party.victim", code=victim.id),
        "nama": parties.victim_name(frame, victim),
        "identitas": parties.victim_lines(frame, victim, full=full),
    }


def _gap_lines(frame: Frame) -> list[str]:
    lines = [str(gap.said.params.get("label", "")) or gap.path for gap in frame.answers.gaps.values()]
    lines += [f"{frame.book.entries[one].id}" for one in frame.basis.needs_acceptance]
    return [one[:1].upper() + one[1:] for one in dict.fromkeys(lines)]


def _story(frame: Frame) -> Plain:
    def lines(path: str) -> list[str]:
        return [one for one in frame.answers.text(path).split("\n") if one.strip()]

    return {
        "sebelum": lines("story_before"),
        "selama": lines("story_during"),
        "sesudah": lines("story_after"),
        "unsur": [*lines("element_act"), *lines("element_means"), *lines("element_purpose")],
    }


def _restitution(frame: Frame, shared: Plain) -> Plain:
    listed = annexes.annexes(frame)
    shared["dokumen"]["lampiran"] = annexes.count(frame, len(listed))  # type: ignore[index]
    return {
        "kerugian": amounts.table(frame, "restitution", frame.victims),
        "tanggungan": amounts.liability(frame),
        "uraian": _story(frame),
        "dasar_hukum": annexes.laws(frame, "restitusi"),
        "lampiran": listed,
    }


def _breakdown(frame: Frame, _shared: Plain) -> Plain:
    victim = _the(frame)
    table = amounts.table(frame, "restitution", (victim,))
    text = frame.answers.text(f"victims.{victim.id}.suffering")
    asked = any(one.victim == victim.id and one.head == "suffering" for one in frame.ledger.lines)
    own: Plain = {
        **_victim(frame, victim),
        "jumlah_rp": table["jumlah_rp"],
        "terbilang": table["terbilang"],
        "penderitaan": [one for one in text.split("\n") if one.strip()] if asked or text else [],
    }
    return {"kerugian": table, "korban_ini": own, "catatan": amounts.notes(frame, victim)}


def _evidence(frame: Frame, _shared: Plain) -> Plain:
    rows = annexes.evidence(frame)
    return {"alat_bukti": rows, "bukti_kalimat": annexes.evidence_sentence(frame, len(rows)) if rows else ""}


def _power(frame: Frame, _shared: Plain) -> Plain:
    victim = _the(frame)
    who = parties.acting(frame)[0]
    words = frame.words
    advocates = [one for one in frame.case.companions if one.capacity == "advocate"]
    if who.kind == "guardian":
        relation = frame.answers.require(f"victims.{victim.id}.guardian.relation")
        sentence = words("power.guardian", relation=relation, code=victim.id)
    else:
        sentence = words(f"power.{'heir' if who.kind == 'heir' else 'self'}", code=victim.id)
    lines = parties.applicant_lines(frame, who)
    if who.kind == "victim":
        lines = parties.victim_lines(frame, victim, full=True)
    giver = signing.signer(words("signer.giver"), parties.applicant_name(frame, who), "")
    giver["meterai"] = True
    receivers = [
        signing.signer(words("signer.advocate_plain"), one.name, words("capacity.advocate"))
        for one in advocates
    ] or [signing.signer(words("signer.advocate_plain"), frame.answers.require("companions"), "")]
    empty = signing.signer("", "", "")
    rows: Lines = [{"kiri": receivers[0], "kanan": giver}]
    rows += [{"kiri": one, "kanan": empty} for one in receivers[1:]]
    claim = "permintaan" if frame.governing is None else ""
    open_claim = frame.governing is not None and frame.fact("requisitoir_done") is not True and not claim
    key = f"claim.{(frame.governing or '').replace('-', '_')}"
    return {
        "pemberi": {"identitas": lines, "kalimat": sentence},
        "penerima": [{"identitas": parties.companion_lines(frame, one)} for one in advocates],
        "penerima_kalimat": words("power.receiver_many" if len(advocates) > 1 else "power.receiver_one"),
        "penggabungan": {"istilah": words(key) if open_claim and words.has(key) else ""},
        "tanda_tangan": rows,
    }


def _joined(frame: Frame, shared: Plain) -> Plain:
    listed = annexes.annexes(frame)
    shared["dokumen"]["lampiran"] = annexes.count(frame, len(listed))  # type: ignore[index]
    return {
        "kerugian": amounts.table(frame, "joined_claim", frame.victims),
        "uraian": _story(frame),
        "lampiran": listed,
    }


def _rehabilitation(frame: Frame, shared: Plain) -> Plain:
    victim = _the(frame)
    words, text = frame.words, frame.answers.text
    path = f"victims.{victim.id}"
    one = frame.companion
    helped = one is not None and frame.case.applicant in ("advocate", "institution")
    listed = annexes.annexes(frame)
    shared["dokumen"]["lampiran"] = annexes.count(frame, len(listed))  # type: ignore[index]
    receipts = [
        e.id
        for e in frame.case.exhibits
        if e.kind in ("police_report_receipt", "police_letter") and e.status == "in_hand"
    ]
    attached = (
        words("care.receipt_attached", exhibits=", ".join(receipts))
        if receipts
        else words("care.receipt_missing")
    )
    condition = [
        words(f"care.{key}", text=text(f"{path}.{field}"))
        for key, field in (
            ("health_line", "health"),
            ("suffering_line", "suffering"),
            ("needs_line", "disability_needs"),
        )
        if text(f"{path}.{field}")
    ]
    if text(f"{path}.language"):
        interpreter = words("care.interpreter") if victim.interpreter else ""
        condition.append(words("care.language_line", text=text(f"{path}.language"), interpreter=interpreter))
    services = [words("care.health"), words("care.social")]
    if victim.wants_return:
        services.append(words("care.return"))
    services.append(words("care.reintegration"))
    applicant = (
        {"identitas": parties.companion_lines(frame, one), "kalimat": words("care.for_victim")}
        if helped and one is not None
        else {
            "identitas": parties.applicant_lines(frame, parties.acting(frame)[0]),
            "kalimat": words("care.for_victim"),
        }
    )
    return {
        "pengaju": applicant,
        "korban_ini": {**_victim(frame, victim), "nama": frame.answers.require(f"{path}.name")},
        "laporan": {"lampiran": attached if text("police_report_number") else ""},
        "keadaan": condition or [words("care.state_later")],
        "layanan": annexes.closed(services),
        "mendesak": victim.urgent_care is True,
        "pulang": _return(frame, victim),
        "lampiran": listed,
    }


def _return(frame: Frame, victim: Victim) -> Plain:
    words = frame.words
    home = frame.answers.text(f"victims.{victim.id}.home_district")
    stated = any(e.kind == "return_statement" and e.victim in (None, victim.id) for e in frame.case.exhibits)
    adult = frame.fact("victim_is_child_now", victim) is False
    if victim.wants_return is None:
        sentence = frame.answers.text(f"victims.{victim.id}.wants_return")
    elif not victim.wants_return:
        sentence = words("care.no_return")
    elif victim.risk_at_home:
        sentence = words("care.return_risk")
    else:
        sentence = words("care.return_safe", home=home)
    risk = {True: "risk_yes", False: "risk_no", None: "risk_unknown"}[victim.risk_at_home]
    return {
        "kalimat": sentence,
        "pernyataan": victim.wants_return is True and adult and not stated,
        "tujuan": home,
        "risiko": words(f"care.{risk}"),
    }


def _confidentiality(frame: Frame, shared: Plain) -> Plain:
    shared["dokumen"]["lampiran"] = annexes.count(frame, len(frame.victims))  # type: ignore[index]
    return {
        "keluarga_terancam": any(victim.family_threatened is True for victim in frame.victims),
        "ada_anak": any(frame.fact("child_victim", victim) is True for victim in frame.victims),
    }


def _sheet(frame: Frame, _shared: Plain) -> Plain:
    victim = _the(frame)
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
            *parties.line(frame, "address", text(f"{path}.guardian.address")),
        ]
    heirs: Lines = []
    if victim.died_on is not None:
        heirs = [
            {
                "sebutan": frame.words("party.heir_plain", code=victim.id),
                "identitas": parties.applicant_lines(frame, parties.Acting("heir", (victim,), heir)),
            }
            for heir in victim.heirs
        ]
    return {
        "korban_ini": {**_victim(frame, victim, full=True), "samaran": shown},
        "wali": {"ada": bool(lines), "identitas": lines},
        "ahli_waris": heirs,
        "tercetak": annexes.printed_identities(frame, victim),
    }


def _the(frame: Frame) -> Victim:
    if frame.victim is None:  # documents made per victim always have one
        raise ValueError(frame.entry.id)
    return frame.victim


_BUILDERS: dict[str, Callable[[Frame, Plain], Plain]] = {
    "permohonan-restitusi": _restitution,
    "rincian-kerugian": _breakdown,
    "daftar-alat-bukti": _evidence,
    "surat-kuasa-khusus": _power,
    "permohonan-penggabungan": _joined,
    "permohonan-rehabilitasi": _rehabilitation,
    "permohonan-kerahasiaan": _confidentiality,
    "lembar-identitas": _sheet,
}
