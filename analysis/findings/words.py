"""Numbers, ranks and lists as they stand in a sentence."""

from collections.abc import Sequence

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


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
