"""The table of who sees what, cell by cell, as it shows through the desk; and what no reader sees."""

import json
from collections.abc import Iterable
from dataclasses import replace

import pytest

from coaching.desk import Desk
from coaching.evidence import Evidence
from coaching.people import Team
from coaching.priority import Priority
from coaching.records import to_text
from coaching.rounds import Note, Takeaway
from coaching.visibility import TABLE, reader_of
from sample_data.cycle import AS_OF, YEAR
from storage.errors import PlainError

# Of Grade 4 (G4): T20 is its lead, T21 a member. Round 1 made Grade 3 its partner team (T15). In round 2 T27 of Grade 5
# met T20 in classrooms, so T27 is a partner; T38 of grades 7-8 is of another team. L1 is a leader, "" the staff screen.
READERS = {
    "self": "T20",
    "partner": "T27",
    "own_team": "T21",
    "partner_team": "T15",
    "other_team": "T38",
    "leader": "L1",
    "screen": "",
}
TEAM, PAIR_SESSION, TEAM_SESSION = "G4", "S2-16", "S1-02"
ORDER = tuple(READERS)


@pytest.fixture
def full(store):
    """Return the store with evidence for every circle and something said in a pair and in a team session."""
    pieces = [
        Evidence("P-G4", "data", AS_OF, "for the team", id="E1"),
        Evidence("P-G4", "data", AS_OF, "for partners", circle="partner_team", id="E2"),
        Evidence("P-G4", "data", AS_OF, "for the school", circle="school", id="E3"),
        Evidence("P-G4", "data", AS_OF, "for the screen", circle="school", on_screen=True, id="E4"),
    ]
    said = [
        Note(PAIR_SESSION, "T20", "SAID in a pair", id="N1"),
        Note(TEAM_SESSION, "T20", "SAID at tables", id="N2"),
        Takeaway(TEAM_SESSION, "TAKEN by the team", team="G4", id="W1"),
    ]
    store.save(*pieces, *said, who="T20", at="2025-03-03")
    return store


@pytest.fixture
def see(full):
    """Return the desk of each reader of the table, and Grade 4."""
    cycle = full.cycle()
    return {who: Desk(cycle, reader_of(cycle, person), YEAR, AS_OF) for who, person in READERS.items()}


def row(see, ask) -> tuple[object, ...]:
    """Return what each reader sees, in the order of READERS."""
    return tuple(ask(see[who]) for who in ORDER)


def team(desk) -> Team:
    return next(found for found in desk.teams() if found.id == TEAM)


def test_the_table_has_a_cell_for_everybody():
    assert {len(cells) for cells in TABLE.values()} == {6}
    assert len(TABLE) == 7


def test_row_top_priority_questions_and_measure_everybody(see):
    assert row(see, lambda desk: desk.priority(team(desk)).title) == ("Fractions as numbers",) * 7
    assert {len(desk.priority(team(desk)).answers) for desk in see.values()} == {4}
    assert row(see, lambda desk: [value.value for value in desk.measurements(team(desk))]) == ([22.0],) * 7


def test_row_actions_yes_yes_yes_partner_team_counts_bar(see):
    listed = row(see, lambda desk: len(desk.actions(team(desk))))
    assert dict(zip(ORDER, listed, strict=True)) == {
        "self": 5, "partner": 5, "own_team": 5, "partner_team": 5, "other_team": 0, "leader": 0, "screen": 0,
    }  # fmt: skip
    counts = {who: desk.action_counts(team(desk)) for who, desk in see.items()}
    assert counts["other_team"] is None
    assert (counts["leader"].total, counts["leader"].done, counts["leader"].overdue) == (5, 1, 3)
    assert (counts["screen"].total, counts["screen"].done, counts["screen"].overdue) == (5, 1, 0)


def test_a_leader_sees_owners_only_of_a_team_that_shares_them(full):
    shared = full.save(replace(full.cycle().one(Team, TEAM), shares_owners=True), who="T20", at="2025-03-03")[0]
    desk = Desk(full.cycle(), reader_of(full.cycle(), "L1"), YEAR, AS_OF)
    assert len(desk.actions(shared)) == 5
    assert not any(desk.actions(other) for other in desk.teams() if other.id != TEAM)


def test_row_evidence_yes_shared_yes_marked_school_approved(see):
    new = {"for the team", "for partners", "for the school", "for the screen"}
    shared, school = new - {"for the team"}, new - {"for the team", "for partners"}
    seen = row(see, lambda desk: {piece.title for piece in desk.evidence(team(desk))} & new)
    assert dict(zip(ORDER, seen, strict=True)) == {
        "self": new, "partner": shared, "own_team": new, "partner_team": shared, "other_team": school,
        "leader": school, "screen": {"for the screen"},
    }  # fmt: skip


def session_ids(desk) -> set[str]:
    return {session.id for found in desk.rounds() for session in desk.sessions(found)}


