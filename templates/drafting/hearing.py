"""How a victim is heard: requests to the investigator before an examination, and to the court before a hearing."""
# ruff: noqa: E501  the words of a template are easier to read and compare on their own line

from __future__ import annotations

from templates.drafting import blocks, house
from templates.drafting.ooxml import p, when
from templates.drafting.restitution import basis

_INTERPRETER = (
    "agar disediakan penerjemah atau juru bahasa{% if isi.bahasa %} untuk bahasa yang dipahami {{ pihak.korban }} "
    "({{ isi.bahasa }}){% endif %}"
    + basis("penerjemah")
    + ", yang tidak mempunyai hubungan dengan pihak lain dalam "
    "perkara ini, dan agar {{ pihak.korban }} tidak ditanyai sebelum penerjemah hadir;"
)
_NEEDS = (
    "agar disediakan layanan dan sarana sesuai kebutuhan khusus {{ pihak.korban }}" + basis("disabilitas")
    + "; kebutuhannya disampaikan langsung kepada petugas;"
)  # fmt: skip
_ANSWER = (
    "agar permintaan ini dijawab sebelum {{ pihak.korban }} diperiksa, melalui {{ kantor.sebutan }}; bila ada yang "
    "tidak dapat dipenuhi, mohon alasannya disampaikan secara tertulis."
)


def _letter(opening: str, *asked: str) -> bytes:
    """Head, parties, the requests the victim chose, signatures and receipt."""
    return house.document(
        blocks.letter_head(),
        p("Dengan hormat,"),
        when("kuasa.ada", p("Yang bertanda tangan di bawah ini:")),
        blocks.representative(),
        p("{{ pihak.awal_pemohon }} {{ pihak.kedudukan }} dalam {{ perkara.sebutan }}. " + opening),
        blocks.parties("pemohon", "Selanjutnya disebut **{{ pihak.besar_pemohon }}**."),
        when("korban_terpisah", blocks.parties("korban", "Selanjutnya disebut **{{ pihak.besar_korban }}**.")),
        *asked,
        when("identitas_tertutup",
             p("Identitas {{ pihak.korban }} dirahasiakan" + basis("kerahasiaan")
               + ". Kami mohon nama dan alamatnya tidak disebut di hadapan orang lain.")),
        *blocks.closing(receipted=True),
    )  # fmt: skip


def examination() -> bytes:
    """Permohonan tata cara pemeriksaan, kepada penyidik."""
    return _letter(
        "{% if hari.pemeriksaan %}Pemeriksaan {{ pihak.korban }} direncanakan pada tanggal {{ hari.pemeriksaan }}. "
        "{% endif %}Surat ini memuat permintaan tentang cara pemeriksaan itu dilakukan.",
        p("Sebelum pemeriksaan dimulai, {{ pihak.pemohon }} memohon:", keep_next=True),
        when("bila.ruang",
             p("agar {{ pihak.korban }} diperiksa di ruang pelayanan khusus" + basis("ruang")
               + "{% if dasar.ruang_lain %}, atau bila perlu di UPTD PPA atau tempat lain" + basis("ruang_lain")
               + "{% endif %}, dengan jalan masuk dan ruang tunggu yang terpisah dari tersangka dan pihaknya;", "Petitum")),
        when("bila.perempuan", p("agar {{ pihak.korban }} diperiksa oleh petugas perempuan;", "Petitum")),
        when("bila.penerjemah", p(_INTERPRETER, "Petitum")),
        when("bila.kebutuhan", p(_NEEDS, "Petitum")),
        when("bila.anak",
             p("agar {{ pihak.korban }}, yang masih anak, diperiksa dengan memperhatikan kepentingan terbaik bagi anak dan "
               "tanpa pakaian dinas" + basis("anak") + ", serta didampingi orang dewasa yang boleh mendampinginya"
               + basis("pendamping_anak") + ";", "Petitum")),
        when("dasar.kesiapan",
             p("agar penyidik lebih dahulu berkoordinasi dengan Pendamping tentang kesiapan {{ pihak.korban }}, dan bila "
               "{{ pihak.korban }} mengalami trauma berat, pertanyaan disampaikan melalui Pendamping" + basis("kesiapan")
               + ";", "Petitum")),
        when("bila.rekaman",
             p("agar keterangan {{ pihak.korban }} direkam secara audio visual, supaya tidak perlu diulang di sidang"
               + basis("rekaman_anak", "; bagi anak, di luar sidang dan atas persetujuan hakim berdasarkan ")
               + basis("rekaman_seksual", "; atas penetapan ketua pengadilan dan dihadiri penuntut umum berdasarkan ")
               + ";", "Petitum")),
        p("agar {{ pihak.korban }} dapat meminta jeda setiap waktu, memberi keterangan tanpa tekanan" + basis("tekanan")
          + ", dan membaca atau dibacakan berita acaranya sebelum menandatangani;", "Petitum"),
        p(_ANSWER, "Petitum"),
    )  # fmt: skip


