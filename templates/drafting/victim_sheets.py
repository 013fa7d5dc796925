"""Sheets that may be found on her or lie on a table: no word in them says what they are about.

Not to be written here: victim, case, police, prosecutor, judge, court, witness, offender, trafficking, statutes.
"""
# ruff: noqa: E501  the words of a template are easier to read and compare on their own line

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape

from templates.drafting import blocks, house
from templates.drafting.ooxml import p, when

#: Half points: large type for whoever reads with effort, ordinary type for the companion's one page.
_LARGE: Final = 34
_TITLE: Final = 44
_SMALL: Final = 22


def _run(text: str, size: int, *, bold: bool = False) -> str:
    weight = "<w:b/>" if bold else ""
    return f'<w:r><w:rPr>{weight}<w:sz w:val="{size}"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _title(text: str) -> str:
    return p(style="Judul", inner=_run(text, _TITLE, bold=True))


def _paragraph(runs: str, *, after: int, indent: int = 0, hanging: int = 0, keep: bool = False) -> str:
    look = "<w:keepNext/>" if keep else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Rapat"/>{look}<w:keepLines/><w:spacing w:before="0" w:after="{after}"/>'
        f'<w:ind w:left="{indent}" w:hanging="{hanging}"/></w:pPr>{runs}</w:p>'
    )


def _point(head: str, text: str) -> str:
    """One thing to know: a short bold line and a plain sentence or two, kept together."""
    return _paragraph(_run(head, _LARGE, bold=True), after=20, keep=True) + _paragraph(
        _run(text, _LARGE), after=240
    )


def _tick(text: str) -> str:
    return _paragraph(_run("☐  " + text, _SMALL), after=60, indent=330, hanging=330)


def _part(text: str) -> str:
    return _paragraph(_run(text, 24, bold=True), after=60, keep=True)


def good_to_know_id() -> bytes:
    """Lembar bacaan, bahasa Indonesia."""
    return house.document(
        _title("Hal yang baik diketahui"),
        _paragraph(_run("Bacaan umum bagi siapa pun yang meminta bantuan atau memakai layanan.", _LARGE), after=200),
        _point("Anda boleh ditemani.", "Bila bertemu petugas mana pun, bawalah orang yang Anda percaya. Anak selalu ditemani orang dewasa yang dapat dipercaya."),
        _point("Nama dan alamat milik Anda.", "Anda boleh meminta nama, alamat, dan foto Anda tidak diberitahukan kepada orang lain."),
        _point("Pakai bahasa Anda.", "Anda boleh meminta penerjemah, dan boleh meminta penjelasan diulang sampai jelas."),
        _point("Bicara dengan tenang.", "Anda boleh meminta istirahat, meminta petugas perempuan, dan meminta orang tertentu tidak ikut di ruangan."),
        _point("Baca dulu, baru tanda tangan.", "Minta dibacakan. Bila ada yang salah, minta dibetulkan. Jangan menandatangani yang belum Anda mengerti atau karena disuruh cepat."),
        _point("Tanya sampai di mana.", "Anda boleh menanyakan kemajuan urusan Anda dan meminta salinan surat Anda."),
        _point("Soal uang, tanya dulu.", "Bantuan seperti ini tidak dipungut biaya. Anda boleh bertanya cara meminta kembali upah dan biaya Anda. Simpan kuitansi, catatan, dan pesan. Bila ditagih utang yang tidak jelas, atau diberi uang lalu diminta tanda tangan, tanya dulu."),
        _point("Badan dan pikiran dirawat.", "Anda boleh meminta diperiksa dokter, meminta teman bicara yang terlatih, dan meminta tempat menginap sementara."),
        _point("Pulang bila Anda mau.", "Pulang hanya bila Anda sendiri menginginkannya dan merasa aman di sana."),
        _point("Catatan tentang Anda.", "Anda boleh melihat catatan tentang diri Anda, meminta dibetulkan, dan membatalkan izin kapan saja."),
        _point("Anda yang memilih.", "Boleh menjawab ya, tidak, atau nanti. Jawaban boleh berubah, tanpa alasan. Sebagian permintaan ada batas waktunya: tanyakan sampai kapan."),
        _point("Bila ada apa-apa.", "Pergilah ke tempat yang ramai. Hubungi orang yang Anda percaya. Hafalkan satu nomor telepon."),
        _paragraph(_run("Tempat bertanya: ..............................................................", _LARGE), after=0),
    )  # fmt: skip


def good_to_know_en() -> bytes:
    """The same sheet in English."""
    return house.document(
        _title("Good to know"),
        _paragraph(_run("General reading for anyone who asks for help or uses a service.", _LARGE), after=200),
        _point("You may bring someone.", "Whenever you meet an official, you may bring a person you trust. A child always has a trusted adult beside it."),
        _point("Your name and address are yours.", "You may ask that your name, address and picture are not given to others."),
        _point("Use your own language.", "You may ask for an interpreter, and for things to be explained again until they are clear."),
        _point("Talk in peace.", "You may ask for a break, for a woman to talk to, and that a certain person is not in the room."),
        _point("Read first, then sign.", "Ask for it to be read to you. If something is wrong, ask for it to be put right. Don't sign what you don't understand, or because you are told to hurry."),
        _point("Ask how far it is.", "You may ask how your matter is going, and for copies of your papers."),
        _point("About money, ask first.", "Help like this costs nothing. You may ask how to get back your wages and costs. Keep receipts, notes and messages. If you are told to pay a debt that is not clear, or are given money and told to sign, ask first."),
        _point("Care for body and mind.", "You may ask to see a doctor, to talk with a trained person, and for a place to stay for a while."),
        _point("Go home if you want to.", "Only if you want it yourself, and feel safe there."),
        _point("Notes about you.", "You may see what is written about you, have it corrected, and take back your permission at any time."),
        _point("You choose.", "You may answer yes, no, or later. Answers may change, without a reason. Some requests have a time limit: ask until when."),
        _point("If anything happens.", "Go to a place with many people. Call someone you trust. Learn one phone number by heart."),
        _paragraph(_run("Where to ask: ..............................................................", _LARGE), after=0),
        lang="en",
    )  # fmt: skip


