"""The uploader's work on comments: which may be read, which words are names, which themes there are."""

from html import escape

import streamlit as st

from analysis.comment_rulings import CODEBOOK
from analysis.comments import (
    CodedComment,
    CodedQuestion,
    Rulings,
    Worklist,
    default_codebook,
    edited,
    labels,
    search,
    staff_names,
    to_text,
)
from analysis.store import SavedSurvey
from pages.shared import changes, data
from pages.shared.words import comments as words
from pages.shared.words import literal

_PAGE = 25


def work(saved: SavedSurvey, found: Worklist, asked: CodedQuestion, decided: Rulings) -> None:
    """Show the uploader's list: of a draft at once, of a published survey once somebody says that they uploaded it.

    Until then nothing of a comment that is not approved is sent to the browser.
    """
    st.header(words.WORK)
    if saved.state != "draft":
        st.caption(words.WORK_WHO)
        if not st.toggle(words.WORK_OPEN, key=f"comment_work_{saved.id}"):
            return
    _progress(saved, asked)
    _approve(saved, asked)
    with st.expander(words.NAMES, key=f"comment_names_{saved.id}"):
        _names(saved, found)
    if saved.state == "draft":
        with st.expander(words.RECODE, key=f"comment_recode_{saved.id}"):
            _recode(saved, asked, decided)
        with st.expander(words.CODEBOOK, key=f"comment_codebook_{saved.id}"):
            _codebook(saved, decided)


def _progress(saved: SavedSurvey, asked: CodedQuestion) -> None:
    own = [comment for comment in asked.comments if comment.people]
    approved = sum(comment.approved for comment in own)
    if own:
        st.progress(approved / len(own), words.PROGRESS.format(approved=approved, all=len(own)))
    twice = sum(comment.personal for comment in own)
    if twice:
        st.write(words.LOOK_TWICE_N.format(n=twice))
    if asked.leaders_n:
        st.write(words.LEADERS.format(all=asked.usable_n + asked.leaders_n, n=asked.leaders_n))
    least = max(saved.agreed.writers, data.promise(saved))
    if asked.usable_n < least:
        st.info(words.FEWER.format(least=least))


