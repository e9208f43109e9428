"""The made-up school as of 3 March 2025: every expected value of its cycle."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from coaching.desk import Desk
from coaching.evidence import Evidence
from coaching.people import TEACHER, Team
from coaching.report import evidence_sentence, progress_sentence, status_sentences
from coaching.rounds import Willingness
from coaching.status import overdue_by_team, reached, round_status, status_of, unmoved
from coaching.visibility import reader_of
from sample_data.cycle import AS_OF, YEAR

EXPECTED = Path(__file__).resolve().parents[2] / "sample_data" / "coaching" / "cycle_expected.csv"


def listed(teams):
    return ";".join(teams) or "none"


def evidence_by_team(cycle):
    found = {team.id: cycle.priority_of(team.id) for team in cycle.teams(YEAR.id)}
    return {team: cycle.all(Evidence, priority=priority.id) for team, priority in found.items()}


@pytest.fixture
def measured(cycle):
    status = status_of(cycle, YEAR, AS_OF)
    second = round_status(cycle.rounds(YEAR.id)[1], cycle.sessions("round-2"))
    evidence = evidence_by_team(cycle)
    late = overdue_by_team(cycle, YEAR, AS_OF)
    priorities = [cycle.priority_of(team.id) for team in cycle.teams(YEAR.id)]
    quiet = [team for team, own in evidence.items() if max(piece.on for piece in own).isoformat() <= "2024-11-13"]
    one_kind = [team for team, own in evidence.items() if len({piece.kind for piece in own}) == 1]
    return {
        "actions total": status.actions.total,
        "actions done": status.actions.done,
        "actions in progress": status.actions.in_progress,
        "actions not started": status.actions.not_started,
        "actions dropped": status.actions.dropped,
        "actions overdue": status.actions.overdue,
        "overdue by team": listed(f"{team}:{n}" for team, n in late.items()),
        "evidence items": sum(map(len, evidence.values())),
        "teams without evidence since 2024-11-13": listed(quiet),
        "team with only one kind of evidence": listed(one_kind),
        "round 2 groups": second.groups,
        "round 2 held": second.held,
        "round 2 rescheduled": second.rescheduled,
        "round 2 cancelled": second.cancelled,
        "teachers not opted in": listed(w.person for w in cycle.all(Willingness, opted_in=False)),
        "shared-room events": f"{status.shared_events} of {status.events}",
        "teams with no movement on the measure (baseline = Feb)": listed(unmoved(cycle, YEAR, AS_OF)),
        "teams that already reached the target": listed(reached(cycle, priorities, AS_OF)),
    }  # fmt: skip


def test_every_expected_value_of_the_cycle(measured):
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        expected = {row["metric"]: (row["as_of"], row["value"]) for row in csv.DictReader(file)}
    assert {as_of for as_of, _ in expected.values()} == {AS_OF.isoformat()}
    assert {metric: str(value) for metric, value in measured.items()} == {m: v for m, (_, v) in expected.items()}


def test_the_strip_says_it_in_sentences(cycle):
    assert status_sentences(status_of(cycle, YEAR, AS_OF)) == (
        "8 of 8 teams have chosen a top priority.",
        "19 of 40 actions done; 7 overdue in 3 teams.",
        "Round 2: 21 of 23 groups held, 1 moved to another day, 1 cancelled.",
        "Leaders and teachers were in the room from start to end at 5 of 8 events.",
        "Release time exists for 3 of 8 lead roles.",
        "Next: 14 May, Round 3: pairs in classrooms (version 2).",
    )


@pytest.mark.parametrize(
    ("team", "sentence"),
    [
        (
            "G4",
            "22 → 22 of 58 students placing fractions correctly: no movement since September. The target is 44 of 58.",
        ),
        (
            "K",
            "9 → 19 of 38 children at 3 of 3 on the retell rubric: 10 more since September. The target is 30 of 38.",
        ),
        ("SPEC", "7 → 4 median minutes to start: 3 less since September. The target is 3."),
    ],
)
def test_progress_is_told_with_its_base_and_direction(cycle, team, sentence):
    priority = cycle.priority_of(team)
    assert progress_sentence(priority, cycle.measurements(priority.id)[-1]) == sentence


@pytest.mark.parametrize(
    ("team", "sentence"),
    [
        (
            "G4",
            "2 pieces: nothing since 8 November; no work sample, observation note, photo of visible learning, data "
            "or student voice yet.",
        ),
        ("SPEC", "3 pieces: only one kind so far, photo of visible learning."),
        ("K", "8 pieces: no student voice yet."),
    ],
)
def test_what_evidence_is_missing(cycle, team, sentence):
    assert evidence_sentence(evidence_by_team(cycle)[team], AS_OF) == sentence


def test_the_school_has_48_teachers_in_8_teams_and_47_take_part(cycle):
    assert len(cycle.people(TEACHER)) == 48
    assert [len(team.members) for team in cycle.teams(YEAR.id)] == [5, 8, 6, 6, 6, 5, 8, 4]
    assert Counter(w.opted_in for w in cycle.all(Willingness)) == {True: 47, False: 1}
    assert all(len(team.leads) == 1 for team in cycle.teams(YEAR.id))


def test_round_1_of_the_team_leads_card(cycle):
    desk = Desk(cycle, reader_of(cycle, "T14"), YEAR, AS_OF)
    (session,) = desk.sessions(cycle.rounds(YEAR.id)[0])[1:2]
    assert [cycle.one(Team, team).name for team in session.teams] == ["Grade 3", "Grade 4"]
