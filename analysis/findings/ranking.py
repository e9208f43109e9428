"""What is first, in words: the verdict, the ranks the answers allow, and what not to conclude."""

from collections.abc import Sequence

from analysis.disclosure import ReleasedOption, ReleasedRanking, Withheld
from analysis.findings.response import withheld_finding
from analysis.findings.words import joined, number_word, quoted, rank_words
from analysis.published_figures import context
from analysis.settings import FEWEST_FOR_RANKS
from analysis.survey import Finding, Row

_CHOSE = {
    "most_valuable": "named {option} as most valuable",
    "took_part": "took part in {option}",
    "want_more": "want more of {option}",
}
_SCORED = {
    "ranking": "ranked {option} first",
    "likert": "rated {option} favourably",
    "number": "gave {option} more points than any other",
}
_OVER_ALL = {"ranking": " over all ranks", "likert": " over all answers", "number": " over all points"}
_ORDERED = {
    "ranking": "The order goes by all ranks, not by first places alone; options left unranked share the places left.",
    "likert": "The order goes by all answers on the scale, not by the favourable ones alone.",
    "number": "The order goes by all points, not by who got the most.",
}


def ranking_finding(released: ReleasedRanking | Withheld, who: str) -> Finding:
    """Return a ranking in words: the verdict as the headline, one row per option, and what not to conclude."""
    if isinstance(released, Withheld):
        return withheld_finding("ranking", released)
    rows = tuple(_row(row, released, _leaders(released)) for row in released.rows)
    listed = "; ".join(f"{row.label}: {row.n} of {row.base_n}" for row in rows)
    return Finding(
        released.purpose or "ranking",
        verdict_sentence(released, who),
        _base(released, who),
        "ranking",
        rows,
        _caution(released),
        f"Bar chart, {'best' if released.item_type in _SCORED else 'most often chosen'} first. {listed}.",
        released.wording,
        _context(released),
    )


def _context(released: ReleasedRanking) -> tuple[str, ...]:
    """Return what others published beside this ranking."""
    first = next((row.mode for row in released.rows if row.rank == 1), None)
    modes = [row.mode for row in released.rows if row.rank]
    return context(released.purpose, modes, None if released.verdict == "too_close_to_call" else first)


def verdict_sentence(released: ReleasedRanking, who: str) -> str:
    """Return the sentence the answers allow: number one for certain, clearly first, or too close to call."""
    top = next(row for row in released.rows if row.rank == 1)
    named = _SCORED.get(released.item_type) or _CHOSE.get(released.purpose or "", "chose {option}")
    counted = f"{top.n} of {top.base_n} {who} {named.format(option=quoted(top.label))}"
    over_all = _OVER_ALL.get(released.item_type, "")
    if released.verdict == "certain":
        return f"{counted}: number one{over_all}, {_whatever(released)}."
    if released.verdict == "clear":
        return f"{counted}: clearly first{over_all}."
    rivals = _leaders(released)
    if top.base_n < FEWEST_FOR_RANKS:
        return f"{counted}. With so few answers nothing can be called first."
    if len(rivals) < 2:
        return f"{counted}: ahead, but too close to call."
    tied = sum(row.n == top.n for row in released.rows if row.rank == 1)
    count = f"{counted}." if tied == 1 or over_all else f"{top.n} of {released.base_n} {who} each."
    return f"Too close to call between {joined([quoted(label) for label in rivals])}: {count}"


def _whatever(released: ReleasedRanking) -> str:
    """Return why the first place is certain: nobody is missing, or those missing are too few."""
    missing = (released.staff_n or released.base_n) - released.base_n
    if not missing:
        return "and everybody answered"
    others = "the other one" if missing == 1 else f"the other {number_word(missing)}"
    return f"whatever {others} would have said"


def _leaders(released: ReleasedRanking) -> list[str]:
    """Return the options that may truly be first; without rank intervals those with the most answers."""
    if all(row.rank_interval is None for row in released.rows):
        return [row.label for row in released.rows if row.rank == 1]
    return [row.label for row in released.rows if row.rank_interval and row.rank_interval[0] == 1]


def _row(row: ReleasedOption, released: ReleasedRanking, leaders: Sequence[str]) -> Row:
    note = rank_words(row.rank_interval) if row.rank_interval else ("" if row.rank else "not ranked")
    marked = row.label in leaders if released.verdict == "too_close_to_call" else row.rank == 1
    return Row(row.label, row.n, row.base_n, note, row.interval[0], row.interval[1], marked)


def _base(released: ReleasedRanking, who: str) -> str:
    if released.staff_n is None:
        return f"{released.base_n} {who} answered this question."
    missing = released.staff_n - released.base_n
    silent = "everybody did" if not missing else f"{number_word(missing)} did not"
    return f"{released.base_n} of {released.staff_n} {who} answered this question; {silent}."


def _caution(released: ReleasedRanking) -> str | None:
    cautions = order_words(released)
    if released.staff_n is None:
        cautions.append(
            "How many could have answered is not known, so ranks allow for a staff of any size. "
            "Give the number of teachers to get a sharper answer."
        )
    if released.item_type == "select_all":
        cautions.append("People could choose several, so the counts add up to more than the number of people.")
    return " ".join(cautions) or None


def order_words(released: ReleasedRanking) -> list[str]:
    """Return the sentence on what the order goes by, where it is not the counts."""
    return [_ORDERED[released.item_type]] if released.item_type in _ORDERED else []
