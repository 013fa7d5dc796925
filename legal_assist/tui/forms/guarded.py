"""Answers that are not changed by the way: on them hang a person's safety, secrecy and own decision."""

from __future__ import annotations

from typing import Final

#: Fields (without entry ids) whose stored answer is changed only after a question in words.
GUARDED: Final = frozenset(
    {
        *(
            f"victims.{name}"
            for name in (
                "safe_now", "alone_now", "threatened", "family_threatened", "phone_watched", "hurt",
                "urgent_care", "pregnant", "confidential", "sexual_exploitation", "coerced_offence",
                "debt_claimed", "settlement_offered", "pressured", "signed_under_pressure",
                "wants_return", "risk_at_home",
                "abroad_now", "fears_own_state", "named_in_indictment", "heard_in_court",
                "asks_service_room", "asks_woman_examiner", "asks_recording", "asks_without_accused",
                "asks_remote", "asks_closed",
                "guardian.fit", "guardian.unfit_reason", "decisions.decision", "decisions.right",
            )
        ),
        "joined_claim_advised",
        "several_convicts_liability",
        "defendants.detained",
        "defendants.known_to_victim_family",
    }
)  # fmt: skip
