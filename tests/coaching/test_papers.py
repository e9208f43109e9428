"""What is printed and drawn: everything a lead needs on one page, and every word of people letter by letter."""

import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape

import pytest

from coaching.brief import AGENDA, QUESTIONS, brief_html, brief_of
from coaching.cycle import Cycle
from coaching.evidence import Evidence, grid
from coaching.people import Team
from coaching.pictures import done_bar_html, grid_html, progress_html, timeline_html
from coaching.printed import card_html
from coaching.priority import Measurement, Priority
from coaching.records import Record
from coaching.report import evidence_sentence, meeting_sentence, progress_sentence, round_sentence
from coaching.roadmap import Action
from coaching.rounds import Takeaway
from coaching.starters import AGENDAS, CRITERIA, TO_BRING
from coaching.status import RoundStatus
from sample_data.cycle import AS_OF, YEAR, maple_hollow_cycle

NASTY = '<img src=x onerror="alert(1)">&amp;'
DAY = date(2025, 3, 3)


@pytest.fixture
def paper(desk, store):
    """Return the brief of Grade 4 as text, after saving what a test needs."""

    def write(*records: Record, result: str = "") -> str:
        store.save(*records, who="T20", at="2025-03-03")
        own = desk("T20")
        return unescape(brief_html(brief_of(own, own.own_team, result), own))

    return write


def test_the_brief_has_everything_for_a_meeting(paper):
    soon = Action("P-G4", "Bring exit tickets", DAY + timedelta(days=7), "T21")
    text = paper(
        soon,
        Takeaway("S1-02", "Sort samples together", team="G4"),
        Evidence("P-G4", "data", date(2025, 2, 28), "Exit ticket in February"),
        result="Only 26 of 46 often show evidence.",
    )
    for said in (
        "Grade 4: Fractions as numbers",
        "Students treat fractions as two separate numbers.",
        "22 → 22 of 58 students placing fractions correctly: no movement since September.",
        "Agree the routine and post it, Vera Y., 6 December",
        "Bring exit tickets, Uma R., 10 March",
        "Sort samples together",
        "Exit ticket in February, 28 February",
        "no work sample, observation note",
        "Only 26 of 46 often show evidence.",
        *QUESTIONS,
        "10 min: One question, answered together",
    ):
        assert said in text
    assert f"Agenda, {sum(minutes for minutes, _ in AGENDA)} minutes" in text


def test_only_the_team_has_a_brief(desk, store):
    team = store.cycle().one(Team, "G4")
    assert brief_of(desk("T21"), team) is not None
    assert [brief_of(desk(who), team) for who in ("T15", "T27", "L1", "")] == [None] * 4


def test_papers_load_nothing_from_elsewhere(desk, paper):
    card = card_html("Round 3", ["14 May"], TO_BRING["V2_pair"], AGENDAS["V2_pair"], CRITERIA)
    for text in (paper(), card):
        assert "default-src 'none'" in text
        assert not re.search(r"(?:src|href)=", text)
        assert "<script" not in text


def test_what_people_write_is_printed_letter_by_letter(desk, store):
    priority = replace(store.cycle().one(Priority, "P-G4"), title=NASTY, answers=(NASTY,) * 4, measure=NASTY)
    action = replace(store.cycle().one(Action, "A-G4-2"), title=NASTY)
    store.save(priority, action, Evidence("P-G4", "data", DAY, NASTY), who="T20", at="2025-03-03")
    own = desk("T20")
    html = [
        brief_html(brief_of(own, own.own_team, NASTY), own),
        timeline_html(own.actions(own.own_team), lambda _: NASTY, YEAR.start, YEAR.end, AS_OF),
        progress_html(priority, own.measurements(own.own_team)),
        card_html(NASTY, [NASTY], [NASTY], AGENDAS["V2_pair"], [replace(CRITERIA[0], text=NASTY)]),
    ]
    assert not any("<img" in text for text in html)
    assert all("&lt;img" in text for text in html)


def values(baseline, target, direction, now):
    priority = Priority("y", "t", "x", measure="minutes", direction=direction, baseline=baseline, target=target)
    return priority, Measurement("p", DAY, now)


@pytest.mark.parametrize(
    ("baseline", "target", "direction", "now", "sentence", "place"),
    [
        (10.0, 30.0, "higher", 20.0, "10 more", 50),
        (10.0, 30.0, "higher", 30.0, "the target is reached", 88),
        (10.0, 30.0, "higher", 45.0, "the target is reached", 92.6),
        (10.0, 30.0, "higher", 4.0, "6 further away", 5.9),
        (7.0, 3.0, "lower", 5.0, "2 less", 50),
        (7.0, 3.0, "lower", 2.5, "the target is reached", 92.6),
        (7.0, 3.0, "lower", 7.0, "no movement", 12),
        (7.0, 3.0, "lower", 7.5, "0.5 further away", 5.9),
    ],
)
def test_the_way_leads_to_the_right_whatever_is_better(baseline, target, direction, now, sentence, place):
    priority, value = values(baseline, target, direction, now)
    assert sentence in progress_sentence(priority, value)
    assert f'way-now" style="left:{place:.1f}%"' in progress_html(priority, [value])
    assert escaped(progress_sentence(priority, value)) in progress_html(priority, [value])


