"""What an Office file must not hold: who made it, where, hidden parts, ways out, anything that runs."""

import io
import re
import zipfile
from xml.etree import ElementTree

from analysis.audit.numbers import Audit

_NAMES = ("creator", "lastModifiedBy", "created", "modified", "Company", "Manager", "Template", "HyperlinkBase")
_RUNS = re.compile(r"vbaProject|\.bin$|activeX|externalLink|thumbnail|comments?\d*\.xml|customXml|printerSettings")


UNDATED = "2000-01-01"
"""The date that every workbook has, since one without a date does not open everywhere."""


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of an Office file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def parsed(part: bytes) -> ElementTree.Element:
    """Return a part as XML; these files are our own, made a moment ago."""
    return ElementTree.fromstring(part)  # noqa: S314


def local(element: ElementTree.Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def audit_archive(named: dict[str, bytes], where: str) -> Audit:
    """Return whether the parts of an Office file tell nothing about its making and lead nowhere."""
    problems = [f"{where} holds {name}." for name in named if _RUNS.search(name)]
    for name, part in named.items():
        if name.startswith("docProps/"):
            told = [(local(each), each.text) for each in parsed(part).iter() if local(each) in _NAMES]
            problems += [f"{where} tells its {word}." for word, text in told if text and text[:10] != UNDATED]
        if b'TargetMode="External"' in part:
            problems.append(f"{where}: {name} leads out of the file.")
    return Audit(len(named), tuple(problems))


def audit_sheets(named: dict[str, bytes], where: str, sheets: int | None = None) -> Audit:
    """Return whether a workbook has no hidden sheet, row or column, no formula, and as many sheets as it should."""
    found = [element for element in parsed(named["xl/workbook.xml"]).iter() if local(element) == "sheet"]
    problems = [f"{where}: a sheet is hidden." for sheet in found if sheet.get("state")]
    if sheets is not None and len(found) != sheets:
        problems.append(f"{where} has {len(found)} sheets instead of {sheets}.")
    for name, part in named.items():
        if name.startswith("xl/worksheets/"):
            for element in parsed(part).iter():
                if local(element) == "f":
                    problems.append(f"{where}: a cell is a formula.")
                if element.get("hidden") in ("1", "true"):
                    problems.append(f"{where}: a row or column is hidden.")
    return Audit(len(found), tuple(dict.fromkeys(problems)))


def cells(named: dict[str, bytes], sheet: str) -> dict[str, str | float]:
    """Return the filled cells of a sheet by their address, texts as texts and numbers as numbers."""
    shared = []
    if "xl/sharedStrings.xml" in named:
        items = (each for each in parsed(named["xl/sharedStrings.xml"]) if local(each) == "si")
        shared = ["".join(each.itertext()) for each in items]
    found: dict[str, str | float] = {}
    for cell in parsed(named[sheet]).iter():
        if local(cell) != "c":
            continue
        value = next((child.text for child in cell if local(child) == "v"), None)
        if value is not None:
            found[cell.get("r", "")] = shared[int(value)] if cell.get("t") == "s" else float(value)
    return found
