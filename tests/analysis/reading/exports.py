"""Exports of many platforms in tests: how a cell is made up, and what is checked of what was read."""

import csv
import io

import pytest

from tests.analysis.reading.tables import SHARED, document

AGREE = ("Disagree", "Agree", "Strongly agree")


def pick(choices: object, at: int) -> str:
    """Return one of some choices, in turn."""
    return choices[at % len(choices)]


def facts(item: dict) -> tuple:
    """Return what a person would check of an item first."""
    return item["item_type"], item["base_n"], item["item_nonresponse"], item["not_asked"]


def roles(found: dict) -> dict[str, str]:
    """Return the role of every column that is no item."""
    return {column["header"]: column["role"] for column in (*found["metadata"], *found["identity_removed"])}


def roles_by_column(found: dict) -> dict[int, str]:
    """Return the role of every column that is no item, by its number."""
    return {column["column"]: column["role"] for column in (*found["metadata"], *found["identity_removed"])}


def columns(found: dict) -> list[list[int]]:
    """Return the columns of all items, in file order."""
    return [item["columns"] for item in found["items"]]


def sections(found: dict) -> list[str | None]:
    """Return the sections of all items, in file order."""
    return [item["section"] for item in found["items"]]


def bases(item: dict) -> tuple[int, int, int]:
    """Return how many answered, how many did not, and how many were not asked."""
    return item["base_n"], item["item_nonresponse"], item["not_asked"]


def reasons(found: dict) -> dict[int, str]:
    """Return why rows were left out."""
    return {row["row"]: row["reason"] for row in found["excluded"]}


def lines(found: dict, action: str) -> list[dict]:
    """Return the lines of the receipt about an action."""
    return [line for line in found["receipt"] if line["action"] == action]


def balanced(found: dict) -> bool:
    """Return whether everybody is accounted for in every item."""
    return all(
        item["base_n"] + sum(option["n"] for option in item["outside_scale"]) + item["item_nonresponse"]
        + item["not_asked"] == found["respondents"]
        for item in found["items"]
    )  # fmt: skip


def real(name: str) -> tuple[dict, list[list[str]]]:
    """Return what was read from a real file, and its rows as the csv module reads them."""
    path = SHARED / "exports" / name
    if not path.exists():
        pytest.skip("the real exports are not on this machine")
    text = path.read_text(encoding="utf-8-sig")
    delimiter = ";" if "semicolon" in name else ","
    return document(path.read_bytes(), path.name), list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
