"""Index and log of a sealed store: missing, damaged, cut, reordered; and making them anew."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from sealed_world import CODE, OTHER, WHO, case, file_of, made, opened

from legal_assist import messages
from legal_assist.errors import StoreError
from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.journal import FRAME, HEAD_BYTES, Journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from legal_assist.store.sealed_store import SealedCaseStore

    Again = Callable[..., SealedCaseStore]

EVERY = 1 if os.environ.get("FULL_DISASTER") else 7


@pytest.fixture
def filled(sealed: SealedCaseStore) -> SealedCaseStore:
    """Two cases, one saved twice."""
    sealed.create(CODE, case(n=1), {"n": 1}, **WHO)
    sealed.save(CODE, case(n=2), {"n": 2}, expected_revision=1, **WHO)
    sealed.create(OTHER, case(n=3), {"n": 3}, **WHO)
    return sealed


def flipped(raw: bytes, step: int = EVERY) -> Iterator[bytes]:
    for place in range(0, len(raw), step):
        broken = bytearray(raw)
        broken[place] ^= 1 << (place // step % 8)
        yield bytes(broken)


# index and log


@pytest.mark.parametrize("name", ["index.sealed", "audit.sealed"])
@pytest.mark.parametrize("content", [None, b"", b"{}", bytes(300), "head", "start", "other"])
def test_a_missing_or_damaged_index_or_log_stops_the_opening_until_it_is_rebuilt(
    filled: SealedCaseStore, again: Again, tmp_path: Path, name: str, content: bytes | str | None
) -> None:
    path = filled.root / name
    raw = path.read_bytes()
    if content is None:
        path.unlink()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    elif content == "other":
        made(tmp_path / "second")
        opened(tmp_path / "second")
        shutil.copy(tmp_path / "second" / name, path)
    else:
        at = 30 if content == "head" else HEAD_BYTES + 2
        path.write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
    with pytest.raises(StoreError, match=r"store\.damage\.") as caught:
        again()
    assert caught.value.params["file"] == name
    assert caught.value.problems[0].key == "store.remedy.rebuild_sealed"
    window = again(rebuild=True)
    assert window.rebuilt is not None
    assert (window.rebuilt.cases, window.rebuilt.lost, window.rebuilt.older) == (2, (), ())
    assert window.rebuilt.log_restarted == (name == "audit.sealed")
    assert {line.code: line.summary for line in again().summaries()} == {CODE: {"n": 2}, OTHER: {"n": 3}}
    assert [one.reason for one in again().check()] == []


def test_a_rebuilding_without_an_index_still_finds_what_is_older_or_lost(
    filled: SealedCaseStore, again: Again
) -> None:
    old = file_of(filled).read_bytes()
    filled.save(CODE, case(n=9), {"n": 9}, expected_revision=2, **WHO)
    file_of(filled).write_bytes(old)
    file_of(filled, OTHER).unlink()
    (filled.root / "index.sealed").unlink()
    window = again(rebuild=True)
    assert window.rebuilt is not None
    assert (window.rebuilt.older, window.rebuilt.lost) == ((CODE,), (OTHER,))
    assert again().alarms == ()


def test_a_cut_log_is_an_alarm(filled: SealedCaseStore, again: Again) -> None:
    path = filled.root / "audit.sealed"
    short = path.read_bytes()
    filled.save(CODE, case(n=9), {"n": 9}, expected_revision=2, **WHO)
    filled.save(CODE, case(n=8), {"n": 8}, expected_revision=3, **WHO)
    path.write_bytes(short)
    window = again()
    assert [one.reason for one in window.alarms] == ["store.damage.audit_cut"]
    assert "store.damage.audit_cut" in [one.reason for one in window.check()]


def test_a_changed_entry_in_the_middle_of_the_log_is_named_by_a_check(
    filled: SealedCaseStore, again: Again
) -> None:
    path = filled.root / "audit.sealed"
    raw = path.read_bytes()
    at = HEAD_BYTES + FRAME + 40
    path.write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
    assert [(one.file, one.reason) for one in again().check()] == [("audit.sealed", "store.damage.altered")]


@pytest.mark.parametrize("name", ["index.sealed", "audit.sealed"])
def test_no_turned_bit_in_a_journal_is_ever_read_as_content(filled: SealedCaseStore, name: str) -> None:
    vault = filled._open_vault()
    journal = (vault.index.journal if name == "index.sealed" else vault.audit.journal).again()
    whole = journal.again().refresh().records
    raw = journal.path.read_bytes()
    for broken in flipped(raw):
        journal.path.write_bytes(broken)
        try:
            found = journal.again().refresh().records
        except EnvelopeError:
            continue
        assert found == whole[: len(found)]
        assert len(found) == len(whole) - 1, "only the last record may look like a write cut short"


def reordered(journal: Journal) -> bytes:
    """The file with its last two records changed about."""
    raw = journal.path.read_bytes()
    frames, at = [], HEAD_BYTES
    while at < len(raw):
        size = FRAME + 12 + int.from_bytes(raw[at : at + 4], "big")
        frames.append(raw[at : at + size])
        at += size
    frames[-1], frames[-2] = frames[-2], frames[-1]
    return raw[:HEAD_BYTES] + b"".join(frames)


def test_records_cannot_change_places(filled: SealedCaseStore) -> None:
    journal = filled._open_vault().audit.journal.again()
    journal.path.write_bytes(reordered(journal))
    with pytest.raises(EnvelopeError, match="altered"):
        journal.refresh()


def test_without_the_chain_changed_places_are_caught(
    filled: SealedCaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Journal, "_bound", lambda _: b"")
    monkeypatch.setattr(Journal, "_proof", lambda *_: bytes(12))
    journal = filled._open_vault().index.journal.again()
    journal.replace([b"one", b"two", b"three"])
    journal.path.write_bytes(reordered(journal))
    assert journal.again().refresh().records == [b"one", b"three", b"two"]


def test_one_journal_never_passes_as_the_other(filled: SealedCaseStore, again: Again) -> None:
    shutil.copy(filled.root / "audit.sealed", filled.root / "index.sealed")
    with pytest.raises(StoreError, match=r"store\.damage\.foreign"):
        again()


@pytest.mark.parametrize("lang", messages.LANGUAGES)
def test_every_error_of_the_store_has_a_sentence(lang: str) -> None:
    for key in (
        "passphrase_needed",
        "wrong_passphrase",
        "wrong_recovery_key",
        "recovery_key_typo",
        "passphrase_unreadable",
        "kdf_refused",
        "header_missing",
        "header_damaged",
        "header_altered",
        "header_older",
        "downgraded",
        "keys_changed",
        "init_damaged",
        "rotate_damaged",
        "migration_differs",
    ):
        assert messages.text(f"store.{key}", lang)
    for verdict in ("agrees", "rolled_back", "none", "unavailable"):
        assert messages.text(f"store.anchor.{verdict}", lang)