def meeting() -> bytes:
    """Lembar pendamping, satu halaman."""
    return house.document(
        p(style="Judul", inner=_run("Catatan pertemuan", 30, bold=True)),
        when("hari.pemeriksaan", _paragraph(_run("Hari: {{ hari.pemeriksaan }}", 24), after=80)),
        when("hari.sidang and not hari.pemeriksaan", _paragraph(_run("Hari: {{ hari.sidang }}", 24), after=80)),
        when("not hari.sidang and not hari.pemeriksaan", _paragraph(_run("Hari dan jam: ............................................", 24), after=80)),
        _paragraph(_run("Tempat: ............................................  Bertemu di: ........................................", _SMALL), after=80),
        _part("Sebelum"),
        _tick("Hari, jam, ruang, dan nama petugas sudah jelas. Jalan datang dan pulang aman. Ada yang dihubungi bila terlambat."),
        _tick("Dibawa: kedua surat pendamping, kartu pengenal Anda, salinan surat yang sudah dikirim, obat, air, ongkos pulang."),
        when("bila.penerjemah", _tick("Penerjemah sudah diminta dan hadir. Jangan mulai tanpa dia.")),
        when("not bila.penerjemah", _tick("Ia nyaman dengan bahasa yang dipakai; bila tidak, minta penerjemah dan jangan mulai dulu.")),
        _tick("Kebutuhannya disampaikan: obat, makan, cara duduk, anak yang dibawa."),
        _tick("Nama dan alamatnya diminta tidak disebut keras-keras: diserahkan tertulis, dan yang hadir diminta merahasiakannya."),
        when("bila.pemeriksaan", _tick("Ruang khusus yang tertutup diminta; bila ia menginginkannya, juga petugas perempuan.")),
        when("bila.sidang", _tick("Bila ia menginginkannya, diminta sebelum mulai: orang tertentu keluar dari ruangan, atau ia bicara dari ruangan lain.")),
        when("bila.anak", _tick("Anak: orang dewasa yang boleh menemaninya hadir, pintu ditutup, petugas tanpa pakaian dinas, orang tertentu tidak di ruangan.")),
        _tick("Ia tahu apa yang akan terjadi dan apa yang boleh ia minta. Tanda berhenti disepakati."),
        _part("Selama"),
        _tick("Duduk di sampingnya. Jangan menjawab baginya, jangan berbisik, jangan membahas atau melatih jawabannya."),
        _tick("Ia boleh meminta pertanyaan diulang atau dijelaskan, dan boleh meminta istirahat. Bila ia tertekan, mintalah berhenti."),
        when("bila.boleh_menolak", _tick("Ia boleh tidak menjawab bila jawabannya dapat memberatkan dirinya sendiri.")),
        when("not bila.sidang", _tick("Pertanyaan yang menjebak, merendahkan, atau menyalahkan: minta diganti, dan minta permintaan itu dicatat.")),
        when("bila.sidang", _tick("Pertanyaan yang menjebak, merendahkan, atau menyalahkan: jangan menyela; catat, dan sampaikan kepada petugas yang memanggilnya.")),
        when("bila.pemeriksaan", _tick("Biaya dan kerugiannya diminta ikut dicatat.")),
        _tick("Permintaan yang ditolak: minta alasannya dicatat; hubungi kantor sebelum melanjutkan."),
        when("not bila.sidang", _part("Kata-kata untuk meminta, kepada yang memimpin pertemuan")),
        when("bila.sidang", _part("Kata-kata untuk meminta, kepada petugas yang memanggilnya")),
        _tick("“Saya mendampinginya; mohon kehadiran saya dicatat.”"),
        _tick("“Mohon menunggu penerjemah sebelum dimulai.” “Mohon dijelaskan dengan bahasa yang mudah.”"),
        _tick("“Mohon jeda sebentar.” “Mohon permintaan ini, dan alasan bila ditolak, dicatat.”"),
        _tick("“Mohon dibacakan dulu sebelum ia menandatangani.” “Mohon salinannya.”"),
        _part("Sesudah"),
        _tick("Ia membaca semuanya atau dibacakan, membetulkan yang salah, baru menandatangani."),
        _tick("Surat penolakan bantuan apa pun tidak ditandatangani sebelum akibatnya dijelaskan."),
        _tick("Salinan diminta. Bila ditolak, diminta tertulis."),
        _tick("Bila ada yang ditandatangani karena ditekan: catat jam dan nama, hubungi kantor hari itu juga."),
        _tick("Catat siapa yang hadir, jam mulai dan selesai, jeda, dan permintaan yang ditolak."),
        _tick("Tanyakan keadaannya, makan, istirahat, dan antar sampai tempat yang aman."),
        blocks.gaps(),
    )  # fmt: skip


TEMPLATES = {
    "hal-baik-diketahui.docx": good_to_know_id,
    "good-to-know.docx": good_to_know_en,
    "lembar-pertemuan.docx": meeting,
}
