"""What the command ``release`` prints: everything that would be published, as a document or as a text."""

from collections.abc import Sequence

from analysis.asked_by_block import ByBlock
from analysis.disclosure.items import ReleasedItem
from analysis.disclosure.plan import Plan
from analysis.findings.blocks import COMPARED, band_words, block_name, size_words
from analysis.findings.items import headline, title
from analysis.findings.words import quoted
from analysis.headcounts import believed
from analysis.joint_test import Year
from analysis.release import Released
from analysis.settings import FEWEST_WRITERS

ROLE_NAMES = {"teacher": "Teachers", "lead": "Team leads"}


def release_document(plan: Plan, years: Sequence[Year], staff_n: int | None = None) -> dict:
    """Return everything that would be published; the keys are a contract. Tables name the export they belong to."""
    document = {
        "promise": plan.promise,
        "below_the_whole_school": "counts" if plan.counts else "bands",
        "comments_from": max(FEWEST_WRITERS, plan.promise),
        "blocks": {side: [list(block) for block in plan.blocks(side)] for side in ("team", "role")},
        "tables": [],
        "whole_school_only": [],
        "held": [year.survey.name for year in years if year.released is None],
        "blocks_of_an_earlier_version": [year.survey.name for year in years if year.whole],
        "answered": [],
    }
    for year in years:
        if year.released is None:
            continue
        answered = len(year.version.contents)
        document["answered"].append({"export": year.survey.name, "n": answered, "staff_n": believed(staff_n, answered)})
        document["tables"] += _tables(year, year.released, plan.promise)
        document["whole_school_only"] += [
            item for item in year.released.whole_school_only if item not in document["whole_school_only"]
        ]
    return document


def _tables(year: Year, released: Released, promise: int) -> list[dict]:
    named = {"export": year.survey.name, "wave": year.survey.wave}
    tables = [named | _counts(item) for item in released.items]
    return tables + [named | table for found in released.by_block for table in _bands(found, promise)]


def _counts(item: ReleasedItem) -> dict:
    return {
        "item_id": item.item_id,
        "wording": title(item),
        "breakdown": None,
        "block": None,
        "shown": "counts",
        "base": str(item.base_n),
        "values": dict(item.options),
    }


def _bands(found: ByBlock, promise: int) -> list[dict]:
    return [
        {
            "item_id": found.item_id,
            "option": found.option,
            "breakdown": row.breakdown,
            "block": list(row.block),
            "shown": "count" if row.band.exact else "band",
            "base": size_words(row.band.base_n, promise, row.band.exact),
            "values": {"favourable" if found.option is None else "chosen": band_words(row.band),
                       "compared": COMPARED[row.compared]},
        }
        for row in found.blocks
    ]  # fmt: skip


def release_text(plan: Plan, years: Sequence[Year]) -> str:
    """Return what would be published, for people."""
    lines = [f"Nothing below the whole school is about fewer than {plan.promise} people."]
    for side, what in (("team", "Teams"), ("role", "Roles")):
        names = "; ".join(block_name(tuple(ROLE_NAMES.get(one, one) for one in block)) for block in plan.blocks(side))
        lines.append(f"{what} are shown as: {names}." if names else f"{what} are not shown.")
    for year in years:
        lines += ["", year.survey.wave or year.survey.name]
        if year.released is None:
            lines.append("Held: with the version before it would tell what fewer people than promised answered.")
            continue
        if year.whole:
            lines.append("The whole school only: by team and role the version before it stands.")
        for item in year.released.items:
            lines.append(f"- {title(item)}: {headline(item, 'teachers')}")
            for found in year.released.by_block:
                if found.item_id == item.item_id:
                    lines += _block_lines(found)
    return "\n".join(lines)


def _block_lines(found: ByBlock) -> list[str]:
    option = f"{quoted(found.option)}, " if found.option else ""
    return [
        f"    {option}{block_name(tuple(ROLE_NAMES.get(one, one) for one in row.block))}: "
        f"{band_words(row.band)}, {COMPARED[row.compared]}"
        for row in found.blocks
    ]
