"""One sheet of text cells to a Survey: people and columns sorted out, identity dropped, items built."""

import hashlib
import random
import re
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from pathlib import PurePath

from analysis.errors import SurveyError
from analysis.reading import cleaning
from analysis.reading.cells import Sheet
from analysis.reading.columns import Column, column
from analysis.reading.identity import role_by_content
from analysis.reading.items import Built, build
from analysis.reading.layout import Layout, width
from analysis.reading.platforms import recognise
from analysis.survey import Excluded, FileColumn, Receipt, ReceiptLine, Responses, Survey
from analysis.vocabulary.headers import IDENTITY
from analysis.vocabulary.text import tidy

_REASONS = {
    "preview": "previews of the form",
    "test": "test answers",
    "spam": "answers the platform marked as spam",
    "unfinished": "unfinished answers",
    "duplicate": "earlier answers of somebody who answered again",
    "empty": "rows without any answer",
    "summary": "totals under the table",
    "header_repeat": "the header once more",
}


@dataclass(frozen=True)
class _People:
    """The rows that are respondents, and those that are not, by their number in the file."""

    rows: list[Sequence[str]]
    excluded: tuple[Excluded, ...]
    total: int


def survey_of(sheets: Sequence[Sheet], data: bytes, filename: str) -> Survey:
    """Return the survey that stands in the sheets of one file.

    Raises
    ------
    SurveyError
        No sheet holds a header with answers below it.
    """
    sheet, layout = _choose(sheets)
    people = _people(sheet, layout)
    layout, columns = _with_roles(layout, people.rows)
    answers = [at for at, head in enumerate(layout.heads) if head.role is None]
    built = build(layout, columns, answers)
    if not built.items:
        raise SurveyError("This table holds no questions with answers. Export all answers and upload that file.")
    digest = hashlib.sha256(data).hexdigest()
    receipt = _receipt(sheet, layout, people, built, len(sheets))
    shuffled = _shuffled(built, len(people.rows), digest)
    wave = _year([columns[at] for at, head in enumerate(layout.heads) if head.role == "timestamp"])
    return Survey(_name(filename), wave, digest, len(people.rows), tuple(built.items), shuffled, receipt)


def _choose(sheets: Sequence[Sheet]) -> tuple[Sheet, Layout]:
    """Return the sheet a platform wrote, else the one with the most filled rows."""
    laid_out = [(sheet, recognise(sheet.rows)) for sheet in sheets]

    def weight(pair: tuple[Sheet, Layout]) -> tuple[bool, int]:
        return pair[1].platform != "spreadsheet", sum(len(row) > 1 and any(row) for row in pair[0].rows)

    return max(laid_out, key=weight)


def _people(sheet: Sheet, layout: Layout) -> _People:
    first = layout.skipped + layout.header_rows
    rows = sheet.rows[first:]
    if not any(any(text.strip() for text in row) for row in rows):
        raise SurveyError("This file has a header but no answers below it. Export it again once people have answered.")
    excluded = {found.row: found for found in cleaning.not_respondents(rows, layout.heads, first + 1)}
    for at, row in enumerate(rows):
        reason = layout.reason(row) if layout.reason and first + 1 + at not in excluded else None
        if reason:
            excluded[first + 1 + at] = Excluded(first + 1 + at, reason)
    kept = [(first + 1 + at, row) for at, row in enumerate(rows) if first + 1 + at not in excluded]
    rows_kept, numbers = [row for _, row in kept], [number for number, _ in kept]
    again = cleaning.duplicates(rows_kept, layout.heads, numbers, layout.platform != "spreadsheet")
    excluded.update({found.row: found for found in again})
    people = [row for number, row in kept if number not in excluded]
    if not people:
        raise SurveyError("This file has rows, but none is the finished answer of a person. Check what was exported.")
    return _People(people, tuple(excluded[row] for row in sorted(excluded)), len(rows))


