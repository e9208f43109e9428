"""Columns that identify people although their names do not say so."""

import re
from itertools import pairwise

from analysis.reading.columns import Column
from analysis.vocabulary.text import normalise

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]{2,}\Z")
_IP = re.compile(r"(\d{1,3}\.){3}\d{1,3}\Z|[0-9a-f]{1,4}(:[0-9a-f]{0,4}){3,7}\Z", re.IGNORECASE)
_PHONE = re.compile(r"\+?[\d\s().-]{9,20}\Z")
_ROW_NUMBER = ("", "id", "no", "nr", "n", "number", "index", "lp", "unnamed 0")
_NUMBERED_PEOPLE = re.compile(
    r"((the |your |my )?(student|pupil|learner|teacher|staff|employee|personnel|participant|respondent|subject|case|"
    r"user|person|member|record|response|submission|interview|questionnaire|matric\w*|roll|registration|internal|external|"
    r"join|link|worker|prolific|mturk|panel|unique|anonymous|anonymised|anonymized) ?"
    r"(id|ids|key|number|no|nr|num|code|identifier)( number)?|id( number| code)?|respondents?|participants?|subject|"
    r"personalnummer|matrikelnummer|matricule|numero de empleado|numero de participante|uuid|guid|uid|pid|sid)\Z"
)
_TIMES = re.compile(
    r"\b(time ?stamp|date ?time|time|submitted|submission|created|completed|completion|started|start|end|recorded|"
    r"modified|updated|finished)\b"
)
_STAMP = re.compile(r"(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d\d))[T ,]+\d{1,2}:\d\d\b.*\Z")
_LONGEST_NAME = 4
_DESTROYED = re.compile(r"\d([.,]\d+)?E\+\d+\Z", re.IGNORECASE)
_TOKEN = re.compile(r"(?=\w*\d)(?=\w*[A-Za-z])(?!\d{1,2}[A-Za-z]{3,9}\d{2,4}\Z)[A-Za-z0-9_]{8,40}\Z")
_UUID = re.compile(r"\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?\Z", re.IGNORECASE)
_DISTINCT = 0.95
_PLACE = re.compile(r"-?\d{1,3}\.\d{4,}(\s*[,;]\s*|\s)-?\d{1,3}\.\d{4,}(\s-?\d+(\.\d+)?){0,2}\Z")
_FORMS = (("email", _EMAIL), ("ip_address", _IP), ("location", _PLACE))


def role_by_content(column: Column, header: str) -> str | None:
    """Return email, ip_address, location, respondent_id or phone if most texts are of that form, else None.

    ``header`` matters for telephone numbers, which look like other numbers, for ``row_number``: a column without a
    name, or named as an id, that only counts the rows, and for ``timestamp``: one without a question above it.
    """
    cells = column.filled()
    total = sum(cells.values())
    if not total:
        return None
    if normalise(header) in _ROW_NUMBER and total > 2 and _counts_up(list(cells)):
        return "row_number"
    if _NUMBERED_PEOPLE.match(normalise(header)) and total > 2 and len(cells) >= _DISTINCT * total:
        return "respondent_id"
    if _names_a_time(header) and sum(n for text, n in cells.items() if _STAMP.match(text)) >= _DISTINCT * total:
        return "timestamp"
    if "?" not in header and total > 2 and len(cells) >= _DISTINCT * total and all(map(_TOKEN.match, cells)):
        return "respondent_id"
    for role, form in (*_FORMS, ("respondent_id", _UUID), ("respondent_id", _DESTROYED)):
        if sum(n for text, n in cells.items() if form.match(text)) > 0.5 * total:
            return role
    speaks_of_phone = re.search(
        r"\b(phone|mobile|cell|telephone|tel|telefono|telefon|handy|whatsapp)\b", normalise(header)
    )
    if speaks_of_phone and sum(n for text, n in cells.items() if _PHONE.match(text)) > 0.5 * total:
        return "phone"
    return None


def _names_a_time(header: str) -> bool:
    """Return whether a header is empty or the short name of a time, which no question is."""
    plain = normalise(header)
    return not plain or ("?" not in header and len(plain.split()) <= _LONGEST_NAME and bool(_TIMES.search(plain)))


def _counts_up(texts: list[str]) -> bool:
    """Return whether distinct texts are whole numbers that only rise, by one nearly everywhere."""
    if not all(text.isascii() and text.isdigit() and len(text) < 8 for text in texts):
        return False
    steps = [int(after) - int(before) for before, after in pairwise(texts)]
    return all(step > 0 for step in steps) and sum(step == 1 for step in steps) >= 0.7 * len(steps)
