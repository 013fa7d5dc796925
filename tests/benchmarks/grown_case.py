"""A case of 5 victims with 30 loss lines each, and what all its documents cost."""

from __future__ import annotations

import copy
import json
import time
from datetime import date
from typing import TYPE_CHECKING, Any

from legal_assist.cases import importing
from legal_assist.desk import samples
from legal_assist.documents import catalogue as catalogues
from legal_assist.documents import making
from legal_assist.errors import DocumentError
from legal_assist.law import lawbook
from legal_assist.workspace import templates_dir

if TYPE_CHECKING:
    from legal_assist.cases.case import Case

VICTIMS, LINES = 5, 30
#: The papers of which the time is promised: application, losses, exhibits, power of attorney.
FIRST = ("permohonan-restitusi", "rincian-kerugian", "daftar-alat-bukti", "surat-kuasa-khusus")


def case() -> tuple[Case, date]:
    """Sample (a), grown."""
    chosen = samples.sample("a")
    plain: dict[str, Any] = json.loads(chosen.case_file.read_text(encoding="utf-8"))
    expected = json.loads(chosen.case_file.with_name("expected.json").read_text(encoding="utf-8"))
    first = plain["victims"][0]
    for number in range(len(plain["victims"]) + 1, VICTIMS + 1):
        more = copy.deepcopy(first) | {
            "id": f"K{number}",
            "name": f"Pratiwangi Sulastrini{'abcdefgh'[number]}",
        }
        plain["victims"].append(
            more | {"nik": f"99010154039800{number:02}", "phone": f"0812-0000-09{number:02}"}
        )
    line = next(one for one in plain["losses"] if one["basis"]["kind"] == "amount")
    plain["losses"] = [
        {**line, "id": f"L{victim * LINES + n}", "victim": f"K{victim + 1}", "what": f"Pos kerugian {n}"}
        for victim in range(VICTIMS)
        for n in range(1, LINES + 1)
    ]
    return importing.from_plain(plain), date.fromisoformat(expected["as_of"])


def measure() -> None:
    """Make every paper that applies, with its leak scan, and print what it took on the clock."""
    one, day = case()
    start = time.perf_counter()
    book, catalogue = lawbook.load(), catalogues.load(templates_dir())
    loaded = time.perf_counter()
    papers, refused, first = 0, 0, 0.0
    order = sorted(catalogue.entries, key=lambda entry: entry.id not in FIRST)
    for entry in order:
        if entry.id not in FIRST and not first:
            first = time.perf_counter() - loaded
        try:
            papers += len(
                making.make(one, 1, entry.id, book=book, as_of=day, draft=True, catalogue=catalogue)
            )
        except DocumentError as error:
            refused += error.key != "documents.not_applicable"
    whole = time.perf_counter() - loaded
    print(f"\n{VICTIMS} victims with {LINES} loss lines each, drafts with leak scan, in one process")
    print(f"  law book and catalogue read in {loaded - start:.2f} s")
    print(f"  documents 1, 5, 6, 10: {first:.2f} s, at most 3: {'met' if first < 3 else 'MISSED'}")
    print(f"  all {papers} papers: {whole:.2f} s, at most 15: {'met' if whole < 15 else 'MISSED'}")
    if refused:
        print(f"  {refused} documents could not be made")
