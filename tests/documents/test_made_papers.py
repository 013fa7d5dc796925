"""Papers that were made: listed with where they lie, marked when they no longer fit, wiped together."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, Opened, made_papers, paper_changes, retaining, samples, sealing
from legal_assist.errors import StoreError
from legal_assist.store import keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from legal_assist.desk.made_papers import MadePaper

SAMPLE = samples.sample("a")
PAPER = "rincian-kerugian"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with the four women in its store, on the day of the sample."""
    made = Desk(tmp_path / "store", FixedClock(SAMPLE.as_of), "Sari")
    made.unlock()
    made.import_case(SAMPLE.case_file.read_bytes())
    return made


def case_of(desk: Desk) -> Opened:
    return desk.open(desk.summaries()[0].code)


def make(desk: Desk, out: Path, *documents: str) -> None:
    desk.make(case_of(desk), documents or (PAPER,), out, draft=True)


def papers(desk: Desk) -> tuple[MadePaper, ...]:
    return made_papers.listing(desk, case_of(desk)).papers


def said(desk: Desk, paper: MadePaper, lang: str = "id") -> str:
    return " ".join(made_papers.say(paper, desk, lang))


def of_victim(desk: Desk, victim: str) -> MadePaper:
    return next(one for one in papers(desk) if one.victim == victim)


def test_each_made_paper_is_listed_with_its_place_and_still_fits(desk: Desk, tmp_path: Path) -> None:
    make(desk, tmp_path / "keluar")
    found = papers(desk)
    assert {one.path for one in found} == set((tmp_path / "keluar").glob("*.docx"))
    assert {one.state for one in found} == {"there"}
    assert {one.draft for one in found} == {True}
    assert not any(one.is_stale for one in found)


