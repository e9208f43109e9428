"""What is valued most: ranks with the ranks they might as well be, and how sure the first place is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.errors import SurveyError
from analysis.intervals import TIE, binomial_tail, hypergeometric_tail, share_interval
from analysis.settings import FEWEST_FOR_RANKS
from analysis.survey import Counts, Item, PairCounts

UNRANKED_MODES = ("other", "none", "not_learning_evaluation")
WRITE_INS = "Other, in their own words"

Verdict = Literal["certain", "clear", "too_close_to_call"]


@dataclass(frozen=True)
class RankedOption:
    """One option: how many chose it, and where it stands.

    ``share`` is of ``base_n``, those who answered (in a grid: this row); ``interval`` is ``intervals.share_interval``.
    ``rank`` is 1 + the number of competing options chosen strictly more often, None for write-ins and "None of these".
    ``rank_interval`` holds the true rank, for all options at once with 95 %; None for the same two and below ten
    answers. Where options are scored, the rank is that of ``mean``, and ``n`` as in ``survey.ScoreDifferences``.
    ``shown`` stands for an option whose words only the uploader may see; empty where everybody may.
    """

    mode: str | None
    option: str
    n: int
    share: float
    interval: tuple[float, float]
    rank: int | None
    rank_interval: tuple[int, int] | None
    base_n: int
    mean: float | None = None
    mean_rank: float | None = None
    shown: str = ""


@dataclass(frozen=True)
class Ranking:
    """The options of one item, best first, and what may be said of the first.

    ``verdict`` is "certain" where the lead cannot be overturned by those who did not answer, "clear" where the first
    can only be first (95 %), and "too_close_to_call" otherwise.
    """

    item: Item
    base_n: int
    staff_n: int | None
    rows: tuple[RankedOption, ...]
    verdict: Verdict


def preference_p(prefer: ArrayLike, nonrespondents: int | None = None) -> NDArray[np.float64]:
    """One-sided p that j is chosen no more often than k among all staff, for every ordered pair of options.

    With ``b_jk`` people who chose j and not k, and ``S = b_jk + b_kj`` who favour one of the two:

    - headcount unknown: ``P(Binomial(S, 1/2) >= b_jk)``, the exact sign test; Bazylik, Mogstad, Romano, Shaikh and
      Wilhelm (2021), NBER working paper 29519;
    - e nonrespondents: ``max over M = S..S+e of P(Hypergeometric(M, floor(M/2), S) >= b_jk)``: of the M staff who
      favour one of the two, S answered; M is unknown, and at most half of them favour j unless j leads.

    Parameters
    ----------
    prefer : array_like, shape (J, J)
        ``prefer[j][k] = b_jk``, diagonal 0. People who chose both or neither, or did not answer, are not in it.
    nonrespondents : int, optional
        Staff who did not answer the item; None where the headcount is unknown.

    Returns
    -------
    ndarray, shape (J, J)
        Small where j is chosen more often than k; 1 on the diagonal. Time grows with ``J^2 sqrt(S)``, whatever the
        number of nonrespondents.

    Examples
    --------
    Nine prefer the first and one the second: 11/1024, or no doubt at all where only three did not answer.

    >>> preference_p([[0, 9], [1, 0]]).round(4).tolist()
    [[1.0, 0.0107], [0.999, 1.0]]
    >>> preference_p([[0, 9], [1, 0]], nonrespondents=3).tolist()
    [[1.0, 0.0], [1.0, 1.0]]
    """
    prefer = np.asarray(prefer, dtype=np.int64)
    p = np.ones(prefer.shape)
    for j, k in np.argwhere(prefer + prefer.T):
        b, total = int(prefer[j, k]), int(prefer[j, k] + prefer[k, j])
        p[j, k] = binomial_tail(b, total) if nonrespondents is None else _worst_case_p(b, total, nonrespondents)
    return p


def _worst_case_p(b: int, total: int, nonrespondents: int) -> float:
    # At b <= S/2 the least M, S itself, gives 1. Beyond, the greatest even M is the worst: from M = 2K to 2K + 2 the
    # probability of x changes by a factor proportional to 1 / (a^2 - u^2), u = x - S/2, a = K + 1 - S/2, which rises
    # with |u|, so the tail rises with K; and an odd M is an even one with a person more against j, which lowers it.
    if 2 * b <= total:
        return 1.0
    half = (total + nonrespondents) // 2
    return hypergeometric_tail(b, total, half, 2 * half) if b <= half else 0.0


def holm(p: ArrayLike) -> NDArray[np.float64]:
    """Adjust p for testing all of them together: at most 5 % false alarms anywhere if those up to .05 are kept.

    ``max over i <= r of min(1, (m - i + 1) p_(i))`` for the r-th smallest of m. Holm (1979), Scand. J. Stat. 6, 65-70.

    Parameters
    ----------
    p : array_like, shape (m,)
        Without missing values: a test that was not done is left out before and does not count in m.

    Returns
    -------
    ndarray, shape (m,)
        In the order of ``p``; time grows with ``m log m``.

    Examples
    --------
    >>> holm([0.01, 0.02, 0.5]).tolist()
    [0.03, 0.04, 0.5]
    """
    p = np.asarray(p, dtype=float)
    order = np.argsort(p, kind="stable")
    adjusted = np.empty_like(p)
    adjusted[order] = np.minimum(1.0, np.maximum.accumulate(p[order] * np.arange(p.size, 0, -1)))
    return adjusted


def rank_sets(p: ArrayLike, alpha: float = 0.05) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Best and worst rank each option may truly have, for all options at once with ``1 - alpha``.

    With Holm over all J(J-1) ordered pairs: ``lower_j = 1 + #{k that beat j}``, ``upper_j = J - #{k that j beats}``.
    Mogstad, Romano, Shaikh and Wilhelm (2024), Rev. Econ. Stud. 91, 476-518.

    Parameters
    ----------
    p : array_like, shape (J, J)
        From ``preference_p``; the diagonal is ignored. Every pair needs its p.
    alpha : float
        Chance of any set missing its true rank, at most.

    Returns
    -------
    (ndarray, ndarray), each of shape (J,)
        Ranks from 1. Options equal in truth share the better rank, so ties of a full staff keep a set as wide as the
        tie. Time grows with ``J^2 log J``.

    Examples
    --------
    >>> lower, upper = rank_sets(preference_p([[0, 41, 41], [6, 0, 6], [2, 2, 0]]))
    >>> lower.tolist(), upper.tolist()
    ([1, 2, 2], [1, 3, 3])
    """
    p = np.asarray(p, dtype=float)
    pairs = ~np.eye(len(p), dtype=bool)
    beats = np.zeros(p.shape, dtype=bool)
    beats[pairs] = holm(p[pairs]) <= alpha + TIE
    return 1 + beats.sum(axis=0), len(p) - beats.sum(axis=1)


