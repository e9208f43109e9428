"""What the command ``attack`` prints: what was tried and found, as a document or as a text."""

from collections.abc import Sequence

from analysis.attack import Attack, Tally
from analysis.findings.words import number_word
from analysis.joint_test import Year


def attack_document(found: Attack) -> dict:
    """Return what was tried and found; the keys are a contract."""
    return {
        "structural": {"tried": found.structural.tried, "exposed": found.structural.found},
        "whole_numbers": {"tried": found.whole_numbers.tried, "certain": found.whole_numbers.found},
        "member": {"tried": found.member.tried, "certain": found.member.found},
        "versions": {"tried": found.versions.tried, "exposed": found.versions.found},
        "questions": list(found.questions),
    }


def attack_text(found: Attack, years: Sequence[Year], promise: int) -> str:
    """Return what was tried and found, for people."""
    fewer = f"fewer than {number_word(promise)} people"
    lines = [
        "Nobody could be unmasked from what would be published."
        if not found.anything
        else f"What would be published can be traced to {fewer} or makes an answer certain. Do not publish it.",
        "",
        _line(found.structural, "ways to add and subtract what is shown", f"leave {fewer}"),
        _line(found.versions, "ways to do so over versions of one survey", f"leave {fewer}"),
        _line(found.whole_numbers, "questions of a reader outside about a group", "have a certain answer"),
        _line(found.member, "questions of somebody who knows the own answer", "have a certain answer"),
    ]
    held = [year.survey.name for year in years if year.released is None]
    if held:
        lines += ["", f"Held, and so not attacked: {', '.join(held)}."]
    if found.questions:
        lines += ["", "Found in:", *(f"- {title}" for title in found.questions)]
    return "\n".join(lines)


def _line(tally: Tally, what: str, result: str) -> str:
    return f"Tried {tally.tried:,} {what}: {tally.found:,} {result}."
