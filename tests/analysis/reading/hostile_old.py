"""A minimal old workbook (.xls): the compound file and the records in it, written byte by byte."""

import struct
from collections.abc import Sequence

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def old_workbook(rows: Sequence[Sequence[str]]) -> bytes:
    """Return a table as the one sheet of an .xls file."""
    return compound("Workbook", _stream(rows))


def compound(name: str, stream: bytes) -> bytes:
    """Return a compound file of 512-byte sectors with one stream: allocation table, directory, stream."""
    stream = stream.ljust(max(4_096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    chain = [_FAT, _END, *range(3, 2 + sectors), _END]
    table = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    head = struct.pack("<8s16x5H6x9I", OLE, 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4_096, _END, 0, _END, 0)
    head += struct.pack("<109I", 0, *[_FREE] * 108)
    directory = (
        _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, 2, len(stream)) + _entry("", 0, _FREE, 0, 0) * 2
    )
    return head + table + directory + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    length = len(text) + 2 if name else 0
    return struct.pack("<64sHBBIII36xIQ", text, length, kind, 1, _FREE, _FREE, child, start, size)


def record(kind: int, body: bytes = b"") -> bytes:
    """Return a record of a workbook stream: its number, its length, its content."""
    return struct.pack("<HH", kind, len(body)) + body


def changed(at: int, new: bytes) -> bytes:
    """Return a compound file with some of its bytes (from ``at`` on) replaced."""
    made = old_workbook([["a", "b"]] * 9)
    return made[:at] + new + made[at + len(new) :]


def part_of(rows: Sequence[Sequence[str]], tenths: int = 10, behind: bytes = b"") -> bytes:
    """Return an .xls file with so much of its stream only, or with a record behind the first two."""
    stream = _stream(rows)
    return compound("Workbook", (stream[:26] + behind + stream[26:])[: len(stream) * tenths // 10])


def _stream(rows: Sequence[Sequence[str]]) -> bytes:
    begin = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6))
    codepage = record(0x42, struct.pack("<H", 1_200))
    where = len(begin) + len(codepage) + 4 + 9 + 4
    sheet = record(0x85, struct.pack("<IHBB", where, 0, 1, 0) + b"A")
    cells = b"".join(_label(at, column, text) for at, row in enumerate(rows) for column, text in enumerate(row))
    body = record(0x809, struct.pack("<HHHHII", 0x600, 16, 0, 0, 0, 6)) + cells + record(0x0A)
    return begin + codepage + sheet + record(0x0A) + body


def _label(row: int, column: int, text: str) -> bytes:
    return record(0x204, struct.pack("<HHHHB", row, column, 0, len(text), 0) + text.encode("latin-1"))
