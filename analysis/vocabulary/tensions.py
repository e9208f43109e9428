"""The tensions that schools live with, and when either side helps."""

import re
from functools import cache

from analysis.vocabulary import table
from analysis.vocabulary.text import normalise


@cache
def _known() -> tuple[tuple[re.Pattern, tuple[str, str, str]], ...]:
    return tuple(
        (re.compile(row["pattern"]), (row["name"], row["left_helps_when"], row["right_helps_when"]))
        for row in table("tensions")
    )


def known_tension(wording: str) -> tuple[str, str, str] | None:
    """Return the short name of a tension, and when its left and its right side help; None where it is not known."""
    text = normalise(wording)
    return next((found for pattern, found in _known() if pattern.search(text)), None)


def poles(wording: str) -> tuple[str, str]:
    """Return the left and the right pole of a two-sided item ("left:right", "left ... right"); empty where unknown."""
    parts = re.split(r"\s*(?::|\.{3}|…|\s[-–|]\s|<->|\bvs\b\.?)\s*", wording.strip())
    return (parts[0].strip(), parts[-1].strip()) if len(parts) == 2 and all(map(str.strip, parts)) else ("", "")
