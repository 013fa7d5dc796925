"""An invented case and what two people may do to it at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from legal_assist.cases import editing, importing
from legal_assist.errors import CaseDataError

if TYPE_CHECKING:
    from collections.abc import Callable

    from legal_assist.cases.case import Case

BASE: dict[str, Any] = {
    "code": "MELATI-01",
    "invented": True,
    "region": "Bintan",
    "victims": [
        {
            "id": "K1",
            "name": "Sariwulan Kertapati",
            "guardian": {"name": "Juariah"},
            "decisions": [{"id": "S1", "right": "restitution", "decision": "wants", "on": "2026-01-05"}],
        },
        {"id": "K2"},
    ],
    "defendants": [{"id": "T1", "name": "Bagaskoro"}],
    "exhibits": [
        {"id": "P-1", "title": "Kuitansi", "kind": "receipt"},
        {"id": "P-2", "title": "Kontrak", "kind": "contract"},
    ],
    "losses": [
        {
            "id": "L1", "victim": "K1", "head": "care", "what": "Obat", "evidence": ["P-1"],
            "basis": {"kind": "amount", "amount": "250000"},
        },
        {
            "id": "L2", "victim": "K2", "head": "other", "what": "Ongkos",
            "basis": {"kind": "amount", "amount": "100000"},
            "period_from": "2026-01-01", "period_to": "2026-02-01",
        },
    ],
    "events": [{"id": "E1", "kind": "act_from", "date": "2025-05-01"}],
    "marks": {"victims.K1.nik": {"kind": "to_follow", "note": "minggu depan"}},
}  # fmt: skip


def base(**facts: Any) -> Case:
    """The case both begin with."""
    return importing.from_plain(BASE | facts)


#: Paths of single facts, with values that fit.
FACTS: dict[str, tuple[Any, ...]] = {
    "region": ("Batam", "Tanjungpinang", "Bintan"),
    "route": ("Lewat laut", "Lewat udara\nlalu darat"),
    "court.name": ("PN Tanjungpinang", "PN Batam"),
    "victims.K1.name": ("Sariwulan", "Sari Wulan"),
    "victims.K1.nik": ("9900010101900001", "9900010101900002"),
    "victims.K1.guardian.name": ("Juaria",),
    "victims.K1.guardian.phone": ("0812-0000-0000",),
    "victims.K1.decisions.S1.decision": ("declines", "not_now"),
    "victims.K2.safe_now": (True, False),
    "losses.L1.what": ("Obat luka", "Visum"),
    "losses.L1.evidence": (("P-2",), ("P-1", "P-2")),
    "losses.L2.period_from": ("2026-01-15", "2026-03-15"),
    "losses.L2.period_to": ("2026-01-10", "2026-04-01"),
    "losses.L2.victim": ("K1",),
    "exhibits.P-2.status": ("to_follow", "in_hand"),
    "defendants.T1.alias": ("Bagas",),
}
ENTRIES: dict[str, tuple[dict[str, str], ...]] = {
    "victims": ({"name": "Ani"}, {"name": "Budi"}, {}),
    "victims.K1.decisions": ({"right": "restitution", "decision": "declines", "on": "06-01-2026"},),
    "exhibits": ({"title": "Foto", "kind": "photo"}, {"title": "Kuitansi kedua", "kind": "receipt"}),
    "events": ({"kind": "act_to", "date": "01-06-2025"}, {"kind": "act_to", "date": "01-04-2025"}),
    "notes": ({"text": "Catatan"},),
}
REMOVABLE = (
    "victims.K1", "victims.K2", "losses.L1", "losses.L2", "exhibits.P-1", "exhibits.P-2", "defendants.T1",
    "victims.K1.decisions.S1", "events.E1", "exhibits.P-3", "victims.K3",
)  # fmt: skip
MARKABLE = ("victims.K1.nik", "victims.K1.phone", "losses.L2.period_to", "victims.K2.name", "region")


def _add_loss(what: str, victim: str, exhibit: str) -> Callable[[Case], Case]:
    texts = {
        "victim": victim, "head": "care", "what": what, "basis.kind": "amount", "basis.amount": "1000",
        "evidence": exhibit,
    }  # fmt: skip
    return lambda case: editing.add_entry(case, "losses", texts)[0]


def _turned(case: Case) -> Case:
    plain = importing.to_plain(case)
    plain["losses"] = list(reversed(plain.get("losses", [])))
    return importing.from_plain(plain)


@st.composite
def _edit(draw: st.DrawFn) -> Callable[[Case], Case]:
    kind = draw(
        st.sampled_from(["set", "set", "set", "add", "loss", "remove", "clear", "mark", "group", "turn"])
    )
    if kind == "set":
        path = draw(st.sampled_from(sorted(FACTS)))
        value = draw(st.sampled_from(FACTS[path]))
        return lambda case: editing.set_value(case, path, value)
    if kind == "add":
        path = draw(st.sampled_from(sorted(ENTRIES)))
        texts = draw(st.sampled_from(ENTRIES[path]))
        return lambda case: editing.add_entry(case, path, texts)[0]
    if kind == "loss":
        return _add_loss(
            draw(st.sampled_from(["Sewa", "Makan"])),
            draw(st.sampled_from(["K1", "K2", "K3"])),
            draw(st.sampled_from(["", "P-1", "P-3"])),
        )
    if kind == "remove":
        path = draw(st.sampled_from(REMOVABLE))
        return lambda case: editing.remove_entry(case, path)
    if kind == "clear":
        path = draw(st.sampled_from(sorted(FACTS)))
        return lambda case: editing.clear(case, path)
    if kind == "mark":
        path, note = draw(st.sampled_from(MARKABLE)), draw(st.sampled_from(["", "nanti"]))
        return lambda case: editing.set_mark(case, path, "unknown", note)
    if kind == "group":
        rupiah = draw(st.sampled_from(["1000", "2000"]))
        return lambda case: editing.set_group(case, "losses.L1.basis", {"kind": "amount", "amount": rupiah})
    return _turned


@st.composite
def edited(draw: st.DrawFn) -> Case:
    """The case after up to eight changes; what a change may not do is left undone."""
    case = base()
    for edit in draw(st.lists(_edit(), max_size=8)):
        try:
            case = edit(case)
        except CaseDataError:
            continue
    return case
