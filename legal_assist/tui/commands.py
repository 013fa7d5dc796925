"""Every command once: from this table come key bindings, key bar, palette and help.

The words stand in the catalogue: `tui.command.<id>` (short, for the key bar), `tui.tip.<id>` (a sentence).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual.binding import Binding, BindingType

from legal_assist import messages


@dataclass(frozen=True)
class Command:
    """One thing the user can ask for.

    Args:
        id: part of its message ids.
        keys: keys separated by commas; empty: reached by palette and mouse only.
        action: the Textual action.
        scopes: the places that have it.
        shown: what the key bar prints for the key; empty: the key bar leaves it out.
        priority: the key is taken before the focused field sees it.
    """

    id: str
    keys: str
    action: str
    scopes: tuple[str, ...]
    shown: str = ""
    priority: bool = False

    @property
    def key_name(self) -> str:
        """The first key as people write it; empty for a command of the palette only."""
        parts = self.keys.split(",")[0].split("+")
        names = {"pageup": "PgUp"}
        return self.shown or "+".join(
            part if len(part) == 1 else names.get(part, part.capitalize()) for part in parts
        )


TABLE: Final = (
    # Where something can be done to the chosen line.
    Command("choose", "", "choose", ("case_list", "list", "hub", "store_care", "review", "lessons"), "Enter"),
    Command("samples", "c", "samples", ("case_list",), "c"),
    Command("new_case", "n", "new_case", ("case_list",), "n"),
    Command("import_case", "i", "import_case", ("case_list",), "i"),
    Command("export_case", "e", "export_case", ("case_list",), "e"),
    Command("filter", "slash", "filter", ("case_list", "law"), "/"),
    Command("delete_case", "x,delete", "delete_case", ("case_list",), "x"),
    Command("backup", "b", "backup", ("case_list", "store_care"), "b"),
    Command("store_care", "p", "store_care", ("case_list",), "p"),
    Command("verify", "v", "verify", ("store_care",), "v"),
    Command("rebuild", "u", "rebuild", ("store_care",), "u"),
    Command("rehearse", "t", "rehearse", ("case_list", "store_care"), "t"),
    Command("restore", "k", "restore", ("case_list", "store_care"), "k"),
    Command("rotate", "g", "rotate", ("store_care",), "g"),
    Command("compact", "m", "compact", ("store_care",), "m"),
    Command("seal", "s", "seal", ("store_care",), "s"),
    Command("refresh", "r", "refresh_list", ("case_list",)),
    Command("add", "a", "add", ("entries",), "a"),
    Command("remove", "x,delete", "remove", ("entries",), "x"),
    Command("planned", "r", "planned", ("events",), "r"),
    Command("days", "h", "days", ("deadlines",), "h"),
    Command("month", "m", "month", ("deadlines",), "m"),
    Command("final", "f", "final", ("documents",), "f"),
    Command("draft", "d", "draft", ("documents",), "d"),
    Command("all_drafts", "m", "all_drafts", ("documents",), "m"),
    Command("addressee", "l", "addressee", ("documents",), "l"),
    Command("preview_paper", "v", "preview_paper", ("documents",), "v"),
    Command("pdf", "o", "pdf", ("documents",), "o"),
    Command("all_pdfs", "p", "all_pdfs", ("documents",), "p"),
    Command("bundle", "b", "bundle", ("documents",), "b"),
    Command("wipe_papers", "x,delete", "wipe_papers", ("documents",), "x"),
    Command("template_check", "t", "template_check", ("documents",), "t"),
    Command("only_open", "s", "only_open", ("checklist",), "s"),
    Command("deductions", "p", "deductions", ("losses",), "p"),
    Command("basis", "k", "basis", ("cited", "lesson"), "k"),
    Command("export_table", "e", "export_table", ("tables",), "e"),
    Command("import_table", "i", "import_table", ("tables",), "i"),
    Command("attach", "l", "attach", ("exhibits",), "l"),
    Command("view", "o", "view", ("exhibits",), "o"),
    Command("detach", "h", "detach", ("exhibits",), "h"),
    Command("reveal_field", "ctrl+r", "reveal_field", ("form", "parties"), "^R", priority=True),
    Command("go_back", "r", "go_back", ("history",), "r"),
    Command("why", "w,question_mark", "why", ("explained",), "w"),
    # The guided interview.
    Command("interview", "g", "interview", ("case_file",), "g"),
    Command("next_group", "", "next_page", ("interview",), "PgDn"),
    Command("review", "ctrl+t", "review", ("interview",), "^T", priority=True),
    # The rights of a victim.
    Command("told", "e", "told", ("rights", "right_sheet"), "e"),
    Command("decided", "d", "decided", ("rights", "right_sheet"), "d"),
    # Examinations and hearings.
    Command("plan_meeting", "a", "plan_meeting", ("hearing",), "a"),
    Command("large_type", "b", "large_type", ("meeting",), "b"),
    Command("letters", "d", "letters", ("meeting",), "d"),
    Command("was_held", "h", "was_held", ("meeting",), "h"),
    # The training room.
    Command("next_step", "n", "next_step", ("lesson",), "n"),
    Command("previous_step", "p", "previous_step", ("lesson",), "p"),
    Command("wrong_turn", "w", "wrong_turn", ("lesson",), "w"),
    Command("ask_check", "t", "ask_check", ("lesson",), "t"),
    Command("show_answer", "j", "show_answer", ("lesson",), "j"),
    Command("open_place", "o", "open_place", ("lesson",), "o"),
    Command("handout", "h", "handout", ("lessons", "lesson"), "h"),
    Command("reset_lesson", "r", "reset_lesson", ("lessons", "lesson"), "r"),
    # The law book.
    Command("by_right", "r", "by_right", ("law",), "r"),
    Command("by_instrument", "i", "by_instrument", ("law",), "i"),
    Command("predecessor", "p", "predecessor", ("law",), "p"),
    Command("successor", "n", "successor", ("law",), "n"),
    Command("law_day", "d", "law_day", ("law",), "d"),
    Command("only_in_force", "b", "only_in_force", ("law",), "b"),
    # Forms.
    Command("point", "", "point(1)", ("form",), "←→"),
    Command("accept", "", "accept", ("form",), "Enter"),
    Command("next_field", "", "app.focus_next", ("form",), "Tab"),
    Command("store_line", "", "accept", ("form",), "Enter"),
    Command("new_line", "", "new_line", ("form",), "Enter"),
    Command("store_passage", "", "app.focus_next", ("form",), "Tab"),
    Command("other_answer", "f3", "other_answer", ("form",), "F3", priority=True),
    Command("plan", "f6", "plan", ("form",), "F6", priority=True),
    Command("wage", "", "wage", ("form",)),
    Command("clear_field", "f8", "clear_field", ("form",), "F8", priority=True),
    Command("next_page", "pagedown", "next_page", ("form",), "PgDn", priority=True),
    Command("previous_page", "pageup", "previous_page", ("form",), "", priority=True),
    Command("save", "ctrl+s", "save", ("form",), "^S", priority=True),
    # Two states of one case beside each other.
    Command("take_mine", "1", "take_mine", ("comparing",), "1"),
    Command("take_theirs", "2", "take_theirs", ("comparing",), "2"),
    Command("merge", "ctrl+s", "merge", ("comparing",), "^S"),
    # Everywhere in a case.
    Command("undo", "f7", "undo", ("case_file", "hub", "form"), "F7"),
    Command(
        "back",
        "escape",
        "back",
        (
            "case_file",
            "hub",
            "form",
            "lesson",
            "law",
            "store_care",
            "comparing",
            "search",
            "review",
            "meeting",
            "right_sheet",
            "addressee_sheet",
            "month_view",
        ),
        "Esc",
    ),
    Command("stop_search", "ctrl+x", "stop_search", ("search",), "^X", priority=True),
    # Everywhere.
    Command("help", "f1", "help", ("app",), "F1", priority=True),
    Command("palette", "ctrl+p", "command_palette", ("app",), "^P", priority=True),
    Command("language", "f2", "language", ("app",), "F2", priority=True),
    Command("reveal", "f4", "reveal", ("app",), "F4", priority=True),
    Command("law", "f5", "law", ("app",), "F5", priority=True),
    Command("search", "ctrl+f", "search", ("app",), "^F", priority=True),
    Command("quick_exit", "f9", "quick_exit", ("app",), "F9", priority=True),
    Command("lock", "ctrl+l", "lock", ("app",), "^L", priority=True),
    Command("theme", "", "next_theme", ("app",), ""),
    Command("training", "", "training", ("app",), ""),
    Command("companion_view", "", "companion_view", ("app",), ""),
    Command("quit", "ctrl+q", "quit", ("app",), "^Q", priority=True),
)


def in_scopes(scopes: tuple[str, ...]) -> tuple[Command, ...]:
    """The commands of some places, in the order of the table."""
    return tuple(command for command in TABLE if any(scope in scopes for scope in command.scopes))


def bindings(*scopes: str) -> list[BindingType]:
    """Key bindings of one place. Descriptions are Indonesian; bar, palette and help look words up anew."""
    return [
        Binding(
            command.keys,
            command.action,
            messages.text(f"tui.command.{command.id}", "id"),
            show=False,
            priority=command.priority,
            id=f"{scopes[0]}.{command.id}",
            tooltip=messages.text(f"tui.tip.{command.id}", "id"),
        )
        for command in in_scopes(scopes)
        if command.keys
    ]
