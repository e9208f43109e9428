"""Two-sided items in words: a shared view, a spread, or a split, and when the other side helps."""

from collections.abc import Sequence

from analysis.disclosure.items import ReleasedItem
from analysis.disclosure.promise import Withheld
from analysis.findings.items import title
from analysis.findings.words import joined, quoted
from analysis.survey import Finding, Row
from analysis.tensions import SHARED, SPLIT, SPREAD, TOO_FEW, Stance, stance
from analysis.vocabulary.tensions import known_tension, poles

VERDICTS = {
    SHARED: "a shared view",
    SPREAD: "views are spread",
    SPLIT: "split in two",
    TOO_FEW: "too few answers to tell",
}
_ORDER = (SPLIT, SPREAD, SHARED, TOO_FEW)


def tension_findings(released: Sequence[ReleasedItem | Withheld], who: str) -> tuple[Finding, ...]:
    """Return what two-sided items say together, then one finding per item, those that divide people first.

    The first has every item as a distribution; of the others the first and the last row carry the words of the poles,
    and the caution tells when either side helps.
    """
    found = [(item, _stance(item)) for item in released if isinstance(item, ReleasedItem)]
    found.sort(key=lambda pair: (_ORDER.index(pair[1].verdict), pair[1].consensus or 0))
    if not found:
        said = "This survey asks nothing two-sided: where people stand between two good things."
        return (Finding("tensions", said, "No such question.", "none", alternative=said),)
    singles = tuple(_one(item, place) for item, place in found)
    bases = sorted({item.base_n for item, _ in found})
    counted = str(bases[0]) if len(bases) == 1 else f"{bases[0]} to {bases[-1]}"
    together = Finding(
        "tensions", _headline(found), f"{counted} {who} answered each of these questions.", "diverging",
        tuple(row for single in singles for row in single.rows), _NEITHER,
        " ".join(single.headline for single in singles),
    )  # fmt: skip
    return (together, *singles)


def _one(item: ReleasedItem, place: Stance) -> Finding:
    name, last = name_of(item), len(item.options) - 1
    ends = dict(zip((0, last), poles(item.wording), strict=True))
    rows = tuple(
        Row(name, n, item.base_n, ends.get(at, ""), marked=2 * at == last, column=label)
        for at, (label, n) in enumerate(item.options)
    )
    said, counted = f"{name}: {VERDICTS[place.verdict]}.", f"{stance_words(item, place)}."
    return Finding(
        f"tension_{item.item_id}", said, counted, "diverging", rows, helps(item) or None, f"{said} {counted}",
        title(item),
    )  # fmt: skip


def _stance(item: ReleasedItem) -> Stance:
    return stance([n for _, n in item.options])


def name_of(item: ReleasedItem) -> str:
    """Return what a tension is called: its short name, else its wording."""
    known = known_tension(item.wording)
    return known[0] if known else item.wording


def stance_words(item: ReleasedItem, place: Stance) -> str:
    """Return where people stand in counts: "17 nearer to ..., 4 in the middle, 25 nearer to ..."."""
    left, right = (quoted(pole) for pole in poles(item.wording))
    sides = (left, right) if left != quoted("") else ("the left side", "the right side")
    counts = (
        f"{place.left_n} nearer to {sides[0]}, {place.middle_n} in the middle, {place.right_n} nearer to {sides[1]}"
    )
    return f"{counts}; {place.strong_n} of {place.base_n} stand clearly on one side"


def helps(item: ReleasedItem) -> str:
    """Return when either side helps, empty for a tension that is not known."""
    known, (left, right) = known_tension(item.wording), poles(item.wording)
    if not known or not left:
        return ""
    return f"{quoted(left)} helps when {known[1]}. {quoted(right)} helps when {known[2]}."


def _headline(found: Sequence[tuple[ReleasedItem, Stance]]) -> str:
    by = {verdict: [(item, place) for item, place in found if place.verdict == verdict] for verdict in _ORDER}
    parts = []
    if by[SHARED]:
        parts.append(f"a shared view on {joined([_leaning(item, place) for item, place in by[SHARED]])}")
    if by[SPLIT]:
        parts.append(f"split on {joined([_inside(name_of(item)) for item, _ in by[SPLIT]])}")
    if not parts:
        return "No question is answered alike by nearly everybody, and none splits people in two."
    sentence = "; ".join(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _leaning(item: ReleasedItem, place: Stance) -> str:
    left, right = poles(item.wording)
    if left and max(place.left_n, place.right_n) * 2 > place.base_n:
        return quoted(left if place.left_n > place.right_n else right)
    return _inside(name_of(item))


def _inside(name: str) -> str:
    return name[:1].lower() + name[1:]


_NEITHER = "Neither side is the better one: the picture shows where people stand, not who is right."
