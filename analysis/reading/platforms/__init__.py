"""One file per survey platform: the first whose fingerprint fits lays the sheet out, a plain table is the last."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.reading.fillers import fillers
from analysis.reading.layout import Layout
from analysis.reading.platforms import (
    alchemer,
    formbricks,
    google_forms,
    jotform,
    kobo,
    limesurvey,
    microsoft_forms,
    moodle,
    nextcloud_forms,
    odk,
    qualtrics,
    redcap,
    sosci,
    spreadsheet,
    surveymonkey,
    typeform,
    wenjuanxing,
)

_PLATFORMS = (
    qualtrics,
    surveymonkey,
    microsoft_forms,
    alchemer,
    sosci,
    wenjuanxing,
    nextcloud_forms,
    formbricks,
    moodle,
    kobo,
    odk,
    redcap,
    limesurvey,
    typeform,
    jotform,
    google_forms,
)


def recognise(rows: Sequence[Sequence[str]]) -> Layout:
    """Return the layout of a sheet: that of the platform which wrote it, else that of a plain table.

    A platform's table is known again below titles that somebody set above it.
    """
    if found := _of_platform(rows):
        return found
    plain = spreadsheet.layout(rows)
    below = _of_platform(rows[plain.skipped :]) if plain.skipped else None
    return replace(below, skipped=plain.skipped) if below else plain


def _of_platform(rows: Sequence[Sequence[str]]) -> Layout | None:
    found = next((layout for platform in _PLATFORMS if (layout := platform.layout(rows))), None)
    if found is None:
        return None
    return replace(found, unanswered=(*found.unanswered, *fillers(found.heads, rows[found.header_rows :])))
