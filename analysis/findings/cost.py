"""What learning costs, in words: how much of what is valued most needs no money outside, and the price of it all."""

from analysis.cost import DEPENDS, NOTHING, OUTSIDE, UNKNOWN, Costed, Price, costed, most_valued, published_prices
from analysis.disclosure import ReleasedRanking, Withheld
from analysis.findings.response import withheld_finding
from analysis.findings.words import number_word, quoted
from analysis.survey import Finding, Row

KINDS = {
    NOTHING: "nothing outside",
    DEPENDS: "depends on who leads it",
    OUTSIDE: "paid outside",
    UNKNOWN: "not known",
}
_NEEDS = {
    NOTHING: "needs cover, not speakers",
    DEPENDS: "costs what the people who lead it cost",
    OUTSIDE: "is paid for outside the school",
}
_NOT_FREE = (
    "Nothing outside does not mean free: it takes time, and somebody who covers the class. What a way of learning "
    "costs is told by its kind, not by the school's books."
)


def value_cost_finding(released: ReleasedRanking | Withheld, who: str) -> Finding:
    """Return how many of the most valued ways of learning cost nothing outside, one row per way of learning.

    Parameters
    ----------
    released : ReleasedRanking or Withheld
        The question that asks what was most valuable.
    who : str
        What the people are called ("teachers").

    Returns
    -------
    Finding
        A row's note says what it costs; marked are those that cost nothing outside.
    """
    if isinstance(released, Withheld):
        return withheld_finding("value_cost", released)
    found = tuple(cost for cost in costed(released) if cost.option.n)
    rows = tuple(
        Row(cost.option.label, cost.option.n, cost.option.base_n, KINDS[cost.kind], marked=cost.kind == NOTHING)
        for cost in found
    )
    listed = "; ".join(f"{row.label}: {row.n} of {row.base_n}, {row.note}" for row in rows)
    return Finding(
        "value_cost",
        " ".join(filter(None, (_counted(most_valued(found)), _first(found, released.verdict)))),
        f"{released.base_n} {who} answered this question.",
        "bars",
        rows,
        _NOT_FREE,
        f"Bar chart, best first. {listed}.",
        released.wording,
    )


def price_finding(staff_n: int | None, price: Price | None, who: str) -> Finding:
    """Return what the learning of the whole staff costs in a year, by the school's own price or else as published.

    Both published figures stand below with their sources; they count differently.
    """
    low, high, broad = published_prices()
    if price is not None:
        headline = _times(staff_n, who, price.per_teacher, price.per_teacher, price.currency)
        base = "The price is the one that your school gave."
    else:
        headline = _times(staff_n, who, int(low.value), int(high.value), "$")
        base = f"The price was said on a {low.source}."
    context = (
        f"${int(low.value):,} to ${int(high.value):,} a year and teacher, said for the US on a {low.source}.",
        f"Nearly ${int(broad.value):,} a year and teacher in {broad.population} ({broad.source}). It counts "
        "much more broadly, and how it counts is disputed.",
    )
    caution = "The published prices differ by a factor of two to three because they do not count the same things."
    return Finding("price", headline, base, "none", caution=caution, alternative=headline, context=context)


def _times(staff_n: int | None, who: str, low: int, high: int, currency: str) -> str:
    span = _span(low, high, currency)
    if staff_n is None:
        return f"{span} a year for each of the {who}; how many there are is not known yet."
    return f"{staff_n} {who} × {span} = {_span(staff_n * low, staff_n * high, currency)} a year."


def _span(low: int, high: int, currency: str) -> str:
    sign = currency if len(currency) == 1 else f"{currency} "
    return f"{sign}{low:,}" if low == high else f"{sign}{low:,} to {sign}{high:,}"


def _counted(top: tuple[Costed, ...]) -> str:
    free = sum(cost.kind == NOTHING for cost in top)
    unknown = sum(cost.kind == UNKNOWN for cost in top)
    if len(top) == unknown:
        return "What the most valued learning costs is not known: none of it names a kind of learning."
    if len(top) == 1:
        return "The only learning that was named costs nothing outside." if free else ""
    rest = f"; of {number_word(unknown)} it is not known" if unknown else ""
    costs = "cost" if free != 1 else "costs"
    return f"{free or 'None'} of the {len(top)} most valued {costs} nothing outside{rest}."


def _first(found: tuple[Costed, ...], verdict: str) -> str:
    """Return what the most valued needs; nothing where it is too close to call which one that is."""
    if verdict == "too_close_to_call" or found[0].kind not in _NEEDS:
        return ""
    return f"The most valued, {quoted(found[0].option.label)}, {_NEEDS[found[0].kind]}."