def rank_item(counts: Counts, pairs: PairCounts, modes: Sequence[str | None], staff_n: int | None = None) -> Ranking:
    """Rank the options of one item by how many chose them.

    Options with an answer compete, except write-ins ("other", together in one row), "None of these" and evaluation
    visits, which are no learning: they are listed last without a rank. Options nobody chose are not listed. See
    ``share_interval``, ``preference_p`` and ``rank_sets`` for the methods.

    Parameters
    ----------
    counts, pairs : Counts, PairCounts
        Of the same single-choice or select-all item and the same people. Whoever did not answer the item is in
        neither, and among the nonrespondents where ``staff_n`` is given.
    modes : sequence of str or None
        The learning mode of each option, in the order of ``counts.item.options``.
    staff_n : int, optional
        People who could have answered.

    Returns
    -------
    Ranking
        Rows from most to least chosen, equal ones in the order of the options.

    Raises
    ------
    SurveyError
        If nobody chose an option that competes, or ``staff_n`` is below ``base_n``.

    Examples
    --------
    >>> item = Item("q1", "Most valuable?", None, "single_choice", (1,), ("Coaching", "Workshop", "Other"))
    >>> pairs = PairCounts(item, 30, ((0, 22, 22), (7, 0, 7), (1, 1, 0)))
    >>> ranking = rank_item(Counts(item, "all", 30, (22, 7, 1)), pairs, ("peer_coaching", "workshop", "other"), 40)
    >>> ranking.verdict, [row.rank for row in ranking.rows]
    ('certain', [1, 2, None])
    """
    check_base(counts.base_n, staff_n)
    competing = _competing(counts, modes)
    nonrespondents = None if staff_n is None else staff_n - counts.base_n
    rows = _rows(counts, modes, staff_n, competing, _rank_intervals(counts.base_n, pairs, competing, nonrespondents))
    return Ranking(counts.item, counts.base_n, staff_n, rows, _verdict(rows, counts.base_n, nonrespondents))


