"""Finding a case again: by its summary, by a name however it is spelled, or by any word in it.

Cases are opened one after another in memory; nothing is written anywhere. What comes back is a code name and
the places of the hits, never the text that was found.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal

from legal_assist.cases import migrations, vocabulary
from legal_assist.cases.case import SCHEMA_VERSION
from legal_assist.desk import wording
from legal_assist.errors import CaseDataError, StoreError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from legal_assist.desk.desk import Desk
    from legal_assist.store import StoredSummary

    #: Told how many cases are done, and of how many.
    Progress = Callable[[int, int], object]

HitKind = Literal["summary", "name", "text", "unreadable"]

#: Out of 100: below it two spellings are two names.
_ALIKE: Final = 80
#: Shorter names have to be the same: one letter of three is another name.
_SHORT: Final = 3
_SHORTEST_WORD: Final = 2
#: Spellings of one sound, old and new, as they stand in papers: Soetjipto, Sucipto; Djuariah, Juaria.
_SOUNDS: Final = (
    ("oe", "u"), ("dj", "j"), ("tj", "c"), ("nj", "ny"), ("sj", "sy"), ("ch", "k"), ("kh", "k"), ("th", "t"),
    ("dh", "d"), ("ph", "f"), ("ie", "i"), ("q", "k"), ("v", "f"), ("z", "s"), ("x", "ks"), ("y", "i"),
)  # fmt: skip
_DOUBLE: Final = re.compile(r"(.)\1+")
_WORD: Final = re.compile(r"\w+")
#: Fields that hold a name, in a case as it is stored.
_NAMES: Final = (("victims", ("name", "nickname")), ("defendants", ("name", "alias")))
_WITHIN_VICTIM: Final = ("printed", "heirs")
_READ_KINDS: Final = frozenset({"line", "passage", "phone", "nik", "court_number"})


@dataclass(frozen=True)
class Hit:
    """One case in which something was found, or which can't be read.

    Args:
        code: code name.
        kind: where: in the summary, in a name, in any text; or ``unreadable``.
        paths: the facts in which it stands.
        score: how alike a name is, out of 100; 100 for a word.
    """

    code: str
    kind: HitKind
    paths: tuple[str, ...] = ()
    score: int = 100


class Summaries:
    """The list of cases, prepared once so that every key press is answered at once.

    Args:
        summaries: as the desk gives them.
        lang: language in which stages and patterns are typed.
    """

    def __init__(self, summaries: Iterable[StoredSummary], lang: str) -> None:
        @lru_cache(maxsize=256)
        def said(path: str, chosen: str) -> str:
            return wording.choice(path, chosen, lang)

        def text(one: StoredSummary) -> str:
            short = one.summary
            parts = [one.code, *(said(name, short[name]) for name in ("stage", "modus") if short.get(name))]
            place = 3 if lang == "en" else 2
            parts += [row[place] for row in short.get("deadlines", ()) if len(row) > place]
            return _folded(" ".join(map(str, parts)))

        self._texts = [(text(one), one) for one in summaries]

    def filter(self, words: str) -> tuple[StoredSummary, ...]:
        """The cases whose summary holds every word; all of them for no word."""
        asked = _folded(words).split()
        if len(asked) == 1:
            word = asked[0]
            return tuple(one for text, one in self._texts if word in text)
        return tuple(one for text, one in self._texts if all(word in text for word in asked))


def search(
    desk: Desk,
    words: str,
    *,
    lang: str = "id",
    all_text: bool = False,
    on_progress: Progress | None = None,
    stop: Callable[[], bool] | None = None,
) -> Iterator[Hit]:
    """Look through the store; hits come as they are found, summaries first.

    Args:
        desk: an unlocked desk.
        words: what to look for. A summary or a text must hold all of them; a name must be like all of them.
        lang: language of the words in summaries.
        all_text: look into every text of every case, not only at names.
        on_progress: called after each case with the number done and the number of all.
        stop: asked before each case; the search ends where it says yes. Closing the generator ends it
            too.

    Raises:
        UsageError: ``exchange.search.words_needed``.
        StoreError: the store is locked.
    """
    asked = _folded(words).split()
    if not any(len(word) >= _SHORTEST_WORD for word in asked):
        raise UsageError("exchange.search.words_needed")
    summaries = desk.summaries()
    return _search(desk, summaries, words, asked, lang, all_text, on_progress, stop)


def _search(
    desk: Desk,
    summaries: tuple[StoredSummary, ...],
    words: str,
    asked: list[str],
    lang: str,
    all_text: bool,
    on_progress: Progress | None,
    stop: Callable[[], bool] | None,
) -> Iterator[Hit]:
    for one in Summaries(summaries, lang).filter(words):
        yield Hit(one.code, "summary")
    name = _Name(words)
    for done, one in enumerate(summaries, start=1):
        if stop is not None and stop():
            return
        try:
            document = migrations.migrate(desk.store.load(one.code).document, SCHEMA_VERSION)
        except StoreError as error:
            if error.key == "store.locked":
                raise
            if error.key != "store.unknown_case":  # deleted since the list was read
                yield Hit(one.code, "unreadable")
        except CaseDataError:
            yield Hit(one.code, "unreadable")
        else:
            yield from _in_case(one.code, document, asked if all_text else None, name)
        if on_progress is not None:
            on_progress(done, len(summaries))


def _in_case(code: str, document: dict[str, Any], asked: list[str] | None, name: _Name) -> Iterator[Hit]:
    scored = [(name.score(text), path) for path, text in names(document)]
    best = max((score for score, _path in scored), default=0)
    if best:
        yield Hit(code, "name", tuple(path for score, path in scored if score), best)
    if asked is None:
        return
    found = [(path, _folded(text)) for path, text in _texts(document, "")]
    whole = "\n".join(text for _path, text in found)
    if all(word in whole for word in asked):
        paths = tuple(path for path, text in found if any(word in text for word in asked))
        yield Hit(code, "text", paths)


def names(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every name in a stored case with its path: of victims and those close to them, and of defendants."""
    for group, fields in _NAMES:
        for person in document.get(group, ()):
            here = f"{group}.{person['id']}"
            yield from ((f"{here}.{field}", person[field]) for field in fields if person.get(field))
            for close in ("guardian", "relative"):
                if (person.get(close) or {}).get("name"):
                    yield f"{here}.{close}.name", person[close]["name"]
            for inner in _WITHIN_VICTIM:
                for one in person.get(inner, ()):
                    if one.get("name"):
                        yield f"{here}.{inner}.{one['id']}.name", one["name"]


