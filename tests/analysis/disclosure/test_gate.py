"""What bands give away: against trying every count that fits, for readers outside and for members."""

from collections.abc import Iterator
from itertools import product
from random import Random

import pytest

from analysis.disclosure.bands import HIGHER, LIKE, LOWER, Band, band_of, bands_of, compared
from analysis.disclosure.gate import Known, gives_away
from analysis.findings.blocks import band_words, size_words


def fitting(known: Known) -> Iterator[dict]:
    """Yield all counts that fit what is released."""
    for counts in product(*(range(n + 1) for n in known.size.values())):
        found = dict(zip(known.size, counts, strict=True))
        sums = {place: sum(n for cell, n in found.items() if cell[place[0]] == place[1]) for place in known.bands}
        within = all(band.low <= sums[place] <= band.high for place, band in known.bands.items())
        if within and sum(counts) == known.total:
            yield found


def by_trying(known: Known) -> bool:
    """Return whether somebody could be certain of a group: all counts that fit say everybody, or all say nobody."""
    everyone = sum(known.size.values())
    if not 0 < known.total < everyone:
        return False
    every = list(fitting(known))
    if any({found[cell] for found in every} in ({0}, {n}) for cell, n in known.size.items()):
        return True
    for own, answer in product(known.size, (0, 1)):
        mine = [found for found in every if (found[own] if answer else known.size[own] - found[own])]
        if not mine or not 0 < known.total - answer < everyone - 1:
            continue
        for cell, n in known.size.items():
            others = n - (cell == own)
            said = {found[cell] - answer * (cell == own) for found in mine}
            if others and said in ({0}, {others}):
                return True
    return False


def question(random: Random, teams: int, roles: int, most: int) -> tuple[Known, dict]:
    """Return one question of a small random school, as it is released and as it was answered."""
    size = {(t, r): n for t in range(teams) for r in range(roles) if (n := random.randint(0, most))}
    share = random.choice((0.05, 0.2, 0.5, 0.8, 0.95))
    counts = {cell: sum(random.random() < share for _ in range(n)) for cell, n in size.items()}
    bands = {}
    for side in (0, 1) if roles > 1 else (0,):
        for block in {cell[side] for cell in size}:
            own = [cell for cell in size if cell[side] == block]
            bands[side, block] = band_of(sum(counts[cell] for cell in own), sum(size[cell] for cell in own))
    return Known(size, bands, sum(counts.values())), counts


@pytest.mark.parametrize("seed", range(6))
def test_the_gate_agrees_with_trying_every_count(seed: int):
    random, given_away = Random(seed), 0
    for _ in range(60):
        known, counts = question(random, random.randint(2, 3), random.randint(1, 2), 5)
        if len(known.size) > 1 and sum(known.size.values()) <= 16:
            expected = by_trying(known)
            assert gives_away(known, counts) is expected
            given_away += expected
    assert given_away > 5


@pytest.mark.parametrize("seed", range(40))
def test_any_counts_that_fit_lead_to_the_same_decision(seed: int):
    random = Random(seed)
    known, _ = question(random, 2, 2, 4)
    assert len({gives_away(known, counts) for counts in fitting(known)}) <= 1


@pytest.mark.parametrize("n", range(3, 120))
def test_bands_hold_every_count_once_and_their_ends_are_wide(n: int):
    bands = bands_of(n)
    assert [count for band in bands for count in range(band.low, band.high + 1)] == list(range(n + 1))
    widths = [band.high - band.low + 1 for band in bands]
    assert min(widths[0], widths[-1]) >= min(3, (n + 1) // 2)
    assert len({band_words(band) for band in bands}) == len(bands)


def test_bands_in_words():
    assert [band_words(band) for band in bands_of(5)] == ["fewer than half", "more than half"]
    assert [(band.low, band.high) for band in bands_of(9)] == [(0, 3), (4, 5), (6, 9)]
    assert band_words(band_of(5, 8)) == "between a third and two thirds"
    assert band_words(band_of(23, 38)) == "60 to 70 %"
    assert band_words(band_of(20, 38)) == "50 to 60 %"
    assert band_words(band_of(0, 12)) == "below 20 %"
    assert band_words(band_of(12, 12)) == "80 % or more"


@pytest.mark.parametrize(("n", "promise", "words"), [
    (4, 5, "fewer than five"), (5, 5, "five or more"), (9, 5, "five or more"), (10, 5, "ten or more"),
    (19, 5, "ten or more"), (20, 5, "20"), (38, 5, "38"), (12, 12, "12 or more"), (4, 3, "three or more"),
])  # fmt: skip
def test_the_size_of_a_block_in_words(n: int, promise: int, words: str):
    assert size_words(n, promise) == words


def test_a_block_is_higher_only_if_every_count_of_its_band_says_so():
    assert compared(Band(6, 8, 8), 20, 48) == HIGHER
    assert compared(Band(0, 2, 8), 30, 48) == LOWER
    assert compared(Band(3, 5, 8), 24, 48) == LIKE
    assert compared(Band(4, 8, 8), 8, 8) == LIKE
