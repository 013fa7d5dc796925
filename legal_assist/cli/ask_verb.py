"""`ask CASE --goal GOAL`: the guided interview line by line, for screen readers and slow links."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from legal_assist import messages
from legal_assist.cases import vocabulary
from legal_assist.cli import inputs, output
from legal_assist.cli.session import desk_of, mask_of
from legal_assist.desk import answer_words, interviewing, wording
from legal_assist.errors import LegalAssistError

if TYPE_CHECKING:
    import argparse

    from legal_assist.cases.vocabulary import FactType
    from legal_assist.desk import Desk, Opened
    from legal_assist.documents.goals import Goal
    from legal_assist.reckoning.interview import Group, Question

#: What is typed in place of an answer.
_STOP: Final = ("!", "berhenti", "stop")
_LEAVE: Final = ("", "-", "lewati", "skip")
_HELP: Final = "?"
#: Most victims begun in one answer.
_MOST: Final = 50


class _StoppedError(Exception):
    """The person wants to stop; everything answered so far is stored."""


def ask(arguments: argparse.Namespace) -> None:
    """Ask what is still needed for a goal, group by group; each answer is stored at once."""
    desk = desk_of(arguments)
    opened = desk.open(arguments.case)
    if not arguments.goal:
        _goals(desk, arguments)
        return
    goal = interviewing.goal(desk, arguments.goal)
    victims = tuple(code.strip().upper() for code in arguments.victim)
    if arguments.review:
        _review(desk, opened, goal, arguments)
        return
    if arguments.json:
        found = interviewing.groups(desk, opened.case, goal, victims=victims)
        output.data({"goal": goal.id, "groups": [_plain(group, arguments.lang) for group in found]})
        return
    _Interview(desk, opened, goal, victims, arguments.lang).run()


def _goals(desk: Desk, arguments: argparse.Namespace) -> None:
    found = interviewing.goals(desk)
    english = arguments.lang == "en"
    if arguments.json:
        output.data({"goals": [{"id": one.id, "title": one.title} for one in found]})
        return
    output.line(messages.text("interview.goals", arguments.lang))
    for one in found:
        title, about = (one.title_en, one.about_en) if english else (one.title, one.about)
        output.line(f"  {one.id:<14} {title}. {about}")


def _review(desk: Desk, opened: Opened, goal: Goal, arguments: argparse.Namespace) -> None:
    """All answers of a goal, paper by paper, with identities masked unless they were asked for."""
    lang, mask = arguments.lang, mask_of(arguments, opened)
    titles = desk.catalogue.titles(lang)
    found = {
        paper: {path: answer_words.told(opened.case, path, lang) for path in paths}
        for paper, paths in interviewing.reviewed(desk, opened.case, goal).items()
    }
    if arguments.json:
        form = {"goal": goal.id, "papers": found}
        output.data(mask.deep(form) if mask is not None else form)
        return
    for paper, answers in found.items():
        output.line(f"\n{titles[paper]}")
        for path, answer in answers.items():
            words = answer or messages.text("interview.not_answered", lang)
            line = f"  {'[x]' if answer else '[?]'} {wording.label(path, lang)}: {words}"
            output.line(mask.text(line) if mask is not None else line)


def _plain(group: Group, lang: str) -> dict[str, object]:
    return {
        "theme": group.theme,
        "victim": group.victim,
        "questions": [
            {
                "path": one.path,
                "how": one.how,
                "label": _label(one, lang),
                "sensitivity": one.sensitivity,
                "preset": dict(one.preset),
                "documents": list(one.documents),
                "readers": list(one.readers),
            }
            for one in group.questions
        ],
    }


def _label(one: Question, lang: str) -> str:
    if one.how == "field":
        return wording.label(one.path, lang)
    return interviewing.asked(one, lang)


def _choice(fact: FactType | None, text: str) -> str:
    """The choice that a typed number stands for, else the text."""
    number = _number(text)
    return fact.choices[number - 1] if fact is not None and 1 <= number <= len(fact.choices) else text


def _number(text: str) -> int:
    """A typed whole number of a few digits; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0


