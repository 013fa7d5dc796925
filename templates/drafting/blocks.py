"""Blocks that several documents share: heading, parties, loss tables, closing, annexes, list of gaps."""
# ruff: noqa: E501  the words of a template are easier to read and compare on their own line

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from templates.drafting.ooxml import TEXT_WIDTH, Align, cell, each, p, row, rows_each, rows_when, table, when

if TYPE_CHECKING:
    from collections.abc import Sequence

_LABEL: Final = 2700
_COLON: Final = 240
_HEAD_FILL: Final = "E7E6E6"
_SUBTOTAL_FILL: Final = "F2F2F2"
#: Columns of the loss tables: number, what, how reckoned, exhibits, amount.
_LOSS: Final = (520, 2560, 2440, 980, 1720)
_LOSS_SHORT: Final = (520, 4640, 1160, 1900)


def identity(source: str, *, indent: int = 0) -> str:
    """An invisible table of identity lines with aligned colons; `source` is a list of label and text."""
    width = TEXT_WIDTH - indent - _LABEL - _COLON
    # A person's lines are not torn over two pages; a block longer than any person's may be, with three lines on each
    # side.
    joined, last = (
        row(
            cell(p("{{ baris.label }}", "Rapat", keep_next=keep), width=_LABEL),
            cell(p(":", "Rapat", keep_next=keep), width=_COLON),
            cell(p("{{ baris.isi }}", "Rapat", keep_next=keep), width=width),
        )
        for keep in (True, False)
    )
    stays = "not loop.last and (loop.length < 15 or loop.index < 3 or loop.revindex < 4)"
    rows = rows_each("baris", source, rows_when(stays, joined), rows_when(f"not ({stays})", last))
    return table((_LABEL, _COLON, width), rows, indent=indent) + p("", "Rapat")


def letter_head() -> str:
    """Place and date at the right, then Nomor, Lampiran, Perihal with aligned colons."""
    widths = (1300, 240, TEXT_WIDTH - 1540)
    lines = (("Nomor", "dokumen.nomor"), ("Lampiran", "dokumen.lampiran"), ("Perihal", "dokumen.perihal"))
    rows = [
        row(
            cell(p(label, "Rapat"), width=widths[0]),
            cell(p(":", "Rapat"), width=widths[1]),
            cell(p("**{{ " + name + " }}**" if label == "Perihal" else "{{ " + name + " }}", "Rapat"),
                 width=widths[2]),
        )
        for label, name in lines
    ]  # fmt: skip
    return (
        p("{{ dokumen.tempat }}, {{ dokumen.tanggal }}", "Rapat", align="right")
        + p("", "Rapat")
        + table(widths, *rows)
        + p("", "Rapat")
        + p("Kepada Yth.", "Rapat")
        + each("baris", "tujuan.nama", p("**{{ baris }}**", "Rapat"))
        + when("tujuan.melalui", each("baris", "tujuan.melalui", p("{{ baris }}", "Rapat")))
        + p("di", "Rapat")
        + p("{{ tujuan.di }}", "Rapat", indent=567)
        + p("", "Rapat")
    )


def heading(text: str, *, new_page: bool = False) -> str:
    """A section heading that stays with what follows."""
    return p(text, "Bagian", new_page=new_page)


def title(text: str, *, new_page: bool = False) -> str:
    """A centred title."""
    return p(text, "Judul", new_page=new_page)


def representative() -> str:
    """Who writes, when an advocate, an office or a companion writes for the applicants."""
    return when("kuasa.ada", identity("kuasa.identitas"), p("{{ kuasa.kalimat }}"))


def parties(source: str, closing: str) -> str:
    """One identity block per person: who it is, identity lines, what the person is called from here on."""
    return each(
        "orang",
        source,
        p("**{{ orang.sebutan }}**", "Rapat", keep_next=True),
        identity("orang.identitas", indent=284),
    ) + p(closing)


