"""How evenly people filled a questionnaire in: numbers a person per row, of which only counts of people leave.

Never a reason to drop anybody: the same answer throughout is often sincere. Curran (2016), J. Exp. Soc. Psychol. 66,
4-19; Meade and Craig (2012), Psychol. Methods 17, 437-455. All take answers of shape (people, items) in the order of
the questionnaire, NaN for a blank.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def longstring(answers: ArrayLike) -> NDArray[np.int64]:
    """Return the longest run of one answer of every person; a blank ends a run and is none.

    Johnson (2005), J. Res. Pers. 39, 103-129. Time grows with people times items.

    Examples
    --------
    >>> longstring([[3, 3, 3, 1], [1, 2, 1, 2]]).tolist()
    [3, 1]
    """
    return np.array([max(map(len, runs), default=0) for runs in _runs(answers)], dtype=np.int64)


def average_string(answers: ArrayLike) -> Floats:
    """Return the mean length of the runs of one answer of every person; NaN without an answer.

    Yentes and Wilhelm (2021), R package careless 1.2.

    Notes
    -----
    Time grows with people times items.

    Examples
    --------
    >>> average_string([[3, 3, 3, 1], [1, 2, 1, 2]]).tolist()
    [2.0, 1.0]
    """
    return np.array([np.mean([len(run) for run in runs]) if runs else np.nan for runs in _runs(answers)])


def _runs(answers: ArrayLike) -> list[list[list[float]]]:
    people = []
    for row in np.asarray(answers, dtype=float).tolist():
        runs: list[list[float]] = []
        before = None
        for answer in row:
            if answer == answer and answer == before:
                runs[-1].append(answer)
            elif answer == answer:
                runs.append([answer])
            before = answer
        people.append(runs)
    return people


def response_variability(answers: ArrayLike) -> Floats:
    """Return the standard deviation (n - 1) of what every person answered; NaN below two answers.

    Dunn, Heggestad, Shanock and Theilgard (2018), J. Bus. Psychol. 33, 105-121 (IRV). Low for one answer throughout.

    Notes
    -----
    Time grows with people times items.

    Examples
    --------
    >>> response_variability([[1, 2, 3], [2, 2, 2]]).tolist()
    [1.0, 0.0]
    """
    answers = np.asarray(answers, dtype=float)
    given = (~np.isnan(answers)).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.nansum(answers, axis=1) / given
        squares = np.nansum((answers - mean[:, None]) ** 2, axis=1)
        return np.where(given > 1, np.sqrt(squares / np.maximum(given - 1, 1)), np.nan)


def mahalanobis(answers: ArrayLike) -> Floats:
    """Return how far every person lies from the middle of all: ``(x - m)' C^+ (x - m)``.

    Mahalanobis (1936), Proc. Natl. Inst. Sci. India 2, 49-55. Needs more than twice as many complete rows as items
    (else every person is far); all NaN where there are fewer. NaN for who left a blank.

    Notes
    -----
    Time grows with people times the square of the items, and with their cube.

    Examples
    --------
    >>> mahalanobis([[1, 1], [2, 2], [3, 1], [2, 0], [2, 1]]).round(2).tolist()
    [2.0, 2.0, 2.0, 2.0, 0.0]
    """
    answers = np.asarray(answers, dtype=float)
    found = np.full(len(answers), np.nan)
    whole = ~np.isnan(answers).any(axis=1)
    if whole.sum() > 2 * answers.shape[1]:
        apart = answers[whole] - answers[whole].mean(axis=0)
        inverse = np.linalg.pinv(apart.T @ apart / (len(apart) - 1), hermitian=True)
        found[whole] = np.einsum("ij,jk,ik->i", apart, inverse, apart)
    return found


def even_odd(answers: ArrayLike, sizes: Sequence[int]) -> Floats:
    """Return how little even items say what odd ones of the same scales say, per person: -1 to 1, high if little.

    Minus the correlation over scales of the means of odd and even items, stepped up to full length by Spearman and
    Brown, ``2r / (1 + r)``; not below -1. Johnson (2005), J. Res. Pers. 39, 103-129; the sign is that of the R package
    careless.

    Parameters
    ----------
    answers : array_like, shape (people, items)
        Scale after scale.
    sizes : sequence of int
        Items of each scale; scales of one item say nothing and are left out.

    Returns
    -------
    ndarray, shape (people,)
        NaN where fewer than three scales or no spread leave no correlation. Time grows with people times items.

    Examples
    --------
    >>> even_odd([[1, 1, 3, 3, 5, 5], [1, 5, 3, 3, 5, 1]], [2, 2, 2]).tolist()
    [-1.0, 1.0]
    """
    answers = np.asarray(answers, dtype=float)
    ends = np.cumsum(sizes)
    parts = [answers[:, end - size : end] for size, end in zip(sizes, ends, strict=True) if size > 1]
    if len(parts) < 3:
        return np.full(len(answers), np.nan)
    odd, even = (np.column_stack([_row_means(part[:, start::2]) for part in parts]) for start in (0, 1))
    return np.array([_stepped_up(*pair) for pair in zip(odd, even, strict=True)])


def _row_means(part: Floats) -> Floats:
    given = (~np.isnan(part)).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.nansum(part, axis=1) / given


def _stepped_up(odd: Floats, even: Floats) -> float:
    both = ~np.isnan(odd) & ~np.isnan(even)
    one, two = odd[both] - odd[both].mean() if both.any() else odd[both], even[both]
    two = two - two.mean() if both.any() else two
    spread = float(one @ one) * float(two @ two)
    if both.sum() < 3 or spread <= 1e-18:
        return float("nan")
    r = float(one @ two) / spread**0.5
    stepped = max(-1.0, 2 * r / (1 + r)) if r > -1 + 1e-12 else -1.0
    return -stepped
