"""Surveys of different years matched: items, options, scales, teams and learning modes; asked where not certain."""

from analysis.crosswalk.items import match_items
from analysis.crosswalk.links import BREAK, DOTTED, SOLID, Link, Rulings
from analysis.crosswalk.modes import (
    CHOICES,
    NOT_LEARNING,
    ONCE,
    OptionMode,
    has_own_columns,
    learning_item,
    option_modes,
    shown_words,
)
from analysis.crosswalk.options import Offer, also_offered, match_options, offer
from analysis.crosswalk.teams import match_teams, named_teams

__all__ = [
    "BREAK",
    "CHOICES",
    "DOTTED",
    "NOT_LEARNING",
    "ONCE",
    "SOLID",
    "Link",
    "Offer",
    "OptionMode",
    "Rulings",
    "also_offered",
    "has_own_columns",
    "learning_item",
    "match_items",
    "match_options",
    "match_teams",
    "named_teams",
    "offer",
    "option_modes",
    "shown_words",
]
