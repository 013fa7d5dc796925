"""Letters for the victim: legal aid, referral, data breach, state compensation, and what only an advocate signs."""
# ruff: noqa: E501  the words of a template are easier to read and compare on their own line

from __future__ import annotations

from typing import Final

from templates.drafting import blocks, house
from templates.drafting.ooxml import cell, each, p, row, table, when
from templates.drafting.restitution import basis

_SEALED: Final = (
    "{% if identitas_tertutup %}Identitas Korban dirahasiakan"
    + basis("kerahasiaan")
    + ". Identitas lengkapnya termuat dalam Lembar Identitas Korban dalam sampul tertutup, yang tidak untuk disampaikan "
    "kepada pihak lain. {% endif %}Surat-menyurat disampaikan melalui {{ kantor.sebutan }}."
)


def _victim() -> str:
    return p("Korban:", keep_next=True) + blocks.identity("korban_ini.identitas", indent=284)


def legal_aid() -> bytes:
    """Permohonan bantuan hukum kepada lembaga bantuan hukum."""
    return house.document(
        blocks.letter_head(),
        p("Dengan hormat,"),
        p("Yang bertanda tangan di bawah ini:", keep_next=True),
        each("orang", "pemohon", blocks.identity("orang.identitas", indent=284)),
        when("korban_terpisah", p("bertindak untuk:", keep_next=True),
             blocks.identity("korban_ini.identitas", indent=284)),
        p("dengan ini memohon bantuan hukum" + basis("permohonan") + basis("korban", " dan ") + "."),
        blocks.heading("1. Pokok persoalan"),
        p("{% if korban_terpisah %}Korban{% else %}Pemohon{% endif %} adalah korban tindak pidana perdagangan orang. "
          "{{ perkara.kalimat_laporan }} {{ perkara.kalimat_tahap }}"),
        p("Bantuan advokat diperlukan dalam pemeriksaan, untuk memperoleh hak sebagai korban, dan untuk menjawab setiap "
          "tuntutan atau tagihan terhadapnya. Uraian peristiwa disampaikan langsung kepada advokat, tidak dalam surat ini."),
        blocks.heading("2. Berkas"),
        p("Dokumen yang ada dilampirkan. Surat keterangan miskin, atau dokumen penggantinya" + basis("miskin", " menurut ")
          + ", dilampirkan bila sudah ada; bila belum, kami mohon dibantu memperolehnya di domisili lembaga Bapak/Ibu, agar "
          "keadaan Pemohon tidak diketahui orang di tempat tinggalnya."),
        p("Bila ada tanda pengenal yang belum dimiliki, kami mohon dibantu mengurusnya" + basis("identitas")
          + ". Permohonan ini dapat dilengkapi secara lisan" + basis("lisan") + "."),
        when("isi.bahasa", p("Bahasa yang dipahami: {{ isi.bahasa }}{% if bila.penerjemah %}; membutuhkan penerjemah{% endif %}.")),
        when("isi.kebutuhan", p("Kebutuhan khusus: {{ isi.kebutuhan }}")),
        blocks.heading("3. Permohonan"),
        p("agar permohonan ini dijawab secara tertulis, dengan alasan bila ditolak" + basis("jawaban", ", dalam waktu menurut ")
          + ";", "Petitum"),
        p("agar advokat ditunjuk sebelum pemeriksaan berikutnya, dan surat kuasa khusus disiapkan" + basis("kuasa") + ";",
          "Petitum"),
        p("agar semua data dan keterangan Pemohon dirahasiakan" + basis("rahasia") + ", dan Pemohon dihubungi hanya melalui "
          "{{ kantor.sebutan }};", "Petitum"),
        p("agar bantuan diberikan tanpa bayaran" + basis("cuma_cuma") + ".", "Petitum", keep_next=True),
        *blocks.closing(copied=False),
    )  # fmt: skip


