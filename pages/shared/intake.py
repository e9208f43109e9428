"""Files in: reading with progress, saving as a draft, and the sample school in one click."""

from pathlib import Path

import streamlit as st

from analysis import publication
from analysis.comments import coded_by_hand
from analysis.errors import SurveyError
from analysis.reading import read_draft
from analysis.store import SavedSurvey
from pages.shared import changes, coaching_data, data, versions, words
from pages.shared.versions import Later, Taken
from sample_data import MAPLE_HOLLOW, PROMISE, STAFF, TODAY, comment_coding, commitments

_HANDLED = "_handled_files"


def drop_zone() -> None:
    """Show the place to drop exports; read what is new, save it as a draft, and say what happened."""
    files = st.file_uploader(words.DROP, accept_multiple_files=True, key="exports", help=words.DROP_HELP)
    handled = st.session_state.setdefault(_HANDLED, {})
    for file in files:
        if file.file_id not in handled:
            with st.spinner(words.literal(words.READING.format(name=file.name))):
                handled[file.file_id] = _take_in(file.name, file.getvalue())
    drafts = {saved.digest for saved in data.store().surveys() if saved.state == "draft"}
    for file in files:
        taken = handled[file.file_id]
        if isinstance(taken, versions.Later):
            said = versions.offer(taken, file.file_id)
            if said:
                handled[file.file_id] = said
                st.rerun()
        elif taken.kind != "read" or taken.digest in drafts:
            {"read": st.success, "known": st.info, "refused": st.error}[taken.kind](words.literal(taken.message))


def _take_in(name: str, content: bytes) -> Taken | Later:
    """Return what became of one file; a later export of a survey that is here waits for an answer."""
    try:
        draft, survey = read_draft(content, name, secret=data.secret())
        series = data.store().series_of(survey)
        here = series and data.store().versions(series)
        if survey.digest in {saved.digest for saved in here or data.store().surveys()}:
            return Taken("known", words.KNOWN.format(name=name), survey.digest)
        if here:
            return Later(name, draft, survey, series)
        data.store().save(survey, data.now(), draft=draft, series=series)
    except SurveyError as refusal:
        return Taken("refused", words.REFUSED.format(name=name, reason=refusal), "")
    said = words.READ.format(name=name, people=survey.respondents, questions=len(survey.items))
    return Taken("read", said, survey.digest)


def sample_school() -> None:
    """Show the button that opens the sample school, or forgets it."""
    store = data.store()
    if any(saved.is_sample for saved in store.surveys()):
        if st.button(words.SAMPLE_FORGET, key="forget_sample"):
            changes.forget(_forget_sample)
    elif st.button(words.SAMPLE_LOAD, key="load_sample"):
        with st.spinner(words.SAMPLE_READING):
            # All are loaded before the first is published: the groups are those that fit every year.
            for saved in [_load_sample(path) for path in MAPLE_HOLLOW]:
                _publish_sample(saved)
            _commit_sample()
            coaching_data.open_sample()
        st.rerun()


def _forget_sample() -> None:
    data.store().forget_samples(data.now())
    data.store().forget_sample_commitments()
    coaching_data.forget_sample()


def _load_sample(path: Path) -> SavedSurvey:
    survey = read_draft(path.read_bytes(), path.name, secret=data.secret())[1]
    return data.store().save(survey, TODAY, staff_n=STAFF, is_sample=True)


def _publish_sample(saved: SavedSurvey) -> None:
    store = data.store()
    if saved.state == "draft" and saved.is_sample:
        by_hand = coded_by_hand(data.survey(saved), comment_coding())
        store.approve_comments(saved.id, by_hand.approved, True, TODAY)
        store.recode_comments(saved.id, by_hand.recoded, TODAY)
        publication.publish(store, saved.id, TODAY, PROMISE)


def _commit_sample() -> None:
    store = data.store()
    store.forget_sample_commitments()
    for line in commitments():
        outcome = line.pop("outcome")
        root = store.commit(**line, at=TODAY, is_sample=True)
        if outcome:
            store.supersede(root, TODAY, outcome=outcome)


def welcome() -> None:
    """Show the first page of an empty store: what to do next, and a school to look around in."""
    st.title(words.WELCOME)
    st.write(words.WELCOME_HOW)
    drop_zone()
    st.write(words.WELCOME_SAMPLE)
    sample_school()
