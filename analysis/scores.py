"""Ranks of options that are scored rather than chosen: rankings by points, rows of a grid, shared-out points.

People compare two options by the difference of the scores they gave them; who scored only one of the two says nothing
about which is better.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from math import erfc, gcd, sqrt

import numpy as np
from numpy.typing import NDArray

from analysis.errors import SurveyError
from analysis.intervals import share_interval
from analysis.ranking import UNRANKED_MODES, RankedOption, Ranking, Verdict, check_base, rank_sets
from analysis.settings import FEWEST_FOR_RANKS
from analysis.survey import ScoreDifferences

Histogram = Sequence[tuple[int, int]]

EXACT_UP_TO = 2_000
"""People who differ; above, and where the sums can take too many values, the normal approximation is as good."""
_MOST_SUMS = 2**15


def sign_flip_p(differences: Histogram) -> float:
    """One-sided p that the first of two options is scored no higher than the second, among people like these.

    With ``d_i`` the difference of the scores of person i: ``P(sum eps_i |d_i| >= sum d_i)``, every ``eps_i`` +1 or -1
    with a fair coin. Exact: ``sum over eps_i = 1 of |d_i|`` is a sum of binomials, one for each distinct ``|d|``, and
    their distributions are convolved. Where all ``|d| = 1`` it is the sign test. Fisher (1935), *The Design of
    Experiments*, 21; Romano (1990), JASA 85, 686-692, on why it holds in large samples without symmetry.

    Parameters
    ----------
    differences : sequence of (int, int)
        (difference, people); people who scored only one of the two options are not in it.

    Returns
    -------
    float
        Within 1e-12 for up to 2,000 people with a difference and sums of fewer than 32,768 steps, in time growing with
        distinct differences times steps; beyond, by the normal approximation with a correction of half a step.

    Examples
    --------
    Three people like the first better, by 2, 1 and 1: only all three coins falling that way reach 4.

    >>> round(sign_flip_p([(1, 2), (2, 1)]), 12)
    0.125
    """
    people: Counter[int] = Counter()
    for value, n in differences:
        people[abs(value)] += n
    del people[0]
    step = gcd(*people)
    if not step:
        return 1.0
    sizes = tuple(sorted((size // step, n) for size, n in people.items()))
    total = sum(size * n for size, n in sizes)
    wanted = sum(value * n for value, n in differences if value > 0) // step
    if people.total() > EXACT_UP_TO or total >= _MOST_SUMS:
        return erfc((2 * wanted - total - 1) / sqrt(2 * sum(size**2 * n for size, n in sizes))) / 2
    return float(np.clip(_sums(sizes)[wanted:].sum(), 0, 1))


@lru_cache(maxsize=32)
def _sums(sizes: tuple[tuple[int, int], ...]) -> NDArray[np.float64]:
    """Return how likely every sum of the sizes with heads is; that of a pair serves both of its directions."""
    # Convolved by their Fourier transforms: that of a fair 0-or-v is exp(-i v t / 2) cos(v t / 2). Angles are reduced
    # in whole numbers first, since sine and cosine of large ones lose digits.
    total = sum(size * n for size, n in sizes)
    length = 1 << total.bit_length()
    at = np.arange(length // 2 + 1)
    transform = np.exp(-1j * np.pi / length * (at * total % (2 * length)))
    for size, n in sizes:
        transform *= np.cos(np.pi / length * (at * size % (2 * length))) ** n
    return np.fft.irfft(transform, length)[: total + 1]


def finite_p(differences: Histogram, staff_n: int) -> float:
    """One-sided p that the first of two options is scored no higher than the second, among all ``staff_n`` people.

    Paired t with the finite population correction: ``t = mean(d) / se``, ``se = sqrt(1 - n/N) s_d / sqrt(n)``, on
    ``n - 1`` degrees of freedom. Cochran (1977), *Sampling Techniques*, 2.6. Once everybody scored both, the sign of
    the mean is certain. Where all who answered made the same difference, t knows no error; the coins of
    ``sign_flip_p`` do. In simulations rank sets of it hold as promised from 15 answers on; with ten of fourteen, on a
    scale of five, in nine of ten samples of the worst staff.

    Parameters
    ----------
    differences : sequence of (int, int)
        (difference, people); people who scored only one of the two options count as nonrespondents.
    staff_n : int
        People who could have answered, at least those in ``differences``.

    Returns
    -------
    float
        Time grows with the number of distinct differences.

    Examples
    --------
    Of ten people seven like the first better by one, three the second; three more did not answer.

    >>> round(finite_p([(1, 7), (-1, 3)], 13), 4)
    0.0117
    >>> finite_p([(1, 6), (-1, 4)], 10)
    0.0
    """
    n = sum(people for _, people in differences)
    total = sum(value * people for value, people in differences)
    if total <= 0 or n == staff_n:
        return float(total <= 0)
    if len(differences) == 1:
        return sign_flip_p(differences)
    from scipy.special import stdtr

    squares = sum((value - total / n) ** 2 * people for value, people in differences)
    error = sqrt((1 - n / staff_n) * squares / (n - 1) / n)
    return float(stdtr(n - 1, -total / n / error))


def score_p(scores: ScoreDifferences, options: Sequence[int], staff_n: int | None = None) -> NDArray[np.float64]:
    """Return the p of every ordered pair of these options, for ``rank_sets``; 1 where fewer than ten scored both."""
    p = np.ones((len(options), len(options)))
    for one, other in combinations(range(len(options)), 2):
        for row, column in ((one, other), (other, one)):
            pair = scores.differences[options[row]][options[column]]
            if _people(pair) >= FEWEST_FOR_RANKS:
                p[row, column] = sign_flip_p(pair) if staff_n is None else finite_p(pair, staff_n)
    return p


def rank_scores(scores: ScoreDifferences, modes: Sequence[str | None], staff_n: int | None = None) -> Ranking:
    """Rank options by their mean score.

    Options with an answer compete, except write-ins, "None of these" and evaluation visits; where some have ten
    answers, those with fewer do not either. These are listed last without a rank, options without an answer not at all.

    Parameters
    ----------
    scores : ScoreDifferences
        From ``tabulate``. People without any score are among the nonrespondents where ``staff_n`` is given.
    modes : sequence of str or None
        The learning mode of each option.
    staff_n : int, optional
        People who could have answered.

    Returns
    -------
    Ranking
        ``verdict`` is "certain" where the first would stay ahead of every other even if each of those who did not
        score both put it as far behind as one person can, "clear" where its rank interval is 1 to 1. A rank
        interval always holds the rank of the means, which in a grid can rest on other people than the pairs do.

    Raises
    ------
    SurveyError
        If nobody answered, fewer than two options compete, or ``staff_n`` is below ``base_n``.

    Examples
    --------
    >>> from analysis.survey import Item
    >>> item = Item("q1", "Rank these.", None, "ranking", (1, 2), ("Coaching", "Workshop"))
    >>> pairs = (((), ((-2, 4), (2, 26))), (((-2, 26), (2, 4)), ()))
    >>> ranking = rank_scores(ScoreDifferences(item, 30, 0.5, 2, (26, 4), (30, 30), (52, 8), pairs), (None, None), 40)
    >>> ranking.verdict, [(row.option, row.n, row.mean) for row in ranking.rows]
    ('certain', [('Coaching', 26, 0.8666666666666667), ('Workshop', 4, 0.13333333333333333)])
    """
    check_base(scores.base_n, staff_n)
    competing = _competing(scores, modes)
    means = {i: Fraction(scores.totals[i], scores.scored_n[i]) for i in _answered(scores)}
    ranks = {i: 1 + sum(means[k] > means[i] for k in competing) for i in competing}
    intervals = _rank_intervals(scores, ranks, staff_n)
    rows = [_row(scores, i, modes[i], staff_n) for i in means]
    rows = [replace(row, rank=ranks.get(i), rank_interval=intervals.get(i)) for i, row in zip(means, rows, strict=True)]
    ordered = tuple(sorted(rows, key=lambda row: (row.rank is None, row.rank or -row.n)))
    return Ranking(scores.item, scores.base_n, staff_n, ordered, _verdict(scores, ranks, intervals, staff_n))


def _answered(scores: ScoreDifferences) -> list[int]:
    """Return the options somebody scored; an option nobody ranked has points, but no answer."""
    ranked = scores.mean_ranks or scores.scored_n
    return [i for i, n in enumerate(scores.scored_n) if n and ranked[i] is not None]


def _competing(scores: ScoreDifferences, modes: Sequence[str | None]) -> list[int]:
    options = [i for i in _answered(scores) if modes[i] not in UNRANKED_MODES]
    enough = [i for i in options if scores.scored_n[i] >= FEWEST_FOR_RANKS]
    if len(enough or options) < 2:
        raise SurveyError("Ranking needs two answers that can be compared, and here there are fewer.")
    return enough or options


def _rank_intervals(scores: ScoreDifferences, ranks: dict[int, int], staff_n: int | None) -> dict[int, tuple[int, int]]:
    options = list(ranks)
    if min(scores.scored_n[i] for i in options) < FEWEST_FOR_RANKS:
        return {}
    lower, upper = rank_sets(score_p(scores, options, staff_n))
    found = zip(options, lower.tolist(), upper.tolist(), strict=True)
    return {i: (min(low, ranks[i]), max(high, ranks[i])) for i, low, high in found}


def _row(scores: ScoreDifferences, i: int, mode: str | None, staff_n: int | None) -> RankedOption:
    n, base_n = scores.n[i], scores.scored_n[i]
    return RankedOption(
        mode=mode,
        option=scores.item.options[i],
        n=n,
        share=n / base_n,
        interval=share_interval(n, base_n, staff_n),
        rank=None,
        rank_interval=None,
        base_n=base_n,
        mean=scores.totals[i] * scores.unit / base_n,
        mean_rank=scores.mean_ranks[i] if scores.mean_ranks else None,
    )


def _verdict(
    scores: ScoreDifferences, ranks: dict[int, int], intervals: dict[int, tuple[int, int]], staff_n: int | None
) -> Verdict:
    first = [i for i, rank in ranks.items() if rank == 1]
    if not intervals or len(first) > 1:
        return "too_close_to_call"
    if staff_n is not None and _cannot_be_overturned(scores, first[0], [k for k in ranks if k != first[0]], staff_n):
        return "certain"
    return "clear" if intervals[first[0]] == (1, 1) else "too_close_to_call"


def _cannot_be_overturned(scores: ScoreDifferences, first: int, rivals: Sequence[int], staff_n: int) -> bool:
    pairs = [scores.differences[first][k] for k in rivals]
    return all(
        sum(value * people for value, people in pair) > (staff_n - _people(pair)) * scores.widest for pair in pairs
    )


def _people(pair: Histogram) -> int:
    return sum(people for _, people in pair)
