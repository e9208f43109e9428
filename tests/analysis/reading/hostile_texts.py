"""Hostile text: what is no table, strange encodings and line ends, quotes, sizes, and answers nobody expects."""

import codecs
import sqlite3
from contextlib import closing

from tests.analysis.reading.hostile_base import EITHER, HEADER, TABLE, Case, archive, csv
from tests.analysis.reading.naughty import naughty_strings

_NO_TABLE, _EMPTY = "not a table of answers", "empty"
_BEGINNINGS = (
    ("an arrow", b"ARROW1\0\0"), ("a parquet", b"PAR1"), ("a tape archive", b"answers.csv" + bytes(300)),
    ("a portrait", b"RIFF\x24\0\0\0WEBPVP8 "), ("a song", b"ID3\x03\0\0\0"), ("a film", b"\0\0\0\x20ftypisom"),
    ("a program", b"MZ\x90\0\x03"), ("a database of old", b"\0\1\0\0Standard Jet DB\0"), ("SPSS", b"$FL2@(#) SPSS"),
    ("HDF", b"\x89HDF\r\n\x1a\n"), ("a packed one", b"\x28\xb5\x2f\xfd"),
    ("a dBase table", b"\x03\x79\x01\x01\x28\0\0\0"),
)  # fmt: skip
_PAGE = "<!DOCTYPE html><html><body><form>Sign in<input name='password'></form></body></html>"


def _case(name: str, data: str | bytes, answer: tuple[int, int] | str | None, filename: str = "answers.csv") -> Case:
    return Case(name, lambda: data.encode() if isinstance(data, str) else data, answer, filename)


def _database() -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE a (b)")
        return connection.serialize()


def _office(kind: str) -> bytes:
    return archive({"[Content_Types].xml": b"<Types/>", "_rels/.rels": b"<R/>", f"{kind}/document.xml": b"<d/>"})


def foreign() -> list[Case]:
    """Return what people upload by mistake."""
    return [
        _case("login page", _PAGE, "web page"),
        _case("login page named xls", "\ufeff\n  " + _PAGE, "web page", "answers.xls"),
        _case("JSON object", '{"answers": [1, 2]}', _NO_TABLE),
        _case("JSON list", '[{"a": 1}, {"a": 2}]', _NO_TABLE),
        _case("JSON list of lists", "[\n [1, 2],\n [3, 4]\n]", _NO_TABLE),
        _case("XML", "<?xml version='1.0'?><a><b/></a>", _NO_TABLE),
        _case("XML without a declaration", "<responses><r>1</r></responses>", ""),
        _case("PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF", "answers.pdf"),
        _case("picture", b"\x89PNG\r\n\x1a\n" + bytes(500), "picture", "answers.png"),
        _case("docx", _office("word"), "", "answers.docx"),
        _case("pptx", _office("ppt"), "", "answers.pptx"),
        Case("database", _database, "database", "answers.db"),
        *(
            _case(f"begins as {name}", begins + bytes(range(256)) * 9, "", "answers.csv")
            for name, begins in _BEGINNINGS
        ),
        _case("a calendar", "BEGIN:VCALENDAR\n" + "SUMMARY:Meeting; team, all\n" * 30, "calendar"),
        _case("a link", "[InternetShortcut]\nURL=https://docs.google.com/a\n", "link"),
        _case("a saved web page", "MIME-Version: 1.0\nContent-Type: text/html; a=b\n\n<html>", "web page"),
        _case("SYLK", "ID;PWXL;N;E\n" + 'C;Y1;X1;K"a"\n' * 30, "SYLK"),
        _case("DIF", 'TABLE\r\n0,1\r\n"EXCEL"\r\n' * 9, "DIF"),
        _case("a part of a web page", "<div>Please sign in, now</div>\n<p>a, b</p>\n", "web page"),
        _case("a picture in words", '<svg xmlns="x"><text>a, b</text></svg>\n,\n', "web page"),
        _case(
            "columns called ID and Phase",
            csv([["ID", "Phase"], *([str(at), "AB"[at % 2]] for at in range(40))], ";").replace('"', ""),
            (40, 2),
        ),
        _case("random bytes", bytes(at * at * 31 % 251 for at in range(9_000)), EITHER),
        _case("program", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 9, "", "answers"),
    ]