def _with_roles(layout: Layout, rows: Sequence[Sequence[str]]) -> tuple[Layout, list[Column]]:
    """Return the layout with identity found by content as well, and the columns of the respondents."""
    heads = list(layout.heads) + [replace(layout.heads[0], text="", stem=None, role=None)] * (
        width(rows) - len(layout.heads)
    )
    columns = [column(cells) for cells in zip(*_squared(rows, len(heads)), strict=True)]
    for at, head in enumerate(heads):
        if head.role is None and (role := role_by_content(columns[at], head.text)):
            heads[at] = replace(head, role=role)
    return replace(layout, heads=tuple(heads)), columns


def _squared(rows: Sequence[Sequence[str]], wide: int) -> list[Sequence[str]]:
    """Return rows of equal width."""
    return [row if len(row) == wide else [*row, *([""] * (wide - len(row)))] for row in rows]


def _receipt(sheet: Sheet, layout: Layout, people: _People, built: Built, sheet_count: int) -> Receipt:
    columns = [FileColumn(at + 1, head.text, head.role) for at, head in enumerate(layout.heads) if head.role]
    identity = tuple(found for found in columns if found.role in IDENTITY)
    lines = _exclusion_lines(people.excluded) + _identity_lines(identity) + built.lines
    if layout.skipped:
        lines.append(ReceiptLine("rows_above_header", "", layout.skipped, "rows above the header were not read"))
    if sheet_count > 1:
        lines.append(
            ReceiptLine(
                "sheets_not_read", "", sheet_count - 1, f"only the sheet '{sheet.name}' was read; look at the others"
            )
        )
    metadata = tuple(found for found in columns if found.role not in IDENTITY)
    return Receipt(
        layout.platform, sheet.name, layout.header_rows, people.total, people.excluded, metadata, identity, tuple(lines)
    )


def _exclusion_lines(excluded: Sequence[Excluded]) -> list[ReceiptLine]:
    n = Counter(found.reason for found in excluded)
    rows: dict[str, list[str]] = {}
    for found in excluded:
        rows.setdefault(found.reason, []).append(str(found.row))
    return [
        ReceiptLine("rows_excluded", "row " + ", ".join(rows[reason][:20]), n[reason], f"{_REASONS[reason]} left out")
        for reason in n
    ]


def _identity_lines(identity: Sequence[FileColumn]) -> list[ReceiptLine]:
    words = {"email": "e-mail addresses", "name": "names", "ip_address": "network addresses", "location": "places",
             "phone": "telephone numbers", "respondent_id": "respondent ids"}  # fmt: skip
    return [
        ReceiptLine(
            "identity_removed", found.header, 1, f"column {found.column}: {words[found.role]} dropped, not stored"
        )
        for found in identity
    ]


def _shuffled(built: Built, respondents: int, digest: str) -> dict[str, Responses]:
    """Return the responses in an order that no longer tells who answered first; the same file gives the same order."""
    order = list(range(respondents))
    random.Random(digest).shuffle(order)  # noqa: S311 - same file, same order; nothing here is a secret
    pick = itemgetter(*order) if respondents > 1 else tuple

    def moved(sequence):
        return array(sequence.typecode, pick(sequence))

    return {
        key: Responses(
            moved(found.state),
            tuple(map(moved, found.codes)),
            tuple(map(found.texts.__getitem__, order)) if found.texts else (),
        )
        for key, found in built.responses.items()
    }


def _year(columns: Sequence[Column]) -> str | None:
    """Return the year in which most answers came in, from time stamps of any format, or None."""
    years = Counter()
    for stamps in columns[:1]:
        for text, n in stamps.filled().items():
            if year := _year_of(text):
                years[year] += n
    return years.most_common(1)[0][0] if years else None


def _year_of(text: str) -> str | None:
    if found := re.search(r"\b(20\d\d)\b", text):
        return found[1]
    if re.fullmatch(r"4\d{4}(\.\d+)?", text):
        return str(1900 + int((float(text) - 1) / 365.2425))
    found = re.match(r"\d{1,2}[/.-]\d{1,2}[/.-](\d\d)\b", text)
    return f"20{found[1]}" if found else None


def _name(filename: str) -> str:
    """Return a title for the survey from the name of its file."""
    stem = tidy(PurePath(filename.replace("\\", "/")).stem.replace("_", " "))
    return re.sub(r"\s*\(\d+(-\d+)?\)\Z", "", stem)[:120] or "Survey"
