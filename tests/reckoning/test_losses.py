"""The loss ledger: situations from real decisions, and what must always hold."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_cases import AS_OF, amount, case, exhibit, keys, line, rate, small_book, told, wage

from legal_assist.reckoning.losses import Ledger, ledger

TWO = [{"id": "T1"}, {"id": "T2"}]


def _ledger(**facts: Any) -> Ledger:
    return ledger(case(**facts), small_book(), AS_OF).value


def _one(**facts: Any) -> Any:
    return _ledger(losses=[line(1, **facts)]).line("L1")


def test_every_sentence_of_a_ledger_exists_in_both_languages() -> None:
    finding = ledger(
        case(
            defendants=[*TWO, {"id": "T3"}],
            several_convicts_liability="shares",
            shares=[{"id": "B1", "defendant": "T1", "parts": 2}, {"id": "B2", "defendant": "T2", "parts": 1}],
            pasted_totals=[{"id": "J1", "source": "surat penilaian", "amount": 5, "words": "enam rupiah"}],
            losses=[
                line(1, head="suffering", offender_advanced=True, estimated=True, estimate_how="tarif sesi"),
                line(2, basis=wage("1000.5", "3", "10"), rate=rate("MYR", "3500.25")),
                line(3, basis={"kind": "quantity", "quantity": "2.5", "unit": "session", "price": "1001"}),
                line(4, channel="joined_claim"),
                line(
                    5,
                    deductions=[{"id": "R1", "what": "asuransi", "amount": 2_000_000, "stated_by": "korban"}],
                ),
            ],
        ),
        small_book(),
        AS_OF,
    )
    said = [
        *finding.steps,
        *(gap.said for gap in finding.gaps),
        *finding.value.warnings,
        *(part for one in finding.value.lines for part in (*one.steps, *one.warnings)),
    ]
    assert len(said) > 20
    for sentence in said:
        for lang in ("id", "en"):
            assert "{" not in told(sentence, lang)


def test_lines_sum_per_victim_per_head_and_overall() -> None:
    found = _ledger(
        losses=[
            line(1, basis=amount(15_100_000)),
            line(2, victim="K2", head="care", basis=amount(2_350_500)),
            line(3, victim="K2", head="suffering", basis=amount(7)),
        ]
    )
    assert found.total == 17_450_507
    assert [victim.total for victim in found.victims] == [15_100_000, 2_350_507]
    assert {head.head: head.total for head in found.heads} == {
        "other": 15_100_000,
        "care": 2_350_500,
        "suffering": 7,
    }


@pytest.mark.parametrize("number", [4, 5, 6, 8, 12, 15, 17])
def test_any_number_of_victims_has_its_own_total(number: int) -> None:
    victims = [{"id": f"K{place}"} for place in range(1, number + 1)]
    losses = [
        line(place, victim=f"K{place}", basis=amount(place * 1_000_003)) for place in range(1, number + 1)
    ]
    found = _ledger(victims=victims, losses=losses)
    assert [victim.total for victim in found.victims] == [place * 1_000_003 for place in range(1, number + 1)]
    assert found.total == 1_000_003 * number * (number + 1) // 2


def test_a_pasted_total_that_differs_is_shown_and_never_adopted() -> None:
    found = _ledger(
        losses=[line(1, basis=amount(47_000_000)), line(2, victim="K2", basis=amount(1_000_000))],
        pasted_totals=[
            {"id": "J1", "source": "penilaian LPSK", "amount": 45_000_000, "victim": "K1"},
            {"id": "J2", "source": "surat tuntutan", "amount": 48_000_000},
        ],
    )
    assert found.total == 48_000_000
    differing, same = found.comparisons
    assert (differing.stated, differing.computed, differing.matches) == (45_000_000, 47_000_000, False)
    assert same.matches
    assert same.words_match is None
    (warning,) = [said for said in found.warnings if said.key.endswith("total_less")]
    assert "Rp45.000.000" in told(warning)
    assert "Rp2.000.000" in told(warning)


def test_words_that_do_not_match_their_own_figure_are_told() -> None:
    found = _ledger(
        losses=[line(1, basis=amount(1_001_000))],
        victims=[{"id": "K1"}],
        pasted_totals=[
            {"id": "J1", "source": "a", "amount": 1_001_000, "words": "satu juta seribu rupiah"},
            {"id": "J2", "source": "b", "amount": 1_001_000, "words": "satu juta seratus ribu rupiah"},
            {"id": "J3", "source": "c", "amount": 1_001_000, "words": "kurang lebih sejuta"},
        ],
    )
    assert [one.words_match for one in found.comparisons] == [True, False, False]
    assert keys(found.warnings).count("words_differ") == 2


@pytest.mark.parametrize(
    ("total", "parts", "expected"),
    [
        (129_732_000, (1, 1, 1), [43_244_000] * 3),
        (28_924_308, (1, 1), [14_462_154] * 2),
        (1_494_500_000, (1, 1, 1), [498_166_667, 498_166_667, 498_166_666]),
        (35_226_656, (1, 2), [11_742_219, 23_484_437]),
    ],
)
def test_shares_place_the_remainder_on_the_first_sharers(
    total: int, parts: tuple[int, ...], expected: list[int]
) -> None:
    people = [{"id": f"T{place}"} for place in range(1, len(parts) + 1)]
    shares = [
        {"id": f"B{place}", "defendant": f"T{place}", "parts": part} for place, part in enumerate(parts, 1)
    ]
    found = _ledger(
        losses=[line(1, basis=amount(total))],
        defendants=people,
        shares=shares,
        several_convicts_liability="shares",
    )
    assert [share.amount for share in found.shares] == expected
    assert sum(share.remainder for share in found.shares) == total - sum(
        total * p // sum(parts) for p in parts
    )


def test_joint_liability_is_said_once_and_doubles_nothing() -> None:
    finding = ledger(
        case(losses=[line(1)], defendants=TWO, several_convicts_liability="joint"), small_book(), AS_OF
    )
    assert finding.value.liability == "joint"
    assert finding.value.restitution == finding.value.total == 1_000_000
    assert finding.value.shares == ()
    assert keys(finding.steps).count("joint") == 1


def test_several_defendants_without_a_choice_are_asked_about() -> None:
    finding = ledger(case(losses=[line(1)], defendants=TWO), small_book(), AS_OF)
    assert finding.value.liability == "undecided"
    assert "liability_undecided" in keys(finding.value.warnings)
    assert "several_convicts_liability" in [gap.path for gap in finding.gaps]


def test_a_third_party_beside_one_defendant_leaves_one_payer() -> None:
    assert _ledger(defendants=[{"id": "T1"}, {"id": "T2", "role": "third_party"}]).liability == "single"
    assert _ledger(defendants=[]).liability == "no_payer"


def test_a_defendant_without_a_share_is_named() -> None:
    found = _ledger(
        losses=[line(1)],
        defendants=TWO,
        several_convicts_liability="shares",
        shares=[{"id": "B1", "defendant": "T1", "parts": 1}],
    )
    (warning,) = [said for said in found.warnings if said.key.endswith("share_missing")]
    assert warning.params == {"defendant": "T2"}


@pytest.mark.parametrize(("off", "left"), [(88_000_000, 12_000_000), (6_600_000, 93_400_000)])
def test_a_stated_deduction_comes_off_and_is_explained(off: int, left: int) -> None:
    found = _one(
        basis=amount(100_000_000),
        deductions=[{"id": "R1", "what": "sertifikat kembali", "amount": off, "stated_by": "korban"}],
    )
    assert (found.gross, found.deducted, found.amount) == (100_000_000, off, left)
    assert "deduction" in keys(found.steps)


def test_a_deduction_larger_than_its_line_is_flagged_and_never_goes_below_zero() -> None:
    found = _one(
        deductions=[
            {"id": "R1", "what": "asuransi", "amount": 700_000, "stated_by": "korban"},
            {"id": "R2", "what": "titipan", "amount": 600_000, "stated_by": "korban"},
        ]
    )
    assert (found.gross, found.deducted, found.amount) == (1_000_000, 1_000_000, 0)
    assert "deduction_too_large" in keys(found.warnings)


def test_wages_received_come_off_the_wages_promised() -> None:
    found = _one(head="wealth_income", basis=wage("3500000", "8", "5013839"))
    assert found.amount == 22_986_161
    assert keys(found.steps) == ["wage_promised", "wage_received"]


def test_more_received_than_promised_counts_as_zero_with_a_warning() -> None:
    found = _one(head="wealth_income", basis=wage("1000000", "2", "2500000"))
    assert found.amount == 0
    assert "received_more" in keys(found.warnings)


def test_what_the_offender_advanced_is_asked_about_and_never_deducted() -> None:
    found = _one(what="tiket kapal", offender_advanced=True)
    assert (found.deducted, found.amount) == (0, 1_000_000)
    assert "offender_advanced" in keys(found.warnings)


def test_three_currencies_keep_their_own_rate_day_and_source() -> None:
    found = _ledger(
        losses=[
            line(1, basis=wage("1500", "4", "700.50"), rate=rate("MYR", "3712.35", "2026-02-27")),
            line(2, basis=amount(250), rate=rate("USD", "16245", "2026-03-30")),
            line(3, basis=amount(12_000), rate=rate("THB", "487.155", "2026-05-04")),
        ]
    )
    # (1500 x 4 - 700.50) x 3712.35 = 19_673_598.825; 250 x 16245; 12000 x 487.155
    assert [one.amount for one in found.lines] == [19_673_599, 4_061_250, 5_845_860]
    (step,) = [said for said in found.line("L1").steps if said.key.endswith(".rate")]
    assert told(step).count("27 Februari 2026") == 1
    assert "kurs tengah bank sentral" in told(step)
    assert "rounded" in keys(found.line("L1").steps)


def test_half_a_rupiah_is_rounded_up_once_per_line() -> None:
    assert _one(basis=amount(1), rate=rate("VND", "0.5")).amount == 1
    halves = [line(number, basis=amount(1), rate=rate("VND", "0.5")) for number in (1, 2)]
    assert _ledger(losses=halves).total == 2


def test_figures_of_the_largest_size_are_multiplied_exactly() -> None:
    big = {
        "kind": "quantity",
        "quantity": "999999999999999.999999",
        "unit": "piece",
        "price": "999999999999999",
    }
    exact = 999999999999999999999 * 999999999999999
    whole, rest = divmod(exact, 10**6)
    assert _one(basis=big).amount == whole + (rest * 2 >= 10**6)
    assert "too_large" in keys(_ledger(losses=[line(1, basis=big)]).warnings)


@pytest.mark.parametrize(
    ("start", "end", "basis", "flag"),
    [
        ("2026-03-01", "2026-03-18", wage("3000000", "1"), "period_over"),
        ("2026-03-01", "2026-03-18", wage("3000000", "0.6"), "period_converted"),
        ("2026-01-16", "2026-06-29", wage("3000000", "5.5"), "period_converted"),
        ("2026-01-16", "2026-06-15", wage("3000000", "5"), None),
        ("2026-06-13", "2026-10-12", wage("700000", "17.5", per="week"), "period_converted"),
        ("2026-03-01", "2026-03-14", wage("700000", "2", per="week"), None),
        ("2026-02-01", "2026-02-28", wage("3000000", "1"), None),
        ("2026-01-15", "2026-04-14", wage("3000000", "3"), None),
        ("2026-01-01", "2026-05-31", wage("3000000", "3"), "period_under"),
        ("2026-03-01", "2026-03-18", wage("700000", "3", per="week"), "period_over"),
        ("2026-03-01", "2026-03-30", wage("100000", "26", per="day"), None),
        ("2026-03-01", "2026-03-10", wage("100000", "11", per="day"), "period_over"),
    ],
)
def test_days_charged_as_more_or_less_than_they_are_stay_visible(
    start: str, end: str, basis: dict[str, str], flag: str | None
) -> None:
    found = _one(head="wealth_income", basis=basis, period_from=start, period_to=end)
    flags = [key for key in keys(found.warnings) if key.startswith("period_")]
    assert flags == ([flag] if flag else [])


def test_eighteen_days_charged_as_a_month_say_both() -> None:
    found = _one(basis=wage("3000000", "1"), period_from="2026-03-01", period_to="2026-03-18")
    (warning,) = [said for said in found.warnings if said.key.endswith("period_over")]
    assert "18 hari" in told(warning)
    assert "1 bulan" in told(warning)


def test_overlapping_wages_of_one_person_are_flagged_with_the_days() -> None:
    facts = [
        line(1, basis=wage("1", "3"), period_from="2026-01-01", period_to="2026-03-31"),
        line(2, head="wealth_income", period_from="2026-03-30", period_to="2026-04-30"),
        line(3, victim="K2", basis=wage("1", "3"), period_from="2026-01-01", period_to="2026-03-31"),
        line(4, basis=wage("1", "1"), period_from="2026-05-01", period_to="2026-05-31"),
    ]
    found = _ledger(losses=facts)
    (warning,) = [said for said in found.line("L1").warnings if said.key.endswith("overlap")]
    assert (warning.params["other"], warning.params["days"]) == ("L2", 2)
    for free in ("L3", "L4"):
        assert "overlap" not in keys(found.line(free).warnings)


def test_an_estimate_is_marked_on_its_line_and_in_the_total() -> None:
    finding = ledger(
        case(losses=[line(1), line(2, estimated=True, estimate_how="harga pasar Agustus")]),
        small_book(),
        AS_OF,
    )
    assert [one.estimated for one in finding.value.lines] == [False, True]
    assert "estimate" in keys(finding.value.line("L2").warnings)
    (step,) = [said for said in finding.steps if said.key.endswith("estimates")]
    assert step.params["amount"] == 1_000_000


def test_a_lump_sum_without_a_split_is_one_line_and_invents_no_heads() -> None:
    found = _ledger(losses=[line(1, head="not_itemised", what="penilaian LPSK", basis=amount(28_000_000))])
    assert [head.head for head in found.heads] == ["not_itemised"]
    mixed = _ledger(losses=[line(1, head="not_itemised"), line(2, head="care")])
    assert "lump_and_items" in keys(mixed.line("L1").warnings)


@pytest.mark.parametrize("choice", ["not_now", "declines"])
def test_a_victim_who_declines_for_now_is_left_out_of_the_total(choice: str) -> None:
    decided = [{"id": "S1", "right": "restitution", "decision": choice, "on": "2026-05-01"}]
    people = [{"id": "K1"}, {"id": "K2", "decisions": decided}]
    found = _ledger(victims=people, losses=[line(1), line(2, victim="K2")])
    assert found.total == 1_000_000
    assert [one.id for one in found.left_out] == ["L2"]
    assert (found.victims[1].total, found.victims[1].declined) == (0, True)
    (warning,) = [said for said in found.warnings if said.key.endswith("declined")]
    assert "pelepasan hak" in told(warning)


def test_the_latest_decision_counts() -> None:
    decided = [
        {"id": "S1", "right": "restitution", "decision": "wants", "on": "2026-06-01"},
        {"id": "S2", "right": "restitution", "decision": "not_now", "on": "2026-05-01"},
        {"id": "S3", "right": "restitution", "decision": "declines", "on": "2027-01-01"},
    ]
    assert _ledger(victims=[{"id": "K1", "decisions": decided}], losses=[line(1)]).total == 1_000_000


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"basis": wage("1000000", "2"), "cost_incurred": True}, "wage"),
        ({"head": "suffering", "cost_incurred": True}, "head"),
        ({"head": "not_itemised", "cost_incurred": True}, "head"),
        ({"cost_incurred": False}, "not_incurred"),
        ({}, "incurred_unknown"),
    ],
)
def test_only_costs_already_paid_stay_in_the_joined_claim(facts: dict[str, Any], reason: str) -> None:
    found = _one(channel="joined_claim", **facts)
    assert found.channel == "restitution"
    (warning,) = [said for said in found.warnings if said.key.endswith("moved_to_restitution")]
    assert warning.params["reason"].key.endswith(reason)


def test_a_cost_paid_goes_to_the_joined_claim_pro_rata_and_needs_an_exhibit() -> None:
    finding = ledger(
        case(
            losses=[
                line(1, channel="joined_claim", cost_incurred=True, evidence=["P-1"]),
                line(2, channel="joined_claim", cost_incurred=True),
                line(3, basis=amount(5)),
            ],
            exhibits=[exhibit(1)],
            defendants=TWO,
            several_convicts_liability="joint",
        ),
        small_book(),
        AS_OF,
    )
    found = finding.value
    assert (found.joined, found.restitution, found.total) == (2_000_000, 5, 2_000_005)
    assert found.joined_pro_rata
    assert found.line("L1").warnings == ()
    assert "joined_needs_exhibit" in keys(found.line("L2").warnings)
    assert "joined_pro_rata" in keys(finding.steps)


def test_after_the_requisitoir_nothing_is_joined_any_more() -> None:
    read = {"id": "E1", "kind": "requisitoir_read", "date": "2026-11-20"}
    cost = line(1, channel="joined_claim", cost_incurred=True)
    assert _ledger(losses=[cost], events=[read]).joined == 0
    filed = {"id": "E2", "kind": "application_filed", "application": "joined_claim", "date": "2026-11-19"}
    assert _ledger(losses=[cost], events=[read, filed]).joined == 1_000_000
    planned = read | {"certainty": "planned"}
    assert _ledger(losses=[cost], events=[planned]).joined == 1_000_000


def test_the_same_loss_twice_is_flagged_on_both_lines() -> None:
    found = _ledger(
        losses=[
            line(1, what="Tiket  kapal"),
            line(2, what="tiket kapal"),
            line(3, what="ongkos", basis=amount(9), evidence=["P-1"]),
            line(4, victim="K2", what="biaya", basis=amount(9), evidence=["P-1"]),
            line(5, what="upah A", basis=amount(8), evidence=["P-2"]),
            line(6, what="upah B", basis=amount(8), evidence=["P-2"]),
            line(7, victim="K2", what="tiket kapal"),
        ],
        exhibits=[exhibit(1), exhibit(2, "contract")],
    )
    assert "duplicate" in keys(found.line("L1").warnings)
    assert "duplicate" in keys(found.line("L2").warnings)
    assert "same_exhibit" in keys(found.line("L3").warnings)
    assert "same_exhibit" in keys(found.line("L4").warnings)
    assert found.line("L5").warnings == ()
    # Two people may well have paid the same fare.
    assert "duplicate" not in keys(found.line("L7").warnings)


def test_a_line_without_evidence_is_told_and_asked_unless_the_answer_is_known() -> None:
    facts: dict[str, Any] = {
        "losses": [
            line(1),
            line(2, evidence=["P-1"]),
            line(3, evidence=["P-2"]),
            line(4, evidence=["P-3"]),
            line(5),
        ],
        "exhibits": [exhibit(1), exhibit(2, status="to_follow"), exhibit(3, status="unavailable")],
        "marks": {"losses.L5.evidence": {"kind": "to_follow"}},
    }
    finding = ledger(case(**facts), small_book(), AS_OF)
    found = finding.value
    assert [keys(one.warnings) for one in found.lines] == [
        ["no_evidence"],
        [],
        ["evidence_not_in_hand"],
        ["no_evidence"],
        ["no_evidence"],
    ]
    assert "losses.L1.evidence" in [gap.path for gap in finding.gaps]
    assert "losses.L5.evidence" not in [gap.path for gap in finding.gaps]


def test_a_victim_who_shows_no_loss_is_warned_about_and_stays_in_the_list() -> None:
    found = _ledger(losses=[line(1, basis=wage("1000000", "1", "1000000"))])
    assert [victim.victim for victim in found.victims] == ["K1", "K2"]
    assert found.victims[1].total == 0
    warnings = [(said.key.rpartition(".")[2], said.params["victim"]) for said in found.warnings]
    assert warnings == [("nothing_left", "K1"), ("no_loss", "K2")]
    assert all("menolak" in told(said) for said in found.warnings)


_NUMBERS = st.decimals(0, 10**9, places=6, allow_nan=False)


@st.composite
def _lines(draw: st.DrawFn) -> list[dict[str, Any]]:
    found = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        foreign = draw(st.booleans())
        figure = _NUMBERS.map(str) if foreign else st.integers(0, 10**9).map(str)
        basis = draw(
            st.one_of(
                figure.map(lambda value: {"kind": "amount", "amount": value}),
                st.tuples(_NUMBERS, figure).map(
                    lambda pair: {
                        "kind": "quantity",
                        "quantity": str(pair[0]),
                        "unit": "day",
                        "price": pair[1],
                    }
                ),
                st.tuples(figure, _NUMBERS, figure).map(lambda t: wage(t[0], str(t[1]), t[2])),
            )
        )
        deductions = [
            {"id": f"R{place}", "what": "x", "amount": value, "stated_by": "y"}
            for place, value in enumerate(draw(st.lists(st.integers(0, 10**10), max_size=2)), 1)
        ]
        found.append(
            line(
                number,
                victim=draw(st.sampled_from(["K1", "K2"])),
                head=draw(st.sampled_from(["wealth_income", "suffering", "care", "other", "not_itemised"])),
                basis=basis,
                rate=rate("MYR", str(draw(_NUMBERS))) if foreign else None,
                deductions=deductions,
                channel=draw(st.sampled_from(["restitution", "joined_claim"])),
                cost_incurred=draw(st.sampled_from([True, False, None])),
            )
        )
    return found


@given(_lines(), st.randoms(use_true_random=False), st.lists(st.integers(1, 9), min_size=1, max_size=4))
@settings(max_examples=80, deadline=None)
def test_totals_always_re_add_in_any_order_and_never_fall_below_zero(
    losses: list[dict[str, Any]], random: Any, parts: list[int]
) -> None:
    facts: dict[str, Any] = {
        "defendants": [{"id": f"T{place}"} for place in range(1, 5)],
        "shares": [{"id": f"B{n}", "defendant": f"T{n}", "parts": part} for n, part in enumerate(parts, 1)],
        "several_convicts_liability": "shares",
    }
    found = _ledger(losses=losses, **facts)
    assert found.total == sum(one.amount for one in found.lines) == found.restitution + found.joined
    assert found.total == sum(one.total for one in found.heads) == sum(one.total for one in found.victims)
    assert found.restitution == sum(one.restitution for one in found.heads)
    assert found.joined == sum(one.joined for one in found.victims)
    assert sum(share.amount for share in found.shares) == found.restitution
    for one in found.lines:
        assert one.gross - one.deducted == one.amount >= 0
        assert one.channel == "restitution" or one.incurred is True
    shuffled = list(losses)
    random.shuffle(shuffled)
    again = _ledger(losses=shuffled, **facts)
    assert (again.total, again.victims[0].total, again.heads) == (
        found.total,
        found.victims[0].total,
        found.heads,
    )


def test_a_line_without_proof_says_what_courts_took_and_turned_down() -> None:
    from datetime import date

    from dated_cases import book, case

    line = {
        "id": "L1", "victim": "K1", "head": "wealth_income", "what": "Upah",
        "basis": {"kind": "amount", "amount": "1000000"},
    }  # fmt: skip
    gaps = ledger(case(losses=[line]), book(), date(2026, 11, 24)).gaps
    said = next(gap.said for gap in gaps if gap.path == "losses.L1.evidence")
    words = told(said)
    assert "Diterima pengadilan: Bukti transfer" in words
    assert "Ditolak: Tidak ada kuitansi" in words
    assert "Courts accepted: Transfer slips" in told(said, "en")
