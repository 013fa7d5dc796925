"""Every file of a bundle made into pages: PDFs as they are, pictures drawn, Word files printed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from legal_assist.documents import bundle_pictures, bundle_source
from legal_assist.errors import DocumentError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from legal_assist.documents.bundle_parts import File, Step, Stop
    from legal_assist.documents.bundle_source import Opened
    from legal_assist.documents.pdf import Converted

    #: Makes PDFs of Word files; raises `DocumentError` where there is no LibreOffice.
    Printing = Callable[[Sequence[File]], Sequence[Converted]]


def open_all(
    files: Sequence[File], printing: Printing, *, step: Step | None = None, stop: Stop | None = None
) -> dict[str, list[Opened]]:
    """Open every file, or name every one that can't be bound: none is ever left out silently.

    Args:
        files: the files, in order.
        printing: makes PDFs of the Word files among them, called once.
        step: told how far the work is.
        stop: True ends it.

    Returns:
        The opened files of each exhibit, in order.

    Raises:
        DocumentError: ``bundle.not_ready`` with a problem for each file; ``bundle.stopped``.
    """
    problems: list[Problem] = []
    printed, faults = _printed(files, printing)
    problems += faults
    found: dict[str, list[Opened]] = {}
    for number, file in enumerate(files):
        if stop is not None and stop():
            raise DocumentError("bundle.stopped")
        if step is not None:
            step("open", number, len(files))
        try:
            if file.kind == "docx":
                if file.place not in printed:
                    continue  # named already
                made = _from_word(file, printed[file.place])
            elif file.kind == "pdf":
                made = bundle_source.opened(file, file.data)
            else:
                made = bundle_source.opened(file, bundle_pictures.page(file))
        except DocumentError as error:
            problems.append(Problem(file.place, error.key, error.params))
        else:
            found.setdefault(file.exhibit, []).append(made)
    if problems:
        raise DocumentError("bundle.not_ready", problems=tuple(problems), count=len(problems))
    return found


def _from_word(file: File, printed: Converted) -> Opened:
    """A printed Word file; where other fonts stand in, its pages may end elsewhere than in Word."""
    made = bundle_source.opened(file, printed.data or b"")
    if not printed.replaced:
        return made
    told = bundle_source.note(file, "fonts", fonts=", ".join(printed.replaced))
    return replace(made, notes=(*made.notes, told))


def _printed(files: Sequence[File], printing: Printing) -> tuple[dict[str, Converted], list[Problem]]:
    words = [file for file in files if file.kind == "docx"]
    if not words:
        return {}, []
    try:
        results = printing(words)
    except DocumentError as error:
        return {}, [
            Problem(file.place, "bundle.source.word_unprinted", {"place": file.place}) for file in words
        ] + [Problem("LibreOffice", error.key, error.params)]
    made = {file.place: one for file, one in zip(words, results, strict=True) if one.data is not None}
    faults = [
        Problem(file.place, one.fault)
        for file, one in zip(words, results, strict=True)
        if one.data is None and one.fault is not None
    ]
    return made, faults
