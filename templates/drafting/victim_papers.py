"""Papers of the victim herself: companion, impact, consent, legal aid; and the office's note of her decisions."""
# ruff: noqa: E501  the words of a template are easier to read and compare on their own line

from __future__ import annotations

from typing import Final

from templates.drafting import blocks, house
from templates.drafting.ooxml import cell, each, p, row, rows_each, rows_when, table, when
from templates.drafting.restitution import basis

#: Said where the paper gives only initials and a code; not where the victim chose to be named.
_SEALED: Final = "Identitas lengkap Korban hanya ada dalam Lembar Identitas Korban, dalam sampul tertutup."
_BOX: Final = "☐"


def _asking() -> str:
    """Who signs, and for which victim where it is somebody else."""
    return (
        p("Yang bertanda tangan di bawah ini:", keep_next=True)
        + each("orang", "pemohon", blocks.identity("orang.identitas", indent=284))
        + when(
            "korban_terpisah",
            p("bertindak untuk Korban:", keep_next=True),
            blocks.identity("korban_ini.identitas", indent=284),
        )
    )


def appointment() -> bytes:
    """Surat penunjukan pendamping oleh korban."""
    return house.document(
        blocks.title("SURAT PENUNJUKAN PENDAMPING"),
        _asking(),
        p("{% if korban_terpisah %}dengan ini, untuk kepentingan Korban dalam {{ perkara.sebutan }}, menunjuk:{% else %}adalah korban tindak pidana perdagangan orang dalam {{ perkara.sebutan }}, dan dengan ini menunjuk:{% endif %}",
          keep_next=True),
        each("orang", "ditunjuk", blocks.identity("orang.identitas", indent=284)),
        p("sebagai **PENDAMPING** Korban pada setiap tahap penyidikan, penuntutan, dan pemeriksaan di sidang"
          + basis("pendamping") + ", dengan ketentuan:", keep_next=True),
        p("Pendamping berada di samping Korban sebelum, selama, dan sesudah setiap pemeriksaan, membantu Korban memahami "
          "pertanyaan dan haknya, dan dapat meminta jeda bagi Korban;", "Posita"),
        p("bila Pendamping lebih dari seorang, mereka dapat hadir bersama-sama atau bergantian;", "Posita"),
        p("Pendamping bukan kuasa hukum: ia tidak mewakili Korban, tidak menjawab bagi Korban, dan tidak menandatangani atas "
          "nama Korban;", "Posita"),
        p("penunjukan ini berlaku sejak tanggal surat ini dan dapat diubah atau dicabut Korban setiap waktu.", "Posita"),
        when("bila.anak", p("Korban masih anak dan wajib didampingi" + basis("anak", " menurut ") + ".")),
        p("Surat ini disampaikan kepada {{ tujuan.sebutan }}. Kami mohon kehadiran Pendamping dicatat dalam berita acara, dan "
          "bila Pendamping tidak diperkenankan hadir, alasannya dicatat pula.{% if identitas_tertutup %} " + _SEALED
          + " Identitas itu wajib dirahasiakan" + basis("kerahasiaan") + ".{% endif %}", keep_next=True),
        blocks.signatures(dated=True),
        blocks.gaps(),
    )  # fmt: skip


