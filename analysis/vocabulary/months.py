"""Names of months as spreadsheets and platforms write them, in eight languages."""

from analysis.vocabulary.text import normalise

# Abbreviations of English, French, Spanish, German, Italian, Portuguese, Dutch and Polish.
_NAMES = (
    "jan janv ene gen sty", "feb fevr fev lut", "mar mars marz mrz mrt maart", "apr avr abr kwi", "may mai mag mei maj",
    "jun juin giu cze", "jul juil lug lip", "aug aout ago sie", "sep sept set wrz", "oct okt ott out paz", "nov lis",
    "dec dez dic gru",
)  # fmt: skip
ABBREVIATED = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_LONGEST, _SHORTEST = 5, 3


def month_of(word: str) -> int | None:
    """Return the number of the month that a word names, written out or abbreviated, or None."""
    plain = normalise(word)
    starts = (plain[:length] for length in range(_LONGEST, _SHORTEST - 1, -1))
    return next((ABBREVIATED[start] for start in starts if start in ABBREVIATED), None)
