"""The words of the papers, from the words file beside the templates; values go in literally."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


class Words:
    """Sentences and labels printed on papers, by dotted key."""

    def __init__(self, tables: dict[str, Any]) -> None:
        self._tables = tables

    def __call__(self, key: str, /, **values: str) -> str:
        """The text of a key with its values; a value is never looked into for further braces.

        Raises:
            KeyError: unknown key, or a value is missing (a fault of ours; tests find it).
        """
        node: Any = self._tables
        for part in key.split("."):
            node = node[part]
        parts: list[str] = []
        for literal, name, _spec, _conversion in Formatter().parse(node):
            parts.append(literal)
            if name is not None:
                parts.append(values[name])
        return "".join(parts)

    def has(self, key: str) -> bool:
        """Whether there is a text of this key."""
        node: Any = self._tables
        for part in key.split("."):
            if not isinstance(node, dict) or part not in node:
                return False
            node = node[part]
        return isinstance(node, str)

    def listed(self, parts: Sequence[str]) -> str:
        """Several as one phrase: ``a``, ``a dan b``, ``a, b, dan c``."""
        if len(parts) < 3:
            return self("list.two").join(parts)
        return ", ".join(parts[:-1]) + self("list.last") + parts[-1]
