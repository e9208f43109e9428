"""What may be said of a share that changed: how much, how sure, and what a change would have to be to be seen."""

from dataclasses import dataclass
from typing import Literal

from analysis.change.linked import Linked, linked_interval, mcnemar_p
from analysis.change.staff import posterior_change, unlimited_change
from analysis.change.unlinked import fisher_p, newcombe_interval
from analysis.intervals import check_share
from analysis.settings import CHANCE_OF_CHANGE, CHANCE_WITHOUT_HEADCOUNT, CLEAR_CHANGE, FEWEST_FOR_CHANGE, SOME_CHANGE
from analysis.wholes import somebody

Verdict = Literal["clear change", "some change", "about the same"]


@dataclass(frozen=True)
class ShareChange:
    """How a share changed; ``n1`` of ``base1`` earlier, ``n2`` of ``base2`` later.

    ``change`` is the difference of the shares, later less earlier. ``interval`` and ``p`` are about people like these
    (``linked`` where each person's two years are joined), ``p_change`` is the chance that the share of all staff moved
    the same way. ``verdict`` is None below ten answers in either year. ``visible`` is the smallest change from the
    earlier share that could have been told from none; None where no change could.
    """

    n1: int
    base1: int
    n2: int
    base2: int
    interval: tuple[float, float]
    p: float
    p_change: float
    verdict: Verdict | None
    visible: float | None
    linked: bool

    @property
    def change(self) -> float:
        """Share of yes in the later year less that in the earlier."""
        return self.n2 / self.base2 - self.n1 / self.base1


def share_change(
    earlier: tuple[int, int],
    later: tuple[int, int],
    staff: tuple[int | None, int | None] = (None, None),
    linked: Linked | None = None,
) -> ShareChange:
    """Compare one share in two years.

    Parameters
    ----------
    earlier, later : (int, int)
        Yes, and people who answered on the scale; at least one of them in each year.
    staff : (int or None, int or None)
        People who could have answered; without one of them the chance of a change is that of unlimited staffs.
    linked : Linked, optional
        Those with both answers, where the years are joined. Interval and p are theirs; the shares stay those of all.

    Returns
    -------
    ShareChange
        See ``linked_interval`` and ``mcnemar_p``, else ``newcombe_interval`` and ``fisher_p``; ``posterior_change``.

    Raises
    ------
    ValueError
        If the counts contradict each other.

    Notes
    -----
    Newcombe (1998), Stat. Med. 17, 873-890, and Ericson (1969), J. R. Stat. Soc. B 31, 195-233, for the chance.
    Whoever did     not answer is in no base. Time grows with the later base, and with the product of those who did
    not answer.

    Examples
    --------
    >>> found = share_change((20, 44), (38, 46), (48, 48))
    >>> round(100 * found.change, 1), found.verdict
    (37.2, 'clear change')
    """
    (n1, base1), (n2, base2) = earlier, later
    apart = linked is None or not linked.n
    return ShareChange(
        *earlier,
        *later,
        interval=newcombe_interval(n1, base1, n2, base2) if apart else linked_interval(linked),
        p=fisher_p(n1, base1, n2, base2) if apart else mcnemar_p(linked.gained, linked.lost),
        p_change=(p_change := chance_of_change(earlier, later, staff)),
        verdict=verdict_of(earlier, later, p_change, headcounts=None not in staff),
        visible=smallest_visible_change(n1, base1, base2),
        linked=not apart,
    )


def chance_of_change(
    earlier: tuple[int, int], later: tuple[int, int], staff: tuple[int | None, int | None] = (None, None)
) -> float:
    """Return how likely it is that the share of all staff moved the way the share of those who answered did.

    Arguments as for ``share_change``. ``posterior_change`` with both headcounts, ``unlimited_change`` without; the
    greater of the two directions where the shares are alike.

    Notes
    -----
    Ericson (1969), J. R. Stat. Soc. B 31, 195-233. Time as for ``posterior_change``.

    Examples
    --------
    >>> chance_of_change((20, 44), (20, 44), (44, 44))
    0.0
    """
    way = later[0] * earlier[1] - earlier[0] * later[1]
    if staff[0] is None or staff[1] is None:
        up = unlimited_change(*earlier, *later)
        down = 1 - up
    else:
        found = posterior_change((*earlier, staff[0]), (*later, staff[1]))
        up, down = found.p_up, found.p_down
    return up if way > 0 else down if way < 0 else max(up, down)


def verdict_of(
    earlier: tuple[int, int], later: tuple[int, int], p_change: float, headcounts: bool = True
) -> Verdict | None:
    """Return the words for a change, by size and by the chance that it is one.

    ``headcounts`` tells whether the chance is that of two staffs, which leaves room for no change at all.
    A change counts as many people as it would be of the smaller of the two years' respondents, so that a year with
    fewer answers cannot make one.

    Notes
    -----
    The limits and their reasons are in ``settings``. Constant time.

    Examples
    --------
    >>> verdict_of((27, 44), (22, 46), 0.97), verdict_of((3, 9), (9, 9), 1.0)
    ('some change', None)
    """
    (n1, base1), (n2, base2) = earlier, later
    if min(base1, base2) < FEWEST_FOR_CHANGE:
        return None
    change = abs(n2 * base1 - n1 * base2)

    def reaches(points: int, people: int) -> bool:
        return 100 * change >= points * base1 * base2 and change >= people * max(base1, base2)

    needed = CHANCE_OF_CHANGE if headcounts else CHANCE_WITHOUT_HEADCOUNT
    if reaches(*CLEAR_CHANGE) and p_change >= needed:
        return "clear change"
    return "some change" if reaches(*SOME_CHANGE) else "about the same"


def smallest_visible_change(n1: int, base1: int, base2: int) -> float | None:
    """Return the smallest change of a share whose Newcombe interval leaves out nought, up or down.

    So that a flat line is not read as "no change": what is smaller could not have been seen. Without joined years.

    Parameters
    ----------
    n1, base1 : int
        Yes and people who answered in the earlier year.
    base2 : int
        People who answered in the later.

    Returns
    -------
    float or None
        A difference of shares above 0; None where no answer of the later year could tell. Time grows with ``base2``.

    Notes
    -----
    Newcombe (1998), Stat. Med. 17, 873-890.

    Examples
    --------
    >>> smallest_visible_change(10, 20, 20)
    0.3
    """
    check_share(n1, base1)
    somebody(base2)
    nearest = n1 * base2 // base1
    above = next((n2 for n2 in range(nearest, base2 + 1) if newcombe_interval(n1, base1, n2, base2)[0] > 0), None)
    below = next((n2 for n2 in range(nearest, -1, -1) if newcombe_interval(n1, base1, n2, base2)[1] < 0), None)
    seen = [abs(n2 / base2 - n1 / base1) for n2 in (above, below) if n2 is not None]
    return min(seen, default=None)
