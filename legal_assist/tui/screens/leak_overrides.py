"""When the leak scan holds a paper back: each thing it found, and whether it is really somebody else's."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from legal_assist import messages
from legal_assist.documents.leaks import OVERRIDE
from legal_assist.errors import DocumentError
from legal_assist.tui.screens import case_questions as questions
from legal_assist.tui.screens.dialogs import Choice
from legal_assist.tui.screens.working import while_working

if TYPE_CHECKING:
    from collections.abc import Callable

    from legal_assist.errors import LegalAssistError, Problem
    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.place import Place

T = TypeVar("T")

#: So many findings fit into the box on a small screen.
_LISTED: Final = 3


def marks(error: LegalAssistError) -> dict[str, list[Problem]]:
    """What has to be accepted before the paper is made, each with what was found; empty for other errors."""
    found: dict[str, list[Problem]] = {}
    for problem in error.problems:
        mark = str(problem.params.get("mark", ""))
        if mark.startswith(OVERRIDE):
            found.setdefault(mark, []).append(problem)
    return found


async def written(place: Place[Any], session: CaseSession, words: str, job: Callable[..., T]) -> T | None:
    """Write a file that is looked through first; where a name is found, ask whether it is somebody else's.

    Args:
        place: the screen that asks.
        session: the case.
        words: what is being done.
        job: writes it; takes ``accepted`` and ``reason``.

    Returns:
        What the job gives; None when what was found was not accepted: nothing was written.

    Raises:
        DocumentError: it can't be written for another reason.
    """
    try:
        return await while_working(place, words, job)
    except DocumentError as error:
        if not marks(error):
            raise
        accepted, reason = await ask(place, session, error, {})
    if not accepted:
        return None
    return await while_working(place, words, partial(job, accepted=accepted, reason=reason))


async def ask(
    place: Place[Any], session: CaseSession, error: LegalAssistError, settled: dict[str, str]
) -> tuple[frozenset[str], str]:
    """Ask about each finding whether it is somebody else's name or a public number; it needs a reason.

    Args:
        place: the screen that asks.
        session: the case.
        error: what the leak scan said.
        settled: what was answered for other papers of the same run, by the words of the finding: the same
            words in the same surroundings are not asked about again.

    Returns:
        All that has to be accepted, and why; nothing when one of them was not.
    """
    found, lang = marks(error), place.sitting.lang
    if not found:
        return frozenset(), ""
    reasons: list[str] = []
    for problems in found.values():
        code = problems[0].params.get("code")
        typed_in = [
            one for one in error.problems if "mark" not in one.params and one.params.get("code") == code
        ]
        said = list(dict.fromkeys(place.sitting.problem(one) for one in (*problems, *typed_in)))
        finding = "\n".join(said)
        if finding in settled:
            reasons.append(settled[finding])
            continue
        more = [f"(+{len(said) - _LISTED})"] if len(said) > _LISTED else []
        listed = session.show("\n".join(f"- {one}" for one in (*said[:_LISTED], *more)))
        buttons = [
            ("no", messages.text("made.leak_no", lang)),
            ("yes", messages.text("made.leak_yes", lang)),
        ]
        title = str(error.params.get("title_en" if lang == "en" else "title", error.params.get("file", "")))
        asked = messages.text("made.leak_question", lang, what=listed, title=title)
        if await place.app.push_screen_wait(Choice(place.sitting, asked, buttons)) != "yes":
            return frozenset(), ""
        why = messages.text("made.leak_reason", lang, code=code)
        reason = await questions.reason(place, why)
        if not reason:
            return frozenset(), ""
        settled[finding] = reason
        reasons.append(reason)
    return frozenset(found), "; ".join(dict.fromkeys(reasons))
