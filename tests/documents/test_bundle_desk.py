"""`bundle CASE`: from the attachments of a sealed case to two files, or to every reason why there is none."""

from __future__ import annotations

import hashlib
import io
import json
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from bundle_files import jpeg, locked, pages, pdf
from conftest import sample
from pypdf import PdfReader

from legal_assist import messages
from legal_assist.__main__ import run
from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, bundle_writing, bundling, evidence, made_papers, sealing
from legal_assist.desk.bundling import Order
from legal_assist.documents import bundle_plan
from legal_assist.errors import DocumentError, StoreError
from legal_assist.store import choosing, keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from legal_assist.desk import Opened
    from legal_assist.documents.bundle_parts import Plan
    from legal_assist.errors import Problem

DAY = date(2026, 11, 24)
PASSWORD = "kata sandi yang panjang"  # noqa: S105
SECRET = "empat kata acak panjang"  # noqa: S105  # an invented one


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(choosing.NO_KEYRING, "1")
    keys.allow_test_kdf()
    yield
    keys.allow_test_kdf(False)


class Office:
    """A desk on a sealed store that holds one case."""

    def __init__(self, root: Path, plain: dict[str, Any]) -> None:
        self.root = root
        self.desk = Desk(root / "store", FixedClock(DAY), "pendamping")
        sealing.init(self.desk, SECRET, sealing.new_recovery_key())
        self.code = self.desk.import_case(json.dumps(plain).encode()).case.code
        self.case = self.opened.case

    @property
    def opened(self) -> Opened:
        return self.desk.open(self.code)

    @property
    def open_mark(self) -> str:
        """An exhibit in hand whose kind puts it into the served set."""
        kinds = self.desk.catalogue.sealed_kinds
        return next(e.id for e in self.case.exhibits if e.status == "in_hand" and e.kind not in kinds)

    def attach(self, mark: str, data: bytes) -> None:
        path = self.root / "sumber"
        path.write_bytes(data)
        evidence.attach(self.desk, self.opened, mark, path)

    def attach_all(self, **other: bytes) -> None:
        """A file for every exhibit in hand; `other` names files of one's own, ``P_5=...``."""
        for one in self.case.exhibits:
            if one.status == "in_hand":
                data = other.get(one.id.replace("-", "_"))
                self.attach(one.id, data if data is not None else pdf(one.pages or 1, f"Isi {one.id}"))

    def bundle(self, **options: Any) -> bundling.Bundled:
        out = options.pop("out", self.root / "bukti.pdf")
        return bundling.make(self.desk, self.opened, Order(out=out, **options))

    def refusal(self, **options: Any) -> DocumentError:
        with pytest.raises(DocumentError) as caught:
            self.bundle(**options)
        assert sorted(self.root.glob("*.pdf")) == []  # nothing half done is left
        return caught.value


@pytest.fixture
def office(tmp_path: Path) -> Callable[..., Office]:
    def made(change: Callable[[dict[str, Any]], None] | None = None, letter: str = "c") -> Office:
        plain, _day = sample(letter)
        if change is not None:
            change(plain)
        return Office(tmp_path, plain)

    return made


def keys_of(error: DocumentError) -> set[tuple[str, str]]:
    for problem in error.problems:
        for lang in messages.LANGUAGES:
            assert messages.of_problem(problem, lang)
    return {(problem.path, problem.key.removeprefix("bundle.")) for problem in error.problems}


def text_of(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages)


def test_two_sets_are_made_and_the_served_one_holds_nothing_of_the_sealed(
    office: Callable[..., Office],
) -> None:
    one = office()
    one.attach_all()
    done = one.bundle()
    assert done.sealed is not None
    assert done.sealed.path.name == "bukti-tertutup.pdf"
    sealed = {span.mark for span in done.sealed.bound.spans}
    served = {span.mark for span in done.served.bound.spans}
    kinds = one.desk.catalogue.sealed_kinds
    assert sealed == {e.id for e in one.case.exhibits if e.kind in kinds and e.status == "in_hand"}
    assert sealed
    assert not sealed & served
    serving = text_of(done.served.path.read_bytes())
    for mark in sealed:
        assert f"Isi {mark} " not in serving
        assert f"Isi {mark} " in text_of(done.sealed.path.read_bytes())
    assert "berkas tertutup" in serving
    assert "TERTUTUP" in text_of(done.sealed.path.read_bytes())
    for victim in one.case.victims:
        assert victim.name
        assert victim.name not in serving


