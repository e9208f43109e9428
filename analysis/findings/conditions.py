"""The conditions of learning that works, coaching, own contribution: profiles, weakest first, never one score."""

from collections.abc import Sequence

from analysis.disclosure.items import ReleasedItem
from analysis.disclosure.promise import Withheld
from analysis.findings.items import either, title
from analysis.findings.words import joined, number_word, quoted
from analysis.published_figures import beside, sentence
from analysis.settings import LARGE_GAP_PEOPLE, LARGE_GAP_POINTS
from analysis.survey import Finding, Row

NAMES = {
    "cond_time": "Time",
    "cond_relevance": "Relevance",
    "cond_facilitation": "Trained facilitation",
    "cond_choice": "Choice",
    "cond_data": "Working with data",
    "cond_trust": "Trust and autonomy",
    "coach_consent": "Free to say yes or no",
    "coach_partner": "A thought partner",
    "coach_safety": "Safe to show what failed",
    "coach_separate": "Stays out of evaluation",
    "coach_quality": "Good sessions",
    "coach_willing": "Willing to take part",
    "shared_room": "Leaders in the room",
    "own_learning": "My own learning",
    "team_meetings": "My part in team meetings",
    "goal_progress": "Progress on goals",
}


def profile_finding(
    finding_id: str, released: Sequence[ReleasedItem | Withheld], who: str, wanted: Sequence[str], what: str
) -> Finding:
    """Return rated items as a profile of favourable answers, the weakest first.

    Parameters
    ----------
    finding_id : str
        What the finding is called in links and files.
    released : sequence of ReleasedItem or Withheld
        Items of the constructs wanted; those without a better side are left out.
    who : str
        What the people are called ("teachers").
    wanted : sequence of str
        The constructs of this profile; those that were not asked about are named, for not asked is not zero.
    what : str
        What one row is called in a sentence ("condition").
    """
    items = [item for item in released if isinstance(item, ReleasedItem) and item.favourable_n is not None]
    items.sort(key=lambda item: item.favourable_n / item.base_n)
    not_asked = _not_counted(released, items, wanted)
    if not items:
        return Finding(finding_id, not_asked, _NOT_ZERO, "none", alternative=not_asked)
    names = _names(items)
    low = _near(items, items[0])
    rows = tuple(
        Row(name, item.favourable_n, item.base_n, _favourable(item), marked=item in low)
        for name, item in zip(names, items, strict=True)
    )
    counted = "; ".join(f"{row.label}: {row.n} of {row.base_n}" for row in rows)
    several_scales = len({item.favourable for item in items}) > 1
    return Finding(
        finding_id, _headline(items, names, low, who, what), _base(items, who), "profile", rows,
        " ".join(filter(None, (_CAUTION if several_scales else "", not_asked))) or None,
        f"Bars, weakest first. {counted}.", context=_context(items),
    )  # fmt: skip


def _not_counted(
    released: Sequence[ReleasedItem | Withheld], counted: Sequence[ReleasedItem], wanted: Sequence[str]
) -> str:
    """Return which constructs have no row, and why: not recognised, or without answers known to be the good ones."""
    shown, known = {item.purpose for item in counted}, {getattr(item, "purpose", None) for item in released}
    unseen = joined([_inside(NAMES[one]) for one in wanted if one not in known])
    unsided = joined([_inside(NAMES[one]) for one in wanted if one in known - shown])
    return " ".join(
        [f"No rated question that can be shown was recognised as being about {unseen}."] * bool(unseen)
        + [f"Which answers are the good ones is not known for {unsided}, so nothing is counted there."] * bool(unsided)
    )


def _context(items: Sequence[ReleasedItem]) -> tuple[str, ...]:
    """Return what others published on these constructs, each once."""
    constructs = dict.fromkeys(item.purpose for item in items)
    return tuple(f"{NAMES[one]}: {sentence(figure)}" for one in constructs for figure in beside(one))


def _headline(
    items: Sequence[ReleasedItem], names: Sequence[str], low: Sequence[ReleasedItem], who: str, what: str
) -> str:
    first, last = items[0], items[-1]
    if len(items) == 1:
        return f"{names[0]}: {first.favourable_n} of {first.base_n} {who} answered {either(first.favourable)}."
    if len(low) == len(items) == 2:
        said = (f"{name}: {item.favourable_n} of {item.base_n}" for name, item in zip(names, items, strict=True))
        return f"{'; '.join(said)}."
    if len(low) == len(items):
        ends = f"{first.favourable_n} of {first.base_n} to {last.favourable_n} of {last.base_n}"
        return f"No {what} stands out: from {ends}."
    strongest = f"strongest is {_inside(names[-1])} ({last.favourable_n} of {last.base_n})"
    if len({item.purpose for item in low}) > 1 or (_one_construct(items) and len(low) > 1):
        few = [_inside(names[items.index(item)]) for item in low]
        weak = joined(few) if len(few) <= _MOST_NAMED else f"{number_word(len(low))} {what}s"
        return f"Weakest are {weak}, close together from {first.favourable_n} of {first.base_n} on; {strongest}."
    weakest = names[0] if _one_construct(items) else NAMES[first.purpose]
    answered = f"{first.favourable_n} of {first.base_n} {who} answered {either(first.favourable)}"
    return f"{weakest} is weakest: {answered}; {strongest}."


def _near(items: Sequence[ReleasedItem], lowest: ReleasedItem) -> list[ReleasedItem]:
    """Return the items that are too close to the lowest to say which is lower."""
    share = lowest.favourable_n / lowest.base_n
    return [
        item
        for item in items
        if 100 * (item.favourable_n / item.base_n - share) < LARGE_GAP_POINTS
        or item.favourable_n - share * item.base_n < LARGE_GAP_PEOPLE
    ]


def _names(items: Sequence[ReleasedItem]) -> list[str]:
    """Return a name per item: its construct, with the question where it has several, the question alone where all are
    of one."""
    if _one_construct(items):
        return [quoted(item.wording) for item in items]
    several = {item.purpose for item in items if [other.purpose for other in items].count(item.purpose) > 1}
    return [
        f"{NAMES[item.purpose]}: {item.wording}" if item.purpose in several else NAMES[item.purpose] for item in items
    ]


def _one_construct(items: Sequence[ReleasedItem]) -> bool:
    return len(items) > 1 and len({item.purpose for item in items}) == 1


def _favourable(item: ReleasedItem) -> str:
    return either(item.favourable)


def _inside(name: str) -> str:
    """Return a name as it stands inside a sentence."""
    return name[:1].lower() + name[1:]


def _base(items: Sequence[ReleasedItem], who: str) -> str:
    bases = sorted({item.base_n for item in items})
    counted = str(bases[0]) if len(bases) == 1 else f"{bases[0]} to {bases[-1]}"
    return f"{counted} {who} answered each of these questions. Counted are the favourable answers."


def wordings(released: Sequence[ReleasedItem | Withheld]) -> list[tuple[str, str]]:
    """Return name and exact wording of every item, to be shown one click away."""
    items = [item for item in released if isinstance(item, ReleasedItem)]
    return [(NAMES.get(item.purpose, ""), title(item)) for item in items]


_MOST_NAMED = 2
_NOT_ZERO = "Not asked is not zero: ask about it in the next survey, and it stands here."
_CAUTION = "The questions have different scales, so small gaps between two lines say nothing."
