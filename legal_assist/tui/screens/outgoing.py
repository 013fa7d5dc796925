"""A case that leaves this store: as a locked package, or unlocked after its code name was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.desk import packages, sealing
from legal_assist.errors import UsageError
from legal_assist.tui.screens import typed_files
from legal_assist.tui.screens.dialogs import Ask, Choice, Tell
from legal_assist.tui.screens.new_secret import typed_twice
from legal_assist.tui.screens.working import while_working

if TYPE_CHECKING:
    from legal_assist.tui.place import Place

#: How the file of each kind is called at first.
_SUFFIXES = {"sealed": packages.SEALED_SUFFIX, "zip": ".zip", "json": ".json"}


async def export_case(place: Place[Any], code: str) -> None:
    """Ask how and where to, and write the case there; the log knows of it before.

    Args:
        place: the screen that asks.
        code: the case.

    Raises:
        LegalAssistError: as `packages.write_case`; nothing was written.
    """
    sitting, app = place.sitting, place.app

    def words(key: str, **values: Any) -> str:
        return messages.text(f"tui_exchange.{key}", sitting.lang, **values)

    buttons = [(name, words(f"export.{name}")) for name in (*_SUFFIXES, "stay")]
    kind = await app.push_screen_wait(Choice(sitting, words("export.how", code=code), buttons))
    if kind not in _SUFFIXES:
        return
    passphrase, confirmed = None, ""
    if kind != "sealed" and not sitting.practice:
        asked = messages.text("exchange.package.confirm", sitting.lang, code=code)
        typed = await app.push_screen_wait(Ask(sitting, asked))
        if typed is None:
            return
        confirmed = typed
    path = await typed_files.ask(place, words("where"), f"~/{code}{_SUFFIXES[kind]}")
    if path is None:
        return
    if kind == "sealed":
        try:
            packages.check_sealed_name(path)
        except UsageError:
            app.notify(words("export.bad_name", suffix=packages.SEALED_SUFFIX), severity="warning")
            return
        passphrase = await _new_passphrase(place)
        if passphrase is None:
            return
    given = await while_working(
        place,
        words("export.working"),
        lambda: packages.write_case(
            sitting.desk, code, path, zipped=kind == "zip", passphrase=passphrase, confirmed=confirmed
        ),
    )
    key = {"sealed": "exchange.sealed.written", "zip": "exchange.package.written"}.get(kind)
    said = messages.text(key, sitting.lang, code=code, path=path, n=given.attachments) if key else ""
    await app.push_screen_wait(Tell(sitting, said or words("export.written_json", code=code, path=path)))


async def _new_passphrase(place: Place[Any]) -> str | None:
    """A passphrase for this package only, typed twice; a suggestion stands above the field."""
    lang = place.sitting.lang
    suggested, bits = sealing.suggested_passphrase()
    about = messages.text("exchange.sealed.about", lang)
    more = messages.text("cli.suggest_passphrase", lang, words=suggested, bits=bits)
    return await typed_twice(
        place,
        f"{about}\n\n{more}",
        sealing.check_passphrase,
        again="tui_exchange.export.again",
        differ="tui_exchange.export.differ",
    )