def appoint_aid() -> bytes:
    """Permintaan penunjukan bantuan hukum kepada pejabat yang menangani perkara."""
    return house.document(
        blocks.letter_head(),
        p("Dengan hormat,"),
        p("Yang bertanda tangan di bawah ini:", keep_next=True),
        blocks.identity("pengaju.identitas", indent=284),
        p("{% if pengaju.bagi_korban %}untuk kepentingan Korban{% else %}selaku Korban{% endif %} dalam {{ perkara.sebutan }} menyampaikan:"),
        when("pengaju.bagi_korban", _victim()),
        p("Korban tidak mampu membayar advokat dan sampai sekarang belum didampingi advokat. Korban berhak atas bantuan hukum"
          + basis("korban") + ", dan pejabat pada setiap tahap wajib memberitahukannya dan menunjuk advokat atau pemberi bantuan "
          "hukum" + basis("menunjuk") + "."),
        p("Untuk itu kami memohon:", keep_next=True),
        p("agar advokat atau pemberi bantuan hukum ditunjuk bagi Korban, dan namanya diberitahukan kepada kami;", "Petitum"),
        when("bila.pemeriksaan",
             p("agar pemeriksaan Korban menunggu sampai ia didampingi advokat" + basis("advokat") + ";", "Petitum")),
        p("agar Korban tidak diminta menandatangani berita acara penolakan bantuan hukum" + basis("penolakan", " sebagaimana dimaksud dalam ")
          + ": Korban menginginkan bantuan hukum;", "Petitum"),
        p("agar surat ini dijawab secara tertulis dan diberi tanda terima.", "Petitum"),
        p(_SEALED),
        p("Atas perhatian Bapak/Ibu kami ucapkan terima kasih.", keep_next=True),
        blocks.signatures(),
        blocks.gaps(),
    )  # fmt: skip


def referral() -> bytes:
    """Surat rujukan, hanya dengan persetujuan."""
    return house.document(
        blocks.letter_head(),
        p("Nama dan alamat lembaga: ..........................................................................", "Rapat"),
        p("", "Rapat"),
        p("Dengan hormat,"),
        p("Atas persetujuannya sendiri{% if bila.anak %} dan persetujuan yang bertindak baginya{% endif %}"
          + basis("persetujuan") + ", kami merujuk kepada Bapak/Ibu:", keep_next=True),
        blocks.identity("korban_ini.identitas", indent=284),
        when("isi.bahasa", p("Bahasa yang dipahami: {{ isi.bahasa }}{% if bila.penerjemah %}; membutuhkan penerjemah{% endif %}.")),
        when("isi.kebutuhan", p("Kebutuhan khusus: {{ isi.kebutuhan }}")),
        when("bila.mendesak", p("**Pertolongan diperlukan segera.**")),
        when("bila.anak", p("Yang dirujuk masih anak; identitas anak, orang tua, dan alamatnya wajib dirahasiakan" + basis("anak") + ".")),
        p("Layanan yang diminta (beri tanda), sebagai bagian dari pelayanan terpadu bagi korban" + basis("rujukan") + ":", keep_next=True),
        p("☐ kesehatan     ☐ psikologis atau psikiatris     ☐ tempat tinggal sementara", "Rapat", keep_next=True),
        p("☐ bantuan sosial     ☐ bantuan hukum     ☐ dokumen kependudukan", "Rapat", keep_next=True),
        p("☐ lainnya: ........................................................................", "Rapat"),
        p("", "Rapat"),
        p("Nama dan identitas disampaikan langsung oleh pendamping atau yang bersangkutan, hanya kepada petugas yang menerima. "
          "Kami mohon:", keep_next=True),
        p("agar layanan diberikan secepatnya dan tanpa biaya" + basis("layanan") + ";", "Petitum"),
        p("agar peristiwanya tidak ditanyakan ulang bila tidak diperlukan untuk pelayanan; keterangan lebih lanjut dapat diminta "
          "kepada kami atas persetujuannya;", "Petitum"),
        p("agar identitas dan keberadaannya dirahasiakan" + basis("kerahasiaan") + ";", "Petitum"),
        p("agar kami diberi tahu siapa petugas yang menangani, melalui {{ kantor.sebutan }}.", "Petitum"),
        p("Atas perhatian Bapak/Ibu kami ucapkan terima kasih.", keep_next=True),
        blocks.signatures(),
        p("", "Rapat", keep_next=True),
        p("Diterima oleh (nama, jabatan, tanggal, jam):", "Rapat", keep_next=True),
        p("..........................................................................................................", "Rapat"),
        blocks.gaps(),
    )  # fmt: skip


