"""A round from the proposal to the next step: who may do what, consent, and how a session closes."""

from dataclasses import replace
from datetime import date
from itertools import combinations, product

import pytest

from coaching import matching
from coaching.hand.rounds import _with
from coaching.pairing import broken_in_group
from coaching.people import Team
from coaching.rounds import CANCELLED, CONFIRMED, HELD, PLANNED, RESCHEDULED, TEAMS, Consent, Criterion, Round, Session
from coaching.slips import count_slips
from sample_data.cycle import AS_OF, YEAR
from storage.errors import PlainError

COORDINATOR = YEAR.coordinator
SIDE, RIGHT = date(2025, 5, 21), date(2025, 5, 23)


@pytest.fixture
def fresh(store, hands):
    """Return a fourth round of pairs without sessions."""
    return hands("L1").rounds.set_round(Round(YEAR.id, 4, "V2_pair", SIDE, RIGHT))


def sessions(store, coaching_round):
    return store.cycle().sessions(coaching_round.id)


def test_the_coordinator_proposes_and_everybody_is_asked_in_the_same_step(store, hands, desk, fresh):
    assert hands(COORDINATOR).rounds.propose(fresh) == ()
    found = sessions(store, fresh)
    placed = [person for session in found for person in session.people]
    assert sorted(map(len, (session.people for session in found))) == [2] * 22 + [3]
    assert len(set(placed)) == len(placed) == 47
    assert "T37" not in placed
    assert not {"L1", "L2", "L3"} & set(placed)
    assert all(session.period and session.on == SIDE for session in found)
    own = next(session for session in found if "T20" in session.people)
    assert desk("T20").answers(own) == {"T20": "asked"}


def test_nobody_meets_somebody_of_this_year_again(store, hands, fresh):
    earlier = {
        frozenset(session.people)
        for number in (2, 3)
        for session in store.cycle().sessions(f"round-{number}")
        if session.state != CANCELLED
    }
    hands(COORDINATOR).rounds.propose(fresh)
    assert not earlier & {frozenset(session.people) for session in sessions(store, fresh)}


def test_planning_anew_keeps_what_was_held(store, hands, fresh):
    hand = hands(COORDINATOR).rounds
    hand.propose(fresh)
    held = hand.move(sessions(store, fresh)[0], HELD)
    hand.propose(fresh)
    found = sessions(store, fresh)
    assert held in found
    assert len([person for session in found for person in session.people]) == 47


def test_a_round_of_teams_goes_round(store, hands):
    coaching_round = hands("T20").rounds.set_round(Round(YEAR.id, 4, TEAMS, SIDE, RIGHT))
    assert hands(COORDINATOR).rounds.propose(coaching_round) == ()
    pairs = {frozenset(session.teams) for session in sessions(store, coaching_round)}
    first = {frozenset(session.teams) for session in store.cycle().sessions("round-1")}
    assert len(pairs) == 4
    assert not pairs & first


@pytest.mark.parametrize("who", ["T20", "L1", ""])
def test_only_the_coordinator_proposes(hands, fresh, who):
    with pytest.raises(PlainError, match="Only the coordinator"):
        hands(who).rounds.propose(fresh)


def test_who_is_left_out_is_told_with_the_rule(store, hands, fresh):
    hands("T01").rounds.want(True, ["Z"])
    (left,) = hands(COORDINATOR).rounds.propose(fresh)
    assert (left.id, left.rules) == ("T01", ("no_period",))
    assert hands(COORDINATOR).rounds.left_out(fresh) == (left,)


def may_change(willing, one, person, other, other_person) -> bool:
    """Tell whether two people may change places; which sessions stand first differs from run to run."""
    groups = (_with(one.people, person, other_person), _with(other.people, other_person, person))
    return not any(broken_in_group([willing[member] for member in group]) for group in groups)


def test_two_people_change_places_and_all_are_asked_again(store, hands, fresh):
    hand = hands(COORDINATOR).rounds
    hand.propose(fresh)
    one, person, other, other_person = next(
        (one, a, other, b)
        for one, other in combinations(sessions(store, fresh), 2)
        for a, b in product(one.people, other.people)
        if may_change(matching.candidates(store.cycle(), YEAR, [one.id, other.id]), one, a, other, b)
    )
    hands(one.people[0]).rounds.answer(one, True)
    changed = hand.swap(one, person, other, other_person)
    assert other_person in changed[0].people
    assert person in changed[1].people
    assert [consent.answer for consent in store.cycle().all(Consent, session=one.id)] == ["asked"]


def test_swapping_into_the_own_team_is_refused_with_the_rule(store, hands):
    cycle = store.cycle()
    one, other = cycle.one(Session, "S3-08"), cycle.one(Session, "S3-17")  # Grade 4 + Grade 5, Grade 3 + Grade 4
    with pytest.raises(PlainError, match="on the same team"):
        hands(COORDINATOR).rounds.swap(one, "T31", other, "T24")
    assert store.cycle().one(Session, "S3-08") == one


def test_a_session_is_confirmed_when_all_say_yes_and_no_longer_when_one_takes_it_back(store, hands, desk):
    session = store.cycle().one(Session, "S3-02")

    def shown():
        return next(
            found for found in desk("L1").sessions(store.cycle().one(Round, "round-3")) if found.id == session.id
        )

    assert shown().state == PLANNED
    for person in session.people:
        hands(person).rounds.answer(session, True)
    assert shown().state == CONFIRMED
    hands(session.people[0]).rounds.answer(session, False)
    assert shown().state == PLANNED
    with pytest.raises(PlainError, match="rather not"):
        hands(session.people[1]).rounds.move(session, HELD)
    with pytest.raises(PlainError, match="who meet in this session"):
        hands("T20").rounds.answer(session, True)


