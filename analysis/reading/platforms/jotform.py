"""Jotform: one header row that begins with the submission date; ticks are joined by a line feed.

The rows of a table question are headed ``Question >> Row``. Submission id and address stand at the end.
"""

from collections.abc import Sequence

from analysis.reading.layout import Head, Layout, width, with_identity
from analysis.vocabulary.text import normalise, tidy

_ROLES = {
    "submission date": "timestamp", "last update date": "timestamp", "submission id": "respondent_id",
    "ip": "ip_address", "approval status": "status", "submission ip": "ip_address", "edit link": "custom",
}  # fmt: skip


def layout(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout if the first header is Jotform's submission date, two words."""
    if not rows or not rows[0] or normalise(rows[0][0]) != "submission date":
        return None
    header = [tidy(text) for text in rows[0]]
    header += [""] * (width(rows[:50]) - len(header))
    return Layout("jotform", 1, with_identity([_head(text) for text in header]), ("\n",))


def _head(text: str) -> Head:
    stem, arrows, row = text.rpartition(" >> ")
    return Head(row, stem) if arrows else Head(text, role=_ROLES.get(normalise(text)))
