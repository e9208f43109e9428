"""What exit slips say together; nothing about fewer than five, and no words of fewer than ten."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from coaching.starters import EXIT_ANSWERS, EXIT_QUESTIONS

FEWEST, FEWEST_WRITERS = 5, 10


@dataclass(frozen=True)
class SlipCounts:
    """How often each answer was given, per question, and the words of the last one in the order of the alphabet."""

    total: int
    questions: tuple[str, ...]
    answers: tuple[tuple[tuple[str, int], ...], ...]
    words: tuple[str, ...]


def count_slips(slips: Sequence[Sequence[str]]) -> SlipCounts | None:
    """Count the slips of a round, None for fewer than five."""
    if len(slips) < FEWEST:
        return None
    counted = []
    for at, labels in enumerate(EXIT_ANSWERS):
        given = Counter(slip[at] for slip in slips)
        counted.append(tuple((label, given[label]) for label in labels))
    words = sorted({slip[-1].strip() for slip in slips if slip[-1].strip()}, key=str.casefold)
    writers = sum(bool(slip[-1].strip()) for slip in slips)
    closed = EXIT_QUESTIONS[: len(EXIT_ANSWERS)]
    return SlipCounts(len(slips), closed, tuple(counted), tuple(words) if writers >= FEWEST_WRITERS else ())
