"""The sample school's three exports are read exactly: people, exclusions, identity, and every label of every item."""

import csv
import zlib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from analysis.document import to_bytes
from analysis.reading import read_here
from analysis.report import survey_document
from tests.analysis.reading.tables import ROOT, SHARED, document, options

CASES = ROOT / "tests" / "cases" / "maple_hollow"
FILES = {
    "2023": ROOT / "sample_data" / "year1_2023_google_forms.csv",
    "2024": ROOT / "sample_data" / "year2_2024_microsoft_forms.xlsx",
    "2025": ROOT / "sample_data" / "year3_2025_qualtrics.csv",
}
GRIDS = "A1 A2 A3 A4 B1 B2 B3 B4 "
# What stands in each file, from its first question on; a dash is an item the truth does not list.
CODES = {
    "2023": "role team CX3 C1 C3 " + GRIDS + "D1 D3 D5 D7 D9 D11 - J",
    "2024": "role team CX3 C1 C3 " + GRIDS + "D1 D3 D5 D7 D9 D11 E1 E4 E5 E7 F1 F3 E11 H1 H2 J",
    "2025": "role team CX3 C1 C3 C4 C5 " + GRIDS + "D1 D2 D3 D5 D7 D9 D11 E1 E3 E4 E5 E7 E9 E11 C7 F1 F3 "
    "G1 G2 G3 G4 G5 G6 G7 H1 H3 H2 J",
}
TYPES = {
    "role": "single_choice", "team": "single_choice", "CX3": "likert", "C1": "select_all", "C3": "single_choice",
    "C4": "open_ended", "C5": "select_all", "E11": "single_choice", "H2": "open_ended",
    "H3": "select_all", "J": "open_ended",
}  # fmt: skip
MODES = {
    "peer_coaching": (
        "Peer coaching (in-house)",
        "Teachers coaching teachers sessions",
        "Learning from other teachers inside our school through coaching sessions",
    ),
    "team_meeting": ("PLC / team meetings", "Grade team meetings", "Team / PLC meetings"),
    "workshop": ("Workshops", "Workshops (outside presenter)", "Workshops and training"),
    "self_study": ("Reading / self-study", "Professional reading"),
    "mentoring": ("Mentoring", "Mentoring a colleague"),
    "staff_meeting": ("Staff meetings",),
    "conference": ("Conferences", "Conference or convention", "Conference"),
    "peer_observation": (
        "Visiting a colleague’s classroom",
        "Classroom visits",
        "Observing in a colleague's classroom",
    ),
    "instructional_coach": (
        "Instructional coach",
        "Work with our learning coach",
        "Working with the instructional coach",
    ),
    "learning_walk": ("Learning walks, in a group", "Learning walks"),
    "online_course": ("Online course / webinar", "Online learning"),
    "book_study": ("Book study", "Book club"),
    "data_meeting": ("Data or student-work meetings",),
    "lesson_study": ("Lesson study",),
    "other": ("My husband teaches too, we talk at dinner",),
}  # fmt: skip
MODE_OF = {label: mode for mode, labels in MODES.items() for label in labels}


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of the case."""
    with (CASES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def truth() -> dict[tuple[str, str], Counter]:
    """Return how often each label (or value, where there is no label) was given, by year and item."""
    found: dict[tuple[str, str], Counter] = {}
    for row in rows_of("truth_answers_long"):
        labelled = row["item"] not in ("C4", "J", "H2") and row["label"]
        found.setdefault((row["year"], row["item"]), Counter())[labelled or row["value"]] += 1
    return found


@cache
def read(year: str) -> dict:
    """Return what the command line would print of a year's file."""
    return document(FILES[year].read_bytes(), FILES[year].name)


def items(year: str) -> dict[str, dict]:
    """Return the items of a year's file by their code."""
    codes = CODES[year].split()
    assert len(codes) == len(read(year)["items"])
    return dict(zip(codes, read(year)["items"], strict=True))


def as_in_truth(code: str, found: dict[str, int]) -> Counter:
    """Return an item's counts under the labels of the truth."""
    if code in ("C1", "C3", "C5"):
        return Counter({MODE_OF[label]: n for label, n in found.items()})
    if code == "C7":
        return Counter({label.removesuffix(" or more"): n for label, n in found.items()})
    if code == "CX3":
        short = {label: label.replace("–", "-").replace(" years", "").replace(" or more", "+") for label in found}
        return Counter({short[label]: n for label, n in found.items()})
    # The truth lists nobody who had no coaching session to judge; the file does, outside the scale.
    plain = {label.partition(" / I was not")[0]: n for label, n in found.items() if label != "I had no session"}
    return Counter(plain)


