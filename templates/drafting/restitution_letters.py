"""Letters about restitution to prosecutor and judges, investigator and court; the chronology."""
# ruff: noqa: E501  the words of a template are easier to read and compare on their own line

from __future__ import annotations

from typing import Final

from templates.drafting import blocks, house
from templates.drafting.ooxml import each, p, when
from templates.drafting.restitution import SEALED, basis

_OPENING: Final = (
    p("Dengan hormat,"),
    when("kuasa.ada", p("Yang bertanda tangan di bawah ini:")),
    blocks.representative(),
)


_SEALED_SHEET: Final = (
    "Karena identitas {{ pihak.korban_disamarkan }} dirahasiakan"
    + basis("kerahasiaan")
    + ", identitas lengkap termuat dalam "
    "Lembar Identitas Korban, yang disampaikan dalam sampul tertutup kepada {{ tujuan.sampul }}."
)


def parties(*, served: bool = True) -> tuple[str, ...]:
    """Who asks and, where others ask for them, the victims; the sentence about the sealed sheet.

    `served`: the other side receives the letter, so that it says what must stay out.
    """
    return (
        blocks.parties("pemohon", "Selanjutnya disebut **{{ pihak.besar_pemohon }}**."),
        when(
            "korban_terpisah", blocks.parties("korban", "Selanjutnya disebut **{{ pihak.besar_korban }}**.")
        ),
        when("identitas_tertutup", p(SEALED if served else _SEALED_SHEET)),
    )


def per_victim() -> str:
    """The sum of each victim, in figures and words, with the grand total below."""
    return blocks.ruled(
        (620, 3000, 1900, 2700),
        ("No.", "Korban", "Jumlah (Rp)", "Terbilang"),
        "kerugian.korban",
        ("{{ loop.index }}.", "{{ baris.sebutan }}", "{{ baris.jumlah }}", "{{ baris.terbilang }}"),
        right=2,
    ) + p("Jumlah seluruhnya **{{ kerugian.jumlah_rp }}** (**{{ kerugian.terbilang }}**).")


def in_requisitoir() -> bytes:
    """Permohonan pemuatan restitusi dalam surat tuntutan."""
    return house.document(
        blocks.letter_head(),
        *_OPENING,
        p("{{ pihak.awal_pemohon }} {{ pihak.kedudukan }} dalam {{ perkara.sebutan }} atas nama "
          "{{ perkara.para_terdakwa }} ({{ pihak.termohon }}), dan memohon agar Restitusi dimuat dalam surat tuntutan"
          + basis("pemuatan") + "."),
        when("bila.ulangan", p("Surat ini mengulang permohonan tanggal {{ hari.lalu }}.")),
        *parties(),
        blocks.heading("1. Permohonan Restitusi"),
        when("bila.sudah_diajukan",
             p("Permohonan Restitusi telah diajukan pada tanggal {{ hari.diajukan }}. Salinannya beserta tanda terimanya "
               "ada pada kami dan disampaikan kembali bila diminta.")),
        when("not bila.sudah_diajukan",
             p("Permohonan ini diajukan langsung kepada Penuntut Umum, beserta rincian kerugian dan daftar alat bukti yang "
               "dilampirkan.")),
        p("Restitusi yang dimohonkan bagi setiap Korban:", keep_next=True),
        per_victim(),
        when("tanggungan.kalimat", p("{{ tanggungan.kalimat }}", keep_next=True)),
        when("tanggungan.bagian",
             blocks.ruled((620, 3000, 1900, 2700), ("No.", "Termohon", "Jumlah (Rp)", "Terbilang"),
                          "tanggungan.bagian",
                          ("{{ loop.index }}.", "{{ baris.nama }}", "{{ baris.jumlah }}", "{{ baris.terbilang }}"), right=2)),
        when("bila.penilaian_lpsk", p("Penilaian Lembaga Perlindungan Saksi dan Korban termasuk dalam lampiran.")),
        blocks.heading("2. Yang dimohonkan"),
        p("{{ pihak.awal_pemohon }} memohon agar Penuntut Umum:", keep_next=True),
        p("memuat Restitusi tersebut dalam surat tuntutan, dengan menyebut jumlah bagi setiap Korban dan jumlah seluruhnya, dengan "
          "angka dan huruf yang sama;", "Posita"),
        p("menuntut agar Restitusi dicantumkan dalam amar putusan" + basis("amar") + ";", "Posita"),
        p("mengajukan alat bukti kerugian setiap Korban di persidangan" + basis("pembuktian") + ";", "Posita"),
        when("dasar.tindak_pidana_lain",
             p("menuntut Restitusi juga apabila yang terbukti adalah tindak pidana lain" + basis("tindak_pidana_lain") + ";",
               "Posita")),
        when("bila.disita",
             p("meminta agar putusan memerintahkan pelelangan harta yang disita apabila Restitusi tidak dibayar"
               + basis("lelang") + ";", "Posita")),
        p("memberitahukan kepada kami bila ada bukti atau keterangan yang masih diperlukan.", "Posita"),
        when("hari.sidang", p("Sidang berikutnya direncanakan pada tanggal {{ hari.sidang }}.", keep_next=True)),
        when("hari.tuntutan", p("Pembacaan tuntutan direncanakan pada tanggal {{ hari.tuntutan }}.", keep_next=True)),
        *blocks.closing(receipted=True),
    )  # fmt: skip


