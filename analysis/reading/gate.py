"""What may come in: decided by the bytes, before any parser sees them."""

import io
import zipfile

from analysis.errors import SurveyError
from analysis.settings import MEGABYTE, Limits

_FOREIGN = {
    b"%PDF": "a PDF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed (gzip) file",
    b"Rar!": "a compressed (rar) file",
    b"7z\xbc\xaf": "a compressed (7z) file",
    b"{\\rtf": "a text document",
    b"SQLite format 3": "a database",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AS_TABLE = "Export the answers as a spreadsheet (.xlsx or .csv) and upload that file."
_ENTRIES = 2_000


def admit(data: bytes, limits: Limits) -> str:
    """Return what the bytes are: ``zip``, ``ole`` or ``text``.

    Raises
    ------
    SurveyError
        The file is empty, too large, protected, harmful, or not a table at all.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
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


_PROTECTED = (
    "This file is protected with a password. Open it, remove the password (File, Info, Protect), "
    "save it and upload it again."
)
_DAMAGED = "This workbook is damaged and cannot be opened. Export the answers again and upload the new file."


def _check_zip(data: bytes, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > _ENTRIES:
                raise SurveyError(_suspicious())
            if any(entry.flag_bits & 1 for entry in entries):
                raise SurveyError(_PROTECTED)
            _inflate(archive, entries, limits)
    except SurveyError:
        raise
    except Exception as error:  # zipfile, zlib and lzma each raise what they like on a damaged archive
        raise SurveyError(_DAMAGED) from error


def _inflate(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Unpack every entry piece by piece and count real bytes: what the entry says of its size proves nothing."""
    total = 0
    for entry in entries:
        with archive.open(entry) as stream:
            first = True
            while piece := stream.read(1 << 20):
                total += len(piece)
                if total > limits.inflated:
                    raise SurveyError(_suspicious())
                if first and entry.filename.endswith((".xml", ".rels")) and _declares_entities(piece):
                    raise SurveyError(_suspicious())
                first = False


def _declares_entities(piece: bytes) -> bool:
    head = piece.replace(b"\x00", b"")[:65_536].upper()
    return b"<!DOCTYPE" in head or b"<!ENTITY" in head


def _suspicious() -> str:
    return (
        "This file unpacks to far more than a survey export holds, or hides instructions for the reader. "
        "Open it in a spreadsheet program, save it as a new .xlsx file and upload that."
    )
