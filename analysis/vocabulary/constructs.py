"""Which construct a rated item belongs to, from the words people read: a condition of learning, coaching, meetings."""

import re
from functools import cache

from analysis.vocabulary import table
from analysis.vocabulary.text import normalise

CONDITIONS = ("cond_time", "cond_relevance", "cond_facilitation", "cond_choice", "cond_data", "cond_trust")
COACHING = (
    "coach_consent", "coach_partner", "coach_safety", "coach_separate", "coach_quality", "coach_willing",
)  # fmt: skip
CONTRIBUTION = ("own_learning", "team_meetings")
TENSION, _WILLING = "tension", "coach_willing"
CONSTRUCTS = (*CONDITIONS, *COACHING, "shared_room", *CONTRIBUTION, "goal_progress", TENSION)


_WISH = re.compile(
    r"\b(would like|want|need|wish|lacks?|not enough|too (little|few)|never enough|hard to|difficult to|"
    r"voudrais|besoin de|manque|quisiera|necesito|falta)\b"
)
_OF_OTHERS = re.compile(
    r"^(the |our |my |most |all |les |nos |mes |los |las |mis |nuestr[oa]s )?"
    r"(students?|pupils?|learners?|parents?|families|children|eleves|etudiants|parents|familles|estudiantes|alumn\w+|"
    r"padres|familias)\b(?! (work|data|results|information|achievement)\b)|"
    r"\b(lunch|football|soccer|basketball|sports?|bus|buses|athletics|recess|cafeteria|privacy|private and secure)\b"
)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern], ...]:
    return tuple((row["construct"], re.compile(row["pattern"])) for row in table("constructs"))


def construct_of(wording: str, section: str | None, two_sided: bool = False) -> str | None:
    """Return the construct of a rated item, or None where its words name none.

    The first pattern of ``constructs.csv`` that fits the item's own wording wins, then the first that fits it together
    with its section; the table is ordered from the narrow to the broad. A wording that wishes or complains names none:
    to agree with "I need more time" is no favourable answer on time; only willingness is a wish. Nor does one about
    students, parents or lunch.

    Parameters
    ----------
    wording, section : str
        As the respondents read them.
    two_sided : bool
        Whether the answers lie between two good things, left and right of a middle: a tension.
    """
    if two_sided:
        return TENSION
    own = normalise(wording)
    if _OF_OTHERS.search(own):
        return None
    wishes = _WISH.search(own) is not None
    for text in (own, normalise(f"{section or ''} {wording}")):
        for construct, pattern in _patterns():
            if (construct == _WILLING or not wishes) and pattern.search(text):
                return construct
    return None
