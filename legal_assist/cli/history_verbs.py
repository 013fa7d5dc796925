"""`case history` and `case go-back`: every revision of a case, and an earlier one brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.cli import inputs, output
from legal_assist.cli.session import desk_of
from legal_assist.desk import going_back, wording
from legal_assist.errors import UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

#: Places that stand in one line.
_FEW = 6


def history(arguments: argparse.Namespace) -> None:
    """Print every revision, oldest first: when, by whom, why, and which facts; never what they held."""
    desk = desk_of(arguments)
    changes = desk.history(arguments.case.strip().upper())
    rows: list[dict[str, Any]] = [
        {
            "revision": one.revision,
            "saved_at": one.saved_at,
            "operator": one.operator,
            "why": wording.reason(one.why, arguments.lang),
            "places": list(dict.fromkeys(path for path, _before in one.changes)),
        }
        for one in changes
    ]
    if arguments.json:
        output.data({"revisions": rows})
        return
    for row in rows:
        said = {
            "revision": row["revision"],
            "at": " ".join(
                filter(None, (wording.when(str(row["saved_at"]), arguments.lang), str(row["operator"])))
            ),
            "why": row["why"],
            "places": _places(row["places"], arguments.lang) or "-",
        }
        _say(arguments, "line", **said)


def go_back(arguments: argparse.Namespace) -> None:
    """Bring an earlier revision back as a new one, after its number was typed or with `--yes`."""
    desk = desk_of(arguments)
    opened = desk.open(arguments.case)
    earlier = going_back.look(desk, opened, arguments.revision)
    if not earlier.places:
        after = opened
    else:
        if not arguments.yes:
            listed = _places(earlier.places, arguments.lang)
            said: dict[str, Any] = {"n": len(earlier.places), "places": listed}
            output.line_to_stderr("going_back.ask", arguments.lang, revision=earlier.revision, **said)
            typed = inputs.confirmation("going_back.confirm", arguments.lang, revision=earlier.revision)
            if typed != str(earlier.revision):
                raise UsageError("going_back.refused", revision=earlier.revision)
        after = going_back.go_back(desk, opened, earlier)
    if arguments.json:
        output.data({"revision": after.revision, "places": list(earlier.places)})
    elif after is opened:
        _say(arguments, "same", revision=earlier.revision)
    else:
        _say(arguments, "done", revision=earlier.revision, n=after.revision)


def _places(paths: Iterable[str], lang: str) -> str:
    names = list(dict.fromkeys(wording.label(path, lang) or path for path in paths))
    more = len(names) - _FEW
    listed = ", ".join(names[:_FEW])
    return listed if more <= 0 else f"{listed}, {messages.text('going_back.more', lang, n=more)}"


def _say(arguments: argparse.Namespace, key: str, **values: Any) -> None:
    output.line(messages.text(f"going_back.{key}", arguments.lang, **values))
