"""Aid for the victim: first aid, health, the service centre; her wish to return and the risk before it."""
# ruff: noqa: E501  the words of a template are easier to read and compare on their own line

from __future__ import annotations

from typing import Final

from templates.drafting import blocks, house
from templates.drafting.ooxml import cell, p, row, table, when
from templates.drafting.restitution import basis

#: Answers of the risk sheet: question, three boxes, room for a note.
_RISK: Final = (3760, 600, 880, 880, 2100)


#: Whoever writes for the victim says so; she herself needs no such words.
_FOR_HER: Final = "{% if pengaju.bagi_korban %} bagi korban tindak pidana perdagangan orang{% endif %}"
#: The one who asks speaks of herself; whoever asks for her, of the office.
WE: Final = "{% if pengaju.bagi_korban %}Kami{% else %}Saya{% endif %}"


def _opening(asks: str) -> tuple[str, ...]:
    """Who asks, for whom, and for what."""
    return (
        blocks.letter_head(),
        p("Dengan hormat,"),
        p("Yang bertanda tangan di bawah ini:", keep_next=True),
        blocks.identity("pengaju.identitas", indent=284),
        p("{{ pengaju.kalimat }} memohon " + asks + _FOR_HER + basis("hak") + "."),
        *blocks.helped(),
    )


def _needs() -> tuple[str, ...]:
    """Health, special needs and language, as far as they are known."""
    return (
        when("isi.kesehatan", p("Keadaan kesehatan: {{ isi.kesehatan }}")),
        when("isi.kebutuhan", p("Kebutuhan khusus: {{ isi.kebutuhan }}")),
        when("isi.bahasa",
             p("Bahasa yang dipahami: {{ isi.bahasa }}{% if bila.penerjemah %}; membutuhkan penerjemah{% endif %}.")),
    )  # fmt: skip


def _closing() -> tuple[str, ...]:
    """Who may know of it and by which way to answer; the end of every letter."""
    return (
        p("Mohon identitas dan keberadaan Korban dirahasiakan" + basis("kerahasiaan")
          + ", dan surat-menyurat disampaikan hanya melalui {{ kantor.sebutan }}.", keep_next=True),
        *blocks.closing(receipted=True),
    )  # fmt: skip


def first_aid() -> bytes:
    """Permohonan pertolongan pertama kepada instansi kesehatan dan instansi sosial, satu per korban."""
    return house.document(
        *_opening("pertolongan pertama"),
        blocks.heading("2. Keadaan Korban"),
        when("bila.segera", p("Korban mengalami trauma atau penyakit yang membahayakan dirinya dan membutuhkan pertolongan segera.")),
        when("bila.luka and not bila.segera", p("Korban terluka atau sakit dan membutuhkan pertolongan segera.")),
        *_needs(),
        when("not isi.kesehatan", p("Keadaannya selengkapnya disampaikan langsung kepada tenaga kesehatan.")),
        blocks.heading("3. Permohonan"),
        p(WE + " memohon:", keep_next=True),
        p("agar pertolongan pertama diberikan sekarang juga" + basis("segera") + ", dan tidak lebih lama dari waktu yang ditentukan "
          "dalam {{ dasar.hak }};", "Petitum"),
        p("agar Korban diperiksa dan dirawat tanpa biaya" + basis("cuma_cuma") + ";", "Petitum"),
        when("dasar.anak", p("agar pengobatan dan pemulihan Korban sebagai anak ditangani dengan cepat" + basis("anak") + ";", "Petitum")),
        p("agar yang terjadi pada Korban tidak ditanyakan ulang bila tidak diperlukan untuk perawatan;", "Petitum"),
        p("agar surat keterangan tentang pemeriksaan dan perawatannya diberikan kepada Korban;", "Petitum"),
        p("agar nama petugas yang menangani dan jam pelayanannya diberitahukan hari ini juga.", "Petitum"),
        p("Permohonan ini diajukan tanpa menunggu bukti laporan kepolisian{% if not bila.dilaporkan %}; bila diperlukan untuk hal lain, "
          "bukti itu disusulkan{% endif %}."),
        *_closing(),
    )  # fmt: skip


