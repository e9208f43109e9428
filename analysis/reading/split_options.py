"""Columns that a form collector made of one question: one per option beside the joined answers, and groups."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from analysis.reading.layout import NOT_SHOWN, Head, shared_start, texts_of

_TICKS = {"1": "1", "0": "0", "1.0": "1", "0.0": "0", "TRUE": "1", "FALSE": "0", "True": "1", "False": "0"}
_MEANS = {**_TICKS, "": NOT_SHOWN, "NA": NOT_SHOWN}


def with_options(heads: Sequence[Head], rows: Sequence[Sequence[str]], mark: str) -> list[Head]:
    """Return heads in which ``Question/Option`` columns of ticks are options, blank where the question was not asked.

    The column of the joined answers right before them becomes metadata (``summary``): it says the same once more.
    """
    found = list(heads)
    ticks = [head.role is None and mark in head.text and _holds_ticks(rows, at) for at, head in enumerate(heads)]
    stem = None
    for at, head in enumerate(heads):
        if not ticks[at]:
            stem = None
            continue
        if stem is None or not head.text.startswith(stem + mark):
            stem = _stem(heads, ticks, at, mark)
            if at and heads[at - 1].text == stem and heads[at - 1].role is None:
                found[at - 1] = replace(heads[at - 1], role="summary")
        found[at] = replace(head, text=head.text.removeprefix(stem + mark), stem=stem, option=True, means=_MEANS)
    return found


def _holds_ticks(rows: Sequence[Sequence[str]], at: int) -> bool:
    return texts_of(rows, at) <= set(_MEANS)


def _stem(heads: Sequence[Head], ticks: Sequence[bool], at: int, mark: str) -> str:
    """Return the question of an option: the column before it, else what it shares with the next one."""
    text = heads[at].text
    if at and text.startswith(heads[at - 1].text + mark) and heads[at - 1].text:
        return heads[at - 1].text
    after = heads[at + 1].text if at + 1 < len(heads) and ticks[at + 1] else ""
    return shared_start([text, after]).rpartition(mark)[0] or text.rpartition(mark)[0]


def joint(heads: Sequence[Head]) -> tuple[str, ...]:
    """Return the blank that joins ticked names, where columns are headed by names and options have no columns."""
    names = all(" " not in head.text for head in heads if head.role is None)
    return (" ",) if names and not any(head.option for head in heads) else ()


def without_groups(heads: Sequence[Head], mark: str) -> list[Head]:
    """Return heads without the group in front of a question, which becomes the stem that neighbours share.

    A group is what stands in front of two questions or more.
    """
    groups = [_question(head).rpartition(mark)[0] for head in heads]
    questions = {(group, _question(head)) for head, group in zip(heads, groups, strict=True) if group}
    known = Counter(group for group, _ in questions)
    own = [group if heads[at].role is None and known[group] > 1 else "" for at, group in enumerate(groups)]
    found = list(heads)
    for at, (head, group) in enumerate(zip(heads, own, strict=True)):
        if not group:
            continue
        if head.stem is not None:
            found[at] = replace(head, stem=head.stem.removeprefix(group + mark))
        else:
            near = (heads[i].stem is None and own[i] for i in (at - 1, at + 1) if 0 <= i < len(heads))
            text = head.text.removeprefix(group + mark)
            found[at] = replace(head, text=text, stem=group if group in near else None)
    return found


def _question(head: Head) -> str:
    """Return the question that a column belongs to, its group in front of it."""
    return head.text if head.stem is None else head.stem
