"""Column names that platforms write, in the languages they write them in."""

from functools import cache

from analysis.vocabulary import table
from analysis.vocabulary.text import normalise

IDENTITY = ("email", "name", "ip_address", "location", "phone", "respondent_id")


@cache
def _names() -> dict[str, str]:
    return {normalise(row["header"]): row["role"] for row in table("column_names")}


def column_role(header: str) -> str | None:
    """Return what a column of this exact name holds (email, timestamp, status, ...), or None for a question."""
    return _names().get(normalise(header))
