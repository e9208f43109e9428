"""The coaching cycle of Maple Hollow in 2024-25, as it stood on 3 March 2025, from the tables beside this file."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from coaching import evidence as pieces
from coaching.evidence import Evidence
from coaching.people import LEADER, TEACHER, CalendarDay, LeadRole, LearningEvent, Person, SchoolYear, Team
from coaching.priority import ACTIVE, CHOSEN, STALLED, Measurement, Priority, Step
from coaching.records import Record
from coaching.roadmap import Action
from coaching.rounds import (
    PAIRS,
    TEAMS,
    YES,
    Consent,
    Criteria,
    Criterion,
    Round,
    Session,
    Takeaway,
    Willingness,
)
from coaching.starters import AGENDAS, CRITERIA
from coaching.templates import PRESETS

AS_OF = date(2025, 3, 3)
YEAR = SchoolYear("2024-25", date(2024, 9, 3), date(2025, 6, 20), "T14", AS_OF, id="Y2024")
"""The coordinator is the lead of Grade 3."""

_FOLDER = Path(__file__).resolve().parent / "coaching"
_MODELLING = {"as learner": "as_learner", "modelling": "modelling"}


def maple_hollow_cycle() -> tuple[Record, ...]:
    """Return every record of the made-up school's year."""
    parts = (_people, _teams, _calendar, _roles, _events, _priorities, _actions, _evidence, _rounds, _sessions)
    return (YEAR, *(record for part in (*parts, _takeaways) for record in part()))


def _rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / f"cycle_{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _people() -> Iterator[Record]:
    for row in _rows("staff"):
        is_leader = row["role"] == "leader"
        yield Person(row["display_name"], LEADER if is_leader else TEACHER, row["experience_band"], id=row["staff_id"])
        if not is_leader:
            yield Willingness(
                YEAR.id,
                row["staff_id"],
                row["coach_opt_in"] == "yes",
                tuple(row["free_slots"]),
                id=f"willing-{YEAR.id}-{row['staff_id']}",
            )


def _teams() -> Iterator[Record]:
    staff = [row for row in _rows("staff") if row["team"]]
    for position, row in enumerate(_rows("teams")):
        own = [person for person in staff if person["team"] == row["team"]]
        yield Team(
            YEAR.id,
            row["name"],
            row["division"],
            position,
            tuple(person["staff_id"] for person in own),
            tuple(person["staff_id"] for person in own if person["role"] == "lead"),
            row["goes_anywhere"] == "yes",
            id=row["team"],
        )


def _calendar() -> Iterator[Record]:
    for at, row in enumerate(_rows("calendar"), 1):
        yield CalendarDay(YEAR.id, date.fromisoformat(row["date"]), row["title"], row["kind"], id=f"D{at:02}")


def _roles() -> Iterator[Record]:
    for row in _rows("lead_roles"):
        person = row.pop("staff_id")
        yield LeadRole(YEAR.id, person, **row, id=f"R-{person}")


def _events() -> Iterator[Record]:
    for at, row in enumerate(_rows("learning_events"), 1):
        leaders, teachers = int(row["leaders_present_start_to_end"]), int(row["teachers_present"])
        on = date.fromisoformat(row["date"])
        yield LearningEvent(YEAR.id, on, row["title"], leaders, teachers, id=f"L{at:02}")


def _priorities() -> Iterator[Record]:
    for row in _rows("priorities"):
        chosen = date.fromisoformat(row["chosen_on"])
        steps = [
            Step(CHOSEN, chosen, "We see it in every class."),
            Step(ACTIVE, date(2024, 10, 16), "The roadmap is ready."),
        ]
        if row["status"] == STALLED:
            steps.append(
                Step(STALLED, date(2025, 2, 26), "Cover for the routine fell through; we start again in March.")
            )
        is_count = row["denominator"] != "1"
        yield Priority(
            YEAR.id,
            row["team"],
            row["title"],
            PRESETS[0].questions,
            (row["q1_problem"], row["q2_why_where_now"], row["q3_what_will_we_do"], row["q4_how_will_we_know"]),
            row["measure"].replace(" (lower is better)", ""),
            int(row["denominator"]) if is_count else None,
            row["direction"],
            float(row["baseline"]),
            _day(row["baseline_on"]),
            float(row["target_may"]),
            date(2025, 5, 28),
            row["survey_wording"],
            tuple(steps),
            id=row["priority_id"],
        )
        latest = date.fromisoformat(row["latest_on"])
        yield Measurement(row["priority_id"], latest, float(row["latest_feb"]), id=f"M-{row['team']}-2")


def _actions() -> Iterator[Record]:
    for row in _rows("actions"):
        due, done = date.fromisoformat(row["due"]), _day(row["done_on"])
        yield Action(row["priority_id"], row["title"], due, row["owner"], row["status"], done, id=row["action_id"])


def _evidence() -> Iterator[Record]:
    for row in _rows("evidence"):
        shows_students = row["contains_students"] == "yes"
        yield Evidence(
            row["priority_id"],
            row["kind"],
            date.fromisoformat(row["collected_on"]),
            row["title"],
            row["note"],
            row["action_id"],
            shows_students=shows_students,
            consent_on_file=shows_students and row["visibility"] != pieces.FOR_TEAM,
            circle=row["visibility"],
            on_screen=row["on_screen"] == "yes",
            id=row["evidence_id"],
        )


def _rounds() -> Iterator[Record]:
    first = tuple(Criterion(criterion.text) for criterion in CRITERIA[:4])
    yield Criteria(YEAR.id, 1, date(2024, 10, 30), first, id="criteria-1")
    yield Criteria(YEAR.id, 2, date(2024, 11, 27), CRITERIA, id="criteria-2")
    for number, kind, on in (
        (1, TEAMS, date(2024, 11, 13)),
        (2, PAIRS, date(2025, 2, 12)),
        (3, PAIRS, date(2025, 5, 14)),
    ):
        criteria = f"criteria-{min(number, 2)}"
        yield Round(YEAR.id, number, kind, on, on, AGENDAS[kind], criteria, id=f"round-{number}")


def _sessions() -> Iterator[Record]:
    people: dict[str, list[str]] = {}
    for row in _rows("session_participants"):
        people.setdefault(row["session_id"], []).append(row["staff_id"])
    for row in _rows("sessions"):
        own = tuple(people[row["session_id"]])
        teams = tuple(row["group"].split("+")) if row["version"] == TEAMS else ()
        session = Session(
            f"round-{row['round']}",
            own,
            teams,
            date.fromisoformat(row["date"]),
            place="library tables" if teams else "each other's classroom",
            minutes=int(row["minutes"]),
            state=row["status"],
            leader_present=_MODELLING.get(row["leader_present"], "no"),
            id=row["session_id"],
        )
        if session.state == "rescheduled":
            session = replace(session, on=date(2025, 3, 12))
        yield session if teams else replace(session, period=_common_period(own))
        if row["round"] == "2":
            for person in own:
                yield Consent(session.id, person, YES, id=f"consent-{session.id}-{person}")


def _common_period(people: tuple[str, ...]) -> str:
    free = {row["staff_id"]: set(row["free_slots"]) for row in _rows("staff")}
    return min(set.intersection(*(free[person] for person in people)), default="")


def _takeaways() -> Iterator[Record]:
    for row in _rows("next_steps"):
        yield Takeaway(
            row["session_id"],
            row["next_step"],
            row["staff_id"],
            due=_day(row["next_step_due"]),
            id=f"takeaway-{row['session_id']}-{row['staff_id']}",
        )
