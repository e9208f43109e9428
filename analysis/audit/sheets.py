"""A workbook read back: every number in a table is that of a row of its finding, and every row is there."""

import re
from collections.abc import Sequence

from analysis.audit.archive import audit_archive, audit_sheets, cells, local, parsed, parts
from analysis.audit.numbers import NOTHING, Audit, audit_cell, audit_promise, audit_text
from analysis.meeting import Imprint
from analysis.printable import one_line
from analysis.survey import Finding


def audit_workbook(data: bytes, findings: Sequence[Finding], imprint: Imprint, promise: int) -> Audit:
    """Return what reading a workbook back has shown.

    Parameters
    ----------
    data : bytes
        The .xlsx file.
    findings, imprint
        What it was made from.
    promise : int
        The smallest group that any number may be about.
    """
    named = parts(data)
    found = audit_archive(named, "The workbook") + audit_sheets(named, "The workbook", len(findings) + 1)
    found += audit_promise(findings, promise)
    if found.problems:
        return found
    for number, finding in enumerate(findings, 2):
        found += _sheet(cells(named, f"xl/worksheets/sheet{number}.xml"), finding, number)
        found += _chart(named, number, finding)
    every = " ".join(finding.headline for finding in findings)
    first = " ".join(str(value) for value in cells(named, "xl/worksheets/sheet1.xml").values())
    names = " ".join(str(number) for number in range(1, len(findings) + 1))
    questions = " ".join(f"{finding.question} {finding.finding_id}" for finding in findings)
    told = (every, imprint.school, imprint.year, imprint.foot, names, questions)
    return found + audit_text(first, Finding("first", "the first sheet", "", "none"), *told, where="The first sheet")


def _sheet(held: dict[str, str | float], finding: Finding, number: int) -> Audit:
    where, found = f"Sheet {number}", NOTHING
    if held.get("A1") != _cell(finding.headline):
        found += Audit(1, (f"{where}: its first line is not the sentence of the finding.",))
    labels = {_row(address): str(value) for address, value in held.items() if re.fullmatch(r"A\d+", address)}
    seen: dict[str, set[float]] = {}
    for address, value in held.items():
        label = labels.get(_row(address), "")
        if isinstance(value, float):
            found += audit_cell(one_line(label), value, finding, where)
            seen.setdefault(one_line(label), set()).add(value)
        else:
            found += audit_text(value, finding, where=where)
    missing = [
        row for row in finding.rows if row.n is not None and float(row.n) not in seen.get(one_line(row.label), set())
    ]
    return found + Audit(len(finding.rows), tuple(f"{where}: “{row.label}” is not there." for row in missing))


def _cell(text: str) -> str:
    from analysis.printable import printable

    return printable(text)[:32_767]


def _row(address: str) -> int:
    return int(re.sub(r"\D", "", address))


def _chart(named: dict[str, bytes], number: int, finding: Finding) -> Audit:
    """Return whether the chart of a sheet points to that sheet alone and keeps no numbers of its own."""
    relations = named.get(f"xl/worksheets/_rels/sheet{number}.xml.rels", b"")
    drawing = re.search(rb"drawings/drawing(\d+)\.xml", relations)
    if drawing is None:
        return NOTHING
    links = named[f"xl/drawings/_rels/drawing{int(drawing.group(1))}.xml.rels"]
    chart = parsed(named[f"xl/charts/chart{int(re.search(rb'charts/chart([0-9]+)', links).group(1))}.xml"])
    sheets = [each.get("name") for each in parsed(named["xl/workbook.xml"]).iter() if local(each) == "sheet"]
    own = str(sheets[number - 1])
    formulas = [each.text or "" for each in chart.iter() if local(each) == "f"]
    strangers = [text for text in formulas if text.rpartition("!")[0].strip("'").replace("''", "'") != own]
    caches = (each for each in chart.iter() if local(each) == "numCache")
    values = [point for cache in caches for point in cache if local(point) == "pt"]
    kept = [float("".join(point.itertext())) for point in values]
    allowed = {float(value) for row in finding.rows for value in _values(row)}
    wrong = [value for value in kept if not any(abs(value - each) < 1e-9 for each in allowed)]
    problems = [f"Sheet {number}: its chart shows another sheet."] * bool(strangers)
    return Audit(len(kept), (*problems, *(f"Sheet {number}: its chart shows {value:g}." for value in wrong)))


def _values(row) -> list[float]:
    return [] if row.n is None else [row.n, row.n / row.base_n if row.base_n else 0]
