"""`documents CASE --addressee`: the twin of the completeness lists on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from legal_assist.cli.parser import ADDRESSEES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Result


@pytest.mark.parametrize("addressee", ADDRESSEES)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_each_addressee_has_its_list(
    cli: Callable[..., Result], sample_a: str, addressee: str, lang: str
) -> None:
    found = cli("documents", sample_a, "--addressee", addressee, "--lang", lang)
    assert found.code == 0
    assert found.err == ""
    assert len(found.out.splitlines()) >= 4


def test_json_names_piece_state_and_sources_and_no_identity(
    cli: Callable[..., Result], sample_a: str
) -> None:
    found = cli("documents", sample_a, "--addressee", "court", "--json").json
    assert found["addressee"] == "court"
    assert {"id", "application", "part", "subject", "state", "what", "sources", "citation", "gaps"} <= set(
        found["pieces"][0]
    )
    assert {piece["state"] for piece in found["pieces"]} <= {"met", "missing", "answered", "check"}
    assert all(piece["sources"] for piece in found["pieces"])


def test_an_addressee_that_is_not_one_is_refused(cli: Callable[..., Result], sample_a: str) -> None:
    assert cli("documents", sample_a, "--addressee", "mayor").code == 2


def test_without_an_addressee_the_documents_are_listed(cli: Callable[..., Result], sample_a: str) -> None:
    assert "permohonan-restitusi" in cli("documents", sample_a).out


def test_the_checklist_leaves_out_what_does_not_apply_beside_the_main_lists(
    cli: Callable[..., Result], sample_a: str
) -> None:
    everything = cli("checklist", sample_a, "--lang", "en")
    assert everything.code == 0
    assert "First meeting" in everything.out
    assert "Restitution not paid" not in everything.out
    asked = cli("checklist", sample_a, "--right", "unpaid", "--lang", "en")
    assert "Restitution not paid" in asked.out