def escaped(text):
    from html import escape

    return escape(text)


def test_without_numbers_there_is_no_picture_and_a_sentence():
    empty = Priority("y", "t")
    assert progress_html(empty, []) == ""
    assert progress_sentence(empty, None) == "Where it stands is not measured yet."
    begun = replace(empty, measure="students", baseline=3.0, baseline_on=DAY, target=9.0, out_of=12)
    assert progress_sentence(begun, None) == "3 of 12 students in March, not measured since. The target is 9 of 12."


def test_the_timeline_tells_state_day_and_owner_in_words():
    actions = [
        Action("p", "Read", date(2024, 11, 8), "a", "done"),
        Action("p", "Post", date(2024, 12, 6), "b", "in_progress"),
        Action("p", "Try", date(2025, 5, 9), "", "not_started"),
        Action("p", "Tell", date(2025, 6, 30), "c", "dropped"),
    ]
    text = timeline_html(actions, lambda person: person and f"{person}.", YEAR.start, YEAR.end, DAY)
    for said in ("a. · 8 Nov · done", "b. · 6 Dec · overdue", ">9 May · not started", "c. · 30 Jun · dropped"):
        assert said in text
    assert text.count("road-today") == 4
    assert max(map(float, re.findall(r"left:([\d.]+)%", text))) <= 94
    assert timeline_html([], str, YEAR.start, YEAR.end, DAY) == ""
    assert "road-today" not in timeline_html(actions, str, YEAR.start, YEAR.end, date(2026, 1, 1))


def test_the_grid_counts_by_kind_and_month():
    pieces = [Evidence("p", "video", date(2024, 12, day), "x") for day in (1, 31)]
    pieces.append(Evidence("p", "data", date(2025, 2, 1), "x"))
    found = grid(pieces, date(2024, 11, 15), date(2025, 2, 3))
    assert [month.isoformat() for month in found.months] == ["2024-11-01", "2024-12-01", "2025-01-01", "2025-02-01"]
    assert dict(zip(found.kinds, found.counts, strict=True))["video"] == (0, 2, 0, 0)
    assert found.missing == (
        "work_sample",
        "lesson_plan",
        "observation_note",
        "photo_visible_learning",
        "student_voice",
    )
    assert grid_html(found).count("nothing yet") == 5


@pytest.mark.parametrize(
    ("kinds", "on", "sentence"),
    [
        ([], DAY, "No evidence yet."),
        (["data"], DAY, "1 piece: only one kind so far, data."),
        (["data", "video"], date(2024, 12, 1), "nothing since 1 December;"),
        (["data", "video"], DAY, "2 pieces: no work sample, lesson plan"),
        (grid([], DAY, DAY).kinds, DAY, "7 pieces: of every kind something."),
    ],
)
def test_what_is_missing_is_said(kinds, on, sentence):
    pieces = [Evidence("p", kind, on, "x") for kind in kinds]
    assert sentence in evidence_sentence(pieces, DAY)
    assert meeting_sentence([], pieces, DAY).startswith("No action due in the next two weeks, none overdue, ")


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((0, 0, 0, 0, 0), "Round 2, from 3 March: nobody is paired yet."),
        ((1, 1, 0, 0, 0), "Round 2: 1 of 1 group held."),
        ((5, 1, 1, 1, 2), "Round 2: 1 of 5 groups held, 1 moved to another day, 1 cancelled, 2 still to meet."),
    ],
)
def test_a_round_is_told_with_its_base(counts, sentence):
    groups, held, moved, cancelled, planned = counts
    assert round_sentence(RoundStatus(2, "V2_pair", DAY, groups, held, moved, cancelled, planned, 0)) == sentence


def test_an_empty_roadmap_has_an_empty_bar():
    assert "width:0%" in done_bar_html(0, 0)


def test_an_empty_year_is_told_without_numbers_that_are_not_there():
    from coaching.report import status_sentences
    from coaching.status import status_of

    status = status_of(Cycle([YEAR]), YEAR, DAY)
    assert status_sentences(status) == ("0 of 0 teams have chosen a top priority.",)
    few = [record for record in maple_hollow_cycle() if getattr(record, "title", "") != "Team lead"]
    assert status_of(Cycle(few), YEAR, DAY).roles is None
