"""A big case is made in the promised time, tells how far it is, can be ended, leaves nothing in memory."""

from __future__ import annotations

import gc
import time
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from legal_assist import messages
from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, samples
from legal_assist.documents import frame, making, scanning
from legal_assist.documents.per_case import PerCase
from legal_assist.errors import DocumentError, ExitCode
from legal_assist.law import lawbook
from legal_assist.reckoning import losses
from legal_assist.store.steps import StoppedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Press

    from legal_assist.desk import Opened

SAMPLE = samples.sample("a")
PAPERS = ("rincian-kerugian", "daftar-alat-bukti", "surat-kuasa-khusus")


@pytest.fixture
def opened(tmp_path: Path) -> tuple[Desk, Opened]:
    desk = Desk(tmp_path / "store", FixedClock(SAMPLE.as_of), "Sari")
    desk.unlock()
    desk.import_case(SAMPLE.case_file.read_bytes())
    return desk, desk.open(desk.summaries()[0].code)


def test_five_victims_with_thirty_losses_each_take_no_longer_than_promised(
    press: Callable[[str], Press], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In processor time, so that a busy machine does not decide; every paper with its leak scan."""
    monkeypatch.syspath_prepend(Path(__file__).parents[1] / "benchmarks")
    import grown_case

    case, day = grown_case.case()
    assert (len(case.victims), len(case.losses)) == (5, 150)
    catalogue, book = press("a").catalogue, press("a").book
    first = whole = 0.0
    made = 0
    for entry in catalogue.entries:
        start = time.process_time()
        try:
            made += len(making.make(case, 1, entry.id, book=book, as_of=day, draft=True, catalogue=catalogue))
        except DocumentError as error:
            if error.key != "documents.not_applicable":
                raise
        spent = time.process_time() - start
        whole += spent
        first += spent if entry.id in grown_case.FIRST else 0
    assert made > 50
    assert first < 3
    assert whole < 15


def test_making_tells_how_far_it_is(opened: tuple[Desk, Opened], tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def step(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    desk, case = opened
    desk.make(case, PAPERS, tmp_path / "out", draft=True, step=step)
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_making_that_is_ended_has_written_nothing(opened: tuple[Desk, Opened], tmp_path: Path) -> None:
    desk, case = opened
    with pytest.raises(StoppedError) as caught:
        desk.make(case, PAPERS, tmp_path / "out", draft=True, step=lambda done, _total: done < 2)
    assert not (tmp_path / "out").exists()
    assert not (desk.workspace.receipts / case.case.code).exists()
    assert caught.value.exit_code is ExitCode.INTERRUPTED
    assert messages.of_error(caught.value, "id") == "Dihentikan. Belum ada dokumen yang ditulis."


def test_the_ledger_and_the_search_are_worked_out_once_for_all_papers(
    press: Callable[[str], Press], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = press("a")
    case = one.case
    asked: list[object] = []
    ledger = losses.ledger
    monkeypatch.setattr(losses, "ledger", lambda *about: asked.append(about) or ledger(*about))
    first = frame.reckon(case, one.book, one.as_of)
    assert frame.reckon(case, one.book, one.as_of) is first
    assert len(asked) == 1
    assert frame.reckon(case, lawbook.load(whole=False), one.as_of) is not first
    assert frame.reckon(press("a").case, one.book, one.as_of) is not first
    assert scanning.matcher(case, case.victims) is scanning.matcher(case, iter(case.victims))
    assert scanning.matcher(case, case.victims[:1]) is not scanning.matcher(case, case.victims)
    assert {item.code for item in scanning.matcher(case, case.victims[:1]).guarded} == {"K1"}


def test_somebody_who_is_not_of_the_case_has_a_search_of_his_own(press: Callable[[str], Press]) -> None:
    case, other = press("a").case, press("b").case
    assert scanning.matcher(case, other.victims) is not scanning.matcher(case, other.victims)


def test_what_was_worked_out_goes_with_its_case(press: Callable[[str], Press]) -> None:
    case, about = press("a").case, press("a")
    ledger = weakref.ref(frame.reckon(case, about.book, about.as_of))
    search = weakref.ref(scanning.matcher(case, case.victims))
    assert ledger() is not None
    del case
    gc.collect()
    assert (ledger(), search()) == (None, None)


def test_an_answer_of_none_is_an_answer(press: Callable[[str], Press]) -> None:
    case, times, kept = press("a").case, [0], PerCase[None]()

    def work() -> None:
        times[0] += 1

    assert kept.answer(case, "x", work) is kept.answer(case, "x", work) is None
    assert times == [1]
