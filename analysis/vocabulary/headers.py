"""Column names that platforms write, in the languages they write them in."""

import re
from functools import cache

from analysis.vocabulary import table
from analysis.vocabulary.text import normalise

_ASKS_FOR_NAME = re.compile(
    r"(please )?(enter|provide|give|type|write|state|fill in|what is|what s)( us)? (your|the teacher|the student) "
    r"((full|first|last|family|given) )?(and last )?name\b|"
    r".*\bwhat (is |s )?your ((full|first|last) )?(and last )?name\Z|"
    r"((full|first|last) )?names? of (the )?(respondent|participant|interviewee|interviewer|enumerator|data collector|"
    r"teacher|student|pupil|child|parent|caregiver|head of (the )?household|household head|person)( interviewed)?\Z"
)
IDENTITY = ("email", "name", "ip_address", "location", "phone", "respondent_id")


@cache
def _names() -> dict[str, str]:
    return {normalise(row["header"]): row["role"] for row in table("column_names")}


def column_role(header: str) -> str | None:
    """Return what a column of this exact name holds (email, timestamp, status, ...), or None for a question."""
    plain = normalise(header)
    return _names().get(plain) or ("name" if _ASKS_FOR_NAME.match(plain) else None)


@cache
def _programs() -> dict[str, str]:
    return {normalise(row["header"]): row["role"] for row in table("program_columns")}


def program_role(header: str) -> str | None:
    """Return what a column holds whose name only programs write and which people left in, or None."""
    return _programs().get(normalise(header))


@cache
def _write_ins() -> frozenset[str]:
    return frozenset(normalise(row["header"]) for row in table("write_ins"))


def asks_to_type(header: str) -> bool:
    """Return whether a header asks for words of one's own beside the options of a question: "Other", "Why?"."""
    return normalise(header) in _write_ins()
