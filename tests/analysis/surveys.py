"""Small surveys for tests, built by hand."""

from array import array
from random import Random

from analysis.survey import ANSWERED, NO_CODE, NONRESPONSE, Item, Receipt, Responses, Scale, Survey


def choice(item_id: str, options: tuple[str, ...], answers: list[str], purpose: str | None = None) -> tuple:
    """Return a single-choice item and its responses; an empty answer is a blank."""
    item = Item(item_id, f"Wording of {item_id}", None, "single_choice", (1,), options, purpose=purpose)
    codes = array("h", [options.index(answer) if answer else NO_CODE for answer in answers])
    return item, Responses(array("b", [ANSWERED if answer else NONRESPONSE for answer in answers]), (codes,))


def ticks(item_id: str, options: tuple[str, ...], answers: list[set[str] | None], purpose: str | None = None) -> tuple:
    """Return a select-all item and its responses; None is a blank."""
    item = Item(item_id, f"Wording of {item_id}", None, "select_all", (2,), options, purpose=purpose)
    codes = tuple(array("h", [int(option in (answer or ())) for answer in answers]) for option in options)
    return item, Responses(array("b", [NONRESPONSE if answer is None else ANSWERED for answer in answers]), codes)


def ordered(item_id: str, options: tuple[str, ...], ballots: list[list[int]], purpose: str | None = None) -> tuple:
    """Return a ranking item and its responses: a rank per option, 0 where it is not ranked; all 0 is a blank."""
    item = Item(item_id, f"Wording of {item_id}", None, "ranking", (3, 4), options, purpose=purpose)
    codes = tuple(array("h", ranks) for ranks in zip(*ballots, strict=True))
    return item, Responses(array("b", [ANSWERED if any(ballot) else NONRESPONSE for ballot in ballots]), codes)


def rated(item_id: str, scale: Scale, answers: list[str], outside: tuple[str, ...] = ()) -> tuple:
    """Return a row of the grid "How useful?" and its responses; an empty answer is a blank."""
    item = Item(item_id, f"Row {item_id}", "How useful?", "likert", (5,), scale.labels, outside, scale)
    labels = scale.labels + outside
    codes = array("h", [labels.index(answer) if answer else NO_CODE for answer in answers])
    return item, Responses(array("b", [ANSWERED if answer else NONRESPONSE for answer in answers]), (codes,))


def points(item_id: str, answers: list[str], kind: str = "number") -> tuple:
    """Return a row of the section "Share 100 points" and its responses; an empty answer is a blank."""
    options = tuple(sorted({answer for answer in answers if answer}))
    scale = Scale("numeric_0_10", options) if kind == "likert" else None
    item = Item(item_id, f"Row {item_id}", "Share 100 points", kind, (6,), options, scale=scale)
    codes = array("h", [options.index(answer) if answer else NO_CODE for answer in answers])
    return item, Responses(array("b", [ANSWERED if answer else NONRESPONSE for answer in answers]), (codes,))


def survey(*pairs: tuple[Item, Responses]) -> Survey:
    """Return a survey of these items."""
    respondents = len(pairs[0][1].state)
    return Survey(
        "By hand",
        "2025",
        "0" * 64,
        respondents,
        tuple(item for item, _ in pairs),
        {item.item_id: responses for item, responses in pairs},
        Receipt("spreadsheet", None, 1, respondents),
    )


def large_survey(number: int) -> Survey:
    """Return a survey with one answer of 30,000 letters, which no other number gives: several pages of a database."""
    letters = "".join(Random(number).choices("abcdefghijklmnopqrstuvwxyz", k=30_000))
    items = (Item("c", "What helps?", None, "open_ended", (1,)),)
    responses = {"c": Responses(array("b", [ANSWERED]), (), (letters,))}
    return Survey("Pulse", "2025", f"d{number}", 1, items, responses, Receipt("google_forms", None, 1, 1))


def pulse(digest="d1", wave="2025", name="Pulse", length=20) -> Survey:
    """Return a survey of two people, one of whom wrote letters that no other digest gives."""
    letters = Random(digest).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=length)
    comment = Item("c", "What helps?", None, "open_ended", (1,))
    responses = {"c": Responses(array("b", [0, -1]), (), ("".join(letters), ""))}
    return Survey(name, wave, digest, 2, (comment,), responses, Receipt("google_forms", None, 1, 2))