def health() -> bytes:
    """Permohonan rehabilitasi kesehatan kepada dinas kesehatan, satu per korban."""
    return house.document(
        *_opening("rehabilitasi kesehatan"),
        blocks.heading("2. Laporan kepada kepolisian"),
        p("{{ perkara.kalimat_laporan }} {{ laporan.lampiran }}"),
        blocks.heading("3. Keadaan Korban"),
        *_needs(),
        when("not isi.kesehatan", p("Keadaan kesehatannya disampaikan langsung kepada tenaga kesehatan.")),
        blocks.heading("4. Permohonan"),
        p(WE + " memohon" + basis("tenggat", ", dalam tenggat menurut ") + ":", keep_next=True),
        p("agar Korban memperoleh pemeriksaan dan pengobatan, serta pemulihan fisik dan psikis" + basis("cakupan", ", sebagaimana dimaksud dalam ")
          + ";", "Petitum"),
        when("dasar.anak", p("agar Korban sebagai anak ditangani dengan cepat dan didampingi psikososial sampai pulih" + basis("anak") + ";", "Petitum")),
        p("agar pemeriksaan dilakukan atas persetujuan Korban{% if bila.anak %} dan yang boleh bertindak baginya{% endif %}, dengan "
          "penjelasan lebih dahulu, dan oleh tenaga yang dikehendakinya bila ada;", "Petitum"),
        p("agar surat keterangan dan rincian biaya perawatan diberikan kepada Korban, karena diperlukan sebagai bukti;", "Petitum"),
        p("agar rujukan, jadwal, dan nama petugas yang menangani diberitahukan secara tertulis.", "Petitum"),
        when("bila.mendesak", p("Korban membutuhkan pertolongan segera; pertolongan pertama mohon didahulukan" + basis("darurat") + ".")),
        p("Rehabilitasi sosial, pemulangan, dan reintegrasi sosial dimohonkan tersendiri kepada instansi sosial."),
        *_closing(),
    )  # fmt: skip


def service_centre() -> bytes:
    """Permohonan pelayanan terpadu kepada UPTD PPA, satu per korban."""
    return house.document(
        *_opening("pelayanan terpadu"),
        blocks.heading("2. Keadaan Korban"),
        when("bila.tidak_aman", p("Saat ini Korban tidak dalam keadaan aman.")),
        *_needs(),
        p("Keadaannya selengkapnya disampaikan langsung kepada petugas. Peristiwanya tidak diceritakan dalam surat ini."),
        blocks.heading("3. Permohonan"),
        p(WE + " memohon agar Korban dilayani" + basis("wajib", ", sebagaimana diwajibkan ") + ", dengan:", keep_next=True),
        p("rehabilitasi kesehatan, fisik dan psikis{% if bila.mendesak %}, dengan pertolongan pertama lebih dahulu" + basis("darurat")
          + "{% endif %};", "Petitum"),
        p("rehabilitasi sosial;", "Petitum"),
        when("bila.tidak_aman", p("tempat tinggal sementara yang aman dan dirahasiakan" + basis("tempat", ", di rumah perlindungan sebagaimana dimaksud dalam ")
                                  + ";", "Petitum")),
        when("bila.pulang", p("pemulangan, atas kehendaknya sendiri dan sesudah risikonya dinilai" + basis("pulang") + ";", "Petitum")),
        p("reintegrasi sosial, bila waktunya tiba;", "Petitum"),
        when("bila.tanpa_advokat", p("bantuan hukum oleh advokat, sebelum Korban diperiksa oleh siapa pun;", "Petitum")),
        p("rujukan kepada lembaga lain hanya atas persetujuan Korban.", "Petitum"),
        when("dasar.anak", p("Korban masih anak dan mohon ditangani dengan cepat serta didampingi sampai pulih" + basis("anak") + ".")),
        p("Pelayanan mohon diberikan secepatnya dan tanpa biaya" + basis("cuma_cuma") + "."),
        *_closing(),
    )  # fmt: skip


def wish_to_return() -> bytes:
    """Pernyataan kehendak pulang oleh korban sendiri."""
    return house.document(
        blocks.title("PERNYATAAN KEHENDAK PULANG"),
        p("Yang bertanda tangan di bawah ini:", keep_next=True),
        blocks.identity("korban_ini.identitas", indent=284),
        p("menyatakan dengan kehendak sendiri, tanpa paksaan, bujukan, atau janji dari siapa pun"
          + basis("pulang", ", sebagaimana dijamin ") + ":", keep_next=True),
        p("saya ingin dipulangkan ke {{ isi.tujuan }};", "Posita"),
        p("saya tahu bahwa pemulangan dapat ditunda atau dibatalkan setiap waktu atas permintaan saya, tanpa alasan;", "Posita"),
        when("bila.berisiko",
             p("saya tahu ada risiko bahaya di tempat asal; saya hanya mau dipulangkan sesudah risiko itu dinilai dan tempat yang "
               "aman tersedia;", "Posita")),
        when("bila.tanpa_risiko",
             p("sepanjang saya ketahui tidak ada bahaya di tempat tujuan; saya meminta petugas tetap menilainya sebelum saya "
               "berangkat;", "Posita")),
        when("bila.belum_dinilai",
             p("risiko di tempat tujuan belum dinilai; saya meminta petugas menilainya lebih dahulu;", "Posita")),
        p("saya meminta tujuan, waktu, dan cara pemulangan tidak diberitahukan kepada siapa pun selain petugas yang menangani;",
          "Posita"),
        p("pernyataan ini bukan pelepasan hak: permintaan saya atas Restitusi, pelindungan, dan pemulihan tetap berjalan.", "Posita"),
        p("Isi surat ini telah dibacakan kepada saya{% if isi.bahasa %} dalam bahasa {{ isi.bahasa }}{% endif %}"
          "{% if bila.penerjemah %} oleh penerjemah{% endif %} dan saya mengerti.", keep_next=True),
        blocks.signatures(dated=True),
        blocks.gaps(),
    )  # fmt: skip


