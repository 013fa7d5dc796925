"""The way home: a request to the head of the local government, and to the Indonesian mission abroad."""
# ruff: noqa: E501  the words of a template are easier to read and compare on their own line

from __future__ import annotations

from templates.drafting import blocks, house
from templates.drafting.ooxml import p, when
from templates.drafting.restitution import basis

#: Nobody is sent where it is not safe, and nobody there is told before.
_RISK = (
    when("bila.berisiko",
         p("Menurut keterangan yang diterima {{ kantor.sebutan }}, ada risiko bahaya di daerah asal. Korban "
           "tidak dipulangkan ke tempat yang membahayakannya; kami mohon tempat lain yang aman disiapkan lebih dahulu.")),
    when("bila.belum_dinilai",
         p("Risiko di daerah asal belum dinilai. Pemulangan dimohonkan hanya bila sesudah dinilai tidak ada bahaya yang lebih "
           "besar bagi Korban.")),
    when("bila.tanpa_risiko",
         p("Sepanjang diketahui tidak ada bahaya yang lebih besar di daerah asal; kami mohon petugas menilainya kembali "
           "sebelum pemulangan.")),
)  # fmt: skip


def coordination() -> bytes:
    """Permohonan kepada kepala daerah agar berkoordinasi dengan daerah asal, satu per korban."""
    return house.document(
        blocks.letter_head(),
        p("Dengan hormat,"),
        p("Yang bertanda tangan di bawah ini:"),
        blocks.identity("pengaju.identitas", indent=284),
        p("{{ pengaju.kalimat }} memohon agar Bapak/Ibu berkoordinasi dengan kepala daerah asal untuk pemulangan korban "
          "tindak pidana perdagangan orang yang berada di luar daerah asalnya" + basis("koordinasi") + "."),
        *blocks.helped(),
        p("Daerah asal: {{ isi.daerah_asal }}."),
        blocks.heading("2. Kehendak dan keselamatan Korban"),
        p("Korban ingin pulang atas kehendak sendiri" + basis("kehendak", ", yang disyaratkan ")
          + ". Pernyataannya ada pada kami dan ditunjukkan kepada petugas yang menangani."),
        *_RISK,
        when("bila.anak", p("Korban masih anak: ia tidak bepergian sendiri dan diserahkan hanya kepada orang atau lembaga yang "
                            "boleh mengasuhnya.")),
        blocks.heading("3. Permohonan"),
        p("Kami memohon:", keep_next=True),
        p("agar segera berkoordinasi dengan bupati atau wali kota daerah asal tentang waktu, cara, pendampingan, dan penerimaan "
          "Korban" + basis("daerah_asal", ", yang wajib segera menanganinya menurut ") + ";", "Petitum"),
        p("agar biaya pemulangan ditanggung pemerintah daerah asal" + basis("biaya") + ", dan tidak dibebankan kepada Korban;",
          "Petitum"),
        p("agar sampai Korban berangkat, kebutuhan dan tempat tinggal sementaranya dipenuhi;", "Petitum"),
        p("agar waktu pemulangan disesuaikan dengan pemeriksaan dan sidang yang masih harus dihadiri Korban.", "Petitum"),
        p("**Mohon perhatian.** Pemberitahuan kepada pemerintah desa atau kelurahan, rukun tetangga, tokoh setempat, atau "
          "keluarga di daerah asal dapat membahayakan Korban, karena perekrut atau orang suruhannya mungkin ada di sana. "
          "Koordinasi mohon dilakukan hanya antara kepala daerah, dinas sosial, dan UPTD PPA. Nama Korban, keberadaannya "
          "sekarang, dan perkaranya mohon tidak disampaikan kepada siapa pun di luar petugas yang menangani tanpa persetujuan "
          "Korban" + basis("kerahasiaan", "; kerahasiaan identitasnya dijamin ")
          + basis("larangan", ", dan memberitahukannya dilarang ") + "."),
        when("identitas_tertutup",
             p("Identitas lengkap Korban ada dalam Lembar Identitas Korban yang disampaikan dalam sampul tertutup kepada "
               "{{ tujuan.sampul }}.")),
        p("Jawaban mohon disampaikan melalui {{ kantor.sebutan }}. Atas perhatian Bapak/Ibu kami ucapkan terima kasih.",
          keep_next=True),
        blocks.signatures(),
        blocks.copies(),
        blocks.receipt(),
        blocks.annexes(),
        blocks.gaps(),
    )  # fmt: skip


