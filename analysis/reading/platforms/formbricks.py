"""Formbricks: one header row that begins with No., Response ID, Timestamp and Finished, then ``1. headline``.

Rows of a matrix are ``1. headline - row``; the ids of choices stand in columns of their own and are no items. Columns
without a number are metadata, hidden fields and variables. Lists are joined by ``; ``.
"""

import re
from collections.abc import Sequence

from analysis.reading.layout import Head, Layout, cell, shared_start, width
from analysis.vocabulary.headers import IDENTITY, column_role
from analysis.vocabulary.text import normalise, tidy

_FINGERPRINT = ["no", "response id", "timestamp", "finished"]
_ROLES = {
    "no": "row_number", "response id": "respondent_id", "timestamp": "timestamp", "finished": "finished",
    "formbricks id internal": "respondent_id", "user id": "respondent_id", "userid": "respondent_id",
    "country": "location", "ipaddress": "ip_address", "ip address": "ip_address",
}  # fmt: skip
_QUESTION = re.compile(r"(\d{1,3})\. (.+)\Z", re.DOTALL)
_OPTION_ID = " - Option ID"


def layout(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout if the header begins as Formbricks writes it."""
    header = [tidy(text) for text in rows[0]] if rows else []
    if [normalise(text) for text in header[:4]] != _FINGERPRINT:
        return None
    header += [""] * (width(rows[:50]) - len(header))
    stems = _stems(header)
    heads = tuple(_head(text, stems) for text in header)
    return Layout("formbricks", 1, heads, ("; ",), reason=_reason)


def _stems(header: Sequence[str]) -> dict[str, str]:
    """Return for every number with several columns what their texts share in front of the last `` - ``."""
    texts: dict[str, list[str]] = {}
    for text in header:
        if (found := _QUESTION.match(text)) and not text.endswith(_OPTION_ID):
            texts.setdefault(found[1], []).append(found[2])
    shared = {number: shared_start(own).rpartition(" - ")[0] for number, own in texts.items() if len(own) > 1}
    return {number: stem for number, stem in shared.items() if stem}


def _head(text: str, stems: dict[str, str]) -> Head:
    found = _QUESTION.match(text)
    if found is None:
        role = _ROLES.get(normalise(text)) or column_role(text)
        return Head(text, role=role if role in IDENTITY or normalise(text) in _FINGERPRINT else "custom")
    if text.endswith(_OPTION_ID):
        return Head(text, role="custom")
    stem = stems.get(found[1])
    if stem:
        return Head(found[2].removeprefix(f"{stem} - "), stem)
    role = column_role(found[2])
    return Head(found[2], role=role if role in ("email", "name", "phone") else None)


def _reason(row: Sequence[str]) -> str | None:
    return "unfinished" if normalise(cell(row, 3)) in ("no", "false", "0") else None
