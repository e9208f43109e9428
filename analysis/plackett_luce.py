"""How strongly options are preferred: the Plackett-Luce model of rankings, an optional view beside the ranks.

Nothing is headlined from it: it assumes that people choose among whatever is left in the same proportions. The rank
sets of ``scores`` assume nothing of the kind.
"""

from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from analysis.ballots import Stages

_LARGEST_TIE = 3
_LONGEST_STEP, _STEPS, _STILL = 2.0, 200, 1e-10
_STILL_TOGETHER = 1e-7  # Newton doubles the digits, so the step that was taken last leaves 1e-14
_RESAMPLES_AT_ONCE = 100

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Strength:
    """A fitted model. ``worth`` adds up to 1: the chance of each option to be chosen first among all of them.

    ``log_worth`` is counted from the first option; ``log_ties[k]`` is ``log delta`` of k + 2 chosen together.
    ``covariance`` belongs to ``log_worth`` without the first, followed by ``log_ties``.
    """

    log_worth: Floats
    log_ties: Floats
    covariance: Floats
    log_likelihood: float

    @property
    def worth(self) -> Floats:
        """Return the worths, adding up to 1."""
        alpha = np.exp(self.log_worth - self.log_worth.max())
        return alpha / alpha.sum()

    @property
    def quasi_se(self) -> Floats:
        """Return the standard error to draw at each log worth, so that any two compare as if they were independent.

        The ``q`` with ``sum over pairs of (log(q_j + q_k) - log var(j - k))^2`` least, as ``sqrt(q)``. Firth and de
        Menezes (2004), Biometrika 91, 65-80.
        """
        return np.sqrt(np.maximum(quasi_variances(_contrast_variances(self)), 0))


def fit(stages: Stages, ghost: bool = True) -> Strength:
    """Fit the model to choices, by Newton's method on the sets that occur.

    Of the options left, ``S`` is chosen with a chance proportional to ``delta_|S| prod over S of alpha^(1/|S|)``, over
    all S of up to as many as were ever tied (at most three; ``delta_1 = 1``). Plackett (1975), Appl. Stat. 24,
    193-202; Davidson (1970), JASA 65, 317-328; Turner, van Etten, Firth and Kosmidis (2020), Comput. Stat. 35,
    1027-1057.

    Parameters
    ----------
    stages : Stages
        From ``ballots.choice_stages``. Options left unranked are in it as offered.
    ghost : bool
        Let every option win and lose half a time against one that nobody sees: without it there is no finite answer
        where an option always or never wins.

    Returns
    -------
    Strength
        Time grows with sets times options squared, whatever the number of people.

    Raises
    ------
    ValueError
        More than three were tied, or there is no finite answer (only without the ghost).

    Examples
    --------
    Three to one between two options: without the ghost the worths are 3/4 and 1/4.

    >>> from analysis.ballots import choice_stages
    >>> fit(choice_stages([[1, 2]] * 3 + [[2, 1]]), ghost=False).worth.round(9).tolist()
    [0.75, 0.25]
    """
    if stages.ties.shape[-1] > _LARGEST_TIE:
        raise ValueError(f"more than {_LARGEST_TIE} options share a place")
    options = stages.remaining.shape[1]
    told = _with_ghost(stages) if ghost else stages
    terms, within = _alternatives(told)
    observed = np.concatenate((told.wins[1:], told.ties[1:]))
    beta = np.zeros(len(observed))
    for _ in range(_STEPS):
        log_likelihood, expected, information = _moments(beta, terms, within, told.times)
        step = _solved(information, observed - expected)
        if np.abs(step).max(initial=0) < _STILL:
            return _strength(beta, information, options, len(told.wins), observed @ beta - log_likelihood)
        beta = beta + step * min(1.0, _LONGEST_STEP / np.abs(step).max())
    raise ValueError("an option always or never wins, so there is no finite answer")


def _with_ghost(stages: Stages) -> Stages:
    options = stages.remaining.shape[1]
    pairs = np.column_stack((np.eye(options, dtype=bool), np.ones(options, dtype=bool)))
    sets = np.column_stack((stages.remaining, np.zeros(len(stages.remaining), dtype=bool)))
    front = stages.times.shape[:-1]
    return Stages(
        np.vstack((sets, pairs)),
        np.concatenate((stages.times, np.ones((*front, options))), axis=-1),
        np.concatenate((stages.wins + 0.5, np.full((*front, 1), options / 2)), axis=-1),
        stages.ties,
    )


def _alternatives(stages: Stages) -> tuple[Floats, Floats]:
    """Return every choice there can be as a row of terms in the parameters, and which sets it can be made from.

    Their sum over a set is what elementary symmetric polynomials give; said one by one, derivatives come for free.
    """
    options, largest = stages.remaining.shape[1], stages.ties.shape[-1]
    chosen = [group for size in range(1, largest + 1) for group in combinations(range(options), size)]
    terms = np.zeros((len(chosen), options + largest - 1))
    for row, group in zip(terms, chosen, strict=True):
        row[list(group)] = 1 / len(group)
        row[options : options + len(group) - 1][-1:] = 1
    member = (terms[:, :options] > 0).astype(float)
    within = (stages.remaining.astype(float) @ member.T == member.sum(axis=1)).astype(float)
    return terms[:, 1:], within