def assignment() -> bytes:
    """Surat tugas pendamping dari kantor."""
    codes = "{% for orang in korban %}{{ orang.kode }}{% if not loop.last %}, {% endif %}{% endfor %}"
    return house.document(
        blocks.title("SURAT TUGAS"),
        p("Nomor: ....................................", "Rapat", align="center"),
        p("", "Rapat"),
        p("Pimpinan {{ kantor.sebutan }} memberi tugas kepada:", keep_next=True),
        each("orang", "ditugaskan", blocks.identity("orang.identitas", indent=284)),
        p("untuk mendampingi {{ pihak.korban }} dengan kode " + codes + " dalam {{ perkara.sebutan }}" + basis("pendamping")
          + basis("penugasan", " dan, bagi paralegal, ") + ", dengan tugas:", keep_next=True),
        p("mendampingi Korban sebelum, selama, dan sesudah setiap pemeriksaan dan sidang;", "Posita"),
        p("menjelaskan hak dan jalannya pemeriksaan dalam bahasa yang dipahami Korban;", "Posita"),
        p("menyampaikan permintaan Korban kepada petugas, antara lain tentang jeda, penerjemah, ruang pemeriksaan, dan "
          "kerahasiaan identitas;", "Posita"),
        p("membantu Korban menyiapkan surat dan bukti di luar pengadilan;", "Posita"),
        p("mencatat dan melaporkan pelaksanaan tugas kepada kantor.", "Posita"),
        p("Yang ditugaskan menjaga kerahasiaan identitas Korban" + basis("kerahasiaan") + ". Ia bukan kuasa hukum Korban, tidak "
          "beracara di sidang" + basis("litigasi", ", yang dilakukan advokat menurut ") + ", tidak menandatangani atas nama "
          "Korban, dan tidak meminta atau menerima bayaran" + basis("cuma_cuma") + "."),
        p("Surat tugas ini berlaku sejak tanggal ditetapkan sampai tugas selesai atau surat ini ditarik.", keep_next=True),
        blocks.signatures(dated=True),
        blocks.gaps(),
    )  # fmt: skip


def impact() -> bytes:
    """Pernyataan dampak tindak pidana."""
    return house.document(
        blocks.title("PERNYATAAN DAMPAK TINDAK PIDANA"),
        p("{{ perkara.sebutan }}", "Rapat", align="center"),
        p("Disampaikan kepada {{ tujuan.sebutan }}", "Rapat", align="center"),
        p("", "Rapat"),
        _asking(),
        p("dengan ini menyampaikan pernyataan tentang dampak tindak pidana yang dialami Korban" + basis("dampak") + "."),
        blocks.heading("Dampak menurut Korban sendiri"),
        p("{{ isi.dampak }}"),
        when("bila.restitusi", p("Kerugian yang dapat dihitung disampaikan tersendiri dalam permohonan Restitusi.")),
        blocks.heading("Permintaan"),
        p("agar pernyataan ini diterima, menjadi bagian dari berkas perkara, dan dipertimbangkan;", "Petitum"),
        p("agar Korban boleh memilih membacakan sendiri pernyataan ini, menyampaikannya lewat kuasa atau pendamping, atau "
          "hanya menyerahkannya secara tertulis" + basis("cara") + ";", "Petitum"),
        p("agar identitas, alamat, dan keberadaan Korban tidak dibacakan dan tidak ditanyakan dalam sidang terbuka"
          + basis("kerahasiaan") + ".", "Petitum"),
        when("dasar.fasilitasi",
             p("Penyampaiannya dapat difasilitasi oleh Lembaga Perlindungan Saksi dan Korban" + basis("fasilitasi") + ".")),
        p("Pernyataan ini dibuat atas kehendak Korban sendiri, tanpa tekanan dan tanpa janji dari siapa pun. Isinya telah "
          "dibacakan kembali kepada Korban.{% if identitas_tertutup %} " + _SEALED + "{% endif %}", keep_next=True),
        blocks.signatures(dated=True),
        blocks.copies(),
        blocks.gaps(),
    )  # fmt: skip


