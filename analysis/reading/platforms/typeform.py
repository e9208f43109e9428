"""Typeform: one header row, ``#`` first, start, submission and network id last.

A question with several answers has one column per option, headed by the option alone: what was asked is not in the
file, so that the options stand in for its wording. Yes and No are 1 and 0.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from analysis.reading.layout import Head, Layout, cell, named_after, width, with_identity
from analysis.vocabulary.text import normalise, tidy

_ROLES = {
    "start date utc": "timestamp", "submit date utc": "timestamp", "submitted at": "timestamp",
    "stage date utc": "timestamp", "network id": "ip_address", "response type": "status", "tags": "custom",
    "ending": "custom", "token": "respondent_id",
}  # fmt: skip
_TELLING = {"start date utc", "submit date utc", "stage date utc", "network id", "submitted at", "response type"}
_OTHER = ("other", "autre", "otro", "andere", "sonstiges", "outro", "altro")


def layout(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout if the header begins with the number sign and ends in Typeform's own columns."""
    header = [tidy(text) for text in rows[0]] if rows else []
    if not header or header[0] != "#" or not {normalise(text) for text in header[-8:]} & _TELLING:
        return None
    header += [""] * (width(rows[:50]) - len(header))
    last = len(header) - 8
    heads = [Head(text, role=_ROLES.get(normalise(text)) if at >= last else None) for at, text in enumerate(header)]
    heads[0] = replace(heads[0], role="respondent_id")
    heads = _with_options(heads, rows[1:])
    return Layout("typeform", 1, with_identity(heads), ("|", ", "), reason=_reason(heads))


def _with_options(heads: list[Head], rows: Sequence[Sequence[str]]) -> list[Head]:
    """Return heads in which neighbours that hold nothing but their own name are options of one question."""
    values = [{text for row in rows if (text := cell(row, at).strip())} for at in range(len(heads))]
    named = [
        head.role is None and {tidy(text) for text in own} == {head.text}
        for head, own in zip(heads, values, strict=True)
    ]
    other = [*(head.role is None and normalise(head.text) in _OTHER for head in heads), False]
    empty = [head.role is None and not own for head, own in zip(heads, values, strict=True)]
    for own in _runs(named, empty, other):
        stem = named_after([heads[at].text for at in own])
        for at in own:
            heads[at] = replace(heads[at], stem=stem, option=True)
        after = own[-1] + 1
        if other[after]:
            heads[after] = replace(heads[after], stem=stem, companion=True)
    for at, head in enumerate(heads):
        if head.role is None and head.stem is None and values[at] == {"0", "1"}:
            heads[at] = replace(head, means={"1": "Yes", "0": "No"})
    return heads


def _runs(named: Sequence[bool], empty: Sequence[bool], other: Sequence[bool]) -> Iterator[list[int]]:
    """Yield the numbers of two neighbours or more that are named, with the empty ones between them and an "Other"."""
    at = 0
    while at < len(named):
        end = at
        while named[at] and end < len(named) and (named[end] or (empty[end] and not other[end])):
            end += 1
        while end > at and empty[end - 1] and not other[end]:
            end -= 1
        if end - at > 1:
            yield list(range(at, end))
        at = max(end, at + 1)


def _reason(heads: Sequence[Head]) -> Callable[[Sequence[str]], str | None]:
    kind = next((at for at, head in enumerate(heads) if head.role == "status"), len(heads))
    return lambda row: "unfinished" if normalise(cell(row, kind)) in ("partial", "started") else None
