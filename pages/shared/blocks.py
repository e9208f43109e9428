"""Groups below the whole school: the blocks in force, what is released by them, and the findings about them."""

from collections.abc import Mapping

import streamlit as st

from analysis import publication
from analysis.by_group import people_by_cell
from analysis.disclosure.plan import ROLE, TEAM, Plan
from analysis.findings.blocks import size_words
from analysis.findings.by_block import Answered, block_finding, breakdown_finding, counted_words, name_of
from analysis.findings.commitments import day
from analysis.findings.items import title
from analysis.publication import InForce
from analysis.release import Released, release, without
from analysis.store import SavedSurvey
from analysis.survey import Finding, Survey
from pages.shared import data
from pages.shared.words import groups as words


def in_force(saved: SavedSurvey) -> InForce | None:
    """Return the blocks of a published survey; None for a draft, or one published without them."""
    return publication.in_force(data.store(), saved)


def preview(saved: SavedSurvey) -> InForce:
    """Return the blocks that a draft would be published with, for the uploader."""
    return publication.preview(data.store(), saved, data.promise(saved))


def dates(saved: SavedSurvey, found: InForce) -> None:
    """Say as of when groups stand where they are those of an earlier version than the whole school."""
    if found.of.id != saved.id:
        earlier, later = (day(one.published_at[:10]) for one in (found.of, saved))
        st.caption(words.AS_OF.format(earlier=earlier, later=later))


def sizes(found: InForce, breakdown: str) -> list[tuple[str, str]]:
    """Return name and size in words of every block that somebody of this year belongs to."""
    people = people_by_cell(data.survey(found.of), found.names)
    side = (TEAM, ROLE).index(breakdown)
    rows = []
    for block in found.plan.blocks(breakdown):
        n = sum(count for cell, count in people.items() if cell[side] in block)
        if n:
            present = tuple(group for group in block if any(cell[side] == group and c for cell, c in people.items()))
            rows.append((name_of(breakdown, present), size_words(n, found.plan.promise, found.plan.counts)))
    return rows


def released(found: InForce) -> Released:
    """Return everything that is published of the version that the blocks are of."""
    names = tuple(sorted(found.names.items()))
    return without(_released(found.of.reading, found.plan, names, data.survey(found.of), found.names), found.held)


@st.cache_data(show_spinner=False, max_entries=16)
def _released(
    reading: str, plan: Plan, names: tuple[tuple[str, str], ...], _survey: Survey, _names: Mapping[str, str]
) -> Released:
    return release(_survey, plan, _names)


def of_block(found: InForce, breakdown: str, name: str) -> Finding:
    """Return where one block stands beside the rest of the school."""
    shown = released(found)
    items = {item.item_id: item for item in shown.items}
    answered = [
        Answered(items[one.item_id], one.option, row)
        for one in shown.by_block
        for row in one.blocks
        if row.breakdown == breakdown and name_of(breakdown, row.block) == name
    ]
    return block_finding(name, answered)


def names(found: InForce, breakdown: str) -> list[str]:
    """Return what the blocks of a breakdown are called, in the order of the school."""
    return [name_of(breakdown, block) for block in found.plan.blocks(breakdown)]


def by_role(found: InForce) -> dict[str, Finding]:
    """Return every question that may be shown by role, by its wording."""
    shown = released(found)
    items = {item.item_id: item for item in shown.items}
    findings: dict[str, Finding] = {}
    for one in shown.by_block:
        rows = [row for row in one.blocks if row.breakdown == ROLE]
        item = items[one.item_id]
        if rows:
            label = title(item) if one.option is None else f"{title(item)} ({one.option})"
            findings[label] = breakdown_finding(title(item), rows, counted_words(item, one.option))
    return findings
