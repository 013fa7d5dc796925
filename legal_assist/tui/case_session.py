"""One open case: what was read, how it is masked, and the only way it is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from legal_assist.cases import editing, vocabulary
from legal_assist.desk.masking import Mask
from legal_assist.errors import CaseDataError
from legal_assist.tui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from legal_assist.cases.case import Case
    from legal_assist.desk import Opened
    from legal_assist.tui.sitting import Sitting

#: Texts whose hidden form is kept: more than stand on one page of a form.
_MOST_ACCOUNTS: Final = 100


class CaseSession:
    """The case that several screens show at once.

    Args:
        sitting: the sitting.
        opened: the case as it was read.
    """

    def __init__(self, sitting: Sitting, opened: Opened) -> None:
        self.sitting = sitting
        self._opened = opened
        self._mask = Mask(opened.case)
        self._accounts: dict[str, str] = {}

    @property
    def opened(self) -> Opened:
        """The case and its revision as last read or saved here."""
        return self._opened

    @property
    def case(self) -> Case:
        """The case."""
        return self._opened.case

    def heading(self, *more: str) -> str:
        """Code name, invented mark, and what else tells where one is; what is empty is left out."""
        mark = self.sitting.t("invented") if self.case.invented else ""
        return " · ".join(part for part in (self.case.code, mark, *more) if part)

    def show(self, words: str) -> str:
        """Words as they may be shown: code names instead of identities, unless they are revealed."""
        return plain(words if self.sitting.revealed else self._mask.text(words))

    def hides(self, words: str) -> bool:
        """Whether these words would give an identity away."""
        return self.account(words) != words

    def account(self, words: str) -> str:
        """What somebody typed at length, with codes in place of identities and every other word."""
        found = self._accounts.get(words)
        if found is None:
            if len(self._accounts) > _MOST_ACCOUNTS:
                self._accounts.clear()
            found = self._accounts[words] = self._mask.account(words)
        return found

    def has(self, path: str) -> bool:
        """Whether an entry is still there; the case itself (an empty path) always is."""
        try:
            return not path or editing.get(self.case, path) is not None
        except CaseDataError:
            return False

    def has_field(self, path: str) -> bool:
        """Whether the entry a field belongs to is still there."""
        parts = path.split(".")
        owners = [number for number, part in enumerate(parts, start=1) if vocabulary.is_entry_id(part)]
        return self.has(".".join(parts[: owners[-1]]) if owners else "")

    async def change(self, job: Callable[[Opened], Opened]) -> Opened:
        """Save one change, after those asked for before.

        Raises:
            LegalAssistError: nothing was saved; the sentence says why.
        """

        def run() -> Opened:
            self._take(job(self._opened))
            return self._opened

        result: Opened = await self.sitting.write(run)
        return result

    async def reload(self) -> None:
        """Read the case again from the store."""
        code = self.case.code
        await self.sitting.write(lambda: self._take(self.sitting.desk.open(code)))

    def _take(self, opened: Opened) -> None:
        if opened is not self._opened:
            self._opened = opened
            self._mask = Mask(opened.case)
            self._accounts = {}
