"""Typeform: one header row, ``#`` first, start, submission and network id last.

A question with several answers has one column per option, headed by the option alone: what was asked is not in the
file, so that the options stand in for its wording. Yes and No are 1 and 0.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from analysis.reading.layout import Head, Layout, cell, texts_of, width, with_identity
from analysis.reading.named_options import with_named_options
from analysis.vocabulary.headers import asks_to_type
from analysis.vocabulary.text import normalise, tidy

_ROLES = {
    "start date utc": "timestamp", "submit date utc": "timestamp", "submitted at": "timestamp",
    "stage date utc": "timestamp", "network id": "ip_address", "response type": "status", "tags": "custom",
    "ending": "custom", "token": "respondent_id",
}  # fmt: skip
_TELLING = {"start date utc", "submit date utc", "stage date utc", "network id", "submitted at", "response type"}


def layout(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout if the header begins with the number sign and ends in Typeform's own columns."""
    header = [tidy(text) for text in rows[0]] if rows else []
    if not header or header[0] != "#" or not {normalise(text) for text in header[-8:]} & _TELLING:
        return None
    header += [""] * (width(rows[:50]) - len(header))
    last = len(header) - 8
    heads = [Head(text, role=_ROLES.get(normalise(text)) if at >= last else None) for at, text in enumerate(header)]
    heads[0] = replace(heads[0], role="respondent_id")
    heads = [replace(head, role="custom") if head.text.startswith("utm_") else head for head in heads]
    heads = _with_answers(_with_typed(with_named_options(heads, rows[1:])), rows[1:])
    return Layout("typeform", 1, with_identity(heads), ("|", ", "), reason=_reason(heads))


def _with_typed(heads: list[Head]) -> list[Head]:
    """Return heads in which "Other" behind a question of one column is what was typed beside its choices."""
    for at in range(2, len(heads)):
        before, own = heads[at - 1], heads[at]
        plain = before.role is own.role is before.stem is own.stem is None
        if plain and asks_to_type(own.text) and before.text and not asks_to_type(before.text):
            heads[at] = replace(own, stem=before.text, companion=True)
    return heads


def _with_answers(heads: list[Head], rows: Sequence[Sequence[str]]) -> list[Head]:
    """Return heads that say what 1 and 0 mean where nothing else is answered."""
    for at, head in enumerate(heads):
        said = texts_of(rows, at) - {""}
        if head.role is None and head.stem is None and said and said <= {"0", "1"}:
            heads[at] = replace(head, means={"1": "Yes", "0": "No"})
    return heads


def _reason(heads: Sequence[Head]) -> Callable[[Sequence[str]], str | None]:
    kind = next((at for at, head in enumerate(heads) if head.role == "status"), len(heads))
    return lambda row: "unfinished" if normalise(cell(row, kind)) in ("partial", "started") else None
