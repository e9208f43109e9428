"""Repairs and exclusions, each a small verb that says what it did."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from analysis import decisions
from analysis.decisions import Repairs
from analysis.reading import bulk
from analysis.reading.below import summaries
from analysis.reading.columns import Column
from analysis.reading.header_repeats import header_repeats
from analysis.reading.layout import Head, cell
from analysis.reading.table import table_of
from analysis.reading.times import moments_of
from analysis.survey import Excluded, ReceiptLine
from analysis.vocabulary.months import ABBREVIATED
from analysis.vocabulary.text import normalise

_SAVED_WHOLE = re.compile(r"[-+]?\d+(\.0+|,0{1,2})")
_SEVERAL_ANSWERS = 5
_EXCEL = "excel_date_repaired"
_EXCEL_DATE = re.compile(r"(\d{1,2})[-./ ]{1,2}([^\W\d_]{3,5})\.?\Z")
_EXCEL_MONTH = re.compile(r"([^\W\d_]{3,5})\.?[-./ ](\d\d)\Z")
_ISO_DATE = re.compile(r"20\d\d-(\d\d)-(\d\d)\Z")
_ISO_MONTH = re.compile(r"19([3-9]\d)-(\d\d)-01\Z")
_RANGE = re.compile(r"[\dK][\d–+ -]*\Z")
_WHOLE_DATE = re.compile(r"\d{4}-\d\d-\d\d\Z")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")


def merge_spellings(
    column: Column, where: str, closed: bool, repairs: Repairs, together: Mapping[str, int] | None = None
) -> tuple[Column, list[ReceiptLine]]:
    """Return a column in which one answer has one spelling (the most frequent), and a line for every merge.

    Two spellings that occur once each were typed, not offered: they stay apart unless they can only mean the same
    (``closed``: the labels of a scale, and teams and roles, which people type as others choose them). What is frequent
    is counted in ``together`` (text: cells) for columns that share their answers, else in the column itself.
    """
    cells = column.filled()
    counts = together or cells
    spellings: dict[str, list[str]] = {}
    for text in counts:
        spellings.setdefault(_spelling_key(text), []).append(text)
    target, lines = {}, []
    for key, texts in spellings.items():
        kept = max(texts, key=lambda text: (counts[text], text[:1].isupper(), text))
        others = [text for text in texts if text != kept and text in cells]
        offered = closed or counts[kept] > 1
        if others and offered and repairs.wanted("spelling_merged", key):
            target.update(dict.fromkeys(others, kept))
            n = sum(cells[text] for text in others)
            detail = f"{_quoted(others)} became '{kept}'"
            lines.append(ReceiptLine("spelling_merged", where, n, detail, repairs.key("spelling_merged", key)))
    return (column.map(lambda text: target.get(text, text)), lines) if target else (column, [])


def _spelling_key(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"[‐-―−]", "-", text)
    text = re.sub(r"[‘’´`]", "'", text)
    return re.sub(r"\s+", " ", text).strip(" .,;:")


def _quoted(texts: Iterable[str]) -> str:
    return ", ".join(f"'{text}'" for text in texts)


def whole_numbers(column: Column, where: str, repairs: Repairs) -> tuple[Column, list[ReceiptLine]]:
    """Return a column in which "4.0" and "4,0" are "4" again, if it holds only numbers; some programs save them so."""
    cells = column.filled()
    decimals = [text for text in cells if _SAVED_WHOLE.fullmatch(text)]
    if (
        not decimals
        or not repairs.wanted("number_restored")
        or not all(re.fullmatch(r"[-+]?\d+(\.\d+|,\d{1,2})?", text) for text in cells)
    ):
        return column, []
    n = sum(cells[text] for text in decimals)
    detail = "whole numbers saved with a decimal point became whole again"
    line = ReceiptLine("number_restored", where, n, detail, repairs.key("number_restored"))
    return column.map(lambda text: re.sub(r"(\.0+|,0{1,2})\Z", "", text)), [line]


def blanks(column: Column, where: str, written: Sequence[str]) -> tuple[Column, list[ReceiptLine]]:
    """Return a column that is blank where a text stands that was written for a blank, and a line for each text."""
    cells = column.filled()
    found = [text for text in written if text in cells]
    lines = [ReceiptLine("blank_restored", where, cells[text], f"'{text}' stands for no answer") for text in found]
    return (column.map(lambda text: "" if text in found else text), lines) if found else (column, [])


def undo_excel_dates(column: Column, where: str, expected: bool, repairs: Repairs) -> tuple[Column, list[ReceiptLine]]:
    """Return a column in which "2-Jan" is "1-2" again: spreadsheet programs turn such ranges into dates.

    Only where the wording expects a team or years (``expected``), or where other answers are numbers or ranges; a
    column of nothing but full dates holds dates.
    """
    cells = column.filled()
    damaged = {text: range_ for text in cells if (range_ := _range_of(text)) and repairs.wanted(_EXCEL, text)}
    others = [text for text in cells if text not in damaged]
    like = sum(bool(_RANGE.match(text)) and not _WHOLE_DATE.match(text) for text in others)
    if not damaged or all(map(_ISO_DATE.match, cells)) or not (expected or (others and like >= 0.5 * len(others))):
        return column, []
    lines = [
        ReceiptLine(_EXCEL, where, cells[text], f"'{text}' became '{repaired}' again", repairs.key(_EXCEL, text))
        for text, repaired in damaged.items()
    ]
    return column.map(lambda text: damaged.get(text, text)), lines


def _range_of(text: str) -> str | None:
    """Return the ascending range a spreadsheet program showed as day and month, or as month and year, or None."""
    if found := _EXCEL_DATE.match(text):
        ends = int(found[1]), ABBREVIATED.get(normalise(found[2]), 0)
    elif found := _ISO_DATE.match(text):
        ends = int(found[1]), int(found[2])
    elif found := _EXCEL_MONTH.match(text):
        ends = ABBREVIATED.get(normalise(found[1]), 0), int(found[2])
    elif found := _ISO_MONTH.match(text):
        ends = int(found[2]), int(found[1])
    else:
        return None
    return f"{min(ends)}-{max(ends)}" if min(ends) and ends[0] != ends[1] else None


def same_options(column: Column, item_id: str, decided: Mapping[str, str]) -> Column:
    """Return a column in which the options that somebody said to mean the same are one."""
    target = {text: decided.get(decisions.same(item_id, text), text) for text in column.texts} if decided else {}
    return column.map(target.__getitem__) if any(text != same for text, same in target.items()) else column


def without_addresses(column: Column) -> tuple[Column, int]:
    """Return a column without e-mail addresses inside its texts, and how many cells held one."""
    held = sum(n for text, n in column.filled().items() if "@" in text and _EMAIL.search(text))
    return (column.map(lambda text: _EMAIL.sub("[e-mail removed]", text)), held) if held else (column, 0)


def not_respondents(rows: Sequence[Sequence[str]], headers: Sequence[Sequence[str]], first_row: int) -> list[Excluded]:
    """Return the rows that hold no person's answers: blank ones, totals under the table, the header once more.

    ``first_row`` is the number of the first of these rows in the file, counted from 1.
    """
    rows = table_of(rows)
    reasons = dict.fromkeys(header_repeats(rows, headers), "header_repeat")
    reasons |= dict.fromkeys(summaries(rows), "summary")
    reasons |= {at: "empty" for at, filled in enumerate(rows.filled) if not filled}
    return [Excluded(first_row + at, reasons[at]) for at in sorted(reasons)]


def duplicates(
    rows: Sequence[Sequence[str]], heads: Sequence[Head], numbers: Sequence[int], ids_are_unique: bool
) -> list[Excluded]:
    """Return all but the last of the rows one person sent in: same e-mail, same id, or the same row to the second.

    The last is the one sent in last by its time stamp, for many exports begin with the newest answer; without time
    stamps it is the one furthest down. Ids count only where the platform gives each response its own
    (``ids_are_unique``); those that a spreadsheet program rounded ("6.3E+17") prove nothing, nor do addresses and ids
    that most rows share. Equal rows count where chance is out of the question: answered in the same second, and with
    several answers.
    """
    roles = ("email", "respondent_id") if ids_are_unique else ("email",)
    rows, found = table_of(rows), {}
    stamps = [at for at, head in enumerate(heads) if head.role == "timestamp"]
    sent = rows.column(stamps[-1]) if stamps else None
    for at, head in enumerate(heads):
        table = list(map(_key, rows.column(at).texts)) if head.role in roles else []
        keys = list(map(table.__getitem__, rows.column(at).codes)) if table else []
        if _tell_apart(keys):
            found.update(_earlier(keys, numbers, sent))
    answers = [at for at, head in enumerate(heads) if head.role is None]
    numbered = [at for at, head in enumerate(heads) if head.role == "row_number" and ids_are_unique][:1]
    if stamps and numbered:
        copied = [""] * len(rows)
        for at in bulk.repeated([rows.column(place).codes for place in (*numbered, *stamps)], len(rows)):
            copied[at] = _copied(rows[at], numbered[0], stamps)
        found.update(_earlier(copied, numbers, sent))
    if stamps:
        whole = [""] * len(rows)
        for at in bulk.repeated([column.codes for column in rows.columns], len(rows)):
            whole[at] = _whole_row(rows[at], stamps, answers)
        found.update(_earlier(whole, numbers, sent))
    return [Excluded(number, "duplicate") for number in sorted(found)]


def _tell_apart(keys: Sequence[str]) -> bool:
    """Return whether most ids or addresses belong to one row each: a computer that many use has one address."""
    filled = list(filter(None, keys))
    return bool(filled) and len(set(filled)) >= 0.5 * len(filled)


def _copied(row: Sequence[str], number: int, stamps: Sequence[int]) -> str:
    """Return a platform's own number of a row with its times: a row that has both again is a copy."""
    own = cell(row, number).strip()
    return "\x1f".join((own, *(cell(row, at) for at in stamps))) if own else ""


