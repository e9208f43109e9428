"""What may be shown: the one door through which results leave towards pages and files.

So far the whole school only: every table here is about all teachers together, and is withheld where fewer answered
than the school promised. Nothing leaves by block, and no text that somebody typed.
"""

from dataclasses import dataclass

from analysis.errors import SurveyError
from analysis.ranking import Ranking
from analysis.settings import LOOSEST_PROMISE


@dataclass(frozen=True)
class ReleasedOption:
    """One row of a released ranking. ``rank`` and ``rank_interval`` as in ``ranking``; ``mode`` may be None."""

    label: str
    mode: str | None
    n: int
    rank: int | None
    rank_interval: tuple[int, int] | None
    interval: tuple[float, float]


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
class Withheld:
    """Nothing may be shown here: fewer people answered than was promised."""

    wording: str
    promise: int


def release_response(answered_n: int, staff_n: int | None, promise: int) -> ReleasedResponse | Withheld:
    """Return the response of the whole school, withheld if fewer answered than promised."""
    _check(promise)
    return ReleasedResponse(answered_n, staff_n) if answered_n >= promise else Withheld("", promise)


def release_ranking(ranking: Ranking, promise: int) -> ReleasedRanking | Withheld:
    """Return a whole-school ranking without anything a person typed, withheld if fewer answered than promised.

    Raises
    ------
    SurveyError
        The promise is looser than any school may give.
    """
    _check(promise)
    return for_uploader(ranking) if ranking.base_n >= promise else Withheld(ranking.item.wording, promise)


def for_uploader(ranking: Ranking) -> ReleasedRanking:
    """Return a whole-school ranking for the one who holds the raw file anyway: nothing is withheld."""
    item = ranking.item
    rows = tuple(
        ReleasedOption(row.option, row.mode, row.n, row.rank, row.rank_interval, row.interval) for row in ranking.rows
    )
    return ReleasedRanking(
        item.wording, item.purpose, item.item_type, ranking.base_n, ranking.staff_n, rows, ranking.verdict
    )


def _check(promise: int) -> None:
    if promise < LOOSEST_PROMISE:
        raise SurveyError(
            f"The smallest group cannot be below {LOOSEST_PROMISE}: two people know each other's answers."
        )
