"""One file per survey platform: the first whose fingerprint fits lays the sheet out, a plain table is the last."""

from collections.abc import Sequence

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
    """Return the layout of a sheet: that of the platform which wrote it, else that of a plain one-header table."""
    for platform in _PLATFORMS:
        layout = platform.layout(rows)
        if layout is not None:
            return layout
    return spreadsheet.layout(rows)
