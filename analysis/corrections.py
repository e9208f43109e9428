"""What a decision does: a draft read again with it and without it, and the headline before and after.

Reading is a pure function of the draft and the decisions, so nothing is changed in place: to undo is to read again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis import decisions
from analysis.decisions import Decision, standing
from analysis.disclosure import for_uploader
from analysis.errors import SurveyError
from analysis.findings import joined, quoted, verdict_sentence
from analysis.headcounts import believed
from analysis.reading.assemble import survey_of
from analysis.reading.draft import Draft
from analysis.report import item_sentence, receipt_sentence
from analysis.results import answered, rank_survey, who
from analysis.survey import Ask, Item, Survey
from analysis.vocabulary.text import tidy

NO_HEADLINE = "No question asks which learning was most valuable."


@dataclass(frozen=True)
class Effect:
    """A repair or exclusion of the receipt: what was done, and the headline without it where that differs."""

    key: str
    sentence: str
    otherwise: str | None


@dataclass(frozen=True)
class Alternative:
    """One way to read what is in question, and what follows: the headline, or what else changes where it stays."""

    choice: str
    consequence: str


def decide(draft: Draft, taken: Iterable[Decision]) -> Survey:
    """Return the survey that a draft is under these decisions."""
    return survey_of(draft, standing(taken))


def headline(survey: Survey, staff_n: int | None) -> str:
    """Return what the survey says about the most valuable learning, for the uploader."""
    try:
        ranking = rank_survey(survey, staff_n=believed(staff_n, answered(survey)))
    except SurveyError:
        return NO_HEADLINE
    return verdict_sentence(for_uploader(ranking), who(survey))


def effects(draft: Draft, decided: Mapping[str, str], staff_n: int | None) -> list[Effect]:
    """Return every line of the receipt that can be undone, with the headline as it would be without it.

    Takes one reading per line: a few hundredths of a second for a school.
    """
    survey = survey_of(draft, decided)
    now = headline(survey, staff_n)
    found = []
    for line in survey.receipt.lines:
        if line.key:
            without = headline(survey_of(draft, {**decided, line.key: undoing(line.key)}), staff_n)
            found.append(Effect(line.key, receipt_sentence(line), without if without != now else None))
    return found


def undoing(key: str) -> str:
    """Return the choice that undoes the repair or exclusion of this key."""
    return decisions.KEPT if key.startswith("exclude:") else decisions.UNDONE


def alternatives(draft: Draft, decided: Mapping[str, str], ask: Ask, staff_n: int | None) -> list[Alternative]:
    """Return every choice of a question with what follows from it; one reading per choice."""
    surveys = [survey_of(draft, {**decided, ask.key: choice}) for choice in ask.choices]
    headlines = [headline(survey, staff_n) for survey in surveys]
    if decisions.is_about_file(ask.key):
        headlines = [f"{_size(survey)} {said}" for survey, said in zip(surveys, headlines, strict=True)]
    elif ask.key.startswith("numbers:"):
        headlines = [_example(survey, ask) for survey in surveys]
    elif len(set(headlines)) == 1:
        headlines = [f"The headline stays the same. {_options_of(survey, ask.key)}".strip() for survey in surveys]
    return [Alternative(choice, consequence) for choice, consequence in zip(ask.choices, headlines, strict=True)]


def _size(survey: Survey) -> str:
    """Return how many answered how many questions under a layout, and what it takes for the first question."""
    people, n = survey.respondents, len(survey.items)
    first = quoted(survey.items[0].wording)
    return f"{people} people answered {n} question{'s' if n > 1 else ''}, the first of which is {first}."


def _example(survey: Survey, ask: Ask) -> str:
    """Return what the first item says whose answers are in question: the one the question names."""
    item = next((item for item in survey.items if quoted(_full(item)) in ask.question), None)
    return item_sentence(survey, item) if item else ""


def _full(item: Item) -> str:
    return tidy(f"{item.section or ''} {item.wording}")


def _options_of(survey: Survey, key: str) -> str:
    """Return the answers of the item that a key speaks of, empty where it speaks of none."""
    item = next((item for item in survey.items if item.item_id == decisions.item_id_of(key)), None)
    return f"The answers are {joined([quoted(option) for option in item.options])}." if item else ""


def offered_again(earlier: Iterable[Decision], survey: Survey, taken: Iterable[Decision]) -> list[Decision]:
    """Return earlier decisions, about other exports, that fit this survey and are not taken yet; the newest per key."""
    known = {decision.key for decision in taken}
    newest = {decision.key: decision for decision in earlier}
    return [decision for key, decision in newest.items() if key not in known and _fits(decision, survey)]


def _fits(decision: Decision, survey: Survey) -> bool:
    """Return whether a decision speaks of an item, an option, a reason or a part of the file that this survey has."""
    key = decision.key
    kind = key.partition(":")[0]
    if kind in ("mode", "role"):
        options = {option for item in survey.items for option in item.options}
        return any(key in (decisions.mode(option), decisions.role(option)) for option in options)
    if decisions.is_about_file(key) or kind == "numbers":
        return any(ask.key == key and decision.choice in ask.choices for ask in survey.asks)
    if kind in ("exclude", "repair"):
        return any(line.key == key for line in survey.receipt.lines)
    return any(decisions.item_id_of(key) == item.item_id for item in survey.items)
