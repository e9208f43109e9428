"""The sheets of a file to a Draft: who is a respondent, which columns are answers, and identity dropped for good.

A draft holds every row of the table, so that nothing that is decided later needs the file again; of the columns only
those with answers, so that no name, address or time is kept.
"""

import hashlib
import re
from array import array
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from analysis import decisions
from analysis.errors import SurveyError
from analysis.reading import bulk, cleaning
from analysis.reading.cells import Sheet
from analysis.reading.choosing import choose
from analysis.reading.columns import Column, trimmed
from analysis.reading.doubts import Doubt, header_choice, which_header, which_sheet, which_wave
from analysis.reading.identity import role_by_content
from analysis.reading.layout import Head, Layout
from analysis.reading.marks import contents_of, marks_of
from analysis.reading.table import Table
from analysis.reading.waves import Waves, waves_of
from analysis.survey import ReceiptLine
from analysis.vocabulary.text import tidy

_YEAR = re.compile(r"\b20\d\d\b")


@dataclass(frozen=True)
class Other:
    """Another way to lay a file out: the decision (key and choice) that wants it, and the draft it gives."""

    key: str
    choice: str
    draft: "Draft"


@dataclass(frozen=True)
class Draft:
    """A table as it was read, before anything about it was decided.

    ``columns`` follow ``layout.heads``; those that are no answers are empty. ``numbers`` are the rows' places in the
    file, from 1; ``reasons`` why each is no respondent, empty for respondents. ``masked`` tells per column how many
    cells held an e-mail address, which is taken out for good. ``marks`` and ``contents`` recognise rows in a later
    export (``reading.marks``); there are none where no secret was given. ``others`` are the drafts that other answers
    to the ``doubts`` about the layout give. ``waves`` tells the rows of several surveys in one file apart. ``lines``
    tell what was done to get at the cells.
    """

    name: str
    wave: str | None
    digest: str
    sheet: str | None
    sheets_not_read: int
    layout: Layout
    columns: tuple[Column, ...]
    numbers: array
    reasons: tuple[str, ...]
    masked: array
    marks: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    others: tuple[Other, ...] = ()
    waves: Waves | None = None
    lines: tuple[ReceiptLine, ...] = ()

    def under(self, decided: Mapping[str, str]) -> "Draft":
        """Return the draft that decisions about the layout choose; without any it is this one."""
        for other in self.others:
            if decided.get(other.key) == other.choice:
                return other.draft.under(decided)
        return self


@dataclass(frozen=True)
class _File:
    """What the drafts of one file have in common."""

    name: str
    digest: str
    sheets_not_read: int
    secret: bytes


def draft_of(sheets: Sequence[Sheet], data: bytes, filename: str, secret: bytes = b"") -> Draft:
    """Return the draft of the survey that stands in the sheets of one file.

    Raises
    ------
    SurveyError
        No sheet holds a header with answers below it.
    """
    (sheet, layout), *others = choose(sheets)
    file = _File(_name(filename), hashlib.sha256(data).hexdigest(), len(sheets) - 1, secret)
    draft = _of_sheet(file, sheet, layout)
    named = [(found, laid_out) for found, laid_out in others if sheet.name and found.name and found.rows != sheet.rows]
    found = {found.name: _attempt(_of_sheet, file, found, laid_out) for found, laid_out in named}
    return _with_others(draft, decisions.sheet(), found, lambda names: which_sheet([sheet.name or "", *names]))


def _of_sheet(file: _File, sheet: Sheet, layout: Layout) -> Draft:
    """Return the draft of one sheet, with those that other headers give."""
    draft = _of_layout(file, sheet, layout)
    others = {header_choice(other): other for other in layout.others}
    found = {choice: _attempt(_of_layout, file, sheet, other) for choice, other in others.items()}
    key = decisions.header(sheet.name)
    return _with_others(
        draft, key, found, lambda chosen: which_header(sheet.name, [layout, *map(others.__getitem__, chosen)])
    )


def _attempt(read: Callable[..., Draft], *what: object) -> Draft | None:
    """Return a draft that nobody has asked for yet, None where it would be refused or has no answers."""
    try:
        draft = read(*what)
    except SurveyError:
        return None
    return draft if any(column.answered for column in draft.columns) else None


def _with_others(
    draft: Draft, key: str, found: Mapping[str, Draft | None], doubt: Callable[[Sequence[str]], Doubt]
) -> Draft:
    """Return a draft with the others that can be chosen, and the doubt which of them is meant."""
    others = tuple(Other(key, choice, other) for choice, other in found.items() if other)
    if not others:
        return draft
    doubts = (*draft.doubts, doubt([other.choice for other in others]))
    return replace(draft, doubts=doubts, others=(*draft.others, *others))


