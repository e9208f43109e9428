"""What recognises a record in a later export of the same survey: keyed hashes, made while identity is at hand.

A mark stands for who answered, a content for what was answered. Neither tells anything to somebody without the key,
which is kept outside the database. A record whose mark is unknown may still be known by its content: an export saved
again by another program writes times differently.
"""

import re
from array import array
from collections.abc import Sequence
from hashlib import blake2b

from analysis.reading import bulk
from analysis.reading.columns import Column
from analysis.reading.layout import Head
from analysis.vocabulary.text import normalise

PERSON, RECORD = "p", "r"

_BYTES = 12
_NOTHING = bytes(_BYTES)
_DESTROYED = re.compile(r"\d([.,]\d+)?E\+\d+", re.IGNORECASE)
_RUNNING_NUMBER = re.compile(r"\d{1,6}")
_WHOLE_NUMBER = re.compile(r"(\d+)\.0+")
_DISTINCT = 0.95


def marks_of(heads: Sequence[Head], columns: Sequence[Column], secret: bytes) -> tuple[str, ...]:
    """Return one mark per row: a hash of its id, else its e-mail address, else its times; empty where it has none.

    Running numbers begin again in the next survey, so they count together with the time, and where times alone tell
    people apart not at all: some programs number what is left anew. An id that a spreadsheet program has destroyed, or
    that several rows share, is none. A mark begins with what it stands for: RECORD, or PERSON where people will have
    the same one in the next survey; the latter is followed by that of the time, after a full stop.
    """
    stamps, numbers = (
        [column for head, column in zip(heads, columns, strict=True) if head.role == role]
        for role in ("timestamp", "row_number")
    )
    for role in ("respondent_id", "email"):
        for head, column in zip(heads, columns, strict=True):
            if head.role == role and _tells_apart(column):
                running = all(_RUNNING_NUMBER.fullmatch(text) for text in column.filled())
                if role == "email":
                    return _joined(_hashed([column], secret, PERSON), _hashed(stamps, secret))
                return _hashed([column, *stamps[:1]] if running else [column], secret)
    marks = _hashed(stamps, secret)
    return marks if len(set(marks)) >= _DISTINCT * len(marks) else _hashed([*stamps, *numbers[:1]], secret)


def contents_of(heads: Sequence[Head], columns: Sequence[Column], secret: bytes) -> tuple[str, ...]:
    """Return one hash per row of everything it answers, whatever the columns are called and in which order they stand.

    Equal answers in another spelling (blanks, case, "5.0" for "5") are equal contents; a row without answers is empty.
    """
    own = [column for head, column in zip(heads, columns, strict=True) if head.role is None]
    tables = [[_number(_plain(text), secret) if text else 0 for text in column.texts] for column in own]
    sums = bulk.total(tables, [column.codes for column in own], len(columns[0].codes) if columns else 0, _BYTES)
    return tuple("" if found == _NOTHING else found.hex() for found in sums)


def rekeyed(marks: Sequence[str], key: bytes) -> tuple[str, ...]:
    """Return marks or contents as they are under a key of one survey, so that no two surveys share any."""
    return tuple(".".join(_rekeyed(part, key) for part in mark.split(".")) for mark in marks)


def _rekeyed(mark: str, key: bytes) -> str:
    kind = mark[:1] if mark[:1] in (PERSON, RECORD) else ""
    return kind + _hash(mark, key) if mark else ""


def _joined(people: tuple[str, ...], times: tuple[str, ...]) -> tuple[str, ...]:
    if not times:
        return people
    return tuple(f"{who}.{when}" if who and when else who or when for who, when in zip(people, times, strict=True))


def _tells_apart(column: Column) -> bool:
    texts = column.filled()
    answered = sum(texts.values())
    destroyed = any(map(_DESTROYED.fullmatch, texts))
    return answered >= _DISTINCT * len(column.codes) and len(texts) >= _DISTINCT * answered and not destroyed


def _hashed(columns: Sequence[Column], secret: bytes, kind: str = RECORD) -> tuple[str, ...]:
    if not columns:
        return ()
    if len(columns) == 1:
        known = [kind + _hash(text, secret) if text else "" for text in columns[0].texts]
        return tuple(map(known.__getitem__, columns[0].codes))
    rows = zip(*(column.cells() for column in columns), strict=True)
    return tuple(kind + _hash("\0".join(row), secret) if any(row) else "" for row in rows)


def _hash(text: str, secret: bytes) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_BYTES, key=secret).hexdigest()


def _number(text: str, secret: bytes) -> int:
    return int(_hash(text, secret), 16)


def _plain(text: str) -> str:
    number = _WHOLE_NUMBER.fullmatch(text)
    return number[1] if number else normalise(text) or text


def taken(marks: Sequence[str], rows: Sequence[int] | array) -> tuple[str, ...]:
    """Return the marks of these rows, none where there are none."""
    return tuple(map(marks.__getitem__, rows)) if marks else ()
