"""Teams without roles: what the choice itself tells, against trying every count that fits."""

from dataclasses import replace
from itertools import product
from random import Random

import pytest

from analysis.by_group import Asked
from analysis.disclosure.bands import band_of
from analysis.disclosure.by_block import release_by_block
from analysis.disclosure.fallback import gives_away_without_roles
from analysis.disclosure.gate import Known, gives_away
from analysis.disclosure.plan import Plan
from tests.analysis.disclosure.test_gate import fitting, question


def with_bands(known: Known, counts: dict) -> Known:
    """Return what both breakdowns would tell if these were the counts."""
    bands = {}
    for side, block in known.bands:
        own = [cell for cell in known.size if cell[side] == block]
        bands[side, block] = band_of(sum(counts[cell] for cell in own), sum(known.size[cell] for cell in own))
    return replace(known, bands=bands)


def by_trying(known: Known) -> bool:
    """Return whether all counts that fit the bands of teams, and would have told too much with roles, agree."""
    by_team = replace(known, bands={place: band for place, band in known.bands.items() if place[0] == 0})
    worlds, every = {}, []
    for found in fitting(by_team):
        seen = with_bands(known, found)
        key = tuple(seen.bands.values())
        if key not in worlds:
            worlds[key] = gives_away(seen, found)
        if worlds[key]:
            every.append(found)
    everyone = sum(known.size.values())
    if any({found[cell] for found in every} in ({0}, {n}) for cell, n in known.size.items()):
        return True
    for own, answer in product(known.size, (0, 1)):
        mine = [found for found in every if (found[own] if answer else known.size[own] - found[own])]
        if mine and 0 < known.total - answer < everyone - 1:
            for cell, n in known.size.items():
                others = n - (cell == own)
                if others and {found[cell] - answer * (cell == own) for found in mine} in ({0}, {others}):
                    return True
    return False


@pytest.mark.parametrize("seed", range(8))
def test_the_choice_agrees_with_trying_every_count(seed: int):
    random, results = Random(seed), []
    for _ in range(120):
        known, counts = question(random, random.randint(2, 3), random.randint(2, 3), 4)
        if sum(known.size.values()) <= 15 and gives_away(known, counts):
            expected = by_trying(known)
            assert gives_away_without_roles(known, counts) is expected
            results.append(expected)
    assert True in results
    assert False in results


def test_teams_stay_where_only_the_roles_tell_too_much():
    plan = Plan(5, (("A",), ("B",)), (("t",), ("l",)), 5)
    cells = {("A", "t"): Asked(9, 4), ("A", "l"): Asked(3, 0), ("B", "t"): Asked(9, 5), ("B", "l"): Asked(3, 1)}
    shown = {n: {row.breakdown for row in release_by_block({**cells, ("B", "l"): Asked(3, n)}, plan)} for n in range(4)}
    assert shown == {0: {"team"}, 1: {"team", "role"}, 2: {"team", "role"}, 3: {"team", "role"}}
