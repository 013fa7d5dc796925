"""What happened, in paragraphs: before, during, after; act, means, purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from legal_assist.documents.frame import Frame, Plain


def paragraphs(frame: Frame) -> Plain:
    """The account of the case, in the order of time, and the three elements of the offence."""

    def lines(path: str, key: str) -> list[str]:
        text = frame.answers.text(path)
        # An answer in the place of an account ("menyusul") would say nothing by itself.
        if text and path in frame.case.marks and not frame.answers.valued(path):
            return [frame.words(f"story.{key}", answer=text)]
        return [one for one in text.split("\n") if one.strip()]

    return {
        "sebelum": lines("story_before", "before"),
        "selama": lines("story_during", "during"),
        "sesudah": lines("story_after", "after"),
        "unsur": [
            *_element(frame, "element_act", "act"),
            *_element(frame, "element_means", "means"),
            *_element(frame, "element_purpose", "purpose"),
        ],
    }


def _element(frame: Frame, path: str, key: str) -> list[str]:
    """An element of the offence with its lead-in, so that a catchword reads as well as a sentence."""
    first, *more = [one for one in frame.answers.text(path).split("\n") if one.strip()] or [""]
    if not first:
        return []
    end = "" if first.rstrip()[-1:] in ".;:!?…" or first in frame.answers.markers else "."
    return [frame.words(f"story.{key}", answer=f"{first}{end}"), *more]
