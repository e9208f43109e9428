"""What people decide about teams: one name over the years, in published blocks and in every version."""

from contextlib import closing
from dataclasses import replace

import pytest

from analysis.crosswalk import match_items, named_teams
from analysis.crosswalk.links import DIFFERENT, REWORDED, SAME, TEAM, link_key
from analysis.disclosure.history import exposed
from analysis.link_rulings import LinkRuling
from analysis.publication import in_force, preview, publish, store_history
from analysis.reading import draft_here
from analysis.reading.assemble import survey_of
from analysis.store import Store
from analysis.survey import Survey
from tests.analysis.reading.tables import csv_text
from tests.analysis.surveys import choice, survey

NOON = "2025-06-18T12:00:00"
SECRET = b"outside the database"


def year(*teams: str) -> Survey:
    """Return a year in which three people name each team."""
    return survey(choice("t", teams, list(teams) * 3, "team"))


def decided(*pairs: tuple[str, str, str]) -> dict[str, str]:
    return {link_key(TEAM, one, other): choice for one, other, choice in pairs}


def test_a_renamed_team_has_the_later_name_in_all_years_once_decided():
    years = year("Arts", "Grade 3"), year("Music and drama", "Grade 3"), year("Stage", "Grade 3")
    assert len(set(named_teams(years).values())) == 4
    ruled = {
        (0, 1): decided(("Arts", "Music and drama", SAME)),
        (1, 2): decided(("Music and drama", "Stage", REWORDED)),
    }
    names = named_teams(years, ruled)
    assert {names[team] for team in ("Arts", "Music and drama", "Stage")} == {"Stage"}
    assert list(dict.fromkeys(names.values())) == ["Grade 3", "Stage"]


def test_a_decision_parts_what_the_words_join():
    for one, other in (("Specialists", "Specialists and support"), ("K", "Kindergarten")):
        years = year(one, "Grade 3"), year(other, "Grade 3")
        assert named_teams(years)[one] == other
        names = named_teams(years, {(0, 1): decided((one, other, DIFFERENT))})
        assert (names[one], names[other]) == (one, other)


def test_teams_that_stand_in_one_year_stay_two_whatever_is_decided():
    years = year("Arts", "Music"), year("Stage", "Grade 3")
    ruled = {(0, 1): decided(("Arts", "Stage", SAME), ("Music", "Stage", SAME))}
    names = named_teams(years, ruled)
    assert names["Arts"] == names["Stage"] != names["Music"]
    words = year("Specialists"), year("Specialists art", "Specialists music")
    assert len(set(named_teams(words).values())) == 2


def test_a_team_joined_to_a_grade_stands_among_the_grades():
    years = year("Grade 4", "Arts"), year("The Owls", "Arts")
    names = named_teams(years, {(0, 1): decided(("Grade 4", "The Owls", SAME))})
    assert list(dict.fromkeys(names.values())) == ["The Owls", "Arts"]


def test_the_question_for_the_team_is_the_same_once_its_teams_are():
    years = year("Arts", "Grade 3"), year("Stage", "Grade 3")
    (link,) = match_items(*years)
    assert link.match == "options_changed"
    (link,) = match_items(*years, decided(("Arts", "Stage", SAME)))
    assert link.match == "same"


HEADER = ["Timestamp", "Email Address", "Which team are you in?", "How often did you have enough time to plan?"]
OFTEN = ("Never", "Rarely", "Sometimes", "Often", "Always")


def rows(year: int, teams: tuple[str, ...], people: int = 24) -> list[list[str]]:
    return [
        [f"3/{1 + at % 28}/{year} 8:{at % 60:02}:11", f"t{at}@maple.example", teams[at % len(teams)], OFTEN[at % 5]]
        for at in range(people)
    ]


@pytest.fixture
def store(tmp_path):
    with closing(Store(f"sqlite:///{tmp_path}/same_room.db", secret=SECRET)) as opened:
        yield opened


def keep(store: Store, told: list[list[str]]):
    draft = draft_here(csv_text([HEADER, *told]).encode(), "Pulse.csv", secret=SECRET)
    found = replace(survey_of(draft), wave=told[0][0].split("/")[2][:4])
    return store.save(found, NOON, draft=draft, series=store.series_of(found))


BEFORE, AFTER = ("Grade 1", "Grade 2", "Arts"), ("Grade 1", "Grade 2", "Stage")


@pytest.mark.parametrize("ruled", [False, True])
def test_a_renamed_team_is_one_block_over_the_years(store, ruled):
    first = publish(store, keep(store, rows(2024, BEFORE)).id, NOON, 5)
    assert in_force(store, first).plan.team == (("Grade 1",), ("Grade 2",), ("Arts",))
    second = keep(store, rows(2025, AFTER))
    assert second.series != first.series
    if ruled:
        key = link_key(TEAM, "Arts", "Stage")
        store.rule_link(LinkRuling(first.series, second.series, key, SAME, NOON, "New name."))
    found = preview(store, second, 5)
    kept = in_force(store, publish(store, second.id, NOON, 5))
    assert (kept.plan, kept.names) == (found.plan, found.names)
    assert (kept.plan == in_force(store, first).plan) is ruled
    assert (kept.names["Stage"] == "Arts") is ruled
    again = in_force(store, first)
    assert again.plan.team == (("Grade 1",), ("Grade 2",), ("Arts",))


@pytest.mark.parametrize("choice_made", [SAME, DIFFERENT])
def test_versions_are_held_to_each_other_whatever_is_decided_between_them(store, choice_made):
    first = publish(store, keep(store, rows(2024, BEFORE)).id, NOON, 5)
    second = publish(store, keep(store, rows(2025, AFTER)).id, NOON, 5)
    key = link_key(TEAM, "Arts", "Stage")
    store.rule_link(LinkRuling(first.series, second.series, key, choice_made, NOON))
    later = publish(store, keep(store, rows(2025, AFTER, 25)).id, NOON, 5)
    assert later.series == second.series
    assert (later.state, "fewer than five" in (later.held or "")) == ("draft", True)
    (history,) = store_history(store, second)
    assert exposed([history], history, 5) == ()
