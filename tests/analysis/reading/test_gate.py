"""What may come in is decided by the bytes; what may not is refused in a sentence that says what to do."""

import io
import struct
import zipfile

import pytest

from analysis.errors import SurveyError
from analysis.reading.cells import sheets
from analysis.reading.gate import admit
from analysis.settings import Limits
from tests.analysis.reading.hostile_old import old_workbook
from tests.analysis.reading.tables import xlsx_bytes

LIMITS = Limits()


def zipped(**members: bytes) -> bytes:
    """Return a zip archive of these members; two underscores in a name stand for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return out.getvalue()


def refusal(data: bytes, limits: Limits = LIMITS) -> str:
    """Return the sentence with which a file is refused."""
    with pytest.raises(SurveyError) as caught:
        admit(data, limits)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"\x89PNG\r\n\x1a\n...", "picture"),
        (b"\xff\xd8\xff\xe0...", "picture"),
        (b"GIF89a", "picture"),
        (b"\x1f\x8b\x08\x00abc", "gzip"),
        (b"Rar!\x1a\x07", "rar"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"{\\rtf1", "text document"),
        (b"SQLite format 3\x00", "database"),
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\xff\xfe", "empty"),
        (b"\xfe\xff", "empty"),
        (b" \n\r\n\t", "empty"),
        (b"\x00" * 50, "empty"),
    ],
)
def test_what_is_no_table(data: bytes, word: str) -> None:
    assert word in refusal(data)


def test_what_may_come_in() -> None:
    assert admit(b"a,b\n1,2\n", LIMITS) == "text"
    assert admit(xlsx_bytes([["a"], ["b"]]), LIMITS) == "zip"
    assert admit(old_workbook([["a"], ["b"]]), LIMITS) == "ole"


def test_too_large() -> None:
    assert "larger than 1 MB" in refusal(b"a" * 1_000_001, Limits(bytes=1_000_000))


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = zipped(xl__bin=b"0" * 3_000_000)
    assert len(bomb) < 10_000
    assert "unpacks to far more" in refusal(bomb, Limits(inflated=2_000_000))


def test_a_zip_bomb_that_lies_about_its_size() -> None:
    bomb = bytearray(zipped(a=b"0" * 3_000_000))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = bomb.index(mark) + at
        bomb[start : start + 4] = struct.pack("<I", 10)
    with pytest.raises(SurveyError):
        admit(bytes(bomb), Limits(inflated=2_000_000))


def test_too_many_members() -> None:
    assert "unpacks" in refusal(zipped(**{f"m{at}": b"" for at in range(2_001)}))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_not_read(encoding: str) -> None:
    evil = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>'.encode(encoding)
    assert "hides instructions" in refusal(zipped(sheet__xml=evil))


def test_a_protected_zip() -> None:
    protected = bytearray(zipped(a=b"hello"))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        protected[protected.index(mark) + at] |= 1
    assert "password" in refusal(bytes(protected))


def test_a_protected_workbook() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert "password" in refusal(ole)


@pytest.mark.parametrize("keep", [0.3, 0.7, 0.99])
def test_a_cut_off_workbook(keep: float) -> None:
    whole = xlsx_bytes([["a", "b"], *([str(at), "x"] for at in range(100))])
    assert "damaged" in refusal(whole[: int(len(whole) * keep)])


def test_a_damaged_old_workbook() -> None:
    with pytest.raises(SurveyError, match="cannot be opened"):
        sheets(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x07" * 2_000, LIMITS)


def test_a_zip_of_one_table_is_read() -> None:
    assert sheets(zipped(answers__csv=b"a,b\n1,2\n"), LIMITS)[0].rows == [["a", "b"], ["1", "2"]]


@pytest.mark.parametrize("members", [{"a__csv": b"a\n1", "b__csv": b"a\n1"}, {"a__docx": b"x"}])
def test_a_zip_of_anything_else_is_refused(members: dict[str, bytes]) -> None:
    with pytest.raises(SurveyError, match="zip file holds"):
        sheets(zipped(**members), LIMITS)


def test_a_zip_is_opened_once() -> None:
    with pytest.raises(SurveyError, match="cannot be opened"):
        sheets(zipped(inner__csv=zipped(inner__csv=b"a,b\n1,2\n")), LIMITS)


def test_a_workbook_in_a_zip_is_read() -> None:
    assert sheets(zipped(answers__xlsx=xlsx_bytes([["a"], ["b"]])), LIMITS)[0].rows == [["a"], ["b"]]
