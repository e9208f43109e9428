"""Trying to unmask people from what is published: everything ``release`` gives, over all years and versions.

Nothing here uses how blocks were chosen or why a question is shown. The attacker knows who is in which team and role
and who answered which question, has kept every version that was ever published, and can compute.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

from analysis.attack.computing import Group, Question, Sum, exposed, told
from analysis.attack.published import questions_of, series_of
from analysis.joint_test import Year


@dataclass
class Tally:
    """How many ways were tried, and how many of them told something."""

    tried: int = 0
    found: int = 0

    def add(self, tried: int, found: int) -> None:
        """Count what was tried for one more question."""
        self.tried += tried
        self.found += found


@dataclass
class Attack:
    """What was tried and found.

    ``structural``: sums of one version that depend on fewer people than promised. ``versions``: the same over all
    versions of one survey. ``whole_numbers``: groups of which a reader outside is certain that all or none answered in
    one way; ``member``: the same for somebody who knows the own answer. ``questions`` are those anything was found in.
    """

    structural: Tally = field(default_factory=Tally)
    whole_numbers: Tally = field(default_factory=Tally)
    member: Tally = field(default_factory=Tally)
    versions: Tally = field(default_factory=Tally)
    questions: dict[str, None] = field(default_factory=dict)

    @property
    def anything(self) -> bool:
        """Whether anybody was unmasked."""
        return any(tally.found for tally in (self.structural, self.whole_numbers, self.member, self.versions))


def attack(years: Sequence[Year], promise: int, progress: Callable[[float], None] | None = None) -> Attack:
    """Try to unmask people from everything that is published.

    Parameters
    ----------
    years : sequence of Year
        What ``release_together`` gives.
    promise : int
        Smallest group that anything may be about.
    progress : callable, optional
        Is told how much is done, from 0 to 1.
    """
    found = Attack()
    work = [question for series in series_of(years) for question in questions_of(series)]
    known: dict[Hashable, tuple[int, int]] = {}
    for done, question in enumerate(work):
        before = _so_far(found)
        _structure(found, question, promise, known)
        _numbers(found, question)
        if _so_far(found) != before:
            found.questions[question.title] = None
        if progress:
            progress((done + 1) / len(work))
    return found


def _so_far(found: Attack) -> int:
    return sum(tally.found for tally in (found.structural, found.whole_numbers, found.member, found.versions))


def _structure(found: Attack, question: Question, promise: int, known: dict[Hashable, tuple[int, int]]) -> None:
    """Compute with the sums of each version alone, and with those of all versions together."""
    versions = sorted({name.version for group in question.groups for name in group.sums})
    for version in versions:
        found.structural.add(*_computed(_only(question.groups, version), promise, known))
    if len(versions) > 1:
        found.versions.add(*_computed(question.groups, promise, known))


def _only(groups: Sequence[Group], version: int) -> list[Group]:
    """Return the groups that the sums of one version tell apart."""
    found: dict[frozenset[Sum], frozenset[int]] = {}
    for group in groups:
        sums = frozenset(name for name in group.sums if name.version == version)
        if sums:
            found[sums] = found.get(sums, frozenset()) | group.people
    return [Group(sums, people, 0) for sums, people in found.items()]


def _computed(groups: Sequence[Group], promise: int, known: dict[Hashable, tuple[int, int]]) -> tuple[int, int]:
    key = frozenset((group.sums, group.people) for group in groups)
    if key not in known:
        known[key] = exposed(groups, promise)
    return known[key]


def _numbers(found: Attack, question: Question) -> None:
    asked, certain = told(question)
    found.whole_numbers.add(asked[0], certain[0])
    found.member.add(asked[1], certain[1])


__all__ = ["Attack", "Tally", "attack"]
