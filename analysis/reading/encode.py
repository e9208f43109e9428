"""Typed columns to the small codes that responses are kept in."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace

from analysis.reading import bulk
from analysis.reading.columns import Column
from analysis.reading.groups import UNTICKED, ranks
from analysis.reading.item_types import Typed
from analysis.reading.layout import NOT_SHOWN
from analysis.reading.orders import Order
from analysis.survey import ANSWERED, NO_CODE, NONRESPONSE, NOT_ASKED, Responses, Scale
from analysis.vocabulary.text import normalise

_STATES = bytes([NONRESPONSE & 255, ANSWERED]).ljust(256)
Encoded = tuple[tuple[str, ...], tuple[str, ...], Scale | None, Responses]
_SHORT = 1 << 15


def encode(column: Column, typed: Typed) -> Encoded:
    """Return options, labels outside the scale, the scale, and everyone's codes."""
    state = answered_any([column])
    if typed.item_type == "open_ended":
        return (), (), None, Responses(state, (), tuple(column.cells()))
    if typed.ticks:
        return typed.ticks.options, (), None, _split_ticks(column, typed, state)
    if typed.order:
        return typed.order.options, (), None, Responses(state, _orders(column, typed.order))
    return _single(column, typed, state)


def _single(column: Column, typed: Typed, state: array) -> Encoded:
    reading = typed.scale
    options = reading.labels if reading else _sorted_options(column, typed.item_type)
    outside = reading.outside if reading else ()
    number = {text: at for at, text in enumerate((*options, *outside))}
    codes = [number.get(text, NO_CODE) for text in column.texts]
    scale = Scale(reading.scale_id, reading.labels, reading.favourable) if reading else None
    return options, outside, scale, Responses(state, (_looked_up(codes, column),))


def spread_ticks(columns: Sequence[Column], names: Sequence[str]) -> list[array]:
    """Return one 0/1 array per column that stands for the option of this name; its own name is always a tick."""
    return [
        bulk.looked_up([normalise(text) not in UNTICKED or text == name for text in column.texts], column.codes, "b")
        for column, name in zip(columns, names, strict=True)
    ]


def spread_choice(ticks: Sequence[array]) -> array:
    """Return the one option ticked in every row, NO_CODE where there is none."""
    return array("h", [row.index(1) if 1 in row else NO_CODE for row in zip(*ticks, strict=True)])


def spread_ranks(columns: Sequence[Column]) -> tuple[array, ...]:
    """Return one array of ranks per column that stands for one option."""
    return tuple(array("h", ranks(column)) for column in columns)


def placed_ranks(columns: Mapping[int, Column]) -> dict[str, array]:
    """Return everyone's ranks per option from columns that hold the option put in one place (their keys)."""
    found: dict[str, array] = {}
    for place, column in columns.items():
        given = [found.setdefault(text, array("h", bytes(2 * len(column.codes)))) for text in column.filled()]
        given = dict(zip(column.filled(), given, strict=True))
        for row, text in enumerate(column.cells()):
            if text:
                given[text][row] = given[text][row] or place
    return found


def never_shown(column: Column, means: Mapping[str, str]) -> array:
    """Return 1 for every row whose cell means that the question was not shown to that person, else 0."""
    hidden = [int(means.get(text) == NOT_SHOWN) for text in column.texts]
    return bulk.looked_up(hidden, column.codes, "b")


def with_not_asked(responses: Responses, hidden: Sequence[array]) -> Responses:
    """Return responses in which whoever answered nothing and saw none of the columns (``hidden``) was not asked."""
    if not hidden:
        return responses
    rows = zip(responses.state, *hidden, strict=True)
    state = (NOT_ASKED if state != ANSWERED and all(unseen) else state for state, *unseen in rows)
    return replace(responses, state=array("b", state))


def answered_any(columns: Sequence[Column]) -> array:
    """Return the state of every row: answered where any of the columns is filled."""
    answered = bulk.any_of([column.codes for column in columns], len(columns[0].codes))
    return array("b", answered.translate(_STATES))


def typed_beside(columns: Sequence[Column]) -> tuple[str, ...]:
    """Return what everyone typed into the columns beside the options, joined; empty without such columns."""
    texts = [column.cells() for column in columns]
    if len(texts) == 1:
        return tuple(texts[0])
    return tuple(" / ".join(filter(None, row)) for row in zip(*texts, strict=True))


def _looked_up(table: list[int], column: Column) -> array:
    return bulk.looked_up(table, column.codes, "h" if max(table, default=0) < _SHORT else "i")


def _sorted_options(column: Column, kind: str) -> tuple[str, ...]:
    texts = tuple(column.filled())
    return tuple(sorted(texts, key=lambda text: float(text.replace(",", ".")))) if kind == "number" else texts


def _split_ticks(column: Column, typed: Typed, state: array) -> Responses:
    split = typed.ticks
    tables = [array("b", bytes(len(column.texts))) for _ in split.options]
    for code, text in enumerate(column.texts):
        for at in split.ticks.get(text, ()):
            tables[at][code] = 1
    codes = tuple(bulk.looked_up(table, column.codes, "b") for table in tables)
    written = [split.typed.get(text, "") for text in column.texts]
    return Responses(state, codes, tuple(map(written.__getitem__, column.codes)) if any(written) else ())


def _orders(column: Column, order: Order) -> tuple[array, ...]:
    places = [order.places(text) for text in column.texts]
    return tuple(_looked_up([place.get(option, 0) for place in places], column) for option in order.options)
