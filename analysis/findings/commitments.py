"""Commitments in words: what was said, what was done, and what is still to come."""

from collections.abc import Sequence
from datetime import date

from analysis.commitments import Commitment
from analysis.findings.words import number_word
from analysis.survey import Finding, Row


def said_did_finding(kept: Sequence[Commitment]) -> Finding | None:
    """Return what the school committed itself to after earlier surveys, and what became of it; None without."""
    if not kept:
        return None
    done, all_of = sum(bool(line.outcome) for line in kept), number_word(len(kept))
    what = "commitment" if len(kept) == 1 else "commitments"
    headline = f"You said, we did: what became of {all_of} {what}."
    if done < len(kept):
        headline = f"You said, we did: {all_of} {what}, {number_word(len(kept) - done)} still to come."
    rows = tuple(_row(line, line.outcome or f"Still to come: {line.doing}") for line in kept)
    return Finding("said_did", headline, "", "commitments", rows, None, _told(rows))


def next_finding(kept: Sequence[Commitment]) -> Finding | None:
    """Return what the school commits itself to after this survey; None where nothing is yet."""
    if not kept:
        return None
    rows = tuple(_row(line, line.doing) for line in kept)
    headline = "What we do next." if len(kept) == 1 else f"What we do next: {number_word(len(kept))} commitments."
    return Finding("next", headline, "", "commitments", rows, None, _told(rows))


def _row(line: Commitment, does: str) -> Row:
    return Row(line.said or "–", None, None, does, column=f"{line.owner}, {day(line.due)}")


def _told(rows: Sequence[Row]) -> str:
    return f"Table. {' '.join(f'{row.label}: {row.note} ({row.column}).' for row in rows)}"


def day(iso: str) -> str:
    """Return a date in words: "2 October 2025"."""
    found = date.fromisoformat(iso)
    return f"{found.day} {found:%B} {found.year}"
