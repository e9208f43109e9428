"""Evidence of what changes for students, by kind; and what is missing at a glance."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coaching.records import Record, need
from storage.errors import PlainError

EVIDENCE_KINDS = (
    "work_sample",
    "video",
    "lesson_plan",
    "observation_note",
    "photo_visible_learning",
    "data",
    "student_voice",
)
FOR_TEAM, FOR_PARTNER_TEAM, FOR_SCHOOL = "team", "partner_team", "school"
VISIBILITIES = (FOR_TEAM, FOR_PARTNER_TEAM, FOR_SCHOOL)

LARGEST_FILE = 5_000_000
"""Bytes. A photo or a lesson plan fits; a video belongs where the school keeps videos, with a link here."""

_WEB_ADDRESS = re.compile(r"https?://[^\s/?#<>\"]+[^\s<>\"]*", re.IGNORECASE)

_NO_TITLE = "Give the evidence a title."
_NOT_A_KIND = "Choose one of the seven kinds of evidence."
_NOT_A_CIRCLE = "Choose who may see it: the team, the partner team too, or the school."
_NOT_A_LINK = "A link begins with https:// or http://."
_NEEDS_CONSENT = "Students can be recognised here, so it stays with the team until their consent is on file."
_ONLY_OF_SCHOOL = "Only what the whole school may see can be shown on the staff screen."
_TOO_LARGE = (
    f"The file is larger than {LARGEST_FILE // 1_000_000} MB: keep it where your school keeps files and add a link."
)
_EMPTY = "The file is empty: choose another one."


@dataclass(frozen=True)
class Evidence(Record):
    """One piece of evidence for a priority.

    ``circle`` says who may see it besides the team; ``on_screen`` that the team approved it for the staff screen.
    ``file`` is the id of an attached file and ``file_name`` its name, both empty without one.
    """

    priority: str
    kind: str
    on: date
    title: str
    note: str = ""
    action: str = ""
    link: str = ""
    file: str = ""
    file_name: str = ""
    shows_students: bool = False
    consent_on_file: bool = False
    circle: str = FOR_TEAM
    on_screen: bool = False


@dataclass(frozen=True)
class EvidenceGrid:
    """Kind by month: ``counts[k][m]`` pieces of ``kinds[k]`` in ``months[m]`` (first days of months)."""

    kinds: tuple[str, ...]
    months: tuple[date, ...]
    counts: tuple[tuple[int, ...], ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the kinds of which there is nothing."""
        return tuple(kind for kind, row in zip(self.kinds, self.counts, strict=True) if not any(row))


def check_evidence(evidence: Evidence) -> Evidence:
    """Return the evidence; PlainError where something is missing or it would be seen by more than it may."""
    need(evidence.title, _NO_TITLE)
    if evidence.kind not in EVIDENCE_KINDS:
        raise PlainError(_NOT_A_KIND)
    if evidence.circle not in VISIBILITIES:
        raise PlainError(_NOT_A_CIRCLE)
    if evidence.link:
        check_link(evidence.link)
    if evidence.shows_students and not evidence.consent_on_file and (evidence.circle != FOR_TEAM or evidence.on_screen):
        raise PlainError(_NEEDS_CONSENT)
    if evidence.on_screen and evidence.circle != FOR_SCHOOL:
        raise PlainError(_ONLY_OF_SCHOOL)
    return evidence


def check_link(link: str) -> None:
    """Raise PlainError for anything but a web address, so that no link can run something."""
    if not _WEB_ADDRESS.fullmatch(link):
        raise PlainError(_NOT_A_LINK)


def check_file(content: bytes) -> None:
    """Raise PlainError for a file that is empty or too large."""
    if not content:
        raise PlainError(_EMPTY)
    if len(content) > LARGEST_FILE:
        raise PlainError(_TOO_LARGE)


def grid(evidence: Iterable[Evidence], start: date, until: date) -> EvidenceGrid:
    """Count evidence by kind and month, from the month of ``start`` to that of ``until``."""
    first, last = _month_number(start), _month_number(until)
    months = tuple(date(number // 12, number % 12 + 1, 1) for number in range(first, last + 1))
    counts = [[0] * len(months) for _ in EVIDENCE_KINDS]
    for piece in evidence:
        at = _month_number(piece.on) - first
        if 0 <= at < len(months):
            counts[EVIDENCE_KINDS.index(piece.kind)][at] += 1
    return EvidenceGrid(EVIDENCE_KINDS, months, tuple(map(tuple, counts)))


def last_day(evidence: Iterable[Evidence]) -> date | None:
    """Return the day of the newest piece, None without any."""
    return max((piece.on for piece in evidence), default=None)


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1
