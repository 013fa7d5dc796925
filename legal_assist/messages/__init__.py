"""The only place where a message id becomes a sentence.

Catalogues are TOML files, one per topic and language (`id/store.toml`, `en/store.toml`); the first part of
a message id names the file. They are read when first needed, so `--help` pays only for its own texts.
"""

from __future__ import annotations

import os.path
import tomllib
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from legal_assist.errors import LegalAssistError, Problem

LANGUAGES: Final = ("id", "en")


@cache
def topic(name: str, lang: str) -> dict[str, Any]:
    """Return one catalogue file as nested tables.

    Args:
        name: topic, the part of a message id before the first dot.
        lang: ``id`` or ``en``.

    Raises:
        KeyError: there is no such catalogue.
    """
    # os.path and not pathlib: this module is on the way of `--help`, where every import counts.
    path = os.path.join(os.path.dirname(__file__), lang, f"{name}.toml")  # noqa: PTH118, PTH120
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return tomllib.load(file)
    except FileNotFoundError:
        raise KeyError(name) from None


@cache
def _lookup(key: str, lang: str) -> str:
    name, _, rest = key.partition(".")
    node: Any = topic(name, lang)
    for part in rest.split("."):
        node = node[part]
    if not isinstance(node, str):
        raise KeyError(key)
    return node


def has(key: str, lang: str = "id") -> bool:
    """Whether the catalogue of this language has a sentence for this id."""
    try:
        _lookup(key, lang)
    except (KeyError, TypeError):
        return False
    return True


def text(key: str, lang: str, /, **params: Any) -> str:
    """Return the sentence for a message id.

    Values are inserted literally (no attribute access, no format specs), so a value is never code.

    Raises:
        KeyError: the id is unknown, or a value of the sentence is missing (a fault of ours; tests find it).
    """
    template = _lookup(key, lang)
    if "{" not in template and "}" not in template:
        return template
    parts: list[str] = []
    for literal, name, _spec, _conversion in Formatter().parse(template):
        parts.append(literal)
        if name is not None:
            parts.append(str(params[name]))
    return "".join(parts)


def of_problem(problem: Problem, lang: str) -> str:
    """The sentence of one problem."""
    return text(problem.key, lang, **problem.params)


def of_error(error: LegalAssistError, lang: str) -> str:
    """The sentence of an error, without its single problems."""
    return text(error.key, lang, **error.params)
