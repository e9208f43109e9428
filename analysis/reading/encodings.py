"""Bytes to text in whatever encoding: by its mark, by its zero bytes, as UTF-8, else as Windows wrote it (cp1252)."""

import codecs
import re

from analysis.errors import SurveyError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", 1),
    (codecs.BOM_UTF32_LE, "utf-32", 4),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32", 4),
    (codecs.BOM_UTF16_LE, "utf-16", 2),
    (codecs.BOM_UTF16_BE, "utf-16", 2),
)
_HEAD, _WINDOW, _PADDING = 2_000, 128, 16
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_NO_TABLE = "This is not a table of answers. Export the answers as a spreadsheet (.xlsx or .csv) and upload that file."
_BROKEN = "The text of this file is damaged from some place on. Export the answers again and upload the new file."


def decoded(data: bytes) -> str:
    """Return bytes as text, without marks of byte order and zero bytes, which nobody can see.

    Raises
    ------
    SurveyError
        The bytes are no text, or no text from some place on.
    """
    if data.endswith(bytes(_PADDING)):
        data = data.rstrip(b"\0")
    encoding, unit = _encoding(data)
    if unit > 1:
        _check_alignment(data, encoding)
        text = data[: len(data) // unit * unit].decode(encoding, errors="replace")
        _check_signs(text[:_HEAD])
    else:
        text = _by_lines(data)
    return text.lstrip("\ufeff").replace("\0", "").rstrip("\x1a")


def is_guessed(data: bytes) -> bool:
    """Return whether letters beyond the English ones could be read by assuming an encoding only."""
    if data.isascii() or _encoding(data)[1] > 1:
        return False
    return any(_is_of_windows(line) for line in _lines_not_in_utf8(data))


def _encoding(data: bytes) -> tuple[str, int]:
    """Return the encoding, and of how many bytes its units are."""
    for mark, encoding, unit in _MARKS:
        if data.startswith(mark):
            return encoding, unit
    head = data[:_HEAD]
    zeros, even, odd = head.count(0), head[::2].count(0), head[1::2].count(0)
    if zeros > 0.6 * len(head) and len(head) > 3:
        return ("utf-32-le" if head[0] else "utf-32-be"), 4
    if zeros > len(head) // 4 or (zeros > 3 and max(even, odd) >= 0.95 * zeros and _is_utf16(data, odd)):
        return ("utf-16-le" if odd > even else "utf-16-be"), 2
    controls = len(_CONTROL.findall(head))
    if controls > 0.05 * len(head) or (zeros and controls - zeros > 0.01 * len(head)):
        raise SurveyError(_NO_TABLE)
    return "utf-8", 1


def _is_utf16(data: bytes, odd: int) -> bool:
    """Return whether bytes are lines of text in UTF-16 without a mark, most of its letters beyond the Latin ones."""
    try:
        text = data[: len(data) // 2 * 2].decode("utf-16-le" if odd else "utf-16-be")
    except UnicodeDecodeError:
        return False
    return "\n" in text or "\r" in text


def _check_alignment(data: bytes, encoding: str) -> None:
    """Refuse text in UTF-16 in which a byte is missing: what stands behind it would be signs that nobody wrote."""
    if not encoding.startswith("utf-16"):
        return
    big = encoding == "utf-16-be" or data.startswith(codecs.BOM_UTF16_BE)
    high, low = (data[::2], data[1::2]) if big else (data[1::2], data[::2])
    for at in range(0, len(low), _WINDOW):
        wrong, right = low.count(0, at, at + _WINDOW), high.count(0, at, at + _WINDOW)
        if wrong > _WINDOW // 2 and wrong > right:
            raise SurveyError(_BROKEN)


def _check_signs(head: str) -> None:
    """Refuse what was taken for text because of its zero bytes, and is mostly signs that nobody can write."""
    if sum(not (sign.isprintable() or sign.isspace()) for sign in head) > 0.1 * len(head):
        raise SurveyError(_NO_TABLE)


def _by_lines(data: bytes) -> str:
    """Return text that is UTF-8, or where a line is not, the line as Windows wrote it: files are pasted together."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return "\n".join(map(_line, data.split(b"\n")))


def _line(line: bytes) -> str:
    return line.decode("cp1252" if _is_of_windows(line) else "utf-8", errors="replace")


def _lines_not_in_utf8(data: bytes) -> list[bytes]:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return [line for line in data.split(b"\n") if not line.isascii()]
    return []


def _is_of_windows(line: bytes) -> bool:
    """Return whether a line is no UTF-8 in which a few bytes are broken: less of it is well-formed than not."""
    if line.isascii():
        return False
    text = line.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return broken > sum(sign > "\x7f" for sign in text) - broken
