"""The goals of the guided interview, read from data beside the catalogue."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, ValidationError

from legal_assist.documents import catalogue as catalogues
from legal_assist.errors import DocumentError
from legal_assist.law.rule_terms import RuleModel

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.documents.catalogue import Catalogue


class Goal(RuleModel):
    """What somebody wants to reach, the papers it takes, and the checklists whose questions come first."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: str
    title_en: str
    about: str
    about_en: str
    documents: tuple[str, ...] = Field(min_length=1)
    first: tuple[str, ...] = ()


class _File(RuleModel):
    goal: tuple[Goal, ...]


def load(folder: Path, catalogue: Catalogue) -> tuple[Goal, ...]:
    """Read ``goals.toml`` of a template folder.

    Raises:
        DocumentError: it is missing or faulty, or a goal names a document that there is not.
    """
    try:
        found = _File.model_validate(tomllib.loads((folder / "goals.toml").read_text(encoding="utf-8"))).goal
    except OSError:
        raise DocumentError("documents.template_missing", template="goals.toml") from None
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        detail = str(error).splitlines()[0]
        raise catalogues.faulty([("goals.toml", detail)]) from None
    known = {entry.id for entry in catalogue.entries}
    unknown = [(one.id, name) for one in found for name in one.documents if name not in known]
    if unknown:
        raise catalogues.faulty(unknown)
    return found
