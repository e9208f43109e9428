"""Ranks of published estimates that come with standard errors, like countries in PISA.

Never for the people of one school: at eight respondents its sets hold all true ranks in 63 of 100 samples and not in
95. ``ranking`` and ``scores`` count exactly.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Ints = NDArray[np.int64]
_DRAWS, _AT_ONCE = 10_000, 500
_SEED = 2_024


def gaussian_rank_sets(
    estimate: ArrayLike, error: ArrayLike, confidence: float = 0.95, one: int | None = None
) -> tuple[Ints, Ints]:
    """Best and worst rank each estimate may truly have, the highest being first.

    Differences divided by their errors against the quantile of the greatest of them under no difference, drawn 10,000
    times with one seed; those told apart leave and the rest are compared again (stepdown). Mogstad, Romano, Shaikh and
    Wilhelm (2024), Rev. Econ. Stud. 91, 476-518.

    Parameters
    ----------
    estimate, error : array_like, shape (J,)
        Independent, roughly normal; errors above 0, without missing values.
    confidence : float
        For all ranks together, or for the one asked for.
    one : int, optional
        Only the rank of this one is in question (a marginal set); the sets of the others are then 1 to J.

    Returns
    -------
    (ndarray, ndarray), each of shape (J,)
        Lowest and highest rank. Time grows with ``J^2``: a second for forty.

    Examples
    --------
    >>> low, high = gaussian_rank_sets([500.0, 498.0, 450.0], [2.0, 2.0, 3.0])
    >>> low.tolist(), high.tolist()
    ([1, 1, 3], [2, 2, 3])
    """
    beats = _beats(estimate, error, confidence, one)
    return 1 + beats.sum(axis=0), len(beats) - beats.sum(axis=1)


def top_candidates(estimate: ArrayLike, error: ArrayLike, top: int, confidence: float = 0.95) -> Ints:
    """Return which estimates may truly be among the best ``top``: all of those are in it with this confidence.

    Those whose lowest rank is up to ``top``. Same source and limits as ``gaussian_rank_sets``.

    Notes
    -----
    Time grows with the square of the number of estimates.

    Examples
    --------
    >>> top_candidates([500.0, 498.0, 450.0], [2.0, 2.0, 3.0], 1).tolist()
    [0, 1]
    """
    beats = _beats(estimate, error, confidence, None)
    return np.flatnonzero(1 + beats.sum(axis=0) <= top)


def _beats(estimate: ArrayLike, error: ArrayLike, confidence: float, one: int | None) -> NDArray[np.bool_]:
    """Return which estimate is told to be above which: rows above columns."""
    estimate, error = np.asarray(estimate, dtype=float), np.asarray(error, dtype=float)
    if (error <= 0).any():
        raise ValueError("every estimate needs an error above 0")
    options = len(estimate)
    scale = np.sqrt(np.add.outer(error**2, error**2))
    apart = np.subtract.outer(estimate, estimate) / scale
    asked = ~np.eye(options, dtype=bool)
    if one is not None:
        asked &= (np.arange(options) == one)[:, None] | (np.arange(options) == one)
    told = np.zeros_like(asked)
    while (more := asked & ~told & (apart > _limit(error, scale, asked & ~told, confidence))).any():
        told |= more
    return told


def _limit(error: NDArray, scale: NDArray, asked: NDArray[np.bool_], confidence: float) -> float:
    if not asked.any():
        return np.inf
    random, at = np.random.Generator(np.random.PCG64(_SEED)), np.argwhere(asked)
    greatest = []
    for _ in range(_DRAWS // _AT_ONCE):
        drawn = random.standard_normal((_AT_ONCE, len(error))) * error
        greatest.append(((drawn[:, at[:, 0]] - drawn[:, at[:, 1]]) / scale[asked]).max(axis=1))
    return float(np.quantile(np.concatenate(greatest), confidence))