def left_out() -> bytes:
    """Pemberitahuan kepada majelis hakim bahwa restitusi tidak dimuat dalam tuntutan."""
    return house.document(
        blocks.letter_head(),
        *_OPENING,
        p("{{ pihak.awal_pemohon }} {{ pihak.kedudukan }} dalam {{ perkara.sebutan }} atas nama "
          "{{ perkara.para_terdakwa }} ({{ pihak.termohon }}), dan memberitahukan hal berikut."),
        *parties(),
        when("bila.sudah_diajukan", p("Permohonan Restitusi telah diajukan pada tanggal {{ hari.diajukan }}.", "Posita")),
        when("bila.sudah_dimohonkan",
             p("Pemuatan Restitusi dalam surat tuntutan telah dimohonkan kepada Penuntut Umum pada tanggal "
               "{{ hari.dimohonkan }}.", "Posita")),
        p("Surat tuntutan yang dibacakan pada tanggal {{ hari.dibacakan }} tidak memuat Restitusi bagi Korban di bawah ini, "
          "padahal permohonan Restitusi dicantumkan dalam tuntutan" + basis("pemuatan", " menurut ") + ".", "Posita"),
        p("Restitusi yang dimohonkan bagi setiap Korban:", keep_next=True),
        per_victim(),
        p("{{ pihak.awal_pemohon }} memohon agar Majelis Hakim:", keep_next=True),
        p("memeriksa berkas permohonan Restitusi, menilai alat buktinya, dan mempertimbangkannya dalam putusan"
          + basis("pertimbangan") + ";", "Petitum"),
        p("memberi kesempatan kepada {{ pihak.pemohon }} untuk memberi keterangan dan bukti tambahan bila diperlukan"
          + basis("keterangan") + ";", "Petitum"),
        p("mencantumkan Restitusi bagi setiap Korban dalam amar putusan" + basis("amar") + ".", "Petitum", keep_next=True),
        *blocks.closing(receipted=True),
    )  # fmt: skip


