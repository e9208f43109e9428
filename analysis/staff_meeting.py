"""The slides for a staff meeting from exports, as the command line makes them: read back before they are given out."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis import agreed, headcounts, meeting
from analysis.agreed import Agreed
from analysis.audit import Audit, audit_deck
from analysis.deck import deck_of
from analysis.errors import SurveyError
from analysis.gathered import Wave, gathered
from analysis.meeting import Imprint, Slide
from analysis.results import answered
from analysis.survey import Survey

_FOOT = "Teacher survey {year} · Nothing here is about fewer than {promise} people"
_WRONG = "The slides were not given out, because reading them back showed: {problem}"


@dataclass(frozen=True)
class Meeting:
    """A deck, its slides, the topics that this survey has nothing for, and what reading it back has shown."""

    deck: bytes
    slides: tuple[Slide, ...]
    left_out: tuple[str, ...]
    audit: Audit


def meeting_of(surveys: Sequence[Survey], staff_n: int | None, promise: int, school: str = "") -> Meeting:
    """Return the slides about the latest of some surveys.

    Parameters
    ----------
    surveys : sequence of Survey
        One at least. Without a year they are taken in the order given, the last as the latest.
    staff_n : int, optional
        How many people could have answered the latest one.
    promise : int
        The smallest group that any number may be about.
    school : str
        What the school is called.

    Raises
    ------
    SurveyError
        The promise is looser than any may be, fewer people could have answered than did, or the file read back is not
        what it should be.
    """
    ordered = in_order(surveys)
    headcounts.check(staff_n, answered(ordered[-1]))
    findings = gathered([Wave(survey, staff_n if survey is ordered[-1] else None) for survey in ordered], promise)
    slides = meeting.slides(findings, promise)
    imprint = imprint_of(school, ordered[-1].wave or "", promise, more=agreed.words(Agreed(), promise))
    deck = deck_of(slides, imprint)
    audit = audit_deck(deck, slides, imprint, promise)
    if audit.problems:
        raise SurveyError(_WRONG.format(problem=audit.problems[0]))
    return Meeting(deck, slides, meeting.left_out(findings), audit)


def in_order(surveys: Sequence[Survey]) -> list[Survey]:
    """Return surveys in the order of their years, where all have one; else in the order given."""
    return sorted(surveys, key=lambda survey: survey.wave or "") if all(s.wave for s in surveys) else list(surveys)


def imprint_of(school: str, year: str, promise: int, colour: str = Imprint.colour, more: str = "") -> Imprint:
    """Return what stands on every page: the school, the year, the promise, and what else is to be said there."""
    foot = _FOOT.format(year=year, promise=promise).replace("  ", " ")
    return Imprint(
        school or "Our school", f"Teacher survey {year}".strip(), colour, " · ".join(filter(None, (foot, more)))
    )


def deck_document(made: Meeting) -> dict:
    """Return what is on the slides, for programs."""
    return {
        "slides": [{"topic": slide.topic, "headline": slide.finding.headline} for slide in made.slides],
        "left_out": list(made.left_out),
        "numbers_compared": made.audit.compared_n,
    }


def deck_text(made: Meeting, out: str) -> str:
    """Return what is on the slides in words."""
    lines = [f"{len(made.slides)} slides in {out}:", ""]
    lines += [f"{at}. {slide.finding.headline}" for at, slide in enumerate(made.slides, 1)]
    if made.left_out:
        lines += ["", f"Left out, because there is nothing to show for it: {', '.join(made.left_out)}."]
    lines += [
        "",
        f"Read back: {made.audit.compared_n} numbers and parts compared with the findings, all as they should be.",
    ]
    return "\n".join(lines)
