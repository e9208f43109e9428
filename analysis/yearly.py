"""Years put side by side: every question of two of them, the learning modes of all, and one question over the years."""

from collections.abc import Sequence
from itertools import pairwise

from analysis.change.verdict import share_change
from analysis.comparison import ItemChange, Share, compare
from analysis.crosswalk import Rulings, match_items
from analysis.crosswalk.lineage import Strand, lineage
from analysis.disclosure import ReleasedRanking, Withheld, release_ranking
from analysis.disclosure.over_years import Count, ReleasedChange, release_change
from analysis.errors import SurveyError
from analysis.findings.change import Placed, Year
from analysis.rated import rated
from analysis.results import rank_survey
from analysis.survey import Item, Survey
from analysis.tabulate import TEACHERS, count
from analysis.vocabulary.modes import canonical

Staff = tuple[int | None, int | None]


def released_changes(
    earlier: Survey, later: Survey, staff: Staff, promise: int, rulings: Rulings | None = None
) -> tuple[ReleasedChange, ...]:
    """Return every rated question of two years as it may be shown; teachers, the whole school.

    What too few answered is left out. Questions without a favourable side are not rated.
    """
    found = compare(earlier, later, rulings).items
    released = (_released(change, staff, promise) for change in found if any(change.favourable))
    return tuple(change for change in released if not isinstance(change, Withheld))


def _released(found: ItemChange, staff: Staff, promise: int) -> ReleasedChange | Withheld:
    counts = tuple(map(_count, found.favourable))
    compared = None if found.change_pp is None else share_change(*counts, staff)
    wordings = tuple(_title(item) for item in (found.earlier, found.later))
    link = found.link.match, found.link.line, found.link.reason
    return release_change(wordings, counts, link, compared, promise)


def _count(share: Share | None) -> Count | None:
    return (share.n, share.base_n) if share and share.n is not None and share.base_n else None


def _title(item: Item | None) -> str:
    if item is None:
        return ""
    return f"{item.section} {item.wording}" if item.section else item.wording


def placed_modes(
    surveys: Sequence[Survey], labels: Sequence[str], staff: Sequence[int | None], promise: int
) -> tuple[Placed, ...]:
    """Return the place of every learning mode in every year that asked which was most valuable."""
    found = []
    for survey, label, staff_n in zip(surveys, labels, staff, strict=True):
        try:
            released = release_ranking(rank_survey(survey, "most_valuable", staff_n=staff_n), promise)
        except SurveyError:  # this year it was not asked
            continue
        if isinstance(released, ReleasedRanking):
            found += _placed(released, label)
    return tuple(found)


def _placed(released: ReleasedRanking, label: str) -> list[Placed]:
    """Return the modes of one year; where several options name one mode its place cannot be told from theirs."""
    modes = [row.mode for row in released.rows]
    return [
        Placed(canonical(row.mode), label, row.n, row.base_n, row.rank_interval)
        for row in released.rows
        if row.mode and row.rank and modes.count(row.mode) == 1
    ]


def strands(surveys: Sequence[Survey], rulings: Sequence[Rulings]) -> tuple[Strand, ...]:
    """Return every question over the years; ``rulings`` of each two neighbours."""
    links = [match_items(*pair, decided) for pair, decided in zip(pairwise(surveys), rulings, strict=True)]
    return lineage(surveys, links)


def over_years(strand: Strand, surveys: Sequence[Survey], labels: Sequence[str], promise: int) -> tuple[Year, ...]:
    """Return one question year by year: wording, favourable answers where they may be shown, and how it is joined."""
    found = []
    for at, item in enumerate(strand.items):
        link = strand.links[at - 1] if at else None
        wording = _title(item)
        found.append(Year(labels[at], wording, _favourable(surveys[at], item, promise), link))
    return tuple(found)


def _favourable(survey: Survey, item: Item | None, promise: int) -> Count | None:
    if item is None or item.item_type != "likert":
        return None
    found = rated(count(survey, item, TEACHERS))
    few = found.favourable_n is None or found.counts.base_n < promise
    return None if few else (found.favourable_n, found.counts.base_n)
