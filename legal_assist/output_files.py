"""The one way an output file is written: whole, durable, never over another, never inside a store.

Knows no case and no document: it is handed bytes and names.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from legal_assist import store_folder
from legal_assist.durable_files import ensure_folder, fault_of, replace_file
from legal_assist.errors import DocumentError
from legal_assist.file_names import safe_stem

if TYPE_CHECKING:
    from pathlib import Path


def require_outside(path: Path) -> None:
    """Refuse a place inside the folder of a store: plain papers among sealed cases are not sealed, and are
    neither checked nor backed up with them. What takes long, or is logged, asks this before it begins.

    Raises:
        DocumentError: ``workspace.inside_store``.
    """
    store = store_folder.around(path)
    if store is not None:
        raise DocumentError("workspace.inside_store", place=str(path), store=str(store))


def require_new(path: Path) -> None:
    """Refuse a file that could not be written because something stands there already, or it lies in a store.

    What is logged before it is written, or takes long, asks this before it begins.

    Raises:
        DocumentError: ``workspace.exists``, ``workspace.inside_store``.
    """
    if os.path.lexists(path):
        raise DocumentError("workspace.exists", place=path.name)
    require_outside(path)


def free_path(folder: Path, stem: str, suffix: str) -> Path:
    """The first of ``stem.docx``, ``stem-2.docx``, ``stem-3.docx``... that doesn't exist in `folder`.

    Args:
        folder: where the file will stand; it need not exist yet.
        stem: wanted name without suffix; made safe here.
        suffix: with its dot, e.g. ``.docx``.
    """
    safe = safe_stem(stem)
    path = folder / f"{safe}{suffix}"
    number = 2
    while os.path.lexists(path):
        path = folder / f"{safe}-{number}{suffix}"
        number += 1
    return path


def write_new(folder: Path, stem: str, suffix: str, data: bytes, *, kept: bool = False) -> Path:
    """Write an output file under the first free name and return where it went.

    Args:
        folder: where the file will stand.
        stem: wanted name without suffix.
        suffix: with its dot.
        data: the whole content.
        kept: as in `write_atomic`.

    Raises:
        DocumentError: the folder lies in a store or can't be used, the disk is full; nothing is left behind.
    """
    while True:
        path = free_path(folder, stem, suffix)
        try:
            write_atomic(path, data, kept=kept)
        except DocumentError as error:
            if error.key != "workspace.exists":
                raise
        else:
            return path


def write_atomic(path: Path, data: bytes, *, overwrite: bool = False, kept: bool = False) -> None:
    """Write an output file whole or not at all, readable by its owner only; missing folders are created.

    Args:
        path: where the file shall stand.
        data: the whole content.
        overwrite: whether an existing file may be replaced.
        kept: whether the store itself keeps this file beside its cases, as receipts and templates.

    Raises:
        DocumentError: the file exists, the folder lies in a store or can't be used, the disk is full. The old
            file is untouched and no temporary file is left behind.
    """
    if path.name in ("", ".."):
        raise DocumentError("workspace.is_folder", place=str(path))
    if not kept:
        require_outside(path)
    try:
        ensure_folder(path.parent)
        replace_file(path, data, overwrite=overwrite)
    except OSError as error:
        fault = fault_of(error)
        place = path.name if fault in {"exists", "name_too_long", "is_folder"} else str(path.parent)
        raise DocumentError(f"workspace.{fault}", place=place) from error
