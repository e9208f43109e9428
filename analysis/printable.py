"""Text from a survey as a file can hold it: no control character, no half emoji, nothing that runs."""

import re

_STARTS_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# They would turn the words around them on a slide; those of right-to-left scripts do without.
_TURNS_TEXT = re.compile("[\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Return a text without the characters that no XML document and no spreadsheet may hold."""
    return _UNPRINTABLE.sub("", text)


def one_line(text: str) -> str:
    """Return a printable text in one line, its blanks single and its direction its own."""
    return " ".join(_TURNS_TEXT.sub("", printable(text)).split())


def plain_cell(text: str) -> str:
    """Return a text that a spreadsheet program takes as text when it opens a csv file: no formula."""
    text = printable(text)
    return f"'{text}" if _STARTS_FORMULA.match(text) else text
