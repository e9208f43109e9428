"""Figures that others published, as context beside a finding: never a target, and never without source and year.

Only what was read in the publication itself or its summary is here, and only where it asks about the same thing; where
the question differs, the sentence says how.
"""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from analysis.vocabulary import table

TOOK_PART, EFFECT, COST = "took_part", "effect", "cost"
COACHING = ("peer_coaching", "instructional_coach")


@dataclass(frozen=True)
class PublishedFigure:
    """One figure: what it is about, whom it counts, and where it stands.

    ``topic`` is took_part, effect, cost, or a construct (cond_time, ...); ``mode`` a learning mode or empty. ``unit``
    is percent, effect (standard deviations) or usd (a year and teacher). ``evidence`` is T where the number was read in
    a table or text, A in a summary. ``why_different`` says in what its question differs from ours, empty where it is
    asked alike.
    """

    topic: str
    mode: str
    year: int
    population: str
    did: str
    value: Decimal
    unit: str
    evidence: str
    why_different: str
    source: str
    url: str


@cache
def published_figures() -> tuple[PublishedFigure, ...]:
    """Return all figures, in the order of the table."""
    return tuple(map(_figure, table("published_figures")))


def _figure(row: dict[str, str]) -> PublishedFigure:
    text = {name: row[name] for name in ("topic", "mode", "population", "did", "unit", "evidence", "source", "url")}
    why = row["why_different"] if row["question"] == "different" else ""
    return PublishedFigure(year=int(row["year"]), value=Decimal(row["value"]), why_different=why, **text)


def beside(topic: str, modes: Collection[str | None] = ()) -> tuple[PublishedFigure, ...]:
    """Return the figures on a topic; of those about a learning mode the ones of these modes only."""
    return tuple(
        figure for figure in published_figures() if figure.topic == topic and (figure.mode or "") in ("", *modes)
    )


def sentence(figure: PublishedFigure) -> str:
    """Return a share in words, with its source and, where the question is another one, in what it differs."""
    share = (figure.value + Decimal("0.5")).__floor__()
    told = f"{share} % of {figure.population} {figure.did} ({figure.source})."
    return f"{told} A different question: {figure.why_different}." if figure.why_different else told


def context(purpose: str | None, modes: Collection[str | None], first: str | None = None) -> tuple[str, ...]:
    """Return what others published beside a ranking of learning.

    Parameters
    ----------
    purpose : str or None
        What the question is for: shares stand beside took_part, the effect of coaching beside most_valuable.
    modes : collection of str or None
        The learning modes that are ranked.
    first : str, optional
        The mode that is first beyond doubt.
    """
    if purpose == TOOK_PART:
        # One figure may stand for two modes ("workshops or conferences"); it is told once.
        once = {(figure.did, figure.source): figure for figure in reversed(beside(TOOK_PART, modes))}
        return tuple(map(sentence, reversed(once.values())))
    if purpose == "most_valuable" and first in COACHING:
        return (_effects(),)
    return ()


def _effects() -> str:
    # The unit of both is one standard deviation, of which few have heard: the usual spread.
    teaching, results = beside(EFFECT, COACHING)
    return (
        f"{teaching.population[0].upper()}{teaching.population[1:]} together found that teaching gains "
        f"{teaching.value} of the usual spread among teachers, and what students achieve {results.value} of the spread "
        f"among students; much less in large programmes ({teaching.source}). A different question: most of them "
        "studied coaches by profession, not colleagues."
    )
