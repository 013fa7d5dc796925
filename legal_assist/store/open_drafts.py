"""Drafts of the open store: plain files, like its cases."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from legal_assist.durable_files import ensure_folder, is_temp, read_file, remove_file, replace_file
from legal_assist.store import faults
from legal_assist.store.draft_files import Kept, folder, from_plain
from legal_assist.store.envelope import EnvelopeError, pack, unpack
from legal_assist.store.inspection import SYSTEM_FILES
from legal_assist.store.keeping import DRAFTS
from legal_assist.store.names import CASE_SUFFIX, is_code
from legal_assist.store.records import Damage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAME: Final = re.compile(r"([A-Z]{3,12}-[0-9]{2,4})\.[0-9a-f]{16}\.json")


def path_of(root: Path, code: str, form: str) -> Path:
    """Where the draft of a form stands."""
    mark = hashlib.sha256(form.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return folder(root) / f"{code}.{mark}{CASE_SUFFIX}"


def paths(root: Path, code: str | None = None) -> list[Path]:
    """The drafts of a case, or all."""
    here = folder(root)
    found = sorted(here.iterdir()) if here.is_dir() else []
    return [path for path in found if (one := code_of(path)) and code in (None, one)]


def code_of(path: Path) -> str | None:
    """The case of a draft, or None for other files."""
    found = _NAME.fullmatch(path.name)
    return found.group(1) if found and is_code(found.group(1)) else None


def read(path: Path) -> Kept:
    """One draft.

    Raises:
        EnvelopeError, FileNotFoundError: what is wrong with it.
    """
    try:
        raw = read_file(path)
    except FileNotFoundError:
        raise
    except OSError:
        raise EnvelopeError("no_access") from None
    found = unpack(raw, "draft", path.stem)
    kept = from_plain(found.body, found.revision)
    if path != path_of(path.parents[1], kept.case, kept.form):
        raise EnvelopeError("wrong_name")
    return kept


def write(root: Path, kept: Kept) -> None:
    """Put a draft in place, whole and durable.

    Raises:
        OSError: the system refused; the draft is as before.
    """
    path = path_of(root, kept.case, kept.form)
    ensure_folder(path.parent)
    body = {"case": kept.case, "form": kept.form, "saved_at": kept.saved_at, "texts": kept.texts}
    replace_file(path, pack("draft", path.stem, kept.revision, body))


def remove(root: Path, code: str, form: str | None = None) -> None:
    """Remove the draft of a form, or all of a case.

    Raises:
        OSError: the system refused.
    """
    for path in paths(root, code) if form is None else [path_of(root, code, form)]:
        if path.exists():
            remove_file(path)


def check(root: Path, *, alone: bool) -> Iterator[Damage]:
    """Every draft that can't be read, and what doesn't belong there. Changes nothing."""
    here = folder(root)
    for path in sorted(here.iterdir()) if here.is_dir() else ():
        name = f"{DRAFTS}/{path.name}"
        if path.name in SYSTEM_FILES or (is_temp(path.name) and not alone):
            continue
        if code_of(path) is None:
            yield faults.damage("unfinished" if is_temp(path.name) else "stray", name, None)
            continue
        try:
            read(path)
        except EnvelopeError as error:
            found = error.reason if error.reason in ("no_access", "newer") else "altered"
            yield Damage(name, code_of(path), f"drafting.damage.{found}", f"drafting.remedy.{found}")
        except FileNotFoundError:
            continue


def readable(root: Path, code: str | None = None) -> Iterator[Kept]:
    """Every draft that can be read."""
    for path in paths(root, code):
        try:
            yield read(path)
        except (EnvelopeError, FileNotFoundError):
            continue
