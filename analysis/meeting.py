"""The staff meeting: which findings are shown in which order, and what is talked about after each.

Ten slides for twenty minutes. A topic without a finding is left out, and said to be left out.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analysis.survey import Finding, Row

_LEFT_OUT = re.compile(r" (\d+) more in the workbook\.$")
MOST_QUOTES, MOST_TENSIONS, MOST_CHANGES = 4, 2, 4


@dataclass(frozen=True)
class Slide:
    """One thing to show: its finding, one question to talk about or none, and sentences that stand without a chart."""

    topic: str
    finding: Finding
    talk: str = ""
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Topic:
    """One place in the meeting: what it is called, the findings that may stand there, best first, and what to ask."""

    name: str
    label: str
    findings: tuple[str, ...]
    talk: str = ""


@dataclass(frozen=True)
class Imprint:
    """Who shows this: the school, the year, its colour as #RRGGBB, and what stands at the foot of every page."""

    school: str
    year: str
    colour: str = "#0072B2"
    foot: str = ""


TOPICS = (
    Topic("thanks", "Thank you", ("response",)),
    Topic("said_did", "You said, we did", ("said_did",), "What of this has reached your classroom?"),
    Topic(
        "first", "Number one", ("most_valuable_years", "most_valuable"),
        "Think of one time this worked for you. What made it work?",
    ),
    Topic("words", "In your words", ("comments",), "Which of these could have been yours?"),
    Topic(
        "reach", "What we do and what we value", ("reach_value",),
        "What could we do less of, to do more of what we value?",
    ),
    Topic("conditions", "Conditions for learning", ("conditions",), "What would one protected hour need?"),
    Topic("moved", "What moved and what did not", ("moved",), "What did we do differently where it moved?"),
    Topic("culture", "Coaching culture", ("coaching",), "What would make it easier to show what did not work?"),
    Topic("tensions", "Where we differ", ("tensions",), "In mixed pairs: when does the other side help?"),
    Topic("next", "One thing we choose", ("next",)),
)  # fmt: skip
PROTECTED = (
    "Nobody sees what one person answered: no names, no addresses, no times are kept.",
    "No number is about fewer than {promise} people, here or in any file.",
    "Learning is not appraisal: nothing here is used to judge anybody.",
)
_NEXT = Finding("next", "One thing we choose together", "", "none", alternative="One thing we choose together")
_NEXT_POINTS = ("What will be different?", "Who begins?", "When do we look again?")


def slides(findings: Iterable[Finding], promise: int, topics: Sequence[str] = ()) -> tuple[Slide, ...]:
    """Return the slides of a meeting in the order of its topics.

    Parameters
    ----------
    findings : iterable of Finding
        What there is to show, found by its ``finding_id``.
    promise : int
        The smallest group that any number is about.
    topics : sequence of str
        Which topics in which order; all ten by default. A finding that belongs to no topic is named by its id.
    """
    known = {finding.finding_id: finding for finding in findings}
    made = (_slide(name, known, promise) for name in topics or [topic.name for topic in TOPICS])
    return tuple(slide for slide in made if slide)


def left_out(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return the labels of the topics that there is no finding for."""
    known = {finding.finding_id: finding for finding in findings}
    return tuple(topic.label for topic in TOPICS if not _slide(topic.name, known, 0))


def _slide(name: str, known: dict[str, Finding], promise: int) -> Slide | None:
    topic = next((topic for topic in TOPICS if topic.name == name), Topic(name, name, (name,)))
    if name == "next":
        return Slide(name, known.get("next", _NEXT), "", () if "next" in known else _NEXT_POINTS)
    finding = next((known[found] for found in topic.findings if found in known), None)
    if finding is None or (name != "thanks" and not finding.rows):
        return None
    points = tuple(point.format(promise=promise) for point in PROTECTED) if name == "thanks" else ()
    return Slide(name, _fitting(finding), topic.talk, points)


def _fitting(finding: Finding) -> Finding:
    """Return as much of a finding as a room can read: four quotations, the two widest tensions, four changes."""
    if finding.chart == "quotes" and len(finding.rows) > MOST_QUOTES:
        headline = f"{MOST_QUOTES} of the {len(finding.rows)} comments that may be read"
        return replace(finding, headline=headline, rows=finding.rows[:MOST_QUOTES], alternative=headline)
    if finding.finding_id == "tensions":
        labels = list(dict.fromkeys(row.label for row in finding.rows))[:MOST_TENSIONS]
        return replace(finding, rows=_of(finding, labels))
    if finding.chart == "change":
        return _moved(finding)
    return finding


def _moved(finding: Finding) -> Finding:
    """Return the questions that rose most, fell most and stayed, and how many are left out.

    Where fewer rose or none fell, others that changed most stand in their place.
    """
    points = {label: _points(finding, label) for label in dict.fromkeys(row.label for row in finding.rows)}
    if len(points) <= MOST_CHANGES:
        return finding
    rising = sorted(points, key=lambda label: -points[label])
    stayed = min(rising, key=lambda label: abs(points[label]))
    fell = [label for label in rising[-1:] if points[label] < 0 and label != stayed]
    rest = [label for label in rising if label not in (stayed, *fell)]
    shown = {*rest[: MOST_CHANGES - 1 - len(fell)], stayed, *fell}
    base = _more(finding.base, len(points) - len(shown))
    return replace(finding, base=base, rows=_of(finding, [label for label in points if label in shown]))


def _points(finding: Finding, label: str) -> float:
    """Return by how much a share changed from the first to the last wave of a label."""
    shares = [row.n / row.base_n for row in finding.rows if row.label == label and row.base_n]
    return shares[-1] - shares[0] if shares else 0.0


def _of(finding: Finding, labels: Sequence[str]) -> tuple[Row, ...]:
    return tuple(row for row in finding.rows if row.label in labels)


def shortened(finding: Finding, most: int) -> Finding:
    """Return a finding with its first labels and all that are told of; how many are left out is said in its base."""
    labels = list(dict.fromkeys(row.label for row in finding.rows))
    told = [label for label in labels if any(row.marked and row.label == label for row in finding.rows)]
    if finding.chart == "profile":
        told = [*told, labels[-1]]
    kept = {*told[:most], *[label for label in labels if label not in told][: max(most - len(told), 0)]}
    if finding.chart in ("diverging", "distribution"):
        kept = set(labels[: max(most // 2, 1)])
    left = len(labels) - len(kept)
    rows = tuple(row for row in finding.rows if row.label in kept)
    return replace(finding, rows=rows, base=_more(finding.base, left))


def _more(base: str, left: int) -> str:
    """Return a base that says how many more there are in the workbook, once, however often something is left out."""
    said = _LEFT_OUT.search(base)
    total = left + (int(said[1]) if said else 0)
    return f"{base[: said.start()] if said else base} {total} more in the workbook." if total else base
