"""Text as it is compared, and text as it is shown."""

import re
import unicodedata
from functools import cache, lru_cache

APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u201a\u201b\u02b9\u02bb\u02bc\u02bd\u2032\u00b4`", "'"))
ZERO_WIDTH = re.compile("[\u200b\u2060\ufeff]")
# A joiner after a symbol holds an emoji together; anywhere else it is dirt.
STRAY_JOINERS = re.compile(r"(?:^|(?<=[\w\s]))[\u200c\u200d]+")
POSSESSIVE = re.compile(r"(?<=\w)'s(?!\w)")
_PLAIN = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}


@lru_cache(maxsize=1 << 15)
def normalise(text: str) -> str:
    """Return the form of a text in which harmless differences of writing have gone.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        Lower-case words without accents, separated by one blank. Quotes, dashes and all other punctuation are blanks,
        a possessive 's and characters without width are gone. Normalising twice changes nothing.

    Notes
    -----
    Unicode compatibility forms and case folding as in the Unicode Standard, annex 15 and section 3.13.
    """
    if text.isascii() and "'" not in text and "`" not in text:  # nothing to fold but capitals
        return " ".join(text.translate(_PLAIN).split())
    text = unicodedata.normalize("NFKC", text.translate(APOSTROPHES)).casefold()
    text = unicodedata.normalize("NFKD", text).casefold()
    text = POSSESSIVE.sub("", "".join(map(_folded, text)).translate(APOSTROPHES))
    return " ".join(unicodedata.normalize("NFC", "".join(map(_word_or_blank, text))).split())


def tidy(text: str) -> str:
    """Return a label as it is shown: cleaned only of what nobody can see.

    Parameters
    ----------
    text : str
        A label as the file has it.

    Returns
    -------
    str
        The label without byte-order marks, characters without width and outer blanks; every run of blanks, tabs, line
        breaks and no-break spaces is one blank. Nothing else changes.
    """
    text = STRAY_JOINERS.sub("", ZERO_WIDTH.sub("", text))
    return " ".join(text.split())


@cache
def _folded(char: str) -> str:
    """Drop accents and characters without width."""
    return "" if unicodedata.combining(char) or unicodedata.category(char) == "Cf" else char


@cache
def _word_or_blank(char: str) -> str:
    return char if unicodedata.category(char)[0] in "LNM" else " "
