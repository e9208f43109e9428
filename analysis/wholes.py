"""Counts of people as they come in: whole numbers of any kind, with somebody among them."""

from collections.abc import Iterable, Sequence


def whole(n: float) -> int:
    """Return a count as a plain whole number: 3, 3.0 and a number of NumPy's alike.

    Raises
    ------
    ValueError
        It is no whole number.
    """
    if n != n or n != int(n):
        raise ValueError(f"{n} is not a whole number")
    return int(n)


def counted(groups: Iterable[tuple[float, float]]) -> list[tuple[int, int]]:
    """Return (score, people) in plain whole numbers; ValueError where one is none or people are fewer than nobody."""
    found = [(whole(score), whole(people)) for score, people in groups]
    if any(people < 0 for _, people in found):
        raise ValueError("there cannot be fewer than nobody")
    return found


def somebody(people: float, what: str = "nobody answered") -> None:
    """Raise ValueError with these words where there are no people."""
    if people < 1:
        raise ValueError(what)


def per_answer(n: Sequence[int]) -> list[int]:
    """Return people per answer of a scale in plain whole numbers: two answers at least, and somebody who gave one.

    Raises
    ------
    ValueError
        There are fewer.
    """
    found = [people for _, people in counted(enumerate(n))]
    if len(found) < 2:
        raise ValueError("a scale has two answers at least")
    somebody(sum(found))
    return found
