"""LibreOffice opens every paper and makes pages of it (only where it is installed)."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from test_golden import DOCUMENTS, papers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Press

#: Papers that are read standing up, or carried: as many pages as a sheet has sides.
SIDES = {"hal-baik-diketahui": 2, "good-to-know": 2, "lembar-pertemuan": 1}
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.real
@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_makes_pages_of_every_paper(press: Callable[[str], Press], tmp_path: Path) -> None:
    assert SOFFICE is not None
    expected: dict[str, str] = {}
    for letter in "abcd":
        one = press(letter)
        for entry_id in DOCUMENTS:
            for made in papers(one, entry_id):
                (tmp_path / f"{letter}-{made.file_name}").write_bytes(made.data)
                expected[f"{letter}-{made.file_name}"] = made.document
    profile = (tmp_path / "profile").as_uri()
    command = [
        SOFFICE, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf",
        "--outdir", str(tmp_path / "pdf"),
        *(str(tmp_path / name) for name in expected),
    ]  # fmt: skip
    subprocess.run(command, check=False, capture_output=True, timeout=300)
    for name, document in expected.items():
        reader = PdfReader(tmp_path / "pdf" / name.replace(".docx", ".pdf"))
        text = "\n".join(page.extract_text() for page in reader.pages)
        assert "CONTOH" in text
        last = f"Halaman {len(reader.pages)} dari {len(reader.pages)}"
        assert "Good to know" in text or last in " ".join(text.split())
        assert not (reader.metadata and reader.metadata.author)
        assert len(reader.pages) <= SIDES.get(document, 99), name
