"""Teams shown without roles, where both together would tell too much: what a reader can conclude from that choice.

Who knows the rule knows, on seeing a question by team only, that the bands of the roles would have told something. The
counts that still fit are those of all bands that the roles could have had and that would have told something. Only what
all of them agree on is certain.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from itertools import permutations

from analysis.disclosure.bands import Band, band_of
from analysis.disclosure.gate import Cell, Counts, Known, Told, told

_MOST_SUMS = 400


def gives_away_without_roles(known: Known, favourable: Mapping[Cell, int]) -> bool:
    """Return whether bands of teams, and that bands of roles are not shown beside them, make anything certain.

    Parameters
    ----------
    known : Known
        What both breakdowns together would tell, which is too much.
    favourable : mapping of cell to int
        Counts that fit; the result is the same for all that fit the bands of the teams.

    Returns
    -------
    bool
        True as well where the roles could have had too many different sums to look at.
    """
    by_team = replace(known, bands={place: band for place, band in known.bands.items() if place[0] == 0})
    sums = _possible(by_team, favourable)
    return sums is None or any(_agreed([found for found in (told(*one) for one in sums) if _tells(found)]))


def _tells(found: Told) -> bool:
    return any(found.values())


def _agreed(found: Sequence[Told]) -> list[frozenset]:
    """Return what is certain to each reader, whichever of these is so; one who cannot exist in some knows of others."""
    readers = dict.fromkeys(reader for one in found for reader in one)
    return [frozenset.intersection(*(one[reader] for one in found if reader in one)) for reader in readers]


def _possible(by_team: Known, favourable: Mapping[Cell, int]) -> list[tuple[Known, dict[Cell, int]]] | None:
    """Return for all bands that the roles can have together one set of counts that has them; None if too many."""
    roles = list(dict.fromkeys(role for _, role in by_team.size))
    asked = {role: sum(n for cell, n in by_team.size.items() if cell[1] == role) for role in roles}
    start = {cell: favourable.get(cell, 0) for cell in by_team.size}
    seen, waiting, found = {_sums(start, roles)}, [start], {}
    while waiting:
        counts = waiting.pop()
        bands = _bands(_sums(counts, roles), asked)
        found.setdefault(tuple(bands.values()), (replace(by_team, bands={**by_team.bands, **bands}), counts))
        for one, other in permutations(roles, 2):
            next_to = Counts(by_team, counts).exchanged(one, other)
            if next_to is not None and (sums := _sums(next_to, roles)) not in seen:
                seen.add(sums)
                waiting.append(next_to)
        if len(seen) > _MOST_SUMS:
            return None
    return list(found.values())


def _sums(counts: Mapping[Cell, int], roles: Sequence[Hashable]) -> tuple[int, ...]:
    return tuple(sum(n for cell, n in counts.items() if cell[1] == role) for role in roles)


def _bands(sums: Sequence[int], asked: Mapping[Hashable, int]) -> dict[tuple[int, Hashable], Band]:
    return {(1, role): band_of(n, asked[role]) for n, role in zip(sums, asked, strict=True)}
