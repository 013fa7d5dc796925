"""Whether the names a template reads exist, what kind each is, and which name was probably meant."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jinja2 import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from legal_assist.documents.vocabulary import Kind, Name

#: What a loop knows about itself.
LOOP: Final = frozenset({"index", "index0", "revindex", "revindex0", "first", "last", "length"})
#: Stands for anything: the entries of a list that is empty in every invented case.
ANYTHING: Final = "?"


@dataclass(frozen=True)
class Unknown:
    """A name that does not exist: as written, the nearest that does, and the documents that give it."""

    name: str
    near: str
    elsewhere: tuple[str, ...] = ()


class Schema:
    """The names that one document gives its template.

    Args:
        names: of this document.
        elsewhere: names of other documents, each with the ids of those that give it.
        empty: lists that may have no entries.
    """

    def __init__(
        self,
        names: Iterable[Name],
        elsewhere: Mapping[str, tuple[str, ...]] | None = None,
        empty: Iterable[str] = (),
    ) -> None:
        self._kinds: dict[str, Kind] = {one.name: one.kind for one in names}
        self._empty = frozenset(empty)
        self._elsewhere = elsewhere or {}

    def kind(self, path: str) -> Kind | None:
        """Kind of a resolved name; None when anything may be there."""
        return None if path == ANYTHING else self._kinds.get(path)

    def may_be_empty(self, path: str) -> bool:
        """Whether a list may have no entries."""
        return path in self._empty

    def item(self, path: str) -> str:
        """The path of the entries of a list."""
        if path == ANYTHING or f"{path}[]" not in self._kinds:
            return ANYTHING
        return f"{path}[]"

    def resolve(self, node: nodes.Node, scopes: Mapping[str, str]) -> str | Unknown | None:
        """The full name that a chain of names reads; None when `node` is no such chain.

        Args:
            node: part of a parsed tag.
            scopes: loop variables, each with the path of the entries it stands for.
        """
        chain = _chain(node)
        if chain is None:
            return None
        root, *rest = chain
        if root == "loop" and scopes:
            return ANYTHING if len(rest) == 1 and rest[0] in LOOP else Unknown(".".join(chain), "loop.index")
        path = scopes.get(root, root)
        if path != ANYTHING and path not in self._kinds:
            return self._unknown(root, "", root, scopes)
        for number, part in enumerate(rest, start=1):
            if path == ANYTHING:
                return ANYTHING
            inner = self.item(path) if part.isdigit() else f"{path}.{part}"
            if inner != ANYTHING and inner not in self._kinds:
                return self._unknown(inner, path, ".".join([root, *rest[:number]]), scopes)
            path = inner
        return path

    def _unknown(self, full: str, parent: str, written: str, scopes: Mapping[str, str]) -> Unknown:
        start = f"{parent}." if parent else ""
        siblings = {one[len(start) :]: one for one in self._kinds if one.startswith(start)}
        if not parent:
            siblings |= {name: name for name in scopes}
        near = _nearest(full[len(start) :], siblings)
        shown = ""
        if near:
            shown = f"{written[: len(written) - len(full[len(start) :])]}{near}".replace("[]", "")
        return Unknown(written, shown, self._elsewhere.get(full, ()))


def chains(node: nodes.Node) -> Iterator[nodes.Node]:
    """The longest chains of names in a parsed tag."""
    if _chain(node) is not None:
        yield node
        return
    for child in node.iter_child_nodes():
        yield from chains(child)


def _nearest(wanted: str, known: Iterable[str]) -> str:
    direct = [one for one in known if "." not in one and "[" not in one]
    for names in (direct, list(known)):
        found = difflib.get_close_matches(wanted, names, n=1, cutoff=0.6)
        if found:
            return found[0]
    return ""


def _chain(node: nodes.Node) -> list[str] | None:
    if isinstance(node, nodes.Name):
        return [node.name]
    if isinstance(node, nodes.Getattr):
        base = _chain(node.node)
        return [*base, node.attr] if base is not None else None
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        base = _chain(node.node)
        return [*base, str(node.arg.value)] if base is not None else None
    return None
