"""Cells of a workbook that are not empty and hold no answer: errors of formulas, and formulas never worked out."""

import io
import re
import zipfile
from dataclasses import dataclass
from html import unescape

from analysis.survey import ReceiptLine

_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_NAME = re.compile(rb"""\sname=["']([^"']*)["']""")
_LINK = re.compile(rb"""\s\w+:id=["']([^"']*)["']""")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_ID, _TARGET = re.compile(rb"""\sId=["']([^"']*)["']"""), re.compile(rb"""\sTarget=["']([^"']*)["']""")
_ERROR = re.compile(rb"""<(?:\w+:)?c\b[^>]*\st=["']e["']""")
_UNKNOWN = re.compile(rb"<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>\s*)?</(?:\w+:)?c>")
_FILLED = re.compile(rb"<(?:\w+:)?row\b[^>]*>\s*<(?:\w+:)?c\b(?:[^>]*[^/>])?>(?!\s*</)")
_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


@dataclass(frozen=True)
class LookedAt:
    """What a sheet is seen to hold before it is read: how many rows are ``filled`` at least, and what is no answer."""

    name: str
    filled: int
    lines: tuple[ReceiptLine, ...]


def looked_at(data: bytes, many: int) -> list[LookedAt]:
    """Return what the sheets of an .xlsx hold (rows only where they may be more than ``many``); nothing of others."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [_look(name, archive.read(part), many) for name, part in _parts(archive).items()]
    except (KeyError, zipfile.BadZipFile):
        return []


def _look(name: str, sheet: bytes, many: int) -> LookedAt:
    values = sheet.count(b"v>") + sheet.count(b"t>")  # quick to count, where looking at every cell is not
    return LookedAt(name, sum(1 for _ in _FILLED.finditer(sheet)) if values > many else 0, tuple(_lines(sheet)))


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part in which each sheet stands."""
    relations = _RELATION.findall(archive.read(_RELATIONS))
    targets = {_value(_ID, found): _value(_TARGET, found) for found in relations}
    sheets = (
        (_value(_NAME, found), targets.get(_value(_LINK, found))) for found in _SHEET.findall(archive.read(_WORKBOOK))
    )
    known = set(archive.namelist())
    parts = ((unescape(name), f"xl/{target}".replace("xl//", "")) for name, target in sheets if target)
    return {name: part for name, part in parts if part in known}


def _value(attribute: re.Pattern, tag: bytes) -> str:
    found = attribute.search(tag)
    return found[1].decode("utf-8", "replace") if found else ""


def _lines(sheet: bytes) -> list[ReceiptLine]:
    errors = len(_ERROR.findall(sheet)) if b'"e"' in sheet or b"'e'" in sheet else 0
    unknown = len(_UNKNOWN.findall(sheet)) if b"<f" in sheet or b":f" in sheet else 0
    lines = []
    if errors:
        detail = "cells that hold the error of a formula instead of an answer were read as blank"
        lines.append(ReceiptLine("error_read_as_blank", "", errors, detail))
    if unknown:
        detail = (
            "cells that hold a formula whose result was never saved were read as blank: "
            "open the file in a spreadsheet program and save it once"
        )
        lines.append(ReceiptLine("formula_without_result", "", unknown, detail))
    return lines
