"""Nextcloud Forms: one header row that begins with the user's id, display name and time; ticks joined by ``; ``.

Rows of a grid are ``Question (row)``. The time is ISO 8601 in any language.
"""

import re
from collections.abc import Sequence

from analysis.errors import SurveyError
from analysis.reading.layout import Head, Layout, cell, grouped, width, with_identity
from analysis.vocabulary.headers import column_role
from analysis.vocabulary.text import normalise, tidy

_USER_ID = {
    "user id", "benutzer id", "identifiant utilisateur", "id utilisateur", "id de l utilisateur", "id de usuario",
    "id do usuario", "id uzytkownika", "identyfikator uzytkownika", "identificador de usuario", "id de utilizador",
    "id do utilizador", "id utente", "gebruikers id",
}  # fmt: skip
_LONG = 5
_QUESTION = {"question", "frage", "pregunta", "pergunta", "domanda", "vraag", "pytanie"}
_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)\Z")
_ROLES = ("respondent_id", "name", "timestamp")


def layout(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout if the first three columns are those of Nextcloud Forms.

    Raises
    ------
    SurveyError
        Every answer has a row of its own.
    """
    header = [tidy(text) for text in rows[0]] if rows else []
    if len(header) < 4 or normalise(header[0]) not in _USER_ID or not _is_time(header[2], rows[1:50]):
        return None
    if len(header) == _LONG and normalise(header[3]) in _QUESTION:
        raise SurveyError(
            "This export has one row per answer, as old versions of Nextcloud Forms wrote it. "
            "Export it again from a newer version, with one row per person, and upload that file."
        )
    header += [""] * (width(rows[:50]) - len(header))
    heads = [Head(text, role=_ROLES[at] if at < 3 else None) for at, text in enumerate(header)]
    return Layout("nextcloud_forms", 1, grouped(with_identity(heads)), ("; ",))


def _is_time(header: str, rows: Sequence[Sequence[str]]) -> bool:
    texts = [cell(row, 2).strip() for row in rows]
    return column_role(header) == "timestamp" or (any(texts) and all(map(_ISO.match, filter(None, texts))))
