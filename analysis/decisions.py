"""What people decided about a survey: repairs undone and readings corrected, under keys that hold for the next export.

A key names the thing and not the file: the item by its id, which its wording gives, an option by its words. The set of
decisions makes the survey, not their order: the latest decision on a key counts.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.vocabulary.text import normalise

UNDONE, KEPT, NONE = "undone", "kept", "none"
TOGETHER = "together"
SCALE, RISING, FALLING, LIST = "scale", "rising", "falling", "list"
_ABOUT_FILE = ("sheet", "header", "wave")


@dataclass(frozen=True)
class Decision:
    """One answer of the uploader: what it is about, what was chosen, when (ISO 8601) and why."""

    key: str
    choice: str
    at: str
    why: str = ""


def standing(decisions: Iterable[Decision]) -> dict[str, str]:
    """Return the choice that stands for every key; of two on one key the later counts."""
    return {decision.key: decision.choice for decision in sorted(decisions, key=lambda decision: decision.at)}


@dataclass(frozen=True)
class Repairs:
    """The repairs of one item: what they are undone by, and which of them are wanted."""

    item_id: str
    decided: Mapping[str, str]

    def key(self, action: str, detail: str = "") -> str:
        """Return the name of a repair; ``detail`` tells several of one kind apart."""
        return f"repair:{action}:{self.item_id}:{normalise(detail)}"

    def wanted(self, action: str, detail: str = "") -> bool:
        """Return whether the repair was not undone."""
        return self.decided.get(self.key(action, detail)) != UNDONE


def exclusion(reason: str) -> str:
    """Return the key of leaving out rows for a reason; the choice ``kept`` keeps them."""
    return f"exclude:{reason}"


def purpose(item_id: str) -> str:
    """Return the key of what an item is for; the choice is a purpose or ``none``."""
    return f"purpose:{item_id}"


def item_type(item_id: str) -> str:
    """Return the key of an item's type; the choice is one of ``survey.ITEM_TYPES``."""
    return f"type:{item_id}"


def scale(item_id: str) -> str:
    """Return the key of an item's scale; the choice is a list of labels in order (``as_list``)."""
    return f"scale:{item_id}"


def favourable(item_id: str) -> str:
    """Return the key of an item's favourable labels; the choice is a list (``as_list``), empty for none."""
    return f"favourable:{item_id}"


def same(item_id: str, option: str) -> str:
    """Return the key of an option that means the same as another; the choice is that other option."""
    return f"same:{item_id}:{normalise(option)}"


def mode(option: str) -> str:
    """Return the key of the learning mode an option names, in any survey; the choice is a mode code or ``none``."""
    return f"mode:{normalise(option)}"


def role(option: str) -> str:
    """Return the key of what a role is, in any survey; the choice is teacher, lead or leader."""
    return f"role:{normalise(option)}"


def sheet() -> str:
    """Return the key of which sheet holds the answers; the choice is its name."""
    return "sheet"


def header(sheet: str | None) -> str:
    """Return the key of which row of a sheet holds the questions; the choice is its number from 1, 0 for none."""
    return f"header:{normalise(sheet or '')}"


def wave() -> str:
    """Return the key of which wave of several in one file a survey is; the choice is its name, or ``together``."""
    return "wave"


def numbers(high: int) -> str:
    """Return the key of what numbers up to this one mean that have no words.

    The choice is SCALE (no better end), RISING, FALLING, or LIST (answers without an order).
    """
    return f"numbers:{high}"


def is_about_file(key: str) -> bool:
    """Return whether a key speaks of how the file is laid out, and of no item."""
    return key.partition(":")[0] in _ABOUT_FILE


def item_id_of(key: str) -> str:
    """Return the id of the item that a key speaks of, empty where it speaks of none."""
    kind, *rest = key.split(":")
    if kind in ("mode", "role", "exclude", "numbers", *_ABOUT_FILE):
        return ""
    return rest[1] if kind == "repair" else rest[0]


def as_choice(labels: Iterable[str]) -> str:
    """Return labels as the choice of a decision."""
    return json.dumps(list(labels), ensure_ascii=False)


def as_list(choice: str) -> tuple[str, ...]:
    """Return the labels in a choice; empty where it holds none."""
    try:
        labels = json.loads(choice)
    except ValueError:
        return ()
    return tuple(label for label in labels if isinstance(label, str)) if isinstance(labels, list) else ()
