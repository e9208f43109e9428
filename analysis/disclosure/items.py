"""What may be shown of one question by its answers: exact counts of the whole school."""

from dataclasses import dataclass

from analysis.disclosure.promise import Withheld, check_promise
from analysis.rated import Rated


@dataclass(frozen=True)
class ReleasedItem:
    """One question and how many gave each answer.

    ``options`` are in the order of the scale or of the list, those of a single choice in that of the alphabet;
    ``favourable_n`` is None where no side is the better one. ``outside`` are answers outside the scale, which are not
    in the base; nobody knows why somebody left the question blank (``item_nonresponse``), but ``not_asked`` never saw
    it.
    """

    item_id: str
    wording: str
    section: str | None
    item_type: str
    purpose: str | None
    base_n: int
    options: tuple[tuple[str, int], ...]
    favourable: tuple[str, ...] = ()
    favourable_n: int | None = None
    outside: tuple[tuple[str, int], ...] = ()
    item_nonresponse: int = 0
    not_asked: int = 0


def release_item(rated: Rated, promise: int, vouched: frozenset[str] | None = None) -> ReleasedItem | Withheld:
    """Return one question of the whole school, withheld if fewer answered than promised.

    Parameters
    ----------
    rated : Rated
        The counts.
    promise : int
        Smallest group shown.
    vouched : frozenset of str, optional
        The options of a list that were offered; what only somebody typed is added up under "Other".

    Raises
    ------
    SurveyError
        The promise is looser than any school may give.
    """
    check_promise(promise)
    counts, item = rated.counts, rated.counts.item
    if counts.base_n < promise:
        return Withheld(item.wording, promise)
    chosen = list(zip(item.options, counts.n, strict=True))
    if item.item_type == "single_choice":
        chosen.sort(key=lambda pair: pair[0].casefold())  # in the file stands first what was answered first
    if vouched is not None:
        typed = sum(n for option, n in chosen if option not in vouched)
        chosen = [(option, n) for option, n in chosen if option in vouched] + ([(TYPED, typed)] if typed else [])
    return ReleasedItem(
        item.item_id,
        item.wording,
        item.section,
        item.item_type,
        item.purpose,
        counts.base_n,
        tuple(chosen),
        item.scale.favourable if item.scale and rated.favourable_n is not None else (),
        rated.favourable_n,
        tuple((label, n) for label, n in zip(item.outside, counts.outside_n, strict=True) if n),
        counts.item_nonresponse,
        counts.not_asked,
    )


TYPED = "An answer of their own"