def chronology() -> bytes:
    """Kronologi peristiwa."""
    return house.document(
        blocks.title("KRONOLOGI PERISTIWA"),
        p("{{ perkara.sebutan }}", "Rapat", align="center"),
        p("", "Rapat"),
        each("orang", "korban", p("**{{ orang.nama }}**", "Rapat", align="center")),
        p("", "Rapat"),
        p("Kronologi ini disusun menurut keterangan {{ pihak.korban }}, berurutan menurut waktu."),
        when("perkara.kalimat_waktu", p("{{ perkara.kalimat_waktu }}")),
        when("uraian.sebelum", blocks.heading("A. Sebelum kejadian"),
             each("baris", "uraian.sebelum", p("{{ baris }}", "Posita"))),
        when("uraian.selama", blocks.heading("B. Selama kejadian"),
             each("baris", "uraian.selama", p("{{ baris }}", "Posita"))),
        when("uraian.sesudah", blocks.heading("C. Sesudah kejadian"),
             each("baris", "uraian.sesudah", p("{{ baris }}", "Posita"))),
        p("{{ perkara.kalimat_laporan }}", "Posita"),
        when("uraian.unsur", blocks.heading("D. Proses, cara, dan tujuan"),
             each("baris", "uraian.unsur", p("{{ baris }}", "Butir"))),
        when("dasar.persetujuan",
             p("Persetujuan korban tidak menghilangkan penuntutan tindak pidana perdagangan orang"
               + basis("persetujuan", ", menurut ") + ".")),
        when("identitas_tertutup",
             p("Kronologi ini memuat inisial dan kode, karena identitas {{ pihak.korban_disamarkan }} dirahasiakan"
               + basis("kerahasiaan") + ".")),
        p("Demikian kronologi ini dibuat dengan sebenarnya.", keep_next=True),
        blocks.signatures(dated=True),
        blocks.gaps(),
    )  # fmt: skip


def _assets() -> str:
    return blocks.ruled(
        (620, 2500, 1600, 3500),
        ("No.", "Nama", "Kedudukan", "Harta yang diketahui"),
        "harta",
        ("{{ loop.index }}.", "{{ baris.nama }}", "{{ baris.kedudukan }}", "{{ baris.uraian }}"),
    )


def _sum_so_far() -> tuple[str, ...]:
    return (
        when("bila.ada_kerugian",
             p("Restitusi yang akan atau telah dimohonkan" + basis("restitusi") + " menurut perhitungan sementara berjumlah "
               "{{ kerugian.jumlah_rp }} ({{ kerugian.terbilang }}).")),
        when("not bila.ada_kerugian", p("Restitusi akan dimohonkan" + basis("restitusi") + "; jumlahnya sedang dihitung.")),
    )  # fmt: skip


def seizure() -> bytes:
    """Permohonan penyitaan harta sebagai jaminan restitusi."""
    return house.document(
        blocks.letter_head(),
        *_OPENING,
        p("{{ pihak.awal_pemohon }} {{ pihak.kedudukan }} dalam {{ perkara.sebutan }}, dan memohon agar harta "
          "{{ pihak.terdakwa }} disita sebagai jaminan Restitusi" + basis("sita") + "."),
        *parties(served=False),
        *_sum_so_far(),
        p("Tanpa jaminan, Restitusi yang kelak dikabulkan dapat tidak terbayar. Harta yang diketahui {{ pihak.pemohon }}:",
          keep_next=True),
        when("harta", _assets()),
        when("not harta", p("belum diketahui; dimohonkan untuk ditelusuri.")),
        p("{{ pihak.awal_pemohon }} memohon agar Penyidik:", keep_next=True),
        p("menelusuri harta tersebut dan harta lain milik {{ pihak.terdakwa }};", "Petitum"),
        p("meminta izin Ketua Pengadilan Negeri dan menyitanya sebagai jaminan Restitusi sebelum tersangka dan barang bukti "
          "diserahkan kepada Penuntut Umum;", "Petitum"),
        p("mencantumkan penyitaan itu dalam berkas perkara sebagai jaminan Restitusi;", "Petitum"),
        p("menyampaikan hasilnya secara tertulis kepada {{ pihak.pemohon }} melalui {{ kantor.sebutan }}.", "Petitum"),
        p("Agar penyitaan tidak sia-sia, mohon permohonan ini tidak diberitahukan kepada pihak lain sebelum penyitaan "
          "dilaksanakan.", keep_next=True),
        *blocks.closing(receipted=True),
    )  # fmt: skip


