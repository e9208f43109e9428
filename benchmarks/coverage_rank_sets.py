"""How often the rank sets of all options hold their true ranks at once (wanted: at least .945).

Run from the project's root: ``python -m benchmarks.coverage_rank_sets [RUNS]``. Every scenario is a staff as a 0/1
matrix, people by options. "Finite" draws n of them without replacement and asks for the ranks of that staff;
"unlimited" draws with replacement and uses no headcount. As on the page, options nobody drew do not compete.
"""

import sys
from collections.abc import Iterator

import numpy as np

from analysis.ranking import preference_p, rank_sets

OPTIONS = 7
STAFF = {10: 14, 15: 21, 30: 35, 60: 70}
SHARES = {
    "one leader": (27, 6, 6, 3, 2, 1, 1),
    "two leaders": (12, 12, 7, 5, 4, 2, 1),
    "steps": (25, 22, 18, 15, 12, 8, 0),
}


def scenarios(staff_n: int) -> Iterator[tuple[str, np.ndarray]]:
    """Every scenario with its staff; in the equal ones all options have the same true rank."""
    one_each = np.eye(OPTIONS, dtype=int)[np.arange(staff_n) % OPTIONS]
    yield "all equal", one_each
    yield "all equal, three ticks", one_each | np.roll(one_each, 1, axis=1) | np.roll(one_each, 3, axis=1)
    for name, weights in SHARES.items():
        ends = np.rint(np.cumsum(weights) / sum(weights) * staff_n)
        yield name, np.eye(OPTIONS, dtype=int)[np.searchsorted(ends, np.arange(staff_n), side="right")]


def coverage(staff: np.ndarray, n: int, finite: bool, runs: int, rng: np.random.Generator) -> tuple[float, float]:
    """Share of runs in which every set holds its true rank, and the mean width of a set."""
    held, widths = 0, []
    for _ in range(runs):
        sample = staff[rng.choice(len(staff), n, replace=not finite)]
        competing = np.flatnonzero(sample.sum(axis=0))
        truth = staff[:, competing].sum(axis=0)
        ranks = 1 + (truth[:, None] < truth).sum(axis=1)
        sample = sample[:, competing]
        p = preference_p(sample.T @ (1 - sample), len(staff) - n if finite else None)
        lower, upper = rank_sets(p)
        held += bool(((lower <= ranks) & (ranks <= upper)).all())
        widths.append((upper - lower).mean())
    return held / runs, float(np.mean(widths))


def main(runs: int) -> None:
    """Print one line per scenario: coverage and mean width for every n."""
    rng = np.random.default_rng(2025)
    print(f"{'':34}" + "".join(f"{f'n = {n} of {staff_n}':>16}" for n, staff_n in STAFF.items()))
    for finite in (True, False):
        for row in zip(*(scenarios(staff_n) for staff_n in STAFF.values()), strict=True):
            found = [coverage(staff, n, finite, runs, rng) for n, (_, staff) in zip(STAFF, row, strict=True)]
            name = f"{'finite' if finite else 'unlimited'}, {row[0][0]}"
            print(f"{name:34}" + "".join(f"{held:>10.3f}{width:>6.2f}" for held, width in found))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
