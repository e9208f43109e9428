"""What is said of a block instead of a number: a band for its share, and how it compares with the rest.

Bands are ranges of counts. They hold against a reader outside and against a member who knows the own answer: no end of
the scale is narrower than three counts, so that nobody reads "all" or "none" off it. The sentence that compares a block
with the rest is computed from the band and from the whole school, so it tells nothing more than these.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

_NARROWEST_END = 3
HALVES_BELOW, THIRDS_BELOW, FIFTHS_BELOW = 6, 10, 20
_NARROW_FIFTHS = 10  # of ten people a fifth is two, so that the lowest band is joined with the next

LOWER, LIKE, HIGHER = "lower", "like", "higher"


@dataclass(frozen=True)
class Band:
    """A range of counts, both ends included, of ``base_n`` people; ``exact`` is a count, where counts were agreed."""

    low: int
    high: int
    base_n: int
    exact: bool = False


def bands_of(base_n: int) -> tuple[Band, ...]:
    """Return the bands that the count of a block of this size can fall into, lowest first.

    Below 6 halves, below 10 thirds, below 20 steps of 20 points, from 20 on steps of 10 points; ends are joined with
    their neighbours until they hold three counts.
    """
    starts = [_first_count(edge, base_n) for edge in _edges(base_n)]
    ranges = [(low, after - 1) for low, after in zip(starts, [*starts[1:], base_n + 1], strict=True) if after > low]
    for end in (0, -1):
        while len(ranges) > 1 and ranges[end][1] - ranges[end][0] + 1 < min(_NARROWEST_END, _least_end(base_n)):
            taken, next_to = ranges.pop(end), ranges[end]
            ranges[end] = (min(taken[0], next_to[0]), max(taken[1], next_to[1]))
    return tuple(Band(low, high, base_n) for low, high in ranges)


def band_of(n: int, base_n: int) -> Band:
    """Return the band that a count falls into."""
    return next(band for band in bands_of(base_n) if band.low <= n <= band.high)


def alike(base_n: int) -> tuple[int, int]:
    """Return the smallest and the largest block whose bands and size are told in the same words as those of this one.

    Who looks at a block reads so much of how many of it answered a question.
    """
    classes = ((HALVES_BELOW, THIRDS_BELOW - 1), (_NARROW_FIFTHS + 1, FIFTHS_BELOW - 1))
    return next(((low, high) for low, high in classes if low <= base_n <= high), (base_n, base_n))


def _edges(base_n: int) -> Sequence[Fraction]:
    """Return the shares at which bands begin."""
    if base_n < HALVES_BELOW:
        return (Fraction(0), Fraction(1, 2))
    if base_n < THIRDS_BELOW:
        return (Fraction(0), Fraction(1, 3), Fraction(2, 3))
    steps = 5 if base_n < FIFTHS_BELOW else 10
    return [Fraction(step, steps) for step in range(steps)]


def _first_count(edge: Fraction, base_n: int) -> int:
    """Return the smallest count of a band; "up to a third" has the third itself in the lower band."""
    exact = edge * base_n
    whole = -(-exact.numerator // exact.denominator)
    return whole + 1 if edge == Fraction(1, 3) and whole == exact else whole


def _least_end(base_n: int) -> int:
    """Return how narrow an end may be where there are too few counts for three: half of them."""
    return (base_n + 1) // 2


def compared(band: Band, favourable_n: int, base_n: int) -> str:
    """Return whether a block lies lower than, like or higher than the rest of the school.

    Lower and higher only if every count of the band says so.

    Parameters
    ----------
    band : Band
        The band of the block.
    favourable_n, base_n : int
        Of the whole school, the block included.
    """
    rest_n = base_n - band.base_n
    if not rest_n:
        return LIKE
    gaps = [Fraction(n, band.base_n) - Fraction(favourable_n - n, rest_n) for n in (band.low, band.high)]
    return HIGHER if min(gaps) > 0 else LOWER if max(gaps) < 0 else LIKE
