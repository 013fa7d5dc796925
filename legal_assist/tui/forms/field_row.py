"""One field of a form: its label, its editor, and the sentence when the answer can't be taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.widgets import Static

from legal_assist import messages
from legal_assist.cases import vocabulary
from legal_assist.desk import wording
from legal_assist.desk.masking import HIDDEN
from legal_assist.reckoning import interview_themes
from legal_assist.tui.forms import currencies, values
from legal_assist.tui.forms.choosing import ChoiceEditor, ChoosingEditor, YesNoEditor
from legal_assist.tui.forms.editors import Editor, LineEditor, PassageEditor
from legal_assist.tui.forms.guarded import GUARDED
from legal_assist.tui.line_list import Row
from legal_assist.tui.plain import plain

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from legal_assist.tui.forms.draft import Draft


class FieldRow(Horizontal):
    """A field.

    Args:
        draft: what stands in the form.
        name: the field, relative to the entry.
    """

    def __init__(self, draft: Draft, name: str) -> None:
        super().__init__(classes=f"field -{draft.fact(name).kind}")
        self.draft = draft
        self.field = name
        self.fact = draft.fact(name)
        self.path = draft.path(name)
        self.editor: Editor = self._editor()
        self._sign = Static("", classes="field-sign", markup=False)
        self._label = Static("", classes="field-label", markup=False)
        self._fault: Static | None = None
        #: The answer as the draft knows it; what stands in the editor may be newer by a key press.
        self._seen = self.editor.answer
        #: Whether one stands in the field: what is typed into an empty field is seen until one leaves it.
        self._inside = False

    def _editor(self) -> Editor:
        text = self.draft.shown(self.field)
        if self._is_currency:
            return currencies.CurrencyEditor(text, self.choice_words)
        if self.fact.kind == "yes_no":
            return YesNoEditor(text, "", "")
        if self.fact.kind in ("choice", "ref", "refs", "choices"):
            several = self.fact.kind in ("refs", "choices")
            return ChoiceEditor(
                text, self.choice_words, lambda: [row.key for row in self.options()], several=several
            )
        return PassageEditor(text) if self.fact.kind == "passage" else LineEditor(text)

    @property
    def _is_currency(self) -> bool:
        return self.field == currencies.FIELD and self.draft.bare == "losses"

    def compose(self) -> ComposeResult:
        """Label and editor."""
        yield self._sign
        yield self._label
        yield self.editor

    def on_mount(self) -> None:
        """Say everything for the first time."""
        self.retell()

    # --- words -----------------------------------------------------------------------------------

    @property
    def label(self) -> str:
        """What the field is called."""
        return values.label(f"{self.draft.bare}.{self.field}".lstrip("."), self.draft.session.sitting.lang)

    @property
    def full_label(self) -> str:
        """What the field is called, with the code of the victim or entry."""
        return wording.label(self.path, self.draft.session.sitting.lang)

    def help(self) -> str:
        """What to enter and why it is asked, who may see it, and the answer that is not a value."""
        sitting = self.draft.session.sitting
        lines = [
            messages.text(self.fact.help, sitting.lang) if messages.has(self.fact.help, sitting.lang) else ""
        ]
        # What tells danger is asked first, however sensitive it is.
        if self.fact.sensitivity != "public" and interview_themes.theme_of(self.path) != "safety":
            lines.append(sitting.t(f"form.sensitivity.{self.fact.sensitivity}"))
        mark = values.mark(self.draft.session, self.path)
        if mark:
            lines.append(sitting.t("form.marked", mark=mark))
        return plain(" ".join(lines))

    def words(self, answer: str) -> str:
        """An answer as it is read out: yes, no, or the words of a choice."""
        t = self.draft.session.sitting.t
        if self.fact.kind == "yes_no":
            return t("form.yes" if answer == "ya" else "form.no")
        return self.choice_words(answer)

    def choice_words(self, text: str) -> str:
        """The words of chosen values."""
        lang = self.draft.session.sitting.lang
        if self._is_currency:
            return currencies.words(self.draft.session.sitting, text)
        if self.fact.kind == "choice":
            return wording.choice(f"{self.draft.bare}.{self.field}".lstrip("."), text, lang)
        return "; ".join(self._entry_words(each) for each in text.replace(",", " ").split())

    def _entry_words(self, entry_id: str) -> str:
        session = self.draft.session
        for name in self._targets():
            for entry in getattr(session.case, name):
                if entry.id == entry_id:
                    return session.show(" ".join(values.entry(session, name, entry).split()))
        return entry_id

    def _targets(self) -> tuple[str, ...]:
        # An event may concern victims and defendants alike.
        return ("victims", "defendants") if self.field == "concerns" else (self.fact.to,)

    def options(self) -> list[Row]:
        """What can be chosen."""
        session = self.draft.session
        if self._is_currency:
            return [Row(code, self.choice_words(code)) for code in (*currencies.LISTED, currencies.OTHER)]
        if self.fact.kind == "choice":
            return [Row(code, self.choice_words(code)) for code in self.fact.choices]
        return [
            Row(entry.id, session.show(values.entry(session, name, entry)))
            for name in self._targets()
            for entry in getattr(session.case, name)
        ]

    # --- state -----------------------------------------------------------------------------------

    @property
    def guarded(self) -> bool:
        """Whether a stored answer is changed only after a question in words."""
        return vocabulary.without_ids(self.path) in GUARDED

    def _secret(self, text: str) -> bool:
        """Whether a text in this field gives an identity away."""
        if not text:
            return False
        if self.fact.sensitivity in ("identity", "contact"):
            return True
        hides = self.fact.sensitivity == "health" or self.draft.session.hides(text)
        return self.fact.kind in ("line", "passage") and hides

    @property
    def locked(self) -> bool:
        """Whether what is stored may not be seen now, and so may not be edited either."""
        return not self.draft.session.sitting.shows(self.path) and self._secret(self.draft.stored(self.field))

    @property
    def hidden(self) -> bool:
        """Whether something else stands there: for a stored secret always, for a new one when it is left."""
        if self.draft.session.sitting.shows(self.path):
            return False
        new = self._inside and not self.locked
        return self.locked or (self._secret(self.editor.answer) and not new)

    def enter(self) -> None:
        """One came to the field."""
        self._inside = True
        self._veil()

    def exit(self) -> None:
        """The field was left."""
        self._inside = False
        self._veil()

    def _veil(self) -> None:
        self.editor.hide(self._in_place() if self.hidden else None, locked=self.locked)

    def _in_place(self) -> str:
        """What stands there instead: an account without the identities in it; of a secret only that it is."""
        if self.fact.sensitivity == "public":
            return self.draft.session.account(self.editor.answer)
        return HIDDEN

    def take(self) -> None:
        """Give the draft what stands in the editor."""
        self._seen = self.editor.answer
        self.draft.put(self.field, self._seen)

    def show_draft(self) -> None:
        """Show what the draft holds now, not what stands in the editor."""
        self._seen = self.editor.answer
        self.editor.put(self.draft.shown(self.field))
        self._seen = self.editor.answer

    def give_up(self) -> None:
        """Show what is stored again."""
        self.draft.texts.pop(self.field, None)
        self.draft.faults.pop(self.field, None)
        self._seen = self.editor.answer
        self.retell()

    def retell(self) -> None:
        """Say everything anew."""
        if self.editor.answer != self._seen:
            self.take()
        sitting = self.draft.session.sitting
        fault = self.draft.faults.get(self.field)
        sign = "!" if fault else ("~" if self.field in self.draft.texts and not self.draft.is_new else " ")
        star = " *" if self.fact.required and not self._is_currency else ""
        self._sign.update(sign)
        self._label.update(f"{self.label}{star}")
        self.display = self.draft.asked(self.field)
        if isinstance(self.editor, YesNoEditor):
            self.editor.relabel(sitting.t("form.yes"), sitting.t("form.no"))
        self.editor.put(self.draft.shown(self.field))
        self._seen = self.editor.answer
        if isinstance(self.editor, ChoosingEditor):
            self.editor.teach(sitting.t("form.accept"))
        self._veil()
        mark = values.mark(self.draft.session, self.path)
        self.editor.hint(f"[{mark}]" if mark else self._empty_hint())
        self.set_class(bool(fault), "-faulty")
        self._tell_fault(fault if self.display else None)

    def _empty_hint(self) -> str:
        key = f"form.hint.{self.fact.kind}"
        return self.draft.session.sitting.t(key) if messages.has(f"tui.{key}") else ""

    def _tell_fault(self, fault: str | None) -> None:
        if fault and self._fault is None:
            self._fault = Static(fault, classes="field-fault", markup=False)
            if self.parent is not None:
                self.parent.mount(self._fault, after=self)  # type: ignore[attr-defined]
        elif fault and self._fault is not None:
            self._fault.update(fault)
        elif self._fault is not None:
            self._fault.remove()
            self._fault = None
