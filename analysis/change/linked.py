"""Change of people whose two years are joined: yes or no in both, or a score in both.

Only people with both answers count; the others are ``turnover``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, sqrt
from statistics import NormalDist

from analysis.change.roots import crossing
from analysis.intervals import binomial_tail, wilson_interval
from analysis.permutations import Histogram, doubled_midranks, pooled, size_and_total
from analysis.scores import sign_flip_p
from analysis.wholes import counted, somebody, whole


@dataclass(frozen=True)
class Linked:
    """How many people said yes in both years, only in the earlier, only in the later, in neither."""

    both: int
    lost: int
    gained: int
    neither: int

    @property
    def n(self) -> int:
        """People with both answers."""
        return self.both + self.lost + self.gained + self.neither

    @property
    def change(self) -> float:
        """Share of yes in the later year less that in the earlier."""
        return (self.gained - self.lost) / self.n


def mcnemar_p(gained: int, lost: int, mid: bool = True) -> float:
    """Two-sided p that as many people turned to yes as turned from it.

    Of ``n = gained + lost`` who changed, ``gained`` is Binomial(n, 1/2). Exact: ``2 P(X <= min)``; mid-P counts what is
    as unlikely as seen half: less ``P(X = gained)``, or half of it where both are alike. McNemar (1947), Psychometrika
    12, 153-157; Fagerland, Lydersen and Laake (2013), BMC Med. Res. Methodol. 13:91, who prefer mid-P.

    Parameters
    ----------
    gained, lost : int
        People who said yes in one year only; who said the same twice tells nothing of a direction.
    mid : bool
        Mid-P rather than the exact p, which is larger.

    Returns
    -------
    float
        1 where nobody changed. Time grows with ``sqrt(n)``.

    Examples
    --------
    >>> mcnemar_p(7, 1), mcnemar_p(7, 1, mid=False)
    (0.0390625, 0.0703125)
    """
    gained, lost = whole(gained), whole(lost)
    n, more = gained + lost, max(gained, lost)
    if not n:
        return 1.0
    tail = binomial_tail(more, n)
    as_seen = tail - binomial_tail(more + 1, n)
    p = min(1.0, 2 * tail)
    return p - (as_seen if gained != lost else as_seen / 2) if mid else p


def mcnemar_normal_p(gained: int, lost: int) -> float:
    """Two-sided p of ``(gained - lost)^2 / (gained + lost)`` as chi-squared with 1 degree of freedom; 1 without change.

    For many people only. McNemar (1947), Psychometrika 12, 153-157.

    Notes
    -----
    Constant time; only people with both answers.

    Examples
    --------
    >>> round(mcnemar_normal_p(7, 1), 4)
    0.0339
    """
    return erfc(abs(gained - lost) / sqrt(2 * (gained + lost))) if gained + lost else 1.0


def linked_interval(people: Linked, confidence: float = 0.95) -> tuple[float, float]:
    """Newcombe's interval for the change of a share of the same people.

    With Wilson limits l, u of both shares p (earlier) and q (later) and phi their correlation, made smaller by a
    correction for continuity (``max(ad - bc - n/2, 0)`` for ``ad - bc`` where that is positive):
    ``q - p - sqrt((q - l_q)^2 - 2 phi (q - l_q)(u_p - p) + (u_p - p)^2)``, the upper limit alike. Newcombe (1998),
    Stat. Med. 17, 2635-2650, method 10.

    Parameters
    ----------
    people : Linked
        At least one person.
    confidence : float
        Nominal coverage.

    Returns
    -------
    (float, float)
        Differences of shares, later less earlier, in constant time.

    Examples
    --------
    >>> [round(limit, 4) for limit in linked_interval(Linked(1, 7, 1, 12))]
    [-0.5069, -0.0256]
    """
    n = people.n
    somebody(n, "nobody has both answers")
    earlier, later = (people.both + people.lost) / n, (people.both + people.gained) / n
    (low_e, high_e), (low_l, high_l) = (wilson_interval(round(share * n), n, confidence) for share in (earlier, later))
    phi = _correlation(people)

    def reach(one: float, other: float) -> float:
        return sqrt(max(0.0, one**2 - 2 * phi * one * other + other**2))

    change = later - earlier
    return change - reach(later - low_l, high_e - earlier), change + reach(high_l - later, earlier - low_e)


def _correlation(people: Linked) -> float:
    a, b, c, d = people.both, people.lost, people.gained, people.neither
    product = (a + b) * (c + d) * (a + c) * (b + d)
    if not product:
        return 0.0
    cross = a * d - b * c
    return (max(cross - people.n / 2, 0) if cross > 0 else cross) / sqrt(product)


def agresti_min_interval(people: Linked, confidence: float = 0.95) -> tuple[float, float]:
    """Wald's interval for the change of a share of the same people after half a person was added to each cell.

    Agresti and Min (2005), Stat. Med. 24, 729-740. A second view beside ``linked_interval``.

    Notes
    -----
    Only people with both answers. Constant time.

    Examples
    --------
    >>> [round(limit, 4) for limit in agresti_min_interval(Linked(1, 7, 1, 12))]
    [-0.4932, -0.0285]
    """
    n, turned = people.n + 2, people.gained + people.lost + 1
    change = (people.gained - people.lost) / n
    half = NormalDist().inv_cdf((1 + confidence) / 2) * sqrt(turned - n * change**2) / n
    return max(-1.0, change - half), min(1.0, change + half)


def tango_interval(people: Linked, confidence: float = 0.95) -> tuple[float, float]:
    """Score interval for the change of a share of the same people: the changes that McNemar's score does not reject.

    ``z(d) = (gained - lost - n d) / sqrt(n (2 q + d (1 - d)))`` with q the likeliest share of lost at a change of d, a
    root of a quadratic. Tango (1998), Stat. Med. 17, 891-908. A second view beside ``linked_interval``; limits within
    1e-12, in constant time.

    Examples
    --------
    >>> [round(limit, 4) for limit in tango_interval(Linked(1, 7, 1, 12))]
    [-0.5172, -0.026]
    """
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    n, gained, lost = people.n, people.gained, people.lost
    somebody(n, "nobody has both answers")

    def score(change: float) -> float:
        linear = -(gained + lost) + (2 * n - gained + lost) * change
        constant = -lost * change * (1 - change)
        share = (sqrt(max(0.0, linear**2 - 8 * n * constant)) - linear) / (4 * n)
        variance = n * (2 * share + change * (1 - change))
        away = gained - lost - n * change
        return away / sqrt(variance) if variance > 0 else (away > 0) * 1e9 - (away < 0) * 1e9

    change = people.change
    return crossing(lambda at: score(at) - z, -1.0, change), crossing(lambda at: score(at) + z, change, 1.0)


@dataclass(frozen=True)
class LinkedScores:
    """The same people's scores in two years: ``mean`` change, how many went up, stayed and went down, and the p."""

    n: int
    mean: float
    up: int
    same: int
    down: int
    p: float


