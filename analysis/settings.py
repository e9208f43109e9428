"""Every number somebody might want to argue about, in one place, each with its reason."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """What a file may cost. A school's export is a hundred times smaller than the defaults.

    ``bytes`` and ``inflated`` in bytes, ``rows`` and ``columns`` count filled ones only, ``characters`` bounds the
    text of all cells together, ``cell`` that of one, ``seconds`` and ``memory`` (bytes) bound the child process that
    reads.
    """

    bytes: int = 25 * MEGABYTE
    inflated: int = 150 * MEGABYTE
    rows: int = 100_000
    columns: int = 500
    characters: int = 50_000_000
    cell: int = 1_000_000
    seconds: int = 20
    memory: int = 1_000 * MEGABYTE


SMALLEST_GROUP = 5
"""The promise by default: five is the norm for teacher surveys (Panorama, OurSCHOOL, Glint)."""

LOOSEST_PROMISE = 3
"""No school may promise less: with two people in a group each knows the other's answer."""

FEWEST_FOR_RANKS = 10
"""Below ten answers the rank intervals of any method are as wide as the table; counts only."""

FEWEST_WRITERS = 10
"""Comments are shown where so many people wrote: words tell more about a person than a tick (Glint, OurSCHOOL: ten)."""

FEWEST_FOR_WORDS = 3
"""A word is counted where so many people used it: one person's way of speaking is known to colleagues."""

FEWEST_FOR_CONSENSUS = 10
"""Below ten answers no index of agreement is told: at six a split team can look neutral by chance."""

FEWEST_FOR_SPLIT, OUTER_THIRD_OF_SPLIT = 12, 0.25
"""A staff is called split from twelve answers on, with a quarter of them in either outer third of the scale: at twelve
the index tells a split from an even spread by two standard deviations (simulated)."""

LARGE_GAP_POINTS, LARGE_GAP_PEOPLE = 8, 3
"""Two questions of one survey differ in words from 8 points and 3 people on: "some", where 15 and 5 would be clear."""

LARGE_ROWS = 5_000
"""From here on reading imports NumPy: it takes a tenth of a second, which plain Python needs for about so many rows."""

LARGE_TEXT = 2 * MEGABYTE
"""From here on delimited text is read by Arrow: with NumPy a fifth of a second to import, more than a school's file."""

CLEAR_CHANGE = (15, 5)
"""Points and people of a clear change: at 45 answers two standard errors of a share are 15 points, and in a small
group 15 points may be two people who had a bad day."""

SOME_CHANGE = (8, 3)
"""Points and people of some change: about one standard error; anything smaller is about the same."""

CHANCE_OF_CHANGE = 0.95
"""A clear change also went that way among all staff with this probability (``change.staff``)."""

CHANCE_WITHOUT_HEADCOUNT = 0.975
"""The same without headcounts, where "no change" has no probability and two directions share the doubt: with .95 one in
ten samples of two alike years would be a clear change, with this one in twenty (``benchmarks.coverage_change``)."""

FALSE_ALARMS = 0.10
"""Of a list of what changed, this share may be false alarms: the list says where to look, and a person looks."""

LEAST_KEPT = 0.70
"""Where fewer of the answers went to options that both years offered, two years are two questions."""

FEWEST_FOR_CHANGE = 10
"""Below ten answers in either year a person is ten points: counts only."""

FEWEST_FOR_ALPHA, FEWEST_FOR_OMEGA = (3, 20), (4, 50)
"""Items and complete answers: with fewer alpha's interval is as wide as the scale, and one factor is not estimated."""

FEWEST_FOR_AGREEMENT_A = 60
"""Below sixty people answers that nobody happened to give pull van der Eijk's A to 0: a split team looks neutral."""

FEWEST_LEADERS = 3
"""With one or two leaders no test can tell more than their answers do."""

ASK_FROM = 0.5
"""Two wordings that share about half of their content are asked about; below, of the labelled pairs few are kin."""

REWORDED_FROM, FEWEST_SHARED_WORDS = 0.6, 3
"""A wording that only adds words is the same question where three words of content and three fifths of all are shared:
fewer leave room for another question. Nothing may be exchanged, turned or moved: that is asked, however alike."""

CHOSEN_BY_NOBODY = 0.05
"""A label missing in one year was not offered, unless chance alone leaves it out as often as one time in twenty."""

RIVAL_WITHIN = 0.1
"""Where a second question is so nearly as much like it, which one is meant is asked."""
