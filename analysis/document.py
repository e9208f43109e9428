"""A survey or a draft as bytes and back: what the reading child process sends, and what the store keeps.

The bytes are zlib-compressed JSON: a format number beside the nouns, arrays as base64 of little-endian
numbers, so that a database file can move between machines. Lone surrogates (half an emoji, cut by a platform) come back
exactly as they were: the JSON is UTF-8 with surrogates passed through; escapes would join two in a row into one.
"""

import json
import sys
import zlib
from array import array
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from analysis.errors import SurveyError
from analysis.reading.draft import Draft
from analysis.survey import Survey

Noun = TypeVar("Noun", Survey, Draft)

FORMAT = 2  # 1 had no marks and contents; what was written then is read as before

# A hostile file must not get past the reading child's memory limit by a small document that inflates in the parent.
_INFLATED_LIMIT = 1 << 30

# Level 1: a whole school takes milliseconds either way, and 100,000 respondents must not keep anyone waiting.
_COMPRESSION = 1

# "l" has four bytes on Windows and eight elsewhere; eight travel.
_TYPECODE_ON_THE_WAY = {"l": "q", "L": "Q"}

_DAMAGED = "The stored survey is damaged and cannot be read: restore a backup, or delete it and upload the file again."
_NEWER = "This survey was stored by a newer version of Same Room: install that version to open it."


def to_bytes(noun: Survey | Draft) -> bytes:
    """Write a survey or draft as bytes; equal ones (arrays of equal typecodes) give equal bytes.

    Parameters
    ----------
    noun
        Its fields hold the types that the nouns announce.

    Returns
    -------
    bytes
        The document, for `from_bytes`. Another zlib library may compress differently, but reads it all the same.

    Raises
    ------
    TypeError
        If a field holds something that no noun has.
    """
    document = {"format": FORMAT, type(noun).__name__.lower(): noun}
    text = json.dumps(document, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _COMPRESSION)


def from_bytes(data: bytes, kind: type[Noun] = Survey) -> Noun:
    """Read a survey or draft from the bytes of `to_bytes`.

    Parameters
    ----------
    data
        One document.
    kind
        What it holds.

    Returns
    -------
    Survey or Draft
        Equal to the one written, a survey's responses in the order of its items.

    Raises
    ------
    SurveyError
        If the bytes are damaged, cut short, or of a newer format.
    """
    try:
        document = json.loads(_inflated(data).decode("utf-8", "surrogatepass"))
        if document["format"] > FORMAT:
            raise SurveyError(_NEWER)
        noun = _noun(kind, document[kind.__name__.lower()])
        return _in_item_order(noun) if isinstance(noun, Survey) else noun
    except (zlib.error, ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError) as error:
        raise SurveyError(_DAMAGED) from error


def _inflated(data: bytes) -> bytes:
    stream = zlib.decompressobj()
    inflated = stream.decompress(data, _INFLATED_LIMIT)
    if not stream.eof or stream.unused_data:
        raise ValueError("cut short, too large, or followed by something else")
    return inflated


def _in_item_order(survey: Survey) -> Survey:
    order = {item.item_id: position for position, item in enumerate(survey.items)}
    ids = sorted(survey.responses, key=lambda item_id: order.get(item_id, len(order)))
    return replace(survey, responses={item_id: survey.responses[item_id] for item_id in ids})


def _plain(value: object) -> dict[str, Any]:
    """Turn what JSON does not know into what it does; the JSON writer asks again for whatever is inside."""
    if isinstance(value, array):
        return _plain_array(value)
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


def _noun(kind: Any, plain: Any) -> Any:
    """Build what a field announces from plain JSON; TypeError, ValueError or LookupError where it does not fit."""
    if isinstance(kind, UnionType):
        return None if plain is None else _noun(get_args(kind)[0], plain)
    if get_origin(kind) is tuple:
        return _noun_tuple(get_args(kind)[0], plain)
    if get_origin(kind) is Mapping:
        return {name: _noun(get_args(kind)[1], value) for name, value in plain.items()}
    if kind is array:
        return _noun_array(plain)
    if is_dataclass(kind):
        return kind(**{name: _noun(_fields(kind)[name], value) for name, value in plain.items()})
    if not isinstance(plain, kind):
        raise TypeError(f"{kind.__name__} expected")
    return plain


def _noun_tuple(kind: Any, plain: list) -> tuple:
    if not isinstance(plain, list):
        raise TypeError("list expected")
    if kind is str and set(map(type, plain)) <= {str}:
        return tuple(plain)
    return tuple(_noun(kind, value) for value in plain)


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
