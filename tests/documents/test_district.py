"""The way home: for whom the mayor and the Indonesian mission are asked, and what nobody there may learn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import papers
import pytest

from legal_assist.errors import DocumentError
from legal_assist.reckoning import readiness

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Press

MAYOR = "permohonan-pemulangan-daerah"
MISSION = "permohonan-perwakilan"


def abroad(press: Callable[[str], Press], **facts: Any) -> Press:
    """An Indonesian victim who is still abroad and wants to come home."""
    one = press("c")
    one.victim("K1").update({"abroad_now": True, "wants_return": True, **facts})
    one.plain["destination"] = "Mae Sot, Thailand (rekaan)"
    return one


def concerned(one: Press, entry_id: str) -> tuple[str, ...]:
    found = readiness.concerned(one.case, one.catalogue.entry(entry_id), one.as_of)
    return tuple(victim.id for victim in found)


def test_the_mayor_is_asked_for_whoever_wants_to_go_home(press: Callable[[str], Press]) -> None:
    one = press("a")
    assert concerned(one, MAYOR) == ("K2",)
    text = papers.spoken(one.make(MAYOR))
    assert "Wali Kota Tanjungpinang u.p. Dinas Sosial Kota Tanjungpinang" in text
    assert "Pasal 19 ayat (1) Peraturan Pemerintah Nomor 9 Tahun 2008" in text
    assert "Kabupaten Cilacap" in text


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Dinas Sosial Kabupaten Bintan (rekaan)", "Bupati Bintan"),
        ("Dinas Sosial Kota Bintan (rekaan)", "Wali Kota Bintan"),
        ("Dinas Sosial rekaan", "Bupati/Wali Kota"),
    ],
)
def test_the_head_of_a_regency_is_no_mayor(name: str, called: str, press: Callable[[str], Press]) -> None:
    one = press("a")
    one.plain["social_agency"] |= {"name": name, "place": "Bintan"}
    assert f"Kepada Yth. {called} u.p. {name}" in papers.spoken(one.make(MAYOR))


def test_the_letter_warns_of_the_village_and_names_nobody(press: Callable[[str], Press]) -> None:
    one = press("a")
    victim = one.victim("K2")
    text = papers.spoken(one.make(MAYOR))
    assert "pemerintah desa atau kelurahan" in text
    assert "dapat membahayakan Korban" in text
    assert "sampul tertutup kepada Wali Kota Tanjungpinang" in text
    for secret in (victim["name"], victim["nik"], victim["phone"], "Rumah Perlindungan"):
        assert secret not in text


@pytest.mark.parametrize(
    ("risk", "said"),
    [(True, "ada risiko bahaya"), (False, "menilainya kembali"), (None, "belum dinilai")],
)
def test_the_risk_at_home_is_said_as_it_is_known(
    risk: bool | None, said: str, press: Callable[[str], Press]
) -> None:
    one = press("a")
    one.victim("K2")["risk_at_home"] = risk
    assert said in papers.spoken(one.make(MAYOR, draft=risk is None))
    if risk is None:
        with pytest.raises(DocumentError):
            one.make(MAYOR)


@pytest.mark.parametrize(
    "facts",
    [
        {"nationality": "Filipina"},
        {"nationality": None},
        {"abroad_now": True},
        {"wants_return": False},
        {"wants_return": None},
        {"died_on": "2026-11-01"},
    ],
)
def test_the_mayor_is_not_asked_for_anybody_else(
    facts: dict[str, Any], press: Callable[[str], Press]
) -> None:
    one = press("a")
    one.victim("K2").update(facts)
    assert concerned(one, MAYOR) == ()


def test_the_mission_is_asked_to_protect_and_bring_home(press: Callable[[str], Press]) -> None:
    one = abroad(press)
    assert concerned(one, MISSION) == ("K1",)
    assert concerned(one, MAYOR) == ()
    text = papers.spoken(one.make(MISSION))
    assert "Kepala Perwakilan Republik Indonesia" in text
    assert "Pasal 54 ayat (1) Undang-Undang Nomor 21 Tahun 2007" in text
    assert "atas biaya negara" in text
    assert "Mae Sot" in text
    phone = one.victim("K1").get("phone")
    assert phone is None or phone not in text


def test_nobody_is_brought_home_who_does_not_want_to(press: Callable[[str], Press]) -> None:
    text = papers.spoken(abroad(press, wants_return=False).make(MISSION))
    assert "tidak dipulangkan sebelum ia sendiri menghendakinya" in text
    assert "atas biaya negara" not in text
    assert "pelindungan dan pemulangan bagi" not in text


@pytest.mark.parametrize(
    "facts",
    [
        {"nationality": "Filipina", "fears_own_state": False},
        {"nationality": "Filipina", "fears_own_state": None},
        {"nationality": None},
        {"fears_own_state": True},
        {"abroad_now": False},
    ],
)
def test_no_letter_goes_to_a_mission_for_a_foreigner_or_for_whoever_fears_it(
    facts: dict[str, Any], press: Callable[[str], Press]
) -> None:
    one = abroad(press, **facts)
    assert concerned(one, MISSION) == ()


def test_an_unsure_answer_about_the_own_state_counts_as_fear(press: Callable[[str], Press]) -> None:
    one = abroad(press, fears_own_state=None)
    assert concerned(one, MISSION) == ("K1",)
    one.plain["marks"] = {**one.plain.get("marks", {}), "victims.K1.fears_own_state": {"kind": "unknown"}}
    assert concerned(one, MISSION) == ()


def test_no_paper_of_the_program_is_addressed_to_a_foreign_mission(press: Callable[[str], Press]) -> None:
    one = press("a")
    missions = [entry for entry in one.catalogue.entries if entry.addressee == "mission"]
    assert [entry.id for entry in missions] == [MISSION]
