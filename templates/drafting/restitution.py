"""Application for restitution before the verdict, the breakdown of losses per victim, the list of evidence."""
# ruff: noqa: E501  the words of a template are easier to read and compare on their own line

from __future__ import annotations

from typing import Final

from templates.drafting import blocks, house
from templates.drafting.ooxml import each, p, when


def basis(use: str, before: str = " berdasarkan ") -> str:
    """A citation inside a sentence; it vanishes with its lead-in when nothing printable stands behind it."""
    return "{% if dasar." + use + " %}" + before + "{{ dasar." + use + " }}{% endif %}"


SEALED: Final = (
    "Karena identitas {{ pihak.korban_disamarkan }} dirahasiakan"
    + basis("kerahasiaan")
    + ", surat ini memuat inisial dan kode "
    "Korban{% if identitas_sebagian %} tersebut{% endif %}. Identitas lengkap termuat dalam Lembar Identitas Korban, yang disampaikan dalam sampul tertutup kepada "
    "{{ tujuan.sampul }}. {{ pihak.awal_pemohon }} memohon agar yang disampaikan kepada pihak lain hanya batang tubuh "
    "surat ini, tanpa lembar identitas dan lampirannya."
)


def application() -> bytes:
    """Permohonan restitusi, sebelum putusan."""
    return filing(
        "dengan ini mengajukan permohonan Restitusi {{ pihak.memohon_sebagai }}" + basis("pengajuan"),
        told=story(),
        asked=requests(),
    )


def filing(opening: str, *, told: tuple[str, ...], asked: tuple[str, ...]) -> bytes:
    """An application for restitution: parties, law, facts, losses, sum, requests.

    Args:
        opening: what the applicant does, without the words "dengan uraian sebagai berikut".
        told: the facts.
        asked: the requests, numbered.
    """
    return house.document(
        blocks.letter_head(),
        p("Dengan hormat,"),
        when("kuasa.ada", p("Yang bertanda tangan di bawah ini:")),
        blocks.representative(),
        p("{{ pihak.awal_pemohon }} " + opening + ", dengan uraian sebagai berikut."),
        blocks.heading("A. IDENTITAS PEMOHON"),
        blocks.parties("pemohon", "Selanjutnya disebut **{{ pihak.besar_pemohon }}**."),
        when(
            "korban_terpisah",
            blocks.heading("B. IDENTITAS KORBAN"),
            blocks.parties("korban", "Selanjutnya disebut **{{ pihak.besar_korban }}**."),
        ),
        when("identitas_tertutup", p(SEALED)),
        blocks.heading("{{ bagian.termohon }}. IDENTITAS TERMOHON"),
        blocks.parties("termohon", "Selanjutnya disebut **{{ pihak.besar_termohon }}**."),
        blocks.heading("{{ bagian.dasar }}. DASAR HUKUM"),
        each("baris", "dasar_hukum", p("{{ baris }}", "Dasar")),
        blocks.heading("{{ bagian.uraian }}. URAIAN TINDAK PIDANA"),
        *told,
        blocks.heading("{{ bagian.kerugian }}. URAIAN KERUGIAN"),
        p(
            "Akibat tindak pidana tersebut {{ pihak.korban }} menderita kerugian yang nyata-nyata dialami"
            + basis("kelompok_kerugian", " menurut kelompok kerugian dalam ")
            + ", dengan perincian berikut. Perhitungan setiap pos termuat dalam Rincian Kerugian per Korban yang "
            # What was not spent yet is not called suffered: the words would be turned against the sum.
            "dilampirkan.{% if kerugian.kalimat_perkiraan %} {{ kerugian.kalimat_perkiraan }}{% endif %}",
            keep_next=True,
        ),
        blocks.loss_table_all(),
        blocks.heading("{{ bagian.besaran }}. BESARAN DAN BENTUK RESTITUSI"),
        p(
            "Besaran Restitusi yang dimintakan seluruhnya **{{ kerugian.jumlah_rp }}** "
            "(**{{ kerugian.terbilang }}**), dalam bentuk pembayaran sejumlah uang kepada {{ pihak.korban }}, dengan "
            "pembagian sebagai berikut.",
            keep_next=True,
        ),
        blocks.ruled(
            (620, 3000, 1900, 2700),
            ("No.", "Korban", "Jumlah (Rp)", "Terbilang"),
            "kerugian.korban",
            ("{{ loop.index }}.", "{{ baris.sebutan }}", "{{ baris.jumlah }}", "{{ baris.terbilang }}"),
            right=2,
        ),
        when("kerugian.kalimat_penggabungan", p("{{ kerugian.kalimat_penggabungan }}")),
        p("{{ tanggungan.kalimat }}", keep_next=True),
        when(
            "tanggungan.bagian",
            blocks.ruled(
                (620, 3000, 1900, 2700),
                ("No.", "Termohon", "Jumlah (Rp)", "Terbilang"),
                "tanggungan.bagian",
                ("{{ loop.index }}.", "{{ baris.nama }}", "{{ baris.jumlah }}", "{{ baris.terbilang }}"),
                right=2,
            ),
        ),
        blocks.heading("{{ bagian.permintaan }}. PERMINTAAN"),
        p("Berdasarkan uraian tersebut, {{ pihak.pemohon }} memohon:", keep_next=True),
        *asked,
        p("Demikian permohonan ini diajukan dengan sebenarnya.", keep_next=True),
        blocks.signatures(),
        blocks.copies(),
        blocks.annexes(),
        blocks.gaps(),
    )