def test_row_session_yes_yes_yes_no_yes_counts(see):
    assert row(see, lambda desk: PAIR_SESSION in session_ids(desk)) == (True, True, True, False, False, True, False)
    assert row(see, lambda desk: TEAM_SESSION in session_ids(desk)) == (True, False, True, True, False, True, False)
    assert session_ids(see["screen"]) == set()


def said(desk) -> set[str]:
    """Return every word of feedback a reader can reach, also by naming the session."""
    sessions = [session for found in desk._cycle.rounds(YEAR.id) for session in desk._cycle.sessions(found.id)]
    notes = {note.text for session in sessions for note in desk.notes(session)}
    return notes | {taken.next_step for session in sessions for taken in desk.takeaways(session)}


def test_row_feedback_and_next_steps_yes_yes_teams_only_no_no_no(see):
    everything = {who: said(desk) for who, desk in see.items()}
    assert "SAID in a pair" in everything["self"] & everything["partner"]
    assert not any("SAID in a pair" in everything[who] for who in ORDER[2:])
    at_tables = {who: {"SAID at tables", "TAKEN by the team"} <= words for who, words in everything.items()}
    assert [who for who, seen in at_tables.items() if seen] == ["self", "own_team", "partner_team"]
    assert everything["leader"] == everything["screen"] == set()


def test_row_opt_out_self_and_coordinator_only(full):
    cycle = full.cycle()
    declined = "T37"
    who_knows = {
        person.id
        for person in cycle.people()
        if (found := Desk(cycle, reader_of(cycle, person.id), YEAR, AS_OF).willingness(declined)) and not found.opted_in
    }
    assert who_knows == {declined, YEAR.coordinator}
    assert Desk(cycle, reader_of(cycle, ""), YEAR, AS_OF).willingness(declined) is None


def test_who_said_no_to_a_session_is_known_to_that_person_and_the_coordinator(full, hands, desk):
    session = full.cycle().sessions("round-3")[0]
    hands(session.people[0]).rounds.answer(session, False)
    assert desk(session.people[0]).answers(session) == {session.people[0]: "no"}
    assert desk(session.people[1]).answers(session) == {session.people[1]: "asked"}
    assert desk(YEAR.coordinator).answers(session)[session.people[0]] == "no"
    assert desk("L1").answers(session) == desk("").answers(session) == {}
    assert {found.state for found in desk("L1").sessions(full.cycle().rounds(YEAR.id)[2])} == {"planned"}


@pytest.mark.parametrize("leader", ["L1", "L2", "L3"])
def test_a_leader_cannot_become_the_coordinator(hands, leader):
    with pytest.raises(PlainError, match="somebody who evaluates nobody"):
        hands(leader).year.set_year(replace(YEAR, version=1, coordinator=leader))


def test_a_draft_belongs_to_its_team(full):
    draft = replace(full.cycle().one(Priority, "P-G4"), steps=())
    full.save(draft, who="T20", at="2025-03-03")
    cycle = full.cycle()
    desks = {who: Desk(cycle, reader_of(cycle, person), YEAR, AS_OF) for who, person in READERS.items()}
    assert row(desks, lambda desk: desk.priority(team(desk)) is not None) == (True, False, True, *(False,) * 4)
    assert desks["leader"].actions(team(desks["leader"])) == ()
    assert desks["screen"].action_counts(team(desks["screen"])) is None


def shown(desk: Desk) -> Iterable[object]:
    """Yield all that a reader's desk gives."""
    for found in desk.teams():
        yield from (desk.priority(found), desk.action_counts(found))
        yield from (*desk.measurements(found), *desk.actions(found), *desk.evidence(found))
    for found in desk.rounds():
        for session in desk.sessions(found):
            yield from (session, desk.answers(session), *desk.takeaways(session), *desk.notes(session))
    yield from (desk.willingness(person.id) for person in desk.people())


@pytest.mark.parametrize("who", ["L1", "L2", ""])
def test_nothing_of_a_leader_or_the_screen_says_what_was_said_or_who_declined(full, who):
    cycle = full.cycle()
    desk = Desk(cycle, reader_of(cycle, who), YEAR, AS_OF)
    text = json.dumps([to_text(one) if hasattr(one, "version") else repr(one) for one in shown(desk)])
    assert "SAID" not in text
    assert "TAKEN" not in text
    assert "Ask the quiet students first" not in text
    assert "opted_in" not in text
    assert '"answer"' not in text.replace("\\", "")
    assert "next_step" not in text


def test_a_file_goes_only_to_those_who_see_its_evidence(full, hands):
    piece = Evidence("", "data", AS_OF, "with a file", circle="partner_team")
    kept = hands("T20").team(TEAM).show(piece, b"content", "plan.pdf")
    assert hands("T21").team(TEAM).file(kept) == hands("T27").rounds.file(kept) == b"content"
    for stranger in ("T38", "L1", ""):
        with pytest.raises(PlainError, match="The team shares"):
            hands(stranger).rounds.file(kept)