def blank() -> list[Case]:
    """Return what holds nobody's answers."""
    return [
        _case("no byte", b"", _EMPTY),
        _case("blanks", " \n\t\r\n  ", _EMPTY),
        _case("only a mark", codecs.BOM_UTF8, _EMPTY),
        _case("only a UTF-16 mark", codecs.BOM_UTF16_LE, _EMPTY),
        _case("only a UTF-32 mark", codecs.BOM_UTF32_LE, _EMPTY),
        _case("zero bytes", bytes(9_000), _EMPTY),
        _case("only delimiters", ",,,\n,,,\n,,,\n", "holds no answers"),
        _case("only quotes", '""\n"",""\n', "holds no answers"),
        _case("only a header", csv([HEADER]), "header but no answers"),
        _case("header and blank rows", csv([HEADER, [""] * 4, [" "] * 4]), "header but no answers"),
        _case("one word", "hello", ""),
        _case("only sep", "sep=,\n", "holds no answers"),
        _case("no-break spaces", "\u00a0,\u3000\n\u00a0,\u3000\n", "holds no answers"),
    ]


def encodings() -> list[Case]:
    """Return tables in strange encodings and with strange line ends."""
    text, accents = csv(TABLE), csv([*TABLE, ["Été", "5", "Walks", "naïve – “so”"]])
    lone = codecs.BOM_UTF16_LE + text.replace("w7", "w\ud83d").encode("utf-16-le", "surrogatepass")
    plain = "\n".join(";".join(row) for row in TABLE)
    decimal = "\n".join(";".join([row[0], f"{at},5", *row[2:]]) for at, row in enumerate(TABLE[1:]))
    return [
        *(_case(f"encoded {name}", accents.encode(name), (41, 4)) for name in (
            "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32")),
        _case("lone surrogate", lone, (40, 4)),
        _case("half a UTF-16 unit", text.encode("utf-16") + b"\x00", (40, 4)),
        _case("mixed encodings", accents.encode() + accents.encode("cp1252"), (83, 4)),
        _case("UTF-8 cut in a letter", accents.encode()[:-8] + b"\xe2\x80", (41, 4)),
        _case("zero bytes in text", text.replace("w7", "w\0").encode(), EITHER),
        _case("zero byte far behind", (text * 9).replace("w39", "w\0").encode(), EITHER),
        _case("lines end by CR", csv(TABLE, end="\r"), (40, 4)),
        _case("lines end by CR, unquoted", plain.replace("\n", "\r"), (40, 4)),
        _case("mixed line ends", text.replace("\n", "\r\n", 20), (40, 4)),
        _case("form feeds", text.replace("\n", "\n\f"), EITHER),
        _case("blank lines between", csv(TABLE, end="\n\n"), (80, 4)),
        _case("semicolons, decimal commas", ";".join(HEADER) + "\n" + decimal, (40, 4)),
        _case("tildes", plain.replace(";", "~"), (40, 4)),
        _case("carets", plain.replace(";", "^"), (40, 4)),
        _case("sep semicolon", "sep=;\n" + csv(TABLE, ";"), (40, 4)),
        _case("sep quoted", '"sep=;"\r\n' + csv(TABLE, ";"), (40, 4)),
        _case("sep that is a letter", "sep=e\n" + text, EITHER),
        _case("sep that is a quote", 'sep="\n' + text, EITHER),
        _case("sep of two", "sep=;;\n" + csv(TABLE, ";"), EITHER),
        _case("sep that is an emoji", "sep=😀\n" + csv(TABLE, "😀"), EITHER),
        _case("sep and CR", "sep=;\r" + csv(TABLE, ";", "\r"), (40, 4)),
        _case("sep in UTF-16", ("sep=\t\r\n" + csv(TABLE, "\t")).encode("utf-16"), (40, 4)),
    ]  # fmt: skip


def quotes() -> list[Case]:
    """Return text whose quotation marks do not add up: every row there, or refused."""
    lines = [",".join(row) for row in TABLE]
    swallowing = "\n".join([*lines[:5], '"' + lines[5], *lines[6:]])
    closing = "\n".join([*lines[:5], '"' + lines[5], *lines[6:20], 'Grade 1,3,Walks,"so, so"', *lines[21:]])
    return [
        _case("quote never closed", swallowing, "quotation mark"),
        _case("quote never closed, at the head", '"' + "\n".join(lines), "quotation mark"),
        _case("quote at the head of every row", "\n".join(lines).replace("Grade", '"Grade'), "quotation mark"),
        _case("quote closed much later", closing, "quotation mark"),
        _case("quote never closed in the last cell", "\n".join(lines)[:-3] + '"w39', (40, 4)),
        _case("quotes inside", "\n".join(lines).replace("w7", 'w"7"'), (40, 4)),
        _case("quote in front of a word", "\n".join(lines).replace("w7", '"so" they said'), (40, 4)),
        _case("deep quotes", csv([*TABLE, ['"' * 5_000] * 4]), (41, 4)),
        _case("line breaks in cells", csv([*TABLE, ["a\n\nb\r\nc"] * 4]), (41, 4)),
        _case("backslash quotes", "\n".join(lines).replace("w7", '"so \\"it\\" is"'), EITHER),
        _case("single quotes", "\n".join(lines).replace("w7", "it's"), (40, 4)),
    ]