def breach_to_person() -> bytes:
    """Pemberitahuan kepada orang yang datanya terungkap; kata-katanya tidak membuka apa pun."""
    return house.document(
        blocks.title("PEMBERITAHUAN TENTANG DATA ANDA"),
        p("Kami di {{ kantor.sebutan }} memberi tahu Anda" + basis("pemberitahuan")
          + ": data tentang Anda yang kami simpan telah terungkap kepada yang tidak berhak. Kami menyesal hal ini terjadi."),
        blocks.heading("Apa yang terungkap, dan bagaimana"),
        p("{{ catatan.kejadian }}"),
        p("Kami mengetahuinya pada tanggal {{ hari.diketahui }}."),
        blocks.heading("Yang dapat Anda minta"),
        p("bicara dengan kami segera, bila Anda merasa tidak aman;", "Posita"),
        p("melihat data tentang Anda, dan meminta pemakaiannya dihentikan atau dibatasi" + basis("hak") + ";", "Posita"),
        p("penjelasan tertulis tentang apa yang sudah dan akan kami lakukan.", "Posita"),
        p("Surat ini diserahkan langsung. Bila tidak aman membawanya, kami yang menyimpannya untuk Anda.", keep_next=True),
        blocks.signatures(dated=True),
        blocks.gaps(),
    )  # fmt: skip


def breach_to_authority() -> bytes:
    """Pemberitahuan kepada lembaga pelindungan data."""
    return house.document(
        blocks.title("PEMBERITAHUAN KEGAGALAN PELINDUNGAN DATA PRIBADI"),
        p("Kepada lembaga penyelenggara pelindungan data pribadi", "Rapat"),
        p("", "Rapat"),
        p("{{ kantor.sebutan }}, sebagai pengendali data pribadi, memberitahukan kegagalan pelindungan data pribadi"
          + basis("pemberitahuan") + "."),
        blocks.heading("1. Data yang terungkap, waktu dan cara terungkapnya, dan upaya kantor"),
        p("{{ catatan.kejadian }}"),
        p("Kegagalan ini diketahui pada tanggal {{ hari.diketahui }}."),
        blocks.heading("2. Pemberitahuan kepada orang yang bersangkutan"),
        p("Setiap orang yang datanya terungkap diberi tahu secara tertulis dan langsung. Pemberitahuan itu tidak dikirim lewat "
          "saluran yang dapat membahayakannya."),
        blocks.heading("3. Kerahasiaan laporan ini"),
        p("Data yang terungkap menyangkut orang yang identitasnya wajib dirahasiakan" + basis("larangan")
          + ". Laporan ini karena itu tidak menyebut nama. Keterangan lanjutan disampaikan langsung, tertutup, dan tidak untuk "
          "diumumkan" + basis("rahasia") + "."),
        p("Mohon laporan ini diberi tanda terima.", keep_next=True),
        blocks.signatures(dated=True),
        blocks.gaps(),
    )  # fmt: skip


def state_compensation() -> bytes:
    """Informasi tentang kompensasi dari negara; bukan permohonan."""
    return house.document(
        blocks.title("INFORMASI TENTANG KOMPENSASI DARI NEGARA"),
        p("Untuk {{ korban_ini.sebutan }}, dari {{ kantor.sebutan }}", "Rapat", align="center"),
        p("", "Rapat"),
        p("**Apa itu.** Kompensasi adalah ganti kerugian yang dibayar negara. Korban perdagangan orang sekarang juga berhak atas "
          "kompensasi" + basis("kompensasi") + ". Kompensasi berbeda dari Restitusi, yang dibayar pelaku.", "Posita"),
        p("**Yang belum ada.** Tata cara memintanya diatur dengan peraturan pelaksana" + basis("tata_cara", " menurut ")
          + ". Peraturan itu belum ditemukan sampai hari surat ini dibuat. Karena itu belum ada syarat, formulir, atau tenggat "
          "yang dapat kami sebut, dan surat ini bukan permohonan.", "Posita"),
        when("bila.seksual",
             p("**Eksploitasi seksual.** Bila Restitusi menurut putusan tidak dibayar penuh, kekurangannya dapat dibayarkan sebagai "
               "kompensasi" + basis("seksual") + ". Jalan ini terpisah dari yang di atas.", "Posita")),
        p("**Yang dapat dilakukan sekarang.** Simpan semua bukti kerugian. Tetap minta Restitusi: hak atas kompensasi tidak "
          "menggantikannya. Kami menanyakan tata caranya kepada Lembaga Perlindungan Saksi dan Korban, yang menilai ganti rugi"
          + basis("lpsk") + ", dan memberi tahu Anda bila sudah ada.", "Posita"),
        p("**Hati-hati.** Jangan mengisi formulir, menyerahkan tanda pengenal, atau membayar kepada siapa pun yang menjanjikan "
          "kompensasi. Tanyakan dulu kepada kami.", "Posita"),
        p("Informasi ini menurut keadaan hukum yang kami ketahui pada tanggal di bawah ini.", keep_next=True),
        blocks.signatures(dated=True),
        blocks.gaps(),
    )  # fmt: skip