def test_every_page_leads_back_to_its_source_and_the_act_is_logged(office: Callable[..., Office]) -> None:
    one = office()
    one.attach_all()
    done = one.bundle()
    paths = sorted((one.desk.workspace.receipts / one.code).glob("*.json"))
    assert len(paths) == 2
    attached = {
        listed.attachment.exhibit: listed.attachment.sha256 for listed in evidence.listing(one.desk, one.code)
    }
    for path in paths:
        kept = json.loads(path.read_text(encoding="utf-8"))
        written = done.served if kept["set"] == "served" else done.sealed
        assert written is not None
        assert kept["sha256"] == hashlib.sha256(written.path.read_bytes()).hexdigest()
        assert {e["place"] for e in kept["sources"]} == {span.mark for span in written.bound.spans}
        assert all(attached[e["place"]] == e["sha256"] for e in kept["sources"])
    acts = [entry for entry in sealing.sealed(one.desk).log() if entry["what"] == "bundle_made"]
    assert len(acts) == 1
    assert messages.text("keeping.audit.bundle_made", "id")


def test_a_bundle_is_listed_with_the_papers_and_says_when_it_is_older_than_its_exhibits(
    office: Callable[..., Office],
) -> None:
    one = office()
    one.attach_all()
    done = one.bundle()
    assert done.sealed is not None

    def listed() -> dict[str, tuple[str, ...]]:
        found = made_papers.listing(one.desk, one.opened)
        assert found.unreadable == ()
        return {
            paper.path.name: tuple(path for change in paper.changes for path in change.what)
            for paper in found.files
        }

    assert listed() == {"bukti.pdf": (), "bukti-tertutup.pdf": ()}
    served = done.served.bound.spans[0].mark
    sealed = done.sealed.bound.spans[0].mark
    one.desk.record(one.opened, f"exhibits.{served}.title", "Judul lain")
    assert listed() == {"bukti.pdf": (f"exhibits.{served}",), "bukti-tertutup.pdf": ()}
    one.attach(sealed, pdf(1, "Halaman belakang"))
    assert listed()["bukti-tertutup.pdf"] == (f"exhibits.{sealed}",)
    made_papers.wipe(one.desk, one.opened)
    assert not done.served.path.exists()
    assert not done.sealed.path.exists()


def test_the_bundle_lists_what_the_list_of_evidence_prints(office: Callable[..., Office]) -> None:
    from legal_assist.documents import making

    one = office()
    one.attach_all()
    done = one.bundle()
    (context,) = making.context(
        one.opened.case, bundle_plan.LIST, book=one.desk.book, as_of=DAY, catalogue=one.desk.catalogue
    )
    contents = text_of(done.served.path.read_bytes())
    rows: Any = context["alat_bukti"]
    for row in rows:
        assert f"{row['tanda']} {row['uraian']}" in contents


def test_an_exhibit_cited_as_in_hand_without_a_file_is_named(office: Callable[..., Office]) -> None:
    one = office()
    in_hand = [e.id for e in one.case.exhibits if e.status == "in_hand"]
    error = one.refusal()
    assert keys_of(error) == {(mark, "cited_not_attached") for mark in in_hand}


def test_a_file_whose_exhibit_is_said_to_be_elsewhere_is_named(office: Callable[..., Office]) -> None:
    one = office()
    other = next(e.id for e in one.case.exhibits if e.status != "in_hand")
    one.attach_all()
    one.attach(other, pdf(1))
    assert keys_of(one.refusal()) == {(other, "attached_not_in_hand")}
    done = one.bundle(without=frozenset({other}))
    assert other in done.listed_only


def test_bad_files_and_missing_ones_are_named_together(office: Callable[..., Office]) -> None:
    one = office()
    marks = [e.id for e in one.case.exhibits if e.status == "in_hand"]
    for mark in marks[2:]:
        one.attach(mark, pdf(1))
    one.attach(marks[0], locked(pdf(1), user="rahasia-panjang"))
    error = one.refusal()
    assert keys_of(error) == {(marks[0], "source.password"), (marks[1], "cited_not_attached")}


