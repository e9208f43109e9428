"""Years put side by side: every question of two of them, and one question over all."""

from collections.abc import Sequence

from analysis.change.verdict import share_change
from analysis.comparison import ItemChange, Share, compare
from analysis.crosswalk import BREAK, Rulings
from analysis.crosswalk.lineage import Strand
from analysis.disclosure import Withheld
from analysis.disclosure.over_years import Count, ReleasedChange, release_change
from analysis.findings.question_years import Year
from analysis.intervals import share_interval
from analysis.rated import rated
from analysis.survey import Item, Survey
from analysis.tabulate import TEACHERS, count

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


def over_years(
    strand: Strand, surveys: Sequence[Survey], labels: Sequence[str], staff: Sequence[int | None], promise: int
) -> tuple[Year, ...]:
    """Return one question year by year: wording, favourable answers where they may be shown, and how it is joined.

    Parameters
    ----------
    strand : Strand
        The question in every year (``crosswalk.lineage``).
    surveys, labels, staff : sequence
        The years, what they are called, and how many could have answered in each.
    promise : int
        Smallest group shown.
    """
    found: list[Year] = []
    last: int | None = None
    for at, item in enumerate(strand.items):
        counted = _favourable(surveys[at], item, promise)
        link = strand.links[at - 1] if at and last is not None else None
        change = None
        if counted and link and link.line != BREAK and found[last].count:
            change = share_change(found[last].count, counted, (staff[last], staff[at]))
        interval = share_interval(*counted, staff[at]) if counted else None
        skipped = tuple(labels[between] for between in strand.skipped(at)) if link else ()
        found.append(Year(labels[at], _title(item), counted, interval, link, skipped, change))
        last = at if item else last
    return tuple(found)


def _favourable(survey: Survey, item: Item | None, promise: int) -> Count | None:
    if item is None or item.item_type != "likert":
        return None
    found = rated(count(survey, item, TEACHERS))
    few = found.favourable_n is None or found.counts.base_n < promise
    return None if few else (found.favourable_n, found.counts.base_n)