def _of_layout(file: _File, sheet: Sheet, layout: Layout) -> Draft:
    first = layout.skipped + layout.header_rows
    rows = sheet.rows.cut(first, len(sheet.rows))
    reasons = _reasons(rows, sheet.rows[layout.skipped : first], layout)
    people = array("l", (at for at, reason in enumerate(reasons) if not reason))
    layout, columns = _with_roles(layout, rows, people)
    if layout.translate:
        columns = [found.map(layout.translate) for found in columns]
    marks, contents = (
        made(layout.heads, columns, file.secret) if file.secret else () for made in (marks_of, contents_of)
    )
    waves = waves_of(layout.heads, columns, people)
    kept = [_kept(head, found) for head, found in zip(layout.heads, columns, strict=True)]
    return Draft(
        name=file.name,
        wave=_year(layout, columns, reasons),
        digest=file.digest,
        sheet=sheet.name,
        sheets_not_read=file.sheets_not_read,
        layout=replace(layout, reason=None, translate=None, others=()),
        columns=tuple(found for found, _ in kept),
        numbers=array("l", range(first + 1, first + 1 + len(rows))),
        reasons=tuple(reasons),
        masked=array("l", [masked for _, masked in kept]),
        marks=marks,
        contents=contents,
        doubts=(which_wave(waves.names, waves.people(people)),) if waves else (),
        waves=waves,
        lines=sheet.lines,
    )


def _reasons(rows: Table, headers: Sequence[Sequence[str]], layout: Layout) -> list[str]:
    """Return for every row why it is no respondent, empty where it is one."""
    if not any(rows.filled):
        raise SurveyError("This file has a header but no answers below it. Export it again once people have answered.")
    reasons = [(layout.reason(row) or "") for row in rows] if layout.reason else [""] * len(rows)
    for excluded in cleaning.not_respondents(rows, headers, 0):
        reasons[excluded.row] = excluded.reason
    kept = array("l", (at for at, reason in enumerate(reasons) if not reason))
    unique_ids = layout.platform != "spreadsheet"
    for again in cleaning.duplicates(rows.take(kept), layout.heads, kept, unique_ids):
        reasons[again.row] = again.reason
    if all(reasons):
        raise SurveyError("This file has rows, but none is the finished answer of a person. Check what was exported.")
    return reasons


def _with_roles(layout: Layout, rows: Table, kept: array) -> tuple[Layout, list[Column]]:
    """Return the layout with identity found by the content of the rows kept as well, and the columns of all rows."""
    heads = [*layout.heads, *[Head("")] * (rows.width - len(layout.heads))]
    columns = [rows.column(at).map(trimmed) for at in range(len(heads))]
    for at, head in enumerate(heads):
        if head.role is None:
            own = columns[at] if len(kept) == len(rows) else columns[at].take(kept)
            heads[at] = replace(head, role=role_by_content(own, head.text))
    return replace(layout, heads=tuple(heads)), columns


def _kept(head: Head, found: Column) -> tuple[Column, int]:
    """Return a column of answers without e-mail addresses, and how many cells held one; nothing of other columns."""
    if head.role is not None:
        return Column(("",), array("B", bytes(len(found.codes)))), 0
    found, masked = cleaning.without_addresses(found)
    return Column(found.texts, bulk.narrowed(found.codes, len(found.texts))), masked


def _year(layout: Layout, columns: Sequence[Column], reasons: Sequence[str]) -> str | None:
    """Return the year in which most respondents answered, from time stamps of any format, or None."""
    stamps = next((columns[at] for at, head in enumerate(layout.heads) if head.role == "timestamp"), None)
    if stamps is None:
        return None
    kept = array("l", (at for at, reason in enumerate(reasons) if not reason))
    years = Counter()
    for text, n in stamps.take(kept).filled().items():
        if year := _year_of(text):
            years[year] += n
    return years.most_common(1)[0][0] if years else None


def _year_of(text: str) -> str | None:
    if found := _YEAR.search(text):
        return found[0]
    if re.fullmatch(r"4\d{4}(\.\d+)?", text):
        return str(1900 + int((float(text) - 1) / 365.2425))
    found = re.match(r"\d{1,2}[/.-]\d{1,2}[/.-](\d\d)\b", text)
    return f"20{found[1]}" if found else None


def _name(filename: str) -> str:
    """Return a title for the survey from the name of its file."""
    stem = tidy(PurePath(filename.replace("\\", "/")).stem.replace("_", " "))
    return re.sub(r"\s*\(\d+(-\d+)?\)\Z", "", stem)[:120] or "Survey"
