"""Evidence files: sealed in chunks, named by their case, never lost, never readable by others."""

from __future__ import annotations

import hashlib
import io
import os
import random
import struct
import time
import zipfile
from typing import TYPE_CHECKING, Any

import breaker
import pytest
import sealed_worker
import sealed_world
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sealed_world import CODE, OTHER, WHO, case

from legal_assist.errors import ConflictError, DocumentError, StoreError
from legal_assist.store import attachment_seal, attachment_types, attachments, recovery
from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.keys import Key

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from legal_assist.store.attachments import Attachment
    from legal_assist.store.sealed_store import SealedCaseStore

PNG = b"\x89PNG\r\n\x1a\n"
MARK = b"RAHASIA-SEKALI-9901"
STORE, NAME = b"s" * 16, b"n" * 16


def no_pages(_source: Any) -> int:
    raise DocumentError("keeping.evidence.damaged")


def picture(size: int = 1000) -> bytes:
    return (PNG + MARK * (size // len(MARK) + 1))[:size]


def attach(
    store: SealedCaseStore, data: bytes, exhibit: str = "P-1", revision: int | None = None
) -> Attachment:
    source = io.BytesIO(data)
    looked = attachment_types.look(source, no_pages)
    held = store.load(CODE)
    _stored, added = store.attach(
        CODE, exhibit, source, looked, held.document, {},
        expected_revision=held.revision if revision is None else revision, **WHO,
    )  # fmt: skip
    return added


def read(store: SealedCaseStore, attachment: Attachment, code: str = CODE) -> bytes:
    target = io.BytesIO()
    store.copy_attachment(code, attachment, target)
    return target.getvalue()


@pytest.fixture
def filled(sealed: SealedCaseStore) -> SealedCaseStore:
    sealed.create(CODE, case(), {}, **WHO)
    return sealed


def sealed_bytes(tmp_path: Path, data: bytes, key: Key) -> bytes:
    path = tmp_path / f"one-{time.monotonic_ns()}"
    handle = os.open(path, os.O_CREAT | os.O_WRONLY)
    attachment_seal.seal(io.BytesIO(data), handle, key, STORE, NAME, most=10**9)
    os.close(handle)
    return path.read_bytes()


def opened(raw: bytes, key: Key, size: int) -> bytes:
    return b"".join(attachment_seal.opened(io.BytesIO(raw), len(raw), key, STORE, NAME, size))


def test_what_is_attached_comes_back_byte_for_byte_and_is_nowhere_in_the_clear(
    filled: SealedCaseStore, again: Callable[..., SealedCaseStore]
) -> None:
    data = picture(200_000)

    added = attach(filled, data)

    assert read(again(), added) == data
    assert (added.size, added.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert (added.kind, added.pages, added.fault) == ("png", 1, None)
    assert again().attachments(CODE) == (added,)
    assert all(MARK not in path.read_bytes() for path in filled.root.rglob("*") if path.is_file())
    assert not filled.check()


def test_an_attachment_is_a_revision_of_its_case_and_stands_in_the_log(filled: SealedCaseStore) -> None:
    added = attach(filled, picture())

    assert filled.load(CODE).revision == 2
    entry = next(entry for entry in filled.log() if entry["what"] == "attached")
    assert (entry["case"], entry["exhibit"], entry["sha256"]) == (CODE, "P-1", added.sha256)


def test_attachments_outlive_saves_rotation_and_compacting(
    filled: SealedCaseStore, again: Callable[..., SealedCaseStore]
) -> None:
    added = attach(filled, picture())
    filled.save(CODE, case(n=2), {}, expected_revision=2, **WHO)
    filled.rotate(sealed_world.SECRET, recovery.new())
    filled.compact()

    assert read(again(), added) == picture()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(size=st.sampled_from([1, 65535, 65536, 65537, 131072, 131073, 300_000]), spare=st.integers(0, 3))
def test_every_size_comes_back_and_shows_only_in_steps(tmp_path: Path, size: int, spare: int) -> None:
    key, data = Key.fresh(), random.Random(size + spare).randbytes(size + spare)  # noqa: S311

    raw = sealed_bytes(tmp_path, data, key)

    assert opened(raw, key, len(data)) == data
    assert len(raw) == attachment_seal.sealed_length(len(data))
    assert (len(raw) - attachment_seal.HEAD_BYTES) % attachment_seal.STEP == 0


def damaged_forms(raw: bytes) -> dict[str, bytes]:
    head, step = attachment_seal.HEAD_BYTES, attachment_seal.STEP
    one, two, three = (raw[head + n * step : head + (n + 1) * step] for n in range(3))
    return {
        "empty": b"",
        "no chunk": raw[:head],
        "last chunk gone": raw[:-step],
        "cut inside": raw[:-100],
        "two chunks swapped": raw[:head] + two + one + three,
        "a chunk twice": raw[:head] + one + one + three,
        "a chunk dropped": raw[:head] + one + three,
        "something behind": raw + bytes(step),
        "one byte more": raw + b"x",
        "last first": raw[:head] + three + two + one,
        "foreign": b"%PDF-1.7" + raw[8:],
        "newer": raw[:7] + b"\x02" + raw[8:],
        "other store": raw[:8] + b"t" * 16 + raw[24:],
        "other name": raw[:24] + b"m" * 16 + raw[40:],
    }


def test_chunks_can_not_be_cut_off_swapped_repeated_or_added(tmp_path: Path) -> None:
    key, data = Key.fresh(), picture(3 * 65536 - 5)
    raw = sealed_bytes(tmp_path, data, key)
    assert opened(raw, key, len(data)) == data

    for broken in damaged_forms(raw).values():
        with pytest.raises(EnvelopeError):
            opened(broken, key, len(data))


def test_a_shorter_claim_does_not_make_a_cut_file_whole(tmp_path: Path) -> None:
    """This test ensures that the mark of the last chunk is what proves the end."""
    key, data = Key.fresh(), picture(3 * 65536)
    raw = sealed_bytes(tmp_path, data, key)

    with pytest.raises(EnvelopeError):
        opened(raw[: -attachment_seal.STEP], key, 2 * 65536)


def test_without_the_mark_of_the_last_chunk_a_cut_would_go_unseen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The companion: it shows that the test above bites."""
    monkeypatch.setattr(attachment_seal, "nonce", lambda number, **_last: number.to_bytes(12, "big"))
    key, data = Key.fresh(), picture(3 * 65536)
    raw = sealed_bytes(tmp_path, data, key)

    assert opened(raw[: -attachment_seal.STEP], key, 2 * 65536) == data[: 2 * 65536]


def test_a_flipped_bit_anywhere_is_noticed(tmp_path: Path) -> None:
    key, data = Key.fresh(), picture(65536 + 10)
    raw = sealed_bytes(tmp_path, data, key)
    chance = random.Random(5)  # noqa: S311

    for at in [*range(60), *chance.sample(range(60, len(raw)), 400), len(raw) - 1]:
        broken = bytearray(raw)
        broken[at] ^= 1 << chance.randrange(8)
        with pytest.raises(EnvelopeError):
            opened(bytes(broken), key, len(data))


def test_another_key_opens_nothing(tmp_path: Path) -> None:
    raw = sealed_bytes(tmp_path, picture(), Key.fresh())

    with pytest.raises(EnvelopeError, match="altered"):
        opened(raw, Key.fresh(), 1000)


@pytest.mark.parametrize("what", ["gone", "flipped", "swapped", "older key"])
def test_a_damaged_attachment_is_named_with_a_remedy_and_leaves_the_rest_usable(
    filled: SealedCaseStore, what: str
) -> None:
    first, second = attach(filled, picture()), attach(filled, picture(70_000), "P-2")
    paths = [attachments.path_of(filled.root, one.id) for one in (first, second)]
    if what == "gone":
        paths[0].unlink()
    elif what == "flipped":
        raw = bytearray(paths[0].read_bytes())
        raw[500] ^= 4
        paths[0].write_bytes(raw)
    else:
        paths[0].write_bytes(paths[1].read_bytes())

    with pytest.raises(StoreError) as caught:
        read(filled, first)
    found = filled.check()

    expected = "missing" if what == "gone" else "altered"
    assert caught.value.key == f"keeping.damage.{expected}"
    assert caught.value.problems[0].key == f"keeping.remedy.{expected}"
    assert [(one.file, one.code, one.reason) for one in found] == [
        (f"attachments/{first.id}.sealed", CODE, f"keeping.damage.{expected}")
    ]
    assert read(filled, second) == picture(70_000)


def test_the_same_file_twice_is_refused_for_one_exhibit_only(filled: SealedCaseStore) -> None:
    attach(filled, picture())

    with pytest.raises(StoreError, match=r"keeping\.attach\.twice"):
        attach(filled, picture())
    attach(filled, picture(), "P-2")

    assert len(filled.attachments(CODE)) == 2
    assert len(list(attachments.folder(filled.root).iterdir())) == 2


def test_an_older_view_attaches_nothing(filled: SealedCaseStore) -> None:
    filled.save(CODE, case(n=1), {}, expected_revision=1, **WHO)

    with pytest.raises(ConflictError):
        attach(filled, picture(), revision=1)

    assert not filled.attachments(CODE)
    assert not list(attachments.folder(filled.root).iterdir())


def test_removing_an_attachment_takes_key_and_file_away(filled: SealedCaseStore) -> None:
    added = attach(filled, picture())

    filled.detach(CODE, added, case(), {}, expected_revision=2, **WHO)

    assert not filled.attachments(CODE)
    assert not list(attachments.folder(filled.root).iterdir())
    with pytest.raises(ConflictError, match=r"keeping\.attach\.gone"):
        read(filled, added)
    assert not filled.check()


def test_deleting_a_case_takes_its_attachments_along_and_no_others(filled: SealedCaseStore) -> None:
    attach(filled, picture())
    filled.create(OTHER, case(), {}, **WHO)
    source = io.BytesIO(picture(90_000))
    looked = attachment_types.look(source, no_pages)
    _stored, kept = filled.attach(OTHER, "P-1", source, looked, case(), {}, expected_revision=1, **WHO)

    filled.delete(CODE, expected_revision=2, operator="x")

    assert [path.name for path in attachments.folder(filled.root).iterdir()] == [f"{kept.id}.sealed"]
    assert read(filled, kept, OTHER) == picture(90_000)
    assert not filled.check()


def test_a_stop_at_every_system_call_of_attaching_leaves_the_old_or_the_new_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = set()
    for at in range(1, 60):
        root = tmp_path / f"s{at}"
        sealed_world.made(root)
        store = sealed_world.opened(root)
        store.create(CODE, case(), {}, **WHO)
        stop = breaker.Breaker(at, half=bool(at % 2))
        with monkeypatch.context() as patch:
            stop.install(patch)
            try:
                attach(store, picture(70_000))
                done = True
            except breaker.Stop:
                done = False
        after = sealed_world.opened(root)
        found = after.attachments(CODE)
        assert [read(after, one) for one in found] == [picture(70_000)] * len(found)
        assert len(found) == after.load(CODE).revision - 1
        assert not after.alarms
        assert not after.check()
        assert found or not done
        seen.add((done, bool(found)))
        if done:
            break
    assert seen == {(False, False), (False, True), (True, True)}


def test_a_full_disk_at_any_write_of_attaching_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for at in range(1, 8):
        root = tmp_path / f"s{at}"
        sealed_world.made(root)
        store = sealed_world.opened(root)
        store.create(CODE, case(), {}, **WHO)
        full = breaker.Breaker(at, error=OSError(28, "full"))
        with monkeypatch.context() as patch:
            full.install(patch, ("write",))
            try:
                attach(store, picture(70_000))
                done = True
            except StoreError as error:
                done = error.key != "store.disk_full"
        after = sealed_world.opened(root)
        assert bool(after.attachments(CODE)) is done
        assert bool(list(attachments.folder(root).iterdir())) is done
        assert not after.check()


def test_killed_while_attaching_and_removing_the_store_opens_whole(tmp_path: Path) -> None:
    root = tmp_path / "sealed"
    sealed_world.made(root)
    sealed_world.opened(root).create(CODE, case(), {}, **WHO)
    chance = random.Random(3)  # noqa: S311

    def forever(say: Callable[[int], None]) -> None:
        store = sealed_world.opened(root)
        say(len(store.attachments(CODE)))
        for number in range(10_000):
            attach(store, picture(80_000 + number), f"P-{number + 1}")
            if number % 3 == 2:
                held = store.load(CODE)
                store.detach(
                    CODE, store.attachments(CODE)[0], held.document, {},
                    expected_revision=held.revision, **WHO,
                )  # fmt: skip

    for _ in range(12):
        sealed_worker.killed(forever, chance.uniform(0.005, 0.08))
        store = sealed_world.opened(root)
        for one in store.attachments(CODE):
            assert read(store, one).startswith(PNG)
        assert not store.alarms
        assert not store.check()


def test_what_a_kill_left_is_removed_only_when_it_is_old(filled: SealedCaseStore, again: Any) -> None:
    folder = attachments.folder(filled.root)
    folder.mkdir()
    left = folder / f".{'a' * 32}.sealed.tmp"
    left.write_bytes(b"x")
    again()
    assert left.exists()

    os.utime(left, (time.time() - 7200, time.time() - 7200))
    again()

    assert not left.exists()


def test_a_file_without_a_case_is_named_and_kept(filled: SealedCaseStore) -> None:
    attach(filled, picture())
    stray = attachments.folder(filled.root) / f"{'b' * 32}.sealed"
    stray.write_bytes(b"x")

    assert [one.reason for one in filled.check()] == ["keeping.damage.orphan"]
    assert stray.exists()


def docx(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as parts:
        for name in names:
            parts.writestr(name, "x")
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PNG + b"x", "png"),
        (b"\xff\xd8\xff\xe0 JFIF", "jpeg"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\n\n%PDF-1.4\n", "pdf"),
        (docx("[Content_Types].xml", "word/document.xml"), "docx"),
    ],
)
def test_a_file_is_what_its_content_says(data: bytes, kind: str) -> None:
    assert attachment_types.look(io.BytesIO(data), lambda _source: 3).kind == kind


@pytest.mark.parametrize(
    "data",
    [
        b"MZ\x90 program",
        b"#!/bin/sh\n",
        b"<html><script>",
        docx("xl/workbook.xml"),
        b"PK\x03\x04 broken",
        b"GIF89a",
        struct.pack(">I", 7),
        b"x" * 2000 + b"%PDF-1.7",
    ],
)
def test_other_kinds_of_file_are_refused_whatever_their_name(data: bytes) -> None:
    with pytest.raises(StoreError, match=r"keeping\.attach\.type"):
        attachment_types.look(io.BytesIO(data), lambda _source: 3)


def test_an_empty_file_and_one_that_is_too_large_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreError, match=r"keeping\.attach\.empty"):
        attachment_types.look(io.BytesIO(), no_pages)
    monkeypatch.setattr(attachment_types, "LARGEST", 10)
    with pytest.raises(StoreError, match=r"keeping\.attach\.too_big"):
        attachment_types.look(io.BytesIO(PNG * 2), no_pages)


def test_a_pdf_that_can_not_be_read_is_kept_with_its_fault() -> None:
    looked = attachment_types.look(io.BytesIO(b"%PDF-1.7 broken"), no_pages)

    assert (looked.kind, looked.pages, looked.fault) == ("pdf", None, "keeping.evidence.damaged")
