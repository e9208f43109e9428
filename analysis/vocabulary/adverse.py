"""Whether a rated statement speaks of something bad, so that to agree with it is no good sign."""

import re
from functools import cache

from analysis.vocabulary import table
from analysis.vocabulary.text import normalise

_BY_HOW_MUCH = ("agreement", "amount", "extent", "frequency", "recurrence", "intensity")
"""Scales whose labels say how much or how often, and leave it to the wording whether that is good."""
_TELLS_THE_ENDS = re.compile(r"\d")

_TAKEN_BACK = re.compile(
    r"\b(without|not|never|no longer|free (of|from)|rarely|seldom|sans|sin|ohne|nicht)( \w+){0,2}$"
)


@cache
def _ill() -> re.Pattern:
    return re.compile("|".join(row["pattern"] for row in table("adverse")))


def is_open_to_doubt(wording: str, scale_id: str) -> bool:
    """Return whether the upper end of a scale is not the good one as far as words tell: much of something bad."""
    if scale_id.startswith("numeric"):
        return not _TELLS_THE_ENDS.search(wording) and speaks_ill(wording)
    return scale_id in _BY_HOW_MUCH and speaks_ill(wording)


def speaks_ill(wording: str) -> bool:
    """Return whether a statement speaks of something bad, as far as its words tell, in English and a little beyond.

    "I feel micromanaged" does, "without being judged" does not. Errors are cheap on one side only: a statement that is
    taken for a bad one costs a question to the uploader, one that is not is counted the wrong way round.
    """
    text = normalise(wording)
    return any(not _TAKEN_BACK.search(text[: hit.start()].rstrip()) for hit in _ill().finditer(text))
