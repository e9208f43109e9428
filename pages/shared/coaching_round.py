"""A round: who meets whom, as far as the reader may know; proposing, changing places, and adding rounds."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from html import escape

import streamlit as st

from coaching.desk import Desk
from coaching.report import day, paired_sentence, round_sentence
from coaching.rounds import PAIRS, TEAMS, AgendaLine, Round, Session
from coaching.starters import AGENDAS
from pages.shared import coaching_changes, coaching_data, coaching_good, show, words
from pages.shared.words import coaching as said
from storage.errors import PlainError


def the_round(desk: Desk) -> None:
    """Show one round: its counts, the sessions the reader may know of, and what the reader may arrange."""
    rounds = desk.rounds()
    if not rounds:
        st.write(said.NO_ROUNDS)
        _add(desk)
        return
    labels = {found.id: label(found) for found in rounds}
    newest = max((at for at, found in enumerate(rounds) if found.start <= desk.today), default=0)
    chosen = st.selectbox(
        said.ROUND, list(labels), index=newest, format_func=labels.__getitem__, key="round", width=480
    )
    found = next(one for one in rounds if one.id == chosen)
    _counts(desk, found)
    if desk.is_coordinator:
        _propose(desk, found)
    _board(desk, found)
    if desk.is_coordinator and found.kind == PAIRS:
        _left_out(desk, found)
        _swap(desk, found)
    _slips(desk, found)
    if desk.may_set_up:
        _change(desk, found)
        _add(desk)


def label(found: Round) -> str:
    """Return the name of a round."""
    return said.ROUND_LABEL.format(number=found.number, kind=said.KINDS[found.kind], day=day(found.start))


def _counts(desk: Desk, found: Round) -> None:
    status = desk.round_status(found)
    st.html(
        f'<h2 class="room-headline">{escape(round_sentence(status))}</h2>'
        + (f'<p class="room-base">{escape(paired_sentence(status))}</p>' if status.groups else "")
    )
    who = desk.name(desk.year.coordinator)
    st.markdown(words.literal(said.COORDINATED_BY.format(name=who) if who else said.NO_COORDINATOR))


def _propose(desk: Desk, found: Round) -> None:
    sessions = desk.sessions(found)
    if sessions and not any(session.state in ("planned", "confirmed") for session in sessions):
        return
    hand = coaching_data.round_hand(desk)
    if found.kind == PAIRS:
        yes, asked, everybody = hand.taking_part()
        st.write(said.TAKING_PART.format(yes=yes, asked=asked, all=everybody))
    st.caption(said.PROPOSE_WHAT)
    label_of_it, kind = (said.PROPOSE_AGAIN, "secondary") if sessions else (said.PROPOSE, "primary")
    if st.button(label_of_it, key="propose", type=kind):
        coaching_changes.make(lambda: hand.propose(found), said.PROPOSED)


def _board(desk: Desk, found: Round) -> None:
    rows = [_line(desk, session) for session in desk.sessions(found)]
    if not rows:
        return
    header = (*said.BOARD_COLUMNS, said.BOARD_ANSWERS) if desk.is_coordinator else said.BOARD_COLUMNS
    show.table(header, [row[: len(header)] for row in rows])


def _line(desk: Desk, session: Session) -> tuple[str, ...]:
    teams = {team.id: team.name for team in desk.teams()}
    who = " – ".join(teams.get(team, "") for team in session.teams) or _names(desk, session)
    when = day(session.on) if session.on else said.NO_DAY
    answers = ", ".join(
        f"{desk.name(person)}: {said.ANSWER_WORDS[answer]}"
        for person, answer in desk.answers(session).items()
        if answer != "yes" and not session.teams
    )
    state = "" if session.teams and session.state == "planned" else said.SESSION_STATES[session.state]
    return who, when, session.period, state, answers


def _names(desk: Desk, session: Session) -> str:
    return " – ".join(desk.name(person) for person in session.people)


def _left_out(desk: Desk, found: Round) -> None:
    hand = coaching_data.round_hand(desk)
    pairs = [session for session in desk.sessions(found) if len(session.people) == 2]
    left_out = hand.left_out(found) if desk.sessions(found) else ()
    if not left_out:
        return
    st.html(f'<h3 class="room-headline room-small">{escape(said.LEFT_OUT)}</h3>')
    for left in left_out:
        why = " and ".join(said.REASONS[rule] for rule in left.rules)
        st.markdown(words.literal(said.LEFT_LINE.format(name=desk.name(left.id), reasons=why)))
        with st.popover(words.literal(said.JOIN.format(name=desk.name(left.id))), key=f"join_{left.id}"):
            named = {session.id: _names(desk, session) for session in pairs}
            chosen = st.selectbox(said.JOIN_WHICH, list(named), format_func=named.get, key=f"join_which_{left.id}")
            if st.button(said.SAVE, key=f"join_save_{left.id}") and chosen:
                session = next(one for one in pairs if one.id == chosen)
                coaching_changes.make(lambda session=session, left=left: hand.join(session, left.id))


def _swap(desk: Desk, found: Round) -> None:
    sessions = [session for session in desk.sessions(found) if session.state in ("planned", "confirmed", "rescheduled")]
    places = {person: session for session in sessions for person in session.people}
    if len(sessions) < 2:
        return
    with st.expander(said.SWAP, key="swap"):
        people = sorted(places, key=desk.name)
        left, right, do = st.columns([2, 2, 1], vertical_alignment="bottom")
        one = left.selectbox(said.SWAP_ONE, people, format_func=desk.name, key="swap_one")
        others = [person for person in people if places[person] != places[one]]
        other = right.selectbox(said.SWAP_OTHER, others, format_func=desk.name, key="swap_other")
        if do.button(said.SWAP_DO, key="do_swap"):
            hand = coaching_data.round_hand(desk)
            coaching_changes.make(lambda: hand.swap(places[one], one, places[other], other))


def _slips(desk: Desk, found: Round) -> None:
    counted = coaching_data.round_hand(desk).slips(found)
    with st.expander(said.SLIPS, key="slips"):
        if counted is None:
            st.write(said.SLIPS_FEW)
            return
        st.write(said.SLIPS_BASE.format(n=counted.total))
        for question, answers in zip(counted.questions, counted.answers, strict=True):
            show.table((question, ""), [(answer, f"{n} of {counted.total}") for answer, n in answers])
        show.points(counted.words)


def _change(desk: Desk, found: Round) -> None:
    with st.expander(said.ROUND_EDIT, key="round_edit"):
        seen = coaching_changes.seen(desk, found, f"{found.id}_{{}}_start")
        changed = _form(desk, seen, f"{seen.id}_{seen.version}")
        if changed:
            coaching_changes.make(lambda: coaching_data.round_hand(desk).set_round(changed), of=seen)


def _add(desk: Desk) -> None:
    if not desk.may_set_up:
        return
    number = max((found.number for found in desk.rounds()), default=0) + 1
    kind = TEAMS if number == 1 else PAIRS
    start = max(desk.today, desk.year.start) + timedelta(days=14)
    with st.expander(said.ROUND_ADD, expanded=not desk.rounds(), key=f"round_add_{number}"):
        new = _form(desk, Round(desk.year.id, number, kind, start, start), f"new_{number}")
        if new:
            coaching_changes.make(lambda: coaching_data.round_hand(desk).set_round(new))


def _form(desk: Desk, found: Round, tag: str) -> Round | None:
    with st.form(f"round_{tag}", border=False):
        kind, start, end = st.columns(3)
        chosen = kind.selectbox(
            said.ROUND_KIND,
            list(said.KINDS),
            index=list(said.KINDS).index(found.kind),
            format_func=said.KINDS.__getitem__,
            key=f"{tag}_kind",
        )
        first = start.date_input(said.ROUND_START, found.start, key=f"{tag}_start", format="YYYY-MM-DD")
        last = end.date_input(said.ROUND_END, found.end, key=f"{tag}_end", format="YYYY-MM-DD")
        lines = "\n".join(f"{line.minutes} {line.text}" for line in found.agenda or AGENDAS[found.kind])
        agreed = _criteria(desk, found, tag)
        text = st.text_area(said.AGENDA_FIELD, lines, key=f"{tag}_agenda", height=180)
        if not st.form_submit_button(said.SAVE, key=f"{tag}_save"):
            return None
        try:
            agenda = agenda_of(text.splitlines())
        except PlainError as refusal:
            st.error(words.literal(str(refusal)))
            return None
        if agenda == AGENDAS[found.kind] and chosen != found.kind:
            agenda = AGENDAS[chosen]
        return replace(found, kind=chosen, start=first, end=max(first, last), agenda=agenda, criteria=agreed)


def _criteria(desk: Desk, found: Round, tag: str) -> str:
    """Return which version of the criteria the round goes by: its own choice, else the newest."""
    labels = {one.id: coaching_good.label(one) for one in reversed(desk.criteria())}
    if not labels:
        return found.criteria
    at = list(labels).index(found.criteria) if found.criteria in labels else 0
    return st.selectbox(
        said.ROUND_CRITERIA, list(labels), index=at, format_func=labels.__getitem__, key=f"{tag}_criteria", width=360
    )


def agenda_of(lines: Sequence[str]) -> tuple[AgendaLine, ...]:
    """Return an agenda from lines that begin with minutes; PlainError where one does not."""
    found = [re.fullmatch(r"\s*(\d{1,3})\s*(?:min(?:utes)?\.?)?[\s:.,-]*(.+)", line) for line in lines if line.strip()]
    if not found or None in found:
        raise PlainError(said.AGENDA_WRONG)
    return tuple(AgendaLine(int(match[1]), match[2].strip()) for match in found)
