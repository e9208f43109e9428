"""Changes: who may make them, what they refuse, and that they can be undone."""

from dataclasses import replace
from datetime import date

import pytest

from coaching.evidence import Evidence
from coaching.people import LeadRole, LearningEvent, Person, Team
from coaching.priority import ACTIVE, CHOSEN, DRAFT, REACHED, STALLED, Priority, Template, state
from coaching.roadmap import DONE, IN_PROGRESS, Action
from coaching.roster import pasted, read_roster
from coaching.templates import PRESETS
from sample_data.cycle import AS_OF, YEAR
from storage.errors import PlainError

STRANGERS = ("T38", "T27", "L1", "")


def priority(store, team="G4"):
    return store.cycle().priority_of(team)


@pytest.mark.parametrize("stranger", STRANGERS)
def test_only_the_team_changes_what_is_its_own(store, hands, stranger):
    hand, kept = hands(stranger).team("G4"), priority(store)
    action, piece = store.cycle().one(Action, "A-G4-2"), store.cycle().one(Evidence, "E-G4-1")
    before = [store.history(record.id) for record in (kept, action, piece)]
    for change in (
        lambda: hand.begin(PRESETS[0]),
        lambda: hand.write(replace(kept, title="x")),
        lambda: hand.move(kept, ACTIVE, "because"),
        lambda: hand.measure(30, AS_OF),
        lambda: hand.plan("x", AS_OF),
        lambda: hand.set_action(action, DONE),
        lambda: hand.change_action(replace(action, title="x")),
        lambda: hand.show(Evidence("", "data", AS_OF, "x")),
        lambda: hand.change_evidence(replace(piece, circle="school")),
        lambda: hand.erase_evidence(piece),
        lambda: hand.remove(action),
        lambda: hand.undo(action.id),
        lambda: hand.versions(action.id),
        lambda: hand.share_owners(True),
    ):
        with pytest.raises(PlainError, match="Only the team itself"):
            change()
    assert before == [store.history(record.id) for record in (kept, action, piece)]


def test_a_team_cannot_reach_into_another_by_naming_its_own(store, hands):
    hand = hands("T38").team("G78")
    theirs = store.cycle().one(Action, "A-G4-2")
    for record in (theirs, replace(theirs, priority="P-G78")):
        with pytest.raises(PlainError, match="Only the team itself"):
            hand.set_action(record, DONE)
    with pytest.raises(PlainError, match="Only the team itself"):
        hand.write(replace(priority(store), team="G78"))
    with pytest.raises(PlainError, match="Only the team itself"):
        hand.versions("S2-01")


def test_a_priority_walks_through_its_states_with_reasons(store, hands):
    hand = hands("T20").team("G4")
    walked = priority(store)
    for new, reason in ((ACTIVE, "Cover is back."), (REACHED, "46 of 58 in May.")):
        walked = hand.move(walked, new, reason)
    last = [(step.state, step.reason) for step in walked.steps[-2:]]
    assert last == [(ACTIVE, "Cover is back."), (REACHED, "46 of 58 in May.")]
    assert walked.steps[-1].on == AS_OF
    with pytest.raises(PlainError, match="Say in one sentence why"):
        hand.move(walked, ACTIVE, "  ")
    with pytest.raises(PlainError, match="cannot go from"):
        hand.move(walked, STALLED, "no")
    assert [version.why for version in hand.versions(walked.id)][-2:] == ["Cover is back.", "46 of 58 in May."]


def test_a_new_priority_is_chosen_once_it_has_a_problem_and_started_once_it_can_be_measured(store, hands):
    store.remove(priority(store), "T20", "now")
    hand = hands("T20").team("G4")
    new = hand.begin(PRESETS[2])
    assert state(new) == DRAFT
    assert hand.begin(PRESETS[0]) == new
    with pytest.raises(PlainError, match="short title"):
        hand.move(new, CHOSEN, "We agreed.")
    new = hand.write(replace(new, title="Talk", answers=("Few speak.", "", "", "")))
    new = hand.move(new, CHOSEN, "We agreed.")
    with pytest.raises(PlainError, match="what you measure"):
        hand.move(new, ACTIVE, "Go.")
    new = hand.write(replace(new, measure="students who speak", out_of=58, baseline=10.0, target=40.0))
    assert state(hand.move(new, ACTIVE, "Go.")) == ACTIVE
    assert new.questions == PRESETS[2].questions


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"target": 10.0}, "wrong side"),
        ({"direction": "lower"}, "wrong side"),
        ({"target": 99.0}, "larger than the number"),
        ({"baseline": float("nan")}, "is a number"),
    ],
)
def test_numbers_that_do_not_fit_are_refused(store, hands, wrong, sentence):
    with pytest.raises(PlainError, match=sentence):
        hands("T20").team("G4").write(replace(priority(store), **wrong))


def test_questions_of_another_template_leave_the_answers(store, hands):
    own = hands("T14").year.set_template(Template("Ours", ("Why?", "What?", "How?", "When?")))
    changed = hands("T20").team("G4").ask_anew(priority(store), own)
    assert changed.questions == own.questions
    assert changed.answers == priority(store).answers
    with pytest.raises(PlainError, match="four questions"):
        hands("L1").year.set_template(replace(own, questions=("Why?",)))


