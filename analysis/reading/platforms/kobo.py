"""KoboToolbox: one header row of labels or names, with its own columns in front (``start``) and behind (``_uuid``).

A question with several answers is one column of joined names, or one column per option (``Question/Option`` with 1 and
0, blank where it was not asked), or both; both are the same answers, so the joined ones are not counted. Groups stand
before a question as ``Group/Question``. R writes a full stop for every slash, and NA for a blank.
"""

import re
from collections.abc import Sequence

from analysis.reading.layout import Head, Layout, width, with_identity
from analysis.reading.split_options import joint, with_options, without_groups
from analysis.vocabulary.text import tidy

_PLACE = re.compile(r"_(.+)_(latitude|longitude|altitude|precision)")
_OWN = {
    "_id": "respondent_id", "_uuid": "custom", "_submission_time": "timestamp", "_submitted_by": "name",
    "_validation_status": "status", "_index": "row_number", "_status": "status", "_notes": "custom",
    "_tags": "custom", "__version__": "custom", "_version_": "custom", "meta/rootUuid": "custom",
    "meta/instanceID": "custom", "meta/deprecatedID": "custom", "_parent_index": "custom",
    "_parent_table_name": "custom", "_attachments": "custom", "_geolocation": "location", "rootUuid": "custom",
}  # fmt: skip
_LEADING = {
    "start": "timestamp", "end": "timestamp", "today": "timestamp", "deviceid": "custom", "subscriberid": "custom",
    "simserial": "custom", "phonenumber": "phone", "username": "name", "audit": "custom", "date": "timestamp",
}  # fmt: skip


def layout(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout if two of the columns that KoboToolbox adds are there."""
    header = [tidy(text) for text in rows[0]] if rows else []
    if len({"_id", "_uuid", "_submission_time", "_validation_status", "_index"}.intersection(header)) < 2:
        return None
    header += [""] * (width(rows[:50]) - len(header))
    places = {name for text in header if (found := _PLACE.fullmatch(text)) for name in (found[1], text)}
    heads = []
    for text in header:
        leading = all(head.role for head in heads)
        role = (
            "location"
            if text in places or text.rpartition("/")[2] in places
            else _OWN.get(text) or (_LEADING.get(text) if leading else None)
        )
        heads.append(Head(text, role=role))
    mark = "/" if any("/" in head.text for head in heads if head.role is None) else "."
    heads = with_identity(without_groups(with_options(heads, rows[1:], mark), mark), within=True)
    return Layout("kobo", 1, heads, joint(heads))
