"""Which names a case file may have, and the door through which documents come in."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from legal_assist.errors import StoreError
from legal_assist.file_names import is_reserved
from legal_assist.store.envelope import encode

if TYPE_CHECKING:
    from legal_assist.store.records import Document

CASE_SUFFIX: Final = ".json"
_CODE: Final = re.compile(r"[A-Z]{3,12}-[0-9]{2,4}")


def is_code(text: str) -> bool:
    """Whether this is a code name such as ``MERANTI-27`` that every system accepts as a file name."""
    return bool(_CODE.fullmatch(text)) and not is_reserved(text) and not is_reserved(text.partition("-")[0])


def checked_code(code: str) -> str:
    """The code itself.

    Raises:
        StoreError: ``store.bad_code`` or ``store.reserved_code``; the text is not repeated, since it may be
            a name.
    """
    if not is_code(code):
        raise StoreError("store.reserved_code" if _CODE.fullmatch(code) else "store.bad_code")
    return code


def code_in(file_name: str) -> str | None:
    """The code name a case file's name stands for, or None for other files."""
    stem = file_name.removesuffix(CASE_SUFFIX)
    return stem if stem != file_name and is_code(stem) else None


def code_at_start(file_name: str) -> str | None:
    """The code with which a sync program's conflict copy begins, e.g. ``MERANTI-27 (1).json``."""
    found = _CODE.match(file_name)
    return found.group() if found and file_name.endswith(CASE_SUFFIX) else None


def plain(document: Document) -> Document:
    """A copy that shares nothing with what the caller holds.

    Raises:
        StoreError: ``store.not_plain``, when the document isn't plain JSON data.
    """
    try:
        _only_text_keys(document)
        copy = json.loads(encode(document))
    except (ValueError, TypeError, RecursionError):
        # The cause would carry the value in its text.
        raise StoreError("store.not_plain") from None
    if not isinstance(copy, dict):
        raise StoreError("store.not_plain")
    return copy


def _only_text_keys(value: Any) -> None:
    if isinstance(value, dict):
        if not all(isinstance(key, str) for key in value):
            raise TypeError
        for part in value.values():
            _only_text_keys(part)
    elif isinstance(value, list | tuple):
        for part in value:
            _only_text_keys(part)
