"""Letters about rehabilitation and return, and about keeping identity confidential."""
# ruff: noqa: E501  the words of a template are easier to read and compare on their own line

from __future__ import annotations

from templates.drafting import blocks, house
from templates.drafting.aid import WE
from templates.drafting.ooxml import each, p, when
from templates.drafting.restitution import basis


def rehabilitation() -> bytes:
    """Permohonan rehabilitasi kesehatan, rehabilitasi sosial, pemulangan, dan reintegrasi sosial."""
    return house.document(
        blocks.letter_head(),
        p("Dengan hormat,"),
        p("Yang bertanda tangan di bawah ini:"),
        blocks.identity("pengaju.identitas", indent=284),
        p("{{ pengaju.kalimat }} mengajukan permohonan layanan bagi korban tindak pidana perdagangan orang"
          + basis("hak") + "."),
        *blocks.helped(),
        blocks.heading("2. Laporan kepada kepolisian"),
        p("{{ perkara.kalimat_laporan }} {{ laporan.lampiran }}"),
        blocks.heading("3. Keadaan Korban"),
        each("baris", "keadaan", p("{{ baris }}")),
        blocks.heading("4. Layanan yang dimohonkan"),
        p(WE + " memohon agar Korban diberi layanan berikut" + basis("tenggat", " dalam tenggat menurut ") + ":",
          keep_next=True),
        each("baris", "layanan", p("{{ baris }}", "Butir")),
        when("mendesak", p("Korban membutuhkan pertolongan segera. " + WE + " memohon pertolongan pertama didahulukan"
                           + basis("darurat") + ".")),
        when("pulang.kalimat", blocks.heading("5. Pemulangan"), p("{{ pulang.kalimat }}")),
        p("Mohon identitas Korban dirahasiakan" + basis("kerahasiaan") + " dan surat-menyurat disampaikan melalui "
          "{{ kantor.sebutan }}."),
        *blocks.closing(),
    )  # fmt: skip


def confidentiality() -> bytes:
    """Permohonan kerahasiaan identitas."""
    return house.document(
        blocks.letter_head(),
        p("Dengan hormat,"),
        when("kuasa.ada", p("Yang bertanda tangan di bawah ini:")),
        blocks.representative(),
        p("{{ pihak.awal_pemohon }} {{ pihak.kedudukan }} dalam {{ perkara.sebutan }}, dan memakai hak atas kerahasiaan "
          "identitas" + basis("kerahasiaan") + "."),
        blocks.parties("pemohon", "Selanjutnya disebut **{{ pihak.besar_pemohon }}**."),
        when("korban_terpisah", blocks.parties("korban", "Selanjutnya disebut **{{ pihak.besar_korban }}**.")),
        p("{{ perkara.kalimat_laporan }}"),
        p("Untuk itu {{ pihak.pemohon }} memohon:", keep_next=True),
        p("agar nama, alamat, foto, dan keterangan lain yang dapat mengungkap identitas {{ pihak.korban }} dirahasiakan "
          "dalam seluruh berkas, sidang terbuka, pengumuman, dan sistem informasi perkara, dan diganti dengan inisial "
          "dan kode sebagaimana dipakai dalam surat ini;", "Posita"),
        p("agar identitas yang ditanyakan di persidangan" + basis("ditanyakan", " sebagaimana dimaksud dalam ")
          + " diterima secara tertulis dalam sampul tertutup dan tidak dibacakan, untuk memenuhi hak atas kerahasiaan "
          "identitas tersebut;", "Posita"),
        when("keluarga_terancam",
             p("agar kerahasiaan yang sama diberikan kepada keluarga {{ pihak.korban }} yang mendapat ancaman"
               + basis("keluarga") + ";", "Posita")),
        when("ada_anak",
             p("agar identitas Korban yang masih anak tidak dimuat dalam pemberitaan apa pun" + basis("anak") + ";",
               "Posita")),
        p("agar salinan surat yang disampaikan kepada pihak lain tidak memuat identitas dan alamat {{ pihak.korban }}, "
          "dan surat-menyurat disampaikan melalui {{ kantor.sebutan }}.", "Posita"),
        p("**Pemberitahuan.** Dengan surat ini penerima telah mengetahui bahwa identitas {{ pihak.korban }} wajib "
          "dirahasiakan. Memberitahukan identitas yang telah diberitahukan harus dirahasiakan adalah perbuatan yang "
          "dilarang" + basis("larangan") + "."),
        p("Lembar Identitas Korban disampaikan bersama surat ini dalam sampul tertutup kepada {{ tujuan.sampul }}. Mohon surat ini diberi tanda "
          "terima.", keep_next=True),
        blocks.signatures(),
        blocks.copies(),
        blocks.annexes(),
        blocks.gaps(),
    )  # fmt: skip


TEMPLATES = {
    "permohonan-rehabilitasi.docx": rehabilitation,
    "permohonan-kerahasiaan.docx": confidentiality,
}
