"""What people wrote, as a page shows it: themes, comments that may be read, words in their place."""

from html import escape

import streamlit as st

from analysis import publication
from analysis.comments import (
    WRITE_IN,
    Codebook,
    CodedQuestion,
    Rulings,
    Worklist,
    in_context,
    labels,
    search,
    with_approved,
    worklist,
)
from analysis.disclosure import ReleasedComments, Withheld, comments_for_uploader, release_comments
from analysis.findings import quotes_finding, theme_finding, word_finding
from analysis.findings.commitments import day
from analysis.store import SavedSurvey
from analysis.survey import Finding, Survey
from pages.shared import data, show
from pages.shared.words import comments as words

_AT_ONCE, _MOST_PLACES, _MOST_BARS = 50, 200, 12


def rulings(saved: SavedSurvey) -> Rulings:
    """Return what the uploader decided about the comments of a survey."""
    return data.store().comment_rulings(saved.id)


def listed(saved: SavedSurvey, decided: Rulings) -> Worklist:
    """Return all comments of a survey, masked, coded and with what was decided; for the uploader.

    Of a published survey they may be those of an earlier version (`publication.comments_of`).
    """
    source = publication.comments_of(data.store(), saved)
    if source is None:
        return Worklist((), (), ())
    names, recoded = tuple(sorted(decided.names.items())), tuple(sorted(decided.recoded.items()))
    stood = tuple(sorted(decided.stood))
    found = _listed(source.reading, names, recoded, decided.codebook, stood, data.survey(source))
    return with_approved(found, decided.approved)


@st.cache_data(show_spinner=words.READING, max_entries=16)
def _listed(
    reading: str,
    names: tuple[tuple[str, bool], ...],
    recoded: tuple[tuple[str, tuple[str, ...]], ...],
    codebook: Codebook,
    stood: tuple[str, ...],
    _survey: Survey,
) -> Worklist:
    return worklist(_survey, Rulings(frozenset(), dict(recoded), dict(names), codebook, frozenset(stood)))


def released(saved: SavedSurvey, question: CodedQuestion) -> ReleasedComments | Withheld:
    """Return what this page may show of a question: of a draft everything, since only the uploader sees it."""
    if saved.state == "draft":
        return comments_for_uploader(question)
    return release_comments(question, data.promise(saved), saved.agreed.writers)


def question(saved: SavedSurvey, found: Worklist) -> CodedQuestion | None:
    """Return the question that is chosen; at first the one that most people wrote to, as far as that may be known.

    Of a published survey being listed tells nothing: all questions that ask for own words are, and of the others only
    those that can be shown. None where there is no question.
    """
    shown = {asked: released(saved, asked) for asked in found.questions}
    titles: dict[str, CodedQuestion] = {}
    for asked, may_be in shown.items():
        if asked.kind != WRITE_IN or isinstance(may_be, ReleasedComments):
            title = words.WRITE_INS.format(wording=asked.wording) if asked.kind == WRITE_IN else asked.wording
            titles[title if title not in titles else f"{title} ({len(titles) + 1})"] = asked
    order = sorted(titles, key=lambda title: -getattr(shown[titles[title]], "usable_n", 0))
    return titles[st.selectbox(words.WHICH, order, key=f"comments_of_{saved.id}")] if order else None


def themes(saved: SavedSurvey, asked: ReleasedComments | Withheld) -> Finding:
    """Show which themes people wrote about, and return the finding."""
    finding = theme_finding(asked, data.facts(saved).who)
    show.headline(finding)
    show.question(finding)
    show.bars(finding)
    show.counts(finding, words.THEMES_TABLE, saved)
    return finding


def read(saved: SavedSurvey, asked: ReleasedComments, codebook: Codebook) -> None:
    """Show the comments that may be read, by theme and by what somebody searches for."""
    st.header(words.READ)
    left, right = st.columns(2)
    named = {label: code for code, label in labels(codebook).items() if any(code in c.themes for c in asked.comments)}
    theme = left.selectbox(words.THEME, [words.ALL_THEMES, *named], key=f"comment_theme_{saved.id}")
    wanted = right.text_input(words.SEARCH, key=f"comment_search_{saved.id}", max_chars=100)
    finding = quotes_finding(asked, data.facts(saved).who, named.get(theme))
    show.headline(finding, small=True)
    rows = list(finding.rows)
    if wanted.strip():
        found = set(search([row.label for row in rows], wanted))
        rows = [row for row in rows if row.label in found]
        st.write(words.FOUND.format(n=len(rows)) if rows else words.NOTHING_FOUND)
    _quotes(saved, [(row.label, row.n) for row in rows])
    if finding.caution and rows:
        show.caution(finding)


def _quotes(saved: SavedSurvey, comments: list[tuple[str, int]]) -> None:
    key = f"comments_shown_{saved.id}"
    most = st.session_state.setdefault(key, _AT_ONCE)
    many = {
        text: f' <span class="room-quote-n">{escape(words.PEOPLE_WROTE.format(n=n))}</span>'
        for text, n in comments
        if n > 1
    }
    body = "".join(f"<li>{escape(text)}{many.get(text, '')}</li>" for text, _ in comments[:most])
    if body:
        st.html(f'<ul class="room-quotes">{body}</ul>')
    if len(comments) > most and st.button(words.MORE, key=f"more_{key}"):
        st.session_state[key] = most + _AT_ONCE
        st.rerun()


def words_in_place(saved: SavedSurvey, asked: ReleasedComments) -> None:
    """Show the words that most people wrote, and where a chosen one stands."""
    finding = word_finding(asked, data.facts(saved).who)
    st.header(words.WORDS)
    show.headline(finding, small=True)
    if not finding.rows:
        return
    show.bars(finding, most=_MOST_BARS)
    show.counts(finding, words.WORDS_TABLE, saved)
    word = st.selectbox(words.WORD, [row.label for row in finding.rows], index=None, key=f"comment_word_{saved.id}")
    if word:
        places = in_context([comment.text for comment in asked.comments], word)[:_MOST_PLACES]
        head = "".join(f'<th scope="col">{escape(title)}</th>' for title in words.CONTEXT_TABLE)
        body = "".join(
            f'<tr><td class="room-before">{escape(place.before)}</td><td><strong>{escape(place.word)}</strong></td>'
            f"<td>{escape(place.after)}</td></tr>"
            for place in places
        )
        st.html(f'<table class="room-table room-context"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')


def promise(saved: SavedSurvey) -> None:
    """Show what holds for comments, as it stands below them."""
    if saved.state == "draft":
        st.caption(words.DRAFT_SEES_ALL)
    else:
        st.caption(words.PROMISE.format(least=max(saved.agreed.writers, data.promise(saved))))
        source = publication.comments_of(data.store(), saved)
        if source and source.id != saved.id:
            st.caption(words.AS_OF.format(earlier=day(source.published_at[:10])))