def story() -> tuple[str, ...]:
    """The facts in numbered paragraphs, in time order."""
    return (
        when("perkara.kalimat_waktu", p("{{ perkara.kalimat_waktu }}", "Posita")),
        each("baris", "uraian.sebelum", p("{{ baris }}", "Posita")),
        each("baris", "uraian.selama", p("{{ baris }}", "Posita")),
        each("baris", "uraian.sesudah", p("{{ baris }}", "Posita")),
        p("{{ perkara.kalimat_laporan }}", "Posita"),
        when("perkara.kalimat_tahap", p("{{ perkara.kalimat_tahap }}", "Posita")),
        each("baris", "uraian.unsur", p("{{ baris }}", "Posita")),
        p("{{ perkara.kalimat_pasal }}", "Posita"),
    )


def requests() -> tuple[str, ...]:
    """What is asked, numbered."""
    return (
        p("Menerima dan mengabulkan permohonan Restitusi {{ pihak.pemohon }} untuk seluruhnya;", "Petitum"),
        when(
            "perkara.sebelum_pelimpahan",
            p("Agar permohonan ini dimuat dalam surat dakwaan dan dimasukkan ke dalam berkas perkara"
              + basis("dakwaan") + ";", "Petitum"),
        ),
        p("Agar Penuntut Umum mencantumkan permohonan ini dalam surat tuntutan dan mengajukan alat buktinya di "
          "persidangan" + basis("tuntutan") + ";", "Petitum"),
        p("Agar penghitungan kerugian difasilitasi dan dinilai oleh pejabat dan lembaga yang berwenang"
          + basis("penghitungan") + ";", "Petitum"),
        # The citation stands beside what it rules: that the verdict holds restitution, not how several bear it.
        p("Menetapkan dalam amar putusan" + basis("amar", ", sebagaimana diatur dalam ") + "{% if dasar.amar %},{% endif %} bahwa "
          "{{ pihak.termohon }} wajib membayar Restitusi kepada {{ pihak.korban }} sebesar {{ kerugian.jumlah_rp }} "
          "({{ kerugian.terbilang }}), dengan rincian per Korban sebagaimana tersebut di atas{{ tanggungan.amar }};", "Petitum"),
        when(
            "dasar.tindak_pidana_lain",
            p("Menetapkan bahwa Restitusi tetap diberikan apabila yang terbukti adalah tindak pidana lain"
              + basis("tindak_pidana_lain") + ";", "Petitum"),
        ),
        p("Menetapkan tata cara pembayaran dan akibat hukum apabila Restitusi tidak dibayar menurut ketentuan "
          "peraturan perundang-undangan;", "Petitum"),
        p("Apabila Majelis Hakim berpendapat lain, mohon putusan yang seadil-adilnya.", "Petitum"),
    )  # fmt: skip


def breakdown() -> bytes:
    """Rincian kerugian, satu lampiran per Korban."""
    return house.document(
        blocks.title("RINCIAN KERUGIAN KORBAN"),
        p("Lampiran Permohonan Restitusi", "Rapat", align="center"),
        p("{{ perkara.sebutan }}", "Rapat", align="center"),
        p("", "Rapat"),
        blocks.identity("korban_ini.identitas"),
        p(
            "Kerugian berikut dihitung menurut keterangan Korban dan bukti yang disebut pada setiap pos"
            + basis("kelompok_kerugian", ", menurut kelompok kerugian dalam ")
            + "."
        ),
        each("korban", "kerugian.korban", blocks.loss_table_one()),
        p("Jumlah kerugian yang dimintakan sebagai Restitusi: **{{ korban_ini.jumlah_rp }}** "
          "(**{{ korban_ini.terbilang }}**)."),
        # The heading opens the first note: LibreOffice may part paragraphs that ask to stay together. It parts them at
        # a count of lines, which in a short breakdown falls here; the thin line takes that place.
        when("catatan", p("", "Sela", keep_next=True),
             each("baris", "catatan",
                  when("loop.first", p("**Catatan perhitungan.** {{ baris }}", keep_next=True)),
                  when("not loop.first", p("{{ baris }}")))),
        when("korban_ini.penderitaan", blocks.heading("Uraian kerugian imateriil"),
             each("baris", "korban_ini.penderitaan", p("{{ baris }}"))),
        p("Demikian rincian ini dibuat dengan sebenarnya.", keep_next=True),
        blocks.signatures(dated=True),
        blocks.gaps(),
    )  # fmt: skip


def evidence() -> bytes:
    """Daftar alat bukti."""
    return house.document(
        blocks.title("DAFTAR ALAT BUKTI"),
        p("{{ perkara.sebutan }}", "Rapat", align="center"),
        p("Diajukan kepada {{ tujuan.sebutan }}", "Rapat", align="center"),
        p("", "Rapat"),
        when(
            "alat_bukti",
            blocks.ruled(
                (820, 2140, 1640, 2040, 1580),
                ("Tanda", "Alat bukti", "Tanggal", "Membuktikan", "Keterangan"),
                "alat_bukti",
                ("{{ baris.tanda }}", "{{ baris.uraian }}", "{{ baris.tanggal }}", "{{ baris.membuktikan }}",
                 "{{ baris.keterangan }}"),
            ),
        ),
        when("not alat_bukti", p("Belum ada alat bukti yang dicatat.")),
        p("{{ bukti_kalimat }}", keep_next=True),
        blocks.signatures(dated=True),
        blocks.gaps(),
    )  # fmt: skip


TEMPLATES = {
    "permohonan-restitusi.docx": application,
    "rincian-kerugian.docx": breakdown,
    "daftar-alat-bukti.docx": evidence,
}
