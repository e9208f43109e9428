"""Two-sided items: where a staff stands between two good things, and whether it stands together.

No side is the better one, so there is no share favourable and, on the screen, no mean.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from analysis.settings import FEWEST_FOR_CONSENSUS, FEWEST_FOR_SPLIT, OUTER_THIRD_OF_SPLIT
from analysis.wholes import per_answer

SHARED, SPREAD, SPLIT, TOO_FEW = "shared", "spread", "split", "too_few"


@dataclass(frozen=True)
class Stance:
    """How many of ``base_n`` stand left of, in and right of the middle, how many at the ends, and whether together.

    ``strong_n`` are those at least two thirds of the way to either end. ``consensus`` is None below ten answers.
    """

    base_n: int
    left_n: int
    middle_n: int
    right_n: int
    strong_n: int
    consensus: float | None
    verdict: str


def consensus(n: Sequence[int]) -> float:
    """Return the consensus of ordered answers, from 0 (half at either end) to 1 (all alike).

    C = 1 + sum p_i log2(1 - |x_i - mu| / d), with x_i = 1, 2, ..., their mean mu and their range d (Tastle and Wierman
    2007, Int J Approx Reason 45:531-545). Blanks do not count. Time grows with the number of answers on the scale.

    Parameters
    ----------
    n : sequence of int
        How many gave each answer, in the order of the scale; at least two answers on it, at least one person.

    Examples
    --------
    >>> consensus([5, 0, 0, 0, 5])
    0.0
    >>> round(consensus([1, 1, 1, 1, 1]), 3)
    0.434
    """
    n = per_answer(n)
    total, width = sum(n), len(n) - 1
    mean = sum(at * count for at, count in enumerate(n)) / total
    return 1 + sum(count / total * log2(1 - abs(at - mean) / width) for at, count in enumerate(n) if count)


def stance(n: Sequence[int]) -> Stance:
    """Return where people stand on a scale with a middle, and in one word whether they stand together.

    "split" only from twelve answers on, if both outer thirds of the scale hold a quarter, the middle fewer than either
    side, and consensus is below that of equally many on every answer (van der Eijk's A would call a split team of six
    neutral; ``settings`` has the reasons). "shared" if consensus is nearer to 1 than to that of equally many.

    Parameters
    ----------
    n : sequence of int
        How many gave each answer, in the order of the scale, an odd number of answers.
    """
    if len(n) < 3:
        raise ValueError("a scale with a middle has three answers at least")
    base_n, half = sum(n), len(n) // 2
    left, middle, right = sum(n[:half]), n[half], sum(n[half + 1 :])
    outer = max(1, len(n) // 3)
    ends = sum(n[:outer]), sum(n[-outer:])
    if base_n < FEWEST_FOR_CONSENSUS:
        return Stance(base_n, left, middle, right, sum(ends), None, TOO_FEW)
    found, even = consensus(n), consensus([1] * len(n))
    wide = min(ends) >= OUTER_THIRD_OF_SPLIT * base_n and middle < min(left, right)
    if base_n >= FEWEST_FOR_SPLIT and wide and found < even:
        verdict = SPLIT
    else:
        verdict = SHARED if found >= (1 + even) / 2 else SPREAD
    return Stance(base_n, left, middle, right, sum(ends), found, verdict)