def test_a_mark_that_no_exhibit_bears_is_found_in_any_text(office: Callable[..., Office]) -> None:
    def change(plain: dict[str, Any]) -> None:
        plain["exhibits"][1]["proves"] = "Sama seperti bukti P-77."

    one = office(change)
    one.attach_all()
    mark = one.case.exhibits[1].id
    assert keys_of(one.refusal()) == {(f"exhibits.{mark}.proves", "cited_unknown")}
    assert ("P-88", "no_such_exhibit") in keys_of(one.refusal(without=frozenset({"P-88"})))


def test_what_no_paper_for_the_court_cites_stays_out_and_is_named(office: Callable[..., Office]) -> None:
    one = office(letter="a")
    one.attach_all()
    done = one.bundle()
    out = {e.id for e in one.case.exhibits if e.kind == "return_statement"}
    assert set(done.left_out) == out
    assert out


def test_an_exhibit_that_names_a_victim_blocks_by_its_mark_until_it_is_sealed(
    office: Callable[..., Office],
) -> None:
    one = office()
    victim = one.case.victims[0]
    free = one.open_mark
    one.attach_all(**{free.replace("-", "_"): pdf(1, f"Kuitansi atas nama {victim.name}")})
    error = one.refusal()
    assert error.key == "bundle.leak"
    assert {problem.path for problem in error.problems} == {free}
    for lang in messages.LANGUAGES:
        shown = messages.of_error(error, lang) + "".join(messages.of_problem(p, lang) for p in error.problems)
        assert victim.name not in shown
    mark = f"leak:{victim.id}:name"
    assert one.refusal(accepted=frozenset({mark})).key == "bundle.needs_reason"
    done = one.bundle(sealed=frozenset({free}))
    assert done.sealed is not None
    assert free in {span.mark for span in done.sealed.bound.spans}
    assert "(dalam sampul tertutup)" in text_of(done.served.path.read_bytes())


def test_a_finding_that_is_somebody_else_passes_with_a_reason_that_is_kept(
    office: Callable[..., Office],
) -> None:
    one = office()
    victim = one.case.victims[0]
    free = one.open_mark
    one.attach_all(**{free.replace("-", "_"): pdf(1, f"Kuitansi atas nama {victim.name}")})
    accepted = frozenset({f"leak:{victim.id}:name"})
    one.bundle(accepted=accepted, reason=f"Bukan dia; {victim.name} adalah nama toko.")
    (entry,) = [e for e in sealing.sealed(one.desk).log() if e["what"] == "bundle_made"]
    assert victim.name not in json.dumps(entry, ensure_ascii=False, default=str)
    assert "leak" in json.dumps(entry, default=str)