def helped() -> tuple[str, ...]:
    """The victim a service is asked for: identity lines, unless she asks herself and stands above already."""
    return (
        heading("1. Korban"),
        when("pengaju.bagi_korban", identity("korban_ini.identitas", indent=284)),
        when("not pengaju.bagi_korban", p("Korban adalah yang mengajukan permohonan ini.")),
    )


def _loss_rows(widths: Sequence[int], texts: Sequence[str]) -> tuple[str, str, str]:
    """Rows of one victim: heads with their lines and subtotals; the row when there are none; her total.

    The last line stays with its subtotal, the last subtotal with the total, the last total with the grand total.
    """
    columns, left = len(widths), sum(widths[:-1])

    def total(text: str, amount: str, fill: str, *, keep: bool) -> str:
        return row(
            cell(p(text, "Sel", keep_next=keep), width=left, span=columns - 1, fill=fill),
            cell(p(amount, "Sel", align="right", keep_next=keep), width=widths[-1], fill=fill),
        )

    subtotal = ("Jumlah {{ kelompok.huruf }}", "**{{ kelompok.jumlah }}**", _SUBTOTAL_FILL)
    heads = rows_each(
        "kelompok",
        "korban.kelompok",
        row(
            cell(
                p("**{{ kelompok.huruf }}. {{ kelompok.nama }}**", "Sel", keep_next=True),
                width=sum(widths),
                span=columns,
            )
        ),
        rows_each(
            "baris",
            "kelompok.baris",
            rows_when("loop.last", _line(widths, texts, keep=True)),
            rows_when("not loop.last", _line(widths, texts)),
        ),
        rows_when("loop.last", total(*subtotal, keep=True)),
        rows_when("not loop.last", total(*subtotal, keep=False)),
    )
    empty = rows_when(
        "korban.kosong",
        row(
            cell(
                p("Belum ada kerugian yang dimintakan untuk Korban ini.", "Sel", keep_next=True),
                width=sum(widths),
                span=columns,
            )
        ),
    )
    whole = ("**JUMLAH {{ korban.sebutan }}**", "**{{ korban.jumlah }}**", _HEAD_FILL)
    last = rows_when("loop.last", total(*whole, keep=True)) + rows_when(
        "not loop.last", total(*whole, keep=False)
    )
    return heads, empty, last


def _head_row(widths: Sequence[int], titles: Sequence[str]) -> str:
    cells = [
        cell(
            p(f"**{text}**", "Sel", align="center", keep_next=True), width=width, fill=_HEAD_FILL, middle=True
        )
        for width, text in zip(widths, titles, strict=True)
    ]
    return row(*cells, header=True)


def _line(widths: Sequence[int], texts: Sequence[str], *, keep: bool = False) -> str:
    sides: dict[int, Align] = {0: "center", len(widths) - 1: "right"}
    cells = [
        cell(p(text, "Sel", align=sides.get(place), keep_next=keep), width=width)
        for place, (width, text) in enumerate(zip(widths, texts, strict=True))
    ]
    return row(*cells)


def loss_table_all() -> str:
    """All victims in one table: line, exhibits, amount; subtotal per head, total per victim, grand total."""
    texts = ("{{ baris.nomor }}", "{{ baris.uraian }}", "{{ baris.bukti }}", "{{ baris.jumlah }}")
    heads, empty, total = _loss_rows(_LOSS_SHORT, texts)
    victim = row(
        cell(p("**{{ korban.sebutan }}**", "Sel", keep_next=True), width=TEXT_WIDTH, span=4, fill=_HEAD_FILL)
    )
    grand = rows_when(
        "kerugian.jamak",
        row(
            cell(p("**JUMLAH SELURUHNYA**", "Sel"), width=sum(_LOSS_SHORT[:-1]), span=3, fill=_HEAD_FILL),
            cell(
                p("**{{ kerugian.jumlah }}**", "Sel", align="right"), width=_LOSS_SHORT[-1], fill=_HEAD_FILL
            ),
        ),
    )
    return table(
        _LOSS_SHORT,
        _head_row(_LOSS_SHORT, ("No.", "Uraian kerugian", "Bukti", "Jumlah (Rp)")),
        rows_each("korban", "kerugian.korban", victim, heads, empty, total),
        grand,
        ruled=True,
    ) + p("", "Rapat")


