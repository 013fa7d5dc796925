"""The office's own templates: used once accepted, refused otherwise, never in silence."""

from __future__ import annotations

import hashlib
import io
import json
from typing import TYPE_CHECKING

import docx
import pytest
from papers import with_part
from test_made_papers import case_of, desk, papers, sealed  # noqa: F401 - fixtures

from legal_assist.desk import backing_up, office_templates, template_words, templates
from legal_assist.documents import preview
from legal_assist.errors import DocumentError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.desk import Desk

NAME = "rincian-kerugian.docx"


def changed(path: Path, *, text: str = "Kantor Contoh, sejak lama (rekaan)") -> bytes:
    """The template with one more paragraph, saved as Word would: other parts added."""
    document = docx.Document(str(path))
    document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    path.write_bytes(buffer.getvalue())
    return buffer.getvalue()


@pytest.fixture
def own(desk: Desk, tmp_path: Path) -> Path:  # noqa: F811
    """A shipped template, copied and changed."""
    (path,) = templates.new(desk, "rincian-kerugian", tmp_path / "templat")
    changed(path)
    return path


def made_text(desk: Desk, out: Path) -> str:  # noqa: F811
    files = desk.make(case_of(desk), ("rincian-kerugian",), out, draft=True)
    return "\n".join(preview.text(one.path.read_bytes()) for one in files)


def test_every_shipped_template_passes_the_check_for_lawyers(desk: Desk) -> None:  # noqa: F811
    catalogue = desk.catalogue
    for name in office_templates.names(catalogue):
        report = templates.check_bytes(desk, name, catalogue.template(name), name)
        assert not report.problems, name
        assert not report.hints, name
        assert report.read


def test_an_accepted_template_is_used_and_the_receipt_says_so(
    desk: Desk,  # noqa: F811
    own: Path,
    tmp_path: Path,
) -> None:
    assert "Kantor Contoh" not in made_text(desk, tmp_path / "satu")
    templates.use(desk, own)
    assert [one.state for one in office_templates.own(desk)] == ["used"]
    assert "Kantor Contoh" in made_text(desk, tmp_path / "dua")
    newest = json.loads(papers(desk)[0].receipt.read_text(encoding="utf-8"))
    sources = [json.loads(one.receipt.read_text(encoding="utf-8"))["template_source"] for one in papers(desk)]
    assert sorted(sources) == ["office"] * 4 + ["shipped"] * 4
    assert newest["template"] == NAME


def test_papers_made_before_are_marked_as_older_than_their_template(
    desk: Desk,  # noqa: F811
    own: Path,
    tmp_path: Path,
) -> None:
    made_text(desk, tmp_path / "satu")
    templates.use(desk, own)
    assert {change.kind for one in papers(desk) for change in one.changes} == {"template"}


def test_a_template_put_into_the_folder_by_hand_is_refused_until_accepted(
    desk: Desk,  # noqa: F811
    own: Path,
    tmp_path: Path,
) -> None:
    place = office_templates.folder(desk)
    place.mkdir()
    (place / NAME).write_bytes(own.read_bytes())
    with pytest.raises(DocumentError) as caught:
        made_text(desk, tmp_path / "keluar")
    assert caught.value.key == "templates.not_accepted"
    assert not (tmp_path / "keluar").exists()
    templates.use(desk, place / NAME)
    assert "Kantor Contoh" in made_text(desk, tmp_path / "keluar")


def test_a_template_changed_after_it_was_accepted_is_refused(
    desk: Desk,  # noqa: F811
    own: Path,
    tmp_path: Path,
) -> None:
    templates.use(desk, own)
    changed(office_templates.folder(desk) / NAME, text="Sisipan orang lain")
    with pytest.raises(DocumentError) as caught:
        made_text(desk, tmp_path / "keluar")
    assert caught.value.key == "templates.changed"
    assert [one.state for one in office_templates.own(desk)] == ["changed"]


def test_a_faulty_template_is_never_accepted_and_every_fault_is_named(
    desk: Desk,  # noqa: F811
    own: Path,
) -> None:
    changed(own, text="{{ korban_ini.nma }} {tanggal} {{ terbilan")
    with pytest.raises(DocumentError) as caught:
        templates.use(desk, own)
    assert [one.key.rpartition(".")[2] for one in caught.value.problems] == [
        "single_braces", "unknown_near", "unclosed",
    ]  # fmt: skip
    assert office_templates.own(desk) == ()


