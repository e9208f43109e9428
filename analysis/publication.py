"""Publishing: blocks are chosen, every question goes through the gate, a later version through the joint test."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import permutations

from analysis.agreed import Agreed
from analysis.by_group import cell_of_everybody
from analysis.crosswalk import named_teams
from analysis.disclosure.between import certain_together
from analysis.disclosure.dependence import fewest_of_two
from analysis.disclosure.history import Published, few_writers, from_record
from analysis.disclosure.plan import ROLE, TEAM, Blocks, Plan, make_plan
from analysis.findings.words import number_word
from analysis.joint_test import CERTAIN, FEW, Beside, Year, beside, version
from analysis.release import BETWEEN_TEAMS, block_name, blocked_cells, for_whole_school, plan_of, release, without
from analysis.store import SavedSurvey, Store
from analysis.survey import Survey
from analysis.tables import PUBLISHED
from analysis.tabulate import TEACHERS, members

_HELD = {
    FEW: "Since the version that is published, fewer than {few} people were added, changed an answer or are gone. "
    "Who has seen both could tell what they answered. Publish again when more people have answered.",
    CERTAIN: "Beside the version that is published, this one would tell for certain what some people answered who came "
    "later. Publish again when more people have answered.",
}


def publish(
    store: Store,
    survey_id: int,
    at: str,
    promise: int,
    progress: Callable[[float], None] | None = None,
    agreed: Agreed | None = None,
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
    agreed
        What is agreed beside the promise; without it what holds, or ten writers and bands.

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
    plan = replace(plan, counts=(agreed or saved.agreed).counts)
    released = release(survey, plan, names, progress)
    found = beside(store_history(store, saved), survey, released, names, store.answer_key(saved.series))
    if found.released is None:
        return store.hold(survey_id, _HELD[found.why].format(few=number_word(promise)))
    record = _record(plan, names, found.version, _before(store, saved, "blocks_of") if found.whole else None)
    record["comments_of"] = _before(store, saved, "comments_of") if _few_wrote(store, saved, survey, found) else None
    return store.publish(survey_id, at, promise, record, agreed)


def _before(store: Store, saved: SavedSurvey, part: str) -> str:
    """Return the digest of the version whose blocks or comments stand when those of a later one cannot be shown."""
    lines = [line for line in store.ledger() if line.series == saved.series and line.block_counts]
    kept = lines[-1].block_counts.get(part)
    return lines[-1].digest if kept is None else kept


def _few_wrote(store: Store, saved: SavedSurvey, survey: Survey, found: Beside) -> bool:
    questions = [item.item_id for item in survey.items if item.item_type == "open_ended"]
    return few_writers(store_history(store, saved), found.version, questions, found.version.promise)


def comments_of(store: Store, saved: SavedSurvey) -> SavedSurvey | None:
    """Return the version whose comments are shown: an earlier one where fewer than promised wrote since.

    None where that version is no longer here.
    """
    record = store.record_of(saved) if saved.state == PUBLISHED else None
    digest = record.get("comments_of") if record else None
    return saved if digest is None else _published(store, saved, digest)


def _published(store: Store, saved: SavedSurvey, digest: str) -> SavedSurvey | None:
    return next((one for one in store.versions(saved.series) if one.digest == digest and one.published_at), None)


def tighten(store: Store, survey_id: int, at: str, promise: int, agreed: Agreed | None = None) -> SavedSurvey:
    """Raise the promise of a published survey, or what is agreed: blocks are pooled further, and no new ones are cut.

    Of what was seen before and the wider blocks together nothing may be certain either: such questions are shown for
    the whole school only. Blocks of an earlier version go.

    Raises
    ------
    SurveyError
        As ``Store.tighten``.
    """
    saved = next(found for found in store.surveys() if found.id == survey_id)
    kept, key = in_force(store, saved), store.answer_key(saved.series)
    if kept is None:
        return store.tighten(survey_id, at, promise, agreed=agreed)
    survey, names = store.load(survey_id), kept.names
    comments = {"comments_of": store.record_of(saved).get("comments_of")}
    if kept.of != saved:
        plan = replace(kept.plan, promise=promise)
        new = version(survey, for_whole_school(release(survey, plan, names)), names, key)
        return store.tighten(survey_id, at, promise, comments | _record(plan, names, new, blocks_of=""), agreed)
    wider = promise > kept.plan.promise
    plan = _pooled(kept.plan, blocked_cells(survey, kept.plan, names), promise) if wider else kept.plan
    plan = replace(plan, counts=(agreed or saved.agreed).counts)
    released = release(survey, plan, names)
    held = certain_together(store_history(store, saved), version(survey, released, names, key))
    new = version(survey, without(released, held), names, key)
    record = comments | _record(plan, names, new, held=(*kept.held, *held))
    return store.tighten(survey_id, at, promise, record, agreed)


def restore(store: Store, survey_id: int, at: str) -> SavedSurvey:
    """Put a replaced version back, with its blocks pooled to what was promised since.

    Raises
    ------
    SurveyError
        As ``Store.restore``.
    """
    saved = store.restore(survey_id, at)
    kept = in_force(store, saved)
    stands = kept is None or (kept.plan.promise >= saved.promise and kept.plan.counts <= saved.agreed.counts)
    return saved if stands else tighten(store, survey_id, at, saved.promise)


def _pooled(before: Plan, cells: Mapping[tuple[str, str], int], promise: int) -> Plan:
    """Return a plan for a larger promise whose blocks are made of whole blocks of the plan before."""
    groups = (dict.fromkeys(block_name(block) for block in before.blocks(side)) or {"": None} for side in (TEAM, ROLE))
    wider = make_plan([cells], *map(list, groups), promise)
    opened = (
        tuple(tuple(group for name in block for group in name.split(BETWEEN_TEAMS)) for block in wider.blocks(side))
        for side in (TEAM, ROLE)
    )
    return Plan(promise, *opened, wider.least)


def _record(
    plan: Plan, names: Mapping[str, str], new: Published, blocks_of: str | None = None, held: Sequence[str] = ()
) -> dict:
    return new.as_record() | {"plan": asdict(plan), "names": dict(names), "blocks_of": blocks_of, "held": list(held)}


@dataclass(frozen=True)
class InForce:
    """The blocks under which a survey was published, and what they call every team that stands in its answers.

    ``of`` is the version whose answers they are: the survey itself, or an earlier version where later answers could not
    be shown by block. ``held`` are questions that they are not shown for.
    """

    plan: Plan
    names: Mapping[str, str]
    of: SavedSurvey
    held: tuple[str, ...] = ()


def in_force(store: Store, saved: SavedSurvey) -> InForce | None:
    """Return the blocks under which a survey is published; None for a draft, or one published without them."""
    record = store.record_of(saved) if saved.state == PUBLISHED else None
    if not record or "plan" not in record:
        return None
    blocks_of = record.get("blocks_of")
    if blocks_of is None:
        return _as_in_force(record, saved)
    before = _published(store, saved, blocks_of)
    return _as_in_force(store.record_of(before), before) if before else None


def _as_in_force(record: Mapping, saved: SavedSurvey) -> InForce:
    return InForce(_as_plan(record["plan"]), record["names"], saved, tuple(record.get("held", ())))


def published_years(store: Store, is_sample: bool) -> list[Year]:
    """Return everything that was ever published and is still here, versions and promises replaced since among them.

    What an attack on all of it works on: surveys of the sample school or those of the school itself.
    """
    series = dict.fromkeys(saved.series for saved in store.surveys() if saved.is_sample == is_sample)
    here = {saved.digest: saved for one in series for saved in store.versions(one) if saved.published_at}
    years: list[Year] = []
    before: dict[str, tuple[Published, ...]] = {}
    for line in store.ledger():
        record = line.block_counts
        kept = from_record(record) if record and "plan" in record and line.digest in here else None
        if kept:
            survey = store.load(here[line.digest].id)
            found = without(release(survey, _as_plan(record["plan"]), record["names"]), record.get("held", ()))
            whole = record.get("blocks_of") is not None
            released = for_whole_school(found) if whole else found
            years.append(Year(survey, released, before.get(line.series, ()), kept, whole))
            before[line.series] = (*before.get(line.series, ()), kept)
    return years


def preview(store: Store, saved: SavedSurvey, promise: int) -> InForce:
    """Return the blocks that a draft would be published with, for the uploader."""
    return InForce(*_plan(store, saved, store.load(saved.id), promise), saved)


def store_history(store: Store, saved: SavedSurvey) -> list[Published]:
    """Return every version of a survey that was ever published, in the order of time."""
    records = (line.block_counts for line in store.ledger() if line.series == saved.series and line.block_counts)
    return [found for record in records if (found := from_record(record))]


def _plan(store: Store, saved: SavedSurvey, survey: Survey, promise: int) -> tuple[Plan, dict[str, str]]:
    """Return the blocks for a survey: those of another published year where they fit, else of all years loaded."""
    others = [other for other in store.surveys() if other.series != saved.series and other.is_sample == saved.is_sample]
    years = sorted([*others, saved], key=lambda found: (found.wave is None, found.wave or "", found.id))
    surveys = [survey if found.id == saved.id else store.load(found.id) for found in years]
    names = named_teams(surveys, _decided(store, years))
    for other in reversed(others):
        before = in_force(store, other)
        if before:
            as_before = _called_as(before.names, names)
            if _fits(before.plan, survey, as_before, promise):
                return before.plan, as_before
    return plan_of(surveys, promise, names), names


def _decided(store: Store, years: Sequence[SavedSurvey]) -> dict[tuple[int, int], dict[str, str]]:
    """Return what people decided about every two of these surveys, whichever of them was taken for the earlier."""
    return {
        (at, later): {ruling.key: ruling.choice for ruling in store.link_rulings(one.series, other.series)}
        for (at, one), (later, other) in permutations(enumerate(years), 2)
    }


def _called_as(before: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """Return what every team is called, by the name that it had in the blocks of the year before."""
    known = {names[written]: name for written, name in before.items() if written in names}
    return {written: known.get(name, name) for written, name in names.items()}


def _fits(before: Plan, survey: Survey, names: Mapping[str, str], promise: int) -> bool:
    """Return whether an earlier plan holds for this year: it knows every team, and no block is too small."""
    cells = cell_of_everybody(survey, names)
    teachers = [cell for cell, belongs in zip(cells, members(survey, TEACHERS), strict=True) if belongs]
    known = all(_covers(before.team, team) and _covers(before.role, role) for team, role in teachers)
    enough = known and fewest_of_two(blocked_cells(survey, before, names)) >= before.promise
    return enough and before.promise >= promise


def _covers(blocks: Blocks, group: str) -> bool:
    return not blocks or any(group in block for block in blocks)


def _as_plan(kept: dict) -> Plan:
    team, role = (tuple(tuple(block) for block in kept[side]) for side in ("team", "role"))
    return Plan(kept["promise"], team, role, kept["least"], kept.get("counts", False))