def _approve(saved: SavedSurvey, asked: CodedQuestion) -> None:
    key = f"{saved.id}_{asked.item_id}"
    named = labels(asked.codebook)
    kinds = (words.SHOW_ALL, words.SHOW_OPEN, words.SHOW_APPROVED, words.SHOW_TWICE, words.SHOW_BARE)
    present = [named[theme.code] for theme in asked.codebook if asked.theme_n[theme.code]]
    left, middle, right = st.columns([2, 2, 1])
    chosen = left.selectbox(words.SHOW, [*kinds, *present], key=f"comment_show_{key}")
    wanted = middle.text_input(words.SEARCH, key=f"comment_find_{key}", max_chars=100)
    found = set(search([comment.text for comment in asked.comments], wanted))
    shown = [comment for comment in asked.comments if _fits(comment, chosen, named)]
    shown = [comment for comment in shown if comment.text in found or not wanted.strip()]
    pages = -(-len(shown) // _PAGE)
    page = (
        int(right.number_input(words.PAGE_OF, 1, pages, 1, key=f"comment_page_{key}_{chosen}_{pages}"))
        if pages > 1
        else 1
    )
    _all_at_once(saved, shown, key)
    if not shown:
        st.write(words.NOTHING_LEFT)
        return
    with st.form(f"comment_form_{key}", border=False):
        now = shown[(page - 1) * _PAGE : page * _PAGE]
        ticked = {comment: _one(comment, asked, named, key) for comment in now}
        if st.form_submit_button(words.KEEP, key=f"comment_keep_{key}"):
            given = {comment.key: yes for comment, yes in ticked.items() if yes != comment.approved}
            changes.make(lambda: _set(saved, given))


def _fits(comment: CodedComment, chosen: str, named: dict[str, str]) -> bool:
    own = {
        words.SHOW_ALL: True,
        words.SHOW_OPEN: not comment.approved,
        words.SHOW_APPROVED: comment.approved,
        words.SHOW_TWICE: comment.personal,
        words.SHOW_BARE: not comment.themes,
    }
    return own[chosen] if chosen in own else chosen in {named[code] for code in comment.themes}


def _all_at_once(saved: SavedSurvey, shown: list[CodedComment], key: str) -> None:
    safe = [c.key for c in shown if c.people and not c.approved and not c.personal]
    approved = [comment.key for comment in shown if comment.approved]
    with st.container(horizontal=True):
        label = words.APPROVE_ALL.format(n=len(safe))
        if safe and st.button(label, key=f"comment_all_{key}", help=words.APPROVE_ALL_HELP):
            changes.make(lambda: _set(saved, dict.fromkeys(safe, True)))
        if approved and st.button(words.WITHDRAW_ALL.format(n=len(approved)), key=f"comment_none_{key}"):
            changes.make(lambda: _set(saved, dict.fromkeys(approved, False)))


def _one(comment: CodedComment, asked: CodedQuestion, named: dict[str, str], key: str) -> bool:
    alike = sum(other.alike == comment.alike for other in asked.comments) - 1 if comment.alike else 0
    notes = {
        words.TWICE: comment.personal,
        words.BY_LEADER: not comment.people,
        words.SAME_N.format(n=comment.people): comment.people > 1,
        words.ALIKE.format(n=alike): alike,
    }
    notes |= {named[code]: True for code in comment.themes}
    # The text stands beside its box: as its label a screen reader would read out what keeps it literal.
    box, text = st.columns([1, 24], gap="small")
    text.html(f'<p class="room-row">{escape(comment.text)}</p>')
    said = " · ".join(note for note, holds in notes.items() if holds)
    if said:
        text.caption(literal(said))
    label = words.MAY_BE_READ.format(n=asked.comments.index(comment) + 1)
    key = f"approve_{key}_{comment.key}"
    return box.checkbox(label, comment.approved, key, disabled=not comment.people, label_visibility="collapsed")


def _set(saved: SavedSurvey, given: dict[str, bool]) -> None:
    for approved in (True, False):
        keys = [key for key, yes in given.items() if yes is approved]
        data.store().approve_comments(saved.id, keys, approved, data.now())
    _forget_ticks(saved)


def _forget_ticks(saved: SavedSurvey) -> None:
    """Let the boxes show what is kept now, not what was ticked before."""
    for key in [key for key in st.session_state if str(key).startswith(f"approve_{saved.id}_")]:
        del st.session_state[key]


def _names(saved: SavedSurvey, found: Worklist) -> None:
    masked = [name.word for name in found.names if name.masked]
    others = sorted(name.word for name in (*found.names, *found.doubtful) if not name.masked)
    is_draft = saved.state == "draft"
    st.write(words.NAMES_HOW if is_draft else words.NAMES_STAND)
    with st.form(f"comment_names_form_{saved.id}", border=False):
        if is_draft:
            every = sorted({*masked, *others})
            chosen = st.multiselect(words.MASKED, every, masked, str.title, key=f"masked_{saved.id}_{len(masked)}")
        else:
            st.text(", ".join(map(str.title, masked)))
            chosen = masked + st.multiselect(words.MASK_MORE, others, [], str.title, key=f"masked_{saved.id}")
        pasted = st.text_area(words.STAFF_NAMES, key=f"staff_names_{saved.id}", help=words.STAFF_NAMES_HELP)
        if st.form_submit_button(words.NAMES_SAVE, key=f"masked_save_{saved.id}"):
            ruled = {word: True for word in chosen if word not in masked}
            ruled |= {word: False for word in masked if word not in chosen}
            ruled |= dict.fromkeys(staff_names(data.survey(saved), pasted) - set(masked), True)
            changes.make(lambda: data.store().rule_names(saved.id, ruled, data.now()))


def _recode(saved: SavedSurvey, asked: CodedQuestion, decided: Rulings) -> None:
    comments = {comment.key: comment for comment in asked.comments if comment.people}
    chosen = st.selectbox(
        words.RECODE_WHICH, list(comments), index=None, format_func=lambda key: comments[key].text,
        key=f"recode_{saved.id}_{asked.item_id}",
    )  # fmt: skip
    if chosen not in comments:
        return
    named = labels(asked.codebook)
    picked = st.multiselect(
        words.RECODE_THEMES, list(named), comments[chosen].themes, named.get, key=f"recode_{saved.id}_{chosen}"
    )
    with st.container(horizontal=True):
        if st.button(words.RECODE_SAVE, key=f"recode_save_{saved.id}"):
            changes.make(lambda: data.store().recode_comment(saved.id, chosen, picked, data.now()))
        if chosen in decided.recoded and st.button(words.RECODE_BACK, key=f"recode_back_{saved.id}"):
            changes.make(lambda: data.store().recode_comment(saved.id, chosen, None, data.now()))


def _codebook(saved: SavedSurvey, decided: Rulings) -> None:
    st.write(words.CODEBOOK_HOW)
    lines = [f"{theme.label}: {', '.join(theme.keywords)}" for theme in decided.codebook]
    typed = st.text_area(words.CODEBOOK, "\n".join(lines), 320, label_visibility="collapsed", key=f"book_{saved.id}")
    with st.container(horizontal=True):
        if st.button(words.CODEBOOK_SAVE, key=f"book_save_{saved.id}"):
            codes = {theme.label.casefold(): theme.code for theme in (*default_codebook(), *decided.codebook)}
            rows = [
                (codes.get(label.strip().casefold(), ""), label, found)
                for label, found in map(_theme, typed.splitlines())
            ]
            changes.make(lambda: data.store().set_setting(CODEBOOK, to_text(edited(rows)), data.now()))
        if decided.codebook != default_codebook() and st.button(words.CODEBOOK_BACK, key=f"book_back_{saved.id}"):
            changes.make(lambda: data.store().set_setting(CODEBOOK, None, data.now()))


def _theme(line: str) -> tuple[str, str]:
    label, _, keywords = line.partition(":")
    return label, keywords
