"""One question by blocks: released as bands, or for the whole school only, whatever a reader computes."""

from dataclasses import replace
from random import Random

from analysis.by_group import (
    ROLES,
    Asked,
    chosen_by_cell,
    favourable_by_cell,
    people_by_cell,
    secret_of,
    team_names,
)  # fmt: skip
from analysis.disclosure.bands import Band, alike, bands_of
from analysis.disclosure.by_block import ReleasedBlock, in_blocks, lot_of, release_by_block
from analysis.disclosure.dependence import fewest_of_two
from analysis.disclosure.gate import Known
from analysis.disclosure.plan import Plan, make_plan
from analysis.findings.blocks import band_words, size_words
from analysis.reading import read_here
from analysis.survey import Scale
from sample_data import MAPLE_HOLLOW
from tests.analysis.disclosure import schools
from tests.analysis.disclosure.test_gate import by_trying
from tests.analysis.surveys import choice, rated, survey, ticks

PROMISE = 5
OFTEN = Scale("often", ("Never", "Sometimes", "Often"), ("Often",))


def small_school():
    """Return a survey of 12 teachers in two teams, two leads and one leader, with a rating and a list."""
    teams = ["Gr 3"] * 6 + ["Gr 4"] * 6 + [""] + ["Office"]
    roles = ["Teacher"] * 5 + ["Team lead"] + ["Teacher"] * 5 + ["Team lead"] + ["Teacher"] + ["Principal"]
    rating = rated("r", OFTEN, ["Often"] * 4 + ["Never"] * 2 + ["Often", "Often", "", *["Never"] * 3, "Often", "Often"])
    list_ = ticks("t", ("Books", "Visits"), [{"Books"}] * 7 + [None] + [{"Visits"}] * 6)
    return survey(choice("team", ("Gr 3", "Gr 4", "Office"), teams, "team"),
                  choice("role", ("Teacher", "Team lead", "Principal"), roles, "role"), rating, list_)  # fmt: skip


def test_people_and_answers_are_counted_by_team_and_role_without_leaders():
    found = small_school()
    names = team_names([found])
    assert people_by_cell(found, names) == {
        ("", "teacher"): 1, ("Gr 3", "teacher"): 5, ("Gr 3", "lead"): 1, ("Gr 4", "teacher"): 5, ("Gr 4", "lead"): 1,
    }  # fmt: skip
    rated_ = favourable_by_cell(found, found.item("r"), names)
    assert rated_["Gr 3", "teacher"] == Asked(5, 4)
    assert rated_["Gr 4", "teacher"] == Asked(4, 2)
    assert rated_["Gr 4", "lead"] == Asked(1, 0)
    assert chosen_by_cell(found, found.item("t"), [0], names)["Gr 4", "teacher"] == Asked(4, 1)


def test_teams_are_called_as_in_the_last_year_and_stand_in_the_order_of_the_school():
    first = survey(choice("team", ("Specialists", "Gr 3", "K team"), ["Gr 3", "Specialists", "Specialists"], "team"))
    options = ("Grade 3", "Specialists & support", "Music", "Kindergarten")
    last = survey(choice("team", options, ["Music", "Music"], "team"))
    assert list(dict.fromkeys(team_names([first, last]).values())) == [
        "Kindergarten", "Grade 3", "Specialists & support", "Music",
    ]  # fmt: skip
    assert team_names([first, last])["Specialists"] == "Specialists & support"


def test_a_team_that_one_person_alone_named_has_no_name_since_it_may_be_something_typed():
    typed = "The library with Mrs Canary"
    first = survey(choice("team", ("Music", typed, "Gr 3"), ["Music", typed, "Gr 3"], "team"))
    last = survey(choice("team", ("Music",), ["Music"], "team"))
    assert team_names([first, last]) == {"Gr 3": "Gr 3", "Music": "Music", typed: ""}


def test_two_teams_of_one_year_are_never_taken_for_one():
    names = ("Specialists", "Specialists and support")
    both = survey(choice("team", names, [*names, *names], "team"))
    assert len(set(team_names([both]).values())) == 2


