"""A case with its attachments in one ZIP: `case.json`, `manifest.json`, and `attachments/` by SHA-256.

Attachments have no other name in it, so no name of a file leaves the office; the manifest says which exhibits
they belong to. Reading takes the bytes only: no path of the package is ever opened, made or followed, and
everything is bounded before it is unpacked.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import stat
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from legal_assist.errors import CaseDataError
from legal_assist.zip_faults import BROKEN

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Bytes of the whole package, packed and unpacked alike.
MAX_TOTAL: Final = 200 * 1024 * 1024
MAX_ENTRIES: Final = 1_000
#: How many times larger than packed a file may be; small ones are let be.
MAX_RATIO: Final = 100
_SMALL: Final = 1024 * 1024
_MAX_MANIFEST: Final = 1024 * 1024
VERSION: Final = 1

_CASE: Final = "case.json"
_MANIFEST: Final = "manifest.json"
_FOLDER: Final = "attachments/"
_ATTACHMENT: Final = re.compile(r"attachments/([0-9a-f]{64})")
_EXHIBIT: Final = re.compile(r"P-[1-9][0-9]{0,3}")
#: The earliest moment a ZIP can tell: when the package was made is nobody's business.
_NO_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
_SEALED_FLAG: Final = 0x1


@dataclass(frozen=True)
class Enclosed:
    """One attachment: the exhibit it belongs to (empty when nothing says so), and its content."""

    exhibit: str
    content: bytes


@dataclass(frozen=True)
class Package:
    """What a package holds.

    Args:
        case: the case file.
        attachments: content by its SHA-256.
        belongs: pairs of SHA-256 and exhibit id; one content may belong to several exhibits, or to none.
    """

    case: bytes
    attachments: dict[str, bytes]
    belongs: tuple[tuple[str, str], ...] = ()


def write(case: bytes, attachments: Iterable[Enclosed] = ()) -> bytes:
    """A package. The same content gives the same bytes.

    Args:
        case: the case file.
        attachments: each attachment; its name becomes its SHA-256.

    Raises:
        CaseDataError: ``exchange.package.too_large``.
    """
    contents: dict[str, bytes] = {}
    belongs: set[tuple[str, str]] = set()
    total = len(case)
    for one in attachments:
        name = hashlib.sha256(one.content).hexdigest()
        total += len(one.content) if name not in contents else 0
        contents[name] = one.content
        belongs.add((name, one.exhibit))
        if total > MAX_TOTAL or len(belongs) + 2 > MAX_ENTRIES:
            raise too_large()
    if total > MAX_TOTAL:
        raise too_large()
    manifest = {
        "format": "legal-assist-case-package",
        "version": VERSION,
        "attachments": [
            {"sha256": name, "size": len(contents[name])} | ({"exhibit": exhibit} if exhibit else {})
            for name, exhibit in sorted(belongs)
        ],
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        _put(packed, _MANIFEST, (json.dumps(manifest, indent=2) + "\n").encode("ascii"))
        _put(packed, _CASE, case)
        for name, data in sorted(contents.items()):
            _put(packed, f"{_FOLDER}{name}", data)
    return out.getvalue()


def read(data: bytes) -> Package:
    """What a package holds.

    Raises:
        CaseDataError: ``exchange.package.*``: no ZIP, beyond a bound, a name we don't use (a path, a link, a
            device), a name twice, an attachment that is not what its name says, or a newer form.
    """
    if len(data) > MAX_TOTAL:
        raise too_large()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
            _check(entries)
            contents = {entry.filename: _unpacked(packed, entry) for entry in entries}
    except BROKEN:
        raise CaseDataError("exchange.package.not_a_zip") from None
    contents.pop(_FOLDER, None)
    case = contents.pop(_CASE, None)
    if case is None:
        raise CaseDataError("exchange.package.no_case")
    listed = _manifest(contents.pop(_MANIFEST, None))
    attachments = {name.removeprefix(_FOLDER): content for name, content in contents.items()}
    intact = all(hashlib.sha256(content).hexdigest() == name for name, content in attachments.items())
    if not intact or (listed is not None and {name for name, _exhibit in listed} != attachments.keys()):
        raise CaseDataError("exchange.package.altered")
    return Package(case, attachments, tuple(sorted(pair for pair in listed or () if pair[1])))


def _check(entries: list[zipfile.ZipInfo]) -> None:
    """Judge a package by its list of contents, before anything in it is unpacked."""
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise too_large()
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        # Python cuts a name at a zero byte and turns the separators of its own system.
        if entry.orig_filename != name or not _is_ours(name) or _is_special(entry):
            raise CaseDataError("exchange.package.bad_name")
        if name in seen:
            raise CaseDataError("exchange.package.entry_twice")
        seen.add(name)
        if entry.flag_bits & _SEALED_FLAG:
            raise CaseDataError("exchange.package.not_a_zip")
        if entry.file_size > _SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise CaseDataError("exchange.package.ratio")


def _is_ours(name: str) -> bool:
    return name in (_CASE, _MANIFEST, _FOLDER) or _ATTACHMENT.fullmatch(name) is not None


def _is_special(entry: zipfile.ZipInfo) -> bool:
    """Whether the entry says of itself that it is a link, a device, or a folder with content."""
    if entry.filename == _FOLDER:
        return entry.file_size > 0
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return kind not in (0, stat.S_IFREG)


def _unpacked(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The content; the reader stops at the size the list tells, bounded by now, and checks its CRC."""
    with packed.open(entry) as file:
        content = file.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise CaseDataError("exchange.package.not_a_zip")
    return content


def _manifest(data: bytes | None) -> set[tuple[str, str]] | None:
    """The attachments the manifest names and their exhibits; None without one (packed again by hand)."""
    if data is None:
        return None
    if len(data) > _MAX_MANIFEST:
        raise too_large()
    try:
        plain = json.loads(data)
        version = plain["version"]
        listed = {(str(one["sha256"]), str(one.get("exhibit", ""))) for one in plain["attachments"]}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise CaseDataError("exchange.package.not_a_zip") from None
    if isinstance(version, int) and version > VERSION:
        raise CaseDataError("exchange.package.newer")
    if len(listed) > MAX_ENTRIES or any(exhibit and not _EXHIBIT.fullmatch(exhibit) for _, exhibit in listed):
        raise CaseDataError("exchange.package.altered")
    return listed


def _put(packed: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _NO_MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = (stat.S_IFREG | 0o600) << 16
    # What packs too well would be refused on reading: then it isn't packed.
    if len(data) > _SMALL and len(data) > MAX_RATIO // 2 * len(zlib.compress(data)):
        entry.compress_type = zipfile.ZIP_STORED
    packed.writestr(entry, data)


def too_large() -> CaseDataError:
    """The refusal of what is beyond the bounds."""
    limit = MAX_TOTAL // (1024 * 1024)
    return CaseDataError("exchange.package.too_large", limit_mb=limit, entries=MAX_ENTRIES)
