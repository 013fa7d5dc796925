"""Where things live: the folders of one installation, and what is shipped with the program."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from legal_assist.durable_files import ensure_folder, fault_of
from legal_assist.errors import DocumentError, StoreError
from legal_assist.store_folder import CASES, OUTPUT, TRAINING

#: Environment variable that moves the whole workspace elsewhere.
HOME_VARIABLE: Final = "LEGAL_ASSIST_HOME"

_PACKAGE: Final = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Workspace:
    """The folders of one installation or training room.

    Args:
        root: the folder that holds everything; it need not exist yet.
    """

    root: Path

    @classmethod
    def find(cls, store: Path | None = None) -> Workspace:
        """The workspace that `--store DIR` names, or the usual place when it names none.

        Raises:
            StoreError: the place can't be worked out (a home or a working folder that is gone).
        """
        try:
            return cls(store.expanduser().absolute() if store is not None else default_root())
        except (OSError, RuntimeError):  # the folder we stand in was deleted, or there is no such home
            raise StoreError("workspace.no_such_place", place=str(store or "~")) from None

    @property
    def cases(self) -> Path:
        """Folder of the case files."""
        return self.root / CASES

    @property
    def index(self) -> Path:
        """File of the list of cases; it can always be rebuilt."""
        return self.root / "index.json"

    @property
    def receipts(self) -> Path:
        """Folder of the private receipts of documents that were made."""
        return self.root / "receipts"

    @property
    def training(self) -> Path:
        """Root of the separate training store."""
        return self.root / TRAINING

    @property
    def output(self) -> Path:
        """Folder for finished documents when the user names none."""
        return self.root / OUTPUT

    @property
    def logs(self) -> Path:
        """Folder of redacted fault logs."""
        return self.root / "logs"

    def prepare(self) -> None:
        """Create the root for its owner only.

        Raises:
            StoreError: it can't be created, or is a file.
        """
        try:
            ensure_folder(self.root)
        except OSError as error:
            raise StoreError(f"workspace.{fault_of(error)}", place=str(self.root)) from error


def default_root() -> Path:
    """The folder named by ``LEGAL_ASSIST_HOME``, else where this system keeps a program's data."""
    named = os.environ.get(HOME_VARIABLE, "").strip()
    if named:
        return Path(named).expanduser().absolute()
    import platformdirs

    return platformdirs.user_data_path("legal-assist", appauthor=False, roaming=False)


def templates_dir() -> Path:
    """Folder of the shipped document templates: the packaged copy, else the checkout's."""
    return _shipped("_templates", Path("templates") / "legal")


def samples_dir() -> Path:
    """Folder of the invented sample cases: the packaged copy, else the checkout's."""
    return _shipped("_samples", Path("samples"))


def guides_dir() -> Path:
    """Folder of the guides: the packaged copy, else the checkout's."""
    return _shipped("_guides", Path("docs"))


def _shipped(packaged: str, in_checkout: Path) -> Path:
    for folder in (_PACKAGE / packaged, _PACKAGE.parent / in_checkout):
        if folder.is_dir():
            return folder
    raise DocumentError("workspace.part_missing", place=in_checkout.as_posix())