def cells_of(random: Random, clustered: bool):
    """Return the plan of a random school and the answers to one question of it, with blanks."""
    year = schools.school(random, clustered)
    share = random.choice((0.1, 0.3, 0.6, 0.9))
    answered = {cell: sum(random.random() < 0.93 for _ in range(n)) for cell, n in year.items()}
    cells = {cell: Asked(n, sum(random.random() < share for _ in range(n))) for cell, n in answered.items()}
    return make_plan([year], schools.NAMES, schools.ROLES, PROMISE), cells


def test_what_is_released_by_block_tells_nothing_for_certain():
    random, shown = Random(12), 0
    for number in range(400):
        plan, cells = cells_of(random, number % 2 == 0)
        rows = release_by_block(cells, plan)
        if not rows:
            continue
        shown += 1
        if {row.breakdown for row in rows} == {"team"}:
            plan = replace(plan, role=())
        asked = in_blocks(cells, plan)
        answered = {pair: found.answered for pair, found in asked.items()}
        assert fewest_of_two(answered) >= PROMISE
        assert all(row.band.base_n >= PROMISE for row in rows)
        if len(answered) <= 4 and sum(answered.values()) <= 40:
            bands = {(("team", "role").index(row.breakdown), row.block): row.band for row in rows}
            assert not by_trying(Known(answered, bands, sum(found.n for found in asked.values())))
    assert shown > 150


def test_counts_go_through_the_same_gate_and_tell_nothing_for_certain():
    random, shown = Random(14), 0
    for number in range(120):
        plan, cells = cells_of(random, number % 2 == 0)
        plan = replace(plan, counts=True)
        rows = release_by_block(cells, plan)
        both = {row.breakdown for row in rows} == {"team", "role"}
        asked = in_blocks(cells, plan if both else replace(plan, role=()))
        for row in rows:
            own = [found for pair, found in asked.items() if pair[row.breakdown == "role"] == row.block]
            n, base_n = sum(found.n for found in own), sum(found.answered for found in own)
            assert row.band == Band(n, n, base_n, exact=True)
        answered = {pair: found.answered for pair, found in asked.items()}
        if rows and len(answered) <= 4 and sum(answered.values()) <= 40:
            bands = {(("team", "role").index(row.breakdown), row.block): row.band for row in rows}
            assert not by_trying(Known(answered, bands, sum(found.n for found in asked.values())))
        shown += bool(rows)
    # Of a block of five with a member's own answer, a count of none, one, four or five tells all: few are shown.
    assert 3 < shown < 60


def test_a_question_that_too_few_of_a_block_answered_is_shown_for_the_whole_school_only():
    plan = Plan(PROMISE, (("A",), ("B",)), (), 8)
    cells = {("A", "t"): Asked(8, 4), ("B", "t"): Asked(4, 2)}
    assert release_by_block(cells, plan) == ()
    assert len(release_by_block({**cells, ("B", "t"): Asked(5, 2)}, plan)) == 2


def test_a_unanimous_block_is_not_told_apart_from_one_that_is_not():
    plan = Plan(PROMISE, (("A",), ("B",), ("C",)), (), 9)
    one, other = (
        {("A", "t"): Asked(9, n), ("B", "t"): Asked(8, 13 - n), ("C", "t"): Asked(8, 4)} for n in (9, 8)
    )  # fmt: skip
    assert [row.band for row in release_by_block(one, plan)] == [row.band for row in release_by_block(other, plan)]
    assert release_by_block(one, plan)


def test_a_unanimous_block_is_held_back_where_the_whole_school_gives_it_away():
    plan = Plan(PROMISE, (("A",), ("B",)), (), 9)
    # 13 in all and four or five of B leave eight or nine of A; of eight, the one who is none of them knows all.
    cells = {("A", "t"): Asked(9, 9), ("B", "t"): Asked(9, 4)}
    assert release_by_block(cells, plan) == ()