def freezing() -> bytes:
    """Permohonan pemblokiran harta kekayaan."""
    return house.document(
        blocks.letter_head(),
        *_OPENING,
        p("{{ pihak.awal_pemohon }} {{ pihak.kedudukan }} dalam {{ perkara.sebutan }}, dan memohon agar penyedia jasa keuangan "
          "diperintahkan memblokir harta kekayaan {{ pihak.terdakwa }}" + basis("blokir") + "."),
        *parties(served=False),
        *_sum_so_far(),
        p("Harta yang diketahui {{ pihak.pemohon }}:", keep_next=True),
        when("harta", _assets()),
        when("not harta", p("belum diketahui; dimohonkan untuk ditelusuri.")),
        p("{{ pihak.awal_pemohon }} memohon:", keep_next=True),
        p("agar rekening dan harta lain {{ pihak.terdakwa }} pada penyedia jasa keuangan ditelusuri dan diblokir;", "Petitum"),
        when("bila.izin", p("agar izin Ketua Pengadilan Negeri dimintakan" + basis("izin") + ";", "Petitum")),
        when("dasar.mendesak",
             p("agar pemblokiran didahulukan apabila menurut penilaian Bapak/Ibu harta itu berpotensi dialihkan"
               + basis("mendesak") + ";", "Petitum")),
        p("agar hasilnya disampaikan secara tertulis kepada {{ pihak.pemohon }} melalui {{ kantor.sebutan }}.", "Petitum"),
        p("Agar pemblokiran tidak sia-sia, mohon permohonan ini tidak diberitahukan kepada pihak lain sebelum pemblokiran "
          "dilaksanakan.", keep_next=True),
        *blocks.closing(receipted=True),
    )  # fmt: skip


def calculation() -> bytes:
    """Permintaan fasilitasi penghitungan restitusi."""
    return house.document(
        blocks.letter_head(),
        *_OPENING,
        p("{{ pihak.awal_pemohon }} {{ pihak.kedudukan }} dalam {{ perkara.sebutan }}, dan meminta agar penghitungan Restitusi "
          "difasilitasi" + basis("fasilitasi") + "."),
        *parties(served=False),
        when("bila.ada_kerugian", p("Kerugian yang sejauh ini dapat dihitung sendiri:", keep_next=True), per_victim()),
        when("not bila.ada_kerugian", p("Kerugian {{ pihak.korban }} belum dapat dihitung sendiri.")),
        p("{{ pihak.awal_pemohon }} memohon agar {{ tujuan.sebutan }}:", keep_next=True),
        p("mengidentifikasi kerugian materiel dan immateriel setiap Korban, dan membantu mengumpulkan kelengkapan permohonan "
          "Restitusi" + basis("cakupan", ", sebagaimana dimaksud dalam ") + ";", "Petitum"),
        p("mencatat hasil penghitungan dalam berkas perkara;", "Petitum"),
        when("bila.bukti_dipegang",
             p("meminta bukti yang ada pada {{ pihak.terdakwa }} atau pihak lain, antara lain catatan upah, perjanjian kerja, "
               "rekening, dan percakapan;", "Petitum")),
        p("meminta penilaian kerugian kepada Lembaga Perlindungan Saksi dan Korban" + basis("penilaian") + ";", "Petitum"),
        p("menyampaikan hasilnya kepada {{ pihak.pemohon }} melalui {{ kantor.sebutan }}.", "Petitum", keep_next=True),
        *blocks.closing(receipted=True),
    )  # fmt: skip


def police_letter() -> bytes:
    """Permintaan surat keterangan sebagai korban."""
    return house.document(
        blocks.letter_head(),
        p("Dengan hormat,"),
        p("Yang bertanda tangan di bawah ini:"),
        blocks.identity("pengaju.identitas", indent=284),
        p("{{ pengaju.kalimat }} meminta surat keterangan kepolisian yang menyatakan {{ pihak.korban }} sebagai korban dalam "
          "{{ perkara.sebutan }}."),
        blocks.heading("1. Korban"),
        when("pengaju.bagi_korban or korban|length > 1",
             each("orang", "korban", p("**{{ orang.sebutan }}**", "Rapat", keep_next=True),
                  blocks.identity("orang.identitas", indent=284))),
        when("not (pengaju.bagi_korban or korban|length > 1)", p("Korban adalah yang mengajukan permintaan ini.")),
        when("identitas_tertutup", p(_SEALED_SHEET)),
        blocks.heading("2. Keperluan"),
        p("{{ perkara.kalimat_laporan }} Surat keterangan itu menjadi lampiran permohonan melalui Lembaga Perlindungan Saksi dan "
          "Korban" + basis("surat") + "."),
        p("Mohon satu surat bagi setiap Korban, dalam sampul tertutup, dengan menyebut nomor dan tanggal laporan serta kedudukannya "
          "sebagai korban tindak pidana perdagangan orang.", keep_next=True),
        *blocks.closing(receipted=True),
    )  # fmt: skip


