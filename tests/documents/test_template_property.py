"""Whatever a person types into a template: the check always answers, and what passes can be filled."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from papers import paper
from test_template_check import CONTEXT, checked

from legal_assist import messages
from legal_assist.documents import filling, preview
from legal_assist.errors import DocumentError

PIECES = [
    "{{ tempat }}", "{{ k.nama }}", "{{ b.jumlah }}", "{{ perkara.nomor|upper }}", "{{ korban|length }}",
    "{% if perkara.jamak %}", "{% if tempat == 'Batam' %}", "{% elif k.nama %}", "{% else %}", "{% endif %}",
    "{% for k in korban %}", "{% for b in k.baris %}", "{% endfor %}", "{%p if perkara.jamak %}",
    "{%p for k in korban %}", "{%p endif %}", "{%p endfor %}", "{%p else %}", "{# catatan #}", "teks ", " ",
    "{{ tempat if perkara.jamak else 'x' }}", "{{", "}}", "{%", "{tempat}", "{{ entah }}", "{{ k }}",
    "{{- tempat -}}", "{%- if perkara.jamak -%}", "{{ loop.index }}", "{{r tempat }}", "{%r if tempat %}",
    "{% raw %}", "{% endraw %}", "{%p endraw %}", "{{ '}}' }}", "{% vm %}", "{% colspan tempat %}",
]  # fmt: skip

LINES = st.lists(
    st.lists(st.sampled_from(PIECES) | st.text("{}%# ax'\"|.", max_size=6), max_size=4).map("".join),
    min_size=1,
    max_size=7,
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINES)
@example(["{%p for k in korban %}", "{{ k.nama }}", "{%p endfor %}"])
@example(["{", "{{ tempat }}"])
@example(["{% for k in korban %}{{ k.nama }}", "{% endfor %}"])
def test_what_passes_the_check_can_be_filled(lines: list[str]) -> None:
    report = checked(paper(*lines, "akhir surat"))
    for one in (*report.problems, *report.hints):
        assert messages.of_problem(one, "id")
        assert messages.of_problem(one, "en")
    if report.passes:
        data = filling.fill(paper(*lines, "akhir surat"), CONTEXT, title="", day=date(2026, 11, 24))
        assert "akhir surat" in preview.text(data)


CELLS = st.sampled_from(
    [
        "", "x", "{{ k.nama }}", "{{ b.jumlah }}", "{{ tempat }}", "{%p if perkara.jamak %}", "{%p endif %}",
        "{% if perkara.jamak %}", "{% endif %}", "{% for k in korban %}", "{% endfor %}", "{% vm %}",
        "{%tc for k in korban %}", "{%tc endfor %}", "{%tc if perkara.jamak %}", "{%tc endif %}",
    ]
)  # fmt: skip
ROWS = [
    ("{%tr for k in korban %}", ""), ("{%tr for b in k.baris %}", ""), ("{%tr endfor %}", ""),
    ("{%tr if perkara.jamak %}", ""), ("{%tr else %}", ""), ("{%tr endif %}", ""), ("", "{%tr endfor %}"),
]  # fmt: skip
TABLE = st.lists(st.tuples(CELLS, CELLS) | st.sampled_from(ROWS), min_size=1, max_size=7).map(tuple)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TABLE)
def test_a_table_that_passes_the_check_can_be_filled(rows: tuple[tuple[str, str], ...]) -> None:
    data = paper("awal", "akhir surat", table=rows)
    report = checked(data)
    if not report.passes:
        return
    key = ""
    try:
        made = filling.fill(data, CONTEXT, title="", day=date(2026, 11, 24))
    except DocumentError as error:
        key = error.key
    else:
        assert "akhir surat" in preview.text(made)
    assert not key or (key == "documents.table_empty" and report.hints)
