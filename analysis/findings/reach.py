"""Reach, value and wish in words: three different questions side by side, and where they part."""

from collections.abc import Sequence
from fractions import Fraction

from analysis.disclosure import ReleasedMode, ReleasedReach
from analysis.findings.words import joined, quoted
from analysis.survey import Finding, Row

_COLUMNS = {"took_part": "Took part", "most_valuable": "Most valuable", "want_more": "Want more"}
_ASKED = {
    "took_part": "what they took part in",
    "most_valuable": "what was most valuable",
    "want_more": "what they want more of",
}
_VALUED_BY_FEW, _VALUED_BY_MANY = Fraction(1, 10), 5
_MOST_WISHES = 3


def reach_findings(released: ReleasedReach, who: str) -> tuple[Finding, ...]:
    """Return where reach and value part, and what is wished for.

    Parameters
    ----------
    released : ReleasedReach
        From one survey.
    who : str
        What the people are called ("teachers").

    Returns
    -------
    tuple of Finding
        First the gap, with all counts in its rows; then the mode valued by most against its reach, where it is another
        one; last the wish. A row's column is the question it counts. A question that was not asked is said in words.
    """
    wide, strong = _wide_but_not_valued(released), _valued_against_reach(released)
    wished = _wished(released)
    told = [(row, "took_part") for row in (wide, strong) if row] + [(row, "most_valuable") for row in (wide, strong)]
    marked = {(row.names[0], purpose) for row, purpose in [*told, *((row, "want_more") for row in wished)] if row}
    gap = _gap_finding(released, who, wide or strong, marked)
    value = [_value_finding(released, who, strong)] if wide and strong else []
    return (gap, *value, _wish_finding(released, who, wished, marked))


def _gap_finding(released: ReleasedReach, who: str, told: ReleasedMode | None, marked: set[tuple[str, str]]) -> Finding:
    missing = _missing(released, who, ("took_part", "most_valuable"))
    headline = missing or (_against(told, who) if told else "Reach and value part nowhere by much.")
    return _finding(released, who, "reach_value", headline, _ordered(released, "took_part"), tuple(_COLUMNS), marked)


def _value_finding(released: ReleasedReach, who: str, told: ReleasedMode) -> Finding:
    purposes = ("took_part", "most_valuable")
    marked = {(told.names[0], purpose) for purpose in purposes}
    return _finding(released, who, "value_reach", _against(told, who), [told], purposes, marked)


def _wish_finding(
    released: ReleasedReach, who: str, wished: list[ReleasedMode], marked: set[tuple[str, str]]
) -> Finding:
    headline = _missing(released, who, ("want_more",)) or _wishes(released, who, wished)
    rows = _ordered(released, "want_more") if "want_more" in released.bases else []
    marked = {(label, purpose) for label, purpose in marked if purpose == "want_more"}
    return _finding(released, who, "wish", headline, rows, ("took_part", "want_more"), marked)


def _finding(
    released: ReleasedReach,
    who: str,
    finding_id: str,
    headline: str,
    modes: Sequence[ReleasedMode],
    purposes: tuple[str, ...],
    marked: set[tuple[str, str]],
) -> Finding:
    """Return a finding with one row per mode and question; without rows where there is nothing to set side by side."""
    shown = tuple(purpose for purpose in purposes if purpose in released.bases)
    if len(shown) < 2:
        base = _base(released, who, tuple(released.bases))
        return Finding(finding_id, headline, base, "none", alternative=headline)
    base = _base(released, who, shown)
    rows = tuple(
        Row(mode.names[0], cell.n, cell.base_n, marked=(mode.names[0], purpose) in marked, column=_COLUMNS[purpose])
        for mode in modes
        for purpose, cell in mode.cells.items()
        if purpose in shown
    )
    return Finding(finding_id, headline, base, "reach", rows, _caution(released, modes, shown), _told(rows))


def _wide_but_not_valued(released: ReleasedReach) -> ReleasedMode | None:
    """Return the mode that at least half took part in and fewest for its reach, at most a tenth, value most."""
    both = _both(released)
    found = [row for row in both if _share(row, "took_part") >= Fraction(1, 2)]
    found = [row for row in found if _share(row, "most_valuable") <= _VALUED_BY_FEW]
    return min(found, key=lambda row: (_value_by_reach(row), -_share(row, "took_part")), default=None)


def _valued_against_reach(released: ReleasedReach) -> ReleasedMode | None:
    """Return the mode that most for its reach value most; five people at least, and more than a tenth."""
    found = [row for row in _both(released) if row.cells["most_valuable"].n >= _VALUED_BY_MANY]
    found = [row for row in found if _share(row, "most_valuable") > _VALUED_BY_FEW]
    return max(found, key=lambda row: (_value_by_reach(row), _share(row, "most_valuable")), default=None)