def test_a_folder_named_from_here_is_found_from_elsewhere(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sini").mkdir()
    monkeypatch.chdir(tmp_path / "sini")
    make(desk, Path("keluar"))
    monkeypatch.chdir(tmp_path)
    assert {one.state for one in papers(desk)} == {"there"}
    assert {one.path.parent for one in papers(desk)} == {tmp_path / "sini" / "keluar"}


def test_a_changed_fact_marks_the_papers_that_print_it_and_no_other(desk: Desk, tmp_path: Path) -> None:
    make(desk, tmp_path)
    desk.record(case_of(desk), "losses.L2.what", "Uraian lain sama sekali")
    victim = next(one.victim for one in case_of(desk).case.losses if one.id == "L2")
    stale = [one for one in papers(desk) if one.is_stale]
    assert [one.victim for one in stale] == [victim]
    assert "L2" in said(desk, stale[0])
    assert "Uraian lain" not in said(desk, stale[0])


def test_a_fact_that_no_paper_prints_leaves_them_fitting(desk: Desk, tmp_path: Path) -> None:
    make(desk, tmp_path)
    opened = desk.record(case_of(desk), "story_before", "Cerita lain yang tidak dicetak rincian ini.")
    assert opened.revision == 2
    assert not any(one.is_stale for one in papers(desk))


def test_a_removed_loss_is_named_as_one_entry(desk: Desk, tmp_path: Path) -> None:
    make(desk, tmp_path)
    desk.remove(case_of(desk), "losses.L2")
    (stale,) = (one for one in papers(desk) if one.is_stale)
    assert [one.kind for one in stale.changes] == ["facts"]
    assert "losses.L2" in stale.changes[0].what
    assert not [one for one in stale.changes[0].what if one.startswith("losses.L2.")]


def test_only_the_changes_that_a_paper_would_show_are_named(desk: Desk, tmp_path: Path) -> None:
    make(desk, tmp_path)
    desk.record(case_of(desk), "losses.L2.what", "Uraian lain")
    desk.record(case_of(desk), "victims.K2.occupation", "Pedagang keliling")
    desk.record(case_of(desk), "story_before", "Cerita lain.")
    assert [one.what for one in of_victim(desk, "K1").changes] == [("losses.L2.what",)]
    assert [one.what for one in of_victim(desk, "K2").changes] == [("victims.K2.occupation",)]
    assert not of_victim(desk, "K3").is_stale


def test_an_entry_that_came_is_named_too(desk: Desk, tmp_path: Path) -> None:
    make(desk, tmp_path, "daftar-alat-bukti")
    _opened, added = desk.add(case_of(desk), "exhibits", {"title": "Kuitansi obat", "kind": "receipt"})
    assert papers(desk)[0].changes[0].what == (f"exhibits.{added}",)


def test_what_changed_and_was_changed_back_fits_again(desk: Desk, tmp_path: Path) -> None:
    make(desk, tmp_path)
    before = next(one.what for one in case_of(desk).case.losses if one.id == "L2")
    desk.record(case_of(desk), "losses.L2.what", "Uraian lain")
    desk.record(case_of(desk), "losses.L2.what", before)
    assert not any(one.is_stale for one in papers(desk))


def test_a_cited_provision_that_the_book_says_otherwise_of_marks_the_paper(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(desk, tmp_path, "permohonan-restitusi")
    assert not papers(desk)[0].is_stale
    receipt = json.loads(papers(desk)[0].receipt.read_text(encoding="utf-8"))
    wanted = next(iter(receipt["cited"]))
    from legal_assist.documents import stale

    plain = stale.mark
    monkeypatch.setattr(stale, "mark", lambda book, one: "x" if one == wanted else plain(book, one))
    law = [one for one in papers(desk)[0].changes if one.kind == "law"]
    assert [one.what for one in law] == [(wanted,)]
    assert paper_changes.say(law[0], desk, "en").endswith(".")


def test_another_basis_on_a_later_day_marks_the_paper(desk: Desk, tmp_path: Path) -> None:
    make(desk, tmp_path, "permohonan-restitusi")
    earlier = Desk(desk.workspace.root, FixedClock(date(2025, 6, 1)))
    earlier.unlock()
    (one,) = papers(earlier)
    assert "basis" in [change.kind for change in one.changes]


def test_a_receipt_of_an_earlier_version_says_that_the_law_book_changed(desk: Desk, tmp_path: Path) -> None:
    make(desk, tmp_path, "permohonan-restitusi")
    path = papers(desk)[0].receipt
    receipt = json.loads(path.read_text(encoding="utf-8"))
    del receipt["cited"]
    receipt["law_version"] = "older"
    path.write_text(json.dumps(receipt), encoding="utf-8")
    assert [one.kind for one in papers(desk)[0].changes] == ["law"]


def test_a_paper_edited_by_hand_is_told_from_one_that_is_gone(desk: Desk, tmp_path: Path) -> None:
    make(desk, tmp_path)
    first, second, *_rest = papers(desk)
    first.path.write_bytes(b"diubah")
    second.path.unlink()
    states = {one.path: one.state for one in papers(desk)}
    assert states[first.path] == "edited"
    assert states[second.path] == "gone"


def test_wiping_takes_the_made_files_and_keeps_those_somebody_edited(desk: Desk, tmp_path: Path) -> None:
    make(desk, tmp_path)
    own = tmp_path / "catatan-saya.docx"
    own.write_bytes(b"x")
    edited, *rest = papers(desk)
    edited.path.write_bytes(b"diubah")
    done = made_papers.wipe(desk, case_of(desk))
    assert set(done.removed) == {one.path for one in rest}
    assert done.edited == (edited.path,)
    assert sorted(tmp_path.glob("*.docx")) == sorted([edited.path, own])
    assert {one.state for one in papers(desk)} == {"edited", "wiped"}
    again = made_papers.wipe(desk, case_of(desk), also_edited=True)
    assert again.removed == (edited.path,)
    assert list(tmp_path.glob("*.docx")) == [own]


def test_a_link_in_the_place_of_a_paper_is_never_followed(desk: Desk, tmp_path: Path) -> None:
    make(desk, tmp_path / "keluar")
    precious = tmp_path / "lain.docx"
    victim = papers(desk)[0].path
    precious.write_bytes(victim.read_bytes())
    victim.unlink()
    victim.symlink_to(precious)
    made_papers.wipe(desk, case_of(desk), also_edited=True)
    assert precious.exists()


def test_a_receipt_that_cannot_be_read_is_named_and_hides_no_other(desk: Desk, tmp_path: Path) -> None:
    make(desk, tmp_path)
    folder = papers(desk)[0].receipt.parent
    (folder / "rusak.json").write_text("{", encoding="utf-8")
    found = made_papers.listing(desk, case_of(desk))
    assert found.unreadable == ("rusak.json",)
    assert len(found.papers) == 4


def test_the_receipt_says_whose_template_it_was_and_what_was_cited(desk: Desk, tmp_path: Path) -> None:
    make(desk, tmp_path, "permohonan-restitusi")
    receipt = json.loads(papers(desk)[0].receipt.read_text(encoding="utf-8"))
    assert receipt["template_source"] == "shipped"
    assert receipt["cited"]
    assert all(desk.book.provision(one) for one in receipt["cited"])


@pytest.fixture
def sealed(tmp_path: Path) -> Iterator[Desk]:
    """A sealed store with the four women."""
    keys.allow_test_kdf()
    made = Desk(tmp_path / "tersegel", FixedClock(SAMPLE.as_of), "Sari")
    sealing.init(made, "bakau jati meranti ulin", sealing.new_recovery_key())
    made.import_case(SAMPLE.case_file.read_bytes())
    yield made
    keys.allow_test_kdf(False)


def test_wiping_stands_in_the_log_of_a_sealed_store(sealed: Desk, tmp_path: Path) -> None:
    make(sealed, tmp_path / "keluar")
    made_papers.wipe(sealed, case_of(sealed))
    entries = [one for one in sealed.store.log() if one["what"] == "papers_wiped"]  # type: ignore[attr-defined]
    assert [one["number"] for one in entries] == [4]


def test_the_record_of_an_erasure_names_only_papers_that_were_not_wiped(sealed: Desk, tmp_path: Path) -> None:
    make(sealed, tmp_path / "keluar")
    edited = papers(sealed)[0].path
    edited.write_bytes(b"diubah")
    made_papers.wipe(sealed, case_of(sealed))
    key = sealing.new_recovery_key()
    code = case_of(sealed).case.code
    record = retaining.erase(
        sealed, code, "bakau jati meranti ulin", key, reason="Uji pemusnahan berkas", despite=True
    )
    assert record["papers_outside"] == [str(edited)]


def test_nothing_is_wiped_when_the_log_cannot_be_written(
    sealed: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(sealed, tmp_path / "keluar")

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise StoreError("store.busy")

    monkeypatch.setattr(sealed, "audit", refuse)
    with pytest.raises(StoreError):
        made_papers.wipe(sealed, case_of(sealed))
    assert len(list((tmp_path / "keluar").glob("*.docx"))) == 4
