"""What one thing of a wave is in another: the link of two items, options, teams, and the key it is decided under."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.vocabulary.text import normalise

SAME, REWORDED, ASK = "same", "reworded", "ask"
SCALE_CHANGED, OPTIONS_CHANGED, NEW, DROPPED = "scale_changed", "options_changed", "new", "dropped"
DIFFERENT = "different"
CHOICES = (SAME, REWORDED, DIFFERENT)
SOLID, DOTTED, BREAK = "solid", "dotted", "break"
ITEM, OPTION, TEAM = "item", "option", "team"

Rulings = Mapping[str, str]
"""What people decided, by the key of a link: same, reworded or different."""


@dataclass(frozen=True)
class Link:
    """One thing in two waves.

    ``earlier`` and ``later`` are item ids or labels, None where the wave has nothing like it. ``match`` is same,
    reworded, scale_changed, options_changed, new, dropped, or ask; ``reason`` says in plain words why; ``score`` is how
    alike the words are, 0 to 1. ``decided`` tells whether a person decided it; ``breaks_anyway`` that scale or options
    changed, so that no answer about the wording would draw a line.
    """

    thing: str
    earlier: str | None
    later: str | None
    match: str
    reason: str = ""
    score: float = 0.0
    decided: bool = False
    breaks_anyway: bool = False

    @property
    def key(self) -> str:
        """Return what the link is decided under: the same words have the same key in every pair of waves."""
        return link_key(self.thing, self.earlier or "", self.later or "")

    @property
    def line(self) -> str:
        """Return how a chart joins the two: solid, dotted (a similar question), or break (nothing to compare)."""
        return {SAME: SOLID, REWORDED: DOTTED}.get(self.match, BREAK)


def link_key(thing: str, earlier: str, later: str) -> str:
    """Return the key of a link; items go by their ids, which their words give, all else by its words."""
    if thing != ITEM:
        earlier, later = normalise(earlier) or earlier, normalise(later) or later
    return f"{thing}:{earlier}:{later}"
