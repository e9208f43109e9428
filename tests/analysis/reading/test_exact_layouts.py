"""Real exports are read as a second count of them says: item by item, its type, its base and every option."""

from collections import Counter

import pytest

from tests.analysis.reading.exact_layouts import Described, Known, described, known_items, plain
from tests.analysis.reading.tables import SHARED, document

EXPORTS = SHARED / "exports"
FILES = described()
ENOUGH = 0.95
pytestmark = pytest.mark.skipif(not EXPORTS.is_dir(), reason="the collection of real exports is not beside the project")


def difference(known: Known, read: dict | None) -> str:
    """Return in what a read item differs from the known one; empty where it does not."""
    if not known.types:
        return "is no question that was asked" if read else ""
    if read is None:
        return "is not found"
    if read["item_type"] not in known.types:
        return f"is {read['item_type']}, not {' or '.join(sorted(known.types))}"
    outside = {plain(found["option"]): found["n"] for found in read["outside_scale"]}
    answered = read["base_n"] + sum(outside.values())
    if answered != known.answered:
        return f"has {answered} answers, not {known.answered}"
    wanted = {text for text in known.off if known.counts[text]} if read["item_type"] == "likert" else set()
    if set(outside) != wanted:
        return f"leaves {sorted(outside)} outside, not {sorted(wanted)}"
    if read["item_type"] not in ("open_ended", "number", "date") and known.typed != read["other_text_n"]:
        return f"has {read['other_text_n']} typed answers, not {known.typed}"
    return counted_otherwise(known, read)


def counted_otherwise(known: Known, read: dict) -> str:
    """Return the first option of which a read item has another count."""
    if read["item_type"] in ("open_ended", "number", "date"):
        return ""
    counts: Counter = Counter()
    for found in (*read["options"], *read["outside_scale"]):
        counts[headed(plain(found["option"]), known)] += found["n"]
    for option in sorted({*counts, *known.counts}):
        if counts[option] != known.counts[option]:
            return f"counts '{option[-60:]}' {counts[option]} times, not {known.counts[option]}"
    return ""


def headed(option: str, known: Known) -> str:
    """Return what stands above the column of an option: its name, with the question or a number before it."""
    if option in known.counts:
        return option
    ends = (option, f"[{option}]", f"[ {option}]", f"[ {option} ]", f"[{option} ]", f"_{option}")
    return min((header for header in known.counts if header.endswith(ends)), key=len, default=option)


@pytest.mark.parametrize("file", FILES, ids=[file.path for file in FILES])
def test_items_are_exactly_right(file: Described) -> None:
    data = (EXPORTS / file.path).read_bytes()
    people, items = known_items(file, data)
    read = document(data, file.path)
    assert read["respondents"] == people
    found = {tuple(item["columns"]): item for item in read["items"]}
    wrong = {item.columns: difference(item, found.get(item.columns)) for item in items}
    more = set(found) - {item.columns for item in items}
    wrong = {columns: text for columns, text in wrong.items() if text} | dict.fromkeys(more, "is no item of this file")
    wanted = sum(bool(item.types) for item in items)
    assert len(wrong) <= (1 - ENOUGH) * wanted, f"{wanted - len(wrong)} of {wanted}: {wrong}"