def _purposes(*, only_standing: bool) -> str:
    """The purposes with boxes to tick: yes and no, or the ones to withdraw."""
    if only_standing:
        widths: tuple[int, ...] = (1200, 7020)
        line = row(
            cell(p(_BOX, "Sel", align="center"), width=1200), cell(p("{{ baris.tujuan }}", "Sel"), width=7020)
        )
        rows = rows_each("baris", "persetujuan", rows_when("baris.berlaku", line))
        titles: tuple[str, ...] = ("Tarik", "Data saya dipakai untuk")
    else:
        widths = (6020, 1100, 1100)
        line = row(
            cell(p("{{ baris.tujuan }}", "Sel"), width=6020),
            cell(p(_BOX, "Sel", align="center"), width=1100),
            cell(p(_BOX, "Sel", align="center"), width=1100),
        )
        rows = rows_each("baris", "persetujuan", line)
        titles = ("Data saya dipakai untuk", "Boleh", "Tidak")
    head = row(
        *(
            cell(p(f"**{text}**", "Sel", align="center"), width=width, fill="E7E6E6")
            for text, width in zip(titles, widths, strict=True)
        ),
        header=True,
    )
    return table(widths, head, rows, ruled=True) + p("", "Rapat")


def _told(text: str) -> str:
    """One thing to know before she answers, single-spaced: the explanation stays on one page."""
    return p(text, "Rapat") + p("", "Rapat")


def consent() -> bytes:
    """Persetujuan pemakaian data, dengan lembar penarikan."""
    return house.document(
        blocks.title("PERSETUJUAN PEMAKAIAN DATA PRIBADI"),
        blocks.heading("Penjelasan, dibacakan sebelum ditandatangani" + basis("penjelasan", ", menurut ")),
        _told("**Siapa yang menyimpan.** {{ kantor.sebutan }}. Kantor ini meminta persetujuan Anda sebelum memakai data Anda"
          + basis("persetujuan") + "."),
        _told("**Data apa.** Nama dan tanda pengenal, cara menghubungi Anda, cerita Anda, surat dan bukti, keadaan kesehatan, dan "
          "kerugian Anda. Sebagian termasuk data yang dilindungi lebih ketat" + basis("khusus")
          + ". Yang tidak diperlukan untuk menolong Anda tidak ditanyakan."),
        _told("**Untuk apa.** Hanya untuk tujuan yang Anda perbolehkan di bawah ini. Anda boleh menyetujui sebagian saja. Bantuan "
          "tidak bergantung pada jawaban Anda."),
        _told("**Siapa yang melihat.** Hanya petugas yang menangani Anda, dan kantor lain yang Anda setujui. Data Anda "
          "dirahasiakan" + basis("rahasia") + "."),
        _told("**Berapa lama.** Selama diperlukan untuk menolong Anda dan sampai urusan hukumnya selesai, lalu dihapus atau "
          "dimusnahkan" + basis("hapus") + ". Masa simpan kantor ini: ........................................"),
        _told("**Hak Anda.** Melihat dan meminta perbaikan data" + basis("akses") + "; menunda, membatasi, atau menarik "
          "persetujuan kapan saja tanpa alasan" + basis("tarik") + "; meminta data dihapus."),
        when("bila.anak", _told("Persetujuan bagi anak diberikan orang tua atau walinya" + basis("anak")
                            + ". Pendapat anak sendiri tetap ditanyakan.")),
        when("dasar.disabilitas", _told("Penjelasan ini disampaikan dengan cara yang sesuai dengan kebutuhan Korban"
                                    + basis("disabilitas") + ".")),
        blocks.heading("Jawaban (beri tanda satu pada setiap baris)"),
        _purposes(only_standing=False),
        p("Nama: {{ korban_ini.nama }}. {% if korban_terpisah %}Penjelasan ini sudah saya pahami dan dibacakan kepada Korban. Saya "
          "menjawab untuk Korban, sesudah menanyakan pendapatnya.{% else %}Penjelasan ini sudah saya pahami. Saya menjawab dengan "
          "kehendak sendiri.{% endif %}", keep_next=True),
        blocks.signatures(dated=True),
        blocks.title("LEMBAR PENARIKAN PERSETUJUAN", new_page=True),
        p("Lembar ini dipakai hanya bila Anda ingin menarik persetujuan, sekarang atau nanti. Tidak perlu alasan, dan bantuan "
          "tidak berhenti karenanya."),
        p("Kepada {{ kantor.sebutan }}: saya, {{ korban_ini.nama }}, menarik persetujuan saya"
          + basis("tarik") + " untuk (tulis tujuannya, atau \"semuanya\"):", keep_next=True),
        p("..........................................................................................................", "Rapat", keep_next=True),
        p("", "Rapat", keep_next=True),
        p("Tempat dan tanggal: ............................................................", "Rapat", keep_next=True),
        p("", "Rapat", keep_next=True),
        p("Tanda tangan: ....................................................................", "Rapat"),
        p("", "Rapat"),
        p("Diterima petugas (nama, tanggal, jam): ............................................", "Rapat"),
        blocks.gaps(),
    )  # fmt: skip