def test_leaders_do_not_pair(hands, store):
    session = store.cycle().one(Session, "S3-02")
    for change in (
        lambda hand: hand.want(True, ["A"]),
        lambda hand: hand.answer(session, True),
        lambda hand: hand.note(session, "well done"),
        lambda hand: hand.close(session, "a", "b", "c", None),
    ):
        with pytest.raises(PlainError, match="because they evaluate"):
            change(hands("L1").rounds)


def test_saying_no_to_coaching_needs_nothing_and_yes_needs_a_period(store, hands, desk):
    hand = hands("T20").rounds
    assert hand.want(False).opted_in is False
    with pytest.raises(PlainError, match="at least one period"):
        hand.want(True)
    with pytest.raises(PlainError, match="another team"):
        hand.want(True, ["A"], "T21")
    with pytest.raises(PlainError, match="another team"):
        hand.want(True, ["A"], "L1")
    assert hand.want(True, ["A"], "T27").wish == "T27"
    assert desk("T20").willingness("T20").periods == ("A",)


def test_a_session_closes_with_a_question_an_idea_and_a_next_step(store, hands, desk):
    session = store.cycle().one(Session, "S3-02")
    who, partner = session.people
    for question, idea, step, missing in (
        (" ", "b", "c", "question"),
        ("a", " ", "c", "one idea"),
        ("a", "b", " ", "show and tell"),
    ):
        with pytest.raises(PlainError, match=missing):
            hands(who).rounds.close(session, question, idea, step, None)
    assert store.cycle().one(Session, "S3-02").state == PLANNED
    taken = hands(who).rounds.close(session, "Who spoke?", "Wait five seconds", "Try it on Monday", date(2025, 6, 2))
    hands(partner).rounds.close(session, "Why pairs?", "The timer", "Borrow it", None)
    assert store.cycle().one(Session, "S3-02").state == HELD
    assert next(step.next_step for _, step in desk(who).own_steps()) == "Try it on Monday"
    assert hands(who).rounds.step_done(taken, True).done_on == AS_OF
    with pytest.raises(PlainError):
        hands(partner).rounds.step_done(taken, False)
    with pytest.raises(PlainError, match="is over"):
        hands(who).rounds.answer(session, False)


def test_in_a_session_of_teams_the_team_takes_something_away(store, hands, desk):
    session = store.cycle().one(Session, "S1-02")
    taken = hands("T21").rounds.close(session, "Which frames?", "Sort samples together", "Bring two samples", None)
    assert (taken.team, taken.person) == ("G4", "")
    assert [step.next_step for _, step in desk("T25").own_steps()] == ["Bring two samples"]
    assert hands("T25").rounds.step_done(taken, True).done_on == AS_OF
    assert "Bring two samples" in [found.next_step for found in desk("T15").takeaways(session)]
    assert desk("T38").takeaways(session) == ()


def test_a_last_minute_absence_moves_a_session_and_does_not_fail_it(store, hands):
    session = store.cycle().one(Session, "S3-02")
    hand = hands(session.people[0]).rounds
    with pytest.raises(PlainError, match="new day"):
        hand.move(session, RESCHEDULED)
    moved = hand.move(session, RESCHEDULED, SIDE)
    assert (moved.state, moved.on) == (RESCHEDULED, SIDE)
    assert hand.undo(moved).state == PLANNED
    with pytest.raises(PlainError, match="who meet in this session"):
        hands("T20").rounds.move(session, CANCELLED)


def test_criteria_get_a_new_version_and_earlier_ones_stay(store, hands):
    new = hands("T38").rounds.agree([Criterion("We laugh.")])
    assert new.number == 3
    assert [found.number for found in store.cycle().criteria(YEAR.id)] == [1, 2, 3]
    with pytest.raises(PlainError, match="at least one"):
        hands("T38").rounds.agree([Criterion(" ")])


def test_slips_are_told_from_five_on_and_their_words_from_ten(store, hands):
    coaching_round = store.cycle().one(Round, "round-2")
    for n in range(1, 11):
        hands("T20").rounds.slip(coaching_round, ("Very clear", "A little", f"more time {n}"))
        counted = count_slips(store.slips("round-2"))
        assert (counted is None) == (n < 5)
        assert bool(counted and counted.words) == (n == 10)
    assert counted.answers[0][-1] == ("Very clear", 10)
    with pytest.raises(PlainError, match="first two"):
        hands("T20").rounds.slip(coaching_round, ("", "A little", ""))
    with pytest.raises(PlainError):
        hands("L1").rounds.slip(coaching_round, ("Very clear", "A little", ""))


def test_a_team_of_one_and_a_third_team_still_meet(store, hands):
    cycle = store.cycle()
    for team in cycle.teams(YEAR.id)[3:]:
        hands("L1").year.set_team(replace(cycle.one(Team, team.id), members=(), leads=()))
    hands("L1").year.set_team(replace(store.cycle().one(Team, "G3"), members=("T14",), leads=("T14",)))
    coaching_round = hands("L1").rounds.set_round(Round(YEAR.id, 4, TEAMS, SIDE, RIGHT))
    hands(COORDINATOR).rounds.propose(coaching_round)
    (session,) = sessions(store, coaching_round)
    assert set(session.teams) == {"K", "G12", "G3"}
    assert session.minutes == 75