def mission() -> bytes:
    """Permohonan kepada perwakilan Republik Indonesia bagi warga negara Indonesia di luar negeri, satu per korban."""
    return house.document(
        blocks.letter_head(),
        p("Dengan hormat,"),
        p("Yang bertanda tangan di bawah ini:"),
        blocks.identity("pengaju.identitas", indent=284),
        p("{{ pengaju.kalimat }} memohon pelindungan{% if bila.ingin_pulang %} dan pemulangan{% endif %} bagi warga negara "
          "Indonesia yang menjadi korban tindak pidana perdagangan orang di luar negeri" + basis("hak") + "."),
        *blocks.helped(),
        when("isi.tujuan", p("Tempat terakhir yang diketahui: {{ isi.tujuan }}.")),
        p("{{ perkara.kalimat_laporan }}"),
        blocks.heading("2. Keadaan Korban"),
        when("bila.tidak_aman", p("Korban saat ini tidak dalam keadaan aman. Kami mohon keselamatannya didahulukan.")),
        when("bila.terancam", p("Korban atau keluarganya mendapat ancaman.")),
        when("bila.sakit", p("Korban membutuhkan pertolongan medis segera" + basis("sakit", ", dan kami mohon dibawa ke rumah sakit sesuai ") + ".")),
        when("bila.anak", p("Korban masih anak.")),
        when("bila.penerjemah", p("Korban membutuhkan penerjemah{% if isi.bahasa %} (bahasa yang dipahami: {{ isi.bahasa }}){% endif %}.")),
        p("Keterangan lain tentang cara menghubungi Korban dengan aman kami sampaikan langsung kepada petugas yang ditunjuk. "
          "Mohon Korban tidak dihubungi dengan cara lain sebelum itu."),
        blocks.heading("3. Permohonan"),
        p("Kami memohon:", keep_next=True),
        p("agar Korban segera dilindungi, ditempatkan di tempat yang aman, dan dipenuhi kebutuhannya;", "Petitum"),
        p("agar Korban dibantu memperoleh dokumen perjalanan, penerjemah, dan bantuan hukum bila membutuhkannya;", "Petitum"),
        when("bila.ingin_pulang",
             p("agar pemulangan Korban diusahakan atas biaya negara, sesuai kehendaknya sendiri" + basis("pulang") + ";", "Petitum"),
             p("agar pemerintah daerah asal dihubungi hanya pada tingkat kepala daerah dan dinas yang menangani, sesudah risiko "
               "di sana dinilai;", "Petitum")),
        when("not bila.ingin_pulang",
             p("agar Korban tidak dipulangkan sebelum ia sendiri menghendakinya;", "Petitum")),
        p("agar bukti yang ada pada Korban dijaga, dan kerugiannya dicatat untuk permohonan restitusi;", "Petitum"),
        p("agar identitas Korban dirahasiakan dan tidak disampaikan kepada majikan, agen, atau pihak lain" + basis("kerahasiaan")
          + basis("larangan", ", dengan mengingat larangan dalam ") + ";", "Petitum"),
        p("agar petugas yang menangani dan tindakan yang diambil diberitahukan melalui {{ kantor.sebutan }}.", "Petitum"),
        when("bila.berisiko", p("Menurut keterangan yang diterima {{ kantor.sebutan }}, ada risiko bahaya di daerah asal: tempat lain "
                                "yang aman mohon disiapkan lebih dahulu.")),
        *blocks.closing(receipted=True),
    )  # fmt: skip


TEMPLATES = {
    "permohonan-pemulangan-daerah.docx": coordination,
    "permohonan-perwakilan.docx": mission,
}