def _whole_row(row: Sequence[str], stamps: Sequence[int], answers: Sequence[int]) -> str:
    """Return a row as one text if it could not be equal to another by chance, else the empty text."""
    if not any(re.search(r":\d\d:\d\d", cell(row, at)) for at in stamps):
        return ""
    said = islice((at for at in answers if cell(row, at).strip()), _SEVERAL_ANSWERS)
    return "\x1f".join(row) if sum(1 for _ in said) == _SEVERAL_ANSWERS else ""


def _key(text: str) -> str:
    text = text.strip().casefold()
    return "" if text in ("anonymous", "anonyme", "anonym", "anónimo") or re.search(r"\de\+\d", text) else text


def _sent(stamps: Column) -> list[tuple]:
    """Return when each row was sent in, empty where that cannot be told; it is read per distinct time stamp."""
    moments = moments_of(stamps.texts)
    known = [moments.get(text, ()) for text in stamps.texts]
    return list(map(known.__getitem__, stamps.codes))


def _earlier(keys: Sequence[str], numbers: Sequence[int], stamps: Column | None) -> dict[int, None]:
    """Return the rows whose key comes again, but for the one sent in last, or furthest down where none is later."""
    again = {key for key, n in Counter(keys).items() if key and n > 1}
    sent = _sent(stamps) if again and stamps else ()
    last: dict[str, int] = {}
    for at, key in enumerate(keys):
        if key in again and not (key in last and sent and sent[at] and sent[at] < sent[last[key]]):
            last[key] = at
    return {numbers[at]: None for at, key in enumerate(keys) if key in again and last[key] != at}
