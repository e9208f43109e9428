"""What an item is for, and what a role is, from the words people read."""

import re
from functools import cache

from analysis.vocabulary import table
from analysis.vocabulary.constructs import construct_of
from analysis.vocabulary.text import normalise


@cache
def _purposes() -> tuple[tuple[str, frozenset[str], re.Pattern], ...]:
    rows = table("purposes")
    return tuple((row["purpose"], frozenset(row["types"].split()), re.compile(row["pattern"])) for row in rows)


@cache
def _roles() -> tuple[tuple[str, re.Pattern], ...]:
    return tuple((row["role"], re.compile(row["pattern"])) for row in table("roles"))


def purpose_of(wording: str, section: str | None, item_type: str, two_sided: bool = False) -> str | None:
    """Return what an item of this wording and type is for, or None.

    The first pattern of ``purposes.csv`` that fits wins; the table is ordered from the narrow to the broad. "learning"
    only tells that a wording speaks of learning and is no purpose. Open questions that name no goal are comments; rated
    items are for the construct they name, ``two_sided`` ones (left and right of a middle) for a tension.
    """
    own, full = normalise(wording), normalise(f"{section or ''} {wording}")
    for purpose, types, pattern in _purposes():
        if item_type in types and (pattern.search(own) or pattern.search(full)):
            return purpose
    if item_type == "likert":
        return construct_of(wording, section, two_sided)
    return "comment" if item_type == "open_ended" else None


def may_be(wording: str, purposes: tuple[str, ...]) -> bool:
    """Return whether a wording speaks of one of these purposes, whatever its type turns out to be."""
    text = normalise(wording)
    return any(purpose in purposes and pattern.search(text) for purpose, _, pattern in _purposes())


def role_of(answer: str) -> str:
    """Return teacher, lead or leader for an answer to the role question.

    Team leads are teachers who lead; leaders have power over teachers. Whoever is neither is a teacher, and a label
    that names both, like "Team lead or principal", is a leader's: leaving one out too many is the safer error.
    """
    text = normalise(answer)
    lead = any(pattern.search(text) for role, pattern in _roles() if role == "lead")
    rest = text
    for role, pattern in _roles():
        if role == "lead":
            rest = pattern.sub(" ", rest)
    if any(pattern.search(rest) for role, pattern in _roles() if role == "leader"):
        return "leader"
    return "lead" if lead else "teacher"
