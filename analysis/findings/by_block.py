"""Blocks beside the rest of the school: bands in words, never a number of people, and no order of teams."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.disclosure.bands import HIGHER, LIKE, LOWER
from analysis.disclosure.by_block import ReleasedBlock
from analysis.disclosure.items import ReleasedItem
from analysis.disclosure.plan import ROLE
from analysis.findings.blocks import COMPARED, band_ends, band_words, block_name
from analysis.findings.items import either, title
from analysis.findings.words import quoted
from analysis.survey import Finding, Row

ROLE_NAMES = {"teacher": "Other teachers", "lead": "Team leads"}


@dataclass(frozen=True)
class Answered:
    """One yes-or-no question as a block answered it: the question, what is counted, and the block's row."""

    item: ReleasedItem
    option: str | None
    row: ReleasedBlock


def name_of(breakdown: str, block: tuple[str, ...]) -> str:
    """Return what a block is called on the screen."""
    return block_name(tuple(ROLE_NAMES.get(one, one) for one in block) if breakdown == ROLE else block)


def block_finding(name: str, answered: Sequence[Answered]) -> Finding:
    """Return where one block differs from the rest of the school and what it shares with it.

    Parameters
    ----------
    name : str
        What the block is called.
    answered : sequence of Answered
        The questions that may be shown by block, in the order of the survey.

    Returns
    -------
    Finding
        Of chart kind "bands": where the block differs comes first; the order within is that of the survey.
    """
    if not answered:
        said = f"{name}: no question may be shown for this group apart."
        return Finding("block", said, "The whole school stands on the other pages.", "none", alternative=said)
    n = {place: sum(found.row.compared == place for found in answered) for place in (HIGHER, LOWER, LIKE)}
    parts = [f"{words} on {n[place]}" for place, words in ((HIGHER, "higher"), (LOWER, "lower")) if n[place]]
    said = f"{name}: like the rest of the school on {n[LIKE]} of {len(answered)} questions"
    said += f", {' and '.join(parts)}." if parts else "."
    rows = tuple(_row(found) for found in sorted(answered, key=lambda found: found.row.compared == LIKE))
    return Finding(
        "block", said, _instead(found.row for found in answered), "bands", rows, _CAUTION,
        "; ".join(f"{row.label}: {row.note}" for row in rows),
    )  # fmt: skip


def breakdown_finding(question: str, rows: Sequence[ReleasedBlock], counted: str) -> Finding:
    """Return one question by all blocks of one breakdown, in the order of the school.

    Parameters
    ----------
    question : str
        As it was asked.
    rows : sequence of ReleasedBlock
        Of one breakdown.
    counted : str
        Which answers are counted.
    """
    lines = tuple(
        Row(name_of(row.breakdown, row.block), None, None, _words(row), *band_ends(row.band), row.compared != LIKE)
        for row in rows
    )
    parts = [f"{line.label}: {band_words(row.band)}" for line, row in zip(lines, rows, strict=True)]
    said = f"{'; '.join(parts)} answered {counted}."
    return Finding(
        "breakdown",
        said,
        _instead(rows),
        "bands",
        lines,
        _CAUTION,
        said,
        question,
    )


def counted_words(item: ReleasedItem, option: str | None) -> str:
    """Return which answers a band counts: those of the better side, or one answer of a list."""
    return quoted(option) if option is not None else either(item.favourable)


def _row(found: Answered) -> Row:
    label = f"{title(found.item)} {quoted(found.option)}" if found.option else title(found.item)
    ends = band_ends(found.row.band)
    return Row(label, None, None, _words(found.row), *ends, found.row.compared != LIKE)


def _words(row: ReleasedBlock) -> str:
    return f"{band_words(row.band)}, {COMPARED[row.compared]}"


def _instead(rows: Iterable[ReleasedBlock]) -> str:
    return _COUNTS if any(row.band.exact for row in rows) else _BANDS


_BANDS = "Bands instead of counts, so that nobody's answer can be read off."
_COUNTS = "Counts, as was agreed, wherever they tell nobody's answer."
_CAUTION = "With so few people a gap may be chance. Groups are not ranked: nobody taught the same students."
