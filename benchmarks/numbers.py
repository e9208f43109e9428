"""Statistics: all counts of a survey, rank sets, and the Plackett-Luce model."""

from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import data
from benchmarks.measure import QUICK_REPEATS, REPEATS, Figure, Line, Side, measured

_OPTIONS = 10


def counts(folder: Path, quick: bool) -> Iterator[Line]:
    """Measure all counts by item, against a frame of texts and against one of categories that somebody made before."""
    n = 2_000 if quick else 100_000
    path = data.made(folder, "csv", n)
    ours = Side("tabulate.count", _task("ours_counts"), (path,))
    floor = Side("bincount of codes of one byte", _task("floor_counts"), (path,))
    for label, kept in (("pandas value_counts, texts", "str"), ("pandas value_counts, categories", "category")):
        peer = Side(label, _task("peer_counts"), (path, kept))
        yield measured(Figure("counts", n, ours, peer, floor), QUICK_REPEATS if quick else REPEATS)
    ours = Side("by_group, by team and role", _task("ours_counts_by_group"), (path,))
    peer = Side("pandas groupby, by team and role", _task("peer_counts_by_group"), (path,))
    yield measured(Figure("counts", n, ours, peer), QUICK_REPEATS if quick else REPEATS)


def rank_sets(folder: Path, quick: bool) -> Iterator[Line]:
    """Measure the rank sets of people who ranked options, exact, from their ballots on."""
    for n, options in ((60, 8), (200, 10)):
        ours = Side("score_p, rank_sets", _task("ours_rank_sets"), (n, options))
        floor = Side("one convolution a person", _task("floor_rank_sets"), (n, options))
        yield measured(Figure("rank_sets", n, ours, None, floor), QUICK_REPEATS if quick else 15)


def plackett_luce(folder: Path, quick: bool) -> Iterator[Line]:
    """Measure one fit to many rankings of ten options."""
    n = 2_000 if quick else 100_000
    ours = Side("fit", _task("ours_plackett_luce"), (n,))
    peer = Side("choix ilsr_rankings", _task("peer_plackett_luce"), (n,))
    yield measured(Figure("plackett_luce", n, ours, peer), QUICK_REPEATS if quick else REPEATS)


def plackett_luce_refits(folder: Path, quick: bool) -> Iterator[Line]:
    """Measure fits to resamples of 200 rankings of ten options; n counts the resamples."""
    resamples = 20 if quick else 2_000
    ours = Side("refits", _task("ours_refits"), (resamples, 200))
    peer = Side("choix ilsr_rankings, one by one", _task("peer_refits"), (resamples, 200))
    figure = Figure("plackett_luce_refits", resamples, ours, peer, warm_up=quick)
    yield measured(figure, QUICK_REPEATS if quick else REPEATS)


def _task(name: str) -> str:
    return f"benchmarks.numbers:{name}"


FIGURES = {
    "counts": counts,
    "rank_sets": rank_sets,
    "plackett_luce": plackett_luce,
    "plackett_luce_refits": plackett_luce_refits,
}


def ours_counts(path: str) -> Callable:
    """Count every item of a survey over everyone."""
    from analysis.tabulate import EVERYONE, count
    from benchmarks.reading import ours_read

    survey = ours_read(path)()
    return lambda: [count(survey, item, EVERYONE) for item in survey.items]


def peer_counts(path: str, kept: str) -> Callable:
    """Count every column of a frame that holds the labels, a 0/1 column for every option of a select-all."""
    import pandas as pd

    from benchmarks.reading import ours_read

    survey = ours_read(path)()
    frame = {}
    for item in survey.items:
        codes = survey.responses[item.item_id].codes
        if item.item_type == "select_all":
            frame |= {(item.item_id, at): pd.Series(ticks, dtype="int8") for at, ticks in enumerate(codes)}
        elif codes:
            labels = (*item.options, *item.outside, None)
            frame[item.item_id, None] = pd.Series([labels[code] for code in codes[0]], dtype=kept)
    return lambda: [column.value_counts() for column in frame.values()]


def ours_counts_by_group(path: str) -> Callable:
    """Count who answered favourably or ticked, for every likert item and every option, by team and role."""
    from analysis.by_group import chosen_by_cell, favourable_by_cell, team_names
    from benchmarks.reading import ours_read

    survey = ours_read(path)()
    names = team_names([survey])
    likert = [item for item in survey.items if item.item_type == "likert"]
    ticks = [item for item in survey.items if item.item_type == "select_all"]
    return lambda: [
        *(favourable_by_cell(survey, item, names) for item in likert),
        *(chosen_by_cell(survey, item, [at], names) for item in ticks for at in range(len(item.options))),
    ]


