"""Texts that people type where they have nothing to say: "n/a", "nope", a dash."""

from functools import cache

from analysis.vocabulary import table
from analysis.vocabulary.text import normalise


def says_nothing(text: str) -> bool:
    """Return whether a text answers no question: "none", "I don't know", "n/a", or no letter or number at all."""
    plain = normalise(text)
    return not plain or plain in _known()


@cache
def _known() -> frozenset[str]:
    rows = (row["words"].split("|") for row in table("comment_words") if row["kind"] == "nonanswer")
    return frozenset(normalise(words) for row in rows for words in row)
