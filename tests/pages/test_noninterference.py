"""What reaches the browser depends on the released tables only.

Whole answer rows are swapped among people whom no released group tells apart; then every page sends the same bytes.
A word that only one person wrote is in no byte at all.
"""

from collections.abc import Iterator
from pathlib import Path

from streamlit.testing.v1 import AppTest

from analysis.reading import read_here
from tests.pages.driving import goto
from tests.pages.swapping import EXPORT, HEADER_ROWS, columns_of, published, rows, swapped, written

PAGES = sorted(path.stem for path in (Path(__file__).parents[2] / "pages").glob("*.py") if path.stem != "__init__")
CANARY = "Quizzaciously"


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
