"""One question over all years, in words: how it was asked in each, what was answered, and what may be compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.change.verdict import ShareChange
from analysis.crosswalk.lineage import caution_of
from analysis.crosswalk.links import BREAK, DOTTED, SOLID, Link
from analysis.disclosure.over_years import Count
from analysis.findings.change import points_words, verdict_words
from analysis.findings.words import joined, quoted
from analysis.survey import Finding, Row

NOT_ASKED = "not asked"


@dataclass(frozen=True)
class Year:
    """One question in one year.

    ``wording`` is empty where it was not asked. ``count`` are favourable answers and their base, None where they may
    not be shown or the question has no better side; ``interval`` the shares of all staff that fit them. ``link`` joins
    the year to the last one that asked, ``skipped`` are the years between; ``change`` is None where the two cannot be
    compared.
    """

    label: str
    wording: str
    count: Count | None = None
    interval: tuple[float, float] | None = None
    link: Link | None = None
    skipped: tuple[str, ...] = ()
    change: ShareChange | None = None

    @property
    def line(self) -> str:
        """Return how a chart joins it to the last year that asked; over a year that did not, never by a solid line."""
        line = self.link.line if self.link else ""
        return DOTTED if line == SOLID and self.skipped else line

    @property
    def joined(self) -> str:
        """Return in words what joins it to the last year that asked."""
        between = f"{joined(self.skipped)} did not ask it" if self.skipped else ""
        return "; ".join(filter(None, (caution_of(self.link), between))) or ("the same words" if self.link else "")


def question_finding(years: Sequence[Year], name: str, who: str) -> Finding | None:
    """Return one rated question over the years, a row per year with a count; None where fewer than two have one."""
    told = [year for year in years if year.count]
    if len(told) < 2:
        return None
    rows = tuple(
        Row(name, *year.count, "", *(year.interval or (None, None)), True, year.label, _line(year)) for year in told
    )
    alternative = "; ".join(
        f"{row.column}: {row.n} of {row.base_n}{f' ({row.joined})' if row.joined else ''}" for row in rows
    )
    return Finding(
        "question_over_years", _headline(told, name), _base(told, who), "slope", rows, _caution(told),
        f"Line over {len(told)} years. {alternative}.", told[-1].wording,
    )  # fmt: skip


def _line(year: Year) -> str:
    """Return the line to the last year that asked, none where that one has no count to be seen."""
    return year.line if year.change or year.line == BREAK else ""


def _headline(told: Sequence[Year], name: str) -> str:
    """Return the counts of the last years that may be compared, what changed among them, and where nothing may be."""
    starts = [at for at, year in enumerate(told) if not year.change]
    last = told[starts[-1] :]
    counts = joined([f"{year.count[0]} of {year.count[1]} in {year.label}" for year in last])
    changed = [
        f"{before.label} to {year.label}: {points_words(year.change)}, {verdict_words(year.change)}."
        for before, year in pairwise(last)
    ]
    apart = [f"{told[at - 1].label} cannot be compared with {told[at].label}." for at in starts[1:]]
    return " ".join([f"Favourable answers to {quoted(name)}: {counts}.", *changed, *apart])


def _base(told: Sequence[Year], who: str) -> str:
    return (
        f"{who.capitalize()} who answered this question, {told[0].label} to {told[-1].label}. The strokes through the "
        "points span the shares of all staff that fit the answers."
    )


def _caution(told: Sequence[Year]) -> str | None:
    said = [f"{year.label}: {year.joined}." for year in told[1:] if year.line in (DOTTED, BREAK)]
    dotted = any(year.line == DOTTED for year in told[1:])
    means = ["A dotted line joins similar questions."] if dotted else []
    return " ".join([*means, *said]) or None


def years_rows(years: Sequence[Year]) -> list[tuple[str, str, str, str]]:
    """Return one question over the years as a table: year, exact wording, favourable answers, what joins it."""
    rows = []
    for at, year in enumerate(years):
        first = "new" if at else "first asked"
        said = (year.joined or first) if year.wording else ""
        count = f"{year.count[0]} of {year.count[1]}" if year.count else ""
        rows.append((year.label, year.wording or NOT_ASKED, count, said))
    return rows
