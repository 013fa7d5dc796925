"""Joined damages claim, in the words of each code of procedure."""
# ruff: noqa: E501  the words of a template are easier to read and compare on their own line

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from templates.drafting import blocks, house
from templates.drafting.ooxml import each, p, when
from templates.drafting.restitution import SEALED, basis


@dataclass(frozen=True)
class _Words:
    """How a code names the claim."""

    claim: str
    title: str


OLD: Final = _Words(claim="ganti kerugian", title="PENGGABUNGAN PERKARA GUGATAN GANTI KERUGIAN")
NEW: Final = _Words(claim="ganti rugi", title="PENGGABUNGAN PERKARA GUGATAN GANTI RUGI")


def joined_claim(words: _Words) -> bytes:
    """Permohonan penggabungan: hanya biaya yang telah dikeluarkan."""
    claim = words.claim
    return house.document(
        blocks.letter_head(),
        p("Dengan hormat,"),
        when("kuasa.ada", p("Yang bertanda tangan di bawah ini:")),
        blocks.representative(),
        p(f"{{{{ pihak.awal_pemohon }}}} dengan ini mengajukan permintaan penggabungan perkara gugatan {claim} kepada "
          "perkara pidana tersebut di atas" + basis("penggabungan") + "."),
        when("subsider", p("Subsider, apabila Hakim berpendapat bahwa hukum acara lain yang berlaku bagi perkara ini, "
                           "permintaan ini didasarkan pada {{ subsider }}.")),
        blocks.heading("A. IDENTITAS PENGGUGAT"),
        blocks.parties("pemohon", "Selanjutnya disebut **{{ pihak.besar_pemohon }}** (pihak yang dirugikan)."),
        when("korban_terpisah", blocks.heading("B. IDENTITAS KORBAN"),
             blocks.parties("korban", "Selanjutnya disebut **{{ pihak.besar_korban }}**.")),
        when("identitas_tertutup", p(SEALED)),
        blocks.heading("{{ bagian.termohon }}. IDENTITAS TERGUGAT"),
        blocks.parties("termohon", "Selanjutnya disebut **{{ pihak.besar_termohon }}**."),
        blocks.heading("{{ bagian.dasar }}. PERBUATAN YANG DIDAKWAKAN"),
        p("{{ perkara.kalimat_laporan }}", "Posita"),
        when("perkara.kalimat_tahap", p("{{ perkara.kalimat_tahap }}", "Posita")),
        each("baris", "uraian.unsur", p("{{ baris }}", "Posita")),
        p("{{ perkara.kalimat_pasal }}", "Posita"),
        p("Perbuatan yang didakwakan itu secara langsung menimbulkan kerugian bagi {{ pihak.korban }} berupa biaya yang "
          "telah dikeluarkan sebagaimana diuraikan di bawah ini.", "Posita"),
        p("Permintaan ini diajukan sebelum Penuntut Umum mengajukan tuntutan pidana" + basis("batas_pengajuan", " (")
          + "{% if dasar.batas_pengajuan %}){% endif %}.", "Posita"),
        blocks.heading("{{ bagian.uraian }}. BIAYA YANG TELAH DIKELUARKAN"),
        p(f"Yang dimintakan hanya penggantian biaya yang telah dikeluarkan{basis('biaya')}. Pos di bawah ini tidak "
          "dimintakan lagi sebagai Restitusi, sehingga tidak ada kerugian yang diminta dua kali.", keep_next=True),
        blocks.loss_table_all(),
        p(f"Jumlah {claim} yang dimintakan seluruhnya **{{{{ kerugian.jumlah_rp }}}}** "
          "(**{{ kerugian.terbilang }}**)."),
        when("perkara.terdakwa_jamak",
             p(f"Karena ada lebih dari satu Terdakwa, {claim} ditanggung bersama-sama secara berimbang"
               + basis("berimbang") + ".")),
        blocks.heading("{{ bagian.kerugian }}. PERMINTAAN"),
        p("Berdasarkan uraian tersebut, {{ pihak.pemohon }} memohon kepada Hakim Ketua Sidang:", keep_next=True),
        p(f"Menetapkan penggabungan perkara gugatan {claim} {{{{ pihak.pemohon }}}} kepada perkara pidana "
          "{{ perkara.nomor_kalimat }};", "Petitum"),
        p(f"Mengabulkan gugatan {claim} {{{{ pihak.pemohon }}}} untuk seluruhnya;", "Petitum"),
        p("Menghukum {{ pihak.terdakwa }} mengganti biaya yang telah dikeluarkan {{ pihak.korban }} sebesar "
          "{{ kerugian.jumlah_rp }} ({{ kerugian.terbilang }})"
          "{% if perkara.terdakwa_jamak %}, ditanggung bersama-sama secara berimbang{% endif %};", "Petitum"),
        p("Apabila Majelis Hakim berpendapat lain, mohon putusan yang seadil-adilnya.", "Petitum"),
        p("Demikian permintaan ini diajukan dengan sebenarnya.", keep_next=True),
        blocks.signatures(),
        blocks.copies(),
        blocks.annexes(),
        blocks.gaps(),
    )  # fmt: skip


TEMPLATES = {
    "permohonan-penggabungan-1981.docx": partial(joined_claim, OLD),
    "permohonan-penggabungan-2025.docx": partial(joined_claim, NEW),
}