def check_base(base_n: int, staff_n: int | None) -> None:
    """Raise SurveyError where nobody answered, or more people than could have."""
    if base_n == 0:
        raise SurveyError("Nobody answered this question, so there is nothing to rank.")
    if staff_n is not None and staff_n < base_n:
        raise SurveyError(
            f"{base_n} people answered this question, so the staff cannot be {staff_n}: "
            "give the number of people who could have answered."
        )


def _competing(counts: Counts, modes: Sequence[str | None]) -> list[int]:
    chosen = enumerate(zip(counts.n, modes, strict=True))
    competing = [i for i, (n, mode) in chosen if n and mode not in UNRANKED_MODES]
    if not competing:
        raise SurveyError("Nobody chose an answer that can be ranked: they are write-ins, none of these, or blank.")
    return competing


def _rank_intervals(
    base_n: int, pairs: PairCounts, competing: list[int], nonrespondents: int | None
) -> dict[int, tuple[int, int]]:
    if base_n < FEWEST_FOR_RANKS:
        return {}
    prefer = np.array(pairs.prefer)[np.ix_(competing, competing)]
    lower, upper = rank_sets(preference_p(prefer, nonrespondents))
    return dict(zip(competing, zip(lower.tolist(), upper.tolist(), strict=True), strict=True))


def _rows(
    counts: Counts,
    modes: Sequence[str | None],
    staff_n: int | None,
    competing: list[int],
    rank_intervals: dict[int, tuple[int, int]],
) -> tuple[RankedOption, ...]:
    ranks = {i: 1 + sum(counts.n[k] > counts.n[i] for k in competing) for i in competing}

    def row(mode: str | None, option: str, n: int, i: int | None = None) -> RankedOption:
        interval = share_interval(n, counts.base_n, staff_n)
        share, rank = n / counts.base_n, ranks.get(i)
        return RankedOption(mode, option, n, share, interval, rank, rank_intervals.get(i), counts.base_n)

    rows = [row(modes[i], counts.item.options[i], n, i) for i, n in enumerate(counts.n) if n and modes[i] != "other"]
    if written := _write_ins(counts, modes):
        rows.append(row("other", WRITE_INS, written))
    # Where answers stand in one column, their order in the file would tell what the first people answered.
    found = counts.item.item_type == "single_choice"
    return tuple(sorted(rows, key=lambda row: (row.rank is None, -row.n, row.option.casefold() if found else "")))


def _write_ins(counts: Counts, modes: Sequence[str | None]) -> int:
    """Return how many people answered in their own words.

    Who ticks "Other" and types is one person, so where several answers are allowed the larger of the two counts.
    """
    others = [n for n, mode in zip(counts.n, modes, strict=True) if mode == "other"]
    return sum(others) if counts.item.item_type == "single_choice" else max([*others, counts.other_text_n])


def _verdict(rows: tuple[RankedOption, ...], base_n: int, nonrespondents: int | None) -> Verdict:
    ranked = [row for row in rows if row.rank is not None]
    lead = ranked[0].n - (ranked[1].n if len(ranked) > 1 else 0)
    if base_n < FEWEST_FOR_RANKS:
        return "too_close_to_call"
    if nonrespondents is not None and lead > nonrespondents:
        return "certain"
    return "clear" if ranked[0].rank_interval == (1, 1) else "too_close_to_call"
