"""A case leaves a sealed store locked; unlocked only on purpose; and comes back with its evidence, once."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loss_cases import NAME, amount, case

from legal_assist.cases import editing, importing
from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, evidence, packages, sealing
from legal_assist.errors import CaseDataError, LegalAssistError, StoreError, UsageError
from legal_assist.store import keys, parcel
from legal_assist.store.sealed_store import SealedCaseStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SECRET = "empat kata acak panjang"  # noqa: S105  # an invented one
PARCEL = "frasa paket uji coba"
CODE = "MELATI-01"
ONE, TWO = b"\x89PNG\r\n\x1a\n satu", b"\x89PNG\r\n\x1a\n dua"


@pytest.fixture(autouse=True)
def quick() -> Iterator[None]:
    keys.allow_test_kdf()
    yield
    keys.allow_test_kdf(False)


@pytest.fixture
def office(tmp_path: Path) -> Callable[[str], Desk]:
    """Makes a sealed store."""

    def make(name: str) -> Desk:
        desk = Desk(tmp_path / name, FixedClock(date(2026, 11, 24)), "pendamping")
        sealing.init(desk, SECRET, sealing.new_recovery_key())
        return desk

    return make


@pytest.fixture
def sender(office: Callable[[str], Desk], tmp_path: Path) -> Desk:
    """A store with one case, two exhibits and three attachments."""
    desk = office("store")
    opened = desk.import_case(importing.write(case(amount(evidence=["P-1"]))))
    for number, (exhibit, content) in enumerate([("P-1", ONE), ("P-1", TWO), ("P-2", ONE)]):
        file = tmp_path / f"KTP {NAME} {number}.png"
        file.write_bytes(content)
        opened = evidence.attach(desk, opened, exhibit, file).opened
    return desk


def kept(desk: Desk) -> list[tuple[str, bytes]]:
    return [(one.exhibit, one.content) for one in evidence.contents(desk, CODE)]


def log(desk: Desk) -> list[str]:
    store = desk.store
    assert isinstance(store, SealedCaseStore)
    return [str(entry["what"]) for entry in store.log()]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300) | st.integers(65_520, 65_545).map(bytes))
def test_what_is_locked_is_opened_again_and_its_size_says_little(content: bytes) -> None:
    keys.allow_test_kdf()
    sealed = parcel.seal(content, PARCEL)

    assert parcel.unseal(sealed, PARCEL) == content
    assert (len(sealed) - parcel.HEAD_BYTES) % (64 * 1024 + 16) == 0
    assert sealed != parcel.seal(content, PARCEL)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_changed_byte_and_no_cut_goes_unnoticed(data: st.DataObject) -> None:
    keys.allow_test_kdf()
    sealed = bytearray(parcel.seal(b"isi" * 30_000, PARCEL))
    if data.draw(st.booleans()):
        place = data.draw(st.integers(0, parcel.HEAD_BYTES + 40) | st.integers(0, len(sealed) - 1))
        sealed[place] ^= data.draw(st.integers(1, 255))
    else:
        chunks = st.integers(0, 1).map(lambda n: parcel.HEAD_BYTES + n * (64 * 1024 + 16))
        del sealed[data.draw(st.integers(0, len(sealed) - 1) | chunks) :]
    with pytest.raises(CaseDataError, match=r"exchange\.sealed\."):
        parcel.unseal(bytes(sealed), PARCEL)


def test_the_program_itself_locks_with_a_real_derivation_and_refuses_the_tests_one() -> None:
    weak = parcel.seal(b"isi", PARCEL)
    keys.allow_test_kdf(False)
    strong = parcel.seal(b"isi", PARCEL)

    assert parcel.unseal(strong, PARCEL) == b"isi"
    with pytest.raises(CaseDataError, match="refused"):
        parcel.unseal(weak, PARCEL)


def test_a_sealed_case_leaves_locked_and_comes_back_with_its_evidence(
    sender: Desk, office: Callable[[str], Desk], tmp_path: Path
) -> None:
    out = tmp_path / "paket.tersegel"
    given = packages.write_case(sender, CODE, out, passphrase=PARCEL)
    data = out.read_bytes()
    assert (given.attachments, given.is_sealed) == (3, True)
    assert b"victims" not in data
    assert ONE not in data

    other = office("lain")
    for wrong, key in ((None, "passphrase_needed"), ("bukan frasa sandinya", "wrong_passphrase")):
        with pytest.raises(CaseDataError, match=key):
            packages.read_incoming(other, data, wrong)
    taken = packages.take(other, packages.read_incoming(other, data, PARCEL))

    assert (taken.attached, taken.left) == (3, 0)
    assert sorted(kept(other)) == sorted(kept(sender))
    assert other.open(CODE).case == sender.open(CODE).case


def test_importing_twice_doubles_nothing_and_finishes_what_was_cut_short(
    sender: Desk, office: Callable[[str], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = packages.give(sender, CODE, passphrase=PARCEL).data
    other = office("lain")
    put_back, calls = evidence.put_back, []

    def once(*arguments: Any) -> Any:
        calls.append(1)
        if len(calls) > 1:
            raise StoreError("store.disk_full", place="x")
        return put_back(*arguments)

    monkeypatch.setattr(evidence, "put_back", once)
    with pytest.raises(StoreError, match="disk_full"):
        packages.take(other, packages.read_incoming(other, data, PARCEL))
    monkeypatch.undo()
    keys.allow_test_kdf()
    assert len(kept(other)) == 1

    assert packages.take(other, packages.read_incoming(other, data, PARCEL)).attached == 2
    again = packages.take(other, packages.read_incoming(other, data, PARCEL))
    assert (again.attached, again.left) == (0, 0)
    assert len(kept(other)) == 3
    assert len(other.summaries()) == 1


def test_nothing_unlocked_leaves_a_sealed_store_without_its_code_name_typed(
    sender: Desk, tmp_path: Path
) -> None:
    for typed in ("", "ya", "MELATI-02"):
        for zipped in (True, False):
            with pytest.raises(UsageError, match="not_confirmed"):
                packages.write_case(sender, CODE, tmp_path / "x", zipped=zipped, confirmed=typed)
    assert not (tmp_path / "x").exists()
    assert not any(what.endswith("exported") for what in log(sender))

    packages.write_case(sender, CODE, tmp_path / "x.zip", confirmed="melati-01\n")
    with zipfile.ZipFile(tmp_path / "x.zip") as file:
        assert NAME not in " ".join(file.namelist())
        assert NAME.encode() in file.read("case.json")
    assert log(sender)[-1] == "package_exported"


@pytest.mark.parametrize(
    "options", [{"passphrase": PARCEL}, {"confirmed": CODE}, {"confirmed": CODE, "zipped": False}]
)
def test_when_the_log_cant_be_written_nothing_leaves(
    sender: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: dict[str, Any]
) -> None:
    def refused(*_arguments: object, **_options: object) -> None:
        raise StoreError("store.disk_full", place="x")

    monkeypatch.setattr(SealedCaseStore, "note", refused)
    with pytest.raises(StoreError, match="disk_full"):
        packages.write_case(sender, CODE, tmp_path / "x", **options)
    assert not (tmp_path / "x").exists()


def test_the_stores_own_passphrase_and_a_short_one_lock_no_package(sender: Desk) -> None:
    for passphrase, key in ((SECRET, "own_passphrase"), ("pendek", "passphrase_short")):
        with pytest.raises(StoreError, match=key):
            packages.give(sender, CODE, passphrase=passphrase)


@pytest.mark.parametrize("name", ["x.json", "x.ZIP", "x.docx"])
def test_a_locked_package_doesnt_pretend_to_be_another_file(sender: Desk, tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="suffix"):
        packages.write_case(sender, CODE, tmp_path / name, passphrase=PARCEL)


def test_evidence_of_an_exhibit_that_is_another_paper_here_is_left_and_said(
    sender: Desk, office: Callable[[str], Desk]
) -> None:
    data = packages.give(sender, CODE, passphrase=PARCEL).data
    other = office("lain")
    here = editing.set_value(sender.open(CODE).case, "exhibits.P-1.title", "Surat lain")
    other.import_case(importing.write(here))
    incoming = packages.read_incoming(other, data, PARCEL)
    with pytest.raises(StoreError, match="differs"):
        packages.take(other, incoming)

    taken = packages.merge(other, incoming, {"exhibits.P-1.title": "mine"})
    assert (taken.attached, taken.left) == (1, 2)
    assert kept(other) == [("P-2", ONE)]


def test_what_cant_be_evidence_is_refused_before_anything_is_stored(office: Callable[[str], Desk]) -> None:
    from legal_assist.exports import case_package

    data = case_package.write(importing.write(case()), [case_package.Enclosed("P-1", b"MZ program")])
    other = office("lain")
    with pytest.raises(CaseDataError, match="bad_attachments") as caught:
        packages.take(other, packages.read_incoming(other, data))
    assert [(one.path, one.key) for one in caught.value.problems] == [("exhibits.P-1", "keeping.attach.type")]
    assert other.summaries() == ()


def test_a_store_of_invented_cases_takes_the_case_and_says_what_it_left(sender: Desk, tmp_path: Path) -> None:
    data = packages.give(sender, CODE, passphrase=PARCEL).data
    training = Desk(tmp_path / "latihan", FixedClock(date(2026, 11, 24)))
    training.unlock()
    taken = packages.take(training, packages.read_incoming(training, data, PARCEL))

    assert (taken.attached, taken.left) == (0, 3)


def test_a_newer_schema_inside_a_package_is_refused(office: Callable[[str], Desk]) -> None:
    from legal_assist.exports import case_package

    newer = importing.write(case()).replace(b'"schema_version": 1', b'"schema_version": 2')
    data = parcel.seal(case_package.write(newer), PARCEL)
    with pytest.raises(LegalAssistError, match="file_newer"):
        packages.read_incoming(office("lain"), data, PARCEL)


def test_a_hostile_zip_inside_a_lock_is_refused_like_any_other(office: Callable[[str], Desk]) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("case.json", importing.write(case()))
        file.writestr("../../jahat", b"x")
    with pytest.raises(CaseDataError, match="bad_name"):
        packages.read_incoming(office("lain"), parcel.seal(out.getvalue(), PARCEL), PARCEL)


def test_the_command_line_locks_by_default_and_asks_before_it_doesnt(
    cli: Any, sender: Desk, tmp_path: Path
) -> None:
    store = tmp_path / "frasa"
    store.write_text(SECRET)
    package = tmp_path / "frasa-paket"
    package.write_text(PARCEL)
    base = ("case", "export", CODE, "--passphrase-file", str(store))
    locked = tmp_path / "a.tersegel"

    assert cli(*base, "--out", str(tmp_path / "x.json")).code == 2
    assert cli(*base, "--out", str(locked)).code == 2  # nobody there to type a passphrase
    assert cli(*base, "--package", str(tmp_path / "x.zip")).code == 2
    assert cli(*base, "--plain", "--out", str(tmp_path / "x.json"), typed="MELATI-02\n").code == 2
    assert not any(tmp_path.glob("x.*"))

    given = cli(*base, "--out", str(locked), "--package-passphrase-file", str(package), "--json").json
    assert (given["attachments"], given["sealed"]) == (3, True)
    assert cli(*base, "--plain", "--out", str(tmp_path / "x.json"), typed=f"{CODE}\n").code == 0
    assert cli(*base, "--yes-plain", CODE, "--package", str(tmp_path / "x.zip")).code == 0

    take = ("case", "import", str(locked), "--passphrase-file", str(store))
    assert cli(*take).code == 3
    same = cli(*take, "--package-passphrase-file", str(package), "--json").json
    assert (same["unchanged"], same["attachments"], same["attachments_left"]) == (True, 0, 0)
