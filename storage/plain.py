"""Frozen dataclasses as plain JSON and back, by what their fields announce.

Arrays travel as base64 of little-endian numbers, so that a database file can move between machines; dates as ISO text.
"""

import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

# "l" has four bytes on Windows and eight elsewhere; eight travel.
_TYPECODE_ON_THE_WAY = {"l": "q", "L": "Q"}


def to_plain(value: object) -> Any:
    """Turn what JSON does not know into what it does; the JSON writer asks again for whatever is inside."""
    if isinstance(value, array):
        return _plain_array(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    if is_dataclass(value):
        return {name: getattr(value, name) for name in _names(type(value))}
    raise TypeError(f"a document holds no {type(value).__name__}")


def _plain_array(numbers: array) -> dict[str, str]:
    sent = array(_TYPECODE_ON_THE_WAY.get(numbers.typecode, numbers.typecode), numbers)
    if sys.byteorder == "big":
        sent.byteswap()
    return {"typecode": numbers.typecode, "base64": b64encode(sent.tobytes()).decode("ascii")}


def from_plain(kind: Any, plain: Any) -> Any:
    """Build what a field announces from plain JSON; TypeError, ValueError or LookupError where it does not fit."""
    if isinstance(kind, UnionType):
        return None if plain is None else from_plain(get_args(kind)[0], plain)
    if get_origin(kind) is tuple:
        return _noun_tuple(get_args(kind)[0], plain)
    if get_origin(kind) is Mapping:
        return {name: from_plain(get_args(kind)[1], value) for name, value in plain.items()}
    if kind is array:
        return _noun_array(plain)
    if kind is date:
        return date.fromisoformat(plain)
    if is_dataclass(kind):
        return kind(**{name: from_plain(_fields(kind)[name], value) for name, value in plain.items()})
    if kind is float and type(plain) is int:
        return float(plain)
    if not isinstance(plain, kind):
        raise TypeError(f"{kind.__name__} expected")
    return plain


def _noun_tuple(kind: Any, plain: list) -> tuple:
    if not isinstance(plain, list):
        raise TypeError("list expected")
    if kind is str and set(map(type, plain)) <= {str}:
        return tuple(plain)
    return tuple(from_plain(kind, value) for value in plain)


def _noun_array(plain: dict[str, str]) -> array:
    typecode = plain["typecode"]
    sent = array(_TYPECODE_ON_THE_WAY.get(typecode, typecode))
    sent.frombytes(b64decode(plain["base64"], validate=True))
    if sys.byteorder == "big":
        sent.byteswap()
    return array(typecode, sent)


@cache
def _names(noun: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(noun))


@cache
def _fields(noun: type) -> dict[str, Any]:
    return get_type_hints(noun)
