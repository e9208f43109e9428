"""One table of plain columns as each platform wraps it: metadata around it, header rows above it."""

import json
from collections.abc import Callable, Sequence

from tests.analysis.reading.tables import csv_text, xlsx_bytes

Rows = Sequence[Sequence[str]]
Wrapper = Callable[[Sequence[str], Rows], bytes]


def stamp(at: int) -> str:
    """Return a time stamp that no two rows share."""
    return f"2025-05-{at // 60 + 2:02} 08:{at % 60:02}:13"


def around(front: Callable[[int], list[str]], header: list[str], back: list[str], end: Sequence[str] = ()) -> Wrapper:
    """Return a wrapper: metadata in front of every row (``front``, headed by ``header``) and behind it (``back``)."""

    def wrapped(questions: Sequence[str], rows: Rows) -> bytes:
        people = [[*front(at), *row, *end] for at, row in enumerate(rows)]
        return csv_text([[*header, *questions, *back], *people]).encode("utf-8-sig")

    return wrapped


def _microsoft(questions: Sequence[str], rows: Rows) -> bytes:
    header = ["ID", "Start time", "Completion time", "Email", "Name", *questions]
    people = [[str(at + 1), stamp(at), stamp(at), "anonymous", "", *row] for at, row in enumerate(rows)]
    return xlsx_bytes([header, *people])


def _surveymonkey(questions: Sequence[str], rows: Rows) -> bytes:
    first = ["Respondent ID", "Collector ID", "Start Date", "End Date", *questions]
    second = ["", "", "", "", *["Response"] * len(questions)]
    people = [[str(118555197051 + at), "45", stamp(at), stamp(at), *row] for at, row in enumerate(rows)]
    return csv_text([first, second, *people]).encode("utf-8-sig")


def _qualtrics(questions: Sequence[str], rows: Rows) -> bytes:
    tags = ["StartDate", "EndDate", "Status", "Progress", "Finished", "ResponseId"]
    tags += [f"Q{at}" for at in range(1, len(questions) + 1)]
    texts = ["Start Date", "End Date", "Response Type", "Progress", "Finished", "Response ID", *questions]
    ids = [json.dumps({"ImportId": f"QID{at}"}) for at in range(len(tags))]
    people = [[stamp(at), stamp(at), "IP Address", "100", "True", f"R_{at:05}", *row] for at, row in enumerate(rows)]
    return csv_text([tags, texts, ids, *people]).encode("utf-8-sig")


WRAPPERS: dict[str, Wrapper] = {
    "google_forms": around(lambda at: [stamp(at)], ["Timestamp"], []),
    "microsoft_forms": _microsoft,
    "surveymonkey": _surveymonkey,
    "qualtrics": _qualtrics,
    "limesurvey": around(
        lambda at: [str(at + 1), stamp(at), "5", "en", "99"],
        ["Response ID", "Date submitted", "Last page", "Start language", "Seed"],
        [],
    ),
    "typeform": around(
        lambda at: [f"h{at:06x}"],
        ["#"],
        ["Response Type", "Start Date (UTC)", "Submit Date (UTC)", "Network ID"],
        ["completed", "2025-05-02 08:00:00", "2025-05-02 08:09:00", "n1"],
    ),
    "jotform": around(lambda at: [f"May {at % 28 + 1}, 2025"], ["Submission Date"], ["Submission ID"], ["5"]),
    "kobo": around(
        lambda at: [stamp(at), stamp(at)],
        ["start", "end"],
        ["_id", "_uuid", "_submission_time", "_validation_status", "_index"],
        ["", "", "2025-05-02T08:00:00", "", ""],
    ),
    "alchemer": around(
        lambda at: [str(at + 1), stamp(at), stamp(at), "Complete"],
        ["Response ID", "Time Started", "Date Submitted", "Status"],
        [],
    ),
    "wenjuanxing": around(
        lambda at: [str(at + 1), f"2025/5/{at % 28 + 1} 8:00:{at % 60:02}", "194秒", "微信", "N/A", "1.2.3.4(北京)"],
        ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP"],
        [],
    ),
    "nextcloud_forms": around(
        lambda at: ["", "Anonymous user", f"2025-05-02T08:{at % 60:02}:13+02:00"],
        ["User ID", "User display name", "Timestamp"],
        [],
    ),
    "moodle": around(
        lambda at: ["Anonymous", "Grade teams", f"Monday, 5 May 2025, 9:{at % 60:02} AM"],
        ["Full name", "Groups", "Date"],
        [],
    ),
    "spreadsheet": lambda questions, rows: csv_text([questions, *rows]).encode("cp1252", "xmlcharrefreplace"),
}
