"""A deck read back: its sentences, its charts, the workbooks behind them, and what else may lie in the file."""

import posixpath
import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from analysis.audit.archive import audit_archive, audit_sheets, cells, local, parsed, parts
from analysis.audit.numbers import NOTHING, Audit, audit_cell, audit_promise, audit_text
from analysis.meeting import Imprint, Slide
from analysis.printable import one_line
from analysis.survey import Finding


def audit_deck(data: bytes, slides: Sequence[Slide], imprint: Imprint, promise: int) -> Audit:
    """Return what reading a deck back has shown.

    Parameters
    ----------
    data : bytes
        The .pptx file.
    slides, imprint
        What it was made from.
    promise : int
        The smallest group that any number may be about.
    """
    named = parts(data)
    found = audit_archive(named, "The deck") + audit_promise((slide.finding for slide in slides), promise)
    pages = sorted((name for name in named if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)), key=_number)
    if len(pages) != len(slides):
        return found + Audit(0, (f"The deck has {len(pages)} slides instead of {len(slides)}.",))
    for number, (page, slide) in enumerate(zip(pages, slides, strict=True), 1):
        found += _page(named, page, slide, imprint, number)
    return found


def _number(name: str) -> int:
    return int(re.findall(r"\d+", name)[-1])


def _page(named: dict[str, bytes], page: str, slide: Slide, imprint: Imprint, number: int) -> Audit:
    where, tree = f"Slide {number}", parsed(named[page])
    more = (slide.talk, *slide.points, imprint.school, imprint.year, imprint.foot, str(number))
    found = audit_text(_texts(tree), slide.finding, *more, where=where)
    title = next((_texts(shape) for shape in tree.iter() if local(shape) == "sp" and _is_title(shape)), "")
    if title != one_line(one_line(slide.finding.headline)[:1500]):
        found += Audit(1, (f"{where}: its title is not the sentence of the finding.",))
    if tree.get("show") in ("0", "false"):
        found += Audit(0, (f"{where} is hidden.",))
    for target in _related(named, page):
        if "/charts/" in target:
            found += _chart(named, target, slide.finding, where)
        elif "/notesSlides/" in target:
            found += audit_text(_texts(parsed(named[target])), slide.finding, *more, where=f"Notes {number}")
    return found


def _is_title(shape: Element) -> bool:
    return any(local(each) == "ph" and each.get("type") == "title" for each in shape.iter())


def _texts(tree: Element) -> str:
    """Return the words of a slide or a shape, without the number of the slide, which the program fills in."""
    fields = {id(text) for field in tree.iter() if local(field) == "fld" for text in field.iter()}
    return one_line(" ".join(e.text or "" for e in tree.iter() if local(e) == "t" and id(e) not in fields))


def _related(named: dict[str, bytes], part: str) -> list[str]:
    folder, name = posixpath.split(part)
    relations = named.get(f"{folder}/_rels/{name}.rels")
    targets = [each.get("Target", "") for each in parsed(relations)] if relations else []
    return [t.lstrip("/") if t.startswith("/") else posixpath.normpath(f"{folder}/{t}") for t in targets]


def _chart(named: dict[str, bytes], chart: str, finding: Finding, where: str) -> Audit:
    """Compare a chart with its finding, and its workbook with the chart."""
    found, columns = NOTHING, []
    for series in (each for each in parsed(named[chart]).iter() if local(each) == "ser"):
        labels, values = _points(series, "cat"), _points(series, "val")
        columns.append((_points(series, "tx").get(0, ""), labels, values))
        for at, value in values.items():
            name = columns[-1][0] if finding.chart == "slope" else labels.get(at, "")
            found += audit_cell(_label(name), float(value), finding, where)
        own = [each for each in series if local(each) == "dLbls"]
        found += audit_text(" ".join(_texts(each) for each in own), finding, where=where)
    book = next((target for target in _related(named, chart) if target.endswith(".xlsx")), None)
    if book is None:
        return found + Audit(0, (f"{where}: a chart has no workbook, so nobody can edit it.",))
    return found + _workbook(named[book], columns, where)


def _label(series: str) -> str:
    return re.sub(r" \((similar question|\d+)\)$", "", re.sub(r" \(\d+\)$", "", series))


def _points(series: Element, kind: str) -> dict[int, str]:
    part = next((each for each in series if local(each) == kind), None)
    points = [each for each in (part.iter() if part is not None else ()) if local(each) == "pt"]
    return {int(point.get("idx", 0)): "".join(point.itertext()).strip() for point in points}


def _workbook(data: bytes, columns: list[tuple[str, dict[int, str], dict[int, str]]], where: str) -> Audit:
    named = parts(data)
    found = audit_archive(named, f"{where}, the workbook") + audit_sheets(named, f"{where}, the workbook", 1)
    told: dict[str, str | float] = {}
    for at, (name, labels, values) in enumerate(columns):
        column = _column(at + 1)
        told[f"{column}1"] = name
        told |= {f"A{point + 2}": label for point, label in labels.items()}
        told |= {f"{column}{point + 2}": float(value) for point, value in values.items()}
    held = cells(named, "xl/worksheets/sheet1.xml")
    wrong = [address for address in {*told, *held} if not _same(told.get(address, ""), held.get(address, ""))]
    problems = tuple(f"{where}: cell {address} behind the chart is not what the chart shows." for address in wrong)
    return found + Audit(len(told), problems)


def _column(at: int) -> str:
    """Return what a spreadsheet calls a column counted from 0."""
    letters = ""
    while at >= 0:
        letters, at = chr(ord("A") + at % 26) + letters, at // 26 - 1
    return letters


def _same(one: str | float, other: str | float) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) < 1e-9
    return isinstance(one, str) and isinstance(other, str) and one.split() == other.split()
