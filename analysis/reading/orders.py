"""Cells that hold an order of preference: the same options for everyone, in another order for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_ARROW, _CLOSED = "→", ";"
_FEWEST_OPTIONS, _FEWEST_ORDERS, _FEWEST_PEOPLE = 3, 3, 5


@dataclass(frozen=True)
class Order:
    """The options that were put in order, and the sign that stands between them."""

    options: tuple[str, ...]
    joint: str

    def places(self, text: str) -> dict[str, int]:
        """Return the place of every option in a cell, counted from 1."""
        return {option: place for place, option in enumerate(_parts(text, self.joint), 1)}


def order_of(cells: Mapping[str, int], delimiters: Sequence[str]) -> Order | None:
    """Return what distinct cells (with their counts) put in order, or None.

    Microsoft Forms ends every option with a semicolon, Wenjuanxing sets an arrow between them and may ask for the first
    few only. Other signs join ticks as well, which platforms write in the order of the form: three different orders of
    the same options are a ranking.
    """
    if all(text.endswith(_CLOSED) for text in cells):
        return _whole_orders(cells, _CLOSED, 2)
    if all(_ARROW in text for text in cells):
        options = dict.fromkeys(option for text in cells for option in _parts(text, _ARROW))
        repeats = any(len(set(parts := _parts(text, _ARROW))) < len(parts) for text in cells)
        return Order(tuple(sorted(options)), _ARROW) if not repeats and sum(cells.values()) > len(options) else None
    if sum(cells.values()) < _FEWEST_PEOPLE:
        return None
    found = (_whole_orders(cells, joint, _FEWEST_ORDERS) for joint in delimiters)
    return next(filter(None, found), None)


def _whole_orders(cells: Mapping[str, int], joint: str, fewest: int) -> Order | None:
    """Return the order if every cell holds all options once, in so many different orders or more."""
    first = next(iter(cells), "")
    if len(cells) < fewest or joint not in first:
        return None
    options = set(_parts(first, joint))
    if len(options) < _FEWEST_OPTIONS:
        return None
    if all(len(parts := _parts(text, joint)) == len(options) and set(parts) == options for text in cells):
        return Order(tuple(sorted(options)), joint)
    return None


def _parts(text: str, joint: str) -> list[str]:
    return [part.strip() for part in text.split(joint) if part.strip()]