def test_nothing_is_ever_overwritten_and_both_files_come_or_none(
    office: Callable[..., Office], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = office()
    one.attach_all()
    taken = one.root / "bukti-tertutup.pdf"
    taken.write_bytes(b"punya orang lain")
    with pytest.raises(DocumentError) as caught:
        one.bundle()
    assert caught.value.key == "workspace.exists"
    assert taken.read_bytes() == b"punya orang lain"
    taken.unlink()
    write = bundle_writing.write_atomic

    def failing(path: Path, data: bytes) -> None:
        if "tertutup" not in path.name:
            raise DocumentError("workspace.disk_full", place=str(path.parent))
        write(path, data)

    monkeypatch.setattr(bundle_writing, "write_atomic", failing)
    assert one.refusal().key == "workspace.disk_full"


def test_bytes_that_the_disk_changed_are_noticed(
    office: Callable[..., Office], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = office()
    one.attach_all()
    write = bundle_writing.write_atomic
    monkeypatch.setattr(bundle_writing, "write_atomic", lambda path, data: write(path, data[:-1] + b"x"))
    assert one.refusal().key == "bundle.wrong"


def test_the_work_can_be_stopped_at_every_step(office: Callable[..., Office]) -> None:
    one = office()
    one.attach_all()
    told: list[str] = []
    one.bundle(step=lambda what, _done, _whole: told.append(what))
    assert list(dict.fromkeys(told)) == ["read", "open", "bind", "verify", "scan"]
    for path in one.root.glob("*.pdf"):
        path.unlink()
    for after in range(0, len(told), 7):
        count = iter(range(10**6))
        assert one.refusal(stop=lambda: next(count) >= after).key == "bundle.stopped"  # noqa: B023


def test_only_the_sealed_set_is_locked(office: Callable[..., Office]) -> None:
    one = office()
    one.attach_all()
    done = one.bundle(password=PASSWORD)
    assert done.sealed is not None
    assert PdfReader(done.sealed.path).is_encrypted
    assert not PdfReader(done.served.path).is_encrypted
    assert pages(done.sealed.bound, PASSWORD)


def test_more_than_fits_in_memory_is_refused_with_the_largest(
    office: Callable[..., Office], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = office()
    one.attach_all()
    monkeypatch.setattr(bundling, "MOST_BYTES", 2000)
    error = one.refusal()
    assert error.key == "bundle.too_large"
    assert error.params["mark"] in {e.id for e in one.case.exhibits}


def test_an_open_store_has_no_attachments_and_says_so(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "terbuka", FixedClock(DAY))
    desk.unlock()
    plain, _day = sample("c")
    opened = desk.import_case(json.dumps(plain).encode())
    with pytest.raises(StoreError):
        bundling.make(desk, desk.open(opened.case.code), Order(out=tmp_path / "bukti.pdf"))


def test_a_victim_who_chose_to_be_named_has_no_sealed_set(office: Callable[..., Office]) -> None:
    def change(plain: dict[str, Any]) -> None:
        for victim in plain["victims"]:
            victim["confidential"] = False
            decision = {"id": "S99", "right": "confidentiality", "decision": "declines", "on": "2026-11-20"}
            victim["decisions"] = [*victim.get("decisions", ()), decision]
            victim |= dict.fromkeys(
                ("threatened", "pressured", "phone_watched", "family_threatened", "risk_at_home"), False
            )
            victim["safe_now"] = True
        for defendant in plain["defendants"]:
            defendant["known_to_victim_family"] = False

    one = office(change)
    one.attach_all()
    assert one.bundle().sealed is None


def test_the_cover_waits_for_the_court_that_it_names(office: Callable[..., Office]) -> None:
    one = office(lambda plain: plain["court"].pop("name"))
    plan, problems = planned(one, one.case)
    assert plan.served.called
    assert {p.key for p in problems if p.path == bundle_plan.LIST} == {"bundle.gap"}


def planned(one: Office, case: Any) -> tuple[Plan, tuple[Problem, ...]]:
    return bundle_plan.plan(
        case, book=one.desk.book, catalogue=one.desk.catalogue, as_of=DAY,
        files={e.id: 1 for e in case.exhibits if e.status == "in_hand"},
    )  # fmt: skip


class _Input(io.TextIOWrapper):
    def isatty(self) -> bool:
        return False


def test_the_command_says_where_everything_went(
    office: Callable[..., Office], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = office()
    photo = one.open_mark
    one.attach_all(**{photo.replace("-", "_"): jpeg()})
    secret = one.root / "sandi.txt"
    secret.write_text(SECRET + "\n", encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", _Input(io.BytesIO(b"")))

    def call(*arguments: str) -> tuple[int, str, str]:
        one.desk.lock()
        capfd.readouterr()
        more = ["--store", str(one.root / "store"), "--passphrase-file", str(secret), "--as-of", "2026-11-24"]
        code = run(["bundle", one.code, *arguments, *more])
        sys.stdout.flush()
        out, err = capfd.readouterr()
        return code, out, err

    code, out, err = call("--out", str(one.root / "bukti.pdf"))
    assert (code, err) == (0, "")
    assert f"{photo}: 1 halaman berupa gambar" in out
    assert "Berkas untuk sampul tertutup" in out
    code, out, _ = call("--out", str(one.root / "dua.pdf"), "--json", "--lang", "en", "--seal", photo.lower())
    found = json.loads(out)
    assert code == 0
    assert [one["set"] for one in found["sets"]] == ["served", "sealed"]
    assert photo in {e["exhibit"] for e in found["sets"][1]["exhibits"]}
    code, _, err = call("--out", str(one.root / "bukti.txt"))
    assert (code, ".pdf" in err) == (5, True)
    code, _, err = call("--out", str(one.root / "bukti.pdf"))
    assert code == 5
