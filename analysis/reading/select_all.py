"""Cells that hold several answers at once, taken apart although nothing in them is escaped.

A platform joins the ticked options by a delimiter, and options and typed answers may hold that delimiter themselves.
What tells them apart: fragments that never occur alone, brackets, order (platforms keep the order of the form and
put typed answers last), and the same option standing whole in another item.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import lgamma, log

_NEEDS_A_LOOK = re.compile(r"[(\[)\]]|\d,\d")
_THOUSANDS = re.compile(r"\d{3}(?!\d)")
_COINCIDENCE = 1_000
_FEWEST_FOR_A_LAST_OPTION = 4
_LEAST_SHARE_FOR_A_LAST_OPTION = 0.03
_REUSED = 0.6


@dataclass(frozen=True)
class Split:
    """Options in the order of the form, and for every distinct cell its option numbers and its typed rest."""

    delimiter: str
    options: tuple[str, ...]
    ticks: dict[str, tuple[int, ...]]
    typed: dict[str, str]
    fused: tuple[str, ...]


def split(
    cells: Mapping[str, int],
    delimiters: Sequence[str],
    known: Collection[str],
    write_ins: bool,
    asked: bool,
    whole: Callable[[str], bool] = lambda option: True,
) -> Split | None:
    """Return how cells (distinct texts with their counts) come apart, or None where they hold one answer each.

    ``known`` are options that stand whole elsewhere in the survey. ``write_ins`` says that typed answers stand in the
    same cell. ``asked`` says that the wording asks for several answers, which lowers the bar. ``whole`` tells of an
    option that holds the delimiter whether it may stay whole.
    """
    found = [_joined_by(delimiter, cells, known, write_ins, asked, whole) for delimiter in delimiters]
    if any(found):
        return min(filter(None, found), key=_distinct)
    if asked and _short(cells):
        return _split({text: [text] for text in cells}, cells, "", known, write_ins)
    return None


def _joined_by(
    delimiter: str,
    cells: Mapping[str, int],
    known: Collection[str],
    write_ins: bool,
    asked: bool,
    whole: Callable[[str], bool],
) -> Split | None:
    """Return how cells come apart at this delimiter, or None where it does not join answers."""
    closed = _all_end_in(cells, delimiter)
    if not any(delimiter in text for text in cells):
        return None
    fragments = {text: _fragments(text, delimiter) for text in cells}
    if not closed and not any(len(parts) > 1 for parts in fragments.values()):
        return None
    fused = _fuse(fragments, cells, delimiter, known, whole)
    if closed or _is_recombined(fused, cells, asked) or _all_known(fused, known):
        return _split(fused, cells, delimiter, known, write_ins)
    return None


def _all_known(fragments: dict[str, list[str]], known: Collection[str]) -> bool:
    """Return whether cells hold nothing but options of this file, several of them at once in some."""
    several = any(len(parts) > 1 for parts in fragments.values())
    return several and all(part in known for parts in fragments.values() for part in parts)


def _distinct(found: Split) -> int:
    """Return how many different things people said under a split: the wrong delimiter leaves answers glued together."""
    return len(found.options) + len({text for text in found.typed.values() if text})


def _short(cells: Mapping[str, int]) -> bool:
    return sum(len(text) for text in cells) <= 60 * len(cells) and len(cells) <= max(3, sum(cells.values()) // 2)


def _all_end_in(cells: Mapping[str, int], delimiter: str) -> bool:
    """Return whether every cell closes with the delimiter, as Microsoft Forms writes even a single tick.

    ``┋`` has no other use than to join ticks.
    """
    return delimiter == "┋" or (delimiter == ";" and all(text.endswith(";") for text in cells))


def _fragments(text: str, delimiter: str) -> list[str]:
    """Split at delimiters that stand outside brackets and not between the digits of a number."""
    if delimiter not in text:
        return [text.strip()] if text.strip() else []
    if not _NEEDS_A_LOOK.search(text):
        parts = text.split(delimiter)
        return [part.strip() for part in (_rejoined(parts) if delimiter == "," else parts) if part.strip()]
    parts, depth, start = [], 0, 0
    for found in _signs(delimiter).finditer(text):
        sign, at = found[0], found.start()
        if sign != delimiter:
            depth = max(depth + (sign in "([") - (sign in ")]"), 0)
        elif depth == 0 and not _in_number(text, at, delimiter):
            parts.append(text[start:at])
            start = found.end()
    parts.append(text[start:])
    if depth:
        parts = text.split(delimiter)
    if delimiter == ",":
        parts = _rejoined(parts)
    return [part.strip() for part in parts if part.strip()]


@cache
def _signs(delimiter: str) -> re.Pattern:
    """Return what finds brackets and delimiters."""
    return re.compile(rf"[(\[)\]]|{re.escape(delimiter)}")


def _rejoined(parts: list[str]) -> list[str]:
    """Put back what a bare comma cut although a blank followed it: platforms that join by "," write no blank."""
    whole: list[str] = []
    for part in parts:
        if whole and part.startswith(" "):
            whole[-1] += f",{part}"
        else:
            whole.append(part)
    return whole


def _in_number(text: str, at: int, delimiter: str) -> bool:
    """Return whether a comma groups thousands: a digit before it, exactly three behind."""
    return delimiter == "," and text[at - 1 : at].isdigit() and bool(_THOUSANDS.match(text, at + 1))


def _fuse(
    fragments: dict[str, list[str]],
    cells: Mapping[str, int],
    delimiter: str,
    known: Collection[str],
    whole: Callable[[str], bool],
) -> dict[str, list[str]]:
    """Join fragments that are one option, pair by pair until nothing changes."""
    joint = delimiter if delimiter.endswith((" ", "\n")) else f"{delimiter} " if delimiter != "," else ","
    for _ in range(6):
        pairs = _pairs_to_fuse(fragments, cells, joint, known)
        pairs = {pair for pair in pairs if whole(joint.join(pair))}
        if not pairs:
            return fragments
        fragments = {text: _joined(parts, pairs, joint) for text, parts in fragments.items()}
    return fragments


def _log_ways(n: int, k: int) -> float:
    """Return the logarithm of the number of ways in which k of n people can be chosen."""
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def _pairs_to_fuse(fragments, cells, joint: str, known: Collection[str]) -> set[tuple[str, str]]:
    single, double = Counter(), Counter()
    for text, parts in fragments.items():
        for part in set(parts):
            single[part] += cells[text]
        for pair in set(pairwise(parts)):
            double[pair] += cells[text]
    answered = sum(cells.values())
    capitals = _begin_with_capitals(fragments)

    def belongs(pair: tuple[str, str]) -> bool:
        left, right = pair
        if f"{left}{joint}{right}" in known:
            return True
        if double[pair] < single[right] or (left in known and right in known):
            return False
        continues = capitals and right[0].islower()
        if single[left] > double[pair]:
            return continues and double[pair] >= 3
        return continues or _log_ways(answered, double[pair]) > log(_COINCIDENCE * len(double))

    return {pair for pair in double if belongs(pair)}


def _begin_with_capitals(fragments: dict[str, list[str]]) -> bool:
    """Return whether options are written with a capital: what stands first in a cell begins one."""
    first = [parts[0] for parts in fragments.values() if parts]
    return sum(part[0].isupper() for part in first) >= 0.9 * len(first)


def _joined(parts: list[str], pairs: set[tuple[str, str]], joint: str) -> list[str]:
    out = parts[:1]
    last = parts[0] if parts else ""
    for part in parts[1:]:
        if (last, part) in pairs:
            out[-1] += joint + part
        else:
            out.append(part)
        last = part
    return out


def _is_recombined(fragments: dict[str, list[str]], cells: Mapping[str, int], asked: bool) -> bool:
    """Return whether the same fragments stand in different company, as ticks do and sentences do not.

    Most of what was said must be fragments that occur in two different cells or more, and cells must differ in how
    many they hold: "Agree, strongly" and "Disagree, strongly" share fragments too, but always hold two.
    """
    several = [parts for parts in fragments.values() if len(parts) > 1]
    uses = Counter(part for parts in fragments.values() for part in set(parts))
    reused = {part for parts in several for part in parts if uses[part] > 1}
    sizes = {len(parts) for parts in fragments.values()}
    if len(reused) < 2 or (len(sizes) < 2 and not asked):
        return False
    said = sum(cells[text] * len(parts) for text, parts in fragments.items())
    again = sum(cells[text] * sum(part in reused for part in parts) for text, parts in fragments.items())
    return again >= (0.4 if asked else _REUSED) * said


def _split(fragments, cells: Mapping[str, int], delimiter: str, known: Collection[str], write_ins: bool) -> Split:
    listed = _listed(fragments, cells, known) if write_ins else {part for parts in fragments.values() for part in parts}
    order = _form_order(fragments, cells, listed)
    number = {option: at for at, option in enumerate(order)}
    ticks, typed = {}, {}
    joint = delimiter if delimiter.endswith((" ", "\n")) else f"{delimiter} "
    for text, parts in fragments.items():
        ticks[text] = tuple(dict.fromkeys(number[part] for part in parts if part in number))
        typed[text] = joint.join(part for part in parts if part not in number)
    fused = tuple(option for option in order if delimiter and delimiter.strip() and delimiter.strip() in option)
    return Split(delimiter, tuple(order), ticks, typed, fused)


def _listed(fragments: dict[str, list[str]], cells: Mapping[str, int], known: Collection[str]) -> set[str]:
    """Return the fragments that the form offers; the others were typed.

    Frequent and known fragments are options. A typed answer stands last in its cell, so what an option follows is an
    option as well; where it is rare, half of its cells must say so, for people also type "this, that". If nobody seems
    to have typed anything at all, everything is an option.
    """
    n = Counter()
    for text, parts in fragments.items():
        n.update(dict.fromkeys(set(parts), cells[text]))
    if sum(count == 1 and part not in known for part, count in n.items()) < 2:
        return set(n)
    least = max(_FEWEST_FOR_A_LAST_OPTION, _LEAST_SHARE_FOR_A_LAST_OPTION * sum(cells.values()))
    listed = {part for part in n if part in known or n[part] >= least}
    followed = Counter()
    for text, parts in fragments.items():
        last = max((at for at, part in enumerate(parts) if part in listed), default=0)
        followed.update(dict.fromkeys(set(parts[:last]), cells[text]))
    return listed | {part for part in followed if n[part] >= _FEWEST_FOR_A_LAST_OPTION or 2 * followed[part] >= n[part]}


def _form_order(fragments: dict[str, list[str]], cells: Mapping[str, int], listed: set[str]) -> list[str]:
    """Return the options by their average place among the others, which is their order on the form."""
    places, weight = defaultdict(float), Counter()
    for text, parts in fragments.items():
        own = [part for part in parts if part in listed]
        for at, part in enumerate(own):
            places[part] += cells[text] * (at + 1) / (len(own) + 1)
            weight[part] += cells[text]
    return sorted(weight, key=lambda part: (places[part] / weight[part], part))


ASKS_FOR_SEVERAL = re.compile(
    r"\b(all that apply|all which apply|as many as apply|choose all|select all|check all|tick all|mark all|"
    r"more than one|one or more|"
    r"(up to|at most|as many as|choose|select|pick|top) (two|three|four|five|2|3|4|5)|"
    r"toutes les reponses|tout ce qui|plusieurs reponses|jusqu a (deux|trois|2|3)|cochez tou\w+|"
    r"todas las (opciones|que)|todo lo que|varias opciones|hasta (dos|tres|2|3)|marque todas|"
    r"mehrfach\w*|mehrere antworten|alle zutreffenden|todas as (opcoes|que)|tutte le (opzioni|risposte)|"
    r"meerdere antwoorden|wszystkie)\b|多选|复选"
)
