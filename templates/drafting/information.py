"""What a victim may know: how the case goes, copies, the verdict, a release; and a report nobody answered."""
# ruff: noqa: E501  the words of a template are easier to read and compare on their own line

from __future__ import annotations

from templates.drafting import blocks, house
from templates.drafting.ooxml import p, when
from templates.drafting.restitution import basis

_STAGE = "{% if perkara.kalimat_tahap %} {{ perkara.kalimat_tahap }}{% endif %}"
_CODED = when(
    "identitas_tertutup",
    p("Identitas {{ pihak.korban_disamarkan }} dirahasiakan" + basis("kerahasiaan")
      + "; kami mohon jawaban tidak dikirim ke alamat rumah dan tidak disampaikan kepada pihak lain."),
)  # fmt: skip


def _letter(opening: str, *asked: str, stage: bool = True) -> bytes:
    """Head, parties, what is asked, signatures and receipt; `stage`: whether it says where the case stands."""
    return house.document(
        blocks.letter_head(),
        p("Dengan hormat,"),
        when("kuasa.ada", p("Yang bertanda tangan di bawah ini:")),
        blocks.representative(),
        p("{{ pihak.awal_pemohon }} {{ pihak.kedudukan }} dalam {{ perkara.sebutan }}" + opening),
        blocks.parties("pemohon", "Selanjutnya disebut **{{ pihak.besar_pemohon }}**."),
        when(
            "korban_terpisah", blocks.parties("korban", "Selanjutnya disebut **{{ pihak.besar_korban }}**.")
        ),
        p("{{ perkara.kalimat_laporan }}" + (_STAGE if stage else "")),
        *asked,
        _CODED,
        *blocks.closing(receipted=True),
    )


def progress() -> bytes:
    """Permintaan informasi perkembangan dan salinan, kepada yang menangani perkara pada tahap ini."""
    return _letter(
        ", dan memakai hak untuk mengetahui perkembangan perkaranya" + basis("informasi") + ".",
        p("{{ pihak.awal_pemohon }} meminta informasi tertulis tentang:", keep_next=True),
        when("bila.penyidikan",
             p("tindakan yang sudah dan akan dilakukan dalam penyidikan, dan petugas yang dapat dihubungi;", "Petitum"),
             p("pengiriman berkas perkara kepada penuntut umum, dan tanggalnya;", "Petitum"),
             p("kerugian {{ pihak.korban }} dan permintaan restitusi: apakah sudah masuk dalam berkas perkara;", "Petitum")),
        when("bila.penuntutan",
             p("rencana pelimpahan perkara ke pengadilan, dan tanggalnya;", "Petitum"),
             p("surat dakwaan: pasal yang didakwakan, dan apakah {{ pihak.korban }} serta permohonan restitusinya dimuat;", "Petitum")),
        when("bila.sidang",
             p("jadwal sidang berikutnya, dan tanggal rencana pembacaan tuntutan;", "Petitum"),
             p("permohonan restitusi: apakah sudah diterima dan akan dimuat dalam surat tuntutan;", "Petitum")),
        p("penahanan {{ pihak.terdakwa }}: tempat, tanggal berakhirnya, dan perubahan apa pun, supaya keselamatan "
          "{{ pihak.korban }} dapat disiapkan.", "Petitum"),
        p("{{ pihak.awal_pemohon }} juga meminta salinan" + basis("salinan") + ":", keep_next=True),
        p("berita acara pemeriksaan {{ pihak.korban }};", "Petitum"),
        when("bila.penuntutan or bila.sidang", p("surat dakwaan;", "Petitum")),
        when("bila.sidang", p("surat tuntutan, segera sesudah dibacakan;", "Petitum")),
        p("surat lain tentang perkembangan perkara yang dapat diberikan kepada {{ pihak.korban }}.", "Petitum"),
        p("Mohon jawaban tertulis disampaikan melalui {{ kantor.sebutan }}. Bila ada yang tidak dapat diberikan, mohon "
          "alasannya disebutkan."),
    )  # fmt: skip


