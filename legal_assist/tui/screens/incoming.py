"""What comes into the list of cases: invented samples, a new case, a case file or package by its own path."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.desk import packages, samples, wording
from legal_assist.desk.masking import Mask
from legal_assist.errors import LegalAssistError
from legal_assist.tui import case_rows
from legal_assist.tui.screens import opening, typed_files
from legal_assist.tui.screens.comparing import Compared, Comparing, Told
from legal_assist.tui.screens.dialogs import Ask, Choice, Pick
from legal_assist.tui.screens.working import while_working

if TYPE_CHECKING:
    from legal_assist.desk.packages import Incoming
    from legal_assist.tui.place import Place
    from legal_assist.tui.sitting import Sitting


async def new_case(place: Place[Any]) -> None:
    """Start an empty case; an invented one where only such are kept."""
    desk, invented = place.sitting.desk, place.sitting.practice
    opened = await place.sitting.write(lambda: desk.new_case(invented=invented))
    await opening.show_case(place, opened)


async def take_file(place: Place[Any]) -> str:
    """Take a case file or package into the store; gives the code name of the case, empty when none came.

    Raises:
        LegalAssistError: it is not acceptable, or can't be read; nothing was stored.
    """
    sitting = place.sitting
    desk, s = sitting.desk, sitting.s
    typed = await place.app.push_screen_wait(
        Ask(sitting, s("bring.ask"), refuse=partial(typed_files.refuse, sitting))
    )
    if not typed or not typed.strip():
        return ""
    data = await asyncio.to_thread(typed_files.read, typed.strip(), packages.MAX_INCOMING)
    passphrase = None
    if packages.is_sealed(data):
        passphrase = await place.app.push_screen_wait(Ask(sitting, s("bring.passphrase"), secret=True))
        if not passphrase:
            return ""
    found = await while_working(
        place, s("bring.reading"), lambda: packages.read_incoming(desk, data, passphrase)
    )
    code = found.case.code
    if found.differences:
        screen = Comparing(sitting, code, partial(_told, sitting, found))
        choices = await place.app.push_screen_wait(screen)
        if choices is None:
            place.app.notify(s("bring.not_merged", code=code))
            return ""
        taken = await sitting.write(lambda: packages.merge(desk, found, choices))
        place.app.notify(s("bring.merged", code=code, n=taken.opened.revision))
    else:
        taken = await sitting.write(lambda: packages.take(desk, found))
        same = found.stored is not None
        place.app.notify(s("bring.same", code=code) if same else sitting.t("case_list.imported", code=code))
    if taken.left:
        words = messages.text("exchange.package.attachments_left", sitting.lang, n=taken.left)
        place.app.notify(words, severity="warning", timeout=15)
    return code


def _told(sitting: Sitting, found: Incoming) -> Told:
    """The stored case and the file, place by place."""
    s, mask = sitting.s, Mask(found.case)
    stored = Mask(found.stored.case) if found.stored is not None else mask

    def shown(path: str, text: str, *, here: bool) -> str:
        if not here:
            return s("compare.only_here")
        if not text:
            return s("compare.whole_entry")
        return text if sitting.revealed else stored.text(mask.value(path, text))

    places = []
    for one in found.differences:
        kinds = f"{one.kind}"
        mine = shown(one.path, one.mine, here=kinds != "only_theirs")
        theirs = shown(one.path, one.theirs, here=kinds != "only_mine")
        if one.kind == "order":
            mine = theirs = messages.text("exchange.merge.order", sitting.lang)
        label = wording.label(one.path, sitting.lang)
        texts = (s("compare.stored", words=mine), s("compare.file", words=theirs))
        places.append(Compared(one.path, label, texts))
    return Told(s("compare.title_file", code=found.case.code), s("compare.lead_file"), tuple(places))


async def practise(place: Place[Any]) -> None:
    """Choose a sample case and open it."""
    sitting = place.sitting
    rows = case_rows.sample_rows(sitting, samples.all_samples())
    picked = await place.app.push_screen_wait(Pick(sitting, sitting.t("case_list.samples"), rows))
    if not picked:
        return
    sample = samples.sample(picked[0])
    data = await asyncio.to_thread(sample.case_file.read_bytes)
    try:
        opened = await sitting.write(lambda: sitting.desk.import_case(data))
    except LegalAssistError as error:
        code = str(error.params.get("code", ""))
        if error.key != "store.code_taken" or not code:
            raise
        await _sample_again(place, code, data)
        return
    await opening.show_case(place, opened)


async def _sample_again(place: Place[Any], code: str, data: bytes) -> None:
    """The sample is in the store: unchanged it opens, changed it is said so and can begin afresh."""
    sitting = place.sitting
    desk, t = sitting.desk, sitting.t
    stored = next((one for one in await asyncio.to_thread(desk.summaries) if one.code == code), None)
    if stored is None or stored.revision < 2:
        await opening.open_case(place, code)
        return
    words = t("case_list.edited_copy", code=code, n=stored.revision)
    buttons = [("go_on", t("case_list.go_on")), ("afresh", t("case_list.afresh"))]
    answer = await place.app.push_screen_wait(Choice(sitting, words, buttons, {"afresh": "r"}))
    if answer == "afresh":
        await sitting.write(lambda: desk.delete_case(code, expected_revision=stored.revision))
        await opening.show_case(place, await sitting.write(lambda: desk.import_case(data)))
    elif answer:
        await opening.open_case(place, code)
