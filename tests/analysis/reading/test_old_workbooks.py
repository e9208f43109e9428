"""The same answers in .xls, .xlsb, .xlsx and as text are the same survey."""

from datetime import datetime

import pytest

from tests.analysis.reading.exports import AGREE, pick
from tests.analysis.reading.old_workbooks import Cell, xls, xlsb
from tests.analysis.reading.tables import csv_text, document, workbook

HEADER = ["Timestamp", "Which team?", "Zufrieden – wie sehr?", "Was hilft → am meisten?", "I am trusted", "Hours"]
COVER = [["Staff survey"], ["Answers are on the next sheet."]]


def person(at: int) -> list[Cell]:
    """Return what one person answered, as a workbook holds it."""
    learning = pick(("Coaching, Bücher", "Coaching", "Bücher, 文献", "文献"), at)
    stamp = datetime(2025, 5, at % 28 + 1, 10, at % 60, 7)
    return [stamp, pick(("Grade 1", "Grade 2"), at), pick(AGREE, at // 2), learning, at % 5 + 1, at / 2]


ROWS = [HEADER, *map(person, range(24))]
TEXTS = [[str(cell).removesuffix(".0") for cell in row] for row in ROWS]


def told(found: dict) -> dict:
    """Return what must not depend on the format of a file."""
    receipt = [line for line in found["receipt"] if line["action"] != "sheets_not_read"]
    return found | {"sheet": None, "receipt": receipt}


@pytest.mark.parametrize("written", [xls, xlsb, lambda sheets: workbook(**sheets)], ids=["xls", "xlsb", "xlsx"])
@pytest.mark.parametrize("covered", [False, True], ids=["alone", "behind a cover"])
def test_every_workbook_says_the_same(written, covered):
    sheets = {"Cover": COVER, "Answers": ROWS} if covered else {"Answers": ROWS}
    found = document(written(sheets), "survey.xls")
    assert (found["platform"], found["sheet"], found["respondents"]) == ("google_forms", "Answers", 24)
    assert told(found) == told(document(csv_text(TEXTS).encode(), "survey.csv"))


@pytest.mark.parametrize("written", [xls, xlsb], ids=["xls", "xlsb"])
def test_numbers_dates_and_signs_of_an_old_workbook(written):
    found = document(written({"Answers": ROWS}), "survey")
    team, like, learning, trusted, hours = found["items"]
    assert {option["option"]: option["n"] for option in learning["options"]} == {
        "Coaching": 12,
        "Bücher": 12,
        "文献": 12,
    }
    assert [option["option"] for option in trusted["options"]] == ["1", "2", "3", "4", "5"]
    assert {"0.5", "11.5", "11"} <= {option["option"] for option in hours["options"]}
    assert (team["item_type"], like["item_type"], found["wave"]) == ("single_choice", "likert", "2025")
