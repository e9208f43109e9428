"""REDCap: one header row of field names or labels, the record id first, and a status column per form.

A tick is ``field___code`` with 1 and 0 (a minus in the code became ``_``), or ``Field (choice=Label)`` with Checked and
Unchecked; nobody can tell whoever ticked nothing from whoever was not asked. A record has one row per event: of each
person the row of the event counts in which most was answered.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from analysis.reading.layout import Head, Layout, cell, texts_of, width, with_identity
from analysis.vocabulary.text import tidy

_FIELD_TICK = re.compile(r"(\w+?)___(\w+)")
_LABEL_TICK = re.compile(r"(.+) \(choice=(.*)\)")
_STATUS = re.compile(r"[a-z]\w*_complete|Complete\?(\.\d+)?")
_STAMP = re.compile(r"\w+_timestamp|Survey Timestamp(\.\d+)?")
_STATES = {"", "0", "1", "2", "Incomplete", "Unverified", "Complete"}
_ROLES = {
    "redcap_event_name": "wave", "event name": "wave", "redcap_repeat_instrument": "custom",
    "repeat instrument": "custom", "redcap_repeat_instance": "custom", "repeat instance": "custom",
    "redcap_survey_identifier": "custom", "survey identifier": "custom", "redcap_data_access_group": "custom",
    "data access group": "custom",
}  # fmt: skip
# What projects write for "no answer": their own codes, by custom far below every scale.
_MISSING = ("-99", "-98", "-97", "-96", "-100", "-999", "-998", "-9999")
_UNTICKED = {"0": "", "Unchecked": ""}


def layout(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout if the header has REDCap's own columns: events, or ticks or a record id with form states."""
    header = [tidy(text) for text in rows[0]] if rows else []
    states = [at for at, text in enumerate(header) if _STATUS.fullmatch(text) and _holds_states(rows[1:], at)]
    ticks = sum(bool(_FIELD_TICK.fullmatch(text) or _LABEL_TICK.fullmatch(text)) for text in header)
    record = bool(header) and header[0].lower() in ("record_id", "record id", "study_id", "study id")
    own = any(text.startswith("redcap_") for text in header)
    if not own and not (states and (ticks > 1 or record or len(states) > 1)):
        return None
    header += [""] * (width(rows[:50]) - len(header))
    heads = with_identity([_head(at, text, states) for at, text in enumerate(header)])
    return Layout("redcap", 1, heads, (), unanswered=_MISSING, reason=_reason(heads, rows[1:]))


def _holds_states(rows: Sequence[Sequence[str]], at: int) -> bool:
    return texts_of(rows, at) <= _STATES


def _head(at: int, text: str, states: Sequence[int]) -> Head:
    if at == 0:
        return Head(text, role="respondent_id")
    if at in states:
        return Head(text, role="status")
    if _STAMP.fullmatch(text):
        return Head(text, role="timestamp")
    if found := _FIELD_TICK.fullmatch(text) or _LABEL_TICK.fullmatch(text):
        return Head(re.sub(r"\A_(?=\d)", "-", found[2]), found[1], option=True, means=_UNTICKED)
    return Head(text, role=_ROLES.get(text.lower()))


def _reason(heads: Sequence[Head], rows: Sequence[Sequence[str]]) -> Callable[[Sequence[str]], str | None]:
    """Return what leaves out a person's rows of other events, and surveys that REDCap calls not completed."""
    stamps = [at for at, head in enumerate(heads) if head.role == "timestamp"]
    event = next((at for at, head in enumerate(heads) if head.role == "wave"), None)
    counted = _counted_events(heads, rows, event) if event is not None else {}

    def reason(row: Sequence[str]) -> str | None:
        if event is not None and counted[cell(row, 0)] != cell(row, event):
            return "duplicate"
        return "unfinished" if any(cell(row, at) == "[not completed]" for at in stamps) else None

    return reason


def _counted_events(heads: Sequence[Head], rows: Sequence[Sequence[str]], event: int) -> dict[str, str]:
    """Return for every record the event whose row counts: the first it has of those with most answers in the file."""
    answers = [at for at, head in enumerate(heads) if head.role is None]
    answered, counted = Counter(), {}
    for row in rows:
        answered[cell(row, event)] += sum(cell(row, at).strip() not in ("", *_UNTICKED) for at in answers)
    for row in rows:
        known = counted.get(cell(row, 0))
        if known is None or answered[cell(row, event)] > answered[known]:
            counted[cell(row, 0)] = cell(row, event)
    return counted