def sizes() -> list[Case]:
    """Return text that is too much of something."""
    return [
        _case("one long line", b"a," * 5_000_000, ""),
        _case("one long word", b"a" * 10_000_000, ""),
        _case("long line of quotes", b'"' * 10_000_000, ""),
        _case("5,000 columns", csv([["q"] * 5_000, ["a"] * 5_000]), "filled columns"),
        _case("100,000 columns", "q," * 100_000 + "\n" + "a," * 100_000 + "\n", "16,384 columns"),
        _case("100,000 columns, many rows", ("q," * 100_000 + "\n") * 100, "16,384 columns"),
        _case("5,000 columns, four filled", csv([[*row, *[""] * 4_996] for row in TABLE]), (40, 5_000)),
        _case("too many rows", "a,b\n" + "x,y\n" * 120_000, "filled rows"),
        _case("blank lines in front", "\n" * 5_000 + csv(TABLE), (40, 4)),
        _case("blank cells in front", ",,,\n" * 5_000 + csv(TABLE), (40, 4)),
        _case("a million blank lines", csv(TABLE) + "\n" * 1_000_000, (40, 4)),
        _case("too many bytes", b"a,b\n" + b"x,y\n" * 6_300_000, "larger than 25 MB"),
        _case("headers all equal", csv([["q"] * 4, *TABLE[1:]]), (40, 4)),
        _case("no headers", csv([["", "", "", "x"], *TABLE[1:]]), EITHER),
        _case("long header", csv([[*HEADER[:3], "h" * 40_000], *TABLE[1:]]), (40, 4)),
        _case("ragged rows", "\n".join(",".join(["a"] * (1 + at % 9)) for at in range(90)), EITHER),
    ]


def answers() -> list[Case]:
    """Return well-formed tables of answers nobody expects."""
    naughty = naughty_strings()
    strange = ["1e308", "1E999", "nan", "inf", "-inf", "-0", "0.0", "NaN", "1_000", "٣", "½", "9" * 400]
    dates = ["9999-12-31", "0000-00-00", "2025-02-30", "1/1/0001", "99999-1-1", "12/31/99999 25:61", "-5", "1e9"]
    marks = "\u202eabc\u2066def\u200f"
    return [
        _case("naughty answers", csv([["Which team?", "Comment?"], *([f"Grade {at % 3}", text]
            for at, text in enumerate(naughty))]), (500, 2)),
        _case("naughty headers", csv([naughty, *([str(at)] * 500 for at in range(9))]), (9, 500)),
        _case("naughty choices", csv([["a?", "b?"], *([text, text] for text in naughty * 4)]), (2_000, 2)),
        _case("naughty everything", csv([naughty[at : at + 20] for at in range(0, 500, 20)]), EITHER),
        _case("numbers that are none", csv([["n", "m"], *([text, str(at)] for at, text in enumerate(strange))]),
            (12, 2)),
        _case("only infinities", csv([["n", "m"], *[["inf", "1e999"], ["-inf", "nan"]] * 20]), (40, 2)),
        _case("huge numbers", csv([["n", "m"], *[["9" * 400, "1e308"], ["-" + "9" * 5_000, "0"]] * 20]), (40, 2)),
        _case("dates out of range", csv([["Timestamp", "Q"], *([text, "a"] for text in dates * 3)]), EITHER),
        _case("right to left", csv([[marks, "b"], *([marks + str(at % 3), marks] for at in range(20))]), (20, 2)),
        _case("control characters", csv([["a\x01", "b\x08"], *([f"\x1b[31m{at % 3}", "\x7f"] for at in range(20))]),
            (20, 2)),
        _case("ticks without end", csv([["Which?", "b"], *([";".join(f"o{k}" for k in range(at, at + 300)), "x"]
            for at in range(60))]), (60, 2)),
        _case("many e-mail signs", csv([["Comment?", "b"], *(["@" * 2_000 + "a.b" * 500, "x"] for _ in range(60))]),
            (60, 2)),
    ]  # fmt: skip
