"""What every noun that is kept has in common: an id, a version, and a form as text."""

import json
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from storage.errors import PlainError
from storage.plain import from_plain, to_plain

_DAMAGED = "What was stored cannot be read: restore a backup copy, or undo the last change."


@dataclass(frozen=True, kw_only=True)
class Record:
    """Something that is kept.

    ``id`` is empty and ``version`` 0 until it is saved for the first time; each save adds one to the version. A save
    made from an older version than the one that is kept is a conflict and changes nothing.
    """

    id: str = ""
    version: int = 0


Kind = TypeVar("Kind", bound=Record)


def to_text(record: Record) -> str:
    """Write what a record says, without its id and version, as JSON; equal records give equal text."""
    said = {field.name: getattr(record, field.name) for field in fields(record) if field.name not in ("id", "version")}
    return _whole(json.dumps(said, default=to_plain, ensure_ascii=False, sort_keys=True))


def from_text(kind: type[Kind], text: str, record_id: str, version: int) -> Kind:
    """Read a record from the text of `to_text`; PlainError where it is damaged."""
    try:
        said: Any = json.loads(text)
        return from_plain(kind, {**said, "id": record_id, "version": version})
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise PlainError(_DAMAGED) from error


def clean(text: str) -> str:
    """Make text fit a column of a database: without NUL, and "?" for half an emoji."""
    return _whole(text).replace("\0", "")


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def need(text: str, sentence: str) -> str:
    """Return text without blanks around it; PlainError with this sentence where nothing is left."""
    if not text.strip():
        raise PlainError(sentence)
    return text.strip()