def _both(released: ReleasedReach) -> list[ReleasedMode]:
    found = [row for row in released.rows if {"took_part", "most_valuable"} <= set(row.cells)]
    return [row for row in found if row.cells["took_part"].n]


def _value_by_reach(row: ReleasedMode) -> Fraction:
    """Return what puts modes in order; no rate of anything, since the two counts need not be of the same people."""
    return _share(row, "most_valuable") / _share(row, "took_part")


def _share(row: ReleasedMode, purpose: str) -> Fraction:
    cell = row.cells[purpose]
    return Fraction(cell.n, cell.base_n)


def _wished(released: ReleasedReach) -> list[ReleasedMode]:
    """Return the two modes most want more of, or with ties as many as a sentence holds."""
    asked = [row for row in released.rows if row.cells.get("want_more") and row.cells["want_more"].n]
    counts = sorted((row.cells["want_more"].n for row in asked), reverse=True)
    for least in sorted(set(counts[:2])):
        found = [row for row in asked if row.cells["want_more"].n >= least]
        if len(found) <= _MOST_WISHES:
            return sorted(found, key=lambda row: -row.cells["want_more"].n)
    return []


def _against(row: ReleasedMode, who: str) -> str:
    took, valued = row.cells["took_part"], row.cells["most_valuable"]
    reached = f"{quoted(row.names[0])} reached {took.n} of {took.base_n} {who}"
    if not valued.n:
        return f"{reached}: nobody's most valuable learning."
    return f"{reached}: named as most valuable by {valued.n} of {valued.base_n}."


def _wishes(released: ReleasedReach, who: str, wished: list[ReleasedMode]) -> str:
    if not wished:
        return "No wish stands out from the others."
    counts = [row.cells["want_more"] for row in wished]
    named = [quoted(row.names[0]) for row in wished]
    rest = [f"{cell.n} of {cell.base_n} more of {name}" for cell, name in zip(counts[1:], named[1:], strict=True)]
    return f"{', '.join([f'{counts[0].n} of {counts[0].base_n} {who} want more of {named[0]}', *rest])}."


def _ordered(released: ReleasedReach, purpose: str) -> list[ReleasedMode]:
    """Return the modes, most often chosen in this question first, those it does not hold last."""
    return sorted(released.rows, key=lambda row: -row.cells[purpose].n if purpose in row.cells else 1)


def _missing(released: ReleasedReach, who: str, purposes: tuple[str, ...]) -> str:
    """Return which of these questions cannot be shown and why, empty where all can."""
    unasked = [_ASKED[purpose] for purpose in purposes if purpose not in (*released.bases, *released.withheld)]
    few = [_ASKED[purpose] for purpose in purposes if purpose in released.withheld]
    sentences = [f"This survey has no list to choose from that asks {who} {joined(unasked)}."] if unasked else []
    sentences += [f"Too few {who} answered {joined(few)} to show it."] if few else []
    return " ".join(sentences)


def _base(released: ReleasedReach, who: str, shown: tuple[str, ...]) -> str:
    counted = [f"{released.bases[purpose]} {_ASKED[purpose]}" for purpose in shown]
    return f"{who.capitalize()} who answered: {joined(counted)}." if counted else "No answers of that kind."


def _told(rows: Sequence[Row]) -> str:
    modes = dict.fromkeys(row.label for row in rows)
    cells = [(row.label, f"{row.column.lower()} {row.n or 'none'} of {row.base_n}") for row in rows]
    counts = {mode: ", ".join(told for label, told in cells if label == mode) for mode in modes}
    return f"Bars side by side. {'; '.join(f'{label}: {counted}' for label, counted in counts.items())}."


def _caution(released: ReleasedReach, modes: Sequence[ReleasedMode], shown: tuple[str, ...]) -> str:
    cells = [cell for mode in modes for purpose, cell in mode.cells.items() if purpose in shown]
    several = [_ASKED[purpose] for purpose in shown if purpose in released.several]
    renamed = [joined([quoted(name) for name in mode.names]) for mode in modes if len(mode.names) > 1]
    said = {
        "These are different questions: they do not tell whether the same people gave both answers.": True,
        f"People could choose several for {joined(several)}.": several,
        "Each person named only one as most valuable.": {"most_valuable"} & set(shown) - set(released.several),
        "“None” says that nobody chose it; the file does not tell whether that question offered it.": (
            not all(cell.listed for cell in cells)
        ),
        "A dash stands where the question did not offer it, or offered something that may mean the same.": (
            len(cells) < len(modes) * len(shown)
        ),
        f"Read as one way of learning: {'; '.join(renamed)}.": renamed,
        "Answers that mean one way of learning stand apart where people could choose several of them: "
        "together they would tell how many chose both.": released.apart,
    }
    return " ".join(sentence for sentence, holds in said.items() if holds)
