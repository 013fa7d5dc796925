"""What can be done with the whole store from a screen: back up, rehearse a backup, change keys, compact."""

from __future__ import annotations

import secrets
from functools import partial
from typing import TYPE_CHECKING, Any, Final, cast

from legal_assist import messages
from legal_assist.desk import backing_up, sealing
from legal_assist.store.steps import StoppedError
from legal_assist.tui import store_words
from legal_assist.tui.screens import typed_files
from legal_assist.tui.screens.dialogs import Ask, Choice, Tell
from legal_assist.tui.screens.working import while_stoppable, while_working

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.tui.locking import Locking
    from legal_assist.tui.place import Place

#: What backups are called; their names begin with the store and the time, so the last is the newest.
_BACKUPS: Final = "*.tar"
#: Signs that a hand writes alike.
READ_AS: Final = str.maketrans("OIL", "011")


async def _ask_backup(place: Place[Any], words: str) -> Path | None:
    refuse = partial(typed_files.refuse, place.sitting, newest=_BACKUPS)
    return await typed_files.ask(place, words, refuse=refuse)


async def back_up(place: Place[Any]) -> bool:
    """Ask for a folder, make a backup there and rehearse it; says whether one was made.

    Raises:
        StoppedError: the user ended it; no unfinished backup is left.
        StoreError: ``keeping.backup.*``; earlier backups are untouched.
    """
    s, desk = place.sitting.s, place.sitting.desk
    folder = await typed_files.ask(place, s("backup.ask"))
    if folder is None:
        return False
    made = await while_stoppable(place, s("backup.working"), lambda step: backing_up.make(desk, folder, step))
    await place.app.push_screen_wait(Tell(place.sitting, store_words.backed_up(place.sitting, made)))
    return True


async def rehearse(place: Place[Any]) -> None:
    """Ask for a backup and what opens it, and open everything in it, in memory only.

    Raises:
        StoppedError: the user ended it.
        StoreError: ``keeping.backup.*``, or the passphrase is wrong.
    """
    s = place.sitting.s
    path = await _ask_backup(place, s("rehearse.ask"))
    if path is None:
        return
    secret = await place.app.push_screen_wait(Ask(place.sitting, s("rehearse.secret"), secret=True))
    if not secret:
        return
    held = await while_stoppable(
        place, s("rehearse.working"), lambda step: backing_up.rehearse(path, secret, step)
    )
    await place.app.push_screen_wait(Tell(place.sitting, store_words.rehearsed(place.sitting, held)))


async def restore(place: Place[Any], into: Path | None = None) -> str:
    """Ask for a backup, what opens it, and a new folder; bring it back there and check it fully.

    Args:
        place: the screen.
        into: the folder, where it is settled already.

    Returns:
        What opens the restored store; empty when nothing was restored.

    Raises:
        StoppedError: the user ended it; nothing is left behind.
        StoreError: ``keeping.restore.not_empty``, ``keeping.backup.*``, or the passphrase is wrong; likewise.
    """
    sitting, app = place.sitting, place.app
    s, desk = sitting.s, sitting.desk
    path = await _ask_backup(place, s("restore.ask"))
    if path is None:
        return ""
    folder = into or await typed_files.ask(place, s("restore.into"))
    if folder is None:
        return ""
    target = folder.absolute()
    secret = await app.push_screen_wait(Ask(sitting, s("rehearse.secret"), secret=True))
    if not secret:
        return ""
    done = await while_stoppable(
        place,
        s("restore.working"),
        lambda step: backing_up.restore(
            path, target, secret, clock=desk.clock, operator=desk.operator, step=step
        ),
    )
    words = store_words.restored(sitting, done, target, elsewhere=into is None)
    await app.push_screen_wait(Tell(sitting, words))
    return secret


async def compact(place: Place[Any]) -> None:
    """Drop what is superseded in the list of cases. No case is touched; it takes a moment."""
    s, desk = place.sitting.s, place.sitting.desk
    await while_working(place, s("compact.working"), lambda: sealing.compact(desk))
    place.app.notify(messages.text("cli.store_compacted", place.sitting.lang))


async def rotate(place: Place[Any]) -> None:
    """Give the store new keys: passphrase, new recovery key written down, then everything sealed anew.

    Ended in the middle, the store is locked; the door says which recovery key counts.

    Raises:
        StoppedError: the user ended it before anything was changed.
        StoreError: the passphrase is wrong, or something is damaged; nothing was changed.
    """
    sitting, app = place.sitting, place.app
    s, desk = sitting.s, sitting.desk
    words = Choice(sitting, s("rotate.words"), [("stay", s("rotate.stay")), ("go", s("rotate.go"))])
    if await app.push_screen_wait(words) != "go":
        return
    secret = await app.push_screen_wait(Ask(sitting, s("rotate.secret"), secret=True))
    if not secret:
        return
    store = sealing.sealed(desk)
    await while_stoppable(place, s("rotate.checking"), lambda step: store.require_rotatable(secret, step))
    key = sealing.new_recovery_key()
    if not await _written_down(place, key):
        app.notify(s("rotate.not_changed"))
        return
    try:
        await while_stoppable(
            place, s("rotate.working"), lambda step: sealing.rotate(desk, secret, key, step), halts=False
        )
    except StoppedError as error:
        if not desk.is_locked:
            raise
        cast("Locking", app).close_door(error)
        return
    await app.push_screen_wait(Tell(sitting, s("rotate.done")))


async def _written_down(place: Place[Any], key: str) -> bool:
    """Show the new recovery key once, and have one group of it typed from the paper."""
    sitting, groups = place.sitting, key.split("-")
    s = sitting.s
    lines = [f"{number}. {group}" for number, group in enumerate(groups, start=1)]
    shown = "\n".join("    ".join(lines[at : at + 3]) for at in range(0, len(lines), 3))
    asked = secrets.randbelow(len(groups))
    while True:
        words = f"{s('begin.words.key')}\n{shown}"
        buttons = [("written", s("begin.button.written")), ("stay", s("rotate.stay"))]
        if await place.app.push_screen_wait(Choice(sitting, words, buttons)) != "written":
            return False
        typed = await place.app.push_screen_wait(Ask(sitting, s("rotate.check", n=asked + 1)))
        if typed is None:
            return False
        if typed.strip().upper().translate(READ_AS) == groups[asked]:
            return True
        place.app.notify(s("begin.key_differs"), severity="warning")
