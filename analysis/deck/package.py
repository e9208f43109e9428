"""The deck as a file: the same bytes on every run, and nothing in it but the slides.

Office files are zip archives that tell when and by what each part was made. Here every part has the same date, what
describes the file is empty, and the workbooks behind the charts hold the numbers of the charts and nothing else.
"""

import io
import zipfile
from collections import Counter
from datetime import datetime

from analysis.printable import one_line

_DATE = (1980, 1, 1, 0, 0, 0)
_CREATED = datetime(2000, 1, 1)
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{title}</dc:title><dc:language>en</dc:language></cp:coreProperties>"
)
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties '
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)


def number_parts(package) -> None:
    """Let a new deck count its parts: python-pptx would look through all of them for the next free name."""
    from pptx.opc.packuri import PackURI

    taken = {part.partname for part in package.iter_parts()}
    counted: Counter[str] = Counter()

    def next_name(pattern: str) -> PackURI:
        counted[pattern] += 1
        while pattern % counted[pattern] in taken:
            counted[pattern] += 1
        return PackURI(pattern % counted[pattern])

    package.next_partname = next_name


def packed(deck, title: str) -> bytes:
    """Return a presentation as bytes that depend on its slides alone.

    Parameters
    ----------
    deck : pptx.presentation.Presentation
        Saved by this call.
    title : str
        What programs show as the name of the document.
    """
    from html import escape

    saved = io.BytesIO()
    deck.save(saved)
    described = {"docProps/core.xml": _CORE.format(title=escape(one_line(title))), "docProps/app.xml": _APP}
    return dated(saved.getvalue(), described)


def dated(archive: bytes, replaced: dict[str, str]) -> bytes:
    """Return an archive with one date for all its parts, and some of them replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
            new.writestr(info, replaced.get(name) or old.read(name), compresslevel=4)
    return out.getvalue()


def chart_data(labels: list[str], series: dict[str, list[float | None]]):
    """Return the data of a chart; its workbook opens in every spreadsheet program and no cell of it is a formula."""
    from pptx.chart.data import CategoryChartData
    from pptx.chart.xlsx import CategoryWorkbookWriter

    class Workbook(CategoryWorkbookWriter):
        @property
        def xlsx_blob(self) -> bytes:
            return _workbook(labels, series)

    class Data(CategoryChartData):
        @property
        def _workbook_writer(self) -> Workbook:
            return Workbook(self)

    data = Data()
    data.categories = labels
    for name, values in series.items():
        data.add_series(name, values)
    return data


def _workbook(labels: list[str], series: dict[str, list[float | None]]) -> bytes:
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _CREATED})
    text, sheet = book.add_format({"quote_prefix": True}), book.add_worksheet()
    for at, label in enumerate(labels, 1):
        sheet.write_string(at, 0, label, text)
    for column, (name, values) in enumerate(series.items(), 1):
        sheet.write_string(0, column, name, text)
        for at, value in enumerate(values, 1):
            if value is not None:
                sheet.write_number(at, column, value)
    sheet.set_column(0, 0, 60)
    book.close()
    return out.getvalue()
