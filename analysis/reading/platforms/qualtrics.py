"""Qualtrics: tags, question texts and ``{"ImportId": ...}`` in three header rows; two in older and hand-made files.

Previews, tests and spam are marked in Status, unfinished responses in Finished. Ticks are joined by a bare comma, or
stand in one column per choice; ``Q5_TEXT`` holds what was typed beside "Other".
"""

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from analysis.reading.layout import Head, Layout, cell, texts_of, width
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
# Previews (17: of the offline app), tests, and spam of responses (8), previews (9) and imports (12).
_NOT_PEOPLE = {
    "preview": "preview", "1": "preview", "17": "preview", "test": "test", "2": "test",
    "spam": "spam", "8": "spam", "9": "spam", "12": "spam",
}  # fmt: skip

# Columns that Qualtrics works out itself: timers, scores, the order of display, files, what it makes of typed text.
_MADE = re.compile(
    r"(?P<timer>_(First Click|Last Click|Page Submit|Click Count)\Z)|(?P<score>_NPS_GROUP\Z|^SC\d+\Z)|_DO(_\d+)?\Z|"
    r"^Q_|_(Browser|Version|Operating System|Resolution|Id|Size|Type)\Z| - (Parent )?Topics\Z| - .*Sentiment\b"
)
_CHOICE = {"selected choice", "choix selectionne", "opcion seleccionada", "ausgewahlte auswahl", "gewahlte option"}
_NUMBERED = re.compile(r"Q\d+([._]\w+)*\Z")
_SEEN_ONLY = ("-99",)
_TEXT_LEFT_OUT = "-1"


def layout(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout if there is a row of import ids, or the tags of Qualtrics in the first row."""
    if len(rows) < 2:
        return None
    import_ids = next((at for at, row in enumerate(rows[:5]) if any('"ImportId"' in text for text in row)), None)
    tags = [tidy(text) for text in rows[0]]
    known = sum(normalise(text) in _TAGS for text in tags)
    legacy = sum(bool(re.fullmatch(r"V\d+", text)) for text in tags)
    if import_ids is None and known < 4 and legacy < 5 and not _is_published(tags, rows[1]):
        return None
    header_rows = _without_ids(tags, rows[1]) if import_ids is None else import_ids + 1
    texts = [_plain_text(text) for text in rows[1 if header_rows > 1 else 0]]
    columns = max(len(tags), width(rows[:50]))
    heads = _heads(tags, texts, columns)
    if header_rows == 1:
        heads = _of_tags(heads, tags, rows[1:])
    return Layout(
        "qualtrics",
        header_rows,
        heads,
        (",",),
        write_ins=False,
        unanswered=_unanswered(heads, rows[header_rows:]),
        translate=html.unescape,
        reason=_reason(heads),
    )


def _is_published(tags: Sequence[str], texts: Sequence[str]) -> bool:
    """Return whether a publisher left of a file the tags of questions and their texts, some of which name a choice."""
    numbered = sum(bool(_NUMBERED.match(text)) for text in tags)
    chosen = sum(normalise(part) in _CHOICE for text in texts for part in text.split(" - ")[1:])
    return numbered >= max(3, 0.8 * sum(map(bool, tags))) and chosen > 0


def _without_ids(tags: Sequence[str], row: Sequence[str]) -> int:
    """Return how many header rows there are without import ids: one where somebody left the tags only."""
    times = [cell(row, at) for at, tag in enumerate(tags) if column_role(tag) == "timestamp"]
    return 1 if any(re.search(r"\d", text) for text in times) else 2


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


def _of_tags(heads: Sequence[Head], tags: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Head, ...]:
    """Return heads of a file without texts: columns of one question share its tag, and an option its only answer."""
    members: dict[str, list[int]] = {}
    for at, head in enumerate(heads):
        if head.role is None and not head.companion:
            members.setdefault(_base(cell(tags, at)), []).append(at)
    found = list(heads)
    for base, own in members.items():
        values = [texts_of(rows, at) - {""} for at in own]
        options = all(len(said) < 2 for said in values) and any(values)
        for at, said in zip(own, values, strict=True) if len(own) > 1 else ():
            named = next((text for text in said if not text.isdigit()), tags[at])
            found[at] = replace(heads[at], text=named if options else tags[at], stem=base)
    return tuple(found)


def _base(tag: str) -> str:
    return re.sub(r"((_Part)?_\d+|_OTHER)?(_TEXT)?\Z", "", tag)


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
    if role is None and normalise(text) in _TAGS:
        role = column_role(text)
    if role is None and (made := _MADE.search(tag)):
        role = "duration" if made["timer"] else "score" if made["score"] else "custom"
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
    asked, dash, choice = own.rpartition(" - ")
    return Head(asked if dash and normalise(choice) in _CHOICE else own or tag, stem)


def _unanswered(heads: Sequence[Head], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the texts for no answer: who publishes numbers in place of what people typed puts -1 for nothing."""
    typed = [texts_of(rows, at) for at, head in enumerate(heads) if head.companion]
    coded = typed and all(_TEXT_LEFT_OUT in said and "" not in said for said in typed)
    return (*_SEEN_ONLY, _TEXT_LEFT_OUT) if coded else _SEEN_ONLY


def _reason(heads: Sequence[Head]) -> Callable[[Sequence[str]], str | None]:
    status = next((at for at, head in enumerate(heads) if head.role == "status"), None)
    finished = next((at for at, head in enumerate(heads) if head.role == "finished"), None)

    def reason(row: Sequence[str]) -> str | None:
        mark = normalise(cell(row, status)) if status is not None else ""
        for word in reversed(mark.split()):
            if word in _NOT_PEOPLE:
                return _NOT_PEOPLE[word]
        if finished is not None and normalise(cell(row, finished)) in ("false", "0", "no", "falsch", "faux"):
            return "unfinished"
        return None

    return reason
