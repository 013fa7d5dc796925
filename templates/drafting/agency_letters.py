"""Restitution after a final verdict, and the three letters to the witness and victim protection agency."""
# ruff: noqa: E501  the words of a template are easier to read and compare on their own line

from __future__ import annotations

from templates.drafting import blocks, house
from templates.drafting.ooxml import each, p, when
from templates.drafting.restitution import basis, filing, story


def after_final() -> bytes:
    """Permohonan restitusi setelah putusan berkekuatan hukum tetap."""
    told = (
        *story(),
        p("Putusan dalam {{ perkara.sebutan }} dijatuhkan pada tanggal {{ hari.putusan }} dan berkekuatan hukum tetap "
          "sejak tanggal {{ hari.tetap }}. Yang dinyatakan terbukti: {{ isi.terbukti }}", "Posita"),
        p("{{ pihak.awal_pemohon }} mengetahui putusan yang berkekuatan hukum tetap itu pada tanggal {{ hari.diketahui }}.",
          "Posita"),
        when("not bila.pernah_diajukan",
             p("Restitusi tidak diajukan dalam proses persidangan perkara tersebut.", "Posita")),
        when("bila.pernah_diajukan",
             p("Permohonan Restitusi pernah diajukan pada tanggal {{ hari.diajukan }}; putusan tersebut tidak memuat Restitusi bagi "
               "{{ pihak.korban }}.", "Posita")),
        when("bila.tindak_pidana_lain",
             p("Tindak pidana yang dinyatakan terbukti berbeda dari yang dilaporkan. Restitusi tetap menjadi hak {{ pihak.korban }}"
               + basis("tindak_pidana_lain") + ".", "Posita")),
    )  # fmt: skip
    asked = (
        p("Menerima dan mengabulkan permohonan Restitusi {{ pihak.pemohon }} untuk seluruhnya;", "Petitum"),
        p("Menetapkan" + basis("penetapan", ", dalam bentuk penetapan menurut ") + "{% if dasar.penetapan %},{% endif %} bahwa "
          "{{ pihak.termohon }} wajib membayar Restitusi kepada {{ pihak.korban }} sebesar "
          "{{ kerugian.jumlah_rp }} ({{ kerugian.terbilang }}), dengan rincian per Korban sebagaimana tersebut di "
          "atas{{ tanggungan.amar }};", "Petitum"),
        p("Menetapkan tata cara pembayaran dan akibat hukum apabila Restitusi tidak dibayar menurut ketentuan "
          "peraturan perundang-undangan;", "Petitum"),
        p("Apabila Hakim berpendapat lain, mohon penetapan yang seadil-adilnya.", "Petitum"),
    )  # fmt: skip
    opening = (
        "dengan ini mengajukan permohonan Restitusi {{ pihak.memohon_sebagai }} setelah putusan berkekuatan hukum tetap"
        + basis("pengajuan")
    )
    return filing(opening, told=told, asked=asked)


def assessment() -> bytes:
    """Permohonan penilaian dan pengajuan restitusi melalui LPSK."""
    told = (
        *story(),
        when("bila.sesudah_putusan",
             p("Perkara telah diputus pada tanggal {{ hari.putusan }} dan putusannya berkekuatan hukum tetap.", "Posita")),
        when("bila.sudah_diajukan",
             p("Permohonan Restitusi telah diajukan kepada pengadilan pada tanggal {{ hari.diajukan }}.", "Posita")),
        when("hari.tuntutan",
             p("Pembacaan tuntutan direncanakan pada tanggal {{ hari.tuntutan }}; penilaian diperlukan sebelum hari itu.", "Posita")),
    )  # fmt: skip
    asked = (
        p("Memeriksa permohonan ini dan menilai kerugian setiap Korban, yang dituangkan dalam keputusan beserta pertimbangannya"
          + basis("penilaian") + ";", "Petitum"),
        when("not bila.sesudah_putusan",
             p("Menyampaikan permohonan ini beserta keputusan itu kepada Penuntut Umum untuk dimuat dalam surat tuntutan"
               + basis("penuntut") + ";", "Petitum")),
        when("bila.sesudah_putusan",
             p("Mengajukan permohonan ini beserta keputusan itu kepada pengadilan untuk mendapat penetapan"
               + basis("pengadilan") + ";", "Petitum")),
        p("Memberitahukan kepada {{ pihak.pemohon }} secara tertulis, melalui {{ kantor.sebutan }}, apabila ada kelengkapan yang "
          "masih diperlukan, dan menyampaikan hasilnya.", "Petitum"),
    )  # fmt: skip
    opening = (
        "dengan ini mengajukan permohonan penilaian dan pengajuan Restitusi {{ pihak.memohon_sebagai }}"
        + basis("penilaian")
    )
    return filing(opening, told=told, asked=asked)