def test_who_left_a_question_blank_is_not_told_by_the_bases_of_blocks():
    plan = Plan(PROMISE, (("A",), ("B",), ("C",)), (("t",), ("l",)), 10)
    people = {(team, role): n for team in "ABC" for role, n in (("t", 7), ("l", 4))} | {("A", "t"): 9, ("A", "l"): 1}
    full = {cell: Asked(n, n // 2) for cell, n in people.items()}
    # Ten of A and nine leads would be told as "ten or more" and "five or more": the blank one is the lead of A.
    blank = full | {("A", "l"): Asked(0, 0), ("B", "l"): Asked(4, 2)}
    assert {row.breakdown for row in release_by_block(blank, plan)} == {"team", "role"}
    people[("B", "l")], people[("C", "l")] = 4, 5
    blank[("C", "l")] = full[("C", "l")] = Asked(5, 2)
    assert {row.breakdown for row in release_by_block(full, plan, b"", people)} == {"team", "role"}
    assert {row.breakdown for row in release_by_block(blank, plan, b"", people)} == {"team"}


def test_blocks_told_in_the_same_words_are_alike():
    def words(n: int) -> list[tuple]:
        return [(band_words(band), size_words(n, PROMISE)) for band in bands_of(n)]

    for n in range(PROMISE, 40):
        low, high = alike(n)
        assert all(words(other) == words(n) for other in range(low, high + 1))
        assert words(low - 1) != words(n) != words(high + 1)


def test_without_blocks_nothing_is_shown_by_block():
    assert release_by_block({("A", "t"): Asked(9, 4)}, Plan(PROMISE)) == ()


def test_blocks_of_the_sample_school():
    surveys = [read_here(path.read_bytes(), path.name) for path in MAPLE_HOLLOW]
    names = team_names(surveys)
    years = [people_by_cell(found, names) for found in surveys]
    plan = make_plan(years, list(dict.fromkeys(names.values())), ROLES, PROMISE)
    last = surveys[-1]
    clear = next(item for item in last.items if "how clear was the next" in item.wording)
    rows = release_by_block(favourable_by_cell(last, clear, names), plan)
    assert {row.breakdown for row in rows} == {"team", "role"}
    lead = next(row for row in rows if row.block == ("lead",))
    assert isinstance(lead, ReleasedBlock)
    # T9 of the stories: two thirds or more of the leads, 50 to 60 % of the other teachers.
    teacher = next(row for row in rows if row.block == ("teacher",))
    assert (lead.band.low, lead.band.high, lead.band.base_n) == (6, 8, 8)
    assert 0.5 <= teacher.band.low / teacher.band.base_n < 0.6


def test_some_questions_are_held_back_by_lot_so_that_any_answers_fit_one_that_is_not_shown():
    plan = Plan(PROMISE, (("A",), ("B",)), (), 9)
    cells = {("A", "t"): Asked(9, 4), ("B", "t"): Asked(9, 5)}
    held = sum(not release_by_block(cells, plan, lot_of(b"secret", str(at))) for at in range(3000))
    # Binomial, 3,000 times one in thirty: 99.99 % lie between 63 and 141.
    assert 63 <= held <= 141
    assert lot_of(b"secret", "1") != lot_of(b"other", "1")
    assert release_by_block(cells, plan, lot_of(b"secret", "1")) == release_by_block(
        cells, plan, lot_of(b"secret", "1")
    )


def test_a_lot_does_not_know_who_of_a_pair_of_blocks_answered_what():
    def school(teams: list[str], answers: list[str]):
        rows = choice("team", ("A", "B", "C"), [*teams, "C"], "team"), rated("r", OFTEN, [*answers, "Never"])
        return survey(
            *rows, choice("role", ("Teacher", "Head of school"), ["Teacher"] * 4 + ["Head of school"], "role")
        )

    def secret(teams: list[str], answers: list[str]) -> bytes:
        found = school(teams, answers)
        return secret_of(found, team_names([found]), lambda cell: "C" if cell[0] == "C" else "A, B")

    one = secret(["A", "B", "C", "C"], ["Often", "Never", "Often", "Never"])
    assert one == secret(["A", "B", "C", "C"], ["Never", "Often", "Often", "Never"])
    assert one != secret(["A", "B", "C", "C"], ["Often", "Often", "Never", "Never"])