def hearing() -> bytes:
    """Permohonan tata cara sidang, kepada penuntut umum atau hakim ketua sidang."""
    return _letter(
        "{% if hari.sidang %}Sidang berikutnya direncanakan pada tanggal {{ hari.sidang }}. {% endif %}Surat ini memuat "
        "permintaan tentang cara {{ pihak.korban }} didengar di sidang."
        "{% if not bila.dilimpahkan %} Kami mohon penuntut umum menyampaikannya kepada hakim ketua sidang.{% endif %}",
        p("Sebelum {{ pihak.korban }} memberi keterangan, {{ pihak.pemohon }} memohon:", keep_next=True),
        when("bila.anak",
             p("agar {{ pihak.korban }}, yang masih anak, diperiksa dalam sidang tertutup, tanpa hadirnya "
               "terdakwa, didampingi orang dewasa yang boleh mendampinginya" + basis("anak_sidang")
               + ", serta tanpa toga atau pakaian dinas" + basis("anak") + ";", "Petitum")),
        when("bila.tanpa_terdakwa",
             p("agar {{ pihak.korban }} memberi keterangan tanpa hadirnya terdakwa" + basis("tanpa_terdakwa")
               + ";", "Petitum")),
        when("bila.jarak_jauh",
             p("agar {{ pihak.korban }} memberi keterangan dari jarak jauh melalui audio visual" + basis("jarak_jauh")
               + "{% if bila.luar_negeri %}, karena {{ pihak.korban }} berada di luar Indonesia{% endif %}"
               + "{% if bila.terancam %}{% if bila.luar_negeri %}, dan karena{% else %}, karena{% endif %} {{ pihak.korban }} mendapat ancaman" + basis("terancam", ", sebagaimana dimungkinkan ")
               + "{% endif %}"
               + "{% if bila.trauma %}{% if bila.luar_negeri or bila.terancam %}, dan karena{% else %}, karena{% endif %} keadaannya menurut keterangan dokter atau psikolog, yang diserahkan tersendiri "
               "dalam sampul tertutup" + basis("trauma", ", sebagaimana dimungkinkan ") + "{% endif %};", "Petitum")),
        when("bila.tertutup",
             p("agar {{ pihak.korban }} didengar dalam sidang yang tertutup untuk umum" + basis("tertutup") + ";", "Petitum")),
        when("bila.rekaman",
             p("agar keterangan {{ pihak.korban }} diambil di luar sidang dengan perekaman"
               + basis("rekaman_anak", " di hadapan penyidik atau penuntut umum, atas persetujuan hakim, berdasarkan ")
               + basis("rekaman_seksual") + ";", "Petitum")),
        when("bila.penerjemah", p(_INTERPRETER, "Petitum")),
        when("bila.kebutuhan", p(_NEEDS, "Petitum")),
        when("bila.terpisah",
             p("agar {{ pihak.korban }} menunggu di ruang yang terpisah dari terdakwa dan pihaknya;", "Petitum")),
        p(_ANSWER, "Petitum"),
    )  # fmt: skip


TEMPLATES = {
    "permohonan-tata-cara-pemeriksaan.docx": examination,
    "permohonan-tata-cara-sidang.docx": hearing,
}
