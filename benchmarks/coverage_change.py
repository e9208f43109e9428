"""How often the intervals for a change of a share hold the truth (wanted: at least .945 on average over truths).

Run from the project's root: ``python -m benchmarks.coverage_change``. Nothing is drawn: every sample there can be is
counted with its probability. "Two sets of people" and "the same people" are unlimited populations, with every pair of
true shares from .05 to .95 in steps of .05 (for the same people also three correlations); "a staff" is 14 people of
whom 10 answer in both years, and so on, with every pair of true numbers. "Clear although nothing changed" is the
chance of the words "clear change" where both true shares, or numbers, are alike.
"""

from collections.abc import Iterator
from math import comb, lgamma

import numpy as np
from scipy import stats

from analysis.change.linked import Linked, linked_interval
from analysis.change.staff import posterior_change
from analysis.change.unlinked import newcombe_interval
from analysis.change.verdict import chance_of_change, verdict_of

STAFF = {10: 14, 15: 21, 30: 35, 60: 70}
SHARES = np.arange(0.05, 0.951, 0.05)
CORRELATIONS = (0.0, 0.4, 0.8)
CLOSE = 1e-9

Found = tuple[np.ndarray, float]


def held(low: np.ndarray, high: np.ndarray, truth: float) -> np.ndarray:
    """Return which intervals hold the truth."""
    return (low <= truth + CLOSE) & (truth - CLOSE <= high)


def limits(intervals: Iterator[tuple[float, float]], shape: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Return the lower and upper limits of every possible sample."""
    found = np.array(list(intervals))
    return found[:, 0].reshape(shape), found[:, 1].reshape(shape)


def two_sets(n: int) -> Found:
    """Coverage for every pair of true shares, and how often nothing is called a clear change."""
    yes = range(n + 1)
    low, high = limits((newcombe_interval(x, n, y, n) for x in yes for y in yes), (n + 1, n + 1))
    clear = np.array([[is_clear((x, n), (y, n), (None, None)) for y in yes] for x in yes])
    chance = np.array([stats.binom(n, share).pmf(yes) for share in SHARES])
    covered = [
        float(one @ held(low, high, q - p) @ other)
        for p, one in zip(SHARES, chance, strict=True)
        for q, other in zip(SHARES, chance, strict=True)
    ]
    return np.array(covered), max(float(one @ clear @ one) for one in chance)


def is_clear(earlier: tuple[int, int], later: tuple[int, int], staff: tuple[int | None, int | None]) -> bool:
    """Return whether a sample is called a clear change."""
    chance = chance_of_change(earlier, later, staff)
    return verdict_of(earlier, later, chance, headcounts=None not in staff) == "clear change"


def same_people(n: int) -> Found:
    """Coverage for every pair of true shares and correlation there can be."""
    tables = np.array(
        [(a, b, c, n - a - b - c) for a in range(n + 1) for b in range(n - a + 1) for c in range(n - a - b + 1)]
    )
    low, high = limits((linked_interval(Linked(*row)) for row in tables.tolist()), (len(tables),))
    logs = np.array([lgamma(k + 1) for k in range(n + 1)])
    ways = logs[n] - logs[tables].sum(axis=1)
    covered = []
    for p in SHARES:
        for q in SHARES:
            for correlation in CORRELATIONS:
                both = p * q + correlation * np.sqrt(p * (1 - p) * q * (1 - q))
                cells = np.array([both, p - both, q - both, 1 - p - q + both])
                if cells.min() > 0:
                    chance = np.exp(ways + tables @ np.log(cells))
                    covered.append(float(chance @ held(low, high, q - p)))
    return np.array(covered), float("nan")


def a_staff(n: int) -> Found:
    """Coverage for every pair of true numbers of yes in two staffs of one size."""
    staff_n, yes = STAFF[n], range(n + 1)
    samples = [[posterior_change((x, n, staff_n), (y, n, staff_n)) for y in yes] for x in yes]
    low, high = limits(((one.low, one.high) for row in samples for one in row), (n + 1, n + 1))
    clear = np.array([[is_clear((x, n), (y, n), (staff_n, staff_n)) for y in yes] for x in yes])
    chance = [
        np.array([comb(k, x) * comb(staff_n - k, n - x) / comb(staff_n, n) for x in yes]) for k in range(staff_n + 1)
    ]
    covered = [
        float(one @ held(low, high, (other_k - k) / staff_n) @ other)
        for k, one in enumerate(chance)
        for other_k, other in enumerate(chance)
    ]
    return np.array(covered), max(float(one @ clear @ one) for one in chance)


def main() -> None:
    """Print a line per interval and n: mean and least coverage, and how often nothing is called a clear change."""
    print(f"{'':30}{'n':>4}{'mean':>8}{'least':>8}{'>= .945':>9}{'clear although nothing changed':>33}")
    for name, coverage in (
        ("two sets of people, Newcombe", two_sets),
        ("the same people, Newcombe", same_people),
        ("a staff, Polya", a_staff),
    ):
        for n in STAFF:
            covered, false = coverage(n)
            enough = np.mean(covered >= 0.945)
            shown = "" if np.isnan(false) else f"{false:.3f}"
            print(f"{name:30}{n:>4}{covered.mean():>8.3f}{covered.min():>8.3f}{enough:>9.2f}{shown:>33}", flush=True)


if __name__ == "__main__":
    main()