def _sender() -> tuple[str, ...]:
    """Who writes, for whom: one victim, named in full."""
    return (
        p("Dengan hormat,"),
        when("kuasa.ada", p("Yang bertanda tangan di bawah ini:")),
        blocks.representative(),
    )


def protection() -> bytes:
    """Permohonan pelindungan kepada LPSK, satu per korban."""
    return house.document(
        blocks.letter_head(),
        *_sender(),
        p("{{ pihak.awal_pemohon }} {{ pihak.kedudukan }} dalam {{ perkara.sebutan }}, dan memohon pelindungan" + basis("hak") + "."),
        blocks.heading("1. Identitas"),
        blocks.parties("pemohon", "Selanjutnya disebut **{{ pihak.besar_pemohon }}**."),
        when("korban_terpisah", blocks.parties("korban", "Selanjutnya disebut **{{ pihak.besar_korban }}**.")),
        p("Cara menghubungi yang aman: {{ isi.kontak }}"),
        blocks.heading("2. Perkara"),
        p("{{ perkara.kalimat_laporan }} {{ perkara.kalimat_tahap }}"),
        each("baris", "uraian.unsur", p("{{ baris }}")),
        p("Korban adalah saksi dan korban dalam perkara ini."),
        blocks.heading("3. Ancaman dan keadaan khusus"),
        when("bila.tidak_aman", p("Saat ini {{ pihak.korban }} tidak dalam keadaan aman.", "Butir")),
        when("bila.terancam", p("Korban mendapat ancaman.", "Butir")),
        when("bila.keluarga", p("Keluarga {{ pihak.korban }} mendapat ancaman.", "Butir")),
        when("bila.ditekan", p("Korban mendapat tekanan berkaitan dengan laporan atau keterangannya.", "Butir")),
        when("bila.ponsel", p("Telepon atau akun {{ pihak.korban }} diduga diawasi.", "Butir")),
        when("bila.daerah_asal", p("Ada risiko bahaya di daerah asal ({{ isi.asal }}).", "Butir")),
        when("bila.anak", p("Korban masih anak.", "Butir")),
        when("bila.kebutuhan", p("Kebutuhan khusus: {{ isi.kebutuhan }}", "Butir")),
        p("Perkara ini mengenai perdagangan orang; keseriusan tindak pidana dan kerentanan {{ pihak.korban }} mohon dinilai sebagai "
          "situasi khusus" + basis("khusus") + ".", "Butir"),
        when("ancaman",
             p("Ancaman yang tercatat:", keep_next=True),
             each("baris", "ancaman", p("{{ baris }}", "Posita"))),
        when("isi.kesehatan", p("Keadaan kesehatan: {{ isi.kesehatan }}")),
        blocks.heading("4. Pelindungan yang dimohonkan"),
        p("Dengan tetap memberi {{ pihak.korban }} kesempatan ikut memilih bentuknya" + basis("memilih") + ", dimohonkan:", keep_next=True),
        p("pelindungan atas keamanan pribadi, keluarga, dan harta benda, serta bebas dari ancaman yang berkenaan dengan "
          "keterangannya" + basis("keamanan") + ";", "Petitum"),
        p("kerahasiaan identitas" + basis("identitas") + "{% if bila.keluarga %}, juga bagi keluarganya" + basis("keluarga") + "{% endif %};", "Petitum"),
        p("pendampingan dalam proses peradilan" + basis("pendampingan") + ";", "Petitum"),
        p("informasi tentang perkembangan perkara, putusan, dan pembebasan terpidana" + basis("perkembangan") + ";", "Petitum"),
        when("bila.tidak_aman", p("tempat kediaman sementara yang dirahasiakan" + basis("kediaman") + ";", "Petitum")),
        when("bila.ponsel", p("pelindungan dari ancaman digital" + basis("digital") + ";", "Petitum")),
        when("bila.penerjemah", p("penerjemah atau juru bahasa ({{ isi.bahasa }})" + basis("penerjemah") + ";", "Petitum")),
        when("bila.pemulihan", p("program pemulihan" + basis("pemulihan") + ";", "Petitum")),
        p("penggantian biaya transportasi dan biaya hidup sementara sesuai kebutuhan" + basis("biaya") + ".", "Petitum"),
        when("bila.tidak_aman",
             p("Karena keadaannya mendesak, dimohonkan pelindungan segera sesudah permohonan ini diajukan" + basis("darurat") + ".")),
        when("bila.wali_tak_layak",
             p("Orang tua atau wali {{ pihak.korban }} tidak dapat bertindak; {{ pihak.korban }} didampingi {{ kantor.sebutan }}. "
               "Dimohonkan agar LPSK memberi pelindungan tanpa izin orang tua atau wali itu dan meminta penetapan pengadilan" + basis("anak") + "{% if dasar.tanpa_permohonan %}; bila perlu tanpa menunggu "
               "permohonan" + basis("tanpa_permohonan") + "{% endif %}.")),
        p("Mohon surat-menyurat disampaikan hanya melalui {{ kantor.sebutan }}.", keep_next=True),
        *blocks.closing(copied=False),
    )  # fmt: skip


