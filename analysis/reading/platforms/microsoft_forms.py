"""Microsoft Forms: one header row that begins with ID, start, completion, e-mail and name; ticks end in ``;``.

A title used twice gets a number without a blank (``Name2``). Quizzes add ``Points - `` and ``Feedback - `` columns.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.reading.layout import Head, Layout, cell, shared_start, width, with_identity
from analysis.reading.times import days_of
from analysis.vocabulary.headers import column_role
from analysis.vocabulary.text import normalise, tidy

_FRONT = ("row_number", "timestamp", "timestamp", "email", "name")
_IN_FRONT = len(_FRONT)
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\Z|an[oó]n[iy]m\w*\Z", re.IGNORECASE)
_ADDED = ("timestamp", "language", "score")
_FEWEST_WORDS = 2
_POINTS = re.compile(r"[^-]{2,40} - (.+)\Z")


def layout(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout if the header begins as Microsoft Forms writes it, in any of its languages."""
    if not rows or len(rows[0]) < 4 or normalise(rows[0][0]) not in ("id", "identyfikator"):
        return None
    header = [tidy(text) for text in rows[0]]
    named = [column_role(text) for text in header[1:3]] == ["timestamp", "timestamp"]
    if not named and not _hold_times(rows[1:50]):
        return None
    header += [""] * (width(rows[:50]) - len(header))
    known = {normalise(text) for text in header}
    heads = [
        Head(_without_number(text, known), role=role) for text, role in zip(header, _roles(header, named), strict=True)
    ]
    return Layout("microsoft_forms", 1, tuple(_grids(with_identity(heads))), (";",))


def _grids(heads: Sequence[Head]) -> list[Head]:
    """Return heads in which neighbours share the title of their grid, which newer exports set before a full stop."""
    found = list(heads)
    for at in range(1, len(found)):
        pair = heads[at - 1 : at + 1]
        if any(head.role for head in pair):
            continue
        title = shared_start([head.text for head in pair]).rpartition(".")[0]
        if len(title.split()) >= _FEWEST_WORDS and all(head.text[len(title) + 1 :].strip() for head in pair):
            for place, head in zip((at - 1, at), pair, strict=True):
                found[place] = replace(head, text=head.text[len(title) + 1 :].strip(), stem=title.rstrip(": "))
    return found


def _hold_times(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether the second and third column hold times and the fourth addresses, in whatever language."""
    people = [row for row in rows if any(row)]
    times = all(
        len(days_of(cell(row, at) for row in people)) == len({cell(row, at) for row in people}) for at in (1, 2)
    )
    return bool(people) and times and all(_ADDRESS.match(cell(row, 3)) for row in people)


def _roles(header: Sequence[str], named: bool) -> Iterator[str | None]:
    """Yield the role of every column: the five in front, what newer exports and quizzes add behind them, and points.

    Points and feedback are headed by the question they belong to, which stands before them.
    """
    leading, asked = True, set()
    for at, text in enumerate(header):
        role = "row_number" if at == 0 else column_role(text)
        if not named and at < _IN_FRONT:
            role = _FRONT[at]
        leading = leading and role is not None and (at < _IN_FRONT or role in _ADDED)
        points = _POINTS.match(text)
        if leading:
            yield role
        elif points and normalise(points[1]) in asked:
            yield "score"
        else:
            yield None
        asked.add(normalise(text))


def _without_number(text: str, known: set[str]) -> str:
    """Return a repeated title without its number: a digit counts as one only where the bare title stands as well."""
    found = re.match(r"(.*\D)\d{1,2}\Z", text)
    return found[1] if found and normalise(found[1]) in known else text