class _Interview:
    """One sitting: what was left out for now is not asked again."""

    def __init__(self, desk: Desk, opened: Opened, goal: Goal, victims: tuple[str, ...], lang: str) -> None:
        self._desk, self._opened, self._goal, self._victims = desk, opened, goal, victims
        self._lang = lang
        self._left: set[str] = set()
        self._answered = 0

    def run(self) -> None:
        self._say("interview.begin", stop=_STOP[0], leave=_LEAVE[1], help=_HELP)
        try:
            while (group := self._next()) is not None:
                self._group(group)
        except (_StoppedError, KeyboardInterrupt):
            self._say("interview.stopped", n=self._answered)
            return
        key = "interview.done_left" if self._left else "interview.done"
        self._say(key, n=self._answered, left=len(self._left))

    def _next(self) -> Group | None:
        found = interviewing.groups(
            self._desk, self._opened.case, self._goal, victims=self._victims, left=self._left
        )
        return found[0] if found else None

    def _group(self, group: Group) -> None:
        title = messages.text(f"interview.theme.{group.theme}", self._lang)
        head = f"{title} – {group.victim}" if group.victim else title
        output.line(f"\n== {head} ({len(group.questions)})")
        if group.questions and any(one.sensitivity == "health" for one in group.questions):
            self._say("interview.gently")
        for one in group.questions:
            self._ask(one)
            if one.how == "entry":
                return  # a new entry may ask for more, or for less

    def _ask(self, one: Question) -> None:
        output.line(f"\n{output.plain(_label(one, self._lang))}")
        if one.readers:
            readers = ", ".join(messages.text(f"interview.reader.{each}", self._lang) for each in one.readers)
            self._say("interview.read_by", readers=readers)
        if one.path == "victims":
            self._victims_there_are()
        elif one.how == "decide":
            self._say("interview.decide")
            self._left.add(one.id)
        elif one.how == "entry":
            self._entry(one)
        else:
            self._field(one)

    def _field(self, one: Question) -> None:
        self._choices(vocabulary.find(one.path))
        while True:
            text = self._line()
            if text == _HELP:
                self._help(one.path)
                continue
            if text.casefold() in _LEAVE:
                self._left.add(one.id)
                return
            try:
                answer = _choice(vocabulary.find(one.path), text)
                self._opened = interviewing.answer(self._desk, self._opened, one.path, answer)
            except LegalAssistError as error:
                self._fault(error)
                continue
            self._answered += 1
            return

    def _choices(self, fact: FactType | None) -> None:
        if fact is not None:
            for number, value in enumerate(fact.choices, start=1):
                output.line(f"  {number} {messages.text(fact.choice_label(value), self._lang)}")

    def _help(self, path: str) -> None:
        fact = vocabulary.find(path)
        if fact is not None and messages.has(fact.help, self._lang):
            output.line(f"  {messages.text(fact.help, self._lang)}")
        self._say("interview.answers")

    def _victims_there_are(self) -> None:
        """Begin a file for each victim; who they are is asked later."""
        self._say("interview.how_many", most=_MOST)
        while not 1 <= (number := _number(self._line())) <= _MOST:
            self._say("interview.how_many", most=_MOST)
        for _ in range(number):
            self._opened, _added = self._desk.add(self._opened, "victims", {})
        self._answered += 1

    def _entry(self, one: Question) -> None:
        """Add an entry field by field; an empty first answer leaves it for later."""
        self._say("interview.entry")
        texts = dict(one.preset)
        bare = vocabulary.without_ids(one.path)
        first = True
        for fact in vocabulary.facts().values():
            name = fact.path.removeprefix(f"{bare}.")
            inside = fact.path.startswith(f"{bare}.") and name.count(".") <= 1
            within = vocabulary.find(fact.path.rpartition(".")[0])
            nested = "." in name and within is not None and within.kind == "list"
            if not inside or nested or fact.kind in ("list", "group") or fact.name == "id" or name in texts:
                continue
            star = " *" if fact.required else ""
            output.line(f"  {messages.text(fact.label, self._lang)}{star}")
            self._choices(fact)
            text = self._line()
            if first and text.casefold() in _LEAVE:
                self._left.add(one.id)
                return
            first = False
            texts[name] = "" if text.casefold() in _LEAVE else _choice(fact, text)
        try:
            self._opened, _added = self._desk.add(self._opened, one.path, texts)
        except LegalAssistError as error:
            self._fault(error)
            self._left.add(one.id)
            return
        self._answered += 1

    def _line(self) -> str:
        text = inputs.line().strip()
        if text.casefold() in _STOP:
            raise _StoppedError
        return text

    def _fault(self, error: LegalAssistError) -> None:
        for problem in error.problems:
            output.line(f"  {messages.of_problem(problem, self._lang)}")
        if not error.problems:
            output.line(f"  {messages.of_error(error, self._lang)}")

    def _say(self, key: str, **values: object) -> None:
        output.line(messages.text(key, self._lang, **values))
        sys.stdout.flush()
