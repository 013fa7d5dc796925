"""Write the shipped templates: ``python -m templates.drafting [FOLDER]``."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from templates.drafting import claims, letters, powers, restitution

if TYPE_CHECKING:
    from collections.abc import Callable

TEMPLATES: Final[dict[str, Callable[[], bytes]]] = {
    "permohonan-restitusi.docx": restitution.application,
    "rincian-kerugian.docx": restitution.breakdown,
    "daftar-alat-bukti.docx": restitution.evidence,
    "surat-kuasa-khusus.docx": powers.power_of_attorney,
    "lembar-identitas.docx": powers.identity_sheet,
    "permohonan-penggabungan-1981.docx": partial(claims.joined_claim, claims.OLD),
    "permohonan-penggabungan-2025.docx": partial(claims.joined_claim, claims.NEW),
    "permohonan-rehabilitasi.docx": letters.rehabilitation,
    "permohonan-kerahasiaan.docx": letters.confidentiality,
}


def draw(folder: Path) -> None:
    """Write all templates into a folder."""
    for name, make in TEMPLATES.items():
        (folder / name).write_bytes(make())


if __name__ == "__main__":
    draw(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "legal")
