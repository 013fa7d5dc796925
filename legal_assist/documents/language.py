"""What a template may say: an allow-list over the parsed template, applied before anything is compiled.

A sandbox alone is not enough: constant folding already computes while compiling, and public methods of
objects stay callable. So a template may read names, loop, branch and compare, and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

#: How many loops and branches may stand in each other; Python compiles few more than twenty loops.
MAX_NESTS: Final = 15
_MAX_DEPTH: Final = 80
FILTERS: Final = frozenset({"upper", "length"})
_ALLOWED: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const,
    nodes.Filter, nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not,
)  # fmt: skip


class Environment(ImmutableSandboxedEnvironment):
    """Jinja for one rendering: reads only plain data, and notes each text it inserts."""

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True, finalize=self._accept)
        self.inserted: list[str] = []
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.tests.clear()

    def parse(self, source: str, name: str | None = None, filename: str | None = None) -> nodes.Template:
        """Parse what can be compiled later.

        Raises:
            TemplateSyntaxError: it can't be read, or is nested more deeply than any letter.
        """
        try:
            tree = super().parse(source, name, filename)
        except RecursionError:
            raise TemplateSyntaxError("nested too deeply", 1) from None
        if _is_too_deep(tree):
            raise TemplateSyntaxError("nested too deeply", 1)
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Read a key of a dict, never a method of it."""
        if isinstance(obj, dict):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Read a key of a dict or a place of a list."""
        if isinstance(obj, dict):
            return obj[argument] if argument in obj else self.undefined(obj=obj, name=str(argument))
        return super().getitem(obj, argument)

    def _accept(self, value: Any) -> Any:
        if isinstance(value, Undefined):
            return value  # printing it raises
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise TemplateError(f"not printable: {type(value).__name__}")
        if isinstance(value, str) and value:
            self.inserted.append(str(value))
        return value


def check(source: str, part: str, env: Environment) -> nodes.Template:
    """Parse a patched template part and refuse whatever is not on the list.

    Args:
        source: the XML of the part, tags joined (docxtpl's `patch_xml`).
        part: its name, for the sentence.
        env: only its lexer and parser are used; nothing is computed.

    Raises:
        DocumentError: a broken tag, or one that does more than read, loop, branch and compare.
    """
    try:
        tree = env.parse(source)
    except TemplateSyntaxError as error:
        raise DocumentError("documents.template_syntax", part=part, detail=error.message or "") from None
    for fault in faults(tree):
        raise DocumentError("documents.template_forbidden", part=part, what=fault)
    return tree


def faults(tree: nodes.Node) -> Iterator[str]:
    """Whatever in a parsed template does more than read, loop, branch and compare: the words to show."""
    return (fault for node in _walk(tree) if (fault := _fault(node)))


def _is_too_deep(tree: nodes.Template) -> bool:
    """Asked without recursion: a tree that is too deep for everything else gets here, too."""
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    while waiting:
        node, depth, nests = waiting.pop()
        nests += isinstance(node, nodes.For | nodes.If)
        if depth > _MAX_DEPTH or nests > MAX_NESTS:
            return True
        # Branches of one `if` stand beside each other, though each is a node of its own.
        elifs = node.elif_ if isinstance(node, nodes.If) else []
        waiting += (
            (one, depth + 1, nests - (any(one is other for other in elifs)))
            for one in node.iter_child_nodes()
        )
    return False


def names(tree: nodes.Template) -> frozenset[str]:
    """Dotted names that a template reads, loop variables included (`korban.nama`)."""
    found: set[str] = set()
    for node in _walk(tree):
        if isinstance(node, nodes.Name | nodes.Getattr):
            dotted = _dotted(node)
            if dotted:
                found.add(dotted)
    return frozenset(found)


def _dotted(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        base = _dotted(node.node)
        return f"{base}.{node.attr}" if base else ""
    return ""


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _walk(child)


def _fault(node: nodes.Node) -> str:
    """What is wrong with one node: the word to show, or nothing."""
    kind = type(node).__name__
    if not isinstance(node, _ALLOWED):
        return kind
    if isinstance(node, nodes.Name):
        return node.name if node.name.startswith("_") else ""
    if isinstance(node, nodes.Getattr):
        return node.attr if node.attr.startswith("_") or not _is_path(node.node) else ""
    if isinstance(node, nodes.Getitem):
        key = node.arg.value if isinstance(node.arg, nodes.Const) else None
        plain = isinstance(key, str | int) and not str(key).startswith("_")
        return "" if plain and _is_path(node.node) else kind
    if isinstance(node, nodes.Filter):
        return node.name if node.name not in FILTERS or node.args or node.kwargs else ""
    if isinstance(node, nodes.For):
        return kind if node.recursive or not isinstance(node.target, nodes.Name) else ""
    return ""


def _is_path(node: nodes.Node) -> bool:
    """Whether an attribute is read from a name; read from a constant it would slip past the check."""
    return isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem)
