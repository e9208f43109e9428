"""Released tables to findings: sentences no stronger than the evidence, each with its count and its base."""

from collections.abc import Sequence

from analysis.disclosure import ReleasedOption, ReleasedRanking, ReleasedResponse, Withheld
from analysis.survey import Finding, Row

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_CHOSE = {
    "most_valuable": "named {option} as most valuable",
    "took_part": "took part in {option}",
    "want_more": "want more of {option}",
}
_TOO_FEW = 10


def response_finding(released: ReleasedResponse | Withheld, who: str) -> Finding:
    """Return how many answered, in words; ``who`` is what the people are called ("teachers")."""
    if isinstance(released, Withheld):
        return withheld_finding("response", released)
    n, staff = released.answered_n, released.staff_n
    if staff is None:
        headline = f"{n} {who} answered."
        base = f"How many could have answered is not known yet. {n} answers."
        return Finding("response", headline, base, "none", alternative=headline)
    headline = f"All {n} {who} answered." if n == staff else f"{n} of {staff} {who} answered."
    base = f"{percent(n, staff)} of the {staff} {who} who could have answered."
    return Finding("response", headline, base, "share", (Row("Answered", n, staff, marked=True),), None, headline)


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
        f"Bar chart, most often chosen first. {listed}.",
        released.wording,
    )


def withheld_finding(finding_id: str, withheld: Withheld) -> Finding:
    """Return the finding that stands where too few answered to show anything."""
    headline = "Too few people answered to show anything."
    base = f"Results are shown from {withheld.promise} answers on, as was promised."
    return Finding(finding_id, headline, base, "none", question=withheld.wording)


def verdict_sentence(released: ReleasedRanking, who: str) -> str:
    """Return the sentence the answers allow: number one for certain, clearly first, or too close to call."""
    top = next(row for row in released.rows if row.rank == 1)
    named = _CHOSE.get(released.purpose or "", "chose {option}").format(option=quoted(top.label))
    counted = f"{top.n} of {released.base_n} {who} {named}"
    if released.verdict == "certain":
        return f"{counted}: number one, {_whatever(released)}."
    if released.verdict == "clear":
        return f"{counted}: clearly first."
    rivals = _leaders(released)
    if released.base_n < _TOO_FEW:
        return f"{counted}. With so few answers nothing can be called first."
    if len(rivals) < 2:
        return f"{counted}: ahead, but too close to call."
    tied = sum(row.n == top.n for row in released.rows if row.rank == 1)
    count = f"{counted}." if tied == 1 else f"{top.n} of {released.base_n} {who} each."
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
    return Row(row.label, row.n, released.base_n, note, row.interval[0], row.interval[1], marked)


def _base(released: ReleasedRanking, who: str) -> str:
    if released.staff_n is None:
        return f"{released.base_n} {who} answered this question."
    missing = released.staff_n - released.base_n
    silent = "everybody did" if not missing else f"{number_word(missing)} did not"
    return f"{released.base_n} of {released.staff_n} {who} answered this question; {silent}."


def _caution(released: ReleasedRanking) -> str | None:
    cautions = []
    if released.staff_n is None:
        cautions.append(
            "How many could have answered is not known, so ranks allow for a staff of any size. "
            "Give the number of teachers to get a sharper answer."
        )
    if released.item_type == "select_all":
        cautions.append("People could choose several, so the counts add up to more than the number of people.")
    return " ".join(cautions) or None


def rank_words(interval: tuple[int, int]) -> str:
    """Return the ranks an option may have in words: "1st", "2nd to 4th"."""
    low, high = interval
    return ordinal(low) if low == high else f"{ordinal(low)} to {ordinal(high)}"


def ordinal(rank: int) -> str:
    """Return 1st, 2nd, 3rd, 4th, 11th, ..."""
    ending = "th" if rank % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"


def number_word(n: int) -> str:
    """Return small numbers as words, others as digits."""
    return _NUMBERS[n] if 0 <= n < len(_NUMBERS) else str(n)


def percent(n: int, base_n: int) -> str:
    """Return a share in whole points, rounded half away from zero; exact in integers."""
    return f"{(200 * n + base_n) // (2 * base_n)} %" if base_n else "none"


def quoted(label: str) -> str:
    """Return an option as it stands in a sentence."""
    return f"“{label}”"


def joined(words: Sequence[str]) -> str:
    """Return words as a list in a sentence: "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
