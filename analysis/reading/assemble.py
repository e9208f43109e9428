"""A Draft and what was decided about it to a Survey: a pure function, so that deciding otherwise is reading again."""

import hashlib
import random
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from analysis import decisions
from analysis.errors import SurveyError
from analysis.reading import coded
from analysis.reading.doubts import Doubt
from analysis.reading.draft import Draft
from analysis.reading.items import Built, build
from analysis.reading.layout import LEGEND
from analysis.reading.marks import taken
from analysis.survey import Excluded, FileColumn, Receipt, ReceiptLine, Survey
from analysis.vocabulary.headers import IDENTITY
from analysis.vocabulary.text import tidy

_OTHER_WAVE = "other_wave"
_REASONS = {
    "preview": "previews of the form",
    "test": "test answers",
    "spam": "answers the platform marked as spam",
    "unfinished": "unfinished answers",
    "duplicate": "further rows of people who answered more than once",
    "empty": "rows without any answer",
    "summary": "totals under the table",
    "header_repeat": "the header once more",
    _OTHER_WAVE: "answers of another time",
}
_IDENTITY = {
    "email": "e-mail addresses",
    "name": "names",
    "ip_address": "network addresses",
    "location": "places",
    "phone": "telephone numbers",
    "respondent_id": "respondent ids",
}


def survey_of(draft: Draft, decided: Mapping[str, str] | None = None) -> Survey:
    """Return the survey that a draft is under these decisions (``decisions.standing``).

    Equal drafts and equal decisions give equal surveys, in whatever order the decisions were taken.

    Raises
    ------
    SurveyError
        The table holds no questions with answers.
    """
    decided = dict(decided or {})
    draft = _of_wave(draft.under(decided), decided.get(decisions.wave()))
    standing = {reason: _reason(reason, decided) for reason in set(draft.reasons)}
    reasons = list(map(standing.__getitem__, draft.reasons))
    people = _shuffled([at for at, reason in enumerate(reasons) if not reason], draft.digest)
    columns = [column.take(people) for column in draft.columns]
    answers = [at for at, head in enumerate(draft.layout.heads) if head.role is None]
    built = build(draft.layout, columns, answers, decided)
    if not built.items:
        raise SurveyError("This table holds no questions with answers. Export all answers and upload that file.")
    return Survey(
        draft.name,
        draft.wave,
        draft.digest,
        len(people),
        tuple(built.items),
        built.responses,
        _receipt(draft, reasons, built),
        decided,
        *(taken(known, people) for known in (draft.marks, draft.contents)),
        asks=tuple(doubt.ask for doubt in (*draft.doubts, *coded.doubts(built))),
    )


def _of_wave(draft: Draft, name: str | None) -> Draft:
    """Return the draft of one wave of several: the rows of the others left out, and the column that tells no item."""
    waves = draft.waves
    if not waves or name not in waves.names:
        return draft
    own, heads = waves.names.index(name), list(draft.layout.heads)
    if waves.column is not None:
        heads[waves.column] = replace(heads[waves.column], role="wave")
    reasons = (reason or ("" if of == own else _OTHER_WAVE) for reason, of in zip(draft.reasons, waves.of, strict=True))
    return replace(
        draft,
        wave=name,
        digest=hashlib.sha256(f"{draft.digest} {name}".encode()).hexdigest(),
        layout=replace(draft.layout, heads=tuple(heads)),
        reasons=tuple(reasons),
    )


def _reason(reason: str, decided: Mapping[str, str]) -> str:
    return "" if reason and decided.get(decisions.exclusion(reason)) == decisions.KEPT else reason


def _receipt(draft: Draft, reasons: Sequence[str], built: Built) -> Receipt:
    columns = [FileColumn(at + 1, head.text, head.role) for at, head in enumerate(draft.layout.heads) if head.role]
    excluded = tuple(Excluded(draft.numbers[at], reason) for at, reason in enumerate(reasons) if reason)
    identity = tuple(found for found in columns if found.role in IDENTITY)
    lines = [*draft.lines, *_exclusion_lines(excluded), *map(_identity_line, identity)]
    lines += [*_masked_lines(draft), *built.lines]
    lines += _legend_lines(columns)
    lines += [ReceiptLine("two_readings", "", 1, doubt.detail) for doubt in _open(draft, built)]
    lines += coded.advice(draft.layout, built)
    if draft.layout.advice:
        lines.append(ReceiptLine("advice", "", 1, draft.layout.advice))
    if draft.layout.skipped:
        detail = "rows above the header were not read"
        lines.append(ReceiptLine("rows_above_header", "", draft.layout.skipped, detail))
    if draft.sheets_not_read:
        detail = f"only the sheet '{draft.sheet}' was read"
        lines.append(ReceiptLine("sheets_not_read", "", draft.sheets_not_read, detail))
    return Receipt(
        draft.layout.platform,
        draft.sheet,
        draft.layout.header_rows,
        len(draft.reasons),
        excluded,
        tuple(found for found in columns if found.role not in IDENTITY),
        identity,
        tuple(lines),
    )


def _exclusion_lines(excluded: Sequence[Excluded]) -> list[ReceiptLine]:
    n = Counter(found.reason for found in excluded)
    rows: dict[str, list[str]] = {}
    for found in excluded:
        rows.setdefault(found.reason, []).append(str(found.row))
    return [
        ReceiptLine(
            "rows_excluded",
            "row " + ", ".join(rows[reason][:20]),
            n[reason],
            f"{_REASONS[reason]} left out",
            "" if reason == _OTHER_WAVE else decisions.exclusion(reason),
        )
        for reason in n
    ]


def _identity_line(found: FileColumn) -> ReceiptLine:
    detail = f"column {found.column}: {_IDENTITY[found.role]} dropped"
    return ReceiptLine("identity_removed", found.header, 1, detail)


def _open(draft: Draft, built: Built) -> list[Doubt]:
    """Return the doubts that nobody has decided."""
    doubts = (*draft.doubts, *coded.doubts(built))
    return [doubt for doubt in doubts if built.decided.get(doubt.ask.key) not in doubt.ask.choices]


def _legend_lines(columns: Sequence[FileColumn]) -> list[ReceiptLine]:
    legend = [found.column for found in columns if found.role == LEGEND]
    if not legend:
        return []
    detail = f"a legend beside the answers (columns {legend[0]} to {legend[-1]}) was not read"
    return [ReceiptLine("legend_not_read", "", len(legend), detail)]


def _masked_lines(draft: Draft) -> list[ReceiptLine]:
    detail = "e-mail addresses inside answers were taken out"
    return [
        ReceiptLine("address_removed", tidy(head.text), n, detail)
        for head, n in zip(draft.layout.heads, draft.masked, strict=True)
        if n
    ]


def _shuffled(people: list[int], digest: str) -> array:
    """Return rows in an order that no longer tells who answered first; the same file gives the same one."""
    random.Random(digest).shuffle(people)  # noqa: S311 - same file, same order; nothing here is a secret
    return array("l", people)
