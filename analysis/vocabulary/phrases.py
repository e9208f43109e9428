"""What the phrases in a label say it can mean."""

from collections.abc import Iterator
from itertools import pairwise

from analysis.vocabulary.mode_index import ANY, GLOSS, LIST, Modes, Skeleton, index


def readings(words: Skeleton) -> list[Modes]:
    """Return, for each known phrase in a skeleton, the modes it can mean here.

    Parameters
    ----------
    words : tuple of str
        The skeleton of a label.

    Returns
    -------
    list of tuple of str
        One tuple per phrase that is not part of a longer one. An ambiguous phrase that is an entry of a list by itself
        has its usual mode only: "coaching" is a mentor's in "coaching by my mentor", not in "mentoring and coaching".
        Phrases whose noun stands elsewhere in the list ("team and staff meetings") come last.
    """
    found = {(start, end): index().phrases[words[start:end]] for start, end in _spans(words)}
    found = {span: modes for span, modes in found.items() if modes != ANY}
    if LIST not in words or all(len(modes) != 1 for modes in found.values()):
        return list(found.values())
    narrowed = [modes[:1] if _is_entry(words, *span) else modes for span, modes in found.items()]
    whole = [index().entries[entry] for entry in _entries(words) if len(index().entries.get(entry, ())) == 1]
    return narrowed + whole + list(_with_shared_noun(words))


def unread(words: Skeleton) -> list[str]:
    """Return the words of a skeleton that belong to no known phrase."""
    read = {position for start, end in _spans(words) for position in range(start, end)}
    return [word for position, word in enumerate(words) if position not in read]


def _spans(words: Skeleton) -> Iterator[tuple[int, int]]:
    """Find the phrases (start, end) that are not part of a longer one."""
    covered = 0
    for start in range(len(words)):
        for end in range(min(len(words), start + index().longest), max(start, covered), -1):
            if words[start:end] in index().phrases:
                yield start, end
                covered = end
                break


def _is_entry(words: Skeleton, start: int, end: int) -> bool:
    """Tell whether the phrase is all that one entry of the list says."""
    while start > 0 and words[start - 1] != LIST:
        start -= 1
        if words[start] != GLOSS and words[start] not in index().hints:
            return False
    while end < len(words) and words[end] != LIST:
        if words[end] != GLOSS and words[end] not in index().hints:
            return False
        end += 1
    return True


def _with_shared_noun(words: Skeleton) -> Iterator[Modes]:
    """Read neighbours in a list that share a noun: team and staff meetings, reuniones de equipo y de personal."""
    longest, phrases = index().longest, index().phrases
    for left, right in pairwise(_entries(words)):
        last = {right[end - 1] for start, end in _spans(right) if len(phrases[right[start:end]]) == 1}
        first = {left[start] for start, end in _spans(left) if len(phrases[left[start:end]]) == 1}
        keys = {(*left[-size:], noun) for size in range(1, longest) for noun in last}
        keys |= {(noun, *right[:size]) for size in range(1, longest) for noun in first}
        yield from {phrases[key] for key in keys if len(phrases.get(key, ())) == 1}


def _entries(words: Skeleton) -> Iterator[Skeleton]:
    start = 0
    for position, word in enumerate((*words, LIST)):
        if word == LIST:
            yield words[start:position]
            start = position + 1