def _moments(beta: Floats, terms: Floats, within: Floats, times: Floats) -> tuple[float, Floats, Floats]:
    """Return the sum of log denominators, the expected terms, and the information."""
    weight = np.exp(terms @ beta)
    total = within @ weight
    each = weight * ((times / total) @ within)
    mean = (within * weight) @ terms / total[:, None]
    information = (terms.T * each) @ terms - (mean.T * times) @ mean
    return float(times @ np.log(total)), each @ terms, information


def _solved(information: Floats, gradient: Floats) -> Floats:
    try:
        return np.linalg.solve(information, gradient)
    except np.linalg.LinAlgError as error:
        raise ValueError("an option always or never wins, so there is no finite answer") from error


def _strength(beta: Floats, information: Floats, options: int, told: int, log_likelihood: float) -> Strength:
    """Return the fit without the ghost, which stands behind the options."""
    kept = [i for i in range(len(beta)) if not options - 1 <= i < told - 1]
    covariance = np.linalg.inv(information)[np.ix_(kept, kept)]
    log_worth = np.concatenate(([0.0], beta[: options - 1]))
    return Strength(log_worth, beta[told - 1 :], covariance, float(log_likelihood))


def _contrast_variances(strength: Strength) -> Floats:
    options = len(strength.log_worth)
    covariance = np.zeros((options, options))
    covariance[1:, 1:] = strength.covariance[: options - 1, : options - 1]
    own = np.diag(covariance)
    return own[:, None] + own - 2 * covariance


def quasi_variances(variances: Floats) -> Floats:
    """Return the variances that, added for two options, come nearest to the variance of their difference.

    Parameters
    ----------
    variances : ndarray, shape (J, J)
        Of every difference; above 0 off the diagonal.

    Returns
    -------
    ndarray, shape (J,)
        Least squares of the logarithms, by Gauss-Newton. Two options share theirs equally. A value may lie below 0
        where one option is much surer than all others.

    Notes
    -----
    Firth and de Menezes (2004), Biometrika 91, 65-80. Time grows with the cube of the number of options.

    Examples
    --------
    >>> quasi_variances(np.array([[0, 3, 4], [3, 0, 5], [4, 5, 0]])).round(6).tolist()
    [1.0, 2.0, 3.0]
    """
    first, second = np.triu_indices(len(variances), 1)
    wanted = variances[first, second]
    pairs = np.zeros((len(first), len(variances)))
    pairs[np.arange(len(first)), first] = pairs[np.arange(len(first)), second] = 1
    found = np.linalg.lstsq(pairs, wanted, rcond=None)[0]
    for _ in range(_STEPS):
        sums = np.maximum(pairs @ found, 1e-3 * wanted)
        step = np.linalg.lstsq(pairs / sums[:, None], np.log(wanted / sums), rcond=None)[0]
        found = found + step
        if np.abs(step).max(initial=0) < _STILL:
            break
    return found


def refits(stages: Stages) -> Floats:
    """Fit the model to many resamples of the same ballots at once: a picture of how the worths wobble, no inference.

    Parameters
    ----------
    stages : Stages
        From ``ballots.choice_stages`` with weights of shape (resamples, ballots). The ghost is added to each.

    Returns
    -------
    ndarray, shape (resamples, J)
        Worths, adding up to 1; the same as ``fit`` gives one by one. Time grows with resamples times sets times
        options squared. With ties every resample is fitted by itself, which takes a hundred times as long.
    """
    if stages.ties.shape[-1] > 1:
        parts = zip(stages.times, stages.wins, stages.ties, strict=True)
        return np.array([fit(replace(stages, times=t, wins=w, ties=k)).worth for t, w, k in parts])
    told = _with_ghost(stages)
    within = told.remaining.astype(float)
    both = (within[:, :, None] * within[:, None, :])[:, *np.triu_indices(within.shape[1])]
    start = np.zeros((1, within.shape[1]))
    start = _refitted(told.times.mean(axis=0)[None], told.wins.mean(axis=0)[None], within, both, start)
    parts = [slice(i, i + _RESAMPLES_AT_ONCE) for i in range(0, len(told.times), _RESAMPLES_AT_ONCE)]
    found = [_refitted(told.times[part], told.wins[part], within, both, start) for part in parts]
    alpha = np.exp(np.concatenate(found)[:, : stages.remaining.shape[1]])
    return alpha / alpha.sum(axis=1, keepdims=True)


def _refitted(times: Floats, wins: Floats, within: Floats, both: Floats, start: Floats) -> Floats:
    """Return log worths, resamples x options, by Newton steps that all resamples take together."""
    options = within.shape[1]
    upper = np.triu_indices(options)
    theta = np.repeat(start, len(wins), axis=0)
    information = np.empty((len(wins), options, options))
    for _ in range(_STEPS):
        alpha = np.exp(theta)
        share = 1 / (alpha @ within.T)
        each = alpha * ((times * share) @ within)
        information[:, *upper] = -((times * share * share) @ both)
        information[:, *upper[::-1]] = information[:, *upper]
        information *= alpha[:, :, None] * alpha[:, None, :]
        information[:, range(options), range(options)] += each
        step = np.zeros_like(theta)
        step[:, 1:] = np.linalg.solve(information[:, 1:, 1:], (wins - each)[:, 1:, None])[..., 0]
        longest = np.abs(step).max(axis=1, keepdims=True)
        theta += step * np.minimum(1.0, _LONGEST_STEP / np.maximum(longest, _STILL))
        if longest.max() < _STILL_TOGETHER:
            return theta
    raise ValueError("a resample has no finite answer")
