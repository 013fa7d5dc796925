"""Broken bytes: every one is noticed, named with a remedy, and hides no other case."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from store_worker import case

from legal_assist.errors import StoreError
from legal_assist.store import CaseStore, envelope
from legal_assist.store.envelope import EnvelopeError, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WHO = {"operator": "pendamping", "why": "uji"}
CODE = "MERANTI-27"


def accepted(raw: bytes, variants: Iterator[bytes]) -> int:
    """How many of the broken variants pass as intact."""
    passed = 0
    for broken in variants:
        try:
            unpack(broken, "case", CODE)
        except EnvelopeError:
            continue
        passed += broken != raw
    return passed


def flips(raw: bytes) -> Iterator[bytes]:
    """The file with each bit turned, one at a time."""
    for place in range(len(raw)):
        for bit in range(8):
            broken = bytearray(raw)
            broken[place] ^= 1 << bit
            yield bytes(broken)


@pytest.fixture
def raw(store: CaseStore) -> bytes:
    """The bytes of a stored case with a history."""
    store.create(CODE, case(victims=[{"id": "K1", "birth": "2009-05-17"}]), {"n": 1}, **WHO)
    store.save(CODE, case(victims=[]), {"n": 2}, expected_revision=1, **WHO)
    return (store.root / "cases" / f"{CODE}.json").read_bytes()


def test_the_file_is_readable_json_with_revision_and_checksum_in_its_header(raw: bytes) -> None:
    header = json.loads(raw)["header"]
    assert (header["name"], header["revision"], header["kind"]) == (CODE, 2, "case")
    assert len(header["sha256"]) == 64


def test_every_truncation_is_noticed(raw: bytes) -> None:
    assert accepted(raw, (raw[:length] for length in range(len(raw)))) == 0


def test_every_single_bit_flip_is_noticed(raw: bytes) -> None:
    assert accepted(raw, flips(raw)) == 0


def test_without_the_checksum_bit_flips_are_caught(raw: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    claimed = json.loads(raw)["header"]["sha256"]
    monkeypatch.setattr(envelope, "checksum", lambda *_: claimed)
    assert accepted(raw, flips(raw)) > 100


@pytest.mark.parametrize("place", ["start", "header", "middle", "end", "cut", "empty", "zeros"])
def test_a_damaged_file_is_named_with_a_remedy_and_hides_no_other(
    store: CaseStore, raw: bytes, open_store: Callable[..., CaseStore], place: str
) -> None:
    store.create("KERUING-31", case(), {"n": 9}, **WHO)
    spots = {"start": 1, "header": 60, "middle": len(raw) // 2, "end": len(raw) - 1}
    if place in spots:
        spot = spots[place]
        broken = raw[:spot] + bytes([raw[spot] ^ 4]) + raw[spot + 1 :]
    else:
        broken = {"cut": raw[:-30], "empty": b"", "zeros": bytes(len(raw))}[place]
    path = store.root / "cases" / f"{CODE}.json"
    path.write_bytes(broken)
    for window in (store, open_store()):
        with pytest.raises(StoreError, match=r"store\.damage\.") as caught:
            window.load(CODE)
        assert caught.value.problems[0].key.startswith("store.remedy.")
        with pytest.raises(StoreError, match=r"store\.damage\."):
            window.save(CODE, case(), {}, expected_revision=2, **WHO)
        other, bad = window.summaries()
        assert (other.code, other.damage) == ("KERUING-31", None)
        assert bad.damage == caught.value.key
        assert (bad.revision, bad.summary) == (2, {"n": 2})
        assert [one.file for one in window.check()] == [f"cases/{CODE}.json"]
    assert path.read_bytes() == broken
