"""How wide a text is, without a font: the widths of Helvetica, which Arial and Liberation Sans share."""

from functools import cache
from unicodedata import combining, east_asian_width

from analysis.printable import one_line

# Thousandths of the size, for the characters from blank to tilde (Adobe Font Metrics of Helvetica).
_WIDTHS = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, *[556] * 10, 278, 278, 584, 584,
    584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611,
    722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_OTHERS, _FULL = 600, 1000
# Bold letters are wider, and a computer without these fonts takes one that is wider still.
_BOLD, _SPARE = 1.07, 1.04


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of a text in the unit of its size, rather too wide than too narrow."""
    return sum(map(_width, text)) * size * (_BOLD if bold else 1) * _SPARE / 1000


@cache
def _width(character: str) -> int:
    at = ord(character) - 32
    if 0 <= at < len(_WIDTHS):
        return _WIDTHS[at]
    if combining(character):
        return 0
    return _FULL if east_asian_width(character) in "WF" or ord(character) > 0xFFFF else _OTHERS


def wrapped(text: str, width: float, size: float, bold: bool = False, most: int = 6) -> list[str]:
    """Return a text as lines that fit a width, at most so many; what is cut off ends in an ellipsis.

    Words are broken where they are longer than a line, as those of scripts without blanks are.
    """
    lines, rest = [], one_line(text)
    while rest and len(lines) < most:
        line = _first_line(rest, width, size, bold)
        rest = rest[len(line) :].lstrip()
        lines.append(line.rstrip())
    if rest:
        lines[-1] = _shortened(lines[-1], width, size, bold)
    return lines or [""]


def _first_line(text: str, width: float, size: float, bold: bool) -> str:
    used, end, blank = 0.0, 0, 0
    for end, character in enumerate(text):
        used += text_width(character, size, bold)
        if used > width and end:
            return text[: blank or end]
        if character == " ":
            blank = end + 1
    return text


def _shortened(line: str, width: float, size: float, bold: bool) -> str:
    while line and text_width(line + "…", size, bold) > width:
        line = line[:-1]
    return line.rstrip() + "…"
