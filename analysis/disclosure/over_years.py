"""What may be shown of two years of the whole school: exact counts, and what may be said of the change."""

from dataclasses import dataclass

from analysis.change.verdict import ShareChange
from analysis.disclosure.promise import Withheld, check_promise

Count = tuple[int, int]


@dataclass(frozen=True)
class ReleasedChange:
    """One question in two years: its wording in each, how many of how many answered favourably, and the change.

    ``line`` is solid, dotted (a similar question) or break; ``reason`` says why. ``change`` is None where nothing is
    compared, and ``earlier`` or ``later`` where that year has no count that may be shown.
    """

    wordings: tuple[str, str]
    earlier: Count | None
    later: Count | None
    match: str
    line: str
    reason: str
    change: ShareChange | None


def release_change(
    wordings: tuple[str, str],
    counts: tuple[Count | None, Count | None],
    link: tuple[str, str, str],
    change: ShareChange | None,
    promise: int,
) -> ReleasedChange | Withheld:
    """Return a question in two years, withheld where fewer answered in a year than promised.

    Parameters
    ----------
    wordings : (str, str)
        Of either year, empty where it was not asked.
    counts : (tuple or None, tuple or None)
        Favourable answers and base of either year.
    link : (str, str, str)
        Match, line and reason.
    change : ShareChange or None
        Where the two years may be compared.
    promise : int
        Smallest group shown.

    Raises
    ------
    SurveyError
        The promise is looser than any school may give.
    """
    check_promise(promise)
    if any(count is not None and count[1] < promise for count in counts):
        return Withheld(wordings[1] or wordings[0], promise)
    return ReleasedChange(wordings, *counts, *link, change)