def test_a_template_that_passed_in_an_earlier_version_is_checked_again(
    desk: Desk,  # noqa: F811
    own: Path,
    tmp_path: Path,
) -> None:
    templates.use(desk, own)
    record = office_templates.folder(desk) / office_templates.RECORD
    plain = json.loads(record.read_text(encoding="utf-8"))
    bad = changed(own, text="{{ nama_lama }}")
    (office_templates.folder(desk) / NAME).write_bytes(bad)
    plain[NAME] |= {"program": "0.0.1", "sha256": hashlib.sha256(bad).hexdigest()}
    record.write_text(json.dumps(plain), encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        made_text(desk, tmp_path / "keluar")
    assert caught.value.key == "templates.fails_now"
    assert len(caught.value.problems) == 1


def test_a_template_that_is_dropped_is_kept_and_the_shipped_one_is_used_again(
    desk: Desk,  # noqa: F811
    own: Path,
    tmp_path: Path,
) -> None:
    templates.use(desk, own)
    kept = templates.drop(desk, NAME)
    assert kept.read_bytes() == own.read_bytes()
    assert "Kantor Contoh" not in made_text(desk, tmp_path / "keluar")
    with pytest.raises(UsageError):
        templates.drop(desk, NAME)


def test_a_file_of_another_name_needs_the_document_it_is_for(desk: Desk, own: Path) -> None:  # noqa: F811
    other = own.with_name("versi kami.docx")
    own.rename(other)
    with pytest.raises(UsageError) as caught:
        templates.check(desk, other)
    assert caught.value.key == "templates.not_this_name"
    assert templates.check(desk, other, "rincian-kerugian").passes
    with pytest.raises(UsageError) as several:
        templates.check(desk, other, "permohonan-penggabungan")
    assert several.value.key == "templates.many_templates"


def test_a_damaged_record_is_said_and_accepting_anew_mends_it(
    desk: Desk,  # noqa: F811
    own: Path,
    tmp_path: Path,
) -> None:
    templates.use(desk, own)
    (office_templates.folder(desk) / office_templates.RECORD).write_text("[", encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        made_text(desk, tmp_path / "keluar")
    assert caught.value.key == "templates.own_damaged"
    templates.use(desk, own)
    assert "Kantor Contoh" in made_text(desk, tmp_path / "keluar")


def test_in_a_sealed_store_a_forged_record_counts_for_nothing(
    sealed: Desk,  # noqa: F811
    tmp_path: Path,
) -> None:
    (own,) = templates.new(sealed, "rincian-kerugian", tmp_path)
    changed(own)
    templates.use(sealed, own)
    assert [one.state for one in office_templates.own(sealed)] == ["used"]
    place = office_templates.folder(sealed)
    forged = changed(place / NAME, text="Sisipan")
    record = place / office_templates.RECORD
    plain = json.loads(record.read_text(encoding="utf-8"))
    plain[NAME]["sha256"] = hashlib.sha256(forged).hexdigest()
    record.write_text(json.dumps(plain), encoding="utf-8")
    assert [one.state for one in office_templates.own(sealed)] == ["not_accepted"]


def test_office_templates_come_back_from_a_backup_and_stay_accepted(
    sealed: Desk,  # noqa: F811
    tmp_path: Path,
) -> None:
    (own,) = templates.new(sealed, "rincian-kerugian", tmp_path / "t")
    changed(own)
    templates.use(sealed, own)
    made = backing_up.make(sealed, tmp_path / "cadangan")
    into = tmp_path / "pulih"
    backing_up.restore(made.path, into, "bakau jati meranti ulin", clock=sealed.clock, operator="Sari")
    restored = type(sealed)(into, sealed.clock)
    restored.unlock("bakau jati meranti ulin")
    assert [one.state for one in office_templates.own(restored)] == ["used"]


def test_an_unsafe_package_is_refused_before_anything_reads_it(desk: Desk, own: Path) -> None:  # noqa: F811
    own.write_bytes(with_part(own.read_bytes(), "word/vbaProject.bin", b"x"))
    with pytest.raises(DocumentError) as caught:
        templates.use(desk, own)
    assert caught.value.key == "templates.unsafe"


def test_the_copy_with_comments_overwrites_nothing(desk: Desk, own: Path, tmp_path: Path) -> None:  # noqa: F811
    changed(own, text="{{ nma }}")
    report = templates.check(desk, own)
    out = tmp_path / "salinan.docx"
    templates.comments(own, report, out, "id")
    with pytest.raises(DocumentError):
        templates.comments(own, report, out, "id")


def test_every_part_of_a_field_has_a_word_of_its_own(desk: Desk) -> None:  # noqa: F811
    """This test ensures that a new field of the papers gets a meaning in `template_words`."""
    names = templates.together(templates.fields(desk).values())
    assert [one.name for one in names if not template_words.is_known(one.name)] == []