def withdrawal() -> bytes:
    """Penarikan persetujuan pemakaian data."""
    return house.document(
        blocks.title("PENARIKAN PERSETUJUAN PEMAKAIAN DATA PRIBADI"),
        p("Kepada {{ kantor.sebutan }}."),
        p("Saya, {{ korban_ini.nama }}, menarik persetujuan yang pernah saya berikan" + basis("tarik") + " untuk tujuan yang "
          "saya tandai:", keep_next=True),
        _purposes(only_standing=True),
        p("Mohon pemakaian data untuk tujuan itu dihentikan dalam waktu yang ditentukan ketentuan tersebut, yang sudah menerima "
          "data itu diberi tahu, dan saya diberi tahu hasilnya{% if dasar.beritahu %} ({{ dasar.beritahu }}){% endif %}.", "Posita"),
        p("Mohon dijelaskan kepada saya data mana yang dihapus atau dimusnahkan dan data mana yang masih diperlukan untuk urusan "
          "hukum yang berjalan" + basis("hapus") + ".", "Posita"),
        p("Penarikan ini tidak mengurangi bantuan yang saya terima, dan tidak menarik hak atau permohonan saya yang lain.",
          "Posita"),
        p("Diterima petugas (nama, tanggal, jam): ............................................", "Rapat", keep_next=True),
        blocks.signatures(dated=True),
        blocks.gaps(),
    )  # fmt: skip


def _note(text: str) -> str:
    """A single-spaced remark that stays with what follows, so that the signature never stands alone."""
    return p(text, "Rapat", keep_next=True) + p("", "Rapat", keep_next=True)


def decisions() -> bytes:
    """Catatan keputusan korban, hanya berkas kantor."""
    return house.document(
        blocks.title("CATATAN KEPUTUSAN KORBAN"),
        p("{{ korban_ini.sebutan }}", "Rapat", align="center"),
        p("", "Rapat"),
        p("Sesudah haknya dijelaskan, Korban menyampaikan keputusan berikut untuk saat itu:", keep_next=True),
        blocks.ruled((2700, 2020, 1700, 1800), ("Hak", "Keputusan untuk saat itu", "Tanggal", "Yang hadir"), "keputusan",
                     ("{{ baris.hak }}", "{{ baris.keputusan }}", "{{ baris.tanggal }}", "{{ baris.hadir }}")),
        _note("Catatan ini **bukan pelepasan hak**. Semua hak Korban tetap ada, dan Korban dapat mengubah keputusannya setiap waktu."),
        _note("Alasan Korban tidak ditanyakan dan tidak dimuat."),
        _note("Catatan ini tidak ditandatangani Korban dan tidak diserahkan kepada siapa pun di luar kantor: tidak kepada penyidik, "
              "penuntut umum, pengadilan, atau pihak lain."),
        _note("Kantor menanyakan lagi keputusan itu bila keadaan berubah dan sebelum sebuah tenggat berakhir. Dicatat oleh:"),
        blocks.signatures(dated=True),
        blocks.gaps(),
    )  # fmt: skip


TEMPLATES = {
    "penunjukan-pendamping.docx": appointment,
    "surat-tugas-pendamping.docx": assignment,
    "pernyataan-dampak.docx": impact,
    "persetujuan-data.docx": consent,
    "penarikan-persetujuan.docx": withdrawal,
    "catatan-keputusan.docx": decisions,
}
