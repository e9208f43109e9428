"""Qualtrics: loops, side-by-side tables, what Qualtrics works out itself, and files of which only the tags are left."""

import json
from collections.abc import Callable

import pytest

from tests.analysis.reading.exports import AGREE, pick, roles
from tests.analysis.reading.tables import document_of, options, types

Cell = Callable[[int], str]
METADATA = ["StartDate", "EndDate", "Status", "Progress", "Finished", "RecordedDate", "ResponseId"]
TEXTS = ["Start Date", "End Date", "Response Type", "Progress", "Finished", "Recorded Date", "Response ID"]
STAMP = "2025-05-02 08:00:00"
PEOPLE = 30


def ticked(option: str, every: int) -> Cell:
    """Return cells of an option that every so manieth person ticked."""
    return lambda at: option if at % every == 0 else ""


def turned(turn: int) -> Cell:
    """Return cells of agreement that begin at another label."""
    return lambda at: pick(AGREE, at + turn)


def export(columns: list[tuple[str, str, Cell]], headers: int = 3, status: Cell = lambda at: "IP Address") -> dict:
    """Return what is read of columns (tag, text, cells) under one, two or three header rows."""
    tags, texts, _ = zip(*columns, strict=True)
    ids = [json.dumps({"ImportId": f"QID{at}"}) for at in range(len(METADATA) + len(tags))]
    heads = [[*METADATA, *tags], [*TEXTS, *texts], ids][:headers]
    people = [
        [STAMP, STAMP, status(at), "100", "True", STAMP, f"R_{at:04}", *(made(at) for _, _, made in columns)]
        for at in range(PEOPLE)
    ]
    return document_of([*heads, *people])


def loops() -> list[tuple[str, str, Cell]]:
    """Return two loops of a side-by-side table and of a select-all question with a write-in."""
    columns: list[tuple[str, str, Cell]] = []
    for loop, name in enumerate(("Coaching", "Workshops"), 1):
        for side, time in enumerate(("BEFORE", "AFTER"), 1):
            for row in (1, 2, 3):
                stem = f"How confident were you about {name}? - {time} - Topic {row}"
                columns.append(
                    (f"{loop}_Q4#{side}_{row}", stem, lambda at, turn=loop + side + row: pick(AGREE, at + turn))
                )
        stem = f"What did you do in {name}? - Selected Choice"
        columns += [
            (f"{loop}_Q6_1", f"{stem} - Watch", ticked("Watch", 2)),
            (f"{loop}_Q6_2", f"{stem} - Other", ticked("Other", 5)),
            (f"{loop}_Q6_2_TEXT", f"What did you do in {name}? - Other - Text", ticked("Sang", 5)),
        ]
    return columns


def test_every_loop_and_side_is_a_grid_of_its_own() -> None:
    items = export(loops())["items"]
    grids = [item for item in items if item["item_type"] == "likert"]
    sections = [
        f"How confident were you about {name}? - {time}"
        for name in ("Coaching", "Workshops")
        for time in ("BEFORE", "AFTER")
    ]
    assert [item["section"] for item in grids] == [section for section in sections for _ in range(3)]
    assert [item["wording"] for item in grids] == ["Topic 1", "Topic 2", "Topic 3"] * 4
    assert {item["base_n"] for item in grids} == {PEOPLE}
    first, second = (item for item in items if item["item_type"] == "select_all")
    assert (first["wording"], second["wording"]) == ("What did you do in Coaching?", "What did you do in Workshops?")
    assert options(first) == options(second) == {"Watch": 15, "Other": 6}
    assert (first["base_n"], first["other_text_n"]) == (18, 6)


def test_a_side_by_side_table_written_row_by_row() -> None:
    columns = [
        (
            f"Q12#{side}_{row}",
            f"Think of each - {name} - Thing {row}",
            lambda at, turn=row * side: pick(AGREE, at + turn),
        )
        for row in (1, 2)
        for side, name in ((1, "Importance"), (2, "Time"))
    ]
    items = export(columns)["items"]
    assert [item["section"] for item in items] == ["Think of each - Importance", "Think of each - Time"] * 2
    assert {item["item_type"] for item in items} == {"likert"}


