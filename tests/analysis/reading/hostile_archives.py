"""Hostile containers: bombs, entities, passwords, damage, and parts that say what is not so."""

import bz2
import gzip
import struct
import zipfile
from functools import cache

from tests.analysis.reading.hostile_base import (
    EITHER,
    HEADER,
    TABLE,
    Case,
    archive,
    csv,
    indexed_xml,
    parts,
    saved,
    shared_xml,
    sheet_xml,
    workbook,
)  # fmt: skip
from tests.analysis.reading.hostile_old import OLE, changed, compound, old_workbook, part_of, record

_SHEET, _STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
_ENTITIES = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
_OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
_REMOTE = '<!DOCTYPE a SYSTEM "http://x.invalid/a.dtd">'
_XML = '<?xml version="1.0"?>'
_UNPACKS, _DAMAGED, _PASSWORD = "unpacks to far more", "damaged", "password"


def _zeros(method: int = zipfile.ZIP_DEFLATED) -> bytes:
    return archive([("xl/workbook.xml", b"0" * 160_000_000)], method)


def _lying(data: bytes) -> bytes:
    made = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = made.index(mark) + at
        made[start : start + 4] = struct.pack("<I", 10)
    return bytes(made)


def _overlapping(copies: int = 400) -> bytes:
    """Return an archive whose directory lists one megabyte many times."""
    data = archive([("a.csv", b"0" * 1_000_000)])
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entries = data[start:end] * copies
    return data[:start] + entries + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, copies, copies, len(entries), start, 0)


def _nested(levels: int = 6) -> bytes:
    data = csv(TABLE).encode()
    for level in range(levels):
        data = archive([(f"{level}.zip", data)])
    return data


def _encrypted() -> bytes:
    made = bytearray(saved())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        made[made.index(mark) + at] |= 1
    return bytes(made)


def _evil(declared: str, where: str = _SHEET, encoding: str = "utf-8") -> bytes:
    own = parts(sheet_xml(TABLE), sharedStrings__xml=shared_xml(["a"]))
    body = own[where].decode().replace("Grade 1", "&c;")
    return archive({**own, where: (_XML + declared + body).encode(encoding)})


@cache
def _sound(kind: str) -> bytes:
    return saved() if kind == "xlsx" else old_workbook(TABLE)