def score_change(differences: Histogram, unit: float = 1.0) -> LinkedScores:
    """Return how the scores of the same people changed, and the exact sign-flip p of their mean change.

    Parameters
    ----------
    differences : sequence of (int, int)
        (later less earlier, people), in whole numbers of ``unit``; at least one person.
    unit : float
        What a difference of one stands for.

    Returns
    -------
    LinkedScores
        ``p`` is ``P(|sum eps_i d_i| >= |sum d_i|)`` for fair signs, twice ``scores.sign_flip_p``; 1 without a change.

    Notes
    -----
    Pitman (1937), J. R. Stat. Soc. Suppl. 4, 119-130; Romano (1990), JASA 85, 686-692. Only people with both
    answers; time     as for ``scores.sign_flip_p``.

    Examples
    --------
    >>> found = score_change([(1, 4), (0, 3), (-1, 1)])
    >>> found.n, found.mean, found.up, found.same, found.down, round(found.p, 6)
    (8, 0.375, 4, 3, 1, 0.375)
    """
    differences = counted(differences)
    n, total = size_and_total(differences)
    somebody(n, "nobody has both answers")
    up = sum(people for value, people in differences if value > 0)
    same = sum(people for value, people in differences if value == 0)
    return LinkedScores(n, total * unit / n, up, same, n - up - same, _two_sided(differences, total))


def _two_sided(differences: Histogram, total: int) -> float:
    towards = differences if total > 0 else [(-value, people) for value, people in differences]
    return min(1.0, 2 * sign_flip_p(towards)) if total else 1.0


def signed_rank(differences: Sequence[float]) -> tuple[float, float]:
    """Wilcoxon's V, the sum of the ranks of the rises, and its exact two-sided p, ties sharing their rank.

    A second view on ``score_change`` that one large change sways less. Changes of nought are left out. Wilcoxon (1945),
    Biometrics Bull. 1, 80-83; Hollander and Wolfe (1973), *Nonparametric Statistical Methods*, 3.1.

    Parameters
    ----------
    differences : sequence of float
        Later less earlier, one per person.

    Notes
    -----
    Only people with both answers. Time grows with people times the sum of their ranks.

    Examples
    --------
    >>> signed_rank([1.5, 2.0, 0.0, 3.0, -0.5])
    (9.0, 0.25)
    """
    sizes = pooled([(abs(value), 1) for value in differences if value])
    ranks = doubled_midranks(sizes)
    signed = pooled([(ranks[abs(value)] * (1 if value > 0 else -1), 1) for value in differences if value])
    rises = sum(value * people for value, people in signed if value > 0)
    return rises / 2, _two_sided(signed, size_and_total(signed)[1])
