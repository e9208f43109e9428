"""Publishing: blocks are chosen, every question goes through the gate, a later version through the joint test."""

from collections.abc import Callable
from dataclasses import asdict

from analysis.by_group import cell_of_everybody, team_names
from analysis.disclosure.dependence import fewest_of_two
from analysis.disclosure.history import Published, exposed, from_record
from analysis.disclosure.plan import ROLE, TEAM, Blocks, Plan
from analysis.findings.words import number_word
from analysis.release import block_name, plan_of, release, version
from analysis.store import SavedSurvey, Store
from analysis.survey import Survey
from analysis.tabulate import TEACHERS, members

_HELD = (
    "Since the version that is published, fewer than {few} people were added, changed an answer or are gone. "
    "Who has seen both could tell what they answered. Publish again when more people have answered."
)


def publish(
    store: Store, survey_id: int, at: str, promise: int, progress: Callable[[float], None] | None = None
) -> SavedSurvey:
    """Publish a draft with its blocks, or hold it where the versions together would tell too much.

    Parameters
    ----------
    store, survey_id, at
        Which draft of which store, and now as ISO 8601 text.
    promise
        Smallest group shown.
    progress
        Is told how much is done, from 0 to 1.

    Returns
    -------
    SavedSurvey
        Published; or still a draft whose ``held`` says why.

    Raises
    ------
    SurveyError
        As ``Store.publish``.
    """
    saved = next(found for found in store.surveys() if found.id == survey_id)
    survey = store.load(survey_id)
    promise = max(promise, saved.promise or 0) if saved.state == "draft" else promise
    plan, names = _plan(store, saved, survey, promise)
    released = release(survey, plan, names, progress)
    new = version(survey, released, names, store.answer_key(saved.series))
    if exposed(store_history(store, saved), new, promise):
        return store.hold(survey_id, _HELD.format(few=number_word(promise)))
    return store.publish(survey_id, at, promise, new.as_record() | {"plan": asdict(plan)})


def plan_in_force(store: Store, saved: SavedSurvey) -> Plan | None:
    """Return the blocks under which a survey was published, None for a draft or a survey published without any."""
    record = store.record_of(saved)
    return _as_plan(record["plan"]) if record and "plan" in record else None


def store_history(store: Store, saved: SavedSurvey) -> list[Published]:
    """Return every version of a survey that was ever published, in the order of time."""
    records = (line.block_counts for line in store.ledger() if line.series == saved.series and line.block_counts)
    return [found for record in records if (found := from_record(record))]


def _plan(store: Store, saved: SavedSurvey, survey: Survey, promise: int) -> tuple[Plan, dict[str, str]]:
    """Return the blocks for a survey: those of another published year where they fit, else of all years loaded."""
    others = [other for other in store.surveys() if other.series != saved.series and other.is_sample == saved.is_sample]
    years = sorted([*others, saved], key=lambda found: (found.wave is None, found.wave or "", found.id))
    surveys = [survey if found.id == saved.id else store.load(found.id) for found in years]
    names = team_names(surveys)
    for other in reversed(others):
        before = plan_in_force(store, other) if other.state == "published" else None
        if before and (again := _fits(before, survey, names, promise)):
            return again, names
    return plan_of(surveys, promise), names


def _fits(before: Plan, survey: Survey, names: dict[str, str], promise: int) -> Plan | None:
    """Return an earlier plan as it holds for this year, None where a team is missing in it or a block is too small."""
    blocked: dict[tuple[str, str], int] = {}
    cells = cell_of_everybody(survey, names)
    for (team, role), belongs in zip(cells, members(survey, TEACHERS), strict=True):
        if belongs and not (_covers(before.team, team) and _covers(before.role, role)):
            return None
        pair = (block_name(before.block_of(TEAM, team)), block_name(before.block_of(ROLE, role)))
        blocked[pair] = blocked.get(pair, 0) + bool(belongs)
    return before if before.promise >= promise and fewest_of_two(blocked) >= before.promise else None


def _covers(blocks: Blocks, group: str) -> bool:
    return not blocks or any(group in block for block in blocks)


def _as_plan(kept: dict) -> Plan:
    team, role = (tuple(tuple(block) for block in kept[side]) for side in ("team", "role"))
    return Plan(kept["promise"], team, role, kept["least"])
