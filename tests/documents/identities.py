"""Invented identities by the thousand, and what hands, keyboards and programs make of a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

_FIRST = """
Adinda Aisyah Amelia Anggraeni Ani Anisa Annisa Arini Astuti Aulia Ayunda Bella Bunga Cahyani Citra Desi
Devi  Dewi Dhea Diah Dian Dinda Djuminah Dwi Eka Elisabet Endang Erna Evi Farida Fatimah Febriani Fitri
Gayatri  Hamidah Handayani Hasnah Herlina Hesti Ida Iin Ika Indah Indri Intan Irma Jamilah Juariah Julaeha
Juminten  Kartini Kasiyem Khadijah Komariah Kurniati Laila Larasati Lestari Lilis Lina Linda Maimunah
Maria Marlina  Marsiti Maryam Mawar Maya Melati Mila Mimin Minah Monika Mulyani Muslimah Nadia Nani
Ningsih Nita Novi Nuraini  Nurhayati Nurjanah Nurul Oktavia Patimah Puji Purwati Putri Rahayu Rahma Ratih
Ratna Reni Retno Rina Rini  Rizky Rohana Rosita Rukmini Rusmiati Sakinah Salsabila Samsiah Sari Sekar
Septi Shinta Siti Soemarni Solihah  Sri Suhartini Sukaesih Sulastri Sumiati Sundari Suparmi Supriyati
Surti Suryani Susanti Syarifah Tarsih Tini  Titin Tri Tuti Ulfah Umi Utami Vina Wagiyem Wahyuni Warsini
Wati Widya Winarsih Wulandari Yanti Yayah Yohana  Yuliana Yuni Zahra Zainab Zubaidah Muhammad Ahmad Agus
Bambang Budi Djoko Edi Hadi Joko Rudi Slamet Wahyu
"""
FIRST = tuple(_FIRST.split())
_LAST = """
Abdullah Adiputra Alamsyah Anggoro Apriyani Ardiansyah Arifin Asmarani Astari Atmaja Aziz Baskoro Budiarti
Budiman Cahyadi Cahyono Darmawan Djatmiko Effendi Fadilah Fauziah Febrianti Firmansyah Ginting Gunawan
Habibah  Hakim Halim Handoko Hapsari Harahap Hardjono Hartati Hartono Hasanah Hasibuan Hermawan Hidayat
Hidayati  Hutagalung Hutapea Irawan Iskandar Ismail Jayanti Juliantini Kadarsih Kamilah Kartika Kertapati
Khoirunnisa  Komalasari Kurniasari Kurniawan Kusuma Kusumawati Laksmi Lestariningsih Lubis Maharani Mahfud
Mandasari  Manurung Mardiana Marpaung Maulida Mayasari Mulyadi Mulyono Mustika Nababan Nainggolan Nasution
Ningrum  Ningtyas Novitasari Nugraha Nugroho Nuraeni Nurdin Oetami Oktaviani Pakpahan Pangaribuan Pangestu
Panjaitan  Permana Permatasari Pertiwi Pramesti Pramudita Pranata Prasetya Pratama Pratiwi Prawira Purnama
Purnamasari  Puspitasari Rachmawati Ramadhani Rangkuti Rosadi Rosmawati Sadewa Safitri Sagala Samosir
Santika Santoso  Saputra Saragih Sasmita Sembiring Setiawan Setiawati Siagian Sihombing Silaban
Simanjuntak Simatupang Sinaga  Siregar Sitompul Sitorus Situmorang Soebandi Soedirman Soekarno Suhendra
Sukmawati Sulistyowati Suprapto  Suryaningsih Susilo Susilowati Sutanto Sutrisno Syahputri Syahrini
Tambunan Tampubolon Tanjung Triyani Umayah  Usman Utomo Wardhani Wibowo Wicaksono Widiastuti Widodo Wijaya
Wijayanti Winata Wirawan Yudhistira Yulianti  Yuniarti Yusuf Zulaikha Zulkarnain
"""
LAST = tuple(_LAST.split())
_STREETS = """
Anggrek Bougenville Cendrawasih Delima Flamboyan Garuda Hasanuddin Imam Bonjol Jenderal Kamboja Kutilang
Lada  Mahoni Manggis Merak Nangka Pattimura Rajawali Sawo Teratai Veteran Wijayakusuma Yos Sudarso Zaitun
"""
STREETS = tuple(_STREETS.split())
#: Sentences around a name, none of whose words is one.
AROUND = (
    "Pada malam itu {} dibawa dengan perahu motor ke seberang bersama empat orang lain.",
    "Menurut keterangan, {} tidak menerima upah selama tujuh bulan bekerja.",
    "Surat ditujukan kepada {} dan dikirim melalui kantor pos.",
)


@dataclass(frozen=True)
class Identity:
    name: str
    nik: str
    phone: str
    address: str


def identity(chance: random.Random) -> Identity:
    """One invented person; the number is of a province that no region has."""
    middle = [chance.choice(FIRST)] if chance.random() < 0.4 else []
    name = " ".join([chance.choice(FIRST), *middle, chance.choice(LAST)])
    day = chance.randint(1, 28) + chance.choice((0, 40))
    born = f"{day:02}{chance.randint(1, 12):02}{chance.randint(60, 99):02}"
    nik = f"99{chance.randint(0, 9999):04}{born}{chance.randint(1, 9999):04}"
    phone = f"08{chance.randint(11, 99)}-{chance.randint(0, 9999):04}-{chance.randint(0, 9999):04}"
    street = f"Jalan {chance.choice(STREETS)} Nomor {chance.randint(1, 150)}"
    address = (
        f"{street} RT {chance.randint(1, 15):03} RW {chance.randint(1, 9):03}, Desa Suka{chance.choice(LAST)}"
    )
    return Identity(name, nik, phone, address)


def _swap(name: str) -> str:
    parts = name.split()
    longest = max(range(len(parts)), key=lambda n: len(parts[n]))
    word = parts[longest]
    at = next((n for n in range(len(word) // 2, len(word) - 1) if word[n] != word[n + 1]), 0)
    parts[longest] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return " ".join(parts)


def _cyrillic(name: str) -> str:
    for latin, other in (("a", "а"), ("e", "е"), ("o", "о"), ("i", "і"), ("s", "ѕ")):
        if latin in name:
            return name.replace(latin, other)
    return name


def _old(name: str) -> str:
    for new, old in (("u", "oe"), ("U", "Oe"), ("Dj", "J"), ("J", "Dj"), ("c", "tj"), ("C", "Tj")):
        name = name.replace(new, old)
    return name


def _first_last(name: str) -> str:
    *rest, last = name.split()
    return f"{last}, {' '.join(rest)}"


def _initials(name: str) -> str:
    *rest, last = name.split()
    return " ".join(f"{word[0]}." for word in rest) + f" {last}"


#: The spellings that have to be found for every name of two or more parts.
SPELLINGS: dict[str, Callable[[str], str]] = {
    "as is": lambda name: name,
    "upper case": str.upper,
    "lower case": str.lower,
    "reversed": lambda name: " ".join(name.split()[::-1]),
    "last, first": _first_last,
    "over a line": lambda name: name.replace(" ", "\n"),
    "zero width": lambda name: name[:3] + "\u200b" + name[3:],
    "soft hyphen": lambda name: name[:-2] + "\u00ad" + name[-2:],
    "diacritics": lambda name: name.replace("a", "á").replace("i", "ï"),
    "combining": lambda name: name.replace("a", "a\u0301").replace("u", "u\u0308"),
    "binti": lambda name: name.replace(" ", " binti ", 1),
    "glued": lambda name: f"foto_{name.replace(' ', '').lower()}_2026.jpg",
    "glued reversed": lambda name: "".join(name.split()[::-1]).upper(),
    "underscores": lambda name: name.replace(" ", "_"),
    "e-mail": lambda name: f"{name.replace(' ', '.').lower()}@contoh.invalid",
    "initials": _initials,
    "spaced letters": lambda name: "  ".join(" ".join(word) for word in name.split()),
    "cyrillic": _cyrillic,
    "old spelling": _old,
    "one swap": _swap,
    "with a title": lambda name: f"Hj. {name}, S.Pd.",
}


def _groups(digits: str, sign: str, *sizes: int) -> str:
    out, at = [], 0
    for size in sizes:
        out.append(digits[at : at + size])
        at += size
    return sign.join(out)


NIK_FORMS: dict[str, Callable[[str], str]] = {
    "bare": lambda nik: nik,
    "dots": lambda nik: _groups(nik, ".", 2, 2, 2, 6, 4),
    "spaces": lambda nik: _groups(nik, " ", 4, 4, 4, 4),
    "hyphens": lambda nik: _groups(nik, "-", 6, 6, 4),
    "slashes": lambda nik: _groups(nik, "/", 6, 6, 4),
    "spaced dashes": lambda nik: _groups(nik, " -", 6, 6, 4),
    "no-break spaces": lambda nik: _groups(nik, "\u00a0", 4, 4, 4, 4),
    "one per cell": "\n".join,
    "full width": lambda nik: "".join(chr(ord(sign) + 0xFEE0) for sign in nik),
    "in a file name": lambda nik: f"ktp_{nik}.jpg",
}


def _national(phone: str) -> str:
    return phone.replace("-", "")[1:]


PHONE_FORMS: dict[str, Callable[[str], str]] = {
    "as typed": lambda phone: phone,
    "bare": lambda phone: phone.replace("-", ""),
    "+62": lambda phone: f"+62{_national(phone)}",
    "+62 spaced": lambda phone: f"+62 {_groups(_national(phone), ' ', 3, 4, 4)}",
    "62": lambda phone: f"62{_national(phone)}",
    "0062": lambda phone: f"0062 {_national(phone)}",
    "+62 (0)": lambda phone: f"+62 (0) {_groups(_national(phone), '-', 3, 4, 4)}",
    "(0...)": lambda phone: f"(0{_national(phone)[:3]}) {_national(phone)[3:]}",
    "dots": lambda phone: _groups(f"0{_national(phone)}", ".", 4, 4, 4),
    "wa.me": lambda phone: f"https://wa.me/62{_national(phone)}",
    "as a number": _national,
}
