"""Surveys of comments, built by hand."""

from array import array
from collections.abc import Sequence

from analysis.survey import ANSWERED, NONRESPONSE, Item, Responses, Survey
from tests.analysis.surveys import choice, survey


def written(item_id: str, texts: Sequence[str], purpose: str = "comment") -> tuple[Item, Responses]:
    """Return an open question and what was written; an empty text is a blank."""
    item = Item(item_id, f"Wording of {item_id}", None, "open_ended", (9,), purpose=purpose)
    state = array("b", [ANSWERED if text else NONRESPONSE for text in texts])
    return item, Responses(state, (), tuple(texts))


def survey_of(*texts: str, leaders: Sequence[int] = ()) -> Survey:
    """Return a survey with one open question "c"; ``leaders`` are the places of school leaders."""
    roles = ["Principal" if at in leaders else "Teacher" for at in range(len(texts))]
    return survey(choice("r", ("Teacher", "Principal"), roles, "role"), written("c", texts))