def unpaid() -> bytes:
    """Pemberitahuan restitusi tidak dibayar, kepada Ketua Pengadilan dan Kepala Kejaksaan Negeri."""
    return house.document(
        blocks.letter_head(),
        *_OPENING,
        p("{{ pihak.awal_pemohon }} {{ pihak.kedudukan }} dalam {{ perkara.sebutan }} atas nama "
          "{{ perkara.para_terdakwa }} ({{ pihak.termohon }}), dan memberitahukan bahwa Restitusi belum dibayar" + basis("pemberitahuan") + "."),
        when("bila.ulangan", p("Pemberitahuan ini menyusul pemberitahuan tanggal {{ hari.dilaporkan }}"
                               "{% if bila.diperintahkan %}{{ ', ' }}sebagai pemberitahuan kedua kepada jaksa" + basis("kedua")
                               + "{% endif %}.")),
        *parties(),
        blocks.heading("1. Putusan dan amar"),
        p("Putusan dalam {{ perkara.sebutan }} dijatuhkan pada tanggal {{ hari.putusan }}"
          "{% if hari.tetap %} dan berkekuatan hukum tetap sejak tanggal {{ hari.tetap }}{% endif %}."
          "{% if hari.penetapan %} Penetapan Restitusi diucapkan pada tanggal {{ hari.penetapan }}.{% endif %}", "Posita"),
        p("Amar tentang Restitusi: {{ isi.amar }}", "Posita"),
        when("hari.diberitahukan",
             p("Putusan yang berkekuatan hukum tetap diberitahukan pada tanggal {{ hari.diberitahukan }}.", "Posita")),
        when("hari.salinan",
             p("Salinan diterima yang wajib membayar pada tanggal {{ hari.salinan }}.", "Posita")),
        p("Waktu pembayaran berakhir pada tanggal {{ tenggat_bayar.tanggal }}"
          "{% if tenggat_bayar.dasar %} menurut {{ tenggat_bayar.dasar }}{% endif %}.", "Posita"),
        when("bila.sebagian",
             p("Pembayaran yang tercatat terakhir diterima pada tanggal {{ hari.dibayar }}; Restitusi belum dibayar seluruhnya.",
               "Posita")),
        when("not bila.sebagian", p("Sampai tanggal surat ini {{ pihak.korban }} belum menerima pembayaran.", "Posita")),
        blocks.heading("2. Yang dimohonkan"),
        p("{{ pihak.awal_pemohon }} memohon:", keep_next=True),
        when("not bila.diperingatkan",
             p("agar Ketua Pengadilan memberi surat peringatan tertulis kepada yang wajib membayar" + basis("peringatan") + ";",
               "Petitum")),
        when("dasar.lelang_peringatan",
             p("agar, karena surat peringatan tanggal {{ hari.peringatan }} tidak dipenuhi, Ketua Pengadilan memerintahkan Penuntut "
               "Umum menyita dan melelang harta yang wajib membayar" + basis("lelang_peringatan") + ";", "Petitum")),
        when("bila.diperingatkan and not dasar.lelang_peringatan",
             p("agar surat peringatan tanggal {{ hari.peringatan }} yang tidak dipenuhi ditindaklanjuti Ketua Pengadilan;", "Petitum")),
        when("not bila.diperintahkan",
             p("agar Kejaksaan memerintahkan yang wajib membayar melaksanakan Restitusi" + basis("perintah") + ";", "Petitum")),
        when("bila.diperintahkan",
             p("agar, karena perintah tanggal {{ hari.perintah }} tidak dipenuhi, jaksa menyita dan melelang harta yang wajib membayar"
               + basis("lelang_perintah") + ";", "Petitum")),
        when("bila.disita",
             p("agar harta yang telah disita sebagai jaminan dilelang untuk membayar Restitusi" + basis("lelang_sita") + ";",
               "Petitum")),
        when("dasar.kurang_bayar",
             p("agar, bila hasil pelelangan tidak mencukupi, jaksa memberitahukan jumlah yang dibayar, hasil lelang, dan kekurangannya "
               "kepada LPSK" + basis("kurang_bayar") + ";", "Petitum")),
        p("agar setiap langkah diberitahukan secara tertulis kepada {{ pihak.pemohon }} melalui {{ kantor.sebutan }}.", "Petitum", keep_next=True),
        *blocks.closing(receipted=True),
    )  # fmt: skip


