"""Columns that identify people although their names do not say so."""

import re

from analysis.reading.columns import Column

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]{2,}\Z")
_IP = re.compile(r"(\d{1,3}\.){3}\d{1,3}\Z|[0-9a-f]{1,4}(:[0-9a-f]{0,4}){3,7}\Z", re.IGNORECASE)
_PHONE = re.compile(r"\+?[\d\s().-]{9,20}\Z")
_PLACE = re.compile(r"-?\d{1,3}\.\d{4,}\s*[,;]\s*-?\d{1,3}\.\d{4,}\Z")


def role_by_content(column: Column, header: str) -> str | None:
    """Return email, ip_address, location or phone if most of a column's texts are of that form, else None.

    ``header`` matters for telephone numbers only, which look like other numbers.
    """
    cells = column.filled()
    total = sum(cells.values())
    if not total:
        return None
    for role, form in (("email", _EMAIL), ("ip_address", _IP), ("location", _PLACE)):
        if sum(n for text, n in cells.items() if form.match(text)) > 0.5 * total:
            return role
    speaks_of_phone = re.search(r"\b(phone|mobile|t[ée]l[ée]phone|tel|tel[ée]fono|handy)\b", header.lower())
    if speaks_of_phone and sum(n for text, n in cells.items() if _PHONE.match(text)) > 0.5 * total:
        return "phone"
    return None
