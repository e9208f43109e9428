"""Items under construction, and the ids they go by: decisions name an item before it is made."""

import hashlib
import re
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, count

from analysis import decisions
from analysis.decisions import Repairs
from analysis.reading.columns import Column
from analysis.reading.encode import with_not_asked
from analysis.reading.layout import Head, Layout
from analysis.survey import Item, ReceiptLine, Responses
from analysis.vocabulary.purposes import purpose_of
from analysis.vocabulary.scales import is_two_sided
from analysis.vocabulary.text import normalise, tidy


@dataclass
class Built:
    """Items under construction, in file order, with the lines of the receipt that building them wrote.

    ``ids`` are those of the items that columns make alone, which decisions name before the items are made; ``hidden``
    holds, for columns that tell, who was not shown the question. ``coded`` tells who wrote numbers for answers
    (``reading.coded``); ``numbers`` are the items (wording and lowest number) by the highest number they are answered
    with.
    """

    items: list[Item] = field(default_factory=list)
    responses: dict[str, Responses] = field(default_factory=dict)
    lines: list[ReceiptLine] = field(default_factory=list)
    decided: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[int, str] = field(default_factory=dict)
    typed: dict[int, tuple[str, ...]] = field(default_factory=dict)
    hidden: dict[int, array] = field(default_factory=dict)
    coded: str = ""
    numbers: dict[int, list[tuple[str, int]]] = field(default_factory=dict)

    def add(self, item: Item, responses: Responses) -> None:
        """Add an item with its purpose, and with an id if it has none."""
        unique = item.item_id or self._free(item_id(item.section, item.wording))
        two_sided = item.scale is not None and is_two_sided(item.scale.labels)
        read = purpose_of(item.wording, item.section, item.item_type, two_sided)
        purpose = self.decided.get(decisions.purpose(unique)) or read
        purpose = None if purpose == decisions.NONE else purpose
        self.items.append(replace(item, item_id=unique, purpose=purpose))
        hidden = [self.hidden[column - 1] for column in item.columns if column - 1 in self.hidden]
        self.responses[unique] = with_not_asked(responses, hidden)

    def repairs(self, at: int) -> Repairs:
        """Return the repairs of the item that a column makes alone."""
        return Repairs(self.ids.get(at, ""), self.decided)

    def _free(self, own: str) -> str:
        taken = {*self.responses, *self.ids.values()}
        again = (f"{own}-{number}" for number in count(2))
        return next(found for found in chain((own,), again) if found not in taken)


def item_id(section: str | None, wording: str) -> str:
    """Return the id of a wording: the same words in the same section give the same id in any file."""
    plain = re.sub(r"\A(q?\d{1,3} )", "", normalise(wording)) or normalise(wording)
    text = f"{normalise(section or '')}|{plain}"
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:10]


def ids_of(layout: Layout, columns: Sequence[Column], answers: Sequence[int]) -> dict[int, str]:
    """Return the id of the item that each column with answers makes alone.

    A wording that stands twice gets a number behind its id; what stands beside a question never takes the question's.
    """
    ids, used = {}, Counter()
    for at in answers:
        if columns[at].answered:
            head = layout.heads[at]
            own = item_id("beside" if head.companion else section_of(head), wording_of(layout, at))
            used[own] += 1
            ids[at] = own if used[own] == 1 else f"{own}-{used[own]}"
    return ids


def section_of(head: Head) -> str | None:
    """Return the section of the item that a column makes alone."""
    return tidy(head.stem) if head.stem and not head.companion else None


def wording_of(layout: Layout, at: int) -> str:
    """Return the wording of the item that a column makes alone."""
    return tidy(layout.heads[at].text) or f"Column {at + 1}"