def verdict() -> bytes:
    """Permintaan salinan putusan, kepada ketua pengadilan melalui kepaniteraan."""
    return _letter(
        ", dan memakai hak untuk mengetahui putusan perkaranya" + basis("informasi") + ".",
        p("Putusan dijatuhkan pada tanggal {{ hari.putusan }}. {{ pihak.awal_pemohon }} meminta:", keep_next=True),
        p("salinan putusan" + basis("salinan") + ";", "Petitum"),
        p("petikan putusan, bila salinannya belum selesai, dan keterangan tanggal salinan dapat diterima;", "Petitum"),
        p("keterangan tertulis apakah putusan sudah berkekuatan hukum tetap bagi setiap terdakwa dan sejak "
          "tanggal berapa, atau apakah diajukan upaya hukum;", "Petitum"),
        when("dasar.rahasia_putusan",
             p("agar identitas {{ pihak.korban }} dirahasiakan dalam putusan dan dalam salinan yang diberikan kepada pihak "
               "lain atau diumumkan" + basis("rahasia_putusan") + ".", "Petitum")),
        when("not dasar.rahasia_putusan",
             p("agar identitas {{ pihak.korban }} tidak dimuat dalam salinan yang diumumkan.", "Petitum")),
        p("Salinan mohon diserahkan kepada {{ pihak.pemohon }} melalui {{ kantor.sebutan }}, dengan tanggal penyerahan pada "
          "tanda terima."),
    )  # fmt: skip


def release() -> bytes:
    """Permintaan pemberitahuan pembebasan, kepada kepala kejaksaan."""
    return _letter(
        "{% if bila.dihukum %}, dan memakai hak untuk diberi tahu bila terpidana dibebaskan" + basis("bebas") + "{% endif %}.",
        p("Demi keselamatan {{ pihak.korban }}, {{ pihak.pemohon }} meminta:", keep_next=True),
        when("not bila.tetap",
             p("agar diberi tahu sebelum penahanan {{ pihak.terdakwa }} berakhir, ditangguhkan, atau dialihkan;", "Petitum")),
        p("agar{% if not bila.dihukum %}, bila {{ pihak.terdakwa }} kemudian dipidana,{% endif %} diberi tahu sebelum "
          "{{ pihak.terdakwa }} dibebaskan dalam bentuk apa pun, dan bila itu tidak mungkin, pada hari pembebasannya"
          + basis("terpidana", ", sesuai hak menurut ") + ";", "Petitum"),
        p("agar pemberitahuan disampaikan tertulis dan melalui telepon kepada {{ kantor.sebutan }}"
          "{% if isi.telepon %} ({{ isi.telepon }}){% endif %};", "Petitum"),
        p("agar permintaan ini diteruskan kepada rumah tahanan negara atau lembaga pemasyarakatan tanpa menyebut nama, "
          "alamat, dan keberadaan {{ pihak.korban }}, dan tidak diberitahukan kepada {{ pihak.terdakwa }}.", "Petitum"),
    )  # fmt: skip


def unanswered() -> bytes:
    """Laporan kepada atasan penyidik, karena laporan polisi belum ditanggapi."""
    return _letter(
        ", dan menyampaikan bahwa laporannya belum ditanggapi.",
        p("Sejak laporan tersebut diterima, {{ pihak.pemohon }} belum menerima tanggapan. Jangka waktu menanggapi laporan "
          "berakhir pada tanggal {{ batas.tanggal }}" + basis("tanggapan", ", dan surat ini disampaikan berdasarkan ") + "."),
        p("Untuk itu {{ pihak.pemohon }} memohon:", keep_next=True),
        p("agar laporan tersebut segera ditindaklanjuti" + basis("wajib") + ";", "Petitum"),
        p("agar diberitahukan secara tertulis tindakan yang diambil, dan nama penyidik yang menanganinya;", "Petitum"),
        p("agar selama penanganan {{ pihak.korban }} dilindungi, dan diperiksa di ruang pelayanan khusus" + basis("ruang") + ";", "Petitum"),
        p("agar jawaban disampaikan melalui {{ kantor.sebutan }}.", "Petitum"),
        stage=False,
    )  # fmt: skip


TEMPLATES = {
    "permintaan-informasi.docx": progress,
    "permintaan-salinan-putusan.docx": verdict,
    "permintaan-pemberitahuan-pembebasan.docx": release,
    "laporan-tidak-ditanggapi.docx": unanswered,
}
