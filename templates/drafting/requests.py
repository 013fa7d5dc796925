"""Requests to the police, the courts and services."""
# ruff: noqa: E501  the words of a template are easier to read and compare on their own line

from __future__ import annotations

from templates.drafting import blocks, house
from templates.drafting.ooxml import each, p, when
from templates.drafting.restitution import basis


def police_protection() -> bytes:
    """Permohonan perlindungan kepada kepolisian, satu per korban."""
    return house.document(
        blocks.letter_head(),
        p("Dengan hormat,"),
        when("kuasa.ada", p("Yang bertanda tangan di bawah ini:")),
        blocks.representative(),
        p("{{ pihak.awal_pemohon }} {{ pihak.kedudukan }} dalam {{ perkara.sebutan }}, dan memohon perlindungan kepolisian" + basis("hak") + "."),
        blocks.parties("pemohon", "Selanjutnya disebut **{{ pihak.besar_pemohon }}**."),
        when("korban_terpisah", blocks.parties("korban", "Selanjutnya disebut **{{ pihak.besar_korban }}**.")),
        p("{{ perkara.kalimat_laporan }}"),
        p("Keadaan yang mendasari permohonan ini:", keep_next=True),
        when("bila.terancam", p("Korban mendapat ancaman.", "Butir")),
        when("bila.keluarga", p("Keluarga {{ pihak.korban }} mendapat ancaman.", "Butir")),
        when("bila.tidak_aman", p("Saat ini {{ pihak.korban }} tidak dalam keadaan aman.", "Butir")),
        when("bila.anak", p("Korban masih anak.", "Butir")),
        when("ancaman",
             p("Ancaman yang tercatat:", keep_next=True),
             each("baris", "ancaman", p("{{ baris }}", "Posita"))),
        p("Untuk itu {{ pihak.pemohon }} memohon:", keep_next=True),
        p("agar {{ pihak.korban }}{% if bila.keluarga %} beserta keluarganya{% endif %} segera dilindungi dari ancaman terhadap "
          "diri, jiwa, dan harta, sebelum, selama, dan sesudah pemeriksaan perkara;", "Petitum"),
        p("agar identitas {{ pihak.korban }} dirahasiakan" + basis("kerahasiaan")
          + "{% if bila.keluarga %}, juga bagi keluarganya" + basis("keluarga") + "{% endif %};", "Petitum"),
        p("agar tempat keberadaan {{ pihak.korban }} tidak diberitahukan kepada pihak lain;", "Petitum"),
        p("agar petugas yang bertanggung jawab atas perlindungan ini ditunjuk, dan namanya serta tindakan yang diambil diberitahukan "
          "secara tertulis melalui {{ kantor.sebutan }}.", "Petitum"),
        p("Atas perhatian Bapak/Ibu kami ucapkan terima kasih.", keep_next=True),
        blocks.signatures(),
        blocks.receipt(),
        blocks.annexes(),
        blocks.gaps(),
    )  # fmt: skip


TEMPLATES = {"permohonan-perlindungan-polisi.docx": police_protection}
