"""Comments that say nearly the same in nearly the same letters, grouped so that a person reads them once.

Cosine of letter trigrams weighted by rarity. Up to ``ALL_PAIRS`` comments every pair is looked at; beyond that each is
compared with its neighbours in the order of the alphabet, read forwards and backwards, which finds what was pasted and
changed a little at one end.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.vocabulary.text import normalise

ALIKE = 0.8
ALL_PAIRS = 1000
_NEIGHBOURS = 12
_BLOCK = 500
_FOLDED, _FOLDED_MORE = 1024, 256
_MARGIN = 0.1


@dataclass(frozen=True)
class _Trigrams:
    """The distinct trigrams of every text: those of text i are ``grams[ends[i]:ends[i + 1]]``, with weights."""

    grams: NDArray[np.int64]
    ends: NDArray[np.int64]
    weights: NDArray[np.float64]
    lengths: NDArray[np.float64]

    def cosine(self, one: int, other: int) -> float:
        """Return how alike two texts are, from 0 to 1."""
        grams = self.grams[self.ends[one] : self.ends[one + 1]]
        shared = np.isin(grams, self.grams[self.ends[other] : self.ends[other + 1]], assume_unique=True)
        weights = self.weights[self.ends[one] : self.ends[one + 1]][shared]
        return float((weights**2).sum() / (self.lengths[one] * self.lengths[other]))


def groups(texts: Sequence[str], alike: float = ALIKE) -> tuple[tuple[int, ...], ...]:
    """Return which texts are near-duplicates.

    Parameters
    ----------
    texts : sequence of str
        Comments.
    alike : float
        Least cosine, between 0 and 1; 0.8 joins "More time to plan" and "more time to plan!!", not "Time to plan".

    Returns
    -------
    tuple of tuple of int
        Places of the texts in each group of two or more; whatever is like a member belongs to the group.
    """
    plain = [normalise(text) for text in texts]
    distinct = sorted({text for text in plain if text})
    leader = list(range(len(distinct)))
    if len(distinct) > 1:
        trigrams = _trigrams(distinct)
        for one, other in _candidates(trigrams, distinct, alike - _MARGIN):
            if _find(leader, one) != _find(leader, other) and trigrams.cosine(one, other) >= alike:
                _join(leader, one, other)
    group_of = {text: _find(leader, at) for at, text in enumerate(distinct)}
    found: dict[int, list[int]] = {}
    for at, text in enumerate(plain):
        if text:
            found.setdefault(group_of[text], []).append(at)
    return tuple(tuple(group) for group in sorted(found.values()) if len(group) > 1)


def _trigrams(distinct: Sequence[str]) -> _Trigrams:
    padded = [f" {text} " for text in distinct]
    letters = np.frombuffer("".join(padded).encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.int64)
    size = np.array([len(text) for text in padded])
    text_of = np.repeat(np.arange(len(padded)), size)
    whole = text_of[:-2] == text_of[2:]
    codes = ((letters[:-2] << 42) | (letters[1:-1] << 21) | letters[2:])[whole]
    known, places = np.unique(codes, return_inverse=True)
    pairs = np.sort(text_of[:-2][whole] * len(known) + places)
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]
    texts, grams = np.divmod(pairs, len(known))
    rarity = np.log(1 + len(distinct) / np.bincount(grams, minlength=len(known)))
    weights = rarity[grams]
    lengths = np.sqrt(np.bincount(texts, weights=weights**2, minlength=len(padded)))
    ends = np.concatenate([[0], np.cumsum(np.bincount(texts, minlength=len(padded)))])
    return _Trigrams(grams, ends, weights, lengths)


def _candidates(trigrams: _Trigrams, distinct: Sequence[str], least: float) -> Iterator[tuple[int, int]]:
    """Yield pairs that may be alike, by vectors folded to fewer dimensions."""
    size = len(distinct)
    vectors = _folded(trigrams, size, _FOLDED if size <= ALL_PAIRS else _FOLDED_MORE)
    if size <= ALL_PAIRS:
        for start in range(0, size, _BLOCK):
            ones, others = np.nonzero(vectors[start : start + _BLOCK] @ vectors.T >= least)
            yield from (
                (one, other) for one, other in zip((ones + start).tolist(), others.tolist(), strict=True) if one < other
            )
        return
    backwards = sorted(range(size), key=lambda at: distinct[at][::-1])
    for order in (np.arange(size), np.array(backwards)):
        for step in range(1, _NEIGHBOURS + 1):
            ones, others = order[:-step], order[step:]
            close = np.einsum("ij,ij->i", vectors[ones], vectors[others]) >= least
            yield from zip(ones[close].tolist(), others[close].tolist(), strict=True)


def _folded(trigrams: _Trigrams, size: int, dimensions: int) -> NDArray[np.float32]:
    """Return unit vectors, texts x dimensions; trigrams that share a dimension differ in sign by halves."""
    texts = np.repeat(np.arange(size), np.diff(trigrams.ends))
    signs = np.where(trigrams.grams // dimensions % 2, -1, 1)
    places = texts * dimensions + trigrams.grams % dimensions
    vectors = np.bincount(places, weights=signs * trigrams.weights, minlength=size * dimensions)
    vectors = vectors.reshape(size, dimensions).astype(np.float32)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(lengths, lengths, 1)


def _find(leader: list[int], at: int) -> int:
    while leader[at] != at:
        leader[at] = leader[leader[at]]
        at = leader[at]
    return at


def _join(leader: list[int], one: int, other: int) -> None:
    first, second = sorted((_find(leader, one), _find(leader, other)))
    leader[second] = first
