"""The sample export with answers dealt out anew among people whom nothing shown tells apart, and published."""

import csv
import io
from pathlib import Path
from random import Random

from streamlit.testing.v1 import AppTest

from analysis.by_group import team_names
from analysis.disclosure.plan import TEAM
from analysis.reading import read_here
from analysis.release import plan_of
from analysis.settings import SMALLEST_GROUP
from sample_data import MAPLE_HOLLOW, STAFF
from tests.pages.driving import store_of, upload

HEADER_ROWS = 3
EXPORT = MAPLE_HOLLOW[2]


def rows() -> list[list[str]]:
    return list(csv.reader(io.StringIO(EXPORT.read_text(encoding="utf-8-sig"), newline="")))


def written(folder: Path, table: list[list[str]]) -> Path:
    """Write a table under the name the export has, so that no page can tell the files apart by it."""
    folder.mkdir(exist_ok=True)
    path = folder / EXPORT.name
    out = io.StringIO(newline="")
    csv.writer(out).writerows(table)
    path.write_text(out.getvalue(), encoding="utf-8-sig")
    return path


def columns_of(*purposes: str) -> list[int]:
    """Return the places of the columns that say who somebody is."""
    survey = read_here(EXPORT.read_bytes(), EXPORT.name)
    return [column - 1 for purpose in purposes for column in survey.first(purpose).columns]


def answers_at() -> list[int]:
    """Return the places of all columns of answers but team and role."""
    survey = read_here(EXPORT.read_bytes(), EXPORT.name)
    fixed = columns_of("team", "role")
    return [column - 1 for item in survey.items for column in item.columns if column - 1 not in fixed]


def swapped(table: list[list[str]], seed: int) -> list[list[str]]:
    """Return the table with the answers of people of one pair of blocks dealt out anew among them.

    Teams that stand together in a block are among them: nothing shown tells them apart.
    """
    survey = read_here(EXPORT.read_bytes(), EXPORT.name)
    plan, names = plan_of([survey], SMALLEST_GROUP), team_names([survey])
    (role, team), answers = columns_of("role", "team"), answers_at()
    groups: dict[tuple, list[int]] = {}
    for at, row in enumerate(table[HEADER_ROWS:], HEADER_ROWS):
        status = tuple(row[at] for at, name in enumerate(table[0]) if name in ("Status", "Finished"))
        block = plan.block_of(TEAM, names.get(row[team], ""))
        groups.setdefault((block, row[role], *status), []).append(at)
    found = [row[:] for row in table]
    for people in groups.values():
        dealt = people[:]
        Random(seed).shuffle(dealt)
        for to, source in zip(people, dealt, strict=True):
            for column in answers:
                found[to][column] = table[source][column]
    return found


def published(app: AppTest, path: Path) -> AppTest:
    """Publish an export in an empty app."""
    upload(app.run(), path)
    app.number_input(key="staff_1").set_value(STAFF)
    app.button(key="save_1").click().run()
    app.checkbox(key="closed_1").check()
    app.button(key="do_publish_1").click().run()
    assert store_of(app).surveys()[0].state == "published"
    assert not app.exception
    return app
