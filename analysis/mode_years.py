"""Learning modes over all years: where each stood, and how the crosswalk joins it to the year before."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from analysis.comparison import compare
from analysis.crosswalk import BREAK, DOTTED, NOT_LEARNING
from analysis.crosswalk.lineage import Decided
from analysis.disclosure import ReleasedOption, ReleasedRanking, release_ranking
from analysis.errors import SurveyError
from analysis.findings.places import Placed
from analysis.mode_changes import ModeChange
from analysis.results import rank_survey
from analysis.survey import Survey
from analysis.vocabulary.modes import canonical, codes

_Point = tuple[int, int, tuple[int, int] | None]


def placed_modes(
    surveys: Sequence[Survey],
    labels: Sequence[str],
    staff: Sequence[int | None],
    promise: int,
    decided: Decided | None = None,
) -> tuple[Placed, ...]:
    """Return the place of every learning mode in every year that asked which was most valuable, line by line.

    Parameters
    ----------
    surveys : sequence of Survey
        In the order of the years.
    labels : sequence of str
        What the years are called.
    staff : sequence of int or None
        How many could have answered in each.
    promise : int
        Smallest group shown; a year that fewer answered is left out.
    decided : mapping of (int, int) to mapping of str to str
        What people decided about every two waves.

    Returns
    -------
    tuple of Placed
        Line by line, every year that asked; a year that did not offer a mode has no count.
    """
    ranked = {at: _ranked(survey, staff[at], promise) for at, survey in enumerate(surveys)}
    years = _Years({at: _points(found) for at, found in ranked.items() if found}, surveys, decided or {})
    return tuple(
        Placed(
            _shown(chain[max(chain)]), labels[at], *(years.point(at, chain[at]) or (None, None, None)), *join,
            _verdict(ranked[at], chain[at]), ranked[at].wording,
        )
        for chain in years.chains()
        for at, join in years.joins(chain, labels).items()
    )  # fmt: skip


def _verdict(released: ReleasedRanking, name: str) -> str:
    """Return the verdict of a year's ranking where this mode, under one option, was first in it; empty elsewhere."""
    own = [row for row in released.rows if (row.mode or row.label) == name and row.rank]
    return released.verdict if len(own) == 1 and own[0].rank == 1 else ""


def _ranked(survey: Survey, staff_n: int | None, promise: int) -> ReleasedRanking | None:
    try:
        released = release_ranking(rank_survey(survey, "most_valuable", staff_n=staff_n), promise)
    except SurveyError:  # this year it was not asked
        return None
    return released if isinstance(released, ReleasedRanking) else None


def _points(released: ReleasedRanking) -> dict[str, _Point]:
    """Return count and place of every mode of a year; of several options that name one mode the count alone.

    Where people tick several, those options share people, and there is no count.
    """
    found: dict[str, list[ReleasedOption]] = {}
    for row in released.rows:
        if row.rank and row.mode not in NOT_LEARNING:
            found.setdefault(row.mode or row.label, []).append(row)
    points = {}
    for name, rows in found.items():
        if len(rows) == 1:
            points[name] = rows[0].n, rows[0].base_n, rows[0].rank_interval
        elif released.item_type == "single_choice":
            points[name] = sum(row.n for row in rows), rows[0].base_n, None
    return points


_Chain = dict[int, str]
"""What a mode is called in each year, by the place of the year."""


class _Years:
    """The years that asked, each compared with the one before."""

    def __init__(self, points: Mapping[int, Mapping[str, _Point]], surveys: Sequence[Survey], decided: Decided):
        self.points = points
        self.pairs = tuple(pairwise(points))
        self.changes: dict[int, dict[str, ModeChange]] = {}
        for before, at in self.pairs:
            found = compare(surveys[before], surveys[at], decided.get((before, at))).modes
            self.changes[at] = {change.mode: change for change in found if change.mode not in NOT_LEARNING}

    def chains(self) -> list[_Chain]:
        """Return every mode with what it is called in each year from the first that any is known of."""
        chains = [{at: name} for at in list(self.points)[:1] for name in self.points[at]]
        for before, at in self.pairs:
            earlier = {name: change.before for name, change in self.changes[at].items()}
            known = {chain[before]: chain for chain in chains}
            for name in dict.fromkeys([*earlier, *self.points[at]]):
                called = earlier.get(name, name)
                if called not in known:
                    chains.append(dict.fromkeys((year for year in self.points if year < at), called))
                    known[called] = chains[-1]
                known[called][at] = name
            for chain in chains:
                chain.setdefault(at, chain[before])
        return chains

    def point(self, at: int, name: str) -> _Point | None:
        """Return count and place of a mode in a year: none of all where nobody named it, None where not offered."""
        shares = [self.changes[at][name].later] if name in self.changes.get(at, {}) else []
        after = next((later for before, later in self.pairs if before == at), None)
        shares += [change.earlier for change in self.changes.get(after, {}).values() if change.before == name]
        nobody = next(((0, share.base_n, None) for share in shares if share.n == 0), None)
        return self.points[at].get(name) or nobody

    def joins(self, chain: _Chain, labels: Sequence[str]) -> dict[int, tuple[str, str]]:
        """Return line and reason by which each year of a mode is joined to the one before."""
        found: dict[int, tuple[str, str]] = {}
        last: int | None = None
        for at in chain:
            before = next((one for one, other in self.pairs if other == at), None)
            offered = self.point(at, chain[at])
            if not offered or last is None:
                found[at] = "", ""
            elif before != last:
                found[at] = BREAK, f"{labels[before]} did not offer it"
            else:
                found[at] = _joined(self.changes[at].get(chain[at]), at - last > 1)
            last = at if offered else last
        return found


def _joined(change: ModeChange | None, skips: bool) -> tuple[str, str]:
    """Return how two years that asked one after the other are joined; ``skips`` tells of years between that did not."""
    if change is None:
        return BREAK, _OTHER_WAY
    if skips and change.line != BREAK:
        return DOTTED, "; ".join(filter(None, (change.reason, _SKIPPED)))
    return change.line, change.reason


def _shown(name: str) -> str:
    return canonical(name) if name in codes() else name


_SKIPPED = "a year between did not ask"
_OTHER_WAY = "the two years asked in different ways"
