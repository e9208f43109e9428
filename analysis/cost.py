"""Value against cost: which of the learning that people value most costs nothing outside the school.

What a way of learning costs is told by its kind: whether it happens in the school with the school's own people. Cover
and time it needs in any case. Nothing here looks further than a released ranking.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from analysis.disclosure import ReleasedOption, ReleasedRanking
from analysis.errors import SurveyError
from analysis.published_figures import COST, PublishedFigure, beside
from analysis.vocabulary.modes import in_house

NOTHING, DEPENDS, OUTSIDE, UNKNOWN = "nothing", "depends", "outside", "unknown"
PRICE = "price_per_teacher"
MOST_VALUED, HIGHEST_PRICE, LONGEST_CURRENCY = 5, 1_000_000, 4
_KINDS: Mapping[str, str] = {"Y": NOTHING, "M": DEPENDS, "N": OUTSIDE}
_WRONG_PRICE = f"The price of a teacher's learning is a whole number from 0 to {HIGHEST_PRICE:,}."
_WRONG_CURRENCY = f"The currency has at most {LONGEST_CURRENCY} letters or signs, such as $ or EUR, and no digits."


@dataclass(frozen=True)
class Costed:
    """One released option and what it costs outside the school: nothing, depends, outside or unknown."""

    option: ReleasedOption
    kind: str


@dataclass(frozen=True)
class Price:
    """What the school reckons for one teacher's learning in a year, in whole units of its currency."""

    per_teacher: int
    currency: str = "$"


def costed(released: ReleasedRanking) -> tuple[Costed, ...]:
    """Return every ranked option with what it costs outside the school, best first."""
    ranked = (row for row in released.rows if row.rank)
    return tuple(Costed(row, _KINDS.get(in_house(row.mode), UNKNOWN) if row.mode else UNKNOWN) for row in ranked)


def most_valued(found: tuple[Costed, ...]) -> tuple[Costed, ...]:
    """Return the first five places that somebody chose; more where several share the fifth."""
    return tuple(cost for cost in found if cost.option.rank <= MOST_VALUED and cost.option.n)


def price_of(text: str | None) -> Price | None:
    """Return a price from the text that is kept, None where none is."""
    return Price(**json.loads(text)) if text else None


def price_text(per_teacher: int, currency: str) -> str:
    """Return a price as the text that is kept.

    Raises
    ------
    SurveyError
        The price is no whole number in bounds, or the currency no short sign.
    """
    sign = currency.strip()
    try:
        number = int(Decimal(per_teacher))
    except (InvalidOperation, ValueError, TypeError, OverflowError) as error:
        raise SurveyError(_WRONG_PRICE) from error
    if number != per_teacher or not 0 <= number <= HIGHEST_PRICE:
        raise SurveyError(_WRONG_PRICE)
    if not sign or len(sign) > LONGEST_CURRENCY or any(char.isdigit() or char.isspace() for char in sign):
        raise SurveyError(_WRONG_CURRENCY)
    return json.dumps({"per_teacher": number, "currency": sign}, ensure_ascii=False)


def published_prices() -> tuple[PublishedFigure, ...]:
    """Return the published prices: a range of one source, low end first, then the figure of another."""
    return beside(COST)
