"""OpenDocument tables say of a row or cell how often it is repeated: a few bytes that become a million filled rows."""

import re
import zipfile

_ROWS = re.compile(rb'number-rows-repeated="(\d{1,18})')
_COLUMNS = re.compile(rb'number-columns-repeated="(\d{1,18})')
_BLANKS = re.compile(rb'text:c="(\d{1,18})')
_HOLDS = (b"<text:p", b"office:value")


def is_table(archive: zipfile.ZipFile) -> bool:
    """Return whether an archive is an OpenDocument file."""
    return {"mimetype", "content.xml"} <= set(archive.namelist())


def is_encrypted(archive: zipfile.ZipFile) -> bool:
    """Return whether the parts of an OpenDocument file are encrypted, which its list of parts tells."""
    return b"encryption-data" in _part(archive, "META-INF/manifest.xml")


def size_when_read(archive: zipfile.ZipFile) -> tuple[int, int, int]:
    """Return what an OpenDocument table holds once every repetition is written out.

    Returns
    -------
    tuple of int
        The last row that holds anything, how many cells do, and how many blanks a single cell was given.
    """
    content = _part(archive, "content.xml")
    last = cells = row = 0
    for part in content.split(b"<table:table-row")[1:]:
        attributes, _, body = part.partition(b">")
        if attributes[:1].strip() not in (b"", b"/"):  # a group of rows, not one
            continue
        times = _times(_ROWS, attributes)
        row += times
        if filled := sum(map(_filled, body.split(b"table-cell")[1:])):
            last, cells = max(last, row), cells + times * filled
        if b"</table:table>" in body:
            row = 0
    return last, cells, max(map(int, _BLANKS.findall(content)), default=0)


def _filled(cell: bytes) -> int:
    """Return how many cells one cell stands for, 0 where it holds nothing."""
    return _times(_COLUMNS, cell.partition(b">")[0]) if any(mark in cell for mark in _HOLDS) else 0


def _times(repeated: re.Pattern, attributes: bytes) -> int:
    found = repeated.search(attributes)
    return int(found[1]) if found else 1


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except KeyError:
        return b""
