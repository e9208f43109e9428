"""One survey on the page Upload: what was read, its year and headcount, publishing and deleting."""

from datetime import datetime

import streamlit as st

from analysis import agreed, publication
from analysis.agreed import Agreed
from analysis.errors import SurveyError
from analysis.settings import LOOSEST_PROMISE, SMALLEST_GROUP
from analysis.store import SavedSurvey
from pages.shared import changes, data, decide, show, teams, versions, words


def card(label: str, saved: SavedSurvey, opened: bool) -> None:
    """Show one survey, folded unless ``opened``.

    Of a draft the uploader sees how the file was read, with counts of any size. Of a published survey there is no more
    here than on every page.
    """
    is_draft = saved.state == "draft"
    about = (words.DRAFT_SUFFIX, words.PEOPLE.format(n=saved.respondents)) if is_draft else (words.PUBLISHED_SUFFIX,)
    title = words.literal(" · ".join((label, saved.name, *about)))
    with st.expander(title, expanded=opened, key=f"card_{saved.id}"):
        finding = data.ranking(saved, "most_valuable")
        show.headline(data.response(saved), small=True)
        if finding:
            show.headline(finding, small=True)
        if is_draft:
            _draft(saved)
        else:
            _published(saved)
        versions.earlier(saved)


def _published(saved: SavedSurvey) -> None:
    date = datetime.fromisoformat(saved.published_at).strftime("%d %B %Y").lstrip("0")
    st.write(words.PUBLISHED.format(date=date, promise=saved.promise, agreed=agreed.words(saved.agreed, saved.promise)))
    _delete(saved)
    with st.expander(words.ITEMS, key=f"items_{saved.id}"):
        show.table(words.ITEM_COLUMNS[:-1], [row[:-1] for row in data.items(saved)])


def _draft(saved: SavedSurvey) -> None:
    if saved.held:
        st.warning(words.literal(f"{words.HELD} {saved.held}"))
    _settings(saved)
    with st.container(horizontal=True):
        _publish(saved)
        _delete(saved)
    decide.again(saved)
    decide.questions(saved)
    decide.repairs(saved)
    decide.taken(saved)
    with st.expander(words.CORRECT, key=f"correct_{saved.id}"):
        decide.correct(saved)
    with st.expander(words.TEAMS, key=f"teams_of_{saved.id}"):
        teams.headcounts(saved)
    with st.expander(words.QUALITY, key=f"quality_{saved.id}"):
        show.points(data.quality(saved))
        st.caption(words.QUALITY_NOTE)
    with st.expander(words.ITEMS, key=f"items_{saved.id}"):
        show.table(words.ITEM_COLUMNS, data.items(saved))


def _settings(saved: SavedSurvey) -> None:
    if data.staff_doubted(saved):
        st.warning(words.STAFF_DOUBTED.format(staff=saved.staff_n))
    with st.form(f"settings_{saved.id}", border=False):
        left, right = st.columns(2)
        wave = left.text_input(words.YEAR_FIELD, saved.wave or "", max_chars=40, key=f"wave_{saved.id}")
        staff = right.number_input(
            words.STAFF_FIELD,
            1,
            5000,
            saved.staff_n,
            1,
            help=words.STAFF_HELP,
            key=f"staff_{saved.id}",
        )
        if st.form_submit_button(words.SETTINGS_SAVE, key=f"save_{saved.id}"):
            changes.make(lambda: _set(saved, wave.strip() or None, staff))


def _set(saved: SavedSurvey, wave: str | None, staff: int | None) -> None:
    data.check_staff(saved, staff)
    data.store().set_wave(saved.id, wave)
    data.store().set_staff(saved.id, staff)


def _publish(saved: SavedSurvey) -> None:
    with st.popover(words.PUBLISH, key=f"publish_{saved.id}"):
        st.write(words.PUBLISH_WHAT)
        closed = st.checkbox(words.CLOSED, key=f"closed_{saved.id}")
        promise = st.number_input(
            words.PROMISE_FIELD, max(LOOSEST_PROMISE, saved.promise or 0), 50, max(SMALLEST_GROUP, saved.promise or 0),
            help=words.PROMISE_HELP, key=f"promise_{saved.id}",
        )  # fmt: skip
        terms = _terms(saved)
        if st.button(words.PUBLISH, key=f"do_publish_{saved.id}"):
            if closed:
                changes.forget(lambda: _make_public(saved, int(promise), terms))
            else:
                st.warning(words.NOT_CLOSED)


def _terms(saved: SavedSurvey) -> Agreed:
    """Show what is agreed beside the promise; counts only where no version of the survey promised bands."""
    known = saved.agreed
    writers = st.number_input(words.WRITERS_FIELD, known.writers, 50, known.writers, key=f"writers_{saved.id}")
    free = known.counts or saved.promise is None
    counts = st.toggle(
        words.COUNTS_FIELD, known.counts, key=f"counts_{saved.id}", help=words.COUNTS_HELP, disabled=not free
    )
    return Agreed(int(writers), counts)


def _make_public(saved: SavedSurvey, promise: int, terms: Agreed) -> None:
    data.check_staff(saved, saved.staff_n)
    bar = st.progress(0.0, words.PUBLISHING)
    outcome = publication.publish(data.store(), saved.id, data.now(), promise, bar.progress, terms)
    if outcome.held:
        raise SurveyError(outcome.held)


def _delete(saved: SavedSurvey) -> None:
    with st.popover(words.DELETE, key=f"delete_{saved.id}"):
        st.write(words.DELETE_WHAT)
        if st.button(words.DELETE_CONFIRM, key=f"do_delete_{saved.id}"):
            changes.forget(lambda: data.store().delete(saved.id, data.now()), words.DELETED)
