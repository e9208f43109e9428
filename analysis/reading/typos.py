"""Labels of a scale that somebody misspelt when the form was made: "Strongly Agreee" beside "Strongly agree"."""

from collections.abc import Mapping

from analysis.decisions import Repairs
from analysis.reading.columns import Column
from analysis.survey import ReceiptLine
from analysis.vocabulary.scales import is_outside, is_scale_word, read_scale
from analysis.vocabulary.spelling import nearest
from analysis.vocabulary.text import normalise

_MOST_LABELS = 12
_ACTION = "spelling_merged"


def misspelt(cells: Mapping[str, int]) -> dict[str, str]:
    """Return labels that are slips of the pen for another, if without them the rest is a scale; empty otherwise."""
    if not 2 < len(cells) <= _MOST_LABELS or read_scale(cells):
        return {}
    known = {normalise(label): label for label in cells if is_scale_word(label) or is_outside(label)}
    found = {}
    for label in cells:
        meant = nearest(normalise(label), list(known)) if normalise(label) not in known else None
        if meant:
            found[label] = known[meant]
    rest = [label for label in cells if label not in found]
    return found if found and read_scale(rest) else {}


def mended(column: Column, slips: Mapping[str, str], where: str, repairs: Repairs) -> tuple[Column, list[ReceiptLine]]:
    """Return a column in which misspelt labels are those that were meant, and a line for each."""
    cells = column.filled()
    wanted = {label: meant for label, meant in slips.items() if label in cells and repairs.wanted(_ACTION, label)}
    lines = [
        ReceiptLine(_ACTION, where, cells[label], f"'{label}' became '{meant}'", repairs.key(_ACTION, label))
        for label, meant in wanted.items()
    ]
    return (column.map(lambda text: wanted.get(text, text)), lines) if wanted else (column, [])
