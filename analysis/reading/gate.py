"""What may come in: decided by the bytes, before any parser sees them."""

import io
import struct
import zipfile
from itertools import pairwise

from analysis.errors import SurveyError
from analysis.reading import repeated
from analysis.reading.amplified import characters_when_read, is_torn
from analysis.reading.compound import BrokenError, Compound, state_of
from analysis.settings import MEGABYTE, Limits

_FOREIGN = {
    b"%PDF": "a PDF document",
    b"%!PS": "a document for a printer",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed (gzip) file",
    b"Rar!": "a compressed (rar) file",
    b"7z\xbc\xaf": "a compressed (7z) file",
    b"{\\rtf": "a text document",
    b"SQLite format 3": "a database",
    b"PAR1": "a file of a statistics program",
    b"ARROW1": "a file of a statistics program",
    b"$FL2": "a file of a statistics program",
    b"$FL3": "a file of a statistics program",
    b"<stata_dta>": "a file of a statistics program",
    b"RDX2\n": "a file of a statistics program",
    b"RDX3\n": "a file of a statistics program",
    b"RDA3\n": "a file of a statistics program",
    b"BEGIN:V": "a calendar or an address card",
    b"MIME-Version:": "a saved message or web page",
    b"[InternetShortcut]": "a link to a web page",
    b"ID;PWXL": "a table in a format of old (SYLK)",
    b"ID;PCALC": "a table in a format of old (SYLK)",
    b"TABLE\r\n0,1": "a table in a format of old (DIF)",
    b"TABLE\n0,1": "a table in a format of old (DIF)",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"#!/": "a program",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AS_TABLE = "Export the answers as a spreadsheet (.xlsx or .csv) and upload that file."
_ENTRIES = 2_000
_PIECE = 1 << 20
_HEAD = 1_000
# Of bzip2 and lzma the library unpacks a piece as a whole, which may be gigabytes; no workbook is packed so.
_UNPACKED_BY_PIECES = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def admit(data: bytes, limits: Limits) -> str:
    """Return what the bytes are: ``zip``, ``ole`` or ``text``.

    Raises
    ------
    SurveyError
        The file is empty, too large, protected, harmful, or not a table at all.
    """
    blank = b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"
    if not data[:_HEAD].strip(blank) and not data.strip(blank):
        raise SurveyError("This file is empty. Export the answers again and upload the new file.")
    if len(data) > limits.bytes:
        raise SurveyError(
            f"This file is larger than {limits.bytes // MEGABYTE} MB. A survey export is much smaller: "
            "remove pictures and other sheets, save it again and upload that file."
        )
    for magic, what in _FOREIGN.items():
        if data.startswith(magic):
            raise SurveyError(f"This is {what}, not a survey export. {_AS_TABLE}")
    if data.startswith(b"PK"):
        _check_zip(data, limits)
        return "zip"
    if data.startswith(_OLE):
        _check_ole(data)
        return "ole"
    return "text"


def _check_ole(data: bytes) -> None:
    names = ("EncryptedPackage", "EncryptionInfo")
    if any(name.encode("utf-16-le") in data for name in names):
        raise SurveyError(_PROTECTED)
    try:
        stream = Compound(data).workbook()
    except (BrokenError, struct.error) as error:
        raise SurveyError(_DAMAGED) from error
    state = state_of(stream) if stream else "sound"
    if state != "sound":
        raise SurveyError(_PROTECTED if state == "protected" else _DAMAGED)


_PROTECTED = (
    "This file is protected with a password. Open it, remove the password (File, Info, Protect), "
    "save it and upload it again."
)
_UNUSUAL = "This zip file is packed in a way that no survey platform uses. Unpack it and upload the table inside."
_DAMAGED = "This workbook is damaged and cannot be opened. Export the answers again and upload the new file."


def _check_zip(data: bytes, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > _ENTRIES or _overlap(entries):
                raise SurveyError(_suspicious())
            if any(entry.flag_bits & 1 for entry in entries):
                raise SurveyError(_PROTECTED)
            if any(entry.compress_type not in _UNPACKED_BY_PIECES for entry in entries):
                raise SurveyError(_UNUSUAL)
            _inflate(archive, entries, limits)
            if is_torn(archive):
                raise SurveyError(_DAMAGED)
            if repeated.is_table(archive):
                _check_repetitions(archive, limits)
            if characters_when_read(archive, limits.characters) > limits.characters:
                raise too_much_text()
    except SurveyError:
        raise
    except Exception as error:  # zipfile, zlib and lzma each raise what they like on a damaged archive
        raise SurveyError(_DAMAGED) from error


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    """Return whether two entries are unpacked from the same bytes, which makes much of little."""
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    return any(one.header_offset + one.compress_size > other.header_offset for one, other in pairwise(ordered))


def _check_repetitions(archive: zipfile.ZipFile, limits: Limits) -> None:
    if repeated.is_encrypted(archive):
        raise SurveyError(_PROTECTED)
    last, cells, blanks = repeated.size_when_read(archive)
    if last > 2 * limits.rows or cells > limits.characters or blanks > limits.cell:
        raise SurveyError(_suspicious())


def _inflate(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Unpack every entry piece by piece and count real bytes: what the entry says of its size proves nothing."""
    total = 0
    for entry in entries:
        with archive.open(entry) as stream:
            first = True
            is_xml = entry.filename.lower().endswith((".xml", ".rels"))
            while piece := stream.read(_PIECE):
                total += len(piece)
                if total > limits.inflated:
                    raise SurveyError(_suspicious())
                if first and is_xml and _declares_entities(piece):
                    raise SurveyError(_suspicious())
                if is_xml and len(piece) == _PIECE and b"<" not in piece:
                    raise too_much_text()
                first = False


def _declares_entities(piece: bytes) -> bool:
    head = piece.replace(b"\x00", b"").upper()
    return b"<!DOCTYPE" in head or b"<!ENTITY" in head


def too_much_text() -> SurveyError:
    """Return the refusal of a table with more text than people write."""
    return SurveyError("This table holds more text than a survey of one school can. Upload one survey at a time.")


def _suspicious() -> str:
    return (
        "This file unpacks to far more than a survey export holds, or hides instructions for the reader. "
        "Open it in a spreadsheet program, save it as a new .xlsx file and upload that."
    )
