"""Requests to the police and the court, and the notice that identity must be kept."""
# ruff: noqa: E501  the words of a template are easier to read and compare on their own line

from __future__ import annotations

from templates.drafting import blocks, house
from templates.drafting.ooxml import TEXT_WIDTH, cell, each, p, row, table, when
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
        *blocks.closing(copied=False, receipted=True),
    )  # fmt: skip


def _by_hand(*labels: str) -> str:
    """Lines with a label that are written in by hand: the file does not name the reader."""
    widths = (2700, 240, TEXT_WIDTH - 2940)
    dots = "." * 80
    lines = [
        row(*(cell(p(text, "Rapat", keep_next=True), width=width)
              for text, width in zip((label, ":", dots), widths, strict=True)))
        for label in labels
    ]  # fmt: skip
    return table(widths, *lines) + p("", "Rapat")


def secrecy_notice() -> bytes:
    """Pemberitahuan kewajiban merahasiakan identitas, ditandatangani penerimanya."""
    return house.document(
        blocks.title("PEMBERITAHUAN KEWAJIBAN MERAHASIAKAN IDENTITAS"),
        _by_hand("Kepada", "Jabatan", "Lembaga"),
        p("{{ kantor.sebutan }} memberitahukan bahwa identitas orang yang disebut dengan lisan kepada Saudara, dengan kode "
          "**{{ korban_ini.kode }}**, wajib dirahasiakan" + basis("kerahasiaan") + ".", "Rapat"),
        p("", "Rapat"),
        p("Yang dirahasiakan: nama, alamat, tempat tinggal sementara, sekolah, tempat kerja, foto, suara, akun, dan keterangan lain "
          "yang membuatnya dikenali.", "Rapat"),
        when("dasar.keluarga",
             p("Kerahasiaan yang sama berlaku bagi keluarganya sampai derajat kedua yang mendapat ancaman" + basis("keluarga") + ".", "Rapat")),
        when("dasar.anak",
             p("Ia anak: identitasnya dan identitas orang tuanya wajib dirahasiakan dalam pemberitaan apa pun" + basis("anak") + ".", "Rapat")),
        p("", "Rapat"),
        p("**Memberitahukan identitas itu kepada orang lain, sesudah menerima pemberitahuan ini, adalah perbuatan yang dilarang**"
          + basis("larangan") + "{% if dasar.media %}, juga kepada media massa ({{ dasar.media }}){% endif %}.", "Rapat"),
        p("", "Rapat"),
        p("Kami meminta Saudara memakai keterangan tentangnya hanya untuk tugas Saudara, menyimpannya terkunci, dan tidak menyalin, "
          "memotret, atau mengunggahnya; tidak menjawab siapa pun yang menanyakannya dan segera memberi tahu kami; serta "
          "meneruskan pemberitahuan ini kepada setiap orang yang karena tugasnya ikut mengetahui.", "Rapat"),
        p("", "Rapat"),
        blocks.signatures(dated=True),
        p("", "Rapat", keep_next=True),
        p("**SUDAH MEMBACA DAN MENERIMA PEMBERITAHUAN INI**", "Sel", keep_next=True),
        _by_hand("Nama", "Jabatan dan lembaga", "Tanggal dan jam", "Tanda tangan"),
        blocks.gaps(),
    )  # fmt: skip


def written_identity() -> bytes:
    """Permintaan menyerahkan identitas secara tertulis di sidang, satu per korban."""
    return house.document(
        blocks.letter_head(),
        p("Dengan hormat,"),
        p("Yang bertanda tangan di bawah ini:", keep_next=True),
        blocks.identity("pengaju.identitas", indent=284),
        p("{% if pengaju.bagi_korban %}untuk kepentingan Korban{% else %}selaku Korban{% endif %} dalam {{ perkara.sebutan }} menyampaikan:"),
        when("pengaju.bagi_korban", p("Korban:", keep_next=True), blocks.identity("korban_ini.identitas", indent=284)),
        p("Korban akan didengar sebagai saksi{% if hari.sidang %} pada sidang tanggal {{ hari.sidang }}{% endif %}. Ia memakai haknya atas "
          "kerahasiaan identitas" + basis("kerahasiaan") + "."),
        when("dasar.ditanyakan",
             p("Pada awal pemeriksaan nama, umur, tempat tinggal, dan identitas lain saksi ditanyakan di sidang" + basis("ditanyakan", ", menurut ")
               + ". Bila dijawab dengan lisan, identitas itu didengar semua yang hadir.")),
        p("Untuk itu kami memohon:", keep_next=True),
        p("agar identitas Korban diterima secara tertulis, dalam Lembar Identitas Korban pada sampul tertutup, dan tidak ditanyakan "
          "atau dibacakan di sidang;", "Petitum"),
        p("agar Korban cukup membenarkan bahwa lembar itu memuat identitasnya, dan disapa dengan kode atau inisialnya;", "Petitum"),
        p("agar berita acara sidang, putusan, dan yang diumumkan memuat inisial dan kode"
          + basis("putusan") + ";", "Petitum"),
        when("dasar.anak", p("agar identitas Korban sebagai anak tidak dimuat dalam pemberitaan apa pun" + basis("anak") + ";", "Petitum")),
        p("agar lembar itu hanya dibuka Majelis Hakim dan Penuntut Umum, dan disimpan terpisah dari berkas yang dapat disalin;", "Petitum"),
        p("agar, bila permintaan ini tidak dikabulkan, alasannya dicatat dalam berita acara.", "Petitum"),
        p("Surat ini sekaligus memberitahukan bahwa identitas Korban harus dirahasiakan"
          + basis("larangan", "; memberitahukannya sesudah pemberitahuan ini dilarang ") + ". Surat-menyurat disampaikan melalui {{ kantor.sebutan }}.",
          keep_next=True),
        p("Atas perhatian Majelis Hakim kami ucapkan terima kasih.", keep_next=True),
        blocks.signatures(),
        blocks.copies(),
        blocks.receipt(),
        blocks.annexes(),
        blocks.gaps(),
    )  # fmt: skip


TEMPLATES = {
    "permohonan-perlindungan-polisi.docx": police_protection,
    "pemberitahuan-kerahasiaan.docx": secrecy_notice,
    "permintaan-identitas-tertulis.docx": written_identity,
}
