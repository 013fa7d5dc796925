"""`search WORDS`: which case was it. Names are found despite their spelling; only code names come back."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Final

from legal_assist import messages
from legal_assist.cli import inputs, output
from legal_assist.cli.session import desk_of
from legal_assist.desk import wording

if TYPE_CHECKING:
    import argparse

    from legal_assist.desk.search import Hit

#: Seconds before the first word about progress, and between two.
_QUIET: Final = 0.5


def search(arguments: argparse.Namespace) -> None:
    """Print each hit as it is found; progress on the error stream. Ctrl+C stops, what was found stays."""
    words = inputs.text() if arguments.words == ["-"] else " ".join(arguments.words)
    desk = desk_of(arguments)
    progress = _Progress(arguments.lang)
    hits: list[Hit] = []
    unreadable: list[str] = []
    for hit in desk.search(words, progress, lang=arguments.lang, all_text=arguments.all_text):
        if hit.kind == "unreadable":
            unreadable.append(hit.code)
            continue
        hits.append(hit)
        if not arguments.json:
            progress.wipe()
            output.line(_line(hit, arguments.lang))
    progress.wipe()
    if arguments.json:
        found = [{"code": h.code, "kind": h.kind, "paths": h.paths, "score": h.score} for h in hits]
        output.data({"hits": found, "unreadable": unreadable})
        return
    if not hits:
        output.line(messages.text("exchange.search.none", arguments.lang))
    if unreadable:
        codes = ", ".join(unreadable)
        output.line_to_stderr("exchange.search.unreadable", arguments.lang, n=len(unreadable), codes=codes)


def _line(hit: Hit, lang: str) -> str:
    kind = messages.text(f"exchange.search.{hit.kind}", lang)
    if not hit.paths:
        return f"{hit.code:<16} {kind}"
    where = "; ".join(dict.fromkeys(wording.label(path, lang) for path in hit.paths))
    return messages.text("exchange.search.line", lang, code=f"{hit.code:<16}", kind=kind, where=where)


class _Progress:
    """One line on the error stream, written over where that is a terminal."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._last = time.monotonic()
        self._shown = False

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._last < _QUIET:
            return
        self._last = now
        said = messages.text("exchange.search.progress", self._lang, done=done, total=total)
        self._shown = sys.stderr.isatty()
        print(said, end="\r" if self._shown else "\n", file=sys.stderr, flush=True)

    def wipe(self) -> None:
        """Take the line away before something else is printed."""
        if self._shown:
            print(" " * 60, end="\r", file=sys.stderr, flush=True)
            self._shown = False
