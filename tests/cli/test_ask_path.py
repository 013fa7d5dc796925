"""`ask` from an empty store to the papers: the answers come through a pipe, group by group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Result

ANSWERS = {
    "confidential": "ya",
    "safe_now": "ya",
    "alone_now": "ya",
    "safe_contact": "lewat kantor kami, siang hari",
    "police_report_number": "LP/B/99/XI/2026",
    "filing_place": "Kupang",
    "filing_channel": "1",
    "applicant": "1",
    "own_office.name": "Kantor Bantuan Contoh",
    "own_office.address": "Jalan Contoh 1, Kupang",
    "investigator.name": "Polres Contoh",
    "investigator.place": "Kupang",
    "birth_date": "5 Mei 2000",
    "nationality": "Indonesia",
    "name": "Melati Wahyuningtyas",
    "nik": "9901014505000001",
    "birth_place": "Soe",
    "sex": "1",
    "marital_status": "belum kawin",
    "occupation": "penjahit",
    "address": "Jalan Contoh 2, Soe",
    "story_before": "Ia dijanjikan kerja di kedai.",
    "story_during": "Ia dikurung dan tidak dibayar.",
    "story_after": "Ia lari dan melapor.",
    "certified": "ya",
}
#: What is typed for a new entry, field by field; what stays empty is passed by a dash.
ENTRIES = {
    "companions": {"name": "Raisa Contoh, S.H.", "capacity": "1", "address": "Jalan Contoh 1, Kupang"},
    "losses": {
        "victim": "K1",
        "head": "1",
        "what": "upah tiga bulan",
        "basis.kind": "1",
        "basis.amount": "9000000",
    },
    "exhibits": {"title": "Surat keterangan polisi", "kind": "9", "status": "1"},
}


def typed_for(question: dict[str, Any], labels: Callable[[str], list[str]]) -> list[str]:
    path = str(question["path"])
    if path == "victims":
        return ["1"]
    if question["how"] == "entry":
        fields = ENTRIES[path] | dict.fromkeys(question["preset"], "")
        return [fields.get(name) or "-" for name in labels(path) if name not in question["preset"]]
    bare = ".".join(part for part in path.split(".") if part not in ("victims", "exhibits", "K1")[:3])
    return [ANSWERS.get(bare) or ANSWERS.get(bare.rpartition(".")[2], "tidak")]


def fields_of(path: str) -> list[str]:
    """The fields of an entry in the order in which they are asked."""
    from legal_assist.cases import vocabulary

    found = []
    for fact in vocabulary.facts().values():
        name = fact.path.removeprefix(f"{path}.")
        within = vocabulary.find(fact.path.rpartition(".")[0])
        nested = "." in name and within is not None and within.kind == "list"
        inside = fact.path.startswith(f"{path}.") and name.count(".") <= 1 and not nested
        if inside and fact.kind not in ("list", "group") and fact.name != "id":
            found.append(name)
    return found


def test_piped_answers_lead_from_an_empty_store_to_all_papers(
    cli: Callable[..., Result], tmp_path: Path
) -> None:
    code = str(cli("case", "new", "--invented", "--json").json["code"])
    keys, read = 0, set[str]()
    for _ in range(60):
        groups = cli("ask", code, "--goal", "restitusi", "--json").json["groups"]
        if not groups:
            break
        typed: list[str] = []
        for question in groups[0]["questions"]:
            typed += typed_for(question, fields_of)
            if question["how"] == "entry":
                break  # then the questions are looked for anew
        done = cli("ask", code, "--goal", "restitusi", typed="\n".join([*typed, "!", ""]))
        assert done.code == 0, done.err
        keys += sum(len(line) + 1 for line in typed)
        read |= set(done.out.splitlines())
    minutes = sum(len(line.split()) for line in read) / 180 + keys * 0.3 / 60
    print(f"{minutes:.1f} minutes")
    assert minutes <= 25
    assert not groups, groups[0]
    made = cli("make", code, "all", "--draft", "--out", str(tmp_path / "out"))
    assert made.code == 0, made.err
    names = [path.name for path in (tmp_path / "out").rglob("*.docx")]
    for paper in ("permohonan-restitusi", "rincian-kerugian", "daftar-alat-bukti", "lembar-identitas"):
        assert any(name.startswith(paper) for name in names), (paper, names)
