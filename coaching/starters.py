"""What a school can begin with before it has agreed on its own: agendas, criteria, sentence starters, what to bring."""

from coaching.rounds import PAIRS, TEAMS, AgendaLine, Criterion

AGENDAS = {
    TEAMS: (
        AgendaLine(3, "Our priority and where we started"),
        AgendaLine(7, "What we did, with evidence from at least two points in time"),
        AgendaLine(5, "Questions of the listening team"),
        AgendaLine(5, "Feedback and ideas"),
        AgendaLine(3, "Our next step, with a date"),
        AgendaLine(2, "What the listening team can use"),
    ),
    PAIRS: (
        AgendaLine(5, "My priority, in my room"),
        AgendaLine(8, "Walls, student work, my plan"),
        AgendaLine(5, "Questions, then feedback"),
        AgendaLine(2, "My next step, with a date"),
    ),
}
"""For one side; then the sides change places."""

CRITERIA = (
    Criterion(
        "It names the problem.",
        "The priority is on the table.",
        "“The one thing we are working on is …”",
        "It is about students, not about me.",
    ),
    Criterion(
        "It shows evidence from at least two points in time.",
        "Work from before and after, side by side.",
        "“Here is what students did before and after …”",
        "Growth can be seen.",
    ),
    Criterion(
        "It includes something that did not work.",
        "A plan with notes on it.",
        "“What I am not sure about is …”",
        "It is safe to say so.",
    ),
    Criterion(
        "The partner asks before advising.",
        "A pen down, eyes up.",
        "“What did you see that showed …?”",
        "I do the thinking.",
    ),
    Criterion(
        "It ends with a next step and a date.",
        "One line in writing.",
        "“My next step by … is …”",
        "I know what to do on Monday.",
    ),
    Criterion(
        "The partner says what they will use.",
        "The partner takes notes too.",
        "“One thing I take to my room is …”",
        "We both learned.",
    ),
)

SENTENCE_STARTERS = (
    "The one thing we are working on is …",
    "Here is what students did before and after …",
    "What I am not sure about is …",
    "What did you see that showed …?",
    "What would happen if …?",
    "One thing I take to my room is …",
    "My next step by (date) is …",
)

TO_BRING = {
    TEAMS: (
        "Your priority on one page",
        "Two pieces of student work, from before and after",
        "One thing that did not work",
    ),
    PAIRS: (
        "Two samples of student work, from before and after",
        "Your plan of the lesson",
        "One question you really have",
    ),
}

EXIT_QUESTIONS = (
    "How clear is your next step after this session?",
    "How well prepared did you feel for this session?",
    "What would make the next session better?",
)
EXIT_ANSWERS = (
    ("Not at all clear", "A little clear", "Somewhat clear", "Quite clear", "Very clear"),
    ("Not at all", "A little", "Somewhat", "Quite well", "Very well"),
)
"""The third question is answered in own words."""


def total_minutes(agenda: tuple[AgendaLine, ...], sides: int = 2) -> int:
    """Return how long a session takes when each side has its turn."""
    return sides * sum(line.minutes for line in agenda)
