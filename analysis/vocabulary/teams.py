"""Names of grade teams that mean the same: "Gr. 3", "3rd grade" and "Grade 3"."""

import re

from analysis.vocabulary.text import normalise

_ORDINALS = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7", "eighth": "8",
    "ninth": "9", "tenth": "10", "eleventh": "11", "twelfth": "12",
}  # fmt: skip
_KINDERGARTEN = frozenset(
    {"k", "kg", "kinder", "kindergarten", "kindergarden", "kindergarten team", "k team", "gr k", "grade k"}
)
_GRADE = re.compile(
    r"(?:(?:grades?|grs?|g|year|years|yr|niveau|curso|klasse|classe) )?"
    r"(\d{1,2})(?:st|nd|rd|th|e|er|re|ere|eme)?(?: (?:and |to |a |et |y |und )?(\d{1,2})(?:st|nd|rd|th|e|er|re|eme)?)?"
    r"(?: (?:grades?|graders?|team|teams|teachers?|year|annee))*\Z"
)


def grade_of(team: str) -> str | None:
    """Return what a team of one or more grades is called in short ("K", "3", "1-2"), None for other teams."""
    plain = re.sub(r"\b([a-z]{1,3})(\d)", r"\1 \2", normalise(team))
    plain = " ".join(_ORDINALS.get(word, word) for word in plain.split())
    if plain in _KINDERGARTEN:
        return "K"
    found = _GRADE.match(plain)
    if not found:
        return None
    return f"{int(found[1])}-{int(found[2])}" if found[2] else str(int(found[1]))
