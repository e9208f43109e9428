"""Shared strings of a workbook: a long one that a thousand cells point to is a thousand long ones once it is read."""

import re
import zipfile
from collections import Counter

_STRING = re.compile(rb"<(?:\w+:)?si\b[^>]*>(.*?)</(?:\w+:)?si>", re.DOTALL)
_POINTER = re.compile(rb"""\st=["']s["'][^>]*>\s*<(?:\w+:)?v>\s*(\d{1,9})\s*<""")


def is_torn(archive: zipfile.ZipFile) -> bool:
    """Return whether a sheet would be read in part: its cells begin twice, or point to their text by no number."""
    sheets = (archive.read(entry) for entry in archive.infolist() if "/worksheets/" in entry.filename.lower())
    return any(sheet.count(b"<sheetData") > 1 or _ASTRAY.search(sheet) for sheet in sheets)


def characters_when_read(archive: zipfile.ZipFile, enough: int) -> int:
    """Return how many bytes the shared strings have once every cell holds its own, or a bound that is no more.

    Parameters
    ----------
    archive
        A workbook of which no part is too large to be unpacked.
    enough
        Where all strings together times all cells are no more than this, nobody has to look closer.
    """
    strings = [entry for entry in archive.infolist() if "sharedstrings" in entry.filename.lower()]
    sheets = [entry for entry in archive.infolist() if "/worksheets/" in entry.filename.lower()]
    lengths = [len(found[1]) for entry in strings for found in _STRING.finditer(archive.read(entry))]
    longest = max(lengths, default=0)
    if longest * sum(entry.file_size for entry in sheets) // _SHORTEST_CELL <= enough:
        return 0
    used = Counter(int(found[1]) for entry in sheets for found in _POINTER.finditer(archive.read(entry)))
    return sum(n * lengths[at] for at, n in used.items() if at < len(lengths))


_ASTRAY = re.compile(rb"""\st=["']s["'][^>]*>\s*<(?:\w+:)?v>(?!\s*\d*\s*<)""")
_SHORTEST_CELL = len('<c t="s"><v>0</v></c>')
