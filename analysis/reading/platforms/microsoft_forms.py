"""Microsoft Forms: one header row that begins with ID, start, completion, e-mail and name; ticks end in ``;``.

A title used twice gets a number without a blank (``Name2``). Quizzes add ``Points - `` and ``Feedback - `` columns.
"""

import re
from collections.abc import Sequence

from analysis.reading.layout import Head, Layout, width, with_identity
from analysis.vocabulary.headers import column_role
from analysis.vocabulary.text import normalise, tidy

_TAIL = ("last modified time", "language", "total points", "quiz feedback")


def layout(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout if the header begins as Microsoft Forms writes it, in any of its languages."""
    if not rows or len(rows[0]) < 4 or normalise(rows[0][0]) not in ("id", "identyfikator"):
        return None
    if [column_role(text) for text in rows[0][1:3]] != ["timestamp", "timestamp"]:
        return None
    header = [tidy(text) for text in rows[0]]
    header += [""] * (width(rows[:50]) - len(header))
    known = {normalise(text) for text in header}
    heads = [Head(_without_number(text, known), role=_role(at, text)) for at, text in enumerate(header)]
    return Layout("microsoft_forms", 1, with_identity(heads), (";",))


def _role(at: int, text: str) -> str | None:
    plain = normalise(text)
    if at == 0:
        return "row_number"
    if at < 5 and (role := column_role(text)):
        return role
    if plain in _TAIL:
        return column_role(text)
    return "score" if text.lower().startswith(("points - ", "feedback - ")) else None


def _without_number(text: str, known: set[str]) -> str:
    """Return a repeated title without its number: a digit counts as one only where the bare title stands as well."""
    found = re.match(r"(.*\D)\d{1,2}\Z", text)
    return found[1] if found and normalise(found[1]) in known else text
