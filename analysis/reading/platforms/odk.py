"""ODK Central: one header row, ``SubmissionDate`` first and ``KEY`` among the last; groups as ``group-question``.

A question with several answers is one column of names joined by blanks and, where the export splits them, one column
per option (``question/option`` with 1 and 0); both are the same answers, so the joined ones are not counted.
"""

from collections.abc import Sequence

from analysis.reading.layout import Head, Layout, width, with_identity
from analysis.reading.split_options import joint, with_options, without_groups
from analysis.vocabulary.text import tidy

_PLACE = ("-Latitude", "-Longitude", "-Altitude", "-Accuracy")
_OWN = {
    "SubmissionDate": "timestamp", "KEY": "respondent_id", "meta-instanceID": "custom", "instanceID": "custom",
    "meta-instanceName": "custom", "instanceName": "custom", "SubmitterID": "custom", "SubmitterName": "name",
    "AttachmentsPresent": "custom", "AttachmentsExpected": "custom", "Status": "status", "ReviewState": "status",
    "DeviceID": "custom", "Edits": "custom", "FormVersion": "custom", "start": "timestamp", "end": "timestamp",
    "today": "timestamp", "deviceid": "custom", "subscriberid": "custom", "simserial": "custom",
    "phonenumber": "phone", "username": "name", "audit": "custom",
}  # fmt: skip


def layout(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout if the header has ODK's key with its submission date or instance id."""
    header = [tidy(text) for text in rows[0]] if rows else []
    if "KEY" not in header or not {"SubmissionDate", "meta-instanceID", "instanceID"}.intersection(header):
        return None
    header += [""] * (width(rows[:50]) - len(header))
    heads = [Head(text, role="location" if text.endswith(_PLACE) else _OWN.get(text)) for text in header]
    heads = with_identity(without_groups(with_options(heads, rows[1:], "/"), "-"), within=True)
    return Layout("odk", 1, heads, joint(heads))
