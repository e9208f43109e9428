"""What would be published, by the command line: the contract, the sample school, and versions among the exports."""

import json
from pathlib import Path

import pytest

from analysis.__main__ import main
from sample_data import MAPLE_HOLLOW
from tests.analysis.reading.tables import csv_text
from tests.analysis.test_publication import FIRST, HEADER, person

YEARS = [str(path) for path in MAPLE_HOLLOW]
TABLE = {"item_id", "breakdown", "block", "shown", "base", "values"}


def released(capsys: pytest.CaptureFixture, *arguments: str) -> dict:
    assert main(["release", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_keys_are_those_of_the_contract(capsys):
    document = released(capsys, *YEARS)
    assert {"promise", "blocks", "tables", "whole_school_only"} <= set(document)
    assert document["promise"] == 5
    assert document["blocks"]["team"][0] == ["Kindergarten", "Grade 6", "Specialists and support"]
    assert document["held"] == []
    for table in document["tables"]:
        assert set(table) >= TABLE
        assert (table["breakdown"] is None) is (table["shown"] == "counts") is (table["block"] is None)


def test_whole_school_counts_are_exact_and_bands_hold_no_number_of_people(capsys):
    document = released(capsys, YEARS[2])
    valued = next(t for t in document["tables"] if "MOST valuable" in t["wording"] or "most valuable" in t["wording"])
    assert valued["values"]["Learning from other teachers inside our school through coaching sessions"] == 27
    assert valued["base"] == "46"
    bands = [table for table in document["tables"] if table["shown"] == "band"]
    assert bands
    for table in bands:
        assert not table["base"].isdigit() or int(table["base"]) >= 20
        assert all(isinstance(value, str) for value in table["values"].values())


def test_no_team_that_is_not_in_a_block_and_no_comment_leaves(capsys):
    text = json.dumps(released(capsys, *YEARS, "--promise", "40"))
    assert "Kindergarten" not in text
    comments = "coaching sessions in classrooms, the table version"
    assert comments not in json.dumps(released(capsys, *YEARS))


def test_who_somebody_is_is_no_table(capsys):
    wordings = " ".join(table.get("wording", "") for table in released(capsys, *YEARS)["tables"])
    assert "main role" not in wordings
    assert "Which team" not in wordings
    assert "years have you taught" not in wordings


def test_teams_of_which_somebody_ticked_two_are_no_table_either(capsys, tmp_path: Path):
    rows = [[*row[:2], row[2] + ("" if at % 9 else ", Reading circle"), *row[3:]] for at, row in enumerate(FIRST)]
    text = json.dumps(released(capsys, write(tmp_path, "May.csv", rows)))
    assert "What helped you most" in text
    assert "Reading circle" not in text
    assert "Which team" not in text


@pytest.mark.parametrize("promise", ["2", "0", "-1"])
def test_a_promise_that_is_too_loose_is_refused_in_one_line(capsys, promise: str):
    assert main(["release", YEARS[0], "--promise", promise]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def write(folder: Path, name: str, rows: list[list[str]]) -> str:
    path = folder / name
    path.write_text(csv_text([HEADER, *rows]), encoding="utf-8")
    return str(path)


def test_a_later_version_with_one_more_person_is_held(capsys, tmp_path: Path):
    first = write(tmp_path, "May.csv", FIRST)
    later = write(tmp_path, "June.csv", [*FIRST, person(40)])
    document = released(capsys, first, later)
    assert document["held"] == ["June"]
    assert {table["export"] for table in document["tables"]} == {"May"}
    enough = write(tmp_path, "July.csv", [*FIRST, *map(person, range(32, 52))])
    assert released(capsys, first, enough)["held"] == []


def test_where_blocks_would_tell_too_much_a_later_version_is_for_the_whole_school_only(capsys, tmp_path: Path):
    first = write(tmp_path, "May.csv", FIRST)
    later = write(tmp_path, "June.csv", [*FIRST, *map(person, range(32, 39))])
    document = released(capsys, first, later)
    assert (document["held"], document["blocks_of_an_earlier_version"]) == ([], ["June"])
    assert {table["export"] for table in document["tables"] if table["shown"] == "counts"} == {"May", "June"}
    assert {table["export"] for table in document["tables"] if table["shown"] == "band"} == {"May"}
    assert main(["attack", first, later]) == 0
    assert main(["release", first, later]) == 0
    assert "The whole school only: by team and role the version before it stands." in capsys.readouterr().out


def test_the_same_facts_for_people(capsys):
    assert main(["release", YEARS[2]]) == 0
    text = capsys.readouterr().out
    assert "Teams are shown as: Kindergarten and Specialists and support; " in text
    assert "27 of 46 teachers chose" in text
    assert "two thirds or more, higher than the rest" in text
