"""What the hostile files are made of: an expected answer, a plain table, and workbooks written part by part."""

import io
import warnings
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

import openpyxl

HEADER = ["Which team are you in?", "How useful was coaching?", "Which was most valuable?", "Anything else?"]
TABLE = [HEADER] + [
    [f"Grade {at % 3}", str(at % 5 + 1), "Walks" if at % 2 else "Coaching", f"w{at}"] for at in range(40)
]
EITHER = None


@dataclass(frozen=True)
class Case:
    """A hostile file: its answer is (rows, columns) to be read, a part of the refusal, or EITHER.

    What is read of an ``exact`` one is the table to the last count; ``told`` is what the receipt says was done.
    """

    name: str
    build: Callable[[], bytes]
    answer: tuple[int, int] | str | None
    filename: str = "answers.xlsx"
    exact: bool = False
    told: str = ""


def csv(rows: Iterable[Iterable[str]], delimiter: str = ",", end: str = "\n") -> str:
    """Return rows as delimited text, every cell quoted."""
    return "".join(delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) + end for row in rows)


def archive(members: Mapping[str, bytes] | Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of members; pairs may hold one name twice."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method, compresslevel=1) as target, warnings.catch_warnings(action="ignore"):
        for name, data in members.items() if isinstance(members, Mapping) else members:
            target.writestr(name, data)
    return out.getvalue()


def sheet_xml(rows: Iterable[Iterable[str]], before: str = "", after: str = "") -> str:
    """Return a worksheet of inline strings; ``before`` stands in front of the rows' element, ``after`` behind them."""
    body = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in row) + "</row>"
        for row in rows
    )
    return f'<worksheet xmlns="{_MAIN}">{before}<sheetData>{body}{after}</sheetData></worksheet>'


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def parts(sheet: str | bytes, **others: str | bytes) -> dict[str, bytes]:
    """Return the parts of a workbook with one sheet; others by their name under xl/, two underscores for a dot."""
    made = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
        f'Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
        **{f"xl/{name.replace('__', '.')}": text for name, text in others.items()},
    }
    return {name: text.encode() if isinstance(text, str) else text for name, text in made.items()}


def workbook(sheet: str | bytes, **others: str | bytes) -> bytes:
    """Return a workbook made of these parts."""
    return archive(parts(sheet, **others))


def saved(rows: Iterable[Iterable[object]] = TABLE, change: Callable[[openpyxl.Workbook], object] = id) -> bytes:
    """Return rows as a spreadsheet program saves them, after a change to the workbook."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def shared_xml(strings: Iterable[str]) -> str:
    """Return a table of shared strings."""
    return f'<sst xmlns="{_MAIN}">' + "".join(f"<si><t>{escape(text)}</t></si>" for text in strings) + "</sst>"


def indexed_xml(rows: Iterable[Iterable[object]]) -> str:
    """Return a worksheet whose cells are numbers of shared strings."""
    body = "".join("<row>" + "".join(f'<c t="s"><v>{cell}</v></c>' for cell in row) + "</row>" for row in rows)
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>'
