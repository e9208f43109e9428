"""Numbers in words: which a text holds, and which its finding allows."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.printable import one_line
from analysis.survey import Finding

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SAME = 1e-9


@dataclass(frozen=True)
class Audit:
    """What reading a file back has shown: how many numbers were compared, and what is wrong, one sentence each."""

    compared_n: int
    problems: tuple[str, ...]

    def __add__(self, other: "Audit") -> "Audit":
        """Return two audits as one."""
        return Audit(self.compared_n + other.compared_n, self.problems + other.problems)


NOTHING = Audit(0, ())


def numbers_in(text: str) -> list[str]:
    """Return the numbers that stand in a text, as they are written."""
    return _NUMBER.findall(one_line(text))


def numbers_of(finding: Finding, *more: str) -> set[str]:
    """Return all numbers that a file may show for a finding: those of its sentences and rows."""
    texts = [finding.headline, finding.base, finding.caution, finding.question, finding.alternative, *finding.context]
    for row in finding.rows:
        texts += [row.label, row.note, row.column, str(row.n), str(row.base_n)]
    return {number for text in (*texts, *more) if text for number in numbers_in(text)}


def audit_text(text: str, finding: Finding, *more: str, where: str = "") -> Audit:
    """Return whether every number of a text is one of its finding, or of what else may stand there."""
    found, allowed = numbers_in(text), numbers_of(finding, *more)
    foreign = [number for number in dict.fromkeys(found) if number not in allowed]
    return Audit(len(found), tuple(f"{where}: {number} is no number of “{finding.headline}”." for number in foreign))


def audit_promise(findings: Iterable[Finding], promise: int) -> Audit:
    """Return whether every row is about as many people as promised, or a band."""
    problems, rows = [], 0
    for finding in findings:
        for row in finding.rows:
            rows += row.base_n is not None
            if row.base_n is not None and row.base_n < promise:
                problems.append(f"“{row.label}” is about {row.base_n} people, fewer than promised.")
    return Audit(rows, tuple(problems))


def audit_cell(label: str, value: float, finding: Finding, where: str) -> Audit:
    """Return whether a number behind a chart is that of a row with this label: its count, its share, or its band."""
    rows = [row for row in finding.rows if _is(label, one_line(row.label))]
    allowed = [number for row in rows for number in _values(row)]
    if any(abs(value - number) <= _SAME for number in allowed):
        return Audit(1, ())
    return Audit(1, (f"{where}: {value:g} is no number of “{label}”.",))


def _is(shown: str, label: str) -> bool:
    """Return whether a label is shown, in full or cut with an ellipsis."""
    return shown == label or (shown.endswith("…") and label.startswith(shown[:-1].rstrip()))


def _values(row) -> list[float]:
    if row.n is None:
        low, high = row.low or 0.0, 1.0 if row.high is None else row.high
        return [low, high, high - low, 1 - high]
    return [row.n, row.base_n, row.base_n - row.n, row.n / row.base_n if row.base_n else 0.0]