@pytest.mark.parametrize("year", FILES)
def test_every_label_of_every_item(year: str) -> None:
    for code, item in items(year).items():
        assert item["item_type"] == TYPES.get(code, "open_ended" if code == "-" else "likert"), code
        known = truth().get((year, code))
        if item["item_type"] == "open_ended":
            assert known is None or item["base_n"] == sum(known.values()), code
        elif known is not None:
            assert as_in_truth(code, options(item)) == known, code


@pytest.mark.parametrize("year", FILES)
def test_every_item_of_the_truth_is_there(year: str) -> None:
    assert {code for other, code in truth() if other == year} <= set(items(year))


@pytest.mark.parametrize("year", FILES)
def test_roles_and_teams(year: str) -> None:
    people = {row["resp_id"]: row for row in rows_of("truth_answers_long") if row["year"] == year}
    role, team = (sorted(options(items(year)[code]).values()) for code in ("role", "team"))
    leaders = sum(row["role"] == "leader" for row in people.values())
    leads = sum(row["role"] == "lead" for row in people.values())
    assert leaders in role
    assert leads in role
    teams = Counter(row["team"] for row in people.values() if row["role"] != "leader")
    assert set(teams.values()) <= set(team)
    assert read(year)["respondents"] == len(people)


@pytest.mark.parametrize(
    ("year", "platform", "header_rows", "rows"),
    [("2023", "google_forms", 1, 41), ("2024", "microsoft_forms", 1, 47), ("2025", "qualtrics", 3, 54)],
)
def test_layout_and_wave(year: str, platform: str, header_rows: int, rows: int) -> None:
    found = read(year)
    assert (found["platform"], found["header_rows"], found["rows"]) == (platform, header_rows, rows)
    assert found["wave"] == year


def test_exclusions_are_those_expected() -> None:
    reason = {"F004": "duplicate", "F005": "preview", "F006": "unfinished"}
    for row in rows_of("expected_findings"):
        if row["family"] == "cleaning" and row["finding_id"] in reason:
            reasons = [found["reason"] for found in read(row["year"])["excluded"]]
            assert reasons.count(reason[row["finding_id"]]) == int(row["value"])
        if row["family"] == "response":
            leaders = int(row["trap_or_note"].partition("leaders ")[2].split()[0])
            assert read(row["year"])["respondents"] == int(row["numerator"]) + leaders
    assert sum(len(read(year)["excluded"]) for year in FILES) == 6


def identities() -> set[str]:
    """Return every e-mail address, network address, name and response id that stands in the three files."""
    with FILES["2023"].open(encoding="utf-8", newline="") as file:
        found = {row[1] for row in list(csv.reader(file))[1:]}
    with FILES["2025"].open(encoding="utf-8-sig", newline="") as file:
        for row in list(csv.reader(file))[3:]:
            found |= {row[at] for at in (3, 8, 9, 10, 11, 13, 14)}
    return {text for text in found if len(text) > 3}


@pytest.mark.parametrize("year", FILES)
def test_nothing_that_identifies_is_kept(year: str) -> None:
    survey = read_here(FILES[year].read_bytes(), FILES[year].name)
    text = zlib.decompress(to_bytes(survey)).decode()
    assert not [found for found in identities() if found in text]
    assert "@maplehollow" not in text
    roles = {"2023": {"email"}, "2024": {"email", "name"}}
    everything = {"ip_address", "respondent_id", "name", "email", "location"}
    assert {found.role for found in survey.receipt.identity_removed} == roles.get(year, everything)


VARIANT = SHARED / "maple_hollow" / "year3_2025_surveymonkey_variant.csv"


@pytest.mark.skipif(not VARIANT.is_file(), reason="the SurveyMonkey variant is not beside the project")
def test_the_twin_of_another_platform_has_equal_counts() -> None:
    twin = document(VARIANT.read_bytes(), VARIANT.name)
    other = {item["item_id"]: item for item in read("2025")["items"]}
    common = [item for item in twin["items"] if item["item_id"] in other]
    assert len(common) == len(twin["items"])
    for item in common:
        same = other[item["item_id"]]
        assert item["base_n"] == same["base_n"], item["wording"]
        assert item["item_type"] == same["item_type"]
        if item["purpose"] != "team":
            assert options(item) == options(same)
    teams = options(next(item for item in common if item["purpose"] == "team"))
    assert teams == {"K": 5, "1-2": 8, "3": 6, "4": 6, "5": 6, "6": 5, "7-8": 7, "Specialists": 3}


def test_reading_twice_gives_the_same_survey(tmp_path: Path) -> None:
    first, second = (read_here(FILES["2025"].read_bytes(), "a.csv") for _ in range(2))
    assert to_bytes(first) == to_bytes(second)
    assert survey_document(first) == survey_document(second)
