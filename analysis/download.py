"""A finding's table as a file that a spreadsheet program opens: the numbers as released, and how to read them."""

import csv
import io
from collections.abc import Sequence

from analysis.printable import plain_cell
from analysis.survey import Finding, Row


def csv_of(finding: Finding, columns: Sequence[str], notes: Sequence[str] = ()) -> bytes:
    """Return the rows of a finding as csv, with its sentence, base, caution and question below.

    Parameters
    ----------
    finding : Finding
        Nothing that is not in it reaches the file.
    columns : sequence of str
        What stands above label, count, base, and what column or note says.
    notes : sequence of str
        Further lines, such as the school's promise.

    Returns
    -------
    bytes
        UTF-8 with a mark at the start, by which spreadsheet programs know it.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(map(plain_cell, columns))
    writer.writerows((plain_cell(row.label), row.n, row.base_n, plain_cell(_about(row))) for row in finding.rows)
    writer.writerow(())
    below = (finding.headline, finding.base, finding.caution, finding.question, *notes)
    writer.writerows([plain_cell(line)] for line in below if line)
    return out.getvalue().encode("utf-8-sig")


def _about(row: Row) -> str:
    return ", ".join(filter(None, (row.column, row.note, row.joined)))
