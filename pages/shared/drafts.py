"""Decisions about a draft: taken, kept in the store, and taken back; every change reads the draft again."""

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from analysis import corrections
from analysis.asks import asks_of
from analysis.corrections import Alternative, Effect
from analysis.decisions import Decision, standing, wave
from analysis.reading import Draft
from analysis.store import SavedSurvey
from analysis.survey import Ask
from pages.shared import changes, data, words


def asks(saved: SavedSurvey) -> tuple[Ask, ...]:
    """Return the questions that reading left open."""
    return asks_of(data.survey(saved))


def effects(saved: SavedSurvey) -> list[Effect]:
    """Return what can be undone, and what that would do to the headline."""
    return _effects(saved.reading, saved.staff_n, saved)


@st.cache_data(show_spinner=words.LOOKING, max_entries=32)
def _effects(reading: str, staff_n: int | None, _saved: SavedSurvey) -> list[Effect]:
    return corrections.effects(_draft(_saved), standing(decisions(_saved)), staff_n)


def alternatives(saved: SavedSurvey, ask: Ask) -> list[Alternative]:
    """Return every choice of a question with the headline under it."""
    return _alternatives(saved.reading, ask.key, ask.choices, saved.staff_n, saved, ask)


@st.cache_data(show_spinner=words.LOOKING, max_entries=64)
def _alternatives(
    reading: str, key: str, choices: tuple[str, ...], staff_n: int | None, _saved: SavedSurvey, _ask: Ask
) -> list[Alternative]:
    return corrections.alternatives(_draft(_saved), standing(decisions(_saved)), _ask, staff_n)


def decisions(saved: SavedSurvey) -> tuple[Decision, ...]:
    """Return what was decided about a survey, oldest first."""
    return data.store().decisions(saved.id)


def offered_again(saved: SavedSurvey) -> list[Decision]:
    """Return what was decided about earlier exports and fits this one."""
    earlier = data.store().earlier_decisions(saved.id)
    return corrections.offered_again(earlier, data.survey(saved), decisions(saved)) if earlier else []


def decide(saved: SavedSurvey, choices: Mapping[str, str], why: str) -> None:
    """Take decisions, with the time and why, and show the page anew."""
    new = [Decision(key, choice, data.now(), why) for key, choice in choices.items()]
    _apply(saved, [*_without(saved, choices), *new])


def apart(saved: SavedSurvey, waves: Sequence[str], chosen: str, why: str) -> None:
    """Make one survey of every wave in a file: this one of the chosen wave, of each other a draft of its own.

    Where a promise stands for the file already, it stands for all of it: the others are then left out only.
    """
    changes.make(lambda: _split(saved, [chosen] if saved.promise else waves, chosen, why))


def _split(saved: SavedSurvey, waves: Sequence[str], chosen: str, why: str) -> None:
    store, draft, key = data.store(), _draft(saved), wave()
    for name in waves:
        taken = [*_without(saved, [key]), Decision(key, name, data.now(), why.format(wave=name))]
        survey = corrections.decide(draft, taken)
        own = saved if name == chosen else store.save(survey, data.now(), draft=draft)
        store.decide(own.id, survey, taken)
        store.set_wave(own.id, name)


def take_over(saved: SavedSurvey, earlier: Iterable[Decision]) -> None:
    """Take the same decisions as about an earlier export."""
    new = [Decision(decision.key, decision.choice, data.now(), decision.why) for decision in earlier]
    _apply(saved, [*decisions(saved), *new])


def take_back(saved: SavedSurvey, keys: Sequence[str]) -> None:
    """Undo decisions: the draft is read again without them."""
    _apply(saved, _without(saved, keys))


def _without(saved: SavedSurvey, keys: Iterable[str]) -> list[Decision]:
    return [decision for decision in decisions(saved) if decision.key not in set(keys)]


def _apply(saved: SavedSurvey, taken: Sequence[Decision]) -> None:
    changes.make(lambda: data.store().decide(saved.id, corrections.decide(_draft(saved), taken), taken))


def _draft(saved: SavedSurvey) -> Draft:
    return data.store().draft(saved.id)
