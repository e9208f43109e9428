"""Four real exports are read exactly: every column, its type, its base, every count."""

import json
from collections.abc import Iterator

import pytest

from tests.analysis.reading.tables import SHARED, document, options

EXPORTS = SHARED / "exports"
NAMES = ("cncf_maintainers_2020h1", "dask_2019", "dask_2021", "starwars_latin1")
TYPES = {
    "single_choice": {"single_choice", "likert"},
    "scale": {"likert"},
    "multi_select": {"select_all"},
    "free_text": {"open_ended"},
    "ranking": {"ranking"},
}
pytestmark = pytest.mark.skipif(not EXPORTS.is_dir(), reason="the collection of real exports is not beside the project")


@pytest.fixture(scope="module", params=NAMES)
def pair(request: pytest.FixtureRequest) -> tuple[dict, dict]:
    """Return what is known of a file, and what was read from it."""
    truth = json.loads((EXPORTS / "truth" / f"{request.param}.json").read_text(encoding="utf-8"))
    return truth, document((EXPORTS / truth["file"]).read_bytes())


def questions(truth: dict) -> Iterator[dict]:
    """Yield the questions of a truth file, a grid as one question per row."""
    for question in truth["questions"]:
        if question["type"] != "grid":
            yield question
        for row in question.get("rows", ()) if question["type"] == "grid" else ():
            counts = row["counts"] | row.get("unexpected", {})
            yield row | {"type": "scale", "section": question["text"], "text": row["label"], "options": counts}


def own_columns(question: dict) -> list[int]:
    """Return the columns of a question, counted from 1."""
    own = question.get("columns") or [question["column"]]
    beside = [question["other_text_column"]] if "other_text_column" in question else []
    return [at + 1 for at in (*own, *beside)]


def found_item(read: dict, question: dict) -> dict:
    """Return the item that was read from the columns of a question."""
    columns = own_columns(question)
    return next(item for item in read["items"] if item["columns"] == columns)


def test_layout_and_people(pair: tuple[dict, dict]) -> None:
    truth, read = pair
    assert read["platform"] == truth["platform"]
    assert read["header_rows"] == truth["header_rows"]
    assert read["rows"] == truth["n_physical_rows_after_header"]
    assert read["respondents"] == truth["n_responses"]
    assert read["excluded"] == truth["excluded_rows"]
    known = {found["column"] + 1 for found in truth["metadata_columns"]}
    assert {found["column"] for found in (*read["metadata"], *read["identity_removed"])} == known


def test_every_column_is_in_one_item(pair: tuple[dict, dict]) -> None:
    truth, read = pair
    wanted = [own_columns(question) for question in questions(truth)]
    assert [item["columns"] for item in read["items"]] == wanted


def test_types_and_bases(pair: tuple[dict, dict]) -> None:
    truth, read = pair
    for question in questions(truth):
        item = found_item(read, question)
        assert item["item_type"] in TYPES[question["type"]], item["wording"]
        assert item["section"] == question.get("section")
        base_n = item["base_n"] + sum(found["n"] for found in item["outside_scale"])
        if "n_answered" in question:
            assert base_n == question["n_answered"], item["wording"]
        assert base_n + item["item_nonresponse"] + item["not_asked"] == read["respondents"]


def squeezed(text: str) -> str:
    """Return a label as both sides may write it: without regard to blanks and capitals, numbers as integers."""
    text = " ".join(text.split()).casefold()
    return text.removesuffix(".0")


def counts_of(labels: dict[str, int]) -> dict[str, int]:
    """Return counts by label, spellings of one label added."""
    found: dict[str, int] = {}
    for label, n in labels.items():
        found[squeezed(label)] = found.get(squeezed(label), 0) + n
    return found


def test_every_count(pair: tuple[dict, dict]) -> None:
    truth, read = pair
    for question in questions(truth):
        item = found_item(read, question)
        wanted = question.get("options") or question.get("counts") or {}
        if question["type"] == "ranking":
            assert {o["option"]: o["n"] for o in item["options"]} == {k: v["n"] for k, v in wanted.items()}
            for option in item["options"]:
                assert option["mean_rank"] == pytest.approx(wanted[option["option"]]["mean_rank"], abs=1e-4)
                assert option["first"] == wanted[option["option"]]["rank_counts"]["1"]
        else:
            assert counts_of(options(item)) == counts_of({k: n for k, n in wanted.items() if n}), item["wording"]


def test_every_write_in(pair: tuple[dict, dict]) -> None:
    truth, read = pair
    for question in questions(truth):
        written = question.get("n_other", question.get("n_other_text", 0))
        assert found_item(read, question)["other_text_n"] == written, question["text"]
