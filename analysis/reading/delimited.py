"""Delimited text of any encoding, delimiter and line ending to rows of cells."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from analysis.errors import SurveyError
from analysis.reading.arrow import table_by_arrow
from analysis.reading.encodings import decoded
from analysis.reading.quoting import records
from analysis.reading.table import Table
from analysis.settings import LARGE_TEXT, Limits

_DELIMITERS = (",", ";", "\t", "|", "~", "^")
WIDEST = 16_384  # columns of the widest spreadsheet there is
_LOOKED_AT = 200
_HEAD = 1 << 20
_MARKED_UP = re.compile(
    r"\s*<(!doctype|\?xml|html|head|body|meta|link|script|style|title|table|form|div|svg|iframe|frameset)\b",
    re.IGNORECASE,
)
_JSON = re.compile(r"\s*\[\s*[\[{]")
_AS_TABLE = "Export the answers as a spreadsheet (.xlsx or .csv) and upload that file."


def rows_of_text(data: bytes, limits: Limits) -> Table:
    """Return the records of delimited text, an empty row for a blank line.

    Raises
    ------
    SurveyError
        The bytes are not text, or not a table.
    """
    if any(line.count(sign) >= WIDEST for line in _long(data) for sign in (b",", b";", b"\t", b"|")):
        raise too_wide()
    large = len(data) >= LARGE_TEXT and data.count(b"\n") <= 2 * limits.rows
    if large and (table := _large(data, limits)):
        return table
    text = decoded(data)
    if _is_program(text):
        raise SurveyError(f"This is a web page or a program's data file, not a table of answers. {_AS_TABLE}")
    if _has_long_line(text, limits.cell):
        raise SurveyError(f"This text has lines far too long for a table of answers. {_AS_TABLE}")
    text, delimiter = _declared(text)
    csv.field_size_limit(limits.characters)
    try:
        delimiter = delimiter or _delimiter(text)
        return records(text, delimiter, limits)
    except (csv.Error, TypeError, ValueError) as error:  # a declared delimiter may be one that cannot divide
        raise SurveyError(f"This text is not a table of answers. {_AS_TABLE}") from error


def _has_long_line(text: str, most: int) -> bool:
    """Return whether a line of text has more signs than this; looks at the ends of lines only."""
    at = 0
    while len(text) - at > most:
        end = max(text.rfind("\n", at, at + most + 1), text.rfind("\r", at, at + most + 1))
        if end < at:
            return True
        at = end + 1
    return False


def _long(data: bytes) -> Iterator[bytes]:
    """Yield the lines that are long enough to hold more columns than there are."""
    at = 0
    while len(data) - at > WIDEST:
        end = data.rfind(b"\n", at, at + WIDEST)
        if end < at:
            end = data.find(b"\n", at)
            yield data[at : end if end > 0 else len(data)]
        at = (end + 1) or len(data)


def too_wide() -> SurveyError:
    """Return the refusal of a table with more columns than any spreadsheet has."""
    return SurveyError(
        f"This table has more than {WIDEST:,} columns. "
        "Export the answers with one row per person and one column per question and upload that file."
    )


def _is_program(text: str) -> bool:
    return text.lstrip()[:1] == "{" or bool(_MARKED_UP.match(text) or _JSON.match(text))


def _large(data: bytes, limits: Limits) -> Table | None:
    """Return the table in a large text, None where it has to be looked at more closely."""
    if not data.isascii() or 0 in data[:_HEAD]:
        try:
            data = decoded(data).encode()
        except (SurveyError, UnicodeEncodeError):
            return None
    head = data[:_HEAD].decode("utf-8", "ignore")
    if not head.strip() or _is_program(head) or _declared(head)[1]:
        return None
    try:
        if any(len(_records(head, delimiter, _LOOKED_AT + 1)) <= _LOOKED_AT for delimiter in _DELIMITERS):
            return None
        return table_by_arrow(data, _delimiter(head), limits.cell)
    except csv.Error:
        return None


def _declared(text: str) -> tuple[str, str | None]:
    """Return text without Excel's first line ``sep=;`` and the delimiter it declares."""
    head = text[:8].lower().lstrip('"')
    if head.startswith("sep=") and len(text) > 4:
        line, _, rest = text.replace("\r\n", "\n").replace("\r", "\n").partition("\n")
        return rest, line.strip().strip('"')[4:5] or "\t"
    return text, None


def _records(text: str, delimiter: str, most: int | None = None) -> list[list[str]]:
    return list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), most))


def _delimiter(text: str) -> str:
    """Return the delimiter under which most records are equally wide, and wide."""
    text = text.lstrip("\r\n")
    return max(_DELIMITERS, key=lambda delimiter: _evenness(_records(text, delimiter, _LOOKED_AT)))


def _evenness(records: list[list[str]]) -> tuple[float, int]:
    widths = Counter(len(record) for record in records if record)
    width, n = max(widths.items(), key=lambda pair: (pair[1] * (pair[0] > 1), pair[0]), default=(0, 0))
    return (n / max(1, widths.total()) if width > 1 else 0.0, width)
