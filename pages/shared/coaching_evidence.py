"""Evidence on the team's page: what is missing at a glance, what there is, and adding a piece in one form."""

from dataclasses import replace

import streamlit as st

from coaching.desk import Desk
from coaching.evidence import EVIDENCE_KINDS, VISIBILITIES, Evidence, grid
from coaching.people import Team
from coaching.pictures import grid_html
from coaching.report import KIND_WORDS, day, evidence_sentence
from pages.shared import coaching_changes, coaching_data, show, words
from pages.shared.words import coaching as said


def evidence(desk: Desk, team: Team) -> None:
    """Show what evidence there is and what is missing, and let the team add and change pieces."""
    pieces = desk.evidence(team)
    st.html(f'<h3 class="room-headline room-small">{evidence_sentence(pieces, desk.today)}</h3>')
    if pieces:
        st.html(grid_html(grid(pieces, desk.year.start, min(desk.today, desk.year.end))))
        show.table(said.EVIDENCE_COLUMNS, [_line(piece) for piece in reversed(pieces)])
    else:
        st.write(said.NO_EVIDENCE)
    _add(desk, team)
    if pieces:
        _edit(desk, team, pieces)


def _line(piece: Evidence) -> tuple[str, str, str, str]:
    what = " · ".join(filter(None, (piece.title, piece.note, piece.link, piece.file_name)))
    return day(piece.on), KIND_WORDS[piece.kind], what, said.CIRCLES[piece.circle]


def _add(desk: Desk, team: Team) -> None:
    with st.form("evidence_add", clear_on_submit=True):
        st.html(f'<p class="room-marked">{said.EVIDENCE_ADD}</p>')
        kind, title, on = st.columns([1.3, 3, 1.2])
        new = Evidence(
            "",
            kind.selectbox(said.EVIDENCE_KIND, EVIDENCE_KINDS, format_func=KIND_WORDS.__getitem__, key="piece_kind"),
            on.date_input(
                said.EVIDENCE_ON, desk.today, max_value=desk.today, key="piece_on", format="YYYY-MM-DD"
            ),
            title.text_input(said.EVIDENCE_TITLE, max_chars=200, key="piece_title"),
        )  # fmt: skip
        note, link = st.columns(2)
        new = replace(
            new,
            note=note.text_input(said.EVIDENCE_NOTE, max_chars=400, key="piece_note"),
            link=link.text_input(said.EVIDENCE_LINK, max_chars=500, key="piece_link").strip(),
        )
        file = st.file_uploader(said.EVIDENCE_FILE, key="piece_file", max_upload_size=5)
        new = _seen_by(new, "piece")
        if st.form_submit_button(said.EVIDENCE_ADD, key="piece_save", type="primary"):
            content = file.getvalue() if file else None
            name = file.name if file else ""
            hand = coaching_data.team_hand(desk, team)
            coaching_changes.make(lambda: hand.show(new, content, name), undo=lambda made: hand.undo(made.id))


def _seen_by(piece: Evidence, tag: str) -> Evidence:
    circle, students, consent, screen = st.columns([2, 1.4, 1.4, 1.6], vertical_alignment="bottom")
    return replace(
        piece,
        circle=circle.selectbox(
            said.EVIDENCE_CIRCLE,
            VISIBILITIES,
            index=VISIBILITIES.index(piece.circle),
            format_func=said.CIRCLES.__getitem__,
            key=f"{tag}_circle",
        ),
        shows_students=students.checkbox(said.EVIDENCE_STUDENTS, piece.shows_students, key=f"{tag}_students"),
        consent_on_file=consent.checkbox(said.EVIDENCE_CONSENT, piece.consent_on_file, key=f"{tag}_consent"),
        on_screen=screen.checkbox(said.EVIDENCE_SCREEN, piece.on_screen, key=f"{tag}_screen"),
    )


def _edit(desk: Desk, team: Team, pieces: tuple[Evidence, ...]) -> None:
    with st.expander(said.EVIDENCE_EDIT, key="evidence_edit"):
        by_id = {piece.id: piece for piece in reversed(pieces)}
        chosen = st.selectbox(
            said.EVIDENCE_WHICH,
            list(by_id),
            format_func=lambda found: f"{day(by_id[found].on)}, {by_id[found].title}",
            key="evidence_which",
        )
        piece = coaching_changes.seen(desk, by_id[chosen], f"{chosen}_{{}}_title")
        tag = f"{piece.id}_{piece.version}"
        with st.form(f"evidence_edit_{tag}", border=False):
            title, note = st.columns(2)
            changed = replace(
                piece,
                title=title.text_input(said.EVIDENCE_TITLE, piece.title, max_chars=200, key=f"{tag}_title"),
                note=note.text_input(said.EVIDENCE_NOTE, piece.note, max_chars=400, key=f"{tag}_note"),
            )
            changed = _seen_by(changed, tag)
            if st.form_submit_button(said.SAVE, key=f"{tag}_save"):
                coaching_changes.make(lambda: coaching_data.team_hand(desk, team).change_evidence(changed), of=piece)
        _more(desk, team, piece, tag)


def _more(desk: Desk, team: Team, piece: Evidence, tag: str) -> None:
    hand = coaching_data.team_hand(desk, team)
    with st.container(horizontal=True):
        if piece.link:
            st.link_button(said.EVIDENCE_OPEN, piece.link)
        if piece.file:
            st.download_button(
                said.FILE_OPEN, lambda: hand.file(piece), piece.file_name or "evidence", key=f"{tag}_file",
                on_click="ignore", mime="application/octet-stream",
            )  # fmt: skip
        if st.button(said.UNDO, key=f"{tag}_undo"):
            coaching_changes.make(lambda: hand.undo(piece.id), said.UNDONE, of=piece)
        if st.button(said.REMOVE, key=f"{tag}_remove"):
            coaching_changes.make(lambda: hand.remove(piece), of=piece, undo=lambda gone: hand.undo(gone.id))
        if st.button(said.ERASE, key=f"{tag}_erase", help=words.literal(said.ERASE_HELP)):
            coaching_changes.make(lambda: hand.erase_evidence(piece), said.ERASED, of=piece)
