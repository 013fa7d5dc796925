"""One case file."""
from __future__ import annotations
from legal_assist.tui.place import Place
class CaseFile(Place[None]):
    def __init__(self, session):
        super().__init__(session.sitting)
        self.session = session