def _question(text: str) -> str:
    box = p("☐", "Sel", align="center")
    return row(
        cell(p(text, "Sel"), width=_RISK[0]),
        *(cell(box, width=width) for width in _RISK[1:4]),
        cell(p("", "Sel"), width=_RISK[4]),
    )


def _questions(title: str, *texts: str) -> str:
    """A ruled table of questions with boxes; the header row repeats."""
    heads = row(
        *(
            cell(
                p(f"**{text}**", "Sel", align="center" if text != title else "left"),
                width=width,
                fill="E7E6E6",
            )
            for text, width in zip((title, "Ya", "Tidak", "Belum tahu", "Catatan"), _RISK, strict=True)
        ),
        header=True,
    )
    return table(_RISK, heads, *map(_question, texts), ruled=True) + p("", "Rapat")


def risk() -> bytes:
    """Penilaian risiko sebelum pemulangan: lembar kerja kantor."""
    return house.document(
        blocks.title("PENILAIAN RISIKO SEBELUM PEMULANGAN"),
        p("Untuk {{ korban_ini.kode }}", "Rapat", align="center"),
        p("", "Rapat"),
        p("Pemulangan hanya dimohonkan bila Korban sungguh ingin pulang dan tidak ada bahaya yang lebih besar baginya"
          + basis("syarat", ", menurut ") + ". Pertanyaan di bawah ini kebiasaan pendampingan, bukan aturan."),
        p("Yang sudah dicatat dalam berkas:", keep_next=True),
        when("bila.daerah_asal", p("ada bahaya di daerah asal;", "Butir")),
        when("bila.aman_asal", p("menurut keterangan yang diterima, tidak ada bahaya di daerah asal;", "Butir")),
        when("bila.terancam", p("Korban mendapat ancaman;", "Butir")),
        when("bila.keluarga", p("keluarganya mendapat ancaman;", "Butir")),
        when("bila.ditekan", p("Korban ditekan berkaitan dengan laporan atau keterangannya;", "Butir")),
        when("bila.ditagih", p("Korban ditagih utang;", "Butir")),
        when("bila.ponsel", p("telepon atau akunnya diduga diawasi;", "Butir")),
        when("bila.wali", p("orang tua atau walinya tidak dapat bertindak baginya;", "Butir")),
        when("bila.sidang", p("masih ada pemeriksaan atau sidang yang dihadirinya;", "Butir")),
        when("bila.perawatan", p("ada perawatan kesehatan yang masih berjalan atau diperlukan;", "Butir")),
        p("hal lain: ........................................................................................", "Butir"),
        _questions("A. Kehendaknya", "Ia sendiri yang ingin pulang, ditanya tanpa orang lain di ruangan",
                   "Ia tahu boleh menunda, membatalkan, atau memilih tempat lain", "Ada yang menyuruh, menekan, atau menjanjikan sesuatu"),
        _questions("B. Bahaya di tempat tujuan", "Perekrut, pelaku, atau orang suruhannya tinggal di sana atau dapat datang",
                   "Ada keluarga atau tetangga yang terlibat atau menerima uang", "Ada utang, jaminan, atau ancaman terhadap keluarga",
                   "Kepulangannya akan segera diketahui orang banyak", "Ada risiko direkrut lagi atau dikucilkan"),
        _questions("C. Yang menerimanya", "Ada orang yang ia percaya dan mau menerimanya", "Ada tempat tinggal yang aman, juga bila keluarga tidak aman",
                   "Perawatan, sekolah, atau pekerjaan dapat diteruskan", "Ada petugas di sana yang dapat dihubungi dan menjaga rahasia"),
        _questions("D. Perjalanan dan perkara", "Ia ditemani sampai diterima", "Sidang dan pemeriksaan yang tersisa dapat dihadiri dengan aman",
                   "Nomor darurat dan hari bicara lagi sudah disepakati"),
        when("bila.anak",
             _questions("E. Anak", "Pekerja sosial sudah menilai orang yang akan mengasuhnya", "Pendapat anak sendiri sudah didengar dan dicatat")),
        p("**Kesimpulan**", "Rapat", keep_next=True),
        p("☐ dapat dimohonkan", "Rapat", keep_next=True),
        p("☐ dapat dimohonkan, dengan syarat", "Rapat", keep_next=True),
        p("☐ belum: ada bahaya yang lebih besar, atau belum jelas", "Rapat", keep_next=True),
        p("Syarat atau alasannya: ...........................................................................", "Rapat", keep_next=True),
        p("Dinilai lagi pada tanggal: ............................, dan pada hari keberangkatan.", "Rapat", keep_next=True),
        p("", "Rapat", keep_next=True),
        blocks.signatures(dated=True),
        blocks.gaps(),
    )  # fmt: skip


TEMPLATES = {
    "permohonan-pertolongan-pertama.docx": first_aid,
    "permohonan-rehabilitasi-kesehatan.docx": health,
    "permohonan-pelayanan-terpadu.docx": service_centre,
    "pernyataan-kehendak-pulang.docx": wish_to_return,
    "penilaian-risiko-pemulangan.docx": risk,
}
