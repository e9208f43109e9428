"""A teacher's own coaching: the next session, what to bring, saying yes or no, and how a session closes."""

from datetime import date
from html import escape

import streamlit as st

from coaching.desk import Desk
from coaching.printed import card_html
from coaching.report import day
from coaching.rounds import CANCELLED, CONFIRMED, HELD, LEADER_PARTS, PLANNED, RESCHEDULED, Round, Session
from coaching.starters import AGENDAS, EXIT_ANSWERS, EXIT_QUESTIONS, TO_BRING
from pages.shared import coaching_changes, coaching_data, coaching_goals, show, words
from pages.shared.words import coaching as said

_OPEN = (PLANNED, CONFIRMED, RESCHEDULED)


def mine(desk: Desk) -> None:
    """Show everything of the reader's own coaching, the next session first."""
    sessions = desk.own_sessions()
    coming = [(found, session) for found, session in sessions if session.state in _OPEN]
    if not coming:
        st.write(said.NO_SESSION)
    for found, session in sorted(coming, key=lambda pair: (pair[1].on or date.max, pair[1].id)):
        _session(desk, found, session)
    _steps(desk)
    coaching_goals.goals(desk)
    _willing(desk)
    for found, session in reversed([pair for pair in sessions if pair[1].state == HELD]):
        with st.expander(words.literal(title(desk, found, session)), key=f"held_{session.id}"):
            _after(desk, session)
            _slip(desk, found)


def title(desk: Desk, found: Round, session: Session) -> str:
    """Return who meets and when, for the reader."""
    when = day(session.on) if session.on else said.NO_DAY
    return f"{said.ROUND} {found.number}: {partners(desk, session)}, {when}"


def partners(desk: Desk, session: Session) -> str:
    """Return whom the reader meets: the other teams, or the others of the pair."""
    if session.teams:
        named = {team.id: team.name for team in desk.teams()}
        return said.AT_TABLES.format(teams=" and ".join(named.get(team, "") for team in session.teams))
    return said.WITH.format(names=desk.names(one for one in session.people if one != desk.reader.person))


def about(desk: Desk, session: Session) -> list[str]:
    """Return when and where a session is, and how it stands."""
    when = [day(session.on) if session.on else said.NO_DAY]
    when += [said.PERIOD.format(period=session.period)] if session.period else []
    when += [f"{session.minutes} min", session.place]
    lines = [", ".join(filter(None, when))]
    if not session.teams:
        lines.append(said.ROOM_FIRST.format(name=desk.name(session.people[0])))
    return lines


def _session(desk: Desk, found: Round, session: Session) -> None:
    with st.container(border=True, key=f"session_{session.id}"):
        state = said.SESSION_STATES[session.state] if not session.teams else ""
        st.html(
            f'<h2 class="room-headline room-small">{escape(title(desk, found, session))}</h2>'
            + f'<p class="room-base">{"<br>".join(escape(line) for line in [*about(desk, session), state] if line)}</p>'
        )
        if not session.teams:
            _answer(desk, session)
        left, right = st.columns(2)
        with left:
            st.html(f'<p class="room-marked">{escape(said.BRING)}</p>')
            show.points(TO_BRING[found.kind])
            st.download_button(
                said.CARD, lambda: card(desk, found, session), f"session_{found.number}.html", "text/html",
                key=f"card_{session.id}", on_click="ignore",
            )  # fmt: skip
        with right:
            _arrange(desk, session)
        _close(desk, session)


def card(desk: Desk, found: Round, session: Session) -> str:
    """Return the card of a session, to be printed."""
    versions = {criteria.id: criteria for criteria in desk.criteria()}
    agreed = versions.get(found.criteria) or (desk.criteria()[-1] if versions else None)
    agenda = found.agenda or AGENDAS[found.kind]
    criteria = agreed.criteria if agreed else ()
    return card_html(title(desk, found, session), about(desk, session), TO_BRING[found.kind], agenda, criteria)


def _answer(desk: Desk, session: Session) -> None:
    answer = desk.answers(session).get(desk.reader.person, "asked")
    hand = coaching_data.round_hand(desk)
    if said.ANSWERED[answer]:
        st.write(said.ANSWERED[answer])
    with st.container(horizontal=True):
        if answer != "yes" and st.button(said.SAY_YES, key=f"yes_{session.id}", type="primary"):
            coaching_changes.make(lambda: hand.answer(session, True))
        if answer != "no" and st.button(said.SAY_NO, key=f"no_{session.id}"):
            coaching_changes.make(lambda: hand.answer(session, False))
    st.caption(said.CAN_CHANGE)


def _arrange(desk: Desk, session: Session) -> None:
    session = coaching_changes.seen(desk, session, f"place_{session.id}_{{}}")
    hand, tag = coaching_data.round_hand(desk), f"{session.id}_{session.version}"
    with st.popover(said.ARRANGE, key=f"arrange_{session.id}"):
        periods = (
            ["", *dict.fromkeys((*desk.year.periods, session.period))] if session.period else ["", *desk.year.periods]
        )
        period = st.selectbox(said.PERIOD_FIELD, periods, index=periods.index(session.period), key=f"period_{tag}")
        place = st.text_input(said.PLACE, session.place, max_chars=120, key=f"place_{tag}")
        leader = st.selectbox(
            said.LEADER_PRESENT,
            LEADER_PARTS,
            index=LEADER_PARTS.index(session.leader_present),
            format_func=said.LEADER_PARTS.__getitem__,
            key=f"leader_{tag}",
        )
        if st.button(said.SAVE, key=f"arrange_save_{tag}"):
            coaching_changes.make(lambda: hand.arrange(session, period, place, leader), of=session)
    with st.popover(said.MOVE, key=f"move_{session.id}"):
        on = st.date_input(said.MOVE_TO, session.on or desk.today, key=f"move_to_{tag}", format="YYYY-MM-DD")
        if st.button(said.SAVE, key=f"move_save_{tag}"):
            coaching_changes.make(lambda: hand.move(session, RESCHEDULED, on), of=session)
        if st.button(said.CANCEL, key=f"cancel_{tag}"):
            coaching_changes.make(lambda: hand.move(session, CANCELLED), of=session)


