from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import papers
import pytest

from legal_assist import messages
from legal_assist.cases import vocabulary as facts
from legal_assist.documents import catalogue as catalogues
from legal_assist.documents import filling, making, package_check, vocabulary
from legal_assist.errors import DocumentError
from legal_assist.workspace import templates_dir
from templates.drafting.__main__ import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Press

    from legal_assist.documents.catalogue import Catalogue
    from legal_assist.law.lawbook import LawBook


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_shipped_template_is_what_the_drafting_kit_draws(name: str) -> None:
    assert (templates_dir() / name).read_bytes() == TEMPLATES[name](), "run: python -m templates.drafting"


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_shipped_template_is_a_safe_package(name: str) -> None:
    package_check.check(TEMPLATES[name]())


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_shipped_template_names_nobody_and_no_program(name: str) -> None:
    data = TEMPLATES[name]()
    assert len(data) < 20_000
    assert b"docProps" not in data
    assert b"thumbnail" not in data


def test_every_template_is_used_and_every_document_has_one(catalogue: Catalogue) -> None:
    used = {
        name for entry in catalogue.entries for name in (entry.template, *entry.templates.values()) if name
    }
    assert used == set(TEMPLATES)


def test_the_templates_read_only_names_that_the_contexts_give(
    press: Callable[[str], Press], catalogue: Catalogue, book: LawBook
) -> None:
    contexts = []
    for letter in "abcd":
        one = press(letter)
        for entry in catalogue.entries:
            contexts += making.context(one.case, entry.id, book=book, as_of=one.as_of, catalogue=catalogue)
    known = {one.name for one in vocabulary.vocabulary(contexts)}
    # What an entry lists is given whenever its paper is made, also where no sample needs it.
    for entry in catalogue.entries:
        listed = {"isi": entry.facts, "bila": entry.flags, "hari": entry.dates, "catatan": entry.event_notes}
        known |= {f"{root}.{name}" for root, names in listed.items() for name in names}
    roots = {name.split(".")[0].removesuffix("[]") for name in known}
    loops = {"baris", "orang", "kelompok", "korban", "loop"}
    for name in TEMPLATES:
        for used in filling.template_names(TEMPLATES[name]()):
            root = used.split(".")[0]
            assert root in roots | loops, used
            if root not in loops:
                assert used in known or used.split(".")[0] == "dasar", used


def test_every_citation_of_the_catalogue_is_in_the_law_book(catalogue: Catalogue, book: LawBook) -> None:
    book.check_citations(catalogue.cited())


def test_every_needed_fact_and_annex_exists(catalogue: Catalogue) -> None:
    kinds = facts.facts()["exhibits.kind"].choices
    for entry in catalogue.entries:
        for need in entry.needs:
            for path in need.path.split("|"):
                if path.startswith("events."):
                    assert path.removeprefix("events.") in facts.facts()["events.kind"].choices, path
                    continue
                assert path.replace(".*.", ".") in facts.facts(), path
        for rule in entry.exhibits:
            assert set(rule.kinds) <= set(kinds)
        stated = entry.why_not and entry.why_not_en
        assert stated or messages.has(f"documents.why_not.{entry.id.replace('-', '_')}")


def test_a_paper_that_reaches_the_defendant_is_never_open(catalogue: Catalogue) -> None:
    assert all(entry.identity != "open" for entry in catalogue.entries if entry.reaches_defendant)
    sealed = catalogue.entry("lembar-identitas")
    assert sealed.sealed
    assert not sealed.reaches_defendant


def test_a_faulty_catalogue_is_refused_with_every_fault(tmp_path: Path) -> None:
    text = (templates_dir() / "catalogue.toml").read_text(encoding="utf-8")
    broken = text.replace('per = "case"', 'per = "town"').replace('addressee = "none"', 'addresee = "none"')
    (tmp_path / "catalogue.toml").write_text(broken, encoding="utf-8")
    (tmp_path / "words.toml").write_text("", encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        catalogues.load(tmp_path)
    assert caught.value.key == "documents.catalogue_faulty"
    assert len(caught.value.problems) > 3


def test_an_open_paper_for_the_defendant_is_a_fault_of_the_catalogue(tmp_path: Path) -> None:
    text = (templates_dir() / "catalogue.toml").read_text(encoding="utf-8")
    (tmp_path / "catalogue.toml").write_text(
        text.replace('identity = "coded"', 'identity = "open"'), encoding="utf-8"
    )
    (tmp_path / "words.toml").write_text("", encoding="utf-8")
    with pytest.raises(DocumentError):
        catalogues.load(tmp_path)


def test_whoever_reads_or_signs_a_paper_has_a_name_on_screen_and_in_the_interview() -> None:
    readers = set(get_args(catalogues.Reader)) | set(get_args(catalogues.Recipient)) | {"defendant"}
    keys = {f"paper_sheet.addressee.{one}" for one in get_args(catalogues.Reader)}
    keys |= {f"paper_sheet.recipient.{one}" for one in get_args(catalogues.Recipient)}
    keys |= {f"paper_sheet.signer.{one}" for one in get_args(catalogues.Signer)}
    keys |= {f"interview.reader.{one}" for one in readers - {"none"}}
    assert not sorted(one for one in keys if not messages.has(one))


@pytest.mark.parametrize("name", TEMPLATES)
def test_nobody_signs_on_a_page_that_says_nothing(name: str) -> None:
    body = papers.part(TEMPLATES[name](), "word/document.xml").decode()
    before, signed, after = body.partition(" in tanda_tangan ")
    if not signed:
        return
    above = before.rpartition("<w:tbl>")[0]
    printed = [one for one in re.findall(r"<w:p>.*?</w:p>", above, re.DOTALL) if "{%p" not in one]
    assert all("<w:keepNext/>" in one for one in printed[-2:])
    below = after.partition('<w:pStyle w:val="Sela"/>')[2]
    assert below.startswith("<w:keepNext/>"), "copies and receipt stay too"