MADE = {
    "Q11_First Click": "duration",
    "Q11_Page Submit": "duration",
    "Q9_NPS_GROUP": "score",
    "SC0": "score",
    "Q12_DO_1": "custom",
    "Q14 - Topics": "custom",
    "Q14 - Parent Topics": "custom",
    "Q14 - Sentiment": "custom",
    "Q2_Browser": "custom",
    "Q_TotalDuration": "custom",
}


def test_what_qualtrics_works_out_is_no_item() -> None:
    made = [(tag, f"Made - {tag}", lambda at: str(at % 3)) for tag in MADE]
    found = export([("Q9", "How likely are you to recommend us?", lambda at: pick("379", at)), *made])
    assert [item["wording"] for item in found["items"]] == ["How likely are you to recommend us?"]
    assert {text.removeprefix("Made - "): role for text, role in roles(found).items() if "Made" in text} == MADE


@pytest.mark.parametrize("headers", [2, 3])
def test_texts_above_the_answers(headers: int) -> None:
    found = export([("Q1", "Which team?", lambda at: pick(("A", "B"), at))], headers)
    assert (found["header_rows"], found["respondents"]) == (headers, PEOPLE)
    assert found["items"][0]["wording"] == "Which team?"


def test_only_the_tags_are_left() -> None:
    rank = [(f"Q10_{row}", "", lambda at, row=row: str((at + row) % 3 + 1)) for row in (1, 2, 3)]
    ticks = [("Q6_1", "", ticked("Watch", 2)), ("Q6_2", "", ticked("Try", 3)), ("Q6_3", "", ticked("Ask", 5))]
    found = export([("Q1", "", lambda at: pick(AGREE, at)), *ticks, *rank], headers=1)
    assert (found["header_rows"], found["rows"], found["respondents"]) == (1, PEOPLE, PEOPLE)
    assert types(found) == ["likert", "select_all", "ranking"]
    assert options(found["items"][1]) == {"Watch": 15, "Try": 10, "Ask": 6}
    assert found["identity_removed"] == [{"column": 7, "header": "ResponseId", "role": "respondent_id"}]


@pytest.mark.parametrize(
    ("mark", "reason"),
    [
        ("Survey Preview", "preview"),
        ("1", "preview"),
        ("Survey Test", "test"),
        ("2", "test"),
        ("Spam", "spam"),
        ("8", "spam"),
    ],
)
def test_previews_tests_and_spam_are_left_out(mark: str, reason: str) -> None:
    normal = "0" if mark.isdigit() else "IP Address"
    found = export([("Q1", "Agree?", lambda at: pick(AGREE, at))], status=lambda at: mark if at < 4 else normal)
    assert (found["respondents"], {row["reason"] for row in found["excluded"]}) == (PEOPLE - 4, {reason})


def test_tags_and_texts_that_a_publisher_left() -> None:
    header = ["Time (seconds)", "Q1", "Q2", "Q2_OTHER_TEXT", "Q3_Part_1", "Q3_Part_2", "Q3_OTHER_TEXT", "Q4"]
    tool, aid = "Which room do you use?", "Which aids do you use?"
    texts = [
        "Duration (in seconds)", "Who? - Selected Choice", f"{tool} - Selected Choice", f"{tool} - Other - Text",
        f"{aid} - Selected Choice - Charts", f"{aid} - Selected Choice - Cards", f"{aid} - Other - Text", "Why?",
    ]  # fmt: skip
    rows = [
        [str(300 + at), pick(("Teacher", "Lead"), at), pick(("Lab", "Other"), at), pick(("-1", str(at)), at),
         "Charts" if at % 2 else "", "Cards" if at % 3 else "", "-1", f"Because of {at}"] for at in range(PEOPLE)
    ]  # fmt: skip
    found = document_of([header, texts, *rows])
    assert (found["platform"], found["header_rows"]) == ("qualtrics", 2)
    assert roles(found) == {"Duration (in seconds)": "duration"}
    assert types(found) == ["single_choice", "single_choice", "select_all", "open_ended"]
    assert [item["wording"] for item in found["items"]] == ["Who?", tool, aid, "Why?"]
    assert [item["columns"] for item in found["items"]] == [[2], [3, 4], [5, 6], [8]]
    assert [item["other_text_n"] for item in found["items"]] == [0, PEOPLE // 2, 0, 0]