def _counsel() -> str:
    return (
        p("Dengan hormat,")
        + p("Yang bertanda tangan di bawah ini:", keep_next=True)
        + blocks.identity("kuasa.identitas", indent=284)
        + when("kuasa.kalimat", p("{{ kuasa.kalimat }}"))
        + _victim()
    )


def _account(title: str, rows: tuple[str, ...]) -> str:
    """A page that the advocate fills in: the program keeps nothing of what stands there."""
    widths = (2800, 5420)
    lines = [
        row(cell(p(text, "Sel"), width=widths[0]), cell(p("", "Sel"), width=widths[1]), height=1300)
        for text in rows
    ]
    return (
        blocks.title(title, new_page=True)
        + p(
            "Disusun dan ditandatangani Advokat; tidak disimpan dalam berkas pendamping.",
            "Rapat",
            align="center",
        )
        + p("", "Rapat")
        + table(widths, *lines, ruled=True)
        + p("", "Rapat")
        + p(
            "Tanda tangan Advokat: ........................................................",
            "Rapat",
            align="right",
        )
    )


def retraction() -> bytes:
    """Penarikan pernyataan yang ditandatangani di bawah tekanan; hanya advokat."""
    return house.document(
        blocks.letter_head(),
        _counsel(),
        p("dengan ini menyampaikan dalam {{ perkara.sebutan }}:", keep_next=True),
        p("Korban menarik pernyataan yang ditandatanganinya di bawah tekanan, yang disebut dalam Uraian Advokat yang dilampirkan. "
          "Pernyataan itu bukan kehendak Korban.", "Posita"),
        p("Korban berhak memberi keterangan tanpa tekanan dan bebas dari intimidasi" + basis("tekanan") + ".", "Posita"),
        p("Hak Korban atas Restitusi, pelindungan, dan pemulihan, serta laporan dan permohonannya, tidak ditarik.", "Posita"),
        p("Untuk itu kami memohon:", keep_next=True),
        p("agar pernyataan itu tidak dipakai, dan surat ini disertakan dalam berkas perkara;", "Petitum"),
        p("agar tekanan terhadap Korban diperiksa, dan Korban beserta keluarganya dilindungi" + basis("pelindungan") + ";",
          "Petitum"),
        p("agar Korban selanjutnya hanya dihubungi melalui Kuasa Hukumnya.", "Petitum"),
        p(_SEALED),
        p("Mohon surat ini diberi tanda terima.", keep_next=True),
        blocks.signatures(),
        blocks.annexes(),
        _account("URAIAN ADVOKAT", ("Pernyataan yang ditarik: jenis, tanggal, tempat", "Di hadapan siapa ditandatangani",
                                    "Keadaan ketika ditandatangani", "Bukti yang diajukan")),
        blocks.gaps(),
    )  # fmt: skip