def unpaid_determination() -> bytes:
    """Laporan kepada LPSK bahwa restitusi menurut penetapan tidak dibayar."""
    return house.document(
        blocks.letter_head(),
        *_OPENING,
        p("{{ pihak.awal_pemohon }} {{ pihak.kedudukan }} dalam {{ perkara.sebutan }} atas nama "
          "{{ perkara.para_terdakwa }} ({{ pihak.termohon }}), dan melaporkan bahwa Restitusi menurut penetapan pengadilan belum dibayar"
          + basis("laporan") + "."),
        *parties(),
        p("Penetapan Restitusi oleh {{ perkara.pengadilan }} diucapkan pada tanggal {{ hari.penetapan }}.", "Posita"),
        p("Amarnya: {{ isi.amar }}", "Posita"),
        when("hari.salinan",
             p("Salinan diterima yang wajib membayar pada tanggal {{ hari.salinan }}.", "Posita")),
        p("Waktu pembayaran berakhir pada tanggal {{ tenggat_bayar.tanggal }}"
          "{% if tenggat_bayar.dasar %} menurut {{ tenggat_bayar.dasar }}{% endif %}.", "Posita"),
        when("bila.sebagian",
             p("Pembayaran yang tercatat terakhir diterima pada tanggal {{ hari.dibayar }}; Restitusi belum dibayar seluruhnya. "
               "Setiap tahap dan keterlambatannya dilaporkan" + basis("bertahap") + ".", "Posita")),
        when("not bila.sebagian", p("Sampai tanggal surat ini {{ pihak.korban }} belum menerima pembayaran.", "Posita")),
        p("{{ pihak.awal_pemohon }} memohon:", keep_next=True),
        p("agar laporan ini ditindaklanjuti, dan pengadilan memerintahkan pelaksanaan Restitusi" + basis("perintah") + ";",
          "Petitum"),
        when("dasar.jaksa",
             p("agar keterlambatan ini dilaporkan pula kepada jaksa" + basis("jaksa") + ";", "Petitum")),
        when("dasar.pemulihan",
             p("agar, bila harta yang wajib membayar tidak mencukupi, program pemulihan bagi {{ pihak.korban }} direkomendasikan"
               + basis("pemulihan") + ";", "Petitum")),
        p("agar setiap langkah diberitahukan secara tertulis kepada {{ pihak.pemohon }} melalui {{ kantor.sebutan }}.", "Petitum", keep_next=True),
        *blocks.closing(receipted=True),
    )  # fmt: skip


TEMPLATES = {
    "permohonan-pemuatan-restitusi.docx": in_requisitoir,
    "pemberitahuan-restitusi-tidak-dimuat.docx": left_out,
    "kronologi.docx": chronology,
    "permohonan-sita-jaminan.docx": seizure,
    "permohonan-pemblokiran.docx": freezing,
    "permintaan-penghitungan-restitusi.docx": calculation,
    "permintaan-surat-keterangan-korban.docx": police_letter,
    "pemberitahuan-restitusi-tidak-dibayar.docx": unpaid,
    "laporan-penetapan-tidak-dibayar.docx": unpaid_determination,
}
