"""What reaches the browser depends on the released tables only.

Whole answer rows are swapped among people whom no released group tells apart; then every page sends the same bytes.
A word that only one person wrote is in no byte at all.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from streamlit.testing.v1 import AppTest

from analysis.reading import read_here
from sample_data import MAPLE_HOLLOW, STAFF
from tests.pages.driving import goto, store_of, upload

PAGES = sorted(path.stem for path in (Path(__file__).parents[2] / "pages").glob("*.py") if path.stem != "__init__")
HEADER_ROWS = 3
CANARY = "Quizzaciously"
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
    """Return the table with the answers of people of one team and role dealt out anew among them."""
    who, answers = columns_of("team", "role"), answers_at()
    groups: dict[tuple[str, ...], list[int]] = {}
    for at, row in enumerate(table[HEADER_ROWS:], HEADER_ROWS):
        status = tuple(row[at] for at, name in enumerate(table[0]) if name in ("Status", "Finished"))
        groups.setdefault((*(row[column] for column in who), *status), []).append(at)
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


def sent(app: AppTest, page: str) -> Iterator[bytes]:
    """Yield the bytes of everything on a page."""
    goto(app, page)
    assert not app.exception
    for element in app.main:
        if getattr(element, "proto", None) is not None:
            yield deterministic(element.proto)


def deterministic(message) -> bytes:
    """Return the bytes of a message without the random name under which a file would be made."""
    if "deferred_file_id" in message.DESCRIPTOR.fields_by_name:
        message.ClearField("deferred_file_id")
    return message.SerializeToString(deterministic=True)


def everything(app: AppTest) -> dict[str, list[bytes]]:
    return {page: list(sent(app, page)) for page in PAGES}


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return a function that starts the app with an empty home of its own."""
    import streamlit as st

    def start(name: str) -> AppTest:
        st.cache_data.clear()
        st.cache_resource.clear()
        (tmp_path / name).mkdir()
        monkeypatch.setenv("SAME_ROOM_HOME", str(tmp_path / name))
        return AppTest.from_file(Path(__file__).parents[2] / "dashboard.py", default_timeout=30)

    yield start
    st.cache_data.clear()
    st.cache_resource.clear()


def test_answers_dealt_out_anew_within_a_group_change_no_byte(fresh, tmp_path: Path):
    table = rows()
    other = swapped(table, seed=5)
    assert sum(one != two for one, two in zip(table, other, strict=True)) > 20
    before = everything(published(fresh("one"), written(tmp_path / "a", table)))
    after = everything(published(fresh("two"), written(tmp_path / "b", other)))
    for page in PAGES:
        assert before[page] == after[page], page


def test_the_comparison_notices_an_answer_that_did_change(fresh, tmp_path: Path):
    table = rows()
    survey = read_here(EXPORT.read_bytes(), EXPORT.name)
    column = survey.first("most_valuable").columns[0] - 1
    other = [row[:] for row in table]
    role = columns_of("role")[0]
    people = (row for row in other[HEADER_ROWS:] if "IP Address" in row and row[role].lower().endswith("teacher"))
    person = next(row for row in people if row[column].startswith("Learning from other"))
    person[column] = next(row[column] for row in table[HEADER_ROWS:] if row[column][:5] not in ("", "Learn"))
    before = everything(published(fresh("one"), written(tmp_path / "a", table)))
    after = everything(published(fresh("two"), written(tmp_path / "b", other)))
    assert before["overview"] != after["overview"]


def test_a_word_that_one_person_wrote_is_in_no_byte(fresh, tmp_path: Path):
    survey = read_here(EXPORT.read_bytes(), EXPORT.name)
    typed = [item.columns[0] - 1 for item in survey.items if item.item_type == "open_ended"]
    also = [item.columns[-1] - 1 for item in survey.items if item.item_type in ("select_all", "single_choice")]
    table = rows()
    person = next(row for row in table[HEADER_ROWS:] if "IP Address" in row and "True" in row)
    for column in typed:
        person[column] = f"{person[column]} {CANARY}"
    person[also[-1]] = f"{person[also[-1]]} {CANARY}".strip()
    found = everything(published(fresh("one"), written(tmp_path / "a", table)))
    assert CANARY.encode() in written(tmp_path / "a", table).read_bytes()
    assert all(CANARY.encode() not in part for parts in found.values() for part in parts)