def loss_table_one() -> str:
    """One victim's losses with how each line was reckoned; stands inside a loop over `korban`."""
    texts = (
        "{{ baris.nomor }}", "{{ baris.uraian }}", "{{ baris.hitungan }}", "{{ baris.bukti }}", "{{ baris.jumlah }}",
    )  # fmt: skip
    heads, empty, total = _loss_rows(_LOSS, texts)
    return table(
        _LOSS,
        _head_row(_LOSS, ("No.", "Uraian kerugian", "Perhitungan", "Bukti", "Jumlah (Rp)")),
        heads,
        empty,
        total,
        ruled=True,
    ) + p("", "Rapat")


def ruled(
    widths: Sequence[int],
    titles: Sequence[str],
    source: str,
    texts: Sequence[str],
    *,
    right: int | None = None,
) -> str:
    """A ruled table with a repeated header row and one row per entry; `right` is the column of amounts."""

    def entry(*, keep: bool) -> str:
        sides: dict[int, Align] = {} if right is None else {right: "right"}
        cells = [
            cell(p(text, "Sel", align=sides.get(place), keep_next=keep), width=width)
            for place, (width, text) in enumerate(zip(widths, texts, strict=True))
        ]
        return row(*cells)

    # A short table stays whole.
    stays = "loop.length < 6 and not loop.last"
    rows = rows_each(
        "baris",
        source,
        rows_when(stays, entry(keep=True)),
        rows_when(f"not ({stays})", entry(keep=False)),
    )
    return table(widths, _head_row(widths, titles), rows, ruled=True) + p("", "Rapat")


def _stamp() -> str:
    edge = "".join(
        f'<w:{side} w:val="dashed" w:sz="6" w:space="0" w:color="808080"/>'
        for side in ("top", "left", "bottom", "right")
    )
    box = cell(
        p("METERAI", "Rapat", align="center", keep_next=True),
        p("{{ meterai.nilai }}", "Rapat", align="center", keep_next=True),
        width=1600,
        borders=f"<w:tcBorders>{edge}</w:tcBorders>",
        middle=True,
    )
    return table((1600,), row(box, height=1200), indent=1255)


def _signer_rows(left: str, right: str, width: int) -> str:
    """Two signatures side by side as three rows, so that titles, stamp and names stand level whatever wraps."""
    # Both ways are equally high, so that the names stand on one line with and without the stamp.
    space = '<w:p><w:pPr><w:pStyle w:val="Rapat"/><w:keepNext/><w:spacing w:before="1230"/></w:pPr></w:p>'

    def titled(name: str) -> str:
        return cell(p("{{ " + name + ".sebutan }}", "Rapat", align="center", keep_next=True), width=width)

    def stamped(name: str) -> str:
        stamp = p("{%p if " + name + ".meterai %}") + p("", "Rapat", keep_next=True) + _stamp()
        return cell(
            stamp + p("{%p else %}") + space + p("{%p endif %}"), p("", "Rapat", keep_next=True), width=width
        )

    def named(name: str) -> str:
        return cell(
            p("**{{ " + name + ".nama }}**", "Rapat", align="center", keep_next=True),
            p("{{ " + name + ".keterangan }}", "Rapat", align="center", keep_next=True),
            width=width,
        )

    return "".join(row(kind(left), kind(right)) for kind in (titled, stamped, named))


