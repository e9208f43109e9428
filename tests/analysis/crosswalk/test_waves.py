"""Everything that two waves share, a question over the years, and two wordings word by word."""

from dataclasses import replace
from itertools import pairwise

from analysis.crosswalk import match_items
from analysis.crosswalk.lineage import caution_of, lineage
from analysis.crosswalk.links import DROPPED, ITEM, NEW, OPTION, TEAM, link_key
from analysis.crosswalk.options import match_options, offer
from analysis.crosswalk.teams import match_teams
from analysis.crosswalk.waves import match_waves, one_sided, to_ask, told
from analysis.crosswalk.wordwise import word_by_word
from analysis.reading import read_here
from analysis.survey import Scale, Survey
from sample_data import MAPLE_HOLLOW
from tests.analysis.surveys import choice, rated, survey

YEARS = [read_here(export.read_bytes(), export.name) for export in MAPLE_HOLLOW]
LINKS = [match_items(YEARS[0], YEARS[1]), match_items(YEARS[1], YEARS[2])]


def strand(words: str):
    return next(found for found in lineage(YEARS, LINKS) if any(item and words in item.wording for item in found.items))


def test_the_false_trend_is_a_break_and_then_a_dotted_line():
    found = strand("ask a colleague for feedback")
    assert found.segments == ("break", "dotted")
    assert [item.wording for item in found.items] == [
        "I ask colleagues for feedback on my teaching",
        "Ask a colleague for feedback on my teaching",
        "ask a colleague for feedback on your teaching?",
    ]
    assert found.runs == ((0,), (1, 2))
    assert "another scale" in caution_of(found.links[0])
    assert "wording changed" in caution_of(found.links[1])


def test_a_question_that_is_new_begins_where_it_was_first_asked():
    found = strand("what a good coaching session should look like")
    assert found.items[0] is None
    assert found.segments == ("", "solid")
    assert found.runs == ((1, 2),)
    assert caution_of(found.links[1]) == caution_of(None) == ""


def test_every_question_of_every_year_is_in_one_strand():
    strands = lineage(YEARS, LINKS)
    for at, year in enumerate(YEARS):
        ids = [found.items[at].item_id for found in strands if found.items[at]]
        assert sorted(ids) == sorted(item.item_id for item in year.items)
    assert lineage([], []) == ()


def test_what_would_draw_a_line_is_asked_first():
    links = match_waves(YEARS[0], YEARS[1])
    asked = to_ask(links)
    assert len(asked) == len([link for link in links if link.match == "ask"]) > 5
    assert [link.breaks_anyway for link in asked] == sorted(link.breaks_anyway for link in asked)
    assert {link.thing for link in links} == {ITEM, OPTION, TEAM}
    assert len({link.key for link in links}) == len(links)
    one, other = told(YEARS[0], YEARS[1], next(link for link in asked if link.thing == ITEM))
    assert "" not in (one, other)
    assert () not in (one_sided(links, NEW), one_sided(links, DROPPED))


def test_no_answer_that_somebody_typed_is_listed():
    earlier, later = (year.first("most_valuable") for year in YEARS[:2])
    typed = {option for option in earlier.options if len(option.split()) > 6}
    named = {link.earlier for link in match_options(offer(YEARS[0], earlier), offer(YEARS[1], later))}
    assert typed.isdisjoint(named)


def teams(*names: str) -> Survey:
    item, responses = choice("t", names, list(names) * 3, "team")
    return survey((item, responses))


def test_teams_that_share_grades_are_asked_and_others_are_not():
    found = {(link.earlier, link.later): link.match for link in match_teams(teams("K", "Grade 1-2"), teams(
        "Kindergarten", "Grade 1", "Grade 3"))}  # fmt: skip
    assert found == {
        ("K", "Kindergarten"): "reworded", ("Grade 1-2", "Grade 1"): "ask", (None, "Grade 3"): "new",
    }  # fmt: skip


def test_a_decision_on_teams_holds():
    earlier, later = teams("Arts"), teams("Music and drama")
    assert {link.match for link in match_teams(earlier, later)} == {"new", "dropped"}
    (joined,) = match_teams(earlier, later, {link_key(TEAM, "Arts", "Music and drama"): "same"})
    assert (joined.match, joined.decided) == ("same", True)
    key = link_key(TEAM, "Grade 1-2", "Grade 1")
    parted = match_teams(teams("Grade 1-2"), teams("Grade 1"), {key: "different"})
    assert {link.match for link in parted} == {"new", "dropped"}


def test_options_are_renamed_asked_split_and_decided():
    one, answers = choice("a", ("In a classroom", "Neither", "At tables"), ["Neither"] * 5 + ["At tables"] * 2)
    other, later_answers = choice("b", ("In one classroom", "Neither", "Both"), ["Neither"] * 5 + ["Both"] * 2)
    earlier, later = survey((one, answers)), survey((other, later_answers))
    found = {(link.earlier, link.later): link.match for link in match_options(offer(earlier, one), offer(later, other))}
    assert found["Neither", "Neither"] == "same"
    rulings = {link_key(OPTION, "At tables", "Both"): "reworded"}
    decided = match_options(offer(earlier, one), offer(later, other), rulings)
    assert ("At tables", "Both", "reworded", True) in {
        (link.earlier, link.later, link.match, link.decided) for link in decided
    }


def test_the_difference_is_marked_word_by_word():
    before, after = word_by_word("How much say did you have in what you learned?", "How much say do you have, in what?")
    assert before == (
        ("stayed", "How much say"), ("went", "did"), ("stayed", "you have in what"), ("went", "you learned?"),
    )  # fmt: skip
    assert after == (("stayed", "How much say"), ("came", "do"), ("stayed", "you have, in what?"))
    assert word_by_word("", "New words") == ((), (("came", "New words"),))


def test_a_question_asked_again_in_other_words_twice_is_one_strand():
    scale = Scale("frequency", ("Never", "Sometimes", "Often"), ("Often",))

    def year(wording: str) -> Survey:
        item, responses = rated(wording, scale, ["Never", "Sometimes", "Often"] * 4)
        return survey((replace(item, item_id=wording, wording=wording, section=None), responses))

    years = [year(words) for words in ("How often did you plan together?", "How often do you plan together?", "Books")]
    links = [match_items(*pair) for pair in pairwise(years)]
    first, second = lineage(years, links)
    assert [item and item.wording for item in first.items] == [None, None, "Books"]
    assert second.segments == ("dotted", "")
    assert second.last.wording == "How often do you plan together?"
