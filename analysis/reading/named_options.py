"""Options that have a column each, headed by the option alone: what was asked does not stand in the file."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.reading.layout import Head, named_after, texts_of
from analysis.vocabulary.headers import asks_to_type
from analysis.vocabulary.text import normalise, tidy


def with_named_options(heads: Sequence[Head], rows: Sequence[Sequence[str]]) -> list[Head]:
    """Return heads in which neighbours that hold nothing but their own name are options of one question.

    The options stand in for its wording; a column of typed text behind them belongs to them.
    """
    heads = list(heads)
    free = [head.role is None and head.stem is None for head in heads]
    values = [set(map(tidy, texts_of(rows, at) - {""})) if alone else set() for at, alone in enumerate(free)]
    named = [
        alone and {normalise(text) for text in own} == {normalise(head.text)}
        for head, own, alone in zip(heads, values, free, strict=True)
    ]
    typed = [*(alone and asks_to_type(head.text) for head, alone in zip(heads, free, strict=True)), False]
    empty = [alone and not own for alone, own in zip(free, values, strict=True)]
    for own in _runs(named, empty, typed):
        stem = named_after([heads[at].text for at in own])
        for at in own:
            heads[at] = replace(heads[at], stem=stem, option=True)
        after = own[-1] + 1
        if typed[after]:
            heads[after] = replace(heads[after], stem=stem, companion=True)
    return heads


def _runs(named: Sequence[bool], empty: Sequence[bool], typed: Sequence[bool]) -> Iterator[list[int]]:
    """Yield the numbers of two neighbours or more that are named, with the empty ones between them and an "Other"."""
    at = 0
    while at < len(named):
        end = at
        while named[at] and end < len(named) and (named[end] or (empty[end] and not typed[end])):
            end += 1
        while end > at and empty[end - 1] and not typed[end]:
            end -= 1
        if end - at > 1:
            yield list(range(at, end))
        at = max(end, at + 1)