def signatures(*, dated: bool = False) -> str:
    """The signature block, kept together and with the lines before it; room for a thumbprint if needed."""
    half = TEXT_WIDTH // 2
    pair = _signer_rows("baris.kiri", "baris.kanan", half)
    place = p("{{ dokumen.tempat }}, {{ dokumen.tanggal }}", "Rapat", align="right", keep_next=True)
    dots = ".............................................."
    thumb = row(
        cell(
            p("", "Rapat"),
            p(
                "Cap jempol, bila tidak dapat menandatangani (isi surat telah dibacakan dan dijelaskan dalam bahasa yang dipahami):",
                "Sel",
            ),
            p(),
            width=half,
            borders='<w:tcMar><w:right w:w="400" w:type="dxa"/></w:tcMar>',
        ),
        cell(
            p("", "Rapat"),
            p("Saksi cap jempol:", "Sel"),
            p(f"1. {dots}", "Rapat"),
            p("", "Rapat"),
            p(f"2. {dots}", "Rapat"),
            width=half,
        ),
    )
    return (
        (place if dated else "")
        + p("", "Rapat", keep_next=True)
        + table((half, half), rows_each("baris", "tanda_tangan", pair), rows_when("cap_jempol", thumb))
        # Word wants a paragraph after a table; a full line could fall on a page of its own. Copies and the receipt
        # stay on the page of the signature.
        + p("", "Sela", keep_next=True)
    )


def copies() -> str:
    """Who receives a copy."""
    return when(
        "tembusan",
        p("", "Rapat", keep_next=True),
        p("Tembusan:", "Rapat", keep_next=True),
        each("baris", "tembusan", p("{{ baris }}", "Tembusan", keep_next=True)),
    )


def receipt() -> str:
    """A strip that the recipient fills in: proof of the day on which the letter arrived."""
    dots = "..................................."
    left = (1750, 200, 2160)
    rows = [
        row(
            cell(p(text, "Sel", keep_next=True), width=left[0]),
            cell(p(":", "Sel", keep_next=True), width=left[1]),
            cell(p(dots, "Sel", keep_next=True), width=left[2]),
            cell(p(other, "Sel", keep_next=True), width=left[0]),
            cell(p(":" if other else "", "Sel", keep_next=True), width=left[1]),
            cell(p(dots if other else "", "Sel", keep_next=True), width=left[2]),
        )
        for text, other in (
            ("Diterima tanggal", "Nama"),
            ("Pukul", "Jabatan"),
            ("Tanda tangan", "Cap kantor"),
        )
    ]
    return (
        p("", "Rapat", keep_next=True)
        + p("**TANDA TERIMA** surat ini beserta lampirannya", "Sel", keep_next=True)
        + table((*left, *left), *rows, ruled=False)
        + p("", "Sela")
    )


def annexes() -> str:
    """The list of annexes on a page of its own, each with its state."""
    return when(
        "lampiran",
        title("DAFTAR LAMPIRAN", new_page=True),
        ruled(
            (620, 4300, 1300, 2000),
            ("No.", "Lampiran", "Tanda bukti", "Keterangan"),
            "lampiran",
            ("{{ baris.nomor }}", "{{ baris.uraian }}", "{{ baris.bukti }}", "{{ baris.keterangan }}"),
        ),
    )


def closing(*, copied: bool = True, receipted: bool = False) -> tuple[str, ...]:
    """The end of a letter: thanks, signatures, perhaps copies and receipt, annexes, in a draft the gaps."""
    return (
        p("Atas perhatian Bapak/Ibu kami ucapkan terima kasih.", keep_next=True),
        signatures(),
        *((copies(),) if copied else ()),
        *((receipt(),) if receipted else ()),
        annexes(),
        gaps(),
    )


def gaps() -> str:
    """Only in a draft: what is still missing."""
    return when(
        "halaman.draf",
        title("DAFTAR HAL YANG BELUM DIISI", new_page=True),
        p("Halaman ini hanya ada dalam draf dan tidak ikut diajukan.", "Rapat"),
        p("", "Rapat"),
        when("kekurangan", each("baris", "kekurangan", p("{{ loop.index }}. {{ baris }}", "Rapat"))),
        when("not kekurangan", p("Tidak ada lagi yang belum diisi.", "Rapat")),
    )
