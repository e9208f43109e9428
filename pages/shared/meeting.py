"""What is shown in a meeting about a survey: its findings, the school's commitments, and how it is called."""

import streamlit as st

from analysis import agreed, meeting
from analysis.commitments import Commitment, after, before
from analysis.deck.template import readable
from analysis.findings.commitments import day, next_finding, said_did_finding
from analysis.gathered import Wave, gathered
from analysis.meeting import Imprint, Slide
from analysis.staff_meeting import imprint_of
from analysis.store import SavedSurvey
from analysis.survey import Finding
from pages.shared import comments, data
from pages.shared.words import share as words

NAME, COLOUR = "school_name", "school_colour"


def findings(saved: SavedSurvey) -> tuple[Finding, ...]:
    """Return every finding of a survey as everybody may see it, with change since earlier years that are here."""
    waves = [*earlier(saved), saved]
    ruling = comments.rulings(saved)
    ruled = (
        sorted(ruling.approved), sorted(ruling.names.items()), sorted(ruling.recoded.items()), ruling.codebook,
        sorted(ruling.stood),
    )  # fmt: skip
    keys = tuple((wave.reading, wave.wave, wave.staff_n, wave.promise) for wave in waves)
    decided = data.decided_pairs(waves)
    return _gathered(keys, data.promise(saved), repr((ruled, saved.agreed)), decided, saved, waves)


@st.cache_data(show_spinner=False, max_entries=32)
def _gathered(
    keys: tuple, promise: int, ruled: str, decided: data.Choices, _saved: SavedSurvey, _waves: list[SavedSurvey]
) -> tuple[Finding, ...]:
    questions = comments.listed(_saved, comments.rulings(_saved)).questions
    told = [
        Wave(
            data.survey(wave),
            wave.staff_n,
            questions if wave is _saved else (),
            label,
            data.promise(wave),
            wave.agreed.writers,
        )
        for label, wave in data.labels(_waves).items()
    ]
    return gathered(told, promise, data.by_pair(decided))


def earlier(saved: SavedSurvey) -> list[SavedSurvey]:
    """Return the surveys of earlier years; to a published one only published ones are added."""
    states = ("published",) if saved.state == "published" else ("published", "draft")
    return [
        other
        for other in data.years(saved)
        if other.is_sample == saved.is_sample and other.state in states and (other.wave or "") < (saved.wave or "")
    ]


def commitments(saved: SavedSurvey) -> tuple[Commitment, ...]:
    """Return what the school has committed itself to, as it stands."""
    return data.store().commitments(saved.is_sample)


def everything(saved: SavedSurvey) -> list[Finding]:
    """Return the findings of a survey, and what the school committed itself to before and after it."""
    kept, wave = commitments(saved), saved.wave or ""
    told = [said_did_finding(before(kept, wave)), next_finding(after(kept, wave))]
    return [*findings(saved), *filter(None, told)]


def slides(saved: SavedSurvey, topics: tuple[str, ...] = ()) -> tuple[Slide, ...]:
    """Return the slides of a meeting, the ten topics unless others are chosen."""
    return meeting.slides(everything(saved), data.promise(saved), topics)


def imprint(saved: SavedSurvey) -> Imprint:
    """Return what stands on every page of a file: the school, its colour, the survey, the promise, and the date."""
    name = words.SAMPLE_NAME if saved.is_sample else data.store().setting(NAME) or ""
    colour = data.store().setting(COLOUR) or Imprint.colour
    date = day(saved.published_at[:10]) if saved.published_at else words.DRAFT_FOOT
    more = f"{agreed.words(saved.agreed, data.promise(saved))} · {date}"
    return imprint_of(name, saved.wave or "", data.promise(saved), colour, more)


def choices(saved: SavedSurvey) -> dict[str, str]:
    """Return what can be put into a file and what it is called: topics first, then findings that belong to none."""
    found = {finding.finding_id: finding for finding in everything(saved)}
    topics = {
        slide.topic: topic.label for slide in slides(saved) for topic in meeting.TOPICS if topic.name == slide.topic
    }
    taken = {name for topic in meeting.TOPICS for name in topic.findings}
    others = {name: finding.question or finding.headline for name, finding in found.items() if name not in taken}
    return topics | {name: label for name, label in others.items() if found[name].rows}


def missing(saved: SavedSurvey) -> tuple[str, ...]:
    """Return the topics of a meeting that this survey has nothing to show for."""
    return meeting.left_out(everything(saved))


def readable_colour(saved: SavedSurvey) -> str:
    """Return the school's colour, dark enough for letters."""
    return readable(imprint(saved).colour)
