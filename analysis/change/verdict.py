"""What may be said of a share that changed: how much, how sure, and what a change would have to be to be seen."""

from dataclasses import dataclass
from typing import Literal

from analysis.change.linked import Linked, linked_interval, mcnemar_p
from analysis.change.staff import posterior_change, unlimited_change
from analysis.change.unlinked import fisher_p, newcombe_interval
from analysis.settings import CHANCE_OF_CHANGE, CLEAR_CHANGE, FEWEST_FOR_CHANGE, SOME_CHANGE
from analysis.survey import Counts, Scale
from analysis.vocabulary.text import normalise

Verdict = Literal["clear change", "some change", "about the same"]
Comparable = Literal["same", "length", "other"]


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
        verdict=verdict_of(earlier, later, p_change),
        visible=smallest_visible_change(n1, base1, base2),
        linked=not apart,
    )


def chance_of_change(
    earlier: tuple[int, int], later: tuple[int, int], staff: tuple[int | None, int | None] = (None, None)
) -> float:
    """Return how likely it is that the share of all staff moved the way the share of those who answered did.

    Arguments as for ``share_change``. ``posterior_change`` with both headcounts, ``unlimited_change`` without; the
    greater of the two directions where the shares are alike.

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


def verdict_of(earlier: tuple[int, int], later: tuple[int, int], p_change: float) -> Verdict | None:
    """Return the words for a change, by size and by the chance that it is one.

    A change counts as many people as it would be of the smaller of the two years' respondents, so that a year with
    fewer answers cannot make one.

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

    if reaches(*CLEAR_CHANGE) and p_change >= CHANCE_OF_CHANGE:
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

    Examples
    --------
    >>> smallest_visible_change(10, 20, 20)
    0.3
    """
    share = n1 / base1
    seen = [
        abs(n2 / base2 - share)
        for n2 in range(base2 + 1)
        if (limits := newcombe_interval(n1, base1, n2, base2))[0] > 0 or limits[1] < 0
    ]
    return min(seen, default=None)


def scales_compare(earlier: Scale, later: Scale) -> Comparable:
    """Return what two years' scales of one item allow: "same", "length" (only the share favourable), "other" (nothing).

    The scale of a year lists the labels that somebody used: one that nobody chose may be missing, at its ends or, in a
    longer scale, within. A middle answer that only one year has is read as a scale of another length.

    Examples
    --------
    >>> four, five = ("No", "Rather not", "Rather", "Yes"), ("No", "Rather not", "Neither", "Rather", "Yes")
    >>> scales_compare(Scale("agreement", four), Scale("agreement", five))
    'length'
    >>> scales_compare(Scale("agreement", four), Scale("frequency", ("Never", "Often")))
    'other'
    """
    if earlier.scale_id != later.scale_id:
        return "other"
    one, two = (tuple(map(normalise, scale.labels)) for scale in (earlier, later))
    shorter, longer = sorted((one, two), key=len)
    at = [longer.index(label) for label in shorter if label in longer]
    whole = len(at) == len(shorter) and at == sorted(at)
    within = set(range(min(at, default=0), max(at, default=-1) + 1)) - set(at)
    return "same" if whole and not within else "length"


def favourable_n(counts: Counts) -> int | None:
    """Return how many answered favourably, None on a scale without a favourable side.

    Examples
    --------
    >>> from analysis.survey import Item
    >>> scale = Scale("amount", ("Too little", "About right", "Too much"), ("About right",))
    >>> item = Item("q", "How much?", None, "likert", (1,), scale.labels, scale=scale)
    >>> favourable_n(Counts(item, "teachers", 46, (30, 15, 1)))
    15
    """
    scale = counts.item.scale
    if scale is None or not scale.favourable:
        return None
    return sum(n for label, n in zip(counts.item.options, counts.n, strict=True) if label in scale.favourable)


def favourable_change(
    earlier: Counts, later: Counts, staff: tuple[int | None, int | None] = (None, None), linked: Linked | None = None
) -> ShareChange | None:
    """Compare the share favourable of one likert item in two years; None where its scale changed (a break).

    Parameters
    ----------
    earlier, later : Counts
        Of what the crosswalk takes for one item; somebody answered in both years.
    staff, linked :
        As for ``share_change``.
    """
    n1, n2 = favourable_n(earlier), favourable_n(later)
    if n1 is None or n2 is None or scales_compare(earlier.item.scale, later.item.scale) == "other":
        return None
    if not earlier.base_n or not later.base_n:
        return None
    return share_change((n1, earlier.base_n), (n2, later.base_n), staff, linked)
