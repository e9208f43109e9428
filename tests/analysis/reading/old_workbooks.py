"""Old and binary workbooks (.xls, .xlsb) as Excel writes them: shared strings, packed numbers, dates by format."""

import io
import struct
import zipfile
from collections.abc import Sequence
from datetime import datetime

from tests.analysis.reading.hostile_old import compound, record

Cell = str | int | float | datetime
_DAY_0 = datetime(1899, 12, 30)
_DATE_FORMAT = 22


def serial(moment: datetime) -> float:
    """Return a moment as Excel counts it: days since the end of 1899."""
    return (moment - _DAY_0).total_seconds() / 86_400


def xls(sheets: dict[str, Sequence[Sequence[Cell]]]) -> bytes:
    """Return tables as the sheets of a BIFF8 workbook."""
    strings = _shared(sheets)
    bodies = [_biff_sheet(rows, strings) for rows in sheets.values()]
    shared, styles = _biff_strings(strings), _biff_styles()
    begin = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 0x07CC, 0, 6)) + record(
        0x42, struct.pack("<H", 1_200)
    )
    names = [_biff_name(name) for name in sheets]
    at = len(begin) + len(styles) + sum(10 + len(name) for name in names) + len(shared) + 4
    bound = b""
    for name, body in zip(names, bodies, strict=True):
        bound += record(0x85, struct.pack("<IBB", at, 0, 0) + name)
        at += len(body)
    return compound("Workbook", begin + styles + bound + shared + record(0x0A) + b"".join(bodies))


def _shared(sheets: dict[str, Sequence[Sequence[Cell]]]) -> list[str]:
    cells = (cell for rows in sheets.values() for row in rows for cell in row)
    return list(dict.fromkeys(cell for cell in cells if isinstance(cell, str) and cell))


def _biff_begin(kind: int) -> bytes:
    return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0x0DBB, 0x07CC, 0, 6))


def _biff_name(name: str) -> bytes:
    return struct.pack("<BB", len(name), 1) + name.encode("utf-16-le")


def _biff_styles() -> bytes:
    """Return two cell formats: the general one, and one of date and time."""
    general = struct.pack("<HHHBBBBIIH", 0, 0, 0, 0x20, 0, 0, 0, 0, 0, 0)
    dated = struct.pack("<HHHBBBBIIH", 0, _DATE_FORMAT, 0, 0x20, 0, 0, 0, 0, 0, 0)
    return record(0xE0, general) + record(0xE0, dated)


