"""Certain answers for any groups: against trying all, and against the gate, which is another method."""

from itertools import product
from random import Random

import numpy as np
import pytest

from analysis.disclosure.gate import told
from analysis.disclosure.worlds import Certain, Sums, all_readers, certain
from tests.analysis.disclosure.test_gate import question


def by_trying(sums: Sums) -> set[Certain]:
    worlds = np.array(list(product(*(range(n + 1) for n in sums.sizes))))
    found = worlds @ sums.of.T
    worlds = worlds[((found >= sums.low) & (found <= sums.high)).all(axis=1)]
    told_ = set()
    for reader in all_readers(sums):
        mine, own, others = worlds, np.zeros_like(sums.sizes), sums.sizes.copy()
        for group, answer in reader:
            own[group], others[group] = own[group] + answer, others[group] - 1
            mine = mine[mine[:, group] > 0] if answer else mine[mine[:, group] < sums.sizes[group]]
        for group, value in product(range(len(others)), (0, 1)):
            if len(mine) and others[group] and (mine[:, group] - own[group] == value * others[group]).all():
                told_.add(Certain(reader, group, value))
    return told_


@pytest.mark.parametrize("seed", range(5))
def test_sums_over_any_groups_agree_with_trying_every_answer(seed: int):
    random, seen = np.random.default_rng(seed), 0
    for _ in range(40):
        groups = int(random.integers(2, 7))
        sizes = random.integers(0, 4, groups)
        of = random.integers(0, 2, (int(random.integers(1, 5)), groups))
        truth = random.integers(0, sizes + 1)
        exact = of @ truth
        sums = Sums(sizes, of, exact - random.integers(0, 2, len(of)), exact + random.integers(0, 2, len(of)))
        expected = by_trying(sums)
        asked, found = certain(sums, truth)
        assert set(found) == expected
        assert asked == sum(2 * (sizes - [at == r[0][0] if r else 0 for at in range(groups)] > 0).sum()
                            for r in all_readers(sums))  # fmt: skip
        seen += bool(expected)
    assert seen > 10


@pytest.mark.parametrize("seed", range(4))
def test_the_gate_finds_what_this_finds(seed: int):
    random, seen = Random(seed), 0
    for _ in range(60):
        known, counts = question(random, random.randint(2, 5), random.randint(1, 3), 6)
        cells, everyone = list(known.size), sum(known.size.values())
        if not 0 < known.total < everyone:
            continue
        sums = [(cells, known.total, known.total)]
        sums += [
            ([cell for cell in cells if cell[side] == block], band.low, band.high)
            for (side, block), band in known.bands.items()
        ]
        of = np.array([[int(cell in group) for cell in cells] for group, *_ in sums])
        bounds = np.array([bounds for _, *bounds in sums]).T
        found = certain(Sums(np.array([*known.size.values()]), of, *bounds), [counts[cell] for cell in cells])[1]
        gate = {
            (reader and (cells.index(reader[0]), reader[1]), cells.index(cell), value)
            for reader, facts in told(known, counts).items()
            for cell, value in facts
        }
        alone = {  # who knows enough from the whole school
            one for one in found if one.reader and known.total - one.reader[0][1] in (0, everyone - 1)
        }  # fmt: skip
        assert gate == {(one.reader[0] if one.reader else None, one.group, one.value) for one in found} - {
            (one.reader[0], one.group, one.value) for one in alone
        }
        seen += bool(gate)
    assert seen > 10
