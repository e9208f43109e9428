"""Bytes to text cells: every format ends as the same rows of plain text, decided by content and not by the name."""

import io
import zipfile
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice

from analysis.errors import SurveyError
from analysis.reading import bulk
from analysis.reading.delimited import WIDEST, rows_of_text, too_wide
from analysis.reading.encodings import decoded, is_guessed
from analysis.reading.gate import admit, too_much_text
from analysis.reading.quoting import too_many_rows
from analysis.reading.table import AT_ONCE, Builder, Table, table_of
from analysis.reading.valueless import looked_at
from analysis.reading.web_tables import is_web_page, tables_of
from analysis.settings import Limits
from analysis.survey import ReceiptLine

_MOST_SHEETS = 200
_LONGEST_HEADER = 1 << 16
_TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_GUESSED = ReceiptLine(
    "letters_guessed",
    "",
    1,
    "the file does not tell how its letters are written; they were read as Western European (Windows-1252). "
    "If some look wrong, export the answers as .xlsx or as UTF-8",
)


@dataclass(frozen=True)
class Sheet:
    """One table of text cells as the file holds it; ``name`` is None where the format has no sheets.

    ``lines`` tell what was done to get at the cells.
    """

    name: str | None
    rows: Table
    lines: tuple[ReceiptLine, ...] = ()


def sheets(data: bytes, limits: Limits) -> list[Sheet]:
    """Return every visible sheet that holds anything, in file order.

    Raises
    ------
    SurveyError
        The file is not a table, is damaged, or is larger than the limits allow.
    """
    kind = admit(data, limits)
    if kind == "zip" and (inner := _only_member(data, limits)) is not None:
        data, kind = inner, admit(inner, limits)
    found = _text(data, limits) if kind == "text" else _workbook(data, limits)
    found = [replace(sheet, rows=_trimmed(sheet.rows)) for sheet in found]
    found = [sheet for sheet in found if len(sheet.rows)]
    if not found:
        raise SurveyError("This file holds no answers. Export the answers again and upload the new file.")
    for sheet in found:
        _check_size(sheet, limits)
    return found


def _text(data: bytes, limits: Limits) -> list[Sheet]:
    """Return the table of delimited text, or the tables of a web page that was saved as a spreadsheet."""
    lines = (_GUESSED,) if is_guessed(data) else ()
    if is_web_page(decoded(data[:1_000])):
        if data.count(b"<tr") + data.count(b"<TR") > 2 * limits.rows:
            raise too_many_rows(limits)
        return [Sheet(None, table_of(rows), lines) for rows in tables_of(decoded(data))]
    return [Sheet(None, rows_of_text(data, limits), lines)]


def _only_member(data: bytes, limits: Limits) -> bytes | None:
    """Return the one table inside a plain zip (Google Forms hands out such files), None for a workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [entry.filename for entry in archive.infolist() if not (entry.is_dir() or _is_hidden(entry.filename))]
        if "[Content_Types].xml" in names or "mimetype" in names:
            return None
        tables = [name for name in names if name.lower().endswith(_TABLES)]
        tables = [name for name in tables if len(tables) == 1 or not _is_repeat(archive, name)]
        if len(tables) != 1:
            raise SurveyError(
                f"This zip file holds {len(tables) or 'no'} tables. Unpack it and upload the one with the answers."
            )
        with archive.open(tables[0]) as member:
            return member.read(limits.bytes + 1)


def _is_hidden(name: str) -> bool:
    """Return whether a member is what a system keeps for itself: macOS puts a shadow beside every file."""
    name = name.replace("\\", "/")
    return "__MACOSX/" in name or name.rpartition("/")[2].startswith(".")


def _is_repeat(archive: zipfile.ZipFile, name: str) -> bool:
    """Return whether a table holds what people answered several times: ODK gives it a key to the main table."""
    with archive.open(name) as table:
        return b"PARENT_KEY" in table.readline(_LONGEST_HEADER)


def _workbook(data: bytes, limits: Limits) -> list[Sheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    damaged = "This workbook cannot be opened. Open it in a spreadsheet program, save it as .xlsx and upload that file."
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = [
            meta.name
            for meta in book.sheets_metadata
            if meta.visible == SheetVisibleEnum.Visible and meta.typ == SheetTypeEnum.WorkSheet
        ]
        if len(names) > _MOST_SHEETS:
            raise _too_many_sheets(len(names))
        seen = {sheet.name: sheet for sheet in looked_at(data, limits.rows)}
        if any(seen[name].filled > limits.rows + 10 for name in names if name in seen):
            raise too_many_rows(limits)
        lines = {name: seen[name].lines if name in seen else () for name in names}
        return [Sheet(name, _text_rows(book.get_sheet_by_name(name), limits), lines[name]) for name in names]
    except (SurveyError, MemoryError):
        raise
    except BaseException as error:  # the parser panics with a BaseException on some damaged files
        if isinstance(error, KeyboardInterrupt):
            raise
        raise SurveyError(damaged) from error


def _too_many_sheets(n: int) -> SurveyError:
    return SurveyError(f"This workbook has {n:,} sheets. Save the one with the answers as a file and upload that.")


def _text_rows(sheet, limits: Limits) -> Table:
    if sheet.total_width > WIDEST:
        raise too_wide()
    above, left = sheet.start or (0, 0)
    builder, rows, blank, filled = Builder(_shown), iter(sheet.iter_rows()), 0, 0
    while some := list(islice(rows, AT_ONCE)):
        some = [[""] * left + cells for cells in some] if left else some
        empty = 0
        if not all(map(any, some)):  # a value may be shown although it is false: 0
            some = [cells if any(map(_shown, cells)) else [] for cells in some]
            empty = next((at for at, cells in enumerate(reversed(some)) if cells), len(some))
        if empty < len(some):
            if blank > limits.rows:
                raise too_far_apart(limits)
            builder.add([[]] * blank + some[: len(some) - empty])
            filled, blank = filled + sum(map(bool, some)), 0
        blank += empty
        if filled > limits.rows + 10:
            raise too_many_rows(limits)
    return builder.table().under(above) if filled else builder.table()


def _shown(value) -> str:
    """Return a workbook cell as the text a person sees, apart from number formats."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != time() else value.date().isoformat()
    if isinstance(value, (date, time, timedelta)):
        return str(value)
    return str(value)


def _trimmed(rows: Table) -> Table:
    """Return rows without the empty ones at the end."""
    return rows.cut(0, rows.filled.rfind(1) + 1)


def too_far_apart(limits: Limits) -> SurveyError:
    """Return the refusal of a table of which something stands far below the rest."""
    return SurveyError(
        f"Between the rows of this table stand more than {limits.rows:,} empty ones. "
        "Delete what stands far above or below the answers, save the file and upload it again."
    )


def _check_size(sheet: Sheet, limits: Limits) -> None:
    filled = bulk.any_of([column.codes for column in sheet.rows.columns], len(sheet.rows)).count(1)
    if filled > limits.rows + 10:
        raise too_many_rows(limits)
    if len(sheet.rows) - filled > limits.rows:
        raise too_far_apart(limits)
    used = sum(any(map(str.strip, column.filled())) for column in sheet.rows.columns)
    if used > limits.columns:
        raise SurveyError(
            f"This table has {used:,} filled columns, more than {limits.columns}. "
            "Export the answers with one row per person and upload that file."
        )
    if sum(len(text) * n for column in sheet.rows.columns for text, n in column.filled().items()) > limits.characters:
        raise too_much_text()
    if any(len(text) > limits.cell for column in sheet.rows.columns for text in column.texts):
        raise too_much_text()
