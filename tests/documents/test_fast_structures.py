"""Templates put together at random, choices and loops across runs, paragraphs, cells and rows included.

Whatever `fast_structure` lets through must come out as docxtpl makes it; what it does not, goes to docxtpl.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from test_fast_filling import outcome
from word_parts import body, row, table

from legal_assist.documents import fast_template, filling
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTEXTS: tuple[dict[str, Any], ...] = (
    {"x": "isi <a> & b", "b": True, "daftar": [{"t": "satu"}, {"t": "dua\nbaris"}]},
    {"x": "lain", "b": False, "daftar": []},
)
#: How a tag takes hold of what stands around it: of nothing, its paragraph, its row, its cell.
REACH = st.sampled_from(("", "", "", "p", "p", "tr", "tc"))
LEAVES = st.sampled_from((["teks "], ["{{ x }}"], ["{{ x }}", " dan "], ["{% if b %}ya{% endif %}"]))


def chosen(inner: list[str], other: list[str], reach: str) -> list[str]:
    """A choice; `other` stands in its second branch."""
    middle = [f"{{%{reach} else %}}", *other] if other else []
    return [f"{{%{reach} if b %}}", *inner, *middle, f"{{%{reach} endif %}}"]


def looped(inner: list[str], reach: str) -> list[str]:
    """A loop that prints a field of its entry."""
    return [f"{{%{reach} for a in daftar %}}", *inner, "{{ a.t }}", f"{{%{reach} endfor %}}"]


TOKENS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(chosen, inner, st.one_of(st.just([]), inner), REACH),
        st.builds(looped, inner, REACH),
        st.builds(lambda one, other: [*one, *other], inner, inner),
    ),
    max_leaves=5,
)
#: The shape of a body: a paragraph of so many runs, or the rows of a table, each with so many cells.
BLOCKS = st.lists(
    st.one_of(st.integers(1, 2), st.lists(st.integers(1, 2), min_size=1, max_size=3)), min_size=1, max_size=4
)


def paragraph(runs: Iterator[str], count: int) -> str:
    texts = [next(runs) for _ in range(count)]
    return "<w:p>" + "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in texts) + "</w:p>"


def built(blocks: list[int | list[int]], tokens: list[str], places: list[int]) -> bytes:
    """A template in which the tokens stand in their order, spread over the runs of these blocks."""
    count = sum(block if isinstance(block, int) else sum(block) for block in blocks)
    slots = [""] * count
    for token, place in zip(tokens, sorted(one % count for one in places), strict=False):
        slots[place] += token
    runs = iter(slots)
    made = []
    for block in blocks:
        if isinstance(block, int):
            made.append(paragraph(runs, block))
        else:
            rows = [row(*[paragraph(runs, 1) for _ in range(cells)]) for cells in block]
            made.append(table(max(block), *rows))
    return body(*made)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
@given(
    blocks=BLOCKS,
    tokens=TOKENS,
    places=st.lists(st.integers(0, 999), min_size=40, max_size=40),
    alone=st.booleans(),
)
def test_any_template_gives_the_same_document_or_the_same_refusal(
    blocks: list[int | list[int]], tokens: list[str], places: list[int], alone: bool
) -> None:
    if alone:  # a paragraph of its own for each token, behind the others
        blocks = [*blocks, *[1] * len(tokens)]
        before = sum(block if isinstance(block, int) else sum(block) for block in blocks) - len(tokens)
        places = list(range(before, before + len(tokens)))
    template = built(blocks, tokens, places)
    try:
        quick = fast_template.compiled(template) is not None
    except DocumentError as error:
        event(error.key)
        return
    event("fast" if quick else "docxtpl")
    if not quick:
        return
    for context in CONTEXTS:
        assert outcome(filling.fill, template, context, ()) == outcome(
            filling.by_docxtpl, template, context, ()
        )
