"""The office's overlay: applied purely, faults named and left out, conflicts with newer data listed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legal_assist import messages
from legal_assist.law import lawbook, office, overlay, review

if TYPE_CHECKING:
    from legal_assist.law.lawbook import LawBook

DAY = date(2026, 11, 24)
KNOWN = "uu-21-2007/48/1"
WEAK = "perma-1-2022/8/15"  # recorded as an open question


@cache
def shipped() -> LawBook:
    return lawbook.load()


def override(field: str, value: str, **changes: Any) -> overlay.Override:
    was = office.text_of(shipped().entries.get(changes.get("provision", KNOWN)), field)
    base = overlay.Override(KNOWN, field, value, was, "alasan rekaan", "Rekaan", DAY)
    return replace(base, **changes)


def confirmation(provision: str = WEAK, **changes: Any) -> overlay.Confirmation:
    text = office.fingerprint(shipped().provision(provision))
    base = overlay.Confirmation(provision, "Rekaan", DAY, "lembaran.pdf", "a" * 64, 7, text)
    return replace(base, **changes)


def laid(*entries: overlay.Override | overlay.Confirmation) -> LawBook:
    text = ""
    for entry in entries:
        text = overlay.added(text, entry)
    return lawbook.load(overlay=overlay.read(text))


def keys(problems: Any) -> list[str]:
    return [problem.key for problem in problems]


def test_without_an_overlay_nothing_is_marked() -> None:
    assert shipped().office == office.Office()
    empty = lawbook.load(overlay=overlay.read("format = 1"))
    assert empty.entries == shipped().entries
    assert empty.office.problems == ()


def test_a_corrected_field_is_changed_and_marked_and_the_version_tells() -> None:
    book = laid(override("summary", "Ringkasan kantor."))

    assert book.provision(KNOWN).summary == "Ringkasan kantor."
    assert book.provision(KNOWN).summary_en == "Ringkasan kantor."  # no gloss of the words replaced
    assert book.office.marks[KNOWN].kinds == ("corrected",)
    assert book.version.startswith(shipped().version + "+")
    assert shipped().provision(KNOWN).summary != "Ringkasan kantor."


def test_the_last_of_several_corrections_holds() -> None:
    book = laid(override("summary", "Satu."), override("summary", "Dua."), override("note", "Ingat."))

    assert book.provision(KNOWN).summary == "Dua."
    assert {one.field for one in book.office.marks[KNOWN].overrides} == {"summary", "note"}


def test_a_last_day_can_be_set_and_taken_away() -> None:
    assert laid(override("until", "2026-12-31")).in_force(KNOWN, date(2027, 1, 1)).status == "ended"
    ended = next(e for e in shipped().entries.values() if e.instrument == "uu-8-1981" and e.until)
    reopened = laid(override("until", "", provision=ended.id))
    assert keys(reopened.office.problems) == []
    assert reopened.provision(ended.id).until is None


def test_an_added_provision_is_unverified_until_it_is_confirmed() -> None:
    new = "uu-21-2007/66/9"
    assert new not in shipped().entries
    addition = override("summary", "Pasal tambahan.", provision=new, was="")
    book = laid(addition)
    assert book.provision(new).confidence == "N"
    assert book.office.marks[new].kinds == ("added",)
    assert book.find("UU 21/2007 Pasal 66 ayat (9)", DAY).provision == book.provision(new)

    text = office.fingerprint(book.provision(new))
    known = overlay.Confirmation(new, "Rekaan", DAY, "l.pdf", "b" * 64, 1, text)
    confirmed = laid(addition, known)
    assert confirmed.provision(new).confidence == "V"
    assert confirmed.office.marks[new].kinds == ("added", "confirmed")


def test_a_confirmed_provision_counts_as_read_whole_with_the_confirmation_named() -> None:
    book = laid(confirmation())

    assert shipped().provision(WEAK).confidence == "X"
    assert book.provision(WEAK).confidence == "V"
    named = book.office.receipt([WEAK, KNOWN])
    assert named[WEAK]["confirmation"] == {
        "by": "Rekaan", "on": "2026-11-24", "file": "lembaran.pdf", "sha256": "a" * 64, "page": 7,
    }  # fmt: skip
    assert KNOWN not in named


def test_a_confirmation_never_weakens_what_two_copies_say() -> None:
    strong = next(e.id for e in shipped().entries.values() if e.confidence == "V2")
    assert laid(confirmation(strong)).provision(strong).confidence == "V2"


def test_a_confirmation_of_an_earlier_summary_is_not_used_but_listed() -> None:
    book = laid(confirmation(text="0" * 16))

    assert book.provision(WEAK).confidence == "X"
    assert WEAK not in book.office.marks
    assert keys(book.office.conflicts) == ["overlay.conflict.confirmed_other"]


def test_a_correction_after_the_confirmation_takes_its_effect_away() -> None:
    book = laid(confirmation(), override("summary", "Lain.", provision=WEAK))

    assert book.provision(WEAK).confidence == "X"
    assert keys(book.office.conflicts) == ["overlay.conflict.confirmed_other"]


def test_newer_shipped_data_under_a_correction_are_a_conflict_and_the_correction_holds() -> None:
    book = laid(override("summary", "Kantor.", was="Yang dahulu dikirim."))

    assert book.provision(KNOWN).summary == "Kantor."
    assert keys(book.office.conflicts) == ["overlay.conflict.changed"]
    assert book.office.conflicts[0].params["now"] == shipped().provision(KNOWN).summary


def test_a_correction_that_the_shipped_data_now_agree_with_is_listed() -> None:
    book = laid(override("summary", shipped().provision(KNOWN).summary, was="Dahulu."))
    assert keys(book.office.conflicts) == ["overlay.conflict.same"]


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        (override("confidence", "ZZ"), "overlay.fault.confidence"),
        (override("until", "besok"), "overlay.fault.day"),
        (override("summary", ""), "overlay.fault.empty"),
        (override("until", "1999-01-01"), "overlay.fault.until_before_from"),
        (override("from", "1999-01-01"), "overlay.fault.outside"),
        (override("until", "2007-04-20", provision="uu-21-2007/48/2"), None),
        (override("confidence", "V", provision="uu-21-2007/66/9"), "overlay.fault.no_summary"),
        (override("summary", "Ada.", provision="uu-99-1999/1"), "overlay.fault.unknown_provision"),
        (override("summary", "Ada.", provision="uu-21-2007/?"), "overlay.fault.unknown_provision"),
        (
            override("summary", "Ada.", provision="perda-kota-tanjungpinang-1-2013/3"),
            "overlay.fault.title",
        ),
        (
            overlay.Confirmation("uu-21-2007/999", "R", DAY, "f", "c" * 64, 1, "t"),
            "overlay.fault.unknown_provision",
        ),
    ],
)
def test_an_impossible_entry_is_named_and_left_out_and_the_others_hold(entry: Any, key: str | None) -> None:
    book = laid(entry, override("note", "Tetap berlaku.", provision="uu-21-2007/49/1"))

    assert keys(book.office.problems) == ([key] if key else [])
    assert book.provision("uu-21-2007/49/1").note == "Tetap berlaku."
    for problem in book.office.problems:
        for lang in messages.LANGUAGES:
            assert messages.of_problem(problem, lang)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[[override", "law.not_toml"),
        ("format = 99", "law.overlay_format"),
        ("[[override]]\nprovision = 5", "law.wrong_kind"),
        ("[[confirmation]]\nprovision = 'x'", "law.missing_key"),
        ("mystery = 1", "law.unknown_key"),
        (overlay.added("", override("summary", "x")).replace('field = "summary"', 'field = "id"'),
         "law.overlay_field"),
        (overlay.added("", confirmation(sha256="kurang")), "law.overlay_sha256"),
        (overlay.added("", confirmation()).replace("page = 7", "page = 0"), "law.wrong_kind"),
        (overlay.added("", override("summary", "gelap\x07")), "law.overlay_unseen"),
        (overlay.added("", override("note", "x", reason="balik\u202e")), "law.overlay_unseen"),
        ("x" * (overlay.MAX_CHARACTERS + 1), "law.overlay_too_large"),
    ],
)  # fmt: skip
def test_a_malformed_file_is_named_and_stops_nothing(text: str, key: str) -> None:
    book = lawbook.load(overlay=overlay.read(text))

    assert key in keys(book.office.problems)
    assert book.entries == shipped().entries
    for problem in book.office.problems:
        for lang in messages.LANGUAGES:
            assert messages.of_problem(problem, lang)


def test_every_fault_of_a_file_is_named_at_once() -> None:
    text = overlay.added("mystery = 1\nformat = 1", override("confidence", "ZZ"))
    text = overlay.added(text, override("until", "x", provision=WEAK))
    assert len(lawbook.load(overlay=overlay.read(text)).office.problems) == 3


def test_what_a_person_wrote_into_the_file_stays_when_an_entry_is_added() -> None:
    text = "format = 1\n# catatan kami sendiri\n"
    longer = overlay.added(overlay.added(text, override("note", "a")), confirmation())

    assert longer.startswith("format = 1\n# catatan kami sendiri\n")
    assert len(overlay.read(longer).overrides) == len(overlay.read(longer).confirmations) == 1


@settings(max_examples=150, deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"])),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"])),
)
def test_whatever_is_typed_comes_back_from_the_file(value: str, reason: str) -> None:
    value, reason = value.strip(), reason.strip() or "-"
    found = overlay.read(overlay.added("", override("note", value, reason=reason)))

    assert found.problems == ()
    assert (found.overrides[0].value, found.overrides[0].reason) == (value, reason)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.binary(max_size=200).map(lambda b: b.decode("latin-1"))))
def test_no_file_can_make_reading_fail(text: str) -> None:
    overlay.read(text)


def test_the_review_counts_lists_and_warns() -> None:
    text = overlay.added("", override("summary", "Kantor.", was="Dahulu."))
    book = lawbook.load(overlay=overlay.read(overlay.added(text, override("until", "x", provision=WEAK))))
    found = review.of(book, book.preface.review_after)

    assert sum(found.counts.values()) == len(book.entries)
    assert {one.where for one in found.doubts if one.is_provision} == {
        entry.id for entry in book.entries.values() if entry.confidence in ("D", "N", "X")
    }
    assert found.review_due is False
    assert review.of(book, date(2027, 6, 1)).review_due is True
    assert [one.year for one in found.years] == sorted(book.days_off)
    assert review.of(book, date(2041, 1, 1)).missing_years == (2041, 2042)
    assert keys(found.conflicts) == ["overlay.conflict.changed"]
    assert keys(found.problems) == ["overlay.fault.day"]
    assert set(found.marks) == {KNOWN}