def test_an_action_is_planned_done_undone_and_brought_back(store, hands):
    hand = hands("T21").team("G4")
    action = hand.plan("  Try it  ", date(2025, 4, 1), "T21")
    done = hand.set_action(action, DONE)
    assert (done.title, done.done_on) == ("Try it", AS_OF)
    assert hand.undo(action.id).done_on is None
    hand.remove(store.cycle().one(Action, action.id))
    assert not store.cycle().has(Action, action.id)
    assert hand.undo(action.id).state == action.state
    assert hand.bring_back(action.id, 2, 5).state == DONE
    assert [version.who for version in hand.versions(action.id)] == ["T21"] * 6
    with pytest.raises(PlainError, match="Say what will be done"):
        hand.plan(" ", AS_OF)


def test_undoing_what_was_just_added_removes_it(store, hands):
    hand = hands("T21").team("G4")
    action = hand.plan("Oops", AS_OF)
    hand.undo(action.id)
    assert not store.cycle().has(Action, action.id)


@pytest.mark.parametrize(
    ("piece", "sentence"),
    [
        ({"title": " "}, "a title"),
        ({"kind": "poem"}, "seven kinds"),
        ({"circle": "everybody"}, "who may see it"),
        ({"link": "javascript:alert(1)"}, "begins with https"),
        ({"link": "https://"}, "begins with https"),
        ({"shows_students": True, "circle": "school"}, "consent is on file"),
        ({"on_screen": True}, "staff screen"),
    ],
)
def test_evidence_that_cannot_stand_is_refused(store, hands, piece, sentence):
    new = replace(Evidence("", "data", AS_OF, "Exit tickets"), **piece)
    with pytest.raises(PlainError, match=sentence):
        hands("T20").team("G4").show(new)


def test_a_file_is_kept_whole_or_refused(store, hands):
    hand, new = hands("T20").team("G4"), Evidence("", "data", AS_OF, "Exit tickets")
    with pytest.raises(PlainError, match="larger than 5 MB"):
        hand.show(new, bytes(5_000_001), "film.mp4")
    with pytest.raises(PlainError, match="empty"):
        hand.show(new, b"", "a.txt")
    kept = hand.show(new, b"1,2,3", "a.csv")
    assert hand.file(kept) == b"1,2,3"
    hand.erase_evidence(kept)
    with pytest.raises(PlainError):
        store.file(kept.file)


@pytest.mark.parametrize("who", ["T15", "T21"])
def test_a_teacher_who_leads_nothing_does_not_set_up_the_year(hands, who):
    with pytest.raises(PlainError, match="set up the year"):
        hands(who).year.set_person(Person("New"))


@pytest.mark.parametrize("who", ["L1", "T20", "T14", ""])
def test_leaders_leads_the_coordinator_and_nobody_in_particular_set_up_the_year(store, hands, who):
    hand = hands(who).year
    kept = hand.set_role(LeadRole(YEAR.id, "T20", "Team lead", release_time="1 hour"))
    hand.remove(kept)
    assert hand.undo(kept).release_time == "1 hour"
    with pytest.raises(PlainError, match="there are: correct"):
        hand.log(LearningEvent(YEAR.id, AS_OF, "Reading", 4, 10))
    with pytest.raises(PlainError, match="another page"):
        hand.remove(store.cycle().one(Action, "A-G4-2"))


def test_who_joins_a_team_leaves_the_other_and_a_leader_joins_none(store, hands):
    hand = hands("L1").year
    g3 = store.cycle().one(Team, "G3")
    hand.set_team(replace(g3, members=(*g3.members, "T20")))
    assert "T20" in store.cycle().one(Team, "G3").members
    assert "T20" not in {*store.cycle().one(Team, "G4").members, *store.cycle().one(Team, "G4").leads}
    with pytest.raises(PlainError, match="leader is no member"):
        hand.set_team(replace(store.cycle().one(Team, "G3"), members=("L1",)))


def test_a_whole_staff_list_moves_people_and_lets_others_go(store, hands):
    lines = read_roster(
        pasted("Name;Team;Role\nAmara H.;Grade 3;Team lead\nNew One;Grade 9;Teacher\nPrincipal;;Principal")
    )
    hands("L1").year.take_roster(lines)
    cycle = store.cycle()
    assert {person.name for person in cycle.people()} == {"Amara H.", "New One", "Principal"}
    assert cycle.one(Team, "G3").members == cycle.one(Team, "G3").leads == ("T01",)
    assert [team.name for team in cycle.teams(YEAR.id) if team.members] == ["Grade 3", "Grade 9"]


def test_a_part_of_a_staff_list_only_adds(store, hands):
    hands("L1").year.take_roster(read_roster(pasted("New One, grade 3, teacher")), is_whole=False)
    cycle = store.cycle()
    assert len(cycle.people()) == 52, [person.name for person in cycle.people()]
    assert len(cycle.one(Team, "G3").members) == 7
    assert cycle.one(Team, "G4").members == ("T20", "T21", "T22", "T23", "T24", "T25")


def test_an_open_priority_can_be_in_progress_only_by_its_team(store, hands):
    assert hands("T25").team("G4").set_action(store.cycle().one(Action, "A-G4-3"), IN_PROGRESS).state == IN_PROGRESS
    assert isinstance(priority(store), Priority)
