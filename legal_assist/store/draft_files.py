"""Text being typed, sealed: one small file per form, each with a key of its own; cases are not touched.

Names are random, and which case a draft belongs to stands inside: the folder tells only how many there are.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from legal_assist.durable_files import (
    ensure_folder,
    is_temp,
    read_file,
    remove_file,
    replace_file,
    sync_folder,
)
from legal_assist.store import faults
from legal_assist.store.envelope import EnvelopeError, encode
from legal_assist.store.inspection import SYSTEM_FILES
from legal_assist.store.keeping import DRAFTS
from legal_assist.store.records import Damage
from legal_assist.store.sealed_storage import SUFFIX
from legal_assist.store.vault import id_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from legal_assist.store.seal import CaseSeal
    from legal_assist.store.vault import Vault

#: Reasons with a sentence of their own; every other is ``altered``.
_NAMED: Final = frozenset({"no_access", "newer", "orphan", "old_key"})


@dataclass(frozen=True)
class Kept:
    """One draft as it stands in its file; `case` is the id of the case's file."""

    case: str
    form: str
    texts: dict[str, str]
    saved_at: str
    revision: int


def folder(root: Path) -> Path:
    """Where drafts stand."""
    return root / DRAFTS


def path_of(root: Path, name: str) -> Path:
    """Where one draft stands."""
    return folder(root) / f"{name}{SUFFIX}"


def names(root: Path) -> list[str]:
    """The ids of all drafts; none while the folder doesn't exist."""
    with suppress(FileNotFoundError), os.scandir(folder(root)) as found:
        return sorted(one for one in (id_in(entry.name) for entry in found) if one)
    return []


def read(root: Path, name: str, seal: CaseSeal) -> Kept:
    """Open one draft.

    Raises:
        EnvelopeError, FileNotFoundError: what is wrong with it.
    """
    try:
        raw = read_file(path_of(root, name))
    except FileNotFoundError:
        raise
    except OSError:
        raise EnvelopeError("no_access") from None
    return opened(raw, name, seal)


def opened(raw: bytes, name: str, seal: CaseSeal) -> Kept:
    """A draft from its bytes.

    Raises:
        EnvelopeError: what is wrong with them.
    """
    head, body = seal.unpack(raw, bytes.fromhex(name))
    return from_plain(body, head.revision)


def from_plain(body: bytes, revision: int) -> Kept:
    """A draft from what was sealed.

    Raises:
        EnvelopeError: another program wrote it.
    """
    try:
        found: Any = json.loads(body)
        texts = {str(field): str(text) for field, text in found["texts"].items()}
        return Kept(str(found["case"]), str(found["form"]), texts, str(found["saved_at"]), revision)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise EnvelopeError("altered") from None


def readable(vault: Vault) -> Iterator[tuple[str, Kept]]:
    """Every draft that can be opened, with its id."""
    root = vault.place.root
    for name in names(root):
        with suppress(EnvelopeError, FileNotFoundError):
            yield name, read(root, name, vault.draft_seal)


def write(vault: Vault, name: str, kept: Kept) -> None:
    """Put a draft in place, whole and durable.

    Raises:
        OSError: the system refused; the draft is as before.
    """
    ensure_folder(folder(vault.place.root))
    plain = {"case": kept.case, "form": kept.form, "saved_at": kept.saved_at, "texts": kept.texts}
    raw = vault.draft_seal.pack(bytes.fromhex(name), kept.revision, encode(plain))
    replace_file(path_of(vault.place.root, name), raw)


def remove(root: Path, found: Iterable[str]) -> None:
    """Remove drafts durably.

    Raises:
        OSError: the system refused.
    """
    for name in found:
        with suppress(FileNotFoundError):
            remove_file(path_of(root, name))


def reseal(vault: Vault, old: CaseSeal, cases: set[str]) -> None:
    """Seal every draft anew after a change of keys; those of cases that are gone go too.

    Raises:
        OSError: the system refused; a repeated call goes on.
    """
    root = vault.place.root
    for name in names(root):
        path, is_gone = path_of(root, name), False
        try:
            raw = read_file(path)
            with suppress(EnvelopeError):  # it stands under the new key already
                vault.draft_seal.unpack(raw, bytes.fromhex(name))
                continue
            is_gone = opened(raw, name, old).case not in cases
            if not is_gone:
                replace_file(path, old.resealed(raw, bytes.fromhex(name), vault.draft_seal), sync_name=False)
        except EnvelopeError:
            continue  # checks go on naming it
        if is_gone:
            path.unlink(missing_ok=True)
    if folder(root).is_dir():
        sync_folder(folder(root))


def check(vault: Vault, *, alone: bool) -> Iterator[Damage]:
    """Every draft that can't be opened or has no case, and what doesn't belong there. Changes nothing.

    Args:
        vault: the open store, its index refreshed.
        alone: whether the caller holds the lock; without it drafts may come and go.
    """
    root = vault.place.root
    for name in names(root):
        try:
            kept = read(root, name, vault.draft_seal)
        except EnvelopeError as error:
            yield damage(error.reason, name)
            continue
        except FileNotFoundError:
            continue
        known = vault.index.of_file(kept.case) or vault.behind.get(kept.case)
        if known is None and alone and not vault.path(kept.case).exists():
            yield damage("orphan", name)
    for path in folder(root).iterdir() if folder(root).is_dir() else ():
        if id_in(path.name) or path.name in SYSTEM_FILES or (is_temp(path.name) and not alone):
            continue
        yield faults.damage("unfinished" if is_temp(path.name) else "stray", f"{DRAFTS}/{path.name}", None)


def damage(reason: str, name: str) -> Damage:
    """One entry of a check about a draft."""
    found = reason if reason in _NAMED else "altered"
    return Damage(f"{DRAFTS}/{name}{SUFFIX}", None, f"drafting.damage.{found}", f"drafting.remedy.{found}")
