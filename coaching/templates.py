"""Four ways to ask four questions. A school may write its own; what was answered keeps the words it was asked in."""

from coaching.priority import Template
from coaching.records import need
from storage.errors import PlainError

PRESETS = (
    Template(
        "One problem",
        (
            "What one problem do we want to solve for our students?",
            "Where are we now, and why?",
            "What will we do?",
            "How will we know it is working?",
        ),
        id="preset-problem",
        version=1,
    ),
    Template(
        "What students learn",
        (
            "What do we want our students to learn?",
            "How will we know that they have learned it?",
            "What will we do when they have not?",
            "What will we do when they already know it?",
        ),
        id="preset-learning",
        version=1,
    ),
    Template(
        "Goal and practice",
        (
            "Where are our students now, and what is our goal for them?",
            "Which way of teaching will take us there?",
            "How will we learn it?",
            "How will we see what improves, and adjust?",
        ),
        id="preset-practice",
        version=1,
    ),
    Template(
        "Goal, today, options, will",
        (
            "What do we want to reach?",
            "How is it today?",
            "What could we do?",
            "What will we do, and when?",
        ),
        id="preset-options",
        version=1,
    ),
)

_FOUR = "A template has four questions: write all four."
_NO_NAME = "Give the template a name."


def check_template(template: Template) -> Template:
    """Return the template; PlainError unless it has a name and four questions."""
    need(template.name, _NO_NAME)
    if len(template.questions) != 4 or not all(question.strip() for question in template.questions):
        raise PlainError(_FOUR)
    return template