def _biff_strings(strings: Sequence[str]) -> bytes:
    """Return the shared strings: one byte a sign where that is enough, two elsewhere."""
    body = struct.pack("<II", len(strings), len(strings))
    for text in strings:
        wide = any(ord(sign) > 0xFF for sign in text)
        encoded = text.encode("utf-16-le" if wide else "latin-1")
        body += struct.pack("<HB", len(encoded) // (2 if wide else 1), wide) + encoded
    return record(0xFC, body)


def _biff_sheet(rows: Sequence[Sequence[Cell]], strings: list[str]) -> bytes:
    cells = (_biff_cell(at, place, cell, strings) for at, row in enumerate(rows) for place, cell in enumerate(row))
    return _biff_begin(16) + b"".join(cells) + record(0x0A)


def _biff_cell(row: int, column: int, cell: Cell, strings: list[str]) -> bytes:
    if isinstance(cell, datetime):
        return record(0x203, struct.pack("<HHHd", row, column, 1, serial(cell)))
    if isinstance(cell, float):
        return record(0x203, struct.pack("<HHHd", row, column, 0, cell))
    if isinstance(cell, int):
        return record(0x27E, struct.pack("<HHHI", row, column, 0, cell << 2 | 2))
    return record(0xFD, struct.pack("<HHHI", row, column, 0, strings.index(cell))) if cell else b""


def xlsb(sheets: dict[str, Sequence[Sequence[Cell]]]) -> bytes:
    """Return tables as the sheets of a binary workbook of Excel 2007 and later."""
    strings = _shared(sheets)
    book = _part(131) + _part(143)
    relations, types = [], []
    for number, name in enumerate(sheets, 1):
        book += _part(156, struct.pack("<II", 0, number) + _wide(f"rId{number}") + _wide(name))
        relations.append((f"rId{number}", "worksheet", f"worksheets/sheet{number}.bin"))
        types.append((f"/xl/worksheets/sheet{number}.bin", "worksheet"))
    relations += [("rIdS", "sharedStrings", "sharedStrings.bin"), ("rIdT", "styles", "styles.bin")]
    types += [("/xl/sharedStrings.bin", "sharedStrings"), ("/xl/styles.bin", "styles")]
    parts = {
        "[Content_Types].xml": _content_types(types),
        "_rels/.rels": _relations([("rId1", "officeDocument", "xl/workbook.bin")]),
        "xl/_rels/workbook.bin.rels": _relations(relations),
        "xl/workbook.bin": book + _part(144) + _part(132),
        "xl/sharedStrings.bin": _part(159, struct.pack("<II", len(strings), len(strings)))
        + b"".join(_part(19, b"\0" + _wide(text)) for text in strings)
        + _part(160),
        "xl/styles.bin": _binary_styles(),
    }
    for number, rows in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{number}.bin"] = _binary_sheet(rows, strings)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _content_types(types: Sequence[tuple[str, str]]) -> str:
    main = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    listed = f'<Default Extension="bin" ContentType="{main}"/><Default Extension="rels" ContentType="{relations}"/>'
    for part, kind in types:
        listed += f'<Override PartName="{part}" ContentType="application/vnd.ms-excel.{kind}"/>'
    return f'{_XML}<Types xmlns="{_PACKAGE}/content-types">{listed}</Types>'


def _relations(relations: Sequence[tuple[str, str, str]]) -> str:
    listed = ""
    for own, kind, target in relations:
        listed += f'<Relationship Id="{own}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _part(kind: int, body: bytes = b"") -> bytes:
    """Return a record: its number and length in groups of seven bits."""
    number = struct.pack("<B", kind) if kind < 128 else struct.pack("<BB", kind & 0x7F | 0x80, kind >> 7)
    length, size = b"", len(body)
    while True:
        length += struct.pack("<B", size & 0x7F | (0x80 if size > 0x7F else 0))
        size >>= 7
        if not size:
            return number + length + body


def _wide(text: str) -> bytes:
    encoded = text.encode("utf-16-le")
    return struct.pack("<I", len(encoded) // 2) + encoded


def _binary_styles() -> bytes:
    """Return two cell formats: the general one, and one of date and time."""
    formats = [struct.pack("<HHHHHBBI", 0, number, 0, 0, 0, 0, 0, 0) for number in (0, _DATE_FORMAT)]
    return (
        _part(278)
        + _part(617, struct.pack("<I", 2))
        + b"".join(_part(47, body) for body in formats)
        + _part(618)
        + _part(279)
    )


def _binary_sheet(rows: Sequence[Sequence[Cell]], strings: list[str]) -> bytes:
    wide = max(map(len, rows))
    content = _part(129) + _part(148, struct.pack("<IIII", 0, len(rows) - 1, 0, wide - 1)) + _part(145)
    for at, row in enumerate(rows):
        content += _part(0, struct.pack("<IIHBBBI", at, 0, 300, 0, 0, 0, 0))
        content += b"".join(_binary_cell(place, cell, strings) for place, cell in enumerate(row))
    return content + _part(146) + _part(130)


def _binary_cell(column: int, cell: Cell, strings: list[str]) -> bytes:
    if isinstance(cell, datetime):
        return _part(5, struct.pack("<IId", column, 1, serial(cell)))
    if isinstance(cell, float):
        return _part(5, struct.pack("<IId", column, 0, cell))
    if isinstance(cell, int):
        return _part(2, struct.pack("<III", column, 0, cell << 2 | 2))
    return _part(7, struct.pack("<III", column, 0, strings.index(cell))) if cell else b""
