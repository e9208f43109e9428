"""Value against cost: told by the kind of learning, and a price that a school can type."""

import pytest

from analysis.cost import Costed, Price, costed, most_valued, price_of, price_text
from analysis.disclosure import ReleasedOption, ReleasedRanking, Withheld, release_ranking
from analysis.errors import SurveyError
from analysis.findings import price_finding, value_cost_finding
from analysis.reading import read_here
from analysis.results import rank_survey
from sample_data import MAPLE_HOLLOW, STAFF


def released(*options, verdict="clear"):
    """Return a ranking of (label, mode, count), most first; equal counts share a rank."""
    base = sum(n for *_, n in options)
    rows = tuple(
        ReleasedOption(
            label,
            mode,
            n,
            1 + sum(other[2] > n for other in options) if mode != "other" else None,
            None,
            (0.0, 1.0),
            base,
        )
        for label, mode, n in options
    )
    return ReleasedRanking("Which was most valuable?", "most_valuable", "single_choice", base, None, rows, verdict)


COACHING, VISITS, TEAM = (
    ("Coaching", "peer_coaching", 9),
    ("Visits", "peer_observation", 7),
    ("Team", "team_meeting", 6),
)
WORKSHOP, COURSE, OWN = ("Workshops", "workshop", 4), ("Courses", "online_course", 3), ("Quilting", None, 2)


def headline(*options, verdict="clear"):
    return value_cost_finding(released(*options, verdict=verdict), "teachers").headline


def test_kinds_follow_from_the_mode():
    kinds = [cost.kind for cost in costed(released(COACHING, WORKSHOP, COURSE, OWN, ("Other", "other", 1)))]
    assert kinds == ["nothing", "depends", "outside", "unknown"]


def test_five_places_and_whoever_shares_the_fifth():
    ranked = released(
        COACHING, VISITS, TEAM, WORKSHOP, COURSE, ("A", "conference", 3), ("B", "book_study", 1), ("C", "network", 0)
    )
    assert [cost.option.label for cost in most_valued(costed(ranked))][4:] == ["Courses", "A"]
    assert most_valued(()) == ()
    nobody = Costed(ReleasedOption("C", "network", 0, 2, None, (0.0, 1.0), 9), "outside")
    assert most_valued((nobody,)) == ()


@pytest.mark.parametrize(
    ("options", "verdict", "said"),
    [
        ((COACHING, VISITS, TEAM, WORKSHOP, COURSE), "clear",
         "3 of the 5 most valued cost nothing outside. The most valued, “Coaching”, needs cover, not speakers."),
        ((COACHING, WORKSHOP, COURSE), "certain",
         "1 of the 3 most valued costs nothing outside. The most valued, “Coaching”, needs cover, not speakers."),
        ((COACHING, VISITS), "too_close_to_call", "2 of the 2 most valued cost nothing outside."),
        ((COURSE, OWN), "clear",
         "None of the 2 most valued cost nothing outside; of one it is not known. "
         "The most valued, “Courses”, is paid for outside the school."),
        ((OWN,), "clear", "What the most valued learning costs is not known: none of it names a kind of learning."),
        ((COACHING,), "clear",
         "The only learning that was named costs nothing outside. "
         "The most valued, “Coaching”, needs cover, not speakers."),
    ],
)  # fmt: skip
def test_the_sentence_counts_and_claims_no_first_that_is_none(options, verdict, said):
    assert headline(*options, verdict=verdict) == said


def test_rows_tell_what_each_costs():
    finding = value_cost_finding(released(COACHING, WORKSHOP, ("None chose", "conference", 0)), "teachers")
    assert [(row.label, row.note, row.marked) for row in finding.rows] == [
        ("Coaching", "nothing outside", True),
        ("Workshops", "depends on who leads it", False),
    ]
    assert "does not mean free" in finding.caution


def test_what_is_withheld_stays_withheld():
    assert value_cost_finding(Withheld("W?", 5), "teachers").rows == ()


@pytest.mark.parametrize(("year", "start"), [(0, "3 of the 5"), (1, "3 of the 6"), (2, "4 of the 5")])
def test_the_sample_school(year, start):
    """By hand from the counts of each year: 2024 has two on the fifth place."""
    survey = read_here(MAPLE_HOLLOW[year].read_bytes(), MAPLE_HOLLOW[year].name)
    finding = value_cost_finding(release_ranking(rank_survey(survey, staff_n=STAFF), 5), "teachers")
    assert finding.headline.startswith(f"{start} most valued cost nothing outside.")
    assert ("needs cover, not speakers" in finding.headline) == (year > 0)


def test_a_price_is_kept_as_text():
    assert price_of(price_text(7500, " EUR ")) == Price(7500, "EUR")
    assert price_of(None) is None


@pytest.mark.parametrize(
    ("price", "currency"),
    [
        (-1, "$"),
        (1_000_001, "$"),
        (1.5, "$"),
        (float("nan"), "$"),
        ("x", "$"),
        (None, "$"),
        (1, ""),
        (1, "EURO $"),
        (1, "1"),
        (1, "a b"),
    ],
)
def test_a_price_that_cannot_be_is_refused_in_words(price, currency):
    with pytest.raises(SurveyError):
        price_text(price, currency)


def test_the_published_price_of_a_staff_with_both_sources():
    finding = price_finding(48, None, "teachers")
    assert finding.headline == "48 teachers × $6,000 to $9,000 = $288,000 to $432,000 a year."
    assert "$6,000 to $9,000" in finding.context[0]
    assert "2015" in finding.context[0]
    assert "$18,000" in finding.context[1]
    assert "TNTP, The Mirage, 2015" in finding.context[1]


def test_the_price_of_the_school_and_no_headcount():
    assert price_finding(48, Price(1200, "EUR"), "teachers").headline == "48 teachers × EUR 1,200 = EUR 57,600 a year."
    assert price_finding(None, Price(1200, "€"), "teachers").headline == (
        "€1,200 a year for each of the teachers; how many there are is not known yet."
    )
