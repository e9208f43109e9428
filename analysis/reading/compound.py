"""Old workbooks (.xls) before a parser follows their bytes: chains in a circle, a password, a sheet without an end.

A compound file is a disk of its own: sectors, a table of which sector follows which, and a directory of streams. The
stream of the workbook is a row of records, each with its kind and length.
Source: [MS-CFB] 2.1-2.6 and [MS-XLS] 2.1.4, 2.4.117 (FilePass).
"""

import struct
from collections.abc import Iterator

_LAST_SECTOR = 0xFFFFFFFA
_TABLES, _ENTRY = 109, 128
_WORKBOOKS = {"Workbook", "Book", "WORKBOOK", "BOOK"}
_BEGINS, _ENDS, _PASSWORD = {0x0009, 0x0209, 0x0409, 0x0809}, 0x000A, 0x002F


class BrokenError(Exception):
    """The sectors of a compound file do not add up."""


class Compound:
    """A compound file of which nothing is believed that is not so."""

    def __init__(self, data: bytes) -> None:
        """Read the table of sectors and the directory; BrokenError where they run in a circle or out of the file."""
        self._data = data
        self._size = 1 << _number(data, 30, "<H", 9, 12)
        self._table = self._sectors_table()
        self.streams = dict(self._entries(self._joined(_number(data, 48, "<I", 0, _LAST_SECTOR))))

    def workbook(self) -> bytes | None:
        """Return the stream of the workbook, None where there is none or it is too short to stand by itself."""
        name = next((name for name in self.streams if name in _WORKBOOKS), None)
        if name is None:
            return None
        start, length = self.streams[name]
        return self._joined(start)[:length] if length >= _number(self._data, 56, "<I", 0, 1 << 20) else None

    def _sector(self, at: int) -> bytes:
        start = (at + 1) * self._size
        if start >= len(self._data):
            raise BrokenError
        return self._data[start : start + self._size]

    def _sectors_table(self) -> list[int]:
        more, first = struct.unpack_from("<I", self._data, 68)[0], struct.unpack_from(f"<{_TABLES}I", self._data, 76)
        places, seen = [at for at in first if at <= _LAST_SECTOR], set()
        while more <= _LAST_SECTOR:
            if more in seen:
                raise BrokenError
            seen.add(more)
            *own, more = _numbers(self._sector(more))
            places += [at for at in own if at <= _LAST_SECTOR]
        return [number for at in places for number in _numbers(self._sector(at))]

    def _joined(self, start: int) -> bytes:
        """Return what stands in a chain of sectors."""
        chain, seen = [], set()
        while start <= _LAST_SECTOR:
            if start in seen or start >= len(self._table):
                raise BrokenError
            seen.add(start)
            chain.append(self._sector(start))
            start = self._table[start]
        return b"".join(chain)

    @staticmethod
    def _entries(directory: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            if kind == 2 and 2 <= length <= 64:
                name = directory[at : at + length - 2].decode("utf-16-le", "replace")
                yield name, struct.unpack_from("<II", directory, at + 116)


def _numbers(sector: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])


def _number(data: bytes, at: int, kind: str, least: int, most: int) -> int:
    (number,) = struct.unpack_from(kind, data, at)
    if not least <= number <= most:
        raise BrokenError
    return number


def state_of(stream: bytes) -> str:
    """Return ``protected`` where a workbook asks for a password, ``torn`` where a sheet has no end, else ``sound``."""
    at = depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == _PASSWORD:
            return "protected"
        if kind in _BEGINS:
            depth += 1
        elif kind == _ENDS:
            depth -= 1
        elif depth == 0:  # behind the last sheet stands whatever fills the sector
            break
        at += 4 + length
    return "torn" if depth > 0 else "sound"
