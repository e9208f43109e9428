"""Arrays of codes as a whole: in plain Python for the file of a school, by NumPy for one with very many rows.

NumPy takes longer to import than a school's file takes to be read, so it is imported only where it pays.
"""

import os
from array import array
from collections import Counter
from collections.abc import Sequence

from analysis.settings import LARGE_ROWS

_MARK, _RETURN, _FEED = b'"\r\n'
_ODD = 0x9E3779B97F4A7C15  # 2**64 over the golden ratio: spreads small codes over all bits (Knuth, volume 3, 6.4)


def is_large(n: int) -> bool:
    """Return whether so many rows are worth an import."""
    return n >= LARGE_ROWS


def looked_up(table: Sequence[int], codes: array, typecode: str) -> array:
    """Return the entry of a table for every code; a table that is an array has the same typecode."""
    if not is_large(len(codes)):
        return array(typecode, map(table.__getitem__, codes))
    np = _numpy()
    table = table if isinstance(table, array) else array(typecode, table)
    return _as_array(_seen(np, table).take(_seen(np, codes)), typecode)


def narrowed(codes: array, n: int) -> array:
    """Return codes from 0 to n - 1 in as few bytes as they need."""
    typecode = "B" if n <= 1 << 8 else "H" if n <= 1 << 16 else "i"
    if codes.typecode == typecode or not is_large(len(codes)):
        return array(typecode, codes)
    np = _numpy()
    return _as_array(_seen(np, codes).astype(typecode), typecode)


def taken(codes: array, rows: array) -> array:
    """Return the codes of these rows, in this order."""
    if not is_large(len(rows)):
        return array(codes.typecode, map(codes.__getitem__, rows))
    np = _numpy()
    return _as_array(_seen(np, codes).take(_seen(np, rows)), codes.typecode)


def counted(codes: array, n: int) -> tuple[int, ...]:
    """Return how often each code from 0 to n - 1 occurs."""
    if not is_large(len(codes)):
        counts = Counter(codes)
        return tuple(map(counts.__getitem__, range(n)))
    np = _numpy()
    return tuple(np.bincount(_seen(np, codes), minlength=n).tolist())


def any_of(columns: Sequence[array], n: int) -> bytearray:
    """Return for each of n rows 1 where any of the columns is not 0, else 0."""
    if not columns or not is_large(n):
        return bytearray(map(any, zip(*columns, strict=True))) if columns else bytearray(n)
    np = _numpy()
    found = np.zeros(n, dtype=bool)
    for codes in columns:
        found |= _seen(np, codes) != 0
    return bytearray(found.tobytes())


def sum_of(columns: Sequence[array], n: int) -> array:
    """Return for each of n rows the sum of the columns."""
    if not columns or not is_large(n):
        return array("i", map(sum, zip(*columns, strict=True)) if columns else bytes(4 * n))
    np = _numpy()
    found = np.zeros(n, dtype="i")
    for codes in columns:
        found += _seen(np, codes)
    return _as_array(found, "i")


def total(tables: Sequence[Sequence[int]], columns: Sequence[array], n: int, size: int) -> list[bytes]:
    """Return for each of n rows the sum of whole numbers of so many bytes, modulo their range, most significant first.

    Parameters
    ----------
    tables
        The number that each code of a column stands for, a table for every column of at most 65,536.
    size
        Bytes, a multiple of four.
    """
    if not columns or not is_large(n):
        sums = [0] * n
        for table, codes in zip(tables, columns, strict=True):
            sums = [so_far + table[code] for so_far, code in zip(sums, codes, strict=True)]
        return [(found % (1 << 8 * size)).to_bytes(size, "big") for found in sums]
    np = _numpy()
    sums = np.zeros((size // 4, n), dtype=np.uint64)  # four bytes of each number in eight: nothing runs over
    for table, codes in zip(tables, columns, strict=True):
        parts = np.frombuffer(b"".join(number.to_bytes(size, "big") for number in table), dtype=">u4")
        for part, so_far in zip(parts.reshape(-1, size // 4).T, sums, strict=True):
            so_far += part.astype(np.uint64).take(_seen(np, codes))
    for low, high in zip(sums[:0:-1], sums[-2::-1], strict=True):
        high += low >> np.uint64(32)
    held = np.ascontiguousarray(sums.T).astype(np.uint32, casting="unsafe").astype(">u4").tobytes()
    return [held[at : at + size] for at in range(0, len(held), size)]


def repeated(columns: Sequence[array], n: int) -> list[int]:
    """Return the rows that may be equal to another in all columns: every one that is, and by chance one that is not."""
    if not columns or not is_large(n):
        keys = list(zip(*columns, strict=True)) if columns else [()] * n
        often = Counter(keys)
        return [row for row, key in enumerate(keys) if often[key] > 1]
    np = _numpy()
    keys = np.zeros(n, dtype=np.uint64)
    for codes in columns:
        keys = keys * np.uint64(_ODD) + _seen(np, codes).astype(np.uint64)
        keys ^= keys >> np.uint64(29)
    _, group, often = np.unique(keys, return_inverse=True, return_counts=True)
    return np.flatnonzero(often[group] > 1).tolist()


def marks_stand_around_cells(data: bytes, delimiter: bytes, piece: int) -> bool:
    """Return whether every quotation mark opens a cell, closes one, or is doubled inside; no carriage return is alone.

    Parameters
    ----------
    data
        Delimited text.
    delimiter
        One byte that divides cells.
    piece
        How many bytes are looked at together.
    """
    np = _numpy()
    signs = np.frombuffer(data, dtype=np.uint8)
    pieces = range(0, len(signs), piece)
    if b"\r" in data and not all(_returns_are_followed(np, signs[start : start + piece + 1]) for start in pieces):
        return False
    found = [start + np.flatnonzero(signs[start : start + piece] == _MARK) for start in pieces]
    marks = np.concatenate(found) if found else np.zeros(0, dtype=int)
    if len(marks) % 2:
        return False
    opening, closing = marks[::2], marks[1::2]
    ends = np.zeros(256, dtype=bool)
    ends[[*delimiter, *b"\r\n"]] = True
    doubled = opening[1:] == closing[:-1] + 1
    before, after = ends[signs[opening - 1]], ends[signs[np.minimum(closing + 1, len(signs) - 1)]]
    if len(marks):
        before[0] |= opening[0] == 0
        after[-1] |= closing[-1] == len(signs) - 1
    return bool(np.all(before[1:] | doubled) and before[:1].all() and np.all(after[:-1] | doubled) and after[-1:].all())


def _returns_are_followed(np, signs) -> bool:
    """Return whether every carriage return, but for a last sign, stands before a line feed."""
    return bool(np.all(signs[1:][signs[:-1] == _RETURN] == _FEED))


def _seen(np, codes: array):
    return np.frombuffer(codes, dtype=codes.typecode)


def _as_array(found, typecode: str) -> array:
    made = array(typecode)
    made.frombytes(memoryview(found).cast("B"))
    return made


def _numpy():
    """Return NumPy; of its threads each would take from the little memory that the reading child has."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import numpy

    return numpy