def _cut(kind: str, tenths: int) -> bytes:
    return _sound(kind)[: len(_sound(kind)) * tenths // 20]


def _flipped(kind: str, place: int) -> bytes:
    made = bytearray(_sound(kind))
    at = place * 7_919 % len(made)
    made[at] ^= 1 << place % 8
    return bytes(made)


def _without(name: str) -> bytes:
    return archive({part: data for part, data in parts(sheet_xml(TABLE)).items() if part != name})


def _hidden(book) -> None:
    book.create_sheet("front")
    book.active.sheet_state = "hidden"
    book.active = 1


def _charts(book) -> None:
    book.create_chartsheet("chart")
    del book["Sheet"]


def _strings(indices: list[object], *strings: str) -> bytes:
    rows = [[0, 1], *([2, index] for index in indices)]
    return workbook(indexed_xml(rows), sharedStrings__xml=shared_xml(["Team?", "Useful?", "yes", *strings]))


def bombs() -> list[Case]:
    """Return what unpacks to more than it seems."""
    return [
        Case("flat bomb", _zeros, ""),
        Case("bomb with a lying size", lambda: _lying(_zeros()), ""),
        Case("bomb packed by bzip2", lambda: _zeros(zipfile.ZIP_BZIP2), "packed"),
        Case("bomb packed by lzma", lambda: _zeros(zipfile.ZIP_LZMA), "packed"),
        Case("overlapping entries", _overlapping, ""),
        Case("nested zips", _nested, "zip file holds"),
        Case("zip in a csv in a zip", lambda: archive([("a.csv", archive([("b.csv", b"a,b")]))]), "cannot be opened"),
        Case("bomb in a zip in a zip", lambda: archive([("a.xlsx", _zeros())]), ""),
        Case("many entries", lambda: archive((f"{at}", b"") for at in range(5_000)), _UNPACKS),
        Case("gzip", lambda: gzip.compress(csv(TABLE).encode(), mtime=0), "gzip", "answers.csv.gz"),
        Case("gzip bomb", lambda: gzip.compress(b"0" * 50_000_000, 1, mtime=0), "gzip", "answers.csv"),
        Case("bzip2", lambda: bz2.compress(csv(TABLE).encode()), "", "answers.csv"),
        Case("string amplifier", lambda: _strings([3] * 100_000, "x" * 300_000), "more text"),
        Case("amplifier, one long row", lambda: workbook(
            indexed_xml([[0] * 400] * 400), sharedStrings__xml=shared_xml(["x" * 30_000])), "more text"),
        Case("cell of 40 million characters", lambda: workbook(sheet_xml([*TABLE, ["x" * 40_000_000]])), "more text"),
    ]  # fmt: skip


def entities() -> list[Case]:
    """Return instructions hidden in XML parts."""
    cases = []
    for part in (_SHEET, _STRINGS, "xl/workbook.xml", "_rels/.rels"):
        for name, declared in (("laughs", _ENTITIES), ("file", _OUTSIDE), ("remote", _REMOTE)):
            for encoding in ("utf-8", "utf-16") if name == "laughs" else ("utf-8",):
                build = lambda d=declared, p=part, e=encoding: _evil(d, p, e)  # noqa: E731 - a table of them
                cases.append(Case(f"entities {name} {encoding} {part}", build, "hides instructions"))
    late = f"<!--{'x' * 70_000}-->" + _ENTITIES
    return [*cases, Case("entities behind a long remark", lambda: _evil(late), "hides instructions")]


def protected() -> list[Case]:
    """Return what a password protects."""
    return [
        Case("encrypted entries", _encrypted, _PASSWORD),
        Case("encrypted .xls", lambda: part_of(TABLE, behind=record(0x2F, bytes(54))), _PASSWORD, "a.xls"),
        Case("encrypted workbook", lambda: compound("EncryptedPackage", b"\1" * 9_000), _PASSWORD),
        Case("encryption info", lambda: compound("EncryptionInfo", b"\1" * 9_000), _PASSWORD),
    ]


def damaged() -> list[Case]:
    """Return what was cut off or flipped on its way."""
    cuts = [Case(f"xlsx cut at {n}/20", lambda n=n: _cut("xlsx", n), "") for n in range(1, 20, 2)]
    old = [Case(f"xls cut at {n}/20", lambda n=n: _cut("xls", n), EITHER, "a.xls") for n in range(2, 20, 4)]
    flips = [Case(f"xlsx bit {n}", lambda n=n: _flipped("xlsx", n), EITHER) for n in range(1, 13)]
    flips += [Case(f"xls bit {n}", lambda n=n: _flipped("xls", n), EITHER, "a.xls") for n in range(1, 9)]
    return [
        *cuts, *old, *flips,
        Case("xls as it should be", lambda: _sound("xls"), (40, 4), "a.xls"),
        Case("only the mark of an old workbook", lambda: OLE, "cannot be opened", "a.xls"),
        Case("a Word document of old", lambda: compound("WordDocument", b"\1" * 9_000), "cannot be opened", "a.xls"),
        *(Case(f"xls stream cut at {n}/10", lambda n=n: part_of(TABLE, n), _DAMAGED, "a.xls") for n in (2, 4, 6, 8)),
        Case("xls, sectors in a circle", lambda: changed(512, struct.pack("<2I", 0xFFFFFFFD, 1)), _DAMAGED, "a.xls"),
        Case("xls, sectors out of the file", lambda: changed(76, struct.pack("<I", 9_999)), _DAMAGED, "a.xls"),
        Case("xls, sectors of two gigabytes", lambda: changed(30, struct.pack("<H", 31)), _DAMAGED, "a.xls"),
        Case("xls, directory nowhere", lambda: changed(48, struct.pack("<I", 0xFFFFFFF0)), _DAMAGED, "a.xls"),
        Case("xls, a table of tables nowhere", lambda: changed(68, struct.pack("<I", 77)), _DAMAGED, "a.xls"),
        Case("xlsx with a tail", lambda: _sound("xlsx") + b"x" * 1_000, EITHER),
        Case("xlsx with a head", lambda: b"x,y\n" + _sound("xlsx"), ""),
    ]  # fmt: skip


def impossible() -> list[Case]:
    """Return workbooks that say what is not so."""
    sheet = sheet_xml(TABLE)
    phantom = "".join(f'<row r="{at}" s="1" customFormat="1"/>' for at in range(42, 1_048_577))
    styled = "".join(f'<row><c r="A{at}" s="1"/></row>' for at in range(42, 1_048_577))
    return [
        *(Case(f"without {part}", lambda part=part: _without(part), "") for part in parts("")),
        Case("no sheets", lambda: workbook(sheet, workbook__xml="<workbook><sheets/></workbook>"), "holds no answers"),
        Case("only hidden sheets", lambda: saved(change=_hidden), "holds no answers"),
        Case("only a chart sheet", lambda: saved(change=_charts), "holds no answers"),
        Case("phantom rows by dimension", lambda: workbook(sheet_xml(
            TABLE, '<dimension ref="A1:XFD1048576"/>')), (40, 4)),
        Case("phantom empty rows", lambda: workbook(sheet_xml(TABLE, after=phantom)), (40, 4)),
        Case("phantom styled cells", lambda: workbook(sheet_xml(TABLE, after=styled)), (40, 4)),
        Case("a cell in the last corner", lambda: workbook(sheet_xml(TABLE, after=(
            '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))), ""),
        Case("a cell beyond the sheet", lambda: workbook(sheet_xml(TABLE, after='<row><c r="ZZZZZZ9999999999">'
            '<v>1</v></c></row>')), EITHER),
        Case("16,384 columns", lambda: workbook(sheet_xml([["q"] * 16_384, ["a"] * 16_384])), "filled columns"),
        Case("negative index", lambda: _strings([-1, 2]), EITHER),
        Case("huge index", lambda: _strings([99_999_999_999_999_999_999, 2]), EITHER),
        Case("index that is no number", lambda: _strings(["x", 2]), EITHER),
        Case("index beyond the table", lambda: _strings([500, 2]), EITHER),
        Case("duplicate names", lambda: archive([*parts(sheet).items(), (_SHEET, b"<a/>")]), EITHER),
        Case("names that climb", lambda: archive({**parts(sheet), "../../evil.txt": b"x", "/abs": b"x"}), (40, 4)),
        Case("a table that climbs", lambda: archive({"../../answers.csv": csv(TABLE).encode()}), (40, 4), "a.zip"),
        Case("sheet that is no xml", lambda: workbook(b"\x00\xff<<<>>>"), EITHER),
        Case("tags never closed", lambda: workbook("<worksheet><sheetData>" + "<row>" * 200_000), EITHER),
        Case("ten thousand sheets", lambda: workbook(sheet, workbook__xml=_many_sheets()), "sheets"),
        Case("relations in a circle", lambda: archive({**parts(sheet), "_rels/.rels": parts(sheet)[
            "_rels/.rels"].replace(b"xl/workbook.xml", b"_rels/.rels")}), EITHER),
        Case("xlsx named csv", lambda: saved(), (40, 4), "answers.csv"),
        Case("csv named xlsx", lambda: csv(TABLE).encode(), (40, 4)),
        Case("xlsx named xls", lambda: saved(), (40, 4), "answers.xls"),
        Case("formulas", lambda: saved([*TABLE, ["=1+1", "=cmd|'/C calc'!A0", "+1", "@SUM(A1)"]]), (41, 4)),
        Case("long header in xlsx", lambda: workbook(sheet_xml([[*HEADER[:3], "h" * 40_000], *TABLE[1:]])), (40, 4)),
    ]  # fmt: skip


def _many_sheets() -> str:
    own = parts("")["xl/workbook.xml"].decode()
    sheet = own[own.index("<sheet ") : own.index("</sheets>")]
    return own.replace(sheet, "".join(sheet.replace('"A"', f'"A{at}"') for at in range(10_000)))
