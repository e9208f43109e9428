"""What stands under a table without belonging to it: totals, averages, and pivot tables behind a blank row."""

import re
from collections.abc import Collection, Sequence
from statistics import median

from analysis.reading.table import Table, table_of
from analysis.vocabulary.text import normalise

_SUMMARY = re.compile(
    r"(grand |sub ?)?(totals?|averages?|mean|median|sum|count|minimum|maximum|min|max|avg|n|standard deviation|std dev|"
    r"stdev|sd|moyenne|total general|promedio|media|suma|summe|durchschnitt|mittelwert|gesamt|รวม)"
    r"( (scores?|ratings?|responses|respondents|of|per|question|item|all|staff|n|\d+))*\Z"
)
_PIVOT = re.compile(
    r"(row labels|column labels|(count|sum|average) of .+|grand total|etiquetas de fila|suma total|"
    r"zeilenbeschriftungen|gesamtergebnis|etiquettes de lignes|total general)\Z"
)
_LAST = 10
_NARROW = 0.6
_MOST_BLOCKS, _LOOKED_AT = 30, 100


def summaries(rows: Sequence[Sequence[str]]) -> set[int]:
    """Return which rows are totals in the last lines, or belong to another table below (counted from 0)."""
    rows = table_of(rows)
    start = max(0, len(rows) - _LAST)
    found = {at for at in range(start, len(rows)) if _is_total(rows, at)}
    return found | _other_tables(rows)


def _is_total(rows: Table, at: int) -> bool:
    """Return whether a row begins with a word like "Average" that nobody above answers, or is nothing but averages."""
    own = _filled(rows[at])
    if len(own) == 1 and own[0] < 2 and _SUMMARY.match(normalise(rows[at][own[0]])):
        return sum(_text(row, own[0]) == rows[at][own[0]] for row in rows) == 1
    if len(own) < 2 or not _SUMMARY.match(normalise(rows[at][own[0]])):
        return bool(own) and own[0] > 0 and _are_averages(rows, at, own)
    first, others = rows[at][own[0]], [rows[at][i] for i in own[1:]]
    figures = sum(any(sign.isdigit() for sign in text) for text in others)
    again = rows.column(own[0]).filled().get(first, 0)
    return (figures >= 0.8 * len(others) or again == 1) and again < 3


def _are_averages(rows: Table, at: int, own: Sequence[int]) -> bool:
    """Return whether a row has only numbers, with decimals where everybody above gave whole ones."""
    row, above = rows[at], rows.cut(0, at)
    if not all(re.fullmatch(r"\d+[.,]\d+", row[i].strip()) for i in own):
        return False
    cells = [(text.strip(), n) for i in own for text, n in above.column(i).filled().items() if text.strip()]
    return sum(n for _, n in cells) > 3 and all(text.isdigit() for text, _ in cells)


def _text(row: Sequence[str], at: int) -> str:
    return row[at] if at < len(row) else ""


def _other_tables(rows: Table) -> set[int]:
    """Return the rows of everything from the first block on that follows a blank row and is another table."""
    blocks = _blocks(rows)
    if not 1 < len(blocks) <= _MOST_BLOCKS:
        return set()
    above: list[Sequence[str]] = []
    for number, block in enumerate(blocks):
        if len(above) > 1 and _is_other([rows[at] for at in block[:_LOOKED_AT]], above):
            return {at for later in blocks[number:] for at in later}
        above += [rows[at] for at in block[: _LOOKED_AT - len(above)]]
    return set()


def _blocks(rows: Table) -> list[range]:
    """Return the rows between blank ones together."""
    blocks, start = [], rows.filled.find(1)
    while start >= 0:
        end = rows.filled.find(0, start) if 0 in rows.filled[start:] else len(rows)
        blocks.append(range(start, end))
        start = rows.filled.find(1, end)
    return blocks


def _is_other(block: list[Sequence[str]], above: list[Sequence[str]]) -> bool:
    """Return whether a block is another table: a pivot, a narrow one filled evenly, or of what nobody answers above.

    A person who answered little leaves a single row, or rows filled here and there.
    """
    if any(_PIVOT.match(normalise(text)) for row in block[:3] for text in row if len(text) < 60):
        return True
    if _begins_with_total(block[0], above):
        return True
    usual, wide = median(map(len, map(_filled, above))), max(max(_filled(row), default=0) for row in above)
    if usual < 3 or len(block) < 2:
        return len(block) == 1 and usual >= 3 and _is_note(block[0], above)
    familiar = _familiar(block, above)
    if median(map(len, map(_filled, block))) > _NARROW * usual:
        return familiar < 0.2
    patterns = {tuple(_filled(row)) for row in block}
    narrow = all(max(_filled(row)) <= _NARROW * wide for row in block)
    even = len(block) > 2 and len(patterns) == 1
    return (narrow and (even or familiar < 0.5)) or (even and familiar < 0.2 and len(min(patterns)) > 1)


def _begins_with_total(row: Sequence[str], above: list[Sequence[str]]) -> bool:
    """Return whether a row has a word like "Average", which nobody above answers, before nothing but figures."""
    at, *others = _filled(row)
    if not others or not _SUMMARY.match(normalise(row[at])) or any(_text(other, at) == row[at] for other in above):
        return False
    return all(any(sign.isdigit() for sign in row[other]) for other in others)


def _is_note(row: Sequence[str], above: list[Sequence[str]]) -> bool:
    """Return whether a row has one text, in a column where everybody above gave answers of few forms, and not this."""
    at, *more = _filled(row)
    texts = [_text(other, at).strip() for other in above]
    forms = set(map(_form, texts))
    return not more and all(texts) and len(forms) <= 0.5 * len(texts) and _form(row[at]) not in forms


def _filled(row: Sequence[str]) -> list[int]:
    return [at for at, text in enumerate(row) if text.strip()]


def _familiar(block: list[Sequence[str]], above: list[Sequence[str]]) -> float:
    """Return the share of cells that are the same as, or of the form of, one in the same column above."""
    known: dict[int, set[str]] = {}
    for row in above:
        for at, text in enumerate(row):
            known.setdefault(at, set()).update((text.strip(), _form(text)))
    cells = [(at, text) for row in block for at, text in enumerate(row) if text.strip()]
    return sum(_is_known(text, known.get(at, ())) for at, text in cells) / len(cells)


def _is_known(text: str, known: Collection[str]) -> bool:
    form = _form(text)
    return text.strip() in known or (form in known and any(sign in form for sign in "9@"))


def _form(text: str) -> str:
    """Return a text with its figures and words replaced: what time stamps, ids and addresses have in common."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", text.strip()))
