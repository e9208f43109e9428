"""Later exports of a survey that is here: how they differ, kept or left out, and the earlier one put back."""

from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from analysis import corrections, publication
from analysis.decisions import Decision
from analysis.errors import SurveyError
from analysis.reading import Draft
from analysis.report import difference_sentences
from analysis.store import SavedSurvey
from analysis.survey import Survey
from analysis.versions import difference
from pages.shared import changes, data, show, words


@dataclass(frozen=True)
class Taken:
    """What became of a file: read, known or refused; the sentence for it; and the digest of its survey."""

    kind: str
    message: str
    digest: str


@dataclass(frozen=True)
class Later:
    """A later export of a survey that is here, as it leaves reading: nothing of it is kept until somebody says so."""

    name: str
    draft: Draft
    survey: Survey
    series: str


def offer(later: Later, key: str) -> Taken | None:
    """Show how a later export differs and ask whether to keep it; return what became of it once that is said."""
    before = data.store().versions(later.series)
    if not before:
        return _keep(later, None)
    newest = before[-1]
    with st.container(border=True):
        st.subheader(words.literal(words.LATER.format(name=later.name, survey=newest.wave or newest.name)))
        found = difference(data.store().load(newest.id), data.store().as_version(later.survey, later.series))
        show.points(difference_sentences(found))
        st.write(words.LATER_PUBLISHED if newest.published_at else words.LATER_DRAFT)
        with st.container(horizontal=True):
            if st.button(words.LATER_KEEP, key=f"keep_{key}", type="primary"):
                return _keep(later, newest)
            if st.button(words.LATER_LEAVE, key=f"leave_{key}"):
                return Taken("known", words.LATER_LEFT.format(name=later.name), later.survey.digest)
    return None


def _keep(later: Later, before: SavedSurvey | None) -> Taken:
    """Keep a later export; what was decided about the one before is decided about it too, where it fits."""
    try:
        saved = data.store().save(later.survey, data.now(), draft=later.draft, series=later.series)
        if before:
            _decide_again(saved, data.store().decisions(before.id))
    except SurveyError as refusal:
        return Taken("refused", words.REFUSED.format(name=later.name, reason=refusal), "")
    said = words.READ_AGAIN.format(name=later.name, people=later.survey.respondents)
    return Taken("read", said, later.survey.digest)


def _decide_again(saved: SavedSurvey, earlier: tuple[Decision, ...]) -> None:
    fitting = corrections.offered_again(earlier, data.survey(saved), ())
    if fitting:
        data.store().decide(saved.id, corrections.decide(data.store().draft(saved.id), fitting), fitting)


def earlier(saved: SavedSurvey) -> None:
    """Show the versions that this one has replaced, each with the button that puts it back."""
    replaced = [version for version in data.store().versions(saved.series) if version.state == "replaced"]
    if not replaced:
        return
    with st.expander(words.VERSIONS, key=f"versions_{saved.id}"):
        st.write(words.VERSIONS_WHAT)
        for version in replaced:
            date = datetime.fromisoformat(version.saved_at).strftime("%d %B %Y, %H:%M").lstrip("0")
            line = words.VERSION_PUBLISHED if version.published_at else words.VERSION
            with st.container(horizontal=True, vertical_alignment="center"):
                st.write(words.literal(line.format(name=version.name, date=date, n=version.respondents)))
                if st.button(words.VERSION_BACK, key=f"restore_{version.id}"):
                    changes.make(lambda version=version: publication.restore(data.store(), version.id, data.now()))
