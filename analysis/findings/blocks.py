"""Blocks in words: their names, their size, the band of a share, and how they compare with the rest."""

from analysis.disclosure.bands import FIFTHS_BELOW, HALVES_BELOW, HIGHER, LIKE, LOWER, THIRDS_BELOW, Band
from analysis.findings.words import joined, number_word

_EXACT_FROM = 20
NOT_GIVEN = "others"
COMPARED = {LOWER: "lower than the rest", LIKE: "like the rest", HIGHER: "higher than the rest"}


def block_name(block: tuple[str, ...]) -> str:
    """Return what a block is called: its members, in the order of the school."""
    return joined([group or NOT_GIVEN for group in block])


def size_words(n: int, promise: int, counts: bool = False) -> str:
    """Return how many answered in a block as it may be said: exact only from 20 on, or where counts were agreed."""
    if n < promise:
        return f"fewer than {number_word(promise)}"
    if counts or n >= max(_EXACT_FROM, promise):
        return str(n)
    return "ten or more" if n >= 10 >= promise else f"{number_word(promise)} or more"


def band_words(band: Band) -> str:
    """Return a band in words: halves, thirds, or steps of percent; the ends are open. A count is told as such."""
    if band.exact:
        return f"{band.low} of {band.base_n}"
    if band.base_n < HALVES_BELOW:
        return "fewer than half" if band.low == 0 else "more than half" if band.base_n % 2 else "half or more"
    if band.base_n < THIRDS_BELOW:
        middle = "between a third and two thirds"
        return "up to a third" if band.low == 0 else "two thirds or more" if band.high == band.base_n else middle
    steps = 5 if band.base_n < FIFTHS_BELOW else 10
    start, end = (
        100 * edge // steps for edge in (band.low * steps // band.base_n, band.high * steps // band.base_n + 1)
    )
    if band.low == 0:
        return f"below {end} %"
    return f"{start} % or more" if band.high == band.base_n else f"{start} to {end} %"


def band_ends(band: Band) -> tuple[float, float]:
    """Return the two shares between which a band lies, as its words have them: they tell no number of people.

    Of a count both are its share.
    """
    if band.exact:
        return band.low / band.base_n, band.low / band.base_n
    if band.base_n < HALVES_BELOW:
        return (0.0, 0.5) if band.low == 0 else (0.5, 1.0)
    if band.base_n < THIRDS_BELOW:
        return (0.0, 1 / 3) if band.low == 0 else (2 / 3, 1.0) if band.high == band.base_n else (1 / 3, 2 / 3)
    steps = 5 if band.base_n < FIFTHS_BELOW else 10
    low = 0.0 if band.low == 0 else (band.low * steps // band.base_n) / steps
    return low, 1.0 if band.high == band.base_n else (band.high * steps // band.base_n + 1) / steps
