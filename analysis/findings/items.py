"""One question by its answers, in words: favourable answers, or the answer given most."""

from collections.abc import Sequence

from analysis.disclosure.items import ReleasedItem
from analysis.disclosure.promise import Withheld
from analysis.findings.response import withheld_finding
from analysis.findings.words import joined, quoted
from analysis.survey import Finding, Row


def item_finding(released: ReleasedItem | Withheld, who: str) -> Finding:
    """Return one question with every answer and its count; ``who`` is what the people are called."""
    if isinstance(released, Withheld):
        return withheld_finding("item", released)
    shown = [(label, n) for label, n in released.options if n or released.item_type == "likert"]
    if released.item_type != "likert":
        shown.sort(key=lambda option: -option[1])
    most = max((n for _, n in shown), default=0)
    good = released.favourable
    marked = (lambda label, n: label in good) if good else (lambda label, n: n == most and n > 0)
    chart = "distribution" if released.item_type == "likert" else "bars"
    rows = tuple(
        Row(title(released) if chart == "distribution" else label, n, released.base_n, "", None, None, marked(label, n),
            label if chart == "distribution" else "")
        for label, n in shown
    )  # fmt: skip
    told = "; ".join(f"{label}: {n} of {released.base_n}" for label, n in shown)
    return Finding(
        f"item_{released.item_id}", headline(released, who), base(released, who), chart, rows, caution(released),
        f"Bar chart. {told}.", title(released),
    )  # fmt: skip


def title(released: ReleasedItem) -> str:
    """Return a question as it was asked, with the stem of its grid."""
    return f"{released.section}: {released.wording}" if released.section else released.wording


def headline(released: ReleasedItem, who: str) -> str:
    """Return what one question says, no stronger than its counts."""
    of = f"of {released.base_n} {who}"
    if released.favourable_n is not None:
        return f"{released.favourable_n} {of} answered {either(released.favourable)}."
    most = max((n for _, n in released.options), default=0)
    tops = [quoted(label) for label, n in released.options if n == most]
    if not most:
        return f"Nobody of {released.base_n} {who} chose an answer from the list."
    if len(tops) > 1:
        return f"{most} {of} each chose {joined(tops)}, more than anything else."
    middle = middle_answer(released)
    return (
        f"{most} {of} chose {tops[0]}, more than anything else.{f' The middle answer is {middle}.' if middle else ''}"
    )


def either(labels: Sequence[str]) -> str:
    """Return answers as alternatives: “Often” or “Almost always”."""
    quotes = [quoted(label) for label in labels]
    return " or ".join([", ".join(quotes[:-1]), quotes[-1]]) if len(quotes) > 1 else "".join(quotes)


def middle_answer(released: ReleasedItem) -> str:
    """Return the answer that half of the people reach or pass, of an ordered item without a better side."""
    if released.item_type != "likert" or released.favourable:
        return ""
    so_far = 0
    for label, n in released.options:
        so_far += n
        if 2 * so_far > released.base_n:
            return quoted(label)
        if 2 * so_far == released.base_n:
            return ""
    return ""


def base(released: ReleasedItem, who: str) -> str:
    """Return who answered, and in words who did not and why, as far as the file tells."""
    said = [f"{released.base_n} {who} answered this question"]
    said += [f"{n} answered {quoted(label)} and are not counted in" for label, n in released.outside]
    said += [f"{released.item_nonresponse} left it blank"] if released.item_nonresponse else []
    said += [f"{released.not_asked} were not asked"] if released.not_asked else []
    return f"{'; '.join(said)}."


def caution(released: ReleasedItem) -> str | None:
    """Return what the counts of this kind of question do not allow to conclude."""
    if released.item_type == "select_all":
        return "People could choose several, so the counts add up to more than the number of people."
    good = released.favourable
    if released.item_type == "likert" and len(good) == 1 and released.options[-1][0] not in good:
        middle = [label for label, _ in released.options].index(good[0])
        below, above = (sum(n for _, n in part) for part in (released.options[:middle], released.options[middle + 1 :]))
        return f"Here the middle is the good answer: {below} of {released.base_n} answered below it, {above} above."
    return None
