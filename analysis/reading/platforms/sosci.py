"""SoSci Survey: a row of codes, a row of labels, and numbers below.

A select-all question has a counter column (``AB01``) and one column per option (``AB01_01``: 1 = not chosen, 2 =
chosen); ``AB01_05a`` holds what was typed. -1 and -9 are no answers. Metadata stands on both sides.
"""

import re
from collections.abc import Callable, Sequence

from analysis.reading.layout import NOT_SHOWN, Head, Layout, cell, shared_start, width
from analysis.vocabulary.text import normalise, tidy

_LEADING = {"CASE", "SERIAL", "REF", "QUESTNNR", "MODE", "STARTED"}
_METADATA = {
    "CASE": "respondent_id", "SERIAL": "respondent_id", "REF": "custom", "QUESTNNR": "custom", "MODE": "status",
    "LANGUAGE": "custom", "STARTED": "timestamp", "TIME_SUM": "duration", "MAILSENT": "timestamp",
    "LASTDATA": "timestamp", "STATUS": "status", "FINISHED": "finished", "Q_VIEWER": "custom", "LASTPAGE": "custom",
    "MAXPAGE": "custom", "MISSING": "custom", "MISSREL": "custom", "TIME_RSI": "custom", "DEG_TIME": "custom",
    "DEG_MISS": "custom", "CONTACT": "email",
}  # fmt: skip
_COUNTER = re.compile(
    r"\b(anzahl (der )?(aus)?gewahlte\w*|number of (selected|checked)|ausweichoption|residual option)\b"
)
_TICKS = {
    "1": "0", "2": "1", "nicht gewählt": "0", "ausgewählt": "1", "Not checked": "0", "Checked": "1",
    "Not selected": "0", "Selected": "1",
}  # fmt: skip
_OPTION = re.compile(r"([A-Z]{2}\d{2}|[A-Z]\d{3})_\d{2,3}\Z")
_TYPED = re.compile(r"([A-Z]{2}\d{2}|[A-Z]\d{3})_\d{2,3}[a-z]\Z")
_NO_ANSWER = ("-1", "-9", "[NA] nicht beantwortet", "[NA] Not answered", "nicht beantwortet", "Not answered")
_ADVICE = "this file holds numbers instead of answers; export labels instead of codes and upload that file to see words"
_PLAIN = {**dict.fromkeys(_NO_ANSWER, ""), "": NOT_SHOWN}


def layout(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout if the first row has the codes of SoSci Survey."""
    codes = [text.strip() for text in rows[0]] if rows else []
    if "CASE" not in codes or len(_LEADING & set(codes)) < 4:
        return None
    labelled = len(rows) > 1 and not cell(rows[1], codes.index("CASE")).strip().isdigit()
    columns = max(len(codes), width(rows[:50]))
    labels = [tidy(cell(rows[1], at)) if labelled else "" for at in range(columns)]
    codes += [""] * (columns - len(codes))
    heads = _heads(codes, labels, rows[1 + labelled : 200])
    advice = _ADVICE if _is_coded(heads, rows[1 + labelled : 200]) else ""
    return Layout("sosci", 1 + labelled, tuple(heads), (";",), reason=_reason(heads, codes), advice=advice)


def _is_coded(heads: Sequence[Head], rows: Sequence[Sequence[str]]) -> bool:
    """Return whether answers are numbers that only a code book explains."""
    plain = [at for at, head in enumerate(heads) if head.role is None and not head.companion and not head.option]
    columns = [list(filter(None, (cell(row, at).strip() for row in rows))) for at in plain]
    coded = [all(re.fullmatch(r"-?\d{1,2}", text) for text in texts) for texts in columns if texts]
    return bool(coded) and sum(coded) > len(coded) / 2


def _heads(codes: Sequence[str], labels: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Head]:
    members: dict[str, list[int]] = {}
    for at, code in enumerate(codes):
        if found := _OPTION.match(code) or _TYPED.match(code):
            members.setdefault(found[1], []).append(at)
    stems = {base: _stem([labels[at] for at in own], base) for base, own in members.items()}
    cells = {
        base: [cell(row, at) for at in own if _OPTION.match(codes[at]) for row in rows] for base, own in members.items()
    }
    counters = {code for code, label in zip(codes, labels, strict=True) if _is_counter(label, cells.get(code))}
    typed = {code for code in codes if code in members} - counters
    return [_head(code, label, stems, counters, typed) for code, label in zip(codes, labels, strict=True)]


def _is_counter(label: str, cells: Sequence[str] | None) -> bool:
    """Return whether a column counts how many options were chosen: its label says so, or all options are 1 or 2."""
    if cells is None:
        return False
    if label:
        return bool(_COUNTER.search(normalise(label)))
    return all(text.strip() in ("1", "2", "-1", "-9", "") for text in cells)


def _stem(labels: Sequence[str], base: str) -> str:
    """Return the question that the labels of its columns begin with, up to a colon."""
    return shared_start(labels).rpartition(": ")[0] or base


def _head(code: str, label: str, stems: dict[str, str], counters: set[str], typed: set[str]) -> Head:
    """Return the head of a column; below a question in ``typed`` stands what was typed beside its options."""
    if role := _METADATA.get(code) or ("duration" if re.fullmatch(r"TIME\d{3}", code) else None):
        return Head(code, role=role)
    if code in counters:
        return Head(label or code, stems[code], role="counter")
    found = _OPTION.match(code) or _TYPED.match(code)
    if not found:
        return Head(label or code, means=_PLAIN)
    base, stem = found[1], stems[found[1]]
    own = label.removeprefix(f"{stem}: ") or code
    if base in typed or _TYPED.match(code):
        return Head(own, stem, companion=True, means=_PLAIN)
    if base in counters:
        return Head(own, stem, option=True, means=_PLAIN | _TICKS)
    return Head(own, stem, means=_PLAIN)


def _reason(heads: Sequence[Head], codes: Sequence[str]) -> Callable[[Sequence[str]], str | None]:
    finished = next((at for at, head in enumerate(heads) if head.role == "finished"), None)
    mode = codes.index("MODE") if "MODE" in codes else len(codes)

    def reason(row: Sequence[str]) -> str | None:
        if normalise(cell(row, mode)) in ("admin", "pretest", "debug", "test"):
            return "test"
        unfinished = finished is not None and normalise(cell(row, finished)) in ("0", "false", "nein", "no")
        return "unfinished" if unfinished else None

    return reason
