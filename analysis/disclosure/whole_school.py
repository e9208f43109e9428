"""What may be shown of the whole school: exact counts of all teachers together.

A table is withheld where fewer answered than the school promised. Options leave in their own words where something
vouches that they were offered (``crosswalk.option_modes``); that includes what two people typed alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from analysis.disclosure.promise import Withheld, check_promise
from analysis.ranking import Ranking
from analysis.reach import Cell, Reach


@dataclass(frozen=True)
class ReleasedOption:
    """One row of a released ranking, as in ``ranking`` but without means; ``base_n`` is its own in a grid."""

    label: str
    mode: str | None
    n: int
    rank: int | None
    rank_interval: tuple[int, int] | None
    interval: tuple[float, float]
    base_n: int


@dataclass(frozen=True)
class ReleasedRanking:
    """A ranking of the whole school as it may be shown, with its base and the number of staff where known."""

    wording: str
    purpose: str | None
    item_type: str
    base_n: int
    staff_n: int | None
    rows: tuple[ReleasedOption, ...]
    verdict: str


@dataclass(frozen=True)
class ReleasedResponse:
    """How many people of the whole school answered; ``staff_n`` is None where the headcount is not known."""

    answered_n: int
    staff_n: int | None


@dataclass(frozen=True)
class ReleasedMode:
    """One learning mode and its counts by question; ``names`` are its options, the first is what it is called."""

    names: tuple[str, ...]
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class ReleasedReach:
    """Reach, value and wish of the whole school, as in ``reach``.

    ``bases`` counts who answered each question shown; ``withheld`` are questions that fewer answered than promised;
    ``several`` are those where people could choose several.
    """

    bases: Mapping[str, int]
    several: tuple[str, ...]
    withheld: tuple[str, ...]
    apart: bool
    rows: tuple[ReleasedMode, ...]


def release_response(answered_n: int, staff_n: int | None, promise: int) -> ReleasedResponse | Withheld:
    """Return the response of the whole school, withheld if fewer answered than promised."""
    check_promise(promise)
    return ReleasedResponse(answered_n, staff_n) if answered_n >= promise else Withheld("", promise)


def release_ranking(ranking: Ranking, promise: int) -> ReleasedRanking | Withheld:
    """Return a whole-school ranking in words that were offered, withheld if fewer answered than promised.

    In a grid this goes by row; one that too few answered to be ranked is left out alone.

    Raises
    ------
    SurveyError
        The promise is looser than any school may give.
    """
    check_promise(promise)
    if min(row.base_n for row in ranking.rows if row.rank) < promise:
        return Withheld(ranking.item.wording, promise)
    rows = (replace(row, option=row.shown or row.option) for row in ranking.rows if row.base_n >= promise)
    return for_uploader(replace(ranking, rows=tuple(rows)))


def release_reach(reach: Reach, promise: int) -> ReleasedReach:
    """Return reach, value and wish of the whole school, without the questions that fewer answered than promised.

    Raises
    ------
    SurveyError
        The promise is looser than any school may give.
    """
    check_promise(promise)
    shown = {purpose: asked for purpose, asked in reach.questions.items() if asked.base_n >= promise}
    kept = (
        ReleasedMode(row.names, {purpose: cell for purpose, cell in row.cells.items() if purpose in shown})
        for row in reach.rows
    )
    return ReleasedReach(
        {purpose: asked.base_n for purpose, asked in shown.items()},
        tuple(purpose for purpose, asked in shown.items() if asked.several),
        tuple(purpose for purpose in reach.questions if purpose not in shown),
        bool(reach.apart),
        tuple(row for row in kept if row.cells),
    )


def for_uploader(ranking: Ranking) -> ReleasedRanking:
    """Return a whole-school ranking for the one who holds the raw file anyway: nothing is withheld."""
    item = ranking.item
    rows = tuple(
        ReleasedOption(row.option, row.mode, row.n, row.rank, row.rank_interval, row.interval, row.base_n)
        for row in ranking.rows
    )
    return ReleasedRanking(
        item.wording, item.purpose, item.item_type, ranking.base_n, ranking.staff_n, rows, ranking.verdict
    )
