"""A survey or a draft as bytes and back: what the reading child process sends, and what the store keeps.

The bytes are zlib-compressed JSON: a format number beside the nouns, arrays as base64 of little-endian
numbers, so that a database file can move between machines. Lone surrogates (half an emoji, cut by a platform) come back
exactly as they were: the JSON is UTF-8 with surrogates passed through; escapes would join two in a row into one.
"""

import json
import zlib
from dataclasses import replace
from typing import TypeVar

from analysis.errors import SurveyError
from analysis.reading.draft import Draft
from analysis.survey import Survey
from storage.plain import from_plain, to_plain

Noun = TypeVar("Noun", Survey, Draft)

FORMAT = 3  # 1 had no marks and contents, 2 no asks; what was written then is read as before

# A hostile file must not get past the reading child's memory limit by a small document that inflates in the parent.
_INFLATED_LIMIT = 1 << 30

# Level 1: a whole school takes milliseconds either way, and 100,000 respondents must not keep anyone waiting.
_COMPRESSION = 1

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
    text = json.dumps(document, default=to_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
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
        found = from_plain(kind, document[kind.__name__.lower()])
        return _in_item_order(found) if isinstance(found, Survey) else found
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
