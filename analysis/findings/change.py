"""What changed from one year to another, in words: clear change, some change, about the same, or not compared."""

from collections.abc import Sequence

from analysis.change.several import benjamini_hochberg
from analysis.change.verdict import ShareChange
from analysis.disclosure.over_years import Count, ReleasedChange
from analysis.findings.words import joined, number_word, quoted
from analysis.settings import FALSE_ALARMS
from analysis.survey import Finding, Row

CLEAR, SOME, SAME = "clear change", "some change", "about the same"
_MOST_NAMED, _MOST_LETTERS = 3, 180


def change_finding(released: Sequence[ReleasedChange], labels: tuple[str, str], who: str) -> Finding:
    """Return what changed between two years: the compared questions, largest gain first, a row per question and year.

    Parameters
    ----------
    released : sequence of ReleasedChange
        As ``disclosure.over_years`` gives them.
    labels : (str, str)
        What the two years are called.
    who : str
        What the people are called ("teachers").
    """
    compared = sorted((one for one in released if one.change), key=lambda one: (-one.change.change, one.wordings[1]))
    if not compared:
        sentence = f"No rated question of {labels[1]} can be compared with {labels[0]}."
        return Finding("moved", sentence, not_compared_words(released, labels), "none", alternative=sentence)
    rows = []
    for one in compared:
        rows.append(Row(one.wordings[1], *one.earlier, column=labels[0]))
        marked = one.change.verdict == CLEAR
        rows.append(Row(one.wordings[1], *one.later, change_words(one), column=labels[1], marked=marked, link=one.line))
    told = "; ".join(f"{one.wordings[1]}: {_from_to(one)}" for one in compared)
    return Finding(
        "moved", _headline(compared, who), _base(compared, labels, who), "change", tuple(rows), _caution(compared),
        f"Two columns of bars, most risen first. {told}.",
    )  # fmt: skip


def _headline(compared: Sequence[ReleasedChange], who: str) -> str:
    clear = [one for one in compared if one.change.verdict == CLEAR]
    if not clear:
        return f"None of {len(compared)} questions asked in both years changed clearly."
    largest = sorted(clear, key=lambda one: -abs(one.change.change))[:_MOST_NAMED]
    named = [f"{quoted(one.wordings[1])} ({_points(one)}, {_from_to(one)})" for one in largest]
    named = [words for at, words in enumerate(named) if not at or len("".join(named[: at + 1])) <= _MOST_LETTERS]
    many = "One question" if len(clear) == 1 else f"{number_word(len(clear)).capitalize()} questions"
    most = "" if len(clear) == len(named) else ", most of all"
    return f"{many} of {len(compared)} changed clearly{most}: {joined(named)}."


def _base(compared: Sequence[ReleasedChange], labels: tuple[str, str], who: str) -> str:
    return f"Favourable answers of {who}, {labels[0]} and {labels[1]}; {_compared(compared)}."


def _compared(compared: Sequence[ReleasedChange]) -> str:
    similar = sum(one.line == "dotted" for one in compared)
    reworded = f", {similar} of them reworded" if similar else ""
    return f"{len(compared)} rated questions can be compared{reworded}"


def _caution(compared: Sequence[ReleasedChange]) -> str:
    similar = sum(one.line == "dotted" for one in compared)
    apart = "The years are not joined person by person."
    similar_words = f"{similar} of them were reworded: similar questions, not the same." if similar else ""
    return " ".join(filter(None, [apart, similar_words, together_words([one.change for one in compared])]))


def together_words(changes: Sequence[ShareChange]) -> str:
    """Return how many clear changes of a list hold when all are taken together; empty where all of them do.

    By ``change.several.benjamini_hochberg``, with the share of false alarms that ``settings`` allows.
    """
    clear = [change.verdict == CLEAR for change in changes]
    adjusted = benjamini_hochberg([change.p for change in changes])
    held = sum(p <= FALSE_ALARMS for p, one in zip(adjusted, clear, strict=True) if one)
    if held == sum(clear):
        return ""
    return (
        f"So many questions at once turn up some changes by chance: {number_word(held)} of the "
        f"{number_word(sum(clear))} clear ones hold even when all are taken together."
    )


def change_words(one: ReleasedChange) -> str:
    """Return what may be said of two years of a question; see ``verdict_words``."""
    return verdict_words(one.change) if one.change else "not compared"


def verdict_words(change: ShareChange) -> str:
    """Return what may be said of a change: the verdict, and beside "about the same" what could have been seen."""
    if change.verdict is None:
        return "too few answers for a word"
    if change.verdict != SAME or change.visible is None:
        return change.verdict
    return f"{SAME}; a change below {_rounded(100 * change.visible)} points would not have been seen"


def change_rows(released: Sequence[ReleasedChange]) -> list[tuple[str, str, str, str, str]]:
    """Return the compared questions as a table: question, earlier, later, points, words; largest change first."""
    compared = [one for one in released if one.change]
    compared.sort(key=lambda one: (-abs(one.change.change), one.wordings[1]))
    return [
        (
            one.wordings[1] + (" (similar question)" if one.line == "dotted" else ""),
            f"{one.earlier[0]} of {one.earlier[1]}",
            f"{one.later[0]} of {one.later[1]}",
            _points(one),
            change_words(one),
        )
        for one in compared
    ]


def not_compared_words(released: Sequence[ReleasedChange], labels: tuple[str, str]) -> str:
    """Return how many rated questions are not compared, and why, in one sentence; empty where all are."""
    why = {
        "on another scale": ("scale_changed", "options_changed"),
        "still to be decided by a person": ("ask",),
        f"new in {labels[1]}": ("new",),
        f"no longer asked in {labels[1]}": ("dropped",),
    }
    counted = {words: sum(one.match in kinds for one in released) for words, kinds in why.items()}
    said = [f"{number_word(n)} {words}" for words, n in counted.items() if n]
    return f"Not compared: {joined(said)}." if said else ""


def not_compared_rows(released: Sequence[ReleasedChange]) -> list[tuple[str, str, str, str, str]]:
    """Return what is not compared: wording and count of either year, and why."""
    return [
        (earlier or _NOT_ASKED, _counted(one.earlier), later or _NOT_ASKED, _counted(one.later), _why(one))
        for one in released
        for earlier, later in (one.wordings,)
        if not one.change
    ]  # fmt: skip


def _why(one: ReleasedChange) -> str:
    return {"new": "new", "dropped": "no longer asked"}.get(one.match) or one.reason


def _counted(count: Count | None) -> str:
    return f"{count[0]} of {count[1]}" if count else ""


def _from_to(one: ReleasedChange) -> str:
    return f"from {_counted(one.earlier)} to {_counted(one.later)}"


def _points(one: ReleasedChange) -> str:
    return points_words(one.change)


def points_words(change: ShareChange) -> str:
    """Return by how many whole points a share changed, with its sign."""
    points = _rounded(100 * change.change)
    return f"{'+' if points > 0 else ''}{points} points"


def _rounded(value: float) -> int:
    return int(abs(value) + 0.5 + 1e-9) * (1 if value >= 0 else -1)


_NOT_ASKED = "not asked"
