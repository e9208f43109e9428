"""All findings of a survey at once, as a meeting, a handout, a workbook or the command line takes them."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis import headcounts
from analysis.asked_by_block import vouched
from analysis.comments import CodedQuestion
from analysis.crosswalk.lineage import Decided
from analysis.disclosure import Withheld, release_comments, release_ranking, release_reach, release_response
from analysis.disclosure.items import ReleasedItem, release_item
from analysis.errors import SurveyError
from analysis.findings import (
    quotes_finding,
    ranking_finding,
    reach_findings,
    response_finding,
    theme_finding,
    value_cost_finding,
    word_finding,
)
from analysis.findings.change import change_finding
from analysis.findings.conditions import profile_finding
from analysis.findings.items import item_finding
from analysis.findings.places import modes_finding
from analysis.findings.tensions import tension_findings
from analysis.mode_years import placed_modes
from analysis.rated import rated_items, tells_who
from analysis.reach import reach
from analysis.results import answered, rank_survey, who
from analysis.settings import FEWEST_WRITERS
from analysis.survey import Finding, Survey
from analysis.vocabulary.constructs import COACHING, CONDITIONS, TENSION
from analysis.yearly import released_changes

PROFILES = {
    "conditions": (CONDITIONS, "condition"),
    "coaching": (COACHING, "part of coaching"),
    "shared_room": (("shared_room",), "sign"),
    "own_learning": (("own_learning",), "habit"),
    "team_meetings": (("team_meetings",), "habit"),
}
"""The profiles: which constructs each holds, and what one row of it is called in a sentence."""

_PURPOSES = ("most_valuable", "took_part", "want_more")


@dataclass(frozen=True)
class Wave:
    """One year: its survey, its headcount where known, comments with what was approved, its label and its promise.

    Comments are shown where so many people wrote as ``writers`` tells.
    """

    survey: Survey
    staff_n: int | None = None
    comments: tuple[CodedQuestion, ...] = ()
    label: str = ""
    promise: int = 0
    writers: int = FEWEST_WRITERS

    @property
    def name(self) -> str:
        """Return what the year is called."""
        return self.label or self.survey.wave or self.survey.name


def gathered(waves: Sequence[Wave], promise: int, decided: Decided | None = None) -> tuple[Finding, ...]:
    """Return the findings of the last wave, with change where earlier ones are given.

    Parameters
    ----------
    waves : sequence of Wave
        In the order of the years; one at least.
    promise : int
        The smallest group that any number may be about.
    decided : mapping of (int, int) to mapping of str to str
        What people decided about every two waves.

    Returns
    -------
    tuple of Finding
        In the order in which they are told. What was not asked is not there.

    Raises
    ------
    SurveyError
        The promise is looser than any school may give.
    """
    last = waves[-1]
    told = who(last.survey)
    answered_n = answered(last.survey)
    staff_n = headcounts.believed(last.staff_n, answered_n)
    findings = [response_finding(release_response(answered_n, staff_n, promise), told)]
    findings += _rankings(last.survey, staff_n, promise, told)
    findings += _over_years(waves, promise, decided or {}, told)
    findings += reach_findings(release_reach(reach(last.survey), promise), told)
    items = released_items(last.survey, promise)
    for key, (constructs, what) in PROFILES.items():
        wanted = [item for item in items if item.purpose in constructs]
        findings.append(profile_finding(key, wanted, told, constructs, what))
    findings += tension_findings([item for item in items if item.purpose == TENSION], told)
    findings += _comments(last, promise, told)
    ranked = {finding.question for finding in findings}
    singles = (item_finding(item, told) for item in items if not tells_who(item.purpose, item.wording))
    return (*findings, *(finding for finding in singles if finding.question not in ranked))


def _over_years(waves: Sequence[Wave], promise: int, decided: Decided, told: str) -> list[Finding]:
    """Return where learning modes stood in all waves, and what changed since the one before."""
    if len(waves) < 2:
        return []
    promise = max(promise, *(wave.promise for wave in waves))
    surveys, labels = [wave.survey for wave in waves], [wave.name for wave in waves]
    staff = [headcounts.believed(wave.staff_n, answered(wave.survey)) for wave in waves]
    places = modes_finding(placed_modes(surveys, labels, staff, promise, decided), labels, told)
    rulings = decided.get((len(waves) - 2, len(waves) - 1))
    changes = released_changes(*surveys[-2:], (staff[-2], staff[-1]), promise, rulings)
    return [*filter(None, (places,)), change_finding(changes, (labels[-2], labels[-1]), told)]


def released_items(survey: Survey, promise: int) -> list[ReleasedItem]:
    """Return every question as it may be shown; those that too few answered are left out."""
    found = (release_item(rated, promise, vouched(survey, rated)) for rated in rated_items(survey))
    return [item for item in found if not isinstance(item, Withheld)]


def _rankings(survey: Survey, staff_n: int | None, promise: int, told: str) -> list[Finding]:
    found = []
    for purpose in _PURPOSES:
        try:
            released = release_ranking(rank_survey(survey, purpose, staff_n=staff_n), promise)
        except SurveyError:  # this year it was not asked
            continue
        found.append(ranking_finding(released, told))
        if purpose == "most_valuable":
            found.append(value_cost_finding(released, told))
    return found


def _comments(wave: Wave, promise: int, told: str) -> list[Finding]:
    """Return the findings of the question that most people wrote to, as far as anything of it may be shown."""
    released = [release_comments(question, promise, wave.writers) for question in wave.comments]
    shown = [question for question in released if getattr(question, "usable_n", 0)]
    if not shown:
        return []
    fullest = max(shown, key=lambda question: (len(question.comments) > 0, question.usable_n))
    return [theme_finding(fullest, told), word_finding(fullest, told), quotes_finding(fullest, told)]
