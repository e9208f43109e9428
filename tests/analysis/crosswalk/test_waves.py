"""Everything that two waves share, a question over the years, and two wordings word by word."""

from dataclasses import replace

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
STRANDS = lineage(YEARS)


def strand(words: str):
    return next(found for found in STRANDS if any(item and words in item.wording for item in found.items))


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
    for at, year in enumerate(YEARS):
        ids = [found.items[at].item_id for found in STRANDS if found.items[at]]
        assert sorted(ids) == sorted(item.item_id for item in year.items)
    assert lineage([]) == ()


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


SCALE = Scale("frequency", ("Never", "Sometimes", "Often"), ("Often",))
AGAIN = "How often do you plan together?"


def asking(*wordings: str) -> Survey:
    """Return a year of twelve people who rated these wordings."""
    pairs = [rated(wording, SCALE, ["Never", "Sometimes", "Often"] * 4) for wording in wordings]
    named = zip(wordings, pairs, strict=True)
    return survey(*((replace(item, wording=wording, section=None), told) for wording, (item, told) in named))


def test_a_question_asked_again_in_other_words_twice_is_one_strand():
    years = [asking(words) for words in ("How often did you plan together?", AGAIN, "Books")]
    first, second = lineage(years)
    assert [item and item.wording for item in first.items] == [None, None, "Books"]
    assert second.segments == ("dotted", "")
    assert second.last.wording == AGAIN


def test_a_question_that_a_year_left_out_goes_on_where_it_is_asked_again():
    years = [asking(AGAIN, "Books"), asking("Books"), asking("Films"), asking(AGAIN, "Books")]
    again, books, _ = lineage(years)
    assert again.segments == ("", "", "solid")
    assert (again.runs, again.skipped(3), again.skipped(0)) == (((0, 3),), (1, 2), ())
    assert books.segments == ("solid", "", "solid")
    assert books.skipped(3) == (2,)


def test_what_is_still_to_be_asked_gives_way_to_the_same_words_of_an_earlier_year():
    negated = "How often do you not plan together?"
    years = [asking(AGAIN), asking(negated), asking(AGAIN)]
    first, second = lineage(years)
    assert first.segments == ("", "solid")
    assert [item and item.wording for item in second.items] == [None, negated, None]
    key = link_key(ITEM, AGAIN, negated)
    (joined,) = lineage(years, {(0, 1): {key: "reworded"}, (1, 2): {link_key(ITEM, negated, AGAIN): "reworded"}})
    assert joined.segments == ("dotted", "dotted")


def test_the_same_strands_whatever_the_order_of_questions():
    turned = [replace(year, items=year.items[::-1]) for year in YEARS]
    assert {found.items for found in lineage(turned)} == {found.items for found in STRANDS}
