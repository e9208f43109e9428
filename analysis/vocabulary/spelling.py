"""Misspelt words and the known words they stand for.

rapidfuzz is loaded at the first word that is not known, because most labels have none.
"""

from collections.abc import Iterable
from functools import cache

SIMILAR = 84
SHORTEST_WORD, SHORTEST_KNOWN = 4, 5
# Slips of the pen: one, or two in a long word. More makes other words: indication is not induction.
LONG_WORD = 10


def repaired(word: str, known: frozenset[str]) -> str:
    """Return the known word that an unknown one most resembles, or the word itself.

    Parameters
    ----------
    word : str
        A normalised word or stem.
    known : frozenset of str
        Words that are spelt right.

    Returns
    -------
    str
        The most similar known word of five letters or more with the same first letter, as ``nearest`` finds it; of
        equals the first in the alphabet. Words of fewer than four letters are left alone.
    """
    if word in known or len(word) < SHORTEST_WORD:
        return word
    return nearest(word, _beginning_with(word[0], known)) or word


def nearest(text: str, others: Iterable[str]) -> str | None:
    """Return the text that was meant, if another can be a slip of the pen for it.

    Parameters
    ----------
    text : str
        What was written.
    others : iterable of str
        What may have been meant.

    Returns
    -------
    str or None
        The one of the highest normalised indel similarity, if that is at least .84 and no more than one letter (two
        from ten letters on) was added, left out, replaced or swapped with its neighbour (optimal string alignment).
    """
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    found = process.extractOne(text, others, scorer=fuzz.ratio, score_cutoff=SIMILAR)
    slips = 2 if len(text) >= LONG_WORD else 1
    return found[0] if found and OSA.distance(text, found[0]) <= slips else None


@cache
def _beginning_with(letter: str, known: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(word for word in known if word[0] == letter and len(word) >= SHORTEST_KNOWN))
