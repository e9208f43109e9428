"""Small surveys for tests, built by hand."""

from array import array

from analysis.survey import ANSWERED, NO_CODE, NONRESPONSE, Item, Receipt, Responses, Survey


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