def assistance() -> bytes:
    """Permohonan bantuan medis, psikososial, dan psikologis kepada LPSK, satu per korban."""
    return house.document(
        blocks.letter_head(),
        *_sender(),
        p("{{ pihak.awal_pemohon }} {{ pihak.kedudukan }} dalam {{ perkara.sebutan }}, dan memohon bantuan" + basis("hak") + "."),
        blocks.heading("1. Identitas"),
        blocks.parties("pemohon", "Selanjutnya disebut **{{ pihak.besar_pemohon }}**."),
        when("korban_terpisah", blocks.parties("korban", "Selanjutnya disebut **{{ pihak.besar_korban }}**.")),
        blocks.heading("2. Peristiwa"),
        each("baris", "uraian.unsur", p("{{ baris }}")),
        p("{{ perkara.kalimat_laporan }} {{ perkara.kalimat_tahap }}"),
        blocks.heading("3. Keadaan sekarang"),
        when("isi.kesehatan", p("Kesehatan: {{ isi.kesehatan }}")),
        when("isi.penderitaan and not bila.tanpa_uraian", p("Keadaan psikologis dan sosial: {{ isi.penderitaan }}")),
        when("isi.penderitaan and bila.tanpa_uraian",
             p("Keadaan psikologis dan sosialnya disampaikan langsung kepada petugas.")),
        when("isi.kebutuhan", p("Kebutuhan khusus: {{ isi.kebutuhan }}")),
        when("bila.penerjemah", p("Bahasa yang dipahami: {{ isi.bahasa }}, membutuhkan penerjemah.")),
        blocks.heading("4. Bantuan yang dimohonkan"),
        p("Dimohonkan, menurut keterangan dokter, psikiater, atau psikolog tentang kelayakan dan jangka waktunya"
          + basis("kelayakan") + ":", keep_next=True),
        p("bantuan medis;", "Petitum"),
        p("bantuan rehabilitasi psikososial;", "Petitum"),
        p("bantuan rehabilitasi psikologis.", "Petitum"),
        when("bila.mendesak", p("Keadaannya mendesak; mohon permohonan ini didahulukan.")),
        when("bila.wali_tak_layak",
             p("Korban masih anak. Orang tua atau walinya tidak dapat bertindak dan mohon tidak dihubungi; Korban didampingi "
               "{{ kantor.sebutan }}.")),
        p("Mohon identitas {{ pihak.korban }} dirahasiakan" + basis("kerahasiaan") + " dan surat-menyurat disampaikan hanya melalui "
          "{{ kantor.sebutan }}.", keep_next=True),
        *blocks.closing(copied=False),
    )  # fmt: skip


TEMPLATES = {
    "permohonan-restitusi-sesudah-putusan.docx": after_final,
    "permohonan-lpsk-restitusi.docx": assessment,
    "permohonan-lpsk-pelindungan.docx": protection,
    "permohonan-lpsk-bantuan.docx": assistance,
}
