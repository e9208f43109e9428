"""Moodle feedback: one header row with full name, groups, course and date, then ``(label) name``.

Ticks are joined by line breaks, and texts are written as in HTML (``&amp;``).
"""

import html
import re
from collections.abc import Sequence

from analysis.reading.layout import Head, Layout, cell, width
from analysis.vocabulary.headers import column_role
from analysis.vocabulary.text import normalise, tidy

_NAME = {
    "full name", "fullname", "user full name", "vollstandiger name", "nom complet", "nombre completo", "nome completo",
    "volledige naam", "imie i nazwisko",
}  # fmt: skip
_DATE = {"date", "datum", "fecha", "data"}
_BETWEEN = {
    "groups": "custom", "group": "custom", "gruppen": "custom", "groupes": "custom", "grupos": "custom",
    "gruppi": "custom", "groepen": "custom", "course": "custom", "kurs": "custom", "cours": "custom",
    "curso": "custom", "corso": "custom", "cursus": "custom",
    "grupy": "custom", "id number": "respondent_id",
    "id nummer": "respondent_id", "username": "name", "email address": "email", "e mail adresse": "email",
    "adresse de courriel": "email", "department": "custom", "institution": "custom", "phone": "phone",
    "mobile phone": "phone", "city town": "location", "country": "location", "user picture": "custom",
}  # fmt: skip
_LONG_DATE = re.compile(r"\D{2,}\d.*\b20\d\d\b.*\d{1,2}[:.]\d\d|.*\b20\d\d, \d{1,2}[:.]\d\d")
_LABELLED = re.compile(r"\(([^()]{1,60})\) (?=\S)")


def layout(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout if the header begins with a full name and leads to a date, as Moodle writes it."""
    header = [tidy(html.unescape(text)) for text in rows[0]] if rows else []
    date = next((at for at, text in enumerate(header[:12]) if normalise(text) in _DATE), None)
    if not date or normalise(header[0]) not in _NAME or len(header) == date + 1:
        return None
    between = header[1:date]
    if not all(_between(text) for text in between) or not _is_moodle(header, date, rows[1:30]):
        return None
    header += [""] * (width(rows[:50]) - len(header))
    labelled = sum(bool(_LABELLED.match(text)) for text in header[date + 1 :]) * 2 > len(header) - date - 1
    heads = [Head(text, role=_role(text, at, date)) for at, text in enumerate(header)]
    if labelled:
        heads = [head if head.role else Head(_LABELLED.sub("", head.text, count=1)) for head in heads]
    return Layout("moodle", 1, tuple(heads), ("\n",), write_ins=False, translate=html.unescape)


def _between(text: str) -> str | None:
    return _BETWEEN.get(normalise(text)) or column_role(text)


def _role(text: str, at: int, date: int) -> str | None:
    if at in (0, date):
        return "timestamp" if at else "name"
    return (_between(text) or "custom") if at < date else None


def _is_moodle(header: Sequence[str], date: int, rows: Sequence[Sequence[str]]) -> bool:
    """Return whether more than name and date speaks for Moodle: groups, a course, labels, or its long dates."""
    known = {"groups", "course", "gruppen", "kurs", "groupes", "cours", "grupos", "curso", "gruppi", "corso", "groepen",
        "cursus", "grupy",
    }  # fmt: skip
    if known & {normalise(text) for text in header[1:date]}:
        return True
    return any(map(_LABELLED.match, header[date + 1 :])) or any(_LONG_DATE.match(cell(row, date)) for row in rows)
