"""The arithmetic of a loss line while it is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist import rupiah
from legal_assist.cases import editing
from legal_assist.desk import wording
from legal_assist.errors import LegalAssistError
from legal_assist.tui.forms.pages import own_fields

if TYPE_CHECKING:
    from legal_assist.tui.forms.draft import Draft


def words(draft: Draft) -> str:
    """Each step and the sum in rupiah, or what is still lacking for it."""
    session, sitting = draft.session, draft.session.sitting
    texts = {name: draft.shown(name) for name in own_fields("losses") if draft.asked(name)}
    texts = {name: text for name, text in texts.items() if text.strip()}
    texts.setdefault("what", "-")
    texts.setdefault("head", "other")
    if session.case.victims:
        texts.setdefault("victim", session.case.victims[0].id)
    texts.pop("evidence", None)
    try:
        case, line_id = editing.add_entry(session.case, "losses", texts)
        ledger = sitting.desk.losses(case).value
    except (LegalAssistError, KeyError):
        return sitting.t("form.sum_lacks")
    for line in (*ledger.lines, *ledger.left_out):
        if line.id == line_id:
            steps = [session.show(wording.say(step, sitting.lang)) for step in line.steps]
            steps += [f"! {session.show(wording.say(w, sitting.lang))}" for w in line.warnings[:2]]
            return "\n".join([*steps, f"= {rupiah.format(line.amount)}"])
    return sitting.t("form.sum_lacks")
