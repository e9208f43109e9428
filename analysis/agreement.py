"""Further numbers for how far people agree on an ordered scale, beside ``tensions.consensus``; for the method note.

In small samples van der Eijk's A is pulled towards 0 by answers nobody happened to give: only from sixty people on.
"""

from collections.abc import Sequence

import numpy as np

from analysis.change.linked import LinkedScores, score_change
from analysis.settings import FEWEST_FOR_AGREEMENT_A
from analysis.wholes import per_answer


def agreement_a(n: Sequence[int]) -> float:
    """Van der Eijk's agreement A: 1 all alike, 0 evenly spread, -1 half at either end.

    Counts are peeled off in layers of equal height, each a pattern of answers given and not given. A layer with K
    answers and ``U`` the share of triples ``(1, 1, 0)`` among triples ``(1, 1, 0)`` and ``(1, 0, 1)`` has
    ``U(1 - (S - 1)/(K - 1))``, S the number of answers given, with ``U = ((K - 2) TU - (K - 1) TDU)/((K - 2)(TU +
    TDU))``; A is their mean weighted by people. Van der Eijk (2001), Qual. Quant. 35, 325-341.

    Parameters
    ----------
    n : sequence of int
        People per answer, in the order of the scale; at least three answers and one person.

    Returns
    -------
    float
        Time grows with the fourth power of the number of answers.

    Examples
    --------
    >>> round(agreement_a([30, 40, 210, 130, 530, 50, 10]), 4)
    0.6113
    """
    n = per_answer(n)
    left, total, found = np.asarray(n, dtype=np.int64), sum(n), 0.0
    while left.any():
        given = left > 0
        height = int(left[given].min())
        found += height * int(given.sum()) / total * _layer(given)
        left = left - height * given
    return found


def _layer(given: np.ndarray) -> float:
    answers, size = len(given), int(given.sum())
    at, gaps = np.flatnonzero(given), np.flatnonzero(~given)
    if size == answers:
        return 0.0
    if size == 1:
        return 1.0
    # Of every two answers given, a third one not given lies between them (101) or outside (110, 011).
    between = sum(int(((gaps > one) & (gaps < other)).sum()) for i, one in enumerate(at) for other in at[i + 1 :])
    outside = len(gaps) * size * (size - 1) // 2 - between
    together = ((answers - 2) * outside - (answers - 1) * between) / ((answers - 2) * (outside + between))
    return together * (1 - (size - 1) / (answers - 1))


def dispersion(n: Sequence[int]) -> float:
    """Leik's ordinal dispersion D: 0 all alike, 1 half at either end.

    ``2 sum min(F_k, 1 - F_k) / (K - 1)``, F the cumulated shares. Leik (1966), Pacific Sociol. Rev. 9, 85-90.

    Notes
    -----
    Blanks do not count. Time grows with the number of answers on the scale.

    Examples
    --------
    >>> round(dispersion([30, 40, 210, 130, 530, 50, 10]), 4)
    0.2867
    """
    n = per_answer(n)
    below = np.cumsum(n) / sum(n)
    return float(2 * np.minimum(below, 1 - below)[:-1].sum() / (len(n) - 1))


def polarisation(n: Sequence[int]) -> float:
    """Esteban and Ray's polarisation: people feel near to those who answer alike and far from the others.

    ``sum_ij p_i^2 p_j |x_i - x_j|``, answers from 0 to 1 (alpha = 1): 0 all alike, 1/4 half at either end. Esteban and
    Ray (1994), Econometrica 62, 819-851.

    Notes
    -----
    Blanks do not count. Time grows with the square of the number of answers on the scale.

    Examples
    --------
    >>> polarisation([50, 0, 0, 0, 50])
    0.25
    """
    n = per_answer(n)
    share = np.asarray(n) / sum(n)
    place = np.arange(len(n)) / (len(n) - 1)
    return float(share**2 @ np.abs(np.subtract.outer(place, place)) @ share)


def agreement(n: Sequence[int]) -> float | None:
    """Return van der Eijk's A from sixty people on, None below."""
    return agreement_a(n) if sum(n) >= FEWEST_FOR_AGREEMENT_A else None


def lean(n: Sequence[int]) -> LinkedScores:
    """Return whether people lean to one side of the middle of a two-sided scale, by exact sign flips.

    Every person's distance from the midpoint might as well have its other sign: ``change.linked.score_change``.

    Parameters
    ----------
    n : sequence of int
        People per answer from the left to the right end; the midpoint lies between the two middle ones of an even
        number of answers.

    Returns
    -------
    LinkedScores
        ``mean`` in steps of the scale, above 0 to the right; ``up`` right, ``same`` in, ``down`` left of the middle.

    Notes
    -----
    Romano (1990), JASA 85, 686-692. Blanks do not count; time as for ``scores.sign_flip_p``.

    Examples
    --------
    >>> found = lean([4, 3, 2, 1, 0])
    >>> found.mean, found.down, found.same, found.up, round(found.p, 4)
    (-1.0, 7, 2, 1, 0.0391)
    """
    n = per_answer(n)
    doubled = [(2 * at - (len(n) - 1), people) for at, people in enumerate(n) if people]
    return score_change(doubled, 0.5)
