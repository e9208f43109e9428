"""Statistics: everything a school of eighty can be told at once, and single statistics beside other libraries.

Answers are drawn once with a seed. Ours are timed with their imports done and nothing kept from the run before.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from benchmarks import data
from benchmarks.measure import QUICK_REPEATS, REPEATS, Figure, Line, Side, measured

TEACHERS, STAFF, ITEMS, MODES, TEAMS, LEADERS = 80, 92, 40, 8, 14, 3
PER_CONSTRUCT, PLACES, TWO_SIDED = 5, 5, 7

PEERS = {
    "alpha": "pingouin cronbach_alpha",
    "paired_change": "statsmodels SquareTable, mcnemar",
    "change": "statsmodels confint_proportions_2indep, scipy fisher_exact",
    "adjusted": "statsmodels multipletests",
    "permutation": "scipy permutation_test, 9,999 drawn",
    "gap": "scipy permutation_test of brunnermunzel, 999 drawn",
    "friedman": "pingouin friedman",
}


def statistics_all(folder: Path, quick: bool) -> Iterator[Line]:
    """Measure all statistics of 80 teachers, 40 items and 8 ranked modes in two years."""
    ours = Side("all statistics", _task("ours_all"))
    yield measured(Figure("statistics_all", TEACHERS, ours), QUICK_REPEATS if quick else REPEATS)


def statistics_peers(folder: Path, quick: bool) -> Iterator[Line]:
    """Measure single statistics of 80 teachers against other libraries; their imports are done as well."""
    for name, peer in PEERS.items():
        ours = Side(name, _task("ours_one"), (name,))
        other = Side(peer, _task("peer_one"), (name,))
        figure = Figure(f"statistics_peers, {name}", TEACHERS, ours, other)
        yield measured(figure, QUICK_REPEATS if quick else REPEATS)


def _task(name: str) -> str:
    return f"benchmarks.statistics:{name}"


FIGURES = {"statistics_all": statistics_all, "statistics_peers": statistics_peers}


def places(year: int) -> np.ndarray:
    """Return what eighty teachers answered to forty items, from 0 to 4; some have views of their own."""
    rng = np.random.default_rng(data.SEED + year)
    noise = rng.normal(size=(TEACHERS, ITEMS)) + rng.normal(size=(TEACHERS, 1))
    return np.clip(np.rint(2.2 + noise + 0.3 * year * (np.arange(ITEMS) % 3)), 0, PLACES - 1).astype(int)


def histograms(answers: np.ndarray) -> list[list[tuple[int, int]]]:
    """Return (place, people) of every item."""
    return [list(enumerate(np.bincount(column, minlength=PLACES).tolist())) for column in answers.T]


def ours_all() -> Callable:
    """Compute everything; what earlier runs kept is forgotten."""
    import analysis.agreement  # noqa: F401 - what is measured has its imports done
    from analysis import ballots, plackett_luce, scores

    earlier, later = places(0), places(1)
    ballots_ = data.rankings(TEACHERS, MODES)
    scored = _ranking(ballots_)
    one, two = histograms(earlier), histograms(later)
    people = np.arange(TEACHERS) % TEAMS
    _everything(earlier, later, one, two, people, scored)

    def run() -> tuple:
        scores._sums.cache_clear()
        fit = plackett_luce.fit(ballots.choice_stages(ballots_))
        return fit, _everything(earlier, later, one, two, people, scored)

    return run


def _ranking(ranks: np.ndarray):
    from analysis.tabulate import ranking_scores
    from benchmarks.numbers import _survey_of_ballots

    survey = _survey_of_ballots(ranks)
    return ranking_scores(survey, survey.items[0])


def _everything(earlier, later, one, two, people, scored) -> tuple:
    from analysis.scores import rank_scores

    changes = _changes(one, two)
    return (
        rank_scores(scored, [None] * MODES, STAFF),
        changes,
        _linked(earlier, later),
        _constructs(later),
        _teams(later, people),
        _perception(two),
        _careless(later),
    )


def _changes(one: list, two: list) -> tuple:
    from analysis.change.several import benjamini_hochberg
    from analysis.change.unlinked import mean_change_p, relative_effect
    from analysis.change.verdict import share_change
    from analysis.intervals import share_interval

    yes = [[sum(n for at, n in item if at >= 3) for item in year] for year in (one, two)]
    found = [share_change((x, TEACHERS), (y, TEACHERS), (STAFF, STAFF)) for x, y in zip(*yes, strict=True)]
    means = [(mean_change_p(x, y), relative_effect(x, y)) for x, y in zip(one, two, strict=True)]
    intervals = [share_interval(x, TEACHERS, STAFF) for x in yes[1]]
    return found, means, intervals, benjamini_hochberg([change.p for change in found])


def _linked(earlier: np.ndarray, later: np.ndarray) -> list:
    from analysis.change.linked import Linked, linked_interval, mcnemar_p, score_change
    from analysis.change.squares import stuart_maxwell
    from analysis.permutations import pooled

    found = []
    for x, y in zip(earlier.T, later.T, strict=True):
        cells = np.bincount(2 * (x >= 3) + (y >= 3), minlength=4).tolist()
        people = Linked(cells[3], cells[2], cells[1], cells[0])
        square = np.bincount(PLACES * x + y, minlength=PLACES**2).reshape(PLACES, PLACES)
        moved = score_change(pooled([(int(d), 1) for d in y - x]))
        found.append((linked_interval(people), mcnemar_p(people.gained, people.lost), stuart_maxwell(square), moved))
    return found


def _constructs(later: np.ndarray) -> list:
    from analysis.moments import moments
    from analysis.reliability import reliability, reverse_coded

    parts = [moments(later[:, at : at + PER_CONSTRUCT]) for at in range(0, ITEMS, PER_CONSTRUCT)]
    return [(reliability(part), reverse_coded(part.covariance)) for part in parts]


def _teams(later: np.ndarray, people: np.ndarray) -> list:
    from analysis.shrinkage import beta_binomial
    from analysis.teams import teams_against_rest

    base = np.bincount(people).tolist()
    found = []
    for column in later.T:
        yes = np.bincount(people, weights=column >= 3).astype(int).tolist()
        found.append((teams_against_rest(yes, base), beta_binomial(yes, base)))
    return found


def _perception(two: list) -> list:
    from analysis.agreement import agreement, dispersion, lean, polarisation
    from analysis.change.several import holm_within
    from analysis.perception import gap
    from analysis.tensions import stance

    leaders = [[(PLACES - 1, LEADERS - 1), (at % PLACES, 1)] for at in range(ITEMS)]
    gaps = [gap(one, item, frozenset({3, 4})) for one, item in zip(leaders, two, strict=True)]
    counts = [[n for _, n in item] for item in two[:TWO_SIDED]]
    tensions = [(stance(n), lean(n), agreement(n), dispersion(n), polarisation(n)) for n in counts]
    return [gaps, tensions, holm_within([one.p for one in gaps])]


def _careless(later: np.ndarray) -> list:
    from analysis.careless import average_string, even_odd, longstring, mahalanobis, response_variability

    sizes = [PER_CONSTRUCT] * (ITEMS // PER_CONSTRUCT)
    found = [index(later) for index in (longstring, average_string, response_variability, mahalanobis)]
    return [*found, even_odd(later, sizes)]


def ours_one(name: str) -> Callable:
    """Compute one statistic of all items from their counts, moments or tables; what was kept is forgotten."""
    from analysis import scores
    from analysis.change.linked import mcnemar_p
    from analysis.change.several import benjamini_hochberg, holm_within
    from analysis.change.squares import bowker, stuart_maxwell
    from analysis.change.unlinked import fisher_p, mean_change_p, newcombe_interval
    from analysis.moments import moments
    from analysis.overall import friedman
    from analysis.perception import permuted_p
    from analysis.reliability import cronbach_alpha, feldt_interval

    earlier, later = places(0), places(1)
    one, two = histograms(earlier), histograms(later)
    yes = _yes(earlier, later)
    squares = _squares(earlier, later)
    p = np.linspace(0.001, 1, ITEMS)

    def alpha():
        found = moments(later)
        value = cronbach_alpha(found.covariance)
        return value, feldt_interval(value, found.n, ITEMS)

    def pairs():
        scores._sums.cache_clear()
        return [(stuart_maxwell(table), bowker(table), mcnemar_p(gained, lost)) for table, gained, lost in squares]

    return {
        "alpha": alpha,
        "paired_change": pairs,
        "change": lambda: [(newcombe_interval(*x, *y), fisher_p(*x, *y)) for x, y in yes],
        "adjusted": lambda: (holm_within(p), benjamini_hochberg(p)),
        "permutation": lambda: mean_change_p(one[0], two[0]),
        "gap": lambda: permuted_p([(3, 1), (4, 2)], two[0]),
        "friedman": lambda: friedman(later[:, :MODES]),
    }[name]


def peer_one(name: str) -> Callable:
    """Compute the same from the same answers with another library."""
    import pandas as pd
    import pingouin
    from scipy import stats
    from statsmodels.stats.contingency_tables import SquareTable, mcnemar
    from statsmodels.stats.multitest import multipletests
    from statsmodels.stats.proportion import confint_proportions_2indep

    earlier, later = places(0), places(1)
    yes, squares = _yes(earlier, later), _squares(earlier, later)
    frame, p = pd.DataFrame(later), np.linspace(0.001, 1, ITEMS)
    modes = frame.iloc[:, :MODES].rename_axis("person").reset_index().melt("person", var_name="mode")
    leaders = np.array([3, 4, 4])

    def pairs():
        return [
            (SquareTable(table).homogeneity(), SquareTable(table).symmetry(), mcnemar([[0, gained], [lost, 0]]))
            for table, gained, lost in squares
        ]

    def change():
        return [
            (
                confint_proportions_2indep(*y, *x, method="newcomb"),
                stats.fisher_exact([[x[0], x[1] - x[0]], [y[0], y[1] - y[0]]]),
            )
            for x, y in yes
        ]

    def mean_gap(x, y, axis):
        return x.mean(axis=axis) - y.mean(axis=axis)

    def statistic(x, y):
        return stats.brunnermunzel(x, y).statistic

    drawn = {"permutation_type": "independent", "rng": np.random.default_rng(1)}
    return {
        "alpha": lambda: pingouin.cronbach_alpha(frame),
        "paired_change": pairs,
        "change": change,
        "adjusted": lambda: (multipletests(p, method="holm"), multipletests(p, method="fdr_bh")),
        "permutation": lambda: stats.permutation_test(
            (earlier[:, 0], later[:, 0]), mean_gap, vectorized=True, n_resamples=9_999, **drawn
        ),
        "gap": lambda: stats.permutation_test((leaders, later[:, 0]), statistic, n_resamples=999, **drawn),
        "friedman": lambda: pingouin.friedman(modes, dv="value", within="mode", subject="person"),
    }[name]


def _yes(earlier: np.ndarray, later: np.ndarray) -> list:
    return [
        ((int((x >= 3).sum()), TEACHERS), (int((y >= 3).sum()), TEACHERS))
        for x, y in zip(earlier.T, later.T, strict=True)
    ]


def _squares(earlier: np.ndarray, later: np.ndarray) -> list:
    found = []
    for x, y in zip(earlier.T, later.T, strict=True):
        table = np.bincount(PLACES * x + y, minlength=PLACES**2).reshape(PLACES, PLACES)
        found.append((table, int(((x < 3) & (y >= 3)).sum()), int(((x >= 3) & (y < 3)).sum())))
    return found