class _Name:
    """The words asked for, held against names; rapidfuzz is loaded only here."""

    def __init__(self, words: str) -> None:
        from rapidfuzz import fuzz

        self._ratio = fuzz.ratio
        self._words = _sounds(words)
        self._joined = "".join(self._words)

    def score(self, name: str) -> int:
        """How alike, out of 100; 0 when it is another name."""
        tokens = _sounds(name)
        if not tokens or not self._words:
            return 0
        each = min(max(self._alike(word, token) for token in tokens) for word in self._words)
        # "Sari Wulan" is also written "Sariwulan", in the question or in the paper.
        runs = (
            "".join(tokens[start:end])
            for start in range(len(tokens))
            for end in range(start + 1, len(tokens) + 1)
        )
        return int(max(each, *(self._alike(self._joined, run) for run in runs)))

    def _alike(self, word: str, token: str) -> float:
        if word == token:
            return 100
        if min(len(word), len(token)) <= _SHORT:
            return 0
        if token.startswith(word):
            return 95  # still being typed
        return self._ratio(word, token, score_cutoff=_ALIKE)


@lru_cache(maxsize=4096)
def _sounds(text: str) -> tuple[str, ...]:
    """The words of a name, each written as it sounds."""
    found = []
    for word in _WORD.findall(_bare(text.casefold().replace("'", "").replace("\u2019", ""))):
        for spelled, sound in _SOUNDS:
            word = word.replace(spelled, sound)
        found.append(_DOUBLE.sub(r"\1", word))
    return tuple(found)


def _texts(node: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _texts(value, f"{path}.{key}" if path else key)
    elif isinstance(node, list):
        for entry in node:
            if isinstance(entry, dict):
                yield from _texts(entry, f"{path}.{entry.get('id', '')}")
    elif isinstance(node, str) and _is_read(path):
        yield path, node


@lru_cache(maxsize=8192)
def _is_read(path: str) -> bool:
    """Whether what stands there was written by a person, and is no code of ours."""
    fact = vocabulary.find(path)
    if fact is None:
        return path.startswith("marks.") and path.endswith(".note")
    return fact.kind in _READ_KINDS and fact.name != "id"


def _folded(text: str) -> str:
    return _bare(text.casefold())


def _bare(text: str) -> str:
    """Without accents; most texts have none."""
    if text.isascii():
        return text
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
