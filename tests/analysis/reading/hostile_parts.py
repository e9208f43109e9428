"""Hostile workbooks, part by part: cells that point astray, stand anywhere, are cut off, repeated, or hold no answer.

What is read of them has to be the table to the last count, or a refusal.
"""

import struct
from collections.abc import Callable, Iterable
from xml.sax.saxutils import escape

from tests.analysis.reading.hostile_base import (
    EITHER,
    TABLE,
    Case,
    archive,
    csv,
    parts,
    shared_xml,
    workbook,
)  # fmt: skip

_ALL = (40, 4)
_DAMAGED, _UNOPENED, _UNPACKS, _PASSWORD = "damaged", "cannot be opened", "unpacks to far more", "password"
_STRINGS = list(dict.fromkeys(cell for row in TABLE for cell in row))
_SHARED = shared_xml(_STRINGS)
_WALKS = f"<v>{_STRINGS.index('Walks')}</v>"
Cell = Callable[[str, str], str]


def _inline(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def _pointer(place: str, text: str) -> str:
    return f'<c r="{place}" t="s"><v>{_STRINGS.index(text)}</v></c>'


def _sheet(cell: Cell = _inline, cells: Callable = list, rows: Callable = list) -> str:
    """Return the table as a worksheet, its cells and rows in another order if wanted."""
    made = [
        f'<row r="{at}">' + "".join(cells([cell(f"{'ABCD'[i]}{at}", text) for i, text in enumerate(row)])) + "</row>"
        for at, row in enumerate(TABLE, 1)
    ]
    empty = parts("")["xl/workbook.xml"].decode().split('"')[1]
    return f'<worksheet xmlns="{empty}"><sheetData>{"".join(rows(made))}</sheetData></worksheet>'


def _one(odd: str) -> bytes:
    """Return a workbook in which one cell (C9, a Coaching) is another."""
    return workbook(_sheet(lambda place, text: odd if place == "C9" else _inline(place, text)))


def _pointing(old: str = "", new: str = "", strings: str = _SHARED) -> bytes:
    """Return a workbook of shared strings with something in the first of its sheet changed."""
    return workbook(_sheet(_pointer).replace(old, new, 1), sharedStrings__xml=strings)


def _saying(old: str, new: str) -> bytes:
    return _pointing(strings=_SHARED.replace(old, new))


def _cut(part: str, tenths: int) -> bytes:
    own = parts(_sheet(_pointer), sharedStrings__xml=_SHARED)
    return archive({**own, part: own[part][: len(own[part]) * tenths // 10]})


def pointers() -> list[Case]:
    """Return cells that do not point to a text."""
    return [
        Case("a pointer below nought", lambda: _pointing(_WALKS, "<v>-1</v>"), _DAMAGED),
        Case("a pointer that is a word", lambda: _pointing(_WALKS, "<v>x</v>"), _DAMAGED),
        Case("a pointer with a fraction", lambda: _pointing(_WALKS, "<v>6.0</v>"), _DAMAGED),
        Case("a pointer beyond the texts", lambda: _pointing(_WALKS, "<v>9999</v>"), _UNOPENED),
        Case("texts cut off", lambda: _pointing(strings=_SHARED[: len(_SHARED) // 2]), _UNOPENED),
        Case("no texts", lambda: workbook(_sheet(_pointer)), _UNOPENED),
    ]


def torn() -> list[Case]:
    """Return parts that end too early, or twice."""
    names = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "_rels/.rels")
    twice = '</sheetData><sheetData><row r="20">'
    return [
        *(Case(f"{name} cut at {n}/10", lambda name=name, n=n: _cut(name, n), _UNOPENED)
            for name in names for n in (1, 5, 9)),
        Case("cut between rows", lambda: workbook(_sheet().split('<row r="20">')[0]), _UNOPENED),
        Case("cells that begin twice", lambda: workbook(_sheet().replace('<row r="20">', twice)), _DAMAGED),
        Case("tags that cross", lambda: workbook(_sheet().replace("</is></c>", "</c></is>", 1)), _UNOPENED),
    ]  # fmt: skip


def placed() -> list[Case]:
    """Return cells and rows anywhere but in their order."""

    def backwards(made: list) -> list:
        return made[::-1]

    far = "</sheetData>", '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    return [
        Case("cells backwards", lambda: workbook(_sheet(cells=backwards)), _ALL, exact=True),
        Case("rows backwards", lambda: workbook(_sheet(rows=backwards)), _ALL, exact=True),
        Case("places missing", lambda: workbook(_sheet().replace('<c r="C7" ', "<c ")), _ALL, exact=True),
        Case("a row without its number", lambda: workbook(_sheet().replace('<row r="7">', "<row>")), _ALL, exact=True),
        Case("places in small letters", lambda: workbook(_sheet().replace('r="B', 'r="b')), _ALL, exact=True),
        Case("a place in row 0", lambda: workbook(_sheet().replace('r="A5"', 'r="A0"')), _UNOPENED),
        Case("a place below 0", lambda: workbook(_sheet().replace('r="A5"', 'r="A-5"')), _UNOPENED),
        Case("no place", lambda: workbook(_sheet().replace('r="A5"', 'r=""')), _UNOPENED),
        Case("a place with dollars", lambda: workbook(_sheet().replace('r="A5"', 'r="$A$5"')), _UNOPENED),
        Case("a cell in the last row", lambda: workbook(_sheet().replace(*far)), "empty ones"),
    ]  # fmt: skip


def worded() -> list[Case]:
    """Return texts that are put together, and cells that hold no text."""
    runs = "<r><rPr><b/></rPr><t>Gra</t></r><r><t>de 1</t></r>"
    phonetic = '<t>Grade 1</t><rPh sb="0" eb="1"><t>GUREIDO</t></rPh>'
    unsaved = [_one('<c r="C9"><f>A1</f></c>'), _one('<c r="C9" t="str"><f ca="1">A1</f><v/></c>')]
    return [
        Case("runs in a cell", lambda: workbook(_sheet().replace("<t>Grade 1</t>", runs)), _ALL, exact=True),
        Case("runs in a text", lambda: _saying("<t>Grade 1</t>", runs), _ALL, exact=True),
        Case("how it is spoken", lambda: _saying("<t>Grade 1</t>", phonetic), _ALL, exact=True),
        Case("a section of raw text", lambda: _saying("Grade 1", "<![CDATA[Grade 1]]>"), _ALL, exact=True),
        Case("a remark in a text", lambda: _saying("Grade 1", "Gra<!-- x -->de 1"), _ALL, exact=True),
        Case("letters by number", lambda: _saying("Grade 1", "Gr&#97;de&#x20;1"), _ALL, exact=True),
        Case("a letter by the number 0", lambda: _saying("w7", "w&#0;7"), EITHER),
        *(Case(f"an error {text}", lambda text=text: _one(f'<c r="C9" t="e"><v>{text}</v></c>'), _ALL,
            told="error_read_as_blank") for text in ("#N/A", "#REF!", "#DIV/0!")),
        *(Case(f"a formula without a result {at}", lambda data=data: data, _ALL, told="formula_without_result")
            for at, data in enumerate(unsaved)),
        Case("an error nobody knows", lambda: _one('<c r="C9" t="e"><v>#WAT?</v></c>'), _UNOPENED),
        Case("a number that is a word", lambda: _one('<c r="C9" t="n"><v>abc</v></c>'), _UNOPENED),
        Case("a kind of cell nobody knows", lambda: _one('<c r="C9" t="zz"><v>5</v></c>'), _UNOPENED),
    ]  # fmt: skip


_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_HEAD = (
    f'<office:document-content xmlns:office="{_SPACE}office:1.0" xmlns:table="{_SPACE}table:1.0" '
    f'xmlns:text="{_SPACE}text:1.0"><office:body><office:spreadsheet><table:table table:name="A">'
)
_TAIL = "</table:table></office:spreadsheet></office:body></office:document-content>"


def _cell(text: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{more}><text:p>{escape(text)}</text:p></table:table-cell>'


def _row(cells: Iterable[str], times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def opendocument(after: str = "", listed: str = "", cut: int = 10, change: tuple[str, str] = ("", "")) -> bytes:
    """Return the table as an .ods file: more rows behind it, more in its list of parts, ``cut`` tenths of its content.

    ``change`` replaces one text of the content by another.
    """
    content = _HEAD + "".join(_row(map(_cell, row)) for row in TABLE) + after + _TAIL
    content = content.replace(*change) if change[0] else content
    content = content[: len(content) * cut // 10]
    manifest = f'<m:manifest xmlns:m="{_SPACE}manifest:1.0">{listed}</m:manifest>'
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    made = [("mimetype", kind), ("content.xml", content.encode()), ("META-INF/manifest.xml", manifest.encode())]
    return archive(made)


def repeated() -> list[Case]:
    """Return OpenDocument tables that say how often something is repeated."""
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    wide = ' table:number-columns-repeated="16384"'
    far = _row([blank], 1_048_500) + _row([_cell("x")])
    encrypted = '<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry>'
    spaces = ("<text:p>w7", '<text:p>w<text:s text:c="2147483647"/>7')
    made = [
        ("ods", opendocument(), _ALL),
        ("ods, a million blank rows", opendocument(_row([blank], 1_048_576)), _ALL),
        ("ods, 2^63 blank rows", opendocument(_row([blank], 2**63 - 1)), _ALL),
        ("ods, a million filled rows", opendocument(_row(map(_cell, TABLE[1]), 1_048_576)), _UNPACKS),
        ("ods, filled rows and columns", opendocument(_row([_cell("x", wide)], 1_048_576)), _UNPACKS),
        ("ods, a wide row", opendocument(_row([_cell("x", wide)])), "filled columns"),
        ("ods, something far below", opendocument(far), _UNPACKS),
        ("ods, two billion blanks in a cell", opendocument(change=spaces), _UNPACKS),
        ("ods, encrypted", opendocument(listed=encrypted), _PASSWORD),
        *((f"ods cut at {n}/10", opendocument(cut=n), _UNOPENED) for n in (1, 5)),
        ("ods, repeated less than never", opendocument(_row([blank], -5)), _UNOPENED),
    ]
    return [Case(name, lambda data=data: data, answer, "a.ods", exact=answer == _ALL) for name, data, answer in made]


def packed() -> list[Case]:
    """Return tables packed with other things."""
    book, shadow = _pointing(), b"\0\5\x16\7" + bytes(100)
    comment = book[:-2] + struct.pack("<H", 5) + b"hello"
    text = csv(TABLE).encode()
    return [
        Case("a shadow of macOS", lambda: archive({"a.csv": text, "__MACOSX/._a.csv": shadow}), _ALL, exact=True),
        Case("a hidden file", lambda: archive({"a.csv": text, ".b.csv": shadow}), _ALL, exact=True),
        Case("a file to read first", lambda: archive({"a.xlsx": book, "readme.md": b"hi"}), _ALL, exact=True),
        Case("an ods in a zip", lambda: archive({"a.ods": opendocument()}), _ALL, exact=True),
        Case("two workbooks in a zip", lambda: archive({"a.xlsx": book, "b.xlsx": book}), "holds 2 tables"),
        Case("folders in a zip", lambda: archive({"a/": b"", "b/": b""}), "no tables"),
        Case("a zip with a comment", lambda: comment, _ALL, exact=True),
        Case("nothing in a zip", lambda: archive({}), ""),
    ]