def _close(desk: Desk, session: Session) -> None:
    with st.expander(said.CLOSE, key=f"close_{session.id}"), st.form(f"close_form_{session.id}", border=False):
        st.write(said.CLOSE_WHAT)
        st.caption(said.NOT_BRING_AND_BRAG)
        question = st.text_input(said.QUESTION, max_chars=400, key=f"question_{session.id}")
        idea = st.text_input(said.IDEA, max_chars=400, key=f"idea_{session.id}")
        step, due = st.columns([3, 1])
        next_step = step.text_input(said.NEXT_STEP, max_chars=400, key=f"step_{session.id}")
        when = due.date_input(said.STEP_DUE, None, key=f"step_due_{session.id}", format="YYYY-MM-DD")
        if st.form_submit_button(said.CLOSE, key=f"close_save_{session.id}"):
            hand = coaching_data.round_hand(desk)
            coaching_changes.make(lambda: hand.close(session, question, idea, next_step, when), said.CLOSED)


def _after(desk: Desk, session: Session) -> None:
    teams = {team.id: team.name for team in desk.teams()}
    for taken in desk.takeaways(session):
        lines = ((said.QUESTION, taken.question), (said.IDEA, taken.idea), (said.NEXT_STEP, taken.next_step))
        who = desk.name(taken.person) or teams.get(taken.team, "")
        show.points([f"{who}. {what}: {text}" for what, text in lines if text])
    show.points([f"{desk.name(note.person)}: {note.text}" for note in desk.notes(session)])
    with st.form(f"note_{session.id}", clear_on_submit=True, border=False):
        text = st.text_input(said.NOTE, max_chars=1000, key=f"note_text_{session.id}")
        if st.form_submit_button(said.NOTE_SAVE, key=f"note_save_{session.id}"):
            coaching_changes.make(lambda: coaching_data.round_hand(desk).note(session, text))
    _close(desk, session)


def _steps(desk: Desk) -> None:
    steps = desk.own_steps()
    st.html(f'<h2 class="room-headline room-small">{escape(said.STEPS)}</h2>')
    if not steps:
        st.write(said.NO_STEPS)
    for _, taken in steps:
        step = said.STEP_BY.format(step=taken.next_step, day=day(taken.due)) if taken.due else taken.next_step
        key = f"done_{taken.id}_{taken.version}"
        st.checkbox(
            words.literal(step),
            taken.done_on is not None,
            key=key,
            on_change=lambda taken=taken, key=key: coaching_changes.at_once(
                lambda: coaching_data.round_hand(desk).step_done(taken, st.session_state[key])
            ),
        )


def _willing(desk: Desk) -> None:
    kept = desk.willingness(desk.reader.person)
    with st.expander(said.WILLING, expanded=kept is None, key="willing"):
        st.write(said.WILLING_HOW)
        version = kept.version if kept else 0
        others = [one for one in desk.people("teacher") if desk.own_team and one.id not in desk.own_team.members]
        wishes = ["", *(one.id for one in others)]
        wish = kept.wish if kept and kept.wish in wishes else ""
        with st.form(f"willing_{version}", border=False):
            wants = st.segmented_control(
                said.WILLING, (said.WILLING_YES, said.WILLING_NO), label_visibility="collapsed", key=f"wants_{version}",
                default={None: None, True: said.WILLING_YES, False: said.WILLING_NO}[kept and kept.opted_in],
            )  # fmt: skip
            options = list(dict.fromkeys((*desk.year.periods, *(kept.periods if kept else ()))))
            free = st.multiselect(said.FREE_PERIODS, options, list(kept.periods) if kept else [], key=f"free_{version}")
            partner = st.selectbox(
                said.WISH, wishes, index=wishes.index(wish), key=f"wish_{version}",
                format_func=lambda person: desk.name(person) or said.NO_WISH,
            )  # fmt: skip
            if st.form_submit_button(said.SAVE, key="willing_save") and wants:
                hand = coaching_data.round_hand(desk)
                coaching_changes.make(lambda: hand.want(wants == said.WILLING_YES, sorted(free), partner))


def _slip(desk: Desk, found: Round) -> None:
    handed_in = st.session_state.setdefault("_slips_handed_in", set())
    if (desk.reader.person, found.id) in handed_in:
        st.write(said.SLIP_SENT)
        return
    with st.form(f"slip_{found.id}", clear_on_submit=True):
        st.html(f'<p class="room-marked">{escape(said.SLIP)}</p>')
        st.caption(said.SLIP_HOW)
        closed = [
            st.segmented_control(question, answers, key=f"slip_{found.id}_{at}")
            for at, (question, answers) in enumerate(zip(EXIT_QUESTIONS, EXIT_ANSWERS, strict=False))
        ]
        text = st.text_input(EXIT_QUESTIONS[-1], max_chars=400, key=f"slip_{found.id}_words")
        if st.form_submit_button(said.SLIP_SEND, key=f"slip_send_{found.id}"):
            coaching_changes.make(
                lambda: _hand_in(desk, found, [answer or "" for answer in closed], text), said.SLIP_SENT
            )


def _hand_in(desk: Desk, found: Round, closed: list[str], text: str) -> None:
    coaching_data.round_hand(desk).slip(found, (*closed, text))
    st.session_state["_slips_handed_in"].add((desk.reader.person, found.id))
