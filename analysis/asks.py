"""Where reading was not certain: questions to the uploader, each with the readings that are plausible."""

import re

from analysis import decisions
from analysis.crosswalk import CHOICES, learning_item, option_modes
from analysis.decisions import Repairs
from analysis.survey import Ask, Item, Survey
from analysis.tabulate import count, decided_role
from analysis.vocabulary.adverse import is_open_to_doubt
from analysis.vocabulary.modes import match
from analysis.vocabulary.purposes import role_of
from analysis.vocabulary.text import normalise

_WHOLE = "option_kept_whole"
_LEARNING = ("most_valuable", "took_part", "want_more")
_UNCLEAR_ROLE = re.compile(
    r"\b(coordinator|coach|director|head|chair|dean|leader|manager|supervisor|office|other|coordonna\w+|responsable|"
    r"coordinador\w*|jef[ea]|leitung)\b"
)


def asks_of(survey: Survey) -> tuple[Ask, ...]:
    """Return the questions a survey leaves open, those already decided left out.

    Asked is only what changes a result: how the file is laid out, who is a leader, which question tells, which learning
    an option means, which answers are the good ones where a statement speaks of something bad, and whether an option
    that holds a comma is one option.
    """
    layout = (ask for ask in survey.asks if survey.decided.get(ask.key) not in ask.choices)
    kinds = (_role_item, _roles, _rivals, _modes, _good, _whole_options)
    asks = (ask for kind in kinds for ask in kind(survey))
    return (*layout, *(ask for ask in asks if ask.key not in survey.decided))


def _role_item(survey: Survey) -> list[Ask]:
    """Ask whether a question tells leaders from teachers, where none was found but one has leaders in its answers."""
    if survey.first("role"):
        return []
    return [
        Ask(
            decisions.purpose(item.item_id),
            f"Does “{item.wording}” tell school leaders from teachers?",
            (item.purpose or decisions.NONE, "role"),
        )
        for item in survey.items
        if item.item_type == "single_choice" and any(role_of(option) == "leader" for option in item.options)
    ][:1]


def _roles(survey: Survey) -> list[Ask]:
    role = survey.first("role")
    return [
        Ask(
            decisions.role(option),
            f"Are people who answered “{option}” teachers, team leads, or school leaders?",
            tuple(dict.fromkeys((decided_role(survey, option), "teacher", "lead", "leader"))),
        )
        for option in (role.options if role else ())
        if role_of(option) == "teacher" and _UNCLEAR_ROLE.search(normalise(option))
    ]


def _rivals(survey: Survey) -> list[Ask]:
    """Ask about a second question for the most valuable learning."""
    meant = learning_item(survey, "most_valuable")
    rivals = [item for item in survey.items if item.purpose == "most_valuable" and item is not meant]
    return [
        Ask(
            decisions.purpose(item.item_id),
            f"Does “{item.wording}” ask for the most valuable learning, rather than “{meant.wording}”?",
            (decisions.NONE, "most_valuable"),
        )
        for item in rivals
        if meant and _names_modes(item)
    ]


def _names_modes(item: Item) -> bool:
    named = sum(match(option).mode is not None for option in item.options)
    return item.item_type in CHOICES and 2 * named >= len(item.options)


def _modes(survey: Survey) -> list[Ask]:
    """Ask which learning an option means whose words name none or several."""
    asks: dict[str, Ask] = {}
    for purpose in _LEARNING:
        item = learning_item(survey, purpose)
        for found in option_modes(survey, count(survey, item)) if item else ():
            if found.how == "ask":
                question = f"Which learning is “{found.option}”?"
                asks.setdefault(found.option, Ask(decisions.mode(found.option), question, (decisions.NONE,)))
    return list(asks.values())


def _good(survey: Survey) -> list[Ask]:
    """Ask which answers are the good ones, where to agree would be to agree with something bad."""
    doubtful = (
        item
        for item in survey.items
        if item.item_type == "likert" and item.scale and is_open_to_doubt(item.wording, item.scale.scale_id)
    )
    return [
        Ask(
            decisions.favourable(item.item_id),
            f"Which answers to “{item.wording}” are the good ones?",
            tuple(map(decisions.as_choice, ((), labels[: len(labels) // 2], labels[len(labels) - len(labels) // 2 :]))),
        )
        for item in doubtful
        if len(labels := item.scale.labels) > 1
    ]


def _whole_options(survey: Survey) -> list[Ask]:
    """Ask whether an option that holds the joining sign is one, unless another question offers it whole."""
    elsewhere = {option for item in survey.items if item.item_type == "single_choice" for option in item.options}
    keys = {line.key for line in survey.receipt.lines if line.action == _WHOLE}
    return [
        Ask(key, f"In “{item.wording}”: is “{option}” one answer?", (decisions.KEPT, decisions.UNDONE))
        for item in survey.items
        for option in item.options
        if (key := Repairs(item.item_id, {}).key(_WHOLE, option)) in keys and option not in elsewhere
    ]
