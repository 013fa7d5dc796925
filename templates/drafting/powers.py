"""Special power of attorney, and the sealed identity sheet."""
# ruff: noqa: E501  the words of a template are easier to read and compare on their own line

from __future__ import annotations

from templates.drafting import blocks, house
from templates.drafting.ooxml import each, p, when
from templates.drafting.restitution import basis


def power_of_attorney() -> bytes:
    """Surat kuasa khusus kepada advokat."""
    return house.document(
        blocks.title("SURAT KUASA KHUSUS"),
        p("Yang bertanda tangan di bawah ini:"),
        blocks.identity("pemberi.identitas", indent=284),
        p("{{ pemberi.kalimat }}, selanjutnya disebut **PEMBERI KUASA**;"),
        p("memilih tempat kediaman hukum di kantor kuasanya tersebut di bawah ini dan dengan ini memberi kuasa kepada:"),
        each("orang", "penerima", blocks.identity("orang.identitas", indent=284)),
        p("{{ penerima_kalimat }}, selanjutnya disebut **PENERIMA KUASA**;"),
        p("**KHUSUS**", "Judul"),
        p(
            "Untuk dan atas nama Pemberi Kuasa, mewakili dan membela kepentingan Pemberi Kuasa sebagai korban tindak "
            "pidana perdagangan orang dalam {{ perkara.sebutan }} atas nama {{ perkara.para_terdakwa }} pada "
            "{{ perkara.pengadilan }}" + basis("kuasa") + ", untuk melakukan tindakan hukum berikut:",
        ),
        p("mengajukan, memperbaiki, dan melengkapi permohonan Restitusi kepada Ketua Pengadilan Negeri, langsung atau "
          "melalui penyidik, Penuntut Umum, atau Lembaga Perlindungan Saksi dan Korban" + basis("restitusi") + ";",
          "Posita"),
        p("mengajukan permohonan penilaian kerugian, bantuan, dan pelindungan kepada Lembaga Perlindungan Saksi dan "
          "Korban;", "Posita"),
        when(
            "penggabungan.istilah",
            p("mengajukan {{ penggabungan.istilah }} atas biaya yang telah dikeluarkan"
              + basis("penggabungan") + ";", "Posita"),
        ),
        p("mengajukan permohonan penyitaan harta sebagai jaminan Restitusi, pemblokiran harta kekayaan, dan penghitungan "
          "kerugian;", "Posita"),
        p("mengajukan permohonan kerahasiaan identitas, perlindungan kepada kepolisian, cara Pemberi Kuasa diperiksa dan "
          "didengar, rehabilitasi kesehatan, rehabilitasi sosial, pemulangan, dan reintegrasi sosial;", "Posita"),
        p("meminta informasi, salinan, dan pemberitahuan tentang perkara itu, dan menyampaikan laporan bila laporan atau "
          "permohonannya tidak ditanggapi;", "Posita"),
        # In words that say nothing of her: the paper is shown to many.
        p("menjawab setiap tuntutan, gugatan, atau tagihan terhadap Pemberi Kuasa yang berkaitan dengan tindak pidana itu, dan "
          "menarik pernyataan yang ditandatanganinya di bawah tekanan;", "Posita"),
        p("menghadap penyidik, Penuntut Umum, hakim, panitera, dan pejabat lain; mengajukan dan menerima surat, bukti, "
          "dan keterangan; menghadiri sidang pemeriksaan permohonan; menerima salinan putusan dan penetapan;",
          "Posita"),
        p("mengajukan banding atas penetapan Restitusi, dan melaporkan Restitusi yang tidak atau terlambat dibayar.",
          "Posita"),
        p("Penerimaan uang Restitusi atas nama Pemberi Kuasa (beri tanda pada salah satu):", "Rapat", keep_next=True),
        p("☐ dikuasakan     ☐ tidak dikuasakan, dibayarkan langsung kepada Pemberi Kuasa", "Rapat"),
        p("", "Rapat"),
        p("Hak substitusi (beri tanda pada salah satu):", "Rapat", keep_next=True),
        p("☐ diberikan     ☐ tidak diberikan", "Rapat"),
        p("", "Rapat"),
        p("Bantuan hukum ini diberikan tanpa bayaran dari Pemberi Kuasa" + basis("cuma_cuma") + ". Surat kuasa ini telah "
          "dibacakan dan dijelaskan kepada Pemberi Kuasa dalam bahasa yang dipahaminya, dan dapat dicabut setiap waktu "
          "secara tertulis.", keep_next=True),
        blocks.signatures(dated=True),
        blocks.gaps(),
    )  # fmt: skip


def identity_sheet() -> bytes:
    """Lembar identitas korban, dalam sampul tertutup."""
    return house.document(
        blocks.title("LEMBAR IDENTITAS KORBAN"),
        p("**DALAM SAMPUL TERTUTUP**", "Rapat", align="center"),
        p("Hanya untuk {{ pembaca }}", "Rapat", align="center"),
        p("", "Rapat"),
        p("{{ perkara.sebutan }}", "Rapat", align="center"),
        p("", "Rapat"),
        # Single-spaced: the sheet is one page wherever it can be.
        p("Dalam surat-surat perkara ini Korban disebut **{{ korban_ini.samaran }}**. Identitas lengkapnya:", "Rapat"),
        p("", "Rapat", keep_next=True),
        blocks.identity("korban_ini.identitas"),
        when("wali.ada", blocks.heading("Wali atau orang tua"), blocks.identity("wali.identitas")),
        each("orang", "ahli_waris", p("**{{ orang.sebutan }}**", "Rapat", keep_next=True),
             blocks.identity("orang.identitas")),
        when("tercetak", blocks.heading("Identitas sebagaimana tercetak pada surat lain"),
             blocks.ruled((2060, 2360, 1850, 1950), ("Surat", "Nama", "Tanggal lahir", "Nomor"), "tercetak",
                          ("{{ baris.surat }}", "{{ baris.nama }}", "{{ baris.lahir }}", "{{ baris.nomor }}"))),
        when("pemegang_bukti", blocks.heading("Bukti yang menyusul atau dipegang pihak lain"),
             blocks.ruled((1000, 4120, 3100), ("Tanda", "Alat bukti", "Ada pada"), "pemegang_bukti",
                          ("{{ baris.tanda }}", "{{ baris.uraian }}", "{{ baris.pemegang }}"))),
        p("Identitas ini dirahasiakan" + basis("kerahasiaan") + ". Lembar ini tidak untuk disampaikan kepada tersangka, "
          "terdakwa, penasihat hukumnya, atau pihak lain, dan dimohonkan disimpan terpisah dari berkas yang dapat "
          "diperiksa para pihak.", "Rapat"),
        p("", "Rapat"),
        p("Surat-menyurat dengan Korban disampaikan melalui {{ kantor.sebutan }}.", "Rapat", keep_next=True),
        p("", "Rapat", keep_next=True),
        blocks.signatures(dated=True),
        blocks.gaps(),
    )  # fmt: skip


TEMPLATES = {
    "surat-kuasa-khusus.docx": power_of_attorney,
    "lembar-identitas.docx": identity_sheet,
}
