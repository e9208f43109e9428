"""Alchemer (SurveyGizmo): one header row, and what a column stands for comes before its question: ``Option:Question``.

``Other - Write In:Question`` holds what was typed. Status tells partial responses, which are often the majority.
"""

import re
from collections.abc import Callable, Sequence

from analysis.reading.layout import Head, Layout, cell, width
from analysis.vocabulary.headers import column_role
from analysis.vocabulary.text import normalise, tidy

_FINGERPRINT = {"time started", "date submitted", "status"}
_METADATA = {
    "time started": "timestamp", "date submitted": "timestamp", "status": "status", "response id": "respondent_id",
    "contact id": "respondent_id", "ip address": "ip_address", "longitude": "location", "latitude": "location",
    "country": "location", "city": "location", "state region": "location", "postal": "location",
    "legacy comments": "custom", "comments": "custom", "language": "custom", "referer": "custom",
    "sessionid": "custom", "session id": "custom", "user agent": "custom", "extended referer": "custom",
    "tags": "custom", "link name": "custom", "survey link": "custom", "time taken seconds": "duration",
}  # fmt: skip
_UNFINISHED = ("partial", "disqualified", "deleted")


def layout(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout if the leading columns are those of Alchemer."""
    header = [tidy(text) for text in rows[0]] if rows else []
    if not set(map(normalise, header[:8])) >= _FINGERPRINT:
        return None
    header += [""] * (width(rows[:50]) - len(header))
    leading = next((at for at, text in enumerate(header) if normalise(text) not in _METADATA), len(header))
    heads = [_head(header, at, leading) for at in range(len(header))]
    return Layout("alchemer", 1, tuple(heads), (";",), reason=_reason(heads))


def _head(header: Sequence[str], at: int, leading: int) -> Head:
    text = header[at]
    if at < leading:
        return Head(text, role=_METADATA[normalise(text)])
    around = [header[near] for near in (at - 1, at + 1) if leading <= near < len(header)]
    own, stem = _split(text, around)
    if stem is None:
        role = column_role(text)
        return Head(text, role=role if role in ("email", "name", "phone") else None)
    alone = at > leading and header[at - 1] == stem
    return Head(own, stem, companion=alone or _is_typed(own), open=bool(re.search(r"#\d{1,2}\Z", own)))


def _split(text: str, around: Sequence[str]) -> tuple[str, str | None]:
    """Return what a column stands for and its question: the longest end behind a colon that a neighbour has too."""
    places = [at for at, sign in enumerate(text) if sign == ":" and at]
    for at in places:
        stem = text[at + 1 :].strip()
        if stem and any(near == stem or re.search(f": ?{re.escape(stem)}\\Z", near) for near in around):
            return text[:at].rstrip(": "), stem
    if places and _is_typed(text[: places[0]]) and text[places[0] + 1 :].strip():
        return text[: places[0]], text[places[0] + 1 :].strip(": ")
    return text, None


def _is_typed(own: str) -> bool:
    return "write in" in normalise(own)


def _reason(heads: Sequence[Head]) -> Callable[[Sequence[str]], str | None]:
    status = next(at for at, head in enumerate(heads) if head.role == "status")
    return lambda row: "unfinished" if normalise(cell(row, status)) in _UNFINISHED else None