def not_punished() -> bytes:
    """Permohonan penerapan ketentuan bagi korban yang dipaksa; hanya advokat."""
    return house.document(
        blocks.letter_head(),
        _counsel(),
        p("dengan ini memohon penerapan {{ dasar.ketentuan }} dalam {{ perkara.sebutan }}, dengan alasan:", keep_next=True),
        p("{{ korban_ini.sebutan }} adalah korban tindak pidana perdagangan orang.", "Posita"),
        p("Korban yang melakukan tindak pidana karena dipaksa oleh pelaku tindak pidana perdagangan orang tidak dipidana"
          + basis("ketentuan") + ".", "Posita"),
        when("dasar.dipaksa",
             p("Dipaksa berarti disuruh melakukan sesuatu sedemikian rupa sehingga orang itu melakukannya berlawanan dengan "
               "kehendaknya sendiri" + basis("dipaksa", ", menurut ") + ".", "Posita")),
        when("dasar.daya_paksa",
             p("Orang yang berbuat karena daya paksa tidak dipidana" + basis("daya_paksa", ", sebagaimana juga diatur ") + ".", "Posita")),
        p("Keadaan Korban pada waktu itu diuraikan Advokat dalam uraian tersendiri yang dilampirkan.", "Posita"),
        p("Untuk itu kami memohon:", keep_next=True),
        p("agar ketentuan tersebut diterapkan, dan Korban diperlakukan sebagai korban, tidak dituntut dan tidak dipidana atas "
          "perbuatan yang dipaksakan kepadanya;", "Petitum"),
        p("agar setiap pemeriksaan Korban didampingi Advokat" + basis("advokat")
          + "{% if dasar.menolak %}, dan hak Korban menolak keterangan yang memberatkan dirinya sendiri dihormati ({{ dasar.menolak }}){% endif %};",
          "Petitum"),
        when("dasar.tuntutan_balik",
             p("agar tuntutan balik atas laporan atau keterangan Korban ditangani menurut {{ dasar.tuntutan_balik }};", "Petitum")),
        p("agar surat ini disertakan dalam berkas perkara dan dijawab secara tertulis.", "Petitum"),
        p("Surat ini bukan pengakuan atas perbuatan apa pun."),
        p(_SEALED),
        p("Mohon surat ini diberi tanda terima.", keep_next=True),
        blocks.signatures(),
        blocks.annexes(),
        _account("URAIAN ADVOKAT", ("Perkara terhadap Korban: nomor, tahap, pejabat", "Keadaan yang memaksa",
                                    "Bukti dan saksi yang diajukan")),
        blocks.gaps(),
    )  # fmt: skip


def debt() -> bytes:
    """Penolakan tagihan utang; hanya advokat, lewat pejabat yang menangani perkara."""
    return house.document(
        blocks.letter_head(),
        _counsel(),
        p("dengan ini menyampaikan dalam {{ perkara.sebutan }}:", keep_next=True),
        p("Korban ditagih membayar utang atau memenuhi perjanjian yang dikemukakan oleh atau atas nama pelaku. "
          "Korban **menolak** tagihan itu, tanpa mengakui adanya utang.", "Posita"),
        p("Pelaku tindak pidana perdagangan orang kehilangan hak menagih utang atau perjanjian lain yang dipakai untuk "
          "mengeksploitasi korban" + basis("hapus_tagih") + basis("jerat", ", dalam hubungan dengan penjeratan utang menurut ")
          + ".", "Posita"),
        when("dasar.hak_korban",
             p("Hak Korban menagih kepada pelaku tetap ada" + basis("hak_korban", ", menurut ") + ".", "Posita")),
        p("Untuk itu kami memohon:", keep_next=True),
        p("agar penolakan ini diberitahukan kepada pihak yang menagih oleh pejabat yang menangani perkara, dan disertakan dalam "
          "berkas perkara;", "Petitum"),
        p("agar penagihan kepada Korban dan keluarganya dihentikan, dan setiap ancaman ditindaklanjuti" + basis("pelindungan")
          + ";", "Petitum"),
        p("agar yang ditagihkan itu tidak diperhitungkan sebagai pengurang Restitusi yang dimohonkan Korban;", "Petitum"),
        p("agar bukti utang yang ada pada pihak yang menagih diperiksa sebagai bagian dari perkara ini;", "Petitum"),
        p("agar Korban selanjutnya hanya dihubungi melalui Kuasa Hukumnya.", "Petitum"),
        p(_SEALED),
        p("Mohon surat ini diberi tanda terima.", keep_next=True),
        blocks.signatures(),
        blocks.annexes(),
        blocks.gaps(),
    )  # fmt: skip


TEMPLATES = {
    "permohonan-bantuan-hukum.docx": legal_aid,
    "permintaan-penunjukan-bantuan-hukum.docx": appoint_aid,
    "surat-rujukan.docx": referral,
    "pemberitahuan-data.docx": breach_to_person,
    "laporan-kegagalan-data.docx": breach_to_authority,
    "informasi-kompensasi.docx": state_compensation,
    "penarikan-pernyataan.docx": retraction,
    "permohonan-tidak-dipidana.docx": not_punished,
    "penolakan-tagihan.docx": debt,
}