def peer_counts_by_group(path: str) -> Callable:
    """Count the same in a frame that somebody made before: categories for groups, NaN where nobody answered."""
    import numpy as np
    import pandas as pd

    from benchmarks.reading import ours_read

    survey = ours_read(path)()
    frame = {}
    for item in survey.items:
        codes, state = survey.responses[item.item_id].codes, np.asarray(survey.responses[item.item_id].state)
        if item.purpose in ("team", "role"):
            frame[item.purpose] = pd.Categorical.from_codes(np.asarray(codes[0]), categories=list(item.options))
        elif item.item_type == "likert":
            good = [at for at, label in enumerate(item.options) if label in item.scale.favourable]
            frame[item.item_id] = np.where(state == 0, np.isin(codes[0], good), np.nan)
        elif item.item_type == "select_all":
            frame |= {f"{item.item_id} {at}": np.where(state == 0, ticks, np.nan) for at, ticks in enumerate(codes)}
    frame = pd.DataFrame(frame)
    return lambda: frame.groupby(["team", "role"], observed=True).agg(["sum", "count"])


def floor_counts(path: str) -> Callable:
    """Count codes that lie there as bytes."""
    import numpy as np

    from benchmarks.reading import ours_read

    survey = ours_read(path)()
    codes = [
        np.array(column, dtype=np.int16).astype(np.uint8)
        for found in survey.responses.values()
        for column in found.codes
    ]
    return lambda: [np.bincount(column) for column in codes]


def ours_rank_sets(n: int, options: int) -> Callable:
    """Count differences of points, then their p by sign flips, then rank sets; sums kept from before are forgotten."""
    from analysis import scores
    from analysis.ranking import rank_sets as sets
    from analysis.tabulate import ranking_scores

    survey = _survey_of_ballots(data.rankings(n, options))
    item = survey.items[0]

    def ranked():
        scores._sums.cache_clear()
        return sets(scores.score_p(ranking_scores(survey, item), range(options)))

    return ranked


def _survey_of_ballots(ranks):
    from array import array

    from analysis.survey import Item, Receipt, Responses, Survey

    n, options = ranks.shape
    item = Item("r", "Rank these.", None, "ranking", (1,), tuple(f"Option {at}" for at in range(options)))
    codes = tuple(array("h", column.tolist()) for column in ranks.T)
    responses = {"r": Responses(array("b", [0] * n), codes)}
    return Survey("Ballots", None, "", n, (item,), responses, Receipt("spreadsheet", None, 1, n))


def floor_rank_sets(n: int, options: int) -> Callable:
    """Let every person's difference go both ways, one after another."""
    import numpy as np

    from analysis.ranking import rank_sets as sets

    ranks = data.rankings(n, options)

    def ranked():
        p = np.ones((options, options))
        for j in range(options):
            for k in range(j + 1, options):
                p[j, k], p[k, j] = _flipped(ranks[:, k] - ranks[:, j])
        return sets(p)

    return ranked


def _flipped(differences) -> tuple[float, float]:
    import numpy as np

    chance = np.ones(1)
    for size in np.abs(differences).tolist():
        longer = np.zeros(len(chance) + size)
        longer[: len(chance)] += chance / 2
        longer[size:] += chance / 2
        chance = longer
    won = int(differences[differences > 0].sum())
    lost = int(-differences[differences < 0].sum())
    return float(chance[won:].sum()), float(chance[lost:].sum())


def ours_plackett_luce(n: int) -> Callable:
    """Fit from a table of ranks, with the covariance."""
    from analysis.ballots import choice_stages
    from analysis.plackett_luce import fit

    ranks = data.rankings(n, _OPTIONS)
    return lambda: fit(choice_stages(ranks))


def peer_plackett_luce(n: int) -> Callable:
    """Fit from lists of options in order, without a covariance."""
    import choix

    ballots = data.rankings(n, _OPTIONS).argsort(axis=1).tolist()
    return lambda: choix.ilsr_rankings(_OPTIONS, ballots)


def _resamples(resamples: int, n: int):
    import numpy as np

    return np.random.default_rng(data.SEED).integers(n, size=(resamples, n))


def ours_refits(resamples: int, n: int) -> Callable:
    """Fit all resamples at once, each given as how often it holds every ballot."""
    import numpy as np

    from analysis.ballots import choice_stages
    from analysis.plackett_luce import refits

    ranks = data.rankings(n, _OPTIONS)
    weights = np.array([np.bincount(drawn, minlength=n) for drawn in _resamples(resamples, n)])
    return lambda: refits(choice_stages(ranks, weights=weights))


def peer_refits(resamples: int, n: int) -> Callable:
    """Fit one resample after another."""
    import choix

    ballots = data.rankings(n, _OPTIONS).argsort(axis=1).tolist()
    drawn = [[ballots[at] for at in row] for row in _resamples(resamples, n).tolist()]
    return lambda: [choix.ilsr_rankings(_OPTIONS, sample) for sample in drawn]
