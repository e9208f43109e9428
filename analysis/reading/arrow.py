"""Delimited text with very many rows, by Arrow: the same cells as by the module ``csv``, in a tenth of the time.

Whatever the two might read differently is left to the module: marks that do not stand around whole cells, lone
carriage returns, blank rows, rows of unequal width.
"""

import csv
import io
import os
from array import array
from codecs import BOM_UTF8
from itertools import islice

from analysis.reading import bulk
from analysis.reading.columns import Column
from analysis.reading.table import Table

_PIECE = 1 << 22
_BLOCK = 1 << 21
_HEAD = 1 << 20


def table_by_arrow(data: bytes, delimiter: str, longest: int) -> Table | None:
    """Return the table in UTF-8 text, None where anything about it is doubtful.

    Parameters
    ----------
    data
        Text without a byte order mark.
    delimiter
        One sign.
    longest
        Bytes that a line may have.
    """
    width = _width(data[:_HEAD], delimiter)
    end = len(data) - len(data[-_HEAD:]) + len(data[-_HEAD:].rstrip(b"\r\n"))
    if width < 2 or data.startswith(BOM_UTF8) or not _is_plain(data, delimiter, longest):
        return None
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # others reserve more than the child may have
    import pyarrow
    from pyarrow import csv as arrow_csv

    names = [str(at) for at in range(width)]
    coded = pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
    try:
        found = arrow_csv.read_csv(
            pyarrow.BufferReader(pyarrow.py_buffer(data).slice(0, end)),
            arrow_csv.ReadOptions(use_threads=False, block_size=_BLOCK, column_names=names),
            arrow_csv.ParseOptions(delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False),
            arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, coded), strings_can_be_null=False),
        )
    except pyarrow.ArrowInvalid:
        return None
    found = found.unify_dictionaries()
    columns = tuple(_column(found.column(at)) for at in range(width))
    if 0 in bulk.any_of([column.codes for column in columns], found.num_rows):
        return None
    return Table(columns, array("i", [width]) * found.num_rows)


def _width(head: bytes, delimiter: str) -> int:
    """Return how many cells the first row has, 0 where it does not end within the first part of the text."""
    reader = csv.reader(io.StringIO(head.decode("utf-8", "ignore"), newline=""), delimiter=delimiter)
    first = list(islice(reader, 2))
    return len(first[0]) if len(first) > 1 else 0


def _is_plain(data: bytes, delimiter: str, longest: int) -> bool:
    """Return whether every reader understands the text alike: lines, marks and signs."""
    if 0 in data:
        return False
    line = 0
    while len(data) - line > longest:
        line = data.rfind(b"\n", line, line + longest) + 1
        if not line:
            return False
    return bulk.marks_stand_around_cells(data, delimiter.encode(), _PIECE)


def _column(found) -> Column:
    """Return a column of blocks that share one dictionary, with the empty text first."""
    blocks = [block.indices for block in found.chunks]
    held = [memoryview(own.buffers()[1])[4 * own.offset : 4 * (own.offset + len(own))] for own in blocks]
    index, codes = {"": 0}, array("i", b"".join(held))
    table = [index.setdefault(text, len(index)) for text in found.chunk(0).dictionary.to_pylist()]
    return Column(tuple(index), bulk.looked_up(table, codes, "i"))
