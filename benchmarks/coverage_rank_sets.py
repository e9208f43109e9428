"""How often the rank sets of all options hold their true ranks at once (wanted: at least .945).

Run from the project's root: ``python -m benchmarks.coverage_rank_sets [RUNS]``. Every scenario is a staff as a matrix,
people by options: 0/1 where they choose, points or places on a scale where they rank, rate or share out. "Finite" draws
n of them without replacement and asks for the ranks of that staff; "unlimited" draws with replacement and uses no
headcount; for scores out of a thousand people, since the few of a staff would be no population. As on the page,
options nobody drew do not compete where people choose.
"""

import sys
from collections.abc import Callable, Iterator
from itertools import combinations

import numpy as np

from analysis.ballots import borda_points
from analysis.ranking import preference_p, rank_sets
from analysis.scores import finite_p, sign_flip_p

OPTIONS = 7
STAFF = {10: 14, 15: 21, 30: 35, 60: 70}
UNLIMITED = 1050
SHARES = {
    "one leader": (27, 6, 6, 3, 2, 1, 1),
    "two leaders": (12, 12, 7, 5, 4, 2, 1),
    "steps": (25, 22, 18, 15, 12, 8, 0),
}
LIKING = np.array([0.8, 0.8, 0.3, 0.2, 0, -0.3, -0.5])

Scenario = tuple[str, np.ndarray]
Pairs = Callable[[np.ndarray, int | None], np.ndarray]


def choices(staff_n: int) -> Iterator[Scenario]:
    """Every scenario of people who choose; in the equal ones all options have the same true rank."""
    one_each = np.eye(OPTIONS, dtype=int)[np.arange(staff_n) % OPTIONS]
    yield "all equal", one_each
    yield "all equal, three ticks", one_each | np.roll(one_each, 1, axis=1) | np.roll(one_each, 3, axis=1)
    for name, weights in SHARES.items():
        ends = np.rint(np.cumsum(weights) / sum(weights) * staff_n)
        yield name, np.eye(OPTIONS, dtype=int)[np.searchsorted(ends, np.arange(staff_n), side="right")]


def scored(staff_n: int) -> Iterator[Scenario]:
    """Every scenario of people who rank, rate or share out a hundred points; the staff is the same in every run."""
    rng = np.random.default_rng(staff_n)
    noise = rng.gumbel(size=(staff_n, OPTIONS))
    orders = borda_points(ranks(noise))
    best_three = borda_points(np.where(ranks(noise) > 3, 0, ranks(noise)))
    places = np.clip(np.rint(noise + 3), 1, 5).astype(int)
    points = np.rint(100 * np.exp(noise) / np.exp(noise).sum(axis=1, keepdims=True)).astype(int)
    for name, scores in (("orders", orders), ("best three", best_three), ("places", places), ("points", points)):
        yield f"all equal, {name}", np.concatenate([turned(row) for row in scores[: staff_n // OPTIONS]])
    liked = noise + LIKING
    yield "two leaders, orders", borda_points(ranks(liked))
    yield "two leaders, places", np.clip(np.rint(liked + 3), 1, 5).astype(int)


def ranks(utilities: np.ndarray) -> np.ndarray:
    """The rank of every option for every person, from 1."""
    return np.argsort(np.argsort(-utilities, axis=1), axis=1) + 1


def turned(row: np.ndarray) -> np.ndarray:
    """As many people as options, who gave the same scores but each to the next options: all are equal in the sum."""
    return np.stack([np.roll(row, shift) for shift in range(len(row))])


def choice_pairs(sample: np.ndarray, nonrespondents: int | None) -> np.ndarray:
    """p of every ordered pair of options that people chose."""
    return preference_p(sample.T @ (1 - sample), nonrespondents)


def score_pairs(sample: np.ndarray, nonrespondents: int | None) -> np.ndarray:
    """p of every ordered pair of options that people scored."""
    p = np.ones((sample.shape[1],) * 2)
    for j, k in combinations(range(sample.shape[1]), 2):
        values, people = np.unique(sample[:, j] - sample[:, k], return_counts=True)
        for at, sign in (((j, k), 1), ((k, j), -1)):
            pair = list(zip((sign * values).tolist(), people.tolist(), strict=True))
            p[at] = sign_flip_p(pair) if nonrespondents is None else finite_p(pair, len(sample) + nonrespondents)
    return p


def coverage(
    staff: np.ndarray, n: int, finite: bool, runs: int, rng: np.random.Generator, pairs: Pairs
) -> tuple[float, float]:
    """Share of runs in which every set holds its true rank, and the mean width of a set."""
    held, widths = 0, []
    for _ in range(runs):
        sample = staff[rng.choice(len(staff), n, replace=not finite)]
        competing = np.flatnonzero(sample.sum(axis=0))
        truth = staff[:, competing].sum(axis=0)
        true_ranks = 1 + (truth[:, None] < truth).sum(axis=1)
        lower, upper = rank_sets(pairs(sample[:, competing], len(staff) - n if finite else None))
        held += bool(((lower <= true_ranks) & (true_ranks <= upper)).all())
        widths.append((upper - lower).mean())
    return held / runs, float(np.mean(widths))


def main(runs: int) -> None:
    """Print one line per scenario: coverage and mean width for every n."""
    rng = np.random.default_rng(2025)
    print(f"{'':34}" + "".join(f"{f'n = {n} of {staff_n}':>16}" for n, staff_n in STAFF.items()))
    for scenarios, pairs in ((choices, choice_pairs), (scored, score_pairs)):
        for finite in (True, False):
            drawn_from_staff = finite or scenarios is choices
            staffs = STAFF.values() if drawn_from_staff else [UNLIMITED] * len(STAFF)
            for row in zip(*map(scenarios, staffs), strict=True):
                found = [coverage(staff, n, finite, runs, rng, pairs) for n, (_, staff) in zip(STAFF, row, strict=True)]
                name = f"{'finite' if finite else 'unlimited'}, {row[0][0]}"
                print(f"{name:34}" + "".join(f"{held:>10.3f}{width:>6.2f}" for held, width in found), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
