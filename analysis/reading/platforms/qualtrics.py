"""Qualtrics: tags, question texts and ``{"ImportId": ...}`` in three header rows; two in older and hand-made files.

Previews, tests and spam are marked in Status, unfinished responses in Finished. Ticks are joined by a bare comma, or
stand in one column per choice; ``Q5_TEXT`` holds what was typed beside "Other".
"""

import html
import re
from collections.abc import Callable, Sequence

from analysis.reading.layout import Head, Layout, cell, width
from analysis.vocabulary.headers import column_role
from analysis.vocabulary.text import normalise, tidy

_TAGS = {
    "startdate", "enddate", "status", "ipaddress", "progress", "duration in seconds", "finished", "recordeddate",
    "responseid", "recipientlastname", "recipientfirstname", "recipientemail", "externalreference",
    "locationlatitude", "locationlongitude", "distributionchannel", "userlanguage", "q recaptchascore",
}  # fmt: skip
_LEGACY = {
    "responseid": "respondent_id", "responseset": "custom", "name": "name", "externaldatareference": "custom",
    "emailaddress": "email", "email": "email", "ipaddress": "ip_address", "status": "status", "startdate": "timestamp",
    "enddate": "timestamp", "finished": "finished",
}  # fmt: skip
_NOT_PEOPLE = {
    "survey preview": "preview", "preview": "preview", "1": "preview",
    "survey test": "test", "test": "test", "2": "test",
    "spam": "spam", "8": "spam", "possible spam": "spam",
}  # fmt: skip

_CHOICE = {"selected choice", "choix selectionne", "opcion seleccionada", "ausgewahlte auswahl", "gewahlte option"}
_SEEN_ONLY = ("-99",)


def layout(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout if there is a row of import ids, or the tags of Qualtrics in the first row."""
    if len(rows) < 2:
        return None
    import_ids = next((at for at, row in enumerate(rows[:5]) if any('"ImportId"' in text for text in row)), None)
    tags = [tidy(text) for text in rows[0]]
    known = sum(normalise(text) in _TAGS for text in tags)
    legacy = sum(bool(re.fullmatch(r"V\d+", text)) for text in tags)
    if import_ids is None and known < 4 and legacy < 5:
        return None
    header_rows = 2 if import_ids is None else import_ids + 1
    texts = [_plain_text(text) for text in rows[1 if header_rows > 1 else 0]]
    columns = max(len(tags), width(rows[:50]))
    heads = _heads(tags, texts, columns)
    return Layout(
        "qualtrics", header_rows, heads, (",",), write_ins=False, unanswered=_SEEN_ONLY, reason=_reason(heads)
    )


def _plain_text(text: str) -> str:
    return tidy(html.unescape(re.sub(r"<[^>]{1,200}>", " ", text)))


def _heads(tags: list[str], texts: list[str], columns: int) -> tuple[Head, ...]:
    groups: dict[str, list[int]] = {}
    for at in range(columns):
        groups.setdefault(_base(cell(tags, at)), []).append(at)
    heads = {}
    for base, members in groups.items():
        stem = _stem([cell(texts, at) for at in members]) if base and len(members) > 1 else None
        for at in members:
            heads[at] = _head(cell(tags, at), cell(texts, at), stem)
    return tuple(heads[at] for at in range(columns))


def _base(tag: str) -> str:
    return re.sub(r"(_\d+)?(_TEXT)?\Z", "", tag)


def _stem(texts: list[str]) -> str | None:
    """Return what the texts of one question share in front of the last `` - `` they have in common, or None."""
    first, last = min(texts), max(texts)
    alike = next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    shared, dash, _ = first[:alike].rpartition(" - ")
    if not dash:
        return None
    stem, dash, last = shared.rpartition(" - ")
    return stem if dash and normalise(last) in _CHOICE else shared


def _head(tag: str, text: str, stem: str | None) -> Head:
    role = _LEGACY.get(normalise(text).replace(" ", "")) if re.fullmatch(r"V\d+", tag) else None
    if role is None and normalise(tag) in _TAGS:
        role = column_role(tag) or "custom"
    if role is None and normalise(tag) in ("locationlatitude", "locationlongitude", "locationaccuracy"):
        role = "location"
    if role:
        return Head(text or tag, role=role)
    if tag.endswith("_TEXT"):
        return Head(text or tag, _base(tag), companion=True)
    own = text.removeprefix(f"{stem} - ") if stem else text
    choice, dash, option = own.partition(" - ")
    if stem and normalise(choice) in _CHOICE:
        return Head(option, stem) if dash else Head(stem)
    return Head(own or tag, stem)


def _reason(heads: Sequence[Head]) -> Callable[[Sequence[str]], str | None]:
    status = next((at for at, head in enumerate(heads) if head.role == "status"), None)
    finished = next((at for at, head in enumerate(heads) if head.role == "finished"), None)

    def reason(row: Sequence[str]) -> str | None:
        mark = normalise(cell(row, status)) if status is not None else ""
        if mark in _NOT_PEOPLE:
            return _NOT_PEOPLE[mark]
        if finished is not None and normalise(cell(row, finished)) in ("false", "0", "no", "falsch", "faux"):
            return "unfinished"
        return None

    return reason
