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
    case, line_id = session.case, draft.entry_id
    try:
        if line_id is None or draft.texts:
            case, line_id = editing.add_entry(session.case, "losses", _texts(draft))
        ledger = sitting.desk.losses(case).value
    except (LegalAssistError, KeyError):
        return sitting.t("form.sum_lacks")
    for line in (*ledger.lines, *ledger.left_out):
        if line.id == line_id:
            steps = [wording.say(step, sitting.lang) for step in line.steps]
            return session.show("\n".join([*steps, f"= {rupiah.format(line.amount)}"]))
    return sitting.t("form.sum_lacks")


def _texts(draft: Draft) -> dict[str, str]:
    texts = {name: draft.shown(name) for name in own_fields("losses") if draft.asked(name)}
    texts = {name: text for name, text in texts.items() if text.strip() and name != "evidence"}
    texts.setdefault("what", "-")
    texts.setdefault("head", "other")
    if draft.session.case.victims:
        texts.setdefault("victim", draft.session.case.victims[0].id)
    return texts
