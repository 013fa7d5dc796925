"""Every command once: from this table come key bindings, key bar, palette, help and its plain verb.

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
        verb: what does the same from the command line; empty: it only moves about, or shows
            and hides. Several are separated by commas.
    """

    id: str
    keys: str
    action: str
    scopes: tuple[str, ...]
    shown: str = ""
    priority: bool = False
    verb: str = ""

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
    Command("samples", "c", "samples", ("case_list",), "c", verb="sample"),
    Command("new_case", "n", "new_case", ("case_list",), "n", verb="case new"),
    Command("import_case", "i", "import_case", ("case_list",), "i", verb="case import"),
    Command("export_case", "e", "export_case", ("case_list",), "e", verb="case export"),
    Command("filter", "slash", "filter", ("case_list", "law"), "/"),
    Command("delete_case", "x,delete", "delete_case", ("case_list",), "x", verb="case delete"),
    Command("backup", "b", "backup", ("case_list", "store_care"), "b", verb="backup"),
    Command("store_care", "p", "store_care", ("case_list",), "p", verb="store status"),
    Command("verify", "v", "verify", ("store_care",), "v", verb="store verify"),
    Command("rebuild", "u", "rebuild", ("store_care",), "u", verb="store rebuild"),
    Command("rehearse", "t", "rehearse", ("case_list", "store_care"), "t", verb="backup"),
    Command("restore", "k", "restore", ("case_list", "store_care"), "k", verb="restore"),
    Command("rotate", "g", "rotate", ("store_care",), "g", verb="store rotate"),
    Command("compact", "m", "compact", ("store_care",), "m", verb="store compact"),
    Command("seal", "s", "seal", ("store_care",), "s", verb="store init"),
    Command("refresh", "r", "refresh_list", ("case_list",), verb="case list"),
    Command("add", "a", "add", ("entries",), "a", verb="record"),
    Command("remove", "x,delete", "remove", ("entries",), "x", verb="record"),
    Command("planned", "r", "planned", ("events",), "r", verb="record"),
    Command("days", "h", "days", ("deadlines",), "h", verb="deadlines"),
    Command("month", "m", "month", ("deadlines",), "m", verb="deadlines"),
    Command("export_calendar", "e", "export_calendar", ("deadlines",), "e", verb="deadlines"),
    Command("final", "f", "final", ("documents",), "f", verb="make"),
    Command("draft", "d", "draft", ("documents",), "d", verb="make"),
    Command("all_drafts", "m", "all_drafts", ("documents",), "m", verb="make"),
    Command("addressee", "l", "addressee", ("documents",), "l", verb="documents"),
    Command("preview_paper", "v", "preview_paper", ("documents",), "v", verb="preview"),
    Command("pdf", "o", "pdf", ("documents",), "o", verb="pdf"),
    Command("all_pdfs", "p", "all_pdfs", ("documents",), "p", verb="pdf"),
    Command("other_pdf", "u", "other_pdf", ("documents",), "u", verb="pdf"),
    Command("bundle", "b", "bundle", ("documents",), "b", verb="bundle"),
    Command("wipe_papers", "x,delete", "wipe_papers", ("documents",), "x", verb="papers"),
    Command("template_check", "t", "template_check", ("documents",), "t", verb="template check"),
    Command("only_open", "s", "only_open", ("checklist",), "s", verb="checklist"),
    Command("deductions", "p", "deductions", ("losses",), "p", verb="record"),
    Command("basis", "k", "basis", ("cited", "lesson"), "k", verb="law show"),
    Command("export_table", "e", "export_table", ("tables",), "e", verb="export-table"),
    Command("import_table", "i", "import_table", ("tables",), "i", verb="import-losses, import-evidence"),
    Command("attach", "l", "attach", ("exhibits",), "l", verb="attach"),
    Command("view", "o", "view", ("exhibits",), "o", verb="attachment-open"),
    Command("detach", "h", "detach", ("exhibits",), "h", verb="attachment-remove"),
    Command("reveal_field", "ctrl+r", "reveal_field", ("form", "parties"), "^R", priority=True),
    Command("go_back", "r", "go_back", ("history",), "r", verb="case go-back"),
    Command("why", "w,question_mark", "why", ("explained",), "w", verb="why"),
    # The guided interview.
    Command("interview", "g", "interview", ("case_file",), "g", verb="ask"),
    Command("next_group", "", "next_page", ("interview",), "PgDn", verb="ask"),
    Command("review", "ctrl+t", "review", ("interview",), "^T", priority=True, verb="ask"),
    # The rights of a victim.
    Command("told", "e", "told", ("rights", "right_sheet"), "e", verb="record"),
    Command("decided", "d", "decided", ("rights", "right_sheet"), "d", verb="record"),
    # Examinations and hearings.
    Command("plan_meeting", "a", "plan_meeting", ("hearing",), "a", verb="record"),
    Command("large_type", "b", "large_type", ("meeting",), "b", verb="hearing"),
    Command("letters", "d", "letters", ("meeting",), "d", verb="make"),
    Command("was_held", "h", "was_held", ("meeting",), "h", verb="record"),
    # The training room.
    Command("next_step", "n", "next_step", ("lesson",), "n", verb="train"),
    Command("previous_step", "p", "previous_step", ("lesson",), "p", verb="train"),
    Command("wrong_turn", "w", "wrong_turn", ("lesson",), "w", verb="train"),
    Command("ask_check", "t", "ask_check", ("lesson",), "t", verb="train"),
    Command("show_answer", "j", "show_answer", ("lesson",), "j", verb="train"),
    Command("open_place", "o", "open_place", ("lesson",), "o"),
    Command("handout", "h", "handout", ("lessons", "lesson"), "h", verb="lesson handout"),
    Command("reset_lesson", "r", "reset_lesson", ("lessons", "lesson"), "r", verb="train"),
    # The law book.
    Command("by_right", "r", "by_right", ("law",), "r", verb="law list"),
    Command("by_instrument", "i", "by_instrument", ("law",), "i", verb="law list"),
    Command("predecessor", "p", "predecessor", ("law",), "p", verb="law show"),
    Command("successor", "n", "successor", ("law",), "n", verb="law show"),
    Command("law_day", "d", "law_day", ("law",), "d", verb="law show"),
    Command("only_in_force", "b", "only_in_force", ("law",), "b", verb="law show"),
    # Forms.
    Command("point", "", "point(1)", ("form",), "←→"),
    Command("accept", "", "accept", ("form",), "Enter", verb="record"),
    Command("next_field", "", "app.focus_next", ("form",), "Tab"),
    Command("store_line", "", "accept", ("form",), "Enter", verb="record"),
    Command("new_line", "", "new_line", ("form",), "Enter"),
    Command("store_passage", "", "app.focus_next", ("form",), "Tab", verb="record"),
    Command("other_answer", "f3", "other_answer", ("form",), "F3", priority=True, verb="record"),
    Command("plan", "f6", "plan", ("form",), "F6", priority=True, verb="record"),
    Command("wage", "", "wage", ("form",), verb="law wages"),
    Command("clear_field", "f8", "clear_field", ("form",), "F8", priority=True, verb="record"),
    Command("next_page", "pagedown", "next_page", ("form",), "PgDn", priority=True),
    Command("previous_page", "pageup", "previous_page", ("form",), "", priority=True),
    Command("save", "ctrl+s", "save", ("form",), "^S", priority=True, verb="record"),
    # Two states of one case beside each other.
    Command("take_mine", "1", "take_mine", ("comparing",), "1"),
    Command("take_theirs", "2", "take_theirs", ("comparing",), "2"),
    Command("merge", "ctrl+s", "merge", ("comparing",), "^S", verb="case import"),
    # Everywhere in a case.
    Command("undo", "f7", "undo", ("case_file", "hub", "form"), "F7", verb="case go-back"),
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
    Command("help", "f1", "help", ("app",), "F1", priority=True, verb="guide"),
    Command("palette", "ctrl+p", "command_palette", ("app",), "^P", priority=True),
    Command("language", "f2", "language", ("app",), "F2", priority=True),
    Command("reveal", "f4", "reveal", ("app",), "F4", priority=True),
    Command("law", "f5", "law", ("app",), "F5", priority=True, verb="law search"),
    Command("search", "ctrl+f", "search", ("app",), "^F", priority=True, verb="search"),
    Command("quick_exit", "f9", "quick_exit", ("app",), "F9", priority=True),
    Command("lock", "ctrl+l", "lock", ("app",), "^L", priority=True),
    Command("theme", "", "next_theme", ("app",), ""),
    Command("training", "", "training", ("app",), "", verb="train"),
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
