"""One page for a team lead who has five minutes before a meeting."""

from dataclasses import dataclass
from html import escape

from coaching.desk import Desk
from coaching.evidence import Evidence
from coaching.people import Team
from coaching.pictures import progress_html
from coaching.printed import listed, paper
from coaching.priority import Measurement, Priority, latest
from coaching.report import day, evidence_sentence, meeting_sentence, progress_sentence
from coaching.roadmap import Action, is_due_soon, is_overdue

QUESTIONS = (
    "What did students do this time that they did not do before?",
    "What did not work, and what does it tell us?",
    "What is the one thing we try before we meet again, and who shows it?",
)
AGENDA = (
    (3, "Our problem and where we stand"),
    (10, "Evidence since last time: look first, then talk"),
    (10, "What is due and what is overdue: who needs what?"),
    (10, "One question, answered together"),
    (7, "Next steps with names and dates"),
)


@dataclass(frozen=True)
class Brief:
    """What a lead brings to the next meeting.

    ``steps`` are the next steps the team took from its last sessions; ``news`` the evidence since the last session;
    ``result`` a sentence about the whole school from the surveys, as text, or empty.
    """

    team: Team
    priority: Priority
    values: tuple[Measurement, ...]
    headline: str
    due: tuple[Action, ...]
    overdue: tuple[Action, ...]
    steps: tuple[str, ...]
    news: tuple[Evidence, ...]
    missing: str
    result: str = ""


def brief_of(desk: Desk, team: Team, result: str = "") -> Brief | None:
    """Return the brief of a reader's own team, None before it has a priority."""
    priority = desk.priority(team)
    if priority is None or not desk.may_work_for(team):
        return None
    actions, pieces = desk.actions(team), desk.evidence(team)
    sessions = desk.own_sessions()
    met = max((session.on for _, session in sessions if session.on and session.on < desk.today), default=None)
    return Brief(
        team,
        priority,
        desk.measurements(team),
        meeting_sentence(actions, pieces, desk.today),
        tuple(action for action in actions if is_due_soon(action, desk.today)),
        tuple(action for action in actions if is_overdue(action, desk.today)),
        tuple(found.next_step for _, found in desk.own_steps() if found.team and found.done_on is None),
        tuple(piece for piece in pieces if met is None or piece.on >= met),
        evidence_sentence(pieces, desk.today),
        result,
    )


def brief_html(brief: Brief, desk: Desk) -> str:
    """Return the brief as a page of its own, to be printed on one sheet."""
    priority = brief.priority
    now = latest(brief.values, desk.today)
    parts = [
        f"<h1>{escape(brief.team.name)}: {escape(priority.title)}</h1>",
        f'<p class="quiet">{escape(day(desk.today, with_year=True))}</p>',
        f"<p><strong>{escape(brief.headline)}</strong></p>",
        f"<h2>Our problem</h2><p>{escape(priority.answers[0] if priority.answers else '')}</p>",
        f"<h2>Where we stand</h2><p>{escape(progress_sentence(priority, now))}</p>",
        progress_html(priority, brief.values),
        '<div class="columns"><div>',
        listed("Overdue", [_action(action, desk) for action in brief.overdue], "Nothing is overdue."),
        listed("Due in the next two weeks", [_action(action, desk) for action in brief.due], "Nothing is due."),
        listed("What we took from our last session", brief.steps, "Nothing written down."),
        "</div><div>",
        listed("Evidence since our last session", [_piece(piece) for piece in brief.news], "None yet."),
        f'<p class="quiet">All year: {escape(brief.missing)}</p>',
        f"<h2>From the survey, whole school</h2><p>{escape(brief.result)}</p>" if brief.result else "",
        listed("Three questions", QUESTIONS),
        "</div></div>",
        listed(f"Agenda, {sum(n for n, _ in AGENDA)} minutes", [f"{n} min: {text}" for n, text in AGENDA]),
    ]
    return paper(f"{brief.team.name}: before the meeting", "".join(parts))


def _action(action: Action, desk: Desk) -> str:
    return ", ".join(filter(None, (action.title, desk.name(action.owner), day(action.due))))


def _piece(piece: Evidence) -> str:
    return f"{piece.title}, {day(piece.on)}"
