"""The arithmetic of a loss line while it is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from legal_assist import rupiah
from legal_assist.cases import editing
from legal_assist.desk import wording
from legal_assist.errors import LegalAssistError
from legal_assist.tui.forms.pages import own_fields

if TYPE_CHECKING:
    from legal_assist.tui.forms.draft import Draft


_PLACEHOLDER: Final = {"rate.idr_per_unit": "1", "rate.on": "1-1-2000", "rate.source": "-"}
_RATE_STEPS: Final = ("reckoning_case.step.rate", "reckoning_case.step.rounded")


def words(draft: Draft) -> str:
    """Each step and the sum, or what is still lacking for it.

    While the rate of a foreign currency is not complete the steps stop at that currency.
    """
    session, sitting = draft.session, draft.session.sitting
    case, line_id = session.case, draft.entry_id
    currency = draft.shown("rate.currency")
    no_rate = bool(currency) and not all(draft.shown(name).strip() for name in _PLACEHOLDER)
    try:
        if line_id is None or draft.texts:
            texts = _texts(draft)
            if no_rate:
                texts |= {name: text for name, text in _PLACEHOLDER.items() if name not in texts}
            case, line_id = editing.add_entry(session.case, "losses", texts)
        ledger = sitting.desk.losses(case).value
    except (LegalAssistError, KeyError):
        return sitting.t("form.sum_lacks")
    for line in (*ledger.lines, *ledger.left_out):
        if line.id == line_id:
            own = [step for step in line.steps if not (no_rate and step.key in _RATE_STEPS)]
            steps = [wording.say(step, sitting.lang) for step in own]
            total = (
                sitting.t("form.rate_lacks", currency=currency)
                if no_rate
                else f"= {rupiah.format(line.amount)}"
            )
            return session.show("\n".join([*steps, total]))
    return sitting.t("form.sum_lacks")


def _texts(draft: Draft) -> dict[str, str]:
    texts = {name: draft.shown(name) for name in own_fields("losses") if draft.asked(name)}
    texts = {name: text for name, text in texts.items() if text.strip() and name != "evidence"}
    texts.setdefault("what", "-")
    texts.setdefault("head", "other")
    if draft.session.case.victims:
        texts.setdefault("victim", draft.session.case.victims[0].id)
    return texts
