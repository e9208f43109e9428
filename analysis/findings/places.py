"""Where learning modes stood in every year, in words: the ranks the answers allow, and how two years are joined."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.crosswalk.links import BREAK, DOTTED, SOLID
from analysis.findings.words import joined, quoted, rank_words
from analysis.survey import Finding, Row

_MOST_LINES, _MOST_YEARS = 6, 3


@dataclass(frozen=True)
class Placed:
    """A learning mode in one year: how many named it most valuable, the ranks the answers allow, what joins it.

    ``n`` and ``base_n`` are None where that year did not offer it. ``line`` joins it to the last year that asked:
    solid, dotted or break, empty in the first; ``reason`` says in plain words why not solid. ``verdict`` is that of the
    year's ranking where this one was first in it, ``asked`` the wording of the question.
    """

    mode: str
    label: str
    n: int | None
    base_n: int | None
    rank_interval: tuple[int, int] | None = None
    line: str = ""
    reason: str = ""
    verdict: str = ""
    asked: str = ""


def modes_finding(placed: Sequence[Placed], labels: Sequence[str], who: str) -> Finding | None:
    """Return the place of learning modes over the years, None where fewer than two years tell.

    A row per mode and year that offered it, with the ranks the answers allow in words; the modes that were highest in
    any year. A year that did not offer a mode has no row: it is not zero.
    """
    shown = _highest(placed)
    years = [label for label in labels if any(one.label == label and one.n is not None for one in placed)]
    if len(years) < 2:
        return None
    rows = tuple(_row(one, one.mode == shown[0]) for mode in shown for one in _of(placed, mode, years) if one.base_n)
    first = [one for one in _of(placed, shown[0], years) if one.base_n]
    told = "; ".join(f"{row.label}, {row.column}: {row.n} of {row.base_n} ({row.note})" for row in rows)
    joins = _joins([one for mode in shown for one in _of(placed, mode, years)])
    return Finding(
        "most_valuable_years", _headline(first, who), f"{_base(years, labels, who)}{_dotted(rows)}", "slope", rows,
        " ".join((_CAUTION, joins)).strip(), f"Lines over {len(years)} years. {told}. {joins}".strip(),
        max(placed, key=lambda one: labels.index(one.label)).asked,
    )  # fmt: skip


def places_rows(placed: Sequence[Placed], finding: Finding) -> list[tuple[str, str, str, str, str]]:
    """Return the modes of a finding as a table: mode, year, count, possible ranks, and how it is joined."""
    shown = list(dict.fromkeys(row.label for row in finding.rows))
    years = list(dict.fromkeys(one.label for one in placed))
    return [
        (one.mode, one.label, f"{one.n} of {one.base_n}", _ranks(one), join_words(one.line, one.reason))
        if one.base_n
        else (one.mode, one.label, NOT_OFFERED, "", "")
        for mode in shown
        for one in _of(placed, mode, years)
    ]


def join_words(line: str, reason: str) -> str:
    """Return how a year is joined to the one before, in words; empty for the first."""
    how = {SOLID: "the same question and words", DOTTED: "similar", BREAK: "not compared"}.get(line, "")
    return f"{how}: {reason}" if how and reason else how


def _highest(placed: Sequence[Placed]) -> list[str]:
    """Return the modes that were highest in any year, highest first."""
    share: dict[str, float] = {}
    for one in placed:
        if one.base_n:
            share[one.mode] = max(share.get(one.mode, 0.0), one.n / one.base_n)
    return sorted(share, key=lambda mode: (-share[mode], mode))[:_MOST_LINES]


def _of(placed: Sequence[Placed], mode: str, years: Sequence[str]) -> list[Placed]:
    return sorted(
        (one for one in placed if one.mode == mode and one.label in years), key=lambda one: years.index(one.label)
    )


def _row(one: Placed, marked: bool) -> Row:
    return Row(one.mode, one.n, one.base_n, _ranks(one), marked=marked, column=one.label, link=one.line)


def _ranks(one: Placed) -> str:
    if not one.n:
        return "named by nobody"
    return rank_words(one.rank_interval) if one.rank_interval else "too few answers to rank"


def _headline(told: Sequence[Placed], who: str) -> str:
    places = [f"{one.n} of {one.base_n} in {one.label}" for one in told]
    many = len(told) > _MOST_YEARS and all(one.line != BREAK for one in told[1:])
    counts = f"{places[0]}, then {places[-1]}" if many else joined(places)
    said = [f"{quoted(told[0].mode)} was most valuable for {counts}."]
    for verdict, words in _FIRST.items():
        years = [one.label for one in told if one.verdict == verdict]
        said += [words.format(years=_when(years, [one.label for one in told]))] if years else []
    return " ".join(said if len(said) > 1 else [*said, "In no year is it clearly first."])


def _when(years: Sequence[str], every: Sequence[str]) -> str:
    """Return years in words: those that go on to the last one by the first of them."""
    goes_on = len(years) > 1 and list(years) == list(every[-len(years) :])
    return f"since {years[0]}" if goes_on else f"in {joined(years)}"


def _base(years: Sequence[str], labels: Sequence[str], who: str) -> str:
    without = [label for label in labels if label not in years]
    rest = f" {joined(without)} did not ask it." if without else ""
    return f"{who.capitalize()} who answered which learning was most valuable, {years[0]} to {years[-1]}.{rest}"


def _dotted(rows: Sequence[Row]) -> str:
    return " Dotted: similar, not asked in the same way." if any(row.link == DOTTED for row in rows) else ""


def _joins(placed: Sequence[Placed]) -> str:
    """Return what dotted lines and breaks between these points mean, in sentences; empty where all lines are solid."""
    said = []
    for line, words in _MEANS.items():
        reasons = dict.fromkeys(part for one in placed if one.line == line for part in one.reason.split("; ") if part)
        if reasons:
            said.append(words.format(reasons=", or ".join(reasons)))
    if any(one.base_n is None for one in placed):
        said.append(_GAP)
    return " ".join(said)


_FIRST = {
    "clear": "Clearly first {years}.",
    "certain": "Number one {years}, whatever the others would have said.",
}
NOT_OFFERED = "not offered"
_MEANS = {
    DOTTED: "A dotted line joins what is similar: {reasons}.",
    BREAK: "A broken line joins nothing: {reasons}.",
}
_GAP = "A line has a gap where the learning was not offered, which is not zero."
_CAUTION = "At hollow points the place is not certain, and lines that meet or cross there may have crossed by chance."
